"""Which rows the drug list shows: all, favourites or recent, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from medviewer.library.catalogue import Row
from medviewer.library.names.marking import hits, words_of
from medviewer.ui.base.language import translatable
from medviewer.ui.search.rows import FixedRows, Rows
from medviewer.ui.services.desk_keeper import DeskKeeper
from medviewer.ui.services.library_session import LibrarySession

GONE = translatable("ListFilters", "No longer in this library")
ELSEWHERE = translatable("ListFilters", "In a library that is not open: {}")


class ListedRows(NamedTuple):
    """Rows for the list, and the reason by id for those whose page is gone."""

    rows: Rows
    missing: dict[str, str]


class ListFilters:
    """Joins the catalogue with what the desk keeps."""

    def __init__(self, session: LibrarySession, keeper: DeskKeeper) -> None:
        self._session = session
        self._favourites = keeper.favourites
        self._history = keeper.history

    def shown(self, chosen: str, query: str) -> ListedRows:
        """Return what the list shows under the filter `chosen` for `query`."""
        if chosen == "all":
            return ListedRows(self._session.listing(), {})
        if chosen == "favourites":
            kept: Iterable[tuple[str, str]] = [(f.id, f.title) for f in self._favourites.all()]
        else:
            kept = [(v.id, v.title) for v in self._history.recent()]
        return self.narrowed(kept, query)

    def narrowed(self, kept: Iterable[tuple[str, str]], query: str) -> ListedRows:
        """Return the rows of (id, title) of monographs in their order, as far as a query means them."""
        titles = dict(kept)
        words = words_of(query)
        known = self.found(titles)
        wanted = self.found(titles, query) if words else known
        missing = {id: self._reason(id) for id in titles if id not in known}
        rows = [
            wanted.get(id) or Row(id, title, "")
            for id, title in titles.items()
            if id in wanted or (id in missing and len(hits(title, words)) >= len(words))
        ]
        return ListedRows(FixedRows(rows), missing)

    def found(self, ids: Collection[str], query: str = "") -> dict[str, Row]:
        """Return the rows of those monographs that are in the open libraries, and that a query means."""
        catalogue = self._session.catalogue
        return {row.id: row for row in catalogue.listing(query=query, among=ids)} if catalogue else {}

    def _reason(self, page_id: str) -> str:
        library = page_id.split("/", 1)[0]
        is_open = any(opened.name == library for opened in self._session.libraries)
        return QCoreApplication.translate("ListFilters", GONE if is_open else ELSEWHERE).format(library)
