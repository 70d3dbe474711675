"""Paper and files: print with preview, and export, of the open monograph."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from medviewer.monograph.errors import MedviewerError
from medviewer.ui.messages import Messages
from medviewer.ui.tasks import Tasks

LETTER_TERRITORIES = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from medviewer.ui.open_page import OpenPage

OFFERED = ("pdf", "html", "odt", "markdown", "text", "json")


class Output(QObject):
    """Prints and exports for one window."""

    def __init__(self, window: QWidget, tasks: Tasks, messages: Messages) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._messages = messages
        self._folder = ""

    def print_page(self, opened: OpenPage, tabs: Sequence[str] | None = None) -> None:
        """Show a preview of the whole page, or of some tabs; its printer button or Ctrl+P prints it."""
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        from medviewer.export.paper import page_layout, paint, usual_paper

        stay_on_this_machine()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(usual_paper()))
        printer.setDocName(opened.monograph.title)
        preview = QPrintPreviewDialog(printer, self._window)
        preview.setWindowTitle(f"Print {opened.monograph.title}")
        preview.resize(900, 700)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def draw(device: QPrinter) -> None:
            try:
                paint(device, opened.monograph, opened.source, tabs)
            except MedviewerError as error:
                self._messages.report(error)

        preview.paintRequested.connect(draw)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), preview)
        keys.activated.connect(lambda: self._print(preview, draw))
        preview.open()

    def _print(self, preview: QPrintPreviewDialog, draw: Callable[[QPrinter], None]) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(preview.printer(), preview)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answer(result: int) -> None:
            if result:
                draw(dialog.printer())
                preview.accept()

        dialog.finished.connect(answer)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def export(self, opened: OpenPage, tabs: Sequence[str] | None = None) -> None:
        """Ask for a file, and write the whole page or some tabs to it."""
        chosen = ask_for_file(self._window, self._folder, opened.monograph.title)
        if chosen is None:
            return
        path, form = chosen
        self._folder = str(path.parent)

        from medviewer.export.files import export_page

        def write(_task: object) -> None:
            export_page(opened.monograph, opened.source, form, path, tabs)

        self._tasks.run(write, self._written(path), self._not_written, lane="export")

    def _written(self, path: Path) -> Callable[[object], None]:
        return lambda _answer: self._messages.say(f"Written: {path}")

    def _not_written(self, error: MedviewerError) -> None:
        self._messages.report(error)


def stay_on_this_machine() -> None:
    """Have CUPS, which Qt asks for printers, use the local socket of its server and none of the network.

    Source: cups-client.conf(5), cupsd.conf(5): CUPS_SERVER may name a domain socket. One that is set stays.
    """
    if sys.platform == "linux":
        os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")


def ask_for_file(parent: QWidget, folder: str, title: str) -> tuple[Path, str] | None:
    """Ask where to and in which format to export; return (path, format), or None where nothing was chosen.

    folder: where to begin; empty for the user's documents.
    """
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QFileDialog

    from medviewer.export.files import FORMATS, suggest_name

    filters = {f"{FORMATS[name].label} (*{FORMATS[name].suffix})": name for name in OFFERED}
    folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = str(Path(folder) / suggest_name(title, "pdf"))
    name, chosen = QFileDialog.getSaveFileName(parent, "Export monograph", proposed, ";;".join(filters))
    if not name:
        return None
    path = Path(name)
    by_suffix = {FORMATS[key].suffix: key for key in OFFERED}
    form = by_suffix.get(path.suffix.lower())
    if form is None:
        form = filters.get(chosen, "pdf")
        path = path.with_name(path.name + FORMATS[form].suffix)
    return path, form
