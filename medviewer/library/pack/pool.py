"""Connections to one pack, for several threads; all read the same file, also once another one stands in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, local

from medviewer.library.pack.format import connect, damaged
from medviewer.monograph.errors import LibraryError

Identity = tuple[str, int, int, int, int, int]
_MOST = 8
"""Connections that are kept."""
_CACHE_KIB = 512


def identity_of(place: Path) -> Identity:
    """Return what tells this state of a file from any other; raises OSError."""
    info = place.stat()
    return str(place), info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns


class Pool:
    """Lends connections to the file that is at `place` now; raises LibraryError where it is no pack, OSError."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.identity = identity_of(place)
        self._changed = Condition()
        self._mine = local()
        self._closed = False
        self._idle = [self._opened()]

    @contextmanager
    def lend(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to one thread, the same one to a question within a question.

        Raises sqlite3.ProgrammingError where the pool is closed.
        """
        mine: sqlite3.Connection | None = getattr(self._mine, "db", None)
        if mine is not None:
            yield mine
            return
        self._mine.db = db = self._take()
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

    def _take(self) -> sqlite3.Connection:
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

    def _another(self) -> sqlite3.Connection | None:
        """Return a new connection to the same file, None where that cannot be had: those that are lent come back."""
        try:
            return self._opened()
        except (LibraryError, sqlite3.Error, OSError):
            return None

    def _opened(self) -> sqlite3.Connection:
        db = connect(self.place)
        try:
            db.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if identity_of(self.place) != self.identity:
                raise LibraryError(f"The library pack {self.place} was replaced while it was opened. Try again.")
        except sqlite3.Error as error:
            db.close()
            raise damaged(self.place) from error
        except (LibraryError, OSError):
            db.close()
            raise
        return db

    def _give_back(self, db: sqlite3.Connection) -> None:
        with self._changed:
            if self._closed or len(self._idle) >= _MOST:
                db.close()
            else:
                self._idle.append(db)
            self._changed.notify()
