"""A checksum of each row of the desk, kept by whoever writes the row: what differs from its sum, no medviewer wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

TEXT, WHOLE, REAL, BYTES = "'text'", "'integer'", "'real'", "'blob', 'null'"
"""What `typeof` says of the values of a column."""

_NOTE = ("key", "id", "section", "text", "initials", "created", "changed", "title", "digest", "shared")

RowKey = tuple[object, ...]
StoredValue = bytes | int | float | None

TABLES: Mapping[str, Mapping[str, str]] = {
    "favourites": {"id": TEXT, "title": TEXT, "added": TEXT, "position": WHOLE},
    "visits": {"id": TEXT, "title": TEXT, "at": TEXT, "sequence": WHOLE},
    "positions": {"id": TEXT, "tab": TEXT, "offset": REAL, "at": TEXT, "sequence": WHOLE},
    "aliases": {"key": TEXT, "id": TEXT, "alias": TEXT, "title": TEXT, "added": TEXT},
    "failed_searches": {"key": TEXT, "query": TEXT, "count": WHOLE, "last": TEXT, "sequence": WHOLE},
    "settings": {"name": TEXT, "value": WHOLE},
    "notes": dict.fromkeys(_NOTE, TEXT),
    "collections": {"number": WHOLE, "key": TEXT, "name": TEXT, "colour": TEXT, "position": WHOLE},
    "members": {"collection": WHOLE, "id": TEXT, "title": TEXT, "added": TEXT, "position": WHOLE},
    "pins": {"collection": WHOLE},
    "readings": {"id": TEXT, "title": TEXT, "digest": TEXT, "at": TEXT, "sequence": WHOLE, "page": BYTES},
    "session": {"name": TEXT, "value": TEXT, "at": TEXT},
    "written": {"name": TEXT, "number": WHOLE},
}
"""The columns of every table whose rows have sums; a table comes behind those that its rows refer to."""

_SINCE = {"pins": 5}
"""The version of the schema from which a table is there, of tables that came once rows had sums."""
_LONGER_KEYS = {"aliases": 2, "members": 2}
COUNTED = ("favourites", "visits", "aliases", "failed searches", "notes", "collections")
"""The names in `changes`."""
_COUNT = "UPDATE written SET number = max(number + 1, CAST(strftime('%s', 'now') AS INTEGER)) WHERE name = 'desk'"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


class SumCheck(NamedTuple):
    """The agreement of rows and sums. odd: table and key of rows without a sum. missing: sums without a row."""

    odd: tuple[tuple[str, RowKey], ...]
    missing: int
    schema: bool

    @property
    def whole(self) -> bool:
        """Return whether all is as it was written."""
        return self.schema and not self.odd and not self.missing


def sum_of(table: str, row: Sequence[StoredValue]) -> int:
    """Return the sum of a row: the columns of TABLES in their order, texts as the bytes that the file has.

    64 bits, so that among 100,000 rows two have the same sum once in 4 thousand million desks.
    """
    from hashlib import blake2b

    told = [value if isinstance(value, bytes) else repr(value).encode() for value in row]
    parts = [part for value in told for part in (str(len(value)).encode(), b":", value)]
    made = blake2b(b"".join([table.encode(), b"\0", *parts]), digest_size=8).digest()
    return int.from_bytes(made, "big", signed=True)


def key_of(table: str, row: Sequence[StoredValue]) -> RowKey:
    """Return the primary key of a row."""
    return tuple(row[: _LONGER_KEYS.get(table, 1)])


def keep(connection: sqlite3.Connection) -> None:
    """Let this connection keep the sums of all that it writes from now on; the triggers are gone with it."""
    _learn(connection)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA recursive_triggers = ON")  # else a row that is replaced would keep its sum
    for table in TABLES:
        new = f"INSERT OR IGNORE INTO sums VALUES ({_called(table, 'new.')});"
        old = f"DELETE FROM sums WHERE sum = {_called(table, 'old.')};"
        for event, body in (("INSERT", new), ("UPDATE", old + new), ("DELETE", old)):
            connection.execute(
                f"CREATE TEMP TRIGGER summed_{table}_{event} AFTER {event} ON main.{table} BEGIN {body} END"
            )


def count(connection: sqlite3.Connection) -> None:
    """Note within a transaction that it writes: the number grows with each, and is about the time in seconds."""
    connection.execute(_COUNT)


def written(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return of which desk the file is, or is a backup, and what `count` noted last.

    Raises sqlite3.Error, KeyError where the file does not tell.
    """
    found = dict(connection.execute("SELECT name, number FROM written").fetchall())
    return int(found["birth"]), int(found["desk"])


def fill(connection: sqlite3.Connection) -> None:
    """Take all that the file holds for as it was written, within a transaction."""
    _learn(connection)
    connection.execute("DELETE FROM sums")
    connection.execute(_COUNT)
    for table in TABLES:
        connection.execute(f"INSERT OR IGNORE INTO sums SELECT {_called(table, '')} FROM {table}")
    connection.execute("INSERT OR IGNORE INTO sums VALUES (?)", (_schema_sum(connection),))


def verdict(connection: sqlite3.Connection) -> SumCheck:
    """Compare all rows with their sums, within a transaction; some 3 ms for 1,000 rows. Raises sqlite3.Error."""
    left = {number for (number,) in connection.execute("SELECT sum FROM sums")}
    odd: list[tuple[str, RowKey]] = []
    schema = _schema_sum(connection)
    known = schema in left
    left.discard(schema)
    for table, row in every_row(connection):
        number = sum_of(table, row)
        if number in left:
            left.discard(number)
        else:
            odd.append((table, key_of(table, row)))
    return SumCheck(tuple(odd), len(left), known)


def every_row(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[StoredValue, ...]]]:
    """Yield table and row of all that has a sum, texts as bytes. Raises sqlite3.Error."""
    for table, columns in _tables_of(connection).items():
        for row in connection.execute(f"SELECT {', '.join(map(raw, columns))} FROM {table}"):
            yield table, row


def is_schema_known(connection: sqlite3.Connection, version: int) -> bool:
    """Tell whether the tables are those of `version`, by the sum that was kept of them."""
    made = _schema_sum(connection, version)
    return connection.execute("SELECT 1 FROM sums WHERE sum = ?", (made,)).fetchone() is not None


def is_typed(connection: sqlite3.Connection) -> bool:
    """Tell whether every value is of its column's kind, and every counter is there; raises sqlite3.Error.

    SQLite lets any column hold any value, so a flipped bit can make a number of a title.
    """
    for table, columns in _tables_of(connection).items():
        odd = " OR ".join(f"typeof({column}) NOT IN ({kind})" for column, kind in columns.items())
        if connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {odd})").fetchone()[0]:
            return False
    names = ", ".join(f"'{name}'" for name in COUNTED)
    counters = f"SELECT count(*) FROM changes WHERE name IN ({names}) AND typeof(number) = 'integer'"
    return int(connection.execute(counters).fetchone()[0]) == len(COUNTED)


def raw(column: str) -> str:
    """Return the expression for a column's value with texts as bytes: a damaged one need not be UTF-8."""
    return f"CASE typeof({column}) WHEN 'text' THEN CAST({column} AS BLOB) ELSE {column} END"


def _tables_of(connection: sqlite3.Connection) -> dict[str, Mapping[str, str]]:
    """Return those of TABLES that a file of its version has."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return {table: columns for table, columns in TABLES.items() if _SINCE.get(table, 0) <= version}


def _called(table: str, prefix: str) -> str:
    values = ", ".join(raw(prefix + column) for column in TABLES[table])
    return f"row_sum('{table}', {values})"


def _learn(connection: sqlite3.Connection) -> None:
    connection.create_function("row_sum", -1, lambda table, *row: sum_of(table, row), deterministic=True)


def _schema_sum(connection: sqlite3.Connection, version: int | None = None) -> int:
    version = connection.execute("PRAGMA user_version").fetchone()[0] if version is None else version
    rows = connection.execute(_SCHEMA).fetchall()
    return sum_of("schema", [version, *(str(value).encode("utf-8", "replace") for row in rows for value in row)])
