"""The documents of a text under tabs: each tab is one, to which a long text is added piece by piece."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from medviewer.ui.documents import page_documents
from medviewer.ui.documents.column_widths import TableColumns, signed, with_widths
from medviewer.ui.documents.pieces import weight_of
from medviewer.ui.documents.table_room import FittedTable, tables_between

AT_ONCE = 20_000
"""What a text may weigh, as `parts` weighs it, that is laid out without a pause."""

PAUSE = 100
"""Milliseconds until a document is destroyed, and between two: a long one takes some tens of them."""

ALL_AT_ONCE = 60_000
"""What texts may weigh that are made into documents without a pause, and not laid out."""


class DocumentPosition(NamedTuple):
    """A position among documents: the key of the tab."""

    tab: str


class TabText(Protocol):
    """The HTML of a tab in pieces, some of which may be yet to come. They are asked for in any thread."""

    def made(self) -> tuple[Sequence[str], bool]:
        """Return the pieces that are there, and whether they are all."""

    def all(self) -> Sequence[str]:
        """Return all pieces, and make those that are not there."""


class WholeText(NamedTuple):
    """A text whose pieces are all there."""

    pieces: Sequence[str]

    def made(self) -> tuple[Sequence[str], bool]:
        """Return all pieces."""
        return self.pieces, True

    def all(self) -> Sequence[str]:
        """Return all pieces."""
        return self.pieces


class TextBelow(NamedTuple):
    """A text with HTML above it that belongs to its first piece."""

    above: str
    text: TabText

    def made(self) -> tuple[Sequence[str], bool]:
        """Return the pieces that are there, and whether they are all."""
        pieces, is_all = self.text.made()
        return self._put(pieces), is_all

    def all(self) -> Sequence[str]:
        """Return all pieces, and make those that are not there."""
        return self._put(self.text.all())

    def _put(self, pieces: Sequence[str]) -> Sequence[str]:
        return [self.above + pieces[0], *pieces[1:]] if pieces else pieces


class DocumentRecipe(NamedTuple):
    """The making of a document; a thread may make one that is never shown.

    pieces: how many there will be, where that is known before they are there; else 0.
    """

    spot: DocumentPosition
    text: TabText
    style: str
    font: QFont
    pieces: int = 0

    def make(self) -> QTextDocument:
        """Return the document, not laid out yet."""
        growing = GrowingDocument(self)
        growing.finish()
        return growing.document


class GrowingDocument:
    """A document to which the pieces of its text are added, one at a time.

    ends: the position behind each piece that is in it.
    """

    def __init__(self, recipe: DocumentRecipe) -> None:
        self._text = recipe.text
        self._count = recipe.pieces
        self.ends: list[int] = []
        self._tables: list[FittedTable] = []
        self._unmeasured: list[tuple[int, int, TableColumns | None]] = []  # where pieces with tables begin and end
        self._width = self._room = -1.0  # as long as nothing shows it
        self._pieces: Sequence[str] = ()
        self._is_all = False
        self.document = page_documents.build("", recipe.style, recipe.font)
        self.document.setUndoRedoEnabled(False)
        self._ask()
        weight = 0
        while weight < AT_ONCE and self.grow():
            weight += weight_of(self._pieces[len(self.ends) - 1])

    def is_whole(self) -> bool:
        """Return whether all pieces are in it."""
        return self._is_all and len(self.ends) == len(self._pieces)

    def grow(self) -> bool:
        """Add a piece; return False where none is there."""
        if not self.has_more():
            return False
        piece = self._pieces[len(self.ends)]
        columns = signed(piece)
        if columns:
            piece = with_widths(piece, columns, max(self._width, self._room), self.document.defaultFont())
        edit = QTextCursor(self.document)
        edit.beginEditBlock()  # so that Qt lays out once, with the widths of tables
        start = self.ends[-1] if self.ends else 0
        (page_documents.append if self.ends else page_documents.fill)(self.document, piece)
        self.ends.append(self.document.characterCount() - 1)
        if "<table" in piece:
            self._unmeasured.append((start, self.ends[-1], columns))
            self._fit_new()
        edit.endEditBlock()
        return True

    def fit(self, width: float, room: float) -> None:
        """Fit tables into a page with lines of `width` pixels and `room` for tables, before it is laid out anew.

        All of them at once: Qt begins anew where the format of one is set between two steps.
        """
        self._width, self._room = width, room
        self._measure()
        if not self.fits(width, room):
            self.document.setLayoutEnabled(False)
            for table in self._tables:
                table.fit(self.document, width, room)
            self.document.setLayoutEnabled(True)

    def fits(self, width: float, room: float) -> bool:
        """Return whether `fit` would change nothing."""
        return all(one.has_fitted(width, room) for one in self._tables)

    def needed(self) -> int:
        """Return the pixels that the widest table needs, of those that are there."""
        return max((one.needed() for one in self._tables), default=0)

    def _fit_new(self) -> None:
        """Fit the tables that have come, if it is known into what."""
        if self._width >= 0:
            for table in self._measure():
                table.fit(self.document, self._width, self._room)

    def _measure(self) -> Sequence[FittedTable]:
        """Look at the tables that have come, and return them."""
        come = [table for piece in self._unmeasured for table in tables_between(self.document, *piece)]
        self._unmeasured.clear()
        self._tables += come
        return come

    def has_more(self) -> bool:
        """Return whether a piece is there that is not in it."""
        self._ask()
        return len(self.ends) < len(self._pieces)

    def finish(self) -> None:
        """Add all pieces, made for that where they are not there."""
        if not self.is_whole():
            self._pieces, self._is_all = self._text.all(), True
            while self.grow():
                pass

    def end_of_piece_with(self, sign: str) -> int | None:
        """Return the position behind the first piece that has a text in its HTML; None where none in it has."""
        places = zip(self.ends, self._pieces, strict=False)
        return next((end for end, piece in places if sign in piece), None)

    def place_of(self, position: int) -> float | None:
        """Return how far into the text a position is, 0 to 1; None where its pieces are not counted."""
        if not self._count:
            return None
        number = min(bisect_right(self.ends, position), max(0, len(self.ends) - 1))
        start, end = self._piece(number)
        return (number + min(1.0, (position - start) / max(1, end - start))) / self._count

    def position_of(self, place: float) -> int | None:
        """Return the position at a place that `place_of` returned; None where it is not there yet."""
        number = min(int(place * self._count), self._count - 1)
        if number >= len(self.ends):
            return None
        start, end = self._piece(number)
        return round(start + (place * self._count - number) * (end - start))

    def is_counted(self) -> bool:
        """Return whether it is known how many pieces there will be."""
        return self._count > 0

    def _piece(self, number: int) -> tuple[int, int]:
        """Return where a piece begins and ends."""
        start, end = [0, *self.ends, 0][number : number + 2]
        return start, end

    def _ask(self) -> None:
        if not self._is_all:
            self._pieces, self._is_all = self._text.made()


def is_much(pieces: Sequence[str]) -> bool:
    """Return whether pieces are more than is laid out without a pause."""
    return sum(map(weight_of, pieces)) > AT_ONCE


class TabDocuments:
    """Makes each document when it is first asked for, and keeps it until `drop`.

    texts: returns the text of a tab. owner: the view that shows them, which Qt asks for their images; those of anyone
    else's document it would look for itself, anywhere. count: returns the pieces of a tab, 0 where that is not known.
    """

    def __init__(
        self,
        texts: Callable[[str], TabText],
        style: str,
        font: QFont,
        owner: QTextEdit,
        count: Callable[[str], int] = lambda _tab: 0,
    ) -> None:
        self._ask = texts
        self._count = count
        self._style = style
        self._font = QFont(font)
        self._owner = owner
        self._texts: dict[str, TabText] = {}
        self._made: dict[DocumentPosition, GrowingDocument] = {}

    def spots(self, tabs: Iterable[str]) -> list[DocumentPosition]:
        """Return the documents of these tabs in reading order."""
        return [DocumentPosition(tab) for tab in tabs]

    def document(self, spot: DocumentPosition) -> QTextDocument:
        """Return a document as a whole."""
        growing = self.growing(spot)
        growing.finish()
        return growing.document

    def growing(self, spot: DocumentPosition) -> GrowingDocument:
        """Return a document with its first pieces at least, as far as they are there."""
        if spot not in self._made:
            self._made[spot] = GrowingDocument(self.recipe(spot))
            self._made[spot].document.setParent(self._owner)
        return self._made[spot]

    def recipe(self, spot: DocumentPosition) -> DocumentRecipe:
        """Return what a document is made of."""
        return DocumentRecipe(spot, self._text(spot.tab), self._style, self._font, self._count(spot.tab))

    def is_long(self, tab: str) -> bool:
        """Return whether a tab is more than is laid out without a pause, or is yet to come."""
        pieces, is_all = self._text(tab).made()
        return not is_all or is_much(pieces)

    def are_many(self, tabs: Iterable[str]) -> bool:
        """Return whether tabs, none of which is long, are together more than is made into documents without a pause."""
        return sum(weight_of(piece) for tab in tabs for piece in self._text(tab).made()[0]) > ALL_AT_ONCE

    def has(self, tab: str, anchor: str) -> bool:
        """Return whether an anchor stands in a tab, as far as that is there already."""
        pieces, is_all = self._text(tab).made()
        return not is_all or any(sign_of(anchor) in piece for piece in pieces)

    def drop(self) -> None:
        """Destroy the documents, one by one in pauses; none of them may be shown any more."""
        for number, growing in enumerate(self._made.values(), 1):
            timer = QTimer(growing.document, singleShot=True, interval=PAUSE * number)
            timer.timeout.connect(growing.document.deleteLater)
            timer.start()
        self._made.clear()

    def _text(self, tab: str) -> TabText:
        if tab not in self._texts:
            self._texts[tab] = self._ask(tab)
        return self._texts[tab]


def sign_of(anchor: str) -> str:
    """Return what the HTML of a place with this name has."""
    return f' name="{anchor}"'
