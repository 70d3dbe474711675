"""The provenance of a page in one line: what a reader must know is never cut, what tells pages apart is cut first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from medviewer.ui.base import provenance
from medviewer.ui.page.glance.fitted import Refitted, fits_in, height_in, whole_or_start

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource

_LEAST = 4
"""Letters of the middle that are worth a place."""


class SourceText(Refitted, QLabel):
    """Verdict on the signature, library and label or date, review. The middle is cut; the others wrap where narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("provenance")
        self._parts = ("", "", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_source(self, source: PageSource) -> None:
        """Say where a page comes from."""
        self._parts = (provenance.verdict(source.pack), provenance.origin(source), provenance.review(source))
        self.setAccessibleName(self.whole())
        self._refresh()
        self.updateGeometry()

    def whole(self) -> str:
        """Return all that is said where there is room."""
        return ", ".join(filter(None, self._parts))

    def shown_in(self, width: int) -> str:
        """Return what is said in so many pixels."""
        verdict, middle, review = self._parts

        def fits(text: str) -> bool:
            return fits_in(self.fontMetrics(), f"{verdict}, {text}, {review}", width)

        if not middle or fits(middle):
            return self.whole()
        short = whole_or_start(middle, fits)
        return f"{verdict}, {short}, {review}" if len(short) > _LEAST and fits(short) else f"{verdict}, {review}"

    def sizeHint(self) -> QSize:
        """Return the room of all in one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.whole()) + 2, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(0, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow line has several."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of what is shown at a width."""
        return height_in(self.fontMetrics(), self.shown_in(width), width)

    def _refresh(self) -> None:
        shown = self.shown_in(self.width())
        if shown != self.text():
            self.setText(shown)
