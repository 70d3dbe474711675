"""A page with its outline beside its text, where the window is wide enough for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medviewer.ui.page.page_text import PageText

if TYPE_CHECKING:
    from medviewer.ui.page.outline.heading_list import HeadingList

FROM = 1400
"""Width of a window in pixels from which on it has an outline."""
LETTERS = 34
"""Least width of an outline in letters of the window."""
GAP = 24
STEP = 10
"""Letters by which the room of a wide table grows while a long page comes, which is laid out anew each time."""
SETTLED = 50
"""Milliseconds until it is known how wide a text is: Qt tells of the one before at first."""
WIDEST = (1 << 24) - 1
"""Pixels, as Qt bounds every widget."""


class PageWithOutline(QWidget):
    """Puts the outline of what `text` shows beside the text, at the end of its lines; made once there is room.

    A table that needs more room than the lines has it from the outline, down to the least width of that.
    """

    def __init__(self, text: PageText, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageWithOutline")
        self.outline: HeadingList | None = None
        self._text = text
        self._page = text.page
        self._is_wanted = True
        self._beyond = 0
        self._is_stale = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._page, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        for shown in (text.page_changed, text.spot_shown):
            shown.connect(self._begin)
        self._page.steps.added.connect(lambda _start: self._widen())
        self._page.steps.done.connect(self._take_rest)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED)
        self._later.timeout.connect(self._give_room)
        self._page.horizontalScrollBar().rangeChanged.connect(lambda _from, _to: self._later.start())
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self._make)

    def want(self, wanted: bool) -> None:
        """Show the outline where there is room for it, or never."""
        self._is_wanted = wanted
        self.fit()

    def fit(self) -> None:
        """Show or hide the outline, as the room is now; a text with nothing to list has none."""
        shown = self._is_wanted and self._text.opened() is not None and self._has_room()
        if self.outline is None:
            if shown:
                self._first.start(0)
            else:
                self._first.stop()
            return
        if shown and self._is_stale:
            self._is_stale = False
            self.outline.refresh()
        shown = shown and self.outline.has_entries()
        self.outline.setMinimumWidth(self._least())
        self.outline.setVisible(shown)
        self._page.setMaximumWidth(self._text_width() if shown else WIDEST)
        if shown:
            self.outline.mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room."""
        super().resizeEvent(event)
        self.fit()

    def _make(self) -> None:
        """Make the outline, in a turn of the event loop of its own: whoever draws the window wider does not wait."""
        from medviewer.ui.page.outline.heading_list import HeadingList

        self.outline = HeadingList(self._text, self)
        self._row.addWidget(self.outline)
        self.fit()

    def _take_rest(self) -> None:
        """List what has come of a long page since it was shown."""
        self._is_stale = True
        self.fit()

    def _begin(self) -> None:
        """Begin with the room of the lines and of the tables that are there; those that come may ask for more."""
        self._beyond = self._beyond_lines()
        self._is_stale = True
        self.fit()

    def _widen(self) -> None:
        """Take room from the outline for a table that has come, and is wider than those before it."""
        beyond = self._beyond_lines()
        if beyond > self._beyond:
            self._beyond = beyond
            self.fit()

    def _beyond_lines(self) -> int:
        """Return what the widest table needs beside the lines, in pixels, rounded up."""
        step = QFontMetrics(self.font()).averageCharWidth() * STEP
        return -(-self._page.beyond_lines() // step) * step

    def _give_room(self) -> None:
        """Take from the outline what cannot be broken and is yet wider, such as words in a box, once it is laid out."""
        beyond = self._page.horizontalScrollBar().maximum()
        if beyond and self.outline is not None and self.outline.isVisible():
            self._beyond = max(self._beyond, self._page.width() + beyond - self._lines())
            self.fit()

    def _has_room(self) -> bool:
        """Tell whether the lines keep their length beside the outline, in a wide window."""
        return self.window().width() >= FROM and self.width() >= self._lines() + self._least()

    def _text_width(self) -> int:
        return min(self._lines() + self._beyond, self.width() - self._least())

    def _lines(self) -> int:
        """Return the width of the page's view around lines of full length."""
        return self._page.full_width() + GAP

    def _least(self) -> int:
        return QFontMetrics(self.font()).averageCharWidth() * LETTERS
