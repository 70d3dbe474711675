"""The body of a page in CommonMark, whichever dialect it was written in."""

from __future__ import annotations

from typing import NamedTuple

from medviewer.monograph.dialects import boxes
from medviewer.monograph.dialects.source_lines import SourceLine
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
    if not boxes.may_stand_in(body):
        return PlainBody(body)
    lines = [SourceLine(number, text) for number, text in enumerate(body.split("\n"))]
    reader = boxes.BoxReader()
    lines = reader.read(lines)
    return PlainBody(
        "\n".join(line.text for line in lines), tuple(line.number for line in lines), tuple(reader.problems)
    )
