"""Published labels in the index: those of one generic name are a group, of which one page stands for all.

Labels are together whose generic name is the same once it is folded; salts stay apart.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.names.folding import fold
from medviewer.library.names.page_names import clean
from medviewer.library.store import page_counts

if TYPE_CHECKING:
    from medviewer.monograph.model import Summary

LEADS = "page.id NOT IN (SELECT label.page FROM label WHERE label.follows = 1)"
"""Condition on pages: all but the labels for which another one of their generic name stands."""
COUNT_LEADS = f"SELECT ({page_counts.COUNT_ALL}) - (SELECT count(*) FROM label WHERE follows = 1)"
"""The number of these pages, without a look at each."""

_PUT = "INSERT INTO label VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)"
_FIRST = """SELECT page FROM label JOIN page ON page.id = label.page WHERE label.generic = ?
    ORDER BY page.natural, page.source LIMIT 1"""
_FOLLOW = "UPDATE label SET follows = page <> ? WHERE generic = ? AND follows <> (page <> ?)"
_GROUPS = """SELECT page, name, (SELECT count(*) FROM label AS other WHERE other.generic = label.generic) FROM label
    WHERE page IN (SELECT value FROM json_each(?)) AND NOT follows"""
_IS_LABEL_OF = "SELECT 1 FROM label JOIN file ON file.id = label.page WHERE file.path = ? AND label.generic = ?"
_WITH_SET_ID = """SELECT page.source FROM label JOIN page ON page.id = label.page
    WHERE label.generic = ? AND label.set_id = ? LIMIT 2"""
_OF = """SELECT page.source, page.title, name, repackaged, date, form, route, strength, labeler, set_id
    FROM label JOIN page ON page.id = label.page
    WHERE label.generic = (SELECT generic FROM label JOIN file ON file.id = label.page WHERE file.path = ?)"""
_CALLED = "SELECT path FROM label JOIN file ON file.id = label.page WHERE label.generic = ? LIMIT 1"
_COUNT = """SELECT count(*) FROM label
    WHERE generic = (SELECT generic FROM label JOIN file ON file.id = label.page WHERE file.path = ?)"""
_LEADER = """SELECT page.source FROM label JOIN page ON page.id = label.page
    WHERE label.generic = (SELECT generic FROM label JOIN file ON file.id = label.page WHERE file.path = ?)
    AND NOT label.follows"""
_GENERICS = "SELECT page, generic FROM label WHERE page IN (SELECT value FROM json_each(?))"
_COUNTED = """SELECT generic, name, page, (SELECT count(*) FROM label AS other WHERE other.generic = label.generic)
    FROM label WHERE generic IN (SELECT value FROM json_each(?)) AND NOT follows"""


class LabelRow(NamedTuple):
    """A label among those of its generic name, as a list shows it.

    generic: the name; date: ISO, from which it is in force; each text is empty where the page does not say.
    """

    id: str
    title: str
    generic: str
    repackaged: bool
    date: str
    form: str
    route: str
    strength: str
    labeler: str
    set_id: str

    @property
    def subtitle(self) -> str:
        """Return what tells it from others: strength and date, form and labeler where its title does not say them."""
        title, firm = self.title.casefold(), self.labeler.partition(",")[0]
        told = (self.strength, self.date, self.form, firm)
        return " · ".join(text for text in told if text and text.casefold() not in title)


class LabelGroup(NamedTuple):
    """The labels of a generic name. page: number of that which stands for all; labels: how many there are."""

    name: str
    page: int
    labels: int


def put(db: sqlite3.Connection, pages: Iterable[tuple[int, Summary]]) -> None:
    """Write the labels among pages, within a transaction."""
    rows = [(number, summary.generic_name, summary.label) for number, summary in pages if summary.label]
    written = [
        (number, fold(clean(generic)), _calm(clean(generic)), label.repackaged, *map(clean, label.texts))
        for number, generic, label in rows
    ]
    named = [row for row in written if row[1]]
    db.executemany(_PUT, named)
    _choose_first(db, {str(row[1]) for row in named})


def remove(db: sqlite3.Connection, page: int) -> None:
    """Forget the label of a page, if it was one, within a transaction."""
    for (generic,) in db.execute("DELETE FROM label WHERE page = ? RETURNING generic", (page,)).fetchall():
        _choose_first(db, [generic])


def groups(db: sqlite3.Connection, pages: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Return name and number of labels of those pages that stand for two labels and more."""
    rows = db.execute(_GROUPS, (json.dumps(pages),))
    return {page: (name, count) for page, name, count in rows if count > 1}


def generics(db: sqlite3.Connection, pages: Sequence[int]) -> dict[int, str]:
    """Return the folded generic name of those pages that are labels."""
    return dict(db.execute(_GENERICS, (json.dumps(pages),)))


def counted(db: sqlite3.Connection, names: Iterable[str]) -> dict[str, LabelGroup]:
    """Return the groups of two labels and more by folded generic name."""
    rows = db.execute(_COUNTED, (json.dumps(list(names)),))
    return {generic: LabelGroup(*group) for generic, *group in rows if group[2] > 1}


def labels_of(db: sqlite3.Connection, path: bytes, prefix: str) -> list[LabelRow]:
    """Return the labels of the same generic name as that at `path`: the makers' own first, of these the newest.

    Then by form and strength. prefix: of the ids of its library.
    """
    rows = [LabelRow(prefix + row[0], row[1], row[2], bool(row[3]), *row[4:]) for row in db.execute(_OF, (path,))]
    rows.sort(key=lambda row: (row.form, row.strength, row.title, row.id))
    rows.sort(key=lambda row: row.date, reverse=True)
    rows.sort(key=lambda row: row.repackaged)
    return rows


def labels_called(db: sqlite3.Connection, key: str, prefix: str) -> list[LabelRow]:
    """Return the labels of a folded generic name, in the same order; none where there is none."""
    row = db.execute(_CALLED, (key,)).fetchone()
    return labels_of(db, row[0], prefix) if row else []


def count_of(db: sqlite3.Connection, path: bytes) -> int:
    """Return how many labels there are of the generic name of that at `path`."""
    return int(db.execute(_COUNT, (path,)).fetchone()[0])


def leader_of(db: sqlite3.Connection, path: bytes) -> str:
    """Return the source of the page that stands for the labels among which that at `path` is, empty for none."""
    row = db.execute(_LEADER, (path,)).fetchone()
    return str(row[0]) if row else ""


def is_label_of(db: sqlite3.Connection, path: bytes, key: str) -> bool:
    """Tell whether the page at `path` is a published label of a folded generic name."""
    return db.execute(_IS_LABEL_OF, (path, key)).fetchone() is not None


def with_set_id(db: sqlite3.Connection, key: str, set_id: str) -> str:
    """Return the source of the only label of a folded generic name that has a setId, empty for none or several."""
    found = db.execute(_WITH_SET_ID, (key, set_id)).fetchall()
    return str(found[0][0]) if len(found) == 1 else ""


def _choose_first(db: sqlite3.Connection, names: Iterable[str]) -> None:
    """Have the first page of each generic name stand for all of them."""
    for name in names:
        row = db.execute(_FIRST, (name,)).fetchone()
        if row:
            db.execute(_FOLLOW, (row[0], name, row[0]))


def _calm(name: str) -> str:
    """Return a name with a capital in front; one all in capitals not otherwise."""
    return name[:1].upper() + (name[1:].lower() if name.isupper() else name[1:])
