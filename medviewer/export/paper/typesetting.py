"""HTML laid out for paper by QTextDocument: one column, no pages yet."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPagedPaintDevice,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QTextTable,
)

from medviewer.export.paper.boxes import CALLOUT, outer_table
from medviewer.export.paper.parts import parts_of
from medviewer.locations import resources

POINTS = 10.0
INSET = 0.9  # of the size of the text: the sides of a callout's box from its text
DISTANCE = 16  # px: the text of a callout from what stands above and below it
SMALLER = (0.88, 0.76, 0.66)  # what the text of a table too wide for the page is scaled by, in turn
LARGEST_STEP = 200_000  # what a document of a long body weighs, as `parts` weighs it
LEAST_SPACING = 1 / 64  # px: the least that Qt knows
SOFT_LENGTH = 5  # characters of a word that stay together in a table that is too wide all the same


class TypeRules(NamedTuple):
    """The rules of a document beside the style sheet.

    smaller: what the text of a table too wide for its column may be scaled by, in turn. may_part_words: lines of a
    table that is too wide all the same end within words; else it stays too wide. style: more of a style sheet.
    """

    smaller: tuple[float, ...] = SMALLER
    may_part_words: bool = True
    style: str = ""


USUAL = TypeRules()

_WORD = re.compile(r"[^\s\u200b\ufdd0\ufdd1\u2029\ufffc]{6,}")  # the others are Qt's marks of cells, blocks, objects


def font(points: float = POINTS) -> QFont:
    """Return the system's own sans-serif font, without ligatures.

    A ligature would stand in the PDF as one character that a search for "fi" does not find. macOS's own font has a
    private name that PDF readers do not know, so Helvetica stands in for it.
    """
    made = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    if sys.platform == "darwin":
        made.setFamilies(["Helvetica Neue", "Helvetica", "Arial"])
    made.setStyleHint(QFont.StyleHint.SansSerif)
    made.setPointSizeF(points)
    _part_ligatures(made)
    return made


def _part_ligatures(made: QFont) -> None:
    try:
        for feature in ("liga", "clig", "dlig", "hlig"):
            made.setFeature(QFont.Tag(feature), 0)
    except TypeError:  # PySide6 before 6.8.3 makes no tag of a name; Qt sets no ligatures in spaced text
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, LEAST_SPACING)


def typeset(
    body: str, device: QPagedPaintDevice, width: float, check: Callable[[], None], rules: TypeRules = USUAL
) -> list[QTextDocument]:
    """Return `body` laid out in one column of `width`, in the units of `device`.

    It is one document. A long one is several, to stand below each other, since Qt lets no other thread run while it
    lays one out; `check` is called before each.
    """
    documents = []
    for part in parts_of(body, LARGEST_STEP):
        check()
        documents.append(_laid_out(part, device, width, rules))
    return documents


def _laid_out(body: str, device: QPagedPaintDevice, width: float, rules: TypeRules) -> QTextDocument:
    """Return a document.

    The layout is finished, as after every step here: Qt lays a document out bit by bit, and one that is changed or
    drawn before the last bit comes out with gaps.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(22)
    document.setDefaultFont(font())
    document.setDefaultStyleSheet((resources() / "paper.css").read_text(encoding="utf-8") + rules.style)
    document.setDefaultTextOption(_wrapping(QTextOption.WrapMode.WordWrap))
    document.documentLayout().setPaintDevice(device)
    document.setTextWidth(width)
    document.setHtml(body)
    _finish(document)
    _set_off_callouts(document, POINTS * INSET * device.logicalDpiX() / 72)
    for table in _tables(document):
        _fit(document, table, width, rules)
    if _finish(document) > width + 1 and rules.may_part_words:
        document.setDefaultTextOption(_wrapping(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere))
        _finish(document)
    return document


def _finish(document: QTextDocument) -> float:
    """Lay the whole document out and return its width."""
    return document.documentLayout().documentSize().width()


def _set_off_callouts(document: QTextDocument, inset: float) -> None:
    """Give the blocks of callouts the margins that their boxes need; Qt's style sheets reach no list in them.

    inset: in the units of the device, to which Qt scales the margins above and below, but not those at the sides.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        if block.userState() == CALLOUT:
            shape = block.blockFormat()
            shape.setLeftMargin(inset)
            shape.setRightMargin(inset)
            if block.previous().userState() != CALLOUT:
                shape.setTopMargin(DISTANCE)
            if block.next().userState() != CALLOUT:
                shape.setBottomMargin(DISTANCE)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
        block = block.next()
    cursor.endEditBlock()
    _finish(document)


def _wrapping(mode: QTextOption.WrapMode) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(mode)
    return option


def _fit(document: QTextDocument, table: QTextTable, width: float, rules: TypeRules) -> None:
    """Make a table that is wider than the column fit it: smaller text first, then lines that end within words."""
    scales = list(rules.smaller)
    while document.documentLayout().frameBoundingRect(table).width() > width + 1:
        if not scales:
            if rules.may_part_words:
                _soften(document, table)
            break
        _scale_text(table, POINTS * scales.pop(0))
        _finish(document)


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    block = document.begin()
    while block.isValid():
        table = outer_table(block)
        if table is not None:
            yield table
            block = table.lastCursorPosition().block()
        block = block.next()


def _scale_text(table: QTextTable, points: float) -> None:
    smaller = QTextCharFormat()
    smaller.setFontPointSize(points)
    cursor = QTextCursor(table.firstCursorPosition())
    cursor.setPosition(table.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(smaller)


def _soften(document: QTextDocument, table: QTextTable) -> None:
    """Allow a line to end within the words of a table, after every few characters."""
    first, last = table.firstCursorPosition().position(), table.lastCursorPosition().position()
    words = [word.span() for word in _WORD.finditer(document.toRawText(), first, last)]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end in reversed(words):
        for place in range(end - (end - start - 1) % SOFT_LENGTH - 1, start, -SOFT_LENGTH):
            cursor.setPosition(place)
            cursor.insertText("\u200b")
    cursor.endEditBlock()
    _finish(document)
