"""The body of a page in CommonMark, whichever dialect it was written in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from medviewer.monograph.dialects import boxes, signs
from medviewer.monograph.dialects.hidden_spans import HiddenSpans
from medviewer.monograph.dialects.source_lines import SourceLine, code_lines
from medviewer.monograph.model import Problem


class PlainBody(NamedTuple):
    """A body in CommonMark.

    numbers: for each of its lines that of the line it was made of, both from 0; empty where all are the same.
    problems: what was not understood; their lines count from 1.
    """

    text: str
    numbers: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()

    def line(self, at: int) -> int:
        """Return the number, from 0, of the line of the page that line `at` was made of."""
        return self.numbers[min(at, len(self.numbers) - 1)] if self.numbers else at


def rewritten(body: str) -> PlainBody:
    """Return a page's body with what other dialects write in the words of CommonMark; nothing that is said is lost."""
    has_boxes, has_signs = boxes.may_stand_in(body), signs.may_stand_in(body)
    if not (has_boxes or has_signs):
        return PlainBody(body)
    lines = [SourceLine(number, text) for number, text in enumerate(body.split("\n"))]
    problems: list[Problem] = []
    if has_boxes:
        lines = boxes.read(lines, problems)
    if has_signs:
        lines = _with_signs(lines)
    return PlainBody("\n".join(line.text for line in lines), tuple(line.number for line in lines), tuple(problems))


def _with_signs(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the signs read in each paragraph that is no code."""
    code = code_lines([line.text for line in lines])
    result: list[SourceLine] = []
    parts = groupby(enumerate(lines), key=lambda pair: pair[0] in code or pair[1].is_blank)
    for is_kept, numbered in parts:
        part = [line for _, line in numbered]
        result += part if is_kept else _read_part(part)
    return result


def _read_part(part: Sequence[SourceLine]) -> list[SourceLine]:
    text = "\n".join(line.text for line in part)
    hidden = HiddenSpans(text)
    read = hidden.shown(signs.read(hidden.text, hidden))
    if read == text:
        return list(part)
    return [line._replace(text=one) for line, one in zip(part, read.split("\n"), strict=True)]
