"""Marked text as a query."""

from __future__ import annotations

import re
from itertools import takewhile

from PySide6.QtGui import QTextCursor

LONGEST = 60
"""Letters of a name; what is longer is a passage, which nothing is called."""
_HYPHENS = "-\u2010\u2011"
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufffc"))
_AROUND = " .,;:!?()[]{}<>\"'“”„‘’‚«»*/|+=-–—"
"""Signs round a word that are none of it; some of them mean something in a query."""


def marked_words(cursor: QTextCursor) -> str:
    """Return what is marked on one line, empty where that is nothing that can be looked for.

    Of a word with hyphens a double click marks a part, which may be another drug: “trimoxazole”. It is made whole.
    """
    text = cursor.selectedText()
    if text and not re.search(r"\s", text):
        text = _whole(cursor)
    words = " ".join(text.translate(_UNSEEN).split()).strip(_AROUND)
    return words if len(words) <= LONGEST else ""


def _whole(cursor: QTextCursor) -> str:
    """Return a marked word with what hyphens tie to it."""
    block = cursor.document().findBlock(cursor.selectionStart())
    line = block.text()
    start, end = cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position()
    if line[:start][-1:] in tuple(_HYPHENS):
        start -= sum(1 for _ in takewhile(_is_of_word, reversed(line[:start][-LONGEST:])))
    if line[end : end + 1] in tuple(_HYPHENS):
        end += sum(1 for _ in takewhile(_is_of_word, line[end : end + LONGEST]))
    return line[start:end]


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter in _HYPHENS
