"""Favourites, history, collections and notes of the window: written off the GUI thread, shown once they are on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from medviewer.desk.aliases import Alias
from medviewer.desk.collections import Collection
from medviewer.desk.failed import FailedSearch
from medviewer.desk.favourites import Favourite
from medviewer.desk.history import Position, Visit
from medviewer.desk.last_read import LastRead
from medviewer.desk.notes import Note
from medviewer.desk.store import Desk, ReadEdition
from medviewer.errors import DeskError, MedviewerError
from medviewer.ui.base.messages import message_text
from medviewer.ui.base.tasks import Tasks

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.moves import PageMoves

LANE = "desk"
T = TypeVar("T")
POLL = 1000  # milliseconds between two looks whether another window has changed the desk
CHECK_AFTER = 1500  # milliseconds from the start until the desk is checked whole, so that the start stays quick


_READ: Mapping[str, Callable[[Desk], object]] = {
    "favourites": lambda desk: desk.favourites.all(),
    "visits": lambda desk: desk.history.recent(),
    "aliases": lambda desk: desk.aliases.all(),
    "failed searches": lambda desk: (desk.failed.all(), desk.failed.on()),
    "collections": lambda desk: desk.collections.all(),
    "notes": lambda _desk: None,
}
"""How each list of `desk.change_counters` is read; notes are read for the page that shows them."""


class _Kept(NamedTuple):
    """The lists as they are on disk, and the version of each."""

    versions: Mapping[str, int]
    lists: Mapping[str, object]


class DeskKeeper(QObject):
    """The desk, kept for the window; `favourites_changed` and the others are facts, never wishes.

    notes_changed(): some note is another one now, or gone. taken_up(): the desk, which another program held at the
    start, is there now.
    """

    favourites_changed = Signal()
    recent_changed = Signal()
    names_changed = Signal()
    collections_changed = Signal()
    notes_changed = Signal()
    failed = Signal(object)
    noticed = Signal(str)
    taken_up = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._waits = desk.waits
        self._unread: DeskError | None = None
        self._kept = self._first()
        self._ids = frozenset(one.id for one in self.favourites)
        self._notice = desk.notice
        self._poll = QTimer(self)
        self._poll.timeout.connect(self.look)

    @property
    def favourites(self) -> list[Favourite]:
        """Return the favourites as they are on disk."""
        return cast("list[Favourite]", self._kept.lists["favourites"])

    @property
    def recent(self) -> list[Visit]:
        """Return the monographs read last, newest first."""
        return cast("list[Visit]", self._kept.lists["visits"])

    @property
    def aliases(self) -> list[Alias]:
        """Return the names that the user has given to drugs."""
        return cast("list[Alias]", self._kept.lists["aliases"])

    @property
    def collections(self) -> list[Collection]:
        """Return the collections in their order, as they are on disk."""
        return cast("list[Collection]", self._kept.lists["collections"])

    @property
    def failed_searches(self) -> list[FailedSearch]:
        """Return the searches that found nothing, the latest first."""
        return self._failed[0]

    @property
    def keeps_failed(self) -> bool:
        """Return whether searches that find nothing are kept."""
        return self._failed[1]

    @property
    def _failed(self) -> tuple[list[FailedSearch], bool]:
        return cast("tuple[list[FailedSearch], bool]", self._kept.lists["failed searches"])

    def names_by_alias(self) -> dict[str, str]:
        """Return the title that each alias leads to."""
        return {alias.alias: alias.title for alias in self.aliases}

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
        if self.keeps_failed and self.can_write:
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
        if self._unread is not None:
            self.failed.emit(self._unread)
        if not self._waits:
            QTimer.singleShot(CHECK_AFTER, self, self._check)

    def toggle(self, page_id: str, title: str) -> None:
        """Star or unstar; the star is painted when the disk has it."""
        if page_id in self._ids:
            self._run(lambda: self._desk.favourites.remove(page_id))
        else:
            self._run(lambda: self._desk.favourites.add(page_id, title))

    def visit(self, page_id: str, title: str) -> None:
        """Note that a monograph was opened; where nothing can be kept, the start has said so."""
        if self.can_write:
            self._run(lambda: self._desk.history.visit(page_id, title))

    def keep_position(self, page_id: str, tab: str, place: float) -> None:
        """Note how far a monograph has been read."""
        if self.can_write:
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

    def run(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[MedviewerError], None] | None = None,
    ) -> None:
        """Do something with the desk in its thread, show what it changed, then call `done` with its answer.

        failed: what is called where it fails; without it the error is said.
        """

        def write(_task: object) -> tuple[T, _Kept]:
            return work(self._desk), self._read(self._kept)

        def written(answer: tuple[T, _Kept]) -> None:
            self._show(answer[1])
            if done is not None:
                done(answer[0])

        self._tasks.run(write, written, failed or self.failed.emit, lane=LANE)

    def notes_of(self, page_id: str) -> list[Note]:
        """Return the notes of a page, none where they cannot be read, which is said; not for the GUI thread."""
        try:
            return self._desk.notes.of_page(page_id)
        except DeskError as error:
            self.failed.emit(error)
            return []

    def last_read(self, page_id: str) -> LastRead | None:
        """Return what was last read of a page, None where that is not known; not for the GUI thread."""
        try:
            return self._desk.readings.last(page_id)
        except DeskError as error:
            self.failed.emit(error)
            return None

    def follow(self, editions: Iterable[ReadEdition], *, across: bool) -> PageMoves:
        """Let what is kept go with pages that have moved, see `Desk.follow`; not for the GUI thread."""
        return self._desk.follow(editions, across=across)

    def changed_pages(self, editions: Iterable[ReadEdition]) -> list[ChangedPage]:
        """Return what has changed since it was read, see `Desk.changed`; not for the GUI thread."""
        return self._desk.changed(editions)

    def last_session(self) -> Mapping[str, object]:
        """Return what a window showed last; nothing where that is not known."""
        try:
            return self._desk.session.last() or {}
        except DeskError as error:
            self.failed.emit(error)
            return {}

    def page_as_read(self, page_id: str) -> str | None:
        """Return the Markdown of a page as it was read last, None where it is not kept; not for the GUI thread."""
        return self._desk.readings.page(page_id)

    @property
    def waits(self) -> bool:
        """Return whether another program holds the desk: see `taken_up`."""
        return self._waits

    @property
    def can_write(self) -> bool:
        """Return whether anything can be kept."""
        return self._desk.can_write

    def find_notes(self, query: str) -> list[Note]:
        """Return the notes that hold every word of a query, none where they cannot be read; not for the GUI thread."""
        try:
            return self._desk.notes.find(query)
        except DeskError as error:
            self.failed.emit(error)
            return []

    def _run(self, work: Callable[[], object], done: Callable[[], None] | None = None) -> None:
        self.run(lambda _desk: work(), None if done is None else lambda _answer: done())

    def _notice_news(self) -> None:
        told, self._notice = self._notice or "", self._desk.notice
        if (self._notice or "") != told:
            self.noticed.emit(message_text(self._notice or "").removeprefix(message_text(told)).strip())
        if self._waits and not self._desk.waits:
            self._waits = False
            self._check()
            self.taken_up.emit()

    def _read(self, before: _Kept) -> _Kept:
        """Return the lists, read anew where any window has changed them since `before`."""
        versions = self._desk.versions()
        lists = dict(before.lists)
        for name, read in _READ.items():
            if before.versions.get(name) != versions[name]:
                lists[name] = read(self._desk)
        return _Kept(versions, lists)

    def look(self) -> None:
        """Look in the desk's thread whether any window has changed something, and show it."""
        self._tasks.run(self._looked, self._show, self.failed.emit, lane=LANE)

    def _looked(self, _task: object) -> _Kept:
        self._desk.take_up()
        return self._read(self._kept)

    def _check(self) -> None:
        """Compare the desk with what was written, then make today's backup; what differs is noticed."""

        def check() -> None:
            self._desk.verify()
            self._desk.back_up()

        self._run(check)

    def _first(self) -> _Kept:
        """Return the lists at the start; empty ones where they cannot be read, until a later look can."""
        try:
            return self._read(_Kept({}, {}))
        except DeskError as error:
            self._unread = error
            with Desk.without_file(error) as empty:
                return _Kept({}, {name: read(empty) for name, read in _READ.items()})

    def _show(self, kept: _Kept) -> None:
        before, self._kept = self._kept, kept
        self._notice_news()
        self._ids = frozenset(one.id for one in self.favourites)
        facts = {
            "favourites": self.favourites_changed,
            "visits": self.recent_changed,
            "collections": self.collections_changed,
        }
        for name, fact in facts.items():
            if before.lists[name] != kept.lists[name]:
                fact.emit()
        if any(before.lists[name] != kept.lists[name] for name in ("aliases", "failed searches")):
            self.names_changed.emit()
        if before.versions.get("notes") != kept.versions["notes"]:
            self.notes_changed.emit()
