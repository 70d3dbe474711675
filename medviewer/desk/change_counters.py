"""Counters of the changes of each list of the desk, by any window; triggers of the schema keep them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from medviewer.desk.storage.database import Database
from medviewer.desk.storage.sums import COUNTED

NAMES = COUNTED
"""What is counted; "failed searches" with the switch that turns them on and off."""


def version(database: Database, name: str) -> int:
    """Return a number that is another one after any window has changed the list; cheap to ask often.

    name: one of `NAMES`. Raises DeskError.
    """
    return versions(database)[name]


def versions(database: Database) -> Mapping[str, int]:
    """Return the version of every list of NAMES at once, so that only those that were changed are read again.

    Raises DeskError.
    """
    numbers = database.read(_numbers)
    return {name: (database.generation << 40) + number for name, number in numbers.items()}


def _numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the counters; raises KeyError where a damaged file lacks one."""
    found = dict(connection.execute("SELECT name, number FROM changes").fetchall())
    return {name: int(found[name]) for name in NAMES}
