"""Drugs whose names can be mistaken for one another: two edits apart at most, or the same to the ear.

They are found when a library is indexed, among the titles with one ingredient, and kept in the index. Salts and other
spellings of one substance are none. What a library's own `tallman.toml` lists comes first, however far apart.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from medviewer.library.names.spelling import SHORT, heard_number, probes, sound

_LEAST = 4
"""Letters of a name below which any two are alike."""
_MOST = 12
_MOST_CANDIDATES = 300

_TITLE = "SELECT key FROM page WHERE id = ? AND combined = 0"
_CANDIDATES = """SELECT text, word, whole FROM (
    SELECT spelling AS hit FROM near WHERE number IN (SELECT value FROM json_each(?))
    GROUP BY hit ORDER BY count(*) DESC LIMIT ?) JOIN spelling ON spelling.id = hit"""
_HEARD = "SELECT text, word, whole FROM near JOIN spelling ON spelling.id = near.spelling WHERE number = ?"
_CALLED = "SELECT page FROM called WHERE level = 0 AND key = ? AND page NOT IN (SELECT page FROM entry)"
_PUT = "INSERT OR IGNORE INTO lookalike VALUES (?, ?, ?)"
_MINE = "SELECT title FROM page WHERE id = ?"
_OF = """SELECT source, title, subtitle, class, edits FROM lookalike JOIN page ON page.id = lookalike.other
    WHERE lookalike.page = ? ORDER BY edits = 0, edits, page.key"""
_PUBLISHED = """SELECT source, title, subtitle, class FROM called JOIN page ON page.id = called.page
    WHERE level IN (0, 1) AND called.key = ? AND page.id != ? ORDER BY page.key"""


class LookAlike(NamedTuple):
    """A drug whose name is like another's.

    edits: between the two; 0 where they only sound alike, or a published list alone says so. spelling: its name in
    tall-man letters; own: that of the page that was asked for, beside it. marks, own_marks: (start, length) of the
    letters that set the two apart in these. published: the spellings are a published list's.
    """

    id: str
    title: str
    subtitle: str
    drug_class: str
    edits: int
    spelling: str
    marks: tuple[tuple[int, int], ...]
    own: str
    own_marks: tuple[tuple[int, int], ...]
    published: bool = False


def put(db: sqlite3.Connection, pages: Iterable[int]) -> None:
    """Find the look-alikes of pages and write them, for both of each two."""
    from medviewer.library.mentions.substances import Substances
    from medviewer.library.names.synonyms import shared

    substance = Substances(shared()).substance
    for page in pages:
        row = db.execute(_TITLE, (page,)).fetchone()
        name = row[0].replace(" ", "") if row else ""
        if len(name) < _LEAST:
            continue
        alike = [pair for pair in _like(db, name) if substance(pair[0]) != substance(row[0])]
        for other, edits in alike[:_MOST]:
            twins = [(number, edits) for (number,) in db.execute(_CALLED, (other,)) if number != page]
            db.executemany(_PUT, [pair for twin, n in twins for pair in ((page, twin, n), (twin, page, n))])


def remove(db: sqlite3.Connection, page: int) -> None:
    """Forget the look-alikes of a page."""
    others = db.execute("DELETE FROM lookalike WHERE page = ? RETURNING other", (page,)).fetchall()
    db.executemany("DELETE FROM lookalike WHERE page = ? AND other = ?", [(other, page) for (other,) in others])


def of(db: sqlite3.Connection, page: int, prefix: str, limit: int) -> list[LookAlike]:
    """Return the look-alikes of a page: published ones, then by edits, those that only sound alike last.

    prefix: of the ids in this index.
    """
    from medviewer.library.mentions import tallman

    found: dict[str, LookAlike] = {}
    for pair in tallman.beside(db, page):
        marks, own_marks = tallman.capitals(pair.other), tallman.capitals(pair.mine)
        for source, other, subtitle, group in db.execute(_PUBLISHED, (pair.name, page)):
            listed = LookAlike(
                prefix + source, other, subtitle, group, 0, pair.other, marks, pair.mine, own_marks, True
            )
            found.setdefault(source, listed)
    [title] = db.execute(_MINE, (page,)).fetchone()
    for source, other, subtitle, group, edits in db.execute(_OF, (page,)):
        if source in found:
            found[source] = found[source]._replace(edits=edits)
            continue
        own, differs = tallman.differing(title, other)
        spelt, mine = tallman.tall(other, differs), tallman.tall(title, own)
        found[source] = LookAlike(prefix + source, other, subtitle, group, edits, spelt, differs, mine, own)
    return list(found.values())[:limit]


def _like(db: sqlite3.Connection, name: str) -> list[tuple[str, int]]:
    """Return the names in the index that are like `name` and differ from it, each with its edits, the nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    rows = db.execute(_CANDIDATES, (str([*probes(name)]), _MOST_CANDIDATES)).fetchall()
    near = process.extract(name, [row[0] for row in rows], scorer=OSA.distance, score_cutoff=2, limit=None)
    found: dict[str, int] = {}
    for text, edits, place in near:
        if 0 < edits <= (2 if min(len(text), len(name)) >= SHORT else 1):
            found |= dict.fromkeys(_names(rows[place]), edits)
    heard = sound(name)
    for row in db.execute(_HEARD, (heard_number(heard),)):
        if row[0] != name and sound(row[0]) == heard:
            found = dict.fromkeys(_names(row), 0) | found
    return sorted(found.items(), key=lambda one: (one[1] or 2, one[0]))


def _names(row: tuple[str, int, str | None]) -> list[str]:
    """Return the names that a spelling is: itself where it is a word, the whole name that it is without spaces."""
    text, word, whole = row
    return ([text] if word else []) + ([whole] if whole else [])
