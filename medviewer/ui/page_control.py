"""What is done with the open monograph: opened, left, starred, printed, followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from medviewer.library.catalogue import Changes
from medviewer.monograph.errors import MedviewerError
from medviewer.ui.desk_keeper import DeskKeeper
from medviewer.ui.library_session import LibrarySession
from medviewer.ui.main_window import MainWindow
from medviewer.ui.messages import Messages
from medviewer.ui.output import Output
from medviewer.ui.page_documents import ALL
from medviewer.ui.page_search import PageSearch
from medviewer.ui.reader import Place, Reader, Stop
from medviewer.ui.text_search import searched_words

if TYPE_CHECKING:
    from medviewer.ui.open_page import OpenPage


translate = QCoreApplication.translate


class PageControl(QObject):
    """Holds the reader's place and the slots of the page's actions."""

    shown = Signal()

    def __init__(
        self,
        window: MainWindow,
        reader: Reader,
        session: LibrarySession,
        keeper: DeskKeeper,
        find: PageSearch,
        output: Output,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._view = window.monograph
        self._reader = reader
        self._session = session
        self._keeper = keeper
        self._find = find
        self._output = output
        self._messages = messages
        self._section = ""
        self._passage: tuple[str, str, str] | None = None
        self._way_back: tuple[Stop, str, str] | None = None
        self._connect()

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return the slots of the actions that concern the page, by action id."""
        view = self._view
        return {
            "back": lambda: self._reader.go_back(self._stop()),
            "forward": lambda: self._reader.go_forward(self._stop()),
            "next_tab": lambda: view.step_tab(1),
            "previous_tab": lambda: view.step_tab(-1),
            "star": self.toggle_star,
            "find": self._find.open,
            "find_next": lambda: self._find.step(1),
            "find_previous": lambda: self._find.step(-1),
            "copy_page": lambda: QGuiApplication.clipboard().setText(view.whole_text()),
            "print": lambda: self._output.print_page(*self._whole()),
            "print_tab": lambda: self._output.print_page(*self._this_tab()),
            "export": lambda: self._output.export(*self._whole()),
            "export_tab": lambda: self._output.export(*self._this_tab()),
        }

    def open(self, page_id: str) -> None:
        """Open a monograph; what is read now is where Back leads."""
        stop, self._way_back = self._stop(), None
        self.keep_position()
        self._reader.open(page_id, stop, self._place_in(page_id))

    def open_at(self, page_id: str, place: float | None) -> None:
        """Open a monograph that was open before, `place` of the way down; where it was left if that is None."""
        where = self._place_in(page_id) if place is None else (lambda: place)
        self._reader.open(page_id, None, where)

    def follow(self, moved: Mapping[str, str]) -> None:
        """Go on with the open monograph under its new id where its file was renamed."""
        opened = self._view.opened()
        if opened and opened.id in moved:
            self._reader.open(moved[opened.id], None, lambda: None)
            self._messages.say(
                translate("PageControl", "{} has moved, and is shown as it is now.").format(opened.page.source)
            )

    def open_passage(self, page_id: str, section: str, query: str) -> None:
        """Open a monograph at the hits of a search; Escape then leads back to where the reader was."""
        self._passage = (page_id, section, query)
        stop = self._stop()
        way_back = (stop, *self._view.wanted_tab()) if stop else None
        if stop and stop.id == page_id:
            self._show_passage(page_id)
        else:
            self.open(page_id)
        self._way_back = way_back

    def toggle_star(self) -> None:
        """Star or unstar the open monograph."""
        opened = self._view.opened()
        if opened:
            self._keeper.toggle(opened.id, opened.monograph.title)

    def show_star(self) -> None:
        """Paint the header's star as the desk has it."""
        opened = self._view.opened()
        self._view.header.set_starred(bool(opened and opened.id in self._keeper.ids()))

    def keep_position(self) -> None:
        """Remember how far the open monograph has been read."""
        opened = self._view.opened()
        if opened:
            self._keeper.keep_position(opened.id, self._view.tab(), self._view.place())

    def pages_changed(self, changes: Changes) -> None:
        """Read the open monograph again where its file has changed; say where it is gone."""
        opened = self._view.opened()
        if opened is None or not (changes.elsewhere or opened.id in changes.changed + changes.removed):
            return
        catalogue = self._session.catalogue
        if catalogue and catalogue.page(opened.id):
            self._reader.reread(opened.id)
        else:
            self._messages.say(f"{opened.page.source} is no longer in the library; what is shown is how it last read.")

    def _connect(self) -> None:
        header = self._view.header
        header.star_requested.connect(self.toggle_star)
        header.print_requested.connect(self.slots()["print"])
        header.export_requested.connect(self.slots()["export"])
        self._view.link_requested.connect(self._follow)
        self._find.left.connect(self._leave_passage)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._view)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        self._reader.opened.connect(self._show)
        self._reader.failed.connect(self._say_why_not)
        self._session.pages_changed.connect(self.pages_changed)
        self._keeper.favourites_changed.connect(self.show_star)

    def _show(self, opened: OpenPage, place: float | None) -> None:
        before = self._view.opened()
        self._view.show_page(opened, place)
        section, self._section = self._section, ""
        if section:
            self._view.go_to_section(section)
        self._window.name_page(opened.monograph.title)
        self.show_star()
        self._show_passage(opened.id)
        self.shown.emit()
        if before is None or before.id != opened.id:
            self._keeper.visit(opened.id, opened.monograph.title)

    def _show_passage(self, page_id: str) -> None:
        passage, self._passage = self._passage, None
        if passage is not None and passage[0] == page_id:
            _, section, query = passage
            self._find.show_words(section, query, searched_words(query))

    def _leave_passage(self) -> None:
        """Go back to the page, the tab and the place from which a passage was opened."""
        way_back, self._way_back = self._way_back, None
        if way_back is None:
            return
        stop, tab, title = way_back
        opened = self._view.opened()
        self._view.choose_tab(tab, title)
        if opened and opened.id == stop.id:
            self._reader.open(stop.id, None, lambda: stop.place)
        else:
            self._reader.go_back(self._stop())

    def _escape(self) -> None:
        if self._view.find_bar.isVisible():
            self._view.find_bar.close_bar()

    def _say_why_not(self, _page_id: str, error: MedviewerError) -> None:
        self._section = ""
        self._messages.report(error)

    def _stop(self) -> Stop | None:
        opened = self._view.opened()
        return Stop(opened.id, self._view.place()) if opened else None

    def _place_in(self, page_id: str) -> Place:
        tab, _ = self._view.wanted_tab()

        def place() -> float:
            kept = self._keeper.position(page_id)
            return kept.offset if kept and kept.tab == tab else 0.0

        return place

    def _whole(self) -> tuple[OpenPage, list[str] | None]:
        opened = self._view.opened()
        assert opened is not None
        return opened, None

    def _this_tab(self) -> tuple[OpenPage, list[str] | None]:
        opened, _ = self._whole()
        return opened, None if self._view.tab() == ALL else [self._view.tab()]

    def _follow(self, address: QUrl) -> None:
        from medviewer.ui import links

        section = address.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        opened, catalogue = self._view.opened(), self._session.catalogue
        if address.isRelative() and not address.path() and section:
            self._view.go_to_section(section)
            return
        page_id = links.linked_page(address, opened, catalogue) if opened and catalogue else None
        if page_id:
            self._section = section
            self.open(page_id)
        else:
            links.leave(address, self._messages)
