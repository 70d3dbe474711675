"""Printing and exporting from the window."""
