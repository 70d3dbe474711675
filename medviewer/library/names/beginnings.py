"""Names in an index: all of them in order, and those that begin as a query does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from medviewer.library.names.name_query import Query
from medviewer.library.records import Row

RankedName = tuple[int, int, str, str, str, str, str]
"""Level (0 is best), 1 for a combination, key, source, title, subtitle, and what the title is sorted by (`natural`)."""

EQUAL, ALSO_EQUAL, OTHER_STARTS = 0, 1, 5
"""Levels: the title is the query; its generic name, a brand or another spelling is; one of these starts with it."""

STARTING = "id IN (SELECT rowid FROM name WHERE name MATCH :starts)"
"""Condition on `page`: each word of a query (Query.starts) starts a word of its names."""
HOLDING = "instr(replace(key, ' ', ''), :squeezed) OR instr(replace(others, ' ', ''), :squeezed)"
"""Condition on `page`: one of its names holds a query (Query.squeezed) anywhere, spaces apart."""

_ALL = "SELECT 0, 0, key, source, title, subtitle, natural FROM page ORDER BY natural, source"
_ROWS = "SELECT ? || source, title, subtitle, 0 FROM page ORDER BY natural, source"
_STARTING = """SELECT CASE
    WHEN key = :key THEN 0
    WHEN others != '' AND instr(others, char(10) || :key || char(10)) THEN 1
    WHEN substr(key, 1, :length) = :key THEN 2
    WHEN ' ' || key GLOB :in_order THEN 3
    WHEN {any_order} THEN 4
    WHEN instr(others, char(10) || :key) THEN 5
    ELSE 6 END AS level, combined, key, source, title, subtitle, natural
    FROM (SELECT rowid AS hit FROM name WHERE name MATCH :starts) JOIN page ON page.id = hit
    ORDER BY level, combined, natural, source"""
_HOLDING = f"""SELECT 7, combined, key, source, title, subtitle, natural FROM page WHERE {HOLDING}
    ORDER BY combined, natural, source"""


def shown_order(ranked: RankedName) -> tuple[int, int, str, str]:
    """Return what rows of several indexes are sorted by."""
    return ranked[0], ranked[1], ranked[6], ranked[3]


def everything(db: sqlite3.Connection) -> Iterable[RankedName]:
    """Yield all pages by title."""
    return db.execute(_ALL)


def rows(db: sqlite3.Connection, prefix: str) -> list[Row]:
    """Return all pages by title as they are shown, `prefix` before each source; for where one library is open."""
    return list(map(Row._make, db.execute(_ROWS, (prefix,))))


def starting(db: sqlite3.Connection, query: Query) -> Iterable[RankedName]:
    """Yield the pages in whose names every word of the query starts a word, the best ones first.

    0 the title is the query; 1 another name is; 2 the title starts with it; 3 words of the title start with its words
    in their order; 4 in any order; 5 another name starts with it; 6 the rest. A query has at least one word.
    """
    words = {f"word{place}": f"* {word}*" for place, word in enumerate(query.words)}
    statement = _STARTING.format(any_order=" AND ".join(f"' ' || key GLOB :{place}" for place in words))
    own = {"key": query.key, "length": len(query.key), "in_order": query.in_order, "starts": query.starts}
    return db.execute(statement, own | words)


def anywhere(db: sqlite3.Connection, query: Query) -> Iterable[RankedName]:
    """Yield the pages one of whose names holds the query anywhere, spaces apart."""
    return db.execute(_HOLDING, {"squeezed": query.squeezed})
