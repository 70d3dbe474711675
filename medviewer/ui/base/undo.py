"""The last deletion, to be undone by a key or by the button of the message that says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from medviewer.ui.base.messages import Messages

translate = QCoreApplication.translate


class Undo(QObject):
    """Holds one step back; the next one takes its place."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._back: Callable[[], object] | None = None

    def offer(self, text: str, back: Callable[[], object]) -> None:
        """Say what was done, with a button that calls `back`; so does `undo`, until one of them did."""
        self._back = back
        self._messages.offer(text, translate("Undo", "Undo"), self.undo)

    def undo(self) -> None:
        """Take the last step back; say so where there is none."""
        back, self._back = self._back, None
        if back is not None:
            back()
        else:
            self._messages.say(translate("Undo", "Nothing was deleted that could be brought back."))
