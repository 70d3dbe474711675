"""Signs of a label's text in their order, and where two such texts part.

A sign is a letter or any other character that is seen, with how it looks. Spaces, line ends and characters that nobody
sees are none, so that line breaking makes no difference, and all else does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

IMAGE, BULLET = "\N{FRAME WITH PICTURE}", "•"
"""What an image, and the marker of an item in a list without numbers, are as signs."""

BULLETS = "•●○◦▪■□‣⁃·–—-*▫◆❖➢✓►▶\uf0b7\uf0a7"
NO_IMAGE = re.compile(r"\[Image(?::[^\]]*)?\]")
"""The words that stand for an image which cannot be shown."""
_AGAIN, _LOOKED_AHEAD = 40, 4000


class Sign(NamedTuple):
    """One character. looks: of "box", "sup", "sub", "b", "i", "u". leads: a link's address.

    part: number of the heading that it is in, or of what else may be a page's own.
    """

    char: str
    looks: frozenset[str] = frozenset()
    leads: str = ""
    is_heading: bool = False
    part: int = 0


class Grid(NamedTuple):
    """A table, spans expanded: at each place the text of the cell that reaches over it. heads: places of its head."""

    cells: tuple[tuple[str, ...], ...]
    heads: frozenset[tuple[int, int]]


def seen(text: str) -> Iterator[str]:
    """Yield the characters of a text that are seen."""
    for char in text:
        if not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc", "Cs") and char != "\u034f":
            yield char


def with_images(text: str) -> str:
    """Return a text in which the words that stand for an image are its sign."""
    return NO_IMAGE.sub(IMAGE, text)


def words(signs: Sequence[Sign]) -> str:
    """Return signs as a text without spaces."""
    return "".join(sign.char for sign in signs)


def grid_of(rows: Sequence[Sequence[tuple[str, int, int, bool]]]) -> Grid | None:
    """Return rows of (text, colspan, rowspan, is a head) as a grid, None where it has one column or no words."""
    if all(len(row) < 2 for row in rows) or not any(text for row in rows for text, *_ in row):
        return None
    placed: dict[tuple[int, int], str] = {}
    heads: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for text, wide, high, is_head in row:
            while (y, x) in placed:
                x += 1
            for place in ((y + down, x + right) for down in range(min(high, len(rows) - y)) for right in range(wide)):
                placed.setdefault(place, text)
                heads |= {place} if is_head else set()
            x += wide
    widths = [max((x + 1 for row, x in placed if row == y), default=0) for y in range(len(rows))]
    cells = tuple(tuple(placed.get((y, x), "") for x in range(width)) for y, width in enumerate(widths))
    return Grid(cells, frozenset(heads))


def faults(wanted: Sequence[Sign], given: Sequence[Sign], may_skip: Collection[str]) -> Iterator[str]:
    """Yield what is missing, what is too much and what looks otherwise.

    may_skip: headings and marks that a page has of its own; parts of `given` with these words may stand anywhere.
    """
    at = had = 0
    while had < len(given) or at < len(wanted):
        if had < len(given) and given[had].part and _begins(given, had):
            part = list(_part(given, had))
            is_wanted = words(wanted[at : at + len(part)]) == words(part) and _look(wanted[at]) == _look(part[0])
            if words(part) in may_skip and not is_wanted:
                had += len(part)
                continue
        if at < len(wanted) and had < len(given) and wanted[at].char == given[had].char:
            yield from _otherwise(wanted, given, at, had)
            at, had = at + 1, had + 1
            continue
        next_at, next_had = _again(wanted, given, at, had)
        before, after = words(wanted[max(0, at - 30) : at]), words(wanted[next_at : next_at + 20])
        yield f"“{before}⟨{words(wanted[at:next_at])[:200]}⟩{after}” is ⟨{words(given[had:next_had])[:200]}⟩"
        at, had = next_at, next_had


def _begins(given: Sequence[Sign], had: int) -> bool:
    return had == 0 or given[had - 1].part != given[had].part


def _part(given: Sequence[Sign], had: int) -> Iterator[Sign]:
    number = given[had].part
    while had < len(given) and given[had].part == number:
        yield given[had]
        had += 1


def _otherwise(wanted: Sequence[Sign], given: Sequence[Sign], at: int, had: int) -> Iterator[str]:
    if _look(wanted[at]) == _look(given[had]):
        return
    if at and had and _look(wanted[at - 1]) == _look(wanted[at]) and _look(given[had - 1]) == _look(given[had]):
        return
    where = f"“{words(wanted[max(0, at - 10) : at])}⟨{words(wanted[at : at + 15])}⟩”"
    yield f"{where} looks {_look(given[had])}, not {_look(wanted[at])}"


def _look(sign: Sign) -> str:
    """Return how a sign looks; bold makes no difference in headings, nor to the marks of notes."""
    ignored = {"b", "i", "u"} if sign.is_heading else {"b"} if "sup" in sign.looks else set()
    looks = [
        *sorted(sign.looks - ignored),
        *(["heading"] if sign.is_heading else []),
        *([sign.leads] if sign.leads else []),
    ]
    return " ".join(looks) or "plain"


def _again(wanted: Sequence[Sign], given: Sequence[Sign], at: int, had: int) -> tuple[int, int]:
    """Return from where both go on alike: the nearest place, seen from both."""
    ahead = words(given[had : had + _LOOKED_AHEAD])
    behind = words(wanted[at : at + _LOOKED_AHEAD])
    for step in range(_LOOKED_AHEAD):
        found = ahead.find(behind[step : step + _AGAIN]) if step < len(behind) else -1
        if found >= 0:
            return at + step, had + found
    return len(wanted), len(given)
