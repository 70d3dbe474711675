"""The time that the start took: for `--startup-report`."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from medviewer.atomic import write_atomically
from medviewer.ui.main_window import MainWindow

LONGEST_WAIT = 60_000  # milliseconds until the report is written without its last line
_SECONDS_FROM_1601 = 11_644_473_600  # to 1970


class StartupReport(QObject):
    """Writes when the window was painted, the list usable and the first monograph painted, then quits."""

    def __init__(self, window: MainWindow, path: Path, first_page: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._first_page = first_page
        self._begun = process_start()
        self._times: dict[str, float | None] = {}
        for widget in (window, window.drugs.view.viewport()):
            widget.installEventFilter(self)
        QTimer.singleShot(LONGEST_WAIT, self._write)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paintings; the time is taken once the event has been dealt with."""
        if event.type() == QEvent.Type.Paint:
            window = self._window
            self._note("window_painted_ms")
            if watched is window.drugs.view.viewport() and window.drugs.model.rowCount():
                self._note("list_usable_ms")
            if window.has_page_side() and watched is window.monograph.page.viewport() and window.monograph.opened():
                self._note("first_monograph_painted_ms")
        return False

    def _note(self, name: str) -> None:
        if name not in self._times:
            self._times[name] = None
            QTimer.singleShot(0, lambda: self._noted(name))

    def _noted(self, name: str) -> None:
        self._times[name] = round((time.time() - self._begun) * 1000, 1)
        if name == "list_usable_ms":
            self._window.monograph.page.viewport().installEventFilter(self)
            self._first_page()
        if self._times.get("list_usable_ms") and self._times.get("first_monograph_painted_ms"):
            self._write()

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
