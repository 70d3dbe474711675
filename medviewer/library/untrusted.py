"""Connections to SQLite files that somebody else may have written, as SQLite's makers advise.

https://sqlite.org/security.html, "Untrusted SQLite Database Files".
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from functools import cache
from typing import Any

Make = Callable[[sqlite3.Connection], None]
"""Makes the tables that are expected, in an empty database."""

FAULTS = (
    sqlite3.Error,
    sqlite3.Warning,
    zlib.error,
    ValueError,  # UnicodeError and errors of JSON among them
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    MemoryError,
    RecursionError,
)
"""What questions to a database raise whose rows are not what they should be."""

_STEPS = 20_000  # instructions of SQLite's machine between two looks at the clock
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
_LIMITS = {
    "SQLITE_LIMIT_LENGTH": 64 << 20,  # bytes of a value or a row; a page and a picture have 8 MB at most
    "SQLITE_LIMIT_SQL_LENGTH": 100_000,
    "SQLITE_LIMIT_COLUMN": 100,
    "SQLITE_LIMIT_EXPR_DEPTH": 200,
    "SQLITE_LIMIT_COMPOUND_SELECT": 20,
    "SQLITE_LIMIT_VDBE_OP": 25_000,
    "SQLITE_LIMIT_ATTACHED": 0,
    "SQLITE_LIMIT_TRIGGER_DEPTH": 1,
}


class Guarded(sqlite3.Connection):
    """A connection whose questions come to an end, whatever the file makes of them.

    expired: whether a question used up its time; it ended with SQLITE_INTERRUPT then, as one that was interrupted does.
    """

    expired = False
    _until = float("inf")

    def limit(self, seconds: float) -> None:
        """Give what this thread asks from now on so many seconds of its processor time."""
        self.expired = False
        self._until = time.thread_time() + seconds

    def guard(self) -> None:
        """Look at the clock while a question is worked on."""
        self.set_progress_handler(self._is_late, _STEPS)

    def _is_late(self) -> bool:
        self.expired = self.expired or time.thread_time() > self._until
        return self.expired


def harden(db: sqlite3.Connection) -> None:
    """Have a connection trust neither the schema nor the sizes that its file claims."""
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
        db.execute(f"PRAGMA {pragma}")
    for name, most in _LIMITS.items():
        db.setlimit(getattr(sqlite3, name), most)
    set_option: Callable[[int, bool], None] | None = getattr(db, "setconfig", None)  # from Python 3.12 on
    if set_option is not None:
        set_option(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined, unused-ignore]


def schema_of(db: sqlite3.Connection) -> str:
    """Return a hash of a database's schema: tables, indexes, views and triggers, and the words that made them."""
    rows: list[tuple[Any, ...]] = db.execute(_SCHEMA).fetchall()
    return hashlib.sha256(repr(sorted(rows, key=repr)).encode()).hexdigest()


def check_schema(db: sqlite3.Connection, expected: str, make: Make) -> None:
    """Raise sqlite3.DatabaseError where a database's schema is not the one that is expected, to the letter.

    expected: its `schema_of`. make: makes it; asked where they differ, since another SQLite words the tables of its
    full-text index in another way.
    """
    found = schema_of(db)
    if found != expected and found != _made_here(make):
        raise sqlite3.DatabaseError("its tables are not those that medviewer makes")


@cache
def _made_here(make: Make) -> str:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make(db)
        return schema_of(db)
