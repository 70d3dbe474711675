"""The monographs that were read last, and where in each its reader stopped."""

from __future__ import annotations

import sqlite3
from math import isfinite
from typing import NamedTuple

from medviewer.desk import last_read
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.desk.storage.latest import LatestRow, put
from medviewer.errors import DeskError

VISITS = 500
"""How many visits are kept, one for each monograph."""

POSITIONS = 2000
"""How many reading positions are kept."""

_VISIT = """INSERT INTO visits (id, title, at, sequence)
    SELECT :id, :title, :at, coalesce(max(sequence), 0) + 1 FROM visits WHERE true
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, at = excluded.at, sequence = excluded.sequence"""
_KEEP = """INSERT INTO positions (id, tab, offset, at, sequence)
    SELECT :id, :tab, :offset, :at, coalesce(max(sequence), 0) + 1 FROM positions WHERE true
    ON CONFLICT (id) DO UPDATE
    SET tab = excluded.tab, offset = excluded.offset, at = excluded.at, sequence = excluded.sequence
    WHERE tab <> excluded.tab OR offset <> excluded.offset"""


class Visit(NamedTuple):
    """The latest visit to a monograph; `title` as it was then.

    when: UTC, ISO 8601, such as "2026-10-03T14:05:09Z".
    """

    id: str
    title: str
    when: str


class Position(NamedTuple):
    """A place in a monograph: the key of its tab, and how far down in it, in the unit of the window."""

    tab: str
    offset: float


class History:
    """The monographs that were read, and where their reader stopped. Usable from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def visit(self, monograph_id: str, title: str) -> None:
        """Put a monograph first in the history, which forgets the oldest beyond VISITS. Raises DeskError."""
        row = {"id": values.checked_id(monograph_id), "title": values.storable(title), "at": _now()}
        self._database.write(lambda connection: put(connection, _VISIT, row, "visits", VISITS))

    def recent(self, limit: int = 50) -> list[Visit]:
        """Return the last visits, the latest first, each monograph once. Raises DeskError."""
        query = "SELECT id, title, at FROM visits ORDER BY sequence DESC LIMIT ?"
        rows = self._database.read(lambda connection: connection.execute(query, (limit,)).fetchall())
        return [Visit._make(row) for row in rows]

    def position(self, monograph_id: str) -> Position | None:
        """Return where reading stopped in a monograph, None where that is not known. Raises DeskError."""
        if not values.can_be_id(monograph_id):
            return None
        query = "SELECT tab, offset FROM positions WHERE id = ?"
        row = self._database.read(lambda connection: connection.execute(query, (monograph_id,)).fetchone())
        return Position._make(row) if row else None

    def keep_position(self, monograph_id: str, tab: str, offset: float) -> None:
        """Keep where reading stopped: a tab's key and a finite number. Raises DeskError."""
        if not isfinite(offset):
            raise DeskError("The place {} in {} cannot be kept: it is not a finite number.", offset, monograph_id)
        place: LatestRow = {"tab": values.storable(tab), "offset": float(offset)}
        row = {"id": values.checked_id(monograph_id), **place, "at": _now()}
        self._database.write(lambda connection: put(connection, _KEEP, row, "positions", POSITIONS))

    def clear(self) -> None:
        """Forget all visits, positions, and pages as they were read but those of favourites and collections.

        Backups keep theirs while they last. Raises DeskError.
        """
        self._database.write(_clear)


def _clear(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM visits")
    connection.execute("DELETE FROM positions")
    last_read.forget_others(connection)


def _now() -> str:
    return values.iso(values.now())
