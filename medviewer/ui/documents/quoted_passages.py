"""Passages that are quoted in a text of the window, and the addresses under which they are opened."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from PySide6.QtCore import QUrl

from medviewer.export.paper.richtext import split_tags
from medviewer.library.mentions.together import Passage
from medviewer.library.text.sentences import place
from medviewer.ui.base.utf16 import units
from medviewer.ui.documents.tab_documents import DocumentPosition, TabDocuments

SCHEME = "quote"
LARGEST = 20_000
"""What a part of quotations may weigh, as `parts` weighs it: laid out in a third of what a page may take."""
_WORD = re.compile(r"\w+")


class QuoteAddresses:
    """Gives addresses to passages."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []

    def address(self, passage: Passage) -> str:
        """Return a new address for a passage."""
        self._passages.append(passage)
        return f"{SCHEME}:{len(self._passages) - 1}"

    def at(self, address: QUrl) -> Passage | None:
        """Return the passage at an address, None where it is another's."""
        number = address.path()
        known = address.scheme() == SCHEME and number.isdecimal() and int(number) < len(self._passages)
        return self._passages[int(number)] if known else None


class QuotePlace(NamedTuple):
    """The place of a passage's first name: in which document, and at which of its characters."""

    spot: DocumentPosition
    start: int


def find_passage(documents: TabDocuments, tab: str, passage: Passage) -> QuotePlace | None:
    """Return where the first marked name of a passage stands in a tab; None where the page no longer says it."""
    mark = passage.marks[0]
    spots = documents.spots([tab])
    likeliest = _part_with(documents, spots, passage) if len(spots) > 1 else 0
    text = documents.document(spots[likeliest]).toPlainText()
    found = place(text, passage.sentence, mark.start, mark.length)
    return QuotePlace(spots[likeliest], units(text[: found[0]])) if found else None


def term_words(passage: Passage) -> list[str]:
    """Return the words of the name that a passage marks first."""
    return _WORD.findall(passage.marks[0].term)


def _part_with(documents: TabDocuments, spots: list[DocumentPosition], passage: Passage) -> int:
    """Return the number of the part of a long tab that holds a passage, without laying any out."""
    texts = [unescape("".join(split_tags(documents.recipe(spot).body)[::2])) for spot in spots]
    mark = passage.marks[0]
    found = place("\n".join(texts), passage.sentence, mark.start, mark.length)
    at = found[0] if found else 0
    for number, text in enumerate(texts):
        if at <= len(text):
            return number
        at -= len(text) + 1
    return 0
