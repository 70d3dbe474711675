"""The process that lays out paper for the window: documents, wall sheets, downtime packs, as files and on printers.

    python -m medviewer.export.paper_process.process

Both sides send pickled pairs of a kind and a pickled value. It is given one job after the other: ("job",
(name, order)), ("answer", (whether there is one, value or error)) to what it asked, and ("cancel", None). It says
("begun", None), ("progress", (done, total)), ("ask", question), and at last ("done", result) or ("failed", error). It
ends with the window that started it, and after long idleness.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from medviewer.errors import ExportError, MedviewerError
from medviewer.export.progress import Watch
from medviewer.workers import answers

IDLE = 300.0
"""Seconds without a job after which the process gives its memory back."""


class Master:
    """The process that this one works for."""

    def __init__(self) -> None:
        self._stream = answers()
        self._came: SimpleQueue[bytes] = SimpleQueue()
        self._cancelled = False
        self.watch = Watch(lambda done, total: self.tell("progress", (done, total)), lambda: self._cancelled)
        Thread(target=self._listen, daemon=True).start()

    def jobs(self) -> Iterator[tuple[str, object]]:
        """Yield names and orders of jobs."""
        with suppress(Empty):
            while True:
                yield pickle.loads(self._came.get(timeout=IDLE))

    def ask(self, question: object) -> Any:
        """Return what is answered to a question, or raise the error that is answered."""
        self.tell("ask", question)
        is_answer, value = pickle.loads(self._came.get())
        if not is_answer:
            raise value
        return value

    def tell(self, kind: str, value: object) -> None:
        """Say something; end where nobody hears it."""
        try:
            self._stream.write(packed(kind, value))
            self._stream.flush()
        except OSError:
            os._exit(1)

    def _listen(self) -> None:
        """Take what comes, a wish to stop at once; the end of it is that of the process, whatever is being done.

        Values are unpickled elsewhere, since that imports: two threads that import PySide at once may wait for ever.
        """
        try:
            while True:
                kind, value = pickle.load(sys.stdin.buffer)
                self._cancelled = kind == "cancel" or (self._cancelled and kind == "answer")
                if kind != "cancel":
                    self._came.put(value)
        finally:
            os._exit(1)


def packed(kind: str, value: object) -> bytes:
    """Return a message as it is sent."""
    return pickle.dumps((kind, pickle.dumps(value, pickle.HIGHEST_PROTOCOL)), pickle.HIGHEST_PROTOCOL)


def prepare() -> None:
    """Load what each job needs, and make the application object."""
    from medviewer.export.paper.pdf import ensure_gui
    from medviewer.export.paper_process import jobs  # noqa: F401

    with suppress(ExportError):  # each job says so
        ensure_gui()


def done(name: str, order: object, master: Master) -> tuple[str, object]:
    """Do a job, and return what is to be said of it."""
    from medviewer.export.paper_process.jobs import JOBS

    try:
        return "done", JOBS[name](order, master)
    except MedviewerError as error:
        return "failed", error
    except Exception as error:  # noqa: BLE001 - raised where the job was asked for
        error.add_note(traceback.format_exc())
        return "failed", error


def main() -> None:
    """Do one job after the other for the process that started this one."""
    os.environ["QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM"] = "1"  # no icon in the Dock
    master = Master()
    prepare()
    for name, order in master.jobs():
        master.tell("begun", None)
        master.tell(*done(name, order, master))
    os._exit(0)


if __name__ == "__main__":
    main()
