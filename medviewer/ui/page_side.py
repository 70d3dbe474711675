"""The right side of a window: tabs of pages, the page or what stands in its place, messages over its foot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medviewer.ui.base.overlay import Overlay
from medviewer.ui.base.small_screen import LEAST_PAGE
from medviewer.ui.base.theme import Theme
from medviewer.ui.message_bar import MessageBar
from medviewer.ui.open_pages.page_tab_bar import PageTabBar
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.page.page_column import height_of
from medviewer.ui.page.panes import Panes

MESSAGES_SHARE = 3
"""Messages take no more than one part of so many of the height, but for a single one that needs more."""


class PageSide(QWidget):
    """The right side: as narrow as the head of a monograph can be, whatever else has stood there.

    Messages stand over its foot, above the find bar, so that no text moves when they come and go.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.pages = PageTabBar(theme, self)  # before the page, where Tab leads to it first
        self.monograph = MonographView(theme, self)
        self.message = MessageBar(theme, self)
        self.panes = Panes(theme, self.monograph, self)
        for part in (self.pages, self.message):
            theme.style(part, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages)
        column.addWidget(self.panes, 1)
        self.message.hide()
        self._over = Overlay(self.message, self._place_of_message)
        self.message.changed.connect(self._over.put)
        self.panes.currentChanged.connect(self._follow_pane)
        self._follow_pane()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        least = self.panes.monograph.minimumSizeHint().width()
        return QSize(max(LEAST_PAGE, least), super().minimumSizeHint().height())

    def _follow_pane(self) -> None:
        """Keep messages above the find bar of what is shown."""
        bar = self.panes.shown().find_bar
        if bar is not None:
            self._over.follow(bar)
        self._over.put()

    def _place_of_message(self) -> QRect:
        bar = self.panes.shown().find_bar
        foot = bar.mapTo(self, QPoint()).y() if bar is not None and bar.isVisible() else self.height()
        self.message.fit(self.width(), foot // MESSAGES_SHARE)
        height = height_of(self.message, self.width())
        return QRect(0, foot - height, self.width(), height)
