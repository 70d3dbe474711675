"""The choice of the section in which a text is searched: one line that opens to all that have hits."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from medviewer.ui.search.list_content import SectionChoices

LETTERS = 8
"""Of a title, for which there is room at least."""


class HitSectionBox(QComboBox):
    """Offers the sections with their counts. Its room is kept while there is nothing to choose, so no row moves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hitSections")
        self.setAccessibleName(QCoreApplication.translate("DrugList", "In which sections the text is searched"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._choices = SectionChoices()
        self.hide()

    def show_choices(self, choices: SectionChoices | None, is_kept: bool) -> None:
        """Offer these sections, None for those that are there. is_kept: its room stays where there are none."""
        if choices is not None and (choices != self._choices or not self.count()):
            self._choices = choices
            self._fill(choices)
        elif not self.count():
            self._fill(SectionChoices())
        self.setEnabled(self.count() > 1)
        self.setVisible(is_kept)

    def take_chosen(self) -> str:
        """Return the key of the section that was chosen, and hold it to be the one."""
        key = str(self.currentData() or "")
        self._choices = self._choices._replace(chosen=key)
        return key

    def sizeHint(self) -> QSize:
        """Return room for a short title; with Qt's policy for that the list of choices is made before it opens."""
        self.ensurePolished()
        option, icon = QStyleOptionComboBox(), self.iconSize()
        self.initStyleOption(option)
        width = LETTERS * self.fontMetrics().horizontalAdvance("X") + icon.width() + 4
        words = QSize(width, max(ceil(QFontMetricsF(self.font()).height()), icon.height()) + 2)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, words, self)

    def minimumSizeHint(self) -> QSize:
        """Return the same: longer titles are cut."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel alone: another section would be searched by whoever only passes by."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow behind the words, of their size and colour; the style has none for what has no frame."""
        super().paintEvent(event)
        if not self.isEnabled():
            return
        metrics, option = self.fontMetrics(), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        side = metrics.height() / 4
        middle = QPointF(room.left() + metrics.horizontalAdvance(self.currentText()) + 4 * side, room.center().y() + 1)
        middle.setX(min(middle.x(), self.width() - 2 * side))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), side / 2))
        points = [middle + QPointF(x * side, y * side / 2) for x, y in ((-1, -1), (0, 1), (1, -1))]
        painter.drawPolyline(points)
        painter.end()

    def _fill(self, choices: SectionChoices) -> None:
        whole = QCoreApplication.translate("ListControl", "All sections")
        self.blockSignals(True)
        self.clear()
        for key, title in choices.sections or [("", whole)]:
            self.addItem(title, key)
        self.setCurrentIndex(max(0, self.findData(choices.chosen)))
        self.blockSignals(False)
