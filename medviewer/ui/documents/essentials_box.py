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
    mark = _SCRIPTS.sub("", quote.mark)  # a document raises and lowers its letters
    words = list(_WORD.finditer(mark))
    for count in _FIRST_WORDS:
        begun = words[:count]
        for spot in _likely(documents, tab, [word[0] for word in begun]):
            document = documents.document(spot)
            text, before = document.toPlainText(), len(between(document.toPlainText(), 0, box_end(document)))
            found = place(text[before:], mark, begun[0].start(), begun[-1].end() - begun[0].start())
            if found:
                return QuotePlace(spot, units(text[: before + found[0]]))
    return None


def _likely(documents: TabDocuments, tab: str, words: list[str]) -> Iterator[DocumentPosition]:
    """Yield the parts of a tab that hold these words one behind the other, without laying any out."""
    spots = documents.spots([tab])
    if len(spots) == 1 or not words:
        yield from spots if words else ()
        return
    behind = re.compile(r"\W+".join(map(re.escape, words)))
    for spot in spots:
        body = documents.recipe(spot).body.rpartition(_END)[2]
        if words[0] in body and behind.search(unescape(" ".join(split_tags(body)[::2]))):
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
