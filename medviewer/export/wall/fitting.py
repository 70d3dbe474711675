"""The fit of sections on a wall sheet: the largest text at which all are there, else the sections that have room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from medviewer.errors import ExportError
from medviewer.export.paper.column import PrintedColumn
from medviewer.export.paper.page_breaks import FULL_ENOUGH, BreakPenalty, Sheet, paginate
from medviewer.export.paper.parts import parts_of
from medviewer.export.wall.frame import BASE, LEAST, Frame
from medviewer.export.wall.wall_page import section_body

LADDER = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, LEAST)
"""Sizes of the text in points, from the largest; the first that fits is taken."""
LONGEST_LINE = 95
"""Letters that a line may have before two columns are better to read."""
BELOW_CUT = 0.5
"""Of the room: what whole sections may take below one that is cut."""

HEAVIEST_LINE = 500
"""Most that a line weighs, as `parts` weighs it: a row of a table of many columns."""
FAR_TOO_LONG = 2.5
"""By how many times the letters of a section are more than a sheet of average ones when it surely has no room."""
_TAG = re.compile("<[^<>]*>")


class Fit(NamedTuple):
    """One way to set sections on a sheet.

    points: size of their text. kept: places of the sections on the page, in the order in which they stand. as_lines:
    tables are lines. is_cut: the first of the sections goes on elsewhere.
    """

    points: float
    columns: int
    kept: tuple[int, ...]
    as_lines: bool = False
    is_cut: bool = False

    @property
    def scale(self) -> float:
        """Return by how much the text is larger than that of other paper."""
        return self.points / BASE


class Part(NamedTuple):
    """A part of a column, and where its top left corner stands on the sheet, in units of the device."""

    column: PrintedColumn
    sheet: Sheet
    left: float
    top: float


class Fitting:
    """Looks for the best fit of a page's sections in a frame; each section is laid out once in each size."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._all = tuple(range(len(frame.page.sections)))
        self._letters = [len(_TAG.sub("", section.body)) for section in frame.page.sections]
        self._set: dict[tuple[int, float, int, bool, bool], list[QTextDocument]] = {}

    def all_fit(self) -> Fit | None:
        """Return the best fit of all sections, None where there is none."""
        return self._best(self._all)

    def some_fit(self) -> Fit:
        """Return the best fit of as many sections as there is room for, the first first.

        If the first is too long for a sheet of its own it is cut, and has half of the sheet at least. Raises
        ExportError where it cannot be cut.
        """
        if self._best(self._all[:1]) is None:
            return self._cut()
        fit = self._best(self._as_many())
        assert fit is not None
        return fit

    def rank(self, fit: Fit) -> tuple[int, float, bool, int]:
        """Return what is greater for a better fit: tables whole, then large text, then lines of a good length."""
        short = self._frame.letters(fit.points, fit.columns) <= LONGEST_LINE
        return not fit.as_lines, fit.points, short, -fit.columns

    def parts(self, fit: Fit) -> list[Part]:
        """Return what stands on the sheet; nothing where the first section cannot be cut."""
        if fit.is_cut:
            return self._cut_parts(fit)
        column = self._column(fit, fit.kept)
        return [self._part(fit, column, sheet, number) for number, sheet in enumerate(self._sheets(fit, column))]

    def mark_place(self, fit: Fit, part: Part) -> tuple[float, float]:
        """Return where the mark of a section stands that is cut at the end of a part."""
        head = part.sheet.header[1] - part.sheet.header[0] if part.sheet.header else 0.0
        return part.left, part.top + (part.sheet.bottom - part.sheet.top + head) * fit.scale + self._frame.gap / 2

    def _best(self, kept: tuple[int, ...]) -> Fit | None:
        for as_lines in (False, True):
            found = [fit for columns in (1, 2) if (fit := self._largest(Fit(LEAST, columns, kept, as_lines)))]
            if found:
                return max(found, key=self.rank)
        return None

    def _largest(self, fit: Fit) -> Fit | None:
        """Return a fit in the largest text; what fits in one size fits in all that are smaller."""
        if not self._fits(fit._replace(points=LEAST)):
            return None
        low, high = 0, len(LADDER) - 1
        while low < high:
            middle = (low + high) // 2
            if self._fits(fit._replace(points=LADDER[middle])):
                high = middle
            else:
                low = middle + 1
        return fit._replace(points=LADDER[low])

    def _fits(self, fit: Fit) -> bool:
        if self._is_far_too_long(fit) or self._is_too_wide(fit):
            return False
        column = self._column(fit, fit.kept)
        if any(strip.bottom - strip.top > self._height(fit) for strip in column.strips):
            return False
        sheets = self._sheets(fit, column)
        return len(sheets) <= fit.columns and not any(column.parts_table(sheet.top) for sheet in sheets[1:])

    def _as_many(self) -> tuple[int, ...]:
        """Return the places of the sections, first come first served, for which there is room in the smallest text."""
        kept: tuple[int, ...] = ()
        for place in self._all:
            if any(self._fits(fit) for fit in _least((*kept, place))):
                kept = (*kept, place)
        return kept

    def _cut(self) -> Fit:
        """Return the best fit of the first section, cut, and of the others that have room beside it."""
        ways = [self._beside_cut(fit._replace(is_cut=True)) for fit in _least(self._all[:1])]
        found = [fit for fit in ways if not self._is_too_wide(fit) and self.parts(fit)]
        if not found:
            title = self._frame.page.sections[self._all[0]].title
            raise ExportError(
                "“{}” of “{}” is too long for this sheet. Take larger paper or other sections.",
                title,
                self._frame.page.title,
            )
        return max(found, key=lambda fit: (len(fit.kept), *self.rank(fit)))

    def _beside_cut(self, fit: Fit) -> Fit:
        """Return a fit with the sections that have room below the one that is cut, or in the column beside it."""
        for place in self._all[1:]:
            more = fit._replace(kept=(*fit.kept, place))
            if not self._is_far_too_long(more._replace(kept=more.kept[1:])) and self._is_beside_cut(more):
                fit = more
        return fit

    def _is_beside_cut(self, fit: Fit) -> bool:
        """Tell whether all sections but the first have room, which is cut for them."""
        share = BELOW_CUT if fit.columns == 1 else 1.0
        return _extent(self._column(fit, fit.kept[1:])) <= self._height(fit) * share and not self._is_too_wide(fit)

    def _cut_parts(self, fit: Fit) -> list[Part]:
        """Return the parts of the section that is cut, then the others as one part, if there are any."""
        first, others = self._column(fit, fit.kept[:1]), self._column(fit, fit.kept[1:])
        height = self._height(fit)
        room = height - (_extent(others) + self._frame.gap / fit.scale if others.strips and fit.columns == 1 else 0.0)
        if room <= self._mark_height(fit):
            return []
        sheets = paginate(first.strips, room)[: 1 if others.strips else fit.columns]
        if (shortened := self._shortened(first, sheets[-1], room - self._mark_height(fit))) is None:
            return []
        parts = [self._part(fit, first, sheet, number) for number, sheet in enumerate([*sheets[:-1], shortened])]
        if others.strips:
            below = self._part(fit, others, Sheet(others.strips[0].top, others.strips[-1].bottom), fit.columns - 1)
            top = self.mark_place(fit, parts[-1])[1] + self._mark_height(fit) * fit.scale
            parts.append(below._replace(top=top) if fit.columns == 1 else below)
        return parts

    def _shortened(self, column: PrintedColumn, sheet: Sheet, room: float) -> Sheet | None:
        """Return a part of a column that ends with a paragraph, item or row, with a whole table where there is one."""
        head = sheet.header[1] - sheet.header[0] if sheet.header else 0.0
        ends = [
            strip.bottom
            for strip in column.strips[:-1]  # something goes on, and the last may itself be a part
            if sheet.top < strip.bottom <= sheet.top + room - head and strip.ends and strip.glue == BreakPenalty.NONE
        ]
        whole = [end for end in ends if end > sheet.top + room * FULL_ENOUGH and not column.parts_table(end)]
        return replace(sheet, bottom=(whole or ends)[-1]) if ends else None

    def _part(self, fit: Fit, column: PrintedColumn, sheet: Sheet, number: int) -> Part:
        """Return a part at the head of a column of the sheet. number: of that column, from 0."""
        return Part(column, sheet, number * (self._frame.column_width(fit.columns) + self._frame.gap), self._frame.head)

    def _sheets(self, fit: Fit, column: PrintedColumn) -> list[Sheet]:
        return paginate(column.strips, self._height(fit))

    def _mark_height(self, fit: Fit) -> float:
        """Return the height of the mark of a section that is cut, in the column's own units."""
        title = self._frame.page.sections[fit.kept[0]].title
        return self._frame.mark_height(self._frame.mark(title, fit.columns)) / fit.scale

    def _height(self, fit: Fit) -> float:
        """Return the height of a column in its own units."""
        return self._frame.room(fit.kept, fit.is_cut) / fit.scale

    def _is_far_too_long(self, fit: Fit) -> bool:
        """Tell whether the letters alone are too many, so that nothing needs to be laid out."""
        room = self._frame.letters(fit.points, fit.columns) * fit.columns * self._frame.lines(fit.points)
        return sum(self._letters[place] for place in fit.kept) > room * FAR_TOO_LONG

    def _is_too_wide(self, fit: Fit) -> bool:
        widest = self._frame.column_width(fit.columns) / fit.scale + 1
        documents = (document for place in fit.kept for document in self._section(place, fit))
        return any(_width(document) > widest for document in documents)

    def _column(self, fit: Fit, places: tuple[int, ...]) -> PrintedColumn:
        """Return some sections as a column."""
        documents = [document for place in places for document in self._section(place, fit)]
        return self._frame.column(documents, fit.points, self._frame.column_width(fit.columns))

    def _section(self, place: int, fit: Fit) -> list[QTextDocument]:
        """Return a section in a size, laid out once; of the one that is cut no more than there may be room for."""
        body, width = section_body(self._frame.page.sections[place]), self._frame.column_width(fit.columns)
        is_cut = fit.is_cut and place == fit.kept[0]
        if fit.as_lines and "<table" not in body:
            whole = self._section(place, fit._replace(as_lines=False))
            if all(_width(document) <= width / fit.scale + 1 for document in whole):
                return whole
        key = place, fit.points, fit.columns, fit.as_lines, is_cut
        if key not in self._set:
            most = round(self._frame.lines(fit.points) * fit.columns * HEAVIEST_LINE)
            shown = parts_of(body, most)[0] if is_cut else body
            self._set[key] = self._frame.documents(shown, fit.points, width, fit.as_lines)
        return self._set[key]


def _least(kept: tuple[int, ...]) -> Iterator[Fit]:
    """Yield the ways to set sections in the smallest text."""
    for as_lines in (False, True):
        for columns in (1, 2):
            yield Fit(LEAST, columns, kept, as_lines)


def _extent(column: PrintedColumn) -> float:
    """Return the height of what stands in a column, in its own units."""
    return column.strips[-1].bottom - column.strips[0].top if column.strips else 0.0


def _width(document: QTextDocument) -> float:
    return document.documentLayout().documentSize().width()
