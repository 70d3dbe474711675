"""Long work, away from the GUI thread: the one helper."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from medviewer.errors import MedviewerError

T = TypeVar("T")
HandOver = Callable[[], None]
TURN = 0.0002
"""Seconds for which a thread may keep the interpreter while another waits for it. Python has 0.005: the GUI thread lets
go of it in every second call of Qt, and waited so long each time to get it back while a page was being read."""


class Task(QObject):
    """One job under way. `cancel()` asks it to stop; what it still delivers is dropped.

    progress(done, total), told(anything): what the job says of itself on its way, from its own thread.
    """

    progress = Signal(int, int)
    told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = False

    def cancel(self) -> None:
        """Ask the job to stop and forget its answer."""
        self.cancelled = True

    def is_cancelled(self) -> bool:
        """Return whether `cancel` was called; jobs ask this between pieces of work, from their own thread."""
        return self.cancelled


class _Job(QRunnable):
    def __init__(
        self, work: Callable[[], HandOver], done: Callable[[HandOver], None], failed: Callable[[Exception], None]
    ) -> None:
        """work: returns what hands its answer over, to be called on the GUI thread; `done` takes that, in the job's."""
        super().__init__()
        self._work = work
        self._done = done
        self._failed = failed

    def run(self) -> None:
        work, done, failed = self._work, self._done, self._failed
        del self._work, self._done, self._failed  # Qt may keep the job for long: no closed window is to stay with it
        try:
            hand_over = work()
        except Exception as error:  # noqa: BLE001  a worker thread's last line: handed to the GUI thread's handler
            _let_go(error)
            failed(error)
        else:
            del work
            done(hand_over)


def _let_go(error: BaseException | None) -> None:
    """Free what the frames of an error hold: documents must be destroyed in the thread that made them."""
    while error is not None:
        trace = error.__traceback__
        while trace is not None:
            with suppress(RuntimeError):  # the frames that still run
                trace.tb_frame.clear()
            trace = trace.tb_next
        error = error.__cause__ or error.__context__


class Tasks(QObject):
    """Run jobs in lanes: those of one lane one after the other, different lanes at once.

    Each window has lanes of its own beside those of the program, see `for_window`.
    ended(Task): a job is over, whether it was done, failed or was cancelled.
    """

    ended = Signal(object)
    _over = Signal(object)
    """Of this object and not of the task: the GUI thread may destroy that while the job's thread is still within."""

    def __init__(
        self, unexpected: Callable[[Exception], None], parent: QObject | None = None, program: Tasks | None = None
    ) -> None:
        """program: those of the program, where these are of one window."""
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._unexpected = unexpected
        self._program = self if program is None else program
        self._of_windows: list[Tasks] = []
        self._ends = False
        self._lanes: dict[str, QThreadPool] = {}
        self._running: set[Task] = set()
        self._over.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def for_window(self, unexpected: Callable[[Exception], None], window: QObject) -> Tasks:
        """Return tasks of one window: no other window's jobs delay these, and they end with it."""
        tasks = Tasks(unexpected, window, self._program)
        self._program._of_windows.append(tasks)
        return tasks

    def run(
        self,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[MedviewerError], None] | None = None,
        lane: str = "read",
    ) -> Task:
        """Call `work(task)` in a thread, then `done(answer)` or `failed(error)` on the GUI thread.

        A cancelled task calls neither. An error that is no MedviewerError, or that nobody asked for, goes to
        the handler of unexpected errors.
        """
        return self._start(self._lane(lane), work, done, failed)

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[MedviewerError], None] | None = None,
    ) -> Task:
        task = Task(self)
        if self._ends:
            task.cancel()
            return task

        def answered() -> HandOver:
            return partial(done, work(task))

        self._running.add(task)
        job = _Job(
            answered,
            lambda hand_over: self._over.emit(partial(self._deliver, task, hand_over)),
            lambda error: self._over.emit(partial(self._fail, task, failed, error)),
        )
        pool.start(job)
        return task

    def busy(self) -> bool:
        """Return whether any job, of the program or of a window, has not yet been delivered."""
        return any(tasks._running for tasks in self._all())

    def wait(self, lane: str) -> None:
        """Wait until the jobs of a lane have ended, of every window; what they deliver comes later."""
        for tasks in self._all():
            if lane in tasks._lanes:
                tasks._lanes[lane].waitForDone()

    def after(self, lanes: Collection[str], then: Callable[[], None]) -> None:
        """Call `then` once all jobs that are in some lanes now, of every window, are over."""
        left = [pool for tasks in self._all() for lane, pool in tasks._lanes.items() if lane in lanes]

        def passed(pool: QThreadPool, _none: None) -> None:
            left.remove(pool)
            if not left:
                then()

        for pool in tuple(left):
            self._program._start(pool, lambda _task: None, partial(passed, pool))
        if not left:
            then()

    def finish(self) -> None:
        """Cancel what can be cancelled, of every window, wait for the threads, and drop what they still deliver.

        Work that has not begun is done all the same: a star that was asked for is written. No more is begun: a timer
        may yet ask for what is closed by then.
        """
        for tasks in self._all():
            tasks.cancel()
        for tasks in self._all():
            for pool in tasks._lanes.values():
                pool.waitForDone()
            tasks._ends = True

    def cancel(self) -> None:
        """Cancel the jobs of these lanes, those of a window that is closing."""
        for task in self._running:
            task.cancel()

    def leave(self, left: Callable[[], None]) -> None:
        """Begin no more jobs of a window that is closing, cancel those of now, and call `left` once all are over."""
        self._ends = True
        self.cancel()

        def look(_task: Task | None = None) -> None:
            if not self._running and self in self._program._of_windows:
                self._program._of_windows.remove(self)
                left()

        self.ended.connect(look)
        look()

    def _all(self) -> list[Tasks]:
        return [self._program, *self._program._of_windows]

    def _lane(self, name: str) -> QThreadPool:
        if name not in self._lanes:
            pool = QThreadPool(self)
            pool.setMaxThreadCount(1)
            self._lanes[name] = pool
        return self._lanes[name]

    def _take(self, told: HandOver) -> None:
        """Take what a job hands over, on the GUI thread."""
        told()

    def _deliver(self, task: Task, hand_over: HandOver) -> None:
        self._forget(task)
        if not task.cancelled:
            hand_over()

    def _fail(self, task: Task, failed: Callable[[MedviewerError], None] | None, error: Exception) -> None:
        self._forget(task)
        if task.cancelled:
            return
        if failed is not None and isinstance(error, MedviewerError):
            failed(error)
        else:
            self._unexpected(error)

    def _forget(self, task: Task) -> None:
        self._running.discard(task)
        self.ended.emit(task)
        task.deleteLater()
