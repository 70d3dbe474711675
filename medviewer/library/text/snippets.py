"""One line of a passage around its hits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from medviewer.library.text.marked_places import marked_places
from medviewer.library.text.passages import MarkedWords

WIDTH = 160
"""Characters of a snippet, about."""
MOST_READ = 40_000
_BEFORE = 40
_SPACES = re.compile(r"\s+")


class Snippet(NamedTuple):
    """A line of text. marks: (start, length) of the hits in it."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, marks: MarkedWords) -> Snippet:
    """Return the line with the most different hits; the beginning of `text` where it holds none.

    Of a text of more than MOST_READ characters no more is read than the first such part that holds a hit.
    """
    hits: list[tuple[int, int, str]] = []
    at = 0
    while not hits and at < len(text):
        end = _word_end(text, at + MOST_READ, at)
        hits = _hits(text, at, end, marks)
        at = end
    return line_around(text, hits)


def line_around(text: str, hits: Sequence[tuple[int, int, str]]) -> Snippet:
    """Return the line with the most different hits: start, end and word of each; the beginning where there is none."""
    start = _best_start(hits)
    begin = max(text.rfind(" ", 0, max(0, start - _BEFORE)) + 1, start - WIDTH // 2, 0) if start > _BEFORE else 0
    line_begin = text.rfind("\n", begin, start) + 1
    begin = max(begin, line_begin) if start - line_begin > 0 else begin
    end = len(text) if begin + WIDTH >= len(text) else max(text.rfind(" ", begin, begin + WIDTH), start + 1)
    inside = [(max(a, begin), b) for a, b, _ in hits if begin <= a and b <= end]
    return _on_one_line(text, begin, end, inside)


def _word_end(text: str, most: int, least: int) -> int:
    """Return the last place up to `most` at which no word is cut; `most` itself where a word goes on all the while."""
    if most >= len(text):
        return len(text)
    space = text.rfind(" ", least, most)
    return space + 1 if space > least else most


def _hits(text: str, begin: int, end: int, marks: MarkedWords) -> list[tuple[int, int, str]]:
    """Return start, end and first word of each hit in a part of a text."""
    return [(begin + first, begin + last, word) for first, last, word, _ in marked_places(text[begin:end], marks)]


def _best_start(hits: Sequence[tuple[int, int, str]]) -> int:
    """Return where the first of the hits begins that has the most different words in reach."""
    best, most = (hits[0][0] if hits else 0), 0
    for place, (start, _, _) in enumerate(hits):
        reach = {word for a, _, word in hits[place : place + 12] if a < start + WIDTH - _BEFORE}
        if len(reach) > most:
            best, most = start, len(reach)
    return best


def _on_one_line(text: str, begin: int, end: int, hits: list[tuple[int, int]]) -> Snippet:
    line = "…" if begin else ""
    marks = []
    at = begin
    for start, stop in hits:
        line += _SPACES.sub(" ", text[at:start])
        marked = _SPACES.sub(" ", text[start:stop])
        marks.append((len(line), len(marked)))
        line += marked
        at = stop
    line += _SPACES.sub(" ", text[at:end]).rstrip()
    return Snippet(line + ("…" if end < len(text) else ""), tuple(marks))
