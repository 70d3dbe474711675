"""The rows of a table as lines of “row, column: value”, for where its columns have no room beside each other."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import groupby, takewhile

WIDEST_SPAN = 60
"""Columns that one cell is said to reach over, at most."""
MOST_REACHED = 20_000
"""Places of a table into which cells reach from rows above, at most; of what has more, no place is told."""
LONGEST_NAME = 200
"""Letters of the name of a row or column that each of its values repeats."""
EMPTY = "–"
"""What stands for a cell that holds nothing."""
_SPAN = re.compile(r'\b(colspan|rowspan)="(\d{1,5})"')
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)(?>(?>[^<>\"]|\"[^\"]*+\")*)>")
_ALT = re.compile(r'\balt="([^"]*)"')
TABLE_TAGS = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
_INLINE = frozenset({"b", "code", "em", "i", "s", "strong", "sub", "sup", "u"})
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


@dataclass
class TableCell:
    """One cell. start, end: where its HTML stands among the pieces of its table."""

    wide: int
    high: int
    is_head: bool
    start: int
    end: int = 0
    html: str = ""


@dataclass
class OpenTable:
    """A table that is being read, piece by piece, in the order of its HTML."""

    pieces: list[str] = field(default_factory=list)
    rows: list[list[TableCell]] = field(default_factory=list)
    heads: int = 0
    """Rows of its head."""
    _in_head: bool = False

    @classmethod
    def read(cls, pieces: Sequence[str]) -> OpenTable:
        """Return a table of texts and tags in turn, a text first; what a table in it holds is text of its cell."""
        table, deep = cls(), 0
        for number, piece in enumerate(pieces):
            found = _TAG.fullmatch(piece) if number % 2 else None
            closing, name = found.groups() if found else ("", "")
            deep += (name == "table") * (-1 if closing else 1)
            if name in TABLE_TAGS and deep == 1:
                table.tag(piece, closing, name)
            else:
                table.pieces.append(piece if name not in TABLE_TAGS else " ")
        return table

    def told_rows(self) -> list[tuple[list[str], list[str]]]:
        """Return the HTML of its rows, those of its head first: what names each, and its values after their names."""
        grid = self._placed()
        if grid is None:
            return [([], [cell.html for cell in row]) for row in self.rows]
        return _Lines(self, grid).rows()

    def tag(self, tag: str, closing: str, name: str) -> None:
        """Take in a tag of this table."""
        if name in ("td", "th") and closing and self.rows and self.rows[-1]:
            self.rows[-1][-1].end = len(self.pieces)
        self.pieces.append(tag)
        if name == "thead":
            self._in_head = not closing
        elif name == "tr" and not closing:
            self.heads += self._in_head and self.heads == len(self.rows)
            self.rows.append([])
        elif name in ("td", "th") and not closing:
            self._begin_cell(tag, name)

    def columns(self) -> int:
        """Return the cells of the longest row, each as wide as it reaches."""
        return max((sum(cell.wide for cell in row) for row in self.rows), default=0)

    def lines(self) -> str:
        """Return a list of its rows: each value after the names of its row and of its column."""
        grid = self._placed()
        if grid is None:
            return _listed(cell.html for row in self.rows for cell in row)
        return _Lines(self, grid).html()

    def _placed(self) -> list[list[TableCell]] | None:
        """Return the cell at each place, with its HTML; None where too many reach into others."""
        for cell in (cell for row in self.rows for cell in row):
            cell.html = "".join(self.pieces[cell.start : cell.end or len(self.pieces)]).strip()
        return _grid(self.rows)

    def _begin_cell(self, tag: str, name: str) -> None:
        spans = {each: max(1, int(value)) for each, value in _SPAN.findall(tag)}
        wide = min(spans.get("colspan", 1), WIDEST_SPAN)
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(TableCell(wide, spans.get("rowspan", 1), name == "th", len(self.pieces)))


def named_rows(grid: Sequence[Sequence[TableCell]]) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Return what names each row, and its values with the names of row and column; heads hold names alone.

    grid: for each row the cell that stands at each column, with its HTML; one that reaches further stands there again.
    """
    return _Lines(OpenTable(), grid).named_rows()


class _Lines:
    def __init__(self, table: OpenTable, grid: Sequence[Sequence[TableCell]]) -> None:
        self._grid = grid
        heads = table.heads or _rows_of_heads(grid)
        self._heads, self._body = self._grid[:heads], self._grid[heads:]
        self._columns = max(map(len, self._grid), default=0)
        self._names = [self._head_of(column) for column in range(self._columns)]

    def html(self) -> str:
        if not self._body:
            return _listed(cell.html for row in self._heads for cell in _once(row))
        parted = (labels for row in self._body if (labels := self._labels(row)) < len(row))
        own = self._names[: max(parted, default=self._columns)]
        above = dict.fromkeys([*own, *(name for name in self._names if len(name) > LONGEST_NAME)])
        titles = (_plain(row[0].html) for row in self._heads if len(_once(row)) == 1 < len(row))
        first = "".join(f"<p><b>{name}</b></p>" for name in dict.fromkeys([*titles, *above]) if name)
        return first + _listed(line for row in self._body for line in self._row(row))

    def rows(self) -> list[tuple[list[str], list[str]]]:
        """Return what names each row, and its values after their names; a row of the head holds names alone."""
        return [(names, [_line(*value) for value in values]) for names, values in self.named_rows()]

    def named_rows(self) -> list[tuple[list[str], list[tuple[str, str]]]]:
        heads: list[tuple[list[str], list[tuple[str, str]]]] = [
            ([cell.html for cell in _once(row)], []) for row in self._heads
        ]
        return heads + [
            ([cell.html for cell in _once(row[: self._labels(row)])], self._named_values(row)) for row in self._body
        ]

    def _row(self, row: Sequence[TableCell]) -> Iterator[str]:
        """Yield the lines of a row."""
        labels = self._labels(row)
        if labels == len(row) or not any(cell.html for cell in _once(row)):
            yield from (cell.html for cell in _once(row) if cell.html)
            return
        own = _once(row[:labels])
        said = [_plain(cell.html) for cell in own]
        yield from (cell.html for cell, name in zip(own, said, strict=True) if _short(name) != _unwrapped(cell.html))
        yield from self._values(row)

    def _values(self, row: Sequence[TableCell]) -> list[str]:
        """Return the values of a row, each after the names of the row and of its column."""
        return [_line(name, value) for name, value in self._named_values(row)]

    def _named_values(self, row: Sequence[TableCell]) -> list[tuple[str, str]]:
        labels, named = self._labels(row), []
        label = ", ".join(filter(None, (_short(_plain(cell.html)) for cell in _once(row[:labels]))))
        for _, places in groupby(range(labels, len(row)), key=lambda place: id(row[place])):
            reached = list(places)
            value = _unwrapped(row[reached[0]].html) or EMPTY
            column = " / ".join(filter(None, map(_short, dict.fromkeys(self._names[place] for place in reached))))
            name = ", ".join(filter(None, (label, column)))
            named.append((name, value))
        return named

    def _labels(self, row: Sequence[TableCell]) -> int:
        """Return how many cells at the left name the row: the first, and the next one where that reaches further down.

        All of them where the first reaches over the whole row.
        """
        count = next((place for place, cell in enumerate(row) if cell is not row[0]), len(row))
        while count < len(row) - 1 and row[count - 1].high > 1 and row[count] is not row[count + 1]:
            count += 1
        return count

    def _head_of(self, column: int) -> str:
        cells = (
            row[column] for row in self._heads if column < len(row) and (self._columns == 1 or len(_once(row)) > 1)
        )
        return ", ".join(filter(None, dict.fromkeys(_plain(cell.html) for cell in cells)))


def _line(name: str, value: str) -> str:
    return f"<b>{name}:</b> {value}" if name else value


def _rows_of_heads(grid: Sequence[Sequence[TableCell]]) -> int:
    """Return how many rows of a table that marks no head are one: of heads alone, the title above them among them.

    A row of one cell below them begins a part of the table. Where all cells are heads, the first row is the table's.
    """
    headed = list(takewhile(lambda row: all(cell.is_head for cell in row), grid))
    parted = [len(_once(row)) > 1 for row in headed]
    if True not in parted:
        return 0
    first = parted.index(True)
    return first + 1 if len(headed) == len(grid) else first + sum(1 for _ in takewhile(bool, parted[first:]))


def _grid(rows: Sequence[Sequence[TableCell]]) -> list[list[TableCell]] | None:
    """Return for each row the cell that stands at each column, those that reach into it from above among them.

    None where cells reach into more than MOST_REACHED places.
    """
    grid: list[list[TableCell]] = []
    reached_before = 0
    below: dict[int, tuple[TableCell, int]] = {}  # at each column the cell that reaches down, and how far
    for row in rows:
        placed: list[TableCell] = []
        reaching, waiting = below, deque(row)
        below = {}
        reached_before += len(reaching)
        if reached_before > MOST_REACHED:
            return None
        while waiting or len(placed) in reaching:
            if len(placed) in reaching:
                cell, left = reaching[len(placed)]
                reached = 1
            else:
                cell = waiting.popleft()
                left, reached = cell.high, cell.wide
            for _ in range(reached):
                if left > 1:
                    below[len(placed)] = cell, left - 1
                placed.append(cell)
        grid.append(placed)
    return [row for row in grid if row]


def _once(cells: Sequence[TableCell]) -> list[TableCell]:
    """Return the cells without those that stand there already."""
    return list({id(cell): cell for cell in cells}.values())


def _listed(lines: Iterator[str]) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines if line)
    return f"<ul>{items}</ul>" if items else ""


def _plain(html: str) -> str:
    """Return what a cell says on one line: raised and lowered text stay so, images are what they are called."""
    return " ".join(_TAG.sub(_inline, html).split())


def _short(name: str) -> str:
    """Return the name of a row or column as each of its values has it; a longer one stands once in full elsewhere."""
    if len(name) <= LONGEST_NAME:
        return name
    return escape(unescape(_TAG.sub("", name))[: LONGEST_NAME - 1]) + "…"


def _inline(tag: re.Match[str]) -> str:
    if tag[2] in _INLINE - {"b", "strong"}:
        return tag[0]
    found = _ALT.search(tag[0]) if tag[2] == "img" else None
    return "" if tag[2] in ("a", "b", "span", "strong") else f" {found[1] if found else ''} "


def _unwrapped(html: str) -> str:
    """Return what a cell holds, without the tags of a paragraph that is all of it."""
    whole = _PARAGRAPH.fullmatch(html)
    return whole[1] if whole else html
