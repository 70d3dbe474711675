"""Favourites and history of the window: written off the GUI thread, shown once they are on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from medviewer.desk.aliases import Alias
from medviewer.desk.failed import Failed
from medviewer.desk.favourites import Favourite
from medviewer.desk.history import Position, Visit
from medviewer.desk.store import Desk
from medviewer.ui.tasks import Tasks

LANE = "desk"
POLL = 1000  # milliseconds between two looks whether another window has changed the desk


class _Kept(NamedTuple):
    version: tuple[int, int]
    favourites: list[Favourite]
    recent: list[Visit]
    aliases: list[Alias]
    failed: list[Failed]
    keeps_failed: bool


class DeskKeeper(QObject):
    """What the reader keeps; `favourites_changed` and `recent_changed` are facts, never wishes."""

    favourites_changed = Signal()
    recent_changed = Signal()
    names_changed = Signal()
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

    @property
    def aliases(self) -> list[Alias]:
        """Return the names that the user has given to drugs."""
        return self._kept.aliases

    @property
    def failed_searches(self) -> list[Failed]:
        """Return the searches that found nothing, the latest first."""
        return self._kept.failed

    @property
    def keeps_failed(self) -> bool:
        """Return whether searches that find nothing are kept."""
        return self._kept.keeps_failed

    def names_by_alias(self) -> dict[str, str]:
        """Return the title that each alias leads to."""
        return {alias.alias: alias.title for alias in self._kept.aliases}

    def add_alias(self, alias: str, page_id: str, title: str, forget: str = "") -> None:
        """Let `alias` lead to a monograph, and forget the failed search that it came from."""

        def write() -> None:
            self._desk.aliases.add(alias, page_id, title)
            if forget:
                self._desk.failed.remove(forget)

        self._run(write)

    def remove_alias(self, alias: Alias) -> None:
        """Take an alias away."""
        self._run(lambda: self._desk.aliases.remove(alias.alias, alias.id))

    def note_failed(self, query: str) -> None:
        """Note a search that found nothing, unless its user does not want that."""
        if self._kept.keeps_failed and self._desk.can_write:
            self._run(lambda: self._desk.failed.note(query))

    def forget_failed(self, query: str) -> None:
        """Forget one search that found nothing."""
        self._run(lambda: self._desk.failed.remove(query))

    def clear_failed(self) -> None:
        """Forget all searches that found nothing."""
        self._run(self._desk.failed.clear)

    def keep_failed(self, keep: bool) -> None:
        """Keep searches that find nothing from now on, or do not."""
        self._run(lambda: self._desk.failed.switch(keep))

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
        return _Kept(
            (desk.favourites.version(), desk.aliases.version()),
            desk.favourites.all(),
            desk.history.recent(),
            desk.aliases.all(),
            desk.failed.all(),
            desk.failed.on(),
        )

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
            now = (self._desk.favourites.version(), self._desk.aliases.version())
            return None if now == version else self._load()

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
        if before[3:] != kept[3:]:
            self.names_changed.emit()
