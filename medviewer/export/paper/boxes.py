"""A laid-out QTextDocument as strips that may not be cut: lines, rows of tables, padded callouts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextTable, QTextTableCell

from medviewer.export.paper.page_breaks import Box, BreakPenalty

# What resources/paper.css says in -qt-user-state, the only trace of a class that outlives QTextDocument.setHtml.
QUESTION, ANSWER, CALLOUT, CLOSING = 1, 2, 3, 4
CALLOUT_PADDING = 0.4  # of a line
SHORT_PARAGRAPH = 3  # lines, which stay together

_RULER = QTextFormat.Property.BlockTrailingHorizontalRulerWidth

Interval = tuple[float, float]


def strips_of(document: QTextDocument, height: float) -> list[Box]:
    """Return the strips of a document that is laid out without pages, top to bottom.

    height: of a page, in the document's own units; a row of a table higher than that is given line by line.
    """
    strips: list[Box] = []
    block = document.begin()
    while block.isValid():
        table = outer_table(block)
        if table is None:
            strips += _block_strips(document, block)
            block = block.next()
        else:
            strips += _table_strips(document, table, height)
            block = table.lastCursorPosition().block().next()
    return [*map(_ended, strips, strips[1:]), *strips[-1:]]


def _ended(strip: Box, following: Box) -> Box:
    """Return a strip that ends where the next begins: Qt says of some tables that they end within the text below."""
    return replace(strip, bottom=min(strip.bottom, following.top)) if following.top > strip.top else strip


def outer_table(block: QTextBlock) -> QTextTable | None:
    """Return the outermost table that holds a block."""
    found = frame = QTextCursor(block).currentFrame()
    while frame is not None and frame.parentFrame() is not None:
        found, frame = frame, frame.parentFrame()
    return found if isinstance(found, QTextTable) else None


def lines_of(document: QTextDocument, block: QTextBlock) -> list[Interval]:
    """Return (top, bottom) of each line of a block."""
    layout = block.layout()
    count = layout.lineCount()
    if count == 0:
        return []
    box = document.documentLayout().blockBoundingRect(block)
    start = box.top() - layout.lineAt(0).y()
    tops = [start + layout.lineAt(number).y() for number in range(count)]
    end = max(box.bottom(), tops[-1] + layout.lineAt(count - 1).height())
    return list(zip(tops, [*tops[1:], end], strict=True))


def callouts_of(document: QTextDocument) -> list[Interval]:
    """Return (top, bottom) of each callout with its padding: blocks of one quotation that follow each other."""
    boxes: list[Interval] = []
    block = document.begin()
    while block.isValid():
        if block.userState() == CALLOUT and (strips := _block_strips(document, block)):
            goes_on = bool(boxes) and block.previous().userState() == CALLOUT
            top = boxes.pop()[0] if goes_on else strips[0].top
            boxes.append((top, strips[-1].bottom))
        block = block.next()
    return boxes


def tables_of(document: QTextDocument) -> Iterator[Interval]:
    """Yield (top, bottom) of each table that is in no other."""
    block = document.begin()
    while block.isValid():
        table = outer_table(block)
        if table is not None:
            box = document.documentLayout().frameBoundingRect(table)
            yield box.top(), box.bottom()
            block = table.lastCursorPosition().block()
        block = block.next()


def _block_strips(document: QTextDocument, block: QTextBlock) -> list[Box]:
    lines = lines_of(document, block)
    if not lines or not (block.text().strip() or block.blockFormat().hasProperty(_RULER)):
        return []
    glues = [_glue_inside(block, number, len(lines)) for number in range(1, len(lines))]
    captions = len(lines) <= SHORT_PARAGRAPH and block.next().isValid() and outer_table(block.next()) is not None
    pairs = zip(lines, [*glues, BreakPenalty.HEADING if captions else _glue_after(block)], strict=True)
    strips = [Box(top, bottom, glue, ends=bottom == lines[-1][1]) for (top, bottom), glue in pairs]
    return _padded(block, strips) if block.userState() == CALLOUT else strips


def _glue_inside(block: QTextBlock, number: int, count: int) -> BreakPenalty:
    """Return the glue after line `number` of `count`: no page begins or ends with one line of a paragraph."""
    if block.blockFormat().headingLevel():
        return BreakPenalty.HEADING
    kept = block.userState() in (QUESTION, ANSWER, CALLOUT, CLOSING) or count <= SHORT_PARAGRAPH
    return BreakPenalty.TOGETHER if kept or number in (1, count - 1) else BreakPenalty.NONE


def _glue_after(block: QTextBlock) -> BreakPenalty:
    following = block.next()
    if not following.isValid():
        return BreakPenalty.NONE
    state, after = block.userState(), following.userState()
    if block.blockFormat().headingLevel() or (state == QUESTION and after == ANSWER):
        return BreakPenalty.HEADING
    goes_on = state in (ANSWER, CALLOUT, CLOSING) and after == state
    return BreakPenalty.TOGETHER if goes_on or block.text().rstrip().endswith(":") else BreakPenalty.NONE


def _padded(block: QTextBlock, strips: list[Box]) -> list[Box]:
    padding = (strips[0].bottom - strips[0].top) * CALLOUT_PADDING
    if block.previous().userState() != CALLOUT:
        strips[0] = replace(strips[0], top=strips[0].top - padding)
    if block.next().userState() != CALLOUT:
        strips[-1] = replace(strips[-1], bottom=strips[-1].bottom + padding)
    return strips


def _table_strips(document: QTextDocument, table: QTextTable, height: float) -> list[Box]:
    edges, joined = _row_edges(document, table)
    heads = min(table.format().headerRowCount(), table.rows() - 1)
    header = (edges[0], edges[heads]) if heads > 0 else None
    strips: list[Box] = []
    for row in range(table.rows()):
        glue = BreakPenalty.HEADING if row < heads else BreakPenalty.ROW if row in joined else BreakPenalty.NONE
        strip = Box(edges[row], edges[row + 1], glue, header if row >= heads else None)
        strips += [strip] if strip.bottom - strip.top <= height else _row_strips(document, table, row, strip)
    return strips


def _row_edges(document: QTextDocument, table: QTextTable) -> tuple[list[float], set[int]]:
    """Return the heights at which rows begin and the table ends, and the rows that a cell joins to the next."""
    box = document.documentLayout().frameBoundingRect(table)
    rows = table.rows()
    tops, bottoms = [box.bottom()] * rows, [box.top()] * rows
    joined: set[int] = set()
    for cell in cells_of(table):
        lines = [line for block in _blocks(cell) for line in lines_of(document, block)]
        first, last = cell.row(), cell.row() + cell.rowSpan() - 1
        tops[first] = min([tops[first], *(top for top, _ in lines)])
        bottoms[last] = max([bottoms[last], *(bottom for _, bottom in lines)])
        joined.update(range(first, last))
    edges = [box.top()]
    for row in range(1, rows):
        edges.append(max(edges[-1], (max(bottoms[:row]) + min(tops[row:])) / 2))
    return [*edges, box.bottom()], joined


def _row_strips(document: QTextDocument, table: QTextTable, row: int, whole: Box) -> list[Box]:
    """Return a row that is higher than a page in pieces between which no line of any of its cells is cut."""
    cells = (cell for cell in cells_of(table) if cell.row() == row)
    lines = sorted(line for cell in cells for block in _blocks(cell) for line in lines_of(document, block))
    pieces: list[Interval] = []
    for top, bottom in lines:
        if pieces and top < pieces[-1][1] - 1:
            pieces[-1] = (pieces[-1][0], max(bottom, pieces[-1][1]))
        else:
            pieces.append((top, bottom))
    if not pieces:
        return [whole]
    pieces[0] = (whole.top, pieces[0][1])
    pieces[-1] = (pieces[-1][0], whole.bottom)
    strips = [Box(top, bottom, BreakPenalty.ROW, whole.header, ends=False) for top, bottom in pieces]
    return [*strips[:-1], replace(strips[-1], glue=whole.glue, ends=True)]


def cells_of(table: QTextTable) -> Iterator[QTextTableCell]:
    """Yield the cells of a table, row by row, each once however far it reaches."""
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) == (row, column):
                yield cell


def _blocks(cell: QTextTableCell) -> Iterator[QTextBlock]:
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block()
    yield block
    while block != last:
        block = block.next()
        yield block
