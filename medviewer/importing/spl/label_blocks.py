"""Text of a label -> blocks of Markdown: paragraphs, lists, tables that Markdown can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import XmlNode, local
from medviewer.importing.spl.htmltable import html_table
from medviewer.importing.spl.label_inline import StyledRun, lines_of, markdown_line, styled, tidy
from medviewer.importing.spl.structure import (
    LITERAL,
    NUMBER,
    Cell,
    LabelList,
    caption_of,
    is_empty,
    is_single,
    listing_of,
    parts_of,
    rows_of,
)
from medviewer.monograph.sections.labels import LineLabel, read_label
from medviewer.monograph.sections.splitting import is_disclaimer, is_marked_question
from medviewer.monograph.sections.vocabulary import Vocabulary, default

_NOTHING = "<b></b>"
"""Shows nothing, and is no part of a label."""
_PIECE = re.compile(r"<[a-z/]+>|&\w+;|\\.|(\w+)|.", re.DOTALL)
_MARK = 8
_LONGEST_NAME, _LONGEST_LABEL = 80, 100
"""Letters of a line that is a label by itself, and of a label before its colon."""


def guarded(line: str, key: str, vocabulary: Vocabulary) -> str:
    """Return a line of Markdown that opens no section; the same line where it would open none.

    key: of the section that it stands in, empty in a block quote.
    """
    if not _opens(line, key, vocabulary):
        return line
    end = next((piece.end() for piece in _PIECE.finditer(line) if piece[1]), len(line))
    return line[:end] + _NOTHING + line[end:]


def _opens(line: str, key: str, vocabulary: Vocabulary) -> bool:
    if key and "Q" in line[:_MARK] and is_marked_question(line):
        return True
    if len(line) > _LONGEST_NAME and line[0] not in "*_<" and ":" not in line[:_LONGEST_LABEL]:
        return False
    label = read_label(line)
    if label is not None and is_disclaimer(label):
        return True
    if not key:
        return False
    if label is None:
        is_short = len(line) <= _LONGEST_NAME and line[:1].isalnum()
        label = LineLabel(line, "", marked=False, closed=True) if is_short else None
    match = vocabulary.exact(label.text) if label else None
    if key in default().keys:
        return bool(match and match.firm and match.key != key and vocabulary.run_in(match.key) == "anywhere")
    if match is None and label is not None and label.marked and label.closed:
        match = vocabulary.match(label.text)
        match = match if match and match.firm else None
    return match is not None


_PLAIN_MARKER = re.compile(r"-|\d+\.")
PARAGRAPH, LIST, TABLE = "paragraph", "list", "table"


class MarkdownBlock(NamedTuple):
    """A block of Markdown. kind: what it is; two lists beside each other need different markers."""

    kind: str
    text: str


def blocks_of(
    node: XmlNode, context: Context, lead: str = "", notes: bool = False, before: MarkdownBlock | None = None
) -> list[MarkdownBlock]:
    """Return the blocks of an element. lead: a marker that stands before its first words.

    notes: whether footnotes follow each block; within lists and tables they wait for the whole of it.
    before: the block that they will follow.
    """
    blocks: list[MarkdownBlock] = []
    for part in parts_of(node, context, lead):
        if part.kind == "runs":
            blocks += paragraphs(part.runs, context)
        elif part.kind == "list":
            blocks += _list(part.node, context, other=_is_plain_list(blocks[-1] if blocks else before))
        else:
            blocks += _table(part.node, context)
        if notes:
            blocks += [block for note in context.notes() for block in paragraphs(tidy(note), context)]
    return blocks


def paragraphs(runs: Sequence[StyledRun], context: Context) -> list[MarkdownBlock]:
    """Return runs as paragraphs, parted where two line breaks stand together."""
    blocks: list[MarkdownBlock] = []
    lines: list[str] = []
    for line in [*lines_of(runs), []]:
        text = markdown_line(line).strip()
        if text:
            lines.append(guarded(text, context.key, context.vocabulary))
        elif lines:
            blocks.append(MarkdownBlock(PARAGRAPH, "\\\n".join(lines)))
            lines = []
    return blocks


def heading(runs: Sequence[StyledRun]) -> str:
    """Return the runs of a title in one line of Markdown; a `#` at its end would not be shown."""
    words = " ".join(filter(None, (markdown_line(line).strip() for line in lines_of(runs))))
    return f"{words[:-1]}\\#" if words.endswith("#") and not words.endswith("\\#") else words


def quoted(blocks: Iterable[MarkdownBlock]) -> str:
    """Return blocks in a block quote, which is shown as a box."""
    text = "\n\n".join(block.text for block in blocks)
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


# Lists
def _is_plain_list(block: MarkdownBlock | None) -> bool:
    return block is not None and block.kind == LIST and bool(_PLAIN_MARKER.match(block.text))


def _list(node: XmlNode, context: Context, other: bool) -> list[MarkdownBlock]:
    listing = listing_of(node, context)
    blocks = paragraphs(caption_of(node, context), context)
    if listing.kind == LITERAL:
        return [*blocks, *(block for mark, item in listing.items for block in blocks_of(item, context, mark))]
    items = [item for _, node in listing.items if (item := blocks_of(node, context))]
    if not items:
        return blocks
    tight = all(_is_tight(item) for item in items)
    texts = [
        _item(_marker(listing, number, other), item, "\n" if tight else "\n\n") for number, item in enumerate(items)
    ]
    return [*blocks, MarkdownBlock(LIST, ("\n" if tight else "\n\n").join(texts))]


def _marker(listing: LabelList, number: int, other: bool) -> str:
    if listing.kind == NUMBER:
        return f"{listing.start + number}{')' if other else '.'} "
    return "* " if other else "- "


def _is_tight(item: list[MarkdownBlock]) -> bool:
    """Tell whether an item is a line, with a list of bullets below it at most."""
    return item[0].kind == PARAGRAPH and all(block.kind == LIST and block.text[0] in "-*" for block in item[1:])


def _item(marker: str, blocks: list[MarkdownBlock], between: str) -> str:
    text = between.join(block.text for block in blocks)
    indent = " " * len(marker)
    return marker + "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))[len(indent) :]


# Tables
def _table(node: XmlNode, context: Context) -> list[MarkdownBlock]:
    """Return a table with its caption; one of a single column is layout, and becomes the text that it holds."""
    blocks = paragraphs(styled(caption_of(node, context), "strong"), context)
    rows, heads = rows_of(node)
    if all(is_empty(cell.node, context) for row in rows for cell in row):
        return blocks
    if is_single(rows):
        return [*blocks, *(block for row in rows for cell in row for block in blocks_of(cell.node, context))]
    heads = heads or _leading_heads(rows)
    text = _gfm(rows, context) if heads == 1 and _is_plain(rows) else html_table(rows, heads, context)
    return [*blocks, MarkdownBlock(TABLE, text)]


def _leading_heads(rows: list[list[Cell]]) -> int:
    """Return 1 where a table without a head begins with a row whose cells are all heads, or all bold."""
    first = rows[0]
    if len(rows) == 1 or any(cell.high > 1 for cell in first):
        return 0
    return int(all(cell.heads for cell in first) or all(_is_bold(cell.node) for cell in first))


def _is_bold(node: XmlNode) -> bool:
    """Tell whether all words of a cell are bold."""
    if (node.text or "").strip():
        return False
    inner = list(node)
    if not inner or any((child.tail or "").strip() for child in inner):
        return False
    return all(_says_bold(child) or (local(child) == "paragraph" and _is_bold(child)) for child in inner)


def _says_bold(node: XmlNode) -> bool:
    return local(node) == "content" and "bold" in node.get("styleCode", "").lower()


def _is_plain(rows: list[list[Cell]]) -> bool:
    """Tell whether Markdown can hold the table: no spans, rows of one length, cells of text, one head on top."""
    if len({len(row) for row in rows}) != 1 or any(cell.heads for row in rows[1:] for cell in row):
        return False
    return all(cell.wide == cell.high == 1 and _is_line(cell.node) for row in rows for cell in row)


def _is_line(node: XmlNode) -> bool:
    names = [local(child) for child in node.iterdescendants()]
    if "list" in names or "table" in names or "renderMultiMedia" in names or names.count("paragraph") > 1:
        return False
    return "paragraph" not in names or not (node.text or "").strip()


def _gfm(rows: list[list[Cell]], context: Context) -> str:
    texts = [[_cell(cell.node, context) for cell in row] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in texts]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _cell(node: XmlNode, context: Context) -> str:
    """Return a cell in one line of Markdown."""
    lines = (markdown_line(line).strip() for part in parts_of(node, context) for line in lines_of(part.runs))
    return "<br> ".join(filter(None, lines))
