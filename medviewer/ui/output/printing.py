"""Print preview and printing: laid out and printed by another process, however long the page is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPageLayout, QPaintEngine, QPainter, QPicture, QShortcut
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrintPreviewDialog,
    QPrintPreviewWidget,
)
from PySide6.QtWidgets import QWidget

from medviewer.export.paper.paper import page_layout
from medviewer.export.paper_process.orders import PaperLayout, Preview, PreviewOrder, PrinterSettings
from medviewer.export.paper_process.printers import stay_on_this_machine
from medviewer.export.progress import Watch
from medviewer.ui.base.language import translatable
from medviewer.ui.base.messages import Messages
from medviewer.ui.base.progress_label import ProgressLabel
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.work_log import logged

if TYPE_CHECKING:
    from medviewer.export.paper.printout import Printable
    from medviewer.export.paper_process.client import PaperProcesses

MOST_SHOWN = 30
"""Sheets that the preview shows; Qt draws them all at once."""
LAYING_OUT = translatable("PrintPreview", "Laying out…")


class PrintPreview(QObject):
    """The preview of something; its printer button or Ctrl+P prints it.

    made: returns what is printed, called in a thread; may raise ExportError. layout: of its paper, at first.
    """

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        messages: Messages,
        paper: PaperProcesses,
        title: str,
        made: Callable[[], Printable],
        layout: QPageLayout | None = None,
    ) -> None:
        stay_on_this_machine()
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(layout or page_layout())
        self._printer.setDocName(title)
        self._dialog = QPrintPreviewDialog(self._printer, window)
        super().__init__(self._dialog)
        self._window = window
        self._tasks = tasks
        self._messages = messages
        self._name = title
        self._made = made
        self._task: Task | None = None
        self._paper = paper
        self.no_files = ""
        """Why nothing is printed to a file, empty where that may be."""
        self._shown: _Shown | None = None
        self._layout = QPageLayout()
        self._dialog.setWindowTitle(self._title())
        self._dialog.resize(900, 700)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.paintRequested.connect(self._draw)
        self._dialog.finished.connect(self._stop)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self._dialog)
        keys.activated.connect(self._ask_for_printer)

    def open(self) -> None:
        """Show it."""
        self._dialog.open()

    def _draw(self, printer: QPrinter) -> None:
        """Draw the preview, which is what Qt asks for with a picture in the printer's place; else print."""
        if printer.paintEngine().type() != QPaintEngine.Type.Picture:
            self._print(printer)
            return
        if printer.pageLayout() != self._layout:
            self._lay_out(printer)
        painter = QPainter(printer)
        if self._shown is None:
            message = QCoreApplication.translate("PrintPreview", LAYING_OUT)
            painter.drawText(printer.pageRect(QPrinter.Unit.DevicePixel), Qt.AlignmentFlag.AlignCenter, message)
        else:
            scale = dots_of_screen() / printer.logicalDpiX()  # by which Qt makes pictures larger on a printer
            for number, sheet in enumerate(self._shown.sheets):
                if number:
                    printer.newPage()
                painter.save()
                painter.scale(scale, scale)
                sheet.play(painter)
                painter.restore()
        painter.end()

    def _lay_out(self, printer: QPrinter) -> None:
        self._stop()
        self._shown = None
        self._layout = printer.pageLayout()
        paper, resolution = PaperLayout.of(self._layout), printer.resolution()
        made, processes, dots = self._made, self._paper, dots_of_screen()

        def work(task: Task) -> _Shown:
            order = PreviewOrder(made(), paper, resolution, MOST_SHOWN, dots)
            return _Shown.of(processes.preview(order, Watch(is_cancelled=task.is_cancelled)))

        self._task = self._tasks.run(work, self._show, self._messages.report, lane="preview")

    def _show(self, shown: _Shown) -> None:
        self._task = None
        self._shown = shown
        self._dialog.setWindowTitle(self._title())
        for preview in self._dialog.findChildren(QPrintPreviewWidget):
            preview.updatePreview()

    def _title(self) -> str:
        count = self._shown.of_all if self._shown else 0
        if count <= MOST_SHOWN:
            return QCoreApplication.translate("PrintPreview", "Print {}").format(self._name)
        message = QCoreApplication.translate("PrintPreview", "Print {} – the first {} of {} pages")
        return message.format(self._name, MOST_SHOWN, count)

    def _ask_for_printer(self) -> None:
        dialog = QPrintDialog(self._printer, self._dialog)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=not self.no_files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answer(result: int) -> None:
            if result:
                self._print(self._printer)
                self._dialog.accept()

        dialog.finished.connect(answer)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print(self, printer: QPrinter) -> None:
        if self.no_files and writes_file(printer):
            self._messages.note(self.no_files)
            return
        settings, made, processes = PrinterSettings.of(printer), self._made, self._paper
        name, messages = self._name, self._messages

        def work(task: Task) -> None:
            with logged("printed"):
                processes.print_document(made(), settings, Watch(task.progress.emit, task.is_cancelled))

        printed = QCoreApplication.translate("PrintPreview", "Printed: {}").format(name)
        task = self._tasks.run(work, lambda _answer: messages.say(printed), messages.report, lane="print")
        doing = QCoreApplication.translate("PrintPreview", "Printing {}").format(name)
        ProgressLabel(doing, task, self._tasks, self._window)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


class _Shown(NamedTuple):
    """The sheets of a preview. of_all: how many there are."""

    of_all: int
    sheets: Sequence[QPicture]

    @classmethod
    def of(cls, preview: Preview) -> _Shown:
        return cls(preview.of_all, [*map(_picture, preview.sheets)])


def _picture(data: bytes) -> QPicture:
    picture = QPicture()
    picture.setData(data)
    return picture


def writes_file(printer: QPrinter) -> bool:
    """Return whether what is printed becomes a file: that was chosen, or there is no printer at all."""
    return bool(printer.outputFileName()) or printer.outputFormat() == QPrinter.OutputFormat.PdfFormat


def dots_of_screen() -> int:
    """Return the dots an inch by which Qt measures text on the screen."""
    return round(QGuiApplication.primaryScreen().logicalDotsPerInchX())
