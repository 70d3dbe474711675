"""The sentences of a page that is shown, in reading order: where each stands, and what a voice is to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)

from medviewer.export.paper.table_lines import LONGEST_NAME, TableCell, named_rows
from medviewer.library.text.sentences import sentences
from medviewer.monograph.html.markdown_html import to_text
from medviewer.monograph.html.signs import STRUCK
from medviewer.monograph.spoken_text import nothing, spoken
from medviewer.ui.base.utf16 import units
from medviewer.ui.documents.copied_text import html_of_cell
from medviewer.ui.documents.note_cards import note_link
from medviewer.ui.documents.page_documents import fragments, script_sign

_NEAR = 8
"""Signs before a lowered number in which the numerator of a fraction stands."""
LONGEST_SAID = 1_000
"""Signs of a sentence that are said at once."""
_LINE_END, _PICTURE = "\u2028", "\ufffc"


class SpokenSentence(NamedTuple):
    """A sentence between two positions of a document. written: as `spoken` takes it. named: what is said before it."""

    start: int
    end: int
    written: str
    language: str
    named: str = ""

    @property
    def text(self) -> str:
        """The words of a voice for it."""
        said = spoken(self.written, self.language)
        return f"{self.named}: {said}" if self.named else said


class _Piece(NamedTuple):
    """Text of one look, and its position. ahead: signs at its beginning that are not in the document."""

    text: str
    position: int
    is_struck: bool = False
    ahead: int = 0


class _Spot(NamedTuple):
    """A block that begins at a position, or a row of the table whose first position it is. row: -1 of a block."""

    position: int
    row: int = -1


class PageSentences:
    """The way through the sentences of a document: block after block, of a table row after row.

    A value of a table is said after the names of its row and column. What is looked at is read, and nothing ahead.
    """

    def __init__(self, document: QTextDocument, language: str, start: int = 0, end: int | None = None) -> None:
        """language: a BCP 47 tag. start, end: positions; the sentences that touch what lies between them are meant."""
        self._document = document
        self._language = language
        self._end = document.characterCount() if end is None else end
        self._heads: dict[int, list[list[TableCell]]] = {}
        self._spot = self._spot_at(start)
        self._sentences = self._sentences_of(self._spot)
        self._at = next((n for n, one in enumerate(self._sentences) if one.end > start), len(self._sentences))
        if self._at == len(self._sentences):
            self._at -= 1
            self._is_begun = self.step(1) is not None
        else:
            self._is_begun = self._sentences[self._at].start < self._end

    def current(self) -> SpokenSentence | None:
        """Return the sentence that is to be said; None where there is none."""
        return self._sentences[self._at] if self._is_begun else None

    def step(self, by: int) -> SpokenSentence | None:
        """Go to the next sentence, with -1 to the one before, and return it; stay where there is none."""
        spot, found, at = self._spot, self._sentences, self._at + by
        while not 0 <= at < len(found):
            beside = self._after(spot) if by > 0 else self._before(spot)
            if beside is None or (by > 0 and beside.row < 0 and beside.position >= self._end):
                return None
            spot, found = beside, self._sentences_of(beside)
            at = 0 if by > 0 else len(found) - 1
        if by > 0 and found[at].start >= self._end:
            return None
        self._spot, self._sentences, self._at = spot, found, at
        return found[at]

    def _spot_at(self, position: int) -> _Spot:
        table = _table_at(self._document, position)
        if table is not None:
            return _Spot(table.firstPosition(), max(0, table.cellAt(position).row()))
        return _Spot(self._document.findBlock(position).position())

    def _after(self, spot: _Spot) -> _Spot | None:
        table = _table_at(self._document, spot.position) if spot.row >= 0 else None
        if table is not None and spot.row + 1 < table.rows():
            return spot._replace(row=spot.row + 1)
        block = self._document.findBlock(spot.position)
        position = table.lastPosition() + 1 if table is not None else block.position() + block.length()
        return self._spot_at(position) if position < self._document.characterCount() else None

    def _before(self, spot: _Spot) -> _Spot | None:
        if spot.row > 0:
            return spot._replace(row=spot.row - 1)
        return self._spot_at(spot.position - 1) if spot.position else None

    def _sentences_of(self, spot: _Spot) -> list[SpokenSentence]:
        table = _table_at(self._document, spot.position) if spot.row >= 0 else None
        if table is not None:
            return list(self._in_row(table, spot.row))
        block = self._document.findBlock(spot.position)
        return list(self._between(block.position(), block.position() + block.length()))

    def _in_row(self, table: QTextTable, row: int) -> Iterator[SpokenSentence]:
        """Yield what stands in a row; cells that reach into it from above are said again, with its name."""
        names, values = self._names_of(table, row)
        cells = list({(one.row(), one.column()): one for one in _cells_of_row(table, row)}.values())
        for number, cell in enumerate(cells):
            own = list(self._between(cell.firstPosition(), cell.lastPosition() + 1))
            if number >= len(names):
                yield from self._value(cell, values[number - len(names)][0], own)
            elif not values or sum(len(one.written) for one in own) > LONGEST_NAME:
                yield from own  # else each of its values begins with it

    def _value(self, cell: QTextTableCell, name: str, own: list[SpokenSentence]) -> Iterator[SpokenSentence]:
        """Yield a value of a table after the names of its row and column."""
        named = spoken(to_text(name), self._language)
        empty = SpokenSentence(cell.firstPosition(), cell.lastPosition(), nothing(self._language), self._language)
        first, *others = own or [empty]
        if named or own:
            yield first._replace(named=named)
        yield from others

    def _names_of(self, table: QTextTable, row: int) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the names of a row and its values with theirs; of a row of the head names alone.

        Only the head and this row are looked at: a table may have thousands of them.
        """
        key, count = table.firstPosition(), min(table.format().headerRowCount(), table.rows())
        if key not in self._heads:
            self._heads[key] = [_table_cells(table, number, True) for number in range(count)]
        if row < count:
            return [""] * len({id(cell) for cell in self._heads[key][row]}), []
        return named_rows([*self._heads[key], _table_cells(table, row, False)])[-1]

    def _between(self, start: int, end: int) -> Iterator[SpokenSentence]:
        """Yield the sentences of the blocks between two positions; not what has no letter or digit, such as a dash."""
        pieces = list(_pieces(self._document, start, end))
        text = "".join(piece.text for piece in pieces)
        way = _Way(pieces)
        for first, last in (part for found in sentences(text) for part in _parts(text, *found)):
            if any(map(str.isalnum, text[first:last])):
                begin, written = way.position(first), way.written(first, last)
                behind = way.position(last - 1) + units(text[last - 1])
                yield SpokenSentence(begin, behind, written, self._language)


class _Way:
    """Goes through pieces of text from their beginning on: where each of its signs stands in the document."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self._pieces = pieces
        self._number = self._offset = 0  # of the piece, and of its beginning in the text
        self._within, self._position = 0, pieces[0].position if pieces else 0

    def position(self, offset: int) -> int:
        """Return the position of the sign at an offset, which is not before the one that was asked for last."""
        while offset >= self._offset + len(self._pieces[self._number].text):
            self._offset += len(self._pieces[self._number].text)
            self._number += 1
            self._within, self._position = 0, self._pieces[self._number].position
        piece = self._pieces[self._number]
        before, self._within = self._within, offset - self._offset
        self._position += units(piece.text[max(piece.ahead, before) : max(piece.ahead, self._within)])
        return self._position

    def written(self, first: int, last: int) -> str:
        """Return the text between two offsets, the first one where the way is, with what is struck marked so."""
        number, offset, parts = self._number, self._offset, list[tuple[bool, str]]()
        while offset < last:
            piece = self._pieces[number]
            parts.append((piece.is_struck, piece.text[max(0, first - offset) : last - offset]))
            offset += len(piece.text)
            number += 1
        runs = ((is_struck, "".join(text for _, text in run)) for is_struck, run in groupby(parts, lambda one: one[0]))
        return "".join(f"{STRUCK}{text}{STRUCK}" if is_struck and text.strip() else text for is_struck, text in runs)


def _parts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, a very long one in parts that end behind a comma or semicolon, else between words."""
    while last - first > LONGEST_SAID:
        most = first + LONGEST_SAID
        ends = (
            max(text.rfind(", ", first, most), text.rfind("; ", first, most)),
            text.rfind(" ", first, most),
            most - 2,
        )
        end = next(end for end in ends if end > first) + 1
        yield first, end
        first = end
    yield first, last


def _pieces(document: QTextDocument, start: int, end: int) -> Iterator[_Piece]:
    """Yield the text of blocks, with `^` or `_` before raised and lowered numbers.

    The links of a note's card, which change or delete it, are none of its words.
    """
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        written = ""
        for part in fragments(block):
            look = part.charFormat()
            if note_link(QUrl(look.anchorHref())) is None:
                shown = _alternative(part.text(), look).replace(_LINE_END, "\n")
                sign = script_sign(written, part.text(), look)
                ahead = len(sign) + len(shown) - len(part.text())
                yield _Piece(sign + shown, part.position(), look.fontStrikeOut(), ahead)
                written = (written + sign + shown)[-_NEAR:]
        yield _Piece("\n", block.position() + block.length() - 1)
        block = block.next()


def _alternative(text: str, look: QTextCharFormat) -> str:
    """Return the words that stand for a picture; any other text as it is."""
    alt = look.property(QTextFormat.Property.ImageAltText) if look.isImageFormat() else None
    return text.replace(_PICTURE, str(alt or "") or " ") if _PICTURE in text else text


def _cells_of_row(table: QTextTable, row: int) -> Iterator[QTextTableCell]:
    return (table.cellAt(row, column) for column in range(table.columns()))


def _table_cells(table: QTextTable, row: int, is_head: bool) -> list[TableCell]:
    """Return the cell at each column of a row, with its HTML."""
    made = dict[tuple[int, int], TableCell]()
    cells = list[TableCell]()
    for one in _cells_of_row(table, row):
        key = one.row(), one.column()
        if key not in made:
            made[key] = TableCell(one.columnSpan(), one.rowSpan(), is_head, 0, html=html_of_cell(one))
        cells.append(made[key])
    return cells


def _table_at(document: QTextDocument, position: int) -> QTextTable | None:
    """Return the outermost table around a position; the box of a callout is none."""
    cursor = QTextCursor(document)
    cursor.setPosition(min(position, document.characterCount() - 1))
    frame: QTextFrame | None = cursor.currentFrame()
    found = None
    while frame is not None:
        if isinstance(frame, QTextTable) and (frame.rows() > 1 or frame.columns() > 1):
            found = frame
        frame = frame.parentFrame()
    return found
