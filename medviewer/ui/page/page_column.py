"""A page with what stands above and below it; where room is short, its head scrolls away with the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from medviewer.ui.base.small_screen import height_of
from medviewer.ui.page.header import Header
from medviewer.ui.page.page_view import LINE, PageView
from medviewer.ui.page.short_head import ShortHead

LEAST = 8  # lines of text beside which the head stays above the page


class PageColumn(QWidget):
    """Head, what stands between it and the page, the page, and what stands below.

    Where the head would leave the page less than eight lines, it goes into the page above the text; a short one stays.
    """

    def __init__(
        self,
        header: Header,
        above: Sequence[QWidget],
        page: PageView,
        beside: QWidget,
        below: Sequence[QWidget],
        parent: QWidget,
    ) -> None:
        """beside: holds the page with what stands beside it."""
        super().__init__(parent)
        self._header = header
        self._page = page
        self.short = ShortHead(self)
        self.short.hide()
        self._around: tuple[QWidget, ...] = (self.short, *above, *below)
        self._least = QSize()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (header, self.short, *above):
            self._column.addWidget(part)
        self._column.addWidget(beside, 1)
        for part in below:
            self._column.addWidget(part)
        header.installEventFilter(self)

    def add_below(self, part: QWidget) -> None:
        """Put a part between the page and what stands below it."""
        self._around = (*self._around, part)
        self._column.insertWidget(self._column.indexOf(self._page) + 1, part)

    def fit(self) -> None:
        """Place the head where the room allows it."""
        short, focused = self._is_short(), QApplication.focusWidget()
        self.short.take_from(self._header)
        roomy = short and self.short.has_room_for(self._header.buttons, self.width())
        self._place_buttons(self.short if roomy else self._header)
        self.short.setVisible(short)
        if short and not self._page.carries():
            self._column.removeWidget(self._header)
            self._page.carry(self._header)
        elif self._page.carries() and not short:
            self._page.carry(None)
            self._column.insertWidget(0, self._header)
            self._header.show()
        if focused is not None and self._header.buttons.isAncestorOf(focused):
            focused.setFocus()  # a widget that goes elsewhere has lost it
        for button in self._header.findChildren(QAbstractButton) if short else ():
            button.installEventFilter(self)
        self._page.place_head()
        self._ask_for_room()

    def hasHeightForWidth(self) -> bool:
        """Tell layouts outside that the page takes what there is."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the page has its lines below the short head, all other parts at their full height."""
        head = self._header.minimumSizeHint().width() + self._page.verticalScrollBar().sizeHint().width()
        width = max(super().minimumSizeHint().width(), head)
        return QSize(width, self._height_around(self.short) + self._page.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the head anew."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Place the head anew where another part comes, goes, or needs more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the head anew where it says more or less than before; bring it back where the keyboard goes into it."""
        if self._page.carries() and event.type() == QEvent.Type.LayoutRequest and watched is self._header:
            self.fit()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget) and self._page.isAncestorOf(watched):
            self._page.verticalScrollBar().setValue(0)
        return super().eventFilter(watched, event)

    def _place_buttons(self, head: Header | ShortHead) -> None:
        if self._header.buttons.parent() is not head:
            head.take_buttons(self._header.buttons)
            self._header.buttons.show()

    def _is_short(self) -> bool:
        """Return whether the whole head leaves the page less lines than it should have."""
        left = self.height() - self._height_around(self._header)
        return left < LEAST * LINE * self.fontMetrics().height()

    def _height_around(self, head: QWidget) -> int:
        """Return how high all but the page is, below this head."""
        rest = [part for part in self._around if part is not self.short and not part.isHidden()]
        return sum(height_of(part, self.width()) for part in (head, *rest))

    def _ask_for_room(self) -> None:
        """Have the window keep the room that is needed."""
        least = self.minimumSizeHint()
        if least != self._least:
            self._least = least
            self.updateGeometry()
