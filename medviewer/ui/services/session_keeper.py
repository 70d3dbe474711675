"""The state of the window, kept while it is shown, so that it comes back after a crash."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from medviewer.errors import DeskError, MedviewerError
from medviewer.ui.base.messages import Messages
from medviewer.ui.services.desk_writer import DeskWriter

PAUSE = 3000  # milliseconds from a change until it is written, and so between two writes at least


class _Provider(NamedTuple):
    get: Callable[[], object]
    put: Callable[[object], bool | None]


class SessionKeeper(QObject):
    """Asks each part of the window for its state, and gives it back at the start.

    What another window, or a later version, kept under names that nobody registered here stays as it is.
    """

    def __init__(self, writer: DeskWriter, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._writer = writer
        self._messages = messages
        self._providers: dict[str, _Provider] = {}
        self._waiting: list[str] = []
        self._state: dict[str, object] = {}
        self._failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.write)

    def register(self, name: str, get: Callable[[], object], put: Callable[[object], bool | None]) -> None:
        """Add a part of the window. They are asked and restored in the order in which they were added.

        get: returns the state as JSON knows it. put: takes what `get` returned, or None where nothing was kept, and
        anything else that a file may hold; returns False where it has to wait until the libraries have been read.
        """
        self._providers[name] = _Provider(get, put)
        self._waiting.append(name)

    def touch(self) -> None:
        """Note that something has changed; it is written within PAUSE."""
        if not self._timer.isActive():
            self._timer.start()

    def restore(self, but: Collection[str] = ()) -> bool:
        """Give the parts their states, those in `but` left out; return whether none has to wait and be asked again."""
        self._read()
        waiting = [name for name in self._waiting if name not in but]
        self._waiting = [name for name in waiting if self._providers[name].put(self._state.get(name)) is False]
        return not self._waiting

    def settle(self, name: str) -> None:
        """Let a part wait for its state no more: it has one of its own now."""
        self._waiting = [waiting for waiting in self._waiting if waiting != name]

    def write(self) -> None:
        """Write what the window shows, and what still waits as it was; the same again costs no write."""
        self._timer.stop()
        if self._failed or not self._writer.can_write:
            return
        self._read()
        self._state |= {name: part.get() for name, part in self._providers.items() if name not in self._waiting}
        state = dict(self._state)
        self._writer.run(lambda desk: desk.session.keep(state), failed=self._not_written)

    def _read(self) -> None:
        """Read what was kept last, which a window that ends before it is restored must not lose."""
        if not self._state:
            try:
                self._state = dict(self._writer.desk.session.last() or {})
            except DeskError as error:
                self._messages.report(error)

    def _not_written(self, error: MedviewerError) -> None:
        self._failed = True
        self._messages.report(error)
