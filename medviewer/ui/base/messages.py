"""The one gate through which anything is said to the user."""

from __future__ import annotations

import contextlib
import logging
import re
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    SignalInstance,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from medviewer.atomic import for_owner_alone, make_private, private_folder
from medviewer.errors import Message, UnknownNameError, Value, filled, message_of
from medviewer.ui.base.theme import Theme

log = logging.getLogger(__name__)
Choice = tuple[str, Callable[[], object]]
"""The text of a button, and what it does."""
LONGEST_SAID = 600
"""Letters of an error that a dialog has room for."""


class Notice(NamedTuple):
    """A message of the bar, and what becomes of it.

    stands: until it is closed, answered or untrue; else until the next one that does not. about: its subject, of which
    the last one holds; empty where it has none. choices: its buttons, two at most. here: whether it is only of what the
    window shows. earlier: whether it was said before the program ended, and stands still.
    """

    text: str
    stands: bool = True
    about: str = ""
    choices: tuple[Choice, ...] = ()
    here: bool = False
    earlier: bool = False


class Messages(QObject):
    """Says things in the window's message bar, and asks in dialogs.

    said(Notice): to be shown. withdrawn(text): it is no longer true.

    What the reader sees anyway, or can do without, is said by `say`, and gives way to what is said next. What was left
    out, lost, refused or not written is noted or reported, and stands until the reader has closed it.
    """

    said = Signal(object)
    withdrawn = Signal(str)
    _raised = Signal(object)

    def __init__(
        self,
        parent: QObject,
        theme: Theme,
        log_file: Path | None = None,
        window: Callable[[], QWidget | None] | None = None,
    ) -> None:
        """window: returns the one before which it asks, the parent where that is None."""
        super().__init__(parent)
        self._window = window or (lambda: parent if isinstance(parent, QWidget) else None)
        self._theme = theme
        self._log_file = log_file
        self._explaining = False
        self._raised.connect(self._unexpected)

    def say(self, text: str, *until: SignalInstance, about: str = "") -> None:
        """Show a success or a hint until another one comes, or one of the signals `until` makes it untrue."""
        self._show(Notice(text, stands=False, about=about, here=bool(until)), until)

    def note(self, text: str, *until: SignalInstance, about: str = "") -> None:
        """Show what has consequences, beside what stands already; one `about` the same takes its place."""
        self._show(Notice(text, about=about, here=bool(until)), until)

    def report(self, error: Exception, *until: SignalInstance, about: str = "") -> None:
        """Show an error that explains itself, as `note` does."""
        self.note(error_text(error), *until, about=about)

    def offer(
        self, text: str, button: str, do: Callable[[], object], other: Choice | None = None, about: str = ""
    ) -> None:
        """Note something with a button that does something about it, once; `other` is a second one beside it."""
        self.said.emit(Notice(text, about=about, choices=((button, do), *((other,) if other else ()))))

    def withdraw(self, text: str) -> None:
        """Take a message away that is no longer true, if it is shown."""
        self.withdrawn.emit(text)

    def _show(self, notice: Notice, until: tuple[SignalInstance, ...]) -> None:
        self.said.emit(notice)
        for signal in until:
            signal.connect(lambda *_: self.withdraw(notice.text), Qt.ConnectionType.SingleShotConnection)

    def ask(self, question: str, detail: str, yes: str) -> bool:
        """Return whether the user chose `yes`, a verb, rather than Cancel."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, "medviewer", question, parent=self._window())
        box.setIconPixmap(self._theme.picture("question"))
        box.setInformativeText(detail)
        box.setTextFormat(Qt.TextFormat.PlainText)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        # The box is not asked afterwards: it goes with the window, should that close meanwhile.
        pressed: list[QAbstractButton] = []
        box.buttonClicked.connect(pressed.append)
        box.exec()
        return accept in pressed

    def unexpected(self, error: BaseException) -> None:
        """Say that something went wrong that nobody foresaw; the window goes on. May be called from any thread."""
        from medviewer.traces import trace_of

        log.error("unexpected error\n%s", trace_of(error))
        self._raised.emit(error)

    def _unexpected(self, error: BaseException) -> None:
        if self._explaining:
            return
        self._explaining = True
        try:
            self._explain(error)
        finally:
            self._explaining = False

    def _explain(self, error: BaseException) -> None:
        import traceback

        from PySide6.QtWidgets import QMessageBox

        message = f"{type(error).__name__}: {error}"[:LONGEST_SAID]
        lines = [message, QCoreApplication.translate("Messages", "The window goes on; nothing you kept is lost.")]
        if self._log_file:
            where = QCoreApplication.translate("Messages", "The log is {}; it names no drug.")
            lines.append(where.format(self._log_file))
        wrong = QCoreApplication.translate("Messages", "Something went wrong.")
        box = QMessageBox(QMessageBox.Icon.NoIcon, "medviewer", wrong, parent=self._window())
        box.setIconPixmap(self._theme.picture("warning"))
        box.setInformativeText("\n\n".join(lines))
        box.setTextFormat(Qt.TextFormat.PlainText)
        details = QCoreApplication.translate("Messages", "Copy details")
        copy = box.addButton(details, QMessageBox.ButtonRole.ActionRole)
        trace = "".join(traceback.format_exception(error))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(trace))
        box.addButton(QMessageBox.StandardButton.Close)
        box.exec()


def error_text(error: Exception) -> str:
    """Return what an error says, in the language of the window; what the system says of itself stays as it says it."""
    if isinstance(error, UnknownNameError) and not error.nearest:
        from medviewer.quoted_names import named

        return QCoreApplication.translate("Messages", "No monograph is named “{}”.").format(named(error.name))
    return message_text(message_of(error))


def message_text(message: str) -> str:
    """Return a message of the core in the language of the window; a text that is none, or is not known, as it is."""
    if not message or not isinstance(message, Message):
        return message
    template = QCoreApplication.translate("Errors", message.template)
    return filled(template, message.values, _value_text, is_translated=template != message.template)


def _value_text(value: Value, form: str) -> str:
    if isinstance(value, str):
        return message_text(value)
    if form == ":,":
        return QLocale().toString(int(value))
    return QLocale().toString(float(value), "f", 1) if form else str(value)


class _LateFile(logging.Handler):
    """Writes to a file that rotates at 512 KB, which is opened, like the module that rotates it, at the first need."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; where the disk takes none, the program goes on without."""
        with contextlib.suppress(OSError):
            if self._file is None:
                self._file = self._opened()
            self._file.handle(record)

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        class PrivateFileHandler(RotatingFileHandler):
            def _open(self) -> TextIOWrapper:
                with contextlib.suppress(FileExistsError):
                    make_private(Path(self.baseFilename))
                return super()._open()

        private_folder(self._path.parent)
        for before in self._path.parent.glob(f"{self._path.name}*"):
            for_owner_alone(before)
        file = PrivateFileHandler(self._path, maxBytes=512 * 1024, backupCount=2, encoding="utf-8")
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file

    def close(self) -> None:
        """Close the file, where there is one."""
        if self._file is not None:
            self._file.close()
        super().close()


def start_log(path: Path) -> logging.Handler:
    """Write warnings and errors to the file `path`, and return what does."""
    handler = _LateFile(path)
    logging.getLogger("medviewer").addHandler(handler)
    return handler


def catch_everything(unexpected: Callable[[BaseException], None]) -> None:
    """Give errors that nobody caught, in slots, Qt's virtual methods and threads, to `unexpected`."""

    def raised(_kind: object, error: BaseException, _trace: object) -> None:
        unexpected(error)

    def raised_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            unexpected(args.exc_value)

    sys.excepthook = raised
    threading.excepthook = raised_in_thread
    qInstallMessageHandler(_log_qt)


_QUOTED = re.compile(r"""^([^"'“\n]*+)["'“].*["'”]""", re.MULTILINE)
_PATH = re.compile(r"(?:file:/|/|[A-Za-z]:\\)\S+")


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Write a warning of Qt's to the log, without names of files, and to stderr."""
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        log.warning("Qt, %s: %s", context.category, _PATH.sub("…", _QUOTED.sub(r"\1…", text)))
        print(text, file=sys.stderr)
