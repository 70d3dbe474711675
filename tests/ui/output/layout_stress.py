"""Paper is laid out again and again while the GUI thread drops objects of Python's that signals were connected to.

    python -m tests.ui.output.layout_stress process|thread SECONDS

As `thread`, as the window did it once, it hangs within seconds: `documentLayout()` connects two objects, and so waits
for one of Qt's mutexes with the interpreter's lock in hand; a connection that is dropped tells its sender by
`disconnectNotify`, with the mutex in hand, and PySide waits there for the interpreter's lock.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from medviewer.export.paper.paper import page_layout
from medviewer.export.paper.printout import Printable
from medviewer.export.paper_process.client import PaperProcesses
from medviewer.export.paper_process.orders import PaperLayout, PreviewOrder
from medviewer.export.progress import Watch
from medviewer.ui.base.tasks import Task, Tasks

SENDERS = 40
"""Objects of which each has a mutex by its address: some meet those of the layouts."""
LEAST = 20
"""Layouts that are waited for, however long the process takes to start."""


class Sender(QObject):
    """Something with a signal."""

    told = Signal()


class Listener:
    """Something of Python's own, whose end drops its connection."""

    def take(self) -> None:
        """Take what is told."""


def drop_connections() -> None:
    """Connect and drop objects of Python's, as windows that close do."""
    senders = [Sender() for _ in range(SENDERS)]
    listeners = [Listener() for _ in senders]
    for sender, listener in zip(senders, listeners, strict=True):
        sender.told.connect(listener.take)
    del listener
    listeners.clear()


def main(way: str, seconds: float) -> None:
    """Lay out and drop for some seconds, and print how often each was done."""
    application, paper, laid_out = QApplication([]), PaperProcesses(), list[int]()
    tasks = Tasks(lambda error: sys.exit(repr(error)))
    order = PreviewOrder(Printable("W", "", "<p>Words.</p>" * 50), PaperLayout.of(page_layout()), 1200, 30, 96)

    def work(task: Task) -> None:
        while not task.is_cancelled():
            if way == "thread":
                QTextDocument().documentLayout()
            else:
                paper.preview(order, Watch(task.progress.emit))
            laid_out.append(1)

    task = tasks.run(work, lambda _none: None)
    end, dropped = time.monotonic() + seconds, 0
    while time.monotonic() < end or len(laid_out) < LEAST:
        drop_connections()
        dropped += 1
        application.processEvents()
    task.cancel()
    tasks.finish()
    paper.close()
    print(f"laid out {len(laid_out)} times, dropped {SENDERS * dropped} connections")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
