"""The body of a page in CommonMark, whichever dialect it was written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.monograph.dialects import (
    attributes,
    callout_boxes,
    footnotes,
    formulas,
    heading_ids,
    inline_marks,
    item_lists,
    templates,
    wiki_links,
)
from medviewer.monograph.dialects.attributes import AttributeReader
from medviewer.monograph.dialects.footnotes import Footnotes
from medviewer.monograph.dialects.heading_ids import HeadingIds
from medviewer.monograph.dialects.hidden_spans import HiddenSpans
from medviewer.monograph.dialects.source_lines import SourceLine, code_lines, html_lines
from medviewer.monograph.dialects.templates import TemplateReader
from medviewer.monograph.model import Problem


class PlainBody(NamedTuple):
    """A body in CommonMark.

    numbers: for each of its lines that of the line it was made of, both from 0; empty where all are the same.
    problems: what was not understood; their lines count from 1. notes: the lines of footnotes by their numbers.
    ids: the names of headings by their signs' numbers.
    """

    text: str
    numbers: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: Mapping[int, Sequence[str]] = {}
    ids: Sequence[str] = ()

    def line(self, at: int) -> int:
        """Return the number, from 0, of the line of the page that line `at` was made of."""
        return self.numbers[min(at, len(self.numbers) - 1)] if self.numbers else at


def rewritten(body: str, texts: Mapping[str, str | tuple[str, ...]] = MappingProxyType({})) -> PlainBody:
    """Return a page's body with what other dialects write in the words of CommonMark; nothing that is said is lost.

    texts: values of its front matter, which templates may name.
    """
    held = _Held.of(body)
    return _Rewriting(body, held, texts).done() if any(held) else PlainBody(body)


def rewritten_alone(text: str) -> str:
    """Return a text that is no page, such as an answer in front matter, in CommonMark, its footnotes below it."""
    plain = rewritten(text)
    lines = plain.text.split("\n")
    return heading_ids.without("\n".join([*lines, *footnotes.below(lines, plain.notes)]))


class _Held(NamedTuple):
    """The dialects that a body may hold."""

    attributes: bool
    templates: bool
    formulas: bool
    boxes: bool
    notes: bool
    definitions: bool
    tasks: bool
    links: bool
    signs: bool

    @classmethod
    def of(cls, body: str) -> _Held:
        has_brackets = "[" in body
        return cls(
            attributes.may_stand_in(body),
            templates.may_stand_in(body),
            formulas.may_stand_in(body),
            callout_boxes.may_stand_in(body),
            has_brackets and footnotes.may_stand_in(body),
            item_lists.may_hold_definitions(body),
            has_brackets and item_lists.may_hold_tasks(body),
            has_brackets and "[[" in body,
            inline_marks.may_stand_in(body),
        )


@dataclass(slots=True)
class _Rewriting:
    """One body on its way."""

    body: str
    held: _Held
    texts: Mapping[str, str | tuple[str, ...]]
    problems: list[Problem] = field(default_factory=list)
    notes: Footnotes = field(default_factory=Footnotes)
    ids: HeadingIds = field(default_factory=HeadingIds)
    defined: frozenset[str] = frozenset()

    def done(self) -> PlainBody:
        """Return the body when all of it is rewritten."""
        held = self.held
        lines = [SourceLine(number, text) for number, text in enumerate(self.body.split("\n"))]
        if held.templates:
            lines = TemplateReader(self.texts, self.body, self._say).read(lines, _code(lines))
        if held.boxes or held.templates:
            lines = callout_boxes.read(lines, self.problems)
        if held.attributes:
            lines = self._attributes().blocks(lines, _code(lines))
        if held.notes:
            lines = self.notes.take(lines, _code(lines))
        if held.definitions:
            lines = item_lists.with_definitions(lines, _code(lines))
        if held.tasks:
            lines = item_lists.with_tasks(lines, _code(lines))
        self.defined = wiki_links.defined_in(self.body) if held.links else frozenset()
        lines = self._inline(lines)
        notes = self._notes()
        if unread := self.notes.unread():
            lines += self._inline(unread)
            notes |= self._notes()
        problems = sorted((*self.problems, *self.notes.problems), key=lambda problem: problem.line)
        numbers = tuple(line.number for line in lines)
        return PlainBody("\n".join(line.text for line in lines), numbers, tuple(problems), notes, self.ids.names)

    def _notes(self) -> dict[int, list[str]]:
        return {number: [line.text for line in self._inline(text)] for number, text in self.notes.texts()}

    def _attributes(self) -> AttributeReader:
        return AttributeReader(self.ids if heading_ids.may_take(self.body) else None, self._say)

    def _refuse(self, number: int, formula: str) -> None:
        self._say(number, Message("The formula {} is not understood; it is shown as it is written.", formula))

    def _say(self, number: int, message: Message) -> None:
        self.problems.append(Problem(number + 1, message))

    def _inline(self, lines: Sequence[SourceLine]) -> list[SourceLine]:
        """Return the lines with the signs read in each paragraph that is no code."""
        held = self.held
        if not (held.attributes or held.formulas or held.notes or held.links or held.signs):
            return list(lines)
        code = _code(lines)
        html = html_lines([line.text for line in lines]) if held.links or held.signs else frozenset()
        result: list[SourceLine] = []
        parts = groupby(enumerate(lines), key=lambda pair: (pair[0] in code or pair[1].is_blank, pair[0] in html))
        for (is_kept, is_html), numbered in parts:
            part = [line for _, line in numbered]
            result += part if is_kept else self._paragraph(part, is_html)
        return result

    def _paragraph(self, part: Sequence[SourceLine], is_html: bool) -> list[SourceLine]:
        text = "\n".join(line.text for line in part)
        hidden = HiddenSpans(text)
        read = hidden.text
        if self.held.formulas:
            read = formulas.read(read, hidden, lambda tex: self._refuse(part[0].number, tex))
        if self.held.links:
            read = wiki_links.read(read, hidden, self.defined, is_html)
        if self.held.notes:
            read = self.notes.read(read, hidden, part[0].number)
        if self.held.attributes:
            read = self._attributes().spans(read, part[0].number)
        read = hidden.shown(inline_marks.read(read, hidden, is_html))
        if read == text:
            return list(part)
        return [line._replace(text=one) for line, one in zip(part, read.split("\n"), strict=True)]


def _code(lines: Sequence[SourceLine]) -> frozenset[int]:
    return code_lines([line.text for line in lines])
