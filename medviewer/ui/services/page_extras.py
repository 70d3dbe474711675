"""Additions of the desk to a page: its local notes, and what was last read of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from medviewer.ui.services.desk_keeper import NotesKeeper, ReadingsKeeper

if TYPE_CHECKING:
    from medviewer.ui.documents.open_page import OpenPage


class PageExtras:
    """Adds it to a page that has been read, in the thread that read it.

    formerly: the id under which a page was read last by the id that it has now, where a library took another's place.
    """

    def __init__(self, notes: NotesKeeper, readings: ReadingsKeeper) -> None:
        self._notes = notes
        self._readings = readings
        self.formerly: Mapping[str, str] = {}

    def add_to(self, opened: OpenPage) -> OpenPage:
        """Return the page with its notes and its last reading."""
        from medviewer.ui.documents.note_cards import cards_of

        cards = cards_of(self._notes.of_page(opened.id))
        last = self._readings.last(self.formerly.get(opened.id, opened.id))
        return opened._replace(cards=cards, last=last)
