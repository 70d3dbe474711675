"""A query -> the names of one index that answer it, the best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping

from medviewer.library.names import near, prefix
from medviewer.library.names.folding import fold
from medviewer.library.names.hits import ALIAS, CONTAINS, EXACT, NEAR, PREFIX, IndexHit
from medviewer.library.names.name_query import Query
from medviewer.library.names.synonyms import american

ENOUGH = 5
"""Names that hold the query, from which on none is looked for that only nearly does."""


def names(
    db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int, aliases: Mapping[str, str]
) -> list[IndexHit]:
    """Return up to `limit` pages whose names answer the query, the best first.

    starred: pages of favourites. aliases: the user's own words, each with the name that it stands for.
    """
    found: dict[int, IndexHit] = {}
    for meant in _meant(query, aliases):
        for hit in prefix.equal(db, meant, limit):
            found.setdefault(hit.page, hit._replace(kind=ALIAS))
    for step in _steps(db, query, starred, limit):
        for hit in step:
            if hit.page not in found or hit.order < found[hit.page].order:
                found[hit.page] = hit
        if len(found) >= limit and not any(hit.kind in (CONTAINS, NEAR) for hit in found.values()):
            break
    return sorted(found.values(), key=lambda hit: (hit.order, hit.key))[:limit]


def _meant(query: Query, aliases: Mapping[str, str]) -> list[str]:
    """Return the folded names that the user's aliases that begin with the query stand for."""
    return [fold(name) for alias, name in aliases.items() if fold(alias).startswith(query.key)]


def _respelt(hit: IndexHit) -> IndexHit:
    """Return a hit of the query in American spelling, as what it is: a synonym of what was typed."""
    return hit._replace(kind=ALIAS) if hit.kind in (EXACT, PREFIX) else hit


def _steps(db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int) -> Iterator[Iterable[IndexHit]]:
    """Yield what each step finds; a later one is only taken where the earlier ones found too little."""
    spelt = [query] + [other for other in [Query.of(american(query.key))] if other != query]
    held = 0
    for asked in spelt:
        for step in (
            prefix.equal(db, asked.key, limit),
            prefix.starting(db, asked.key, starred, limit),
            prefix.in_words(db, asked, starred, limit),
        ):
            hits = [hit if asked == query else _respelt(hit) for hit in step]
            held += len(hits)
            yield hits
    if held < ENOUGH:
        yield near.containing(db, query, limit)
    if held < (ENOUGH if len(query.words) == 1 else 1):
        yield near.near(db, query, limit)
