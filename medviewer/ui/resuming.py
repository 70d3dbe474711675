"""The first page of a window: the one that was asked for, else the one that was left open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medviewer.errors import UnknownNameError

if TYPE_CHECKING:
    from medviewer.ui.open_pages.page_tab_control import PageTabControl
    from medviewer.ui.page.page_control import PageControl
    from medviewer.ui.search.drug_list import DrugList
    from medviewer.ui.services.services import Services
    from medviewer.ui.session_parts import SessionPage

Attempt = Callable[[bool], bool]
"""Opens something; takes whether it is the last try, and returns whether it was done."""


class Resuming(QObject):
    """Opens it at once and, where that fails, once more when the libraries have been read."""

    def __init__(
        self,
        drugs: DrugList,
        services: Services,
        page: PageControl,
        pages: PageTabControl,
        left: SessionPage,
    ) -> None:
        super().__init__(drugs)
        self._drugs = drugs
        self._session = services.session
        self._messages = services.messages
        self._watch = services.keeper.watch
        self._page = page
        self._pages = pages
        self._left = left
        self._attempts: list[Attempt] = []
        services.session.settled.connect(self._try_again)

    def show_last(self, page_opens: bool) -> None:
        """Show what was shown last, once the desk is there. page_opens: but for its page: another is about to open."""
        if self._watch.waits:
            self._watch.taken_up.connect(self._show_late)
        else:
            self._restore(page_opens or self._is_another_open())

    def open_named(self, name: str) -> None:
        """Open the monograph of this name beside those that were open; else say which names are near."""
        self._attempt(lambda last_try: self._open_named(name, last_try))

    def forget(self) -> None:
        """Try nothing more."""
        self._attempts.clear()

    def _show_late(self) -> None:
        """Show what was shown last now that the desk is there, but not in place of what was opened meanwhile."""
        self._restore(self._is_another_open())

    def _is_another_open(self) -> bool:
        """Return whether a page is open, or on its way, that is not the one that was left open."""
        return self._page.has_page() and not self._left.is_restored()

    def _restore(self, page_opens: bool) -> None:
        """Show what was shown last. page_opens: whether another page is open, or about to be, which goes before it."""
        if page_opens:
            self._left.keeper.restore(but=("page", "compare"))
        else:
            self._attempt(lambda _last_try: self._left.keeper.restore())

    def _attempt(self, attempt: Attempt) -> None:
        if not attempt(False):
            self._attempts.append(attempt)

    def _try_again(self) -> None:
        attempts, self._attempts = self._attempts, []
        for attempt in attempts:
            if not self._page.has_page():
                attempt(True)

    def _open_named(self, name: str, last_try: bool) -> bool:
        assert self._session.catalogue is not None
        try:
            self._pages.open_beside(self._session.catalogue.find(name).id)
        except UnknownNameError as error:
            if last_try:
                self._messages.report(error)
                self._drugs.field.setText(name)
            return False
        return True
