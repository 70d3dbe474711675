"""Find in the page: every hit in every tab, in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from medviewer.ui.base import utf16
from medviewer.ui.base.keystrokes import TextField
from medviewer.ui.base.language import shown_key
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.essentials_box import box_end
from medviewer.ui.documents.page_documents import text_with_powers
from medviewer.ui.documents.tab_documents import DocumentPosition
from medviewer.ui.page.equals_button import EqualsButton


class FindHit(NamedTuple):
    """A place of a text: in which document, and its first character and length there.

    equal: the folded word where it is not what is looked for but an equal of it.
    """

    spot: DocumentPosition
    start: int
    length: int
    equal: str = ""

    @classmethod
    def of(cls, spot: DocumentPosition, text: str, start: int, end: int, equal: str = "") -> FindHit:
        """Return what stands between two characters of a document's text."""
        return cls(spot, utf16.units(text[:start]), utf16.units(text[start:end]), equal)


class SoughtText(Protocol):
    """Text that is looked for on a page: letter by letter, or by its words."""

    def spans(self, text: str) -> list[tuple[int, int]]: ...


class SearchedText(NamedTuple):
    """A document's text as it is looked through: with signs of powers, where these are, and as it stands there.

    begin: position behind the essentials that stand above it.
    """

    text: str
    inserted: list[int]
    plain: str
    begin: int = 0

    @classmethod
    def of(cls, document: QTextDocument) -> SearchedText:
        """Return the text of a document, which need not be laid out."""
        return cls(*text_with_powers(document), document.toPlainText(), box_end(document))

    def hits(self, wanted: SoughtText, spot: DocumentPosition) -> list[FindHit]:
        """Return every place of a text, in their order."""
        before = partial(bisect_left, self.inserted)
        places = ((a - before(a), b - before(b)) for a, b in wanted.spans(self.text))
        return [FindHit(spot, start, end - start) for start, end in utf16.places(self.plain, places)]


class Finder:
    """The hits of one text over the documents `spots`, and which of them the reader is at.

    incomplete: some documents are still being searched. with_equals: whether the hits of its equals count.
    """

    def __init__(
        self, spots: Sequence[DocumentPosition], hits: Iterable[FindHit], incomplete: bool, with_equals: bool = False
    ) -> None:
        self.spots = {spot: number for number, spot in enumerate(spots)}
        self._hits: dict[DocumentPosition, list[FindHit]] = {}
        self._counted: dict[DocumentPosition, list[FindHit]] = {}
        self._ordered: list[FindHit] = []
        self._at = -1
        self._incomplete = incomplete
        self._with_equals = with_equals
        self._take(hits)

    def begin(self, spot: DocumentPosition, start: int) -> FindHit | None:
        """Go to the first hit at or after `start` of a document, and return it."""
        after = bisect_left(self._ordered, self._place(FindHit(spot, start, 0)), key=self._place)
        self._at = after % len(self._ordered) if self._ordered else -1
        return self.current()

    def add(self, hits: Iterable[FindHit]) -> None:
        """Take in the hits of the documents that were still being searched; the reader stays at his."""
        current = self.current()
        self._take(hits)
        self._incomplete = False
        self._at = bisect_left(self._ordered, self._place(current), key=self._place) if current else -1

    def count_equals(self, counted: bool) -> None:
        """Count the hits of equals, or not; the reader stays where he is, or is at the next hit behind that."""
        current = self.current()
        self._with_equals = counted
        self._take(())
        if current:
            self.begin(current.spot, current.start)
        elif self._ordered:
            self._at = 0

    def equals(self) -> Counter[str]:
        """Return how often each equal was found, whether or not they count."""
        return Counter(hit.equal for hits in self._hits.values() for hit in hits if hit.equal)

    def current(self) -> FindHit | None:
        """Return the hit the reader is at."""
        return self._ordered[self._at] if self._at >= 0 else None

    def step(self, by: int) -> FindHit | None:
        """Go `by` hits on, round the end."""
        if self._ordered:
            self._at = (self._at + by) % len(self._ordered)
        return self.current()

    def hits_at(self, spot: DocumentPosition) -> Sequence[FindHit]:
        """Return the hits in one document."""
        return self._counted.get(spot, ())

    def status(self) -> str:
        """Return where the reader is among the hits, in words."""
        if self._at < 0:
            if self._incomplete:
                return QCoreApplication.translate("FindBar", "Searching…")
            return QCoreApplication.translate("FindBar", "Not on this page")
        locale = QLocale()
        message = QCoreApplication.translate("FindBar", "{} of {}")
        counted = message.format(locale.toString(self._at + 1), locale.toString(len(self._ordered)))
        equals = sum(1 for hit in self._ordered if hit.equal) if self._with_equals else 0
        if equals:
            counted += QCoreApplication.translate("FindBar", " ({} also)").format(locale.toString(equals))
        return f"{counted}…" if self._incomplete else counted

    def _take(self, hits: Iterable[FindHit]) -> None:
        for spot, found in groupby(hits, key=lambda hit: hit.spot):
            self._hits[spot] = sorted((*self._hits.get(spot, ()), *found), key=lambda hit: hit.start)
        self._counted = {spot: self._that_count(found) for spot, found in self._hits.items()}
        self._ordered = [hit for spot in self.spots for hit in self.hits_at(spot)]

    def _that_count(self, hits: list[FindHit]) -> list[FindHit]:
        return hits if self._with_equals else [hit for hit in hits if not hit.equal]

    def _place(self, hit: FindHit) -> tuple[int, int]:
        return self.spots.get(hit.spot, 0), hit.start


class FindBar(QFrame):
    """The field under the page in which a text is looked for.

    text_changed(text). step_requested(by): 1 for the next hit, -1 for the one before. equals_chosen(shown): whether
    equals are to be marked. closed(): by button or Escape.
    """

    text_changed = Signal(str)
    step_requested = Signal(int)
    equals_chosen = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._theme = theme
        self.field = TextField(self)
        self.field.setPlaceholderText(QCoreApplication.translate("FindBar", "Find in page"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.count = QLabel(self)
        self.equals = EqualsButton(self)
        self.equals.toggled.connect(self.equals_chosen)
        self._buttons = [
            self._button(
                QCoreApplication.translate("FindBar", "Previous hit"), "Shift+F3", lambda: self.step_requested.emit(-1)
            ),
            self._button(QCoreApplication.translate("FindBar", "Next hit"), "F3", lambda: self.step_requested.emit(1)),
            self._button(QCoreApplication.translate("FindBar", "Close find in page"), "Esc", self.close_bar),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        column.addLayout(row)
        column.addWidget(self.equals)
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
            button.setIconSize(self._theme.icon_size())
            button.setIcon(self._theme.icon(name))

    def _button(self, name: str, key: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(f"{name} ({shown_key(key)})")
        button.setAccessibleName(name)
        button.clicked.connect(slot)
        return button
