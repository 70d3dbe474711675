"""The right side of the window: one of several views of text, onto which drugs of the list can be dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medviewer.ui.base.dragging import Drops, dragged
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_facts import shortened
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.page.page_view import PageView
from medviewer.ui.page.section_tabs import SectionTabs
from medviewer.ui.services.page_loader import Stop

Command = Callable[[], object]

TURNS_OF_THE_REST = 2
"""Turns of the event loop in which the rest of the window is laid out, then painted, in the new size."""


@dataclass(frozen=True, kw_only=True)
class PaneCommands:
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

    def __init__(self, theme: Theme, monograph: MonographView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.dropped = Drops(self, dragged).dropped
        self.monograph = monograph
        self._empty: Callable[[], Pane] = lambda: monograph
        self._look_up: Callable[[str], object] | None = None
        self._pale: list[QWidget] = []
        self._turns_left = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._freshen_in_turn)
        self.currentChanged.connect(self._freshen)
        self.add(monograph)

    def shown(self) -> Pane:
        """Return what is shown."""
        return cast("Pane", self.currentWidget())

    def add(self, pane: Pane) -> None:
        """Add what can be shown."""
        self.addWidget(cast("QWidget", pane))
        self._theme.style(cast("QWidget", pane), "page")
        if isinstance(pane.page, PageView) and self._look_up:
            pane.page.look_up_requested.connect(self._look_up)

    def look_up_with(self, search: Callable[[str], object]) -> None:
        """Have what is marked in a text, of panes to come too, looked for by `search`, which takes words."""
        self._look_up = search
        for page in [cast("Pane", self.widget(number)).page for number in range(self.count())]:
            if isinstance(page, PageView):
                page.look_up_requested.connect(search)

    def marked_words(self) -> str:
        """Return what is marked in the text that is shown, empty for nothing that can be looked for."""
        page = self.shown().page
        return page.marked_words() if isinstance(page, PageView) else ""

    def show_pane(self, pane: Pane) -> None:
        """Show what was added."""
        self.setCurrentWidget(cast("QWidget", pane))

    def show_while_empty(self, pane: Callable[[], Pane]) -> None:
        """Show a pane whenever no monograph is open, and nothing is said in place of one. pane: adds and returns it."""
        self._empty = pane

    def show_monograph(self) -> None:
        """Show the open monograph in place of what else is shown, and name it."""
        opened = self.monograph.opened()
        self.show_pane(self._empty() if self.monograph.is_blank() else self.monograph)
        self.name_page(opened.monograph.title if opened else "")

    def name_page(self, title: str) -> None:
        """Name what is shown in the title bar."""
        self.window().setWindowTitle(f"{shortened(title)} – medviewer" if title else "medviewer")

    def retheme(self) -> None:
        """Have all of them take colours and font anew: what is shown after the rest, each other once it is shown.

        Until then keys are answered, and nothing is painted half in the colours of before.
        """
        self._pale = [cast("QWidget", self.widget(number)) for number in range(self.count())]
        cast("QWidget", self.currentWidget()).setUpdatesEnabled(False)
        self._turns_left = TURNS_OF_THE_REST
        self._soon.start(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.count():
            self.retheme()

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
