"""Counts and durations of long work in the program's log, for who looks after a workstation.

A record is made of fixed words and of numbers, so that no drug, page, file or query can be named by one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

LOGGER = "medviewer.work"


@contextmanager
def logged(work: str, **counts: int) -> Iterator[dict[str, int]]:
    """Log a piece of long work once it ends: its counts, those put into the yielded ones too, and its seconds.

    work: fixed words. What it raises passes through, and its type is logged.
    """
    begun, failed = perf_counter(), ""
    try:
        yield counts
    except GeneratorExit:  # nobody wanted the rest of it
        raise
    except BaseException as error:
        failed = f" error={type(error).__name__}"
        raise
    finally:
        _write(work, counts, perf_counter() - begun, failed)


def _write(work: str, counts: dict[str, int], seconds: float, failed: str) -> None:
    # Who listens has loaded `logging`; who does not is spared the milliseconds of that, at every command.
    logging = sys.modules.get("logging")
    if logging is None:
        return
    log = logging.getLogger(LOGGER)
    if log.isEnabledFor(logging.INFO):
        counted = "".join(f" {name}={count:d}" for name, count in counts.items())
        log.info("%s:%s seconds=%.3f%s", work, counted, seconds, failed)
