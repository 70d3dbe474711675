"""Safe HTML made ready for Qt's rich text, which knows no boxes and breaks lines at any space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medviewer.export.paper.table_lines import TABLE_TAGS, OpenTable
from medviewer.export.paper.ties import tied

_BOX_OPEN = '<table class="callout" width="100%" cellspacing="0" cellpadding="10"><tr><td class="callout">'
_BOX_CLOSE = "</td></tr></table>"
_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r"(src|alt)=\"([^\"]*)\"")
_ELSEWHERE = re.compile(r"(?!data:)[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_LETTER = r"(?:&[#a-z0-9]{1,8};|[^\s\u200b<>&])"
_ENDLESS = re.compile(rf"(?<![^\s\u200b<>])(?>{_LETTER}{{1000}})(?>{_LETTER}+)", re.IGNORECASE)
_THOUSAND = re.compile(rf"(?>{_LETTER}{{1000}})(?=.)", re.IGNORECASE | re.DOTALL)

DEEPEST_TABLE = 3
"""Tables inside tables that Qt lays out; with each more the time doubles."""
MOST_COLUMNS = 12
"""Columns of a table for which the screen has room in a narrow window."""
WIDE = 6
"""Columns from which on a table is set closer on the screen."""


def rich_text(html: str, most_columns: int = MOST_COLUMNS) -> str:
    """Return section HTML for a QTextDocument: callouts boxed, a number never parted from its unit.

    most_columns: of a table; the rows of a wider one become lines, those of every table where it is 0.
    """
    pieces = tied(split_tags(plain_tables(html, most_columns, WIDE)))
    pieces[::2] = [_breakable(text) for text in pieces[::2]]
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


def plain_tables(html: str, most_columns: int, wide: int | None = None) -> str:
    """Return HTML without tables that have no room in a column: too many columns, or too deep in each other.

    Each of their values becomes a line after the names of its row and column. Tables that stay are of the class “wide”
    where they have `wide` columns or more.
    """
    if "<table" not in html:
        return html
    return _Tables(most_columns, wide or most_columns + 1).over(split_tags(html))


def _breakable(text: str) -> str:
    """Return text in which a line may end within what goes on for a thousand letters; Qt takes seconds for it else."""
    return _ENDLESS.sub(lambda word: _THOUSAND.sub("\\g<0>\u200b", word[0]), text) if len(text) > 1000 else text


class _Tables:
    """Makes lines of tables that are too wide or too deep, and marks wide ones."""

    def __init__(self, most_columns: int, wide: int) -> None:
        self._most = most_columns
        self._wide = wide
        self._out: list[str] = []
        self._open: list[OpenTable] = []
        self._deeper = 0

    def over(self, pieces: list[str]) -> str:
        """Return the page of these texts and tags, which stand in turn."""
        for number, piece in enumerate(pieces):
            closing, name = _named(piece) if number % 2 else ("", "")
            if name in TABLE_TAGS:
                self._take(piece, closing, name)
            elif piece:
                self._add(piece)
        while self._open:
            self._close()
        return "".join(self._out)

    def _take(self, tag: str, closing: str, name: str) -> None:
        if name == "table" and not closing:
            self._begin(tag)
        elif self._deeper:
            self._deeper -= name == "table"
            self._add(f"<{closing}div>" if name in ("td", "th") else "")
        elif not self._open:
            self._add(tag)
        else:
            self._open[-1].tag(tag, closing, name)
            if name == "table":
                self._close()

    def _begin(self, tag: str) -> None:
        if self._deeper or len(self._open) >= DEEPEST_TABLE:
            self._deeper += 1
        else:
            self._open.append(OpenTable([tag]))

    def _close(self) -> None:
        table = self._open.pop()
        if table.columns() > self._most:
            self._add(table.lines())
            return
        if table.pieces[0] == "<table>" and table.columns() >= self._wide:
            table.pieces[0] = '<table class="wide">'
        self._add("".join(table.pieces))

    def _add(self, piece: str) -> None:
        (self._open[-1].pieces if self._open else self._out).append(piece)


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
