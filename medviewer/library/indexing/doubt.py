"""Pages whose stamps do not tell whether they changed: their contents are compared with what the index holds.

A stamp is size, time of writing, time of change and number of the file (`folder.PageFile.mark`). The index keeps that
of a page once it is sure that another content would have another stamp; of the others, `file_stamp` holds none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from medviewer.errors import PageError
from medviewer.library import checksums
from medviewer.library.indexing.folder import PageFile, file_at
from medviewer.library.store import schema

_DOUBTED = """SELECT path, digest FROM file LEFT JOIN file_stamp USING (id)
    WHERE mark IS NULL AND digest IS NOT NULL ORDER BY path"""
_ALL = "SELECT path, digest FROM file WHERE digest IS NOT NULL ORDER BY path"
_KEEP = "INSERT OR REPLACE INTO file_stamp SELECT id, ? FROM file WHERE path = ?"
_TOUCH = "UPDATE file SET mtime_ns = ? WHERE path = ? AND mtime_ns <> ?"
_IS_DATED_OTHERWISE = "SELECT 1 FROM file WHERE mtime_ns <> ? AND path = ?"
_FORGET = "DELETE FROM file_stamp WHERE id = (SELECT id FROM file WHERE path = ?)"
_AT_ONCE = 100
"""Pages between two reports of progress."""


class ContentCheck(NamedTuple):
    """The result of a look at contents. same: files as they were looked at; others: paths whose content is another."""

    same: list[PageFile]
    others: list[bytes]


def doubted(db: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
    """Return path and digest of the pages whose stamps cannot be trusted."""
    return db.execute(_DOUBTED).fetchall()


def every(db: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
    """Return path and digest of all pages that could be read."""
    return db.execute(_ALL).fetchall()


def compared(
    root: Path,
    pages: Sequence[tuple[bytes, bytes]],
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ContentCheck:
    """Read these pages and compare them with their digests; until it is cancelled."""
    found = ContentCheck([], [])
    for number, (path, digest) in enumerate(pages):
        if number % _AT_ONCE == 0:
            progress(number, len(pages))
            if cancelled():
                break
        file = file_at(root, path)
        if isinstance(file, PageFile) and is_same(root, path, digest):
            found.same.append(file)
        else:
            found.others.append(path)
    return found


def is_same(root: Path, path: bytes, digest: bytes | None) -> bool:
    """Tell whether a page's content has this digest."""
    from medviewer.monograph.decoding import digest_of, read_page

    try:
        return digest_of(*read_page(root / os.fsdecode(path))) == digest
    except PageError:
        return False


def keep(db: sqlite3.Connection, files: Iterable[PageFile]) -> None:
    """Keep the stamps of files that the index holds as they are, where these can be trusted; within a transaction."""
    db.executemany(_KEEP, [(file.mark if file.sure else None, file.path) for file in files])


def settle(db: sqlite3.Connection, files: Sequence[PageFile]) -> None:
    """Date files whose contents were found to be the same, and keep their stamps, if they can be trusted by now."""
    sure = [file for file in files if file.sure]
    dated = [(file.mtime_ns, file.path) for file in files]
    if sure or any(db.execute(_IS_DATED_OTHERWISE, one).fetchone() for one in dated):
        with schema.transaction(db):
            if db.executemany(_TOUCH, [(date, path, date) for date, path in dated]).rowcount:
                checksums.forget(db)
            keep(db, sure)


def forget(db: sqlite3.Connection, paths: Iterable[bytes]) -> None:
    """Trust the stamps of these pages no more: the next comparison reads them."""
    with schema.transaction(db):
        db.executemany(_FORGET, [(path,) for path in paths])
