"""The application object, or a sentence that says why there can be none: Qt itself aborts."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, QUrl, Signal, qInstallMessageHandler
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from medviewer import __version__

_said: list[str] = []


class OpeningApplication(QApplication):
    """Takes files and links that macOS gives a program that runs by an event, and not on its command line.

    asked(text): a path or a link; `begin` tells those too that came before.
    """

    asked = Signal(str)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._early: list[str] | None = []

    def event(self, event: QEvent) -> bool:
        """Take what is to be opened."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        text = event.file() or event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if self._early is None:
            self.asked.emit(text)
        else:
            self._early.append(text)
        return True

    def begin(self) -> None:
        """Tell what came before the window was there, and from now on what comes."""
        early, self._early = self._early or [], None
        for text in early:
            self.asked.emit(text)


def qt_application() -> QApplication:
    """Make it. Where Qt gives up, end the program with exit code 1 and a sentence on stderr."""
    before = qInstallMessageHandler(_listen)
    try:
        qt = OpeningApplication(sys.argv[:1]) if sys.platform == "darwin" else QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
        for text in _said:
            print(text, file=sys.stderr)
        _said.clear()
    qt.setApplicationName("medviewer")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(os.environ.get("FLATPAK_ID", "medviewer"))  # as its desktop entry is called there
    qt.setStyle("fusion")
    return qt


def _listen(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        print(f"medviewer: {_why(text)}", file=sys.stderr, flush=True)
        os._exit(1)  # there is nothing yet that could be closed, and Qt would leave a core
    _said.append(text)


def _why(text: str) -> str:
    """Return why no window can be opened. text: Qt's last words, which may go on about plugins."""
    from medviewer.missing_libraries import lacking, not_found

    missing = not_found()
    if missing:
        return f"No window can be opened: {lacking(missing)}"
    reason = _said[0] if _said else text.partition("\n")[0]
    return f"No window can be opened: {reason.rstrip('.')}."
