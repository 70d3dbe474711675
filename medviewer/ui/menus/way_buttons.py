"""Back and Forward as buttons, with the pages that each leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from medviewer.ui.base.language import shown_key
from medviewer.ui.base.theme import HIGH_CONTRAST, Theme
from medviewer.ui.documents.page_facts import shortened
from medviewer.ui.menus.actions import Actions, WindowAction
from medviewer.ui.services.page_loader import ComparisonStop, HistoryStop, PageLoader, StartStop, Stop

GREY = "#8a8a8a"
"""What can do nothing, on black and on white."""
HELD = 500
"""Milliseconds after which a button counts as held down."""
MOST = 20
"""Pages that a menu offers."""
Titles = Callable[[Sequence[str]], dict[str, str]]
"""Returns the titles of monographs by their ids."""


class WayButton(QToolButton):
    """Does what its action does; held down, or with the right button or the menu key, it shows where it leads."""

    def __init__(self, name: str, spoken: str, action: WindowAction, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to what is read or typed
        self.setAccessibleName(spoken)
        hint = QCoreApplication.translate("WayButtons", "{} ({}); hold for a list of pages")
        self.setToolTip(hint.format(spoken, shown_key(action.shortcut())))
        self._menu = menu
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HELD)
        self._held.timeout.connect(self.show_menu)
        self.pressed.connect(self._held.start)
        self.released.connect(self._held.stop)
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show where it leads."""
        self.show_menu()
        event.accept()

    def show_menu(self) -> None:
        """Show where it leads, below it; letting go of it does no more."""
        self.setDown(False)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class WayMenu(QMenu):
    """A list of pages, any of which the middle button or Shift+Return opens in a page tab."""

    def __init__(self, open_beside: Callable[[HistoryStop], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._open_beside = open_beside

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the middle button for a page tab; Qt takes it for the left one."""
        if event.button() != Qt.MouseButton.MiddleButton or not self._choose(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Shift+Return for a page tab; Qt takes it for Return."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.ShiftModifier
        if not asked or not self._choose(self.activeAction()):
            super().keyPressEvent(event)

    def _choose(self, entry: QAction | None) -> bool:
        """Close with an entry that stands for a page; tell whether it does."""
        stop = entry.data() if entry is not None else None
        if not isinstance(stop, HistoryStop):
            return False
        self.close()
        self._open_beside(stop)
        return True


class WayButtons(QWidget):
    """Back and Forward beside each other; grey where they lead nowhere.

    chosen(steps): pages to go, below 0 back. beside_chosen(HistoryStop): a page to be opened in a page tab of its own.
    """

    chosen = Signal(int)
    beside_chosen = Signal(object)

    def __init__(self, theme: Theme, actions: Actions, reader: PageLoader, titles: Titles) -> None:
        super().__init__()
        self.setObjectName("way")
        self._theme = theme
        self._reader = reader
        self._titles = titles
        self.back = self._button("back", QCoreApplication.translate("WayButtons", "Back"), actions.back, -1)
        self.forward = self._button("forward", QCoreApplication.translate("WayButtons", "Forward"), actions.forward, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        self._has_icons = False
        self._size_icons()
        theme.changed.connect(self._take_icons)

    def add_icons(self) -> None:
        """Draw the icons: later than the rest, for they take longer."""
        self._has_icons = True
        self._take_icons()

    def come_last(self, window: QWidget) -> None:
        """Let the Tab key come to the buttons after all that the window has by now."""
        last = window.previousInFocusChain() or window
        while last is not window and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            last = last.previousInFocusChain() or window
        QWidget.setTabOrder(last, self.back)
        QWidget.setTabOrder(self.back, self.forward)

    def changeEvent(self, event: QEvent) -> None:
        """Let the icons grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_icons()
            self._take_icons()

    def _size_icons(self) -> None:
        for button in (self.back, self.forward):
            button.setIconSize(self._theme.icon_size())

    def _take_icons(self) -> None:
        """Take the colours of the theme, once there are icons."""
        for button in (self.back, self.forward) if self._has_icons else ():
            button.setIcon(self._icon(button.objectName()))

    def _icon(self, name: str) -> QIcon:
        """Return an icon that is plainly grey where the button can do nothing; Qt's own grey is none on dark ground."""
        colours = self._theme.colours
        icon = QIcon(self._theme.icon(name))
        grey = self._theme.icon(name, GREY if colours in HIGH_CONTRAST else colours.line)
        icon.addPixmap(grey.pixmap(self._theme.icon_size()), QIcon.Mode.Disabled)
        return icon

    def _button(self, name: str, spoken: str, action: WindowAction, way: int) -> WayButton:
        menu = WayMenu(self.beside_chosen.emit, self)
        menu.aboutToShow.connect(partial(self._fill, menu, way))
        return WayButton(name, spoken, action, menu, self)

    def _fill(self, menu: QMenu, way: int) -> None:
        """Offer the pages of a way, the nearest first."""
        menu.clear()
        stops = self._reader.stops()[way > 0][:MOST]
        titles = self._titles([page_id for stop in stops for page_id in _ids(stop)])
        for number, stop in enumerate(stops):
            drugs = "  |  ".join(shortened(titles[page_id]) for page_id in _ids(stop))
            text = drugs or QCoreApplication.translate("WayButtons", "Start page")
            entry = menu.addAction(text.replace("&", "&&"), partial(self.chosen.emit, way * (number + 1)))
            entry.setData(stop)


def _ids(stop: Stop) -> Sequence[str]:
    if isinstance(stop, ComparisonStop):
        return stop.ids
    return () if isinstance(stop, StartStop) else (stop.id,)
