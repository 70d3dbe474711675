"""Drugs whose names can be mistaken for one another: two edits apart at most, or the same to the ear.

They are found when a library is indexed, among the titles with one ingredient, and kept in the index. Salts and other
spellings of one substance are none. What a library's own `tallman.toml` lists comes first, however far apart.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from medviewer.library.mentions.near_names import NearNames, edits_apart
from medviewer.library.names.spelling import heard_number, near_numbers, sound

_LEAST, _LEAST_OTHER = 4, 3
"""Letters of two names below which any two are alike: of one of them, and of the other, whichever comes later."""
_MOST = 12
_ONE_BY_ONE = 12
"""Names in the index for each one that is to be compared from which on they are asked for one by one."""

_TITLES = "SELECT id, key FROM page WHERE combined = 0 AND id IN (SELECT value FROM json_each(?))"
_UNCOMPARED = "SELECT replace(key, ' ', '') FROM uncompared JOIN page ON id = page WHERE combined = 0"
_COUNTS = "SELECT (SELECT count(*) FROM uncompared), (SELECT max(id) FROM spelling)"
_TEXTS = "SELECT DISTINCT text FROM spelling WHERE is_near"
_SPELT = """SELECT text, whole FROM spelling
    WHERE is_near AND text IN (SELECT text FROM spelling WHERE is_near AND whole != '')"""
_CANDIDATES = """SELECT text, whole FROM spelling WHERE id IN (
    SELECT spelling FROM near WHERE number IN (SELECT value FROM json_each(?)))"""
_HEARD = "SELECT text, whole FROM near JOIN spelling ON spelling.id = near.spelling WHERE number = ?"
_CALLED = "SELECT page FROM called WHERE level = 0 AND key = ? AND page NOT IN (SELECT page FROM entry)"
_PUT = "INSERT OR IGNORE INTO lookalike VALUES (?, ?, ?)"
_CROWDED = """INSERT OR IGNORE INTO uncompared SELECT page FROM lookalike
    WHERE page IN (SELECT value FROM json_each(?)) GROUP BY page HAVING count(*) >= ?"""
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


_Spelling = tuple[str, str]
"""The text of a spelling, and the whole name that it is without spaces; empty where it is a word."""


class AllNames(NamedTuple):
    """All names of an index, met at once. spellings: those of a text that is not a word alone."""

    names: NearNames
    spellings: Mapping[str, Sequence[_Spelling]]

    def near(self, name: str) -> list[_Spelling] | None:
        """Return the spellings that are near a name, None where it is none of the many."""
        texts = self.names.of(name)
        return None if texts is None else [one for text in texts for one in self.spellings.get(text) or [(text, "")]]


def together(db: sqlite3.Connection) -> AllNames | None:
    """Return what finds the names that are like those of all pages that are to be compared; None for few of these."""
    pages, names = db.execute(_COUNTS).fetchone()
    if pages * _ONE_BY_ONE < (names or 1):
        return None
    texts = [text for (text,) in db.execute(_TEXTS)]
    spelt: dict[str, list[_Spelling]] = {}
    for one in db.execute(_SPELT):
        spelt.setdefault(one[0], []).append(one)
    return AllNames(NearNames(texts, {name for (name,) in db.execute(_UNCOMPARED) if len(name) >= _LEAST_OTHER}), spelt)


def put(db: sqlite3.Connection, pages: Collection[int], together: AllNames | None = None) -> None:
    """Find the look-alikes of pages and write them, for both of each two. together: knows what names are near them."""
    from medviewer.library.mentions.substances import Substances
    from medviewer.library.names.synonyms import shared

    substance = Substances(shared()).substance
    titles = dict(db.execute(_TITLES, (json.dumps([*pages]),)).fetchall())
    for page in filter(titles.__contains__, pages):
        name = titles[page].replace(" ", "")
        if len(name) < _LEAST_OTHER:
            continue
        near = together.near(name) if together else None
        own, least = substance(titles[page]), _LEAST if len(name) < _LEAST else _LEAST_OTHER
        like = (
            pair
            for pair in _like(db, name, _near(db, name) if near is None else near)
            if len(pair[0].replace(" ", "")) >= least and substance(pair[0]) != own
        )
        for other, edits in islice(like, _MOST):
            twins = [(number, edits) for (number,) in db.execute(_CALLED, (other,)) if number != page]
            db.executemany(_PUT, [pair for twin, n in twins for pair in ((page, twin, n), (twin, page, n))])


def remove(db: sqlite3.Connection, page: int) -> None:
    """Forget the look-alikes of a page; those that had more than are kept are compared again."""
    others = db.execute("DELETE FROM lookalike WHERE page = ? RETURNING other", (page,)).fetchall()
    db.execute(_CROWDED, (json.dumps([other for (other,) in others]), _MOST))
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


def _near(db: sqlite3.Connection, name: str) -> list[_Spelling]:
    """Return the spellings in the index that are as few edits from a name as look-alikes."""
    rows = db.execute(_CANDIDATES, (str([*near_numbers(name)]),))
    return [row for row in rows if edits_apart(name, row[0])]


def _like(db: sqlite3.Connection, name: str, near: Iterable[_Spelling]) -> list[tuple[str, int]]:
    """Return the names in the index that are like `name` and differ from it, each with its edits, the nearest first.

    near: spellings that are few edits from it.
    """
    found: dict[str, int] = {}
    for row in near:
        found[row[1] or row[0]] = edits_apart(name, row[0])
    heard = sound(name)
    for row in db.execute(_HEARD, (heard_number(heard),)):
        if row[0] != name and sound(row[0]) == heard:
            found.setdefault(row[1] or row[0], 0)
    return sorted(found.items(), key=lambda one: (one[1] or 2, one[0]))
