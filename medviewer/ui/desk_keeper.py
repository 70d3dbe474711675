"""Favourites and history of the window: written off the GUI thread, shown once they are on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from medviewer.desk.favourites import Favourite
from medviewer.desk.history import Position, Visit
from medviewer.desk.store import Desk
from medviewer.ui.tasks import Tasks

LANE = "desk"
POLL = 1000  # milliseconds between two looks whether another window has changed the desk


class _Kept(NamedTuple):
    version: int
    favourites: list[Favourite]
    recent: list[Visit]


class DeskKeeper(QObject):
    """What the reader keeps; `favourites_changed` and `recent_changed` are facts, never wishes."""

    favourites_changed = Signal()
    recent_changed = Signal()
    failed = Signal(object)
    noticed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._kept = self._load()
        self._ids = frozenset(f.id for f in self._kept.favourites)
        self._notice = desk.notice
        self._poll = QTimer(self)
        self._poll.timeout.connect(self._look)

    @property
    def favourites(self) -> list[Favourite]:
        """Return the favourites as they are on disk."""
        return self._kept.favourites

    @property
    def recent(self) -> list[Visit]:
        """Return the monographs read last, newest first."""
        return self._kept.recent

    def ids(self) -> frozenset[str]:
        """Return the ids of the favourites."""
        return self._ids

    def watch(self) -> None:
        """Begin to look for what other windows change, and make today's backup."""
        self._poll.start(POLL)
        self._run(self._desk.back_up)

    def toggle(self, page_id: str, title: str) -> None:
        """Star or unstar; the star is painted when the disk has it."""
        if page_id in self._ids:
            self._run(lambda: self._desk.favourites.remove(page_id))
        else:
            self._run(lambda: self._desk.favourites.add(page_id, title))

    def visit(self, page_id: str, title: str) -> None:
        """Note that a monograph was opened."""
        self._run(lambda: self._desk.history.visit(page_id, title))

    def keep_position(self, page_id: str, tab: str, place: float) -> None:
        """Note how far a monograph has been read."""
        self._run(lambda: self._desk.history.keep_position(page_id, tab, place))

    def position(self, page_id: str) -> Position | None:
        """Return how far a monograph was read last; it may wait for a write, so not for the GUI thread."""
        return self._desk.history.position(page_id)

    def clear_history(self) -> None:
        """Forget what was read."""
        self._run(self._desk.history.clear)

    def export_to(self, path: Path, done: Callable[[], None]) -> None:
        """Write the desk to one JSON file."""
        self._run(lambda: self._desk.export_json(path), done)

    def import_from(self, path: Path, done: Callable[[], None]) -> None:
        """Merge a JSON file into the desk."""
        self._run(lambda: self._desk.import_json(path), done)

    def close(self) -> None:
        """Stop looking, finish what is being written, and close the file."""
        self._poll.stop()
        self._tasks.wait(LANE)
        self._desk.close()

    def _load(self) -> _Kept:
        desk = self._desk
        return _Kept(desk.favourites.version(), desk.favourites.all(), desk.history.recent())

    def _run(self, work: Callable[[], object], done: Callable[[], None] | None = None) -> None:
        def write(_task: object) -> _Kept:
            work()
            return self._load()

        def written(kept: _Kept) -> None:
            self._show(kept)
            if done is not None:
                done()

        self._tasks.run(write, written, self.failed.emit, lane=LANE)

    def _look(self) -> None:
        version = self._kept.version

        def look(_task: object) -> _Kept | None:
            return None if self._desk.favourites.version() == version else self._load()

        self._tasks.run(look, self._looked, self.failed.emit, lane=LANE)

    def _looked(self, kept: _Kept | None) -> None:
        if kept is not None:
            self._show(kept)

    def _show(self, kept: _Kept) -> None:
        before, self._kept = self._kept, kept
        if self._desk.notice != self._notice:
            self._notice = self._desk.notice
            self.noticed.emit(self._notice or "")
        self._ids = frozenset(f.id for f in kept.favourites)
        if before.favourites != kept.favourites:
            self.favourites_changed.emit()
        if before.recent != kept.recent:
            self.recent_changed.emit()
