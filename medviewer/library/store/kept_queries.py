"""The searches to try that an index was found to answer: what finds them loads all that answers a search.

They hold as long as nothing was written to the index since, and for the program that found them.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import NamedTuple

from medviewer import __version__
from medviewer.library.store import schema
from medviewer.library.store.index import Index

_LONGEST = 100
_READ = "SELECT name, misspelt, topic FROM kept_query WHERE revision = ? AND program = ?"


class KeptQueries(NamedTuple):
    """Queries that were found, none where they have to be found anew, and the state of the index that was asked."""

    queries: tuple[str, ...]
    birth: int
    revision: int


def read(db: sqlite3.Connection) -> KeptQueries:
    """Return what is kept of an index as it is; raises sqlite3.Error."""
    state = schema.state(db)
    row = db.execute(_READ, (state.revision, __version__)).fetchone() or ()
    is_good = all(isinstance(query, str) and len(query) <= _LONGEST for query in row)
    return KeptQueries(row if is_good else (), state.birth, state.revision)


def keep(index: Index, queries: tuple[str, str, str], asked: KeptQueries) -> None:
    """Keep queries that were found in an index, where it is still as it was asked and can be written to now."""
    with (
        suppress(sqlite3.Error, OSError, schema.OutdatedError),
        index.connection() as db,
        schema.transaction(db, patient=False),
    ):
        if schema.state(db)[:2] == (asked.birth, asked.revision):
            db.execute("DELETE FROM kept_query")
            db.execute("INSERT INTO kept_query VALUES (?, ?, ?, ?, ?)", (asked.revision, __version__, *queries))
