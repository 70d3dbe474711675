"""The documents of a monograph: a tab is one, or, where it is long, several parts that are shown one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QTextEdit

from medviewer.ui.documents import page_documents


class DocumentPosition(NamedTuple):
    """A position among documents: the key of the tab, and which of its parts, from 0."""

    tab: str
    part: int


class DocumentRecipe(NamedTuple):
    """The making of a document; a thread may make one that is never shown."""

    spot: DocumentPosition
    body: str
    style: str
    font: QFont

    def make(self) -> QTextDocument:
        """Return the document, not laid out yet."""
        return page_documents.build(self.body, self.style, self.font)


class TabDocuments:
    """Makes each document when it is first asked for, and keeps it until `drop`.

    bodies: returns the HTML of the parts of a tab. owner: the view that shows them, which Qt asks for their images;
    those of anyone else's document it would look for itself, anywhere.
    """

    def __init__(self, bodies: Callable[[str], list[str]], style: str, font: QFont, owner: QTextEdit) -> None:
        self._ask = bodies
        self._style = style
        self._font = QFont(font)
        self._owner = owner
        self._bodies: dict[str, list[str]] = {}
        self._made: dict[DocumentPosition, QTextDocument] = {}

    def count(self, tab: str) -> int:
        """Return how many parts a tab has."""
        return len(self._parts(tab))

    def spots(self, tabs: Iterable[str]) -> list[DocumentPosition]:
        """Return all parts of these tabs in reading order."""
        return [DocumentPosition(tab, part) for tab in tabs for part in range(self.count(tab))]

    def document(self, spot: DocumentPosition) -> QTextDocument:
        """Return the document of a part."""
        if spot not in self._made:
            self._made[spot] = self.recipe(spot).make()
            self._made[spot].setParent(self._owner)
        return self._made[spot]

    def recipe(self, spot: DocumentPosition) -> DocumentRecipe:
        """Return what the document of a part is made of."""
        return DocumentRecipe(spot, self._parts(spot.tab)[spot.part], self._style, self._font)

    def has(self, tab: str, anchor: str) -> bool:
        """Return whether an anchor stands in a tab."""
        return any(_sign(anchor) in body for body in self._parts(tab))

    def part_with(self, tab: str, anchor: str) -> int:
        """Return the part of a tab that an anchor stands in, the first where none has it."""
        return next((number for number, body in enumerate(self._parts(tab)) if _sign(anchor) in body), 0)

    def drop(self) -> None:
        """Destroy the documents; none of them may be shown any more."""
        for document in self._made.values():
            document.deleteLater()
        self._made.clear()

    def _parts(self, tab: str) -> list[str]:
        if tab not in self._bodies:
            self._bodies[tab] = self._ask(tab)
        return self._bodies[tab]


def _sign(anchor: str) -> str:
    return f' name="{anchor}"'
