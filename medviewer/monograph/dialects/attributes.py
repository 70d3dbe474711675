"""Attributes that kramdown, Pandoc and Quarto put behind a heading, a block or a span: `{#id .class key="value"}`.

https://kramdown.gettalong.org/syntax.html#inline-attribute-lists, https://pandoc.org/MANUAL.html#extension-attributes
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

from medviewer.errors import Message
from medviewer.monograph.dialects.callout_boxes import KINDS, bold, title_of
from medviewer.monograph.dialects.heading_ids import HeadingIds
from medviewer.monograph.dialects.hidden_spans import ASIDE
from medviewer.monograph.dialects.source_lines import HEADING, SourceLine

_ONE = r"(?:[#.][A-Za-z_][\w:.-]*+|[A-Za-z][\w-]*+=(?:\"[^\"\n{}]*+\"|'[^'\n{}]*+'|[^\s{}\"'=]++))"
_LIST = rf"(?>(?:{_ONE} *+)+)"
_OPENS = r"(?:: *+|(?=[#. ])(?= *+[#.][A-Za-z_])) *+"
"""What tells attributes from words in braces: a colon, or a name or class that comes first."""
_BLOCK = re.compile(rf" *+\{{: *+(?:[A-Za-z]+:)?(?>{_LIST}|[\w:-]*+)\}} *+$")
_AT_END = re.compile(rf"(?<=\S) *\{{{_OPENS}(?>{_LIST})\}} *+$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_CLASS = re.compile(r"(?<=[ :])\.(?P<kind>[a-z]++)(?P<titled>-title)?(?=[ }])")
_FENCE = re.compile(r"(?>[ >]*)(?>(?:(?:[-*+]|\d{1,9}[.)]) +[ >]*)*):::")
_UNBOXED = re.compile(r" {0,3}(?:#{1,6} |```|~~~|<|\{|(?:=+|-+) *$)|    |\t")
_BEHIND = re.compile(rf"\{{(?<=[\])*_{ASIDE}]\{{)(?::? *+)(?>{_LIST})\}}")
_SPAN = re.compile(rf"\[([^\[\]\n]++)\]\{{(?::? *+)(?>{_LIST})\}}")
_ID = re.compile(r"#([A-Za-z_][\w:.-]*)")
_WORDS = re.compile(r"\b(?:title|alt|caption|fig-cap|tbl-cap|data-tooltip|tooltip|content)=(\"[^\"]+\"|'[^']+')")


def may_stand_in(body: str) -> bool:
    """Tell quickly whether a text may hold attributes."""
    return "{" in body and ("{#" in body or "{." in body or "{:" in body or "]{" in body or "){" in body)


class AttributeReader:
    """Takes the attributes out of a page: keeps names of headings, and tells of words that stand in some.

    ids: None where names are not kept. say: told the number of a line, from 0, and what is wrong with it.
    """

    def __init__(self, ids: HeadingIds | None, say: Callable[[int, Message], None]) -> None:
        self._ids = ids
        self._say = say

    def blocks(self, lines: Sequence[SourceLine], code: Collection[int]) -> list[SourceLine]:
        """Return the lines without attributes that stand alone or end a line, and boxes for what they call one."""
        result: list[SourceLine] = []
        boxed = 0
        for at, line in enumerate(lines):
            if at < boxed:
                continue
            if at in code or "{" not in line.text or _FENCE.match(line.text):
                result.append(line)
            elif _BLOCK.match(line.text):
                self._tell(line.text, line.number)
                boxed = self._box(line, lines, at + 1, result)
            else:
                further = lines[at + 1].text if at + 1 < len(lines) else ""
                result.append(line._replace(text=self._end(line, _UNDERLINE.match(further) is not None)))
        return result

    def _box(self, line: SourceLine, lines: Sequence[SourceLine], after: int, result: list[SourceLine]) -> int:
        """Set the block above or else below a line such as `{: .warning }` in a box; return where to go on."""
        found = next((one for one in _CLASS.finditer(line.text) if one["kind"] in KINDS), None)
        if found is None:
            return after
        above = list(takewhile(_says_something, reversed(result)))[::-1]
        below = [] if above else list(takewhile(_says_something, lines[after:]))
        block = above or self.blocks(below, ())
        if not block or any(_UNBOXED.match(one.text) for one in block):
            return after
        del result[len(result) - len(above) :]
        if not found["titled"]:
            title = f"> {bold(title_of(found['kind']))}"
            result += [SourceLine(line.number, title), SourceLine(line.number, ">")]
        result += [one if one.text.startswith(">") else one._replace(text=f"> {one.text}") for one in block]
        result.append(SourceLine(line.number, ""))
        return after + len(below)

    def spans(self, text: str, number: int) -> str:
        """Return a paragraph without the attributes behind its spans; number: of its first line, from 0."""
        for found in (*_SPAN.finditer(text), *_BEHIND.finditer(text)):
            self._tell(found[0], number)
        return _BEHIND.sub("", _SPAN.sub(r"\1", text))

    def _end(self, line: SourceLine, is_underlined: bool) -> str:
        found = _AT_END.search(line.text)
        if found is None:
            return line.text
        self._tell(found[0], line.number)
        name = _ID.search(found[0])
        is_heading = is_underlined or HEADING.match(line.text) is not None
        sign = self._ids.sign(name[1]) if name and is_heading and self._ids else ""
        return line.text[: found.start()] + sign

    def _tell(self, written: str, number: int) -> None:
        for words in _WORDS.findall(written):
            self._say(number, Message("Attributes are left out, with the words {}. Write these in the text.", words))


def _says_something(line: SourceLine) -> bool:
    return not line.is_blank
