"""A page drawn on paper: into a PDF file, on a printer or in its preview, always dark on white."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from medviewer.errors import ExportError
from medviewer.export.paper.printout import Landmark, Printable, Printout
from medviewer.export.progress import UNWATCHED, Watch

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


def usual_paper(territory: QLocale.Country | None = None) -> QPageSize:
    """Return Letter where it is the usual paper, else A4; None asks the system's locale."""
    letter = (territory or QLocale.system().territory()) in LETTER_TERRITORIES
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def page_layout(size: QPageSize | None = None) -> QPageLayout:
    """Return an upright page with the margins that monographs are printed with, on the locale's usual paper."""
    paper = size or usual_paper()
    return QPageLayout(paper, QPageLayout.Orientation.Portrait, MARGINS, QPageLayout.Unit.Millimeter)


def wide(size: QPageSize | None = None) -> QPageLayout:
    """Return the same paper on its side, for what stands beside each other."""
    layout = page_layout(size)
    layout.setOrientation(QPageLayout.Orientation.Landscape)
    return layout


def paint(device: QPagedPaintDevice, printed: Printable, watch: Watch = UNWATCHED) -> list[Landmark]:
    """Draw what is printed on as many sheets as it takes, and return where its headings stand.

    The device's own page layout is used; of its page ranges only those sheets are drawn. May be called in any thread.
    Raises ExportError where the device cannot be drawn on, or when it is cancelled.
    """
    printout = Printout(device, printed, watch)
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError(
            "“{}” cannot be printed: the printer does not answer. Check it, or choose another.", printed.title
        )
    try:
        _draw_all(printout, device, painter, watch)
    finally:
        painter.end()
    return printout.landmarks()


def _draw_all(printout: Printout, device: QPagedPaintDevice, painter: QPainter, watch: Watch) -> None:
    ranges = device.pageRanges()
    wanted = [number for number in range(printout.count) if ranges.isEmpty() or ranges.contains(number + 1)]
    for drawn, number in enumerate(wanted):
        watch.check()
        if drawn and not device.newPage():
            raise ExportError("“{}” cannot be printed: page {} is not taken. Try again.", printout.title, number + 1)
        printout.draw(painter, number)
        watch.progress(drawn + 1, len(wanted))
