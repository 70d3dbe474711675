"""Lengths and places in a text as Qt counts them: in units of UTF-16."""

from __future__ import annotations


def units(text: str) -> int:
    """Return how long Qt takes a text to be: it counts signs beyond the first 65,536 twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
