"""Tiles in rows of equal ones: chosen by the pointer or with Return, walked with the arrows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from html import escape
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from medviewer.ui.base.collection_colours import shade
from medviewer.ui.base.theme import Theme
from medviewer.ui.start.start_content import LIBRARY, QUERY, StartTile

GAP, ACROSS, ABOVE = 8, 12, 8
"""Pixels between tiles, and within one beside and above its text."""
STRIPE = 4
LETTERS = 28
"""Letters that the narrowest tile has room for."""
WIDEST = 1.6
"""Times the narrowest tile that one becomes where there is room for more."""
MOST_FAR = 16
"""Tiles of a section that stay buttons while they are far out of sight; each makes another theme half a ms slower."""
MOST_LINES, MOST_BELOW = 5, {LIBRARY: 4, QUERY: 2}
"""Lines of a title, and of what stands below it by the kind of tile; 1 for others."""
_BY_RETURN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
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


class TileFonts:
    """The fonts of the tiles of a grid, and how high a line of each is in pixels."""

    def __init__(self, font: QFont, large: bool) -> None:
        """font: of the window's text."""
        self.title, self.under = QFont(font), QFont(font)
        if large:
            self.title.setPointSizeF(font.pointSizeF() * LARGE)
        self.title.setWeight(QFont.Weight.Bold if large else QFont.Weight.DemiBold)
        self.under.setPointSizeF(font.pointSizeF() * SMALL)
        self.title_high, self.under_high = QFontMetrics(self.title).height(), QFontMetrics(self.under).height()
        self.above = 2 * ABOVE if large else ABOVE


class TileText:
    """The texts of a tile as they fit into a width, measured without a widget."""

    def __init__(self, tile: StartTile) -> None:
        self.tile = tile
        self._one_line: tuple[TileFonts, int] | None = None
        self._fitted: tuple[tuple[TileFonts, int], tuple[list[str], list[str]]] | None = None

    def lines(self, fonts: TileFonts, width: int) -> tuple[list[str], list[str]]:
        """Return the lines of the title and of the other texts; layouts ask for the same ones many times."""
        if self._fitted is None or self._fitted[0] != (fonts, width):
            self._fitted = (fonts, width), self._fit(fonts, width - 2 * ACROSS)
        return self._fitted[1]

    def height(self, fonts: TileFonts, width: int) -> int:
        """Return the height that the texts need at a width, in pixels."""
        texts = sum(1 for text in (self.tile.under, self.tile.library) if text)
        titles = 1
        if self._widest(fonts) > width - 2 * ACROSS:
            titles, texts = map(len, self.lines(fonts, width))
        return fonts.title_high * titles + fonts.under_high * texts + 2 * fonts.above

    def _widest(self, fonts: TileFonts) -> int:
        """Return the width at which no text needs a second line: most tiles have it, and are measured once."""
        if self._one_line is None or self._one_line[0] is not fonts:
            under = QFontMetrics(fonts.under)
            advances = (under.horizontalAdvance(text) for text in (self.tile.under, self.tile.library))
            self._one_line = fonts, max(QFontMetrics(fonts.title).horizontalAdvance(self.tile.title), *advances)
        return self._one_line[1]

    def _fit(self, fonts: TileFonts, room: int) -> tuple[list[str], list[str]]:
        modes, below = Qt.TextElideMode, MOST_BELOW.get(self.tile.kind, 1)
        under = fitted_lines(self.tile.under, fonts.under, room, below, modes.ElideRight)
        under += fitted_lines(self.tile.library, fonts.under, room, 1, modes.ElideMiddle)
        return fitted_lines(self.tile.title, fonts.title, room, MOST_LINES, modes.ElideMiddle), under


class TileButton(QPushButton):
    """One tile: its title over as many lines as it needs, and a second, quiet text."""

    def __init__(self, text: TileText, place: str, theme: Theme, parent: TileGrid) -> None:
        """place: where it stands, for those who do not see it."""
        super().__init__(parent)
        self._text = text
        self._grid = parent
        self._theme = theme
        self.setObjectName("startTile")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_text(text, place)

    @property
    def tile(self) -> StartTile:
        """Return what it stands for."""
        return self._text.tile

    def show_text(self, text: TileText, place: str) -> None:
        """Show a tile in place of the one before."""
        self._text = text
        tile = text.tile
        self.setAccessibleName(", ".join(part for part in (tile.title, tile.under, tile.library) if part))
        self.setAccessibleDescription(place)
        self._tell_what_is_cut()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the texts need at a width, in pixels."""
        return self._text.height(self._grid.fonts(), width)

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the grid decide."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame as the style has it, then the texts."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        fonts, colours = self._grid.fonts(), self._theme.colours
        title, under = self._text.lines(fonts, self.width())
        if self.tile.colour:
            stripe = QRect(4, 4, STRIPE, self.height() - 8)
            painter.fillRect(stripe, QColor(shade(self.tile.colour, self._theme)))
        top = self._draw(painter, title, fonts.title, colours.text, fonts.above)
        self._draw(painter, under, fonts.under, colours.warning if self.tile.is_odd else colours.quiet, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the tooltip tell what there is no room for."""
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the middle button too."""
        super().mousePressEvent(event)
        event.setAccepted(event.isAccepted() or event.button() == Qt.MouseButton.MiddleButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask with the middle button for a page tab."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.MiddleButton and self.rect().contains(event.position().toPoint()):
            self._grid.beside_chosen.emit(self.tile)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the grid take its keys."""
        if not self._grid.take_key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the grid."""
        super().focusInEvent(event)
        self._grid.take_focused(self)

    def _tell_what_is_cut(self) -> None:
        told = (self.tile.title, self.tile.under, self.tile.library)
        lines = self._text.lines(self._grid.fonts(), self.width())
        shown = " ".join(line for several in lines for line in several)
        whole = "<br>".join(escape(text) for text in told if text)
        self.setToolTip(f"<p>{whole}</p>" if "…" in shown else "")

    def _draw(self, painter: QPainter, lines: Sequence[str], font: QFont, colour: str, top: int) -> int:
        """Draw lines below each other; return where the next would stand."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = QFontMetrics(font)
        for line in lines:
            painter.drawText(ACROSS, top + metrics.ascent(), line)
            top += metrics.height()
        return top


class TileGrid(QWidget):
    """The tiles of a section: one of them takes the focus by Tab, the arrows walk the others.

    A tile is a button once it is near what is seen (`reveal`) or walked to: hundreds of them cost no more than those
    on the screen. chosen(StartTile): a tile was clicked, or Return or Space pressed on it. beside_chosen(StartTile):
    the middle button or Shift+Return asks for it in a page tab of its own. passed(step, column): an arrow leads above
    the first row, step -1, or below the last, step 1. walked(TileButton): it has the focus now. placed(): the tiles may
    stand elsewhere.
    """

    chosen = Signal(object)
    beside_chosen = Signal(object)
    passed = Signal(int, int)
    walked = Signal(object)
    placed = Signal()

    def __init__(self, title: str, large: bool, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._large = large
        self._theme = theme
        self._texts: list[TileText] = []
        self._buttons: dict[int, TileButton] = {}
        self._stop = 0
        self._columns = 1
        self._fonts: tuple[str, TileFonts] | None = None
        self._known: dict[int, list[int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tiles(self) -> list[StartTile]:
        """Return what all tiles stand for."""
        return [text.tile for text in self._texts]

    def buttons(self) -> list[TileButton]:
        """Return the tiles that are buttons now, in their order."""
        return [self._buttons[number] for number in sorted(self._buttons)]

    def button(self, number: int) -> TileButton:
        """Return a tile by its number, from 0."""
        if number not in self._buttons:
            button = TileButton(self._texts[number], self._place_told(number), self._theme, self)
            button.clicked.connect(lambda: self.chosen.emit(button.tile))
            self._buttons[number] = button
            button.setGeometry(self._rect(number))
            button.show()
        return self._buttons[number]

    def stop(self) -> TileButton:
        """Return the tile to which Tab leads."""
        return self.button(self._stop)

    def show_tiles(self, tiles: Sequence[StartTile]) -> None:
        """Show these; the button of what was there before stays, and the focus with it."""
        if list(tiles) == self.tiles():
            return
        before = {button.tile[:2]: button for button in self._buttons.values()}
        stop = self._texts[self._stop].tile[:2] if self._texts else None
        self._texts, self._buttons = [TileText(tile) for tile in tiles], {}
        for number, text in enumerate(self._texts):
            button = before.pop(text.tile[:2], None)
            if button is not None:
                button.show_text(text, self._place_told(number))
                self._buttons[number] = button
        self._stop = next((n for n, tile in enumerate(tiles) if tile[:2] == stop), 0)
        self._known.clear()
        self.setVisible(bool(tiles))
        self.updateGeometry()
        self._place()
        had_focus = any(button.hasFocus() for button in before.values())
        self._drop(before.values())
        if tiles:
            self._give_tab_to(self.stop())
            if had_focus:
                self.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, top: int, bottom: int, most: int) -> int:
        """Make buttons of tiles between two heights, `most` at once; return how many."""
        first, end = self._between(top, bottom)
        missing = [number for number in range(first, end) if number not in self._buttons][:most]
        for number in missing:
            self.button(number)
        return len(missing)

    def forget(self, top: int, bottom: int) -> None:
        """Let the buttons go that are not between two heights, if they are more than a few."""
        far = set(self._buttons) - {*range(*self._between(top, bottom)), self._stop}
        if len(far) > MOST_FAR:
            self._drop([self._buttons.pop(number) for number in far])

    def fonts(self) -> TileFonts:
        """Return the fonts of now: the grid is told of another size before its tiles are."""
        key = self.font().key()
        if self._fonts is None or self._fonts[0] != key:
            self._fonts = key, TileFonts(self.font(), self._large)
        return self._fonts[1]

    def take_focused(self, tile: TileButton) -> None:
        """Come back to the tile that has the focus."""
        self._give_tab_to(tile)
        self.walked.emit(tile)

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
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held in _BY_RETURN:
            (self.beside_chosen if held else self.chosen).emit(at.tile)
            return True
        if held:
            return False
        place, last = self._number_of(at), len(self._texts) - 1
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
        last = len(self._texts) - 1
        row = 0 if step > 0 else last // self._columns
        self._focus(min(last, row * self._columns + min(column, self._columns - 1)))

    def _step_row(self, place: int, by: int) -> None:
        """Go to the tile above or below; to the last one where the last row ends before."""
        row, rows = place // self._columns + by, (len(self._texts) - 1) // self._columns
        if 0 <= row <= rows:
            self._focus(min(len(self._texts) - 1, place + by * self._columns))
        else:
            self.passed.emit(by, place % self._columns)

    def _focus(self, place: int) -> None:
        self.button(place).setFocus(Qt.FocusReason.TabFocusReason)

    def _give_tab_to(self, wanted: TileButton) -> None:
        """Let Tab lead to a tile, and to no other one."""
        self._stop = self._number_of(wanted)
        for tile in self._buttons.values():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is wanted else Qt.FocusPolicy.ClickFocus)

    def _number_of(self, button: TileButton) -> int:
        return next(number for number, one in self._buttons.items() if one is button)

    def _place_told(self, number: int) -> str:
        return f"{self.accessibleName()}, {number + 1} / {len(self._texts)}"

    def _drop(self, buttons: Iterable[TileButton]) -> None:
        for button in buttons:
            button.hide()
            button.deleteLater()

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
            fonts = self.fonts()
            highs = [text.height(fonts, wide) for text in self._texts]
            self._known[width] = [max(highs[start : start + columns]) for start in range(0, len(highs), columns)]
        return self._known[width]

    def _tops(self) -> list[int]:
        """Return where each row begins, and where one behind the last would."""
        return list(accumulate((height + GAP for height in self._heights(self.width())), initial=0))

    def _rect(self, number: int) -> QRect:
        columns, wide = self._fitting(self.width())
        row, column = divmod(number, columns)
        return QRect(column * (wide + GAP), self._tops()[row], wide, self._heights(self.width())[row])

    def _between(self, top: int, bottom: int) -> tuple[int, int]:
        """Return the number of the first tile between two heights, and of the one behind the last."""
        tops = self._tops()
        first, end = max(0, bisect_right(tops, top) - 1), bisect_left(tops, bottom)
        return first * self._columns, min(len(self._texts), end * self._columns)

    def _place(self) -> None:
        self._columns, _wide = self._fitting(self.width())
        for number, button in self._buttons.items():
            button.setGeometry(self._rect(number))
        self.placed.emit()
