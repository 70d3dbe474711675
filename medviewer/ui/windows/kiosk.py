"""A shared desk goes back to the start page once nobody has touched a key or the mouse for some minutes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from medviewer.ui.base.tasks import Tasks

WAITED_FOR = ("print", "export", "pack", "wall")
"""Lanes of what is printed and written, which is not cut off."""
MOST_FRONTS = 20
"""Menus and dialogs in front of each other that are closed; one may ask whether it is to be closed."""
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.DragMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class KioskReturn(QObject):
    """Watches all windows of the program. left(): nobody is here any more; what was read is to be put away.

    What is in front of a window is closed by then, and what is printed or written is over.
    """

    left = Signal()

    def __init__(self, qt: QApplication, minutes: int, tasks: Tasks, is_listened_to: Callable[[], bool]) -> None:
        """is_listened_to: returns whether a page is read aloud just now."""
        super().__init__(qt)
        self._qt = qt
        self._tasks = tasks
        self._is_listened_to = is_listened_to
        self._pointer = QPointF()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(minutes * 60_000)
        self.timer.setTimerType(Qt.TimerType.CoarseTimer)
        self.timer.timeout.connect(self._wait_for_output)
        qt.installEventFilter(self)
        self.touch()

    def touch(self) -> None:
        """Take it that somebody is here."""
        self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what keys and mouse do, and let it pass."""
        if event.type() in _TOUCHES and self._is_by_hand(event):
            self.touch()
        return False

    def end(self) -> None:
        """Watch no more."""
        self.timer.stop()
        self._qt.removeEventFilter(self)

    def _is_by_hand(self, event: QEvent) -> bool:
        """Tell whether somebody does this: a key that something lies on repeats, and Qt moves a mouse that rests."""
        if isinstance(event, QKeyEvent):
            return not event.isAutoRepeat()
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            before, self._pointer = self._pointer, event.globalPosition()
            return before != self._pointer
        return True

    def _wait_for_output(self) -> None:
        if not self._is_listened_to():  # the end of that counts as a touch
            self._tasks.after(WAITED_FOR, self._leave)

    def _leave(self) -> None:
        if not self.timer.isActive():
            self._close_front(MOST_FRONTS)

    def _close_front(self, tries: int) -> None:
        """Close what stands in front, one after the other: each has an event loop of its own that has to end first."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None or not tries:
            for dialog in filter(QWidget.isVisible, QApplication.topLevelWidgets()):
                _close(dialog) if isinstance(dialog, QDialog) else None
            self.left.emit()
        else:
            _close(front)
            QTimer.singleShot(0, self, partial(self._close_front, tries - 1))


def _close(front: QWidget) -> None:
    """Close a menu, or a dialog as Escape does."""
    if isinstance(front, QDialog):
        front.reject()
    else:
        front.close()
