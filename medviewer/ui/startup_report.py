"""The time that the start took: for `--startup-report`."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer

from medviewer.atomic import write_atomically
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.main_window import MainWindow

LONGEST_WAIT = 60_000  # milliseconds until the report is written without its last lines
STILL = 300  # milliseconds without painting after which a screen is complete; a caret blinks more slowly
_SECONDS_FROM_1601 = 11_644_473_600  # to 1970


class StartingWindow(Protocol):
    """The parts of a window that comes up."""

    window: MainWindow
    tasks: Tasks

    def open_first(self) -> None:
        """Open the first drug of the list where none is open or on its way."""

    def is_complete(self) -> bool:
        """Return whether all of the window is made."""


class StartupReport(QObject):
    """Writes when the window was painted, the list usable and the screen complete, then quits.

    Where no page was left open it asks for one then, and writes how long that took.
    """

    def __init__(self, parts: StartingWindow, path: Path) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._window = window = parts.window
        self._path = path
        self._begun = process_start()
        self._times: dict[str, float] = {}
        self._last = self._asked = 0.0
        self._still = QTimer(self, singleShot=True, interval=STILL)
        self._still.timeout.connect(self._go_on)
        for widget in (window, window.drugs.view.viewport()):
            widget.installEventFilter(self)
        QTimer.singleShot(LONGEST_WAIT, self._write)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note paintings; the time is taken once the event has been dealt with."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            listed = watched is self._window.drugs.view.viewport() and self._window.drugs.model.rowCount() > 0
            QTimer.singleShot(0, self, lambda: self._painted(listed))
        return False

    def _painted(self, listed: bool) -> None:
        self._last = time.time()
        self._times.setdefault("window_painted_ms", self._since(self._begun))
        if listed:
            self._times.setdefault("list_usable_ms", self._since(self._begun))
        if "list_usable_ms" in self._times:
            self._still.start()

    def _go_on(self) -> None:
        """Write what was measured once a screen is complete, after another with a first page where there was none."""
        if not self._parts.is_complete() or self._parts.tasks.busy():
            self._still.start()
        elif self._asked:
            if self._window.monograph.opened():
                self._times["first_page_ms"] = self._since(self._asked)
            self._write()
        else:
            self._times["screen_complete_ms"] = self._since(self._begun)
            self._ask_or_write()

    def _ask_or_write(self) -> None:
        if self._window.monograph.opened():
            self._write()
        else:
            self._asked = time.time()
            self._parts.open_first()

    def _since(self, beginning: float) -> float:
        return round((self._last - beginning) * 1000, 1)

    def _write(self) -> None:
        write_atomically(self._path, f"{json.dumps(self._times, indent=2)}\n".encode())
        self._window.close()


def process_start() -> float:
    """Return when this process began, in seconds since the epoch; now, where the system does not tell.

    Source: on Windows GetProcessTimes, in tenths of microseconds since 1601; else proc(5), field 22 of /proc/PID/stat,
    in clock ticks after boot.
    """
    if sys.platform == "win32":
        import ctypes

        times = (ctypes.c_uint64 * 4)()
        places = [ctypes.byref(times, 8 * place) for place in range(4)]
        is_told = ctypes.windll.kernel32.GetProcessTimes(ctypes.c_void_p(-1), *places)
        return float(times[0] / 1e7 - _SECONDS_FROM_1601) if is_told else time.time()
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks = int(fields[19])
    except OSError:
        return time.time()
    since = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    return time.time() - since
