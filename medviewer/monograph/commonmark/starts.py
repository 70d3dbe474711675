"""The start of a line, and the block that begins there.

https://spec.commonmark.org/0.31.2/#blocks-and-inlines and, for tables, https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_BULLET = re.compile(r"([-+*])(?= |$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?= |$)", re.ASCII)
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_UNDERLINE = re.compile(r"(=+|-+) *$")
_ALIGN = re.compile(r"(:?)-+(:?)$")
_CELL_END = re.compile(r"(?<!\\)\|")


class Marker(NamedTuple):
    """The bullet or number of a list item; `end` is the index after it."""

    ordered: bool
    mark: str
    number: int
    end: int


def heading(line: str, at: int) -> tuple[int, str] | None:
    """Return level and text of an ATX heading; its number signs need a space after them."""
    found = _ATX.match(line, at)
    if not found:
        return None
    text = line[found.end() :].strip(" \t")
    bare = text.rstrip("#")
    return len(found[1]), text if bare and not bare.endswith((" ", "\t")) else bare.rstrip(" \t")


def underline(line: str, at: int) -> int:
    """Return the level of the heading that this line underlines, else 0."""
    found = _UNDERLINE.match(line, at)
    return 0 if not found else 1 if found[1][0] == "=" else 2


def is_rule(line: str, at: int) -> bool:
    """Return whether the line is a thematic break."""
    mark = line[at]
    return mark in "*-_" and at >= _marks_begin(line, mark) and line.count(mark, at) >= 3


@lru_cache(maxsize=4)
def _marks_begin(line: str, mark: str) -> int:
    """Return from where on a line has nothing but this mark and spaces; a line may open thousands of items."""
    return len(line.rstrip(mark + " "))


def fence(line: str, at: int) -> str:
    """Return the opening code fence, else an empty string."""
    found = _FENCE.match(line, at)
    return found[0] if found else ""


def closes_fence(line: str, at: int, mark: str, width: int) -> bool:
    """Return whether the line is a closing fence of at least `width` marks."""
    rest = line[at:].rstrip(" ")
    return len(rest) >= width and not rest.strip(mark)


def list_marker(line: str, at: int) -> Marker | None:
    """Return the list marker that begins at `at`, if any."""
    if bullet := _BULLET.match(line, at):
        return Marker(False, bullet[1], 0, bullet.end())
    if number := _NUMBER.match(line, at):
        return Marker(True, number[2], int(number[1]), number.end())
    return None


def table_aligns(line: str, at: int) -> tuple[str, ...]:
    """Return the alignments that a table's delimiter row gives, an empty tuple if the line is none."""
    rest = line[at:].strip(" ")
    if len(rest) < 2 or rest.strip("|-: ") or rest.startswith("- "):
        return ()
    found = [_ALIGN.match(cell.strip(" ")) for cell in _bare(rest.split("|"))]
    return tuple(_ALIGNS[m[1], m[2]] for m in found if m) if all(found) else ()


_ALIGNS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


def cells(line: str) -> list[str]:
    r"""Split a table row at its pipes; `\|` is a pipe of the text."""
    parts = _bare(_CELL_END.split(line.strip(" \t")))
    return [part.strip(" \t").replace("\\|", "|") for part in parts]


def _bare(parts: list[str]) -> list[str]:
    """Drop what stands before a leading and after a trailing pipe."""
    if parts and not parts[0].strip(" \t"):
        parts = parts[1:]
    if parts and not parts[-1].strip(" \t"):
        parts = parts[:-1]
    return parts
