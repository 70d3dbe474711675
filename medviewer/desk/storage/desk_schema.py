"""The tables of the desk, and the steps that bring an older file to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medviewer.desk.storage import sums
from medviewer.errors import DeskError

SUMMED = 4
"""The first version whose rows have sums."""
APPLICATION = 0x4D564445
"""PRAGMA application_id of a desk file ("MVDE"); any other value means that the file is not ours."""

_VERSION_1 = (
    """CREATE TABLE favourites (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, added TEXT NOT NULL, position INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX favourites_by_position ON favourites (position)",
    """CREATE TABLE visits (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX visits_by_sequence ON visits (sequence)",
    """CREATE TABLE positions (
        id TEXT PRIMARY KEY, tab TEXT NOT NULL, offset REAL NOT NULL, at TEXT NOT NULL,
        sequence INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX positions_by_sequence ON positions (sequence)",
    "CREATE TABLE changes (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO changes VALUES ('favourites', 0)",
    """CREATE TRIGGER favourites_inserted AFTER INSERT ON favourites
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'favourites'; END""",
    """CREATE TRIGGER favourites_updated AFTER UPDATE ON favourites
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'favourites'; END""",
    """CREATE TRIGGER favourites_deleted AFTER DELETE ON favourites
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'favourites'; END""",
    f"PRAGMA application_id = {APPLICATION}",
)

_VERSION_2 = (
    """CREATE TABLE aliases (
        key TEXT NOT NULL, id TEXT NOT NULL, alias TEXT NOT NULL, title TEXT NOT NULL, added TEXT NOT NULL,
        PRIMARY KEY (key, id)
    ) WITHOUT ROWID""",
    "INSERT INTO changes VALUES ('aliases', 0)",
    """CREATE TRIGGER aliases_inserted AFTER INSERT ON aliases
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'aliases'; END""",
    """CREATE TRIGGER aliases_updated AFTER UPDATE ON aliases
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'aliases'; END""",
    """CREATE TRIGGER aliases_deleted AFTER DELETE ON aliases
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'aliases'; END""",
    """CREATE TABLE failed_searches (
        key TEXT PRIMARY KEY, query TEXT NOT NULL, count INTEGER NOT NULL, last TEXT NOT NULL,
        sequence INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX failed_searches_by_sequence ON failed_searches (sequence)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
)

_COUNTED_SINCE_3 = (
    ("visits", "visits"),
    ("failed_searches", "failed searches"),
    ("settings", "failed searches"),
    ("collections", "collections"),
    ("members", "collections"),
)


def _counted(table: str, name: str, updated: str = "UPDATE") -> tuple[str, ...]:
    """Return triggers that count every change of a table under a name in `changes`."""
    return tuple(
        f"""CREATE TRIGGER {table}_{past} AFTER {event} ON {table}
        BEGIN UPDATE changes SET number = number + 1 WHERE name = '{name}'; END"""
        for past, event in (("inserted", "INSERT"), ("updated", updated), ("deleted", "DELETE"))
    )


_VERSION_3 = (
    """CREATE TABLE notes (
        key TEXT PRIMARY KEY, id TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, initials TEXT NOT NULL,
        created TEXT NOT NULL, changed TEXT NOT NULL, title TEXT NOT NULL, digest TEXT NOT NULL, shared TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX notes_by_page ON notes (id)",
    """CREATE TABLE collections (
        number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, colour TEXT NOT NULL,
        position INTEGER NOT NULL
    )""",
    """CREATE TABLE members (
        collection INTEGER NOT NULL REFERENCES collections (number) ON DELETE CASCADE, id TEXT NOT NULL,
        title TEXT NOT NULL, added TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (collection, id)
    ) WITHOUT ROWID""",
    "CREATE INDEX members_by_page ON members (id)",
    """CREATE TABLE readings (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, digest TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL,
        page BLOB
    )""",
    "CREATE INDEX readings_by_sequence ON readings (sequence, id)",
    "CREATE TABLE session (name TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID",
    """INSERT INTO changes VALUES ('notes', 0), ('collections', 0), ('visits', 0), ('failed searches', 0)""",
    *_counted("notes", "notes", "UPDATE OF id, section, text, initials, title"),
    *(trigger for table, name in _COUNTED_SINCE_3 for trigger in _counted(table, name)),
)

_VERSION_4 = (
    "CREATE TABLE sums (sum INTEGER PRIMARY KEY)",
    "CREATE TABLE written (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO written VALUES ('desk', 0), ('birth', random())",
)

_VERSION_5 = (
    "CREATE TABLE pins (collection INTEGER PRIMARY KEY REFERENCES collections (number) ON DELETE CASCADE)",
    *_counted("pins", "collections"),
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4, _VERSION_5)
"""Step n holds the statements that turn version n into version n + 1; a released step is never edited."""


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of an open file; 0 where it is not a desk, or its number is damaged.

    Raises DeskError where a newer medviewer wrote it, sqlite3.Error where it cannot be read.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        return 0
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if _is_flipped(version) and _is_of_today(connection):
        return 0
    if version > len(MIGRATIONS):
        raise DeskError(
            "{} was written by a newer medviewer (schema {}, this one knows schemas up to {}). It was left "
            "as it is. Update medviewer, or choose another folder with --profile.",
            path,
            version,
            len(MIGRATIONS),
        )
    return version


def is_sound(connection: sqlite3.Connection, path: Path, check: str) -> bool:
    """Tell whether an open file is a desk that passes `check`: "quick_check", or "integrity_check" and that of sums.

    What SQLite's find: https://sqlite.org/pragma.html#pragma_integrity_check. Raises as version_of does.
    """
    with _one_state(connection):
        return _passes(connection, path, check)


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all that is read be of one moment, whatever other windows write meanwhile."""
    begun = not connection.in_transaction
    if begun:
        connection.execute("BEGIN")
    try:
        yield
    finally:
        if begun and connection.in_transaction:
            connection.rollback()


def _passes(connection: sqlite3.Connection, path: Path, check: str) -> bool:
    version = version_of(connection, path)
    if version <= 0 or connection.execute(f"PRAGMA {check}(1)").fetchall() != [("ok",)]:
        return False
    if version < SUMMED:
        return True
    return sums.is_typed(connection) and (check == "quick_check" or sums.verdict(connection).whole)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open file of any older version, or an empty one, to the newest: all steps or none.

    Foreign keys are checked once at the end (https://sqlite.org/lang_altertable.html#otheralter).
    Raises sqlite3.Error; the file then is as it was.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("a row refers to one that does not exist")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        sums.fill(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.rollback()


def _is_flipped(version: int) -> bool:
    """Tell whether a version may be today's with a bit that fell: an older one, or a newer one that differs by one."""
    return version < len(MIGRATIONS) or (version ^ len(MIGRATIONS)).bit_count() == 1


def _is_of_today(connection: sqlite3.Connection) -> bool:
    """Tell whether a file that says to be of another version has the tables of today: then its number is damaged."""
    try:
        return sums.is_schema_known(connection, len(MIGRATIONS))
    except sqlite3.Error:
        return False
