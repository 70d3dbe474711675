"""The state of each window, kept while it is shown, so that all come back after a crash."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from medviewer.errors import DeskError, MedviewerError
from medviewer.ui.base.messages import Messages
from medviewer.ui.services.desk_writer import DeskWriter

FURTHER = "windows"
MOST_FURTHER = 20
"""Windows that are opened again beside the first."""
PAUSE = 3000  # milliseconds from a change until it is written, and so between two writes at least


class _Provider(NamedTuple):
    get: Callable[[], object]
    put: Callable[[object], bool | None]


class WindowStates:
    """The states of all windows as one value on the desk: that of the first, the others in its `windows`.

    So an earlier version, which had one window, finds the first one's where it looks, and keeps the others.
    """

    def __init__(self, writer: DeskWriter, messages: Messages) -> None:
        self._writer = writer
        self._messages = messages
        self._keepers: list[SessionKeeper] = []
        self._failed = False

    def join(self, keeper: SessionKeeper) -> None:
        """Add a window, behind the others."""
        self._keepers.append(keeper)

    def leave(self, keeper: SessionKeeper) -> None:
        """Let a window go; what nobody registered goes from the first to the one that is first now."""
        was_first = self._keepers[0] is keeper
        self._keepers.remove(keeper)
        if was_first and self._keepers:
            self._keepers[0].inherit(keeper.unregistered())
        self.write()

    def is_first(self, keeper: SessionKeeper) -> bool:
        """Return whether a window is the one whose state stands for all of an earlier version's."""
        return self._keepers[:1] == [keeper]

    def close(self) -> None:
        """Ask no window any more: the program has ended, and its windows go."""
        self._keepers.clear()

    def last(self) -> dict[str, object]:
        """Return what was kept last, nothing where the site wants no history."""
        if not self._writer.keeps_history:
            return {}
        try:
            return dict(self._writer.desk.session.last() or {})
        except DeskError as error:
            self._messages.report(error)
            return {}

    def write(self) -> None:
        """Write what the windows show; the same again costs no write."""
        if self._failed or not self._writer.can_keep_history or not self._keepers:
            return
        first, *others = (keeper.state() for keeper in self._keepers)
        to_come = first.pop(FURTHER, [])
        further = [*(to_come if isinstance(to_come, list) else []), *others]
        state = {**first, FURTHER: further} if further else first
        self._writer.run(lambda desk: desk.session.keep(state), failed=self._not_written)

    def _not_written(self, error: MedviewerError) -> None:
        self._failed = True
        self._messages.report(error)


class SessionKeeper(QObject):
    """Asks each part of a window for its state, and gives it back at the start.

    What another window, or a later version, kept under names that nobody registered here stays as it is.
    """

    def __init__(self, states: WindowStates, parent: QObject, state: Mapping[str, object] | None = None) -> None:
        """state: of a further window; None for the first, which takes what was kept last."""
        super().__init__(parent)
        self._states = states
        self._providers: dict[str, _Provider] = {}
        self._waiting: list[str] = []
        self._state: dict[str, object] = dict(state or {})
        self._is_read = state is not None
        states.join(self)
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

    def kept(self) -> Mapping[str, object]:
        """Return what was kept last, which nobody has been given back yet."""
        self._read()
        return self._state

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
        """Write what the window shows, and what still waits as it was."""
        self._timer.stop()
        self._states.write()

    def state(self) -> dict[str, object]:
        """Return what the window shows now, and what still waits as it was."""
        self._read()
        self._state |= {name: part.get() for name, part in self._providers.items() if name not in self._waiting}
        return dict(self._state)

    def unregistered(self) -> dict[str, object]:
        """Return what is kept under names that nobody registered."""
        return {name: state for name, state in self._state.items() if name not in self._providers}

    def inherit(self, unregistered: Mapping[str, object]) -> None:
        """Keep what nobody registered from now on, where there is nothing of that name."""
        self._state = {**unregistered, **self._state}

    def take_further(self) -> dict[str, object] | None:
        """Return the state of the next window that was open beside the first, from now on no part of its own.

        None where there is none. Those that are still to come stay kept until they are taken in turn.
        """
        self._read()
        listed = self._state.pop(FURTHER, [])
        further = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        if further[1:]:
            self._state[FURTHER] = further[1:MOST_FURTHER]
        return {name: part for name, part in further[0].items() if name != FURTHER} if further else None

    def _read(self) -> None:
        """Read what was kept last, which a window that ends before it is restored must not lose."""
        if not self._state and not self._is_read:
            self._state = self._states.last()
