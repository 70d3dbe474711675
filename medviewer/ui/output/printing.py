"""Print preview and printing: laid out and printed in threads, however long the page is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QObject, Qt, QThread
from PySide6.QtGui import QKeySequence, QPageLayout, QPaintEngine, QPainter, QPdfWriter, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QWidget

from medviewer.export.paper.paper import page_layout, paint
from medviewer.export.paper.printout import Printable, Printout
from medviewer.export.progress import Watch
from medviewer.ui.base.language import translatable
from medviewer.ui.base.messages import Messages
from medviewer.ui.base.progress_label import ProgressLabel
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.work_log import logged

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
        self._printout: Printout | None = None
        self._printing = False
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
        if self._printout is None:
            message = QCoreApplication.translate("PrintPreview", LAYING_OUT)
            painter.drawText(printer.pageRect(QPrinter.Unit.DevicePixel), Qt.AlignmentFlag.AlignCenter, message)
        else:
            for number in range(min(self._printout.count, MOST_SHOWN)):
                if number:
                    printer.newPage()
                self._printout.draw(painter, number)
        painter.end()

    def _lay_out(self, printer: QPrinter) -> None:
        self._stop()
        self._printout = None
        layout, resolution = printer.pageLayout(), printer.resolution()
        self._layout = layout
        made, here = self._made, QThread.currentThread()

        def work(task: Task) -> Printout:
            watch = Watch(is_cancelled=task.is_cancelled)
            printout = Printout(_measures(layout, resolution), made(), watch)
            printout.move_to(here)
            return printout

        self._task = self._tasks.run(work, self._show, self._messages.report, lane="preview")

    def _show(self, printout: Printout) -> None:
        self._task = None
        self._printout = printout
        if self._printing:
            return
        self._dialog.setWindowTitle(self._title())
        for preview in self._dialog.findChildren(QPrintPreviewWidget):
            preview.updatePreview()

    def _title(self) -> str:
        count = self._printout.count if self._printout else 0
        if count <= MOST_SHOWN:
            return QCoreApplication.translate("PrintPreview", "Print {}").format(self._name)
        message = QCoreApplication.translate("PrintPreview", "Print {} – the first {} of {} pages")
        return message.format(self._name, MOST_SHOWN, count)

    def _ask_for_printer(self) -> None:
        dialog = QPrintDialog(self._printer, self._dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answer(result: int) -> None:
            if result:
                self._print(self._printer)
                self._dialog.accept()

        dialog.finished.connect(answer)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print(self, printer: QPrinter) -> None:
        """Print in a thread; the preview is not drawn any more, which would take the printer from it."""
        self._stop()
        self._printing = True
        made, name, messages = self._made, self._name, self._messages

        def work(task: Task) -> None:
            with logged("printed"):
                paint(printer, made(), Watch(task.progress.emit, task.is_cancelled))

        printed = QCoreApplication.translate("PrintPreview", "Printed: {}").format(name)
        task = self._tasks.run(work, lambda _answer: messages.say(printed), messages.report, lane="print")
        doing = QCoreApplication.translate("PrintPreview", "Printing {}").format(name)
        ProgressLabel(doing, task, self._tasks, self._window)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _measures(layout: QPageLayout, resolution: int) -> QPdfWriter:
    """Return a device with the measures of a printer that can be used in any thread; nothing is written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(resolution)
    device.setPageLayout(layout)
    return device


def stay_on_this_machine() -> None:
    """Have CUPS, which Qt asks for printers, use the local socket of its server and none of the network.

    Source: cups-client.conf(5), cupsd.conf(5): CUPS_SERVER may name a domain socket. One that is set stays.
    """
    if sys.platform == "linux":
        os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")
