"""Menus, actions and the command palette."""
