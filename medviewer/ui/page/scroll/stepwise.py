"""Layout of a long document in steps between events, and the place that the reader is to see once it is there."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from medviewer.ui.documents.tab_documents import GrowingDocument

AT_ONCE = 8_000
"""Characters that are laid out without a pause: most pages are less."""
STEP = 1_000
"""Characters that are laid out between two looks at the clock."""
SLICE, LONGER_SLICE = 0.008, 0.015
"""Seconds after which other events have their turn, and until a reader who is far down sees an empty page."""


class Goal(NamedTuple):
    """A place that the reader is to see. position: returns its character, None where that is not known yet.

    reach: shows it. is_opening: nothing else of the text is shown before it. place: how far into the text it is, 0 to
    1, where that is known before the character is.
    """

    position: Callable[[], int | None]
    reach: Callable[[], object]
    is_opening: bool = False
    place: float = 0.0


class StepwiseLayout(QObject):
    """Lays out what a view shows, and adds the pieces that it grows by.

    added(position): a piece that begins there. done(): all is there.

    Qt lays out in the steps of a timer, the last of which takes hundreds of milliseconds. Its timer has no turn here.
    """

    added = Signal(int)
    done = Signal()

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._growing: GrowingDocument | None = None
        self._layout: QAbstractTextDocumentLayout | None = None
        self._laid = 0
        self._bottom = 0.0
        self._goal: Goal | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    def show(self, growing: GrowingDocument | None) -> None:
        """Begin with another document, which the view shows already."""
        if self._layout is not None and isValid(self._layout):
            self._layout.removeEventFilter(self)
        self._layout = self._view.document().documentLayout()
        self._layout.installEventFilter(self)
        self._growing, self._goal = growing, None
        self.begin()

    def begin(self, goal: Goal | None = None) -> None:
        """Begin anew: all lines may have other widths or places. goal: what is to be seen then, unless it is known."""
        self._goal = self._goal or goal
        self._laid, self._bottom, end = 0, 0.0, perf_counter() + LONGER_SLICE
        while not self._is_laid() and (self._laid < AT_ONCE or (self._goal and perf_counter() < end)):
            self._lay()
        self._go_on()

    def grow(self) -> None:
        """Go on: pieces of the document may have come."""
        self._go_on()

    def is_whole(self) -> bool:
        """Return whether all pieces of the document are there, laid out or not."""
        return self._growing is None or self._growing.is_whole()

    def is_done(self) -> bool:
        """Return whether all pieces of the document are there and laid out."""
        return self._is_laid() and self.is_whole()

    def finish(self) -> None:
        """Add what is yet to come of the document at once."""
        if self._growing is not None and not self._growing.is_whole():
            while not self._is_laid():
                self._lay()
            self._growing.finish()
            self._laid = self._length()
        self._go_on()

    def await_goal(self, goal: Goal) -> None:
        """Show a place, at once where it is laid out, else as soon as it is; one that is awaited is forgotten."""
        self._goal = goal
        self._go_on()

    def awaits(self) -> Goal | None:
        """Return the place that is awaited."""
        return self._goal

    def forget_goal(self) -> None:
        """Await no place: the reader goes elsewhere."""
        self._goal = None

    def reaches(self, bottom: float) -> bool:
        """Return whether what ends `bottom` pixels below the beginning of the document is laid out."""
        return self._is_laid() or bottom <= self._bottom

    def tell_size(self) -> None:
        """Have the view know how far it can be scrolled, which Qt tells with its timer only."""
        self._view.document().documentLayout().documentSizeChanged.emit(QSizeF())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have Qt's own timer wait until all is laid out; it then stops, or tells of a layout that begins anew."""
        if event.type() != QEvent.Type.Timer or watched is not self._layout:
            return False
        return not self._is_laid()

    def _is_laid(self) -> bool:
        return self._laid >= self._length()

    def _length(self) -> int:
        return self._view.document().characterCount()

    def _go_on(self) -> None:
        self.tell_size()
        self._try_goal()
        if self.is_done():
            self._timer.stop()
        else:
            self._timer.start()

    def _work(self) -> None:
        end = perf_counter() + SLICE
        while perf_counter() < end and self._advance():
            pass
        self.tell_size()
        self._try_goal()
        self._view.viewport().update()
        if self.is_done():
            self._timer.stop()
            self.done.emit()
        elif self._is_laid() and self._growing is not None and not self._growing.has_more():
            self._timer.stop()  # `grow` goes on

    def _advance(self) -> bool:
        if not self._is_laid():
            self._lay()
        elif self._growing is not None and self._growing.has_more():
            before = self._length() - 1
            self._growing.grow()
            self._laid = self._length()
            self._bottom = self._bottom_at(self._laid - 1)
            self.added.emit(before)
        else:
            return False
        return True

    def _lay(self) -> None:
        last = min(self._laid + STEP, self._length() - 1)
        block = self._view.document().findBlock(last)
        self._bottom = self._bottom_at(last)
        self._laid = max(self._laid + 1, block.position() + block.length())

    def _bottom_at(self, position: int) -> float:
        """Return where the block of a character ends, which Qt lays out for that."""
        document = self._view.document()
        return document.documentLayout().blockBoundingRect(document.findBlock(position)).bottom()

    def _try_goal(self) -> None:
        goal = self._goal
        position = goal.position() if goal else None
        if goal is None or (position is None and not self.is_whole()):
            return
        if position is None or self._has_in_sight(position):
            self._goal = None
            goal.reach()

    def _has_in_sight(self, position: int) -> bool:
        """Return whether a character can be scrolled to the upper edge of the view, or as far as there is text."""
        if self.is_done() or position >= self._laid:
            return self.is_done()
        return self._bottom_at(position) + self._view.viewport().height() <= self._bottom
