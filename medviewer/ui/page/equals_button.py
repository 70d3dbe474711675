"""The button of the find bar that marks equals of what is looked for, too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

MOST_NAMED = 4
"""Words that it names, those with the most hits."""
_AROUND = 16
"""Pixels beside its text."""


class EqualsButton(QToolButton):
    """Names equals of what is looked for, and how often they stand on the page; marks them while it is down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("equals")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.hide()

    def show_words(self, words: Sequence[str], hits: int) -> None:
        """Name words, those with the most hits first; hide where there are none."""
        named = ", ".join(words[:MOST_NAMED]) + (" …" if len(words) > MOST_NAMED else "")
        count = QLocale().toString(hits)
        self._whole = QCoreApplication.translate("FindBar", "also: {}  ·  {}").format(named, count) if words else ""
        spoken = QCoreApplication.translate("FindBar", "Mark words of the same topic, too: {}. %Ln place(s).", "", hits)
        self.setAccessibleName(spoken.format(", ".join(words)))
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(words))
        self.updateGeometry()
        self._elide()

    def put(self, down: bool) -> None:
        """Put it down or up, without a word to anybody."""
        self.blockSignals(True)
        self.setChecked(down)
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Return the room that all of the text needs."""
        hint = super().sizeHint()
        return QSize(_AROUND + 2 + self.fontMetrics().horizontalAdvance(self._whole), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room below which it is no longer read."""
        least = self.fontMetrics().horizontalAdvance(self._whole[:MOST_NAMED] + "…")
        return QSize(_AROUND + least, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - _AROUND
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, max(0, room))
        if shown != self.text():
            self.setText(shown.replace("&", "&&"))
