"""Lengths and places in a text as Qt counts them: in units of UTF-16."""

from __future__ import annotations

from collections.abc import Iterable


def units(text: str) -> int:
    """Return how long Qt takes a text to be: it counts signs beyond the first 65,536 twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def places(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return (start, end) of pieces of a text, in their order, as Qt counts them; one pass over the text."""
    spans = list(spans)
    if len(text) == units(text):
        return spans
    found = []
    at = counted = 0
    for start, end in spans:
        first = counted + units(text[at:start])
        at, counted = end, first + units(text[start:end])
        found.append((first, counted))
    return found


def between(text: str, start: int, end: int) -> str:
    """Return what stands between two of Qt's places in a text."""
    if text.isascii():
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
