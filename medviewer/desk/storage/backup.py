"""Copies of the desk beside it, and the folder's lock for all work that touches whole files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from medviewer.atomic import make_private, private_folder
from medviewer.desk.storage import desk_schema, sums, values
from medviewer.desk.storage.connection import is_header_known, plain, unchanging
from medviewer.desk.storage.faults import may_be_damage
from medviewer.errors import DeskError

KEPT = 7
"""How many backups stay; the oldest go first."""


@contextmanager
def alone(desk: Path, patience: float) -> Iterator[None]:
    """Keep other windows from making, mending, migrating or backing up this desk meanwhile.

    The lock is SQLite's own on an empty file, so that every system has it and a killed process lets go of it.
    Raises sqlite3.OperationalError after `patience` seconds, OSError where the folder cannot be made.
    """
    private_folder(desk.parent)
    private_folder(folder(desk))
    file = folder(desk) / "lock"
    with suppress(FileExistsError):
        make_private(file)
    with closing(plain(file, patience)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def folder(desk: Path) -> Path:
    """Return the folder of the backups of this desk file."""
    return desk.parent / "backups"


def existing(desk: Path) -> list[Path]:
    """Return the backups of this desk file, the newest first."""
    digits = "[0-9]"
    return sorted(folder(desk).glob(f"{desk.stem}-{digits * 8}-{digits * 6}.sqlite"), reverse=True)


def is_due(desk: Path, moment: datetime) -> bool:
    """Tell whether the desk has no backup of this day (UTC) yet."""
    today = f"{desk.stem}-{values.stamp(moment)[:8]}-"
    return not any(copy.name.startswith(today) for copy in existing(desk))


def make(desk: Path, moment: datetime, patience: float) -> Path | None:
    """Copy the desk into its backups, check the copy, drop the oldest beyond KEPT; call it within `alone`.

    Returns the backup, None where the desk is damaged or missing. Raises sqlite3.Error, OSError.
    """
    if not desk.exists():
        return None
    target = _unused(desk, moment)
    part = target.with_suffix(".part")
    try:
        copy(desk, part, patience)
        if not is_sound(part):
            return None
        publish(part, target)
    except Exception as error:
        if not may_be_damage(error):
            raise
        return None
    finally:
        discard(part)
    for outdated in existing(desk)[KEPT:]:
        outdated.unlink(missing_ok=True)
    return target


def copy(source: Path, target: Path, patience: float) -> None:
    """Copy a database, even one in use, to one new file without a journal. Raises sqlite3.Error."""
    begin(target)
    with closing(plain(source, patience)) as original, closing(plain(target, patience)) as made:
        original.backup(made)
        made.execute("PRAGMA journal_mode = DELETE")


def is_sound(path: Path, patience: float = 0.0) -> bool:
    """Tell whether a file is a whole desk, every row as it was written.

    Raises DeskError where it is of a newer version, sqlite3.Error, OSError.
    """
    if not is_header_known(path):
        return False
    try:
        with closing(plain(path, patience)) as connection:
            return desk_schema.is_sound(connection, path, "integrity_check")
    except Exception as error:
        if not may_be_damage(error):
            raise
        return False


def is_usable(copy: Path) -> bool:
    """Tell whether a backup is sound, and neither of a newer version nor beyond reading."""
    try:
        return is_sound(copy)
    except (DeskError, sqlite3.Error, OSError):
        return False


def written(path: Path) -> tuple[int, int]:
    """Return of which desk a backup is, and how often that was written to, see `sums.written`; zeros where unknown."""
    try:
        with closing(unchanging(path)) as connection:
            return sums.written(connection)
    except (sqlite3.Error, OSError, LookupError, ValueError, TypeError):
        return 0, 0


def publish(part: Path, target: Path) -> None:
    """Give a finished file its name, in place of what had it: a crash leaves the old file or the new one."""
    sync(part)
    part.replace(target)
    sync(target.parent)


def begin(path: Path) -> None:
    """Put an empty file of its owner's alone in the place of a database that is not needed. Raises OSError."""
    discard(path)
    make_private(path)


def discard(path: Path) -> None:
    """Remove a database that is not needed, with its journals."""
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder where the system can wait for these. Raises OSError."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unused(desk: Path, moment: datetime) -> Path:
    while True:
        target = folder(desk) / f"{desk.stem}-{values.stamp(moment)}.sqlite"
        if not target.exists():
            return target
        moment += timedelta(seconds=1)
