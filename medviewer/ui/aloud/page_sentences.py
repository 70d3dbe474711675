"""The sentences of a page that is shown, in reading order: where each stands, and what a voice is to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

from medviewer.export.paper.richtext import split_tags
from medviewer.export.paper.table_lines import LONGEST_NAME, OpenTable
from medviewer.library.text.sentences import sentences
from medviewer.monograph.html.markdown_html import to_text
from medviewer.monograph.html.signs import SCRIPTS, STRUCK
from medviewer.monograph.spoken_text import nothing, spoken
from medviewer.ui.base.utf16 import units
from medviewer.ui.documents.copied_text import html_of_table
from medviewer.ui.documents.note_cards import note_link
from medviewer.ui.documents.page_documents import SCRIPT_TAGS, fragments

_NUMBER = re.compile(r"[-+−]?\u2060?\d")
_OVER = re.compile(r"\^\d{1,3}[/\u2044]$")
_LINE_END, _PICTURE = "\u2028", "\ufffc"


class SpokenSentence(NamedTuple):
    """A sentence between two positions of a document, and its text in the words of a voice."""

    start: int
    end: int
    text: str


class _Sign(NamedTuple):
    text: str
    position: int
    is_struck: bool


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
        self._names: dict[int, list[tuple[list[str], list[tuple[str, str]]]]] = {}
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
        cells = list({(one.row(), one.column()): one for one in _cells_of_row(table, row)}.values())
        names, values = self._names_of(table, row)
        if len(names) + len(values) != len(cells):
            cells, names, values = [cell for cell in cells if cell.row() == row], [], []
        for number, cell in enumerate(cells):
            own = list(self._between(cell.firstPosition(), cell.lastPosition() + 1))
            if number >= len(names) and values:
                yield from self._value(cell, values[number - len(names)][0], own)
            elif not values or sum(len(one.text) for one in own) > LONGEST_NAME:
                yield from own  # else each of its values begins with it

    def _value(self, cell: QTextTableCell, name: str, own: list[SpokenSentence]) -> Iterator[SpokenSentence]:
        """Yield a value of a table after the names of its row and column."""
        named = spoken(to_text(name), self._language)
        empty = SpokenSentence(cell.firstPosition(), cell.lastPosition(), nothing(self._language))
        first, *others = own or [empty]
        if named or own:
            yield first._replace(text=f"{named}: {first.text}" if named else first.text)
        yield from others

    def _names_of(self, table: QTextTable, row: int) -> tuple[list[str], list[tuple[str, str]]]:
        key = table.firstPosition()
        if key not in self._names:
            self._names[key] = OpenTable.read(split_tags(html_of_table(table))).named_rows()
        return self._names[key][row] if row < len(self._names[key]) else ([], [])

    def _between(self, start: int, end: int) -> Iterator[SpokenSentence]:
        """Yield the sentences of the blocks between two positions; not what has no letter or digit, such as a dash."""
        signs = list(_signs(self._document, start, end))
        text = "".join(one.text for one in signs)
        for first, last in sentences(text):
            said = signs[first:last]
            if any(one.text.isalnum() for one in said):
                behind = said[-1].position + units(said[-1].text)
                yield SpokenSentence(said[0].position, behind, spoken(_written(said), self._language))


def _written(signs: list[_Sign]) -> str:
    """Return a text with what is struck marked so."""
    pieces = (
        (is_struck, "".join(one.text for one in run)) for is_struck, run in groupby(signs, lambda one: one.is_struck)
    )
    return "".join(f"{STRUCK}{text}{STRUCK}" if is_struck and text.strip() else text for is_struck, text in pieces)


def _signs(document: QTextDocument, start: int, end: int) -> Iterator[_Sign]:
    """Yield the signs of blocks with their positions, `^` or `_` before raised and lowered numbers among them.

    The links of a note's card, which change or delete it, are none of its words.
    """
    written = ""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        for part in fragments(block):
            look, position = part.charFormat(), part.position()
            if note_link(QUrl(look.anchorHref())) is not None:
                continue
            text = _script_sign(written, part.text(), look) + _alternative(part.text(), look)
            written = (written + text)[-8:]
            extra = len(text) - len(part.text()) if text != part.text() else 0
            for number, sign in enumerate(text):
                yield _Sign("\n" if sign == _LINE_END else sign, position, look.fontStrikeOut())
                if number >= extra:
                    position += units(sign)
        block = block.next()
        written = ""
        yield _Sign("\n", max(start, block.position() - 1) if block.isValid() else end - 1, False)


def _alternative(text: str, look: QTextCharFormat) -> str:
    """Return the words that stand for a picture; any other text as it is."""
    alt = look.property(QTextFormat.Property.ImageAltText) if look.isImageFormat() else None
    return text.replace(_PICTURE, str(alt or "") or " ") if _PICTURE in text else text


def _script_sign(written: str, text: str, look: QTextCharFormat) -> str:
    """Return the sign of a raised or lowered number behind what was written; empty where it stands for itself."""
    tag = SCRIPT_TAGS.get(look.verticalAlignment(), "")
    is_behind = written[-1:].isalnum() or _OVER.search(written) is not None
    return SCRIPTS[tag] if tag and is_behind and _NUMBER.match(text) else ""


def _cells_of_row(table: QTextTable, row: int) -> Iterator[QTextTableCell]:
    return (table.cellAt(row, column) for column in range(table.columns()))


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
