"""HTML that stands as a block of its own on a page, in which Markdown rests.

https://spec.commonmark.org/0.31.2/#html-blocks
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape

from medviewer.monograph.commonmark.htmlnames import BLOCKS, INLINE, NESTING, RAW
from medviewer.monograph.commonmark.tags import Tag, TagReader, tag_name

MAX_NESTED = 50
"""Tags open at once; deeper ones are left out, their text stays."""

_AROUND = {"li": ("ol", "ul"), **dict.fromkeys(("tbody", "td", "th", "thead", "tr"), ("table",))}
"""Tags that need none that closes them, and in which they stand."""

_RAW_END = re.compile(r"</(?:script|style|pre|textarea)>", re.IGNORECASE)


class HtmlBlocks:
    """Knows where HTML blocks begin and end among a page's `lines`."""

    def __init__(self, lines: list[str], closed: frozenset[str]) -> None:
        self._closed = closed
        self._last_comment = _last(lines, "-->")
        self._last_raw = _last(lines, _RAW_END) if self._closed & RAW else -1

    def begins(self, line: str, at: int, number: int, interrupts: bool) -> str | None:
        """Return what ends the block that begins here: `-->`, `</`, or an empty string for a blank line.

        number: of the line, from 0. interrupts: whether the block would cut a paragraph or table short.
        """
        if line.startswith("<!--", at):
            return "-->" if number <= self._last_comment else None
        name = tag_name(line, at)
        if name in RAW:
            return "</" if number <= self._last_raw and line[at + 1] != "/" else None
        tag = TagReader(line, self._closed).read(at) if name else None
        if tag is None:
            return None
        alone = not interrupts and not line[tag.end :].strip(" ")
        return "" if name in BLOCKS or alone else None

    def ends(self, mark: str, line: str, at: int) -> bool:
        """Return whether a block that `mark` ends does so in this line."""
        return line.find("-->", at) >= 0 if mark == "-->" else bool(_RAW_END.search(line, at))


def _last(lines: list[str], end: str | re.Pattern[str]) -> int:
    """Return the number of the last line that holds `end`, -1 if none does."""
    for number in range(len(lines) - 1, -1, -1):
        if end in lines[number] if isinstance(end, str) else end.search(lines[number]):
            return number
    return -1


class HtmlFilter:
    """Writes a page's HTML blocks, in the page's order, with the tags that stay."""

    def __init__(self, closed: frozenset[str]) -> None:
        self._closed = closed
        self._depth = 0
        self._open: Counter[str] = Counter()

    def write(self, text: str) -> str:
        """Return `text` as HTML in which every `<` belongs to a tag that stays."""
        reader, out, at = TagReader(text, self._closed), [], 0
        while (start := text.find("<", at)) >= 0:
            tag = reader.read(start)
            out += [_as_text(text[at:start]), self._lead(tag_name(text, start), tag) if tag else "&lt;"]
            at = tag.end if tag else start + 1
        out.append(_as_text(text[at:]))
        return "".join(out)

    def _lead(self, name: str, tag: Tag) -> str:
        """Return a tag; the words above what could be folded are a paragraph of their own."""
        html = self._tag(tag)
        if name != "summary" or not html:
            return html
        return f"<p>{html}" if tag.kind == "open" else f"{html}</p>"

    def loose(self, tag: Tag) -> str:
        """Return a tag that has no partner in its paragraph as HTML, an empty string where it has none outside either.

        Such tags belong to the blocks around: what follows them would else stand in the wrong cell of a table.
        """
        around = _AROUND.get(tag.name)
        if tag.kind == "close":
            passes = self._open[tag.name] > 0
        elif around:
            passes = any(self._open[name] for name in around)
        else:
            passes = tag.name in self._closed - INLINE - {"p"}
        return self._tag(tag) if passes else ""

    def _tag(self, tag: Tag) -> str:
        if tag.kind == "nothing" or (tag.name in INLINE and tag.name not in self._closed):
            return ""
        nests = tag.name in NESTING
        if tag.kind == "close":
            self._depth = max(0, self._depth - nests)
            self._open[tag.name] = max(0, self._open[tag.name] - 1)
            return f"</{tag.name}>"
        if nests and self._depth >= MAX_NESTED:
            return ""
        self._depth += nests
        self._open[tag.name] += 1
        values = "".join(f' {key}="{escape(value)}"' for key, value in tag.attributes.items())
        return f"<{tag.name}{values}>"


def _as_text(text: str) -> str:
    return escape(unescape(text), quote=False) if "&" in text else text
