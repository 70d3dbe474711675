"""Additions of the desk to a page: its local notes, and what was last read of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from medviewer.ui.services.desk_keeper import DeskKeeper

if TYPE_CHECKING:
    from medviewer.ui.documents.open_page import OpenPage


class PageExtras:
    """Adds it to a page that has been read, in the thread that read it.

    formerly: the id under which a page was read last by the id that it has now, where a library took another's place.
    """

    def __init__(self, keeper: DeskKeeper) -> None:
        self._keeper = keeper
        self.formerly: Mapping[str, str] = {}

    def add_to(self, opened: OpenPage) -> OpenPage:
        """Return the page with its notes and its last reading."""
        from medviewer.ui.documents.note_cards import cards_of

        cards = cards_of(self._keeper.notes_of(opened.id))
        last = self._keeper.last_read(self.formerly.get(opened.id, opened.id))
        return opened._replace(cards=cards, last=last)
