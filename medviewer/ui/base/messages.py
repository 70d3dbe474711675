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

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QtMsgType,
    Signal,
    SignalInstance,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from medviewer.atomic import for_owner_alone, make_private, private_folder
from medviewer.errors import Message, UnknownNameError, Value, filled, message_of
from medviewer.ui.base.theme import Theme

log = logging.getLogger(__name__)
Choice = tuple[str, Callable[[], object]]
"""The text of a button, and what it does."""
MOST_LINES = 5
"""Lines of a message that are seen at once."""
LONGEST_SAID = 600
"""Letters of an error that a dialog has room for."""


class Messages(QObject):
    """Says things in the window's message bar, and asks in dialogs.

    message(text): in place of what is shown. noted(text): below it. offered(text, button, Callable): with what a button
    does. withdrawn(text): it is no longer true.
    """

    message = Signal(str)
    noted = Signal(str)
    offered = Signal(str, object, object)
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

    def say(self, text: str, *until: SignalInstance) -> None:
        """Show a message that stays until it is closed, replaced, or one of the signals `until` makes it untrue."""
        self.message.emit(text)
        for signal in until:
            signal.connect(lambda *_: self.withdraw(text), Qt.ConnectionType.SingleShotConnection)

    def withdraw(self, text: str) -> None:
        """Take a message away that is no longer true, if it is shown."""
        self.withdrawn.emit(text)

    def note(self, text: str) -> None:
        """Show a message below one that is shown already, such as two notices at the start."""
        self.noted.emit(text)

    def offer(self, text: str, button: str, do: Callable[[], object], other: Choice | None = None) -> None:
        """Show a message with a button that does something about it, once; `other` is a second one beside it."""
        self.offered.emit(text, (button, do), other)

    def report(self, error: Exception, *until: SignalInstance) -> None:
        """Show an error that explains itself, as `say` does."""
        self.say(error_text(error), *until)

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


class _Room(QScrollArea):
    """Room for a text: as high as that is, but for a long one that is scrolled, so that the page keeps its own."""

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(label)
        self._label = label
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # else as high as at its narrowest
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at this width, or of the lines that there is room for."""
        return min(self._label.heightForWidth(width), MOST_LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """Return the size that the text needs at the width there is."""
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the text is not squeezed."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that belongs to the width; the keyboard comes here where there is something to scroll."""
        super().resizeEvent(event)
        self.updateGeometry()
        whole = self._label.heightForWidth(self.width()) <= self.height()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if whole else Qt.FocusPolicy.TabFocus)


class MessageBar(QFrame):
    """The line in which messages are shown, with a button that closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = theme
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._room = _Room(self.label, self)
        self._choices: dict[QPushButton, Callable[[], object]] = {}
        self.offered = self._button("offered")
        self.other = self._button("other")
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(QCoreApplication.translate("MessageBar", "Close message"))
        self.close_button.setToolTip(self.close_button.accessibleName())
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 16, 3)
        row.addWidget(self._room, 1)
        row.addWidget(self.offered, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a message in place of the one before."""
        self.label.setText(text)
        self.label.setAccessibleName(text)
        self._room.setAccessibleName(text)
        self._room.updateGeometry()
        self.close_button.setIconSize(self._theme.icon_size())
        self.close_button.setIcon(self._theme.icon("close"))
        for button in (self.offered, self.other):
            button.hide()
        self._choices.clear()
        self.show()

    def show_offer(self, text: str, choice: Choice, other: Choice | None = None) -> None:
        """Show a message with a button or two; pressing one hides all and does what it stands for."""
        self.show_text(text)
        for button, offer in ((self.offered, choice), (self.other, other)):
            if offer is not None:
                button.setText(offer[0])
                self._choices[button] = offer[1]
                button.show()

    def add_text(self, text: str) -> None:
        """Show a message below the one that is shown, each once; what that offers stays."""
        shown = self.label.text() if self.isVisible() else ""
        if text not in shown:
            choices = [(button.text(), do) for button, do in self._choices.items()] if shown else []
            self.show_text(f"{shown}\n{text}" if shown else text)
            if choices:
                self.show_offer(self.label.text(), *choices)

    def take_back(self, text: str) -> None:
        """Take away what is no longer true; what else is said stays, with what it offers."""
        shown = self.label.text()
        if self.isHidden() or text not in shown:
            return
        if shown == text:
            self.hide()
        elif shown.startswith(f"{text}\n"):
            self.show_text(shown[len(text) + 1 :])
        elif f"\n{text}" in shown:
            choices = [(button.text(), do) for button, do in self._choices.items()]
            self.show_text(shown.replace(f"\n{text}", "", 1))
            if choices:
                self.show_offer(self.label.text(), *choices)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setFlat(True)
        button.setObjectName(name)
        button.hide()
        button.clicked.connect(lambda: self._take_up(button))
        return button

    def _take_up(self, button: QPushButton) -> None:
        do = self._choices.get(button)
        self._choices.clear()
        self.hide()
        if do is not None:
            do()


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
