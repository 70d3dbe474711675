"""Connections to the verified copy of one pack, for several threads; no question takes longer than its due."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, local

from medviewer.library.untrusted import Guarded, harden
from medviewer.sqlite_address import address

_MOST = 8
"""Connections that are kept."""
_CACHE_KIB = 512
_SECONDS, _BYTES_A_SECOND = 2.0, 20_000_000
"""Processor time that one question may take, and by how many bytes of the pack it may take a second more."""


def connect(copy: Path) -> Guarded:
    """Open a pack for reading; nothing is ever written, locked or made beside it. Raises sqlite3.Error."""
    uri = f"{address(copy.absolute())}?mode=ro&immutable=1"
    db = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, factory=Guarded)
    try:
        harden(db)
        db.execute("PRAGMA temp_store=MEMORY")
        db.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        db.guard()
    except BaseException:
        db.close()
        raise
    return db


def time_for(copy: Path) -> float:
    """Return the seconds of processor time that a question to a pack may take; raises OSError."""
    return _SECONDS + copy.stat().st_size / _BYTES_A_SECOND


class Pool:
    """Lends connections to a verified copy; raises sqlite3.Error where it is no database, OSError out of reach."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        self._seconds = time_for(copy)
        self._changed = Condition()
        self._mine = local()
        self._closed = False
        self._idle = [connect(copy)]

    @contextmanager
    def lend(self) -> Iterator[Guarded]:
        """Lend a connection to one thread, the same one to a question within a question.

        Raises sqlite3.ProgrammingError where the pool is closed.
        """
        mine: Guarded | None = getattr(self._mine, "db", None)
        if mine is not None:
            yield mine
            return
        self._mine.db = db = self._take()
        db.limit(self._seconds)
        try:
            yield db
        finally:
            self._mine.db = None
            self._give_back(db)

    def close(self) -> None:
        """Close the connections; one that a thread still uses closes when that is done."""
        with self._changed:
            self._closed = True
            while self._idle:
                self._idle.pop().close()
            self._changed.notify_all()

    def _take(self) -> Guarded:
        """Return an idle connection, else a new one, else the next that comes back."""
        with self._changed:
            while True:
                if self._closed:
                    raise sqlite3.ProgrammingError("This pack is closed")
                if self._idle:
                    return self._idle.pop()
                another = self._another()
                if another is not None:
                    return another
                self._changed.wait()

    def _another(self) -> Guarded | None:
        """Return a new connection, None where none can be had, as once the copy was cleared away: others come back."""
        try:
            return connect(self.copy)
        except (sqlite3.Error, OSError):
            return None

    def _give_back(self, db: Guarded) -> None:
        with self._changed:
            if self._closed or len(self._idle) >= _MOST:
                db.close()
            else:
                self._idle.append(db)
            self._changed.notify()
