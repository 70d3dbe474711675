"""Places of a section: each row, item and paragraph of its Markdown, with the words that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BOX, HEAD, ITEM, ROW, TEXT = "box", "head", "item", "row", "text"
"""Kinds of places."""
_ITEM = re.compile(r"^ {0,3}(?:[*+-]|\d{1,3}[.)]) +")
_RULE = re.compile(r"^[|:\- \t]+$")
_MARKS = re.compile(r"[*_`]+")


class Place(NamedTuple):
    """One row, item or paragraph. line: 1-based in the file. lead: the line and the head of the table that it is under.

    text: without marks of emphasis. cells: of a row. heads: those of its table.
    """

    kind: str
    line: int
    text: str
    lead: str = ""
    cells: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


def places(markdown: str, first_line: int) -> Iterator[Place]:
    """Yield the places of a section; first_line: that of the Markdown's first."""
    lead = ""
    heads: tuple[str, ...] = ()
    for number, line in enumerate(markdown.split("\n"), first_line):
        text = plain(line)
        if not text:
            heads = ()
        elif line.lstrip().startswith("|"):
            cells = tuple(plain(cell) for cell in line.strip().strip("|").split("|"))
            if _RULE.match(line.strip()):
                continue
            if not heads:
                heads = cells
                yield Place(HEAD, number, " | ".join(cells), lead)
            else:
                yield Place(ROW, number, " | ".join(cells), f"{lead} {' '.join(heads)}".strip(), cells, heads)
        else:
            kind = BOX if line.startswith(">") else ITEM if _ITEM.match(line) else TEXT
            yield Place(kind, number, text)
            lead = text if text.endswith(":") else ""


def plain(line: str) -> str:
    """Return a line without the marks of its item, quote and emphasis."""
    return _MARKS.sub("", _ITEM.sub("", line.lstrip("> "))).strip()
