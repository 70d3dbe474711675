"""The right side of the window: one monograph, a tab for each of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from medviewer.ui import note_places, page_documents
from medviewer.ui.changed_bar import ChangedBar
from medviewer.ui.disclaimer import DisclaimerBar
from medviewer.ui.find import FindBar
from medviewer.ui.header import Header
from medviewer.ui.images import NO_IMAGES
from medviewer.ui.keys import shown_key
from medviewer.ui.language import translatable
from medviewer.ui.page_column import PageColumn
from medviewer.ui.page_documents import ALL
from medviewer.ui.page_view import PageView
from medviewer.ui.part_bar import PartBar
from medviewer.ui.tab_documents import Spot, TabDocuments
from medviewer.ui.tabs import Tabs
from medviewer.ui.theme import Theme

if TYPE_CHECKING:
    from medviewer.ui.note_cards import Card
    from medviewer.ui.open_page import OpenPage

WELCOME = translatable(
    "MonographView",
    "Type the first letters of a drug’s name.\n\nReturn opens it, Ctrl+F finds inside it, F1 shows all keys.",
)


class MonographView(QWidget):
    """Header, tabs, page, find bar and disclaimer of the open monograph.

    page_changed(): another monograph is shown, or the same one made anew. spot_shown(): another tab or part of it.
    """

    page_changed = Signal()
    spot_shown = Signal()
    link_requested = Signal(QUrl)
    note_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monographView")
        self._theme = theme
        self._open: OpenPage | None = None
        self._documents: TabDocuments | None = None
        self._part = 0
        self._blank = QTextDocument(self)
        self._keys: list[str] = []
        self._wanted = ALL
        self._wanted_title = ""
        self.header = Header(theme, self)
        self.tabs = Tabs("sections", QCoreApplication.translate("MonographView", "Sections of the page"), self)
        self.changed = ChangedBar(self)
        self.notice = QLabel(self)
        self.page = PageView(self)
        self.parts = PartBar(self)
        self.find_bar = FindBar(theme, self)
        self.disclaimer = DisclaimerBar(theme, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def opened(self) -> OpenPage | None:
        """Return the monograph that is shown."""
        return self._open

    def tab(self) -> str:
        """Return the key of the tab that is shown."""
        return self._keys[self.tabs.currentIndex()] if self._keys else ALL

    def keys(self) -> Sequence[str]:
        """Return the keys of the tabs, the whole page first."""
        return self._keys

    def spot(self) -> Spot:
        """Return which part of which tab is shown."""
        return Spot(self.tab(), self._part)

    def documents(self) -> TabDocuments | None:
        """Return the documents of the monograph that is shown."""
        return self._documents

    def wanted_tab(self) -> tuple[str, str]:
        """Return key and title of the tab that the reader chose last, though this page may lack it."""
        return self._wanted, self._wanted_title

    def place(self) -> float:
        """Return how far down the tab the reader is, 0 to 1."""
        count = self._documents.count(self.tab()) if self._documents else 1
        return (self._part + min(self.page.place(), 0.9999)) / count if count > 1 else self.page.place()

    def show_page(self, opened: OpenPage, place: float | None = None) -> None:
        """Show a monograph at the tab that was read last, `place` of the way down."""
        same = self._open is not None and self._open.id == opened.id
        keep = self.place() if same and place is None else place
        self._open = opened
        self._make_documents()
        self.header.show_monograph(opened.monograph, opened.source, opened.alike)
        self.disclaimer.show_monograph(opened.monograph)
        self.changed.show_since(opened.changed_since())
        self._fill_tabs()
        self._stack.setCurrentIndex(1)
        self._settle()
        self._show_place(keep or 0.0)
        self.page_changed.emit()

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show other local notes in the open page; the reader stays where he is."""
        if self._open is not None and self._open.cards != cards:
            place = self.place()
            self._open = self._open._replace(cards=cards)
            self._make_documents()
            self._show_place(place)
            self.page_changed.emit()

    def mark_read(self) -> None:
        """Take the line away that says that the page has changed since it was read."""
        if self._open is not None:
            self._open = self._open.as_read()
            self.changed.show_since("")

    def go_to_note(self, key: str) -> None:
        """Go to a local note of the open page, on the tab that is shown if it stands there."""
        assert self._open is not None and self._documents is not None
        anchor = note_places.anchor_of(key)
        for tab in dict.fromkeys((self.tab(), *self._keys[1:], ALL)):
            if self._documents.has(tab, anchor):
                self.choose_tab(tab)
                self.show_spot(Spot(tab, self._documents.part_with(tab, anchor)))
                self.page.scrollToAnchor(anchor)
                return

    def choose_tab(self, key: str, title: str = "") -> None:
        """Choose a tab by its key, now or as soon as a page has it; `title` names it until then."""
        self._wanted, self._wanted_title = key, title
        if key in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(key))

    def tab_titles(self) -> list[str]:
        """Return the titles of the tabs."""
        return self.tabs.titles()

    def choose_tab_number(self, number: int) -> None:
        """Choose the tab at `number`, from 0; nothing happens where there are fewer."""
        self.tabs.choose_number(number)

    def step_tab(self, by: int) -> None:
        """Go to a neighbouring tab, round the end."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def show_spot(self, spot: Spot) -> None:
        """Show a part of a tab from its start, unless it is shown already."""
        if spot == self.spot():
            return
        if spot.tab != self.tab():
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(self._keys.index(spot.tab))
            self.tabs.blockSignals(False)
        self._take_tab(spot.part)

    def whole_text(self) -> str:
        """Return the page's own text on the tab with its line of source: local notes left out."""
        if self._open and self._documents and (self._documents.count(self.tab()) > 1 or self._open.cards):
            from medviewer.export import text

            chosen = None if self.tab() == ALL else [self.tab()]
            return text.render(self._open.monograph, self._open.source, chosen)
        return f"{page_documents.text_of(self.page.document()).strip()}\n\n{self.page.credit}\n"

    def go_to_section(self, name: str) -> None:
        """Go to the section that the end of an address names: `dosage`, or `side-effects` for “Side effects”."""
        assert self._open is not None and self._documents is not None
        wanted = page_documents.section_named(self._open.monograph, name)
        if wanted is None:
            return
        if self.tab() == ALL:
            self.show_spot(Spot(ALL, self._documents.part_with(ALL, wanted)))
            self.page.scrollToAnchor(wanted)
        else:
            self.choose_tab(wanted)

    def retheme(self) -> None:
        """Take colours and font anew."""
        for part in (self.header, self.find_bar, self.disclaimer):
            part.retheme()
        self._set_name_size()
        if self._open:
            place = self.place()
            self._make_documents()
            self._show_place(place)
            self.page_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Rebuild the page where the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.retheme()

    def _make_documents(self) -> None:
        assert self._open is not None
        self.page.setDocument(self._blank)
        if self._documents is not None:
            self._documents.drop()
        self.page.images = self._open.images or NO_IMAGES
        self._documents = TabDocuments(self._open.tab, self._theme.page_style(), self.font(), self.page)

    def _fill_tabs(self) -> None:
        assert self._open is not None
        tabs = page_documents.tabs_of(self._open.monograph)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self._keys = [key for key, _ in tabs]
        for number, (_, title) in enumerate(tabs):
            self.tabs.addTab(title.replace("&", "&&"))
            if number < 9:
                self.tabs.setTabToolTip(number, f"{title} ({shown_key(f'Ctrl+{number + 1}')})")
        wanted = self._wanted if self._wanted in self._keys else ALL
        self.tabs.setCurrentIndex(self._keys.index(wanted))
        self.tabs.blockSignals(False)

    def _take_tab(self, part: int) -> None:
        self._wanted = self.tab()
        self._wanted_title = page_documents.tab_title(self._open.monograph, self._wanted) if self._open else ""
        self._show(Spot(self._wanted, part), self.page.beginning())
        self.spot_shown.emit()

    def _show_place(self, place: float) -> None:
        """Show the part of the tab in which `place`, 0 to 1, stands."""
        assert self._documents is not None
        count = self._documents.count(self.tab())
        part = min(int(place * count), count - 1)
        self._show(Spot(self.tab(), part), place * count - part if count > 1 else place)

    def _show(self, spot: Spot, place: float) -> None:
        assert self._open is not None and self._documents is not None
        self._part = spot.part
        title = page_documents.tab_title(self._open.monograph, spot.tab)
        credited = page_documents.credited_title(self._open.monograph, spot.tab)
        self.page.credit = credit(self._open.monograph.title, credited, self._open.source.lines)
        self.page.setAccessibleName(f"{self._open.monograph.title}, {title}")
        self.page.show_document(self._documents.document(spot))
        self.page.go_to(place)
        self.parts.show_part(spot.part, self._documents.count(spot.tab))
        self._say_what_is_missing()

    def _follow(self, address: QUrl) -> None:
        note = note_places.note_link(address)
        if note is None:
            self.link_requested.emit(address)
        elif note[0] == note_places.TOP:
            self.choose_tab(ALL)
        else:
            self.note_requested.emit(*note)

    def _step_part(self, by: int) -> None:
        self.show_spot(Spot(self.tab(), self._part + by))

    def _say_what_is_missing(self) -> None:
        lacking = self._wanted != self.tab()
        said = QCoreApplication.translate("MonographView", "This page has no section “{}”; the whole page is shown.")
        self.notice.setText(said.format(self._wanted_title))
        self.notice.setVisible(lacking)

    def _lay_out(self) -> None:
        self.notice.setObjectName("pageNotice")
        self.notice.hide()
        above = (self.changed, self._framed_tabs(), self.notice)
        below = (self.parts, self.find_bar, self.disclaimer)
        self.column = PageColumn(self.header, above, self.page, below, self)
        welcome = QLabel(QCoreApplication.translate("MonographView", WELCOME), self)
        welcome.setObjectName("welcome")
        welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        welcome.setWordWrap(True)
        self._stack.addWidget(welcome)
        self._stack.addWidget(self.column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._set_name_size()

    def _settle(self) -> None:
        """Give the page the room that the header leaves it, before it is scrolled to a place."""
        for layout in (self.layout(), self.column.layout()):
            if layout is not None:
                layout.activate()
        self.column.fit()

    def _framed_tabs(self) -> QWidget:
        frame = QWidget(self)
        frame.setObjectName("sectionsFrame")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self.tabs)
        return frame

    def _set_name_size(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        self.header.name.setFont(font)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _number: self._take_tab(0))
        self.page.link_requested.connect(self._follow)
        self.parts.step_requested.connect(self._step_part)


def credit(title: str, section: str, lines: tuple[str, str]) -> str:
    """Return what ends a copied text: title, section and what names say in one line, the program's own in another."""
    from medviewer.monograph.quoted import titled

    said, seal = lines
    return f"{titled(title)} | {section} | {said}\n{seal}"
