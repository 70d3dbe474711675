"""The right side of the window: one monograph, a tab for each of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRegularExpression, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QTextEdit, QVBoxLayout, QWidget

from medviewer.ui import page_documents
from medviewer.ui.disclaimer import DisclaimerBar
from medviewer.ui.find import FindBar, Finder, Hit, words_pattern
from medviewer.ui.header import Header, shortened
from medviewer.ui.page_documents import ALL
from medviewer.ui.page_view import PageView
from medviewer.ui.theme import Theme

if TYPE_CHECKING:
    from medviewer.ui.open_page import OpenPage

WELCOME = "Type the first letters of a drug’s name.\n\nReturn opens it, Ctrl+F finds inside it, F1 shows all keys."


class MonographView(QWidget):
    """Header, tabs, page, find bar and disclaimer of the open monograph."""

    tab_changed = Signal(str)
    find_closed = Signal()
    link_requested = Signal(QUrl)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monographView")
        self._theme = theme
        self._open: OpenPage | None = None
        self._documents: dict[str, QTextDocument] = {}
        self._rest: dict[str, list[str]] = {}
        self._finder: Finder | None = None
        self._blank = QTextDocument(self)
        self._keys: list[str] = []
        self._wanted = ALL
        self._wanted_title = ""
        self._find_from = 0
        self.header = Header(theme, self)
        self.tabs = QTabBar(self)
        self.notice = QLabel(self)
        self.page = PageView(self)
        self.more = QPushButton(self)
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

    def wanted_tab(self) -> tuple[str, str]:
        """Return key and title of the tab that the reader chose last, though this page may lack it."""
        return self._wanted, self._wanted_title

    def show_page(self, opened: OpenPage, place: float | None = None) -> None:
        """Show a monograph at the tab that was read last, `place` of the way down."""
        same = self._open is not None and self._open.id == opened.id
        keep = self.page.place() if same and place is None else place
        self._open = opened
        self._drop_documents()
        self.header.show_monograph(opened.monograph, opened.source.line())
        self.disclaimer.show_monograph(opened.monograph)
        self._fill_tabs()
        self._stack.setCurrentIndex(1)
        self._settle()
        self._show_tab(keep or 0.0)
        if self.find_bar.isVisible():
            self._search(self.find_bar.field.text())

    def choose_tab(self, key: str, title: str = "") -> None:
        """Choose a tab by its key, now or as soon as a page has it; `title` names it until then."""
        self._wanted, self._wanted_title = key, title
        if key in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(key))

    def choose_tab_number(self, number: int) -> None:
        """Choose the tab at `number`, from 0; nothing happens where there are fewer."""
        if number < self.tabs.count():
            self.tabs.setCurrentIndex(number)

    def step_tab(self, by: int) -> None:
        """Go to a neighbouring tab, round the end."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def open_find(self) -> None:
        """Open the find bar on the text that is marked."""
        self._find_from = self.page.first_seen()
        self.find_bar.open_bar(self.page.textCursor().selectedText())
        self._search(self.find_bar.field.text())

    def show_words(self, section: str, query: str, words: Sequence[str]) -> None:
        """Go to the tab of a section, with every word that begins with one of `words` marked, at the first of them."""
        if self._open is None:
            return
        tabs = [tab.key for tab in self._open.monograph.tabs if any(s.key == section for s in tab.sections)]
        self.choose_tab(tabs[0] if tabs else ALL)
        self.find_bar.field.blockSignals(True)
        self.find_bar.open_bar(query)
        self.find_bar.field.blockSignals(False)
        self._find_from = 0
        self._find(words_pattern(words), query)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_hit(self, by: int) -> None:
        """Go to the next or an earlier hit, in whatever tab it is."""
        if self._finder is None or not self.find_bar.isVisible():
            self.open_find()
            return
        hit = self._finder.step(by)
        self._find_from = hit.start if hit else 0
        self._show_hit(hit)

    def whole_text(self) -> str:
        """Return the text of the tab with its line of source."""
        return f"{page_documents.text_of(self.page.document()).strip()}\n\n{self.page.credit}\n"

    def go_to_section(self, name: str) -> None:
        """Go to the section that the end of an address names: `dosage`, or `side-effects` for “Side effects”."""
        assert self._open is not None
        wanted = page_documents.section_named(self._open.monograph, name)
        if wanted is None:
            return
        if self.tab() == ALL:
            while any(f'<a name="{wanted}">' in part for part in self._rest.get(ALL, ())):
                self.show_more()
            self.page.scrollToAnchor(wanted)
        else:
            self.choose_tab(wanted)

    def show_more(self) -> None:
        """Show the next part of a long tab below what is shown."""
        if rest := self._rest.get(self.tab()):
            page_documents.append(self._document(self.tab()), rest.pop(0))
            self._say_what_is_left()

    def retheme(self) -> None:
        """Take colours and font anew."""
        for part in (self.header, self.find_bar, self.disclaimer):
            part.retheme()
        self._set_name_size()
        if self._open:
            place = self.page.place()
            self._drop_documents()
            self._show_tab(place)

    def changeEvent(self, event: QEvent) -> None:
        """Rebuild the page where the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.retheme()

    def _document(self, key: str) -> QTextDocument:
        assert self._open is not None
        if key not in self._documents:
            from medviewer.ui.tab_html import tab_parts

            first, *self._rest[key] = self._open.parts.get(key) or tab_parts(self._open.monograph, key)
            document = page_documents.build(first, self._theme.page_style(), self.font(), self._base_url())
            document.setParent(self)
            self._documents[key] = document
        return self._documents[key]

    def _base_url(self) -> QUrl:
        assert self._open is not None
        base = QUrl.fromLocalFile(str(self._open.page.path))
        base.setFragment(str(self._open.page.library.root), QUrl.ParsingMode.DecodedMode)
        return base

    def _drop_documents(self) -> None:
        self._finder = None
        self.page.setDocument(self._blank)
        for document in self._documents.values():
            document.deleteLater()
        self._documents.clear()
        self._rest.clear()

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
                self.tabs.setTabToolTip(number, f"{title} (Ctrl+{number + 1})")
        wanted = self._wanted if self._wanted in self._keys else ALL
        self.tabs.setCurrentIndex(self._keys.index(wanted))
        self.tabs.blockSignals(False)

    def _tab_chosen(self, _number: int) -> None:
        self._wanted = self.tab()
        self._wanted_title = page_documents.tab_title(self._open.monograph, self._wanted) if self._open else ""
        self._show_tab(0.0)
        if self._finder and self._wanted not in self._finder.tabs:
            self._find_from = 0
            self._search(self.find_bar.field.text())
        self._mark_hits()
        self.tab_changed.emit(self._wanted)

    def _show_tab(self, place: float) -> None:
        assert self._open is not None
        key = self.tab()
        title = page_documents.tab_title(self._open.monograph, key)
        self.page.credit = " | ".join([shortened(self._open.monograph.title), title, self._open.source.line()])
        self.page.setAccessibleName(f"{self._open.monograph.title}, {title}")
        self.page.show_document(self._document(key))
        self.page.go_to(place)
        self._say_what_is_missing()
        self._say_what_is_left()

    def _say_what_is_missing(self) -> None:
        lacking = self._wanted != self.tab()
        self.notice.setText(f"This page has no section “{self._wanted_title}”; the whole page is shown.")
        self.notice.setVisible(lacking)

    def _say_what_is_left(self) -> None:
        left = sum(map(len, self._rest.get(self.tab(), ())))
        self.more.setText(f"This is a long page: {max(1, left // 1000)},000 more characters. Show more")
        self.more.setVisible(left > 0)

    def _search(self, text: str) -> None:
        self._find(text, text)

    def _find(self, wanted: str | QRegularExpression, text: str) -> None:
        if self._open is None:
            return
        tabs = [ALL] if self.tab() == ALL else self._keys[1:]
        self._finder = Finder(tabs, self._document)
        self._show_hit(self._finder.search(wanted, self.tab(), self._find_from), text)

    def _show_hit(self, hit: Hit | None, text: str = "-") -> None:
        assert self._finder is not None
        if hit and hit.tab != self.tab():
            self.tabs.setCurrentIndex(self._keys.index(hit.tab))
        self.find_bar.count.setText(self._finder.status() if text else "")
        if hit:
            self.page.show_hit(hit.start, hit.length)
        self._mark_hits()

    def _mark_hits(self) -> None:
        finder = self._finder
        if finder is None or not self.find_bar.isVisible():
            self.page.setExtraSelections([])
            return
        here = [hit for hit in finder.hits if hit.tab == self.tab()]
        self.page.setExtraSelections([self._mark(hit, hit == finder.current()) for hit in here])

    def _mark(self, hit: Hit, current: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.page.document())
        cursor.setPosition(hit.start)
        cursor.setPosition(hit.start + hit.length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        colours = self._theme.colours
        look.setBackground(QColor(colours.hit_now if current else colours.hit))
        look.setForeground(QColor(colours.text))
        mark.cursor, mark.format = cursor, look
        return mark

    def _close_find(self) -> None:
        self._finder = None
        self._mark_hits()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.find_closed.emit()

    def _lay_out(self) -> None:
        self.tabs.setObjectName("sections")
        self.tabs.setAccessibleName("Sections of the page")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.notice.setObjectName("pageNotice")
        self.notice.hide()
        self.more.setObjectName("moreButton")
        self.more.setFlat(True)
        self.more.hide()
        monograph = QWidget(self)
        column = QVBoxLayout(monograph)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._framed_tabs())
        column.addWidget(self.notice)
        column.addWidget(self.page, 1)
        column.addWidget(self.more)
        column.addWidget(self.find_bar)
        column.addWidget(self.disclaimer)
        welcome = QLabel(WELCOME, self)
        welcome.setObjectName("welcome")
        welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        welcome.setWordWrap(True)
        self._stack.addWidget(welcome)
        self._stack.addWidget(monograph)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._set_name_size()

    def _settle(self) -> None:
        """Give the page the room that the header leaves it, before it is scrolled to a place."""
        shown = self._stack.currentWidget()
        for part in (self.layout(), shown.layout() if shown else None):
            if part is not None:
                part.activate()

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
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.page.link_requested.connect(self.link_requested)
        self.more.clicked.connect(self.show_more)
        self.find_bar.text_changed.connect(self._search)
        self.find_bar.step_requested.connect(self.step_hit)
        self.find_bar.closed.connect(self._close_find)
