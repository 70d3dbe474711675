"""The top-level blocks of a page as most are: headings, paragraphs and lists of one level, told a block at a time.

One expression takes a whole block where `quick` takes a line; the first thing that it does not know ends it.
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
