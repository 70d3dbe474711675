"""Two to four monographs side by side: one text that scrolls as one, a row for each section."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.export import comparison
from medviewer.export.images import ImageBudget
from medviewer.export.paper.parts import parts_of
from medviewer.export.paper.printout import lines_at_spaces
from medviewer.export.paper.richtext import rich_text
from medviewer.quoted_names import titled
from medviewer.ui.base import provenance
from medviewer.ui.base.language import code_in_force, translatable
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_documents import ALL, all_title, boxed_tabs
from medviewer.ui.documents.page_facts import LONGEST_FACTS, facts_of, shortened
from medviewer.ui.documents.page_images import ColumnImages, in_column
from medviewer.ui.page.header import SealLine
from medviewer.ui.page.page_column import LEAST
from medviewer.ui.page.page_view import LINE, MARGIN, RIGHT_MARGIN
from medviewer.ui.services.page_loader import ComparisonStop
from medviewer.ui.several_pages.column_heads import ColumnStrip, WrappedButton
from medviewer.ui.several_pages.column_width import CELL_PADDING, widest_word
from medviewer.ui.several_pages.tabbed_pane import TabbedPane

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.ui.documents.open_page import OpenPage


class ColumnHead(QFrame):
    """Name of one monograph.

    name: the button that opens its page. remove: the one that takes the column away.
    """

    def __init__(self, opened: OpenPage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHead")
        title = shortened(opened.monograph.title)
        self.name = WrappedButton(title, self)
        self.name.setObjectName("columnName")
        self.name.setToolTip(QCoreApplication.translate("ColumnHead", "Open {}").format(title))
        self.remove = QToolButton(self)
        self.remove.setAutoRaise(True)
        self.remove.setIconSize(theme.icon_size())
        self.remove.setIcon(theme.icon("close", theme.colours.quiet))
        message = QCoreApplication.translate("ColumnHead", "Take {} out of the comparison")
        self.remove.setToolTip(message.format(title))
        self.remove.setAccessibleName(self.remove.toolTip())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(CELL_PADDING)
        self._row.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def least_width(self) -> int:
        """Return the width in which no word of the name is cut, in pixels."""
        return self.name.minimumSizeHint().width() + self._beside_name()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines of the name at a width, in pixels."""
        lines = self.name.heightForWidth(width - self._beside_name())
        return 8 + max(lines, self.remove.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the little that is seen of a column at the edge to the name."""
        super().resizeEvent(event)
        is_whole = event.size().width() >= self.least_width()
        self.remove.setVisible(is_whole)
        self._row.setContentsMargins(CELL_PADDING, 8, CELL_PADDING if is_whole else 0, 0)

    def _beside_name(self) -> int:
        return 3 * CELL_PADDING + 1 + self.remove.sizeHint().width()


class ColumnFacts(QFrame):
    """Facts, provenance and seal of one monograph."""

    def __init__(self, opened: OpenPage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHead")
        column = QVBoxLayout(self)
        column.setContentsMargins(CELL_PADDING, 2, CELL_PADDING, 8)
        column.setSpacing(2)
        facts, origin = facts_of(opened.monograph), provenance.message(opened.source)
        for text, name in ((shortened(facts, LONGEST_FACTS), "facts"), (origin, "provenance")):
            label = QLabel(self)
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setText(text)  # after the policy: it makes the label as high as its text is at its width
            column.addWidget(label)
        seal = SealLine(theme, self)
        seal.show_source(opened.source)
        column.addWidget(seal)
        column.addStretch(1)


HINT = translatable("CompareView", "Ctrl+click a drug in the list, or drag it here, to put it beside these.")
LARGEST_CELL = 12_000
"""What a cell may weigh, as `parts` weighs it: a row of four of them is laid out in a tenth of a second."""

TABLE_COLUMN = 22
"""Characters that a column of a table within a cell has room for."""


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
        self._table_columns = self._fitting = 1
        self._names_strip = ColumnStrip(self, in_sight=True)
        self._facts_strip = ColumnStrip(self)
        self.hint = QLabel(QCoreApplication.translate("CompareView", HINT), self)
        self._lay_out()

    def shown(self) -> Sequence[OpenPage]:
        """Return the monographs that are shown, from left to right."""
        return self._shown

    def stop(self) -> ComparisonStop:
        """Return the place that is read, for the way back to it."""
        return ComparisonStop(tuple(page.id for page in self._shown), self.spot().tab, self.page.place())

    def show_pages(self, pages: Sequence[OpenPage], tab: str | None = None, place: float | None = None) -> None:
        """Show monographs side by side, at a tab if one of them has it, `place` of the way down.

        place: None for the beginning, or for where its reader is if the same are shown already.
        """
        same = [p.id for p in pages] == [p.id for p in self._shown]
        if place is None:
            place = self.page.place() if same else 0.0
        self._shown = pages
        self._table_columns = self._fitting = self._columns_that_fit()
        if tab:
            self.tabs.want(tab)
        self._fill_heads()
        shown = self.tabs.key() if same and not tab else ""
        boxed = frozenset[str]().union(*(boxed_tabs(page.monograph) for page in pages))
        self._fill_tabs([(ALL, all_title()), *self._titles().items()], shown, boxed)
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
        if self._shown and self._fitting != self._columns_that_fit():
            self.show_pages(self._shown)
        self._fit_heads()

    def _show(self, place: float) -> None:
        assert self._documents is not None
        names, text = max(head.least_width() for head in self._heads), self._widest()
        count = len(self._shown)
        while self._table_columns and text > max(names, self._room()):
            self._table_columns -= 1  # the words of a table need more room than there is: it becomes a list
            self._make_documents(self._body)
            text = self._widest()
        self.page.set_columns(count, max(names, text) * 100 // (count * comparison.share(count)) + 1)
        super()._show(place)
        self._fit_heads()

    def _widest(self) -> int:
        """Return the width that a column needs for its words, in pixels."""
        assert self._documents is not None
        return widest_word(self._documents.document(self.spot())) + 2 * CELL_PADDING + 2

    def _room(self) -> int:
        """Return the width that there is for a column, in pixels; asked for before the pane is shown, too."""
        whole = (self.parentWidget() or self).width() - MARGIN - RIGHT_MARGIN - 8
        return (whole - self.page.verticalScrollBar().sizeHint().width()) // max(1, len(self._shown))

    def _columns_that_fit(self) -> int:
        """Return how many columns a table within a cell may have; the rows of a wider one become lines."""
        if any(page.in_lists for page in self._shown):
            return 0
        column = self._room() - 2 * CELL_PADDING
        return max(1, column // (TABLE_COLUMN * self.fontMetrics().averageCharWidth() + 2 * CELL_PADDING))

    def _columns(self) -> list[comparison.Column]:
        return [comparison.Column(page.monograph, page.source) for page in self._shown]

    def _body(self, tab: str) -> list[str]:
        columns = self._columns()
        names = [column.monograph.title for column in columns]
        titles = self._titles()
        rows = comparison.rows_of(columns, None if tab == ALL else tab, _OnScreen([one.source for one in columns]))
        rows = [row._replace(title=titles[row.key]) for row in rows]
        fitted = partial(_fitted, most_columns=self._table_columns)
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
        names, facts = self._names_strip.inside(), self._facts_strip.inside()
        self._heads = [ColumnHead(page, self._theme, names) for page in self._shown]
        for head, page in zip(self._heads, self._shown, strict=True):
            head.name.clicked.connect(lambda _checked=False, id=page.id: self.open_requested.emit(id))
            head.remove.clicked.connect(lambda _checked=False, id=page.id: self.remove_requested.emit(id))
        self._names_strip.hold(self._heads)
        self._facts_strip.hold([ColumnFacts(page, self._theme, facts) for page in self._shown])

    def _fit_heads(self) -> None:
        """Put the heads above the columns. The names are all seen; facts scroll where most of the room would go.

        Where the text would have less than its lines the hint goes, and facts have two lines at least.
        """
        if not self._shown:
            return
        measure, count = self.page.lineWrapColumnOrWidth(), len(self._shown)
        edges = [number * measure * comparison.share(count) // 100 for number in range(count + 1)]
        widths = [right - left for left, right in pairwise(edges)]
        left = MARGIN - self.page.horizontalScrollBar().value()
        self._names_strip.fit(left, widths, self.height() // 2)
        least, hint = 2 * self.fontMetrics().height(), self.hint.heightForWidth(self.width())
        room = self._room_beside_text()
        has_hint = count < comparison.MOST and room - hint >= least
        self.hint.setVisible(has_hint)
        most = min(self.height() * 2 // 5 - self._names_strip.height(), room - hint * has_hint)
        self._facts_strip.fit(left, widths, max(most, least))

    def _room_beside_text(self) -> int:
        """Return the height that is left for facts and hint where the text has its lines, in pixels."""
        lines = round(LEAST * LINE * self.fontMetrics().height())
        parts = (self._frame, *((self.find_bar,) if self.find_bar.isVisible() else ()))
        bar = self.page.horizontalScrollBar()
        around: int = sum(part.sizeHint().height() for part in parts) + bar.sizeHint().height() * (bar.maximum() > 0)
        return self.height() - self._names_strip.height() - around - lines

    def _lay_out(self) -> None:
        self.hint.setObjectName("compareHint")
        self.hint.setWordWrap(True)
        for strip in (self._names_strip, self._facts_strip):
            strip.fit_needed.connect(self._fit_heads)
        self.page.measured.connect(self._fit_heads)
        self.page.horizontalScrollBar().valueChanged.connect(self._fit_heads)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heads, below = (self._names_strip, self._facts_strip), (self.find_bar, self.hint)
        self._frame = self._framed_tabs()
        for part in (*heads, self._frame, self.page, *below):
            column.addWidget(part, 1 if part is self.page else 0)


def _fitted(cell: str, most_columns: int) -> str:
    """Return a cell as the screen shows it: what would take long to lay out is said to go on on its own page.

    most_columns: of a table within it; the rows of a wider one become lines, in which no word has to be broken.
    """
    first, *rest = parts_of(rich_text(cell, most_columns), LARGEST_CELL)
    first = lines_at_spaces(first)
    message = QCoreApplication.translate("CompareView", "Shortened here: open the page to read on.")
    return f'{first}<p class="missing">{escape(message)}</p>' if rest else first
