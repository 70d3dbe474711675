"""The lines of a section in their order: paragraphs, items and rows of tables, each with what stands over it.

They are read one by one, and no further than they are asked for: a label's section may hold hundreds of thousands of
characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medviewer.library.glance import dose_words
from medviewer.monograph.faq.html_tree import Element, Node, parse, runs, write
from medviewer.monograph.html.plaintext import to_text

_BLOCK = re.compile(r"<(/?)(p|h[1-6]|ul|ol|table|blockquote|div|pre)\b[^<>]*>")
_HEADING = re.compile(r"h[1-6]")
_SPACES = re.compile(r"\s{2,}|[^\S ]")  # a space alone stays: it need not be written anew
_SPAN = re.compile(r'\b(colspan|rowspan)="(\d{1,3})"')
_BULLET = re.compile(r"^(?:[-•] |\d{1,3}\. )")
_DIGIT = re.compile(r"\d")
_WARNS = re.compile(
    r"\b(?:warnings?|cautions?|important|contraindicat\w+|danger|achtung|warnung|warnhinweis\w*|vorsicht|wichtig|"
    r"advertencias?|"
    r"precaución|atención|importante|attention|avertissements?|mise en garde)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"^\W*boxed in the label\W*", re.IGNORECASE)
"""What an import opens a label's box with that says nothing of a warning, such as one round plain doses."""
_HEAD_WORD = re.compile(
    r"\b(?:dos(?:e|es|age|ages|ing|is|ierung)|frequency|route|durations?|interval|start|maintenance|titration|maximum|"
    r"schedule|regimen|days? \d+|weeks? \d+|age|weight|indications?|infections?|patients?)\b",
    re.IGNORECASE,
)
_JOINED = frozenset({"ul", "ol", "table", "blockquote", "div", "pre"})
WIDEST, MOST_ROWS = 40, 400
"""Columns of a row, and rows of a table, that are looked at."""
DEEPEST_BOX = 8
"""Boxes within boxes that are looked at: each is read once for every one round it."""
LONGEST_HEAD = 240
"""Characters of a bold line, or of one that ends with a colon, that stands over what follows it."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph, an item or a row of a table, in one line.

    heads: headings and lead-ins that it stands under, outermost first. box: the bold words that the box opens with
    which it stands in, None outside of one. cells: (head of its column, value) of a row; its text is made of them.
    is_bold: all of it is. bold: what is bold in it. is_item: it is one of a list, or a row. leads: it ends with a
    colon, and says itself what follows it.
    """

    text: str
    heads: tuple[str, ...] = ()
    box: str | None = None
    cells: tuple[tuple[str, str], ...] = ()
    is_bold: bool = False
    bold: tuple[str, ...] = ()
    is_item: bool = False
    leads: bool = False

    @property
    def label(self) -> str:
        """Return what the line opens with, up to its first colon; empty where it has none early on."""
        before, colon, _ = self.text.partition(":")
        return before if colon and len(before) <= 60 and ". " not in before else ""


def lines_of(html: str) -> Iterator[PageLine]:
    """Yield the lines of a section's safe HTML."""
    return _Reader().read(html)


def line_text(nodes: list[Node]) -> str:
    """Return nodes as plain text in one line, as the program writes text everywhere: 10^9, ~~500 mg~~."""
    return _SPACES.sub(" ", to_text(write(nodes))).strip()


class _Reader:
    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._bold = ""
        self._lead = ""
        self._boxes = 0

    def read(self, html: str) -> Iterator[PageLine]:
        """Yield the lines of all blocks; headings, bold lines and lead-ins stand over what follows them."""
        for chunk in _chunks(html):
            for node in parse(chunk).children:
                if isinstance(node, Element):
                    yield from self._block(node)
                elif node.strip():
                    yield PageLine(line_text([node]), self._heads())

    def _block(self, node: Element) -> Iterator[PageLine]:
        if _HEADING.fullmatch(node.tag):
            self._take_heading(int(node.tag[1]), line_text([node]))
        elif node.tag == "blockquote" or 'class="callout"' in node.attributes:
            self._boxes += 1
            yield from self._boxed(node) if self._boxes <= DEEPEST_BOX else ()
            self._boxes -= 1
        elif node.tag == "div":
            for child in _blocks(node):
                yield from self._block(child)
        elif node.tag in ("ul", "ol"):
            yield from self._items(node, self._heads())
            self._lead = ""
        elif node.tag == "table":
            yield from _rows(node, self._heads())
            self._lead = ""
        else:
            yield from self._paragraph(node)

    def _paragraph(self, node: Element) -> Iterator[PageLine]:
        text = line_text([node])
        bold = _is_bold(node.children)
        leads = text.endswith(":")
        stands_over = leads or (bold and not _DIGIT.search(text) and text[-1:] not in ".!?")
        if text and stands_over and len(text) <= LONGEST_HEAD:
            if bold:
                self._bold = text.removesuffix(":")
            self._lead = "" if bold else text.removesuffix(":")
        elif text:
            yield PageLine(text, self._heads(), is_bold=bold, bold=_bold(node.children), leads=leads)
            self._lead = ""

    def _boxed(self, node: Element) -> Iterator[PageLine]:
        """Yield a box that warns in one line, with the bold words that it opens with; another one as its lines."""
        label, text = _opening(node), _cell_text(node, " ")
        if _ELSEWHERE.match(label) or not _WARNS.search(label or text[:80]):
            for child in _blocks(node) if node.tag in ("blockquote", "div") else [Element("p", "", node.children)]:
                if not _ELSEWHERE.fullmatch(line_text([child])):
                    yield from self._block(child)
        elif text:
            yield PageLine(text, self._heads(), box=label)

    def _items(self, listing: Element, heads: tuple[str, ...]) -> Iterator[PageLine]:
        for item in listing.children:
            if not isinstance(item, Element) or item.tag != "li":
                continue
            own = [child for child in item.children if not (isinstance(child, Element) and child.tag in _JOINED)]
            text, bold = line_text(own), _is_bold(own)
            inner = [child for child in item.children if isinstance(child, Element) and child.tag in ("ul", "ol")]
            if text and not (inner and text.endswith(":")):
                yield PageLine(text, heads, is_bold=bold, bold=_bold(own), is_item=True)
            below = (*heads, text.removesuffix(":")[:LONGEST_HEAD]) if text else heads
            for child in inner:
                yield from self._items(child, below)
            for table in (child for child in _blocks(item) if child.tag == "table"):
                yield from _rows(table, below)

    def _take_heading(self, level: int, text: str) -> None:
        self._headings = [one for one in self._headings if one[0] < level]
        self._bold = self._lead = ""
        if text:
            self._headings.append((level, text))

    def _heads(self) -> tuple[str, ...]:
        above = [text for _, text in self._headings]
        return tuple(text for text in (*above, self._bold, self._lead) if text)


def _chunks(html: str) -> Iterator[str]:
    """Yield the outermost blocks of HTML one by one, and the text between them."""
    begin = deep = 0
    for found in _BLOCK.finditer(html):
        if not found[1]:
            if not deep and html[begin : found.start()].strip():
                yield html[begin : found.start()]
            begin = begin if deep else found.start()
            deep += 1
        elif deep:
            deep -= 1
            if not deep:
                yield html[begin : found.end()]
                begin = found.end()
    if html[begin:].strip():
        yield html[begin:]


def _blocks(node: Element) -> list[Element]:
    return [child for child in node.children if isinstance(child, Element)]


def _is_bold(nodes: list[Node]) -> bool:
    parts = [(text, bold) for text, bold in runs(nodes) if text.strip(" \n:：")]
    return bool(parts) and all(bold for _, bold in parts)


def _bold(nodes: list[Node]) -> tuple[str, ...]:
    """Return the bold pieces of a text."""
    return tuple(_SPACES.sub(" ", text).strip() for text, bold in runs(nodes) if bold and len(text.strip()) > 2)


def _opening(node: Element) -> str:
    """Return the bold text with which a box opens; empty where it opens with other text."""
    found = ""
    for text, bold in runs([node]):
        if text.strip() and not bold:
            break
        if found and "\n" in text:
            break
        found += text if bold else ""
    return _SPACES.sub(" ", found).strip()


# Tables
Place = tuple[str, bool]
"""The text at a place of a row, and whether its cell begins there."""


def _rows(table: Element, heads: tuple[str, ...]) -> Iterator[PageLine]:
    """Yield the rows of a table below its head, each as “row, column: value”.

    A row that is one cell alone stands over those that follow it. Where no row is marked as head, the first one is it
    if it reads like one.
    """
    names: list[str] = []
    group = ""
    for number, (is_head, row) in enumerate(_placed(table)):
        filled = [text for text, begins in row if text and begins]
        if not filled:
            continue
        if is_head or (not number and _reads_like_head(filled)):
            names = _joined(names, [text for text, _ in row])
        elif len(filled) == 1 and len(row) > 1:
            group = filled[0]
            yield PageLine(group, heads, is_item=True)
        else:
            yield _row(names, row, (*heads, group) if group else heads)


def _reads_like_head(texts: list[str]) -> bool:
    """Tell whether a first row names columns: some cell is called as one is, and none holds an amount."""
    is_named = len(texts) > 1 and any(len(text) <= 60 and _HEAD_WORD.search(text) for text in texts[1:])
    return is_named and not any(dose_words.holds_amount(text) for text in texts)


def _row(names: list[str], row: list[Place], heads: tuple[str, ...]) -> PageLine:
    """Return a row as a line; a value that reaches over several columns is told once."""
    cells = [(names[at] if at < len(names) else "", text) for at, (text, begins) in enumerate(row) if text and begins]
    first, *rest = cells
    told = ": ".join(filter(None, first))
    values = "; ".join(": ".join(filter(None, one)) for one in rest)
    joint = ", " if rest and rest[0][0] else ": "
    return PageLine(f"{told}{joint}{values}" if values else told, heads, cells=tuple(cells), is_item=True)


def _joined(names: list[str], row: list[str]) -> list[str]:
    """Return the names of columns with those of another row of the head below them."""
    if not names:
        return row
    wide = max(len(names), len(row))
    above, below = names + [""] * (wide - len(names)), row + [""] * (wide - len(row))
    pairs = zip(above, below, strict=True)
    return [upper if upper == lower else " ".join(filter(None, (upper, lower))) for upper, lower in pairs]


def _placed(table: Element) -> Iterator[tuple[bool, list[Place]]]:
    """Yield (whether it is of the head, its places) of each row, cells that reach into it from above among them."""
    reached: dict[int, tuple[int, Place]] = {}
    for is_head, row in _written_rows(table):
        places: list[Place] = []
        for cell in row:
            _fill(places, reached)
            spans = {name: max(1, int(count)) for name, count in _SPAN.findall(cell.attributes)}
            text = _cell_text(cell)
            for number in range(min(spans.get("colspan", 1), WIDEST)):
                if spans.get("rowspan", 1) > 1:
                    reached[len(places)] = spans["rowspan"] - 1, (text, not number)
                places.append((text, not number))
        _fill(places, reached)
        yield is_head, places[:WIDEST]


def _fill(places: list[Place], reached: dict[int, tuple[int, Place]]) -> None:
    """Add what cells of rows above have at the next places."""
    while len(places) in reached:
        at = len(places)
        left, place = reached.pop(at)
        if left > 1:
            reached[at] = left - 1, place
        places.append(place)


def _written_rows(table: Element) -> Iterator[tuple[bool, list[Element]]]:
    count = 0
    for part in _blocks(table):
        rows = [part] if part.tag == "tr" else [row for row in _blocks(part) if row.tag == "tr"]
        for row in rows:
            cells = [cell for cell in _blocks(row) if cell.tag in ("td", "th")]
            is_head = part.tag == "thead" or (bool(cells) and not count and all(one.tag == "th" for one in cells))
            yield is_head, cells
            count += 1
            if count >= MOST_ROWS:
                return


def _cell_text(cell: Element, between: str = "; ") -> str:
    """Return a cell in one line, its items and paragraphs set apart."""
    lines = to_text(write(cell.children)).split("\n")
    return _SPACES.sub(" ", between.join(_BULLET.sub("", line.strip()) for line in lines if line.strip())).strip()
