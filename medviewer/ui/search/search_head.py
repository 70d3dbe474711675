"""The search field with what stands beside it, in as many rows as leave room for a long name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStyle, QWidget

LONG_NAME = "amoxicillin clavulanate"
"""What the field has room for, beside the icons in it."""
BETWEEN = 6
ROUND_ICON = 6
"""Pixels that Qt adds to an icon in a field."""
CURSOR = 4


class SearchHead(QWidget):
    """Back and Forward, the field, and how to browse; the field has a row of its own where they leave it too little."""

    def __init__(self, field: QLineEdit, browse: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._browse = browse
        self._way: QWidget | None = None
        self._is_one_row: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(BETWEEN)
        self._grid.setColumnStretch(1, 1)
        self._arrange()

    def take_way(self, way: QWidget) -> None:
        """Have Back and Forward in front."""
        self._way = way
        self._is_one_row = None
        self._arrange()

    def width_of_one_row(self) -> int:
        """Return the width at which everything stands in one row, in pixels."""
        beside = [part for part in (self._way, self._browse) if part is not None]
        return self._width_of_field() + sum(part.sizeHint().width() + BETWEEN for part in beside)

    def minimumSizeHint(self) -> QSize:
        """Return a size that has room for the field alone."""
        return QSize(self._width_of_field(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as are needed now."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Take as many rows as are needed where text or icons have another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _width_of_field(self) -> int:
        """Return the width at which a long name is seen with an icon on either side of it."""
        field, style = self._field, self._field.style()
        icon = style.pixelMetric(QStyle.PixelMetric.PM_LineEditIconSize, None, field) + ROUND_ICON
        icon += style.pixelMetric(QStyle.PixelMetric.PM_LineEditIconMargin, None, field)
        metrics = field.fontMetrics()
        shown = sum(action.isVisible() for action in field.actions())
        round_text = field.sizeHint().width() - 17 * metrics.horizontalAdvance("x") - shown * icon
        return round_text + 2 * icon + metrics.horizontalAdvance(LONG_NAME) + CURSOR

    def _arrange(self) -> None:
        is_one_row = self.width() >= self.width_of_one_row()
        if is_one_row == self._is_one_row:
            return
        self._is_one_row = is_one_row
        for part in (self._way, self._field, self._browse):
            if part is not None:
                self._grid.removeWidget(part)
        if self._way is not None:
            self._grid.addWidget(self._way, 0, 0)
        self._grid.addWidget(self._browse, 0, 2, Qt.AlignmentFlag.AlignRight)
        if is_one_row:
            self._grid.addWidget(self._field, 0, 1)
        else:
            self._grid.addWidget(self._field, 1, 0, 1, 3)
