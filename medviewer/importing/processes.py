"""Work shared by two processes: in order, a few results ahead, and going on where one of them dies."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Generic, TypeVar

PROCESSES = 2
AHEAD = 8
"""Results that wait to be taken, at most: memory stays flat however many there are."""

_NEW_OBJECTS = 50_000
"""Objects after which a process looks for cycles, of which there are hardly any; every 700 took a tenth of its time."""

Order = TypeVar("Order")
Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

_given: list[object] = []
"""In a process that works for another: what was ordered, sent once and not with each chunk."""


def _receive(order: object) -> None:
    """Keep the order; Ctrl+C is for the process that gives it, whose end, however it comes, is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_NEW_OBJECTS)
    Thread(target=_end_with_parent, daemon=True).start()
    _given[:] = [order]


def _end_with_parent() -> None:
    """End this process when the one that started it has ended: a killed one cannot say that there is no more work."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _unreached_by_interrupts() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach, not even while they begin; ours hears of it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Do nothing: who has an answer knows that the process runs."""


def _do(work: Callable[[Order, Chunk], Result], chunk: Chunk) -> Result:
    return work(_given[0], chunk)  # type: ignore[arg-type]


class Processes(Generic[Order, Chunk, Result]):
    """Does `work(order, chunk)` for every chunk. work: a function of a module.

    parted: cuts a chunk into those that are done alone after a process died with one of them; lost: what is said of one
    with which it dies again.
    """

    def __init__(
        self,
        order: Order,
        work: Callable[[Order, Chunk], Result],
        parted: Callable[[Chunk], Iterable[Chunk]],
        lost: Callable[[Chunk], Result],
    ) -> None:
        self._order = order
        self._work = work
        self._parted = parted
        self._lost = lost
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        """Return a pool whose processes all run.

        Python 3.11 was seen to wait for ever where one died while another was being started.
        """
        pool = ProcessPoolExecutor(PROCESSES, get_context("spawn"), initializer=_receive, initargs=(self._order,))
        with _unreached_by_interrupts():
            running = [pool.submit(_begin) for _ in range(PROCESSES)]
        for one in running:
            one.result()
        return pool

    def results(self, chunks: Iterable[Chunk]) -> Iterator[Result]:
        """Yield the results in the order of the chunks; what is not asked for any more is not begun."""
        pending: deque[tuple[Chunk, Future[Result]]] = deque()
        try:
            for chunk in chunks:
                pending.append((chunk, self._submit(chunk)))
                if len(pending) >= AHEAD:
                    yield from self._first(pending)
            while pending:
                yield from self._first(pending)
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _submit(self, chunk: Chunk) -> Future[Result]:
        try:
            with _unreached_by_interrupts():
                return self._pool.submit(_do, self._work, chunk)
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken

    def _first(self, pending: deque[tuple[Chunk, Future[Result]]]) -> Iterator[Result]:
        chunk, future = pending.popleft()
        try:
            yield future.result()
        except BrokenProcessPool:
            self._restart()
            for one in self._parted(chunk):
                yield self._alone(one)
            waiting = [chunk for chunk, _ in pending]
            pending.clear()
            pending.extend((chunk, self._submit(chunk)) for chunk in waiting)

    def _alone(self, chunk: Chunk) -> Result:
        try:
            return self._submit(chunk).result()
        except BrokenProcessPool:
            self._restart()
            return self._lost(chunk)

    def _restart(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._start()
