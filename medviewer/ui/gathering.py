"""Several monographs brought together: what is chosen, open or dropped comes side by side, or into the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medviewer.ui.main_window import MainWindow
    from medviewer.ui.page.page_control import PageControl
    from medviewer.ui.several_pages.compare_control import CompareControl
    from medviewer.ui.several_pages.tray_control import TrayControl
    from medviewer.ui.start.start_control import StartControl


class Gathering:
    """Decides what a reader means who asks for a comparison, or for the tray, without naming the drugs."""

    def __init__(
        self, window: MainWindow, compare: CompareControl, tray: TrayControl, page: PageControl, start: StartControl
    ) -> None:
        self._window = window
        self._compare = compare
        self._tray = tray
        self._page = page
        self._start_page = start

    def compare(self) -> None:
        """Compare the drugs that are chosen in the list; one is put beside what is shown.

        Where none is chosen but what is shown, the comparison of before is shown again; the first of one is opened.
        """
        chosen = self._window.drugs.view.meant_ids()
        shown = self._compare.ids() if self._compare.is_shown() else self._opened()
        if len(chosen) > 1:
            self._compare.compare(chosen)
        elif set(chosen) <= set(shown):
            self._compare.show()
        elif not shown:
            self._page.open(chosen[0])
        else:
            self._compare.add(chosen)

    def compare_open(self) -> None:
        """Put the open page among what is compared, or take it out."""
        for page_id in self._opened():
            self._compare.toggle(page_id)

    def compare_with(self, page_id: str) -> None:
        """Put a monograph beside the one that is open."""
        self._compare.compare([*self._opened(), page_id])

    def add_to_tray(self) -> None:
        """Put what is chosen in the list into the tray where the cursor is there, else the open page."""
        drugs = self._window.drugs
        opened = [] if self._start_page.is_shown() else self._opened()
        in_list = drugs.isAncestorOf(self._window.focusWidget()) if self._window.focusWidget() else False
        chosen = drugs.view.meant_ids() if in_list or not opened else []
        self._tray.add(chosen or opened)

    def take_dropped(self, ids: list[str]) -> None:
        """Add what was dropped on the right side to what is shown there."""
        (self._tray if self._tray.is_shown() else self._compare).add(ids)

    def _opened(self) -> list[str]:
        """Return the id of the open monograph, nothing where there is none."""
        opened = self._window.opened_id()
        return [opened] if opened else []
