"""Text of a row of the drug list, fitted into its two lines: wrapped, and cut nowhere without a sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from medviewer.ui.base.utf16 import between, units

SIGN = "…"
BETWEEN = " · "
_MEASURED = 1000
"""Texts whose widths are kept: between two keys most rows stay."""
MARGIN, GAP = 16, 7
"""Pixels between a title and what stands behind its end, and beside what stands aside."""
LEAST_BESIDE = 40
"""Width that is left beside the end of a long name, from which on it is used."""
ASIDES_SHARE = 3
"""Of a line, one part in so many is there for what stands aside, whatever the others need."""
_LEAST_HEAD = 6
"""Letters of a drug's name that stand before a section at least, with the sign that it is cut."""
Spans = Sequence[tuple[int, int]]


class FittedLine(NamedTuple):
    """One line of text with what is emphasised in it, as (start, length) in characters."""

    text: str
    marks: Spans = ()

    def from_(self, start: int) -> FittedLine:
        """Return the line from a character on."""
        cut = [(max(at, start) - start, at + length - max(at, start)) for at, length in self.marks]
        return FittedLine(self.text[start:], [span for span in cut if span[1] > 0])

    def until(self, end: int) -> FittedLine:
        """Return the line up to a character."""
        return FittedLine(self.text[:end], [(at, min(length, end - at)) for at, length in self.marks if at < end])

    def behind(self, head: str) -> FittedLine:
        """Return the line behind another text."""
        return FittedLine(head + self.text, [(at + len(head), length) for at, length in self.marks])

    def runs(self) -> Iterator[tuple[str, bool]]:
        """Yield the pieces of the text, and whether each is emphasised."""
        at = 0
        for start, length in self.marks:
            if start > at:
                yield self.text[at:start], False
            yield self.text[max(start, at) : start + length], True
            at = max(at, start + length)
        if at < len(self.text):
            yield self.text[at:], False


class PlacedText(NamedTuple):
    """The text of a row where it has room. lines: one or two of the title; under: on the second, from `start` on.

    aside: at the end of the first line, or of the second where the title leaves it no room there.
    """

    lines: list[FittedLine]
    under: FittedLine
    start: float
    aside: FittedLine
    is_above: bool


class RowText:
    """Measures and paints in one font and look of what is emphasised."""

    def __init__(self, font: QFont, look: QTextCharFormat) -> None:
        self._font = font
        self._look = look
        self._metrics = QFontMetricsF(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._bold.setUnderline(look.fontUnderline())
        # A cache asks a function for its documentation, which PySide makes up in 16 to 60 ms.
        self._advance = lru_cache(_MEASURED)(partial(self._metrics.horizontalAdvance))
        self._laid_width = lru_cache(_MEASURED)(self._measured)
        self._bold_advance = lru_cache(_MEASURED)(partial(QFontMetricsF(self._bold).horizontalAdvance))

    def placed(
        self,
        title: FittedLine,
        under: FittedLine,
        aside: FittedLine,
        width: float,
        kept: int = 0,
        yields: bool = False,
    ) -> PlacedText:
        """Return a title, what is under it, and what stands aside, in two lines; none of them meets another.

        What stands aside has a part of its line in any case, and all that the others leave. yields: where the first
        line has no room for it, it goes behind what is under the title. kept: see `wrapped`.
        """
        least = min(self.width(aside), width / ASIDES_SHARE)
        gap = least + GAP if aside.text else 0.0
        is_above = self.fits(title, width - gap)
        if yields and not is_above:
            whole = BETWEEN.join(filter(None, (under.text, aside.text)))
            return self.placed(title, under._replace(text=whole), FittedLine(""), width, kept)
        lines = self.wrapped(title, width, width if is_above else width - gap, kept)
        start = self.width(lines[1]) + MARGIN if len(lines) > 1 else 0.0
        beside = self._at_most(title) if is_above else start + self._at_most(under)
        aside = self.cut(aside, max(least, width - beside - GAP))
        left = width - start - (0 if is_above or not aside.text else self.width(aside) + GAP)
        under = self.cut(under, left) if left >= LEAST_BESIDE else FittedLine("")
        return PlacedText(lines, under, start, aside, is_above)

    def wrapped(self, line: FittedLine, width: float, second: float, kept: int = 0) -> list[FittedLine]:
        """Return one or two lines that show a text; what no two lines hold ends in a sign.

        second: the width of the second line. kept: the character from which on all is shown before anything in front
        of it; what is in front is cut first.
        """
        if kept:
            line = self._with_short_head(line, width, kept)
        if self.fits(line, width):
            return [line]
        end = self._break(line, width)
        if end >= len(line.text):
            return [self.cut(line, width)]
        rest = line.from_(end)
        blank = len(rest.text) - len(rest.text.lstrip())
        return [line.until(end), self.cut(rest.from_(blank), second)]

    def cut(self, line: FittedLine, width: float) -> FittedLine:
        """Return a text as one line that is no wider; where it is cut it ends in a sign."""
        room, shown = width, line
        while room > 0 and not self.fits(shown, width):
            text = self._metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
            is_cut = text != line.text
            shown = line.until(max(0, len(text) - len(SIGN)))._replace(text=text or SIGN) if is_cut else line
            room -= max(1.0, self.width(shown) - width)
        return shown

    def fits(self, line: FittedLine, width: float) -> bool:
        """Return whether a text is no wider; all of it in bold says so at once, and only then it is laid out."""
        if line.marks and self._bold_advance(line.text) <= width:
            return True
        return self.width(line) <= width

    def _at_most(self, line: FittedLine) -> float:
        """Return a width that a text does not exceed, without laying it out."""
        return self._bold_advance(line.text) if line.marks else self._advance(line.text)

    def width(self, line: FittedLine) -> float:
        """Return how wide a text is in one line."""
        return self._laid_width(line.text, tuple(line.marks)) if line.marks else self._advance(line.text)

    def paint(self, painter: QPainter, line: FittedLine, place: QPointF) -> None:
        """Paint one line from its upper left corner on, in the pen of the painter."""
        if line.marks and not line.text.isascii():
            self._layout(line, QTextOption.WrapMode.NoWrap, 0).draw(painter, place)
            return
        pen, left, base = painter.pen(), place.x(), place.y() + self._metrics.ascent()
        for text, is_marked in line.runs():
            painter.setFont(self._bold if is_marked else self._font)
            painter.setPen(self._look.foreground().color() if is_marked else pen)
            painter.drawText(QPointF(left, base), text)
            left += self._bold_advance(text) if is_marked else self._advance(text)
        painter.setPen(pen)

    def _with_short_head(self, line: FittedLine, width: float, kept: int) -> FittedLine:
        """Return a text whose part before `kept` is cut as far as needed to show the rest, but for a few letters."""
        tail = line.from_(kept)
        room = width - self.width(tail)
        head = line.until(kept)
        if self.width(head) <= room:
            return line
        name = head.until(len(head.text.removesuffix(BETWEEN)))
        least = self._advance("m" * _LEAST_HEAD)
        short = self.cut(name, max(room - self.width(FittedLine(BETWEEN)), least))
        behind = tail.behind(short.text + BETWEEN)
        return FittedLine(behind.text, [*short.marks, *behind.marks])

    def _break(self, line: FittedLine, width: float) -> int:
        """Return the character with which the second line begins."""
        layout = self._layout(line, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere, width)
        return len(between(line.text, 0, layout.lineAt(0).textLength()))

    def _measured(self, text: str, marks: tuple[tuple[int, int], ...]) -> float:
        if text.isascii():
            runs = FittedLine(text, marks).runs()
            return sum(self._bold_advance(run) if is_marked else self._advance(run) for run, is_marked in runs)
        layout = self._layout(FittedLine(text, marks), QTextOption.WrapMode.NoWrap, 0)
        return layout.lineAt(0).naturalTextWidth()  # a line is gone with its layout

    def _layout(self, line: FittedLine, wrap: QTextOption.WrapMode, width: float) -> QTextLayout:
        layout = QTextLayout(line.text, self._font)
        option = QTextOption()
        option.setWrapMode(wrap)
        layout.setTextOption(option)
        layout.setFormats([self._format(line.text, *span) for span in line.marks])
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        return layout

    def _format(self, text: str, start: int, length: int) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = units(text[:start]), units(text[start : start + length])
        span.format = self._look
        return span
