"""How one row of the drug list is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from medviewer.library.marking import hits
from medviewer.ui.drug_model import DrugRole
from medviewer.ui.lines import CHANGED, COLLECTION, GROUP, HEADING, NAME, NEARLY, NOTE, PASSAGE, UP, Line
from medviewer.ui.shades import paint_swatch, shade
from medviewer.ui.theme import Theme

MARGIN = 16
STAR = 18
PADDING = 7
SWATCH = 12
_SIGNS = {UP: "‹  ", CHANGED: "△  "}
Spans = Sequence[tuple[int, int]]


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
        kind = str(index.data(DrugRole.KIND))
        if kind == HEADING:
            self._paint_heading(painter, option, str(index.data()))
        else:
            self._paint_ground(painter, option.rect, index)
            self._paint_lines(painter, option, index, kind)
        painter.restore()

    @staticmethod
    def star_rect(row: QRect) -> QRect:
        """Return where the star of a row at `row` is, with room around it to hit."""
        return QRect(row.right() - MARGIN - STAR - 6, row.top(), STAR + MARGIN + 6, row.height())

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.quiet))
        place = option.rect.adjusted(MARGIN, 0, -MARGIN, -PADDING)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_lines(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        kind: str,
    ) -> None:
        line = index.data(DrugRole.LINE)
        has_star = kind in (NAME, NEARLY)
        text = option.rect.adjusted(MARGIN, PADDING, -MARGIN - (STAR + 8 if has_star else 0), -PADDING)
        colours = self._theme.colours
        if kind == COLLECTION and isinstance(line, Line):
            spot = QRectF(text.left(), option.rect.center().y() - SWATCH / 2, SWATCH, SWATCH)
            paint_swatch(painter, spot, shade(line.section, self._theme))
            text.setLeft(text.left() + SWATCH + PADDING)
        place = QRect(text.left(), text.top(), text.width(), option.fontMetrics.height())
        subtitle = str(index.data(DrugRole.SUBTITLE) or "")
        if not subtitle:
            place.moveTop(option.rect.center().y() - place.height() // 2)
        title = _SIGNS.get(kind, "") + str(index.data())
        marks = line.marks if isinstance(line, Line) else hits(title, self.words)
        quiet = bool(index.data(DrugRole.MISSING))
        self._paint_text(painter, option.font, place, title, marks, colours.quiet if quiet else colours.text, kind)
        if subtitle:
            place.translate(0, place.height())
            under = line.under if isinstance(line, Line) else ()
            self._paint_text(painter, option.font, place, subtitle, under, colours.quiet, kind)
        if has_star:
            self._paint_star(painter, option.rect, index)
        elif kind in (GROUP, COLLECTION, CHANGED):
            self._theme.icon("right", colours.quiet).paint(painter, self._star_spot(option.rect))

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

    def _paint_text(
        self, painter: QPainter, font: QFont, place: QRect, text: str, marks: Spans, colour: str, kind: str
    ) -> None:
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        layout = QTextLayout(shown, font)
        reach = len(shown)
        layout.setFormats(
            [self._mark(start, min(length, reach - start), kind) for start, length in marks if start < reach]
        )
        layout.beginLayout()
        layout.createLine().setLineWidth(place.width() + 1)
        layout.endLayout()
        painter.setPen(QColor(colour))
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
        spot = QRect(0, 0, STAR, STAR)
        spot.moveCenter(self.star_rect(row).center())
        return spot

    def _paint_star(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        full = bool(index.data(DrugRole.FAVOURITE))
        if full or index.row() == self.hovered:
            colours = self._theme.colours
            name, colour = ("star-full", colours.accent) if full else ("star", colours.quiet)
            self._theme.icon(name, colour).paint(painter, self._star_spot(rect))
