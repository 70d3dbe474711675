"""What the tests of Markdown share: HTML as a list of what can be seen of it, and CommonMark's own answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

Outline = list[str]
TABLE = ("table", "tbody", "td", "th", "thead", "tr")
BLOCKS = frozenset(
    ["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "li", "ol", "ul", "p", "pre", "div", *TABLE]
)
VOID = ("br", "hr", "img")


class _Outliner(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Outline = [""]
        self._kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: unquote(value or "") for key, value in attrs if key != "class"}
        if style := values.pop("style", ""):
            values["align"] = style.removeprefix("text-align:")
        self._kept += tag == "pre"
        self._tag(tag, f"<{tag}{''.join(f' {key}={values[key]}' for key in sorted(values))}>")

    def handle_endtag(self, tag: str) -> None:
        self._kept -= tag == "pre"
        if tag not in VOID:
            self._tag(tag, f"</{tag}>")

    def _tag(self, tag: str, seen: str) -> None:
        if tag in BLOCKS and not self._kept and seen != "</pre>":
            self.found[-1] = self.found[-1].rstrip()
        self.found += [seen, ""]

    def handle_data(self, data: str) -> None:
        if self._kept:
            self.found[-1] += data.removeprefix("\n") if self.found[-2:] == ["<pre>", ""] else data
            return
        before = self.found[-2] if len(self.found) > 1 else "<p>"
        text = re.sub(r"[ \t\n]+", " ", self.found[-1] + data)
        starts_line = re.split(r"[</> ]+", before)[1] in BLOCKS
        self.found[-1] = text.lstrip(" ") if starts_line else text


@pytest.fixture(scope="session")
def outline() -> Callable[[str], Outline]:
    """Return a function from HTML to its tags and texts in order, without what no reader sees.

    White space counts within `pre` alone.
    """

    def read(html: str) -> Outline:
        outliner = _Outliner()
        outliner.feed(html)
        outliner.close()
        return [part for part in outliner.found if part]

    return read


@pytest.fixture(scope="session")
def commonmark() -> Callable[[str], str]:
    """Return the function that renders CommonMark with GFM's tables and strikes as markdown-it-py does."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
