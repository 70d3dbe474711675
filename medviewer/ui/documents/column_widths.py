"""Widths for the columns of a table that is laid out in pieces: about those that it would have as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape, unescape
from itertools import repeat
from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetrics, QTextLength, QTextTable

from medviewer.export.paper.richtext import split_tags

LONGEST = 60
"""Letters that a cell asks for in one line."""
_SIDES, _EDGES = 24, 4
"""Pixels beside the text of a cell, and beside all cells."""
_WIDE_SIDES, _SMALLER = 14, 0.85
"""The same of a table of the class “wide”, and the size of its text."""
_SIGN = re.compile(r"<!--columns( wide)?((?: \d+:[^ <>]*)+)-->")
_CELL = re.compile(r"<t([dh])\b")
_COLUMNS = re.compile(r'\bcolspan="(\d{1,4})"')
WORD = re.compile(r"[^ \t\n\u200b\u2028\ufffc]+")


class TableColumn(NamedTuple):
    """Needs of a column: the letters of its longest cell, and its longest word."""

    letters: int
    word: str


class TableColumns(NamedTuple):
    """The columns of a table. is_wide: they are many, and set closer."""

    columns: tuple[TableColumn, ...]
    is_wide: bool

    @classmethod
    def of_rows(cls, rows: Sequence[str], is_wide: bool) -> TableColumns:
        """Return those of rows, by their cells that stand in one column."""
        letters, words = list[int](), list[str]()
        for row in rows:
            for column, columns, text in _cells(row):
                if columns == 1:
                    missing = column + 1 - len(letters)
                    letters += [1] * missing
                    words += [""] * missing
                    letters[column] = max(letters[column], min(LONGEST, len(text)))
                    words[column] = max(words[column], *WORD.findall(text), key=len)
        return cls(tuple(TableColumn(*one) for one in zip(letters, words, strict=True)), is_wide)

    def sign(self) -> str:
        """Return a comment that tells of them at the beginning of a piece; `signed` reads it."""
        told = "".join(f" {one.letters}:{escape(one.word)}" for one in self.columns)
        return f"<!--columns{' wide' if self.is_wide else ''}{told}-->" if told else ""

    @lru_cache(maxsize=16)  # noqa: B019  all pieces of a table have the same
    def widths(self, width: float, font: QFont) -> Sequence[int]:
        """Return their widths in pixels where a page is `width` wide: those of their words, then what they ask for."""
        least, asked = self._least_and_asked(font)
        return shared(least, asked, width - _EDGES)

    @lru_cache(maxsize=16)  # noqa: B019  all pieces of a table have the same
    def needed(self, font: QFont) -> int:
        """Return the width in pixels in which all of them have what they ask for."""
        return ceil(sum(self._least_and_asked(font)[1])) + _EDGES

    def _least_and_asked(self, font: QFont) -> tuple[Sequence[float], Sequence[float]]:
        bold = QFont(font)
        bold.setBold(True)
        metrics, size = QFontMetrics(bold), _SMALLER if self.is_wide else 1.0
        sides = _WIDE_SIDES if self.is_wide else _SIDES
        least = [size * metrics.horizontalAdvance(one.word) + sides for one in self.columns]
        letter = size * metrics.averageCharWidth()
        return least, [max(few, one.letters * letter + sides) for few, one in zip(least, self.columns, strict=True)]


def signed(piece: str) -> TableColumns | None:
    """Return the columns that a piece begins with, None where it is no piece of a table."""
    found = _SIGN.match(piece)
    if found is None:
        return None
    told = (one.partition(":") for one in found[2].split(" ") if one)
    return TableColumns(tuple(TableColumn(int(letters), unescape(word)) for letters, _, word in told), bool(found[1]))


def shared(least: Sequence[float], asked: Sequence[float], room: float) -> Sequence[int]:
    """Return widths in pixels of columns that share a room: the least of each at any rate, no more than it asks for.

    Between, all that have not what they ask for are equally wide: a dose stays on its line while a remark has several.
    """
    low, high = 0.0, max(asked, default=0.0)
    if sum(asked) <= room:
        low = high
    while high - low > 1:
        level = (low + high) / 2
        is_too_wide = sum(map(_clamped, least, asked, repeat(level))) > room
        low, high = (low, level) if is_too_wide else (level, high)
    return [ceil(_clamped(few, many, low)) for few, many in zip(least, asked, strict=True)]


def _clamped(least: float, most: float, value: float) -> float:
    return max(least, min(most, value))


def set_widths(table: QTextTable, widths: Sequence[int]) -> None:
    """Give the columns of a table their widths in pixels; none: those of its contents, as Qt finds them."""
    form = table.format()
    lengths = [QTextLength(QTextLength.Type.FixedLength, one) for one in widths[: table.columns()]]
    lengths = lengths or [QTextLength()] * table.columns()
    if form.columnWidthConstraints() != lengths:
        form.setColumnWidthConstraints(lengths)
        table.setFormat(form)


def with_widths(piece: str, columns: TableColumns, width: float, font: QFont) -> str:
    """Return a piece of a table, without the comment, with the widths of its columns on a page `width` pixels wide."""
    wanted = dict(enumerate(columns.widths(width, font)))
    bits, column = split_tags(_SIGN.sub("", piece, count=1)), 0
    for number in range(3, len(bits), 2):
        tag = bits[number]
        if not wanted or tag.startswith("<table"):
            break
        if tag.startswith("<tr"):
            column = 0
        elif _CELL.match(tag):
            if "rowspan=" in tag:
                break  # the cells of the next row stand elsewhere
            if column in wanted and not _COLUMNS.search(tag):
                bits[number] = f'{tag[:-1]} width="{wanted.pop(column)}">'
            column += _columns_of(tag)
    return "".join(bits)


def _cells(row: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the cells of a row begin, how many columns they take, and their text."""
    column, columns, inner, text = 0, 0, 0, list[str]()
    for number, bit in enumerate(split_tags(row)):
        inner += bit.startswith("<table") - bit.startswith("</table") if number % 2 else 0
        if number % 2 and not inner and _CELL.match(bit):
            if columns:
                yield column, columns, unescape("".join(text))
            column, columns, text = column + columns, _columns_of(bit), []
        elif not number % 2:
            text.append(bit)
    if columns:
        yield column, columns, unescape("".join(text))


def _columns_of(tag: str) -> int:
    found = _COLUMNS.search(tag)
    return int(found[1]) if found else 1
