"""Bring a desk file that is missing, damaged or older into a state in which it can be used."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from medviewer.atomic import make_private
from medviewer.desk.storage import backup, desk_schema, salvage, values
from medviewer.desk.storage.connection import connect, plain
from medviewer.errors import DeskError, Message, joined_messages

_ATTEMPTS = 3
_NAMED = 5
"""Entries that a notice names."""


def prepare(desk: Path, patience: float) -> Message | None:
    """Make, mend or migrate the desk file, whichever it needs.

    Returns what its owner must be told, if anything.
    Raises DeskError where a newer medviewer wrote it, sqlite3.Error, OSError; the file then is as it was.
    """
    with backup.alone(desk, patience):
        whole = desk.exists() and backup.is_sound(desk, patience)
        notice = None if whole else _restore(desk, patience)
        _migrate(desk, patience)
    return notice


def catch_up(desk: Path, patience: float) -> Message | None:
    """Give a desk that is older than its last backup, by a log that was lost, what the backup has.

    Returns and raises as `prepare`.
    """
    with backup.alone(desk, patience):
        return _restore(desk, patience, older=True)


def _restore(desk: Path, patience: float, *, older: bool = False) -> Message | None:
    """Put the last good backup, or an empty desk, with what can be read of the file, in its place; it is kept."""
    part = desk.with_name(f"{desk.name}.part")
    source = _last_good(desk)
    if source:
        backup.copy(source, part, patience)
    else:
        backup.begin(part)
    with closing(plain(part, patience)) as connection:
        desk_schema.migrate(connection)
    was_there = desk.exists()
    outcome = _salvaged(desk, part, older=older) if was_there else None
    connect(part, patience, summed=False).close()  # so that it is in WAL mode before any window reads it
    kept = _keep_aside(desk)
    backup.publish(part, desk)
    if not was_there and not source:
        return None
    return _notice(desk, kept if was_there else None, source, outcome, older=older)


def _salvaged(desk: Path, part: Path, *, older: bool) -> salvage.SalvagedRows | None:
    """Add what can be read of the damaged file to its backup, `part`; None where that has nothing to add to it."""
    for _ in range(_ATTEMPTS):
        before = _state_of(desk)
        found = salvage.salvage(desk, part)
        if _state_of(desk) == before:  # else another window has written meanwhile
            break
    if not any(found.tables.values()):
        return None
    outcome = salvage.combined(found, salvage.rows_of(part), older=older)
    salvage.write(part, outcome.tables)
    return outcome


def _state_of(desk: Path) -> list[tuple[int, int]]:
    files = [path for path in (desk, desk.with_name(f"{desk.name}-wal")) if path.exists()]
    return [(found.st_size, found.st_mtime_ns) for found in (path.stat() for path in files)]


def _last_good(desk: Path) -> Path | None:
    for copy in backup.existing(desk):
        try:
            if backup.is_sound(copy):
                return copy
        except (DeskError, sqlite3.Error, OSError):
            continue
    return None


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
            make_private(kept)
            shutil.copyfile(desk, kept)
    return kept


def _unused(desk: Path, moment: datetime) -> Path:
    while True:
        kept = desk.with_name(f"{desk.name}.damaged-{values.stamp(moment)}")
        if not kept.exists():
            return kept
        moment += timedelta(seconds=1)


def _notice(
    desk: Path, kept: Path | None, source: Path | None, outcome: salvage.SalvagedRows | None, *, older: bool
) -> Message:
    happened = Message("The file of your favourites and history, {}, was missing.", desk)
    if kept:
        fault = Message("lacked what its last backup holds") if older else Message("was damaged")
        happened = Message("The file of your favourites and history {}. It is kept as {}.", fault, kept)
    return joined_messages([happened, _done(desk, source, outcome), *_missing(source, outcome)])


def _done(desk: Path, source: Path | None, outcome: salvage.SalvagedRows | None) -> Message:
    if source and outcome:
        return Message("The last good backup is in use instead, with what could be read of that file: {}.", source)
    if source:
        return Message("The last good backup is in use instead: {}.", source)
    there = backup.folder(desk)
    if outcome:
        return Message("There was no good backup in {}, so they hold what could be read of that file.", there)
    return Message("There was no good backup in {}, so they begin empty.", there)


def _missing(source: Path | None, outcome: salvage.SalvagedRows | None) -> Iterator[Message]:
    if outcome is None or outcome.lost is None:
        if source:
            yield Message("What was changed after that backup and could not be read is not in it.")
    elif outcome.lost:
        yield Message("Entries that could not be read: {}.", outcome.lost)
    else:
        yield Message("Nothing is missing.")
    if outcome and outcome.doubtful:
        names, rest = "; ".join(outcome.doubtful[:_NAMED]), len(outcome.doubtful) - _NAMED
        more = Message(" and {} more", rest) if rest > 0 else ""
        yield Message("Not as they were written, so look at them before you rely on them: {}{}.", names, more)


def _migrate(desk: Path, patience: float) -> None:
    with closing(plain(desk, patience)) as connection:
        if desk_schema.version_of(connection, desk) == len(desk_schema.MIGRATIONS):
            return
        if backup.make(desk, values.now(), patience) is None:
            raise sqlite3.DatabaseError("its copy before the change of its tables was not whole")
        desk_schema.migrate(connection)
