"""Two to four monographs side by side: one text that scrolls as one, a row for each section."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medviewer.export import comparison
from medviewer.export.parts import parts_of
from medviewer.export.richtext import rich_text
from medviewer.ui.column_head import ColumnHead
from medviewer.ui.open_page import OpenPage
from medviewer.ui.page_documents import ALL
from medviewer.ui.tabbed_pane import TabbedPane
from medviewer.ui.theme import Theme

LARGEST_CELL = 12_000
"""What a cell may weigh, as `parts` weighs it: a row of four of them is laid out in a tenth of a second."""


class CompareView(TabbedPane):
    """Heads of the columns, tabs, and the table.

    open_requested(id), remove_requested(id): from the head of a column.
    """

    open_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("compareView")
        self._shown: Sequence[OpenPage] = ()
        self._heads: list[ColumnHead] = []
        self.heads = QFrame(self)
        self.heads.setObjectName("columnHeads")
        self.hint = QLabel("Ctrl+click a drug in the list, or drag it here, to put it beside these.", self)
        self._lay_out()

    def shown(self) -> Sequence[OpenPage]:
        """Return the monographs that are shown, from left to right."""
        return self._shown

    def show_pages(self, pages: Sequence[OpenPage], tab: str | None = None) -> None:
        """Show monographs side by side, at a tab if one of them has it."""
        place = self.page.place() if [p.id for p in pages] == [p.id for p in self._shown] else 0.0
        self._shown = pages
        self._wanted = tab or self._wanted
        self._fill_heads()
        self._fill_tabs([(ALL, "All"), *comparison.tabs_of(self._columns())])
        self.page.set_columns(len(pages))
        self._make_documents(self._body)
        self._show(place)
        self.page_changed.emit()

    def retheme(self) -> None:
        """Take colours and font anew."""
        super().retheme()
        if self._shown:
            self.show_pages(self._shown)

    def _columns(self) -> list[comparison.Column]:
        return [comparison.Column(page.monograph, page.source) for page in self._shown]

    def _body(self, tab: str) -> list[str]:
        columns = self._columns()
        names = [column.monograph.title for column in columns]
        rows = comparison.rows_of(columns, None if tab == ALL else tab)
        return ["".join(comparison.table(row, names, False, _fitted) for row in rows)]

    def _credit(self, title: str) -> str:
        return " | ".join([self._names(), title, *(page.source.line() for page in self._shown)])

    def _spoken(self, title: str) -> str:
        return f"{self._names()}, {title}"

    def _names(self) -> str:
        return comparison.title_of([page.monograph.title for page in self._shown])

    def _fill_heads(self) -> None:
        for head in self._heads:
            head.deleteLater()
        self._heads = [ColumnHead(page, self._theme, self.heads) for page in self._shown]
        row = self.heads.layout()
        assert row is not None
        for head, page in zip(self._heads, self._shown, strict=True):
            head.open_requested.connect(lambda id=page.id: self.open_requested.emit(id))
            head.remove_requested.connect(lambda id=page.id: self.remove_requested.emit(id))
            row.addWidget(head)
        self.hint.setVisible(len(self._shown) < comparison.MOST)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName("Sections of the pages")
        self.hint.setObjectName("compareHint")
        row = QHBoxLayout(self.heads)
        row.setContentsMargins(24, 8, 36, 0)
        row.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.heads, self._framed_tabs(), self.page, self.parts, self.find_bar, self.hint):
            column.addWidget(part, 1 if part is self.page else 0)


def _fitted(cell: str) -> str:
    """Return a cell as the screen shows it: what would take long to lay out is said to go on on its own page."""
    first, *rest = parts_of(rich_text(cell), LARGEST_CELL)
    return first + '<p class="missing">Shortened here: open the page to read on.</p>' if rest else first
