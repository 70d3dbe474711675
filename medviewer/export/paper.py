"""A page drawn on paper: into a PDF file, on a printer or in its preview, always dark on white."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextDocument,
)

from medviewer.export.page import page_html
from medviewer.export.pages import Sheet, paginate
from medviewer.export.papertext import for_paper
from medviewer.export.source import Source
from medviewer.export.strips import callouts_of, lines_of, strips_of
from medviewer.export.typesetting import font, typeset
from medviewer.monograph.errors import ExportError
from medviewer.monograph.model import Monograph

INK, QUIET, SHADE, RULE = (QColor(name) for name in ("#1b1f24", "#57606a", "#f1f3f5", "#8a949e"))
# Where Letter is the usual paper: Unicode CLDR, supplemental data, measurementData/paperSize.
LETTER_TERRITORIES = frozenset(
    {
        QLocale.Country.Belize,
        QLocale.Country.Canada,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.CostaRica,
        QLocale.Country.ElSalvador,
        QLocale.Country.Guatemala,
        QLocale.Country.Mexico,
        QLocale.Country.Nicaragua,
        QLocale.Country.Panama,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.UnitedStates,
        QLocale.Country.Venezuela,
    }
)
MARGINS = QMarginsF(18, 15, 18, 13)  # mm, left top right bottom
FOOT_LINES = 2.4  # height of the foot of a page, in lines of its text


class Landmark(NamedTuple):
    """A heading and where it came to stand: page from 0, height in the device's units below the top margin."""

    level: int
    title: str
    page: int
    top: float


def usual_paper(territory: QLocale.Country | None = None) -> QPageSize:
    """Return Letter where it is the usual paper, else A4; None asks the system's locale."""
    letter = (territory or QLocale.system().territory()) in LETTER_TERRITORIES
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def page_layout(size: QPageSize | None = None) -> QPageLayout:
    """Return an upright page with the margins that monographs are printed with, on the locale's usual paper."""
    paper = size or usual_paper()
    return QPageLayout(paper, QPageLayout.Orientation.Portrait, MARGINS, QPageLayout.Unit.Millimeter)


def paint(
    device: QPagedPaintDevice, monograph: Monograph, source: Source, tabs: Sequence[str] | None = None
) -> list[Landmark]:
    """Draw a page, or some of its tabs, on as many sheets as it takes, and return where its headings stand.

    The device's own page layout is used; of its page ranges only those sheets are drawn. Raises ExportError where
    the device cannot be drawn on, or for an unknown tab key.
    """
    body = page_html(monograph, source, tabs)
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError(
            f"“{monograph.title}” cannot be printed: the printer does not answer. Check it, or choose another."
        )
    try:
        return Press(device, painter, monograph.title, source.short()).run(body)
    finally:
        painter.end()


class Press:
    """Draws one document on one device."""

    def __init__(self, device: QPagedPaintDevice, painter: QPainter, title: str, provenance: str) -> None:
        self._device = device
        self._painter = painter
        self._names = (title, provenance)
        self._foot_font = font(8.0)
        self._foot = QFontMetricsF(self._foot_font, device).height() * FOOT_LINES
        self._width = float(device.width())
        self._height = device.height() - self._foot

    def run(self, body: str) -> list[Landmark]:
        """Lay the body out, draw its sheets and return its headings."""
        document, sheets = self.lay_out(body)
        self._draw(document, sheets)
        return _landmarks(document, sheets)

    def lay_out(self, body: str) -> tuple[QTextDocument, list[Sheet]]:
        """Return the body in one column, and what of it stands on each sheet; draws nothing."""
        scale = QGuiApplication.primaryScreen().logicalDotsPerInch() / self._device.logicalDpiX()
        html = for_paper(body, self._width * scale, self._height * scale * 0.9)
        document = typeset(html, self._device, self._width)
        strips = strips_of(document, self._height)
        line = QFontMetricsF(document.defaultFont(), self._device).height()
        return document, paginate(strips, self._height, overlap=line)

    def _draw(self, document: QTextDocument, sheets: Sequence[Sheet]) -> None:
        ranges = self._device.pageRanges()
        callouts = callouts_of(document)
        drawn = 0
        for number, sheet in enumerate(sheets, 1):
            if not ranges.isEmpty() and not ranges.contains(number):
                continue
            if drawn and not self._device.newPage():
                raise ExportError(f"“{self._names[0]}” cannot be printed: page {number} is not taken. Try again.")
            drawn += 1
            self._draw_sheet(document, sheet, callouts)
            self._draw_margins(number, len(sheets))

    def _draw_sheet(self, document: QTextDocument, sheet: Sheet, callouts: Sequence[tuple[float, float]]) -> None:
        below = 0.0
        if sheet.header is not None:
            self._draw_part(document, sheet.header, 0.0)
            below = sheet.header[1] - sheet.header[0]
        for top, bottom in callouts:
            shown = max(top, sheet.top), min(bottom, sheet.bottom)
            if shown[0] < shown[1]:
                self._draw_box(shown[0] - sheet.top + below, shown[1] - sheet.top + below)
        self._draw_part(document, (sheet.top, sheet.bottom), below)

    def _draw_part(self, document: QTextDocument, part: tuple[float, float], at: float) -> None:
        """Draw the document from part[0] to part[1] at height `at`; a line outside that only touches it is not."""
        top, bottom = part
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = _dark_on_white()
        context.clip = QRectF(0, top + 0.5, self._width, max(0.0, bottom - top - 1))
        self._painter.save()
        self._painter.translate(0, at - top)
        spare = self._foot / 60  # the borders of a table stand half outside its rows
        self._painter.setClipRect(QRectF(-self._width, top - spare, 3 * self._width, bottom - top + 2 * spare))
        document.documentLayout().draw(self._painter, context)
        self._painter.restore()

    def _draw_box(self, top: float, bottom: float) -> None:
        self._painter.fillRect(QRectF(0, top, self._width, bottom - top), SHADE)
        self._painter.fillRect(QRectF(0, top, self._foot / 9, bottom - top), RULE)

    def _draw_margins(self, number: int, count: int) -> None:
        """Draw what stands around sheet `number` of `count`."""
        self._draw_foot(self._names, f"Page {number} of {count}", self._height)

    def _draw_foot(self, names: tuple[str, str], page: str, top: float) -> None:
        metrics = QFontMetricsF(self._foot_font, self._device)
        box = QRectF(0, top, self._width, self._foot)
        room = self._width - metrics.horizontalAdvance(page + "    ")
        title = metrics.elidedText(names[0], Qt.TextElideMode.ElideRight, room * 0.6)
        line = metrics.elidedText("  |  ".join([title, names[1]]), Qt.TextElideMode.ElideRight, room)
        self._painter.setFont(self._foot_font)
        self._painter.setPen(QUIET)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, page)
        rule = box.top() + box.height() - metrics.height() * 1.35
        self._painter.fillRect(QRectF(0, rule, self._width, metrics.height() / 30), RULE)


def _dark_on_white() -> QPalette:
    palette = QPalette(QColor(Qt.GlobalColor.white))
    palette.setColor(QPalette.ColorRole.Text, INK)
    return palette


def _landmarks(document: QTextDocument, sheets: Sequence[Sheet]) -> list[Landmark]:
    found = []
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        lines = lines_of(document, block) if level else []
        page = next((n for n, sheet in enumerate(sheets) if lines and lines[0][0] < sheet.bottom), None)
        if page is not None:
            title = " ".join(block.text().replace("\u2060", "").split())
            found.append(Landmark(level, title, page, lines[0][0] - sheets[page].top))
        block = block.next()
    return found
