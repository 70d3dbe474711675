"""Bars of tabs: no tab of them is ever cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QToolButton, QWidget

LEAST = 8  # letters of a tab that are seen in the narrowest bar
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tabs(QTabBar):
    """Tabs side by side. name: in the style sheet. spoken: what they are, for those who do not see them."""

    def __init__(self, name: str, spoken: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def titles(self) -> list[str]:
        """Return the titles of the tabs."""
        return [self.tabText(number).replace("&&", "&") for number in range(self.count())]

    def put(self, titles: Sequence[str], chosen: int) -> None:
        """Have tabs with these titles and none else, one of them shown, without a word to anybody."""
        self.blockSignals(True)
        if list(titles) != self.titles():  # most pages have the tabs of the one before
            while self.count():
                self.removeTab(0)
            for title in titles:
                self.addTab(escaped(title))
        self.setCurrentIndex(chosen)
        self.blockSignals(False)

    def choose_number(self, number: int) -> None:
        """Choose the tab at `number`, from 0; nothing happens where there are fewer."""
        if number < self.count():
            self.setCurrentIndex(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the window: who scrolls a page from a little above it would leave its tab."""
        event.ignore()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QApplication.sendEvent(self.window(), event)


class FoldedTabs(Tabs):
    """Tabs that are whole or not seen: those without room are in the menu of a button behind the others.

    The tab that is shown is always seen: one of the menu takes the last place for as long, and no other one moves.
    `more` is the button, beside the bar and not in it: Qt tells a screen reader of a bar's tabs alone.
    """

    def __init__(self, name: str, spoken: str, parent: QWidget) -> None:
        super().__init__(name, spoken, parent)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.further: Sequence[QAction] = ()
        """What the menu offers below the tabs."""
        self._listed = 0
        self._widths: list[int] = []
        self._most_more = 0
        self._is_folded = False
        self.more = QToolButton(parent)
        self.more.setObjectName("moreTabs")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.hide()
        self.more.menu().aboutToShow.connect(self._fill_menu)
        self.currentChanged.connect(self.fit)

    def put(self, titles: Sequence[str], chosen: int, listed: int | None = None) -> None:
        """Have these tabs. listed: how many of them are seen where there is room; the others only while shown."""
        super().put(titles, chosen)
        self._listed = self.count() if listed is None else listed
        self.refit()

    def refit(self) -> None:
        """Measure the tabs and the button anew, and show as many as there is room for."""
        self._widths = [super(FoldedTabs, self).tabSizeHint(number).width() for number in range(self.count())]
        self.more.setText(_more(len(str(self.count())) * "8"))
        self._most_more = self.more.sizeHint().width()
        self.updateGeometry()
        self.fit()

    def listed(self) -> int:
        """Return how many tabs are seen where there is room for all."""
        return self._listed

    def neighbour(self, by: int) -> int:
        """Return the number of the tab `by` places on; from behind the listed ones, of one at their ends."""
        current = self.currentIndex()
        return current + by if current < self._listed else (-1 if by > 0 else self._listed) + by

    def key_of(self, _number: int) -> str:
        """Return the keys that choose a tab, as their user knows them; empty for none."""
        return ""

    def setVisible(self, visible: bool) -> None:
        """Take the button along."""
        super().setVisible(visible)
        self._place_more()

    def sizeHint(self) -> QSize:
        """Return the least size: the bar takes what room there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return room for the button and the beginning of a tab."""
        width = self._most_more + LEAST * self.fontMetrics().averageCharWidth()
        return QSize(width, super().sizeHint().height())

    def tabSizeHint(self, number: int) -> QSize:
        """Return the size of a tab; one that is wider than the bar is shortened."""
        size = super().tabSizeHint(number)
        room = self.width() - (self._most_more if self._is_folded else 0)
        return QSize(max(1, min(size.width(), room)), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next tab, whether it is seen or not: Qt goes past those that are not."""
        by = _STEPS.get(event.key())
        if by is None:
            super().keyPressEvent(event)
        elif 0 <= self.neighbour(by) < self._listed:
            self.setCurrentIndex(self.neighbour(by))

    def changeEvent(self, event: QEvent) -> None:
        """Measure the tabs anew in another font or style, hidden ones once they are shown."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._widths and self.isVisible():
            self.refit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the tabs: only now they have their style."""
        super().showEvent(event)
        self.refit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the button along."""
        super().hideEvent(event)
        self._place_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tabs as there is room for."""
        super().resizeEvent(event)
        self.fit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the button along."""
        super().moveEvent(event)
        self._place_more()

    def fit(self) -> None:
        """Show as many tabs as there is room for, and the chosen one."""
        if len(self._widths) != self.count():
            return  # tabs are being put
        seen = fitting(self._widths, self.currentIndex(), self._listed, self.width(), self._most_more)
        self._is_folded = len(seen) < self.count()
        for number in sorted(range(self.count()), key=lambda number: number not in seen):
            if self.isTabVisible(number) != (number in seen):
                self.setTabVisible(number, number in seen)
        if seen and self.tabRect(min(seen)).left() < 0:
            self._scroll_back(min(seen))
        self._place_more()

    def _scroll_back(self, first: int) -> None:
        """Have the first tab seen whole: Qt scrolled it out while others stood before the chosen one."""
        chosen, were_blocked = self.currentIndex(), self.blockSignals(True)
        for number in (first, chosen):
            self.setCurrentIndex(number)
        self.blockSignals(were_blocked)

    def _place_more(self) -> None:
        """Put the button behind the last tab that is seen, where there are others."""
        count, parent = len(self._folded()), self.parentWidget()
        if self.more.parentWidget() is not parent:
            self.more.setParent(parent)
            QWidget.setTabOrder(self, self.more)
        if count:
            self.more.setText(_more(str(count)))
            self.more.setAccessibleName(QCoreApplication.translate("FoldedTabs", "%Ln more tab(s)", "", count))
            end = max(self.tabRect(number).right() + 1 for number in range(self.count()))
            self.more.setGeometry(self.x() + end, self.y(), self._most_more, self.height())
            self.more.raise_()
        self.more.setVisible(bool(count) and not self.isHidden())

    def _folded(self) -> list[int]:
        return [number for number in range(self.count()) if not self.isTabVisible(number)]

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        listed = [number for number in self._folded() if number < self._listed]
        for numbers in (listed, self._folded()[len(listed) :]):
            for number in numbers:
                menu.addAction(self._entry(number), partial(self.setCurrentIndex, number))
            menu.addSeparator()
        menu.addActions([action for action in self.further if action.isEnabled()])

    def _entry(self, number: int) -> str:
        title = self.tabText(number)
        if number >= self._listed:
            title = QCoreApplication.translate("FoldedTabs", "{} (hidden)").format(title)
        return "\t".join(filter(None, (title, self.key_of(number))))


def fitting(widths: Sequence[int], chosen: int, listed: int, room: int, more: int) -> set[int]:
    """Return the numbers of the tabs that are seen: the chosen one, and of the listed ones the first that fit.

    widths, room, more: pixels; more: of what stands behind the tabs where not all are seen.
    """
    if listed == len(widths) and sum(widths) <= room:
        return set(range(len(widths)))
    return {chosen, *_first_that_fit(widths, chosen, listed, room - more)}


def _first_that_fit(widths: Sequence[int], chosen: int, listed: int, room: int) -> Iterator[int]:
    left = room - (widths[chosen] if chosen >= 0 else 0)
    for number in range(listed):
        left -= widths[number] if number != chosen else 0
        if left < 0:
            return
        yield number


def escaped(title: str) -> str:
    """Return a title as the text of a tab or an entry, in which & would mark a letter."""
    return title.replace("&", "&&")


def _more(count: str) -> str:
    return QCoreApplication.translate("FoldedTabs", "More ▾ {}").format(count)
