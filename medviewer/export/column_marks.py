"""Marks in the HTML of a page, between which paper may have two columns."""

from __future__ import annotations

IN_COLUMNS, IN_ONE = "<!--in columns-->", "<!--in one-->"
"""The marks around what may stand in two columns on paper; no page can hold them, since comments are taken out."""
