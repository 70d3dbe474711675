"""The bar at the foot of a page that is read aloud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from medviewer.ui.base.language import shown_key
from medviewer.ui.base.theme import Theme

MARGINS, SPACING = (16, 4, 12, 4), 2
translate = QCoreApplication.translate


class AloudBar(QFrame):
    """Previous, pause, next, what the voice does, slower, faster, stop.

    step_requested(by): 1 for the next sentence, -1 for the one before. speed_requested(by): 1 for faster.
    """

    pause_requested = Signal()
    step_requested = Signal(int)
    speed_requested = Signal(int)
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aloudBar")
        self._theme = theme
        self._is_paused = False
        self.previous = self._button(lambda: self.step_requested.emit(-1))
        self.pause = self._button(self.pause_requested.emit)
        self.next = self._button(lambda: self.step_requested.emit(1))
        self.status = QLabel(self)
        self.slower = self._button(lambda: self.speed_requested.emit(-1))
        self.slower.setText("−")
        self.speed = QLabel(self)
        self.faster = self._button(lambda: self.speed_requested.emit(1))
        self.faster.setText("+")
        self.stop = self._button(self.stop_requested.emit)
        _name(self.previous, translate("AloudBar", "Previous sentence"), "F7")
        _name(self.next, translate("AloudBar", "Next sentence"), "F9")
        _name(self.slower, translate("AloudBar", "Read more slowly"), "Shift+F7")
        _name(self.faster, translate("AloudBar", "Read faster"), "Shift+F9")
        _name(self.stop, translate("AloudBar", "Stop reading aloud"), "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(SPACING)
        for part in (self.previous, self.pause, self.next):
            row.addWidget(part)
        row.addWidget(self.status)
        row.addStretch(1)
        for behind in (self.slower, self.speed, self.faster, self.stop):
            row.addWidget(behind)
        self.hide()

    def show_state(self, text: str, is_paused: bool) -> None:
        """Say what the voice does, and offer to pause or to go on."""
        self._is_paused = is_paused
        self.status.setText(text)
        self.status.setAccessibleName(text)
        name = (
            translate("AloudBar", "Go on reading aloud") if is_paused else translate("AloudBar", "Pause reading aloud")
        )
        _name(self.pause, name, "F8")
        self.retheme()
        self._fit()

    def show_speed(self, steps: int, most: int) -> None:
        """Say how many steps faster than the voice's own speed it reads, fewer than 0 where it is slower."""
        number = QLocale().toString(abs(steps))
        sign = "+" if steps > 0 else "−" if steps < 0 else ""
        self.speed.setText(translate("AloudBar", "Speed {}").format(f"{sign}{number}"))
        self.slower.setEnabled(steps > -most)
        self.faster.setEnabled(steps < most)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the buttons have room; the window becomes as narrow with the bar as without it."""
        return QSize(self._width_of_buttons(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the number of the speed and what the voice does where they have room beside the buttons."""
        left = self.width() - self._width_of_buttons()
        for label in (self.speed, self.status):
            left -= label.sizeHint().width()
            label.setVisible(left >= 0)

    def _width_of_buttons(self) -> int:
        buttons = self.findChildren(QToolButton)
        return MARGINS[0] + MARGINS[2] + sum(one.sizeHint().width() for one in buttons) + SPACING * (len(buttons) + 3)

    def retheme(self) -> None:
        """Take the colours of the theme."""
        icons = ((self.previous, "left"), (self.next, "right"), (self.stop, "close"))
        for button, name in (*icons, (self.pause, "play" if self._is_paused else "pause")):
            button.setIconSize(self._theme.icon_size())
            button.setIcon(self._theme.icon(name))

    def _button(self, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.clicked.connect(lambda _checked=False: slot())
        return button


def _name(button: QToolButton, name: str, key: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({shown_key(key)})")
