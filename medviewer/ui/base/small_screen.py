"""Room for the contents of a window on a screen that is smaller than they can be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStyle, QWidget

FRAME = 8
"""Pixels that a desktop may put round a window, both sides together, before Qt can ask it how many."""

LEAST_PAGE = 320
"""Pixels of width that the right side of a window keeps."""


def room_on_screen(window: QWidget) -> QSize:
    """Return how large a window may be so that all of it is on its screen, with its title."""
    title_bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return window.screen().availableSize() - QSize(FRAME, title_bar + FRAME)


def height_of(part: QWidget, width: int) -> int:
    """Return the height that a part needs at this width, in pixels."""
    layout = part.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


def own_viewport(area: QWidget) -> QWidget:
    """Return a viewport for a scroll area like the one that Qt makes.

    That one PySide would not know: to tell of which class it is, it makes a class of its own for every kind of widget.
    """
    made = QWidget(area)
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    return made


class SmallScreen(QScrollArea):
    """Holds what a window shows: on a screen without room for it that scrolls, on any other nothing does.

    above: what stands above it in the window, such as its menus.
    """

    def __init__(self, inside: QWidget, above: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._above = above
        self._inside = inside
        self.setObjectName("smallScreen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """Return what its contents need at least, no more than the screen has."""
        room = room_on_screen(self.window()) - QSize(0, self._above.sizeHint().height())
        return self._inside.minimumSizeHint().expandedTo(self._inside.minimumSize()).boundedTo(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the window keep the room that its contents need now."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys that nobody inside wanted to the window; Qt would scroll with them."""
        event.ignore()

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Bring what has the focus into sight."""
        if focused is not None and self._inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 0)
