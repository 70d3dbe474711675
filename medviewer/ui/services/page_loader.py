"""Opening of monographs: read off the GUI thread with what the desk adds, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from medviewer.errors import MedviewerError
from medviewer.library.catalogue import Catalogue
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.services.desk_keeper import NotesKeeper, ReadingsKeeper
from medviewer.ui.services.library_session import READ_LANES, LibrarySession
from medviewer.work_log import logged

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


MOST_ALIKE = 12
"""Look-alikes of a drug that are told: those of one published list may be many."""
PlaceOf = Callable[[], float | None]
"""Tells how far down a page is to be opened, 0 to 1; called in a worker thread. None: where the reader is."""


class HistoryStop(NamedTuple):
    """A place of a reader: which monograph, how far down, and the key of the tab, empty for the one chosen last."""

    id: str
    place: float
    tab: str = ""


class ComparisonStop(NamedTuple):
    """A place on the way of a reader: which monographs side by side, the key of the tab, and how far down."""

    ids: tuple[str, ...]
    tab: str
    place: float


@dataclass(frozen=True)
class StartStop:
    """The start page, as a place on the way of a reader."""


Stop = HistoryStop | ComparisonStop | StartStop


class PageLoader(QObject):
    """Reads the monograph that was asked for last; `opened(OpenPage, place, tab)` when it is there.

    asked(): another monograph is on its way than what is shown, which nothing that was asked for before may cover.
    reads(id): a monograph is being read.
    place: how far down it is to be shown, 0 to 1; None for where its reader is. tab: the key of the tab to be shown,
    empty for the one that the reader chose last. failed(id, MedviewerError). grown(): more of its tabs is there.
    way_changed(back, forward): whether there is a page to go to. comparison_wanted(ComparisonStop), start_wanted():
    Back or Forward leads there.
    """

    reads = Signal(str)
    asked = Signal()
    opened = Signal(object, object, str)
    grown = Signal()
    failed = Signal(str, MedviewerError)
    way_changed = Signal(bool, bool)
    comparison_wanted = Signal(object)
    start_wanted = Signal()

    def __init__(
        self, tasks: Tasks, session: LibrarySession, beside: PageExtras, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._beside = beside
        self._session = session
        self._asked: Task | None = None
        self._reading = ""
        self._under_way: dict[Task, str] = {}
        tasks.ended.connect(self._forget)
        self._preparing: Task | None = None
        self._back: list[Stop] = []
        self._forward: list[Stop] = []
        self.linked = True
        """Whether the names of other monographs in a text lead there."""
        self.in_lists = False
        """Whether tables are shown as lists."""
        self.wanted_tab: Callable[[], str] = str
        """Tells the key of the tab that is shown first."""

    def open(self, page_id: str, leaving: Stop | None, place: PlaceOf, tab: str = "") -> None:
        """Open a monograph at `place()` of a tab; the place that is left is where Back leads."""
        if not (isinstance(leaving, HistoryStop) and leaving.id == page_id):
            self.leave(leaving)
        self.asked.emit()
        self._read(page_id, place, tab)

    def leave(self, stop: Stop | None) -> None:
        """Have Back lead to a place that is left."""
        if stop is not None:
            self._back.append(stop)
            self._forward.clear()
        self._tell()

    def go_to_start(self, leaving: Stop | None) -> None:
        """Have the start page shown; the place that is left is where Back leads."""
        self.leave(leaving)
        self._show_start()

    def is_reading(self) -> bool:
        """Return whether a monograph is on its way."""
        return self._asked is not None

    def reading_id(self) -> str:
        """Return the id of the monograph that is on its way, empty for none."""
        return self._reading if self._asked is not None else ""

    def stops(self) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:
        """Return where Back leads, and where Forward does, the nearest first."""
        return tuple(self._back[::-1]), tuple(self._forward[::-1])

    def take_way(self, back: Sequence[Stop], forward: Sequence[Stop]) -> None:
        """Go on with a way that `stops` returned."""
        self._back, self._forward = list(back)[::-1], list(forward)[::-1]
        self._tell()

    def reread(self, page_id: str) -> None:
        """Read the open monograph again, the reader staying where he is."""
        self._read(page_id, lambda: None)

    def go_back(self, leaving: Stop | None, steps: int = 1) -> None:
        """Open the monograph or comparison before this one, where it was left; that `steps` before it."""
        self._step(self._back, self._forward, leaving, steps)

    def go_forward(self, leaving: Stop | None, steps: int = 1) -> None:
        """Open the monograph or comparison that Back came from; that `steps` after this one."""
        self._step(self._forward, self._back, leaving, steps)

    def way(self) -> tuple[bool, bool]:
        """Return whether there is a page to go back to, and one to go forward to."""
        return bool(self._back), bool(self._forward)

    def forget_way(self) -> None:
        """Forget where Back and Forward lead."""
        self._back.clear()
        self._forward.clear()
        self._tell()

    def _step(self, source: list[Stop], target: list[Stop], leaving: Stop | None, steps: int) -> None:
        if len(source) < steps:
            return
        if leaving is not None:
            target.append(leaving)
        target.extend(source.pop() for _ in range(steps - 1))
        stop = source.pop()
        if isinstance(stop, ComparisonStop):
            self.cancel()
            self.comparison_wanted.emit(stop)
        elif isinstance(stop, StartStop):
            self._show_start()
        else:
            self.asked.emit()
            self._read(stop.id, lambda: stop.place, stop.tab)
        self._tell()

    def _tell(self) -> None:
        self.way_changed.emit(*self.way())

    def cancel(self) -> None:
        """Read nothing any more that was asked for."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _show_start(self) -> None:
        self.cancel()
        self.asked.emit()
        self.start_wanted.emit()

    def _read(self, page_id: str, place: PlaceOf, tab: str = "") -> None:
        self.cancel()
        catalogue = self._session.catalogue
        page = catalogue.page(page_id) if catalogue else None
        if catalogue is None or page is None:
            reason = QCoreApplication.translate(
                "PageLoader", "This page is no longer in an open library. Open its library folder with Ctrl+O."
            )
            self.failed.emit(page_id, MedviewerError(reason))
            return

        linked, in_lists, wanted = self.linked, self.in_lists, self.wanted_tab()
        self._reading = page_id

        def work(_task: Task) -> tuple[OpenPage, float | None]:
            from medviewer.ui.documents.open_page import opened

            with logged("page read"):
                links = catalogue.links(page_id) if linked else None
                alike = catalogue.lookalikes(page_id, MOST_ALIKE)
                read = opened(page, catalogue.read(page_id), links, alike, in_lists, wanted)
                return self._beside.add_to(read), place()

        used = self._under_way.values()
        lane = next((one for one in READ_LANES if one not in used), READ_LANES[0])
        self._asked = self._tasks.run(
            work,
            lambda answer: self._done(*answer, tab, catalogue),
            partial(self._fail, page_id),
            lane,
        )
        self._under_way[self._asked] = lane
        self.reads.emit(page_id)

    def _forget(self, task: Task) -> None:
        self._under_way.pop(task, None)

    def _fail(self, page_id: str, error: MedviewerError) -> None:
        self._asked = None
        self.failed.emit(page_id, error)

    def _done(self, opened: OpenPage, place: float | None, tab: str, catalogue: Catalogue) -> None:
        self._asked = None
        if catalogue is self._session.catalogue:
            self.opened.emit(opened, place, tab)
            if self._asked is None:
                self._prepare(opened)

    def _prepare(self, opened: OpenPage) -> None:
        """Make those pieces of the page's tabs that are yet to come; those of the page before are wanted no longer."""
        if self._preparing is not None:
            self._preparing.cancel()
            self._preparing = None
        tabs = opened.tabs
        if tabs is None or tabs.is_whole():
            return

        from medviewer.ui.documents.prepared_tabs import make_rest

        self._preparing = self._tasks.run(partial(make_rest, tabs), self._prepared, lane="pieces")
        self._preparing.told.connect(self._tell_grown)

    def _tell_grown(self) -> None:
        self.grown.emit()

    def _prepared(self, _nothing: None) -> None:
        self._preparing = None
