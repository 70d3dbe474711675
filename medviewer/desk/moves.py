"""Pages whose files were renamed, moved or replaced: what the desk keeps of them goes with them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from medviewer.desk import notes
from medviewer.desk.notes import Note
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database

_TABLES = ("notes", "favourites", "members", "readings", "visits", "positions", "aliases")
_KNOWN = """SELECT id, title, digest FROM notes
    UNION ALL SELECT id, title, digest FROM readings
    UNION ALL SELECT id, title, '' FROM favourites
    UNION ALL SELECT id, title, '' FROM members
    UNION ALL SELECT id, title, '' FROM aliases
    UNION ALL SELECT id, title, '' FROM visits"""
_ON_THE_WAY = "\x1fmoving\x1f"  # no id of a library holds control characters


class LibraryPage(NamedTuple):
    """A page that a library holds now. digest: its content hash, empty where it could not be read."""

    id: str
    title: str
    digest: str


class PageMoves(NamedTuple):
    """The moves that `follow` found.

    moved: new id by old id. orphans: notes whose page is nowhere; they stay on the desk, under their old id.
    elsewhere: names of libraries of kept pages that are not open; what belongs to them was left as it is.
    """

    moved: Mapping[str, str]
    orphans: tuple[Note, ...] = ()
    elsewhere: tuple[str, ...] = ()


class LibraryPages:
    """The pages of the open libraries, to be found by id, content hash and title."""

    def __init__(self, pages: Iterable[tuple[str, str, str]]) -> None:
        """Take (id, title, digest) of every page."""
        self.by_id = {page[0]: LibraryPage(*page) for page in pages}
        self.libraries = {library_of(id) for id in self.by_id}
        self._by_digest: defaultdict[str, list[LibraryPage]] = defaultdict(list)
        self._by_title: defaultdict[str, list[LibraryPage]] = defaultdict(list)
        for page in self.by_id.values():
            self._by_digest[page.digest].append(page)
            self._by_title[values.folded(page.title)].append(page)

    def find(self, kept: LibraryPage) -> LibraryPage | None:
        """Return where a page that the desk keeps is now; None where nowhere, or where several may be meant.

        It is the page of its id, unless that now holds another drug while its own text stands elsewhere; else the one
        with the same content; else the only one with the same title, in its own library where that is open.
        """
        same_place = self.by_id.get(kept.id)
        twin = self._twin(kept)
        if same_place:
            is_other = kept.digest not in ("", same_place.digest) and not _same_title(kept, same_place)
            return twin if is_other and twin else same_place
        return twin or self._namesake(kept)

    def _twin(self, kept: LibraryPage) -> LibraryPage | None:
        """Return the page with the same content: of equal ones that of the same title and library, then by id."""
        library = library_of(kept.id)
        twins = self._by_digest.get(kept.digest, []) if kept.digest else []
        order = sorted(twins, key=lambda p: (not _same_title(kept, p), library_of(p.id) != library, p.id))
        return order[0] if order else None

    def _namesake(self, kept: LibraryPage) -> LibraryPage | None:
        same = self._by_title.get(values.folded(kept.title), []) if kept.title else []
        library = library_of(kept.id)
        if library in self.libraries:
            same = [page for page in same if library_of(page.id) == library] or same
        return same[0] if len(same) == 1 else None


def follow(database: Database, pages: LibraryPages, *, across: bool = False) -> PageMoves:
    """Give everything kept of a page that has moved its new id, all or nothing. Raises DeskError.

    across: also what belongs to libraries that are not open, such as one that was replaced by another folder; else
    that is left alone.
    """
    found = database.read(lambda connection: _plan(connection, pages, across))
    if not found.moved:
        return found

    def write(connection: sqlite3.Connection) -> PageMoves:
        plan = _plan(connection, pages, across)
        _carry_out(connection, plan.moved)
        return plan

    return database.write(write)


def kept_pages(connection: sqlite3.Connection) -> list[LibraryPage]:
    """Return all that the desk keeps something of, each id once, with what is known best of it."""
    known: dict[str, LibraryPage] = {}
    for id, title, digest in connection.execute(_KNOWN):
        before = known.get(id)
        if before is None or (digest and not before.digest):
            known[id] = LibraryPage(id, title or (before.title if before else ""), digest)
    return list(known.values())


def library_of(id: str) -> str:
    """Return the name of the library that an id begins with."""
    return id.partition("/")[0]


def _plan(connection: sqlite3.Connection, pages: LibraryPages, across: bool) -> PageMoves:
    moved, lost, elsewhere = {}, set(), set()
    for kept in kept_pages(connection):
        if library_of(kept.id) not in pages.libraries and not across:
            elsewhere.add(library_of(kept.id))
            continue
        found = pages.find(kept)
        if found is None:
            lost.add(kept.id)
        elif found.id != kept.id:
            moved[kept.id] = found.id
    orphans = tuple(note for note in notes.every(connection) if note.id in lost)
    return PageMoves(moved, orphans, tuple(sorted(elsewhere)))


def _carry_out(connection: sqlite3.Connection, moved: Mapping[str, str]) -> None:
    """Rename ids at once, so that two pages may change places; what is kept of the new id already stays."""
    away = [(_ON_THE_WAY + new, old) for old, new in moved.items()]
    back = [(new, _ON_THE_WAY + new) for new in set(moved.values())]
    left = [(_ON_THE_WAY + new,) for new in set(moved.values())]
    for table in _TABLES:
        connection.executemany(f"UPDATE OR IGNORE {table} SET id = ? WHERE id = ?", away)
        connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(old,) for old in moved])
        connection.executemany(f"UPDATE OR IGNORE {table} SET id = ? WHERE id = ?", back)
        connection.executemany(f"DELETE FROM {table} WHERE id = ?", left)


def _same_title(one: LibraryPage, other: LibraryPage) -> bool:
    return values.folded(one.title) == values.folded(other.title)
