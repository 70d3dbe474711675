"""Tabs with a key each: which is shown, and which one the reader wants, though the text that is shown may lack it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from medviewer.ui.base.language import shown_key
from medviewer.ui.base.tabs import FoldedTabs
from medviewer.ui.documents.page_documents import ALL

DIGITS = 9
"""Tabs that have a key."""


class WantedTab(NamedTuple):
    """The tab that the reader chose last. title: empty where none names it."""

    key: str
    title: str


class SectionTabs(FoldedTabs):
    """Tabs of text under keys, all of the text first."""

    def __init__(self, spoken: str, parent: QWidget) -> None:
        """Make no tabs yet. spoken: what they are, for those who do not see them."""
        super().__init__("sections", spoken, parent)
        self._keys: list[str] = []
        self._wanted = WantedTab(ALL, "")
        self._visits = False
        self.currentChanged.connect(self._take_shown)

    def keys(self) -> Sequence[str]:
        """Return the keys of the tabs, all of the text first."""
        return self._keys

    def key(self) -> str:
        """Return the key of the tab that is shown."""
        return self._keys[self.currentIndex()] if self._keys else ALL

    def wanted(self) -> WantedTab:
        """Return the tab that the reader chose last by hand, though what is shown may lack it."""
        return self._wanted

    def is_missing(self) -> bool:
        """Tell whether all of the text is shown because it lacks the tab that is wanted."""
        return self.key() == ALL and self._wanted.key not in self._keys

    def want(self, key: str, title: str = "") -> None:
        """Choose a tab as soon as a text has it; `title` names it until then."""
        self._wanted = WantedTab(key, title)

    def choose(self, key: str, title: str = "") -> None:
        """Choose a tab by its key, now or as soon as a text has it."""
        self.want(key, title)
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def visit(self, key: str) -> None:
        """Show a tab that something in the text leads to; the next text is shown at the one that was chosen by hand."""
        self._visits = True
        self.setCurrentIndex(self._number(key))
        self._visits = False

    def show_key(self, key: str) -> None:
        """Visit a tab, the first where there is none of this key, without a word to anybody."""
        self.blockSignals(True)
        self.setCurrentIndex(self._number(key))
        self.blockSignals(False)
        self.fit()

    def key_of(self, number: int) -> str:
        """Return Ctrl and a digit for the first nine tabs."""
        return shown_key(f"Ctrl+{number + 1}") if number < DIGITS else ""

    def step(self, by: int) -> None:
        """Go to a neighbouring tab, round the end."""
        if self.count():
            self.setCurrentIndex(self.neighbour(by) % self.listed())

    def fill(self, titled: Sequence[tuple[str, str]], shown: str = "") -> None:
        """Make the tabs of (key, title). shown: the key of the one to show, else it is the wanted, else the first."""
        self._keys = [key for key, _ in titled]
        self.put([title for _, title in titled], self._number(shown if shown in self._keys else self._wanted.key))
        for number, (_, title) in enumerate(titled[:DIGITS]):
            self.setTabToolTip(number, f"{title} ({self.key_of(number)})")

    def _number(self, key: str) -> int:
        return self._keys.index(key) if key in self._keys else 0

    def _take_shown(self, number: int) -> None:
        if not self._visits:
            self._wanted = WantedTab(self.key(), self.titles()[number])
