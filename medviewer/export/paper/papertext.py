"""A page's HTML made ready for paper: lines end at spaces only, images fit the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from medviewer.export.paper.richtext import plain_tables, split_tags, tie

MOST_COLUMNS = 24  # of a table for which paper has room
LONGEST_WORD = 60  # characters; what is longer, such as an address, may be broken

_WORD_JOINER, _BREAK, _NO_BREAK_SPACE = "\u2060", "\u200b", "\u00a0"
_OVERLONG = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD}}}(?=[^\s\u200b])")
_HANGING_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_AT_START, _AT_END = re.compile(r"\A(?=[–—…])"), re.compile(r"(?<=[-/–—…])\Z")
_WRITTEN_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]")
_IMAGE_SIZE = re.compile(r'(<img\b(?:[^<>"]|"[^"]*")*?) width="(\d+)" height="(\d+)"')


def for_paper(body: str, width: float, height: float) -> str:
    """Return HTML whose lines Qt ends at spaces only, with no image larger than width × height (in px).

    Between other characters where a line may end (UAX 14), such as after the hyphen of "co-trimoxazole", an invisible
    word joiner keeps it together: nobody, and no program that reads the PDF, has to guess whether a hyphen at the end
    of a line belongs to the word. Scripts that are written without spaces keep theirs.
    """
    pieces = split_tags(plain_tables(body, MOST_COLUMNS))
    pieces[::2] = [html.escape(_kept(html.unescape(text)), quote=False) for text in pieces[::2]]
    whole = "".join(pieces).replace("<th>", '<th align="left">')
    return _IMAGE_SIZE.sub(lambda match: _fitted(match, width, height), whole)


def _kept(text: str) -> str:
    if not text.strip():
        return text
    tied = _HANGING_HYPHEN.sub(f"-{_NO_BREAK_SPACE}", tie(text))
    opened = _OVERLONG.sub(lambda match: match[0] + _BREAK, tied)
    joined = _WORD_JOINER.join(_unbroken(opened))
    return _AT_END.sub(_WORD_JOINER, _AT_START.sub(_WORD_JOINER, joined))


def _unbroken(text: str) -> Iterator[str]:
    """Yield the pieces of a text between which Qt might end a line where there is no space."""
    data = text.encode("utf-16-le", "surrogatepass")  # the finder counts in UTF-16
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    start, place = 0, finder.toNextBoundary()
    while 0 <= place < len(data) // 2:
        before, after = _char(data, place - 1), _char(data, place)
        if not (before.isspace() or before == _BREAK or _WRITTEN_WITHOUT_SPACES.search(before + after)):
            yield data[2 * start : 2 * place].decode("utf-16-le", "surrogatepass")
            start = place
        place = finder.toNextBoundary()
    yield data[2 * start :].decode("utf-16-le", "surrogatepass")


def _char(data: bytes, place: int) -> str:
    return chr(int.from_bytes(data[2 * place : 2 * place + 2], "little"))


def _fitted(match: re.Match[str], width: float, height: float) -> str:
    own = float(match[2]), float(match[3])
    scale = min(1.0, width / max(own[0], 1.0), height / max(own[1], 1.0))
    return f'{match[1]} width="{int(own[0] * scale)}" height="{int(own[1] * scale)}"'
