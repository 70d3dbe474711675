"""How one row of the drug list is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from medviewer.library.marking import hits
from medviewer.ui.drug_model import DrugRole
from medviewer.ui.theme import Theme

MARGIN = 16
STAR = 18
PADDING = 7


class DrugDelegate(QStyledItemDelegate):
    """Paint the name with its hits marked, the second line, and the star."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.words: tuple[str, ...] = ()
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines of text."""
        return QSize(160, option.fontMetrics.height() * 2 + 2 * PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        self._paint_ground(painter, option.rect, index)
        text = option.rect.adjusted(MARGIN, PADDING, -MARGIN - STAR - 8, -PADDING)
        missing = bool(index.data(DrugRole.MISSING))
        subtitle = str(index.data(DrugRole.SUBTITLE) or "")
        line = QRect(text.left(), text.top(), text.width(), option.fontMetrics.height())
        if not subtitle:
            line.moveTop(option.rect.center().y() - line.height() // 2)
        self._paint_name(painter, option, line, str(index.data()), missing)
        if subtitle:
            line.translate(0, line.height())
            painter.setPen(QColor(self._theme.colours.quiet))
            painter.drawText(
                line, 0, option.fontMetrics.elidedText(subtitle, Qt.TextElideMode.ElideRight, line.width())
            )
        full = bool(index.data(DrugRole.FAVOURITE))
        if full or index.row() == self.hovered:
            self._paint_star(painter, option.rect, full)
        painter.restore()

    @staticmethod
    def star_rect(row: QRect) -> QRect:
        """Return where the star of a row at `row` is, with room around it to hit."""
        return QRect(row.right() - MARGIN - STAR - 6, row.top(), STAR + MARGIN + 6, row.height())

    def _paint_ground(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        colours = self._theme.colours
        if index == self._view.currentIndex():
            painter.fillRect(rect, QColor(colours.chosen))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
            if self._view.hasFocus():
                painter.setPen(QColor(colours.accent))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif index.row() == self.hovered:
            painter.fillRect(rect, QColor(colours.hover))

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, name: str, missing: bool
    ) -> None:
        colours = self._theme.colours
        shown = QFontMetrics(option.font).elidedText(name, Qt.TextElideMode.ElideRight, line.width())
        layout = QTextLayout(shown, option.font)
        layout.setFormats([self._mark(start, length) for start, length in hits(shown, self.words)])
        layout.beginLayout()
        layout.createLine().setLineWidth(line.width() + 1)
        layout.endLayout()
        painter.setPen(QColor(colours.quiet if missing else colours.text))
        layout.draw(painter, QPointF(line.topLeft()))

    def _mark(self, start: int, length: int) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, length
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(self._theme.colours.accent))
        span.format = look
        return span

    def _paint_star(self, painter: QPainter, rect: QRect, full: bool) -> None:
        spot = QRect(0, 0, STAR, STAR)
        spot.moveCenter(self.star_rect(rect).center())
        colours = self._theme.colours
        icon = self._theme.icon("star-full" if full else "star", colours.accent if full else colours.quiet)
        icon.paint(painter, spot)
