"""Keeps the drug list true to what is typed, to the library and to the desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from medviewer.library.catalogue import Row
from medviewer.library.marking import words_of
from medviewer.ui.desk_keeper import DeskKeeper
from medviewer.ui.drug_model import DrugRole
from medviewer.ui.library_session import LibrarySession
from medviewer.ui.main_window import MainWindow
from medviewer.ui.shelf import Shelf
from medviewer.ui.tasks import Task, Tasks

NO_FAVOURITES = "No favourites yet. The star in front of a page, or Ctrl+D, keeps a drug here."
NOTHING_READ = "Nothing has been read yet."
NOTHING_OPEN = "No pages in this library. Ctrl+O opens another folder."
READING = "Reading the library…"
NOTHING = "No drug begins with “{}”."
NOTHING_HERE = "Nothing here begins with “{}”."
NEAR = "No drug begins with “{}”. Did you mean:"
STILL_OPEN = "Still open. It does not match “{}”."


class ListControl(QObject):
    """Fills the list and passes on what is asked of it."""

    open_requested = Signal(str)
    star_requested = Signal(str, str)

    def __init__(self, window: MainWindow, session: LibrarySession, keeper: DeskKeeper, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._drugs = window.drugs
        self._session = session
        self._keeper = keeper
        self._tasks = tasks
        self._shelf = Shelf(session, keeper)
        self._near: Task | None = None
        self._reading = False
        self._connect()

    def refresh(self) -> None:
        """Show what filter and query ask for, the chosen row staying chosen where it can."""
        query, chosen = self._drugs.query(), self._drugs.filter()
        shown = self._shelf.shown(chosen, query)
        self._drugs.show_rows(shown.rows, self._kept_choice(query), shown.missing)
        self._tell(shown.rows, chosen, query)

    def refresh_in_place(self) -> None:
        """Show what has changed in the library without moving what the reader sees."""
        query, chosen = self._drugs.query(), self._drugs.filter()
        shown = self._shelf.shown(chosen, query)
        if not shown.rows or not self._drugs.model.rowCount():
            self.refresh()
            return
        self._drugs.show_rows_in_place(shown.rows, shown.missing)
        self._tell(shown.rows, chosen, query)

    def show_favourites(self) -> None:
        """Paint the stars as the desk has them."""
        self._drugs.model.set_favourites(self._keeper.ids())
        if self._drugs.filter() == "favourites":
            self.refresh()

    def show_whether_open_matches(self) -> None:
        """Say on the open page that it is not among what is listed for the query."""
        opened = self._window.monograph.opened()
        query = self._drugs.query().strip()
        lost = bool(opened and words_of(query) and self._drugs.model.row_of(opened.id) < 0)
        self._window.monograph.header.say_still_open(STILL_OPEN.format(query) if lost else "")

    def show_open_page(self) -> None:
        """Mark the row of the open monograph where it is listed."""
        opened = self._window.monograph.opened()
        if opened and self._drugs.model.row_of(opened.id) >= 0:
            self._drugs.choose(opened.id)
        self.show_whether_open_matches()

    def show_reading(self, done: int, total: int) -> None:
        """Show how far the library has been read."""
        self._reading = total > 0
        self._window.foot.show_progress(done, total)

    def _tell(self, rows: Sequence[Row], chosen: str, query: str) -> None:
        self._window.foot.show_count(len(rows), len(self._session.rows()))
        self._drugs.say(self._notice(rows, chosen, query))
        self.show_whether_open_matches()
        self._look_for_near(query, chosen, not rows)

    def _connect(self) -> None:
        self._drugs.query_changed.connect(self.refresh)
        self._drugs.filter_changed.connect(self.refresh)
        self._drugs.open_requested.connect(self.open_requested)
        self._drugs.star_requested.connect(lambda page_id: self.star_requested.emit(page_id, self._title(page_id)))
        self._drugs.menu_requested.connect(self._show_menu)
        self._keeper.favourites_changed.connect(self.show_favourites)
        self._keeper.recent_changed.connect(self._recent_changed)
        self._session.rows_changed.connect(self._library_changed)
        self._session.reading.connect(self.show_reading)
        self._window.foot.cancel_requested.connect(self._session.cancel)

    def _library_changed(self) -> None:
        self._shelf.forget()
        self.refresh_in_place()
        self._window.foot.show_problems(self._session.problem_count())

    def _recent_changed(self) -> None:
        if self._drugs.filter() == "recent" and self._drugs.model.ids() != {v.id for v in self._keeper.recent}:
            self.refresh_in_place()

    def _kept_choice(self, query: str) -> str:
        if words_of(query):
            return ""
        opened = self._window.monograph.opened()
        return opened.id if opened else ""

    def _notice(self, rows: Sequence[Row], chosen: str, query: str) -> str:
        if rows:
            return ""
        if words_of(query):
            return (NOTHING if chosen == "all" else NOTHING_HERE).format(query.strip())
        if chosen != "all":
            return NO_FAVOURITES if chosen == "favourites" else NOTHING_READ
        return READING if self._reading else NOTHING_OPEN

    def _look_for_near(self, query: str, chosen: str, nothing: bool) -> None:
        if self._near is not None:
            self._near.cancel()
            self._near = None
        catalogue = self._session.catalogue
        if not (nothing and chosen == "all" and words_of(query) and catalogue):
            return
        self._near = self._tasks.run(
            lambda _task: catalogue.nearest(query, 8),
            lambda rows: self._show_near(rows, query),
            lane="search",
        )

    def _show_near(self, rows: Sequence[Row], query: str) -> None:
        self._near = None
        if rows:
            self._drugs.say(NEAR.format(query.strip()))
            self._drugs.show_near(rows)
            self._window.foot.show_near_count(len(rows))
            self.show_whether_open_matches()

    def _title(self, page_id: str) -> str:
        number = self._drugs.model.row_of(page_id)
        return str(self._drugs.model.index(number).data()) if number >= 0 else page_id

    def _show_menu(self, page_id: str, place: QPoint) -> None:
        menu = QMenu(self._drugs)
        menu.addAction("Open", lambda: self.open_requested.emit(page_id))
        starred = page_id in self._keeper.ids()
        text = "Remove from favourites" if starred else "Add to favourites"
        menu.addAction(text, lambda: self.star_requested.emit(page_id, self._title(page_id)))
        index = self._drugs.model.index(self._drugs.model.row_of(page_id))
        menu.actions()[0].setEnabled(not index.data(DrugRole.MISSING))
        menu.popup(place)
