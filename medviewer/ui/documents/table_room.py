"""The room that the tables of a page need for rows of single lines, and may have beside its lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import ceil
from typing import NamedTuple, Protocol

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextDocument,
    QTextLength,
    QTextTable,
)

from medviewer.export.paper.boxes import cells_of
from medviewer.ui.documents.column_widths import LONGEST, WORD, TableColumns, set_widths, shared
from medviewer.ui.documents.page_documents import fragments, indented

_BORDERS = 3
"""Pixels of lines beside a cell, and for what Qt rounds."""
_ACROSS = LONGEST // 2
"""Letters that a cell across several columns asks for in one line: a heading has them, all others may have several."""
_LIKELY = 6
"""Cells of a column that are measured: those of the longest lines in letters."""
_WIDE, _ROOMY = 1.3, 24
"""Of the width of an average letter: that of the others, all in all, at most; and pixels beside the text of a cell."""
_MANY = 1 << 24
"""Pixels that a table may need which is not as plain as that."""


class FittedTable:
    """A table that may be wider than the lines.

    It is measured when it first has less room than its letters surely need.
    """

    def __init__(self, table: QTextTable, ruler: TableRuler, columns: TableColumns | None) -> None:
        """columns: of a piece of a table that is cut, whose widths are always fixed."""
        self._number = table.objectIndex()
        self._ruler = ruler
        self._columns: ColumnNeeds | None = columns
        self._is_cut = columns is not None
        self._most = ruler.most(table) if columns is None else 0
        self._given = 0.0

    def needed(self) -> int:
        """Return the pixels in which no cell has a second line, unless it has more letters than are read well in one.

        0 where lines as wide as all before were enough.
        """
        return self._columns.needed(self._ruler.font) if self._columns is not None else 0

    def has_fitted(self, width: float, room: float) -> bool:
        """Return whether `fit` would change nothing."""
        return not self._is_unknown(width) and self._width(width, room) == self._given

    def fit(self, document: QTextDocument, width: float, room: float) -> None:
        """Make the table as wide as it needs, `room` at most; Qt lays out one that lines of `width` are enough for."""
        table = document.object(self._number)
        if not isinstance(table, QTextTable) or self.has_fitted(width, room):
            return
        if self._is_unknown(width):
            self._columns = self._ruler.measured(table)
        self._given = self._width(width, room)
        if self._columns is not None:
            set_widths(table, self._columns.widths(self._given, self._ruler.font) if self._given else ())

    def _is_unknown(self, width: float) -> bool:
        return self._columns is None and self._most > width

    def _width(self, width: float, room: float) -> float:
        """Return the pixels that it is fitted into beside lines of `width`; 0 where these are enough."""
        if self.needed() > width or self._is_cut:
            return min(self.needed(), max(width, room))
        return 0.0


class ColumnNeeds(Protocol):
    """Needs of the columns of a table, measured or told by letters."""

    def widths(self, width: float, font: QFont) -> Sequence[int]:
        """Return their widths in pixels where the table may have `width`; none where Qt is to find them."""

    def needed(self, font: QFont) -> int:
        """Return the pixels in which each has all that it asks for."""


class MeasuredColumns(NamedTuple):
    """The columns of a table as it is measured, in pixels. least: for their longest words. asked: for their lines."""

    least: Sequence[float]
    asked: Sequence[float]

    def widths(self, width: float, _font: QFont) -> Sequence[int]:
        """Return their widths in a table that may have `width`; none where not all words have room."""
        room = width - 2 * _BORDERS
        return shared(self.least, self.asked, room) if sum(self.least) <= room else ()

    def needed(self, _font: QFont) -> int:
        """Return the pixels in which each has all that it asks for."""
        return ceil(sum(self.asked)) + 2 * _BORDERS


def tables_between(
    document: QTextDocument, start: int, end: int, columns: TableColumns | None = None
) -> Iterator[FittedTable]:
    """Yield the tables of the page's own from one position to another; boxes have the width of the lines.

    columns: of the one that is a piece of a cut table.
    """
    ruler = TableRuler(document.defaultFont())
    for table in _tables(document, start, end):
        if table.format().width().type() == QTextLength.Type.VariableLength:
            yield FittedTable(table, ruler, columns)


def _tables(document: QTextDocument, start: int, end: int) -> Iterator[QTextTable]:
    """Yield the outer tables, by what begins a cell: within an edit Qt does not know yet what stands in which frame.

    The paragraph behind a table has its number, too, and is where the next piece begins.
    """
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        number = block.charFormat().objectIndex()
        table = document.object(number) if number >= 0 else None
        if isinstance(table, QTextTable) and block.position() <= table.lastPosition():
            yield table
            block = document.findBlock(table.lastPosition() + 1)
        block = block.next()


class _Cell(NamedTuple):
    """A cell of a table by its place, the columns that it takes, and its paragraphs: those of a table in it too."""

    table: QTextTable
    row: int
    column: int
    span: int
    blocks: Sequence[QTextBlock]

    def letters(self) -> int:
        """Return the letters of its longest line, as the page itself ends lines."""
        return max(len(line) for block in self.blocks for line in block.text().split("\u2028"))

    def word(self) -> str:
        """Return its longest word."""
        return max((word for block in self.blocks for word in WORD.findall(block.text())), key=len, default="")

    def sides(self) -> float:
        """Return the pixels beside its text."""
        form = self.table.cellAt(self.row, self.column).format().toTableCellFormat()
        return form.leftPadding() + form.rightPadding() + _BORDERS


class TableRuler:
    """Measures the longest lines and words of tables in the fonts that they have."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        letter = QFontMetricsF(font).averageCharWidth()
        self._letter = letter
        self._longest, self._across = LONGEST * letter, _ACROSS * letter
        self._metrics: dict[str, QFontMetricsF] = {}

    def most(self, table: QTextTable) -> int:
        """Return the pixels that are surely enough for a table, by its letters alone."""
        columns, cells = table.columns(), _plain_cells(table)
        if cells is None:
            return _MANY
        letters = [max(sum(block.length() for block in cell) for cell in cells[n::columns]) for n in range(columns)]
        return ceil(sum(letters) * _WIDE * self._letter) + columns * _ROOMY

    def measured(self, table: QTextTable) -> MeasuredColumns:
        """Return the columns of a table.

        A cell across all of them, such as a footnote's, asks for nothing: its lines may be as long as the others are.
        """
        columns: list[list[_Cell]] = [[] for _ in range(table.columns())]
        across = list[_Cell]()
        for one in _cells(table):
            if one.span == 1:
                columns[one.column].append(one)
            elif one.span < table.columns():
                across.append(one)
        least = [self._least(cells) for cells in columns]
        asked = [max(few, self._asked(cells)) for few, cells in zip(least, columns, strict=True)]
        for one in across:
            reached = slice(one.column, one.column + one.span)
            missing = max(0.0, self._line(one, self._across) - sum(asked[reached])) / one.span
            asked[reached] = [width + missing for width in asked[reached]]
        return MeasuredColumns(tuple(least), tuple(asked))

    def _asked(self, cells: Sequence[_Cell]) -> float:
        """Return what the longest line in a column asks for."""
        likely = nlargest(_LIKELY, cells, key=_Cell.letters)
        return max((self._line(one, self._longest) for one in likely), default=0.0)

    def _line(self, cell: _Cell, most: float) -> float:
        """Return what the longest line of a cell asks for, or the most of a line."""
        widest = 0.0
        for block in cell.blocks:
            widest = max(widest, self._of_block(block) if widest < most else 0.0)
        return min(widest, most) + cell.sides()

    def _least(self, cells: Sequence[_Cell]) -> float:
        """Return what the longest word in a column asks for, as if it were bold."""
        word, number = max(((one.word(), number) for number, one in enumerate(cells)), key=_length, default=("", 0))
        if not cells:
            return 0.0
        bold = QFont(cells[number].blocks[0].charFormat().font())
        bold.setBold(True)
        return min(self._of_font(bold).horizontalAdvance(word), self._longest) + cells[number].sides()

    def _of_block(self, block: QTextBlock) -> float:
        if block.length() == 1:
            return 0.0
        widest = line = 0.0
        for part in fragments(block):
            metrics = self._of_font(part.charFormat().font())
            for number, text in enumerate(part.text().split("\u2028")):
                line = metrics.horizontalAdvance(text) + (line if number == 0 else 0.0)
                widest = max(widest, line)
        return indented(block) + widest

    def _of_font(self, font: QFont) -> QFontMetricsF:
        key = font.key()
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]


def _length(one: tuple[str, int]) -> int:
    return len(one[0])


def _plain_cells(table: QTextTable) -> Sequence[Sequence[QTextBlock]] | None:
    """Return the paragraphs of each cell, row by row; None where a cell takes several places, or has a table in it."""
    number, last, cells = table.objectIndex(), table.lastPosition(), list[list[QTextBlock]]()
    block = table.document().findBlock(table.firstPosition())
    while block.isValid() and block.position() <= last:
        begun = block.charFormat().objectIndex()
        if begun == number:
            cells.append([])
        elif begun >= 0:
            return None
        cells[-1].append(block)
        block = block.next()
    return cells if len(cells) == table.rows() * table.columns() else None


def _cells(table: QTextTable) -> Iterator[_Cell]:
    columns, plain = table.columns(), _plain_cells(table)
    if plain is not None:
        yield from (_Cell(table, *divmod(place, columns), 1, blocks) for place, blocks in enumerate(plain))
        return
    for cell in cells_of(table):
        block, last, blocks = cell.firstCursorPosition().block(), cell.lastPosition(), list[QTextBlock]()
        while block.isValid() and block.position() <= last:
            blocks.append(block)
            block = block.next()
        yield _Cell(table, cell.row(), cell.column(), cell.columnSpan(), blocks)
