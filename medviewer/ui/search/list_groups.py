"""The drugs in groups: by letter, class, ATC code or library, and which of the groups is open."""

from __future__ import annotations

from medviewer.library.store.browse import Group
from medviewer.ui.search.list_lines import UP, ListItem, group_lines
from medviewer.ui.search.rows import FixedRows, Rows, RowsWithBackLine
from medviewer.ui.services.library_session import LibrarySession


class ListGroups:
    """Remembers the grouping that was chosen. grouping: one of browse.KINDS, empty for none."""

    def __init__(self, session: LibrarySession) -> None:
        self._session = session
        self.grouping = ""
        self._groups: list[Group] = []
        self._group: Group | None = None

    def choose(self, grouping: str) -> None:
        """Take a grouping, none of its groups open."""
        self.grouping, self._group = grouping, None

    def turn(self, key: str) -> None:
        """Open the group of this key, or go back to the groups where one is open."""
        chosen = next((group for group in self._groups if group.key == key), None)
        self._group = chosen if self._group is None else None

    def shown(self, query: str) -> Rows:
        """Return the groups, or what is in the open one, as far as the query means them."""
        catalogue = self._session.catalogue
        if catalogue is None:
            return FixedRows()
        if self._group is None:
            self._groups = catalogue.groups(self.grouping)
            return FixedRows(group_lines(self._groups, query))
        return RowsWithBackLine(ListItem(UP, "", self._group.title), catalogue.listing(self._group, query))

    def count(self, rows: Rows) -> int:
        """Return how many drugs are listed by what `shown` returned: all of them in groups."""
        return len(self._session.listing()) if self._group is None else len(rows) - 1
