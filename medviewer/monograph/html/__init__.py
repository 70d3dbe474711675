"""Markdown as safe HTML, and HTML as plain text."""
