"""The window that is used now says what concerns all of them; how a window comes to the front."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from medviewer.errors import MedviewerError
from medviewer.ui.base.messages import Messages, Notice

if TYPE_CHECKING:
    from medviewer.ui.desk.exchange_control import ExchangeControl
    from medviewer.ui.library.library_control import LibraryControl
    from medviewer.ui.windows.shared import Shared


class WindowInFront(Protocol):
    """A window by what it can say and ask."""

    messages: Messages
    library: LibraryControl
    exchange: ExchangeControl


class FrontSpeaker(QObject):
    """Hands what the program has to say to one window: said in all, it would be answered in one and stay in others."""

    def __init__(self, shared: Shared, in_front: Callable[[], WindowInFront]) -> None:
        super().__init__(shared.root)
        self._in_front = in_front
        shared.messages.said.connect(self._say)
        shared.session.failed.connect(self._report)
        shared.session.notice.connect(shared.messages.note)
        shared.keeper.watch.noticed.connect(shared.messages.note)
        shared.keeper.writer.failed.connect(shared.messages.report)
        shared.follower.kept_elsewhere.connect(self._offer_to_carry_over)
        shared.follower.notes_requested.connect(self._show_notes)

    def _say(self, notice: Notice) -> None:
        self._in_front().messages.said.emit(notice)

    def _report(self, error: MedviewerError) -> None:
        self._in_front().library.report(error)

    def _offer_to_carry_over(self, names: Sequence[str]) -> None:
        self._in_front().exchange.offer_to_carry_over(names)

    def _show_notes(self) -> None:
        self._in_front().exchange.show_notes()


def come_to_front(window: QWidget, token: str = "") -> None:
    """Raise a window and give it the keyboard, because its user has asked for it, as far as the desktop lets it.

    token: of the start that asks for it, by which desktops know that the user did.
    """
    token = take_token(token)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if QGuiApplication.platformName() == "xcb":
        from medviewer.ui.windows.x11_front import activate

        activate(int(window.winId()), token)


def take_token(token: str) -> str:
    """Let the next window that comes to the front on Wayland do so in the name of a start; Qt reads it there.

    Return the token, empty where it is none. https://wayland.app/protocols/xdg-activation-v1
    """
    if not (token.isascii() and token.isprintable()):
        return ""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    return token
