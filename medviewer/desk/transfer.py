"""The desk as one readable JSON file, for another desk; docs/desk.md describes the format."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from medviewer.atomic import write_atomically
from medviewer.desk import aliases, collections, favourites, history, merging, notes
from medviewer.desk.aliases import Alias
from medviewer.desk.collections import Collection
from medviewer.desk.content import VERSION, DeskContent, ImportCounts, KeptPosition, KeptVisit, parsed
from medviewer.desk.favourites import Favourite
from medviewer.desk.notes import Note
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.desk.storage.faults import cause
from medviewer.errors import DeskError, ExportError, Message, message_of

LARGEST = 64 * 1024 * 1024
"""Bytes beyond which a file is not read; a desk of 100,000 favourites has about 15 MB."""

KeptEntry = TypeVar("KeptEntry", KeptVisit, KeptPosition)
T = TypeVar("T")


class _Theirs(NamedTuple):
    """Entries to be merged, put in order before the desk is held for it."""

    content: DeskContent
    aliases: Mapping[tuple[str, str], Alias]
    collections: Mapping[str, Collection]

    @classmethod
    def of(cls, content: DeskContent) -> _Theirs:
        """Return it with aliases by key and id, and collections by name, each once."""
        named: dict[tuple[str, str], Alias] = {}
        for alias in content.aliases:
            named.setdefault((values.folded(alias.alias), alias.id), alias)
        return cls(content, named, collections.united(content.collections))


class _Plan(NamedTuple):
    """The writes of a merge: what is to be added, and both histories as they would be whole."""

    favourites: list[Favourite]
    visits: list[KeptVisit]
    positions: list[KeptPosition]
    aliases: Mapping[tuple[str, str], Alias]
    notes: list[Note]
    collections: collections.MissingRows
    counts: ImportCounts


def export_json(database: Database, path: Path) -> None:
    """Write all that the desk holds but the failed searches to `path`, whole or not at all. Raises DeskError."""
    write_json(path, _as_json(database.read(_everything)), Message("The favourites and history"))


def write_json(path: Path, content: Mapping[str, object], what: Message) -> None:
    """Write a JSON file whole or not at all; what: the words for it in the DeskError that is raised else."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    try:
        write_atomically(path, text.encode("utf-8"))
    except ExportError as error:
        reason = cause(error.__cause__)[0] if isinstance(error.__cause__, OSError) else error.message
        raise DeskError(
            "{} could not be exported to {}: {}. What was there is as it was. Choose another place, then try again.",
            what,
            path,
            reason,
        ) from error


def load(path: Path) -> DeskContent:
    """Read and check a file of `export_json`. Raises DeskError, which names what is wrong in it."""
    return read_json(path, parsed)


def read_json(path: Path, understand: Callable[[object], T]) -> T:
    """Return what `understand`, which raises ValueError, makes of a JSON file.

    Raises DeskError, which names what is wrong in it.
    """
    try:
        return understand(json.loads(_text_of(path)))
    except OSError as error:
        problem = cause(error)[0]
    except RecursionError:
        problem = Message("its JSON is nested too deeply")
    except UnicodeDecodeError:
        problem = Message("it is not UTF-8 text")
    except json.JSONDecodeError as error:
        problem = Message("it is not JSON: {}", error)
    except ValueError as error:
        problem = message_of(error)
    raise DeskError(
        "{} was not imported: {}. Nothing was changed. Choose a file that medviewer exported, or correct it.",
        path,
        problem,
    )


def merge(database: Database, content: DeskContent) -> ImportCounts:
    """Add to the desk what it does not have, in one transaction; twice is the same as once. Raises DeskError.

    A favourite or alias that is on the desk stays as it is; of two visits or positions the later stays.
    """
    theirs = _Theirs.of(content)
    return database.write(lambda connection: _carry_out(connection, _plan(connection, theirs)), Message("imported"))


def has_news(database: Database, content: DeskContent) -> bool:
    """Tell whether merging would change the desk. Raises DeskError."""
    theirs = _Theirs.of(content)
    return any(database.read(lambda connection: _plan(connection, theirs)).counts)


def _text_of(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise ValueError(Message("it is not a regular file"))
    if path.stat().st_size > LARGEST:
        raise ValueError(Message("it is larger than {} MB", LARGEST // 1024 // 1024))
    return path.read_text(encoding="utf-8-sig")


def _as_json(content: DeskContent) -> dict[str, Any]:
    return {
        "version": VERSION,
        "exported": values.iso(values.now()),
        "favourites": [favourite._asdict() for favourite in content.favourites],
        "history": [visit._asdict() for visit in content.visits],
        "positions": [position._asdict() for position in content.positions],
        "aliases": [alias._asdict() for alias in content.aliases],
        "notes": [note._asdict() for note in content.notes],
        "collections": [collection_json(collection) for collection in content.collections],
    }


def collection_json(collection: Collection) -> dict[str, object]:
    """Return a collection as the JSON files hold it."""
    members = [member._asdict() for member in collection.members]
    return {"name": collection.name, "colour": collection.colour, "pinned": collection.pinned, "members": members}


def _everything(connection: sqlite3.Connection) -> DeskContent:
    starred = connection.execute("SELECT id, title, added FROM favourites ORDER BY position, id")
    stars = [Favourite._make(row) for row in starred]
    histories = _visits(connection), _positions(connection)
    own = notes.every(connection), collections.every(connection)
    return DeskContent(stars, *histories, aliases.every(connection), *own)


def _visits(connection: sqlite3.Connection) -> list[KeptVisit]:
    rows = connection.execute("SELECT id, title, at FROM visits ORDER BY sequence DESC")
    return [KeptVisit._make(row) for row in rows]


def _positions(connection: sqlite3.Connection) -> list[KeptPosition]:
    rows = connection.execute("SELECT id, tab, offset, at FROM positions ORDER BY sequence DESC")
    return [KeptPosition._make(row) for row in rows]


def _plan(connection: sqlite3.Connection, theirs: _Theirs) -> _Plan:
    content = theirs.content
    starred = {row[0] for row in connection.execute("SELECT id FROM favourites")}
    new: dict[str, Favourite] = {}
    for favourite in content.favourites:
        if favourite.id not in starred:
            new.setdefault(favourite.id, favourite)
    visits, new_visits = _latest(_visits(connection), content.visits, history.VISITS)
    positions, new_positions = _latest(_positions(connection), content.positions, history.POSITIONS)
    known = set(connection.execute("SELECT key, id FROM aliases"))
    new_aliases = {place: alias for place, alias in theirs.aliases.items() if place not in known}
    new_notes = merging.merge(connection, content.notes, write=False).news
    missing = collections.missing(connection, theirs.collections)
    counts = ImportCounts(len(new), new_visits, new_positions, len(new_aliases), new_notes, missing.total)
    return _Plan(list(new.values()), visits, positions, new_aliases, content.notes, missing, counts)


def _carry_out(connection: sqlite3.Connection, plan: _Plan) -> ImportCounts:
    favourites.put(connection, plan.favourites)
    aliases.put(connection, plan.aliases)
    merging.merge(connection, plan.notes)
    collections.put(connection, plan.collections)
    if plan.counts.history:
        _rewrite(connection, "visits", plan.visits)
    if plan.counts.positions:
        _rewrite(connection, "positions", plan.positions)
    return plan.counts


def _latest(ours: list[KeptEntry], theirs: list[KeptEntry], limit: int) -> tuple[list[KeptEntry], int]:
    """Return the latest `limit` rows of both, latest first, each id once, and how many of them are theirs."""
    known = {row.id: row.when for row in ours}
    newer: dict[str, KeptEntry] = {}
    for row in theirs:
        if row.when > known.get(row.id, ""):
            known[row.id] = row.when
            newer[row.id] = row
    merged = [row for row in ours if row.id not in newer] + list(newer.values())
    merged = sorted(merged, key=_when, reverse=True)[:limit]
    return merged, sum(newer.get(row.id) is row for row in merged)


def _when(row: KeptVisit | KeptPosition) -> str:
    return row.when


def _rewrite(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[str | float, ...]]) -> None:
    connection.execute(f"DELETE FROM {table}")
    marks = ", ".join("?" * (len(rows[0]) + 1))
    numbered = ((*row, len(rows) - place) for place, row in enumerate(rows))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", numbered)
