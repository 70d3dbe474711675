"""Page tabs: each has its page, section, place and way; the one that is chosen is read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from medviewer.errors import MedviewerError
from medviewer.ui.base.messages import error_text
from medviewer.ui.open_pages.page_tab_bar import PageTabBar
from medviewer.ui.open_pages.page_tabs import MOST_TABS, PageTab, PageTabs, kept, restored
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.page.panes import Panes
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_lines import NAME, NEARLY, NOTE, PASSAGE
from medviewer.ui.services.page_loader import HistoryStop, StartStop
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.ui.page.page_view import PageView

OPENS_PAGE = (NAME, NEARLY, PASSAGE, NOTE)
"""Kinds of rows that open a page."""
translate = QCoreApplication.translate


class QuotingView(Protocol):
    """A view of passages, each of which is a link of its text. page: the text."""

    page: PageView

    def stands_for_passage(self, address: QUrl) -> bool:
        """Return whether an address opens a passage on its page."""


class PageTabControl(QObject):
    """Holds the tabs, and keeps the bar and the page true to them.

    changed(): other pages are open, or another one is read. taken_out(PageTab, QPoint): a tab is to go on in the window
    at a place on the screen, or in one of its own; None where that does not matter. emptied(): the only tab is to be
    closed. left_empty(): a tab without a page is shown, and nothing is about to be opened in it.
    """

    changed = Signal()
    taken_out = Signal(object, object)
    emptied = Signal()
    left_empty = Signal()

    def __init__(self, bar: PageTabBar, panes: Panes, drugs: DrugList, page: PageControl, services: Services) -> None:
        super().__init__(bar)
        self._bar = bar
        self._panes = panes
        self._view = panes.monograph
        self._drugs = drugs
        self._page = page
        self._reader = services.reader
        self._session = services.session
        self._messages = services.messages
        self._tabs = PageTabs()
        self._reads_late = False
        self._returns_focus = False
        self._opening: dict[QObject, Callable[[QPoint | None], bool]] = {}
        self._connect()

    def tabs(self) -> PageTabs:
        """Return the tabs as they are now."""
        return self._tabs.with_current(self._current())

    def count(self) -> int:
        """Return how many there are."""
        return len(self._tabs.tabs)

    def begin(self) -> bool:
        """Make room for a page that is about to be opened beside the others; return whether there is."""
        if self._is_empty():
            return True
        if not self._has_room():
            return False
        self._go(self.tabs().added(PageTab()))
        return True

    def open_new(self) -> None:
        """Open an empty tab, and let a drug be looked for."""
        if self.begin():
            self.left_empty.emit()
            self._drugs.focus_field()

    def open_beside(self, page_id: str, section: str = "") -> None:
        """Open a monograph in a tab of its own."""
        if self.begin():
            if section:
                self._page.open_section(page_id, section)
            else:
                self._page.open(page_id)

    def open_or_choose(self, page_id: str, section: str = "") -> None:
        """Open a monograph that was asked for elsewhere: in the tab that has it, else in one of its own.

        Where no more tabs have room it takes the place of the page that is read, where Back leads then.
        """
        numbers = [number for number, tab in enumerate(self.tabs().tabs) if tab.id == page_id]
        if numbers:
            self.choose(numbers[0])
        elif self._is_empty() or self.count() < MOST_TABS:
            self.begin()
        self._page.open_place(page_id, section)

    def open_stop(self, stop: HistoryStop) -> None:
        """Open a place of the reader's way in a tab of its own; where that leads to is a beginning."""
        if self._has_room():
            known = self._session.catalogue.page(stop.id) if self._session.catalogue else None
            title = known.title if known else stop.id
            self._go(self.tabs().added(self._at_section(PageTab(stop.id, title, shown=stop.tab, place=stop.place))))

    def choose(self, number: int) -> None:
        """Read the page of a tab."""
        if number != self._tabs.at and 0 <= number < self.count():
            self._go(self.tabs().chosen(number))
            if not self._tabs.current().id:
                self.left_empty.emit()

    def step(self, by: int) -> None:
        """Read the page of the next tab, or the one before, round the end."""
        self.choose((self._tabs.at + by) % self.count())

    def close(self, number: int | None = None) -> None:
        """Close a tab, the one that is read where none is given."""
        number = self._tabs.at if number is None else number
        if self.count() == 1:
            self.emptied.emit()
        elif number == self._tabs.at:
            self._go(self.tabs().without(number))
        else:
            self._show(self._tabs.without(number))

    def reopen(self) -> None:
        """Open the tab again that was closed last."""
        if self._tabs.closed:
            self._go(self.tabs().reopened())

    def take_out(self, number: int | None = None, place: QPoint | None = None) -> None:
        """Let a tab go on in a window of its own; the only one is there already."""
        number = self._tabs.at if number is None else number
        if self.count() > 1:
            tab = self.tabs().tabs[number]
            self.close(number)
            self.taken_out.emit(tab, place)

    def take(self, tab: PageTab) -> None:
        """Go on with a tab of another window, and none else."""
        self._go(PageTabs((tab,)))

    def take_in(self, tab: PageTab, place: QPoint) -> bool:
        """Go on with a tab of another window that was let go here, beside the others; return whether there is room."""
        if self.count() == 1 and self._is_empty():
            self._go(self._tabs.with_current(tab))
            return True
        if not self._has_room():
            return False
        number = self._bar.number_at(place)
        self._go(self.tabs().inserted(self._tabs.at + 1 if number is None else number, tab))
        return True

    def start_over(self) -> None:
        """Close all pages for good: none can be opened again, and no way leads back."""
        self._go(PageTabs())
        self._returns_focus = False

    def kept(self) -> object:
        """Return the tabs as the session keeps them."""
        return kept(self.tabs())

    def restore(self, state: object) -> None:
        """Show the tabs of a session; a page that is not there yet is read once the libraries are known."""
        tabs = restored(state)
        if tabs is not None:
            self._show(tabs)
            self._reads_late = not self._page.has_page()
            if self._reads_late:
                self._view.clear(self._waiting_text(tabs.current()))

    def follow_moved(self, moved: Mapping[str, str]) -> None:
        """Go on with pages under their new ids where files were renamed."""
        self._show(self._tabs.moved(moved))

    def forget_ways(self) -> None:
        """Forget where Back and Forward lead in every tab: other libraries are open."""
        self._tabs = self._tabs.without_ways()

    def _go(self, tabs: PageTabs) -> None:
        """Leave the page that is shown, and read that of the tab that is read now.

        What was shown is gone at once: another drug's text must not stand under the name of this tab.
        """
        self._returns_focus = self._view.page.hasFocus()
        self._reads_late = False
        self._page.leave(self._waiting_text(tabs.current()))
        self._show(tabs)
        self._read()

    def _read_late(self) -> None:
        """Read the page of the session, or say that it is gone, now that all libraries are known."""
        late, self._reads_late = self._reads_late, False
        if late and not self._page.has_page():
            self._read()

    def _read(self) -> None:
        tab = self._tabs.current()
        self._reader.take_way(tab.back, tab.forward)
        if tab.id:
            self._view.tabs.want(tab.section, tab.section_title)
            self._page.open_at(tab.id, tab.place, tab.shown)

    def _show(self, tabs: PageTabs) -> None:
        self._tabs = tabs
        self._bar.show_tabs(tabs)
        self.changed.emit()

    def _current(self) -> PageTab:
        """Return the tab that is read as it is now: the page that is on its way, else the one that is shown."""
        tab, opened = self._tabs.current(), self._view.opened()
        back, forward = self._reader.stops()
        coming = self._reader.reading_id()
        if not coming and isinstance(self._panes.shown().stop(), StartStop):
            return self._at_section(PageTab(back=back, forward=forward))
        if coming and (opened is None or coming != opened.id):
            known = self._session.catalogue.page(coming) if self._session.catalogue else None
            title = known.title if known else tab.title
            place = tab.place if coming == tab.id else None
            return self._at_section(PageTab(coming, title, place=place, back=back, forward=forward))
        if opened is None:
            return tab._replace(back=back, forward=forward)
        place = round(self._view.text.place(), 6)
        shown = self._view.tabs.key()
        return self._at_section(
            PageTab(opened.id, opened.monograph.title, shown=shown, place=place, back=back, forward=forward)
        )

    def _at_section(self, tab: PageTab) -> PageTab:
        section, title = self._view.tabs.wanted()
        return tab._replace(section=section, section_title=title)

    def _has_room(self) -> bool:
        """Return whether there is room for one more tab, and say so where there is none."""
        has_room = self.count() < MOST_TABS
        if not has_room:
            self._messages.note(translate("PageTabControl", "So many pages are open that no more have room."))
        return has_room

    def _is_empty(self) -> bool:
        return not self._tabs.current().id and self._view.opened() is None and not self._reader.is_reading()

    def _take_shown(self) -> None:
        """Name the tab after the page that is shown now."""
        self._show(self.tabs())
        if self._returns_focus and self._view.opened() is not None:
            self._returns_focus = False
            self._view.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_why_not(self, page_id: str, error: MedviewerError) -> None:
        """Say in place of the page why it cannot be shown, where none is."""
        if self._view.opened() is None and self._tabs.current().id:
            title = self._tabs.current().title or page_id
            self._view.clear(f"{title}\n\n{error_text(error)}")

    def _waiting_text(self, tab: PageTab) -> str:
        return translate("PageTabControl", "Opening {}…").format(tab.title) if tab.id else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open in a tab of its own what is clicked with the middle button, or chosen with Shift+Return."""
        open_at = self._opening.get(watched)
        if open_at is None:
            return False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            return event.button() == Qt.MouseButton.MiddleButton and open_at(event.position().toPoint())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            return is_return and held == Qt.KeyboardModifier.ShiftModifier and open_at(None)
        return False

    def watch_text(self, text: PageView, open_link: Callable[[QUrl], bool]) -> None:
        """Open links of a text in tabs of their own. open_link: opens one, and returns whether it stands for a page."""

        def open_at(place: QPoint | None) -> bool:
            return open_link(QUrl(text.anchorAt(place) if place is not None else text.focused_link()))

        self._watch(open_at, text, text.viewport())

    def watch_quotes(self, view: QuotingView) -> None:
        """Open what is quoted, and names in it, in tabs of their own."""

        def open_link(address: QUrl) -> bool:
            if not view.stands_for_passage(address):
                return self._open_link(address)
            if self.begin():
                view.page.anchorClicked.emit(address)
            return True

        self.watch_text(view.page, open_link)

    def _watch(self, open_at: Callable[[QPoint | None], bool], *watched: QWidget) -> None:
        """Open what stands at a place of widgets, or where the cursor is, in a tab; tell whether that is a page."""
        for widget in watched:
            self._opening[widget] = open_at
            widget.installEventFilter(self)

    def _open_row_at(self, place: QPoint | None) -> bool:
        view = self._drugs.view
        index = view.indexAt(place) if place is not None else view.currentIndex()
        return self._open_row(index.row()) if index.isValid() or place is None else False

    def _open_row(self, row: int) -> bool:
        """Open what a row of the list stands for in a tab of its own; return whether it stands for a page."""
        index = self._drugs.model.index(row) if row >= 0 else self._drugs.view.currentIndex()
        opens = index.isValid() and index.data(DrugRole.KIND) in OPENS_PAGE
        if opens and self.begin():
            self._drugs.view.activate(index)
        return opens

    def _open_link(self, address: QUrl) -> bool:
        target = self._page.target_of(address)
        if target is not None:
            self.open_beside(*target)
        return target is not None

    def fill_list_menu(self, menu: QMenu, page_id: str) -> None:
        """Offer it in the menu of a drug of the list."""
        opens, after = menu.actions()[:2]
        action = _offered(menu, partial(self.open_beside, page_id))
        action.setEnabled(opens.isEnabled())
        menu.insertAction(after, action)

    def _fill_page_menu(self, menu: QMenu, cursor: QTextCursor) -> None:
        target = self._page.target_of(QUrl(cursor.charFormat().anchorHref()))
        if target is not None:
            menu.insertAction(menu.actions()[0], _offered(menu, partial(self.open_beside, *target)))

    def _show_menu(self, number: int, place: QPoint) -> None:
        menu = QMenu(self._bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("PageTabControl", "Move to a new window"), partial(self.take_out, number))
        menu.addAction(translate("PageTabControl", "Close"), partial(self.close, number))
        others = menu.addAction(translate("PageTabControl", "Close the others"), partial(self._close_others, number))
        others.setEnabled(self.count() > 1)
        menu.popup(place)

    def _close_others(self, number: int) -> None:
        self.choose(number)
        for other in reversed([n for n in range(self.count()) if n != number]):
            self.close(other)

    def _sort(self, number: int, to: int) -> None:
        """Take the order of the bar, in which a tab is dragged just now."""
        self._tabs = self._tabs.sorted(number, to)
        self.changed.emit()

    def _connect(self) -> None:
        self._bar.tabs.currentChanged.connect(self.choose)
        self._bar.tabs.tabMoved.connect(self._sort)
        self._bar.tabs.middle_clicked.connect(self.close)
        # Not within the event that lets a tab go: Qt still moves the tab, which is gone by then, and maybe its window.
        self._bar.tabs.dragged_out.connect(self.take_out, Qt.ConnectionType.QueuedConnection)
        self._bar.close_requested.connect(self.close)
        self._bar.menu_requested.connect(self._show_menu)
        self._bar.new_requested.connect(self.open_new)
        self._page.shown.connect(self._take_shown)
        self._panes.currentChanged.connect(self._take_shown)
        self._reader.failed.connect(self._say_why_not)
        self._session.settled.connect(self._read_late)
        self._view.page.menu_opening.connect(self._fill_page_menu)
        self._watch(self._open_row_at, self._drugs.view.viewport(), self._drugs.view, self._drugs.field)
        self.watch_text(self._view.page, self._open_link)


def _offered(menu: QMenu, do: Callable[[], object]) -> QAction:
    """Return an action for a menu that opens something in a tab of its own."""
    action = QAction(translate("PageTabControl", "Open in a new page tab"), menu)
    action.triggered.connect(lambda _checked=False: do())
    return action
