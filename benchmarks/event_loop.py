"""The event loop of a window that is measured: waiting in it, its gaps, and when a widget was painted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

LONGEST_WAIT = 60  # seconds


def wait(until: Callable[[], bool]) -> None:
    """Let the program work until something holds."""
    end = time.monotonic() + LONGEST_WAIT
    while not until():
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if time.monotonic() > end:
            sys.exit("what was awaited does not come")
        time.sleep(0.0002)


class Painted(QObject):
    """The times at which a widget was painted first and last; 0 before that."""

    first = last = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note the time."""
        if event.type() == QEvent.Type.Paint:
            self.last = time.perf_counter()
            self.first = self.first or self.last
        return False


class Gaps:
    """The longest time that the loop stood still since `begin`, in milliseconds in which the process had a processor.

    Of clock and processor the lesser counts: other work on the machine is no fault of the window.
    """

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)
        self.begin()

    def begin(self) -> None:
        """Forget what was."""
        self._last, self._longest = self._now(), 0.0

    def longest(self) -> float:
        """Return it in milliseconds."""
        self._beat()
        return 1000 * self._longest

    def still(self) -> tuple[float, float]:
        """Return for how many seconds the loop has stood still by the clock, and since when."""
        return time.perf_counter() - self._last[0], self._last[0]

    def _beat(self) -> None:
        now = self._now()
        self._longest = max(self._longest, min(after - before for before, after in zip(self._last, now, strict=True)))
        self._last = now

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()
