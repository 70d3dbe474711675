"""How often a list of the desk was changed, by any window; the counters are kept by triggers of the schema."""

from __future__ import annotations

from collections.abc import Mapping

from medviewer.desk.database import Database

NAMES = ("favourites", "visits", "aliases", "failed searches", "notes", "collections")
"""What is counted; "failed searches" with the switch that turns them on and off."""


def version(database: Database, name: str) -> int:
    """Return a number that is another one after any window has changed the list; cheap to ask often.

    name: one of `NAMES`. Raises DeskError.
    """
    query = "SELECT number FROM changes WHERE name = ?"
    row = database.read(lambda connection: connection.execute(query, (name,)).fetchone())
    return (database.generation << 40) + int(row[0])


def versions(database: Database) -> Mapping[str, int]:
    """Return the version of every list of NAMES at once, so that only those that were changed are read again.

    Raises DeskError.
    """
    rows = database.read(lambda connection: connection.execute("SELECT name, number FROM changes").fetchall())
    return {name: (database.generation << 40) + int(number) for name, number in rows}
