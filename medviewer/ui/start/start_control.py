"""The start page kept true to the libraries and to the desk, and shown where no page is open or it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from medviewer.ui.base.tasks import Task
from medviewer.ui.page.panes import Panes
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.library.welcome.examples import SearchExamples
    from medviewer.ui.start.start_content import KeptLists, StartAnswers, StartTile
    from medviewer.ui.start.start_page import StartPage

SOON = 100  # milliseconds in which several reasons to look become one


class StartControl(QObject):
    """Makes the start page once the window is painted.

    query_requested(text), collection_requested(name), library_requested(name), list_requested(filter),
    page_requested(id): chosen there. beside_requested(id): a page, to be opened in a page tab of its own.
    way_requested(): the reader wants to go there, and Back to lead to what is read now.
    """

    query_requested = Signal(str)
    collection_requested = Signal(str)
    library_requested = Signal(str)
    list_requested = Signal(str)
    page_requested = Signal(str)
    beside_requested = Signal(str)
    way_requested = Signal()

    def __init__(self, panes: Panes, services: Services, actions: Mapping[str, QAction]) -> None:
        """actions: those that the start page offers, by their names."""
        super().__init__(panes)
        self._panes = panes
        self._theme = services.theme
        self._session = services.session
        self._keeper = services.keeper
        self._reader = services.reader
        self._tasks = services.tasks
        self._actions = actions
        self._view: StartPage | None = None
        self._has_begun = False
        self._task: Task | None = None
        self._examples: SearchExamples | None = None
        self._is_old = True
        self._is_settled = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._ask)
        self._connect()

    def begin(self) -> None:
        """Show the start page, if no monograph is open or on its way, once the window has been painted."""
        self._panes.show_while_empty(self.view)
        self._has_begun = True
        self._show_if_empty()

    def view(self) -> StartPage:
        """Return the view."""
        from medviewer.ui.start.start_page import StartPage

        if self._view is None:
            self._view = StartPage(self._theme, self._actions, self._do, self._panes)
            self._view.close_requested.connect(self._close)
            self._panes.add(self._view)
        return self._view

    def is_shown(self) -> bool:
        """Return whether the start page is what the window shows."""
        return self._panes.shows(self._view)

    def show(self) -> None:
        """Go to the start page; Back leads to what is read now."""
        if self.is_shown():
            self.view().take_focus()
        else:
            self.way_requested.emit()

    def start_over(self) -> None:
        """Show the start page from its top, as if nobody had read anything."""
        view = self.view()
        view.page.verticalScrollBar().setValue(0)
        view.is_asked_for = view.covers_page = False
        self._panes.show_pane(view)
        self._panes.name_page("")

    def stand(self) -> None:
        """Have Back lead here from the page that is opened next, if this is what is shown."""
        if self.is_shown():
            self.view().is_asked_for = True

    def _come_up(self) -> None:
        view = self.view()
        view.covers_page = self._panes.opened() is not None
        self._panes.show_pane(view)
        self._panes.name_page("")
        view.take_focus()

    def _show_if_empty(self) -> None:
        """Show it where there is nothing else, the focus staying where it is."""
        has_page = self._panes.opened() is not None or self._reader.is_reading()
        if self._has_begun and not has_page and self._panes.shows_page():
            self._panes.show_monograph()

    def _pane_shown(self) -> None:
        if self.is_shown():
            self.view().covers_page = self._panes.opened() is not None
            if self._is_old:
                self._ask()
        elif self._view is not None:
            self._view.is_asked_for = False

    def _close(self) -> None:
        """Go back to the page that is open behind it."""
        if self.view().covers_page:
            self._reader.go_back(self.view().stop())

    def _look_soon(self) -> None:
        """Look anew; what is not shown is looked at when it is."""
        self._is_old = True
        if self.is_shown() and not self._soon.isActive():
            self._soon.start()

    def _settled(self) -> None:
        """Look once more, at once, when all pages are known; the libraries say so at every look at their folders."""
        if not self._is_settled:
            self._is_settled = self._is_old = True
            self._examples = None
            if self.is_shown():
                self._soon.stop()
                self._ask()

    def _libraries_changed(self) -> None:
        self._examples = None
        self._look_soon()

    def _ask(self) -> None:
        """Ask the libraries, off the GUI thread, what they say of themselves and of what the desk keeps."""
        from medviewer.ui.start.start_content import StartAnswers

        if self._task is not None:
            return  # what it answers is looked at once more then
        self._is_old = False
        catalogue, examples = self._session.catalogue, self._examples
        is_read = self._is_settled and not self._session.is_reading()
        if catalogue is None:
            self._show(StartAnswers())
            return
        ids = self._kept().shown_ids()

        def work(_task: Task) -> StartAnswers:
            from medviewer.library.welcome.examples import examples_of, known_examples

            rows = {row.id: row for row in catalogue.listing(among=ids)} if ids else {}
            found = examples or (examples_of(catalogue) if is_read else known_examples(catalogue))
            return StartAnswers(catalogue.facts(), rows, found, is_read)

        self._task = self._tasks.run(work, self._take, lane="related")

    def _take(self, answers: StartAnswers) -> None:
        self._task = None
        if answers.is_read:
            self._examples = answers.examples
        self._show(answers)
        if self._is_old:
            self._look_soon()

    def _show(self, answers: StartAnswers) -> None:
        from medviewer.ui.start.start_content import sections_of

        self.view().show_sections(sections_of(self._kept(), answers))

    def _kept(self) -> KeptLists:
        from medviewer.ui.start.start_content import KeptLists

        keeper = self._keeper
        kept = (keeper.favourites.all(), keeper.history.recent(), keeper.collections.all())
        return KeptLists(*kept, keeper.writer.keeps_history)

    def _do(self, tile: StartTile, beside: bool) -> None:
        """Do what a tile stands for. beside: what is a page is opened in a page tab of its own."""
        from medviewer.ui.start import start_content as kinds

        if tile.kind == kinds.PAGE and beside:
            self.beside_requested.emit(tile.key)
        elif tile.kind == kinds.PAGE:
            self.page_requested.emit(tile.key)
        elif tile.kind == kinds.ACTION:
            self._actions[tile.key].trigger()
        else:
            requested = {
                kinds.QUERY: self.query_requested,
                kinds.COLLECTION: self.collection_requested,
                kinds.LIBRARY: self.library_requested,
            }
            requested.get(tile.kind, self.list_requested).emit(tile.key)

    def _stop(self) -> None:
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _forget(self) -> None:
        """Ask no more of libraries that are closed."""
        self._stop()
        self._examples = None
        self._is_old = True
        self._is_settled = False

    def _connect(self) -> None:
        session, keeper = self._session, self._keeper
        for kept in (keeper.favourites, keeper.history, keeper.collections):
            kept.changed.connect(self._look_soon)
        for news in (session.rows_changed, session.unreachable_changed, session.arranged):
            news.connect(self._libraries_changed)
        session.settled.connect(self._settled)
        session.closing.connect(self._forget)
        self._panes.currentChanged.connect(self._pane_shown)
        self._reader.start_wanted.connect(self._come_up)
        self._reader.failed.connect(lambda _id, _error: self._show_if_empty())
