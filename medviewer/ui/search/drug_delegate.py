"""Painting of one row of the drug list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medviewer.library.names.name_query import hits
from medviewer.ui.base.collection_colours import paint_swatch, shade
from medviewer.ui.base.theme import Theme
from medviewer.ui.search.drug_model import DrugRole, RowLooks
from medviewer.ui.search.list_lines import (
    CHANGED,
    COLLECTION,
    FILTER,
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
from medviewer.ui.search.row_text import MARGIN, FittedLine, RowText

SMALLEST_STAR = 18
PADDING, COMPACT_PADDING = 7, 2
SWATCH, INSIDE = 12, 16
_SIGNS = {UP: "‹  ", CHANGED: "△  ", TOGETHER: "⇄  "}
_LEADING = (GROUP, COLLECTION, CHANGED, TOGETHER, QUERY, NAMING, FILTER)
"""Kinds of rows that lead to others, or ask for something: their arrow says so."""


class DrugDelegate(QStyledItemDelegate):
    """Paint the name with its hits marked, over two lines where it needs them, the second line, and the star."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.words: tuple[str, ...] = ()
        self.hovered = -1
        self.is_compact = False
        self._texts: dict[tuple[str, str, str], RowText] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines of text, with less room around them where the list is compact."""
        return QSize(160, option.fontMetrics.height() * 2 + 2 * self._padding())

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

    def _padding(self) -> int:
        return COMPACT_PADDING if self.is_compact else PADDING

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
        inside = INSIDE if line and line.is_inside else 0
        icon = star_size(option.rect) + 8 if has_star or kind in _LEADING else 0
        around = self._padding()
        text = option.rect.adjusted(MARGIN + inside, around, -MARGIN - icon, -around)
        if kind == COLLECTION and line:
            spot = QRectF(text.left(), option.rect.center().y() - SWATCH / 2, SWATCH, SWATCH)
            paint_swatch(painter, spot, shade(line.section, self._theme))
            text.setLeft(text.left() + SWATCH + PADDING)
        self._paint_text(painter, option, text, looks)
        if has_star:
            self._paint_star(painter, option.rect, looks.favourite, hovered)
        elif kind in _LEADING:
            name = "down" if kind == FILTER else "right"
            self._theme.icon(name, self._theme.colours.quiet).paint(painter, self._star_spot(option.rect))

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
        if self.is_compact:  # else a name seems to belong to the line above it
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, looks: RowLooks) -> None:
        """Paint the name, what is under it or behind its end, and what stands aside."""
        drawn, colours = self._row_text(option.font, looks.kind), self._theme.colours
        line, height = looks.line, option.fontMetrics.height()
        title = _SIGNS.get(looks.kind, "") + looks.title
        fitted = FittedLine(title, line.marks if line else hits(title, self.words))
        under = FittedLine(looks.subtitle, line.under if line else ())
        kept, yields = (line.kept, line.is_inside) if line else (0, False)
        placed = drawn.placed(fitted, under, FittedLine(looks.aside), place.width(), kept, yields)
        is_low = bool(looks.subtitle or len(placed.lines) > 1 or (looks.aside and not placed.is_above))
        top = place.top() if is_low else place.center().y() - height // 2
        painter.setPen(QColor(colours.quiet if looks.missing else colours.text))
        for number, one in enumerate(placed.lines):
            drawn.paint(painter, one, QPointF(place.left(), top + number * height))
        painter.setPen(QColor(colours.quiet))
        if placed.aside.text:
            left = place.left() + place.width() - drawn.width(placed.aside)
            drawn.paint(painter, placed.aside, QPointF(left, top + height * (not placed.is_above)))
        drawn.paint(painter, placed.under, QPointF(place.left() + placed.start, place.top() + height))

    def _row_text(self, font: QFont, kind: str) -> RowText:
        """Return what paints rows of a kind, made anew where font or colours are others."""
        accent = self._theme.colours.accent
        key = (font.key(), kind, accent)
        if key not in self._texts:
            self._texts = {one: text for one, text in self._texts.items() if one[::2] == key[::2]}
            self._texts[key] = RowText(QFont(font), self._look(kind))
        return self._texts[key]

    def _look(self, kind: str) -> QTextCharFormat:
        """Return the look of what is emphasised in a row."""
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(self._theme.colours.text if kind in (PASSAGE, NOTE) else self._theme.colours.accent))
        look.setFontUnderline(kind == NEARLY)
        return look

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
