"""The width that a column of a comparison needs for its widest word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)

from medviewer.export.paper.boxes import cells_of
from medviewer.ui.documents.page_documents import indented

CELL_PADDING = 10
"""Pixels beside the text of a cell, as page.css has it."""
BORDERS = 4
"""Pixels of lines beside a cell, at most."""
_WORD = re.compile("[^ \t\u200b\u2028\ufffc]+")  # a no-break space parts no words


def widest_word(document: QTextDocument) -> int:
    """Return how wide the widest word within a cell of the outer tables of a document is, in pixels.

    With it go what it is indented by, and the words beside it where it stands in a table within the cell. Nothing is
    laid out.
    """
    words = _Words(document.defaultFont())
    tables = [table for table in document.rootFrame().childFrames() if isinstance(table, QTextTable)]
    return int(max((width for table in tables for width in words.columns(table)), default=0.0)) + 1


def letters_of(width: int, font: QFont) -> int:
    """Return how many letters have room in a width of pixels, whichever they are."""
    return max(1, int(width / _Words(font).widest_letter()))


def widest_of(words: Collection[str], font: QFont) -> int:
    """Return how wide the widest of some words is in the widest font of a cell, in pixels."""
    measured, widest = _Words(font), 0.0
    for word in sorted(words, key=len, reverse=True):
        if len(word) * measured.widest_letter() < widest:
            break
        widest = max(widest, measured.of_word(word))
    return int(widest) + 1


class _Words:
    """Measures words in the widest fonts that a page has in a cell: bold, and that of code."""

    def __init__(self, font: QFont) -> None:
        bold, code = QFont(font), QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        bold.setBold(True)
        code.setPointSizeF(font.pointSizeF())
        self._fonts = QFontMetricsF(bold), QFontMetricsF(code)
        self._measured: dict[tuple[str, bool], float] = {}

    def widest_letter(self) -> float:
        """Return the width of a letter than which few are wider."""
        return self._fonts[0].horizontalAdvance("m")

    def columns(self, table: QTextTable) -> list[float]:
        """Return what each column of a table needs for its words."""
        widths = [0.0] * table.columns()
        for cell in cells_of(table):
            needed = max(map(self._of_part, _parts(cell)), default=0.0) / cell.columnSpan()
            reached = range(cell.column(), cell.column() + cell.columnSpan())
            widths[reached.start : reached.stop] = [max(widths[covered], needed) for covered in reached]
        return widths

    def _of_part(self, part: QTextBlock | QTextFrame) -> float:
        if isinstance(part, QTextTable):
            widths = self.columns(part)
            return sum(widths) + len(widths) * 2 * CELL_PADDING + (len(widths) + 1) * BORDERS
        if isinstance(part, QTextFrame):
            return 0.0
        is_code, words = part.charFormat().fontFixedPitch(), set(_WORD.findall(part.text()))
        return indented(part) + max((self.of_word(word, is_code) for word in words), default=0.0)

    def of_word(self, word: str, is_code: bool = False) -> float:
        """Return the width of a word."""
        if (word, is_code) not in self._measured:
            self._measured[word, is_code] = self._fonts[is_code].horizontalAdvance(word)
        return self._measured[word, is_code]


def _parts(cell: QTextTableCell) -> Iterator[QTextBlock | QTextFrame]:
    at = cell.begin()
    while not at.atEnd():
        frame = at.currentFrame()
        yield frame if frame is not None else at.currentBlock()
        at += 1
