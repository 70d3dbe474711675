"""Bring a desk file that is missing, damaged or older into a state in which it can be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from medviewer.desk.storage import backup, desk_schema, salvage, sums, values
from medviewer.desk.storage.connection import connect, plain, unfinished
from medviewer.errors import Message, joined_messages

_ATTEMPTS = 3
_ENDINGS = ("", "-wal", "-shm")
_NAMED = 5
"""Entries that a notice names."""


def prepare(desk: Path, patience: float) -> Message | None:
    """Make, mend or migrate the desk file, whichever it needs.

    Returns what its owner must be told, if anything.
    Raises DeskError where a newer medviewer wrote it, sqlite3.Error, OSError; the file then is as it was.
    """
    with backup.alone(desk, patience):
        told = [_finish(desk)]
        if not desk.exists() or not backup.is_sound(desk, patience):
            told.append(_restore(desk, patience))
        _migrate(desk, patience)
    return joined_messages([one for one in told if one], "\n\n") or None


def catch_up(desk: Path, source: Path, patience: float) -> Message | None:
    """Give a desk that is older than a backup, `source`, by a log that was lost, what the backup has.

    It is written into the file, which is to be sound: windows have it open. Of several that find it so, the first does
    it. Returns what its owner must be told, if anything. Raises sqlite3.Error, OSError; the file then is as it was.
    """
    with backup.alone(desk, patience):
        with closing(plain(desk, patience)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            if sums.written(connection)[1] >= backup.written(source)[1]:
                return None
            part, kept = _part(desk), _unused(desk, values.now())
            backup.copy(desk, part, patience)
            backup.publish(part, kept)
            _begin(part, source, patience)
            salvage.take_over(connection, part)
            connection.execute("COMMIT")
        backup.discard(part)
    happened = Message(
        "The file of your favourites and history lacked what its last backup holds. It is kept as {}.", kept
    )
    outcome = salvage.SalvagedRows({}, (), None)
    return joined_messages([happened, _done(desk, source, outcome), *_missing(source, outcome)])


def _finish(desk: Path) -> Message | None:
    """Name a damaged desk that was replaced by a process which was killed before it could tell."""
    damaged = unfinished(desk)
    if not desk.exists() or not damaged.exists():
        return None
    kept = _keep(damaged, desk)
    return Message(
        "The file of your favourites and history was damaged. It is kept as {}. What could be read of it and of the "
        "last good backup is in use instead.",
        kept,
    )


def _restore(desk: Path, patience: float) -> Message | None:
    """Put the last good backup, or an empty desk, with what can be read of the file, in its place; it is kept.

    The file loses its name before it is read: what another window writes to it from then on is not acknowledged, and
    written anew to the file that comes. A crash in between is mended by the next call.
    """
    source, part, damaged = _last_good(desk), _part(desk), unfinished(desk)
    _begin(part, source, patience)
    try:
        _move(desk, damaged, _ENDINGS)
        was_there, log_was_there = damaged.exists(), _log(damaged).exists()
        outcome = _salvaged(damaged, part) if was_there else None
        connect(part, patience, summed=False).close()  # so that it is in WAL mode before any window reads it
        backup.publish(part, desk)
    except (sqlite3.Error, OSError):
        _move(damaged, desk, reversed(_ENDINGS))
        raise
    kept = _keep(damaged, desk)
    if not was_there and not log_was_there and not source:
        return None
    return _notice(desk, kept if was_there else None, source, outcome)


def _part(desk: Path) -> Path:
    return desk.with_name(f"{desk.name}.part")


def _log(desk: Path) -> Path:
    return desk.with_name(f"{desk.name}-wal")


def _begin(part: Path, source: Path | None, patience: float) -> None:
    """Make a desk of the newest version that holds what a backup holds, or nothing."""
    if source:
        backup.copy(source, part, patience)
    else:
        backup.begin(part)
    with closing(plain(part, patience)) as connection:
        desk_schema.migrate(connection)


def _salvaged(desk: Path, part: Path) -> salvage.SalvagedRows | None:
    """Add what can be read of the damaged file to its backup, `part`; None where that has nothing to add to it."""
    for _ in range(_ATTEMPTS):
        before = _state_of(desk)
        found = salvage.salvage(desk, part)
        if _state_of(desk) == before:  # else another window has ended meanwhile what it was writing
            break
    if not any(found.tables.values()):
        return None
    outcome = salvage.combined(found, salvage.rows_of(part))
    salvage.write(part, outcome.tables)
    return outcome


def _state_of(desk: Path) -> list[tuple[int, int]]:
    files = [path for path in (desk, _log(desk)) if path.exists()]
    return [(found.st_size, found.st_mtime_ns) for found in (path.stat() for path in files)]


def _last_good(desk: Path) -> Path | None:
    return next(filter(backup.is_usable, backup.existing(desk)), None)


def _move(source: Path, target: Path, endings: Iterable[str]) -> None:
    """Give a desk and what belongs to it another name: the file goes first and comes last, so never without its log.

    The shared memory goes with them: were they to come back without it, windows would not see each other's locks.
    """
    for ending in endings:
        file = source.with_name(source.name + ending)
        if file.exists():
            file.replace(target.with_name(target.name + ending))
            backup.sync(target.parent)


def _keep(damaged: Path, desk: Path) -> Path:
    """Give a damaged file and its log the names that they keep; the file last, as it tells of a mending under way."""
    kept = _unused(desk, values.now())
    damaged.with_name(f"{damaged.name}-shm").unlink(missing_ok=True)
    _move(damaged, kept, ("-wal", ""))
    return kept


def _unused(desk: Path, moment: datetime) -> Path:
    while True:
        kept = desk.with_name(f"{desk.name}.damaged-{values.stamp(moment)}")
        if not kept.exists():
            return kept
        moment += timedelta(seconds=1)


def _notice(desk: Path, kept: Path | None, source: Path | None, outcome: salvage.SalvagedRows | None) -> Message:
    happened = Message("The file of your favourites and history, {}, was missing.", desk)
    if kept:
        happened = Message("The file of your favourites and history was damaged. It is kept as {}.", kept)
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
