"""Bring a desk file that is missing, damaged or older into a state in which it can be used."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from medviewer.desk import backup, schema, values
from medviewer.desk.connection import connect, plain
from medviewer.monograph.errors import DeskError


def prepare(desk: Path, patience: float) -> str | None:
    """Make, mend or migrate the desk file, whichever it needs.

    Returns what its owner must be told, if anything.
    Raises DeskError where a newer medviewer wrote it, sqlite3.Error, OSError; the file then is as it was.
    """
    with backup.alone(desk, patience):
        whole = desk.exists() and backup.is_sound(desk, patience)
        notice = None if whole else _restore(desk, patience)
        _migrate(desk, patience)
    return notice


def _restore(desk: Path, patience: float) -> str | None:
    """Put the last good backup, or an empty desk, where the file is missing or damaged, which is kept."""
    part = desk.with_name(f"{desk.name}.part")
    source = _last_good(desk)
    if source:
        backup.copy(source, part, patience)
    else:
        _build(part)
    connect(part, patience).close()  # a file keeps its journal mode: no window need change it while others read
    was_there = desk.exists()
    kept = _keep_aside(desk)
    backup.publish(part, desk)
    if not was_there and not source:
        return None
    return _notice(desk, kept if was_there else None, source)


def _last_good(desk: Path) -> Path | None:
    for copy in backup.existing(desk):
        try:
            if backup.is_sound(copy):
                return copy
        except (DeskError, sqlite3.OperationalError):
            continue
    return None


def _build(path: Path) -> None:
    backup.discard(path)
    with closing(plain(path, 0.0)) as connection:
        schema.migrate(connection)


def _keep_aside(desk: Path) -> Path:
    """Give the file and its write-ahead log other names; the log first, which must not meet another file.

    The file has its old name as well until the new one replaces it: a crash in between is mended again.
    """
    kept = _unused(desk, values.now())
    log, kept_log = desk.with_name(f"{desk.name}-wal"), kept.with_name(f"{kept.name}-wal")
    if log.exists():
        log.replace(kept_log)
    desk.with_name(f"{desk.name}-shm").unlink(missing_ok=True)
    if desk.exists():
        try:
            os.link(desk, kept)
        except OSError:
            shutil.copyfile(desk, kept)
    return kept


def _unused(desk: Path, moment: datetime) -> Path:
    while True:
        kept = desk.with_name(f"{desk.name}.damaged-{values.stamp(moment)}")
        if not kept.exists():
            return kept
        moment += timedelta(seconds=1)


def _notice(desk: Path, kept: Path | None, source: Path | None) -> str:
    happened = (
        f"The file of your favourites and history was damaged. It is kept as {kept}."
        if kept
        else f"The file of your favourites and history, {desk}, was missing."
    )
    done = (
        f"The last good backup is in use instead: {source}. What was changed after that backup is not in it."
        if source
        else f"There was no good backup in {backup.folder(desk)}, so they begin empty."
    )
    return f"{happened} {done}"


def _migrate(desk: Path, patience: float) -> None:
    with closing(plain(desk, patience)) as connection:
        if schema.version_of(connection, desk) == len(schema.MIGRATIONS):
            return
        if backup.make(desk, values.now(), patience) is None:
            raise sqlite3.DatabaseError("its copy before the change of its tables was not whole")
        schema.migrate(connection)
