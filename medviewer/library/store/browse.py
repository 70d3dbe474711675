"""The pages of a library in groups: by first letter, drug class, ATC code or library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from medviewer.library.store import page_counts
from medviewer.library.store.listing import EVERY, OrderedPages, PageCondition
from medviewer.library.store.page_counts import ALL, ATC, CLASS, LETTER, NONE

LIBRARY = "library"
KINDS = (LETTER, CLASS, ATC, LIBRARY)

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

_WITH_ATC = "id IN (SELECT id FROM page INDEXED BY page_atc WHERE instr(' ' || atc, ' ' || :group))"


class Group(NamedTuple):
    """Pages that have something in common. key: what to ask for its rows with. pages: how many are in it."""

    kind: str
    key: str
    title: str
    pages: int


def counted(db: sqlite3.Connection, kind: str, library: str) -> list[tuple[str, int]]:
    """Return (key, pages) of each group of a kind in one index; a page with several ATC codes counts in each group."""
    if kind == LIBRARY:
        return [(library, pages) for _, pages in page_counts.counts(db, ALL)]
    return page_counts.counts(db, kind)


def group_of(kind: str, key: str) -> Group:
    """Return a group by its key; its pages are not counted, `pages` is 0."""
    from medviewer.quoted_names import visible

    return Group(kind, key, visible(_title(kind, key)), 0)


def wanted(group: Group, library: str) -> PageCondition:
    """Return the pages of a group in the index of a library."""
    count = page_counts.count_group(group.kind)
    if group.kind == LIBRARY:
        return EVERY if group.key == library else OrderedPages("0", {})
    if group.kind == ATC and group.key != NONE:
        return PageCondition(_WITH_ATC, {"group": group.key})
    if group.kind == LETTER:
        return OrderedPages(*_with_letter(group.key)).counted_by(count)
    condition = "atc = ''" if group.kind == ATC else "class = :group"
    return OrderedPages(condition, {"group": group.key}).counted_by(count)


def gathered(kind: str, counts: Iterable[tuple[str, int]]) -> list[Group]:
    """Return the groups that several indexes have, by title, the one without a key last."""
    total: dict[str, int] = {}
    for key, count in counts:
        total[key] = total.get(key, 0) + count
    groups = [group_of(kind, key)._replace(pages=count) for key, count in total.items() if count]
    return sorted(groups, key=lambda group: (group.key == NONE, group.title.casefold()))


def _with_letter(letter: str) -> tuple[str, dict[str, str]]:
    """Return the condition on pages whose names begin with a capital, A to Z, or with none of these, and its values."""
    if letter == NONE:
        return "natural < 'a' OR natural >= '{'", {"group": NONE}
    first = letter.lower()
    return "natural >= :first AND natural < :next", {"first": first, "next": chr(ord(first) + 1), "group": letter}


def _title(kind: str, key: str) -> str:
    if key == NONE:
        return {LETTER: "0–9 and others", CLASS: "No class given", ATC: "No ATC code given"}.get(kind, key)
    main = MAIN_GROUPS.get(key[:1]) if kind == ATC else None
    return f"{key} · {main}" if main else key
