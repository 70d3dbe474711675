"""The libraries that a window has open: their catalogue, kept true to the folders."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, QTimer, Signal

from medviewer.configuring.own_folders import check_apart
from medviewer.errors import MedviewerError, Message
from medviewer.library.catalogue import Catalogue, Changes, Library, already_open, name_libraries
from medviewer.library.pack.pins import Pins
from medviewer.library.pack.verification.seen import SeenLibraries
from medviewer.library.places import overlapping
from medviewer.library.records import READING
from medviewer.library.search import Search
from medviewer.library.store.listing import Listing
from medviewer.locations import Profile
from medviewer.sealing.trust import Trust
from medviewer.ui.base.language import translatable
from medviewer.ui.base.messages import message_text
from medviewer.ui.base.tasks import Task, Tasks

if TYPE_CHECKING:
    from medviewer.library.opening import KeptLibrary

MOST = 1000
"""Folders that are watched: each takes a handle of the system."""


class FolderWatch(QObject):
    """Watches folders, not files, so a file that is written in place is not noticed. hinted(): look again."""

    hinted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None

    def watch(self, folders: Iterable[str]) -> None:
        """Watch these folders and no others."""
        wanted = {folder.rstrip("/") or "/" for folder in list(folders)[:MOST]}
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self.hinted)
        watched = set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))


READ_LANES = ("read", "read 2", "read 3")
"""Lanes in which pages are read: one that hangs, and was left for another page, does not keep that waiting."""
LANES = ("library", *READ_LANES, "search", "related", "rehearsal")
"""Lanes of the tasks that ask the libraries."""
OPENING = "opening"
"""The lane in which libraries are opened; one that hangs delays no other work."""
SHORTEST_PAUSE = 1000  # milliseconds between two looks at the folders
NEWS_PAUSE = 0.7  # seconds at least between two news of rows while pages are read
STOPPED = translatable("LibrarySession", "Reading was stopped. What has been read can be used; F5 reads the rest.")
PAUSE_PER_LOOK = 20  # so a look takes at most one twentieth of the time
PAUSE_PER_HINT = 2  # after a hint, a third


class LibrarySession(QObject):
    """Opens libraries, reads what changed in the background, and says so.

    reading(done, total): how much of the pages is done; total 0 while nothing is read, or verified.
    stage(name): what is done to them from now on, READING or NAMING.
    verifying(done, total): MB of a pack that are verified so far.
    rows_changed(): the names may have changed. pages_changed(Changes): what an update found.
    settled(): the index is what the folders are. closing(): nothing may be asked any more.
    notice(text): something to know of what was opened. failed(MedviewerError): what was asked for was not read.
    unreachable_changed(Sequence[str]): which libraries do not answer; their pages stay listed.
    arranged(others): the open libraries stand in another order; others: one has come or gone beside those that stay.
    """

    reading = Signal(int, int)
    stage = Signal(object)
    verifying = Signal(int, int)
    _verified = Signal(object, int, int)
    settled = Signal()
    closing = Signal()
    rows_changed = Signal()
    pages_changed = Signal(Changes)
    notice = Signal(str)
    failed = Signal(MedviewerError)
    unreachable_changed = Signal(object)
    arranged = Signal(bool)

    def __init__(self, tasks: Tasks, profile: Profile, trust: Trust, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.profile = profile
        self._trust = trust
        self._catalogue: Catalogue | None = None
        self._search: Search | None = None
        self._listing: Listing | None = None
        self._left_out: list[KeptLibrary] = []
        self._names_known = True
        self._update: Task | None = None
        self._looking: Task | None = None
        self._shown = 0.0
        self._noticed = ""
        self._unpinned = Message("")
        self._unreachable: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._soonest = 0.0
        self._contents = False
        self._folders = FolderWatch(self)
        self._folders.hinted.connect(self.look_soon)
        self._verified.connect(self._tell_verified)

    @property
    def libraries(self) -> tuple[Library, ...]:
        """Return the libraries that are open."""
        return self._catalogue.libraries if self._catalogue else ()

    @property
    def catalogue(self) -> Catalogue | None:
        """Return the catalogue over the open libraries."""
        return self._catalogue

    def open(
        self, folders: Sequence[Path], patient: bool = False, names: Mapping[Path, str] = MappingProxyType({})
    ) -> None:
        """Open these folders and packs in place of those that were open; raises LibraryError.

        patient: a pack that is out of reach has no pages until it comes back. names: that they had before.
        """
        check_apart(self.profile, folders)
        libraries, pins, seen = (
            name_libraries(folders, given=names),
            Pins(self.profile.settings),
            SeenLibraries(self.profile.settings),
        )
        self.close()
        self._unpinned = pins.problem()
        self._catalogue = Catalogue.open(libraries, self.profile.index, self._trust, patient, pins, seen, names)
        self._search = self._catalogue.search()
        self._names_known = self._catalogue.is_whole()
        self._tell_state()
        self._tell_rows()

    def open_beside(
        self,
        root: Path,
        opened: Callable[[Path, Path | None], object],
        failed: Callable[[MedviewerError], None],
    ) -> None:
        """Open one more library in the background, behind those that are open, all of which stay as they are.

        opened: takes the root once its library is listed, and that of one that lies in it, or in which it lies; its
        pages are read after that.
        """
        catalogue = self._catalogue
        if catalogue is None:
            return

        def work(_task: Task) -> tuple[KeptLibrary, Path | None]:
            check_apart(self.profile, [root])
            others = [library.root for library in catalogue.libraries]
            return catalogue.further(root), overlapping(root, others)

        def take(answer: tuple[KeptLibrary, Path | None]) -> None:
            further, other = answer
            listed = [library for library in self.libraries if library.root == root]
            if catalogue is not self._catalogue or listed:
                further.close()
                if listed:
                    failed(already_open(root, listed[0]))
                return
            self._arrange([*(library.root for library in self.libraries), root], [further])
            opened(root, other)
            self._start_looking()

        self._tasks.run(work, take, failed, lane=OPENING)

    def arrange(self, roots: Sequence[Path]) -> None:
        """Put the open libraries into the order of `roots`, those left out that are not among these; reads no page."""
        if self._catalogue is None or list(roots) == [library.root for library in self.libraries]:
            return
        left_out = self._arrange(roots)
        if left_out:
            self.pages_changed.emit(Changes(elsewhere=True))
            if self._update is not None:  # which may be reading what was left out
                self._update.cancel()
                self._update = None
                self.reading.emit(0, 0)
                self._start_looking()

    def _arrange(self, roots: Sequence[Path], further: Sequence[KeptLibrary] = ()) -> list[KeptLibrary]:
        assert self._catalogue is not None
        left_out = self._catalogue.arrange(roots, further)
        if self._search is not None:
            self._search.interrupt()
        self._search = self._catalogue.search()
        self._names_known = self._names_known and self._catalogue.is_whole()
        if left_out:
            self._close_later(left_out)
        self._tell_state()
        self._tell_rows()
        self.arranged.emit(bool(left_out or further))
        return left_out

    def _close_later(self, left_out: list[KeptLibrary]) -> None:
        """Close libraries once what is under way, and may be asking them, is done."""
        self._left_out += left_out

        def close() -> None:
            for one in left_out:
                one.close()

        self._tasks.after(LANES, close)

    def _start_looking(self) -> None:
        """Look at the folders now; as soon as it is done, where an update is under way."""
        if self._update is None:
            self._timer.start(0)

    def of_open_libraries(self, ids: Sequence[str]) -> list[str]:
        """Return those ids that are of an open library, whether it has such a page or not."""
        names = {library.name for library in self.libraries}
        return [page_id for page_id in ids if page_id.partition("/")[0] in names]

    def listing(self) -> Listing:
        """Return all pages by name."""
        if self._listing is None:
            self._listing = self._catalogue.folded_listing() if self._catalogue else Listing((), ())
        return self._listing

    def search(self) -> Search | None:
        """Return what asks the open libraries for names and passages."""
        return self._search

    def unreachable(self) -> Sequence[str]:
        """Return the names of the libraries that do not answer."""
        return self._unreachable

    def problem_count(self) -> int:
        """Return how many things could not be read or understood."""
        return self._catalogue.problem_count() if self._catalogue else 0

    def watch(self) -> None:
        """Read what has changed, now and whenever it changes again."""
        self._timer.start(0)

    def read_again(self) -> None:
        """Compare every page with its file now, by its content; as soon as an update that is under way is done."""
        self._contents = True
        self._start_update()

    def is_reading(self) -> bool:
        """Return whether pages are being read, or those of a library are to be that never was read to its end."""
        return self._update is not None or not self._names_known

    def cancel(self) -> None:
        """Stop reading; what has been read stays usable."""
        if self._update is not None:
            self._update.cancel()
            self._end_update()
            self._tell_rows()
            self.notice.emit(QCoreApplication.translate("LibrarySession", STOPPED))

    def close(self) -> None:
        """Stop reading and watching, and close the index."""
        self._timer.stop()
        self.cancel()
        self.closing.emit()  # after the last news of rows, so that nobody asks again
        if self._looking is not None:
            self._looking.cancel()
        if self._search is not None:
            self._search.interrupt()
        for lane in LANES:
            self._tasks.wait(lane)
        for one in self._left_out:
            one.close()
        self._left_out.clear()
        if self._catalogue is not None:
            self._catalogue.close()
            self._catalogue = self._search = None

    def _tell_state(self) -> None:
        """Say what is wrong with an index, and which libraries do not answer, where that is news."""
        if self._catalogue is None:
            return
        notice = " ".join(message_text(one) for one in (self._catalogue.notice, self._unpinned) if one)
        if notice != self._noticed:
            self._noticed = notice
            if self._noticed:
                self.notice.emit(self._noticed)
        unreachable = tuple(library.name for library in self._catalogue.unreachable())
        if unreachable != self._unreachable:
            self._unreachable = unreachable
            self.unreachable_changed.emit(unreachable)

    def _tell_rows(self) -> None:
        self._listing = None
        self.rows_changed.emit()

    def _look(self) -> None:
        if self._catalogue is None or self._update is not None:
            return
        catalogue = self._catalogue

        def look(task: Task) -> tuple[bool, float, list[str]]:
            begun = time.monotonic()
            stale = catalogue.stale(task.is_cancelled)
            return stale, time.monotonic() - begun, catalogue.folders()

        self._looking = self._tasks.run(look, self._looked, self._give_up, lane="library")

    def _looked(self, answer: tuple[bool, float, list[str]]) -> None:
        stale, seconds, folders = answer
        self._looking = None
        self._tell_state()
        self._folders.watch(folders)
        self._soonest = time.monotonic() + max(SHORTEST_PAUSE / 1000, seconds * PAUSE_PER_HINT)
        if stale:
            self._start_update()
        else:
            if not self._names_known:
                self._names_known = True
                self._tell_rows()
            self.settled.emit()
            self._timer.start(max(SHORTEST_PAUSE, round(seconds * 1000 * PAUSE_PER_LOOK)))

    def _end_update(self) -> None:
        """Take what has been read by now for all that there is."""
        self._update, self._names_known = None, True
        self.stage.emit(READING)
        self.reading.emit(0, 0)

    def look_soon(self) -> None:
        """Compare the folders sooner than by turns: somebody came back to the window, or something there changed."""
        if self._timer.isActive():
            pause = max(0, round((self._soonest - time.monotonic()) * 1000))
            self._timer.start(min(pause, self._timer.remainingTime()))

    def _start_update(self) -> None:
        if self._catalogue is None or self._update is not None:
            return
        catalogue, contents = self._catalogue, self._contents
        self._contents = False
        self._timer.stop()
        self._update = self._tasks.run(
            lambda task: catalogue.update(
                task.progress.emit,
                task.is_cancelled,
                lambda done, total: self._verified.emit(task, *_mb(done, total)),
                contents,
                task.told.emit,
            ),
            self._updated,
            self._give_up,
            lane="library",
        )
        self._update.progress.connect(self._progressed)
        self._update.told.connect(self._tell_stage)

    def _tell_stage(self, name: str) -> None:
        if self._update is not None:
            self.stage.emit(name)

    def _progressed(self, done: int, total: int) -> None:
        if self._update is None:
            return
        self.reading.emit(done, total)
        now = time.monotonic()
        if now - self._shown > NEWS_PAUSE:
            self._shown = now
            if self._listing is None or not self._listing.is_current():
                self._tell_rows()

    def _tell_verified(self, task: Task, done: int, total: int) -> None:
        if task is self._update:
            self.verifying.emit(done, total)

    def _updated(self, changes: Changes) -> None:
        self._end_update()
        self._tell_state()
        self._tell_rows()
        self.pages_changed.emit(changes)
        if self._contents:
            self._start_update()
        else:
            self.settled.emit()
            self._timer.start(SHORTEST_PAUSE)

    def _give_up(self, error: MedviewerError) -> None:
        self._looking = None
        self._end_update()
        self._tell_state()
        self._tell_rows()
        self.failed.emit(error)
        self._timer.start(SHORTEST_PAUSE * 5)


def _mb(done: int, total: int) -> tuple[int, int]:
    """Return bytes in whole MB, of which there is at least one."""
    return done // 1_000_000, max(1, total // 1_000_000)
