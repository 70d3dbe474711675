"""The right side of the window: one of several views of text, onto which drugs of the list can be dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medviewer.ui.base.dragging import dragged
from medviewer.ui.page.section_tabs import SectionTabs

Command = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class PaneCommands:
    """What the actions of the page mean while a pane is shown; None: what they mean for the page."""

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
    """A widget that the right side can show: text under tabs."""

    tabs: SectionTabs

    def retheme(self) -> None: ...


class Panes(QStackedWidget):
    """Shows one pane at a time. dropped(ids): drugs of the list."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def shown(self) -> Pane:
        """Return what is shown."""
        return cast("Pane", self.currentWidget())

    def add(self, pane: Pane) -> None:
        """Add what can be shown."""
        self.addWidget(cast("QWidget", pane))

    def show_pane(self, pane: Pane) -> None:
        """Show what was added."""
        self.setCurrentWidget(cast("QWidget", pane))

    def retheme(self) -> None:
        """Have all of them take the colours of the theme."""
        for number in range(self.count()):
            cast("Pane", self.widget(number)).retheme()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take drugs of the list."""
        if dragged(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which drugs were dropped."""
        event.acceptProposedAction()
        self.dropped.emit(dragged(event.mimeData()))
