"""The one writer of the desk: all work on it runs in one lane, and its lists are shown once they are on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.restrictions import HISTORY, NOTES
from medviewer.desk.aliases import Alias
from medviewer.desk.collections import Collection
from medviewer.desk.failed import FailedSearch
from medviewer.desk.favourites import Favourite
from medviewer.desk.history import Visit
from medviewer.desk.store import Desk
from medviewer.errors import DeskError, MedviewerError
from medviewer.ui.base.messages import message_text
from medviewer.ui.base.tasks import Tasks

LANE = "desk"
T = TypeVar("T")
POLL = 1000  # milliseconds between two looks whether another window has changed the desk
CHECK_AFTER = 1500  # milliseconds from the start until the desk is checked whole, so that the start stays quick


@dataclass(frozen=True)
class DeskLists:
    """The lists as they are on disk.

    versions: by names of `desk.change_counters`, numbers that differ once any window has changed that list. Notes
    have a number alone: they are read for the page that shows them.
    """

    versions: Mapping[str, int]
    favourites: list[Favourite]
    visits: list[Visit]
    aliases: list[Alias]
    failed: list[FailedSearch]
    keeps_failed: bool
    collections: list[Collection]

    @cached_property
    def favourite_ids(self) -> frozenset[str]:
        """The ids of the favourites."""
        return frozenset(one.id for one in self.favourites)


NOTHING_FORBIDDEN = Configuration()
NOTHING_READ = DeskLists({}, [], [], [], [], True, [])


def read_lists(desk: Desk, before: DeskLists = NOTHING_READ) -> DeskLists:
    """Return the lists, read anew where any window has changed them since `before`. Raises DeskError."""
    versions = desk.versions()
    changed = {name for name, version in versions.items() if before.versions.get(name) != version}
    searches = "failed searches" in changed
    return DeskLists(
        versions,
        desk.favourites.all() if "favourites" in changed else before.favourites,
        desk.history.recent() if "visits" in changed else before.visits,
        desk.aliases.all() if "aliases" in changed else before.aliases,
        desk.failed.all() if searches else before.failed,
        desk.failed.on() if searches else before.keeps_failed,
        desk.collections.all() if "collections" in changed else before.collections,
    )


class DeskWriter(QObject):
    """Runs work on the desk in its own thread, in the order in which it was asked for.

    desk: for reads in any thread. lists: as they are on disk. keeps_history, keeps_notes: whether the site allows it;
    what was kept before stays as it is, and is not shown. unread: why they could not be read at the start.
    failed(MedviewerError): some work that nobody else hears of. read_anew(DeskLists): `lists` may be others now than
    those, which they were before.
    """

    failed = Signal(MedviewerError)
    read_anew = Signal(DeskLists)

    def __init__(
        self, desk: Desk, tasks: Tasks, parent: QObject | None = None, configuration: Configuration = NOTHING_FORBIDDEN
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.keeps_history = configuration.locked_by(HISTORY) is None
        self.keeps_notes = configuration.locked_by(NOTES) is None
        self._tasks = tasks
        self.unread: DeskError | None = None
        self.lists = self._first()

    @property
    def can_write(self) -> bool:
        """Return whether anything can be kept."""
        return self.desk.can_write

    @property
    def can_keep_history(self) -> bool:
        """Return whether it can be kept what is read, and is allowed."""
        return self.keeps_history and self.can_write

    def run(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[MedviewerError], None] | None = None,
    ) -> None:
        """Do something with the desk in its thread, show what it changed, then call `done` with its answer.

        failed: what is called where it fails; without it the error is said.
        """

        def write(_task: object) -> tuple[T, DeskLists]:
            return work(self.desk), read_lists(self.desk, self.lists)

        def written(answer: tuple[T, DeskLists]) -> None:
            before, self.lists = self.lists, answer[1]
            self.read_anew.emit(before)
            if done is not None:
                done(answer[0])

        self._tasks.run(write, written, failed or self.failed.emit, lane=LANE)

    def close(self) -> None:
        """Finish what is being written, and close the file."""
        self._tasks.wait(LANE)
        self.desk.close()

    def _first(self) -> DeskLists:
        """Return the lists at the start; empty ones where they cannot be read, until a later look can."""
        try:
            return read_lists(self.desk)
        except DeskError as error:
            self.unread = error
            with Desk.without_file(error) as empty:
                return replace(read_lists(empty), versions={})


class DeskWatch(QObject):
    """Looks for what other windows change, and checks the desk once a start.

    noticed(text): something is wrong with the file, or was mended. taken_up(): the desk, which another program held
    at the start, is there now.
    """

    noticed = Signal(str)
    taken_up = Signal()

    def __init__(self, writer: DeskWriter) -> None:
        super().__init__(writer)
        self._writer = writer
        self._waits = writer.desk.waits
        self._notice: str = writer.desk.notice or ""
        self._poll = QTimer(self)
        self._poll.timeout.connect(self.look)
        writer.read_anew.connect(self._notice_news)

    @property
    def waits(self) -> bool:
        """Return whether another program holds the desk: see `taken_up`."""
        return self._waits

    def begin(self) -> None:
        """Begin to look for what other windows change, and make today's backup."""
        self._poll.start(POLL)
        if self._writer.unread is not None:
            self._writer.failed.emit(self._writer.unread)
        if not self._waits:
            QTimer.singleShot(CHECK_AFTER, self, self._check)

    def look(self) -> None:
        """Look in the desk's thread whether any window has changed something, and show it."""
        self._writer.run(Desk.take_up)

    def end(self) -> None:
        """Look no more."""
        self._poll.stop()

    def _check(self) -> None:
        """Compare the desk with what was written, then make today's backup; what differs is noticed."""

        def check(desk: Desk) -> None:
            desk.verify()
            desk.back_up()

        self._writer.run(check)

    def _notice_news(self) -> None:
        told, self._notice = self._notice, self._writer.desk.notice or ""
        if self._notice != told:
            self.noticed.emit(message_text(self._notice).removeprefix(message_text(told)).strip())
        if self._waits and not self._writer.desk.waits:
            self._waits = False
            self._check()
            self.taken_up.emit()
