"""The program kept ready once its last window is closed: an icon in the desktop's notification area opens it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from medviewer import locations
from medviewer.ui.services.settings import Settings

KEY = "window/ready"
LOOK = 15_000
"""Milliseconds between two looks, while no window is shown, whether the notification area is still there."""

translate = QCoreApplication.translate


def lacking() -> str:
    """Return why the program cannot stay without a window."""
    return translate("KeepReady", "This desktop has no notification area in which the program would be found.")


class KeepReady(QObject):
    """The icon, its menu, and whether the program stays; only where there is a notification area.

    opened(), look_up_requested(is it the marked text), quit_requested(): chosen there. lost(): the area has gone while
    no window was shown: nothing but a window leads to the program then.
    """

    opened = Signal()
    look_up_requested = Signal(bool)
    quit_requested = Signal()
    lost = Signal()

    def __init__(
        self, settings: Settings, parent: QObject, is_there: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable
    ) -> None:
        """is_there: tells whether the desktop has a notification area."""
        super().__init__(parent)
        self._settings = settings
        self.is_there = is_there
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    def is_wanted(self) -> bool:
        """Return whether the reader wants it."""
        return self._settings.text(KEY, "off") == "on"

    def stays(self) -> bool:
        """Return whether the program stays when its last window is closed."""
        return self.is_wanted() and self.is_there()

    def turn(self) -> None:
        """Keep it ready from now on, or do not; remembered."""
        self._settings.keep(KEY, "off" if self.is_wanted() else "on")
        self.show_icon()

    def show_in(self, action: QAction) -> bool:
        """Let an action say how it stands, and return whether it can be chosen."""
        there = self.is_there()
        action.setChecked(self.is_wanted() and there)
        staying = translate("KeepReady", "Closing the last window leaves an icon in the notification area.")
        action.setToolTip(staying if there else lacking())
        return there

    def show_icon(self) -> None:
        """Show the icon as long as the program is to stay, whether a window is open or not."""
        if self.stays():
            self._made().show()
        elif self._icon is not None:
            self._icon.hide()

    def stay(self) -> None:
        """Say that the program stays, and look after the icon, which alone leads back to it."""
        icon = self._made()
        icon.show()
        text = translate("KeepReady", "It stays ready. The icon here opens it, looks up a drug, or quits it.")
        icon.showMessage("medviewer", text, icon.icon())
        self._timer.start()

    def window_shown(self) -> None:
        """Look no more: there is a window."""
        self._timer.stop()

    def end(self) -> None:
        """Take the icon away."""
        self._timer.stop()
        if self._icon is not None:
            self._icon.hide()

    def menu(self) -> QMenu:
        """Return the menu of the icon."""
        self._made()
        assert self._menu is not None
        return self._menu

    def _made(self) -> QSystemTrayIcon:
        if self._icon is None:
            self._icon = QSystemTrayIcon(QIcon(str(locations.resources() / "icons" / "medviewer.svg")), self)
            self._icon.setToolTip(translate("KeepReady", "medviewer, ready"))
            self._menu = self._filled_menu()
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._activated)
        return self._icon

    def _filled_menu(self) -> QMenu:
        menu = QMenu()
        self.destroyed.connect(menu.deleteLater)
        menu.addAction(translate("KeepReady", "&Open"), self.opened.emit)
        menu.addAction(translate("KeepReady", "&Look up…"), lambda: self.look_up_requested.emit(False))
        if QGuiApplication.clipboard().supportsSelection():
            text = translate("KeepReady", "Look up the &marked text")
            menu.addAction(text, lambda: self.look_up_requested.emit(True))
        menu.addSeparator()
        menu.addAction(translate("KeepReady", "&Quit"), self.quit_requested.emit)
        return menu

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()

    def _look(self) -> None:
        if not self.is_there():
            self._timer.stop()
            self.lost.emit()
