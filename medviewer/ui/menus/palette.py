"""One box for everything: every action, drug and section, and what else has a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medviewer.library.names.folding import fold
from medviewer.ui.base.theme import Dialog

translate = QCoreApplication.translate
SIZE = QSize(560, 420)
_MOVING = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class Item(NamedTuple):
    """Something that can be chosen. hint: what stands behind it, such as its keys. run: what choosing it does."""

    title: str
    hint: str
    run: Callable[[], object]


class PaletteSource(NamedTuple):
    """A kind of things. found(text): those that a text names, the best first; an empty text names what is at hand.

    sure: the first of them may be what Return means without having been chosen.
    """

    title: str
    found: Callable[[str], Sequence[Item]]
    sure: bool = True


def named(items: Sequence[Item], text: str) -> list[Item]:
    """Return the items whose title has words that begin with those of a text, in any order; all where it has none."""
    words = fold(text).split()
    return [item for item in items if is_called(item.title, words)]


def is_called(title: str, words: Sequence[str]) -> bool:
    """Return whether each of these folded words begins one of a title."""
    parts = fold(title).split()
    return all(any(part.startswith(word) for part in parts) for word in words)


class Palette(Dialog):
    """A field and what it finds, over the window; Return or a click does what is chosen, Escape nothing."""

    def __init__(self, sources: Sequence[PaletteSource], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Palette", "Go to anything"))
        self._sources = sources
        self._items: list[tuple[QTreeWidgetItem, Item]] = []
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("Palette", "An action, a drug, a section …"))
        self.field.setAccessibleName(self.windowTitle())
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.found = QTreeWidget(self)
        self._lay_out()
        self._find("")

    def open_over(self, window: QWidget) -> None:
        """Show it at the top of a window, the cursor in its field."""
        size = SIZE.boundedTo(window.size() * 0.9)
        place = window.mapToGlobal(QPoint((window.width() - size.width()) // 2, min(72, window.height() // 10)))
        self.resize(size)
        self.found.header().resizeSection(1, size.width() * 2 // 5)
        self.move(place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def titles(self) -> list[str]:
        """Return the titles of what is offered."""
        return [item.title for _, item in self._items]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in what was found, and choose, with the keys of the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVING:
                QCoreApplication.sendEvent(self.found, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        self.found.clear()
        self._items = []
        for source in self._sources:
            items = source.found(text)
            if items:
                self._add(source, items)
        if not self._items:
            self._add_line(translate("Palette", "Nothing here is called “{}”.").format(text.strip()))

    def _add(self, source: PaletteSource, items: Sequence[Item]) -> None:
        self._add_line(source.title)
        for item in items:
            row = QTreeWidgetItem(self.found, [item.title, item.hint])
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._items.append((row, item))
            if source.sure and self.found.currentItem() is None:
                self.found.setCurrentItem(row)

    def _add_line(self, text: str) -> None:
        """Add a line that cannot be chosen."""
        line = QTreeWidgetItem(self.found, [text])
        line.setFlags(Qt.ItemFlag.NoItemFlags)
        line.setFirstColumnSpanned(True)

    def _choose(self) -> None:
        current = self.found.currentItem()
        chosen = next((item for row, item in self._items if row is current), None)
        if chosen is not None:
            self.close()
            chosen.run()

    def _lay_out(self) -> None:
        self.found.setColumnCount(2)
        self.found.setHeaderHidden(True)
        self.found.setRootIsDecorated(False)
        self.found.setUniformRowHeights(True)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setAccessibleName(translate("Palette", "What was found"))
        self.found.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.found.header().setStretchLastSection(False)
        self.found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.found.itemClicked.connect(lambda _row: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.found, 1)
