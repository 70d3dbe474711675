"""Painting of one row of the drug list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medviewer.library.names.name_query import hits
from medviewer.ui.base.collection_colours import paint_swatch, shade
from medviewer.ui.base.theme import Theme
from medviewer.ui.search.drug_model import DrugRole, RowLooks
from medviewer.ui.search.list_lines import (
    CHANGED,
    COLLECTION,
    GROUP,
    HEADING,
    NAME,
    NAMING,
    NEARLY,
    NOTE,
    PASSAGE,
    QUERY,
    TOGETHER,
    UP,
)

MARGIN = 16
SMALLEST_STAR = 18
PADDING = 7
PLAIN = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
SWATCH = 12
_SIGNS = {UP: "‹  ", CHANGED: "△  ", TOGETHER: "⇄  "}
_LEADING = (GROUP, COLLECTION, CHANGED, TOGETHER, QUERY, NAMING)
"""Kinds of rows that lead to others, or ask for something: their arrow says so."""
DrawnSpans = Sequence[tuple[int, int]]


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
        looks = index.data(DrugRole.LOOKS)
        if looks.kind == HEADING:
            self._paint_heading(painter, option, looks.title)
        else:
            self._paint_ground(painter, option, index)
            self._paint_lines(painter, option, looks, index.row() == self.hovered)
        painter.restore()

    @staticmethod
    def star_rect(row: QRect) -> QRect:
        """Return where the star of a row at `row` is, with room around it to hit."""
        star = star_size(row)
        return QRect(row.right() - MARGIN - star - 6, row.top(), star + MARGIN + 6, row.height())

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.quiet))
        place = option.rect.adjusted(MARGIN, 0, -MARGIN, -PADDING)
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, looks: RowLooks, hovered: bool) -> None:
        kind, line = looks.kind, looks.line
        has_star = kind in (NAME, NEARLY)
        text = option.rect.adjusted(
            MARGIN, PADDING, -MARGIN - (star_size(option.rect) + 8 if has_star else 0), -PADDING
        )
        colours = self._theme.colours
        if kind == COLLECTION and line:
            spot = QRectF(text.left(), option.rect.center().y() - SWATCH / 2, SWATCH, SWATCH)
            paint_swatch(painter, spot, shade(line.section, self._theme))
            text.setLeft(text.left() + SWATCH + PADDING)
        place = QRect(text.left(), text.top(), text.width(), option.fontMetrics.height())
        if not looks.subtitle:
            place.moveTop(option.rect.center().y() - place.height() // 2)
        title = _SIGNS.get(kind, "") + looks.title
        marks = line.marks if line else hits(title, self.words)
        colour = colours.quiet if looks.missing else colours.text
        self._paint_text(painter, option.font, place, title, marks, colour, kind)
        if looks.subtitle:
            place.translate(0, place.height())
            under = line.under if line else ()
            self._paint_text(painter, option.font, place, looks.subtitle, under, colours.quiet, kind)
        if has_star:
            self._paint_star(painter, option.rect, looks.favourite, hovered)
        elif kind in _LEADING:
            self._theme.icon("right", colours.quiet).paint(painter, self._star_spot(option.rect))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, rect = self._theme.colours, option.rect
        current = index == self._view.currentIndex()
        if current or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.chosen))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
            if current and self._view.hasFocus():
                painter.setPen(QColor(colours.accent))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif index.row() == self.hovered:
            painter.fillRect(rect, QColor(colours.hover))

    def _paint_text(
        self, painter: QPainter, font: QFont, place: QRect, text: str, marks: DrawnSpans, colour: str, kind: str
    ) -> None:
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(QColor(colour))
        if not marks:
            painter.setFont(font)
            painter.drawText(place, PLAIN, shown)
            return
        layout = QTextLayout(shown, font)
        reach = len(shown)
        layout.setFormats(
            [self._mark(start, min(length, reach - start), kind) for start, length in marks if start < reach]
        )
        layout.beginLayout()
        layout.createLine().setLineWidth(place.width() + 1)
        layout.endLayout()
        layout.draw(painter, QPointF(place.topLeft()))

    def _mark(self, start: int, length: int, kind: str) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, length
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(self._theme.colours.text if kind in (PASSAGE, NOTE) else self._theme.colours.accent))
        look.setFontUnderline(kind == NEARLY)
        span.format = look
        return span

    def _star_spot(self, row: QRect) -> QRect:
        star = star_size(row)
        spot = QRect(0, 0, star, star)
        spot.moveCenter(self.star_rect(row).center())
        return spot

    def _paint_star(self, painter: QPainter, rect: QRect, full: bool, hovered: bool) -> None:
        if full or hovered:
            colours = self._theme.colours
            name, colour = ("star-full", colours.accent) if full else ("star", colours.quiet)
            self._theme.icon(name, colour).paint(painter, self._star_spot(rect))


def star_size(row: QRect) -> int:
    """Return the side of the star of a row, which is as high as a line of its text."""
    return max(SMALLEST_STAR, (row.height() - 2 * PADDING) // 2)
