"""Each monograph as it was when it was last read, so that what has changed since can be shown word by word."""

from __future__ import annotations

import sqlite3
import zlib
from typing import NamedTuple

from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database

OTHERS = 500
"""How many are kept besides favourites and members of collections, which are all kept."""
LARGEST = 1 << 20
"""Characters of a page beyond which its hash alone is kept, not its text; the longest real page known has 60,000."""

_NOT_KEPT = "id NOT IN (SELECT id FROM favourites) AND id NOT IN (SELECT id FROM members)"
_PUT = """INSERT INTO readings (id, title, digest, at, sequence, page)
    SELECT :id, :title, :digest, :at, coalesce(max(sequence), 0) + 1, :page FROM readings WHERE true
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, digest = excluded.digest, at = excluded.at,
    sequence = excluded.sequence, page = excluded.page"""
_TRIM = f"""DELETE FROM readings WHERE {_NOT_KEPT} AND sequence <= (
    SELECT sequence FROM readings WHERE {_NOT_KEPT} ORDER BY sequence DESC LIMIT 1 OFFSET {OTHERS})"""
_SEEN = "UPDATE notes SET title = ?, digest = ? WHERE id = ? AND (title <> ? OR digest <> ?)"


class LastRead(NamedTuple):
    """A monograph as it was last read.

    digest: the page's content hash then. when: UTC, ISO 8601, such as "2026-10-03T14:05:09Z".
    """

    id: str
    title: str
    digest: str
    when: str


class LastReadPages:
    """The last reading of each monograph. Usable from any thread; every method raises DeskError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, monograph_id: str, title: str, digest: str, page: str) -> None:
        """Keep a page as it has now been read, in place of how it was before; its notes learn its hash and title.

        digest: `Monograph.digest`. page: its Markdown, `Monograph.markdown`. Reading the same again moves its time.
        """
        row = {
            "id": values.checked_id(monograph_id),
            "title": values.storable(title),
            "digest": digest,
            "at": values.iso(values.now()),
            "page": _packed(page),
        }

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute(_PUT, row)
            connection.execute(_TRIM)
            seen = row["title"], row["digest"]
            connection.execute(_SEEN, (*seen, row["id"], *seen))

        self._database.write(keep)

    def last(self, monograph_id: str) -> LastRead | None:
        """Return when a page was last read and its hash then; None where that is not known."""
        if not values.can_be_id(monograph_id):
            return None
        query = "SELECT id, title, digest, at FROM readings WHERE id = ?"
        row = self._database.read(lambda connection: connection.execute(query, (monograph_id,)).fetchone())
        return LastRead._make(row) if row else None

    def page(self, monograph_id: str) -> str | None:
        """Return the Markdown of a page as it was last read; None where it is not kept, or was too long to keep."""
        if not values.can_be_id(monograph_id):
            return None
        query = "SELECT page FROM readings WHERE id = ?"
        row = self._database.read(lambda connection: connection.execute(query, (monograph_id,)).fetchone())
        return _unpacked(row[0]) if row and row[0] is not None else None

    def all(self) -> list[LastRead]:
        """Return what was read, the latest first."""
        query = "SELECT id, title, digest, at FROM readings ORDER BY sequence DESC"
        rows = self._database.read(lambda connection: connection.execute(query).fetchall())
        return [LastRead._make(row) for row in rows]


def forget_others(connection: sqlite3.Connection) -> None:
    """Forget all but favourites and members of collections, within a transaction."""
    connection.execute(f"DELETE FROM readings WHERE {_NOT_KEPT}")


def _packed(page: str) -> bytes | None:
    return zlib.compress(page.encode("utf-8", "replace"), 6) if len(page) <= LARGEST else None


def _unpacked(kept: bytes) -> str | None:
    """Return the text; None where a flipped bit has spoilt it."""
    try:
        return zlib.decompress(kept).decode("utf-8", "replace")
    except zlib.error:
        return None
