"""A query -> the names of one index that answer it, the best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping

from medviewer.library import exact, nearly
from medviewer.library.folding import fold
from medviewer.library.hits import ALIAS, Found
from medviewer.library.query import Query
from medviewer.library.synonyms import american

ENOUGH = 5
"""Names that hold the query, from which on none is looked for that only nearly does."""


def names(
    db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int, aliases: Mapping[str, str]
) -> list[Found]:
    """Return up to `limit` pages whose names answer the query, the best first.

    starred: pages of favourites. aliases: the user's own words, each with the name that it stands for.
    """
    found: dict[int, Found] = {}
    for meant in _meant(query, aliases):
        for hit in exact.equal(db, meant, limit):
            found.setdefault(hit.page, hit._replace(kind=ALIAS))
    for step in _steps(db, query, starred, limit):
        for hit in sorted(step, key=lambda hit: (hit.order, hit.key)):
            found.setdefault(hit.page, hit)
        if len(found) >= limit:
            break
    return sorted(found.values(), key=lambda hit: (hit.order, hit.key))[:limit]


def _meant(query: Query, aliases: Mapping[str, str]) -> list[str]:
    """Return the folded names that the user's aliases that begin with the query stand for."""
    return [fold(name) for alias, name in aliases.items() if fold(alias).startswith(query.key)]


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
