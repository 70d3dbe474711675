"""The right side of the window: one of several views of text, onto which drugs of the list can be dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medviewer.ui.base.dragging import Drops, dragged
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_facts import shortened
from medviewer.ui.services.page_loader import Stop

if TYPE_CHECKING:
    from medviewer.ui.documents.open_page import OpenPage
    from medviewer.ui.page.monograph_view import MonographView
    from medviewer.ui.page.page_view import PageView
    from medviewer.ui.page.section_tabs import SectionTabs

Command = Callable[[], object]

TURNS_OF_THE_REST = 2
"""Turns of the event loop in which the rest of the window is laid out, then painted, in the new size."""


class PaneCommands(NamedTuple):
    """The actions of the page as they are meant while a pane is shown; None: as they are meant for the page."""

    back: Command
    next_tab: Command
    previous_tab: Command
    find: Command
    find_next: Command
    find_previous: Command
    copy_page: Command
    print: Command | None = None
    print_tab: Command | None = None
    export: Command | None = None
    export_tab: Command | None = None


class Pane(Protocol):
    """A widget that the right side can show: text, mostly under tabs.

    page: what is scrolled. find_bar: stands below it, where anything is found in it. stop(): the place in it to which
    Back leads, if any.
    """

    @property
    def tabs(self) -> SectionTabs | None: ...
    @property
    def page(self) -> QWidget: ...
    @property
    def find_bar(self) -> QWidget | None: ...
    def retheme(self) -> None: ...
    def stop(self) -> Stop | None: ...


class PaneOnTop(QWidget):
    """A pane that is shown in place of the page. close_requested(): Escape asks to leave it."""

    close_requested = Signal()

    def retheme(self) -> None:
        """Take colours and font anew."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask with Escape to be left."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


class Panes(QStackedWidget):
    """Shows one pane at a time. dropped(ids): drugs of the list."""

    def __init__(self, theme: Theme, make: Callable[[QWidget], MonographView], parent: QWidget) -> None:
        """make: returns the view of the page, which is asked for once: the start page may come up before it."""
        super().__init__(parent)
        self._theme = theme
        self._make = make
        self.dropped = Drops(self, dragged).dropped
        self._monograph: MonographView | None = None
        self._empty: Callable[[], Pane] = lambda: self.monograph
        self._look_up: Callable[[str], object] | None = None
        self._pale: list[QWidget] = []
        self._turns_left = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._freshen_in_turn)
        self.currentChanged.connect(self._freshen)

    @property
    def monograph(self) -> MonographView:
        """Return the page, made where nobody has asked for it yet."""
        if self._monograph is None:
            self._monograph = self._make(self)
            self.add(self._monograph)
        return self._monograph

    def opened(self) -> OpenPage | None:
        """Return the monograph that is open; whether any is can be asked before there is a page."""
        return self._monograph.opened() if self._monograph else None

    def shown(self) -> Pane:
        """Return what is shown."""
        return cast("Pane", self.currentWidget() or self.monograph)

    def shows(self, pane: Pane | None) -> bool:
        """Return whether this is what is shown."""
        return pane is not None and self.currentWidget() is cast("QWidget", pane)

    def shows_page(self) -> bool:
        """Return whether nothing else is shown in place of the page."""
        return self.currentWidget() in (None, self._monograph)

    def least_width(self) -> int:
        """Return the pixels of width that the page needs, 0 before there is one."""
        return self._monograph.minimumSizeHint().width() if self._monograph else 0

    def add(self, pane: Pane) -> None:
        """Add what can be shown: the first is, any other once it is asked for, and nothing is painted until then."""
        widget = cast("QWidget", pane)
        if self.count():
            widget.hide()
            widget.resize(0, 0)
        self.addWidget(widget)
        self._theme.style(widget, "page")
        if self._look_up and (text := _text_of(pane)):
            text.look_up_requested.connect(self._look_up)

    def look_up_with(self, search: Callable[[str], object]) -> None:
        """Have what is marked in a text, of panes to come too, looked for by `search`, which takes words."""
        self._look_up = search
        for text in filter(None, (_text_of(pane) for pane in self._panes())):
            text.look_up_requested.connect(search)

    def marked_words(self) -> str:
        """Return what is marked in the text that is shown, empty for nothing that can be looked for."""
        text = _text_of(self.shown())
        return text.marked_words() if text else ""

    def show_pane(self, pane: Pane) -> None:
        """Show what was added."""
        self.setCurrentWidget(cast("QWidget", pane))

    def show_while_empty(self, pane: Callable[[], Pane]) -> None:
        """Show a pane whenever no monograph is open, and nothing is said in place of one. pane: adds and returns it."""
        self._empty = pane

    def show_monograph(self) -> None:
        """Show the open monograph in place of what else is shown, and name it."""
        opened = self.opened()
        is_blank = self._monograph is None or self._monograph.is_blank()
        self.show_pane(self._empty() if is_blank else self.monograph)
        self.name_page(opened.monograph.title if opened else "")

    def name_page(self, title: str) -> None:
        """Name what is shown in the title bar."""
        self.window().setWindowTitle(f"{shortened(title)} – medviewer" if title else "medviewer")

    def retheme(self) -> None:
        """Have all of them take colours and font anew: what is shown after the rest, each other once it is shown.

        Until then keys are answered, and nothing is painted half in the colours of before.
        """
        self._pale = [cast("QWidget", pane) for pane in self._panes()]
        shown = self.currentWidget()
        if shown is not None:
            shown.setUpdatesEnabled(False)
            self._turns_left = TURNS_OF_THE_REST
            self._soon.start(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.retheme()

    def _panes(self) -> list[Pane]:
        return [cast("Pane", self.widget(number)) for number in range(self.count())]

    def _freshen_in_turn(self) -> None:
        if self._turns_left:
            self._turns_left -= 1
            self._soon.start(0)
        else:
            self._freshen()

    def _freshen(self) -> None:
        shown = cast("QWidget", self.currentWidget())
        if shown in self._pale:
            self._pale.remove(shown)
            cast("Pane", shown).retheme()
            shown.setUpdatesEnabled(True)


def _text_of(pane: Pane) -> PageView | None:
    """Return the text that a pane shows, None where that is something else."""
    from medviewer.ui.page.page_view import PageView  # which takes long, and the start page may come up before it

    return pane.page if isinstance(pane.page, PageView) else None
