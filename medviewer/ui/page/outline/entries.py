"""The entries of an outline, from the document that is shown and the local notes in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from medviewer.monograph.html.plaintext import to_text
from medviewer.ui.documents.page_documents import fragments, script_sign, without_joints

if TYPE_CHECKING:
    from medviewer.ui.documents.note_cards import Card

LONGEST_NOTE = 80
"""Letters of a note in an outline."""


class ListedHeading(NamedTuple):
    """A heading, or a local note. level: 0 for the highest. position: of a heading's first character.

    note: the key of a note, else empty.
    """

    title: str
    level: int
    position: int
    note: str = ""


def headings_of(document: QTextDocument) -> list[ListedHeading]:
    """Return the headings of a document in their order, their levels counted from the highest that it has."""
    found: list[tuple[int, QTextBlock]] = []
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level and block.length() > 1:
            found.append((level, block))
        block = block.next()
    highest = min((level for level, _ in found), default=0)
    return [ListedHeading(_title(block), level - highest, block.position()) for level, block in found]


def notes_of(cards: Iterable[Card]) -> list[ListedHeading]:
    """Return local notes by their first words."""
    return [ListedHeading(_shortened(" ".join(to_text(card.body).split())), 0, -1, card.key) for card in cards]


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE]}…"


def _title(block: QTextBlock) -> str:
    """Return the text of a heading, a raised number in it with its sign: 10^9, never 109."""
    title = ""
    for part in fragments(block):
        title += script_sign(title, part.text(), part.charFormat()) + part.text()
    return " ".join(without_joints(title).split())
