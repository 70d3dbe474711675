"""The number of pages that an index has in all and in each group, kept as pages are written.

A hundred thousand pages are counted in 30 to 150 ms, which the list of groups would hold the window for.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

NONE = ""
"""The key of the group of pages for which nothing is given, and that of all pages."""
ALL, LETTER, CLASS, ATC = "all", "letter", "class", "atc"

TABLES = (
    """CREATE TABLE page_count (kind TEXT, key TEXT, pages INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID""",
)
_OF = "SELECT coalesce(sum(pages), 0) FROM page_count WHERE kind = '{}'"
COUNT_ALL = _OF.format(ALL)
"""SQL that tells how many pages there are in all."""
_ADD = """INSERT INTO page_count VALUES (?, ?, ?)
    ON CONFLICT (kind, key) DO UPDATE SET pages = pages + excluded.pages"""
_EMPTY = "DELETE FROM page_count WHERE kind = ? AND key = ? AND pages = 0"
_OF_KIND = "SELECT key, pages FROM page_count WHERE kind = ?"


class CountedPage(NamedTuple):
    """The last columns of `page`, by which it is in groups: drug class, ATC codes, and its name as it is sorted."""

    drug_class: str
    atc: str
    natural: str

    def groups(self) -> Iterable[tuple[str, str]]:
        """Yield kind and key of each group, of a page with several ATC codes each once."""
        yield ALL, NONE
        yield LETTER, letter_of(self.natural)
        yield CLASS, self.drug_class
        yield from ((ATC, group) for group in {code[:3] for code in self.atc.split()} or {NONE})


def count_group(kind: str) -> str:
    """Return SQL that tells how many pages a group of a kind has, with its key as the value `group`."""
    return f"{_OF.format(kind)} AND key = :group"


def letter_of(natural: str) -> str:
    """Return the capital under which a name stands, `NONE` where it begins with no letter from a to z."""
    first = natural[:1]
    return first.upper() if "a" <= first <= "z" else NONE


def add(db: sqlite3.Connection, pages: Iterable[CountedPage], times: int = 1) -> None:
    """Count pages that are written, within a transaction. times: -1 for those that are removed."""
    counts = Counter(group for page in pages for group in page.groups())
    db.executemany(_ADD, [(kind, key, times * count) for (kind, key), count in counts.items()])
    db.executemany(_EMPTY, counts if times < 0 else ())


def counts(db: sqlite3.Connection, kind: str) -> list[tuple[str, int]]:
    """Return key and pages of each group of a kind that has any."""
    return db.execute(_OF_KIND, (kind,)).fetchall()
