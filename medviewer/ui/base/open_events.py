"""Files and links that macOS gives a program that runs, by an event and not on its command line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpeningApplication(QApplication):
    """Takes these events. asked(text): a path or a link; `begin` tells those too that came before."""

    asked = Signal(str)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._early: list[str] | None = []

    def event(self, event: QEvent) -> bool:
        """Take what is to be opened."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        text = event.file() or event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if self._early is None:
            self.asked.emit(text)
        else:
            self._early.append(text)
        return True

    def begin(self) -> None:
        """Tell what came before the window was there, and from now on what comes."""
        early, self._early = self._early or [], None
        for text in early:
            self.asked.emit(text)
