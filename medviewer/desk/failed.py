"""Searches that found nothing, so that their reader can make aliases of them. They never leave this machine."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from medviewer.desk.aliases import problem_of
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.desk.storage.latest import put

SEARCHES = 500
"""How many are kept."""

_NOTE = """INSERT INTO failed_searches (key, query, count, last, sequence)
    SELECT :key, :query, 1, :last, coalesce(max(sequence), 0) + 1 FROM failed_searches WHERE true
    ON CONFLICT (key) DO UPDATE
    SET query = excluded.query, count = count + 1, last = excluded.last, sequence = excluded.sequence"""
_SWITCH = """INSERT INTO settings (name, value) VALUES ('failed searches', ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value"""


class FailedSearch(NamedTuple):
    """A search that found nothing, as it was typed last, and how often it did.

    last: UTC, ISO 8601, such as "2026-10-03T14:05:09Z".
    """

    query: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody calls here
    last: str


class FailedSearches:
    """Searches that found nothing, kept while it is switched on, as it is at first. Usable from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, query: str, instead_of: str = "") -> None:
        """Count a search that found nothing; the one that failed longest ago leaves beyond SEARCHES.

        instead_of: what was counted before its typist went on with it, which counts once less.
        Nothing is noted while this is switched off, nor what could not be an alias: longer than 200 characters,
        empty, without letters and digits. If the file is replaced at this very moment, the search may count twice.
        Raises DeskError.
        """
        if problem_of(query) or not self.on():
            return
        row = {"key": values.folded(query), "query": values.tidied(query), "last": values.iso(values.now())}

        def note(connection: sqlite3.Connection) -> None:
            if _is_on(connection):
                if instead_of:
                    _take_back(connection, values.folded(instead_of))
                put(connection, _NOTE, row, "failed_searches", SEARCHES)

        self._database.write(note)

    def all(self) -> list[FailedSearch]:
        """Return the searches, the one that failed last first. Raises DeskError."""
        query = "SELECT query, count, last FROM failed_searches ORDER BY sequence DESC"
        rows = self._database.read(lambda connection: connection.execute(query).fetchall())
        return [FailedSearch._make(row) for row in rows]

    def remove(self, query: str) -> None:
        """Forget one search, in whatever case it was typed. Raises DeskError."""
        key = (values.folded(query),)
        self._database.write(lambda connection: connection.execute("DELETE FROM failed_searches WHERE key = ?", key))

    def clear(self) -> None:
        """Forget all of them; backups keep theirs while they last. Raises DeskError."""
        self._database.write(lambda connection: connection.execute("DELETE FROM failed_searches"))

    def on(self) -> bool:
        """Tell whether failed searches are noted, in every window on this desk. Raises DeskError."""
        return self._database.read(_is_on)

    def switch(self, on: bool) -> None:
        """Note failed searches from now on, or no more; what was noted stays until `clear`. Raises DeskError."""
        self._database.write(lambda connection: connection.execute(_SWITCH, (int(on),)))


def _take_back(connection: sqlite3.Connection, key: str) -> None:
    """Count a search once less; one that was counted once is gone."""
    connection.execute("DELETE FROM failed_searches WHERE key = ? AND count <= 1", (key,))
    connection.execute("UPDATE failed_searches SET count = count - 1 WHERE key = ?", (key,))


def _is_on(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT value FROM settings WHERE name = 'failed searches'").fetchone()
    return row is None or bool(row[0])
