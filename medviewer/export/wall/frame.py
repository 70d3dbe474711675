"""The frame of a wall sheet: the drug's name and a QR code above, the foot below, and the room that both leave."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from medviewer.export.paper.column import BOX, BOX_EDGE, RULE, PrintedColumn
from medviewer.export.paper.page_breaks import Sheet
from medviewer.export.paper.pdf import DPI
from medviewer.export.paper.printout import for_paper
from medviewer.export.paper.richtext import plain_tables
from medviewer.export.paper.typesetting import POINTS, SMALLER, TypeRules, font, typeset
from medviewer.export.wall.qr_code import draw_code, modules
from medviewer.export.wall.wall_page import WallPage, code_text, cut_body, foot_body

BASE = int(POINTS * DPI / 72) * 72 / DPI
"""Points of text that is set in POINTS: Qt takes whole units of the device for them."""
LEAST = 11.0
"""Points: nothing on a sheet is smaller, powers and indices apart."""
MARGIN = 12.0
"""Millimetres, where the printer does not ask for more."""
TITLES = {44.0: 1, 40.0: 1, 36.0: 1, 32.0: 1, 28.0: 1, 24.0: 2, 18.0: 3, 14.0: 99}
"""Sizes of the drug's name in points, and how many lines it may take in each."""
_NAMES = 13.0  # points
_CODE = 28.0  # mm: a side of the QR code
_GAP = 6.0  # mm between columns, and between the parts of a sheet
_STYLE = "pre, code { font-size: 10pt; }"
_CLOSE = "p { margin-bottom: 2px; }"


def sheet_layout(size: QPageSize, turned: bool, margin: float = MARGIN) -> QPageLayout:
    """Return the page of a sheet. turned: on its side. margin: mm."""
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    margins = QMarginsF(margin, margin, margin, margin)
    return QPageLayout(size, orientation, margins, QPageLayout.Unit.Millimeter)


class Frame:
    """Sets HTML in a size on a page of its own measures, in units of `DPI`; belongs to the thread that made it."""

    def __init__(self, page: WallPage, layout: QPageLayout, check: Callable[[], None]) -> None:
        """check: called before each part is laid out; may raise ExportError."""
        self.page = page
        self.layout = layout
        self._check = check
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._device = QPdfWriter(self._buffer)
        self._device.setResolution(DPI)
        self._device.setPageLayout(layout)
        self.width, self.height = float(self._device.width()), float(self._device.height())
        self.gap, self._side = _units(_GAP), _units(_CODE)
        self.hair = QFontMetricsF(font(8.0), self._device).height() / 30
        self._code = modules(code_text(page))
        self._feet: dict[tuple[tuple[int, ...], bool], PrintedColumn] = {}
        self._beside_code = self.width - self._side - self.gap
        self._title, self._title_size = self._set_title()
        self._names = self._set(f"<p>{html.escape(page.names)}</p>", _NAMES, self._beside_code) if page.names else None
        self.head = self._height_of_head()

    def column_width(self, columns: int) -> float:
        """Return the width of each of so many columns."""
        return (self.width - (columns - 1) * self.gap) / columns

    def letters(self, points: float, columns: int) -> float:
        """Return how many letters a line of a column has room for, more or less."""
        return self.column_width(columns) / QFontMetricsF(font(points), self._device).averageCharWidth()

    def lines(self, points: float) -> float:
        """Return how many lines the sheet has room for at most."""
        return (self.height - self.head) / QFontMetricsF(font(points), self._device).height()

    def room(self, kept: tuple[int, ...], is_cut: bool) -> float:
        """Return the height between head and foot. kept, is_cut: of the sections, as the foot tells of them."""
        return self.height - self.head - self._foot_height(kept, is_cut)

    def documents(self, body: str, points: float, width: float, as_lines: bool = False) -> list[QTextDocument]:
        """Return sections as HTML laid out for a width, out of which reaches what has no room in it.

        as_lines: tables become lines, and in the smallest text words may be parted.
        """
        shown = plain_tables(body, 0) if as_lines else body
        return self._laid_out(shown, points, width, parts_words=as_lines and points <= LEAST)

    def column(self, documents: Sequence[QTextDocument], points: float, width: float) -> PrintedColumn:
        """Return documents of that size below each other; the column's own units are larger by the size."""
        scale = points / BASE
        line = QFontMetricsF(font(), self._device).height()
        return PrintedColumn(documents, width / scale, self.height / scale, self.hair, gap=line * 0.9)

    def mark(self, title: str, columns: int) -> PrintedColumn:
        """Return what stands below a section that is cut."""
        return self._set(cut_body(self.page, title), LEAST, self.column_width(columns) - self.gap)

    def draw_head(self, painter: QPainter) -> None:
        """Draw the drug's name and the code."""
        place = draw_column(painter, self._title, self._title_size, (0.0, 0.0))
        if self._names:
            draw_column(painter, self._names, _NAMES, (0.0, place))
        draw_code(painter, self._code, QRectF(self.width - self._side, 0.0, self._side, self._side))
        self._draw_rule(painter, self.head - self.gap / 2)

    def draw_foot(self, painter: QPainter, kept: tuple[int, ...], is_cut: bool) -> None:
        """Draw what the sheet says of itself. kept, is_cut: of the sections."""
        foot = self._foot(kept, is_cut)
        top = self.height - height_of(foot, LEAST)
        self._draw_rule(painter, top - self.gap / 2)
        draw_column(painter, foot, LEAST, (0.0, top))

    def draw_mark(self, painter: QPainter, mark: PrintedColumn, place: tuple[float, float], columns: int) -> None:
        """Draw a mark of `mark` in a box, its top left corner at `place`."""
        left, top = place
        box = QRectF(left, top, self.column_width(columns), self.mark_height(mark) - self.gap / 2)
        painter.fillRect(box, BOX)
        painter.fillRect(QRectF(left, top, self.hair * 12, box.height()), BOX_EDGE)
        draw_column(painter, mark, LEAST, (left + self.gap / 2, top + self.gap / 4))

    def mark_height(self, mark: PrintedColumn) -> float:
        """Return the height of a mark with its box and the space above it."""
        return height_of(mark, LEAST) + self.gap

    def _draw_rule(self, painter: QPainter, height: float) -> None:
        painter.fillRect(QRectF(0, height, self.width, self.hair * 4), RULE)

    def _set(self, body: str, points: float, width: float, style: str = "") -> PrintedColumn:
        """Return words of the frame, which always fit their width. style: more of a style sheet."""
        return self.column(self._laid_out(body, points, width, True, style), points, width)

    def _laid_out(
        self, body: str, points: float, width: float, parts_words: bool, style: str = ""
    ) -> list[QTextDocument]:
        scale = points / BASE
        pixels = QGuiApplication.primaryScreen().logicalDotsPerInch() / self._device.logicalDpiX() / scale
        shown = for_paper(body, width * pixels, self.height * pixels / 2)
        smaller = tuple(step for step in SMALLER if step * points >= LEAST)
        rules = TypeRules(smaller, parts_words, _STYLE + style)
        return typeset(shown, self._device, width / scale, self._check, rules)

    def _set_title(self) -> tuple[PrintedColumn, float]:
        """Return the drug's name in the largest text in which its lines are few, and the size of text it goes with."""
        body = f"<h1>{html.escape(self.page.title)}</h1>"
        for size, most in TITLES.items():
            points = size / 2  # a heading of the first level has twice the size of the text
            documents = self._laid_out(body, points, self._beside_code, parts_words=True)
            if documents[0].begin().layout().lineCount() <= most:
                break
        return self.column(documents, points, self._beside_code), points

    def _height_of_head(self) -> float:
        names = height_of(self._names, _NAMES) if self._names else 0.0
        return max(height_of(self._title, self._title_size) + names, self._side) + self.gap

    def _foot(self, kept: tuple[int, ...], is_cut: bool) -> PrintedColumn:
        key = kept, is_cut
        if key not in self._feet:
            self._feet[key] = self._set(foot_body(self.page, kept, is_cut), LEAST, self.width, _CLOSE)
        return self._feet[key]

    def _foot_height(self, kept: tuple[int, ...], is_cut: bool) -> float:
        return height_of(self._foot(kept, is_cut), LEAST) + self.gap


def height_of(column: PrintedColumn, points: float) -> float:
    """Return the height of a whole column, in units of the device."""
    return (column.strips[-1].bottom - column.strips[0].top) * points / BASE if column.strips else 0.0


def draw_column(
    painter: QPainter, column: PrintedColumn, points: float, place: tuple[float, float], sheet: Sheet | None = None
) -> float:
    """Draw a column, or a part of it, with its top left corner at `place`; return where it ends."""
    if not column.strips:
        return place[1]
    shown = sheet or Sheet(column.strips[0].top, column.strips[-1].bottom)
    painter.save()
    painter.translate(*place)
    painter.scale(points / BASE, points / BASE)
    column.draw(painter, shown)
    painter.restore()
    head = shown.header[1] - shown.header[0] if shown.header else 0.0
    return place[1] + (shown.bottom - shown.top + head) * points / BASE


def _units(millimetres: float) -> float:
    return millimetres * DPI / 25.4
