"""Passages that are quoted in a text of the window, and the addresses under which they are opened."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl

from medviewer.library.mentions.together import Passage
from medviewer.library.text.sentences import place
from medviewer.ui.base.utf16 import units

SCHEME = "quote"
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


def passage_start(text: str, passage: Passage) -> int:
    """Return where the first marked name of a passage stands in a document's text, 0 where it says it no longer."""
    mark = passage.marks[0]
    found = place(text, passage.sentence, mark.start, mark.length)
    return units(text[: found[0]]) if found else 0


def term_words(passage: Passage) -> list[str]:
    """Return the words of the name that a passage marks first."""
    return _WORD.findall(passage.marks[0].term)
