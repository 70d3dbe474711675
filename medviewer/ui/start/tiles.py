"""Tiles in rows of equal ones: chosen by the pointer or with Return, walked with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from medviewer.ui.base.collection_colours import shade
from medviewer.ui.base.theme import Theme
from medviewer.ui.start.start_content import LIBRARY, QUERY, StartSection, StartTile

GAP, ACROSS, ABOVE = 8, 12, 8
"""Pixels between tiles, and within one beside and above its text."""
STRIPE = 4
LETTERS = 28
"""Letters that the narrowest tile has room for."""
WIDEST = 1.6
"""Times the narrowest tile that one becomes where there is room for more."""
MOST_LINES, MOST_BELOW = 5, {LIBRARY: 4, QUERY: 2}
"""Lines of a title, and of what stands below it by the kind of tile; 1 for others."""
LARGE, SMALL = 1.25, 0.92
"""Sizes of the title of a large tile and of what stands below a title; the window's text is 1."""


def fitted_lines(text: str, font: QFont, width: int, most: int, mode: Qt.TextElideMode) -> list[str]:
    """Return a text in lines of this width; the last of `most` loses its middle or its end where it is too long."""
    metrics = QFontMetrics(font)
    if not text or metrics.horizontalAdvance(text) <= width:
        return [text] if text else []
    if most == 1:
        return [metrics.elidedText(text, mode, width)]
    layout = QTextLayout(text, font)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:most], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts[:most], ends, strict=True)]
    if len(starts) > most:
        lines[-1] = metrics.elidedText(lines[-1], mode, width)
    return lines


class TileButton(QPushButton):
    """One tile: its title over as many lines as it needs, and a second, quiet text."""

    def __init__(self, tile: StartTile, large: bool, place: str, theme: Theme, parent: TileGrid) -> None:
        """place: where it stands, for those who do not see it."""
        super().__init__(parent)
        self.tile = tile
        self._grid = parent
        self._large = large
        self._theme = theme
        self._fitted: tuple[tuple[int, str], tuple[list[str], list[str]]] | None = None
        self.setObjectName("startTile")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(", ".join(part for part in (tile.title, tile.under, tile.library) if part))
        self.setAccessibleDescription(place)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the texts need at a width, in pixels."""
        title, under = self._lines(width)
        high = QFontMetrics(self._title_font()).height() * len(title)
        return high + QFontMetrics(self._under_font()).height() * len(under) + 2 * self._above()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the grid decide."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame as the style has it, then the texts."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        title, under = self._lines(self.width())
        colours = self._theme.colours
        if self.tile.colour:
            stripe = QRect(4, 4, STRIPE, self.height() - 8)
            painter.fillRect(stripe, QColor(shade(self.tile.colour, self._theme)))
        top = self._draw(painter, title, self._title_font(), colours.text, self._above())
        self._draw(painter, under, self._under_font(), colours.warning if self.tile.is_odd else colours.quiet, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the tooltip tell what there is no room for."""
        super().resizeEvent(event)
        told = (self.tile.title, self.tile.under, self.tile.library)
        shown = " ".join(line for lines in self._lines(self.width()) for line in lines)
        whole = "<br>".join(escape(text) for text in told if text)
        self.setToolTip(f"<p>{whole}</p>" if "…" in shown else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the grid take its keys."""
        if not self._grid.take_key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the grid."""
        super().focusInEvent(event)
        self._grid.take_focused(self)

    def _draw(self, painter: QPainter, lines: Sequence[str], font: QFont, colour: str, top: int) -> int:
        """Draw lines below each other; return where the next would stand."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = QFontMetrics(font)
        for line in lines:
            painter.drawText(ACROSS, top + metrics.ascent(), line)
            top += metrics.height()
        return top

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        """Return the lines of title and other texts at a width; layouts ask for the same ones many times."""
        asked = width, self._grid.font().key()
        if self._fitted is None or self._fitted[0] != asked:
            self._fitted = asked, self._fit(width - 2 * ACROSS)
        return self._fitted[1]

    def _fit(self, room: int) -> tuple[list[str], list[str]]:
        modes, below = Qt.TextElideMode, MOST_BELOW.get(self.tile.kind, 1)
        under = fitted_lines(self.tile.under, self._under_font(), room, below, modes.ElideRight)
        under += fitted_lines(self.tile.library, self._under_font(), room, 1, modes.ElideMiddle)
        return fitted_lines(self.tile.title, self._title_font(), room, MOST_LINES, modes.ElideMiddle), under

    def _above(self) -> int:
        return 2 * ABOVE if self._large else ABOVE

    def _title_font(self) -> QFont:
        font = QFont(self._grid.font())  # which is told of another size before its tiles are
        if self._large:
            font.setPointSizeF(font.pointSizeF() * LARGE)
        font.setWeight(QFont.Weight.Bold if self._large else QFont.Weight.DemiBold)
        return font

    def _under_font(self) -> QFont:
        font = QFont(self._grid.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font


class TileGrid(QWidget):
    """The tiles of a section: one of them takes the focus by Tab, the arrows walk the others.

    chosen(StartTile): a tile was clicked, or Return or Space pressed on it. passed(step, column): an arrow leads above
    the first row, step -1, or below the last, step 1. walked(TileButton): it has the focus now.
    """

    chosen = Signal(object)
    passed = Signal(int, int)
    walked = Signal(object)

    def __init__(self, section: StartSection, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(section.title)
        self.tiles = [
            TileButton(tile, section.large, f"{section.title}, {number} / {len(section.tiles)}", theme, self)
            for number, tile in enumerate(section.tiles, 1)
        ]
        self._columns = 1
        self._known: dict[int, list[int]] = {}
        for button in self.tiles:
            button.clicked.connect(lambda _checked=False, tile=button.tile: self.chosen.emit(tile))
        self.give_tab_to(self.tiles[0])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def take_focused(self, tile: TileButton) -> None:
        """Come back to the tile that has the focus."""
        self.give_tab_to(tile)
        self.walked.emit(tile)

    def give_tab_to(self, wanted: TileButton) -> None:
        """Let Tab lead to a tile, and to no other one."""
        for tile in self.tiles:
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is wanted else Qt.FocusPolicy.ClickFocus)

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow grid is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width, in pixels."""
        return sum(self._heights(width)) + GAP * (len(self._heights(width)) - 1)

    def sizeHint(self) -> QSize:
        """Return the size of one column."""
        return QSize(self._least(), self.heightForWidth(self._least()))

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window be narrow."""
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Place the tiles anew where the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._known.clear()
            self.updateGeometry()
            self._place()

    def take_key(self, at: TileButton, event: QKeyEvent) -> bool:
        """Walk from tile to tile with the arrows, and choose with Return as Space does; tell whether it was that."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            at.click()
            return True
        place, last = self.tiles.index(at), len(self.tiles) - 1
        steps = {Qt.Key.Key_Left: place - 1, Qt.Key.Key_Right: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_row(place, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in steps:
            self._focus(max(0, min(last, steps[Qt.Key(event.key())])))
        else:
            return False
        return True

    def enter(self, step: int, column: int) -> None:
        """Give the focus to the tile of a column in the first row, with -1 in the last."""
        last = len(self.tiles) - 1
        row = 0 if step > 0 else last // self._columns
        self._focus(min(last, row * self._columns + min(column, self._columns - 1)))

    def _step_row(self, place: int, by: int) -> None:
        """Go to the tile above or below; to the last one where the last row ends before."""
        row, rows = place // self._columns + by, (len(self.tiles) - 1) // self._columns
        if 0 <= row <= rows:
            self._focus(min(len(self.tiles) - 1, place + by * self._columns))
        else:
            self.passed.emit(by, place % self._columns)

    def _focus(self, place: int) -> None:
        self.tiles[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _least(self) -> int:
        return self.fontMetrics().averageCharWidth() * LETTERS + 2 * ACROSS

    def _fitting(self, width: int) -> tuple[int, int]:
        """Return how many columns there are at a width, and how wide one is."""
        columns = max(1, (width + GAP) // (self._least() + GAP))
        wide = (width - GAP * (columns - 1)) // columns
        return columns, min(wide, round(self._least() * WIDEST))

    def _heights(self, width: int) -> list[int]:
        """Return the height of each row at a width; kept, as layouts ask for the same many times."""
        if width not in self._known:
            columns, wide = self._fitting(width)
            rows = (self.tiles[start : start + columns] for start in range(0, len(self.tiles), columns))
            self._known[width] = [max(tile.heightForWidth(wide) for tile in row) for row in rows]
        return self._known[width]

    def _place(self) -> None:
        self._columns, wide = self._fitting(self.width())
        top = 0
        for row, height in enumerate(self._heights(self.width())):
            for column, tile in enumerate(self.tiles[row * self._columns : (row + 1) * self._columns]):
                tile.setGeometry(column * (wide + GAP), top, wide, height)
            top += height + GAP
