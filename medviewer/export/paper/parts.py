"""A long page in parts, each whole in itself, so that no part takes long to lay out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medviewer.export.paper.richtext import split_tags

LARGEST = 45_000
"""What a part may weigh: a letter 1, a tag `TAG_WEIGHT`. The longest real page known weighs two thirds of it."""
TAG_WEIGHT = 25

_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_START = re.compile(r'\bstart="(\d{1,9})"')
_BREAKS = re.compile("[ \n\u200b]")
_BLOCKS = frozenset({"p", "li", "tr", "table", "ul", "ol", "div", "blockquote", "h2", "h3", "h4", "h5", "h6", "pre"})
_VOID = frozenset({"br", "hr", "img"})


def parts_of(html: str, largest: int = LARGEST) -> list[str]:
    """Return balanced HTML cut into pieces of about `largest` at most; together they say what it says.

    Tags that are open at a cut are closed before it and opened again after it; an ordered list counts on.
    """
    return [part for part, _ in _parts(html, largest)]


def first_part(html: str, largest: int) -> tuple[str, bool]:
    """Return the first of the parts that `parts_of` returns, and whether it is the only one; looks no further."""
    return next(_parts(html, largest))


def _parts(html: str, largest: int) -> Iterator[tuple[str, bool]]:
    """Yield the parts, each as soon as it is whole, and whether it is the last."""
    if len(html) + html.count("<") * TAG_WEIGHT <= largest:
        yield html, True
        return
    cutter = _Cutter(largest)
    for number, piece in enumerate(split_tags(html)):
        if number % 2:
            cutter.tag(piece)
        elif piece:
            cutter.text(piece)
        while cutter.whole:
            yield cutter.whole.pop(0), False
    yield cutter.rest(), True


class _Cutter:
    """Takes in tags and texts. whole: the parts that others follow, for whoever takes them out."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self.whole: list[str] = []
        self._out: list[str] = []
        self._weight = 0
        self._begun = 0
        self._open: list[tuple[str, str]] = []  # name and tag
        self._items: list[int] = []  # number of the last item of each open list

    def tag(self, tag: str) -> None:
        """Take in a tag; where the part is full, the next one begins before one that opens."""
        found = _NAME.match(tag)
        closing, name = found.groups() if found else ("", "")
        if not closing and self._may_cut(name):
            self._cut()
        self._write(tag, TAG_WEIGHT)
        if closing:
            self._close(name)
        elif name and name not in _VOID:
            self._open_tag(name, tag)

    def text(self, text: str) -> None:
        """Take in text; where the part is full, the next one begins at a space."""
        at = 0
        while self._weight + len(text) - at > self._largest:
            room = max(self._largest - self._weight, 1)
            found = _BREAKS.search(text, at + room)
            if found is None:
                break
            self._write(text[at : found.end()], found.end() - at)
            at = found.end()
            self._cut()
        self._write(text[at:], len(text) - at)

    def rest(self) -> str:
        """Return the last part."""
        return "".join(self._out)

    def _write(self, text: str, weight: int) -> None:
        self._out.append(text)
        self._weight += weight

    def _may_cut(self, name: str) -> bool:
        """Tell whether the part is full: sooner where a block begins, so that few are cut in two, later in a row."""
        full = 2.0 if name in ("td", "th") else 0.9 if name in _BLOCKS else 1.0
        return self._weight - self._begun > self._largest * full

    def _open_tag(self, name: str, tag: str) -> None:
        self._open.append((name, tag))
        if name in ("ul", "ol"):
            start = _START.search(tag)
            self._items.append(int(start[1]) - 1 if start else 0)
        elif name == "li" and self._items:
            self._items[-1] += 1

    def _close(self, name: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == name:
                lists = sum(gone in ("ul", "ol") for gone, _ in self._open[at:])
                del self._items[len(self._items) - lists :]
                del self._open[at:]
                return

    def _cut(self) -> None:
        closed = "".join(f"</{name}>" for name, _ in reversed(self._open))
        self.whole.append("".join(self._out) + closed)
        self._out, self._weight = [], 0
        numbers = iter(self._items)
        for depth, (name, tag) in enumerate(self._open):
            if name in ("ul", "ol"):
                goes_on = depth + 1 < len(self._open)
                number = next(numbers) + (not goes_on)
                tag = f'<ol start="{number}">' if name == "ol" else tag
            self._write(tag, TAG_WEIGHT)
        self._begun = self._weight
