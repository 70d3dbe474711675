"""Essentials of a page as a box at the top of the whole page, and where what they quote stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from medviewer.export.paper.richtext import rich_text, split_tags
from medviewer.library.text.sentences import place
from medviewer.ui.base.utf16 import between, units
from medviewer.ui.documents.page_documents import fragments
from medviewer.ui.documents.quoted_passages import QuotePlace

if TYPE_CHECKING:
    from medviewer.library.glance.essentials import Essentials, PageQuote
    from medviewer.ui.documents.tab_documents import DocumentPosition, TabDocuments

SCHEME = "medviewer-essential"
"""Of the links in the box, `medviewer-essential:NUMBER`; the sanitiser leaves a page none of it."""
_END = "<!--essentials-->"
"""Ends the box in the HTML of a page; it shows nothing."""
_FIRST_WORDS = 5
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
        f'<p class="essentials-head">{title}</p>{lines}</td></tr></table>{_END}'
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


def find_quote(documents: TabDocuments, tab: str, quote: PageQuote) -> QuotePlace | None:
    """Return where a quote stands in a tab, the box left out; None where it is not found there."""
    spots = documents.spots([tab])
    begun = " ".join(_WORD.findall(quote.mark)[:_FIRST_WORDS])
    likely = _likely(documents, spots, quote, begun) if len(spots) > 1 else spots
    for spot in likely:
        document = documents.document(spot)
        text, first = document.toPlainText(), box_end(document)
        before = between(text, 0, first)
        found = place(text[len(before) :], quote.mark, quote.mark.find(begun.partition(" ")[0]), _length(quote.mark))
        if found:
            return QuotePlace(spot, units(text[: len(before) + found[0]]))
    return None


def _length(mark: str) -> int:
    """Return how long the first words of a text are."""
    words = list(_WORD.finditer(mark))[:_FIRST_WORDS]
    return words[-1].end() - words[0].start() if words else 0


def _likely(
    documents: TabDocuments, spots: list[DocumentPosition], quote: PageQuote, begun: str
) -> Iterator[DocumentPosition]:
    """Yield the parts of a long tab that hold the first words of a quote, without laying any out."""
    first = begun.split()
    for spot in spots:
        body = documents.recipe(spot).body.rpartition(_END)[2]
        words = _WORD.findall(unescape(" ".join(split_tags(body)[::2])))
        if any(words[at : at + len(first)] == first for at, word in enumerate(words) if word == first[0]):
            yield spot


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
