"""The end that the system asks for, by a signal: it ends the window as quitting does."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer, Signal

from medviewer.locations import is_frozen
from medviewer.stopping import ending_signals

_LOOK = 200  # milliseconds between two looks where a signal cannot wake the event loop


class Ending(QObject):
    """asked(): a signal came that asks for the end; told by the event loop, a nested one of a dialog too.

    Python's handlers run when Python does, which an event loop that waits does not. So the number of a signal goes down
    a pipe that the loop watches; on Windows, where it watches sockets alone, Python runs now and then.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._came = False
        for number in ending_signals():
            signal.signal(number, self._note)
        if os.name == "posix":
            self._reading, writing = os.pipe()
            for handle in (self._reading, writing):
                os.set_blocking(handle, False)
            signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
            watch = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
            watch.activated.connect(self._wake)
        else:
            timer = QTimer(self)
            timer.timeout.connect(self._tell)
            timer.start(_LOOK)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._came = True

    def _wake(self) -> None:
        os.read(self._reading, 1024)
        self._tell()

    def _tell(self) -> None:
        if self._came:
            self._came = False
            self.asked.emit()


def end(leave: Callable[[], None]) -> None:
    """Quit, and leave the loops of all dialogs that stand in front of windows. leave: closes those that are open."""
    leave()
    QCoreApplication.exit(0)


def start_again() -> None:
    """Start the program anew as it was started; it is left to itself, as a window of its own is."""
    from PySide6.QtCore import QProcess

    QProcess.startDetached(sys.executable, sys.argv[1:] if is_frozen() else sys.orig_argv[1:])
