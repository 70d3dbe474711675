"""Dialects of Markdown to plain CommonMark: boxes, tabs, notes, links, powers and signs of other programs."""
