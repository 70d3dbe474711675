"""The least that a window with a list and a page can be, for `startup.py` to compare with.

    python benchmarks/bare_window.py ROWS [REPORT]

A list view over ROWS strings, a splitter, a text browser with a page of text. With REPORT it writes the milliseconds
from the start of the process until window, list and page had been painted, under the names that
`medviewer --startup-report` uses, and quits.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QListView, QSplitter, QTextBrowser

PARAGRAPH = "<p>A dose is what is given at once; how often it is given is another matter. <b>Both</b> count.</p>"
PAGE = "<h1>Drug 0</h1>" + "".join(f"<h2>Section {number}</h2>{PARAGRAPH * 5}" for number in range(8))


def process_start() -> float:
    """Return when this process began, in seconds since the epoch (proc(5), field 22 of /proc/PID/stat)."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + ticks / os.sysconf("SC_CLK_TCK")


class Report(QObject):
    """Notes the first painting of each part, and writes the times once all are there."""

    def __init__(self, path: Path, parts: dict[QObject, str]) -> None:
        super().__init__()
        self._path, self._parts, self._begun = path, parts, process_start()
        self._times: dict[str, float] = {}
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the time of a first painting once it has been done."""
        name = self._parts.get(watched)
        if event.type() == QEvent.Type.Paint and name:
            del self._parts[watched]
            QTimer.singleShot(0, lambda: self._note(name))
        return False

    def _note(self, name: str) -> None:
        self._times[name] = round((time.time() - self._begun) * 1000, 1)
        if not self._parts and len(self._times) == 3:
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
        parts = (window, names.viewport(), page.viewport())
        times = ("window_painted_ms", "list_usable_ms", "first_monograph_painted_ms")
        report = Report(Path(sys.argv[2]), dict(zip(parts, times, strict=True)))
        report.setParent(window)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
