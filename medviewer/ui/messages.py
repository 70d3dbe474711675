"""The one gate through which anything is said to the user."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from medviewer.ui.theme import Theme

log = logging.getLogger(__name__)


class Messages(QObject):
    """Says things in the window's message bar, and asks in dialogs."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._explaining = False

    def say(self, text: str) -> None:
        """Show a message that stays until it is closed or replaced."""
        self.said.emit(text)

    def report(self, error: Exception) -> None:
        """Show an error that explains itself."""
        self.say(str(error))

    def ask(self, question: str, detail: str, yes: str) -> bool:
        """Return whether the user chose `yes`, a verb, rather than Cancel."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, "medviewer", question, parent=self._window)
        box.setInformativeText(detail)
        box.setTextFormat(Qt.TextFormat.PlainText)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is accept

    def unexpected(self, error: BaseException) -> None:
        """Say that something went wrong that nobody foresaw; the window goes on."""
        import traceback

        details = "".join(traceback.format_exception(error))
        log.error("unexpected error\n%s", details)
        if self._explaining:
            return
        self._explaining = True
        try:
            self._explain(error, details)
        finally:
            self._explaining = False

    def _explain(self, error: BaseException, details: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "medviewer", "Something went wrong.", parent=self._window)
        box.setInformativeText(f"{type(error).__name__}: {error}\n\nThe window goes on; nothing you kept is lost.")
        box.setTextFormat(Qt.TextFormat.PlainText)
        copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.exec()
        if box.clickedButton() is copy:
            QGuiApplication.clipboard().setText(details)


class MessageBar(QFrame):
    """The line in which messages are shown, with a button that closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = theme
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setAccessibleName("Close message")
        self._close.setToolTip("Close message")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a message in place of the one before."""
        self.label.setText(text)
        self.label.setAccessibleName(text)
        self._close.setIcon(self._theme.icon("close"))
        self.show()


class _LateFile(logging.Handler):
    """Writes to a file that rotates at 512 KB, which is opened, like the module that rotates it, at the first need."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = RotatingFileHandler(self._path, maxBytes=512 * 1024, backupCount=2, encoding="utf-8")
            self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._file.handle(record)

    def close(self) -> None:
        """Close the file, where there is one."""
        if self._file is not None:
            self._file.close()
        super().close()


def start_log(folder: Path) -> Path:
    """Write warnings and errors to a file in `folder`; return its path."""
    path = folder / "medviewer.log"
    logging.getLogger("medviewer").addHandler(_LateFile(path))
    return path
