"""The least that a window with a list and a page can be, for `startup.py` to compare with.

    python benchmarks/bare_window.py ROWS [REPORT]

A list view over ROWS strings, a splitter, a text browser with a page of text. With REPORT it writes the milliseconds
from the start of the process until window and list had been painted, and nothing more was, under the names that
`medviewer --startup-report` uses, and quits.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QListView, QSplitter, QTextBrowser

STILL = 300  # milliseconds without painting after which all is painted
PARAGRAPH = "<p>A dose is what is given at once; how often it is given is another matter. <b>Both</b> count.</p>"
PAGE = "<h1>Drug 0</h1>" + "".join(f"<h2>Section {number}</h2>{PARAGRAPH * 5}" for number in range(8))


def process_start() -> float:
    """Return when this process began, in seconds since the epoch (proc(5), field 22 of /proc/PID/stat)."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + ticks / os.sysconf("SC_CLK_TCK")


class Report(QObject):
    """Notes the first painting of window and list, and the last of all, then writes the times and quits."""

    def __init__(self, path: Path, window: QSplitter, names: QListView) -> None:
        super().__init__(window)
        self._path, self._parts, self._begun = path, {window: "window_painted_ms"}, process_start()
        self._parts[names.viewport()] = "list_usable_ms"
        self._times: dict[str, float] = {}
        self._still = QTimer(self, singleShot=True, interval=STILL)
        self._still.timeout.connect(self._write)
        for part in self._parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the time of a painting once it has been done."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            QTimer.singleShot(0, self, lambda: self._note(self._parts[watched]))
        return False

    def _note(self, name: str) -> None:
        self._times["screen_complete_ms"] = round((time.time() - self._begun) * 1000, 1)
        self._times.setdefault(name, self._times["screen_complete_ms"])
        self._still.start()

    def _write(self) -> None:
        self._path.write_text(json.dumps(self._times), encoding="utf-8")
        QApplication.quit()


def main() -> int:
    """Show the window until it is closed or has reported."""
    app = QApplication(sys.argv[:1])
    names, page, window = QListView(), QTextBrowser(), QSplitter()
    names.setUniformItemSizes(True)
    names.setModel(QStringListModel([f"Drug {number}" for number in range(int(sys.argv[1]))]))
    page.setHtml(PAGE)
    window.addWidget(names)
    window.addWidget(page)
    window.resize(1100, 720)
    if len(sys.argv) > 2:
        Report(Path(sys.argv[2]), window, names)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
