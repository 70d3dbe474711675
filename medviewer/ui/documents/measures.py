"""Widths that the text of a page and the start page have in common."""

MEASURE = 75  # characters a line, about what reads comfortably
MARGIN = 24
"""Pixels left of a text."""
