"""The search box's questions, asked of all open libraries."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from medviewer.library.hits import KINDS, NEAR, Found, NameHit
from medviewer.library.names_search import names
from medviewer.library.query import Query

if TYPE_CHECKING:
    from medviewer.library.holding import Holding

_ROW = "SELECT source, title, subtitle FROM page WHERE id = ?"


class Search:
    """Asks the indexes of a catalogue. May be used from any thread; each question uses a connection of its own."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._holdings = tuple(holdings)

    def names(self, text: str, favourites: Collection[str] = (), limit: int = 50) -> list[NameHit]:
        """Return up to `limit` pages whose names answer `text`, the best first; none where it has no letter or digit."""
        query = Query.of(text)
        if not query.words:
            return []
        found: list[tuple[tuple[float, ...], str, NameHit]] = []
        for holding in self._holdings:
            prefix = f"{holding.library.name}/"
            found += holding.index.ask(lambda db, prefix=prefix: _rows(db, query, prefix, (), limit))
        found.sort(key=lambda one: one[:2])
        return [hit for _, _, hit in found[:limit]]


def _rows(
    db: sqlite3.Connection, query: Query, prefix: str, starred: Collection[int], limit: int
) -> list[tuple[tuple[float, ...], str, NameHit]]:
    return [(hit.order, hit.key, _hit(db, hit, prefix)) for hit in names(db, query, starred, limit)]


def _hit(db: sqlite3.Connection, hit: Found, prefix: str) -> NameHit:
    source, title, subtitle = db.execute(_ROW, (hit.page,)).fetchone()
    return NameHit(prefix + source, title, subtitle, hit.matched, hit.kind, _score(hit))


def _score(hit: Found) -> float:
    cost = hit.order[1] if hit.kind == NEAR else 0
    return round(max(0.0, 100 - 10 * KINDS.index(hit.kind) - 10 * cost), 1) if hit.kind in KINDS else 100 - 10 * hit.order[0]
