"""Parts that stand over others for a while, so that nothing moves under the pointer when they come and go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QWidget

_OWN = (QEvent.Type.LayoutRequest, QEvent.Type.Show)
_MOVES = (*_OWN, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class Overlay(QObject):
    """Keeps a widget over the others of its parent, in no layout. place(): the rectangle, in the parent's pixels."""

    def __init__(self, widget: QWidget, place: Callable[[], QRect]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._place = place
        widget.installEventFilter(self)
        parent = widget.parentWidget()
        assert parent is not None
        self.follow(parent)

    def follow(self, other: QWidget) -> None:
        """Put the widget anew where this other one comes, goes or moves."""
        other.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the widget where it belongs now; the parent's layout has taken the event before."""
        if event.type() in (_OWN if watched is self._widget else _MOVES):
            self.put()
        return super().eventFilter(watched, event)

    def put(self) -> None:
        """Put the widget where it belongs now, above the others."""
        if not self._widget.isHidden():
            self._widget.setGeometry(self._place())
            self._widget.raise_()
