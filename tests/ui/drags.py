"""What is dragged over a widget of the window and dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

Kind = type[QDragEnterEvent] | type[QDragMoveEvent] | type[QDropEvent]


def send(
    kind: Kind,
    target: QWidget | QWindow,
    data: QMimeData,
    place: QPoint,
    ignored: bool = False,
    offered: Qt.DropAction = Qt.DropAction.CopyAction,
) -> QDropEvent:
    """Send a widget an event of a drag and return it. ignored: nobody has accepted it before. offered: what it can."""
    rest = (offered, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    try:
        event = kind(place.toPointF(), *rest)
    except TypeError:  # before Qt 6.12 the pointer enters and moves in whole pixels
        event = kind(place, *rest)
    if ignored:
        event.ignore()
    QApplication.sendEvent(target, event)
    return event


def drop(target: QWidget | QWindow, data: QMimeData, place: QPoint) -> None:
    """Drag something over a widget or window, which takes it, and drop it there."""
    assert send(QDragEnterEvent, target, data, place).isAccepted()
    send(QDropEvent, target, data, place)
