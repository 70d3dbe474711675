"""Heads above the columns of a comparison, which keep to their places when these are scrolled sideways."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WrappedButton(QPushButton):
    """A flat button whose text goes on in further lines; lines end at spaces only."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setFlat(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width, in pixels."""
        return self.fontMetrics().boundingRect(0, 0, width, 0, int(_WRAPPED), self._words).height()

    def sizeHint(self) -> QSize:
        """Return the size of the text on one line."""
        return self.fontMetrics().size(0, self._words)

    def minimumSizeHint(self) -> QSize:
        """Return the size of the longest word."""
        narrow = self.fontMetrics().boundingRect(0, 0, 1, 0, int(_WRAPPED), self._words)
        return QSize(narrow.width() + 1, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of the focus, and the text over its lines; where it has no room, as far as it goes and “…”."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(option.palette.buttonText().color())
        painter.drawText(self.rect(), int(_WRAPPED), self.drawn_text())

    def drawn_text(self) -> str:
        """Return what is drawn of the text."""
        needed = self.fontMetrics().boundingRect(self.rect(), int(_WRAPPED), self._words)
        if self.rect().contains(needed):
            return self._words
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()) or "…"


class ColumnStrip(QScrollArea):
    """A widget above each column. fit_needed(): one of them needs another height."""

    fit_needed = Signal()

    def __init__(self, parent: QWidget, in_sight: bool = False) -> None:
        """in_sight: what stands above a column that is seen in part stands above the part that is seen."""
        super().__init__(parent)
        self._in_sight = in_sight
        self._widgets: Sequence[QWidget] = ()
        self._inside = QFrame(self)
        self._inside.setObjectName("columnHeads")
        self._inside.installEventFilter(self)
        self.setWidget(self._inside)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def inside(self) -> QWidget:
        """Return the widget on which the heads stand."""
        return self._inside

    def hold(self, widgets: Sequence[QWidget]) -> None:
        """Show these in place of what stood here before."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self._widgets = widgets
        for widget in widgets:
            widget.show()  # what is not shown yet has no height

    def fit(self, left: int, widths: Sequence[int], most: int) -> None:
        """Put each above its column. left: where the first one begins. most: the height beyond which they scroll."""
        height = max((one.heightForWidth(width) for one, width in zip(self._widgets, widths, strict=True)), default=0)
        for one, x, width in zip(self._widgets, accumulate(widths[:-1], initial=left), widths, strict=True):
            begin, end = (max(x, 0), min(x + width, self.width())) if self._in_sight else (x, x + width)
            one.setGeometry(begin, 0, max(0, end - begin), height)
        self._inside.resize(self.width(), height)
        self.setFixedHeight(min(height, most))

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Say when a widget needs another height."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.fit_needed.emit()
        return False
