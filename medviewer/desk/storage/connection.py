"""Connections to SQLite files, set up so that what is committed is on the disk."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from medviewer.atomic import for_owner_alone
from medviewer.desk.storage import sums
from medviewer.sqlite_address import address

_DURABLE = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
)


def connect(path: Path, patience: float, *, summed: bool = True) -> sqlite3.Connection:
    """Open a desk file to read and write, the sums of its rows with them; a commit returns once the disk has it.

    patience: seconds to wait for another window that writes. Raises sqlite3.Error.
    """
    connection = plain(path, patience)
    try:
        for pragma in _DURABLE:
            connection.execute(pragma)
        if summed:
            sums.keep(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def plain(path: Path, patience: float) -> sqlite3.Connection:
    """Open a SQLite file as it is, without changing its journal mode; transactions are begun by hand.

    Raises sqlite3.OperationalError where there is none: an empty one in its place would be taken for a damaged desk.
    """
    return _prepared(f"{address(path.absolute())}?mode=rw", patience)


def unfinished(desk: Path) -> Path:
    """Return the name of a damaged desk from when it is set aside until another is in its place and in use."""
    return desk.with_name(f"{desk.name}.mending")


def tighten(desk: Path) -> None:
    """Take others' permissions from a desk, its folder, its backups and what was kept of damaged ones."""
    backups = desk.parent / "backups"
    for folder, beginning in ((desk.parent, desk.name), (backups, "")):
        for_owner_alone(folder)
        with suppress(OSError):
            for file in folder.iterdir():
                if file.name.startswith(beginning):
                    for_owner_alone(file)


def is_header_known(path: Path) -> bool:
    """Tell whether the first bytes of a file are those of a database that this SQLite may read and write.

    Not for a file that this process has open: on POSIX it loses all its locks on a file when it closes any handle of
    it (https://sqlite.org/howtocorrupt.html, 2.2), and the next window to close would delete the log under it.

    A file format above 2 makes SQLite treat the file as read-only (https://sqlite.org/fileformat2.html, 1.3.3), and
    so a flipped bit would end all writing without an error. Raises OSError.
    """
    with path.open("rb") as file:
        head = file.read(20)
    return head.startswith(b"SQLite format 3\0") and set(head[18:20]) <= {1, 2}


def unchanging(path: Path) -> sqlite3.Connection:
    """Open a file that cannot be written, from a read-only or full disk, for reading alone.

    `immutable` does without the shared memory file that WAL needs (https://sqlite.org/wal.html#read_only_databases).
    """
    return _prepared(f"{address(path.absolute())}?immutable=1", 0.0)


def is_there(desk: Path) -> bool:
    """Tell whether there is a desk, also while another process mends it: asked again, as it may be done meanwhile."""
    return desk.exists() or unfinished(desk).exists() or desk.exists()


def in_memory() -> sqlite3.Connection:
    """Open an empty database that is gone with its connection."""
    return _prepared(":memory:", 0.0)


def _prepared(name: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=patience, isolation_level=None, check_same_thread=False, uri=True)
    connection.text_factory = _readable
    return connection


def _readable(stored: bytes) -> str:
    """Return text even where a flipped bit left no UTF-8, so that one bad row does not hide the others."""
    return stored.decode("utf-8", "replace")
