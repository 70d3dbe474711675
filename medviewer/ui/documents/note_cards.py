"""Local notes as cards in a page that is shown: their text, their places and their links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QTextCursor, QTextFrame, QTextTable

from medviewer.local_days import local_day
from medviewer.ui.base.provenance import day_text
from medviewer.ui.documents.page_documents import ALL

if TYPE_CHECKING:
    from medviewer.desk.notes import Note
    from medviewer.ui.documents.tab_documents import TabText

SCHEME = "medviewer-note"
"""Of the links in a card, `medviewer-note:edit/KEY`; a page may not have links of it (`commonmark.links.SCHEMES`)."""
EDIT, DELETE, TOP = "edit", "delete", "top"


def anchor_of(key: str) -> str:
    """Return the name of the place in a page where a note stands."""
    return f"note-{key}"


def note_link(address: QUrl) -> tuple[str, str] | None:
    """Return (verb, key of the note) of a link in a card; None for any other link."""
    if address.scheme() != SCHEME:
        return None
    verb, _, key = address.path().partition("/")
    return verb, key


def note_at(cursor: QTextCursor) -> str:
    """Return the key of the note in whose card a cursor stands; empty where it stands in the page's own text."""
    frame: QTextFrame | None = cursor.currentFrame()
    while frame is not None:
        found = _edited_by(frame.lastCursorPosition()) if isinstance(frame, QTextTable) else ""
        if found:
            return found
        frame = frame.parentFrame()
    return ""


def _edited_by(cursor: QTextCursor) -> str:
    """Return the key of the note that a link in the block of a cursor edits."""
    fragments = cursor.block().begin()
    while not fragments.atEnd():
        link = note_link(QUrl(fragments.fragment().charFormat().anchorHref()))
        if link and link[0] == EDIT:
            return link[1]
        fragments += 1
    return ""


translate = QCoreApplication.translate


class Card(NamedTuple):
    """A note as it is shown. section: as in `Note`. body: its Markdown as HTML that Qt can lay out."""

    key: str
    section: str
    initials: str
    changed: str
    text: str
    body: str


def cards_of(notes: Iterable[Note]) -> tuple[Card, ...]:
    """Return notes with their Markdown turned into HTML; not for the GUI thread."""
    from medviewer.export.paper.richtext import rich_text
    from medviewer.monograph.html.markdown_html import convert

    return tuple(
        Card(note.key, note.section, note.initials, note.changed, note.text, rich_text(convert(note.text)))
        for note in notes
    )


def note_place(section: str) -> str:
    """Return the mark in a page's HTML behind which the notes of a section are put; it shows nothing."""
    return f"<!--notes:{escape(section)}-->"


class CardPlaces:
    """Puts cards into the pieces of a tab, which come in their order.

    titles: of the page's sections by key. A note on the whole page, or on a section that the page does not have,
    stands at the top of the tab "all"; other tabs have a line there that leads to it.
    """

    def __init__(self, cards: Sequence[Card], titles: Mapping[str, str], tab: str) -> None:
        self._titles = titles
        self._waiting: dict[str, list[Card]] = {}
        for card in cards:
            self._waiting.setdefault(card.section if card.section in titles else "", []).append(card)
        whole = self._waiting.pop("", [])
        top = "".join(_card(card, card.section) for card in whole) if tab == ALL else _pointer(whole)
        self._top = top if whole else ""

    def fill(self, piece: str) -> list[str]:
        """Return the next piece with the cards that stand in it, in several where it is long then."""
        from medviewer.ui.documents.pieces import pieces_of

        filled = piece
        for section in [key for key in self._waiting if note_place(key) in piece]:
            shown = "".join(_card(card, self._titles[section]) for card in self._waiting.pop(section))
            filled = filled.replace(note_place(section), shown, 1)
        top, self._top = self._top, ""
        return pieces_of(top + filled) if top or filled is not piece else [piece]


class TextWithCards:
    """A text with cards in their places."""

    def __init__(self, text: TabText, places: CardPlaces) -> None:
        self._text = text
        self._places = places
        self._pieces: list[str] = []
        self._taken = 0
        self._lock = Lock()

    def made(self) -> tuple[Sequence[str], bool]:
        """Return the pieces that are there, and whether they are all."""
        return self._filled(*self._text.made())

    def all(self) -> Sequence[str]:
        """Return all pieces, and make those that are not there."""
        return self._filled(self._text.all(), True)[0]

    def _filled(self, pieces: Sequence[str], is_all: bool) -> tuple[Sequence[str], bool]:
        with self._lock:
            for piece in pieces[self._taken :]:
                self._pieces += self._places.fill(piece)
                self._taken += 1
        return self._pieces, is_all


def heading_of(card: Card | Note, section: str) -> str:
    """Return what stands above a note, such as “Local note on Dosage, AB, 3 Oct 2026”; section: its title."""
    label = (
        translate("NoteCards", "Local note on {}").format(section) if section else translate("NoteCards", "Local note")
    )
    return ", ".join(part for part in (label, card.initials, day_text(local_day(card.changed))) if part)


def _card(card: Card, section: str) -> str:
    head = escape(heading_of(card, section))
    edit, delete = translate("NoteCards", "Edit"), translate("NoteCards", "Delete")
    end = translate("NoteCards", "End of local note")
    links = (
        f'<a href="{SCHEME}:{EDIT}/{card.key}">{escape(edit)}</a> &nbsp;·&nbsp; '
        f'<a href="{SCHEME}:{DELETE}/{card.key}">{escape(delete)}</a>'
    )
    return (
        '<table class="note" width="94%" align="right" cellspacing="0" cellpadding="10"><tr><td class="note">'
        f'<p class="note-head"><a name="{anchor_of(card.key)}"></a><b>✎ {head}</b></p>{card.body}'
        f'<p class="note-foot">{escape(end)} &nbsp;·&nbsp; {links}</p></td></tr></table>'
    )


def _pointer(cards: Sequence[Card]) -> str:
    text = translate("NoteCards", "%Ln local note(s) on the whole page", "", len(cards))
    return f'<p class="note-head"><a href="{SCHEME}:{TOP}/">✎ {escape(text)}</a></p>'
