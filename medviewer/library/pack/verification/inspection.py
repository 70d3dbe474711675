"""A look at everything in a pack that is later believed, before its first page is shown.

Its bytes are those that were sealed by then; what they say may still be anything at all, since anybody can make a pack.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from medviewer.library.names.page_names import LONGEST
from medviewer.library.pack.format import TABLES, Manifest, content_hash, damaged, largest, manifest_in
from medviewer.library.paths import shown, stays_inside
from medviewer.library.store import schema
from medviewer.library.untrusted import FAULTS, check_schema, check_types

_File = tuple[bytes, bytes, int, int, int]

_LARGEST_NUMBER = 1 << 40
_LONGEST = 4 * LONGEST
"""Characters of a name or title; the folder's index keeps a quarter of that."""
_SHOWN: Mapping[str, Mapping[str, int]] = {
    "state": {},
    "file": {},
    "page": dict.fromkeys(("title", "subtitle", "generic", "class"), _LONGEST),
    "problem": {},
    "section": dict.fromkeys(("key", "title"), _LONGEST),
    "called": {"shown": _LONGEST},
    "tallman": {"spelling": _LONGEST},
    "label": dict.fromkeys(("name", "date", "form", "route", "strength", "labeler", "set_id"), _LONGEST),
}
"""Tables whose values leave the database as they are, with the most characters of those that a list shows; those of the
others are compared in it, or used within a question, which ends in an error then, as it does where a text is no
UTF-8."""
_SETTINGS = {"version": 5, "automerge": 16, "hashsize": schema.GATHERED}
"""The most that a pack may say, in those that were made before too."""
_FULL_TEXT = ("name", "part", "passage")
_FILES = "SELECT path, sha256, mtime_ns, size, length(content) FROM packed ORDER BY path"
_FOREIGN = """SELECT EXISTS (
    SELECT 1 FROM sqlite_schema WHERE type IN ('view', 'trigger') OR tbl_name LIKE 'sqlite!_%' ESCAPE '!')"""


def inspect(db: sqlite3.Connection, path: Path) -> Manifest:
    """Return the manifest of a pack whose every table is as medviewer makes them; raises LibraryError.

    A pack of another index version is asked for its files alone; see `converting`. path: how errors name it.
    """
    try:
        check_files_tables(db)
        manifest = manifest_in(db, path)
        if manifest.index_version == schema.VERSION:
            check_schema(db, schema.TABLES + TABLES)
            for table, longest in _SHOWN.items():
                check_types(db, table, longest=longest)
            _check_numbers(db)
            _check_settings(db)
        _check_facts(manifest, db.execute(_FILES))
    except FAULTS as error:
        raise damaged(path) from error
    return manifest


def check_files_tables(db: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError where the tables of files and manifest are not ours, or something acts by itself."""
    if db.execute(_FOREIGN).fetchone()[0]:
        raise sqlite3.DatabaseError("it holds views, triggers or tables of SQLite's own")
    for statement in TABLES:
        name = statement.split()[2]
        if db.execute("SELECT type, sql FROM sqlite_schema WHERE name = ?", (name,)).fetchall() != [
            ("table", statement)
        ]:
            raise sqlite3.DatabaseError(f"its table {name} is not that of a pack")
    indexes = db.execute("SELECT name FROM sqlite_schema WHERE tbl_name IN ('packed', 'manifest') AND type = 'index'")
    if indexes.fetchall() != [("sqlite_autoindex_packed_1",)]:
        raise sqlite3.DatabaseError("it has indexes that no pack has")


def _check_numbers(db: sqlite3.Connection) -> None:
    """Raise ValueError for a page or file whose number is none that can be reckoned with."""
    for table in ("page", "file"):
        least, most = db.execute(f"SELECT coalesce(min(id), 1), coalesce(max(id), 1) FROM {table}").fetchone()
        if least < 1 or most > _LARGEST_NUMBER:
            raise ValueError(f"a number in {table} is out of range")


def _check_settings(db: sqlite3.Connection) -> None:
    """Raise ValueError where a full-text index has settings that medviewer does not make."""
    for table in _FULL_TEXT:
        for key, value in db.execute(f"SELECT k, v FROM {table}_config"):
            if type(value) is not int or not 0 <= value <= _SETTINGS.get(key, -1):
                raise ValueError(f"the setting {key} of {table} is not one of ours")


def _check_facts(manifest: Manifest, files: Iterable[_File]) -> None:
    """Raise ValueError where the files are not those that the manifest speaks of, or one cannot be a library's."""
    counted = _Counted()
    if content_hash(counted.each(files)) != manifest.content or counted.bytes != manifest.bytes:
        raise ValueError("its files are not those that it says it has")
    if counted.files < manifest.pages + manifest.pictures:
        raise ValueError("it says that it has more pages than files")


class _Counted:
    """Counts the files of a pack while they are looked at."""

    def __init__(self) -> None:
        self.files = self.bytes = 0

    def each(self, files: Iterable[_File]) -> Iterator[tuple[bytes, bytes]]:
        """Yield path and hash of each file; raises ValueError for what no file of a library has."""
        for path, digest, mtime_ns, size, packed in files:
            if (
                type(path) is not bytes
                or type(digest) is not bytes
                or type(mtime_ns) is not int
                or type(size) is not int
            ):
                raise ValueError("a value in packed is of another type")
            if len(digest) != 32 or not stays_inside(path):
                raise ValueError(f"{shown(path)} is not the name of a file in a library")
            if not packed <= size <= largest(path):
                raise ValueError(f"{shown(path)} is larger than a file of a library may be")
            self.files += 1
            self.bytes += size
            yield path, digest
