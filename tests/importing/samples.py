"""The text and tables of a label by XML's own text, and those of its page by the page's own HTML, to be compared."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from medviewer.importing.mapping import mapped
from medviewer.monograph.htmltree import Element, parse, text_of
from medviewer.monograph.model import Monograph

SHARED = Path(__file__).resolve().parents[3] / "shared" / "spl"
V3 = "{urn:hl7-org:v3}"
_MARK = re.compile(r"\[\d+\]|\[Image(?:: [^\]]*)?\]")
_SPAN = re.compile(r'(colspan|rowspan)="(\d+)"')
_LIST_MARKER = re.compile(r"o|\d+\.")
Grid = list[list[str]]


def letters(text: str) -> str:
    """Return the letters and digits of a text, whatever stands between them."""
    return "".join(char for char in text if char.isalnum())


def notes_last(node: etree._Element) -> etree._Element:
    """Return a copy of an element in which each footnote stands behind the block that it is a part of."""
    copied = copy.deepcopy(node)
    for block in list(copied):
        last = block
        for note in list(block.iter(f"{V3}footnote")):
            parent, tail = note.getparent(), note.tail or ""
            before = note.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
            parent.remove(note)
            note.tail = last.tail
            last.tail = None
            last.addnext(note)
            last = note
    return copied


def label_texts(root: etree._Element) -> dict[str, str]:
    """Return the letters that each key has to have, in the order of the page: boxed warnings of the top first."""
    top = root.findall(f"{V3}component/{V3}structuredBody/{V3}component/{V3}section")
    found: dict[str, str] = {}
    for node in [*filter(_is_boxed, top), *(node for node in top if not _is_boxed(node))]:
        _gather(node, "overview" if _is_boxed(node) else "label_text", _is_boxed(node), found)
    return found


def _code(node: etree._Element) -> str:
    code = node.find(f"{V3}code")
    return mapped().codes.get(code.get("code") if code is not None else "", "around")


def _is_boxed(node: etree._Element) -> bool:
    return _code(node) == "boxed"


def _gather(node: etree._Element, key: str, fixed: bool, found: dict[str, str]) -> None:
    named = _code(node)
    if named == "left_out":
        return
    key = key if fixed or named in ("around", "boxed") else named
    for name in ("title", "text"):
        part = node.find(f"{V3}{name}")
        if part is not None:
            part = notes_last(part) if name == "text" else part
            found[key] = found.get(key, "") + letters("".join(_texts(part)))
    for below in node.iterfind(f"{V3}component/{V3}section"):
        _gather(below, key, fixed, found)


def moved(node: etree._Element) -> str:
    """Return the letters of an element as the page has them: footnotes behind their block, the foot of a table last."""
    return letters("".join(_texts(notes_last(node))))


def _texts(node: etree._Element) -> Iterator[str]:
    """Yield the texts of an element; the foot of a table stands last in it, the caption first.

    Markers of items that the page's own lists set (“o” for a bullet, “1.”) are no text of it.
    """
    if node.tag == f"{V3}caption" and _LIST_MARKER.fullmatch("".join(node.itertext()).strip()):
        return
    yield node.text or ""
    children = list(node)
    if node.tag == f"{V3}table":
        order = {f"{V3}caption": 0, f"{V3}thead": 1, f"{V3}tfoot": 3}
        children.sort(key=lambda child: order.get(child.tag, 2))
    for child in children:
        yield from _texts(child)
        yield child.tail or ""


def page_texts(page: Monograph) -> dict[str, str]:
    """Return the letters that stand under each key of a page, headings included."""
    found: dict[str, str] = {}
    for section in page.sections:
        text = f"{section.title} {section.text}"
        found[section.key] = found.get(section.key, "") + letters(text)
    return found


def missing(wanted: str, given: str) -> str:
    """Return the beginning of what of `wanted` does not follow in `given`, empty where all does, in its order."""
    at = 0
    for number, char in enumerate(wanted):
        at = given.find(char, at) + 1
        if not at:
            return wanted[max(0, number - 60) : number + 60]
    return ""


def is_left_out(node: etree._Element) -> bool:
    """Tell whether an element stands in a section that is left out, or in none."""
    sections = [around for around in node.iterancestors() if around.tag == f"{V3}section"]
    in_highlight = any(around.tag == f"{V3}excerpt" for around in node.iterancestors())
    return in_highlight or not sections or any(_code(around) == "left_out" for around in sections)


def label_tables(root: etree._Element) -> list[Grid]:
    """Return the cells of the tables that are more than layout, spans expanded, in the order of the page."""
    top = root.findall(f"{V3}component/{V3}structuredBody/{V3}component/{V3}section")
    ordered = [*filter(_is_boxed, top), *(node for node in top if not _is_boxed(node))]
    tables = [table for node in ordered for table in node.iter(f"{V3}table") if not is_left_out(table)]
    return shown_grids(tables)


def shown_grids(tables: list[etree._Element]) -> list[Grid]:
    """Return the cells of those tables that are shown as such: layout in one column is not, what lies in it is."""
    grids = [(table, label_grid(table)) for table in tables]
    layout = {table for table, grid in grids if max(map(len, grid), default=0) < 2}
    inner = {table for table in tables if {up for up in table.iterancestors() if up.tag == f"{V3}table"} - layout}
    return [grid for table, grid in grids if table not in layout and table not in inner]


def label_grid(table: etree._Element) -> Grid:
    """Return the cells of a table, spans expanded."""
    parts = [table.findall(f"{V3}{name}/{V3}tr") for name in ("thead", "tbody", "tfoot")]
    parts[1] = table.findall(f"{V3}tr") + parts[1]
    rows = [row for part in parts for row in part if row.findall(f"{V3}td") or row.findall(f"{V3}th")]
    cells = [[cell for cell in row if cell.tag in (f"{V3}td", f"{V3}th")] for row in rows]
    return _expanded(
        [[(_said(cell), int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))) for cell in row] for row in cells]
    )


def _said(cell: etree._Element) -> str:
    copied = copy.deepcopy(cell)
    etree.strip_elements(copied, f"{V3}footnote", with_tail=False)
    return letters("".join(_texts(copied)))


def page_tables(page: Monograph) -> list[Grid]:
    """Return the cells of the tables of a page, spans expanded."""
    return [_page_grid(table) for s in page.sections for table in _tables(parse(s.html))]


def _tables(node: Element) -> Iterator[Element]:
    for child in node.children:
        if isinstance(child, Element):
            if child.tag == "table":
                yield child
            else:
                yield from _tables(child)


def _page_grid(table: Element) -> Grid:
    rows = []
    for row in _rows(table):
        cells = [cell for cell in row.children if isinstance(cell, Element)]
        spans = [{name: int(value) for name, value in _SPAN.findall(cell.attributes)} for cell in cells]
        rows.append(
            [
                (letters(_MARK.sub("", text_of(cell.children))), span.get("colspan", 1), span.get("rowspan", 1))
                for cell, span in zip(cells, spans, strict=True)
            ]
        )
    return _expanded(rows)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                yield child
            else:
                yield from _rows(child)


def _expanded(rows: list[list[tuple[str, int, int]]]) -> Grid:
    """Return a table in which a cell stands at every place that it reaches over."""
    placed: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        x = 0
        for text, wide, high in row:
            while (y, x) in placed:
                x += 1
            for down in range(min(high, len(rows) - y)):
                for right in range(wide):
                    placed[y + down, x + right] = text
            x += wide
    widths = [max((x + 1 for row, x in placed if row == y), default=0) for y in range(len(rows))]
    return [[placed.get((y, x), "") for x in range(width)] for y, width in enumerate(widths)]
