"""A page as a PDF: text that can be selected and searched, title, language and outline in it; needs no display."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from medviewer import __version__
from medviewer.errors import ExportError
from medviewer.export.paper.outline import OutlineEntry, completed
from medviewer.export.paper.paper import page_layout, paint
from medviewer.export.paper.printout import Landmark, Printable
from medviewer.export.paper.typesetting import font
from medviewer.export.progress import UNWATCHED, Watch

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.monograph.model import Monograph

DPI = 600
ToPdf = Callable[[Printable, QPageLayout, str, Watch], bytes]
"""What makes a PDF file as `written` does: in the window, another process."""


def render(
    monograph: Monograph,
    source: PageSource,
    tabs: Sequence[str] | None = None,
    size: QPageSize | None = None,
    watch: Watch = UNWATCHED,
    to_pdf: ToPdf | None = None,
) -> bytes:
    """Return the PDF file, on the usual paper of the locale unless `size` says otherwise.

    to_pdf: lays it out, None for this thread. Raises ExportError, also when it is cancelled.
    """
    from medviewer.export.selection import language

    made = to_pdf or written
    return made(Printable.of(monograph, source, tabs), page_layout(size), language(monograph), watch)


def written(printed: Printable, layout: QPageLayout, language: str, watch: Watch = UNWATCHED) -> bytes:
    """Return what is printed as a PDF file, with its language as a BCP 47 tag; raises ExportError."""
    ensure_gui()
    buffer = QBuffer()
    writer = pdf_writer(buffer, printed.title)
    writer.setPageLayout(layout)
    landmarks = paint(writer, printed, watch)
    top = writer.pageLayout().paintRect(QPageLayout.Unit.Point).top()
    page = writer.pageLayout().fullRect(QPageLayout.Unit.Point).height()
    entries = [_entry(landmark, page - top) for landmark in landmarks if landmark.level <= 3]
    return completed(bytes(buffer.data().data()), language, entries)


def pdf_writer(buffer: QBuffer, title: str) -> QPdfWriter:
    """Open a buffer, and return what writes a PDF file of this title into it."""
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"medviewer {__version__}")
    writer.setResolution(DPI)
    return writer


def ensure_gui() -> None:
    """Make the application object that fonts and painting need, unless there is one; no display is used.

    Raises ExportError where the system has no fonts to write with.
    """
    if QCoreApplication.instance() is None:
        _application()
    if not QFontMetrics(font()).inFont("a"):
        raise ExportError("No PDF can be made: this system has no fonts. Install one, such as fonts-dejavu-core.")


@cache
def _application() -> QGuiApplication:
    # Elsewhere "offscreen" knows no fonts, and the usual platform needs no display server.
    platform = [] if sys.platform in ("win32", "darwin") else ["-platform", "offscreen"]
    return QGuiApplication(["medviewer", *platform])


def _entry(landmark: Landmark, height: float) -> OutlineEntry:
    return OutlineEntry(landmark.title, landmark.page, height - landmark.top * 72 / DPI)
