"""Processes that work for this one: each ends with it, whatever ends it, and the work goes on where one of them dies.

Between the two lie pipes alone: nothing of `multiprocessing`, whose semaphores outlive a process that is killed.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, BinaryIO, Generic, Self, TypeVar

from medviewer.locations import PROCESS, is_frozen
from medviewer.stopping import uninterrupted

AHEAD = 8
"""Results that wait to be taken, at most, where nothing else is said: memory stays flat however many there are."""

_NEW_OBJECTS = 50_000
"""Objects after which a process looks for cycles, of which there are hardly any; every 700 took a tenth of its time."""

_ON_WINDOWS = ("CREATE_NO_WINDOW", "CREATE_NEW_PROCESS_GROUP")

Request = TypeVar("Request")
Chunk = TypeVar("Chunk")
Result = TypeVar("Result")


class CannotStartError(Exception):
    """There is no Python to start, or no room for another process."""


class DiedError(Exception):
    """A process ended before its work did."""


def python_on(module: str, *arguments: str | Path) -> tuple[list[str], dict[str, str]]:
    """Return the command and the environment of Python on a module of the program; raises CannotStartError.

    It imports from nowhere near the current folder (-P). A frozen program is its own Python.
    """
    if not sys.executable:
        raise CannotStartError
    if is_frozen():
        return [sys.executable, PROCESS, module, *map(str, arguments)], dict(os.environ)
    places = os.pathsep.join(filter(None, (str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", module, *map(str, arguments)]
    return command, {**os.environ, "PYTHONPATH": places}


def start(module: str, *arguments: str | Path, stderr: int | None = None) -> subprocess.Popen[bytes]:
    """Start Python on a module of the program, with pipes to its stdin and from its stdout; raises CannotStartError.

    It is in a group of its own: Ctrl+C and the end of a terminal reach this process alone, whose end ends that one.
    """
    command, environment = python_on(module, *arguments)
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=environment,
            process_group=0 if os.name == "posix" else None,
            creationflags=sum(getattr(subprocess, flag, 0) for flag in _ON_WINDOWS),
        )
    except OSError as error:
        raise CannotStartError from error


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a process, wait for its end and close its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe:
                pipe.close()
        except OSError:  # what was not yet sent
            pass


# In a process that works for another


def end_with_parent() -> None:
    """End this process as soon as the one that started it has ended, whatever is being done here then.

    That one holds the other end of stdin, which the system closes where it is killed too.
    """
    Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    try:
        while os.read(sys.stdin.fileno(), 4096):
            pass
    finally:
        os._exit(1)


def sent() -> Iterator[Any]:
    """Yield what the parent sends, without end: see `end_with_parent`."""
    queue: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(queue,), daemon=True).start()
    while True:
        yield queue.get()


def _listen(queue: SimpleQueue[Any]) -> None:
    try:
        while True:
            queue.put(pickle.load(sys.stdin.buffer))
    finally:
        os._exit(1)


def answers() -> BinaryIO:
    """Return the stream of what the parent is sent; what anything else prints goes to stderr from now on."""
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return stream


def answer(stream: BinaryIO, value: object) -> None:
    """Send one value to the parent; end where that is gone."""
    try:
        pickle.dump(value, stream)
        stream.flush()
    except OSError:
        os._exit(1)


def collect_seldom() -> None:
    """Have Python look for cycles seldom in this process, where hardly any are made."""
    gc.set_threshold(_NEW_OBJECTS)


def main() -> None:
    """Do what the parent sends: chunk after chunk, with the first one of a kind of work (work, order) before it."""
    stream, values = answers(), sent()
    collect_seldom()
    job = None
    for other_job, chunk in values:
        job = other_job or job
        try:
            assert job
            done = True, job[0](job[1], chunk)
        except Exception as error:  # noqa: BLE001 - raised where the work was asked for
            done = False, error
        answer(stream, done)


# In the process that has work done


class _Worker:
    """One process, started when it is first needed and again after it died."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._closed = False
        self._job: object = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """Return the process; raises CannotStartError, CancelledError once this is closed."""
        with self._lock:
            if self._closed:
                raise CancelledError
            if self._process is None:
                self._process, self._job = start("medviewer.workers"), None
            return self._process

    def do(self, job: tuple[Callable[[Request, Chunk], Result], Request], chunk: Chunk) -> Result:
        """Return the result of a chunk, or raise what the work raised; DiedError where the process dies.

        job: work and order, which are sent where the process did others before.
        """
        try:
            process = self.start()
            assert process.stdin and process.stdout
            pickle.dump((None if self._job is job else job, chunk), process.stdin)
            process.stdin.flush()
            self._job = job
            succeeded, value = pickle.load(process.stdout)
        except (CannotStartError, OSError, EOFError, pickle.UnpicklingError) as error:
            self._forget()
            raise DiedError from error
        if not succeeded:
            raise value
        result: Result = value
        return result

    def kill(self) -> None:
        """End the process in the middle of its work, for good."""
        with self._lock:
            self._closed = True
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """Let go of the process, which nothing is asked of any more."""
        with self._lock:
            if self._process:
                stop(self._process)
            self._process = None

    def _forget(self) -> None:
        self.close()
        if self._closed:
            raise CancelledError


class Processes:
    """Processes that do one kind of work after another, and end with this context. number: how many."""

    def __init__(self, number: int) -> None:
        self.workers = [_Worker() for _ in range(number)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for worker in self.workers:
            worker.close()

    def start(self) -> None:
        """Start those that do not run; raises CannotStartError."""
        with uninterrupted():
            for worker in self.workers:
                worker.start()

    def kill(self) -> None:
        """End them in the middle of their work, for good."""
        for worker in self.workers:
            worker.kill()


class Workers(Generic[Request, Chunk, Result]):
    """Does `work(order, chunk)` for every chunk in several processes. work: a function of a module.

    parted: cuts a chunk into those that are done alone after a process died with it; lost: what is said of one with
    which it dies again. processes: how many of its own, or those of the caller, which go on when this work is done.
    ahead: how many chunks are under way while results of those before are not yet asked for.
    """

    def __init__(
        self,
        order: Request,
        work: Callable[[Request, Chunk], Result],
        parted: Callable[[Chunk], Iterable[Chunk]],
        lost: Callable[[Chunk], Result],
        processes: Processes | int = 2,
        ahead: int = AHEAD,
    ) -> None:
        self._job = work, order
        self._ahead = ahead
        self._parted = parted
        self._lost = lost
        self._processes = processes
        self._idle: SimpleQueue[_Worker] = SimpleQueue()

    def results(
        self, chunks: Iterable[Chunk], meanwhile: Callable[[], bool] = lambda: False
    ) -> Generator[Result, None, None]:
        """Yield the results in the order of the chunks; what is not asked for any more is not begun.

        meanwhile: does a piece of what there is to do in this process while a result is waited for; false when that is
        nothing.
        """
        own = Processes(self._processes) if isinstance(self._processes, int) else nullcontext(self._processes)
        with own as processes:
            try:
                processes.start()
            except CannotStartError:
                work, order = self._job
                yield from (work(order, chunk) for chunk in chunks)
                return
            for worker in processes.workers:
                self._idle.put(worker)
            yield from self._in_processes(processes, chunks, meanwhile)

    def _in_processes(
        self, processes: Processes, chunks: Iterable[Chunk], meanwhile: Callable[[], bool]
    ) -> Iterator[Result]:
        pool = ThreadPoolExecutor(len(processes.workers), "medviewer-worker")
        pending: deque[Future[list[Result]]] = deque()
        try:
            for chunk in chunks:
                pending.append(pool.submit(self._do, chunk))
                if len(pending) >= self._ahead:
                    yield from _result(pending.popleft(), meanwhile)
            while pending:
                yield from _result(pending.popleft(), meanwhile)
        except BaseException:
            processes.kill()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def _do(self, chunk: Chunk) -> list[Result]:
        worker = self._idle.get()
        try:
            return [worker.do(self._job, chunk)]
        except DiedError:
            return [self._alone(worker, one) for one in self._parted(chunk)]
        finally:
            self._idle.put(worker)

    def _alone(self, worker: _Worker, chunk: Chunk) -> Result:
        try:
            return worker.do(self._job, chunk)
        except DiedError:
            return self._lost(chunk)


def _result(future: Future[Result], meanwhile: Callable[[], bool]) -> Result:
    while not future.done() and meanwhile():
        pass
    return future.result()


if __name__ == "__main__":
    main()
