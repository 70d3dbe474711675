"""Pieces of a page for the clipboard: as HTML of a few tags, and as text with tabs between cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple, cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextTable,
    QTextTableCell,
)

from medviewer.export.spreadsheet import is_computed
from medviewer.monograph.commonmark.links import OUTSIDE
from medviewer.monograph.html.markdown_html import to_text
from medviewer.monograph.model import Monograph
from medviewer.ui.base.utf16 import between
from medviewer.ui.documents.page_documents import BULLETS, SCRIPT_TAGS, fragments, goes_on, without_joints

BETWEEN = "\t"
"""Between the cells of a row, as spreadsheets take them."""
_LINE_END, _OBJECT = "\u2028", "\ufffc"
_FURTHER = "<table further>"
_CELL = re.compile(r"(<t[dh]\b[^<>]*>(?>(?:\s*+<(?!/?t[dh])[^<>]*>){0,8})\s*+)([^<]*+)")
"""A cell up to its text, and the beginning of that."""
_AMOUNT = re.compile(r"[+＋－-][\d.,]++[^-=+*/(]*+")
"""What begins with a sign and is no formula."""
_PICTURE = re.compile(r"<img\b[^<>]*>")


class CopiedText(NamedTuple):
    """A piece of a page. html: with the tags that a page may have, and no addresses but those that lead outside."""

    text: str
    html: str

    def with_credit(self, credit: str) -> CopiedText:
        """Return the piece with a last line that names drug, section and source; the same where there is none."""
        if not credit:
            return self
        text = self.text.strip(" \n")
        return CopiedText(f"{text}\n\n{credit}\n", f"{self.html}<p>{escape(credit).replace(chr(10), '<br>')}</p>")

    def mime(self) -> QMimeData:
        """Return what the clipboard takes."""
        data = QMimeData()
        data.setText(self.text)
        data.setHtml(self.html)
        return data


def of_html(html: str) -> CopiedText:
    """Return safe HTML for the clipboard; no spreadsheet computes a cell of it, and -5 stays a number."""
    html = _CELL.sub(lambda cell: f"{cell[1]}{_shown(cell[2])}", html)
    return CopiedText(to_text(html, BETWEEN, addresses=True).replace("\xa0", " "), html)


def _shown(cell: str) -> str:
    return f"'{cell}" if is_computed(cell) and not _AMOUNT.fullmatch(cell) else cell


def of_tabs(monograph: Monograph, tabs: Sequence[str] | None) -> CopiedText:
    """Return the tabs of a page with their headings, sources and disclaimers; None for all. Pictures are left out."""
    from medviewer.export.selection import chosen_tabs, disclaimers, headed_sections, sources

    parts = [
        f"<h2>{escape(tab)}</h2><h3>{escape(title)}</h3>{section.html}"
        for tab, title, section in headed_sections(chosen_tabs(monograph, tabs))
    ]
    behind = (*sources(monograph, tabs), *disclaimers(monograph))
    parts += [f"<h2>{escape(section.title)}</h2>{section.html}" for section in behind]
    return of_html(_PICTURE.sub("", "".join(parts)).replace("<h2></h2>", "").replace("<h3></h3>", ""))


def of_selection(cursor: QTextCursor, side_by_side: bool = False) -> CopiedText:
    """Return what a cursor has selected; of a table the rows that it touches, but of a part of one cell its text.

    side_by_side: the outermost table holds pages in columns, which stand one below the other in a copy.
    """
    return of_html(_joined("".join(_Piece.of(cursor, side_by_side).html())))


def of_document(document: QTextDocument, side_by_side: bool = False) -> CopiedText:
    """Return the whole of a document; side_by_side as in `of_selection`."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return of_selection(cursor, side_by_side)


def of_paragraph(block: QTextBlock, start: int = 0, end: int | None = None) -> CopiedText:
    """Return a paragraph, heading or item of a list by itself, or what stands between two places of it."""
    last = block.position() + block.length() if end is None else end
    return of_html("".join(_inline(block, max(start, block.position()), last)))


def html_of_table(table: QTextTable, heads_of: QTextTable | None = None, heads: int = 0) -> str:
    """Return all rows of a table, with the tags that a page may have; what a table in it holds is text of its cell.

    heads: the number of rows of `heads_of` that stand before them.
    """
    above = () if heads_of is None else _Cells(heads_of, 0, heads, 0, heads_of.columns()).html()
    return f"<table>{''.join((*above, *_Cells(table, 0, table.rows(), 0, table.columns()).html()))}</table>"


def _joined(html: str) -> str:
    """Return HTML in which the pieces of a table, as of a long one the page has several, are one."""
    return html.replace(f"</table>{_FURTHER}", "").replace(_FURTHER, "<table>")


def html_of_cell(cell: QTextTableCell) -> str:
    """Return what stands in a cell, with the tags that a page may have."""
    return "".join(_in_cell(cell))


class _Cells(NamedTuple):
    """A rectangle of cells of one table; without one, all are meant."""

    table: QTextTable
    first_row: int
    rows: int
    first_column: int
    columns: int

    def all(self) -> Iterator[QTextTableCell]:
        """Yield the cells, row by row."""
        for row in range(self.first_row, self.first_row + self.rows):
            for column in range(self.first_column, self.first_column + self.columns):
                yield self.table.cellAt(row, column)

    def html(self) -> Iterator[str]:
        """Yield the rows. A place that another cell covers is left to that one, or empty where that is outside."""
        for row in range(self.first_row, self.first_row + self.rows):
            tag = "th" if row < self.table.format().headerRowCount() else "td"
            columns = range(self.first_column, self.first_column + self.columns)
            cells = (self._cell(row, column) for column in columns)
            yield f"<tr>{''.join(f'<{tag}{one[0]}>{one[1]}</{tag}>' for one in cells if one)}</tr>"

    def _cell(self, row: int, column: int) -> tuple[str, str] | None:
        """Return the spans and the content of the cell at a place, None where it has begun before."""
        cell = self.table.cellAt(row, column)
        if (cell.row(), cell.column()) == (row, column):
            wide = min(cell.columnSpan(), self.first_column + self.columns - column)
            high = min(cell.rowSpan(), self.first_row + self.rows - row)
            return _spans(wide, high), "".join(_in_cell(cell))
        return None if cell.row() >= self.first_row and cell.column() >= self.first_column else ("", "")


class _Piece(NamedTuple):
    """The characters of a document from `start` to `end`, in `frame`. cells: where a rectangle of a table is marked.

    side_by_side: a table holds pages.
    """

    frame: QTextFrame | QTextTableCell
    start: int
    end: int
    cells: _Cells | None = None
    side_by_side: bool = False

    @classmethod
    def of(cls, cursor: QTextCursor, side_by_side: bool) -> _Piece:
        table, cells = cursor.currentTable(), None
        if table is not None and cursor.hasComplexSelection():
            cells = _Cells(table, *cast("tuple[int, int, int, int]", cursor.selectedTableCells()))
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return cls(cursor.document().rootFrame(), start, end, cells, side_by_side)

    def html(self) -> Iterator[str]:
        """Yield the HTML of what is in the frame."""
        for is_list, blocks in groupby(_children(self.frame), key=_is_item):
            if is_list:
                yield from self.items([one for one in blocks if isinstance(one, QTextBlock) and self._meets(one)])
                continue
            for child in blocks:
                if isinstance(child, QTextTable):
                    yield from self._table(child)
                elif isinstance(child, QTextFrame):
                    yield from self._replace(frame=child).html()
                elif self._meets(child):
                    yield self._block(child)

    def _meets(self, block: QTextBlock) -> bool:
        return block.position() < self.end and block.position() + block.length() > self.start

    def _block(self, block: QTextBlock) -> str:
        level = block.blockFormat().headingLevel()
        tag = f"h{level}" if level else "pre" if block.blockFormat().nonBreakableLines() else "p"
        inside = self._inline(block)
        return f"<{tag}>{inside}</{tag}>" if inside else ""

    def items(self, blocks: list[QTextBlock]) -> Iterator[str]:
        """Yield the items of lists within lists, with the numbers that they have on the page."""
        open_lists: list[tuple[str, int]] = []
        for block in blocks:
            one = block.textList()
            here = (_list_tag(one), one.objectIndex())
            level, number = max(1, one.format().indent()), one.itemText(block).rstrip(".")
            while len(open_lists) > level or (len(open_lists) == level and open_lists[-1] != here):
                yield f"</{open_lists.pop()[0]}>"
            while len(open_lists) < level:
                open_lists.append(here)
                start = f' start="{number}"' if here[0] == "ol" and number.isdecimal() else ""
                yield f"<{here[0]}{start}>"
            yield f"<li>{self._inline(block)}</li>"
        yield from (f"</{tag}>" for tag, _ in reversed(open_lists))

    def _inline(self, block: QTextBlock) -> str:
        return "".join(_inline(block, self.start, self.end))

    def _table(self, table: QTextTable) -> Iterator[str]:
        if table.lastPosition() < self.start or table.firstPosition() > self.end:
            return
        is_box = table.rows() == table.columns() == 1  # of a callout
        if is_box or self.side_by_side:
            for cell in self._marked(table).all():
                yield from self._inside(cell).html()
            return
        if table.cellAt(self.start).isValid() and table.cellAt(self.start) == table.cellAt(self.end):
            yield from _in_cell(table.cellAt(self.start), self.start, self.end)
            return
        opened = _FURTHER if goes_on(table) else "<table>"
        yield f"{opened}{''.join(self._marked(table).html())}</table>"

    def _inside(self, cell: QTextTableCell) -> _Piece:
        """Return what is marked in a cell that holds pieces of a page; all of it where cells are marked."""
        piece = self._replace(frame=cell, side_by_side=False)
        return piece if self.cells is None else piece._replace(start=cell.firstPosition(), end=cell.lastPosition() + 1)

    def _marked(self, table: QTextTable) -> _Cells:
        """Return the rectangle that is marked; else all rows that are touched, whole, so that no cell moves."""
        if self.cells is not None and self.cells.table == table:
            return self.cells
        touched = [row for row in range(table.rows()) if self._touches(table, row)]
        first, last = min(touched, default=0), max(touched, default=-1)
        return _Cells(table, first, last + 1 - first, 0, table.columns())

    def _touches(self, table: QTextTable, row: int) -> bool:
        cells = (table.cellAt(row, column) for column in range(table.columns()))
        return any(cell.firstPosition() < self.end and cell.lastPosition() >= self.start for cell in cells)


def _children(frame: QTextFrame | QTextTableCell) -> Iterator[QTextBlock | QTextFrame]:
    place = frame.begin()
    while not place.atEnd():
        yield place.currentFrame() or place.currentBlock()
        place += 1


def _is_item(child: QTextBlock | QTextFrame) -> bool:
    return isinstance(child, QTextBlock) and child.textList() is not None


def _list_tag(one: QTextList) -> str:
    return "ul" if one.format().style() in BULLETS else "ol"


def _spans(wide: int, high: int) -> str:
    return (f' colspan="{wide}"' if wide > 1 else "") + (f' rowspan="{high}"' if high > 1 else "")


def _in_cell(cell: QTextTableCell, start: int = 0, end: int | None = None) -> Iterator[str]:
    """Yield the HTML of a cell between two places; of several blocks the lists, and a paragraph for each other one."""
    first, last = cell.firstPosition(), cell.lastPosition() + 1
    start, end = max(start, first), last if end is None else min(end, last)
    blocks = [block for block in _blocks(cell, start, end) if block.text().strip()]
    if len(blocks) < 2:
        yield from (html for block in blocks for html in _inline(block, start, end))
        return
    for is_list, inside in groupby(blocks, key=_is_item):
        if is_list:
            yield from _Piece(cell, start, end).items(list(inside))
        else:
            yield from (f"<p>{''.join(_inline(block, start, end))}</p>" for block in inside)


def _blocks(cell: QTextTableCell, start: int, end: int) -> Iterator[QTextBlock]:
    block = cell.firstCursorPosition().document().findBlock(start)
    while block.isValid() and block.position() < end:
        yield block
        block = block.next()


def _inline(block: QTextBlock, start: int, end: int) -> Iterator[str]:
    """Yield the HTML of a block's text between two places of the document."""
    yield _nested(list(_pieces(block, start, end)), len(_Look._fields))


def _nested(pieces: Sequence[tuple[str, _Look]], depth: int) -> str:
    """Return texts within the outermost `depth` tags of their looks, neighbours that share a tag within one."""
    if not depth:
        return escape("".join(text for text, _ in pieces)).replace(_LINE_END, "<br>")
    groups = groupby(pieces, key=lambda piece: piece[1][-depth])
    return "".join(_tagged(tag, _nested(list(inside), depth - 1)) for tag, inside in groups)


def _tagged(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag.partition(' ')[0]}>" if tag and html.strip() else html


def _pieces(block: QTextBlock, start: int, end: int) -> Iterator[tuple[str, _Look]]:
    """Yield the texts of a block as they follow each other; a picture as the words that stand for it."""
    for part in fragments(block):
        first = max(0, start - part.position())
        text = between(part.text(), first, max(first, end - part.position()))
        if text:
            look = part.charFormat()
            alt = look.property(QTextFormat.Property.ImageAltText) if look.isImageFormat() else None
            shown = without_joints(text.replace(_OBJECT, str(alt or ""))).replace("\xa0", " ")
            yield shown, _Look.of(look)


class _Look(NamedTuple):
    """The tags of characters, the outermost first, each empty where they have none; a link leads outside."""

    link: str
    struck: str
    bold: str
    italic: str
    script: str

    @classmethod
    def of(cls, look: QTextCharFormat) -> _Look:
        address = look.anchorHref()
        return cls(
            f'a href="{escape(address)}"' if address.startswith(OUTSIDE) else "",
            "s" * look.fontStrikeOut(),
            "b" * (look.fontWeight() >= QFont.Weight.DemiBold),
            "i" * look.fontItalic(),
            SCRIPT_TAGS.get(look.verticalAlignment(), ""),
        )
