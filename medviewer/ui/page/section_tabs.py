"""Tabs with a key each: which is shown, and which one the reader wants, though the text that is shown may lack it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from medviewer.configuring.section_order import SectionOrder
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
        self._titles: dict[str, str] = {}
        self._boxed: Collection[str] = ()
        self._order = SectionOrder()
        self._wanted = WantedTab(ALL, "")
        self._visits = False
        self.currentChanged.connect(self._take_shown)
        self.tabBarClicked.connect(self._take_again)

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

    def choose_number(self, number: int) -> None:
        """Choose the tab at `number`, from 0, though it may be the one that is shown already."""
        super().choose_number(number)
        self._take_again(number)

    def step(self, by: int) -> None:
        """Go to a neighbouring tab, round the end."""
        if self.count():
            self.setCurrentIndex(self.neighbour(by) % self.listed())

    def fill(self, titled: Sequence[tuple[str, str]], shown: str = "", boxed: Collection[str] = ()) -> None:
        """Make the tabs of (key, title) in the reader's order.

        shown: the key of the one to show, else it is the wanted, else the first. boxed: that hold a boxed warning: they
        are never among those that stand apart.
        """
        self._titles, self._boxed = dict(titled), boxed
        keys = self._order.arranged(list(self._titles)[1:])
        hidden = [key for key in keys if key in self._order.hidden and key not in boxed]
        self._keys = [*list(self._titles)[:1], *(key for key in keys if key not in hidden), *hidden]
        wanted = self._wanted.key if self._wanted.key not in hidden else ALL
        chosen = self._number(shown if shown in self._keys else wanted)
        self.put([self._titles[key] for key in self._keys], chosen, len(self._keys) - len(hidden))
        for number in range(self.count()):
            self.setTabToolTip(number, self._tip(number))

    def arrange(self, order: SectionOrder) -> None:
        """Have the tabs in another order; the one that is shown stays so."""
        if order != self._order:
            self._order = order
            self.fill(list(self._titles.items()), self.key(), self._boxed)

    def _number(self, key: str) -> int:
        return self._keys.index(key) if key in self._keys else 0

    def _tip(self, number: int) -> str:
        """Return the title of a tab, its key, and why it is among the others though it was hidden."""
        key, title = self._keys[number], self._titles[self._keys[number]]
        tip = f"{title} ({self.key_of(number)})" if number < DIGITS else title
        if key in self._order.hidden and key in self._boxed:
            message = QCoreApplication.translate("SectionTabs", "{}. Hidden, but shown here: it holds a boxed warning.")
            return message.format(tip)
        return tip

    def _take_again(self, number: int) -> None:
        """Let a tab that something led to be the wanted one once a hand chooses it: Qt tells of none that is shown."""
        if number == self.currentIndex() >= 0:
            self._take_shown(number)

    def _take_shown(self, number: int) -> None:
        """Let the tab that is shown be the wanted one; a hidden one is shown for now."""
        if not self._visits and number < self.listed():
            self._wanted = WantedTab(self.key(), self.titles()[number])
