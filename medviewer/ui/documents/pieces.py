"""HTML in small pieces that stand below each other in one document, none of which takes long to lay out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medviewer.export.paper.parts import LARGEST, TAG_WEIGHT, parts_of
from medviewer.export.paper.richtext import split_tags
from medviewer.ui.documents.column_widths import TableColumns
from medviewer.ui.documents.page_documents import GOES_ON

PIECE = 8_000
"""What a piece weighs, as `parts` weighs it, from which on it ends where that is not seen: some ms to lay out."""

_LONG_TABLE, _ROWS = 40_000, PIECE // 4
"""What a table weighs that is cut, and the rows of its pieces, which take twice as long as other text."""

_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_BOX = re.compile(r'<table class="(?:callout|note|compare)"')
_START = re.compile(r' start="(\d{1,9})"')
_CLASS = re.compile(r' class="([^"]*)"')
_SPAN = re.compile(r'\b(col|row)span="(\d{1,4})"')
_BLOCKS = frozenset({"p", "table", "ul", "ol", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_VOID = frozenset({"br", "hr", "img"})


class Pieces:
    """Takes in HTML bit by bit, and cuts it between blocks, items of lists and rows of tables.

    made: the pieces that are whole, each balanced; the last one comes with `finish`. One below the other they are what
    they were cut from, to the eye and to a copy: a list counts on, a table has columns of the same widths throughout.
    """

    def __init__(self) -> None:
        self.made: list[str] = []
        self._blocks: list[str] = []  # of the next piece
        self._weight = 0
        self._block: list[str] = []
        self._open: list[str] = []

    def feed(self, html: str) -> None:
        """Take in more."""
        for number, bit in enumerate(split_tags(html)):
            if number % 2:
                self._take_tag(bit)
            elif bit:
                self._block.append(bit)

    def finish(self) -> list[str]:
        """Return all pieces, with what is left as the last."""
        self._end_block()
        self._end_piece()
        return self.made

    def _take_tag(self, tag: str) -> None:
        closing, name = _named(tag)
        if not self._open and not closing and name in _BLOCKS:
            self._end_block()
        self._block.append(tag)
        if closing:
            while self._open and self._open.pop() != name:
                pass
            if not self._open and name in _BLOCKS:
                self._end_block()
        elif name and name not in _VOID:
            self._open.append(name)

    def _end_block(self) -> None:
        block, self._block = "".join(self._block), []
        weight = weight_of(block)
        if weight > PIECE:
            self._end_piece()
            self.made += _cut(block, weight)
        elif block:
            self._blocks.append(block)
            self._weight += weight
            if self._weight > PIECE:
                self._end_piece()

    def _end_piece(self) -> None:
        piece, self._blocks, self._weight = "".join(self._blocks), [], 0
        if piece.strip():
            self.made.append(piece)


def weight_of(html: str) -> int:
    """Return what HTML weighs, as `parts` weighs it."""
    return len(html) + html.count("<") * TAG_WEIGHT


def pieces_of(html: str) -> list[str]:
    """Return HTML in pieces, at least one."""
    pieces = Pieces()
    pieces.feed(html)
    return pieces.finish() or [""]


def _named(tag: str) -> tuple[str, str]:
    found = _NAME.match(tag)
    return (found[1], found[2]) if found else ("", "")


def _cut(block: str, weight: int) -> list[str]:
    """Return a block that is too long for a piece in several, as far as that is not seen; what is huge anywhere."""
    _, name = _named(block.lstrip())
    if name in ("ul", "ol"):
        cut = list(_list_pieces(block.strip()))
    elif name == "table" and weight > _LONG_TABLE and not _BOX.match(block.lstrip()):
        cut = list(_table_pieces(block.strip()))
    else:
        cut = [block]
    return [part for piece in cut for part in parts_of(piece, LARGEST)] if weight > LARGEST else cut


class _Row(NamedTuple):
    """A row of a table, or an item of a list, with what stands before it. is_joined: the next belongs to it."""

    html: str
    weight: int
    is_joined: bool


def _grouped(rows: Sequence[_Row], most: int) -> Iterator[str]:
    """Yield rows together that weigh as much as a piece may."""
    group: list[str] = []
    weight = 0
    for row in rows:
        group.append(row.html)
        weight += row.weight
        if weight > most and not row.is_joined:
            yield "".join(group)
            group, weight = [], 0
    if group:
        yield "".join(group)


def _list_pieces(block: str) -> Iterator[str]:
    head, *bits, end = _bits(block)
    name = _named(head)[1]
    items = list(_rows(bits, "li"))
    groups = list(_grouped(items, PIECE))
    start = _START.search(head)
    number = int(start[1]) if start else 1
    for place, group in enumerate(groups):
        opening = _START.sub("", head)
        if name == "ol":
            opening = f'{opening[:-1]} start="{number}">'
        yield f"{_seamed(opening, place, len(groups))}{group}{end}"
        number += sum(1 for item in _rows(_bits(group), "li") if item.html.lstrip().startswith("<li"))


def _table_pieces(block: str) -> Iterator[str]:
    head, *bits, end = _bits(block)
    rows = list(_rows(bits, "tr"))
    before = [False, *(row.is_joined for row in rows)]
    free = [row.html for joined, row in zip(before, rows, strict=False) if not joined]
    sign = TableColumns.of_rows(free, 'class="wide' in head).sign()
    groups = list(_grouped(rows, _ROWS))
    for place, group in enumerate(groups):
        yield f"{sign}{_seamed(head, place, len(groups))}{group}{end}"


def _seamed(tag: str, place: int, count: int) -> str:
    """Return the tag of a list or table of which this is one piece of several, none further from the next than rows."""
    added = [GOES_ON] * (place > 0) + ["goes-further"] * (place + 1 < count)
    found = _CLASS.search(tag)
    if found:
        return tag.replace(found[0], f' class="{" ".join([found[1], *added])}"')
    return f'{tag[:-1]} class="{" ".join(added)}">' if added else tag


def _bits(html: str) -> list[str]:
    return [bit for bit in split_tags(html) if bit]


def _rows(bits: Sequence[str], tag: str) -> Iterator[_Row]:
    """Yield the outermost elements of a name among the texts and tags of what they stand in.

    The tags of a table's head and body are left out but for `thead`, whose rows are joined to the first of the body.
    """
    row: list[str] = []
    open_tags: list[str] = []
    reach, in_head = 0, False
    for bit in bits:
        closing, name = _named(bit) if bit[0] == "<" else ("", "")
        if not open_tags and name in ("thead", "tbody", "tfoot"):
            in_head = name == "thead" and not closing
            if name == "thead":
                row.append(bit)
            continue
        row.append(bit)
        if closing:
            while open_tags and open_tags.pop() != name:
                pass
        elif name and name not in _VOID:
            open_tags.append(name)
            if name in ("td", "th") and len(open_tags) == 2:
                reach = max(reach, int(dict(_SPAN.findall(bit)).get("row", 1)))
        if closing and name == tag and not open_tags:
            reach -= 1
            html = "".join(row)
            yield _Row(html, weight_of(html), in_head or reach > 0)
            reach, row = max(0, reach), []
    if "".join(row).strip():
        yield _Row("".join(row), 0, False)
