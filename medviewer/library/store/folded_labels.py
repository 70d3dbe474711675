"""Published labels among the names that were found: those that their generic name was found by are one hit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence

from medviewer.library.names.hits import ALIAS, NEAR, IndexHit
from medviewer.library.names.name_query import Query
from medviewer.library.names.prefix import MOST_LOOKED_AT
from medviewer.library.store import label_groups

_ANY = "SELECT EXISTS (SELECT 1 FROM label)"


def found_folded(
    db: sqlite3.Connection, query: Query, find: Callable[[int], list[IndexHit]], apart: Collection[int], limit: int
) -> list[IndexHit]:
    """Return up to `limit` hits, folded; so many more are looked for. find: returns as many as it is told to."""
    [has_labels] = db.execute(_ANY).fetchone()
    return _folded(db, query, find(max(limit, MOST_LOOKED_AT)), apart)[:limit] if has_labels else find(limit)


def _folded(db: sqlite3.Connection, query: Query, found: Sequence[IndexHit], apart: Collection[int]) -> list[IndexHit]:
    """Return hits with one for all labels of a generic name that answers the query, where the first of them stood.

    A label that something else about it answers, such as its brand or firm, stays a hit of its own. apart: pages that
    do so anyway.
    """
    named = {
        page: name for page, name in label_groups.generics(db, [hit.page for hit in found]).items() if page not in apart
    }
    groups = label_groups.counted(db, set(named.values()))
    hits: list[IndexHit] = []
    standing: set[int] = set()
    for hit in found:
        group = _group(query, hit, named, groups)
        if group is None:
            hits.append(hit)
        elif group.page not in standing:
            standing.add(group.page)
            hits.append(hit._replace(page=group.page, generic=group.name, labels=group.labels))
    return hits


def _group(
    query: Query, hit: IndexHit, named: Mapping[int, str], groups: Mapping[str, label_groups.LabelGroup]
) -> label_groups.LabelGroup | None:
    """Return the group that a hit goes into, None where it stays for itself."""
    generic = named.get(hit.page)
    if generic is None or generic not in groups:
        return None
    words = f" {generic}"
    is_answered = hit.kind in (ALIAS, NEAR) or all(f" {word}" in words for word in query.words)
    return groups[generic] if is_answered else None
