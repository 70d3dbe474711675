"""A pane of quotations: shown, left, come back to, searched and copied like every other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medviewer.ui.base.tasks import Task
from medviewer.ui.documents.tab_copies import TabCopies
from medviewer.ui.page.find_in_page import FindInPage
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.page.panes import Command, PaneCommands, Panes
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.ui.several_pages.quotes_view import QuotesView
    from medviewer.ui.several_pages.tabbed_pane import TabbedPane


def commands_of(view: TabbedPane, find: FindInPage, copies: TabCopies, leave: Command) -> PaneCommands:
    """Return what actions mean in every view of several monographs alike."""
    return PaneCommands(
        back=leave,
        next_tab=lambda: view.tabs.step(1),
        previous_tab=lambda: view.tabs.step(-1),
        find=find.open,
        find_next=lambda: find.step(1),
        find_previous=lambda: find.step(-1),
        copy_page=lambda: view.copy_tab(copies),
    )


class QuotesControl(QObject):
    """A pane of quotations that is made when it is first needed. Passages and links are opened as a page.

    view_made(QuotesView): it is there from now on.
    """

    view_made = Signal(object)

    def __init__(self, panes: Panes, services: Services, page: PageControl, spoken: str) -> None:
        super().__init__(panes)
        self._panes = panes
        self._theme = services.theme
        self._session = services.session
        self._tasks = services.tasks
        self._messages = services.messages
        self._page = page
        self._spoken = spoken
        self._view: QuotesView | None = None
        self._find: FindInPage | None = None
        self._copies: TabCopies | None = None
        self._task: Task | None = None
        services.reader.asked.connect(self._give_way)

    def view(self) -> QuotesView:
        """Return the view."""
        from medviewer.ui.several_pages.quotes_view import QuotesView

        if self._view is None:
            view = self._view = QuotesView(self._theme, self._spoken, self._panes.window())
            self._find = FindInPage(view, view.find_bar, self._theme, self._tasks)
            self._copies = TabCopies(view, self._tasks)
            self._panes.add(view)
            view.passage_requested.connect(lambda passage: self._page.open_quoted(passage, self.come_back))
            view.link_requested.connect(self._page.follow)
            view.close_requested.connect(self.leave)
            self._furnish(view)
            self.view_made.emit(view)
        return self._view

    def is_shown(self) -> bool:
        """Return whether the pane is what the window shows."""
        return self._view is not None and self._panes.shown() is self._view

    def come_back(self) -> None:
        """Show the pane as it was left."""
        self._panes.show_pane(self.view())
        self._panes.name_page(self.view().title.text())
        self.view().page.setFocus()

    def leave(self) -> None:
        """Go back to the page."""
        self._panes.show_monograph()

    def commands(self) -> PaneCommands:
        """Return what actions mean while the pane is shown."""
        view, find, copies = self.view(), self._find, self._copies
        assert find is not None and copies is not None
        return commands_of(view, find, copies, self.leave)

    def _furnish(self, view: QuotesView) -> None:
        """Add what this pane has beside the passages."""

    def _give_way(self) -> None:
        """Come up no more over a page that was asked for later."""
        if not self.is_shown():
            self._stop()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
