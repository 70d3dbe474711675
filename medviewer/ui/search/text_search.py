"""Asks for passages while names are typed: off the GUI thread, each question abandoned by the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from medviewer.library.search import AbandonedError, Passages, Search
from medviewer.ui.base.tasks import Task, Tasks

if TYPE_CHECKING:
    from medviewer.desk.notes import Note

PAUSE = 90  # milliseconds without a key before the text is searched
MOST = 40


class TextSearch(QObject):
    """Gives the passages for what was asked last, and the local notes: `found(query, Passages, list[Note])`.

    find_notes: returns the notes that hold every word of a text; called in a thread.
    """

    found = Signal(str, Passages, object)

    def __init__(self, tasks: Tasks, find_notes: Callable[[str], list[Note]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._find_notes = find_notes
        self._search: Search | None = None
        self._task: Task | None = None
        self._asked = ("", "")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._start)

    def ask(self, search: Search, query: str, section: str) -> None:
        """Look for passages, in one section where it is named, once no key has been pressed for a moment."""
        self.stop()
        self._search = search
        self._asked = (query, section)
        self._pause.start()

    def stop(self) -> None:
        """Abandon what is being looked for."""
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
            if self._search is not None:
                self._search.interrupt()

    def _start(self) -> None:
        search, (query, section) = self._search, self._asked
        if search is None:
            return

        def look(task: Task) -> tuple[Passages, list[Note]] | None:
            try:
                passages = search.passages(query, [section] if section else [], MOST, task.is_cancelled)
            except AbandonedError:
                return None
            return passages, self._notes(query)

        self._task = self._tasks.run(look, lambda found: self._done(query, found), lane="search")

    def _notes(self, query: str) -> list[Note]:
        """Return the notes that a query finds by the words that it looks for."""
        return self._find_notes(" ".join(searched_words(query)))[:MOST]

    def _done(self, query: str, found: tuple[Passages, list[Note]] | None) -> None:
        self._task = None
        if found is not None:
            self.found.emit(query, *found)


def searched_words(query: str) -> list[str]:
    """Return the words of a text query that are to be marked: not what stands behind `-` or `in:`."""
    pieces = [piece for piece in query.split() if not piece.startswith(("-", "in:"))]
    return [word for word in " ".join(pieces).replace('"', " ").split() if any(sign.isalnum() for sign in word)]
