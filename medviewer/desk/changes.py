"""How often a list of the desk was changed, by any window; the counters are kept by triggers of the schema."""

from __future__ import annotations

from medviewer.desk.database import Database


def version(database: Database, name: str) -> int:
    """Return a number that is another one after any window has changed the list; cheap to ask often.

    name: "favourites" or "aliases". Raises DeskError.
    """
    query = "SELECT number FROM changes WHERE name = ?"
    row = database.read(lambda connection: connection.execute(query, (name,)).fetchone())
    return (database.generation << 40) + int(row[0])
