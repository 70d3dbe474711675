"""Lines of Markdown to a tree of blocks, by CommonMark's algorithm.

https://spec.commonmark.org/0.31.2/#phase-1-block-structure
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from medviewer.monograph.commonmark import starts
from medviewer.monograph.commonmark.block import Block
from medviewer.monograph.commonmark.links import References, take_definitions
from medviewer.monograph.commonmark.rawhtml import HtmlBlocks

MAX_OPEN = 100
"""Blocks open at once: what is nested deeper is flattened, so that the work for each line is bounded."""

TAB = 4
"""Columns from one tab stop to the next: https://spec.commonmark.org/0.31.2/#tabs."""

_SPACES = re.compile(" *")
_STARTERS = frozenset(">#`~<=-*+_|:0123456789")
_CONTAINERS = ("document", "quote", "list", "item")


class BlockReader:
    """Reads a page line by line into a tree of blocks; adds its link definitions to `references`."""

    def __init__(self, references: References, html: HtmlBlocks) -> None:
        self._references = references
        self._html = html
        self._open = [Block("document", 0)]
        self._number = 0
        self._source = ""
        self._line = ""
        self._at = 0
        self._first = 0
        self._taken = False

    def read(self, lines: Iterable[str]) -> Block:
        """Return the document of `lines`."""
        for self._number, line in enumerate(lines):
            self._add(line)
        self._close(1)
        return self._open[0]

    @property
    def _indent(self) -> int:
        return self._first - self._at

    @property
    def _blank(self) -> bool:
        return self._first >= len(self._line)

    def _move(self, at: int) -> None:
        self._at = at
        if at > self._first:
            found = _SPACES.match(self._line, at)
            self._first = found.end() if found else at

    def _add(self, line: str) -> None:
        self._source = line
        self._line = line.expandtabs(TAB) if "\t" in line else line
        self._at, self._first, self._taken = 0, -1, False
        self._move(0)
        depth = self._continued()
        if self._taken:
            return
        if self._open[depth - 1].kind not in ("code", "html"):
            depth = self._begin(depth)
        if depth < len(self._open) and not self._is_lazy():
            self._close(depth)
        if not self._taken:
            self._put(self._open[-1])

    def _is_lazy(self) -> bool:
        """Return whether the line may go on with a paragraph without the marks of the blocks around it."""
        return self._open[-1].kind == "paragraph" and not self._blank

    def _touch(self, depth: int) -> None:
        for block in self._open[:depth]:
            block.end = self._number

    def _close(self, depth: int) -> None:
        if len(self._open) > depth and self._open[-1].kind == "paragraph":
            self._settle(self._open[-1])
        del self._open[depth:]

    def _settle(self, paragraph: Block) -> None:
        """Move the link definitions that a paragraph begins with to the references."""
        if paragraph.lines[0].startswith("["):
            paragraph.lines = take_definitions(paragraph.lines, self._references)
            if not paragraph.lines:
                paragraph.kind = "nothing"

    def _push(self, depth: int, block: Block) -> int:
        """Open `block` in the innermost of the first `depth` blocks that can hold it; return the new depth."""
        while self._open[depth - 1].kind not in _CONTAINERS:
            depth -= 1
        if self._open[depth - 1].kind == "list" and block.kind != "item":
            depth -= 1
        self._close(depth)
        self._open[-1].children.append(block)
        self._open.append(block)
        self._touch(depth + 1)
        return depth + 1

    # Which open blocks go on

    def _continued(self) -> int:
        """Return how many open blocks go on in this line."""
        for depth, block in enumerate(self._open):
            if not self._continues(block):
                return depth
            if self._taken:
                self._touch(depth + 1)
                self._close(depth)
                return depth
            if block.kind == "quote":
                self._touch(depth + 1)
        return len(self._open)

    def _continues(self, block: Block) -> bool:
        kind = block.kind
        if kind == "item":
            return self._continues_item(block)
        if kind in ("paragraph", "table"):
            return not self._blank
        if kind == "quote":
            return self._take_quote_mark()
        if kind == "code":
            return self._continues_fence(block) if block.mark else self._continues_indented()
        if kind == "html":
            return bool(block.mark) or not self._blank
        return kind in ("document", "list")

    def _continues_item(self, item: Block) -> bool:
        if not self._blank and self._indent < item.width:
            return False
        self._move(self._at + min(item.width, self._indent))
        return not self._blank or bool(item.children)

    def _continues_fence(self, code: Block) -> bool:
        if self._indent < 4 and starts.closes_fence(self._line, self._first, code.mark, code.width):
            self._taken = True
        self._move(self._at + min(code.indent, self._indent))
        return True

    def _continues_indented(self) -> bool:
        if not self._blank and self._indent < 4:
            return False
        self._move(self._at + min(4, self._indent))
        return True

    def _take_quote_mark(self) -> bool:
        if self._indent > 3 or not self._line.startswith(">", self._first):
            return False
        at = self._first + 1
        self._move(at + self._line.startswith(" ", at))
        return True

    # Which blocks begin

    def _begin(self, depth: int) -> int:
        """Open the blocks that begin in this line; return the depth reached."""
        while not self._blank:
            if self._indent >= 4:
                return self._begin_indented(depth)
            if self._line[self._first] not in _STARTERS:
                return depth
            container = self._begin_leaf(depth) or self._begin_container(depth)
            if not container or self._taken or self._open[-1].kind == "html":
                return container or depth
            depth = container
        return depth

    def _begin_indented(self, depth: int) -> int:
        if self._open[-1].kind == "paragraph":
            return depth
        depth = self._push(depth, Block("code", self._number))
        self._move(self._at + 4)
        return depth

    def _begin_container(self, depth: int) -> int:
        if self._line[self._first] != ">":
            return self._begin_item(depth)
        if depth >= MAX_OPEN:
            return 0
        depth = self._push(depth, Block("quote", self._number))
        self._take_quote_mark()
        return depth

    def _begin_item(self, depth: int) -> int:
        marker = starts.list_marker(self._line, self._first)
        if marker is None or not self._may_interrupt(marker, self._open[depth - 1]):
            return 0
        begin = self._at
        if depth >= MAX_OPEN - 1:
            depth = self._list_to_flatten(depth)
            begin = sum(block.width for block in self._open[:depth] if block.kind == "item")
        if depth == 0:
            return 0
        depth = self._in_list(depth, marker)
        content = _after_marker(self._line, marker.end)
        depth = self._push(depth, Block("item", self._number, width=content - begin))
        self._move(min(content, len(self._line)))
        return depth

    def _may_interrupt(self, marker: starts.Marker, before: Block) -> bool:
        """Return whether the item may begin here; in a paragraph it needs text, and 1 as its number."""
        if before.kind != "paragraph":
            return True
        has_text = bool(self._line[marker.end :].strip(" "))
        return has_text and (not marker.ordered or marker.number == 1)

    def _list_to_flatten(self, depth: int) -> int:
        """Return the depth of the innermost list that takes an item too deep to nest; 0 for a second in a line."""
        kinds = ["" if block.start == self._number else block.kind for block in self._open[:depth]]
        return depth - kinds[::-1].index("list") if "list" in kinds else 0

    def _in_list(self, depth: int, marker: starts.Marker) -> int:
        """Return the depth of the list that the marker goes on with or begins."""
        around = self._open[depth - 1]
        if around.kind == "list" and (around.ordered, around.mark) == (marker.ordered, marker.mark):
            return depth
        fresh = Block("list", self._number, level=marker.number, ordered=marker.ordered, mark=marker.mark)
        return self._push(depth, fresh)

    def _begin_leaf(self, depth: int) -> int:
        mark = self._line[self._first]
        if mark == "<":
            return self._begin_html(depth)
        if mark in "`~":
            return self._begin_fence(depth)
        if mark == "#":
            return self._begin_heading(depth)
        if self._open[depth - 1].kind == "paragraph" and (began := self._from_paragraph(depth)):
            return began
        if mark in "-*_" and starts.is_rule(self._line, self._first):
            self._taken = True
            return self._push(depth, Block("rule", self._number))
        return 0

    def _begin_html(self, depth: int) -> int:
        interrupts = self._open[-1].kind in ("paragraph", "table")
        ends = self._html.begins(self._line, self._first, self._number, interrupts)
        return 0 if ends is None else self._push(depth, Block("html", self._number, mark=ends))

    def _begin_fence(self, depth: int) -> int:
        fence = starts.fence(self._line, self._first)
        if not fence:
            return 0
        code = Block("code", self._number, mark=fence[0], width=len(fence), indent=self._indent)
        self._taken = True
        return self._push(depth, code)

    def _begin_heading(self, depth: int) -> int:
        found = starts.heading(self._as_written(self._first), 0)
        if found is None:
            return 0
        level, text = found
        self._taken = True
        return self._push(depth, Block("heading", self._number, lines=[text], level=level))

    def _from_paragraph(self, depth: int) -> int:
        """Turn the open paragraph, or its last line, into the table or heading that this line makes of it."""
        paragraph = self._open[depth - 1]
        if aligns := starts.table_aligns(self._line, self._first):
            header = paragraph.lines[-1]
            if "|" in header and len(starts.cells(header)) == len(aligns):
                return self._begin_table(depth, aligns)
        level = starts.underline(self._line, self._first)
        if not level:
            return 0
        self._settle(paragraph)
        if paragraph.kind == "nothing":
            return 0
        paragraph.kind, paragraph.level = "heading", level
        self._taken = True
        self._touch(depth)
        return depth

    def _begin_table(self, depth: int, aligns: tuple[str, ...]) -> int:
        paragraph = self._open[depth - 1]
        header = paragraph.lines.pop()
        if not paragraph.lines:
            self._open[depth - 2].children.pop()
            paragraph.kind = "nothing"
        self._taken = True
        return self._push(depth, Block("table", self._number - 1, lines=[header], aligns=aligns))

    # Where the text goes

    def _put(self, block: Block) -> None:
        if block.kind == "code":
            self._put_code(block)
        elif block.kind == "html":
            self._put_html(block)
        elif not self._blank:
            if block.kind not in ("paragraph", "table"):
                block = Block("paragraph", self._number)
                self._push(len(self._open), block)
            block.lines.append(self._as_written(self._first))
            self._touch(len(self._open))

    def _as_written(self, start: int) -> str:
        """Return the line from a column on with its tabs; one that begins further left is the spaces left of it."""
        if self._source is self._line:
            return self._line[start:]
        column = 0
        for index, sign in enumerate(self._source):
            if column >= start:
                return " " * (column - start) + self._source[index:]
            column += TAB - column % TAB if sign == "\t" else 1
        return " " * (column - start)

    def _put_code(self, code: Block) -> None:
        code.lines.append(self._as_written(self._at))
        if code.mark or not self._blank:
            self._touch(len(self._open))

    def _put_html(self, html: Block) -> None:
        html.lines.append(self._as_written(self._at))
        self._touch(len(self._open))
        if html.mark and self._html.ends(html.mark, self._line, self._at):
            self._open.pop()


def _after_marker(line: str, end: int) -> int:
    """Return where the content of an item begins whose marker ends at `end`."""
    found = _SPACES.match(line, end)
    first = found.end() if found else end
    return end + 1 if first >= len(line) or first - end > 4 else first
