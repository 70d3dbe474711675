"""The text of the open monograph: its documents, which tab is shown, and how far it has been read."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from medviewer.monograph.commonmark.htmlnames import PLACE
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents import note_cards, page_documents
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.page_images import NO_IMAGES
from medviewer.ui.documents.tab_documents import DocumentPosition, TabDocuments, sign_of
from medviewer.ui.page.page_view import PageView
from medviewer.ui.page.section_tabs import SectionTabs

if TYPE_CHECKING:
    from medviewer.library.glance.essentials import PageQuote
    from medviewer.ui.documents.copied_text import CopiedText
    from medviewer.ui.documents.note_cards import Card
    from medviewer.ui.documents.open_page import OpenPage

TOP = "top"
"""Names the start of what is shown, as in a browser."""


class PageText(QObject):
    """Shows in `page` what `tabs` choose.

    page_changed(): another monograph is shown, or the same one made anew. spot_shown(): another tab of it.
    """

    page_changed = Signal()
    spot_shown = Signal()

    def __init__(self, theme: Theme, tabs: SectionTabs, page: PageView, view: QWidget) -> None:
        """view: all of them are in it, and its font is the text's."""
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.tabs = tabs
        self.page = page
        self._open: OpenPage | None = None
        self._documents: TabDocuments | None = None
        self._blank = QTextDocument(self)
        tabs.currentChanged.connect(lambda _number: self._take_tab())

    def opened(self) -> OpenPage | None:
        """Return the monograph that is shown."""
        return self._open

    def documents(self) -> TabDocuments | None:
        """Return the documents of the monograph that is shown."""
        return self._documents

    def spot(self) -> DocumentPosition:
        """Return which document is shown."""
        return DocumentPosition(self.tabs.key())

    def place(self) -> float:
        """Return how far down the tab the reader is, 0 to 1."""
        return self.page.place()

    def grow(self) -> None:
        """Go on with what is shown: more of the page is there."""
        self.page.steps.grow()

    def take(self, opened: OpenPage, tab: str = "") -> None:
        """Take another monograph, or this one as it is now; `show_place` shows it.

        tab: the key of the one that is shown, empty for the one that the reader chose last.
        """
        self._open = opened
        self._make_documents()
        monograph = opened.monograph
        self.tabs.fill(page_documents.tabs_of(monograph), tab, page_documents.boxed_tabs(monograph))

    def forget(self) -> None:
        """Let go of the monograph that is shown; none is until another is taken."""
        self.page.show_nothing(self._blank)
        if self._documents is not None:
            self._documents.drop()
        self._open = self._documents = None
        self.page.images, self.page.credit = NO_IMAGES, ""
        self.tabs.fill([])
        self.page_changed.emit()

    def take_cards(self, cards: tuple[Card, ...]) -> None:
        """Show other local notes in the open page; the reader stays where he is."""
        if self._open is not None and self._open.cards != cards:
            self._open = self._open._replace(cards=cards)
            self.remake()

    def take_read(self) -> None:
        """Take the open page for one that has not changed since it was read."""
        if self._open is not None:
            self._open = self._open.as_read()

    def remake(self) -> None:
        """Make the text anew, in the colours and the font of now; the reader stays where he is."""
        if self._open is not None:
            place = self.place()
            self._make_documents()
            self.show_place(place)

    def show_place(self, place: float) -> None:
        """Show the tab from `place`, 0 to 1."""
        self._show(place)
        self.page_changed.emit()

    def show_spot(self, spot: DocumentPosition) -> None:
        """Show a tab from its start, unless it is shown already."""
        if spot != self.spot():
            self.tabs.show_key(spot.tab)
            self._take_tab()

    def go_to_note(self, key: str) -> None:
        """Go to a local note of the open page, on the tab that is shown if it stands there."""
        assert self._documents is not None
        anchor = note_cards.anchor_of(key)
        for tab in dict.fromkeys((self.tabs.key(), *self.tabs.keys()[1:], ALL)):
            if self._documents.has(tab, anchor):
                self.tabs.visit(tab)
                self._go_to_anchor(tab, anchor)
                return

    def go_to_section(self, name: str) -> bool:
        """Go to what the end of an address names; return whether there is such a place.

        That is a heading by its name in links, `dose-1` for the second “Dose”, a place that the page names itself, or
        a section by its key or title: `side-effects` for “Side effects”.
        """
        assert self._open is not None and self._documents is not None
        places = page_documents.places_named(self._open.monograph, name)
        for place, key in places:
            tab = ALL if self.tabs.key() == ALL else key
            if self._documents.has(tab, f"{PLACE}{escape(place)}"):
                self.tabs.visit(tab)
                self._go_to_anchor(tab, f"{PLACE}{escape(place)}")
                return True
        if name == TOP and not places:
            self.show_place(0.0)
            return True
        wanted = places[0][1] if places else page_documents.section_named(self._open.monograph, name)
        if wanted is None:
            return False
        if self.tabs.key() == ALL:
            self._go_to_anchor(ALL, wanted)
        else:
            self.tabs.visit(wanted)
        return True

    def show_quote(self, quote: PageQuote) -> None:
        """Go to the place of a quote on the whole page, if that is shown, else on the tab of its section."""
        from medviewer.ui.documents.essentials_box import QuoteFinder

        assert self._open is not None and self._documents is not None
        tab = ALL if self.tabs.key() == ALL else page_documents.tab_with(self._open.monograph, quote.section)
        self.show_spot(DocumentPosition(tab))
        found = QuoteFinder(self._documents.growing(self.spot()), quote)
        self.page.show_top(found.position, lambda: self.go_to_section(quote.section))

    def copied(self) -> CopiedText:
        """Return the page's own text on the tab with its line of source: local notes and essentials left out."""
        from medviewer.ui.documents.copied_text import of_selection, of_tabs
        from medviewer.ui.documents.essentials_box import without_box

        tab = self.tabs.key()
        if self._open and self._documents and (self._documents.is_long(tab) or self._open.cards):
            return of_tabs(self._open.monograph, None if tab == ALL else [tab]).with_credit(self.page.credit)
        cursor = QTextCursor(self.page.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return of_selection(without_box(cursor)).with_credit(self.page.credit)

    def _go_to_anchor(self, tab: str, anchor: str) -> None:
        assert self._documents is not None
        self.show_spot(DocumentPosition(tab))
        growing = self._documents.growing(self.spot())
        self.page.go_to_anchor(unescape(anchor), lambda: growing.end_of_piece_with(sign_of(anchor)))

    def _make_documents(self) -> None:
        assert self._open is not None
        self.page.show_nothing(self._blank)
        if self._documents is not None:
            self._documents.drop()
        self.page.images = self._open.images or NO_IMAGES
        self._documents = TabDocuments(self._open.tab, self._theme.page_style(), self._view.font(), self.page)

    def _take_tab(self) -> None:
        self._show(self.page.beginning())
        self.spot_shown.emit()

    def _show(self, place: float) -> None:
        assert self._open is not None and self._documents is not None
        monograph, tab = self._open.monograph, self.tabs.key()
        credited = page_documents.credited_title(monograph, tab)
        self.page.credit = credit(monograph.title, credited, self._open.source.lines)
        self.page.setAccessibleName(f"{monograph.title}, {page_documents.tab_title(monograph, tab)}")
        if self._open.tabs is not None:
            self._open.tabs.wanted = tab
        growing = self._documents.growing(self.spot())
        self.page.show_document(growing.document, growing)
        self.page.go_to(place)


def credit(title: str, section: str, lines: tuple[str, str]) -> str:
    """Return what ends a copied text: title, section and what names say in one line, the program's own in another."""
    from medviewer.quoted_names import titled

    message, seal = lines
    return f"{titled(title)} | {section} | {message}\n{seal}"
