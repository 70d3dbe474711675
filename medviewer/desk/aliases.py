"""Other names by which the reader finds a monograph: brands, abbreviations, the names of one ward."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from medviewer.desk import change_counters
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.errors import DeskError, Message

LONGEST = 200
"""Characters of an alias."""

_ADD = """INSERT INTO aliases (key, id, alias, title, added) VALUES (:key, :id, :alias, :title, :added)
    ON CONFLICT (key, id) DO UPDATE SET alias = excluded.alias, title = excluded.title
    WHERE alias <> excluded.alias OR title <> excluded.title"""


class Alias(NamedTuple):
    """A name for a monograph, as it was typed; `title` of the monograph as it was then.

    added: UTC, ISO 8601, such as "2026-10-03T14:05:09Z".
    """

    alias: str
    id: str
    title: str
    added: str


class Aliases:
    """The reader's own names for monographs; one may lead to several. Usable from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Alias]:
        """Return every alias with every monograph it leads to, by the alphabet. Raises DeskError."""
        return self._database.read(every)

    def add(self, alias: str, monograph_id: str, title: str) -> None:
        """Let an alias lead to a monograph, too, and return once the disk has it.

        White space is made single spaces. Where the alias leads there already, in any case of its letters, it
        takes the new spelling and title. Raises DeskError, also for an alias that no search can find.
        """
        self._database.write(lambda connection: add(connection, alias, monograph_id, title, values.iso(values.now())))

    def use_label(self, generic: str, label: Alias | None, labels: Collection[str]) -> None:
        """Let a generic name lead to one of its published labels, and to no other one; to none of them for None.

        labels: the ids of all labels of that name. Raises DeskError.
        """

        def write(connection: sqlite3.Connection) -> None:
            rows = [(values.folded(generic), values.checked_id(id)) for id in labels]
            connection.executemany("DELETE FROM aliases WHERE key = ? AND id = ?", rows)
            if label:
                add(connection, generic, label.id, label.title, values.iso(values.now()))

        self._database.write(write)

    def remove(self, alias: str, monograph_id: str) -> None:
        """Let an alias lead to this monograph no more, and return once that is on the disk. Raises DeskError."""
        row = (values.folded(alias), values.checked_id(monograph_id))
        self._database.write(lambda connection: connection.execute("DELETE FROM aliases WHERE key = ? AND id = ?", row))

    def version(self) -> int:
        """Return a number that is another one after any window has changed an alias; cheap to ask often.

        Raises DeskError.
        """
        return change_counters.version(self._database, "aliases")


def used_labels(aliases: Iterable[Alias]) -> dict[str, str]:
    """Return the id that each alias leads to which leads to one page only: a label where it is a generic name."""
    found: dict[str, set[str]] = {}
    for one in aliases:
        found.setdefault(values.folded(one.alias), set()).add(one.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def every(connection: sqlite3.Connection) -> list[Alias]:
    """Return all aliases by the alphabet, within a transaction."""
    rows = connection.execute("SELECT alias, id, title, added FROM aliases ORDER BY key, title, id")
    return [Alias._make(row) for row in rows]


def add(connection: sqlite3.Connection, alias: str, monograph_id: str, title: str, added: str) -> None:
    """Let an alias lead to a monograph within a transaction. Raises DeskError for what cannot be kept."""
    problem = problem_of(alias)
    if problem:
        shown = values.tidied(alias)
        shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
        raise DeskError("The alias “{}” cannot be kept: {}. Type another one, such as a brand name.", shown, problem)
    row = {"key": values.folded(alias), "id": values.checked_id(monograph_id), "alias": values.tidied(alias)}
    connection.execute(_ADD, {**row, "title": values.storable(title), "added": added})


def put(connection: sqlite3.Connection, new: Mapping[tuple[str, str], Alias]) -> None:
    """Write aliases that are checked and not there yet, by key and id, within a transaction."""
    rows = ((*place, values.tidied(one.alias), values.storable(one.title), one.added) for place, one in new.items())
    connection.executemany("INSERT INTO aliases (key, id, alias, title, added) VALUES (?, ?, ?, ?, ?)", rows)


def problem_of(alias: str) -> Message | None:
    """Return why a text cannot be an alias, None where it can."""
    text = values.tidied(alias)
    if not text:
        return Message("it is empty")
    if len(text) > LONGEST:
        return Message("it is longer than {} characters", LONGEST)
    if any(sign < " " or "\x7f" <= sign < "\xa0" for sign in text):
        return Message("it holds a control character")
    if not any(sign.isalnum() for sign in text):
        return Message("it has neither a letter nor a digit, so that no search would find it")
    return None
