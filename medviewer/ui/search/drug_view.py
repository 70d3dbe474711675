"""The list of drugs itself: what keys, clicks and drags in it ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from medviewer.ui.base import keystrokes
from medviewer.ui.base.dragging import dragged
from medviewer.ui.base.small_screen import own_viewport
from medviewer.ui.search.drug_delegate import DrugDelegate
from medviewer.ui.search.drug_model import DrugModel, DrugRole
from medviewer.ui.search.list_lines import (
    ALL_LABELS,
    CHANGED,
    COLLECTION,
    FILTER,
    GROUP,
    HEADING,
    LABELS,
    MORE,
    NAME,
    NAMING,
    NEARLY,
    NOTE,
    PASSAGE,
    QUERY,
    TABLE,
    TOGETHER,
    UP,
)
from medviewer.ui.search.rows import labels_above

_FOLDS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OF_DRUGS = (NAME, NEARLY, PASSAGE)
"""Kinds of rows that each are of one drug."""


PressedPart = tuple[str, int]
"""A collection by its name, and the place in it from 0; -1 where none is meant."""


class DrugView(QListView):
    """The list itself; a click on a star is a request of its own, and so is one with Ctrl: to compare.

    open_requested(id), compare_requested(id), star_requested(id, title), menu_requested(id, place on the screen): of a
    drug. passage_requested(id, section), note_requested(id, note key): of a line below one. group_requested(key): a
    group or collection is to be opened. hover_changed(row). collection_menu_requested(name, place on the screen).
    dropped(ids, collection, place): drugs were dropped. remove_requested(), rename_requested(), move_requested(by):
    keys that concern what is chosen among collections. group_requested(key), collection_requested(name): a line that
    leads to other rows, back_requested(): the one that leads back. together_requested(ids): what pages say of one
    another. query_requested(text), naming_requested(text): something else is searched for, or given another name.
    more_requested(), table_requested(): the lines below passages that lead to the others. sorted_in: name of the
    collection whose order is shown. fold_requested(id): the labels below a row are to be unfolded, or folded.
    labels_menu_requested(id, place on the screen): they are to be filtered or sorted. all_labels_requested(id): none is
    to be left out.
    """

    star_requested = Signal(str, str)
    menu_requested = Signal(str, QPoint)
    open_requested = Signal(str)
    passage_requested = Signal(str, str)
    group_requested = Signal(str)
    fold_requested = Signal(str)
    labels_menu_requested = Signal(str, QPoint)
    all_labels_requested = Signal(str)
    collection_requested = Signal(str)
    back_requested = Signal()
    hover_changed = Signal(int)
    field_requested = Signal()
    compare_requested = Signal(str)
    note_requested = Signal(str, str)
    collection_menu_requested = Signal(str, QPoint)
    dropped = Signal(list, str, int)
    remove_requested = Signal()
    rename_requested = Signal()
    move_requested = Signal(int)
    together_requested = Signal(list)
    query_requested = Signal(str)
    naming_requested = Signal(str)
    more_requested = Signal()
    table_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setViewport(own_viewport(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.sorted_in = ""
        self._target: PressedPart | None = None
        self._signals = {
            GROUP: self.group_requested,
            COLLECTION: self.collection_requested,
            CHANGED: self.collection_requested,
            QUERY: self.query_requested,
            NAMING: self.naming_requested,
            LABELS: self.fold_requested,
            ALL_LABELS: self.all_labels_requested,
        }
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(QCoreApplication.translate("DrugView", "Drugs"))
        self.clicked.connect(self._open_clicked)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def activate(self, index: QModelIndex) -> None:
        """Ask for what a row stands for."""
        kind, page_id = index.data(DrugRole.KIND), index.data(DrugRole.ID)
        if kind == PASSAGE:
            self.passage_requested.emit(page_id, index.data(DrugRole.LINE).section)
        elif kind == NOTE:
            self.note_requested.emit(page_id, index.data(DrugRole.LINE).section)
        elif kind == FILTER:
            self._ask_for_label_menu(index)
        elif kind == UP:
            self.back_requested.emit()
        elif kind == TOGETHER:
            self.together_requested.emit(page_id.split("\n"))
        elif kind == MORE:
            self.more_requested.emit()
        elif kind == TABLE:
            self.table_requested.emit()
        elif kind != HEADING:
            self._signals.get(kind, self.open_requested).emit(page_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press on a star for a request to star, not to open."""
        index = self._starred_at(event)
        compared = self._compared_at(event)
        if index is not None:
            self.star_requested.emit(index.data(DrugRole.ID), str(index.data()))
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
        """Open with Return, star with Space, go back to the search field with Escape; letters are the window's."""
        index = self.currentIndex()
        if index.isValid() and event.key() in _activating(index):
            self.activate(index)
        elif index.data(DrugRole.KIND) in (NAME, NEARLY) and event.key() == Qt.Key.Key_Space:
            self.star_requested.emit(index.data(DrugRole.ID), str(index.data()))
        elif event.key() in _FOLDS and event.modifiers() in _PLAIN and self._fold(index, _FOLDS[Qt.Key(event.key())]):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.field_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_requested.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.move_requested.emit(_STEPS[Qt.Key(event.key())])
        elif keystrokes.types(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fold(self, index: QModelIndex, unfolds: bool) -> bool:
        """Unfold or fold the labels that a row stands for, or stands among; tell whether it is such a row."""
        rows = cast(DrugModel, self.model()).rows()
        above = labels_above(rows, index.row()) if index.isValid() else -1
        if above < 0:
            return False
        if above == index.row() and unfolds == index.data(DrugRole.UNFOLDED):
            return True
        if above != index.row() and unfolds:
            return True
        self.setCurrentIndex(self.model().index(above, 0))
        self.fold_requested.emit(rows[above].id)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take drugs where there are collections."""
        event.setAccepted(bool(dragged(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the drugs would be put."""
        super().dragMoveEvent(event)  # scrolls at the edges
        self._show_target(self._target_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self._target is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        super().dragLeaveEvent(event)
        self._show_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which drugs were dropped where."""
        target, ids = self._target_at(event.position().toPoint()), dragged(event.mimeData())
        self._show_target(None)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(bool(target and ids))
        if target and ids:
            self.dropped.emit(ids, *target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and where dragged drugs would be put."""
        super().paintEvent(event)
        if self._target is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        place = self._target[1]
        if place < 0:
            names = [self.model().index(row, 0) for row in range(self.model().rowCount())]
            rows = [self.visualRect(index) for index in names if index.data(DrugRole.ID) == self._target[0]]
            painter.drawRect(rows[0].adjusted(1, 1, -2, -2))
        else:
            above = self.visualRect(self.model().index(place, 0))
            painter.drawLine(above.bottomLeft(), above.bottomRight())

    def _target_at(self, position: QPoint) -> PressedPart | None:
        """Return where drugs that are dropped at a place would go."""
        index = self.indexAt(position)
        if index.data(DrugRole.KIND) == COLLECTION:
            return index.data(DrugRole.ID), -1
        if not self.sorted_in:
            return None
        if not index.isValid():
            return self.sorted_in, self.model().rowCount() - 1
        below = position.y() > self.visualRect(index).center().y()
        return self.sorted_in, max(0, index.row() - 1 + below)  # the first row leads back

    def _show_target(self, target: PressedPart | None) -> None:
        if target != self._target:
            self._target = target
            self.viewport().update()

    def chosen_ids(self) -> list[str]:
        """Return the ids of the drugs that are chosen, in the order of the list."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [index.data(DrugRole.ID) for index in chosen if index.data(DrugRole.KIND) in (NAME, NEARLY)]

    def meant_ids(self) -> list[str]:
        """Return the ids of the drugs that are chosen, by a passage too, each once, in the order of the list."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: index.row())
        named = (index.data(DrugRole.ID) for index in chosen if index.data(DrugRole.KIND) in _OF_DRUGS)
        return list(dict.fromkeys(named))

    def choose_ids(self, ids: Sequence[str]) -> None:
        """Choose the rows of these ids, where they are shown."""
        model = self.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        meant = [index for index in rows if index.data(DrugRole.ID) in ids]
        selection, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        for number, index in enumerate(meant):
            selection.setCurrentIndex(index, flag.Select if number else flag.ClearAndSelect)

    def _open_clicked(self, index: QModelIndex) -> None:
        """Open what was clicked, unless the click chose several rows."""
        if not QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.activate(index)

    def _compared_at(self, event: QMouseEvent) -> QModelIndex | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        index = self.indexAt(event.position().toPoint())
        named = event.button() == Qt.MouseButton.LeftButton and index.data(DrugRole.KIND) in _OF_DRUGS
        return index if named else None

    def _starred_at(self, event: QMouseEvent) -> QModelIndex | None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        if event.button() != Qt.MouseButton.LeftButton or index.data(DrugRole.KIND) not in (NAME, NEARLY):
            return None
        return index if DrugDelegate.star_rect(self.visualRect(index)).contains(position) else None

    def _ask_for_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if index.data(DrugRole.KIND) == COLLECTION:
            self.collection_menu_requested.emit(index.data(DrugRole.ID), self.viewport().mapToGlobal(position))
        elif index.data(DrugRole.KIND) in (LABELS, FILTER):
            self._ask_for_label_menu(index)
        elif index.data(DrugRole.KIND) in (NAME, NEARLY):
            self.menu_requested.emit(index.data(DrugRole.ID), self.viewport().mapToGlobal(position))

    def _ask_for_label_menu(self, index: QModelIndex) -> None:
        below = self.visualRect(index).bottomLeft()
        self.labels_menu_requested.emit(index.data(DrugRole.ID), self.viewport().mapToGlobal(below))


def _activating(index: QModelIndex) -> tuple[Qt.Key, ...]:
    """Return the keys that ask for what a row stands for."""
    space = (Qt.Key.Key_Space,) if index.data(DrugRole.KIND) in (FILTER, ALL_LABELS) else ()
    return (Qt.Key.Key_Return, Qt.Key.Key_Enter, *space)
