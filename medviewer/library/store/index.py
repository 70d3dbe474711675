"""The SQLite index of one library: opened, shared between threads and processes, and mended when it breaks."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

from medviewer.atomic import private_folder
from medviewer.errors import Message
from medviewer.library.names.folding import fold
from medviewer.library.store import schema
from medviewer.library.untrusted import FAULTS

_MOST_IDLE = 2
_MOST_MENDINGS = 5
_UNAVAILABLE = {
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
DAMAGE = (UnicodeError, OverflowError)
"""What Python's module raises beside its own errors for what it finds in a damaged file."""
T = TypeVar("T")
Identity = tuple[int, int]


class Index:
    """The index in `file`; in memory where that cannot be kept. May be used from any thread.

    file: None while in memory. notice: what went wrong with the file, for the user; empty if nothing did.
    """

    def __init__(self, file: Path) -> None:
        self.file: Path | None = file
        self.notice = Message("")
        self._place = file
        self._lock = RLock()
        self._memory: sqlite3.Connection | None = None
        self._idle: list[tuple[sqlite3.Connection, Identity]] = []
        self._closed = False
        self._mendings = 0
        self.ask(schema.check_shown)

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer of the index; one that is damaged is made anew, and then knows of no pages."""
        while True:
            seen = self.identity()
            try:
                with self.connection() as db:
                    return question(db)
            except (schema.OutdatedError, sqlite3.Error, OSError) as error:
                self.mend(error, seen)
            except FAULTS as error:
                if not self.file or self._is_known_to_be_whole():
                    raise
                self.mend(error, seen)

    def read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer to a question of several statements, which all see the index as it is at the first."""
        return self.ask(in_one_state(question))

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to one thread; raises sqlite3.Error, OSError, OutdatedError."""
        if self._closed:
            raise sqlite3.ProgrammingError("This index is closed")
        if self._memory:
            with self._lock:
                yield self._memory
            return
        db, identity = self._take()
        try:
            yield db
        finally:
            self._give_back(db, identity)

    def identity(self) -> Identity:
        """Return which file is there now: another one when the index was made anew, here or by another process."""
        try:
            info = self._place.stat()
        except OSError:
            return 0, 0
        return info.st_dev, info.st_ino

    def mend(self, error: Exception, seen: Identity) -> None:
        """Make the index anew after `error`; in memory where the file cannot be used at all. Re-raises what is a bug.

        seen: `identity()` before the work that failed. Where it differs now, another thread or process has mended.
        """
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if isinstance(error, sqlite3.ProgrammingError) or code == sqlite3.SQLITE_INTERRUPT or not self.file:
            raise error
        with self._lock:
            self._mendings += 1
            if self._mendings > _MOST_MENDINGS or isinstance(error, OSError) or code in _UNAVAILABLE:
                self._go_without(str(error))
            elif seen == self.identity() and not isinstance(error, schema.SupersededError):
                self._make_anew(damaged=not isinstance(error, schema.OutdatedError))

    def close(self) -> None:
        """Close the connections; one that a thread still uses closes when that is done."""
        with self._lock:
            self._closed = True
            self._close_idle()
            if self._memory:
                self._memory.close()

    def _take(self) -> tuple[sqlite3.Connection, Identity]:
        """Return an idle connection to the file that is there now, else a new one."""
        here = self.identity()
        with self._lock:
            while self._idle:
                db, identity = self._idle.pop()
                if identity == here:
                    return db, identity
                db.close()
        private_folder(self._place.parent)
        db = sqlite3.connect(self._place, timeout=schema.PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            schema.prepare(db)
        except BaseException:
            db.close()
            raise
        return db, self.identity()

    def _is_known_to_be_whole(self) -> bool:
        """Tell whether a strange answer is a mistake of the program, not of the file."""
        try:
            with self.connection() as db:
                return in_one_state(schema.check)(db)
        except Exception:  # noqa: BLE001  whatever a damaged file makes SQLite's module raise
            return False

    def _give_back(self, db: sqlite3.Connection, identity: Identity) -> None:
        with self._lock:
            if self._closed or self._memory or len(self._idle) >= _MOST_IDLE:
                db.close()
            else:
                self._idle.append((db, identity))

    def _make_anew(self, damaged: bool) -> None:
        """Take the file away; the next connection makes another one."""
        if damaged:
            self.notice = Message(
                "The index {} was damaged. It is made anew from the pages; nothing is lost.", self._place
            )
        self._close_idle()
        try:
            for suffix in ("-wal", "-shm", ""):
                self._place.with_name(self._place.name + suffix).unlink(missing_ok=True)
        except OSError as error:
            self._go_without(str(error))

    def _go_without(self, reason: str) -> None:
        """Keep the index in memory from now on."""
        self.notice = Message(
            "The index {} cannot be kept ({}). The library is read anew at each start. Make room there, or choose "
            "another folder with --profile.",
            self._place,
            reason,
        )
        self.file = None
        self._close_idle()
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        schema.prepare(self._memory)

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop()[0].close()


def in_one_state(question: Callable[[sqlite3.Connection], T]) -> Callable[[sqlite3.Connection], T]:
    """Return a question of several statements as one that sees the index as it is at the first of them."""

    def asked(db: sqlite3.Connection) -> T:
        if db.in_transaction:
            return question(db)
        db.execute("BEGIN")
        try:
            return question(db)
        finally:
            db.rollback()

    return asked


def index_name(root: Path) -> str:
    """Return the name of the index file of a library folder: readable, and another one for each folder."""
    name = "-".join(fold(root.name).encode("ascii", "ignore").decode().split())[:40]
    return f"{name or 'library'}-{zlib.crc32(os.fsencode(os.path.realpath(root))):08x}.sqlite"
