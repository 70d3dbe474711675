"""The targets of the program's log where it is asked for: stderr, and a file that its owner alone may read."""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from medviewer.atomic import for_owner_alone
from medviewer.work_log import LOGGER

_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
"""Not waiting for the reader of a pipe."""

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Stream(logging.StreamHandler[TextIO]):
    """Writes records as long as they can be written; a full disk or a closed terminal stops no work."""

    def __init__(self, stream: TextIO, form: str) -> None:
        super().__init__(stream)
        self.setFormatter(logging.Formatter(form))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as logging calls it
        """Go on without it."""


@contextmanager
def listening(verbose: bool, file: Path | None) -> Iterator[str]:
    """Have the log written while a `with` block runs; yields why the file cannot be, empty where it can.

    verbose: whether counts and durations of long work go to stderr. file: is appended to; warnings and errors of the
    window go there too.
    """
    work = logging.getLogger(LOGGER)
    before = work.level
    with ExitStack() as ending:
        ending.callback(work.setLevel, before)
        work.setLevel(logging.INFO)
        if verbose:
            _attach(work, _Stream(sys.stderr, "medviewer: %(message)s"), ending)
        problem = ""
        try:
            if file is not None:
                stream = _opened(file)
                ending.callback(_close, stream)
                _attach(logging.getLogger("medviewer"), _Stream(stream, _LINE), ending)
        except OSError as error:
            problem = f"The log {file} cannot be written ({error.strerror}). Name another file in MEDVIEWER_LOG."
        yield problem


def _attach(log: logging.Logger, handler: logging.Handler, ending: ExitStack) -> None:
    log.addHandler(handler)
    ending.callback(log.removeHandler, handler)


def _close(stream: TextIO) -> None:
    with suppress(OSError):  # what a full disk did not take
        stream.close()


def _opened(file: Path) -> TextIO:
    """Return the file, open for more lines, made where it is not there; raises OSError."""
    handle = os.open(file, _FLAGS, 0o600)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        for_owner_alone(file)
    return os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace", buffering=1)
