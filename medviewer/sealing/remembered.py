"""Files that were read to their end and found to be what their seals say: a small SQLite file that may be lost.

A file is known by device, inode, size and both times of change. That says which file need not be read again, never what
is shown: a pack is read from a copy that has the hash of what was verified, whatever its own file has become meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from medviewer.atomic import private_folder
from medviewer.sqlite_address import address

NAME = "verified.sqlite"
_MOST = 1000  # files that are remembered
_TABLE = "CREATE TABLE IF NOT EXISTS verified (file TEXT PRIMARY KEY, sha256 TEXT NOT NULL)"


def identity(stat: os.stat_result) -> str:
    """Return what tells this state of a file from any other."""
    return f"{stat.st_dev}:{stat.st_ino}:{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}"


def recall(memory: Path, stat: os.stat_result) -> str:
    """Return the hash of a file that was verified before, empty where that is not known."""
    file = memory / NAME
    if not stat.st_ino or not file.exists():
        return ""
    try:
        only_read = f"{address(file.absolute())}?mode=ro"
        with contextlib.closing(sqlite3.connect(only_read, uri=True, timeout=0.1)) as database:
            row = database.execute("SELECT sha256 FROM verified WHERE file = ?", (identity(stat),)).fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def remember(memory: Path, stat: os.stat_result, sha256: str) -> None:
    """Keep that a file was verified; a damaged memory is made anew, and where none can be written nothing is kept."""
    for _attempt in range(2):
        try:
            private_folder(memory)
            _write(memory / NAME, identity(stat), sha256)
            return
        except sqlite3.Error:
            _forget(memory)
        except OSError:
            return


def _write(file: Path, known: str, sha256: str) -> None:
    with contextlib.closing(sqlite3.connect(file, timeout=2)) as database, database:
        database.execute(_TABLE)
        database.execute("DELETE FROM verified WHERE file = ?", (known,))
        database.execute("INSERT INTO verified VALUES (?, ?)", (known, sha256))
        database.execute("DELETE FROM verified WHERE rowid <= (SELECT max(rowid) FROM verified) - ?", (_MOST,))


def _forget(memory: Path) -> None:
    for name in (NAME, f"{NAME}-journal"):
        with contextlib.suppress(OSError):
            (memory / name).unlink()
