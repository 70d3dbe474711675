"""Tables that Markdown cannot hold, as the HTML that a page may have: spans, several blocks in a cell, no head."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import XmlNode
from medviewer.importing.spl.label_inline import BREAK, StyledRun, html_line, styled, words_of
from medviewer.importing.spl.structure import LITERAL, NUMBER, Cell, caption_of, is_empty, listing_of, parts_of, rows_of


def html_table(rows: list[list[Cell]], heads: int, context: Context) -> str:
    """Return rows as HTML without a blank line, which would end it. heads: rows of the table's head."""
    lines = ["<table>"]
    for start, end, tag in ((0, heads, "thead"), (heads, len(rows), "tbody")):
        if start < end:
            lines.append(f"<{tag}>")
            for row in rows[start:end]:
                lines += ["<tr>", *(_html_cell(cell, tag == "thead", context) for cell in row), "</tr>"]
            lines.append(f"</{tag}>")
    return "\n".join([*lines, "</table>"])


def _html_cell(cell: Cell, heads: bool, context: Context) -> str:
    tag = "th" if heads or cell.heads else "td"
    wide = f' colspan="{cell.wide}"' if cell.wide > 1 else ""
    high = f' rowspan="{cell.high}"' if cell.high > 1 else ""
    return f"<{tag}{wide}{high}>{_inside(cell.node, context)}</{tag}>"


def _inside(node: XmlNode, context: Context, lead: str = "") -> str:
    """Return what an element holds as HTML; paragraphs have tags only where something stands beside them."""
    if not lead and not len(node):
        return escape(" ".join(words_of(node.text or "")), quote=False)
    pieces = []
    for part in parts_of(node, context, lead):
        if part.kind == "runs":
            text = _line(part.runs)
            pieces += [(text, True)] if text else []
        else:
            pieces.append((_list(part.node, context) if part.kind == "list" else _inner(part.node, context), False))
    if len(pieces) == 1:
        return pieces[0][0]
    return "\n".join(f"<p>{text}</p>" if is_text else text for text, is_text in pieces)


def _line(runs: Sequence[StyledRun]) -> str:
    return html_line([run for number, run in enumerate(runs) if number or run.kind != BREAK]).strip()


def _list(node: XmlNode, context: Context) -> str:
    listing = listing_of(node, context)
    caption = caption_of(node, context)
    captioned = f"<p>{_line(caption)}</p>\n" if caption else ""
    if listing.kind == LITERAL:
        texts = (_inside(item, context, mark) for mark, item in listing.items)
        return captioned + "\n".join(text if text.startswith("<p>") else f"<p>{text}</p>" for text in texts)
    tag = "ol" if listing.kind == NUMBER else "ul"
    start = f' start="{listing.start}"' if tag == "ol" and listing.start != 1 else ""
    items = "\n".join(f"<li>{_inside(item, context)}</li>" for _, item in listing.items)
    return f"{captioned}<{tag}{start}>\n{items}\n</{tag}>"


def _inner(node: XmlNode, context: Context) -> str:
    """Return a table inside a cell with its caption."""
    caption = caption_of(node, context)
    captioned = f"<p>{_line(styled(caption, 'strong'))}</p>\n" if caption else ""
    rows, heads = rows_of(node)
    is_blank = all(is_empty(cell.node, context) for row in rows for cell in row)
    return captioned + ("" if is_blank else html_table(rows, heads, context))
