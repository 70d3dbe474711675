"""The open monograph: opened, left, starred, printed, followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from medviewer.errors import MedviewerError
from medviewer.library.catalogue import Changes
from medviewer.ui.documents import page_addresses
from medviewer.ui.documents.page_documents import ALL, section_named
from medviewer.ui.output.output import Output
from medviewer.ui.page.find_in_page import FindInPage
from medviewer.ui.page.panes import PaneCommands, Panes
from medviewer.ui.services.page_loader import HistoryStop, PlaceOf, Stop
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.library.mentions.together import Passage
    from medviewer.library.text.plain_text import PlainText
    from medviewer.library.text.topics import Topic
    from medviewer.ui.documents.open_page import OpenPage


translate = QCoreApplication.translate
LONGEST_PLACE = 200
"""Letters of the name of a place that a message shows."""


class PageControl(QObject):
    """Holds the reader's place, and does what the page's actions ask for.

    shown(): a page is there, or was read anew. came_up(): it was asked for, and is to be seen.
    left(): none is there until another is read. compare_requested(id): another page is wanted beside it.
    escape: off while the key means something else.
    """

    shown = Signal()
    came_up = Signal()
    left = Signal()
    compare_requested = Signal(str)

    def __init__(self, panes: Panes, services: Services, output: Output) -> None:
        super().__init__(panes)
        self._panes = panes
        self._view = panes.monograph
        self._reader = services.reader
        self._session = services.session
        self._favourites = services.keeper.favourites
        self._history = services.keeper.history
        self._find = FindInPage(self._view.text, self._view.find_bar, services.theme, services.tasks)
        self._output = output
        self._messages = services.messages
        self._section = ""
        self._passage: tuple[str, Callable[[], object]] | None = None
        self._way_back: Callable[[], None] | None = None
        self._origin: Callable[[], None] | None = None
        self.escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._view)
        self._connect()

    def commands(self) -> PaneCommands:
        """Return what actions mean while the page is shown."""
        view, find = self._view, self._find
        return PaneCommands(
            back=self._go_back,
            next_tab=lambda: view.tabs.step(1),
            previous_tab=lambda: view.tabs.step(-1),
            find=find.open,
            find_next=lambda: find.step(1),
            find_previous=lambda: find.step(-1),
            copy_page=lambda: QGuiApplication.clipboard().setMimeData(view.text.copied().mime()),
            print=self.print_page,
            print_tab=lambda: self._output.print_page(*self._this_tab()),
            export=self.export_page,
            export_tab=lambda: self._output.export(*self._this_tab()),
        )

    def stop(self) -> Stop | None:
        """Return the place that is read: in what is shown, where Back leads there, else in the monograph behind it."""
        return self._panes.shown().stop() or self._view.stop()

    def go_forward(self) -> None:
        """Go to the page or comparison that was left by going back."""
        self._reader.go_forward(self.stop())

    def go_steps(self, steps: int) -> None:
        """Go so many pages or comparisons back, forward where `steps` is above 0."""
        self._way_back, self._origin = None, None
        go = self._reader.go_forward if steps > 0 else self._reader.go_back
        go(self.stop(), abs(steps))

    def print_page(self) -> None:
        """Show how the open monograph would be printed."""
        self._output.print_page(*self._whole())

    def export_page(self) -> None:
        """Ask for a file, and write the open monograph to it."""
        self._output.export(*self._whole())

    def make_wall_sheet(self) -> None:
        """Ask for a wall sheet of the open monograph."""
        self._output.wall_sheet(self._whole()[0])

    def open(self, page_id: str) -> None:
        """Open a monograph; what is read now is where Back leads."""
        stop, self._way_back, self._origin = self.stop(), None, None
        self.keep_position()
        self._reader.open(page_id, stop, self._place_in(page_id))

    def go_to_start(self) -> None:
        """Leave for the start page; what is read now is where Back leads."""
        stop, self._way_back, self._origin = self.stop(), None, None
        self.keep_position()
        self._reader.go_to_start(stop)

    def leave(self, text: str) -> None:
        """Let go of the open monograph and of what was asked for; `text` stands in its place until another is read."""
        self.keep_position()
        self._way_back = self._origin = self._passage = None
        self._section = ""
        self._reader.cancel()
        self._view.clear(text)
        self.came_up.emit()
        self._panes.show_monograph()
        self.left.emit()

    def open_at(self, page_id: str, place: float | None, tab: str = "") -> None:
        """Open a monograph that was open before, `place` of the way down a tab; where it was left if that is None."""
        where = self._place_in(page_id) if place is None else (lambda: place)
        self._reader.open(page_id, None, where, tab)

    def follow_moved(self, moved: Mapping[str, str]) -> None:
        """Go on with the open monograph under its new id where its file was renamed."""
        opened = self._view.opened()
        if opened and opened.id in moved:
            self._reader.open(moved[opened.id], None, lambda: None, self._view.tabs.key())
            self._messages.say(
                translate("PageControl", "{} has moved, and is shown as it is now.").format(opened.page.source)
            )

    def coming(self) -> str:
        """Return the id of the monograph that is on its way, empty for none."""
        return self._reader.reading_id()

    def has_page(self) -> bool:
        """Return whether a monograph is open, or on its way."""
        return self._view.opened() is not None or self._reader.is_reading()

    def open_passage(self, page_id: str, section: str, query: str, what: Topic | PlainText | None = None) -> None:
        """Open a monograph at the hits of a search; Escape then leads back to where the reader was.

        what: the topic that was asked for, or the text that is there letter by letter; None for words of the query.
        """
        stop = self.stop()
        way_back = partial(self._return_to, stop) if stop else None
        self._open_at(page_id, partial(self._find.show_asked, section, query, what), way_back)

    def open_section(self, page_id: str, section: str) -> None:
        """Open a monograph at the tab that holds a section, given by its key."""
        self._open_at(page_id, lambda: self._find.go_to_section(section), None)

    def open_place(self, page_id: str, section: str) -> None:
        """Open a monograph, or keep it open, at a section by its key or title; say where it has none of that name."""
        self._open_at(page_id, partial(self._go_to_section, section) if section else lambda: None, None)

    def open_quoted(self, passage: Passage, come_back: Callable[[], None]) -> None:
        """Open a monograph at a passage that was quoted elsewhere; Escape and Back then call `come_back`."""
        self._open_at(passage.id, lambda: self._find.show_passage(passage), come_back, come_back)

    def toggle_essentials(self) -> None:
        """Open the essentials in the head of the page, or close them."""
        self._view.header.essentials.toggle()

    def leads_back(self) -> bool:
        """Return whether Back leads to where a passage was quoted."""
        return self._origin is not None

    def toggle_star(self) -> None:
        """Star or unstar the open monograph."""
        opened = self._view.opened()
        if opened:
            self._favourites.toggle(opened.id, opened.monograph.title)

    def show_star(self) -> None:
        """Paint the header's star as the desk has it."""
        opened = self._view.opened()
        self._view.header.set_starred(bool(opened and opened.id in self._favourites.ids()))

    def keep_position(self) -> None:
        """Remember how far the open monograph has been read."""
        opened = self._view.opened()
        if opened:
            self._history.keep_position(opened.id, self._view.tabs.key(), self._view.text.place())

    def pages_changed(self, changes: Changes) -> None:
        """Read the open monograph again where its file has changed; say where it is gone."""
        opened = self._view.opened()
        if opened is None or not (changes.elsewhere or opened.id in changes.changed + changes.removed):
            return
        catalogue = self._session.catalogue
        if catalogue and catalogue.page(opened.id):
            self._reader.reread(opened.id)
        else:
            message = QCoreApplication.translate(
                "PageControl", "{} is no longer in the library; what is shown is how it last read."
            )
            self._messages.note(message.format(opened.page.source), self.shown)

    def _connect(self) -> None:
        header = self._view.header
        header.star_requested.connect(self.toggle_star)
        header.print_requested.connect(self.print_page)
        header.export_requested.connect(self.export_page)
        header.chips.chip_requested.connect(self._find.show_chip)
        self._view.link_requested.connect(self.follow)
        self._find.left.connect(self._leave_passage)
        self.escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.escape.activated.connect(self._escape)
        self._reader.wanted_tab = lambda: self._view.tabs.wanted().key
        self._reader.grown.connect(self._view.text.grow)
        self._reader.opened.connect(self._show)
        self._reader.failed.connect(self._say_why_not)
        self._session.pages_changed.connect(self.pages_changed)
        self._favourites.changed.connect(self.show_star)

    def _show(self, opened: OpenPage, place: float | None, tab: str) -> None:
        before = self._view.opened()
        if place is not None:
            self._panes.show_pane(self._view)  # before it is laid out: what is not shown has no width
        self._view.show_page(opened, place, tab)
        section, self._section = self._section, ""
        if section:
            self._go_to(section)
        self.show_star()
        if place is not None:
            self.came_up.emit()
        if self._panes.shown() is self._view:
            self._panes.name_page(opened.monograph.title)
        self.shown.emit()
        self._show_passage(opened.id)
        if before is None or before.id != opened.id:
            self._history.visit(opened.id, opened.monograph.title)

    def _open_at(
        self,
        page_id: str,
        show: Callable[[], object],
        way_back: Callable[[], None] | None,
        origin: Callable[[], None] | None = None,
    ) -> None:
        """Open a monograph, or keep it open, and call `show` once it is there."""
        self._passage = (page_id, show)
        opened = self._view.opened()
        if opened is None or opened.id != page_id:
            self.open(page_id)
        self._way_back, self._origin = way_back, origin
        if opened and opened.id == page_id:
            self._reader.leave(self._panes.shown().stop() if self._panes.shown() is not self._view else None)
            self.came_up.emit()
            self._panes.name_page(opened.monograph.title)
            self.shown.emit()
            self._show_passage(page_id)

    def _show_passage(self, page_id: str) -> None:
        passage, self._passage = self._passage, None
        if passage is not None and passage[0] == page_id:
            passage[1]()

    def _leave_passage(self) -> None:
        """Go back to where a passage was opened."""
        way_back, self._way_back, self._origin = self._way_back, None, None
        if way_back is not None:
            way_back()

    def _return_to(self, stop: Stop) -> None:
        """Go back to a page, the tab and the place there, or to a comparison."""
        opened = self._view.opened()
        if isinstance(stop, HistoryStop) and opened and opened.id == stop.id:
            self._reader.open(stop.id, None, lambda: stop.place, stop.tab)
        else:
            self._reader.go_back(self.stop())

    def _go_back(self) -> None:
        """Go back to where a passage was quoted, else to the page before."""
        if self._origin is None:
            self._reader.go_back(self.stop())
        elif self._view.find_bar.isVisible():
            self._view.find_bar.close_bar()
        else:
            self._leave_passage()

    def _escape(self) -> None:
        if self._view.find_bar.isVisible():
            self._view.find_bar.close_bar()

    def _say_why_not(self, _page_id: str, error: MedviewerError) -> None:
        self._section = ""
        self._messages.report(error, self.shown)

    def _place_in(self, page_id: str) -> PlaceOf:
        tab, _ = self._view.tabs.wanted()

        def place() -> float:
            kept = self._history.position(page_id)
            return kept.offset if kept and kept.tab == tab else 0.0

        return place

    def _whole(self) -> tuple[OpenPage, list[str] | None]:
        opened = self._view.opened()
        assert opened is not None
        return opened, None

    def _this_tab(self) -> tuple[OpenPage, list[str] | None]:
        opened, _ = self._whole()
        return opened, None if self._view.tabs.key() == ALL else [self._view.tabs.key()]

    def follow(self, address: QUrl) -> None:
        """Go where a link leads: into the page, to another monograph, or out of the program after a question."""
        from medviewer.ui.page import following_links

        section = address.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        named = page_addresses.page_at(address)
        if named:
            self._follow_name(named, section)
            return
        opened, catalogue = self._view.opened(), self._session.catalogue
        if address.isRelative() and not address.path() and section:
            self._go_to(section)
            return
        page_id = following_links.linked_page(address, opened, catalogue) if opened and catalogue else None
        if page_id:
            self._section = section
            self.open(page_id)
        else:
            following_links.leave(address, self._messages)

    def target_of(self, address: QUrl) -> tuple[str, str] | None:
        """Return the monograph and the section that a link of the open one leads to, None where it leads elsewhere."""
        from medviewer.ui.page import following_links

        opened, catalogue = self._view.opened(), self._session.catalogue
        if address.isEmpty() or opened is None or catalogue is None:
            return None
        section = address.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        page_id = page_addresses.page_at(address) or following_links.linked_page(address, opened, catalogue)
        return (page_id, section) if page_id else None

    def _go_to(self, section: str) -> None:
        """Go to a place in the open page; say so where it has none of that name."""
        if not self._view.text.go_to_section(section):
            message = QCoreApplication.translate("PageControl", "This page has no place “{}”; the link leads nowhere.")
            self._messages.say(message.format(section[:LONGEST_PLACE]), self._reader.asked)

    def _go_to_section(self, section: str) -> None:
        """Show the tab that a section names, else the place of a heading; say so where there is neither."""
        opened = self._view.opened()
        tab = section_named(opened.monograph, section) if opened else None
        if tab is not None:
            self._view.tabs.visit(tab)
        elif not self._view.text.go_to_section(section):
            message = translate("PageControl", "This page has no section “{}”.").format(section[:LONGEST_PLACE])
            self._messages.say(message, self._reader.asked)

    def _follow_name(self, page_id: str, section: str) -> None:
        """Open the monograph that a name in a text stands for; with Ctrl, beside this one."""
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.compare_requested.emit(page_id)
        else:
            self._section = section
            self.open(page_id)
