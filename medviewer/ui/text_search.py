"""Asks for passages while names are typed: off the GUI thread, each question abandoned by the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from medviewer.library.searching import AbandonedError, Passages, Search
from medviewer.ui.tasks import Task, Tasks

PAUSE = 90  # milliseconds without a key before the text is searched
MOST = 40


class TextSearch(QObject):
    """Gives the passages for what was asked last: `found(query, Passages)`."""

    found = Signal(str, object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
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

        def look(task: Task) -> Passages | None:
            try:
                return search.passages(query, [section] if section else [], MOST, task.is_cancelled)
            except AbandonedError:
                return None

        self._task = self._tasks.run(look, lambda passages: self._done(query, passages), lane="search")

    def _done(self, query: str, passages: Passages | None) -> None:
        self._task = None
        if passages is not None:
            self.found.emit(query, passages)
