"""Dragging: drugs of the list with their ids, and their names for other programs, and what widgets take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

IDS = "application/x-medviewer-ids"


class Drops(QObject):
    """Takes what is dropped anywhere on a widget. dropped(list): what `read` found in it, at least one thing.

    read: returns what the widget can take of it, nothing where that is none of its business.
    """

    dropped = Signal(list)

    def __init__(self, widget: QWidget, read: Callable[[QMimeData], Sequence[object]]) -> None:
        super().__init__(widget)
        self._read = read
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags that hold something wanted, and say what is dropped."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            things = list(self._read(event.mimeData()))
            if things:
                event.acceptProposedAction()
            if things and event.type() == QEvent.Type.Drop:
                self.dropped.emit(things)
            return bool(things)
        return False


class FileDrops(QObject):
    """Takes files and folders that are dropped on any of some widgets. dropped(list): their paths.

    They are copied as their source is told, never moved: a file manager removes what a program says it has moved.
    """

    dropped = Signal(list)

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags that hold files and nothing of the program's own."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        paths = dropped_files(event.mimeData())
        if not paths or not event.possibleActions() & Qt.DropAction.CopyAction:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged; none where it is something else."""
    if data.hasFormat(IDS):
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]


def carried(drugs: Iterable[tuple[str, str]]) -> QMimeData:
    """Return (id, title) of drugs as what is dragged."""
    pairs = list(drugs)
    data = QMimeData()
    data.setData(IDS, QByteArray("\0".join(page_id for page_id, _ in pairs).encode("utf-8", "surrogateescape")))
    data.setText("\n".join(title for _, title in pairs))
    return data


def dragged(data: QMimeData) -> list[str]:
    """Return the ids of the drugs that are dragged; none where it is something else."""
    carried_ids = bytes(data.data(IDS).data()).decode("utf-8", "surrogateescape")
    return carried_ids.split("\0") if carried_ids else []
