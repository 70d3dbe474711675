"""Jobs of the process that lays out paper: what an order asks for, made by what the command line makes it with.

What sheets and packs need is loaded by the first of them, since a preview is waited for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPaintDevice, QPainter, QPdfWriter, QPicture

from medviewer.export.paper.paper import paint
from medviewer.export.paper.pdf import ensure_gui, written
from medviewer.export.paper.printout import Printout
from medviewer.export.paper_process import orders
from medviewer.export.paper_process.dots import for_dots
from medviewer.export.paper_process.printers import stay_on_this_machine
from medviewer.export.paper_process.small_images import with_small_images
from medviewer.export.progress import Watch

if TYPE_CHECKING:
    from medviewer.export.downtime import Pack
    from medviewer.export.wall.wall_sheets import SheetReport, WallSheets


_METRIC = QPaintDevice.PaintDeviceMetric
_RESOLUTIONS = {_METRIC.PdmDpiX, _METRIC.PdmDpiY, _METRIC.PdmPhysicalDpiX, _METRIC.PdmPhysicalDpiY}


class Asker(Protocol):
    """The process that a job is done for. watch: is told progress there, and knows when the job is not wanted."""

    watch: Watch

    def ask(self, question: object) -> Any:
        """Return what it answers, or raise the MedviewerError that it answers with."""


def pdf(order: orders.PdfOrder, asker: Asker) -> bytes:
    """Return a document as a PDF file."""
    return written(order.printed, order.layout.made(), order.language, asker.watch)


def preview(order: orders.PreviewOrder, asker: Asker) -> orders.Preview:
    """Return the first sheets of a document as pictures."""
    ensure_gui()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)  # it has the measures of the printer, and nothing is written
    device.setResolution(order.resolution)
    device.setPageLayout(order.layout.made())
    printed = order.printed._replace(body=with_small_images(order.printed.body))
    printout = Printout(device, printed, asker.watch)
    shown = range(min(printout.count, order.most))
    return orders.Preview(printout.count, tuple(_picture(printout, number, order, asker) for number in shown))


def _picture(printout: Printout, number: int, order: orders.PreviewOrder, asker: Asker) -> bytes:
    asker.watch.check()
    picture = _Sheet(order.resolution)
    painter = QPainter(picture)
    printout.draw(painter, number)
    painter.end()
    data: memoryview = picture.data()  # type: ignore[assignment]  # PySide says object
    return for_dots(bytes(data), QPicture().logicalDpiX(), order.dots)


class _Sheet(QPicture):
    """A picture with the resolution of a printer, so that a painter makes its fonts as large as there."""

    def __init__(self, resolution: int) -> None:
        super().__init__()
        self._resolution = resolution

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Return a measure."""
        return self._resolution if metric in _RESOLUTIONS else super().metric(metric)


def print_document(order: orders.PrintOrder, asker: Asker) -> None:
    """Print a document."""
    ensure_gui()
    stay_on_this_machine()
    paint(order.settings.made(), order.printed, asker.watch)


def wall_picture(order: orders.WallPictureOrder, asker: Asker) -> tuple[orders.WallPicture, SheetReport]:
    """Return a picture of a wall sheet, and what is on it."""
    from medviewer.export.wall.sheet import WallSheet
    from medviewer.export.wall.wall_sheets import SheetReport, paper_of

    ensure_gui()
    sheet = WallSheet(order.page, paper_of(order.paper), check=asker.watch.check)
    image = sheet.image(order.longest).convertToFormat(QImage.Format.Format_RGB32)
    picture = orders.WallPicture(image.width(), image.height(), bytes(image.constBits()))
    return picture, SheetReport.of(sheet)


def wall_sheets(order: orders.WallOrder, asker: Asker) -> tuple[bytes, WallSheets]:
    """Print wall sheets, or return them as a PDF file; in both cases what is on them."""
    from medviewer.export.wall.frame import MARGIN
    from medviewer.export.wall.wall_sheets import SheetMember, paint_sheets, paper_of, rendered

    members = [SheetMember(title, partial(asker.ask, number)) for number, title in enumerate(order.titles)]
    if order.settings is None:
        return rendered(order.name, members, paper_of(order.paper), asker.watch)
    ensure_gui()
    stay_on_this_machine()
    printer = order.settings.made()
    least = printer.pageLayout().minimumMargins()
    margin = max(MARGIN, least.left(), least.top(), least.right(), least.bottom())
    return b"", paint_sheets(printer, members, printer.pageLayout().pageSize(), margin, asker.watch)


def pack(order: orders.PackOrder, asker: Asker) -> Pack | None:
    """Return a downtime pack, None where it was cancelled."""
    from medviewer.export.downtime import PackMember, bind

    members = [
        PackMember(title, partial(asker.ask, (number, True)), partial(asker.ask, (number, False)))
        for number, title in enumerate(order.titles)
    ]
    return bind(order.name, members, None, order.dividers, asker.watch)


JOBS: dict[str, Callable[[Any, Asker], object]] = {
    job.__name__: job for job in (pdf, preview, print_document, wall_picture, wall_sheets, pack)
}
"""The jobs by their names."""
