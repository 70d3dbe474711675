"""Connections to SQLite files that somebody else may have written, as SQLite's makers advise.

https://sqlite.org/security.html, "Untrusted SQLite Database Files".
"""

from __future__ import annotations

import re
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from types import MappingProxyType

_Column = tuple[str, str, int, int]
SchemaRow = tuple[str, str, str, str | None]
"""A row of `sqlite_schema`: type, name, name of the table, and the words that made it."""

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
_COLUMNS = 'SELECT name, type, "notnull", pk FROM pragma_table_info(?)'
_STRICT = {"INTEGER": "integer", "TEXT": "text", "BLOB": "blob", "REAL": "real"}
_MADE = re.compile(r"CREATE (?:VIRTUAL )?(TABLE|INDEX) (\w+)(?: ON (\w+))?")
_KEEPS_NO_INDEX = re.compile(r"INTEGER PRIMARY KEY|WITHOUT ROWID\Z")
_SHADOWS = {
    "data": "id INTEGER PRIMARY KEY, block BLOB)",
    "idx": "segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "docsize": "id INTEGER PRIMARY KEY, sz BLOB)",
    "config": "k PRIMARY KEY, v) WITHOUT ROWID",
}
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


def check_schema(db: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    """Raise sqlite3.DatabaseError where a database's schema is not what these statements make, to the letter.

    No table, index, view or trigger besides, and each made in these words.
    """
    rows = db.execute(_SCHEMA).fetchall()
    found = set(rows)
    if len(found) < len(rows) or (found != expected_schema(statements) and found != _made_here(statements)):
        raise sqlite3.DatabaseError("its tables are not those that medviewer makes")


@cache
def expected_schema(statements: tuple[str, ...]) -> set[SchemaRow]:
    """Return the rows of `sqlite_schema` once these statements were run, as SQLite words them since 3.37."""
    rows: set[SchemaRow] = set()
    for statement in statements:
        made = _MADE.match(statement)
        if made:
            kind, name, table = made[1], made[2], made[3] or made[2]
            rows.add(("index" if kind == "INDEX" else "table", name, table, statement))
            rows.update(_of_full_text(name, statement) if "USING fts5(" in statement else _indexes_of(name, statement))
    return rows


def _of_full_text(name: str, statement: str) -> Iterator[SchemaRow]:
    """Yield the tables that FTS5 makes for itself (https://sqlite.org/fts5.html#fts5_data_structures)."""
    for kind, columns in _SHADOWS.items():
        if kind != "docsize" or "columnsize=0" not in statement:
            yield "table", f"{name}_{kind}", f"{name}_{kind}", f"CREATE TABLE '{name}_{kind}'({columns}"


def _indexes_of(name: str, statement: str) -> Iterator[SchemaRow]:
    """Yield the indexes that SQLite makes for what must be unique."""
    is_key = "PRIMARY KEY" in statement and not _KEEPS_NO_INDEX.search(statement)
    for number in range(statement.count(" UNIQUE") + is_key):
        yield "index", f"sqlite_autoindex_{name}_{number + 1}", name, None


@cache
def _made_here(statements: tuple[str, ...]) -> set[SchemaRow]:
    """Return the same as this SQLite has it: another one may word the tables of its full-text index in another way."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)
        return set(db.execute(_SCHEMA))


def check_types(
    db: sqlite3.Connection, table: str, most: int = -1, longest: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Raise sqlite3.DatabaseError for a value of another type than its column's, which SQLite lets any column hold.

    The same in the indexes on the table: a question that an index can answer does not look into the table. most: rows
    of each that are looked at, -1 for all. longest: characters that the values of some columns may have.
    """
    columns = {row[0]: row for row in db.execute(_COLUMNS, (table,))}
    _check_values(db, f'"{table}" NOT INDEXED', list(columns.values()), most, longest)
    for (index,) in db.execute("SELECT name FROM pragma_index_list(?) WHERE origin <> 'pk'", (table,)).fetchall():
        names = [row[0] for row in db.execute("SELECT name FROM pragma_index_info(?)", (index,))]
        _check_values(db, f'"{table}" INDEXED BY "{index}"', [columns[name] for name in names], most, longest)


def _check_values(
    db: sqlite3.Connection, source: str, columns: Sequence[_Column], most: int, longest: Mapping[str, int]
) -> None:
    names = ", ".join(f'"{column[0]}"' for column in columns)
    long = [f'length("{column[0]}") > {longest[column[0]]}' for column in columns if column[0] in longest]
    wrong = " OR ".join([*(_wrong(*column) for column in columns), *long])
    rows = source if most < 0 else f"(SELECT {names} FROM {source} LIMIT {most})"  # rows that are copied cost twice
    if db.execute(f"SELECT EXISTS (SELECT 1 FROM {rows} WHERE {wrong})").fetchone()[0]:
        raise sqlite3.DatabaseError(f"a value of {source} is of another type, or too long")


def _wrong(name: str, kind: str, is_required: int, key: int) -> str:
    allowed = [_STRICT[kind]] + ([] if is_required or key else ["null"])
    return f'typeof("{name}") NOT IN ({", ".join(map(repr, allowed))})'
