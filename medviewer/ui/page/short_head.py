"""The line that stays where a page’s head scrolls away with it: which drug this is, and who reviewed the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from medviewer.ui.page.header import Header

LEFT, RIGHT, GAP = 24, 16, 12  # pixels: beside the line, and between name and review


class ShortHead(QWidget):
    """Name and review of the open monograph in one line, in two where it is narrow; what warns below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._whole = ("", "")
        self.name = self._label("drugName", wraps=False)
        self.review = self._label("review", wraps=False)
        self.still_open = self._label("stillOpen")
        self.banned = self._label("banned")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.name)
        self._line.addWidget(self.review, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 6, RIGHT, 4)
        column.setSpacing(4)
        column.addWidget(self.still_open)
        column.addLayout(self._line)
        column.addWidget(self.banned)

    def take_from(self, header: Header) -> None:
        """Say what the head says of these things."""
        self._whole = (header.name.text(), header.review)
        for own, whole in ((self.still_open, header.still_open), (self.banned, header.banned)):
            own.setText(whole.text())
            own.setVisible(not whole.isHidden())
        font = self.font()
        font.setBold(True)
        self.name.setFont(font)
        for label, text in zip((self.name, self.review), self._whole, strict=True):
            label.setToolTip(text)
            label.setAccessibleName(text)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the line to the width there is."""
        super().resizeEvent(event)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(120, super().minimumSizeHint().height())

    def _refresh(self) -> None:
        """Put name and review beside each other where both fit, else below each other, shortened at need."""
        room = self.width() - LEFT - RIGHT
        ends = (Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight)
        told = list(zip((self.name, self.review), self._whole, ends, strict=True))
        beside = sum(label.fontMetrics().horizontalAdvance(text) + 1 for label, text, _ in told) + GAP <= room
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(GAP if beside else 0)
        for label, text, end in told:
            label.setText(text if beside else label.fontMetrics().elidedText(text, end, room))

    def _label(self, object_name: str, wraps: bool = True) -> QLabel:
        label = QLabel(self)
        label.setObjectName(object_name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wraps)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if wraps:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label
