"""A query -> the names of one index that answer it, the best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from medviewer.library import exact, nearly
from medviewer.library.hits import Found
from medviewer.library.query import Query
from medviewer.library.synonyms import american

ENOUGH = 5
"""Names that hold the query, from which on none is looked for that only nearly does."""


def names(db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int) -> list[Found]:
    """Return up to `limit` pages whose names answer the query, the best first. starred: pages of favourites."""
    found: dict[int, Found] = {}
    for step in _steps(db, query, starred, limit):
        for hit in sorted(step, key=lambda hit: (hit.order, hit.key)):
            found.setdefault(hit.page, hit)
        if len(found) >= limit:
            break
    return sorted(found.values(), key=lambda hit: (hit.order, hit.key))[:limit]


def _steps(db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int) -> Iterator[Iterable[Found]]:
    """Yield what each step finds; a later one is only taken where the earlier ones found too little."""
    spelt = [query] + [other for other in [Query.of(american(query.key))] if other != query]
    held = 0
    for asked in spelt:
        for step in (
            exact.equal(db, asked.key, limit),
            exact.starting(db, asked.key, starred, limit),
            exact.in_words(db, asked, starred, limit),
        ):
            hits = list(step)
            held += len(hits)
            yield hits
    if held < ENOUGH:
        yield [*nearly.containing(db, query, limit), *nearly.near(db, query, limit)]
