"""Asks for passages while names are typed: off the GUI thread, each question abandoned by the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from medviewer.library.search import AbandonedError, Choice, Search
from medviewer.library.text.text_query import searched_words
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.search.list_state import FoundText, TextQuestion

if TYPE_CHECKING:
    from medviewer.desk.notes import Note

MOST = 40


class TextSearch(QObject):
    """Gives the passages for what was asked last, and the local notes: `found(FoundText)`.

    find_notes: returns the notes that hold every word of a text; called in a thread.
    """

    found = Signal(object)

    def __init__(self, tasks: Tasks, find_notes: Callable[[str], list[Note]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._find_notes = find_notes
        self._asked: Search | None = None
        self._search: Search | None = None
        self._task: Task | None = None
        self._query, self._choice = TextQuestion(""), Choice()
        self._most = MOST
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._start)

    def ask(self, search: Search, query: TextQuestion, choice: Choice) -> None:
        """Look for passages once the key that asks is painted. choice: what the query means.

        The same question is answered with as many as were asked for last.
        """
        self.stop()
        if search is not self._asked:
            self._asked, self._search = search, search.for_asker()
        self._most = self._most if query == self._query else MOST
        self._query, self._choice = query, choice
        self._turn.start()

    def ask_more(self) -> None:
        """Look for more passages of the same question."""
        self.stop()
        self._most += MOST
        self._start()

    def look_through(self, before: FoundText, on_progress: Callable[[int, int], None]) -> None:
        """Look for the same on all pages letter by letter.

        before: what the index of words has, kept if it is more. on_progress: takes pages, and of how many.
        """
        search, query, most = self._search, self._query, self._most
        if search is None:
            return

        def look(task: Task) -> FoundText | None:
            sections = [query.section] if query.section else []
            try:
                passages = search.scan(query.text, sections, most, task.is_cancelled, task.progress.emit)
            except AbandonedError:
                return None
            if before.passages.counts and not passages.is_whole:
                passages = before.passages._replace(scanned=passages.scanned)
            return FoundText(query, passages, before.notes, most, is_scan=True)

        self._task = self._tasks.run(look, self._done, lane="search")
        self._task.progress.connect(on_progress)

    def stop(self) -> None:
        """Abandon what is being looked for."""
        self._turn.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
            if self._search is not None:
                self._search.interrupt()

    def _start(self) -> None:
        search, query, choice, most = self._search, self._query, self._choice, self._most
        if search is None:
            return

        def look(task: Task) -> FoundText | None:
            sections = [query.section] if query.section else []
            text = choice.searched(query.text)
            try:
                passages = search.passages(text, sections, most, task.is_cancelled, choice.topic, choice.among)
            except AbandonedError:
                return None
            return FoundText(query, passages, self._notes(text), most)

        self._task = self._tasks.run(look, self._done, lane="search")

    def _notes(self, text: str) -> list[Note]:
        """Return the notes that hold the words that are looked for."""
        return self._find_notes(" ".join(searched_words(text)))[:MOST]

    def _done(self, found: FoundText | None) -> None:
        self._task = None
        if found is not None:
            self.found.emit(found)
