"""A window that comes up in stages: what waits until it is on the screen, and who does not wait for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medviewer.ui.base import keystrokes

LONGEST_WAIT = 1000  # milliseconds: a window may come up hidden, or behind another; an answer may never come
FRAME = 16  # milliseconds
_USES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.ContextMenu,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragEnter,
    }
)


class FirstPaint(QObject):
    """Calls a function once, as soon as a widget has been painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then: Callable[[], None] | None = then
        widget.installEventFilter(self)
        QTimer.singleShot(LONGEST_WAIT, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on after the first painting has been dealt with."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._go_on)
        return False

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
            self.deleteLater()


class LaterParts(QObject):
    """Makes what a window has beside its list once that is painted: part by part, and keys are answered between them.

    Whoever clicks meanwhile, or presses more than a letter, has all parts made first. Both are seen at the window, to
    which Qt hands a click before, and a key after, the widget: to be told of each object of the program that an event
    goes to, Python would make a class for every kind that Qt has, a tenth of the start.
    """

    def __init__(self, parts: Callable[[], Iterable[Callable[[], object]]], window: QWidget) -> None:
        """parts: returns functions that each make some, in this order; asked when the first is to be made."""
        super().__init__(window)
        self._ask_for_parts = parts
        self._parts: list[Callable[[], object]] | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self._then: Callable[[], None] | None = None
        self._is_stopped = self._waits = False
        self._window = window
        self._window.installEventFilter(self)

    def are_made(self) -> bool:
        """Return whether all parts are there."""
        return self._parts == []

    def make_all(self) -> None:
        """Make at once what is left, then call what `begin` was given: a chord may ask for what that brings back."""
        while self.make_next():
            pass
        self._look_away()
        if self._next.isActive():
            self._next.stop()
            self._end()

    def make_next(self) -> bool:
        """Make the next part; return whether there was one."""
        if self._parts is None:
            self._parts = [*self._ask_for_parts()]
        if self._parts:
            self._parts.pop(0)()
            return True
        return False

    def begin(self, then: Callable[[], None]) -> None:
        """Make the parts, each in a turn of the event loop of its own, then call `then`; nothing once it is stopped."""
        self._then = None if self._is_stopped else then
        self._next.start(0)

    def wait(self) -> None:
        """Let what was just begun be seen before more is made: for a second at most, unless `go_on` comes earlier."""
        self._waits = True

    def go_on(self) -> None:
        """Wait no longer than what is there now takes to be painted."""
        self._waits = False
        if self._next.isActive():
            self._next.start(FRAME)

    def stop(self) -> None:
        """Go on with nothing: the window is closed."""
        self._is_stopped = True
        self._next.stop()
        self._then = None
        self._look_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the window whole before it is used; letters need the list alone."""
        kind = event.type()
        is_chord = kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not keystrokes.types(event)
        if is_chord or kind in _USES:
            self.make_all()
        elif kind == QEvent.Type.ShowToParent and watched is self._window:  # before any filter of the window itself
            self._window.windowHandle().installEventFilter(self)
        return False

    def _look_away(self) -> None:
        for watched in (self._window, self._window.windowHandle()):
            if watched is not None:
                watched.removeEventFilter(self)

    def _go_on(self) -> None:
        self._waits = False
        if not self._is_stopped and self.make_next():
            self._next.start(LONGEST_WAIT if self._waits else 0)
            return
        self._look_away()
        self._end()

    def _end(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
