"""Tables of a page as tables or as lists: as the reader chose, else as lists where the text is twice as large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.services.page_loader import PageLoader
from medviewer.ui.services.settings import LARGEST, Settings

SETTING, SIZE = "view/tables", "view/zoom"
LISTS, TABLES = "lists", "tables"
LISTS_FROM = LARGEST
"""Text size in per cent from which on tables are lists, unless the reader chose tables."""


class TableControl(QObject):
    """Switches between tables and lists of “row, column: value”, for narrow columns and screen readers.

    show_again: shows what else is shown of pages, such as a comparison, once more.
    """

    def __init__(
        self,
        view: MonographView,
        reader: PageLoader,
        settings: Settings,
        action: QAction,
        show_again: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._reader = reader
        self._settings = settings
        self._action = action
        self._show_again = show_again
        self._take()
        settings.kept.connect(self._follow)

    def toggle(self) -> None:
        """Show tables as lists, or as tables again, from now on and on the open pages of all windows; remembered."""
        self._settings.keep(SETTING, TABLES if self._reader.in_lists else LISTS)

    def _follow(self, key: str) -> None:
        """Show tables as text size and choice have them now, in whichever window they were chosen."""
        if key in (SETTING, SIZE) and self._take():
            opened = self._view.opened()
            if opened:
                self._reader.reread(opened.id)
            self._show_again()

    def _take(self) -> bool:
        """Have pages read with tables as they are to be shown; return whether that is another way than before."""
        chosen = self._settings.text(SETTING)
        in_lists = chosen == LISTS or (chosen != TABLES and self._settings.zoom() >= LISTS_FROM)
        self._action.setChecked(in_lists)
        before, self._reader.in_lists = self._reader.in_lists, in_lists
        return before != in_lists
