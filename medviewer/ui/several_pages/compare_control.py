"""The monographs that are compared, and what is done with the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from medviewer.configuring.section_order import SectionOrder
from medviewer.library.catalogue import Changes
from medviewer.ui.base.first_paint import FirstPaint
from medviewer.ui.base.language import translatable
from medviewer.ui.base.tasks import Task
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.tab_copies import TabCopies
from medviewer.ui.output.output import Output
from medviewer.ui.page.find_in_page import FindInPage
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.page.panes import PaneCommands, Panes
from medviewer.ui.services.page_loader import ComparisonStop
from medviewer.ui.services.services import Services
from medviewer.ui.several_pages.quotes_control import commands_of

if TYPE_CHECKING:
    from medviewer.ui.documents.open_page import OpenPage
    from medviewer.ui.several_pages.compare_view import CompareView
    from medviewer.ui.several_pages.compared_tabs import ColumnRoom, ComparedTabs

GONE = translatable("CompareControl", "Not all drugs of this comparison are in the library any more.")
ONE_ALONE = translatable(
    "CompareControl", "Nothing to compare yet: choose another drug in the list, and press Ctrl+Return."
)
TOO_MANY = translatable("CompareControl", "There is room for {} drugs side by side. Take one out first.")


class CompareControl(QObject):
    """Holds the ids of the comparison; its view is made when it is first needed.

    changed(): other monographs are compared.
    """

    changed = Signal()

    def __init__(self, panes: Panes, services: Services, output: Output, page: PageControl) -> None:
        super().__init__(panes)
        self._panes = panes
        self._theme = services.theme
        self._session = services.session
        self._reader = services.reader
        self._tasks = services.tasks
        self._output = output
        self._messages = services.messages
        self._page = page
        self._ids: list[str] = []
        self._view: CompareView | None = None
        self._find: FindInPage | None = None
        self._copies: TabCopies | None = None
        self._order = SectionOrder()
        self._task: Task | None = None
        self._remaking: Task | None = None
        self._rest: Task | None = None
        self._texts: ComparedTabs | None = None
        self._session.pages_changed.connect(self._pages_changed)
        self._session.arranged.connect(self._libraries_arranged)
        self._session.closing.connect(self.forget)
        self._reader.comparison_wanted.connect(self._go_to)

    def ids(self) -> Sequence[str]:
        """Return the ids of what is compared, from left to right."""
        return self._ids

    def view(self) -> CompareView:
        """Return the view."""
        from medviewer.ui.several_pages.compare_view import CompareView

        if self._view is None:
            self._view = CompareView(self._theme, self._panes.window())
            self._find = FindInPage(self._view, self._view.find_bar, self._theme, self._tasks)
            self._copies = TabCopies(self._view, self._tasks)
            self._view.tabs.arrange(self._order)
            self._panes.add(self._view)
            self._view.open_requested.connect(self._page.open)
            self._view.remove_requested.connect(self.remove)
            self._view.close_requested.connect(self._close)
            self._view.outdated.connect(self._remake)
        return self._view

    def arrange(self, order: SectionOrder) -> None:
        """Have the tabs in the reader's order."""
        self._order = order
        if self._view is not None:
            self._view.tabs.arrange(order)

    def is_shown(self) -> bool:
        """Return whether the comparison is what the window shows."""
        return self._view is not None and self._panes.shown() is self._view

    def compare(self, ids: Sequence[str]) -> None:
        """Show these monographs side by side, at the tab that is being read."""
        from medviewer.export.comparison import MOST

        several = list(dict.fromkeys(ids))
        if len(several) > MOST:
            self._messages.note(QCoreApplication.translate("CompareControl", TOO_MANY).format(MOST))
        if len(several) > 1:
            self._ids = several[:MOST]
            self._read(self._tab_read())
        else:
            self._say_how()

    def add(self, ids: Sequence[str]) -> None:
        """Put more monographs beside those that are shown side by side, or beside the one that is open."""
        open_page = self._panes.opened()
        beside = self._ids
        if open_page and not self.is_shown() and self._task is None and set(ids) - {open_page.id}:
            beside = [open_page.id]
        self.compare([*beside, *ids])

    def toggle(self, page_id: str) -> None:
        """Put a monograph into the comparison, or take it out."""
        if page_id in self._ids and self.is_shown():
            self.remove(page_id)
        else:
            self.add([page_id])

    def remove(self, page_id: str) -> None:
        """Take a monograph out; the last one that is left is opened as a page."""
        self._ids = [other for other in self._ids if other != page_id]
        if len(self._ids) > 1:
            self._read()
        else:
            left = self._ids
            self._stop()
            self._ids = []
            self.changed.emit()
            if left:
                self._page.open(left[0])
            self.leave()

    def show(self) -> None:
        """Show the comparison again; say how one is made where there is none."""
        if len(self._ids) > 1:
            self._read()
        else:
            self._say_how()

    def reread(self) -> None:
        """Read what is shown side by side again, the reader staying where he is."""
        if self.is_shown():
            self._read(focus=False)

    def leave(self) -> None:
        """Go back to the page; what is compared stays."""
        self._panes.show_monograph()

    def restore(self, ids: Sequence[str], tab: str, shown: bool = True) -> None:
        """Compare what was compared before, as far as it is there; shown: whether it is to be seen at once."""
        catalogue = self._session.catalogue
        self._ids = [page_id for page_id in ids if catalogue and catalogue.page(page_id)]
        if len(self._ids) > 1 and shown:
            self._read(tab, focus=False)

    def commands(self) -> PaneCommands:
        """Return what actions mean while the comparison is shown."""
        view, find, copies = self.view(), self._find, self._copies
        assert find is not None and copies is not None
        return commands_of(view, find, copies, self._go_back)._replace(
            print=lambda: self._output.print_comparison(view.shown(), None),
            print_tab=lambda: self._output.print_comparison(view.shown(), self._tab()),
            export=lambda: self._output.export_comparison(view.shown(), None),
            export_tab=lambda: self._output.export_comparison(view.shown(), self._tab()),
        )

    def _say_how(self) -> None:
        self._messages.say(QCoreApplication.translate("CompareControl", ONE_ALONE))

    def _close(self) -> None:
        """Go to the page; Back leads here again."""
        self._reader.leave(self.view().stop())
        self.leave()

    def _go_back(self) -> None:
        """Go to the page or comparison before; to the page behind where this was the first that was shown."""
        if self._reader.way()[0]:
            self._reader.go_back(self.view().stop())
        else:
            self._close()

    def _go_to(self, stop: ComparisonStop) -> None:
        """Show a comparison of before as it was left."""
        catalogue = self._session.catalogue
        there = [page_id for page_id in stop.ids if catalogue and catalogue.page(page_id)]
        if len(there) < len(stop.ids):
            self._messages.note(QCoreApplication.translate("CompareControl", GONE))
        if len(there) > 1:
            self._ids = there
            self._read(stop.tab, place=stop.place)

    def _tab_read(self) -> str:
        """Return the key of the tab that is being read."""
        return self.view().spot().tab if self.is_shown() else self._panes.monograph.tabs.key()

    def _tab(self) -> str | None:
        tab = self.view().spot().tab
        return None if tab == ALL else tab

    def _read(self, tab: str | None = None, focus: bool = True, place: float | None = None) -> None:
        """Read and show what is compared. place: to which Back or Forward leads; None for a step of its own."""
        catalogue, ids = self._session.catalogue, tuple(self._ids)
        if catalogue is None:
            return
        _cancel(self._task, self._remaking)
        in_lists, tabs = self._reader.in_lists, self.view().tabs
        wanted = tab or (tabs.key() if self._shows(ids) else tabs.wanted().key)
        room = self.view().room(len(ids), in_lists)

        def work(task: Task) -> tuple[list[OpenPage], ComparedTabs]:
            from medviewer.ui.documents.open_page import for_column

            pages = ((catalogue.page(page_id), page_id) for page_id in ids if not task.is_cancelled())
            read = ((page, catalogue.read(page_id)) for page, page_id in pages if page is not None)
            columns = [for_column(page, monograph, in_lists) for page, monograph in read]
            return columns, _begun(columns, room, wanted)

        self._task = self._tasks.run(
            work,
            lambda made: self._show(*made, tab=tab, focus=focus, place=place),
            self._messages.report,
            lane="read",
        )
        self.changed.emit()

    def _show(
        self, pages: list[OpenPage], texts: ComparedTabs, tab: str | None, focus: bool, place: float | None
    ) -> None:
        self._task = None
        self._ids = [page.id for page in pages]
        if len(pages) > 1:
            if focus and place is None and not self._shows(self._ids):
                self._reader.leave(self._page.stop())
            self._take(pages, texts, tab, place)
            self._panes.show_pane(self.view())
            self._panes.name_page(" | ".join(page.monograph.title for page in pages))
            if focus:
                self.view().page.setFocus()
            self._remake_outdated(texts)

    def _take(
        self, pages: Sequence[OpenPage], texts: ComparedTabs, tab: str | None = None, place: float | None = None
    ) -> None:
        """Show pages; rows that are yet to come are made as soon as those that are there have been painted."""
        self.view().show_pages(pages, texts, tab, place)
        _cancel(self._rest)
        self._texts, self._rest = texts, None
        if not texts.is_whole():
            FirstPaint(self.view().page.viewport(), partial(self._make_rest, texts))

    def _make_rest(self, texts: ComparedTabs) -> None:
        """Make the rows that are yet to come, while those that are there are read already."""
        if texts is not self._texts:
            return

        from medviewer.ui.documents.prepared_tabs import make_rest

        self._rest = self._tasks.run(partial(make_rest, texts), self._rest_made, lane="columns")
        self._rest.told.connect(self._grow)

    def _grow(self) -> None:
        self.view().grow()

    def _rest_made(self, _nothing: None) -> None:
        self._rest = None

    def _remake(self) -> None:
        """Make the text anew for other colours, another font or another width, the reader staying where he is."""
        if self.is_shown() and self._task is None and self._texts is not None:
            _cancel(self._remaking)
            pages, wanted = self.view().shown(), self.view().tabs.key()
            room = self.view().room(len(pages), any(page.in_lists for page in pages))
            self._remaking = self._tasks.run(
                lambda _task: _begun(pages, room, wanted), partial(self._remade, pages), lane="read"
            )

    def _remade(self, pages: Sequence[OpenPage], texts: ComparedTabs) -> None:
        self._remaking = None
        self._take(pages, texts)
        self._remake_outdated(texts)

    def _remake_outdated(self, texts: ComparedTabs) -> None:
        """Make a text anew at once whose room changed while it was made."""
        pages = self.view().shown()
        if texts.room != self.view().room(len(pages), any(page.in_lists for page in pages)):
            self._remake()

    def _libraries_arranged(self) -> None:
        """Take out what is of a library that is no longer open; all others stay as they are."""
        left = self._session.of_open_libraries(self._ids)
        if len(left) == len(self._ids):
            return
        if self.is_shown():
            self._messages.note(QCoreApplication.translate("CompareControl", GONE))
        if len(left) > 1 and self.is_shown():
            self._ids = left
            self._read()
        else:
            self.forget()
            self._ids = left if len(left) > 1 else []
            self.changed.emit()

    def _pages_changed(self, changes: Changes) -> None:
        if self.is_shown() and (changes.elsewhere or set(self._ids) & {*changes.changed, *changes.removed}):
            self._read()

    def _shows(self, ids: Sequence[str]) -> bool:
        return self.is_shown() and [page.id for page in self.view().shown()] == list(ids)

    def _stop(self) -> None:
        _cancel(self._task, self._remaking, self._rest)
        self._task = self._remaking = self._rest = self._texts = None

    def forget(self) -> None:
        """Compare nothing any more."""
        self._stop()
        self._ids = []
        self.changed.emit()
        if self.is_shown():
            self.leave()


def _cancel(*tasks: Task | None) -> None:
    for task in tasks:
        if task is not None:
            task.cancel()


def _begun(pages: Sequence[OpenPage], room: ColumnRoom, wanted: str) -> ComparedTabs:
    """Return the text of pages side by side, as much of it made as is shown without a pause."""
    from medviewer.ui.several_pages.compared_tabs import ComparedTabs

    texts = ComparedTabs(pages, room, wanted)
    texts.begin()
    return texts
