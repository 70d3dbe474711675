"""The window: its parts, their places, and what it remembers of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from medviewer.ui.base import keystrokes
from medviewer.ui.base.small_screen import LEAST_PAGE, SmallScreen, room_on_screen
from medviewer.ui.base.theme import Theme
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.search.list_foot import ListFoot
from medviewer.ui.services.settings import Settings
from medviewer.ui.several_pages.tray_bar import TrayBar

if TYPE_CHECKING:
    from medviewer.ui.base.messages import Messages, Notice
    from medviewer.ui.message_bar import MessageBar
    from medviewer.ui.open_pages.page_tab_bar import PageTabBar
    from medviewer.ui.page.monograph_view import MonographView
    from medviewer.ui.page.panes import Panes
    from medviewer.ui.page_side import PageSide

FIRST_SIZE = QSize(1180, 760)
"""Of a window that was never opened before, where the screen has room for it."""
LIST_WIDTHS = (320, 460)
"""Pixels that the list has in a narrow window, and in a wide one, until its reader chooses another width."""
PAGES_LETTERS = 110
"""Letters that the page keeps beside a list in which the search field stands beside Back and Forward."""
LISTS_SHARE = 0.24
"""Of the window's width, what the list has between them."""
BESIDE = 32
"""Pixels from one window to the next."""
_FRAME = ("geometry", "splitter")
NOTCH = 120
"""What a wheel turns by from one stop to the next, in eighths of a degree, as Qt counts."""
WAY = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)

NARROW_PAGE = 400
"""Pixels of width below which the page and the list both give way."""


class ListSplitter(QSplitter):
    """The list and the page beside it; where the list's width follows the window, both are laid out but once."""

    def __init__(self, list_width: Callable[[], int | None], parent: QWidget) -> None:
        """list_width: returns the width that the list is to have, in pixels, None where its reader chose one."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._list_width = list_width

    def fit(self) -> bool:
        """Give the list the width that suits the window; return whether there is one."""
        width = self._list_width()
        if width is not None:
            self.setSizes([width, max(NARROW_PAGE, self.width() - width)])
        return width is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        if not self.fit():
            super().resizeEvent(event)


class MainWindow(QMainWindow):
    """Drug list on the left, monograph on the right.

    size_requested(steps): the text is to be larger by so many steps, smaller where they are below 0.
    way_requested(steps): a button of the mouse asks for the next page, with -1 for the one before.
    """

    closing = Signal()
    activated = Signal()
    size_requested = Signal(int)
    way_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._turned = 0
        self.setWindowTitle("medviewer")
        self.drugs = DrugList(theme, self)
        self.tray = TrayBar(self)
        self.foot = ListFoot(self)
        self._is_width_chosen = False
        self.splitter = ListSplitter(self._list_width, self)
        self._lay_out()
        for number in range(9):
            choose = QAction(self)
            choose.setShortcut(f"Ctrl+{number + 1}")
            choose.triggered.connect(lambda _checked=False, n=number: self._choose_tab(n))
            self.addAction(choose)

    @cached_property
    def page_side(self) -> PageSide:
        """Make the right side where nobody has asked for it yet: the list is painted before it."""
        from medviewer.ui.page_side import PageSide

        side = PageSide(self.theme, self._right)
        self._right.setMinimumWidth(0)  # it has its own from now on
        self._right_column.addWidget(side)
        side.show()  # now, and not once the layout comes to it: what is said at once is seen
        return side

    @property
    def pages(self) -> PageTabBar:
        """Return the tabs of pages."""
        return self.page_side.pages

    @property
    def monograph(self) -> MonographView:
        """Return the page."""
        return self.panes.monograph

    @property
    def panes(self) -> Panes:
        """Return what stands where the page does."""
        return self.page_side.panes

    @property
    def message(self) -> MessageBar:
        """Return the bar of messages."""
        return self.page_side.message

    def show_what_is_said(self, messages: Messages, of_all: Messages) -> None:
        """Show it over the foot of the page, also before that is there. of_all: of what concerns all windows."""
        messages.said.connect(self._show_message)
        messages.withdrawn.connect(self._take_back)
        of_all.withdrawn.connect(self._take_back)

    def standing(self) -> list[Notice]:
        """Return what stands until the reader has closed it, the last first; not what is of the page that is shown."""
        return self.page_side.standing() if self.has_page_side() else []

    def opened_id(self) -> str:
        """Return the id of the monograph that is open, empty for none."""
        opened = self.panes.opened() if self.has_page_side() else None
        return opened.id if opened else ""

    def has_page_side(self) -> bool:
        """Return whether the right side has been made."""
        return "page_side" in self.__dict__

    def restore(self, settings: Settings) -> None:
        """Take size, place and splitter as they were left; the first window is no larger than its screen."""
        if not self.restoreGeometry(settings.state("window/geometry")):
            self.resize(FIRST_SIZE.boundedTo(room_on_screen(self)))
        self._is_width_chosen = self.splitter.restoreState(settings.state("window/splitter"))
        self.splitter.fit()

    def keep(self, settings: Settings) -> None:
        """Remember size, place and, where it was chosen, the width of the list."""
        settings.keep("window/geometry", self.saveGeometry())
        if self._is_width_chosen:
            settings.keep("window/splitter", self.splitter.saveState())

    def frame(self) -> dict[str, str]:
        """Return size, place and splitter as the session keeps them, of each window."""
        return {
            "geometry": self.saveGeometry().toBase64().toStdString(),
            "splitter": self.splitter.saveState().toBase64().toStdString() if self._is_width_chosen else "",
        }

    def take_frame(self, frame: object) -> bool:
        """Take what `frame` returned, or anything else that a file may hold; return whether it was a place."""
        states = frame if isinstance(frame, dict) else {}
        geometry, splitter = (QByteArray.fromBase64(str(states.get(name, "")).encode()) for name in _FRAME)
        self._is_width_chosen = self.splitter.restoreState(splitter) or self._is_width_chosen
        return self.restoreGeometry(geometry)

    def stand_beside(self, other: MainWindow) -> None:
        """Take the size of another window, a little below it and to the right."""
        self.resize(other.normalGeometry().size())
        self.move(other.pos() + QPoint(BESIDE, BESIDE))
        self._is_width_chosen = other._is_width_chosen
        self.splitter.setSizes(other.splitter.sizes())

    def retheme_soon(self) -> None:
        """Take the colours of the theme when it is this window's turn."""
        self.theme.retheme(self)

    def rethemed(self) -> Iterator[None]:
        """Take the colours of the theme, part by part; what is hidden takes them when it is shown."""
        for part in self.theme.styled_parts(self):
            if isValid(part) and part.is_seen():
                part.take()
                yield
        self.drugs.retheme()
        if self.has_page_side():
            self.page_side.retheme()
        yield

    def childEvent(self, event: QChildEvent) -> None:
        """Style the dialogs and menus of the window when they come up."""
        super().childEvent(event)
        if event.type() == QEvent.Type.ChildPolished:
            child = event.child()
            if isinstance(child, QWidget) and child.isWindow():
                self.theme.style(child, "dialogs")

    def step_area(self, by: int) -> None:
        """Give the focus to the next area that is shown, with -1 to the one before, round the end."""
        areas, place = self._areas(), self._place_of_focus()
        distances = {n: (n - place) * by % len(areas) for n in range(len(areas)) if n != place}
        for number in sorted(distances, key=distances.__getitem__):
            area = areas[number]
            if area is self.drugs.field:
                self.drugs.focus_field()
            elif area is not None and area.isVisible():
                area.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                continue
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that nobody else wanted: digits of any row, those that read a page, letters of a query."""
        pane = self.panes.shown()
        if self._do_by_digit(event):
            return
        if keystrokes.reads_page(event) and pane.page.isVisible() and pane.tabs is not None:
            pane.page.keyPressEvent(event)
        elif keystrokes.turns_page(event):
            self.drugs.move_in_list(event)
        elif keystrokes.types(event) and not event.text().isspace():
            self.drugs.take_typed(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say when somebody comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """See the buttons of the mouse before any widget of the window does."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's buttons for back and forward wherever the pointer is."""
        way = WAY.get(event.button()) if isinstance(event, QMouseEvent) else None
        if way is None:
            return super().eventFilter(watched, event)
        if event.type() in _PRESSES:
            self.way_requested.emit(way)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the others keep what they must before the window goes."""
        self.closing.emit()
        super().closeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask with Ctrl and the wheel for larger or smaller text; a touchpad turns by parts of a step."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        if steps:
            self.size_requested.emit(steps)
        event.accept()

    def _show_message(self, notice: Notice) -> None:
        self.message.take(notice)

    def _take_back(self, text: str) -> None:
        if self.has_page_side():
            self.page_side.take_back(text)

    def _choose_tab(self, number: int) -> None:
        tabs = self.panes.shown().tabs
        if tabs is not None:
            tabs.choose_number(number)

    def _list_width(self) -> int | None:
        """Return what suits the window: more in a wider one, so that fewer names are cut; None where one was chosen."""
        if self._is_width_chosen:
            return None
        least, most = LIST_WIDTHS
        width = max(least, min(most, round(self.width() * LISTS_SHARE)))
        one_row = self.drugs.width_of_one_row()
        has_room = self.width() - one_row >= PAGES_LETTERS * self.fontMetrics().averageCharWidth()
        return max(width, one_row) if has_room else width

    def _take_width(self) -> None:
        self._is_width_chosen = True

    def _areas(self) -> Sequence[QWidget | None]:
        """Return what has the focus in each area, in the order in which they are walked; None where nothing can."""
        pane, outline, foot = self.panes.shown(), self.monograph.beside.outline, self.foot.first_button()
        left, right = (self.drugs.field, self.drugs.view), (self.pages.tabs, pane.tabs, pane.page, outline)
        return (*left, *right, self.message.close_button, self.tray, foot)

    def _place_of_focus(self) -> float:
        """Return the number of the area with the focus; of what stands between two of them, one between theirs."""
        focus = self.focusWidget() or self
        for number, area in enumerate(self._areas()):
            if area is not None and (area is focus or area.isAncestorOf(focus)):
                return number
        if self.drugs.isAncestorOf(focus):
            return 0.5
        for bar, place in ((self.message, 6), (self.foot, 8)):
            if bar.isAncestorOf(focus):
                return place
        page = self.panes.shown().page
        if self.pages.isAncestorOf(focus):
            return 2
        return 4.5 if focus.mapTo(self, QPoint()).y() > page.mapTo(self, QPoint()).y() else 2.5

    def _do_by_digit(self, event: QKeyEvent) -> bool:
        """Do what Ctrl or Alt with a digit does where the row types another sign, unless that has an action itself."""
        keys = keystrokes.with_row_digit(event)
        if keys.isEmpty() or self._action_of(QKeySequence(event.keyCombination())) is not None:
            return False
        action = self._action_of(keys)
        if action is not None:
            action.trigger()
        return action is not None

    def _action_of(self, keys: QKeySequence) -> QAction | None:
        return next((action for action in self.actions() if keys in action.shortcuts()), None)

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setObjectName("left")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.drugs, 1)
        column.addWidget(self.tray)
        column.addWidget(self.foot)
        self._right = QWidget(self)
        self._right.setObjectName("right")
        self._right.setMinimumWidth(LEAST_PAGE)
        self._right.setBackgroundRole(QPalette.ColorRole.Base)
        self._right.setAutoFillBackground(True)
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._right)
        left.lower()  # to where a screen reader reads first
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(1)
        handle = self.splitter.handle(1)
        handle.setBackgroundRole(QPalette.ColorRole.Mid)
        handle.setAutoFillBackground(True)
        self.splitter.splitterMoved.connect(self._take_width)
        screen = SmallScreen(self.splitter, self.menuBar(), self)
        self.setCentralWidget(screen)
        self.theme.style(self.menuBar(), "menus")
        for part in (left, screen.verticalScrollBar(), screen.horizontalScrollBar()):
            self.theme.style(part, "list")
