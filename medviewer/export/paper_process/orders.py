"""Orders to the process that lays out paper: values alone, which can be sent there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize

from medviewer.errors import ExportError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from medviewer.export.paper.printout import Printable
    from medviewer.export.wall.wall_page import WallPage

_CUPS_OPTIONS = 0xFE00
"""The key under which Qt's printers on Linux and macOS keep what their dialog chose of the printer's own options, such
as several sheets on one; Qt has no name for it (qtbase, src/printsupport/kernel/qprint_p.h)."""


class PaperLayout(NamedTuple):
    """A `QPageLayout`. size: its standard name, empty for another, which width, height, measure and name make.

    margins, least: left, top, right, bottom in `unit`, an enumeration's name as orientation is.
    """

    size: str
    width: float
    height: float
    measure: str
    name: str
    orientation: str
    mode: str
    unit: str
    margins: tuple[float, float, float, float]
    least: tuple[float, float, float, float]

    @classmethod
    def of(cls, layout: QPageLayout) -> PaperLayout:
        """Return a layout as values."""
        size = layout.pageSize()
        is_standard = size.id() != QPageSize.PageSizeId.Custom
        return cls(
            size.id().name if is_standard else "",
            size.definitionSize().width(),
            size.definitionSize().height(),
            size.definitionUnits().name,
            size.name(),
            layout.orientation().name,
            layout.mode().name,
            layout.units().name,
            _sides(layout.margins()),
            _sides(layout.minimumMargins()),
        )

    def made(self) -> QPageLayout:
        """Return the layout."""
        size = QPageSize(QPageSize.PageSizeId[self.size]) if self.size else self._own_size()
        orientation, unit = QPageLayout.Orientation[self.orientation], QPageLayout.Unit[self.unit]
        layout = QPageLayout(size, orientation, QMarginsF(*self.margins), unit, QMarginsF(*self.least))
        layout.setMode(QPageLayout.Mode[self.mode])
        return layout

    def _own_size(self) -> QPageSize:
        unit, exact = QPageSize.Unit[self.measure], QPageSize.SizeMatchPolicy.ExactMatch
        return QPageSize(QSizeF(self.width, self.height), unit, self.name, exact)


def _sides(margins: QMarginsF) -> tuple[float, float, float, float]:
    return margins.left(), margins.top(), margins.right(), margins.bottom()


class PrinterSettings(NamedTuple):
    """A printer that was chosen, and how it is to print. printer: its name. file: to which it prints, empty for none.

    form, duplex, colour, source, order, range: Qt's numbers, since a driver may add trays of its own. first, last:
    pages, 0 for all. ranges: of pages, as Qt writes them. own: the options of the printer itself.
    """

    printer: str
    title: str
    layout: PaperLayout
    form: int
    file: str
    resolution: int
    copies: int
    is_collated: bool
    duplex: int
    colour: int
    source: int
    order: int
    range: int
    first: int
    last: int
    ranges: str
    own: Any

    @classmethod
    def of(cls, printer: QPrinter) -> PrinterSettings:
        """Return what a dialog has made of a printer."""
        return cls(
            printer.printerName(),
            printer.docName(),
            PaperLayout.of(printer.pageLayout()),
            printer.outputFormat().value,
            printer.outputFileName(),
            printer.resolution(),
            printer.copyCount(),
            printer.collateCopies(),
            printer.duplex().value,
            printer.colorMode().value,
            printer.paperSource().value,
            printer.pageOrder().value,
            printer.printRange().value,
            printer.fromPage(),
            printer.toPage(),
            printer.pageRanges().toString(),
            printer.printEngine().property(_cups_options()),
        )

    def made(self) -> QPrinter:
        """Return a printer that prints so; raises ExportError where it is gone, since Qt would take another one."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.printer:
            printer.setPrinterName(self.printer)
        if printer.printerName() != self.printer and not self.file:
            raise ExportError(
                "“{}” cannot be printed: the printer does not answer. Check it, or choose another.", self.title
            )
        printer.setOutputFormat(QPrinter.OutputFormat(self.form))
        if self.file:
            printer.setOutputFileName(self.file)
        printer.setDocName(self.title)
        printer.setResolution(self.resolution)
        printer.setPageLayout(self.layout.made())
        self._set_way(printer)
        return printer

    def _set_way(self, printer: QPrinter) -> None:
        """Set what is printed of the document, and how."""
        printer.setCopyCount(self.copies)
        printer.setCollateCopies(self.is_collated)
        printer.setDuplex(type(printer).DuplexMode(self.duplex))
        printer.setColorMode(type(printer).ColorMode(self.colour))
        printer.setPaperSource(type(printer).PaperSource(self.source))
        printer.setPageOrder(type(printer).PageOrder(self.order))
        printer.setFromTo(self.first, self.last)
        printer.setPrintRange(type(printer).PrintRange(self.range))
        printer.setPageRanges(QPageRanges.fromString(self.ranges))
        if self.own:
            printer.printEngine().setProperty(_cups_options(), self.own)


def _cups_options() -> Any:
    from PySide6.QtPrintSupport import QPrintEngine

    return QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)


class PdfOrder(NamedTuple):
    """A document as a PDF file. language: BCP 47."""

    printed: Printable
    layout: PaperLayout
    language: str


class PreviewOrder(NamedTuple):
    """The first sheets of a document as pictures. resolution: of the printer; dots: of the screen; both an inch."""

    printed: Printable
    layout: PaperLayout
    resolution: int
    most: int
    dots: int


class Preview(NamedTuple):
    """Sheets as `QPicture` keeps them, in the units of the printer; of_all: how many there are."""

    of_all: int
    sheets: tuple[bytes, ...]


class PrintOrder(NamedTuple):
    """A document on a printer."""

    printed: Printable
    settings: PrinterSettings


class WallPictureOrder(NamedTuple):
    """A wall sheet as a picture. paper: its key. longest: pixels of its longer side."""

    page: WallPage
    paper: str
    longest: int


class WallPicture(NamedTuple):
    """A picture of 32 bits a pixel, red, green and blue."""

    width: int
    height: int
    pixels: bytes


class WallOrder(NamedTuple):
    """The wall sheets of pages that are asked for by number. paper: its key. settings: of a printer, None for a PDF."""

    name: str
    titles: tuple[str, ...]
    paper: str
    settings: PrinterSettings | None = None


class PackOrder(NamedTuple):
    """A downtime pack of pages that are asked for one by one, by (number, whether its class alone is asked for)."""

    name: str
    titles: tuple[str, ...]
    dividers: bool
