"""Two to four monographs side by side: one text that scrolls as one, a row for each section."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.export import comparison
from medviewer.export.images import ImageBudget
from medviewer.export.paper.parts import parts_of
from medviewer.export.paper.richtext import plain_tables, rich_text
from medviewer.quoted_names import titled
from medviewer.ui.base import provenance
from medviewer.ui.base.language import code_in_force, translatable
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_documents import ALL, all_title
from medviewer.ui.documents.page_facts import LONGEST_FACTS, facts_of, shortened
from medviewer.ui.documents.page_images import ColumnImages, in_column
from medviewer.ui.page.header import SealLine
from medviewer.ui.several_pages.tabbed_pane import TabbedPane

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.ui.documents.open_page import OpenPage


class ColumnHead(QFrame):
    """Name, facts, provenance and seal of one monograph.

    name: the button that opens its page. remove: the one that takes the column away.
    """

    def __init__(self, opened: OpenPage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHead")
        monograph = opened.monograph
        title = shortened(monograph.title)
        self.name = QPushButton(title.replace("&", "&&"), self)
        self.name.setFlat(True)
        self.name.setObjectName("columnName")
        self.name.setToolTip(QCoreApplication.translate("ColumnHead", "Open {}").format(title))
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.remove = QToolButton(self)
        self.remove.setAutoRaise(True)
        self.remove.setIconSize(theme.icon_size())
        self.remove.setIcon(theme.icon("close", theme.colours.quiet))
        message = QCoreApplication.translate("ColumnHead", "Take {} out of the comparison")
        self.remove.setToolTip(message.format(title))
        self.remove.setAccessibleName(self.remove.toolTip())
        self.seal = SealLine(theme, self)
        self.seal.show_source(opened.source)
        self._lay_out(shortened(facts_of(monograph), LONGEST_FACTS), provenance.message(opened.source))

    def _lay_out(self, facts: str, origin: str) -> None:
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        column.addLayout(top)
        for text, name in ((facts, "facts"), (origin, "provenance")):
            label = QLabel(self)
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setText(text)  # after the policy: it makes the label as high as its text is at its width
            column.addWidget(label)
        column.addWidget(self.seal)
        column.addStretch(1)


HINT = translatable("CompareView", "Ctrl+click a drug in the list, or drag it here, to put it beside these.")
LARGEST_CELL = 12_000
"""What a cell may weigh, as `parts` weighs it: a row of four of them is laid out in a tenth of a second."""


class _OnScreen(ImageBudget):
    """Has images stay where they are, told apart by column: the thread that read their page has looked at them."""

    def __init__(self, sources: Sequence[PageSource]) -> None:
        super().__init__()
        self._sources = sources

    def shown(self, body: str, source: PageSource) -> str:
        """Return safe HTML with its images addressed as those of their column."""
        return in_column(body, self._sources.index(source))


class CompareView(TabbedPane):
    """Heads of the columns, tabs, and the table.

    open_requested(id), remove_requested(id): from the head of a column.
    """

    open_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, QCoreApplication.translate("CompareView", "Sections of the pages"), parent)
        self.setObjectName("compareView")
        self._shown: Sequence[OpenPage] = ()
        self._heads: list[ColumnHead] = []
        self.heads = QFrame(self)
        self.heads.setObjectName("columnHeads")
        self._head_room = QScrollArea(self)
        self.hint = QLabel(QCoreApplication.translate("CompareView", HINT), self)
        self._lay_out()

    def shown(self) -> Sequence[OpenPage]:
        """Return the monographs that are shown, from left to right."""
        return self._shown

    def show_pages(self, pages: Sequence[OpenPage], tab: str | None = None) -> None:
        """Show monographs side by side, at a tab if one of them has it."""
        place = self.page.place() if [p.id for p in pages] == [p.id for p in self._shown] else 0.0
        self._shown = pages
        if tab:
            self.tabs.want(tab)
        self._fill_heads()
        self._fill_tabs([(ALL, all_title()), *self._titles().items()])
        self.page.set_columns(len(pages))
        self.page.images = ColumnImages([page.images for page in pages])
        self._make_documents(self._body)
        self._show(place)
        self.page_changed.emit()

    def retheme(self) -> None:
        """Take colours and font anew."""
        super().retheme()
        if self._shown:
            self.show_pages(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the heads the room that they need at this width."""
        super().resizeEvent(event)
        self._fit_heads()

    def _columns(self) -> list[comparison.Column]:
        return [comparison.Column(page.monograph, page.source) for page in self._shown]

    def _body(self, tab: str) -> list[str]:
        columns = self._columns()
        names = [column.monograph.title for column in columns]
        titles = self._titles()
        rows = comparison.rows_of(columns, None if tab == ALL else tab, _OnScreen([one.source for one in columns]))
        rows = [row._replace(title=titles[row.key]) for row in rows]
        fitted = partial(_fitted, most_columns=3 if len(columns) == 2 else 2)
        missing = QCoreApplication.translate("CompareView", "The page of {} has no section “{}”.")
        return ["".join(comparison.table(row, names, False, fitted, missing) for row in rows)]

    def _titles(self) -> dict[str, str]:
        """Return the titles of the tabs by their keys, in the language of the window."""
        code = code_in_force()
        shown = {tab.key: tab.titled(code) for page in self._shown for tab in page.monograph.tabs}
        return {key: shown[key] for key, _ in comparison.tabs_of(self._columns())}

    def _credit(self, title: str) -> str:
        own = dict(comparison.tabs_of(self._columns())).get(self.spot().tab, "All")
        names = " | ".join(titled(page.monograph.title) for page in self._shown)
        return "\n".join([f"{names} | {own}", *(line for page in self._shown for line in page.source.lines)])

    def _spoken(self, title: str) -> str:
        return f"{self._names()}, {title}"

    def _names(self) -> str:
        return comparison.title_of([page.monograph.title for page in self._shown])

    def _fill_heads(self) -> None:
        row = self.heads.layout()
        assert row is not None
        for head in self._heads:
            row.removeWidget(head)
            head.deleteLater()
        self._heads = [ColumnHead(page, self._theme, self.heads) for page in self._shown]
        for head, page in zip(self._heads, self._shown, strict=True):
            head.name.clicked.connect(lambda _checked=False, id=page.id: self.open_requested.emit(id))
            head.remove.clicked.connect(lambda _checked=False, id=page.id: self.remove_requested.emit(id))
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

    def _lay_out(self) -> None:
        self.hint.setObjectName("compareHint")
        row = QHBoxLayout(self.heads)
        row.setContentsMargins(24, 8, 36, 0)
        row.setSpacing(0)
        self._head_room.setWidget(self.heads)
        self._head_room.setWidgetResizable(True)
        self._head_room.setFrameShape(QFrame.Shape.NoFrame)
        self._head_room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head_room, self._framed_tabs(), self.page, self.parts, self.find_bar, self.hint):
            column.addWidget(part, 1 if part is self.page else 0)


def _fitted(cell: str, most_columns: int) -> str:
    """Return a cell as the screen shows it: what would take long to lay out is said to go on on its own page.

    most_columns: of a table within it; the rows of a wider one become lines, in which no word has to be broken.
    """
    first, *rest = parts_of(rich_text(plain_tables(cell, most_columns)), LARGEST_CELL)
    message = QCoreApplication.translate("CompareView", "Shortened here: open the page to read on.")
    return f'{first}<p class="missing">{escape(message)}</p>' if rest else first
