"""The line that stays where a page’s head scrolls away with it: which drug this is, and who reviewed the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from medviewer.ui.page.glance.boxed_mark import BoxedMark
from medviewer.ui.page.header import Header

LEFT, RIGHT, GAP = 24, 16, 12  # pixels: beside the line, and between name and review
PADDING = 8  # pixels left and right in what says that the page is still open, as in page.qss


class ShortHead(QWidget):
    """Name and review of the open monograph in one line, in two where it is narrow; what warns below them.

    Where the page is not what is being looked for, that stands in place of the review.

    It has the buttons of the head while that is scrolled away, where they leave the name whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._whole = ("", "")
        self._still_open = ""
        self._buttons: QWidget | None = None
        self.name = self._label("drugName", wraps=False)
        self.review = self._label("review", wraps=False)
        self.still_open = self._label("stillOpen", wraps=False)
        self.banned = self._label("banned")
        self.boxed = BoxedMark(self)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = QHBoxLayout()
        self._lay_out()

    def take_from(self, header: Header) -> None:
        """Say what the head says of these things."""
        self._whole = (header.name.text(), header.review)
        self.banned.setText(header.banned.text())
        self.banned.setVisible(not header.banned.isHidden())
        self.boxed.take_from(header.boxed)
        self._still_open = "" if header.still_open.isHidden() else header.still_open.text()
        self.review.setVisible(not self._still_open)
        self.still_open.setVisible(bool(self._still_open))
        self.still_open.setToolTip(self._still_open)
        self.still_open.setAccessibleName(self._still_open)
        font = self.font()
        font.setBold(True)
        self.name.setFont(font)
        for label, text in self._told():
            label.setToolTip(text)
            label.setAccessibleName(text)
        self._refresh()

    def has_room_for(self, buttons: QWidget, width: int) -> bool:
        """Return whether name and review stay whole beside these, in a line of so many pixels."""
        widest = max(label.fontMetrics().horizontalAdvance(text) + 1 for label, text in self._told())
        return widest + GAP + buttons.sizeHint().width() <= width - LEFT - RIGHT

    def take_buttons(self, buttons: QWidget) -> None:
        """Have the head's buttons at the end of the line."""
        self._buttons = buttons
        self._row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the line to the width there is."""
        super().resizeEvent(event)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(120, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 6, RIGHT, 4)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.banned)
        column.addWidget(self.boxed)
        self._row.setSpacing(GAP)
        self._row.addLayout(self._line, 1)
        self._line.addWidget(self.name)
        self._line.addWidget(self.review, 1)
        self._line.addWidget(self.still_open, 1)

    def _refresh(self) -> None:
        """Put name and review beside each other where both fit, else below each other, shortened at need."""
        room = self.width() - LEFT - RIGHT
        if self._buttons is not None and self._buttons.parent() is self:
            room -= self._buttons.sizeHint().width() + GAP
        ends = (Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight)
        told = self._told()
        beside = sum(label.fontMetrics().horizontalAdvance(text) + 1 for label, text in told) + GAP <= room
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(GAP if beside else 0)
        for (label, text), end in zip(told, ends, strict=True):
            label.setText(text if beside else label.fontMetrics().elidedText(text, end, room))
        left = room - (self.name.fontMetrics().horizontalAdvance(told[0][1]) + 1 + GAP) * beside - 2 * PADDING
        metrics = self.still_open.fontMetrics()
        self.still_open.setText(metrics.elidedText(self._still_open, Qt.TextElideMode.ElideRight, left))

    def _told(self) -> list[tuple[QLabel, str]]:
        """Return name and review, each with what it says where there is room."""
        return list(zip((self.name, self.review), self._whole, strict=True))

    def _label(self, object_name: str, wraps: bool = True) -> QLabel:
        label = QLabel(self)
        label.setObjectName(object_name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wraps)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if wraps:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label
