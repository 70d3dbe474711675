"""Questions and sources in two columns of a sheet, between what stands in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from medviewer.export.column_marks import IN_COLUMNS, IN_ONE
from medviewer.export.paper.column import PrintedColumn
from medviewer.export.paper.page_breaks import Box, BreakPenalty, Sheet, paginate
from medviewer.export.paper.richtext import split_tags
from medviewer.export.paper.typesetting import TypeRules

WHOLE_TABLES = TypeRules(smaller=(), may_part_words=False)
"""The rules of a narrow column: what does not fit it stays too wide, and is seen to be."""
LEAST_ROOM = 0.2
"""Of a sheet: less room at its foot is left free by what stands in two columns."""
_STEPS = 12
_HEADING = re.compile("<h[1-6]")
_BEGINS = re.compile(r"\s*(?:<div[^<>]*>\s*)?<h[1-6]")


class Placed(NamedTuple):
    """A part of a column on a page; left, top: of its corner, in units of the device."""

    column: PrintedColumn
    sheet: Sheet
    left: float = 0.0
    top: float = 0.0


class BodyPart(NamedTuple):
    """A part of a page's HTML. headings: how many it has."""

    html: str
    in_columns: bool
    headings: int


def parts_in_columns(body: str) -> list[BodyPart]:
    """Return the parts of a body between the marks of `page_body`, those beside each other of one kind joined."""
    if IN_COLUMNS not in body:
        return [BodyPart(body, False, 0)]
    found: list[tuple[list[str], bool]] = [([], False)]
    for piece in split_tags(body):
        if piece in (IN_COLUMNS, IN_ONE):
            found.append(([], piece == IN_COLUMNS))
        else:
            found[-1][0].append(piece)
    parts: list[BodyPart] = []
    for pieces, in_columns in found:
        html = "".join(pieces)
        if not html.strip():
            continue
        if parts and parts[-1].in_columns == in_columns:
            html = parts.pop().html + html
        parts.append(BodyPart(html, in_columns, len(_HEADING.findall(html))))
    return parts


class ColumnFlow:
    """Lays a page out anew with some of its parts in two columns; the others keep their lines."""

    def __init__(self, whole: PrintedColumn, sheets: Sequence[Sheet], height: float, line: float) -> None:
        """whole, sheets: the page in one column. height: of a sheet. line: of text, and between the columns."""
        self._whole = whole
        self._sheets = sheets
        self._height = height
        self._line = line
        self._pages: list[list[Placed]] = [[]]
        self._top = 0.0

    def may_save(self, parts: Sequence[BodyPart]) -> bool:
        """Tell whether what would stand in columns is so long that half of it may fill the last sheet's place."""
        if len(self._sheets) < 2 or not any(part.in_columns for part in parts):
            return False
        runs = self._runs(parts)
        halved = [run for part, run in zip(parts, runs, strict=True) if part.in_columns and run]
        saved = sum(run[-1].bottom - run[0].top for run in halved) / 2
        free = sum(self._height - (sheet.bottom - sheet.top) for sheet in self._sheets[:-1])
        return bool(halved) and self._sheets[-1].bottom - self._sheets[-1].top <= saved + free

    def pages(self, parts: Sequence[BodyPart], narrow: Sequence[PrintedColumn]) -> list[list[Placed]] | None:
        """Return what stands on each page, None where it does not go well. narrow: the parts in columns, in turn."""
        if any(column.is_too_wide() for column in narrow):
            return None
        columns = iter(narrow)
        for part, run in zip(parts, self._runs(parts), strict=True):
            if self._top:
                self._top += self._line * 1.2
            went_well = self._put_two(next(columns)) if part.in_columns else self._put_one(run)
            if not went_well:
                return None
        return self._pages

    def _runs(self, parts: Sequence[BodyPart]) -> list[list[Box]]:
        """Return the boxes of each part in the one column, found by the headings with which parts begin; else none."""
        headings = self._whole.headings()
        is_known = all(_BEGINS.match(part.html) for part in parts[1:])
        if not is_known or len(headings) != sum(part.headings for part in parts):
            return [[] for _ in parts]
        tops, number = [0.0], 0
        for part in parts[:-1]:
            number += part.headings
            tops.append(headings[number].top)
        ends = [*tops[1:], float("inf")]
        return [
            [box for box in self._whole.strips if top <= box.top < end] for top, end in zip(tops, ends, strict=True)
        ]

    def _put_one(self, boxes: Sequence[Box]) -> bool:
        """Put boxes of the one column where the page stands now, and on the next ones."""
        place = 0
        if self._top and boxes:
            first = paginate(boxes, max(self._height - self._top, self._line), self._line)[0]
            place = _count(boxes, first)
            if not _is_kind(boxes, [first], self._height - self._top):
                place = 0
        if place:
            self._add(self._whole, first, 0.0)
        if place < len(boxes):
            for sheet in paginate(boxes[place:], self._height, self._line, goes_on=place > 0):
                self._turn()
                self._add(self._whole, sheet, 0.0)
        return bool(boxes)

    def _put_two(self, column: PrintedColumn) -> bool:
        """Put a column in two, as high as each other on the last page that they reach."""
        boxes, place = column.strips, 0
        while place < len(boxes):
            if self._height - self._top < self._height * LEAST_ROOM:
                self._turn()
            room = self._height - self._top
            rest = boxes[place:]
            sheets = _balanced(rest, room) or paginate(rest, room, goes_on=place > 0)[:2]
            if not _is_kind(rest, sheets, room):
                if not self._top:
                    return False
                self._turn()
                continue
            top = self._top
            for number, sheet in enumerate(sheets):
                self._pages[-1].append(Placed(column, sheet, number * (column.width + self._line), top))
            self._top = top + max(map(_height, sheets))
            place += sum(_count(rest, sheet) for sheet in sheets)
            if place < len(boxes):
                self._turn()
        return bool(boxes)

    def _add(self, column: PrintedColumn, sheet: Sheet, left: float) -> None:
        self._pages[-1].append(Placed(column, sheet, left, self._top))
        self._top += _height(sheet)

    def _turn(self) -> None:
        """Begin a page, unless nothing stands on this one yet."""
        if self._pages[-1]:
            self._pages.append([])
        self._top = 0.0


def _balanced(boxes: Sequence[Box], room: float) -> list[Sheet] | None:
    """Return two columns that hold all boxes and are as low as can be, None where there is no room for them."""
    if len(paginate(boxes, room)) > 2 or not _is_kind(boxes, paginate(boxes, room), room):
        return None
    low, high = 0.0, room
    for _ in range(_STEPS):
        middle = (low + high) / 2
        sheets = paginate(boxes, middle)
        if len(sheets) <= 2 and _is_kind(boxes, sheets, middle):
            high = middle
        else:
            low = middle
    return paginate(boxes, high)


def _is_kind(boxes: Sequence[Box], sheets: Sequence[Sheet], room: float) -> bool:
    """Tell whether no box is cut, and no heading, row or question parted from what belongs to it."""
    shown = [box for box in boxes if box.bottom <= sheets[-1].bottom]
    if not shown or any(_height(sheet) > room for sheet in sheets) or any(box.bottom - box.top > room for box in shown):
        return False
    ends = [max((box for box in shown if box.bottom <= sheet.bottom), key=lambda box: box.bottom) for sheet in sheets]
    return all(end is boxes[-1] or end.glue < BreakPenalty.HEADING for end in ends)


def _count(boxes: Sequence[Box], sheet: Sheet) -> int:
    return sum(sheet.top <= box.top < sheet.bottom for box in boxes)


def _height(sheet: Sheet) -> float:
    head = sheet.header[1] - sheet.header[0] if sheet.header else 0.0
    return sheet.bottom - sheet.top + head
