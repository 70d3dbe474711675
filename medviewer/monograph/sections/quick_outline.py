"""The top-level blocks of a plain page, without a whole reading of its Markdown.

Most pages are headings, paragraphs and lists and nothing else. For these a line's first characters decide; a page
that holds more is left to the reader of all of CommonMark, which gives the same blocks: see
`tests/monograph/test_quick.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medviewer.monograph.commonmark import starts
from medviewer.monograph.commonmark.block import Block

# Atomic groups and not possessive ones: Python before 3.11.5 goes wrong with groups in these (cpython#106052).
_LETTER = r"(?:[^ >|=\[<`~_\-*+:0-9#\n]|\*\*[^\W_]|[0-9](?![0-9]{0,8}[.)](?: |\n)))"
"""How a line begins that cannot begin another block than a paragraph."""
_REST = r"[^\n]*+\n"
_LINE = _LETTER + _REST
_BLANK = r"(?>(?: *+\n)*)"


def _deeper(columns: int) -> str:
    """Return what stands in an item of a list from that column on: text, or items of one more level."""
    return rf"(?>(?:{_BLANK} {{{columns},}}+(?>(?:[-*+] {{1,3}}|[0-9]{{1,9}}[.)] {{1,3}})?){_LETTER}{_REST})*)"


def _item(mark: str, columns: int) -> str:
    return rf"{mark}{_LETTER}{_REST}(?>(?:{_LINE})*){_deeper(columns)}{_BLANK}"


def _bullets(mark: str) -> str:
    """Return items of one list; the text of each begins in its third to fifth column."""
    return rf"(?>(?:{_item(mark + ' ', 2)}|{_item(mark + '  ', 3)}|{_item(mark + '   ', 4)})+)"


_APART = r"(?<=\n\n)"
_HEADING = r"(?P<heading>#{1,6} [^\n]*+)\n"
_PARAGRAPH = (
    rf"(?P<paragraph>{_LETTER}[^\n]*+(?>(?:\n{_LETTER}[^\n]*+)*))\n{_BLANK}(?:{_APART}|(?![0-9]{{1,2}}[.] )|(?=1[.] ))"
)
_LIST = rf"(?P<list>{_bullets('[*]')}|{_bullets('[-]')}|{_bullets('[+]')})(?:{_APART}|(?!{_LETTER}))"
_NUMBERS = rf"(?P<numbers>(?>(?:{_item('[0-9][.] ', 3)}|{_item('[0-9]{2}[.] ', 4)})+))(?:{_APART}|(?!{_LETTER}))"
_BLOCK = rf"(?:{_HEADING}|{_PARAGRAPH}|{_LIST}|{_NUMBERS}|(?P<blank> *+\n)){_BLANK}"
_BLOCKS = re.compile(rf"(?<![^\n]){_BLOCK}|(?P<other>[^\n][^\0]*+)")


def flat_outline(body: str) -> list[Block] | None:
    """Return the blocks of `body` with their lines counted from 0, None where one of them is not as plain as that."""
    text = body + "\n"
    number = 0
    blocks: list[Block] = []
    for found in _BLOCKS.finditer(text):
        kind = found.lastgroup
        if kind == "heading":
            level, words = _heading(found[1])
            blocks.append(Block(kind, number, number, [], [words], level))
        elif kind == "paragraph":
            blocks.append(Block(kind, number, number + found[2].count("\n")))
        elif kind == "other":
            return None
        elif kind != "blank":
            last = number + found[0].rstrip(" \n").count("\n")
            blocks.append(Block("list", number, last, ordered=kind == "numbers"))
        number += text.count("\n", found.start(), found.end())
    return blocks


@lru_cache(maxsize=1024)
def _heading(line: str) -> tuple[int, str]:
    found = starts.heading(line, 0)
    assert found
    return found


_MARKERS = r"(?:(?:[-*+]|\d{1,9}[.)]) +)"
_MORE = re.compile(
    rf" *(?>{_MARKERS}*)(?:[>|=\[]|<|```|~~~|_ *_|(?:[-*+]|\d{{1,9}}[.)])$)|"
    rf" *(?>{_MARKERS}+)#| ++#|"
    rf" *{_MARKERS}{{2}}|"
    r" *(?:[-*_] *){3,}$|"
    r"[-=:| ]++$"
)
"""What a line of a plain page does not begin with: quotes, code, HTML, tables, rules, a heading or list in an item."""
_SIGNS = frozenset(" >|=[<`~_-*+:0123456789")
_ITEM = re.compile(r"( {0,3})([-*+]|(\d{1,9})([.)]))( +)(?=[^ ])")
_WIDEST = 4


def quick_outline(body: str) -> list[Block] | None:
    """Return the blocks of `body` with their lines counted from 0, None where it takes a whole reading to tell.

    Only headings have their text in `lines`.
    """
    if "\t" in body or "]:" in body:
        return None
    flat = flat_outline(body)
    return _Outline().read(body.split("\n")) if flat is None else flat


class _Outline:
    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open = ""
        self._mark = ""
        self._width = 0
        self._lazy = False

    def read(self, lines: list[str]) -> list[Block] | None:
        after_blank = True
        for number, line in enumerate(lines):
            if not line or not line.strip(" "):
                after_blank = True
                if self._open == "paragraph":
                    self._open = ""
                continue
            if not self._line(number, line, after_blank):
                return None
            after_blank = False
        return self._blocks

    def _line(self, number: int, line: str, after_blank: bool) -> bool:
        """Take one line; return False where it needs a whole reading."""
        first = line[0]
        if first in _SIGNS and not (line.startswith("**") and line[2:3].isalnum()) and _MORE.match(line):
            return False
        if first == "#" and (found := starts.heading(line, 0)):
            self._blocks.append(Block("heading", number, number, lines=[found[1]], level=found[0]))
            self._open = ""
            return True
        item = _ITEM.match(line) if first in " -*+0123456789" else None
        if self._open == "list":
            return self._in_list(number, line, item, after_blank)
        if item and self._begins(item):
            return self._begin_list(number, item)
        if self._open == "paragraph":
            self._blocks[-1].end = number
            return True
        self._open = "paragraph"
        self._blocks.append(Block("paragraph", number, number))
        return not line.startswith("    ")

    def _begins(self, item: re.Match[str]) -> bool:
        return self._open != "paragraph" or item[3] is None or int(item[3]) == 1

    def _begin_list(self, number: int, item: re.Match[str]) -> bool:
        self._open = "list"
        self._mark = item[4] or item[2]
        self._blocks.append(Block("list", number, number, ordered=bool(item[4]), mark=self._mark))
        return self._item(item)

    def _item(self, item: re.Match[str]) -> bool:
        self._width = item.end()
        self._lazy = True
        return self._width <= _WIDEST

    def _in_list(self, number: int, line: str, item: re.Match[str] | None, after_blank: bool) -> bool:
        indent = len(line) - len(line.lstrip(" "))
        if indent >= self._width:
            self._blocks[-1].end = number
            self._lazy = False
            return True
        if item:
            if (item[4] or item[2]) != self._mark:
                return self._begin_list(number, item)
            self._blocks[-1].end = number
            return self._item(item)
        if after_blank:
            self._open = "paragraph"
            self._blocks.append(Block("paragraph", number, number))
            return True
        self._blocks[-1].end = number
        return self._lazy
