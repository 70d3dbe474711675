"""Tabs with a key each: which is shown, and which one the reader wants, though the text that is shown may lack it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from medviewer.ui.base.tabs import Tabs
from medviewer.ui.documents.page_documents import ALL


class WantedTab(NamedTuple):
    """The tab that the reader chose last. title: empty where none names it."""

    key: str
    title: str


class SectionTabs(Tabs):
    """Tabs of text under keys, all of the text first."""

    def __init__(self, spoken: str, parent: QWidget) -> None:
        """Make no tabs yet. spoken: what they are, for those who do not see them."""
        super().__init__("sections", spoken, parent)
        self._keys: list[str] = []
        self._wanted = WantedTab(ALL, "")

    def keys(self) -> Sequence[str]:
        """Return the keys of the tabs, all of the text first."""
        return self._keys

    def key(self) -> str:
        """Return the key of the tab that is shown."""
        return self._keys[self.currentIndex()] if self._keys else ALL

    def wanted(self) -> WantedTab:
        """Return the tab that the reader chose last, though what is shown may lack it."""
        return self._wanted

    def want(self, key: str, title: str = "") -> None:
        """Choose a tab as soon as a text has it; `title` names it until then."""
        self._wanted = WantedTab(key, title)

    def choose(self, key: str, title: str = "") -> None:
        """Choose a tab by its key, now or as soon as a text has it."""
        self.want(key, title)
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def show_key(self, key: str) -> None:
        """Show a tab without a word to anybody."""
        self.blockSignals(True)
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(False)

    def take_shown(self) -> None:
        """Let the tab that is shown be the one that is wanted."""
        self._wanted = WantedTab(self.key(), self.titles()[self.currentIndex()] if self._keys else "")

    def step(self, by: int) -> None:
        """Go to a neighbouring tab, round the end."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def fill(self, titled: Sequence[tuple[str, str]]) -> None:
        """Make the tabs of (key, title), the wanted one shown, else the first."""
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._keys = [key for key, _ in titled]
        for _, title in titled:
            self.addTab(title.replace("&", "&&"))
        self.setCurrentIndex(self._keys.index(self._wanted.key) if self._wanted.key in self._keys else 0)
        self.blockSignals(False)
