"""Names that hold what was typed: as a whole, at their start, at the start of words, anywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from medviewer.library.names import hits
from medviewer.library.names.hits import IndexHit
from medviewer.library.names.name_forms import MOST_LEVELS
from medviewer.library.names.name_query import Query
from medviewer.library.names.page_names import ALIAS, TITLE

MOST_LOOKED_AT = 1000
"""Pages that one step of a search looks at, so that a word of half of all names costs no more than any other."""
_LAST = "\U0010ffff"
_LEVELS = ", ".join(map(str, range(MOST_LEVELS)))

_EQUAL = f"SELECT page, kind, shown, level, key FROM called WHERE level IN ({_LEVELS}) AND key = ? LIMIT ?"
_STARTING = """SELECT page, kind, shown, level, key FROM called
    WHERE level = ? AND key > ? AND key < ? ORDER BY key LIMIT ?"""
_NAMES = f"""SELECT source, shown, kind, level, page.id IN (SELECT page FROM entry)
    FROM called JOIN page ON page.id = called.page WHERE level IN ({_LEVELS})"""
_EQUAL_NAMES = f"{_NAMES} AND called.key = ? LIMIT ?"
_BEGINNING_NAMES = f"{_NAMES} AND called.key >= ? AND called.key < ? AND (kind != {ALIAS} OR level < 2) LIMIT ?"
_STARRED = """SELECT id, title, combined, key FROM page
    WHERE id IN (SELECT value FROM json_each(?)) AND key > ? AND key < ? ORDER BY key LIMIT ?"""
_WORDS = """SELECT id, title, key, combined, key GLOB :in_order OR ' ' || key GLOB :in_order AS ordered
    FROM (SELECT rowid AS hit FROM name WHERE name MATCH :starts LIMIT :most) JOIN page ON page.id = hit
    ORDER BY ordered DESC, id NOT IN (SELECT value FROM json_each(:starred)), combined, length(key), key LIMIT :limit"""


def equal(db: sqlite3.Connection, key: str, limit: int) -> Iterator[IndexHit]:
    """Yield pages that are called `key`, titles first."""
    for page, kind, shown, level, name in db.execute(_EQUAL, (key, limit)):
        yield IndexHit(page, hits.ALIAS if kind == ALIAS else hits.EXACT, shown, (0, kind != TITLE, level), name)


def starting(db: sqlite3.Connection, key: str, starred: Collection[int], limit: int) -> Iterator[IndexHit]:
    """Yield pages with a name that starts with `key`: single ingredients first, favourites first among these."""
    for page, title, combined, name in db.execute(_STARRED, (str([*starred]), key, key + _LAST, limit)):
        yield IndexHit(page, hits.PREFIX, title, (1, min(combined, 2), False, False), name)
    left = limit
    for level in range(MOST_LEVELS):
        if left <= 0:
            return
        for page, kind, shown, at, name in db.execute(_STARTING, (level, key, key + _LAST, left)):
            left -= 1
            found = hits.ALIAS if kind == ALIAS else hits.PREFIX
            yield IndexHit(page, found, shown, (1, at // 2, page not in starred, kind != TITLE), name)


def in_words(db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int) -> Iterator[IndexHit]:
    """Yield pages in whose names all words start words; those with few ingredients first."""
    asked = {
        "starts": query.starts,
        "in_order": query.in_order,
        "starred": str(sorted(starred)),
        "most": MOST_LOOKED_AT,
        "limit": limit,
    }
    for page, title, key, combined, ordered in db.execute(_WORDS, asked):
        kind = hits.WORD if ordered else hits.WORDS
        yield IndexHit(page, kind, title, (2 if ordered else 3, combined, page not in starred, len(key)), key)


def names_equal(db: sqlite3.Connection, key: str, limit: int) -> list[tuple[str, str, bool, bool, bool]]:
    """Return source and name as it is written, whether it is the title, and of the page whether it has several
    ingredients and whether it is a dictionary's entry.
    """
    return _named(db.execute(_EQUAL_NAMES, (key, limit)))


def names_beginning(db: sqlite3.Connection, key: str, limit: int) -> list[tuple[str, str, bool, bool, bool]]:
    """Return the same for names that are `key` or begin so, but for synonyms of the first part of a combination."""
    return _named(db.execute(_BEGINNING_NAMES, (key, key + _LAST, limit)))


def _named(rows: Iterable[tuple[str, str, int, int, int]]) -> list[tuple[str, str, bool, bool, bool]]:
    return [(source, shown, kind == TITLE, level > 1, bool(entry)) for source, shown, kind, level, entry in rows]


def called(db: sqlite3.Connection, names: Iterable[str], limit: int) -> Iterator[tuple[str, IndexHit]]:
    """Yield each of `names` with the pages that are called so."""
    for name in names:
        for found in equal(db, name, limit):
            yield name, found
