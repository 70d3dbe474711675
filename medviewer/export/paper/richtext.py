"""Safe HTML made ready for Qt's rich text, which knows no boxes and breaks lines at any space."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BOX_OPEN = '<table class="callout" width="100%" cellspacing="0" cellpadding="10"><tr><td class="callout">'
_BOX_CLOSE = "</td></tr></table>"
_UNITS = (
    r"(?:mg|mcg|µg|μg|micrograms?|ng|kg|g|mL|ml|L|litres?|mmol|mol|mEq|IU|units?|mm|cm|m|kcal|kJ|hours?|h|minutes?|min"
    r"|seconds?|days?|weeks?|months?|years?|times|doses?|tablets?|capsules?|drops?|puffs?|%|°C)"
)
_NUMBER_UNIT = re.compile(rf"(?<=\d) (?={_UNITS}(?![A-Za-z]))")
_RANGE = re.compile(r"(?<=\d) (?=(?:–|—|-|to) ?\d)|(?<=\d (?:–|—|-)) (?=\d)|(?<=\d to) (?=\d)")
_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r"(src|alt)=\"([^\"]*)\"")
_ELSEWHERE = re.compile(r"(?!data:)[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_LETTER = r"(?:&[#a-z0-9]{1,8};|[^\s\u200b<>&])"
_ENDLESS = re.compile(rf"(?<![^\s\u200b<>])(?>{_LETTER}{{1000}})(?>{_LETTER}+)", re.IGNORECASE)
_THOUSAND = re.compile(rf"(?>{_LETTER}{{1000}})(?=.)", re.IGNORECASE | re.DOTALL)
_TABLE_TAGS = frozenset({"table", "thead", "tbody", "tr", "td", "th"})

DEEPEST_TABLE = 3
"""Tables inside tables that Qt lays out; with each more the time doubles."""
MOST_COLUMNS = 12
"""Columns of a table for which the screen has room in a narrow window."""
WIDE = 6
"""Columns from which on a table is set closer on the screen."""


def rich_text(html: str) -> str:
    """Return section HTML for a QTextDocument: callouts boxed, a number never parted from its unit."""
    pieces = split_tags(plain_tables(html, MOST_COLUMNS, WIDE))
    pieces[::2] = [_breakable(tie(text)) for text in pieces[::2]]
    pieces[1::2] = _Boxes().over(pieces[1::2])
    return "".join(pieces)


def split_tags(html: str) -> list[str]:
    """Return texts and tags in turn, a text first and last.

    It is a loop and not `re.split`, during which no other thread could run.
    """
    pieces: list[str] = []
    at = 0
    for tag in _TAG.finditer(html):
        pieces += (html[at : tag.start()], tag[0])
        at = tag.end()
    return [*pieces, html[at:]]


def tie(text: str) -> str:
    """Return text in which a number, its range and its unit share a line."""
    return _RANGE.sub("\u00a0", _NUMBER_UNIT.sub("\u00a0", text))


def plain_tables(html: str, most_columns: int, wide: int | None = None) -> str:
    """Return HTML without tables that Qt cannot lay out in a column: too many columns, or too deep in each other.

    Each of their rows becomes a paragraph, its cells parted by bars: all of it is read in its order. Tables that stay
    are of the class “wide” where they have `wide` columns or more.
    """
    if "<table" not in html:
        return html
    pieces = split_tags(html)
    pieces[1::2] = _Tables(pieces[1::2], most_columns, wide or most_columns + 1).over()
    return "".join(pieces)


def _breakable(text: str) -> str:
    """Return text in which a line may end within what goes on for a thousand letters; Qt takes seconds for it else."""
    return _ENDLESS.sub(lambda word: _THOUSAND.sub("\\g<0>\u200b", word[0]), text) if len(text) > 1000 else text


class _Tables:
    """Takes tables off that are too wide or too deep, and marks wide ones."""

    def __init__(self, tags: list[str], most_columns: int, wide: int) -> None:
        self._tags = [(tag, *_named(tag)) for tag in tags]
        self._widths = self._measured()
        self._most = most_columns
        self._wide = wide

    def over(self) -> Iterator[str]:
        """Yield the tags of the page, those of tables that cannot stay replaced."""
        open_tables: list[bool] = []  # whether each is taken off
        begun, cells, columns = iter(self._widths), 0, 0
        for tag, closing, name in self._tags:
            if name == "table" and not closing:
                columns = next(begun)
                open_tables.append(columns > self._most or any(open_tables) or len(open_tables) >= DEEPEST_TABLE)
            taken_off = bool(open_tables) and open_tables[-1]
            if name == "table" and closing and open_tables:
                open_tables.pop()
            if not taken_off or name not in _TABLE_TAGS:
                yield '<table class="wide">' if tag == "<table>" and columns >= self._wide else tag
                continue
            cells = 0 if name == "tr" else cells + (name in ("td", "th") and not closing)
            yield _row_tag(name, bool(closing), cells)

    def _measured(self) -> list[int]:
        """Return the columns of each table in the order in which they begin."""
        widths: list[int] = []
        inside: list[int] = []  # number of each open table
        row: list[int] = []
        for _, closing, name in self._tags:
            if name == "table" and closing and inside:
                inside.pop()
                row.pop()
            elif name == "table" and not closing:
                inside.append(len(widths))
                row.append(0)
                widths.append(0)
            elif inside and not closing and name == "tr":
                row[-1] = 0
            elif inside and not closing and name in ("td", "th"):
                row[-1] += 1
                widths[inside[-1]] = max(widths[inside[-1]], row[-1])
        return widths


def _row_tag(name: str, closing: bool, cells: int) -> str:
    if name == "tr":
        return "</p>" if closing else "<p>"
    if name in ("td", "th") and not closing:
        return (" | " if cells > 1 else "") + ("<b>" if name == "th" else "")
    return "</b>" if name == "th" else ""


def _named(tag: str) -> tuple[str, str]:
    found = _NAME.match(tag)
    return (found[1], found[2]) if found else ("", "")


def _captioned(tag: str) -> str:
    """Return an image with the words that stand for it below; only the words where it is on a network."""
    found = dict(_ATTRIBUTE.findall(tag))
    address, words = found.get("src", ""), found.get("alt", "")
    label = f"Image: {words}" if words else "Image"
    if not address or _ELSEWHERE.match(address):
        return f'<span class="no-image">[{label} – not in the library, never fetched]</span>'
    return f'{tag}<br><span class="no-image">{label}</span>' if words else tag


class _Boxes:
    """Puts a table of one cell round every outermost callout and block quote."""

    def __init__(self) -> None:
        self._open: list[str] = []  # tags inside the box that is open, itself first

    def over(self, tags: list[str]) -> Iterator[str]:
        """Yield the tags of a page with boxes among them."""
        for tag in tags:
            closing, name = _named(tag)
            yield self._closed(tag, name) if closing else self._opened(tag, name)

    def _opened(self, tag: str, name: str) -> str:
        if name == "img":
            return _captioned(tag)
        if not self._open:
            if not (name == "blockquote" or 'class="callout"' in tag):
                return tag
            self._open.append(name)
            return _BOX_OPEN + (tag.replace(' class="callout"', "") if name == "p" else "")
        if name == self._open[0]:
            self._open.append(name)
        return tag

    def _closed(self, tag: str, name: str) -> str:
        if not self._open or name != self._open[0]:
            return tag
        self._open.pop()
        if self._open:
            return tag
        return (tag if name == "p" else "") + _BOX_CLOSE
