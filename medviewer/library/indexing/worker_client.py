"""Have another process read many pages, so that this one stays quick and small."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from medviewer.errors import LibraryError, Message
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.indexing.refresh import UpdateListener, UpdateResult
from medviewer.library.records import Changes
from medviewer.stopping import uninterrupted
from medviewer.workers import DiedError, start, stop

if TYPE_CHECKING:
    from queue import SimpleQueue
    from subprocess import Popen

_LOOK = 0.04
"""Seconds between two looks at whether the user cancelled."""


def refresh_elsewhere(file: Path, root: Path, report: UpdateListener) -> UpdateResult:
    """Bring the index in `file` up to date in another process, in a second one if the first one dies.

    Raises CannotStartError, UnreachableError, LibraryError where both die, sqlite3.DatabaseError with its
    `sqlite_errorcode`.
    """
    try:
        return _refresh(file, root, report)
    except DiedError:
        pass
    try:
        return _refresh(file, root, report)
    except DiedError as error:
        raise LibraryError(
            "Reading the library {} stopped before its end ({}). What was read can be used; `medviewer "
            "check` on single folders of it finds the page that does this.",
            root,
            error,
        ) from error


def _refresh(file: Path, root: Path, report: UpdateListener) -> UpdateResult:
    from queue import Empty

    message, read = "", (0, 0)
    with _started(file, root) as lines:
        while not report.cancelled():
            try:
                line = lines.get(timeout=_LOOK)
            except Empty:
                report.progress(*read)
                continue
            if line is None:
                raise DiedError(message)
            kind, value = _understood(line)
            if kind == "read":
                read = (value[0], value[1])
                report.progress(*read)
            elif kind == "stage":
                report.stage(str(value))
            elif kind == "changed":
                report.changed(Changes(tuple(value[0]), tuple(value[1]), tuple(value[2])))
            elif kind == "":
                message = value or message
            else:
                return _ended(kind, value)
    return UpdateResult(0, False)


def _understood(line: bytes) -> tuple[str, Any]:
    """Return kind and value of a line of the worker; what is no such line, such as a traceback, has kind ""."""
    import json

    try:
        [(kind, value)] = json.loads(line).items()
    except (ValueError, AttributeError):
        return "", line.decode("utf-8", "replace").strip()
    return str(kind), value


def _ended(kind: str, value: Any) -> UpdateResult:
    if kind == "done":
        return UpdateResult(*value)
    if kind == "unreachable":
        raise UnreachableError.of(Message.from_json(str(value)))
    error = sqlite3.DatabaseError(value[1])
    error.sqlite_errorcode = value[0]
    raise error


@contextmanager
def _started(file: Path, root: Path) -> Iterator[SimpleQueue[bytes | None]]:
    """Start the process and yield what it says line by line, None at its end; it does not outlive this context."""
    from queue import SimpleQueue
    from threading import Thread

    lines: SimpleQueue[bytes | None] = SimpleQueue()
    with ExitStack() as leaving:
        with uninterrupted():
            process = _start(file, root)
            leaving.callback(stop, process)
            assert process.stdout
            listener = Thread(target=_listen, args=(process.stdout, lines), name="medviewer-worker", daemon=True)
            listener.start()
            leaving.callback(listener.join)
            leaving.callback(process.kill)
        yield lines


def _start(file: Path, root: Path) -> Popen[bytes]:
    """Start the worker; raises CannotStartError."""
    from subprocess import STDOUT

    return start("medviewer.library.indexing.worker", file, root, stderr=STDOUT)


def _listen(stream: IO[bytes], lines: SimpleQueue[bytes | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)
