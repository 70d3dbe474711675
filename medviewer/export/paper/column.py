"""HTML set in one column, which is drawn part by part, always dark on white."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice, takewhile
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QTextDocument

from medviewer.export.paper.boxes import callouts_of, lines_of, strips_of, tables_of
from medviewer.export.paper.page_breaks import Box, Sheet
from medviewer.export.paper.ties import WORD_JOINER

INK, QUIET, RULE = (QColor(name) for name in ("#1b1f24", "#57606a", "#8a949e"))
BOX, BOX_EDGE = QColor("#fff6e3"), QColor("#8a4b00")  # as on the light screen


class Heading(NamedTuple):
    """A heading of a column. top: from the column's own, in the device's units."""

    level: int
    title: str
    top: float


class PrintedColumn:
    """Documents below each other. width: theirs. strips: what may not be cut, from the top down; units of the device.

    It belongs to the thread that made it.
    """

    def __init__(
        self, documents: Sequence[QTextDocument], width: float, height: float, hair: float, gap: float = 0.0
    ) -> None:
        """height: of a page; a row of a table that is higher is cut. hair: of a thin line. gap: between documents."""
        self.width = width
        self._hair = hair
        self._pieces = _stacked(documents, gap)
        self.strips = [_lower(strip, top) for top, document in self._pieces for strip in strips_of(document, height)]
        self._callouts = [(top + a, top + b) for top, document in self._pieces for a, b in callouts_of(document)]

    def is_too_wide(self) -> bool:
        """Tell whether something in the column reaches out of it."""
        return any(document.documentLayout().documentSize().width() > self.width + 1 for _, document in self._pieces)

    def parts_table(self, height: float) -> bool:
        """Tell whether a table stands both above and below a height of the column."""
        tables = ((top + a, top + b) for top, document in self._pieces for a, b in tables_of(document))
        return any(top + self._hair < height < bottom - self._hair for top, bottom in tables)

    def headings(self) -> list[Heading]:
        """Return the headings, from the top down."""
        return [heading for top, document in self._pieces for heading in _headings(document, top)]

    def draw(self, painter: QPainter, sheet: Sheet) -> None:
        """Draw a part of the column at the painter's origin."""
        below = 0.0
        if sheet.header is not None:
            self._draw_part(painter, sheet.header, 0.0)
            below = sheet.header[1] - sheet.header[0]
        first = bisect_right(self._callouts, sheet.top, key=itemgetter(1))
        for top, bottom in takewhile(lambda box: box[0] < sheet.bottom, islice(self._callouts, first, None)):
            shown = max(top, sheet.top), min(bottom, sheet.bottom)
            self._draw_box(painter, shown[0] - sheet.top + below, shown[1] - sheet.top + below)
        self._draw_part(painter, (sheet.top, sheet.bottom), below)

    def _draw_part(self, painter: QPainter, part: tuple[float, float], at: float) -> None:
        """Draw the column from part[0] to part[1] at height `at`; a line outside that only touches it is not."""
        first = max(0, bisect_right(self._pieces, part[0], key=itemgetter(0)) - 1)
        for top, document in takewhile(lambda piece: piece[0] < part[1], islice(self._pieces, first, None)):
            self._draw_piece(painter, document, (part[0] - top, part[1] - top), at)

    def _draw_piece(self, painter: QPainter, document: QTextDocument, part: tuple[float, float], at: float) -> None:
        top, bottom = part
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = _dark_on_white()
        context.clip = QRectF(0, top + 0.5, self.width, max(0.0, bottom - top - 1))
        painter.save()
        painter.translate(0, at - top)
        spare = self._hair * 1.2  # the borders of a table stand half outside its rows
        painter.setClipRect(QRectF(-self.width, top - spare, 3 * self.width, bottom - top + 2 * spare))
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _draw_box(self, painter: QPainter, top: float, bottom: float) -> None:
        painter.fillRect(QRectF(0, top, self.width, bottom - top), BOX)
        painter.fillRect(QRectF(0, top, self._hair * 8, bottom - top), BOX_EDGE)


def _stacked(documents: Sequence[QTextDocument], gap: float) -> list[tuple[float, QTextDocument]]:
    """Return each document with its height in the column."""
    heights = [document.documentLayout().documentSize().height() + gap for document in documents]
    return list(zip(accumulate(heights[:-1], initial=0.0), documents, strict=False))


def _lower(strip: Box, by: float) -> Box:
    header = strip.header and (strip.header[0] + by, strip.header[1] + by)
    return replace(strip, top=strip.top + by, bottom=strip.bottom + by, header=header)


def _dark_on_white() -> QPalette:
    palette = QPalette(QColor(Qt.GlobalColor.white))
    palette.setColor(QPalette.ColorRole.Text, INK)
    return palette


def _headings(document: QTextDocument, top: float) -> Iterator[Heading]:
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        lines = lines_of(document, block) if level else []
        if lines:
            title = " ".join(block.text().replace(WORD_JOINER, "").split())
            yield Heading(level, title, top + lines[0][0])
        block = block.next()
