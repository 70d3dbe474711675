"""The list of drugs itself: what keys, clicks and drags in it ask for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from medviewer.ui.drug_delegate import DrugDelegate
from medviewer.ui.drug_model import DrugRole
from medviewer.ui.lines import GROUP, HEADING, NAME, NEARLY, PASSAGE, UP


class DrugView(QListView):
    """The list itself; a click on a star is a request of its own, and so is one with Ctrl: to compare."""

    star_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    open_requested = Signal(str)
    passage_requested = Signal(str, str)
    group_requested = Signal(str)
    hover_changed = Signal(int)
    field_requested = Signal()
    compare_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(QCoreApplication.translate("DrugView", "Drugs"))
        self.clicked.connect(self._open_clicked)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def activate(self, index: QModelIndex) -> None:
        """Ask for what a row stands for."""
        kind, page_id = index.data(DrugRole.KIND), index.data(DrugRole.ID)
        if kind == PASSAGE:
            self.passage_requested.emit(page_id, index.data(DrugRole.LINE).section)
        elif kind in (GROUP, UP):
            self.group_requested.emit(page_id if kind == GROUP else "")
        elif kind != HEADING:
            self.open_requested.emit(page_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press on a star for a request to star, not to open."""
        index = self._starred_at(event)
        compared = self._compared_at(event)
        if index is not None:
            self.star_requested.emit(index.data(DrugRole.ID))
        elif compared is not None:
            self.compare_requested.emit(compared.data(DrugRole.ID))
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the release over a star, or with Ctrl, from opening its row."""
        if self._starred_at(event) is None and self._compared_at(event) is None:
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer is over no row."""
        super().leaveEvent(event)
        self.hover_changed.emit(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note which row the pointer is over."""
        super().mouseMoveEvent(event)
        self.hover_changed.emit(self.indexAt(event.position().toPoint()).row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, star with Space, go back to the search field with Escape."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activate(index)
        elif index.data(DrugRole.KIND) in (NAME, NEARLY) and event.key() == Qt.Key.Key_Space:
            self.star_requested.emit(index.data(DrugRole.ID))
        elif event.key() == Qt.Key.Key_Escape:
            self.field_requested.emit()
        else:
            super().keyPressEvent(event)

    def chosen_ids(self) -> list[str]:
        """Return the ids of the drugs that are chosen, in the order of the list."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [index.data(DrugRole.ID) for index in chosen if index.data(DrugRole.KIND) in (NAME, NEARLY)]

    def _open_clicked(self, index: QModelIndex) -> None:
        """Open what was clicked, unless the click chose several rows."""
        if not QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.activate(index)

    def _compared_at(self, event: QMouseEvent) -> QModelIndex | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        index = self.indexAt(event.position().toPoint())
        named = event.button() == Qt.MouseButton.LeftButton and index.data(DrugRole.KIND) in (NAME, NEARLY)
        return index if named else None

    def _starred_at(self, event: QMouseEvent) -> QModelIndex | None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        if event.button() != Qt.MouseButton.LeftButton or index.data(DrugRole.KIND) not in (NAME, NEARLY):
            return None
        return index if DrugDelegate.star_rect(self.visualRect(index)).contains(position) else None

    def _ask_for_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if index.data(DrugRole.KIND) in (NAME, NEARLY):
            self.menu_requested.emit(index.data(DrugRole.ID), self.viewport().mapToGlobal(position))
