"""The list of a page's headings at its side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from medviewer.ui.base import keystrokes
from medviewer.ui.page.outline.entries import ListedHeading, headings_of, notes_of
from medviewer.ui.page.page_text import PageText

LEAST = 2
"""Headings from which on an outline helps."""
INDENT = 14
PADDING = 8
"""Pixels beside the text of a row."""
ENTRY = Qt.ItemDataRole.UserRole


class WrappedRows(QStyledItemDelegate):
    """Makes a row as high as its words need in the width of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of the wrapped text."""
        tree = self.parent()
        assert isinstance(tree, HeadingList)
        level = index.data(ENTRY).level if index.data(ENTRY) else 0
        width = tree.viewport().width() - tree.indentation() * level - PADDING
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or tree.font())
        return QSize(width, metrics.boundingRect(0, 0, width, 0, flags, str(index.data())).height() + 8)


class HeadingList(QTreeWidget):
    """Headings of what `text` shows, the one in sight marked, and the local notes; a click or Return leads to one."""

    def __init__(self, text: PageText, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._entries: list[ListedHeading] = []
        self._notes: list[ListedHeading] = []
        self._rows: list[QTreeWidgetItem] = []
        self.setObjectName("outline")
        self.setAccessibleName(QCoreApplication.translate("HeadingList", "Outline of the page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(INDENT)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(WrappedRows(self))
        for signal in (self.itemClicked, self.itemActivated):
            signal.connect(self._go_to)
        text.page.verticalScrollBar().valueChanged.connect(lambda _value: self.mark())

    def refresh(self) -> None:
        """List the headings and notes of what is shown now."""
        opened = self._text.opened()
        headings = headings_of(self._text.page.document()) if opened else []
        entries = headings if len(headings) >= LEAST else []
        notes = notes_of(opened.cards) if opened else []
        if (entries, notes) == (self._entries, self._notes):
            return
        self._entries, self._notes = entries, notes
        self.clear()
        self._rows = self._nested(self._entries)
        if notes:
            self.addTopLevelItem(self._title_row(QCoreApplication.translate("HeadingList", "Local notes")))
            self.addTopLevelItems([_row_of(note) for note in notes])
        self.expandAll()

    def has_entries(self) -> bool:
        """Return whether there is anything to list."""
        return self.topLevelItemCount() > 0

    def mark(self) -> None:
        """Mark the heading that what is in sight stands under."""
        if not self._rows or not self.isVisible():
            return
        page = self._text.page
        line = page.fontMetrics().height()
        at_top = not page.verticalScrollBar().value()  # where Qt may have laid out nothing yet
        seen = 0 if at_top else page.cursorForPosition(QPoint(0, 2 * line)).position()
        number = bisect_right(self._entries, seen, key=attrgetter("position")) - 1
        row = self._rows[max(0, number)]
        if row is not self.currentItem():
            self.setCurrentItem(row)
            self.scrollToItem(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the window, which has the search field take them."""
        if keystrokes.types(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have rows as high as their words need at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _nested(self, entries: Sequence[ListedHeading]) -> list[QTreeWidgetItem]:
        """Add a row for each heading below the nearest higher one before it, and return them in their order."""
        rows, above = list[QTreeWidgetItem](), list[tuple[int, QTreeWidgetItem]]()
        for entry in entries:
            row = _row_of(entry)
            while above and above[-1][0] >= entry.level:
                above.pop()
            if above:
                above[-1][1].addChild(row)
            else:
                self.addTopLevelItem(row)
            above.append((entry.level, row))
            rows.append(row)
        return rows

    def _title_row(self, title: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([title])
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = QFont(self.font())
        bold.setBold(True)
        row.setFont(0, bold)
        return row

    def _go_to(self, row: QTreeWidgetItem) -> None:
        entry = row.data(0, ENTRY)
        if isinstance(entry, ListedHeading) and entry.note:
            self._text.go_to_note(entry.note)
        elif isinstance(entry, ListedHeading):
            self._text.page.show_top(lambda: entry.position, lambda: None)
            self.setCurrentItem(row)  # at the end of a page others may be in sight above it


def _row_of(entry: ListedHeading) -> QTreeWidgetItem:
    row = QTreeWidgetItem([f"✎ {entry.title}" if entry.note else entry.title])
    row.setData(0, ENTRY, entry)
    row.setToolTip(0, entry.title)
    return row
