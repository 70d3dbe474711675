"""Page breaks: boxes of a document that is laid out in one column, cut into pages. Pure, knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

LEAST_LINES = 3  # that the last page has, where the one before can spare them
FULL_ENOUGH = 0.3  # of its height a page is filled before a kinder place to break is looked for


class BreakPenalty(IntEnum):
    """The loss of ending a page right after a box; the highest is given way to last."""

    NONE = 0
    TOGETHER = 1  # a question and its answer, a callout, the lines of a short paragraph
    HEADING = 2  # a heading and what it heads
    ROW = 3  # the two halves of a table's row


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the column that is never cut, from `top` down to `bottom`.

    glue: what a page ending after it costs. header: (top, bottom) of the table header that stands above it again
    where it opens a page. ends: whether a paragraph, item or row ends with it.
    """

    top: float
    bottom: float
    glue: BreakPenalty = BreakPenalty.NONE
    header: tuple[float, float] | None = None
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: the column from `top` to `bottom`, below the table header `header` if there is one."""

    top: float
    bottom: float
    header: tuple[float, float] | None = None


def paginate(strips: Sequence[Box], height: float, overlap: float = 0.0, goes_on: bool = False) -> list[Sheet]:
    """Return the pages that hold all strips, in order, none higher than `height`; at least one page.

    strips: in reading order, not overlapping. overlap: how much of a strip that is higher than a page is shown again
    on the next one, about a line, so that no line is seen in halves only; the last page has three such lines or more.
    goes_on: something stands before the first strip elsewhere, such as the head of its table.
    """
    sheets: list[Sheet] = []
    place = 0
    while place < len(strips):
        first = strips[place]
        header = _repeated(first, height) if sheets or goes_on else None
        room = height - (header[1] - header[0] if header else 0.0)
        if first.bottom - first.top > room:
            sheets += _cut(first, room, overlap, header)
            place += 1
            continue
        last = _last(strips, place, room, overlap * LEAST_LINES)
        sheets.append(Sheet(first.top, strips[last].bottom, header))
        place = last + 1
    return sheets or [Sheet(0.0, 0.0)]


def _repeated(strip: Box, height: float) -> tuple[float, float] | None:
    """Return the header to repeat above `strip`, unless it would take a third of the page."""
    if strip.header is None or strip.header[1] - strip.header[0] > height / 3:
        return None
    return strip.header


def _last(strips: Sequence[Box], place: int, room: float, least: float) -> int:
    """Return the index of the last strip of a page that begins with strips[place].

    least: the height that is left for the last page at least.
    """
    top = strips[place].top
    end = place
    while end + 1 < len(strips) and strips[end + 1].bottom - top <= room:
        end += 1
    if end == len(strips) - 1:
        return end
    while end > place and strips[-1].bottom - strips[end + 1].top < least:
        if strips[end - 1].bottom - top < room * FULL_ENOUGH:
            break
        end -= 1
    for glue in BreakPenalty:
        for candidate in range(end, place - 1, -1):
            if strips[candidate].bottom - top < room * FULL_ENOUGH:
                break
            if strips[candidate].glue <= glue:
                return candidate
    return end


def _cut(strip: Box, room: float, overlap: float, header: tuple[float, float] | None) -> list[Sheet]:
    """Return the pages of a strip that is higher than one, `room` of each below the header."""
    sheets = []
    top = strip.top
    while strip.bottom - top > room:
        sheets.append(Sheet(top, top + room, header))
        top += max(room - overlap, room / 2)
    return [*sheets, Sheet(top, strip.bottom, header)]
