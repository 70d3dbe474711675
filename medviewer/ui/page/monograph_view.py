"""The right side of the window: one monograph, a tab for each of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from medviewer.ui.base.theme import Theme
from medviewer.ui.documents import note_cards
from medviewer.ui.documents.essentials_box import essential_at
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.page.bars import ChangedBar, DisclaimerBar
from medviewer.ui.page.find_bar import FindBar
from medviewer.ui.page.header import Header
from medviewer.ui.page.outline.page_with_outline import PageWithOutline
from medviewer.ui.page.page_column import PageColumn
from medviewer.ui.page.page_text import PageText
from medviewer.ui.page.page_view import PageView
from medviewer.ui.page.section_tabs import SectionTabs
from medviewer.ui.services.page_loader import HistoryStop

if TYPE_CHECKING:
    from medviewer.library.glance.essentials import PageQuote
    from medviewer.ui.documents.open_page import OpenPage


class MonographView(QWidget):
    """Header, tabs, page, find bar and disclaimer of the open monograph.

    link_requested(address): a link that leads out of the page. note_requested(verb, key): see `note_places`.
    """

    link_requested = Signal(QUrl)
    note_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monographView")
        self._theme = theme
        self.header = Header(theme, self)
        self.tabs = SectionTabs(QCoreApplication.translate("MonographView", "Sections of the page"), self)
        self.changed = ChangedBar(self)
        self.notice = QLabel(self)
        self.page = PageView(self)
        self.text = PageText(theme, self.tabs, self.page, self)
        self.find_bar = FindBar(theme, self)
        self.disclaimer = DisclaimerBar(theme, self)
        self._stack = QStackedWidget(self)
        self._instead = QLabel(self)
        self._lay_out()
        self._connect()

    def opened(self) -> OpenPage | None:
        """Return the monograph that is shown."""
        return self.text.opened()

    def stop(self) -> HistoryStop | None:
        """Return the place that is read, for the way back to it."""
        opened = self.opened()
        return HistoryStop(opened.id, self.text.place(), self.tabs.key()) if opened else None

    def show_page(self, opened: OpenPage, place: float | None = None, tab: str = "") -> None:
        """Show a monograph, `place` of the way down its tab: `tab` where it has that, else the one chosen last."""
        before = self.opened()
        same = before is not None and before.id == opened.id
        keep = self.text.place() if same and place is None else place
        self.text.take(opened, self.tabs.key() if same and place is None else tab)
        self.header.show_monograph(opened.monograph, opened.source, opened.alike, opened.glance)
        self.disclaimer.show_monograph(opened.monograph)
        self.changed.show_since(opened.changed_since())
        self._stack.setCurrentIndex(1)
        self._settle()
        self.text.show_place(keep or 0.0)

    def clear(self, text: str = "") -> None:
        """Show no monograph until another is read, but `text`; nothing where that is empty."""
        self.text.forget()
        self._instead.setText(text)
        self._instead.setAccessibleName(text)
        self._stack.setCurrentIndex(2 if text else 0)

    def is_blank(self) -> bool:
        """Return whether neither a monograph nor a text in place of one is shown."""
        return self._stack.currentIndex() == 0

    def mark_read(self) -> None:
        """Take the line away that says that the page has changed since it was read."""
        self.text.take_read()
        self.changed.show_since("")

    def show_quote(self, quote: PageQuote) -> None:
        """Go to the place of one of the page's essentials."""
        self.text.show_quote(quote)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def retheme(self) -> None:
        """Take colours and font anew."""
        for part in (self.header, self.find_bar, self.disclaimer):
            part.retheme()
        self._set_name_size()
        self.text.remake()

    def _follow(self, address: QUrl) -> None:
        note = note_cards.note_link(address)
        opened = self.opened()
        quote = essential_at(address, opened.glance.essentials) if opened and opened.glance else None
        if quote is not None:
            self.show_quote(quote)
        elif note is None:
            self.link_requested.emit(address)
        elif note[0] == note_cards.TOP:
            self.tabs.visit(ALL)
        else:
            self.note_requested.emit(*note)

    def _say_what_is_missing(self) -> None:
        wanted = self.tabs.wanted()
        message = QCoreApplication.translate("MonographView", "This page has no section “{}”; the whole page is shown.")
        self.notice.setText(message.format(wanted.title))
        self.notice.setVisible(self.tabs.is_missing())

    def _lay_out(self) -> None:
        self.notice.setObjectName("pageNotice")
        self.notice.hide()
        above = (self.changed, self._framed_tabs(), self.notice)
        below = (self.find_bar, self.disclaimer)
        self.beside = PageWithOutline(self.text, self)
        self.column = PageColumn(self.header, above, self.page, self.beside, below, self)
        self._stack.addWidget(QWidget(self))  # nothing, until a page is there: the start page is a pane of its own
        self._stack.addWidget(self.column)
        self._instead.setObjectName("instead")
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setTextFormat(Qt.TextFormat.PlainText)
        self._instead.setWordWrap(True)
        self._stack.addWidget(self._instead)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._set_name_size()

    def _settle(self) -> None:
        """Give the page the room that the header leaves it, before it is scrolled to a place."""
        self.beside.fit()
        for layout in (self.layout(), self.column.layout(), self.beside.layout()):
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
        self.page.anchorClicked.connect(self._follow)
        for asking in (self.header.boxed, self.header.essentials, self.column.short.boxed):
            asking.quote_requested.connect(self.show_quote)
        for shown in (self.text.page_changed, self.text.spot_shown):
            shown.connect(self._say_what_is_missing)
