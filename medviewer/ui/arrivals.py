"""Further starts of the program as the first one takes them: in its windows, or in one more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from medviewer.arriving.meeting_place import MeetingPlace
from medviewer.arriving.requests import BACKGROUND, DECLINED, DONE, LOOK_UP_MARKED, StartRequest
from medviewer.ui.base.first_paint import FirstPaint
from medviewer.ui.windows.front import come_to_front, take_token

if TYPE_CHECKING:
    from medviewer.ui.window_parts import Program, WindowParts
    from medviewer.ui.windows.doorkeeper import Doorkeeper

AFTER_START = 100
"""Milliseconds from the first painting until the door opens: the page of the first window goes before."""


class Arrivals(QObject):
    """Has the door opened soon after the start, and does what is asked for there."""

    def __init__(self, program: Program, place: MeetingPlace, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._place = place
        self._door: Doorkeeper | None = None

    def open_soon(self, first: WindowParts) -> None:
        """Open the door once the first window is painted and its page has had its turn; at once where none is shown."""
        if first.window.isVisible():
            FirstPaint(first.window.drugs.view.viewport(), lambda: QTimer.singleShot(AFTER_START, self, self.open))
        else:
            QTimer.singleShot(AFTER_START, self, self.open)

    def open(self) -> None:
        """Open the door; where that cannot be, another start is the first at once."""
        from medviewer.ui.windows.doorkeeper import Doorkeeper

        self._door = Doorkeeper(self._place, self.answer, self)
        if not self._door.listen():
            self._place.leave()

    def close(self) -> None:
        """Shut the door, if it was opened: those that come wait until the place is left."""
        if self._door is not None:
            self._door.close()

    def answer(self, request: StartRequest) -> bytes:
        """Do what a further start asks for, and return what it is told; nothing where it is to wait for the end."""
        program = self._program
        if program.ends:
            return b""
        if not self._has_open(request):
            return DECLINED
        if request.way:
            take_token(request.token)
            self._take_way(request.way)
            return DONE
        parts = program.in_front()
        if not parts.window.isVisible():
            program.show()
        if request.new_window:
            from medviewer.ui.open_pages.page_tabs import PageTab

            parts = program.open_window(parts, PageTab() if request.names_page else None)
        come_to_front(parts.window, request.token)
        QTimer.singleShot(0, parts.opening, lambda: parts.opening.open(request))
        return DONE

    def _take_way(self, way: str) -> None:
        """Look something up; the program waits ready already."""
        if way != BACKGROUND:
            QTimer.singleShot(0, self, lambda: self._program.look_up(way == LOOK_UP_MARKED))

    def _has_open(self, request: StartRequest) -> bool:
        """Return whether the libraries that a start names are those that are open; looks at no disk."""
        roots = [library.root for library in self._program.shared.session.libraries]
        return not request.libraries or [Path(path) for path in request.libraries] == roots
