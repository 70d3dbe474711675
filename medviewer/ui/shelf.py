"""Which rows the drug list shows: all, favourites or recent, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medviewer.library.catalogue import Row
from medviewer.library.marking import hits, words_of
from medviewer.ui.desk_keeper import DeskKeeper
from medviewer.ui.library_session import LibrarySession

GONE = "No longer in this library"
ELSEWHERE = "In a library that is not open: {}"


class Shown(NamedTuple):
    """Rows for the list, and the reason by id for those whose page is gone."""

    rows: Sequence[Row]
    missing: dict[str, str]


class Shelf:
    """Joins the catalogue with what the desk keeps."""

    def __init__(self, session: LibrarySession, keeper: DeskKeeper) -> None:
        self._session = session
        self._keeper = keeper
        self._by_id: dict[str, Row] | None = None

    def forget(self) -> None:
        """Look the rows up anew; to be called when the library has changed."""
        self._by_id = None

    def shown(self, chosen: str, query: str) -> Shown:
        """Return what the list shows under the filter `chosen` for `query`."""
        if chosen == "all":
            return Shown(self._session.match(query) if words_of(query) else self._session.rows(), {})
        if chosen == "favourites":
            kept: Iterable[tuple[str, str]] = [(f.id, f.title) for f in self._keeper.favourites]
        else:
            kept = [(v.id, v.title) for v in self._keeper.recent]
        return self._narrowed(kept, query)

    def _narrowed(self, kept: Iterable[tuple[str, str]], query: str) -> Shown:
        words = words_of(query)
        found = {row.id for row in self._session.match(query)} if words else None
        rows, missing = [], {}
        for page_id, title in kept:
            row = self._row(page_id)
            if row is None:
                row = Row(page_id, title, "")
                missing[page_id] = self._reason(page_id)
                wanted = found is None or len(hits(title, words)) >= len(words)
            else:
                wanted = found is None or page_id in found
            if wanted:
                rows.append(row)
        return Shown(rows, missing)

    def _row(self, page_id: str) -> Row | None:
        if self._by_id is None:
            self._by_id = {row.id: row for row in self._session.rows()}
        return self._by_id.get(page_id)

    def _reason(self, page_id: str) -> str:
        library = page_id.split("/", 1)[0]
        is_open = any(opened.name == library for opened in self._session.libraries)
        return GONE if is_open else ELSEWHERE.format(library)
