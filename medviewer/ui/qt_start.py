"""The application object, or a sentence that says why there can be none: Qt itself aborts."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from medviewer import __version__
from medviewer.ui.base.open_events import OpeningApplication

_said: list[str] = []


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
    qt.setDesktopFileName("medviewer")
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
