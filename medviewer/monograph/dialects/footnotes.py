"""Footnotes: their marks as raised numbers in parentheses, their texts below the section in which the marks stand.

`[^1]` with `[^1]: text` (https://www.markdownguide.org/extended-syntax/#footnotes) and `^[text]` (Pandoc, Obsidian).
The parentheses keep a mark from being read as a power: `10 mg(2)` is no `mg^2`, in a text without raised signs either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from medviewer.errors import Message
from medviewer.monograph.dialects.hidden_spans import HiddenSpans
from medviewer.monograph.dialects.source_lines import SourceLine
from medviewer.monograph.model import Problem

MOST = 500
"""Footnotes of a page; further ones stay as they are written."""

_DEFINED = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*(.*)$")
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
        marked = {label for at, line in enumerate(lines) if at not in code for label in _MARK.findall(line.text)}
        result: list[SourceLine] = []
        at = 0
        while at < len(lines):
            found = _DEFINED.match(lines[at].text) if at not in code else None
            if found is None:
                result.append(lines[at])
                at += 1
                continue
            text, end = _text_at(lines, at, found[2])
            if found[1] in marked and found[1] not in self._texts and len(self._texts) < MOST:
                self._texts[found[1]] = text
                result.append(SourceLine(lines[at].number, ""))
            else:
                self._say(
                    lines[at].number, Message("The footnote “{}” has no mark; it is shown in its place.", found[1])
                )
                result += [SourceLine(lines[at].number, f"({found[1]}) {text[0].text}"), *text[1:]]
            at = end
        return result

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


def _text_at(lines: Sequence[SourceLine], start: int, first: str) -> tuple[list[SourceLine], int]:
    """Return the lines of the footnote that is defined in a line, and the number of the line after it."""
    text, at, end = [lines[start]._replace(text=first)], start + 1, start + 1
    while at < len(lines):
        line = lines[at]
        is_further = line.text.startswith(("    ", "\t"))
        is_lazy = end == at and not (_DEFINED.match(line.text) or _BLOCK.match(line.text))
        if not line.is_blank and not is_further and not is_lazy:
            break
        text.append(line._replace(text=line.text.expandtabs(4)[4:] if is_further else line.text))
        at += 1
        end = end if line.is_blank else at
    return text[: end - start], end


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
