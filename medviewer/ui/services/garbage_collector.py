"""Python's garbage is collected on the GUI thread alone, and while nothing is read.

Python collects in whichever thread happens to allocate. A widget or timer that is part of a cycle would then be
destroyed in a worker's thread, which Qt answers with a crash.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE = 2000  # milliseconds
MOST_DELAYS = 30
YOUNG, OLD = 5000, 10
"""Objects made since the last collection that make another one worth it, and every which one is a whole one."""


class GarbageCollector(QObject):
    """Takes the place of Python's automatic collection for as long as the window is open."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        self._delays = 0
        self._collections = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(PAUSE)

    def collect(self) -> None:
        """Collect where there is enough to collect and no work under way, or has been for a minute."""
        if gc.get_count()[0] < YOUNG:
            return
        if self._busy() and self._delays < MOST_DELAYS:
            self._delays += 1
            return
        self._delays = 0
        self._collections += 1
        gc.collect(2 if self._collections % OLD == 0 else 1)
