"""Have another process lay out paper.

In a thread of the window's process it could end with a window that never answers again: making a layout takes a lock of
Qt's with that of Python's interpreter in hand, and the GUI thread takes them the other way round (docs/decisions.md).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import Popen
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from medviewer.atomic import write_atomically
from medviewer.errors import ExportError, MedviewerError
from medviewer.export.paper_process import orders
from medviewer.export.paper_process.process import packed
from medviewer.export.progress import UNWATCHED, Watch
from medviewer.workers import CannotStartError, DiedError, start, stop

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout

    from medviewer.export.downtime import Pack, PackMember
    from medviewer.export.paper.printout import Printable
    from medviewer.export.wall.wall_page import WallPage
    from medviewer.export.wall.wall_sheets import SheetMember, SheetReport, WallSheets

MODULE = "medviewer.export.paper_process.process"
LOOK = 0.04
"""Seconds between two looks at whether the user cancelled."""
GRACE, LONGEST_START = 0.25, 2.0
"""Seconds that a job may take to stop, and one that has not begun since its process starts; then that is killed."""
Answer = Callable[[Any], object]


class PaperProcess:
    """One process. It is used by one thread at a time; raises CannotStartError, and DiedError once it has ended."""

    def __init__(self) -> None:
        self._process: Popen[bytes] = start(MODULE)
        self._came: SimpleQueue[tuple[str, bytes] | None] = SimpleQueue()
        self._to_send: SimpleQueue[bytes | None] = SimpleQueue()
        self._threads = [Thread(target=do, name="medviewer-paper", daemon=True) for do in (self._listen, self._write)]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Return whether it runs."""
        return self._process.poll() is None

    def send(self, kind: str, value: object) -> None:
        """Tell it something, without waiting until it hears."""
        self._to_send.put(packed(kind, value))

    def receive(self, seconds: float | None = None) -> tuple[str, Any]:
        """Return what it says, ("", None) where it says nothing for so many seconds."""
        try:
            came = self._came.get(timeout=seconds)
        except Empty:
            return "", None
        if came is None:
            raise DiedError
        return came[0], pickle.loads(came[1])

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._to_send.put(None)
        for thread in self._threads:
            thread.join()
        stop(self._process)

    def _write(self) -> None:
        """Write to its stdin, which may be full."""
        assert self._process.stdin
        with suppress(OSError):  # it has ended, as whoever waits for its answer is told
            while message := self._to_send.get():
                self._process.stdin.write(message)
                self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        try:
            while True:
                self._came.put(pickle.load(self._process.stdout))
        except (OSError, EOFError, pickle.UnpicklingError):
            pass
        finally:
            self._came.put(None)


class PaperProcesses:
    """Lays out paper in other processes, each started when it is needed; one of them waits for the next need.

    Called in any thread but that of the window, which it would keep waiting. All raise ExportError: what the job says,
    where it is cancelled, and where its process cannot be started or dies.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: PaperProcess | None = None
        self._is_closed = False

    def pdf(self, printed: Printable, layout: QPageLayout, language: str, watch: Watch = UNWATCHED) -> bytes:
        """Return a document as a PDF file, the same as `paper.pdf.written`. language: BCP 47."""
        order = orders.PdfOrder(printed, orders.PaperLayout.of(layout), language)
        made: bytes = self._done("pdf", order, printed.title, watch)
        return made

    def preview(self, order: orders.PreviewOrder, watch: Watch = UNWATCHED) -> orders.Preview:
        """Return the first sheets of a document as pictures."""
        made: orders.Preview = self._done("preview", order, order.printed.title, watch)
        return made

    def print_document(self, printed: Printable, settings: orders.PrinterSettings, watch: Watch = UNWATCHED) -> None:
        """Print a document."""
        with _whole_file(settings) as printer:
            self._done("print_document", orders.PrintOrder(printed, printer), printed.title, watch)

    def wall_picture(
        self, page: WallPage, paper: str, longest: int, watch: Watch = UNWATCHED
    ) -> tuple[orders.WallPicture, SheetReport]:
        """Return a picture of a wall sheet, and what is on it. paper: its key. longest: pixels of its longer side."""
        order = orders.WallPictureOrder(_sendable(page), paper, longest)
        made: tuple[orders.WallPicture, SheetReport] = self._done("wall_picture", order, page.title, watch)
        return made

    def wall_pdf(
        self, name: str, members: Sequence[SheetMember], paper: str, watch: Watch = UNWATCHED
    ) -> tuple[bytes, WallSheets]:
        """Return the wall sheets of some pages as a PDF file, and what is on them. paper: its key."""
        order = orders.WallOrder(name, tuple(member.title for member in members), paper)
        return self._wall_sheets(order, members, watch)

    def print_wall(
        self, name: str, members: Sequence[SheetMember], settings: orders.PrinterSettings, watch: Watch = UNWATCHED
    ) -> WallSheets:
        """Print the wall sheets of some pages, and return what is on them."""
        with _whole_file(settings) as printer:
            order = orders.WallOrder(name, tuple(member.title for member in members), "", printer)
            return self._wall_sheets(order, members, watch)[1]

    def pack(self, name: str, members: Sequence[PackMember], dividers: bool, watch: Watch = UNWATCHED) -> Pack | None:
        """Return a downtime pack as `downtime.render` does."""

        def answer(question: tuple[int, bool]) -> object:
            number, is_class = question
            return members[number].drug_class() if is_class else members[number].page()

        order = orders.PackOrder(name, tuple(member.title for member in members), dividers)
        made: Pack | None = self._done("pack", order, name, watch, answer)
        return made

    def warm(self) -> None:
        """Start a process that waits for a job, unless one does. A need to come will say why there is none."""
        try:
            if not self._has_waiting():
                self._give_back(PaperProcess())
        except CannotStartError:
            pass

    def close(self) -> None:
        """End the process that waits; none waits from now on."""
        with self._lock:
            self._is_closed = True
            process, self._waiting = self._waiting, None
        if process:
            process.end()

    def _wall_sheets(
        self, order: orders.WallOrder, members: Sequence[SheetMember], watch: Watch
    ) -> tuple[bytes, WallSheets]:
        def answer(number: int) -> WallPage:
            return _sendable(members[number].page())

        made: tuple[bytes, WallSheets] = self._done("wall_sheets", order, order.name, watch, answer)
        return made

    def _done(self, job: str, order: object, title: str, watch: Watch, answer: Answer | None = None) -> Any:
        """Have a job done. title: of the document, for what is said of it. answer: returns what the job asks for."""
        try:
            kind, value = self._ending(job, order, watch, answer)
        except CannotStartError as error:
            raise ExportError(
                "“{}” cannot be laid out: this computer starts no further process. Close other programs, then try "
                "again.",
                title,
            ) from error
        except DiedError as error:
            raise ExportError(
                "“{}” was not finished: the process that lays it out for paper has ended. Try again; if it ends "
                "again, close other programs, or export a web page in place of paper.",
                title,
            ) from error
        if kind == "failed":
            raise value
        return value

    def _ending(self, job: str, order: object, watch: Watch, answer: Answer | None) -> tuple[str, Any]:
        """Return how a job ends; a process that waited may have ended meanwhile, and gives way to another."""
        while True:
            process, is_new = self._take()
            conversation = _Conversation(process, watch, answer)
            try:
                process.send("job", (job, order))
                ending = conversation.ending()
            except DiedError:
                process.end()
                if is_new or conversation.has_begun:
                    raise
            except BaseException:
                process.end()
                raise
            else:
                self._give_back(process)
                return ending

    def _take(self) -> tuple[PaperProcess, bool]:
        """Return a process, and whether it is a new one."""
        with self._lock:
            process, self._waiting = self._waiting, None
        return (process, False) if process else (PaperProcess(), True)

    def _give_back(self, process: PaperProcess) -> None:
        with self._lock:
            spare: PaperProcess | None = process
            if not self._is_closed and not (self._waiting and self._waiting.is_alive()):
                spare, self._waiting = self._waiting, process
        if spare:
            spare.end()

    def _has_waiting(self) -> bool:
        with self._lock:
            return self._waiting is not None and self._waiting.is_alive()


class _Conversation:
    """The talk about one job. has_begun: whether the process has said anything of it."""

    def __init__(self, process: PaperProcess, watch: Watch, answer: Answer | None) -> None:
        self.has_begun = False
        self._process = process
        self._watch = watch
        self._answer = answer
        self._deadline: float | None = None

    def ending(self) -> tuple[str, Any]:
        """Return how the job ends; one that is cancelled and does not stop soon is left to whoever ends the process."""
        while True:
            kind, value = self._process.receive(LOOK)
            self.has_begun = self.has_begun or bool(kind)
            if kind in ("done", "failed"):
                return kind, value
            if kind == "progress":
                self._watch.progress(*value)
            elif kind == "ask" and self._answer:
                self._process.send("answer", _answered(self._answer, value))
            self._look()

    def _look(self) -> None:
        """Tell the process where the job is not wanted any more; raises ExportError where it takes long to stop."""
        if not self._watch.is_cancelled():
            return
        if self._deadline is None:
            self._process.send("cancel", None)
            self._deadline = monotonic() + (GRACE if self.has_begun else LONGEST_START)
        elif monotonic() > self._deadline:
            self._watch.check()


def _answered(answer: Answer, question: object) -> tuple[bool, object]:
    try:
        return True, answer(question)
    except MedviewerError as error:
        return False, error


def _sendable(page: WallPage) -> WallPage:
    """Return a page without the files that its pictures were read from, which are this process's own."""
    from dataclasses import replace

    return page._replace(source=replace(page.source, files=None))


@contextmanager
def _whole_file(settings: orders.PrinterSettings) -> Iterator[orders.PrinterSettings]:
    """Print to a file elsewhere, which takes its place once it is whole."""
    if not settings.file:
        yield settings
        return
    target = Path(settings.file)
    with TemporaryDirectory(prefix="medviewer-") as folder:
        made = Path(folder) / target.name
        yield settings._replace(file=str(made))
        write_atomically(target, made.read_bytes())
