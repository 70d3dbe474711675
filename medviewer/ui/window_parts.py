"""The parts of one window: built on what all windows share, connected, handed down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QIcon

from medviewer import locations
from medviewer.arriving.requests import StartRequest
from medviewer.configuring.restrictions import HISTORY
from medviewer.ui.base.first_paint import FirstPaint, LaterParts
from medviewer.ui.base.messages import Messages
from medviewer.ui.base.undo import Undo
from medviewer.ui.library.library_control import LibraryControl
from medviewer.ui.main_window import MainWindow
from medviewer.ui.menus.actions import Actions
from medviewer.ui.menus.view_control import ViewControl
from medviewer.ui.menus.way_buttons import WayButtons
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_control import ListControl
from medviewer.ui.services.page_loader import PageLoader
from medviewer.ui.services.services import Services
from medviewer.ui.services.session_keeper import SessionKeeper
from medviewer.ui.session_parts import LeftOpen
from medviewer.ui.windows.keep_ready import KeepReady
from medviewer.ui.windows.shared import Shared

if TYPE_CHECKING:
    from medviewer.ui.open_pages.page_tabs import PageTab


START_MODULES = ("medviewer.ui.start.start_page", "medviewer.ui.start.start_control")
"""What the start page is made with."""
PAGE_MODULES = (
    "medviewer.monograph.model",
    "medviewer.export.paper.richtext",
    "medviewer.ui.documents.pieces",
    "medviewer.ui.documents.tab_documents",
    "medviewer.ui.page.page_view",
    "medviewer.ui.page.find_bar",
    "medviewer.ui.page.monograph_view",
    "medviewer.ui.message_bar",
)
"""What a page is made with, in parts of some milliseconds, so that no key waits for all of them together."""


class Program(Protocol):
    """The program as its windows know it.

    windows: those that are open, the first one first. ends: whether all are being closed.
    """

    @property
    def shared(self) -> Shared: ...
    @property
    def windows(self) -> Sequence[WindowParts]: ...
    @property
    def ends(self) -> bool: ...
    def in_front(self) -> WindowParts: ...
    def open_window(
        self, asker: WindowParts, tab: PageTab | None = None, place: QPoint | None = None
    ) -> WindowParts: ...
    def window_at(self, place: QPoint) -> WindowParts | None: ...
    def window_activated(self, parts: WindowParts) -> None: ...
    def window_closes(self, parts: WindowParts) -> None: ...
    def reads_aloud(self, parts: WindowParts) -> None: ...
    def restart(self) -> None: ...
    @property
    def ready(self) -> KeepReady: ...
    def look_up(self, marked: bool = False) -> None: ...
    def show(self) -> None: ...
    def quit(self) -> None: ...
    def close(self) -> None: ...


class WindowParts(QObject):
    """Everything that one window is made of; gone with the window."""

    def __init__(self, program: Program, shared: Shared, state: Mapping[str, object] | None = None) -> None:
        """state: what the session kept of a further window; None for the first."""
        self.window = window = MainWindow(shared.theme)
        super().__init__(window)
        self.program = program
        self._is_further = state is not None
        self.settings, self.language, self.theme = shared.settings, shared.language, shared.theme
        self.desk, self.keeper, self.session = shared.desk, shared.keeper, shared.session
        self.follower = shared.follower
        self.messages = Messages(self.window, self.theme, shared.log_file)
        self.tasks = shared.tasks.for_window(self.messages.unexpected, self.window)
        self.reader = PageLoader(self.tasks, self.session, shared.beside, self.window)
        self.undo = Undo(self.messages, self.window)
        self.services = Services(
            self.session,
            self.keeper,
            self.reader,
            self.tasks,
            self.messages,
            self.settings,
            self.undo,
            self.theme,
            shared.paper,
        )
        self.session_keeper = SessionKeeper(shared.states, window, state)
        self.left_open = LeftOpen(self.session_keeper, self.keeper, self.settings, self._is_further)
        self._opens_page = False
        self._add_list(shared)
        window.show_what_is_said(self.messages, shared.messages)
        self.later = LaterParts(self._parts, window)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Return a part that is only made now, since it is asked for before its turn."""
            later = self.__dict__.get("later")
            if name.startswith("__") or later is None or later.are_made():
                raise AttributeError(name)
            later.make_all()
            return getattr(self, name)

    def is_complete(self) -> bool:
        """Return whether all of the window is made."""
        return self.later.are_made()

    def _parts(self) -> Iterable[Callable[[], object]]:
        """Return what makes the rest of the window; what is seen of it first comes first."""
        side = (*_imports(("medviewer.ui.page_side",)), self._add_side)
        start = (*_imports(START_MODULES), self._add_start)
        page = (*_imports(PAGE_MODULES), lambda: self.window.monograph, self._add_page)
        rest = (
            self._add_several,
            self._add_packs,
            self._add_desk,
            self._add_session,
            self._add_gathering,
            self._connect_actions,
            self._connect,
        )
        if self._is_further:
            return (*side, *page, *start, *rest, self._add_icons, self._join)
        if self._opens_page or self.left_open.shows_comparison():
            return (*side, *page, self._add_icons, *start, *rest)
        if self.left_open.shows_page():
            return (*side, *page, self._add_icons, self._begin_with_page, *start, *rest)
        return (*side, *start, self._add_icons, self._begin_with_start, *page, *rest)

    def _add_side(self) -> object:
        return self.window.page_side

    def _begin_with_page(self) -> None:
        """Have the page that was left open seen, with who names it, before what nobody sees is made."""
        self.naming.told.connect(self.later.go_on)
        self.reader.failed.connect(self.later.go_on)
        self.session_keeper.restore()
        if self.page.has_page():
            self.later.wait()

    def _begin_with_start(self) -> None:
        """Have the start page seen before what nobody sees is made."""
        self.later.wait()
        self.start_page.begin()
        self.start_page.view().stands.connect(self.later.go_on)

    def _add_list(self, shared: Shared) -> None:
        """Add what is painted first: the list with all that stands beside it, and the menus."""
        window = self.window
        self.list = ListControl(window.drugs, window.foot, window.opened_id, self.services, self.follower)
        self.library = LibraryControl(window.drugs, self.services, shared.libraries)
        self.view = ViewControl(window.drugs, lambda: window.monograph, self.services, self.language, shared.font)
        self.actions = Actions(window)
        self.actions.fill_menus(window)
        self.way = WayButtons(self.theme, self.actions, self.reader, self.list.titles)
        window.drugs.take_way(self.way)
        for asking in (window.drugs.view, self.list):
            asking.open_requested.connect(self._open_from_list)
        self.session.unreachable_changed.connect(window.foot.show_unreachable)
        self.theme.changed.connect(window.retheme_soon)
        window.closing.connect(self._keep_state)
        window.activated.connect(self.session.look_soon)
        window.activated.connect(self._come_to_front)

    def prepare(self, opens_page: bool = False) -> None:
        """Take size, place, tab and filter as they were left. opens_page: whether a page was asked for."""
        self._opens_page = opens_page
        self.window.restore(self.settings)
        self.view.restore()
        self.list.show_favourites()

    def when_painted(self, then: Callable[[], None]) -> None:
        """Call `then` once the window is painted for the first time."""
        FirstPaint(self.window.drugs.view.viewport(), partial(self.later.begin, then))

    def open_first(self) -> None:
        """Open the first drug of the list where none is open or on its way."""
        model = self.window.drugs.model
        if model.rowCount() and not self.page.has_page():
            self.page.open(model.index(0).data(DrugRole.ID))

    def start_over(self) -> None:
        """Be as a window is that has just been opened: nothing is left of what was read, searched and compared."""
        self.aloud.stop()
        self.resuming.forget()
        self.compare.forget()
        self.tray.clear()
        self.naming.forget()
        self.pages.start_over()
        self.undo.forget()
        self.window.message.clear()
        self.list.start_over()
        self.start_page.start_over()
        self.view.start_over()

    def close(self) -> None:
        """End the program."""
        self.program.close()

    def _join(self) -> None:
        """Show the libraries as they are open in other windows."""
        self.list.show_library()
        self.window.foot.show_unreachable(self.session.unreachable())
        self.packs.look()

    def stop(self) -> None:
        """Begin nothing more."""
        self.later.stop()
        self.list.stop()

    def leave(self) -> None:
        """Let everything of the window go, which is closed; others stay open."""
        self.stop()
        self.tasks.leave(self._leave_desk)

    def _leave_desk(self) -> None:
        """Go once all that was asked of the desk is done, and told here."""
        self.keeper.writer.run(lambda _desk: None, lambda _none: self.window.deleteLater())

    def _add_page(self) -> None:
        """Add the page with its notes, its tabs, what prints it, and what goes anywhere."""
        from medviewer.ui.desk.note_control import NoteControl
        from medviewer.ui.menus.palette_control import PaletteControl
        from medviewer.ui.open_pages.page_tab_control import PageTabControl
        from medviewer.ui.output.output import Output
        from medviewer.ui.page.link_control import LinkControl
        from medviewer.ui.page.page_control import PageControl
        from medviewer.ui.page.section_order.order_control import SectionOrderControl
        from medviewer.ui.page.table_control import TableControl
        from medviewer.ui.session_parts import SessionPage
        from medviewer.ui.several_pages.named_by_control import NamedByControl

        window = self.window
        self.notes = NoteControl(window.monograph, self.services)
        site = self.settings.configuration
        self.output = Output(window, self.tasks, self.messages, self.notes.noted, self.services.paper, site)
        self.page = PageControl(window.panes, self.services, self.output)
        self.pages = PageTabControl(window.pages, window.panes, window.drugs, self.page, self.services)
        self.palette = PaletteControl(window.panes, self.services, self.page.open, self.page.open_section)
        self.view.restore_page()
        self.list.still_open.connect(window.monograph.header.say_still_open)
        self.naming = NamedByControl(window.panes, self.services, self.page)
        self.links = LinkControl(window.monograph, self.reader, self.session, self.tasks, self.settings)
        self.section_order = SectionOrderControl(window.monograph, self.services)
        self.section_order.take()
        lists = self.actions.table_lists
        in_lists = TableControl(window.monograph, self.reader, self.settings, lists, lambda: self.compare.reread())
        lists.calls(in_lists.toggle)
        window.monograph.header.lock(site)
        for news in (self.page.shown, self.page.left):
            news.connect(self.naming.page_shown)
            news.connect(self.list.show_open_page)
        self.session_page = SessionPage(
            self.session_keeper, window, self.session, self.page, self.pages, self.list, self.left_open.last_page
        )

    def _add_several(self) -> None:
        """Add the views of several monographs: side by side, named together, named by."""
        from medviewer.ui.several_pages.compare_control import CompareControl
        from medviewer.ui.several_pages.tray_control import TrayControl

        self.compare = CompareControl(self.window.panes, self.services, self.output, self.page)
        self.tray = TrayControl(self.window.panes, self.services, self.output, self.page)
        self.section_order.changed.connect(self.compare.arrange)
        self.section_order.take()

    def _add_packs(self) -> None:
        """Add what is done with packs, and with what is opened from elsewhere."""
        from medviewer.ui.library.pack_changes_control import PackChangesControl
        from medviewer.ui.library.pack_control import PackControl
        from medviewer.ui.windows.opening_control import OpeningControl

        self.opening = OpeningControl(self.window.drugs, self.services, self.pages, self.library)
        self.what_changed = PackChangesControl(self.window, self.services, self.program.shared.profile, self.page.open)
        self.packs = PackControl(self.window.monograph, self.services, self.what_changed)

    def _add_desk(self) -> None:
        """Add what is done with notes, collections, readings and the session."""
        from medviewer.ui.desk.collection_control import CollectionControl
        from medviewer.ui.desk.exchange_control import ExchangeControl
        from medviewer.ui.desk.reading_control import ReadingControl
        from medviewer.ui.several_pages.sentence_table_control import SentenceTableControl

        self.readings = ReadingControl(self.window.monograph, self.services)
        self.collections = CollectionControl(self.window.drugs, self.window.monograph, self.services, self.list)
        self.exchange = ExchangeControl(
            self.window,
            self.services,
            self.follower,
            self.notes,
            self.collections,
            self.output,
            self._open_note,
        )
        self.tables = SentenceTableControl(
            self.window, self.services, self.output, self.page, self.list, self.collections.offer
        )
        self.window.drugs.view.table_requested.connect(self.tables.show)
        self.palette.offer_collections(self.list.open_collection)

    def _add_session(self) -> None:
        """Add what keeps the window's state, and gives it back."""
        from medviewer.ui.resuming import Resuming
        from medviewer.ui.session_parts import SessionParts

        self.resuming = Resuming(self.window.drugs, self.services, self.page, self.pages, self.session_page)
        self.session_parts = SessionParts(self.session_keeper, self.window, self.compare, self.tray)

    def _add_start(self) -> None:
        """Add the start page with the actions that it offers."""
        from medviewer.ui.start.start_control import StartControl

        actions = self.actions
        offered = (
            actions.open_folder,
            actions.open_pack,
            actions.open_bundled,
            actions.import_labels,
            actions.problems,
            actions.libraries,
            actions.collection_new,
        )
        by_name = {action.objectName(): action for action in offered}
        self.start_page = StartControl(self.window.panes, self.services, by_name)
        self.start_page.query_requested.connect(self._search_for)
        self.start_page.list_requested.connect(self.window.drugs.choose_filter)
        self.start_page.collection_requested.connect(self.list.open_collection)
        self.start_page.library_requested.connect(self.list.browse_library)

    def _add_gathering(self) -> None:
        """Add what reads aloud and what gathers pages, and let the start page open them."""
        from medviewer.ui.aloud.aloud_control import AloudControl
        from medviewer.ui.gathering import Gathering

        self.palette.offer_actions(self.actions)
        self.aloud = AloudControl(self.window.panes, self.services)
        self.gathering = Gathering(self.window, self.compare, self.tray, self.page, self.start_page)
        self.actions.start.calls(self.start_page.show)
        self.start_page.way_requested.connect(self.page.go_to_start)
        self.start_page.page_requested.connect(self.page.open)
        self.start_page.beside_requested.connect(self.pages.open_beside)

    def _search_for(self, query: str) -> None:
        self.window.drugs.focus_field()
        self.window.drugs.field.setText(query)

    def _look_up(self) -> None:
        """Look for what is marked in the text that is shown."""
        words = self.window.panes.marked_words()
        if words:
            self._search_for(words)
        else:
            self.messages.say(
                QCoreApplication.translate(
                    "Application", "Mark a name or a word in the page first; a double click on a word marks it."
                )
            )

    def _connect_actions(self) -> None:
        """Give each action what does it."""
        from medviewer.ui import action_slots

        actions = self.actions
        action_slots.connect_library(actions, self.library, self.session)
        action_slots.connect_windows(actions, partial(self.program.open_window, self), self.program.quit)
        actions.look_up_window.calls(self.program.look_up)
        actions.keep_ready.calls(self.program.ready.turn)
        action_slots.connect_packs(actions, self.packs)
        action_slots.connect_desk(actions, self.notes, self.readings, self.exchange)
        action_slots.connect_collections(actions, self.collections, self.exchange)
        action_slots.connect_tables(actions, self.tables, self.collections)
        action_slots.connect_list(actions, self.list, self.window.drugs)
        action_slots.connect_page(actions, self.page, (self.compare, self.tray, self.naming))
        action_slots.connect_pages(actions, self.pages)
        action_slots.connect_view(actions, self.view, self.window)
        action_slots.connect_aloud(actions, self.aloud, self.page)
        actions.tray.calls(self.tray.show)
        actions.tray_add.calls(self.gathering.add_to_tray)
        actions.tray_list.calls(self.tray.ask_for_list)
        actions.named_by.calls(self.naming.show)
        actions.section_order.calls(self.section_order.ask)
        actions.quiet_links.calls(self.links.toggle)
        actions.palette.calls(self.palette.open)
        actions.compare.calls(self.gathering.compare)
        actions.compare_this.calls(self.gathering.compare_open)
        actions.look_up.calls(self._look_up)
        self.window.panes.look_up_with(self._search_for)
        actions.undo.calls(self.undo.undo)
        actions.undo.only_if(self.undo.can_undo)
        self.undo.changed.connect(actions.undo.refresh)
        self.session.rows_changed.connect(self._refresh_actions)
        self._connect_way()

    def _connect_way(self) -> None:
        """Let Back and Forward go, with the buttons of the mouse too."""
        self.way.come_last(self.window)
        self.way.chosen.connect(self.page.go_steps)
        self.way.beside_chosen.connect(self.pages.open_stop)
        self.window.way_requested.connect(self._go)

    def _connect(self) -> None:
        self.window.foot.problems_requested.connect(self.library.show_problems)
        self._lock()
        self.settings.kept.connect(self._check_choices)
        self._check_choices()
        self.window.monograph.tabs.further = (self.actions.section_order,)
        for asking in (self.window.drugs.view, self.list):
            asking.compare_requested.connect(self.compare.toggle)
        self.list.passage_requested.connect(self.page.open_passage)
        self.window.drugs.view.star_requested.connect(self.keeper.favourites.toggle)
        self.page.came_up.connect(self.compare.leave)
        self.window.drugs.view.note_requested.connect(self._open_note)
        self._connect_pages()
        self.list.menu_opening.connect(self.collections.fill_menu)
        self.page.shown.connect(self._page_shown)
        self.follower.moved.connect(self.page.follow_moved)
        self.packs.standing_changed.connect(self.actions.pack_before.word)
        self.readings.marked.connect(self.follower.look)
        self.page.compare_requested.connect(self.gathering.compare_with)
        self.window.panes.dropped.connect(self.gathering.take_dropped)
        self.window.panes.currentChanged.connect(self._pane_shown)
        self._connect_quotes()
        self.keeper.favourites.changed.connect(self._check_star)
        self.reader.way_changed.connect(self._show_way)
        self.program.shared.libraries.replaced.connect(self.reader.forget_way)
        self._connect_program()
        self._page_shown()

    def _lock(self) -> None:
        """Turn grey what the site has locked or forbidden."""
        configuration = self.settings.configuration
        self.actions.lock(configuration)
        if configuration.locked_by(HISTORY):
            self.window.drugs.take_filter_away("recent")

    def _connect_program(self) -> None:
        """Ask the program for what concerns other windows too."""
        self.view.restart_requested.connect(self.program.restart)
        self.aloud.reading_changed.connect(self._reading_changed)

    def _connect_pages(self) -> None:
        self.page.left.connect(self._page_shown)
        self.list.menu_opening.connect(self.pages.fill_list_menu)
        self.follower.moved.connect(self.pages.follow_moved)
        self.program.shared.libraries.replaced.connect(self.pages.forget_ways)
        self.pages.taken_out.connect(self._take_out)
        self.pages.left_empty.connect(self.start_page.stand)
        self.pages.emptied.connect(self._close_last_page)

    def _connect_quotes(self) -> None:
        bar, header = self.window.tray, self.window.monograph.header
        bar.clicked.connect(self.tray.show)
        bar.dropped.connect(self.tray.add)
        self.tray.changed.connect(lambda: bar.show_count(len(self.tray.ids())))
        self.list.tray_requested.connect(self.tray.add)
        self.window.drugs.view.together_requested.connect(self.tray.show_these)
        self.window.drugs.view.naming_requested.connect(self.library.show_names)
        self.window.drugs.list_pasted.connect(self.tray.ask_for_list)
        for quoting in (self.tray, self.naming):
            quoting.view_made.connect(self.pages.watch_quotes)
        header.named_by_requested.connect(self.naming.show)
        header.compare_requested.connect(self.gathering.compare_with)

    def _add_icons(self) -> None:
        self.window.drugs.add_icons()
        self.way.add_icons()
        self.actions.keep_ready.only_if(partial(self.program.ready.show_in, self.actions.keep_ready))
        self.program.ready.show_icon()
        self.window.setWindowIcon(QIcon(str(locations.resources() / "icons" / "medviewer.svg")))

    def resume(self, open_name: str | None = None, request: StartRequest | None = None) -> None:
        """Show what was shown last, but the page of this name where one is given; then open what else is asked for."""
        self.resuming.show_last(self._opens_page)
        if open_name:
            self.resuming.open_named(open_name)
        self.start_page.begin()
        if self._is_further:
            self.start_page.stand()
        if request:
            self.opening.open(request)

    def _open_note(self, page_id: str, key: str) -> None:
        """Open a monograph at one of its local notes."""
        opened = self.window.opened_id()
        self.notes.go_to(page_id, key)
        if opened != page_id:
            self.page.open(page_id)

    def _open_from_list(self, page_id: str) -> None:
        self.page.open(page_id)
        self.window.drugs.after_opening()

    def _pane_shown(self) -> None:
        """Enable what can be done with what is shown."""
        monograph = self.window.monograph
        is_open, is_page = monograph.opened() is not None, self.window.panes.shown() is monograph
        self.actions.page_opened((is_open or not is_page) and not self.start_page.is_shown())
        self.actions.read_aloud.setEnabled(is_open and is_page)
        self._show_way(*self.reader.way())

    def _page_shown(self) -> None:
        self._pane_shown()
        self._check_star()
        self.readings.page_shown()
        self.notes.page_shown()
        self.packs.page_shown()

    def _check_star(self) -> None:
        self.actions.star.setChecked(self.window.opened_id() in self.keeper.favourites.ids())

    def _check_choices(self, _key: str = "") -> None:
        """Check in the menus what is chosen, in whichever window."""
        actions = self.actions
        actions.theme[self.theme.choice].setChecked(True)
        actions.language[self.settings.text("view/language", self.language.choice)].setChecked(True)
        actions.quiet_links.setChecked(self.reader.linked)
        actions.print_notes.setChecked(self.notes.are_printed)
        actions.compact_list.setChecked(self.view.is_compact())
        actions.outline.setChecked(self.view.has_outline())

    def _refresh_actions(self) -> None:
        self.actions.refresh()

    def _reading_changed(self, is_reading: bool) -> None:
        if is_reading:
            self.program.reads_aloud(self)

    def _go(self, by: int) -> None:
        """Do as Back does, or Forward where `by` is above 0."""
        (self.actions.forward if by > 0 else self.actions.back).trigger()

    def _show_way(self, back: bool, forward: bool) -> None:
        elsewhere = self.window.panes.shown() is not self.window.monograph and not self.start_page.is_shown()
        self.actions.back.setEnabled(back or elsewhere or self.page.leads_back())
        self.actions.forward.setEnabled(forward)

    def _take_out(self, tab: PageTab, place: QPoint | None) -> None:
        """Go on with a page tab where it was let go: in the window that is there, else in one of its own."""
        other = self.program.window_at(place) if place is not None else None
        if place is None or other is None or other is self:
            self.program.open_window(self, tab, place)
        elif other.pages.take_in(tab, place):
            other.window.raise_()
            other.window.activateWindow()
        else:
            self.pages.reopen()

    def _close_last_page(self) -> None:
        """Close the window with its only page; the last window stays, which Ctrl+Q closes."""
        if len(self.program.windows) > 1:
            self.window.close()

    def _come_to_front(self) -> None:
        self.program.window_activated(self)

    def _keep_state(self) -> None:
        self.aloud.end()
        self.page.keep_position()
        self.view.keep()
        self.window.keep(self.settings)
        self.session_keeper.write()
        self.program.window_closes(self)


def _imports(modules: Sequence[str]) -> Iterable[Callable[[], object]]:
    return (partial(import_module, name) for name in modules)
