"""After each update of the library: what the desk keeps goes with pages that moved, and what changed is found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from medviewer.errors import MedviewerError
from medviewer.ui.base.messages import Messages
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.services.desk_keeper import DeskKeeper
from medviewer.ui.services.library_session import LibrarySession

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.moves import PageMoves

PAUSE = 400  # milliseconds in which several reasons to look become one
LANE = "library"  # where the catalogue is closed only once it is not asked any more

translate = QCoreApplication.translate


class _Found(NamedTuple):
    moves: PageMoves | None
    changed: list[ChangedPage]


class MoveFollower(QObject):
    """Looks, off the GUI thread, once the libraries are read and whenever they or what is kept have changed.

    changed_found(): `changed` is what it is now. moved(Mapping[str, str]): new ids by old ones.
    kept_elsewhere(Sequence[str]): something is kept of libraries that are not open.
    notes_requested(): the reader wants to see the notes that have lost their page.
    """

    changed_found = Signal()
    moved = Signal(object)
    notes_requested = Signal()
    kept_elsewhere = Signal(object)

    def __init__(self, session: LibrarySession, keeper: DeskKeeper, tasks: Tasks, messages: Messages) -> None:
        super().__init__(session)
        self._session = session
        self._writer = keeper.writer
        self._watch = keeper.watch
        self._readings = keeper.readings
        self._tasks = tasks
        self._messages = messages
        self.changed: Sequence[ChangedPage] | None = None
        self._task: Task | None = None
        self._settled = False
        self._follows = True
        self._across = False
        self._again = False
        self._orphans: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look_now)
        session.settled.connect(self._library_settled)
        session.pages_changed.connect(self._pages_changed)
        session.closing.connect(self._stop)
        session.arranged.connect(self._libraries_arranged)
        keeper.favourites.changed.connect(self.look)
        keeper.collections.changed.connect(self.look)

    def carry_over(self) -> None:
        """Let what is kept of libraries that are not open go to pages of the open ones that are the same."""
        self._follows = self._across = True
        self.look_now()

    def look(self) -> None:
        """Look again soon."""
        if self._settled:
            self._timer.start()

    def _library_settled(self) -> None:
        if not self._settled:
            self._settled = True
            self._timer.start()

    def _pages_changed(self) -> None:
        self._follows = True
        self._settled = True
        self._timer.start()

    def _libraries_arranged(self, others: bool) -> None:
        if others and self._settled:
            self._follows = True
            self._timer.start()

    def _stop(self) -> None:
        """Forget what was found: other libraries are about to be opened."""
        self._timer.stop()
        self._settled, self._follows, self._again, self.changed = False, True, False, None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def look_now(self) -> None:
        """Look in the background without waiting for more reasons."""
        catalogue, readings = self._session.catalogue, self._readings
        if catalogue is None or self._session.is_reading():
            return
        if self._task is not None:  # which may be carrying out a move that is to be told
            self._again = True
            return
        follows, self._follows = self._follows and self._writer.can_write, False
        across, self._across = self._across, False

        def work(_task: Task) -> _Found:
            editions = catalogue.editions()
            moves = readings.follow(editions, across=across) if follows else None
            return _Found(moves, readings.changed(editions))

        self._task = self._tasks.run(work, partial(self._show, across), self._fail, lane=LANE)

    def _fail(self, error: MedviewerError) -> None:
        self._task = None
        self._messages.report(error)

    def _show(self, across: bool, found: _Found) -> None:
        self._task = None
        if self._again:
            self._again = False
            self._timer.start()
        self.changed = found.changed
        if found.moves is not None:
            if found.moves.moved:
                self._watch.look()
                self.moved.emit(found.moves.moved)
            self._tell_orphans(found.moves)
            if across:
                text = translate(
                    "MoveFollower",
                    "What was kept of %Ln page(s) now belongs to this library.",
                    "",
                    len(found.moves.moved),
                )
                self._messages.say(text)
            elif found.moves.elsewhere:
                self.kept_elsewhere.emit(found.moves.elsewhere)
        self.changed_found.emit()

    def _tell_orphans(self, moves: PageMoves) -> None:
        """Say once which notes have lost their page."""
        orphans = frozenset(note.key for note in moves.orphans)
        if orphans - self._orphans:
            text = translate(
                "MoveFollower", "%Ln local note(s) find no page in the library any more.", "", len(orphans)
            )
            show = translate("MoveFollower", "Show notes")
            self._messages.offer(text, show, self.notes_requested.emit, about="orphans")
        self._orphans = orphans
