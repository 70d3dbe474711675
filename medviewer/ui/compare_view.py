"""Two to four monographs side by side: one text that scrolls as one, a row for each section."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from medviewer.export import comparison
from medviewer.export.parts import parts_of
from medviewer.export.richtext import rich_text
from medviewer.ui.column_head import ColumnHead
from medviewer.ui.find import FindBar
from medviewer.ui.language import code_in_force, translatable
from medviewer.ui.open_page import OpenPage
from medviewer.ui.page_documents import ALL, all_title
from medviewer.ui.page_view import PageView
from medviewer.ui.tab_documents import Spot, TabDocuments
from medviewer.ui.tabs import Tabs
from medviewer.ui.theme import Theme

HINT = translatable("CompareView", "Ctrl+click a drug in the list, or drag it here, to put it beside these.")
LARGEST_CELL = 12_000
"""What a cell may weigh, as `parts` weighs it: a row of four of them is laid out in a tenth of a second."""


class CompareView(QWidget):
    """Heads of the columns, tabs, and the table.

    open_requested(id), remove_requested(id): from the head of a column.
    page_changed(): other monographs, or the same ones made anew. spot_shown(): another tab.
    """

    open_requested = Signal(str)
    remove_requested = Signal(str)
    close_requested = Signal()
    link_requested = Signal(QUrl)
    page_changed = Signal()
    spot_shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._shown: Sequence[OpenPage] = ()
        self._keys: list[str] = []
        self._wanted = ALL
        self._documents: TabDocuments | None = None
        self._blank = QTextDocument(self)
        self._heads: list[ColumnHead] = []
        self.heads = QFrame(self)
        self.heads.setObjectName("columnHeads")
        self._head_room = QScrollArea(self)
        self.tabs = Tabs("sections", QCoreApplication.translate("CompareView", "Sections of the pages"), self)
        self.hint = QLabel(QCoreApplication.translate("CompareView", HINT), self)
        self.page = PageView(self)
        self.find_bar = FindBar(theme, self)
        self._lay_out()

    def shown(self) -> Sequence[OpenPage]:
        """Return the monographs that are shown, from left to right."""
        return self._shown

    def opened(self) -> OpenPage | None:
        """Return None: this is not one monograph."""
        return None

    def documents(self) -> TabDocuments | None:
        """Return the documents of the tabs."""
        return self._documents

    def keys(self) -> Sequence[str]:
        """Return the keys of the tabs, all sections first."""
        return self._keys

    def spot(self) -> Spot:
        """Return which tab is shown."""
        return Spot(self._keys[self.tabs.currentIndex()] if self._keys else ALL, 0)

    def show_pages(self, pages: Sequence[OpenPage], tab: str | None = None) -> None:
        """Show monographs side by side, at a tab if one of them has it."""
        place = self.page.place() if [p.id for p in pages] == [p.id for p in self._shown] else 0.0
        self._shown = pages
        self._wanted = tab or self._wanted
        self._fill_heads()
        self._fill_tabs()
        self._make_documents()
        self._show(place)
        self.page_changed.emit()

    def choose_tab(self, key: str) -> None:
        """Choose a tab by its key; all sections where none of the monographs has it."""
        self._wanted = key
        self.tabs.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)

    def tab_titles(self) -> list[str]:
        """Return the titles of the tabs."""
        return [self.tabs.tabText(number).replace("&&", "&") for number in range(self.tabs.count())]

    def choose_tab_number(self, number: int) -> None:
        """Choose the tab at `number`, from 0; nothing happens where there are fewer."""
        if number < self.tabs.count():
            self.tabs.setCurrentIndex(number)

    def step_tab(self, by: int) -> None:
        """Go to a neighbouring tab, round the end."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % max(1, self.tabs.count()))

    def show_spot(self, spot: Spot) -> None:
        """Show a tab, unless it is shown already."""
        self.choose_tab(spot.tab)

    def retheme(self) -> None:
        """Take colours and font anew."""
        self.find_bar.retheme()
        if self._shown:
            self.show_pages(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        """Make the text anew where the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.retheme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the heads the room that they need at this width."""
        super().resizeEvent(event)
        self._fit_heads()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the comparison with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> list[comparison.Column]:
        return [comparison.Column(page.monograph, page.source) for page in self._shown]

    def _body(self, tab: str) -> list[str]:
        columns = self._columns()
        names = [column.monograph.title for column in columns]
        titles = self._titles()
        rows = [r._replace(title=titles[r.key]) for r in comparison.rows_of(columns, None if tab == ALL else tab)]
        missing = QCoreApplication.translate("CompareView", "The page of {} has no section “{}”.")
        return ["".join(comparison.table(row, names, False, _fitted, missing) for row in rows)]

    def _titles(self) -> dict[str, str]:
        """Return the titles of the tabs by their keys, in the language of the window."""
        code = code_in_force()
        shown = {tab.key: tab.titled(code) for page in self._shown for tab in page.monograph.tabs}
        return {key: shown[key] for key, _ in comparison.tabs_of(self._columns())}

    def _make_documents(self) -> None:
        self.page.setDocument(self._blank)
        if self._documents is not None:
            self._documents.drop()
        self.page.set_columns(len(self._shown))
        self._documents = TabDocuments(self._body, QUrl(), self._theme.page_style(), self.font(), self)

    def _show(self, place: float) -> None:
        assert self._documents is not None
        title = self.tabs.tabText(self.tabs.currentIndex()).replace("&&", "&")
        names = comparison.title_of([page.monograph.title for page in self._shown])
        credited = dict(comparison.tabs_of(self._columns())).get(self.spot().tab, "All")
        self.page.credit = " | ".join([names, credited, *(page.source.line() for page in self._shown)])
        self.page.setAccessibleName(f"{names}, {title}")
        self.page.show_document(self._documents.document(self.spot()))
        self.page.go_to(place)

    def _tab_chosen(self, _number: int) -> None:
        self._wanted = self.spot().tab
        self._show(0.0)
        self.spot_shown.emit()

    def _fill_heads(self) -> None:
        row = self.heads.layout()
        assert row is not None
        for head in self._heads:
            row.removeWidget(head)
            head.deleteLater()
        self._heads = [ColumnHead(page, self._theme, self.heads) for page in self._shown]
        for head, page in zip(self._heads, self._shown, strict=True):
            head.open_requested.connect(lambda id=page.id: self.open_requested.emit(id))
            head.remove_requested.connect(lambda id=page.id: self.remove_requested.emit(id))
            row.addWidget(head)
        self._fit_heads()
        self.hint.setVisible(len(self._shown) < comparison.MOST)

    def _fit_heads(self) -> None:
        """Make the heads as high as their text is, as far as it leaves most of the room to the pages; they scroll."""
        row = self.heads.layout()
        if row is not None:
            bar = self._head_room.verticalScrollBar().sizeHint().width()
            needed = max(0, row.heightForWidth(self.width() - bar))
            self.heads.setFixedHeight(needed)
            self._head_room.setFixedHeight(min(needed, self.height() * 2 // 5))

    def _fill_tabs(self) -> None:
        titled = [(ALL, all_title()), *self._titles().items()]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for _, title in titled:
            self.tabs.addTab(title.replace("&", "&&"))
        self._keys = [key for key, _ in titled]
        self.tabs.setCurrentIndex(self._keys.index(self._wanted) if self._wanted in self._keys else 0)
        self.tabs.blockSignals(False)

    def _lay_out(self) -> None:
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.page.link_requested.connect(self.link_requested)
        self.hint.setObjectName("compareHint")
        row = QHBoxLayout(self.heads)
        row.setContentsMargins(24, 8, 36, 0)
        row.setSpacing(0)
        self._head_room.setWidget(self.heads)
        self._head_room.setWidgetResizable(True)
        self._head_room.setFrameShape(QFrame.Shape.NoFrame)
        self._head_room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        framed = QFrame(self)
        framed.setObjectName("sectionsFrame")
        inside = QHBoxLayout(framed)
        inside.setContentsMargins(14, 0, 14, 0)
        inside.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head_room, framed, self.page, self.find_bar, self.hint):
            column.addWidget(part, 1 if part is self.page else 0)


def _fitted(cell: str) -> str:
    """Return a cell as the screen shows it: what would take long to lay out is said to go on on its own page."""
    first, *rest = parts_of(rich_text(cell), LARGEST_CELL)
    said = QCoreApplication.translate("CompareView", "Shortened here: open the page to read on.")
    return f'{first}<p class="missing">{escape(said)}</p>' if rest else first
