"""The HTML of a page's tabs in pieces, made one after the other in the threads that ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from medviewer.monograph.model import Monograph, Section
from medviewer.ui.documents.pieces import Pieces
from medviewer.ui.documents.tab_html import Ready, tab_html

if TYPE_CHECKING:
    from medviewer.ui.base.tasks import Task

_MARK = re.compile(r"<!--section:(\d+)-->")


class PreparedTabs:
    """Makes each section ready once, for the tabs that show it; may be asked in any thread.

    ready: returns the rich text of a section. wanted: the key of the tab that is made first.
    """

    def __init__(self, monograph: Monograph, keys: Sequence[str], ready: Ready) -> None:
        self._monograph = monograph
        self._ready = ready
        self._sections: list[Section] = []
        self._html: dict[int, str] = {}
        self._tabs = {key: _Tab() for key in keys}
        self._lock = Lock()
        self.wanted = keys[0]

    def text(self, key: str) -> PreparedText:
        """Return the text of a tab, part of which may be yet to come."""
        return PreparedText(self, key)

    def is_whole(self) -> bool:
        """Return whether all pieces of all tabs are there."""
        return all(tab.is_whole for tab in self._tabs.values())

    def make_next(self) -> str:
        """Make more of the tab that is wanted, else of one that is not whole; return its key, empty where all are."""
        waiting = [key for key, tab in self._tabs.items() if not tab.is_whole]
        key = self.wanted if self.wanted in waiting else next(iter(waiting), "")
        if key:
            self.make(key)
        return key

    def make(self, key: str) -> bool:
        """Make the next section of a tab; return whether it is whole then."""
        tab = self._tabs[key]
        with self._lock:
            bit = None
            try:
                tab.html = tab.html or self._of_tab(key)
                bit = next(tab.html, None)
            finally:  # a tab that cannot be made ends with what there is of it, and the error is told
                if bit is None:
                    tab.pieces.finish()
                    tab.is_whole = True
            if bit is not None:
                tab.pieces.feed(bit)
        return tab.is_whole

    def made(self, key: str) -> tuple[Sequence[str], bool]:
        """Return the pieces of a tab that are there, and whether they are all."""
        tab = self._tabs[key]
        is_whole = tab.is_whole  # before the pieces, of which another thread may make more
        return (tab.pieces.made or [""] if is_whole else tab.pieces.made), is_whole

    def _of_tab(self, key: str) -> Iterator[str]:
        """Yield the HTML of a tab bit by bit: a section is made ready when it is its turn."""
        for number, bit in enumerate(_MARK.split(tab_html(self._monograph, key, self._mark))):
            yield self._section(int(bit)) if number % 2 else bit

    def _mark(self, section: Section) -> str:
        self._sections.append(section)
        return f"<!--section:{len(self._sections) - 1}-->"

    def _section(self, number: int) -> str:
        section = self._sections[number]
        if id(section) not in self._html:
            self._html[id(section)] = self._ready(section)
        return self._html[id(section)]


class _Tab:
    def __init__(self) -> None:
        self.html: Iterator[str] | None = None
        self.pieces = Pieces()
        self.is_whole = False


class TabsInPieces(Protocol):
    """Tabs whose pieces are made one after the other, in any thread."""

    def make_next(self) -> str:
        """Make more of a tab; return its key, empty where all are whole."""

    def make(self, key: str) -> bool:
        """Make more of a tab; return whether it is whole then."""

    def made(self, key: str) -> tuple[Sequence[str], bool]:
        """Return the pieces of a tab that are there, and whether they are all."""


def make_rest(tabs: TabsInPieces, task: Task) -> None:
    """Make what is yet to come until nobody wants it any more; the task tells of each piece, and at the end."""
    try:
        while not task.is_cancelled() and tabs.make_next():
            task.told.emit(None)
    finally:
        task.told.emit(None)


class PreparedText:
    """One tab of those that are made in pieces."""

    def __init__(self, tabs: TabsInPieces, key: str) -> None:
        self._tabs = tabs
        self._key = key

    def made(self) -> tuple[Sequence[str], bool]:
        """Return the pieces that are there, and whether they are all."""
        return self._tabs.made(self._key)

    def all(self) -> Sequence[str]:
        """Return all pieces, and make those that are not there."""
        while not self._tabs.made(self._key)[1]:
            self._tabs.make(self._key)
        return self._tabs.made(self._key)[0]
