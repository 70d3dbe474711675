"""Essentials of a page as a box at the top of the whole page, and where what they quote stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from medviewer.export.paper.richtext import rich_text
from medviewer.library.text.sentences import place
from medviewer.ui.base.utf16 import between, units
from medviewer.ui.documents.page_documents import fragments

if TYPE_CHECKING:
    from medviewer.library.glance.essentials import Essentials, PageQuote
    from medviewer.ui.documents.tab_documents import GrowingDocument

SCHEME = "medviewer-essential"
"""Of the links in the box, `medviewer-essential:NUMBER`; the sanitiser leaves a page none of it."""
_FIRST_WORDS = (5, 3, 2)
"""Words from the beginning of a quote that are looked for; fewer where it is written otherwise, as rows in lists."""
_SCRIPTS = re.compile(r"[\^_]")
_LONGEST = 200
"""Characters of a line that is not the dose."""
_WORD = re.compile(r"\w+")


def essentials_box(essentials: Essentials) -> str:
    """Return the box as HTML that Qt can lay out; empty where there is nothing to quote."""
    lines = "".join(_line(number, quote) for number, quote in enumerate(essentials.quotes))
    if not lines:
        return ""
    title = escape(QCoreApplication.translate("EssentialsBox", "Essentials"))
    return (
        '<table class="essentials" width="100%" cellspacing="0" cellpadding="10"><tr><td class="essentials">'
        f'<p class="essentials-head">{title}</p>{lines}</td></tr></table>'
    )


def essential_at(address: QUrl, essentials: Essentials) -> PageQuote | None:
    """Return the quote that a link in the box leads to; None for any other link."""
    number = address.path()
    known = address.scheme() == SCHEME and number.isdecimal() and int(number) < len(essentials.quotes)
    return essentials.quotes[int(number)] if known else None


def box_end(document: QTextDocument) -> int:
    """Return the first position behind the box in a document; 0 where it has none."""
    frames = (frame for frame in document.rootFrame().childFrames()[:20] if isinstance(frame, QTextTable))
    return next((frame.lastPosition() + 1 for frame in frames if _is_box(frame)), 0)


def without_box(cursor: QTextCursor) -> QTextCursor:
    """Return a selection without the box where it goes on behind that: the page says itself what stands in it."""
    end = box_end(cursor.document())
    if cursor.selectionStart() < end < cursor.selectionEnd():
        last = cursor.selectionEnd()
        cursor.setPosition(end)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def heading_of(quote: PageQuote) -> str:
    """Return what stands before a quote: what the page calls it, else the title of its section."""
    boxed = QCoreApplication.translate("EssentialsBox", "Boxed warning")
    return quote.label or (boxed if quote.kind == "boxed" else quote.title)


class QuoteFinder:
    """Finds where a quote stands in a document that is growing, the box left out."""

    def __init__(self, growing: GrowingDocument, quote: PageQuote) -> None:
        self._growing = growing
        self._mark = _SCRIPTS.sub("", quote.mark)  # a document raises and lowers its letters
        self._words = list(_WORD.finditer(self._mark))
        self._looked_at = 0
        self._found: int | None = None

    def position(self) -> int | None:
        """Return the first position of the quote; None as long as it is not there."""
        if self._found is None and self._looked_at != len(self._growing.ends):
            self._looked_at = len(self._growing.ends)
            self._found = self._position(_FIRST_WORDS if self._growing.is_whole() else _FIRST_WORDS[:1])
        return self._found

    def _position(self, counts: Sequence[int]) -> int | None:
        document = self._growing.document
        text = document.toPlainText()
        before = len(between(text, 0, box_end(document)))
        for begun in (self._words[:count] for count in counts if self._words):
            found = place(text[before:], self._mark, begun[0].start(), begun[-1].end() - begun[0].start())
            if found:
                return units(text[: before + found[0]])
        return None


def _is_box(table: QTextTable) -> bool:
    """Tell whether a table is the box: its second paragraph is a link of it."""
    block = table.firstCursorPosition().block().next()
    return any(QUrl(one.charFormat().anchorHref()).scheme() == SCHEME for one in fragments(block))


def _line(number: int, quote: PageQuote) -> str:
    title, text = escape(heading_of(quote)), quote.line
    if quote.kind != "dose" and len(text) > _LONGEST:
        from medviewer.library.glance.essentials import shortened

        text = f"{shortened(text, _LONGEST)[0]} …"
    said = rich_text(escape(text))
    said = f"<b>{said}</b>" if quote.kind == "dose" else said
    sign = "⚠ " if quote.kind in ("boxed", "warning") else ""
    return (
        f'<p class="essential"><a class="quote" href="{SCHEME}:{number}">'
        f'<span class="label">{sign}{title}</span> &nbsp; {said}</a></p>'
    )
