"""The blocks of a page before its inline markup is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(slots=True)
class Block:
    """One block of a page; `children` of containers, `lines` of leaves.

    kind: document, quote, list, item, paragraph, heading, rule, code, html, table or nothing.
    start, end: numbers of the first and the last line that belong to it.
    level: of a heading; the first number of an ordered list.
    mark: bullet or delimiter of a list, character of a code fence, what ends an HTML block.
    width: columns of an item up to its content, length of a code fence.
    indent: columns before a code fence.
    aligns: of a table's columns: left, right, center or empty.
    """

    kind: str
    start: int
    end: int = 0
    children: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    level: int = 0
    ordered: bool = False
    mark: str = ""
    width: int = 0
    indent: int = 0
    aligns: tuple[str, ...] = ()

    def is_loose(self) -> bool:
        """Return whether blank lines separate the items of this list or the blocks of one of them.

        https://spec.commonmark.org/0.31.2/#loose
        """
        return _gaps(self.children) or any(_gaps(item.children) for item in self.children)


def _gaps(blocks: list[Block]) -> bool:
    return any(after.start - before.end > 1 for before, after in pairwise(blocks))
