"""The pages of a library in groups: by first letter, drug class, ATC code or library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from string import ascii_lowercase
from typing import NamedTuple

from medviewer.library.store.listing import OrderedPages, PageCondition

KINDS = ("letter", "class", "atc", "library")
NONE = ""
"""The key of the group of pages for which nothing is given."""

MAIN_GROUPS = {
    "A": "Alimentary tract and metabolism",
    "B": "Blood and blood forming organs",
    "C": "Cardiovascular system",
    "D": "Dermatologicals",
    "G": "Genito-urinary system and sex hormones",
    "H": "Systemic hormonal preparations",
    "J": "Antiinfectives for systemic use",
    "L": "Antineoplastic and immunomodulating agents",
    "M": "Musculo-skeletal system",
    "N": "Nervous system",
    "P": "Antiparasitic products, insecticides and repellents",
    "R": "Respiratory system",
    "S": "Sensory organs",
    "V": "Various",
}
"""The anatomical main groups of the ATC classification (WHO Collaborating Centre for Drug Statistics Methodology)."""

_BEGINNING = "SELECT count(*) FROM page WHERE natural >= :letter AND natural < :next"
_ALL = "SELECT count(*) FROM page"
_COUNT = {
    "class": "SELECT class AS label, count(*) FROM page GROUP BY label",
    "library": "SELECT :library, count(*) FROM page",
}
_WITH = {
    "class": "class = :group",
    "atc": "id IN (SELECT id FROM page INDEXED BY page_atc WHERE ' ' || atc GLOB '* ' || :group || '*')",
    "library": ":library = :group",
}


class Group(NamedTuple):
    """Pages that have something in common. key: what to ask for its rows with. pages: how many are in it."""

    kind: str
    key: str
    title: str
    pages: int


def counted(db: sqlite3.Connection, kind: str, library: str) -> Iterable[tuple[str, int]]:
    """Yield (key, pages) of each group of a kind in one index; a page with several ATC codes counts in each group."""
    if kind == "atc":
        return _atc(db)
    if kind == "letter":
        return _letters(db)
    return db.execute(_COUNT[kind], {"library": library})


def group_of(kind: str, key: str) -> Group:
    """Return a group by its key; its pages are not counted, `pages` is 0."""
    from medviewer.quoted_names import visible

    return Group(kind, key, visible(_title(kind, key)), 0)


def wanted(group: Group, library: str) -> PageCondition:
    """Return the pages of a group in the index of a library."""
    if group.kind == "letter":
        return _with_letter(group.key.lower())
    if group.kind == "atc" and group.key == NONE:
        return OrderedPages("atc = ''", {})
    kind = PageCondition if group.kind == "atc" else OrderedPages
    return kind(_WITH[group.kind], {"group": group.key, "library": library})


def gathered(kind: str, counts: Iterable[tuple[str, int]]) -> list[Group]:
    """Return the groups that several indexes have, by title, the one without a key last."""
    total: dict[str, int] = {}
    for key, count in counts:
        total[key] = total.get(key, 0) + count
    groups = [group_of(kind, key)._replace(pages=count) for key, count in total.items() if count]
    return sorted(groups, key=lambda group: (group.key == NONE, group.title.casefold()))


def _letters(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Count by first letter, each letter a range of the index; what has none of them last."""
    counts = [(letter.upper(), int(db.execute(_BEGINNING, _range(letter)).fetchone()[0])) for letter in ascii_lowercase]
    rest = int(db.execute(_ALL).fetchone()[0]) - sum(count for _, count in counts)
    return [*counts, (NONE, rest)]


def _range(letter: str) -> dict[str, str]:
    return {"letter": letter, "next": chr(ord(letter) + 1)}


def _atc(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Count by anatomical main group and therapeutic subgroup: the first three signs of a code."""
    total: dict[str, int] = {}
    for codes, count in db.execute("SELECT atc, count(*) FROM page GROUP BY atc"):
        for group in {code[:3] for code in codes.split()} or {NONE}:
            total[group] = total.get(group, 0) + count
    return list(total.items())


def _with_letter(letter: str) -> PageCondition:
    """Return the pages whose names begin with a letter, a to z, or with none of these."""
    if letter == NONE:
        return OrderedPages("natural < 'a' OR natural >= '{'", {})
    return OrderedPages("natural >= :letter AND natural < :next", _range(letter))


def _title(kind: str, key: str) -> str:
    if key == NONE:
        return {"letter": "0–9 and others", "class": "No class given", "atc": "No ATC code given"}.get(kind, key)
    main = MAIN_GROUPS.get(key[:1]) if kind == "atc" else None
    return f"{key} · {main}" if main else key
