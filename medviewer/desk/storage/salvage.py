"""Salvage of a damaged desk, row by row, put together with its last good backup."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from medviewer.atomic import make_private
from medviewer.desk.storage import backup, sums
from medviewer.desk.storage.connection import plain
from medviewer.desk.storage.sums import TABLES, RowKey, StoredValue

StoredRow = tuple[StoredValue, ...]
StoredRows = dict[RowKey, StoredRow]

_KINDS: Mapping[str, tuple[type, ...]] = {
    sums.TEXT: (bytes,),
    sums.WHOLE: (int,),
    sums.REAL: (float,),
    sums.BYTES: (bytes, type(None)),
}
_NAMELESS = ("written", "pins")
"""Tables whose rows are no entries that their owner knows by a name."""
_NAMED_BY = ("title", "name", "alias", "query", "id")
"""Columns by which an entry is told to its owner, the best first."""


class ReadableRows(NamedTuple):
    """The rows that could be read.

    whole: the tables read to their ends. known: the sums; complete: whether all of them.
    """

    tables: Mapping[str, StoredRows]
    whole: frozenset[str]
    known: frozenset[int]
    complete: bool


class SalvagedRows(NamedTuple):
    """The rows to keep. doubtful: names of entries that are not as they were written.

    lost: how many entries are nowhere any more, None where that cannot be told.
    """

    tables: Mapping[str, StoredRows]
    doubtful: tuple[str, ...]
    lost: int | None


def salvage(desk: Path, template: Path) -> ReadableRows:
    """Read all that can be read of a damaged file, of a copy of it, so that it stays as it is.

    template: a whole desk that lends its first page where that of the damaged one is of no use; then only rows that
    agree with their sums are taken. Raises OSError.
    """
    scratch = desk.with_name(f"{desk.name}.salvaged")
    backup.discard(scratch)
    try:
        for ending in ("", "-wal"):
            source, target = (file.with_name(file.name + ending) for file in (desk, scratch))
            if source.exists():
                make_private(target)
                shutil.copyfile(source, target)
        found = _read(scratch)
        if found.known or not _lend_first_page(template, scratch):
            return found
        lent = _read(scratch)
        agreeing = {table: _agreeing(table, rows, lent.known) for table, rows in lent.tables.items()}
        return lent._replace(tables=agreeing) if any(agreeing.values()) else found
    finally:
        backup.discard(scratch)


def combined(found: ReadableRows, kept: Mapping[str, StoredRows]) -> SalvagedRows:
    """Return what is to be kept of a damaged desk and of its backup.

    A row that agrees with its sum is as it was written. One that does not gives way to that of the backup.
    """
    tables: dict[str, StoredRows] = {}
    doubtful: list[str] = []
    for table in TABLES:
        ours, theirs = found.tables.get(table, {}), kept.get(table, {})
        gone = found.complete and table in found.whole
        tables[table], odd = _combined(table, ours, theirs, found.known, gone)
        doubtful += [_name_of(table, row) for row in odd if table not in _NAMELESS]
    _house_members(tables)
    lost = _lost(found.known, tables) if found.complete else None
    return SalvagedRows(tables, tuple(doubtful), lost)


def rows_of(file: Path) -> dict[str, StoredRows]:
    """Return all rows of a whole desk of the newest version. Raises sqlite3.Error."""
    with closing(plain(file, 0.0)) as connection:
        return _rows_in(connection)


def write(file: Path, tables: Mapping[str, StoredRows]) -> None:
    """Put rows into a whole desk of the newest version, in place of its own. Raises sqlite3.Error."""
    with closing(plain(file, 0.0)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        _replace_rows(connection, tables)
        connection.execute("COMMIT")


def take_over(connection: sqlite3.Connection, later: Path) -> None:
    """Put all rows of a whole desk, `later`, over those of one that was before it, within a transaction.

    Raises sqlite3.Error.
    """
    ours, theirs = _rows_in(connection), rows_of(later)
    tables = {table: {**ours[table], **theirs[table]} for table in TABLES}
    _house_members(tables)
    _replace_rows(connection, tables)


def _rows_in(connection: sqlite3.Connection) -> dict[str, StoredRows]:
    tables: dict[str, StoredRows] = {table: {} for table in TABLES}
    for table, row in sums.every_row(connection):
        tables[table][sums.key_of(table, row)] = row
    return tables


def _replace_rows(connection: sqlite3.Connection, tables: Mapping[str, StoredRows]) -> None:
    for table in reversed(list(TABLES)):
        connection.execute(f"DELETE FROM {table}")
    for table, columns in TABLES.items():
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        connection.executemany(statement, [_storable(table, row) for row in tables[table].values()])
    sums.fill(connection)


def _combined(
    table: str, ours: StoredRows, theirs: StoredRows, known: frozenset[int], gone: bool
) -> tuple[StoredRows, list[StoredRow]]:
    """Return the rows to keep, and those of the damaged file that are not as they were written.

    gone: what the backup alone has was deleted since, unless its sum is still there.
    """
    kept, odd, healed = _agreeing(table, ours, known), dict[RowKey, StoredRow](), 0
    for key, row in ours.items():
        if key not in kept and theirs.get(key) != row:
            odd[key] = row
    for key, row in theirs.items():
        if key in kept:
            continue
        was_there = sums.sum_of(table, row) in known
        healed += was_there
        if was_there or key in ours or not gone:
            kept[key] = row
    if healed >= len(odd):  # each is the damaged form of a row that the backup has as it was
        return kept, []
    usable = {key: row for key, row in odd.items() if key not in kept and _fits(table, row)}
    return {**kept, **usable}, [row for key, row in odd.items() if sums.sum_of(table, theirs.get(key, ())) not in known]


def _lost(known: frozenset[int], tables: Mapping[str, StoredRows]) -> int:
    """Return how many sums have no row; one is that of the tables' definitions, and counters are no entries."""
    held = {sums.sum_of(table, row) for table, rows in tables.items() for row in rows.values()}
    counters = sum(sums.sum_of("written", row) not in known for row in tables["written"].values())
    return max(len(known - held) - 1 - counters, 0)


def _agreeing(table: str, rows: StoredRows, known: frozenset[int]) -> StoredRows:
    return {key: row for key, row in rows.items() if sums.sum_of(table, row) in known}


def _read(file: Path) -> ReadableRows:
    tables: dict[str, StoredRows] = {}
    whole: set[str] = set()
    known: set[int] = set()
    complete = False
    with suppress(Exception), closing(plain(file, 0.0)) as connection:
        connection.execute("PRAGMA cell_size_check = ON")
        complete = _take(connection, "sum", "sums", known)
        for table, columns in TABLES.items():
            values = ", ".join(f"{sums.raw(column)} AS v{number}" for number, column in enumerate(columns))
            rows: set[StoredRow] = set()
            if _take(connection, values, table, rows):
                whole.add(table)
            tables[table] = {sums.key_of(table, row): row for row in rows if _is_hashable(row)}
    return ReadableRows(tables, frozenset(whole), frozenset(one for one in known if type(one) is int), complete)


def _take(connection: sqlite3.Connection, values: str, table: str, taken: set[int] | set[StoredRow]) -> bool:
    """Read a table from both ends into `taken`; tell whether all of it was read. Whatever hinders ends one way."""
    ends = 0
    for way in ("ASC", "DESC"):
        with suppress(Exception):
            for row in _in_order(connection, values, table, way):
                taken.add(row[0] if table == "sums" else row)  # type: ignore[arg-type]
            ends += 1
    try:
        checked = connection.execute(f"PRAGMA quick_check({table})").fetchall() == [("ok",)]
    except Exception:  # noqa: BLE001  a damaged file may make SQLite's module raise anything
        return False
    return ends == 2 and checked


def _in_order(connection: sqlite3.Connection, values: str, table: str, way: str) -> Iterator[StoredRow]:
    """Yield rows in the order of the table's tree, so that those before a damaged page are had before its error."""
    key = "rowid" if table in ("sums", "collections", "readings", "pins") else next(iter(TABLES[table]))
    yield from connection.execute(f"SELECT {values} FROM {table} ORDER BY {key} {way}")


def _lend_first_page(template: Path, damaged: Path) -> bool:
    """Put the first page of `template`, which holds the tables' names and places, over that of a damaged file."""
    with template.open("rb") as file:
        page = bytearray(file.read(65536))
    size = int.from_bytes(page[16:18], "big")
    size = 65536 if size == 1 else size
    length = damaged.stat().st_size
    if length <= size or size < 512:
        return False
    del page[size:]
    page[28:32] = (length // size).to_bytes(4, "big")
    page[32:40] = bytes(8)  # no free pages: nothing is written
    with damaged.open("r+b") as file:
        file.write(page)
    return True


def _house_members(tables: Mapping[str, StoredRows]) -> None:
    """Give members whose collection is lost one that says so; the pin of one that is nowhere goes."""
    there = tables["collections"]
    wanted = {row[0] for row in tables["members"].values() if isinstance(row[0], int)}
    for number in sorted(wanted - {key[0] for key in there}):
        name = f"Recovered {number}"
        there[number,] = (number, name.lower().encode(), name.encode(), b"grey", len(there) + 1)
    pins = tables["pins"]
    for key in pins.keys() - there.keys():
        del pins[key]


def _fits(table: str, row: StoredRow) -> bool:
    """Tell whether every value is of its column's kind."""
    kinds = TABLES[table].values()
    return all(type(value) in _KINDS[kind] for value, kind in zip(row, kinds, strict=True))


def _is_hashable(row: Sequence[object]) -> bool:
    return all(isinstance(value, bytes | int | float | None) for value in row)


def _storable(table: str, row: StoredRow) -> tuple[str | StoredValue, ...]:
    kinds = TABLES[table].values()
    return tuple(
        value.decode("utf-8", "replace") if kind == sums.TEXT and isinstance(value, bytes) else value
        for value, kind in zip(row, kinds, strict=True)
    )


def _name_of(table: str, row: StoredRow) -> str:
    """Return the words for an entry, such as “notes: Warfarin”."""
    told = dict(zip(TABLES[table], row, strict=True))
    value = next((told[name] for name in _NAMED_BY if isinstance(told.get(name), bytes) and told[name]), b"")
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else ""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)[:60]
    return f"{table.replace('_', ' ')}: “{shown}”"
