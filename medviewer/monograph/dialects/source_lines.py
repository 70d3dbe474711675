"""A page's body as lines that know where they came from, and those among them that are code."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from medviewer.monograph.commonmark.block import Block
from medviewer.monograph.commonmark.blocks import BlockReader
from medviewer.monograph.commonmark.rawhtml import HtmlBlocks
from medviewer.monograph.commonmark.tags import closed_names

_CODE_SIGNS = ("    ", "\t", "```", "~~~", "<!--", "<pre", "<script", "<style")
"""What a page holds that may have code; comments are none either."""


HEADING = re.compile(r" {0,3}#{1,6} ")
"""The beginning of a heading."""


class SourceLine(NamedTuple):
    """A line of a page's body. number: from 0, of the line of the page that it was written in, or made of."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """Return the columns before its text."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_blank(self) -> bool:
        """Return whether nothing stands in it."""
        return not self.text.strip()


def code_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines, from 0, that are code, a comment or a script."""
    source = "\n".join(texts)
    return _lines_of(source, _is_kept) if any(sign in source for sign in _CODE_SIGNS) else frozenset()


def html_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines, from 0, that are a block of HTML, in which no Markdown is read."""
    source = "\n".join(texts)
    return _lines_of(source, lambda block: block.kind == "html") if "<" in source else frozenset()


def _lines_of(source: str, is_meant: Callable[[Block], bool]) -> frozenset[int]:
    lines = source.split("\n")
    document = BlockReader({}, HtmlBlocks(lines, closed_names(source))).read(lines)
    found: set[int] = set()
    pending = [document]
    while pending:
        block = pending.pop()
        pending += block.children
        if is_meant(block):
            found.update(range(block.start, block.end + 1))
    return frozenset(found)


def _is_kept(block: Block) -> bool:
    return block.kind == "code" or (block.kind == "html" and bool(block.mark))
