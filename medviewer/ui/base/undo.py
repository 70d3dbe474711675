"""The last deletion, to be undone by a key or by the button of the message that says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from medviewer.ui.base.messages import Messages

translate = QCoreApplication.translate


class Undo(QObject):
    """Holds one step back; the next one takes its place. changed(): there is one now, or none."""

    changed = Signal()

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._back: Callable[[], object] | None = None
        self._said = ""

    def can_undo(self) -> bool:
        """Return whether there is a step back."""
        return self._back is not None

    def offer(self, text: str, back: Callable[[], object]) -> None:
        """Say what was done, with a button that calls `back`; so does `undo`, until one of them did."""
        self._back, self._said = back, text
        self.changed.emit()
        self._messages.offer(text, translate("Undo", "Undo"), self.undo, about="undo")

    def forget(self) -> None:
        """Leave what was done as it is."""
        self._back = None
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back; nothing happens where there is none."""
        back, self._back = self._back, None
        if back is not None:
            back()
            self._messages.withdraw(self._said)
            self.changed.emit()
