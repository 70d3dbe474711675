"""Footnotes: their marks as raised numbers in parentheses, their texts below the section in which the marks stand.

`[^1]` with `[^1]: text` (https://www.markdownguide.org/extended-syntax/#footnotes) and `^[text]` (Pandoc, Obsidian).
The parentheses keep a mark from being read as a power: `10 mg(2)` is no `mg^2`, in a text without raised signs either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.monograph.dialects.hidden_spans import HiddenSpans
from medviewer.monograph.dialects.source_lines import SourceLine
from medviewer.monograph.model import Problem

MOST = 500
"""Footnotes of a page; further ones stay as they are written."""

_DEFINED = re.compile(
    r"(?P<lead>(?>[ >]*)(?>(?:(?:[-*+]|\d{1,9}[.)]) +[ >]*)*))\[\^(?P<label>[^\]\s]{1,80})\]:[ \t]*(?P<text>.*)$"
)
_MARK = re.compile(r"\[\^([^\[\]\s]{1,80})\](?!:)")
_ANY = re.compile(rf"{_MARK.pattern}|\^\[((?>(?:[^\[\]]++|\[[^\[\]]*+\])*))\]")
_WRITTEN = re.compile(r'<sup id="fn">\(([0-9]{1,4})\)</sup>')
_BLOCK = re.compile(r" {0,3}(?:#{1,6} |[>|]|```|~~~|[-*+] |:::)")


def may_stand_in(body: str) -> bool:
    """Tell quickly whether a text may hold footnotes."""
    return "^" in body and ("[^" in body or "^[" in body)


class Footnotes:
    """The footnotes of a page: numbered in the order of their marks."""

    def __init__(self) -> None:
        self._texts: dict[str, list[SourceLine]] = {}
        self._numbers: dict[str, int] = {}
        self.problems: list[Problem] = []

    def take(self, lines: Sequence[SourceLine], code: Collection[int]) -> list[SourceLine]:
        """Return the lines without the texts of footnotes that have a mark; one that has none stays."""
        given = list(_definitions(lines, code))
        inside = {at for one in given for at in range(one.start, one.end)}
        outside = (line.text for at, line in enumerate(lines) if at not in code and at not in inside)
        marks = {one.label: one.marks for one in reversed(given)}
        marked = set[str]()
        _reach(marked, (label for text in outside for label in _MARK.findall(text)), marks)
        result: list[SourceLine] = []
        at = 0
        for one in given:
            result += lines[at : one.start]
            at = one.end
            number = lines[one.start].number
            if one.label in marked and one.label not in self._texts and len(self._texts) < MOST:
                self._texts[one.label] = one.text
                result.append(SourceLine(number, _left_behind(one, lines)))
            else:
                self._say(number, Message("The footnote “{}” has no mark; it is shown in its place.", one.label))
                marks.pop(one.label, None)
                _reach(marked, one.marks, marks)
                first = f"{one.opening}({one.label}) {one.text[0].text}"
                more = (line._replace(text=one.lead + line.text) for line in one.text[1:])
                result += [SourceLine(number, first), *more]
        return [*result, *lines[at:]]

    def read(self, text: str, hidden: HiddenSpans, number: int) -> str:
        """Return a paragraph with its marks; number: of the page's line, from 0, in which it begins."""
        return _ANY.sub(lambda found: (self._mark if found[1] else self._inline)(found, hidden, number), text)

    def texts(self) -> Iterator[tuple[int, list[SourceLine]]]:
        """Yield number and lines of each footnote that has a mark; those whose marks are read meanwhile come too."""
        given = 0
        while given < len(self._numbers):
            label, number = list(self._numbers.items())[given]
            given += 1
            yield number, self._texts[label]

    def unread(self) -> list[SourceLine]:
        """Return the lines of footnotes whose marks turned out to be none, such as in a paragraph that became code."""
        lines: list[SourceLine] = []
        for label in [label for label in self._texts if label not in self._numbers]:
            first, *more = self._texts.pop(label)
            self._say(first.number, Message("The footnote “{}” has no mark; it is shown in its place.", label))
            lines += [SourceLine(first.number, ""), first._replace(text=f"({label}) {first.text}"), *more]
        return lines

    def _mark(self, found: re.Match[str], hidden: HiddenSpans, number: int) -> str:
        if found[1] not in self._texts:
            self._say(number, Message("The footnote “{}” has no text; its mark is shown as it is written.", found[1]))
            return found[0]
        return self._written(found[1], hidden)

    def _inline(self, found: re.Match[str], hidden: HiddenSpans, number: int) -> str:
        is_power = found.string[: found.start()][-1:].isdigit() and not any(sign.isalpha() for sign in found[2])
        if is_power or not found[2].strip() or len(self._texts) >= MOST:
            return found[0]
        label = f"\n{len(self._texts)}"
        self._texts[label] = [SourceLine(number, " ".join(hidden.shown(found[2]).split()))]
        return self._written(label, hidden)

    def _written(self, label: str, hidden: HiddenSpans) -> str:
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        return hidden.aside(f'<sup id="fn">({number})</sup>')

    def _say(self, number: int, message: Message) -> None:
        self.problems.append(Problem(number + 1, message))


class _Definition(NamedTuple):
    """A footnote's label and text, and the lines from `start` up to `end` that hold it.

    opening: the signs of quotes and items before it.
    """

    opening: str
    label: str
    text: list[SourceLine]
    start: int
    end: int

    @property
    def lead(self) -> str:
        """Return what stands before each further line of its text."""
        return _lead(self.opening)

    @property
    def marks(self) -> set[str]:
        """Return the labels of the footnotes that its text has marks of."""
        return {label for line in self.text for label in _MARK.findall(line.text)}


def _definitions(lines: Sequence[SourceLine], code: Collection[int]) -> Iterator[_Definition]:
    at = 0
    while at < len(lines):
        found = _DEFINED.match(lines[at].text) if at not in code else None
        if found is None:
            at += 1
            continue
        text, end = _text_at(lines, at, found["text"], _lead(found["lead"]))
        yield _Definition(found["lead"], found["label"], text, at, end)
        at = end


def _lead(opening: str) -> str:
    return "" if len(opening) < 4 and opening.isspace() else re.sub(r"[^> ]", " ", opening)


def _left_behind(taken: _Definition, lines: Sequence[SourceLine]) -> str:
    """Return what stays where a footnote was: the sign of its item if that holds more, since the rest would be code."""
    numbers = range(taken.end, len(lines))
    further = next((lines[at].text for at in numbers if not lines[at].is_blank), "")
    return (taken.opening if taken.lead and further.startswith(taken.lead) else taken.lead).rstrip()


def _reach(reached: set[str], labels: Iterable[str], marks: Mapping[str, set[str]]) -> None:
    """Add labels to those that are reached, with those that the texts of their footnotes have marks of, and so on."""
    left = list(labels)
    while left:
        label = left.pop()
        if label not in reached:
            reached.add(label)
            left += marks.get(label, ())


def _text_at(lines: Sequence[SourceLine], start: int, first: str, lead: str) -> tuple[list[SourceLine], int]:
    """Return the lines of the footnote that is defined in a line, and the number of the line after it."""
    text, at, end = [lines[start]._replace(text=first)], start + 1, start + 1
    while at < len(lines) and (line := _inside(lines[at], lead)):
        is_further = line.text.startswith(("    ", "\t"))
        is_lazy = end == at and not (_DEFINED.match(line.text) or _BLOCK.match(line.text))
        if not line.is_blank and not is_further and not is_lazy:
            break
        text.append(line._replace(text=line.text.expandtabs(4)[4:] if is_further else line.text))
        at += 1
        end = end if line.is_blank else at
    return text[: end - start], end


def _inside(line: SourceLine, lead: str) -> SourceLine | None:
    """Return a line without the signs of the quotes and items around it, None where it is not in them."""
    if line.text.startswith(lead):
        return line._replace(text=line.text[len(lead) :])
    is_empty = line.text.rstrip() == lead.rstrip() or line.is_blank
    return line._replace(text="") if is_empty else None


def without_marks(text: str) -> str:
    """Return a title without the marks of footnotes."""
    return _WRITTEN.sub("", text)


def below(texts: Iterable[str], notes: Mapping[int, Sequence[str]]) -> list[str]:
    """Return the lines that stand below a section with these texts: its footnotes, and those of their texts."""
    wanted = [int(number) for text in texts for number in _WRITTEN.findall(text)] if notes else []
    lines: dict[int, Sequence[str]] = {}
    for number in wanted:
        if number in notes and number not in lines:
            lines[number] = notes[number]
            wanted += [int(other) for line in notes[number] for other in _WRITTEN.findall(line)]
    return [line for number in sorted(lines) for line in ("", f"({number}) {lines[number][0]}", *lines[number][1:])]
