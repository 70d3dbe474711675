"""The structure of a label's text: runs, lists with their markers, tables with their rows; not yet written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medviewer.importing import bounds
from medviewer.importing.bounds import RefusedError
from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import SPL, XmlNode, local, text_of
from medviewer.importing.spl.label_inline import TEXT, StyledRun, plain, tidy, words_of

_BULLETS = frozenset("•●○◦▪■□‣⁃·–—-*o▫◆❖➢✓►▶\uf0b7\u2022\uf0a7") | {""}
_NO_ROWS = frozenset({"caption", "col", "colgroup"})
_CAPTION = f"{SPL}caption"
_SIGNS = tuple(f"{SPL}{name}" for name in ("renderMultiMedia", "footnote", "footnoteRef"))
_NUMBER = re.compile(r"(\d{1,6})([.)])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

BULLET, NUMBER, LITERAL = "bullet", "number", "literal"


class TextPart(NamedTuple):
    """A part of mixed text: runs, or a list or table to be taken apart. kind: "runs", "list", "table"."""

    kind: str
    runs: list[StyledRun]
    node: XmlNode = None


class LabelList(NamedTuple):
    """A list. kind: bullets, numbers from `start` on, or a marker of the label's own that stands with each item.

    Items without words are none.
    """

    kind: str
    start: int
    items: list[tuple[str, XmlNode]]


class Cell(NamedTuple):
    """A cell of a table."""

    node: XmlNode
    wide: int
    high: int
    heads: bool


def parts_of(node: XmlNode, context: Context, lead: str = "") -> Iterator[TextPart]:
    """Yield the parts of an element in their order; the caption of an item is left to the caller. lead: its marker."""
    if not lead and not len(node):
        yield from _said([StyledRun(TEXT, node.text)] if node.text else [])
        return
    runs = [StyledRun(TEXT, f"{lead} ")] if lead else []
    runs += [StyledRun(TEXT, node.text)] if node.text and not node.text.isspace() else []
    for child in node:
        name = local(child)
        if name in ("paragraph", "list", "table"):
            if name == "paragraph" and lead and not plain(runs).removeprefix(lead).strip():
                yield TextPart("runs", tidy([*runs, *context.runs(child)]))
            else:
                if runs:
                    yield from _said(runs)
                yield TextPart("runs", tidy(context.runs(child))) if name == "paragraph" else TextPart(name, [], child)
            runs, lead = [], ""
        elif name != "caption" or local(node) != "item":
            runs += context.runs_of(child)
        tail = child.tail
        if tail and (runs or not tail.isspace()):
            runs.append(StyledRun(TEXT, tail))
    if runs:
        yield from _said(runs)


def _said(runs: list[StyledRun]) -> Iterator[TextPart]:
    found = tidy(runs) if runs else []
    if found:
        yield TextPart("runs", found)


def caption_of(node: XmlNode, context: Context) -> list[StyledRun]:
    """Return the runs of an element's own captions."""
    captions = node.findall(_CAPTION)
    return tidy([run for caption in captions for run in context.runs(caption)]) if captions else []


def listing_of(node: XmlNode, context: Context) -> LabelList:
    """Return a list with the label's own markers, each once: those that are mere bullets are left to the page."""
    items = [item for item in node if local(item) != "caption"]
    markers = [plain(caption_of(item, context)) for item in items]
    is_marked = any(markers)
    if is_marked:
        is_bulleted = _BULLETS.issuperset(markers)
    else:
        is_bulleted = node.get("listType", "").lower() != "ordered"
        markers = [""] * len(items) if is_bulleted else _numbered(node.get("styleCode", "").lower(), len(items))
    kept = [
        (mark, item)
        for mark, item in zip(markers, items, strict=True)
        if (is_marked and _says_more(mark)) or not is_empty(item, context)
    ]
    if is_bulleted:
        return LabelList(BULLET, 0, kept)
    start = _counted([mark for mark, _ in kept])
    return LabelList(LITERAL if start is None else NUMBER, start or 0, kept)


def _numbered(style: str, count: int) -> list[str]:
    is_lettered = "alpha" in style or "roman" in style
    return [f"{_letter(number, style) if is_lettered else number + 1}." for number in range(count)]


def _says_more(mark: str) -> bool:
    """Tell whether a marker is worth reading where nothing follows it."""
    return mark not in _BULLETS and not _NUMBER.fullmatch(mark)


def is_empty(item: XmlNode, context: Context) -> bool:
    """Tell whether an item or cell has neither words nor what is shown as a sign."""
    return not _holds_words(item) and not any(context.is_shown(node) for node in item.iter(*_SIGNS))


def _holds_words(node: XmlNode) -> bool:
    """Tell whether an element has words other than the markers of its items."""
    if words_of(node.text or ""):
        return True
    is_item = local(node) == "item"
    for child in node:
        if words_of(child.tail or ""):
            return True
        if _says_more(text_of(child)) if is_item and child.tag == _CAPTION else _holds_words(child):
            return True
    return False


def _counted(markers: Sequence[str]) -> int | None:
    """Return the first of markers that are numbers in their order, None for others."""
    found = [_NUMBER.fullmatch(marker) for marker in markers]
    numbers = [int(match[1]) for match in found if match]
    if len(numbers) < len(markers) or {match[2] for match in found if match} != {"."}:
        return None
    return numbers[0] if numbers == list(range(numbers[0], numbers[0] + len(numbers))) else None


def _letter(number: int, style: str) -> str:
    if "roman" in style:
        text, left = "", number + 1
        for value, sign in _ROMAN:
            text, left = text + sign * (left // value), left % value
    else:
        text = chr(ord("a") + number % 26) * (number // 26 + 1)
    return text.upper() if style.startswith("big") else text


def rows_of(table: XmlNode) -> tuple[list[list[Cell]], int]:
    """Return the rows of a table, its foot last, and how many of them are its head. Raises RefusedError if huge."""
    parts: dict[str, list[list[Cell]]] = {"thead": [], "tbody": [], "tfoot": []}
    for part in table:
        name = local(part)
        if name in parts:
            parts[name] += [_cells(row) for row in part]
        elif name not in _NO_ROWS:
            parts["tbody"].append(_cells(part))
    rows = [row for row in [*parts["thead"], *parts["tbody"], *parts["tfoot"]] if row]
    if sum(map(len, rows)) > bounds.MOST_CELLS:
        raise RefusedError("a table has more than {:,} cells", bounds.MOST_CELLS)
    return _clipped(rows), sum(1 for row in parts["thead"] if row)


def _cells(row: XmlNode) -> list[Cell]:
    """Return the cells of a row; what stands where a row or a cell should is taken for one, so that no word is lost."""
    cells = row if local(row) == "tr" else [row]
    return [Cell(cell, _span(cell, "colspan"), _span(cell, "rowspan"), local(cell) == "th") for cell in cells]


def _span(cell: XmlNode, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    if text == "1":
        return 1
    if not (text.isascii() and text.isdigit()) or len(text) > 6:
        return 1
    return max(1, int(text))


def _clipped(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Return rows whose cells reach no further than the table does."""
    count = len(rows)
    return [
        [cell._replace(wide=min(cell.wide, bounds.WIDEST_SPAN), high=min(cell.high, count - number)) for cell in row]
        for number, row in enumerate(rows)
    ]


def is_single(rows: list[list[Cell]]) -> bool:
    """Tell whether a table has one column."""
    return all(len(row) == 1 for row in rows)
