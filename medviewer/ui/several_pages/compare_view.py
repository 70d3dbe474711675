"""Two to four monographs side by side: one text that scrolls as one, a row for each section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from medviewer.export import comparison
from medviewer.quoted_names import titled
from medviewer.ui.base.language import translatable
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.measures import MARGIN
from medviewer.ui.documents.page_documents import ABOVE, ALL, all_title, boxed_tabs
from medviewer.ui.documents.page_images import ColumnImages
from medviewer.ui.page.page_view import LINE, RIGHT_MARGIN
from medviewer.ui.services.page_loader import ComparisonStop
from medviewer.ui.several_pages.column_head import ColumnFacts, ColumnHead, distinguishing_facts
from medviewer.ui.several_pages.column_heads import ColumnStrip
from medviewer.ui.several_pages.column_width import CELL_PADDING
from medviewer.ui.several_pages.compared_tabs import ColumnRoom
from medviewer.ui.several_pages.tabbed_pane import TabbedPane

if TYPE_CHECKING:
    from medviewer.ui.documents.open_page import OpenPage
    from medviewer.ui.several_pages.compared_tabs import ComparedTabs


HINT = translatable("CompareView", "Ctrl+click a drug in the list, or drag it here, to put it beside these.")
LEAST_LINES = 8
"""Lines of a page that are seen in the smallest window, whatever stands in the heads."""
TABLE_COLUMN = 22
"""Characters that a column of a table within a cell has room for."""


class CompareView(TabbedPane):
    """Heads of the columns, tabs, and the table.

    open_requested(id), remove_requested(id): from the head of a column. outdated(): what is shown was made for other
    colours, another font or another width; it stays until `show_pages`.
    """

    open_requested = Signal(str)
    outdated = Signal()
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, QCoreApplication.translate("CompareView", "Sections of the pages"), parent)
        self.setObjectName("compareView")
        self._shown: Sequence[OpenPage] = ()
        self._heads: list[ColumnHead] = []
        self._texts: ComparedTabs | None = None
        self._fitting = 1
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

    def room(self, count: int, in_lists: bool) -> ColumnRoom:
        """Return the room for each of so many columns. in_lists: tables are shown as lists."""
        width = self._room(count)
        return ColumnRoom(width, self._columns_that_fit(width, in_lists), self._theme.page_style(), self.font())

    def grow(self) -> None:
        """Go on with what is shown: more of it is there."""
        self.page.fit_columns(self._least())
        self.page.steps.grow()

    def show_pages(
        self, pages: Sequence[OpenPage], texts: ComparedTabs, tab: str | None = None, place: float | None = None
    ) -> None:
        """Show monographs side by side, at a tab if one of them has it, `place` of the way down.

        texts: of their tabs, made for `room`. place: None for the beginning, or for where its reader is if the
        same are shown already.
        """
        same = [p.id for p in pages] == [p.id for p in self._shown]
        if place is None:
            place = self.page.place() if same else 0.0
        self._shown, self._texts = pages, texts
        self._fitting = self._columns_that_fit(self._room(len(pages)), any(page.in_lists for page in pages))
        if tab:
            self.tabs.want(tab)
        self._fill_heads()
        shown = self.tabs.key() if same and not tab else ""
        boxed = frozenset[str]().union(*(boxed_tabs(page.monograph) for page in pages))
        self._fill_tabs([(ALL, all_title()), *texts.titles.items()], shown, boxed)
        self.page.images = ColumnImages([page.images for page in pages])
        self._make_documents(texts.text, texts.count)
        self._show(place)
        self.page_changed.emit()

    def retheme(self) -> None:
        """Take colours and font anew."""
        super().retheme()
        if self._shown:
            self.outdated.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the heads the room that they need at this width."""
        super().resizeEvent(event)
        in_lists = any(page.in_lists for page in self._shown)
        if self._shown and self._fitting != self._columns_that_fit(self._room(len(self._shown)), in_lists):
            self.outdated.emit()
        if self._shown:
            self.page.fit_columns(self._least())
        self._fit_heads()

    def _show(self, place: float) -> None:
        if self._texts is not None:
            self._texts.wanted = self.tabs.key()
        self.page.set_columns(len(self._shown), self._least())
        super()._show(place)
        self._fit_heads()

    def _least(self) -> int:
        """Return the least width of a column in pixels, so that with others like it no word is broken or cut."""
        high, wide = self._heads_room() - self.fontMetrics().height(), self._room(1)
        names = max((head.width_for(high, wide) for head in self._heads), default=0)
        words, count = self._texts.least(self.tabs.key()) if self._texts is not None else 0, max(1, len(self._shown))
        return max(names, words) * 100 // (count * comparison.share(count)) + 1

    def _room(self, count: int) -> int:
        """Return the width that there is for one of so many columns, in pixels; asked for before it is shown, too."""
        whole = (self.parentWidget() or self).width() - MARGIN - RIGHT_MARGIN - 8
        return (whole - self.page.verticalScrollBar().sizeHint().width()) // max(1, count)

    def _columns_that_fit(self, width: int, in_lists: bool) -> int:
        """Return how many columns a table within a cell may have; the rows of a wider one become lines."""
        if in_lists:
            return 0
        letters = TABLE_COLUMN * self.fontMetrics().averageCharWidth()
        return max(1, (width - 2 * CELL_PADDING) // (letters + 2 * CELL_PADDING))

    def _columns(self) -> list[comparison.Column]:
        return [comparison.Column(page.monograph, page.source) for page in self._shown]

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
        apart = distinguishing_facts(self._shown)
        strip = [ColumnFacts(*one, self._theme, facts) for one in zip(self._shown, apart, strict=True)]
        self._facts_strip.hold(strip)

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
        self.hint.setVisible(count < comparison.MOST)
        if self._heads_room() - self._names_strip.height() < 2 * self.fontMetrics().height():
            self.hint.hide()
        most = self._heads_room() - self._names_strip.height()
        self._facts_strip.fit(left, widths, max(most, self.fontMetrics().height()))

    def _heads_room(self) -> int:
        """Return the height that the lines that are always seen leave to the heads, before they are shown, too."""
        lines = round(LEAST_LINES * LINE * self.fontMetrics().height()) + ABOVE
        below = sum(part.sizeHint().height() for part in (self.hint, self.find_bar) if not part.isHidden())
        page = lines + below + self.tabs.sizeHint().height() + self.page.horizontalScrollBar().sizeHint().height()
        height = (self.parentWidget() or self).height()
        return min(height * 2 // 5, height - page)

    def _lay_out(self) -> None:
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one that came would take width
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
