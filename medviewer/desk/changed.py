"""Favourites and members of collections that are no longer as they were when they were last read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from medviewer.desk.moves import LibraryPage, LibraryPages
from medviewer.desk.storage.database import Database

_READ = """SELECT id, title, digest, at FROM readings
    WHERE id IN (SELECT id FROM favourites) OR id IN (SELECT id FROM members) ORDER BY sequence DESC"""


class ChangedPage(NamedTuple):
    """A page that has changed, or is gone, since it was read.

    id: under which it was read. now: its id today, None where it is gone. title: as it is today, or was.
    read: when, UTC, ISO 8601. favourite: whether it carries a star. collections: names of those that hold it.
    """

    id: str
    now: str | None
    title: str
    read: str
    favourite: bool
    collections: tuple[str, ...]


def changed(database: Database, pages: LibraryPages) -> list[ChangedPage]:
    """Return what has changed, the page read last first; writes nothing. Raises DeskError.

    A page is compared with the one that it is now, also where the whole library was replaced. What was never read since
    its star is not known, and so not listed.
    """
    return database.read(lambda connection: list(_changed(connection, pages)))


def _changed(connection: sqlite3.Connection, pages: LibraryPages) -> Iterator[ChangedPage]:
    starred = {row[0] for row in connection.execute("SELECT id FROM favourites")}
    lists: dict[str, list[str]] = {}
    query = "SELECT m.id, c.name FROM members m JOIN collections c ON c.number = m.collection ORDER BY c.position"
    for id, name in connection.execute(query):
        lists.setdefault(id, []).append(name)
    for id, title, digest, read in connection.execute(_READ).fetchall():
        page = pages.find(LibraryPage(id, title, digest))
        if page is None or page.digest not in ("", digest):
            held = id in starred, tuple(lists.get(id, ()))
            yield ChangedPage(id, page.id if page else None, page.title if page else title, read, *held)
