"""Checksums of the tables of an index, kept by the update that wrote them: whether a bit fell since.

SQLite's own checks see a damaged structure, not a letter that became another one.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

_AT_ONCE = 5000
"""Rows of a table."""
_SCHEMA = "SELECT CAST(group_concat(name || char(31) || coalesce(sql, ''), char(30)) AS BLOB) FROM sqlite_schema"
_TABLES = (
    "file",
    "page",
    "code",
    "problem",
    "called",
    "common_name",
    "spelling",
    "section",
    "term",
    "mention_page",
    "mention_term",
    "mention",
    "tallman",
    "label",
    "page_count",
    "name_idx",
    "part_idx",
    "passage_idx",
)
_OF_NUMBERS = {"near": "number, spelling", "lookalike": "page, other, edits", "mention_name": "page, term, kind"}
_OF_BYTES = {
    "name_data": "block",
    "part_data": "block",
    "passage_data": "block",
    "passage_docsize": "sz",
    "text": "content",
}


def keep(db: sqlite3.Connection, revision: int) -> None:
    """Keep the checksum of all tables as they are, within the transaction that makes them `revision`."""
    forget(db)
    db.execute("INSERT INTO checksum VALUES (?, ?)", (revision, _number(db)))


def forget(db: sqlite3.Connection) -> None:
    """Keep no checksum until the next `keep`, within a transaction that writes without making another revision."""
    db.execute("DELETE FROM checksum")


def agree(db: sqlite3.Connection) -> bool | None:
    """Tell whether the tables are as they were kept; None where nothing was kept since they were written.

    Some 60 ms for 1,000 pages. Raises sqlite3.Error.
    """
    kept = db.execute("SELECT number FROM checksum WHERE revision = (SELECT revision FROM state)").fetchone()
    return None if kept is None else kept[0] == _number(db)


def _number(db: sqlite3.Connection) -> int:
    number = zlib.crc32(db.execute(_SCHEMA).fetchone()[0])
    for table in _TABLES:
        for rows in _joined(db, table):
            number = zlib.crc32(rows, number)
    for table, columns in _OF_NUMBERS.items():
        number = zlib.crc32(_summed(db, table, columns.split(", ")), number)
    for table, column in _OF_BYTES.items():
        for key, content in db.execute(f"SELECT CAST(rowid AS TEXT), {column} FROM {table} NOT INDEXED"):
            number = zlib.crc32(content, zlib.crc32(key.encode(), number))
    return number


def _joined(db: sqlite3.Connection, table: str) -> Iterator[bytes]:
    """Yield all values of a table, some rows at a time, in the order in which they are kept.

    Not in one value: of 100,000 pages that is longer than any that a connection takes.
    """
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    values = "||char(31)||".join(f"coalesce(CAST({column} AS TEXT), '')" for column in columns)
    rows = db.execute(f"SELECT CAST({values}||char(30) AS BLOB) FROM {table} NOT INDEXED")
    while some := rows.fetchmany(_AT_ONCE):
        yield b"".join([row for (row,) in some])


def _summed(db: sqlite3.Connection, table: str, columns: list[str]) -> bytes:
    """Return what changes when a number of a table does: its sums, plain and by place; for many rows of numbers."""
    mixed = " + ".join(f"{column} * {2 * place + 1}" for place, column in enumerate(columns))
    sums = f"count(*), sum({mixed}), sum(({mixed}) * ({columns[0]} % 1021 + 1) % 2147483647)"
    return repr(db.execute(f"SELECT {sums} FROM {table} NOT INDEXED").fetchone()).encode()
