"""Texts that show as much as there is room for, cut where that changes no dose; the whole is in their tooltips."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

Fits = Callable[[str], bool]
Cut = Callable[[str, Fits], str]
"""Returns as much of a text as fits."""
ENDED = "\u00a0…"
"""Ends what is cut between clauses; it never stands on a line of its own."""
_HIGHEST = 1 << 16


def whole_or_start(text: str, fits: Fits) -> str:
    """Return a text, else as many of its letters as fit with `…` behind them."""
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(text[:middle] + "…") else (low, middle)
    return text[:low].rstrip() + "…"


def quote_cut(text: str, fits: Fits) -> str:
    """Return a quote, else as many of its clauses as fit: no amount without its unit and how often it is given."""
    if fits(text):
        return text
    from medviewer.library.glance.essentials import cuts

    starts = [text[:end].rstrip(" ,;:") for end in cuts(text)]
    return starts[max(0, bisect_left(starts, True, key=lambda start: not fits(f"{start}{ENDED}")) - 1)] + ENDED


class Refitted:
    """A widget's text that is cut anew where its room or its letters have another size, by `_refresh`."""

    if TYPE_CHECKING:

        def _refresh(self) -> None: ...
        def updateGeometry(self) -> None: ...

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the room there is."""
        super().resizeEvent(event)  # type: ignore[misc]
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Cut the text to the size of its letters."""
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.FontChange:
            self._forget()
            self._refresh()
            self.updateGeometry()

    def _forget(self) -> None:
        """Forget what was measured with other letters."""


class FittedLabel(Refitted, QLabel):
    """A text in at most so many lines. tapped(): the left button was pressed on it."""

    tapped = Signal()

    def __init__(self, cut: Cut = whole_or_start, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._cut = cut
        self._lines = lines
        self._shown: dict[int, str] = {}
        """What is shown at the widths that were asked for: a layout asks for each many times."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(lines > 1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)

    def whole(self) -> str:
        """Return all of the text."""
        return self._whole

    def say(self, text: str) -> None:
        """Say a text; its tooltip has the whole of one that is cut."""
        self._whole = text
        self._forget()
        self.setAccessibleName(text)
        self._refresh()
        self.updateGeometry()

    def shown_in(self, width: int) -> str:
        """Return as much of the text as there is room for in so many pixels."""
        if width not in self._shown:
            self._shown[width] = self._cut_to(width)
        return self._shown[width]

    def sizeHint(self) -> QSize:
        """Return the room of the whole text in one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(0, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        """Tell whether the text may have several lines."""
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        """Return the height of what is shown at a width."""
        return height_in(self.fontMetrics(), self._tied(self.shown_in(width)), width)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that it was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tapped.emit()

    def _forget(self) -> None:
        self._shown.clear()

    def _cut_to(self, width: int) -> str:
        return self._cut(self._whole, partial(self._fits, width, self._lines))

    def _fits(self, width: int, lines: int, text: str) -> bool:
        return fits_in(self.fontMetrics(), self._tied(text), width, lines)

    def _tied(self, text: str) -> str:
        """Return a text as it is shown: lines part no number from its unit."""
        if self._lines == 1:
            return text
        from medviewer.export.paper.ties import tied

        return tied([text])[0]

    def _refresh(self) -> None:
        shown = self.shown_in(self.width())
        if self._tied(shown) != self.text():
            self.setText(self._tied(shown))
        self.setToolTip(self._whole if shown != self._whole else "")


class DoseLine(FittedLabel):
    """A quote in one line, in as many as its first amount needs where one has no room for it."""

    MOST = 5

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(quote_cut, self.MOST, parent)

    def _cut_to(self, width: int) -> str:
        from medviewer.library.glance.dose_words import holds_amount

        short = ""
        for lines in range(1, self.MOST + 1):
            short = self._cut(self._whole, partial(self._fits, width, lines))
            if holds_amount(short) or not holds_amount(self._whole):
                break
        return short


class FittedButton(Refitted, QPushButton):
    """A flat button that shows as much of its text as there is room for in one line."""

    PADDING = 12  # pixels beside the text, as page.qss has them, and its border

    def __init__(self, cut: Cut = quote_cut, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._cut = cut
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def whole(self) -> str:
        """Return all of the text."""
        return self._whole

    def say(self, text: str) -> None:
        """Say a text; its tooltip has the whole."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(40, super().minimumSizeHint().height())

    def _refresh(self) -> None:
        room = self.width() - 2 * self.PADDING
        shown = self._cut(self._whole, lambda text: fits_in(self.fontMetrics(), text, room))
        shown = shown.replace("&", "&&")
        if shown != self.text():
            self.setText(shown)


def fits_in(metrics: QFontMetrics, text: str, width: int, lines: int = 1) -> bool:
    """Tell whether a text has room in lines of so many pixels."""
    if lines == 1:
        return metrics.horizontalAdvance(text) + 2 <= width
    return height_in(metrics, text, width) <= lines * metrics.lineSpacing()


def height_in(metrics: QFontMetrics, text: str, width: int) -> int:
    """Return the height of a text whose lines are so wide."""
    room = QRect(0, 0, max(1, width), _HIGHEST)
    return max(metrics.height(), metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height())
