"""The monographs that their reader has starred."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from medviewer.desk import change_counters
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database

# The inner WHERE tells SQLite's parser that ON begins no join (https://sqlite.org/lang_upsert.html#parsing_ambiguity).
_ADD = """INSERT INTO favourites (id, title, added, position)
    SELECT :id, :title, :added, coalesce(max(position), 0) + 1 FROM favourites WHERE true
    ON CONFLICT (id) DO UPDATE SET title = excluded.title WHERE title <> excluded.title"""


class Favourite(NamedTuple):
    """A starred monograph; `title` as it was when starred, so that it has a name even when its page is gone.

    added: UTC, ISO 8601, such as "2026-10-03T14:05:09Z".
    """

    id: str
    title: str
    added: str


class Favourites:
    """The starred monographs, in the order in which it was added. Usable from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Favourite]:
        """Return every favourite in its order. Raises DeskError."""
        query = "SELECT id, title, added FROM favourites ORDER BY position, id"
        rows = self._database.read(lambda connection: connection.execute(query).fetchall())
        return [Favourite._make(row) for row in rows]

    def ids(self) -> frozenset[str]:
        """Return the ids of all favourites. Raises DeskError."""
        rows = self._database.read(lambda connection: connection.execute("SELECT id FROM favourites").fetchall())
        return frozenset(row[0] for row in rows)

    def add(self, monograph_id: str, title: str) -> None:
        """Star a monograph and return once the disk has it.

        One that is starred already keeps its place and takes the new title. Raises DeskError.
        """
        self._database.write(lambda connection: add(connection, monograph_id, title, values.iso(values.now())))

    def remove(self, monograph_id: str) -> None:
        """Take the star off, if there is one, and return once that is on the disk. Raises DeskError."""
        key = (values.checked_id(monograph_id),)
        self._database.write(lambda connection: connection.execute("DELETE FROM favourites WHERE id = ?", key))

    def version(self) -> int:
        """Return a number that is another one after any window has changed a favourite; cheap to ask often.

        Raises DeskError.
        """
        return change_counters.version(self._database, "favourites")


def add(connection: sqlite3.Connection, monograph_id: str, title: str, added: str) -> None:
    """Star a monograph within a transaction. Raises DeskError for an id that cannot be stored."""
    row = {"id": values.checked_id(monograph_id), "title": values.storable(title), "added": added}
    connection.execute(_ADD, row)


def put(connection: sqlite3.Connection, new: Sequence[Favourite]) -> None:
    """Write favourites that are checked and not there yet behind the others, within a transaction."""
    last = connection.execute("SELECT coalesce(max(position), 0) FROM favourites").fetchone()[0]
    rows = ((*favourite, place) for place, favourite in enumerate(new, last + 1))
    connection.executemany("INSERT INTO favourites (id, title, added, position) VALUES (?, ?, ?, ?)", rows)
