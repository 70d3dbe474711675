"""The bar of open pages above the page; there is none while one page is open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QToolButton, QWidget

from medviewer.ui.base.language import shown_key
from medviewer.ui.base.tabs import FoldedTabs
from medviewer.ui.base.theme import Theme
from medviewer.ui.open_pages.page_tabs import PageTabs
from medviewer.ui.open_pages.tab_labels import labels

NEW_KEY = "Ctrl+Shift+A"
translate = QCoreApplication.translate


class MovableTabs(FoldedTabs):
    """Tabs that can be dragged to another place, and out of the window; those without room are in a menu.

    middle_clicked(number). dragged_out(number, place on the screen): a tab was let go outside of the window, or on one
    that covers it.
    """

    middle_clicked = Signal(int)
    dragged_out = Signal(int, QPoint)

    def __init__(self, name: str, spoken: str, parent: QWidget) -> None:
        super().__init__(name, spoken, parent)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setMovable(True)
        self._pressed = False
        self.tabMoved.connect(self._moved)

    def show_all(self) -> None:
        """Measure the tabs, which are new or have other names, and show as many as there is room for."""
        self._listed = self.count()
        self.refit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note that a tab was taken."""
        super().mousePressEvent(event)
        self._pressed = event.button() == Qt.MouseButton.LeftButton and self.tabAt(event.position().toPoint()) >= 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show with the pointer that the tab would leave the window."""
        super().mouseMoveEvent(event)
        if self._pressed and self._is_outside(event):
            self.setCursor(Qt.CursorShape.DragMoveCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that a tab was let go outside, or clicked with the middle button."""
        super().mouseReleaseEvent(event)
        taken, self._pressed = self._pressed, False
        self.unsetCursor()
        if taken:
            self.refit()
        number = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and number >= 0:
            self.middle_clicked.emit(number)
        elif taken and event.button() == Qt.MouseButton.LeftButton and self._is_outside(event):
            self.dragged_out.emit(self.currentIndex(), event.globalPosition().toPoint())

    def _moved(self) -> None:
        """Measure the tabs in their new order, unless one is still being dragged."""
        if not self._pressed:
            self.refit()

    def _is_outside(self, event: QMouseEvent) -> bool:
        place, own = event.globalPosition().toPoint(), self.window()
        there = QApplication.topLevelAt(place)
        covers = there is not None and there is not own and there.windowType() == Qt.WindowType.Window
        return covers or not own.frameGeometry().contains(place)


class PageTabBar(QWidget):
    """Shows page tabs; asks for what is done with them.

    close_requested(number), menu_requested(number, place on the screen), new_requested(): asked for with the pointer.
    """

    close_requested = Signal(int)
    menu_requested = Signal(int, QPoint)
    new_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageTabs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.tabs = MovableTabs("pageTabBar", translate("PageTabBar", "Open pages"), self)
        self._new = QToolButton(self)
        self._lay_out()
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabs.customContextMenuRequested.connect(self._ask_for_menu)
        self._new.clicked.connect(self.new_requested)
        self.hide()

    def show_tabs(self, tabs: PageTabs) -> None:
        """Show all tabs; none where there is one."""
        shown = self.tabs
        shown.blockSignals(True)
        titled = [(tab.id, tab.title or translate("PageTabBar", "Start page")) for tab in tabs.tabs]
        while shown.count() > len(titled):
            shown.removeTab(shown.count() - 1)
        while shown.count() < len(titled):
            shown.addTab("")
            shown.setTabButton(shown.count() - 1, QTabBar.ButtonPosition.RightSide, self._close_button())
        named = [
            self._name(number, *one, label.replace("&", "&&"))
            for number, (one, label) in enumerate(zip(titled, labels(titled), strict=True))
        ]
        shown.setCurrentIndex(tabs.at)
        shown.blockSignals(False)
        if any(named) or shown.listed() != len(named):
            shown.show_all()
        else:
            shown.fit()
        self.setVisible(len(titled) > 1)

    def _name(self, number: int, page_id: str, title: str, label: str) -> bool:
        """Name a tab, unless it is named so already: Qt lays out all of them each time. Return whether it was not."""
        shown, tip = self.tabs, f"{title}\n{page_id}" if page_id else title
        is_new = (shown.tabText(number), shown.tabToolTip(number)) != (label, tip)
        if is_new:
            shown.setTabText(number, label)
            shown.setTabToolTip(number, tip)
            shown.setAccessibleTabName(number, title)
            button = shown.tabButton(number, QTabBar.ButtonPosition.RightSide)
            button.setAccessibleName(translate("PageTabBar", "Close {}").format(title))
        return is_new

    def number_at(self, place: QPoint) -> int | None:
        """Return before which tab one is put that is let go at a place on the screen; None where no tab is near."""
        at = self.tabs.mapFromGlobal(place)
        if not self.tabs.isVisible() or not self.tabs.rect().contains(at):
            return None
        seen = [number for number in range(self.tabs.count()) if self.tabs.isTabVisible(number)]
        return next((number for number in seen if at.x() < self.tabs.tabRect(number).center().x()), seen[-1] + 1)

    def retheme(self) -> None:
        """Take icons and font of the theme."""
        for number in range(self.tabs.count()):
            button = self.tabs.tabButton(number, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                self._dress(button)

    def _lay_out(self) -> None:
        self._new.setText("+")
        self._new.setAutoRaise(True)
        self._new.setAccessibleName(translate("PageTabBar", "New page tab"))
        self._new.setToolTip(f"{self._new.accessibleName()} ({shown_key(NEW_KEY)})")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(4)
        row.addWidget(self.tabs, 1)
        row.addWidget(self._new)

    def _close_button(self) -> QToolButton:
        button = QToolButton(self.tabs)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setObjectName("closePage")
        button.setToolTip(translate("PageTabBar", "Close page tab ({})").format(shown_key("Ctrl+W")))
        self._dress(button)
        button.clicked.connect(lambda: self._close_of(button))
        return button

    def _dress(self, button: QToolButton) -> None:
        side = max(12, self._theme.icon_size().width() * 2 // 3)
        button.setIcon(self._theme.icon("close"))
        button.setIconSize(QSize(side, side))

    def _close_of(self, button: QToolButton) -> None:
        position = QTabBar.ButtonPosition.RightSide
        numbers = [n for n in range(self.tabs.count()) if self.tabs.tabButton(n, position) is button]
        for number in numbers:
            self.close_requested.emit(number)

    def _ask_for_menu(self, place: QPoint) -> None:
        number = self.tabs.tabAt(place)
        if number >= 0:
            self.menu_requested.emit(number, self.tabs.mapToGlobal(place))
