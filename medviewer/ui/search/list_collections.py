"""The collections as the list shows them: all, what is in the open one, and what has changed since it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medviewer.library.catalogue import Row
from medviewer.library.names.marking import hits, words_of
from medviewer.ui.base.provenance import worded
from medviewer.ui.search.list_filters import ListedRows, ListFilters
from medviewer.ui.search.list_lines import CHANGED, CHANGED_LIST, COLLECTION, NAME, UP, ListItem
from medviewer.ui.search.rows import FixedRows, RowsWithBackLine
from medviewer.ui.services.desk_keeper import DeskKeeper
from medviewer.ui.services.move_follower import MoveFollower

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.collections import Collection

translate = QCoreApplication.translate


class ListCollections:
    """Remembers which collection is open. opened: its name, CHANGED_LIST for what has changed, empty for none."""

    def __init__(self, shelf: ListFilters, keeper: DeskKeeper, follower: MoveFollower) -> None:
        self._shelf = shelf
        self._collections = keeper.collections
        self._favourites = keeper.favourites
        self._history = keeper.history
        self._follower = follower
        self.opened = ""

    def turn(self, key: str) -> None:
        """Open the collection of this name, or go back to all where one is open."""
        self.opened = key

    def collection(self) -> Collection | None:
        """Return the collection that is open."""
        return self._collections.named(self.opened)

    def changed_count(self) -> int:
        """Return how many drugs that are kept have changed since they were read."""
        return len(self._follower.changed or ())

    def shown(self, query: str) -> ListedRows:
        """Return the collections, or what is in the open one, as far as the query means them."""
        if self.opened == CHANGED_LIST:
            return self._headed(translate("ListCollections", "Changed since you read them"), self._changed(query))
        collection = self.collection()
        if collection is None:
            self.opened = ""
            return ListedRows(FixedRows(list(self._lines(query))), {})
        members = [(member.id, member.title) for member in collection.members]
        return self._headed(collection.name, self._shelf.narrowed(members, query))

    def _headed(self, title: str, shown: ListedRows) -> ListedRows:
        return ListedRows(RowsWithBackLine(ListItem(UP, "", title), shown.rows), shown.missing)

    def _lines(self, query: str) -> Iterator[ListItem]:
        words, changed = words_of(query), self._follower.changed
        if changed and not words:
            count = translate("ListCollections", "%Ln drug(s)", "", len(changed))
            yield ListItem(CHANGED, CHANGED_LIST, translate("ListCollections", "Changed since you read them"), count)
        for one in self._collections.all():
            marks = tuple(hits(one.name, words))
            found = [member.title for member in one.members if len(hits(member.title, words)) >= len(words)]
            if len(marks) >= len(words) or (words and found):
                count = translate("ListCollections", "%Ln drug(s)", "", len(one.members))
                under = count if len(marks) >= len(words) else ", ".join(found)
                yield ListItem(COLLECTION, one.name, one.name, under, marks, (), one.colour)

    def _changed(self, query: str) -> ListedRows:
        changed = self._follower.changed or ()
        words = words_of(query)
        found = [one for one in changed if len(hits(one.title, words)) >= len(words)]
        missing = {one.id: translate("ListCollections", "No longer in the library") for one in found if one.now is None}
        return ListedRows(FixedRows([_line(one, words) for one in found]), missing)

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of monographs by id; of one that is not in an open library, what the desk knows of it."""
        known = {member.id: member.title for one in self._collections.all() for member in one.members}
        known |= {one.id: one.title for one in self._favourites.all()}
        known |= {one.id: one.title for one in self._history.recent()}
        rows: dict[str, Row] = self._shelf.found(list(ids))
        return {page_id: rows[page_id].title if page_id in rows else known.get(page_id, page_id) for page_id in ids}


def _line(one: ChangedPage, words: Iterable[str]) -> ListItem:
    kept = [translate("ListCollections", "Favourites")] * one.favourite + list(one.collections)
    said = translate("ListCollections", "△ since {}").format(worded(one.read[:10]))
    return ListItem(
        NAME, one.now or one.id, one.title, " · ".join([said, ", ".join(kept)]), tuple(hits(one.title, list(words)))
    )
