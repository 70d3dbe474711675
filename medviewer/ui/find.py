"""Find in the page: every hit in every tab, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from medviewer.ui.theme import Theme


class Hit(NamedTuple):
    """Where a text stands: the tab, and its first character and length there."""

    tab: str
    start: int
    length: int


def words_pattern(words: Sequence[str]) -> QRegularExpression:
    """Return what matches any word that begins with one of `words`, whatever its case."""
    escaped = "|".join(QRegularExpression.escape(word) for word in sorted(words, key=len, reverse=True))
    options = QRegularExpression.PatternOption
    return QRegularExpression(
        rf"(?<!\w)(?:{escaped})\w*", options.CaseInsensitiveOption | options.UseUnicodePropertiesOption
    )


def hits_in(document: QTextDocument, wanted: str | QRegularExpression, tab: str) -> list[Hit]:
    """Return every place of a text, whatever its case, or of a pattern in a document."""
    found = []
    cursor = document.find(wanted)
    while not cursor.isNull() and cursor.hasSelection():
        found.append(Hit(tab, cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()))
        cursor = document.find(wanted, cursor)
    return found


class Finder:
    """The hits of one text over the tabs of a page, and which of them the reader is at."""

    def __init__(self, tabs: Sequence[str], document: Callable[[str], QTextDocument]) -> None:
        self.tabs = tabs
        self._document = document
        self.hits: list[Hit] = []
        self.at = -1

    def search(self, wanted: str | QRegularExpression, tab: str, start: int) -> Hit | None:
        """Find a text or pattern in all tabs, and return the first hit at or after `start` of `tab`."""
        self.hits = [hit for key in self.tabs for hit in hits_in(self._document(key), wanted, key)] if wanted else []
        order = {key: number for number, key in enumerate(self.tabs)}
        here = (order.get(tab, 0), start)
        after = (n for n, hit in enumerate(self.hits) if (order[hit.tab], hit.start) >= here)
        self.at = next(after, 0) if self.hits else -1
        return self.current()

    def current(self) -> Hit | None:
        """Return the hit the reader is at."""
        return self.hits[self.at] if self.hits else None

    def step(self, by: int) -> Hit | None:
        """Go `by` hits on, round the end."""
        if self.hits:
            self.at = (self.at + by) % len(self.hits)
        return self.current()

    def status(self) -> str:
        """Return where the reader is among the hits, in words."""
        return f"{self.at + 1} of {len(self.hits)}" if self.hits else "Not on this page"


class FindBar(QFrame):
    """The field under the page in which a text is looked for."""

    text_changed = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._theme = theme
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Find in page")
        self.field.setAccessibleName("Find in page")
        self.count = QLabel(self)
        self._buttons = [
            self._button("Previous (Shift+F3)", "Previous hit", lambda: self.step_requested.emit(-1)),
            self._button("Next (F3)", "Next hit", lambda: self.step_requested.emit(1)),
            self._button("Close (Escape)", "Close find in page", self.close_bar),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in self._buttons:
            row.addWidget(button)
        self.field.textChanged.connect(self.text_changed)
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Show the bar with the cursor in its field; `text` replaces what stands there."""
        self.retheme()
        self.show()
        if text:
            self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Return, back with Shift+Return, close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def retheme(self) -> None:
        """Take the colours of the theme."""
        for button, name in zip(self._buttons, ("up", "down", "close"), strict=True):
            button.setIcon(self._theme.icon(name))

    def _button(self, tip: str, name: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(name)
        button.clicked.connect(slot)
        return button
