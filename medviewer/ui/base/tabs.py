"""A bar of tabs that are never shortened: what does not fit is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget


class Tabs(QTabBar):
    """Tabs side by side. name: in the style sheet. spoken: what they are, for those who do not see them."""

    def __init__(self, name: str, spoken: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for arrow in self.findChildren(QToolButton):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def titles(self) -> list[str]:
        """Return the titles of the tabs."""
        return [self.tabText(number).replace("&&", "&") for number in range(self.count())]

    def choose_number(self, number: int) -> None:
        """Choose the tab at `number`, from 0; nothing happens where there are fewer."""
        if number < self.count():
            self.setCurrentIndex(number)
