"""The right side of a window: tabs of pages, the page or what stands in its place, messages over its foot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medviewer.ui.base.overlay import Overlay
from medviewer.ui.base.small_screen import LEAST_PAGE, height_of
from medviewer.ui.base.theme import Theme
from medviewer.ui.open_pages.page_tab_bar import PageTabBar
from medviewer.ui.page.panes import Panes

if TYPE_CHECKING:
    from medviewer.ui.base.messages import Notice
    from medviewer.ui.message_bar import MessageBar
    from medviewer.ui.page.monograph_view import MonographView

MESSAGES_SHARE = 3
"""Messages take no more than one part of so many of the height, but for a single one that needs more."""


class PageSide(QWidget):
    """The right side: as narrow as the head of a monograph can be, whatever else has stood there.

    Messages stand over its foot, above the find bar, so that no text moves when they come and go. Page and messages are
    made when they are asked for: the start page comes up before either.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message: MessageBar | None = None
        self._over: Overlay | None = None
        self.pages = PageTabBar(theme, self)  # before the page, where Tab leads to it first
        self.panes = Panes(theme, partial(_page, theme), self)
        theme.style(self.pages, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages)
        column.addWidget(self.panes, 1)
        self.panes.currentChanged.connect(self._follow_pane)

    @property
    def message(self) -> MessageBar:
        """Return the bar of messages, made where nothing has been said yet."""
        if self._message is None:
            from medviewer.ui.message_bar import MessageBar

            _ = self.panes.monograph  # made before it: Tab leads there first
            self._message = MessageBar(self._theme, self)
            self._theme.style(self._message, "page")
            self._message.hide()
            self._over = Overlay(self._message, self._place_of_message)
            self._message.changed.connect(self._over.put)
            self._follow_pane()
        return self._message

    def standing(self) -> list[Notice]:
        """Return what stands until the reader has closed it, the last first; not what is of the page that is shown."""
        notices = self._message.notices() if self._message else ()
        return [one for one in notices if one.stands and not one.here]

    def take_back(self, text: str) -> None:
        """Close what was said in these words."""
        if self._message:
            self._message.take_back(text)

    def retheme(self) -> None:
        """Take the colours of the theme."""
        self.pages.retheme()
        if self._message:
            self._message.retheme()
        self.panes.retheme()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(max(LEAST_PAGE, self.panes.least_width()), super().minimumSizeHint().height())

    def _follow_pane(self) -> None:
        """Keep messages above the find bar of what is shown."""
        if self._over is not None:
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


def _page(theme: Theme, parent: QWidget) -> MonographView:
    from medviewer.ui.page.monograph_view import MonographView

    return MonographView(theme, parent)
