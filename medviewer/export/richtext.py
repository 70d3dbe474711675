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
_RANGE = re.compile(r"(?<=\d) (?=(?:–|—|-|to) ?\d)|(?<=\d (?:–|—|-)) (?=\d)")
_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r"(src|alt)=\"([^\"]*)\"")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_ENDLESS = re.compile(r"(?:&[#a-z0-9]{1,8};|[^\s\u200b<>&]){1000}(?=[^\s\u200b])")
_IN_TABLE = {"td": " ", "th": " ", "tr": "<br>", "table": "<br>"}

DEEPEST_TABLE = 3
"""Tables inside tables that Qt lays out; with each more the time doubles."""


def rich_text(html: str) -> str:
    """Return section HTML for a QTextDocument: callouts boxed, a number never parted from its unit."""
    pieces = split_tags(shallow(html))
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


def shallow(html: str) -> str:
    """Return HTML whose tables are at most `DEEPEST_TABLE` deep; the text of deeper ones stays."""
    if html.count("<table") <= DEEPEST_TABLE:
        return html
    pieces = split_tags(html)
    pieces[1::2] = _shallow(pieces[1::2])
    return "".join(pieces)


def _breakable(text: str) -> str:
    """Return text in which a line may end within what goes on for a thousand letters; Qt takes seconds for it else."""
    return _ENDLESS.sub(lambda found: found[0] + "\u200b", text) if len(text) > 1000 else text


def _shallow(tags: list[str]) -> Iterator[str]:
    depth = 0
    for tag in tags:
        found = _NAME.match(tag)
        closing, name = found.groups() if found else ("", "")
        if name == "table":
            depth += -1 if closing else 1
        too_deep = depth + (name == "table" and bool(closing)) > DEEPEST_TABLE
        if too_deep and (name in _IN_TABLE or name in ("thead", "tbody")):
            yield "" if closing else _IN_TABLE.get(name, "")
        else:
            yield tag


def _captioned(tag: str) -> str:
    """Return an image with the words that stand for it below; only the words where it is not in the library."""
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
            found = _NAME.match(tag)
            closing, name = found.groups() if found else ("", "")
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
