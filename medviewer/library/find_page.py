"""The one page that a name means."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from medviewer.errors import UnknownNameError
from medviewer.library.indexing.page_entries import fallback_title
from medviewer.library.names import beginnings
from medviewer.library.names.beginnings import RankedName
from medviewer.library.names.folding import fold
from medviewer.library.names.name_query import Query
from medviewer.library.open_library import OpenLibrary
from medviewer.library.paths import stored
from medviewer.library.search import Search

_MOST_NAMED = 5
_FILED = """SELECT 0, 0, key, source, title, subtitle FROM page
    WHERE source LIKE ? OR source GLOB '*[^ -~]*' OR source GLOB '*[''`\\]*' ORDER BY key, source"""
"""Files whose names have the words, and those in which signs may hide them: what is no ASCII, apostrophes, escapes."""


def find(open_libraries: Sequence[OpenLibrary], name: str) -> str:
    """Return the id of the page that `name` means; raises UnknownNameError with the titles that come near.

    That is, in this order, the page whose title is the name; the only one with that generic name or brand; the one
    whose file is called so; the only one whose title has the same words in another order; the only one with names in
    which the words start words, or with such a title. Where several libraries have such a page the first one's counts.
    """
    query = Query.of(name)
    for question in (_titled, _called, _filed, _in_other_order, _started) if query.words else ():
        for one in open_libraries:
            source = one.index.ask(partial(question, query=query))
            if source:
                return f"{one.library.name}/{source}"
    raise UnknownNameError(name, _near(open_libraries, name, query))


def _titled(db: sqlite3.Connection, query: Query) -> str | None:
    return _first(beginnings.starting(db, query), lambda row: row[0] == beginnings.EQUAL)


def _called(db: sqlite3.Connection, query: Query) -> str | None:
    return _only(row for row in beginnings.starting(db, query) if row[0] == beginnings.ALSO_EQUAL)


def _filed(db: sqlite3.Connection, query: Query) -> str | None:
    rows = db.execute(_FILED, (f"%{'%'.join(query.words)}%",))
    return _first(rows, lambda row: fold(fallback_title(stored(row[3]))) == query.key)


def _in_other_order(db: sqlite3.Connection, query: Query) -> str | None:
    words = sorted(query.words)
    return _only(row for row in beginnings.starting(db, query) if sorted(row[2].split()) == words)


def _started(db: sqlite3.Connection, query: Query) -> str | None:
    rows = list(beginnings.starting(db, query))
    return _only(rows) or _only(row for row in rows if row[0] < beginnings.OTHER_STARTS)


def _first(rows: Iterable[RankedName], wanted: Callable[[RankedName], bool]) -> str | None:
    return next((row[3] for row in rows if wanted(row)), None)


def _only(rows: Iterable[RankedName]) -> str | None:
    sources = [row[3] for row in rows]
    return sources[0] if len(sources) == 1 else None


def _near(open_libraries: Sequence[OpenLibrary], name: str, query: Query) -> tuple[str, ...]:
    """Return the titles that the name may stand for: those that it starts, else those that look like it."""
    started: list[RankedName] = []
    for one in open_libraries if query.words else ():
        started += one.index.ask(lambda db: list(beginnings.starting(db, query)))
    titles = [row[4] for row in sorted(started)]
    titles = titles or [hit.title for hit in Search(open_libraries).names(name, limit=_MOST_NAMED)]
    return tuple(dict.fromkeys(titles))[:_MOST_NAMED]
