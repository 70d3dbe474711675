"""Definition lists and lists of tasks: `Term` above `: text`, `- [x] done`.

https://michelf.ca/projects/php-markdown/extra/#def-list, https://github.github.com/gfm/#task-list-items-extension-
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from medviewer.monograph.dialects.callout_boxes import bold
from medviewer.monograph.dialects.source_lines import HEADING, SourceLine

LONGEST_TERM = 160
"""Characters of a line that may be a term."""

_DEFINED = re.compile(r" {0,3}: +(\S.*)$")
_NO_TERM = re.compile(r" *(?:[>#|<:]|[-*+] |\d{1,9}[.)] |```|~~~|\||[-=_*]+ *$|    |\[\^)")
_STRONG = re.compile(r" {0,3}(?:\*\*|__)(?=\S)[^\n]*(?:\*\*|__):? *$")
_TASK = re.compile(r"((?>[ >]*)(?>(?:(?:[-*+]|\d{1,9}[.)]) +)+))\[([ xX])\](?= +\S)")


def may_hold_definitions(body: str) -> bool:
    """Tell quickly whether a text may hold a definition list."""
    return "\n:" in body and "\n: " in body.replace("\n :", "\n:")


def may_hold_tasks(body: str) -> bool:
    """Tell quickly whether a text may hold tasks."""
    return "[ ]" in body or "[x]" in body or "[X]" in body


def with_tasks(lines: Sequence[SourceLine], code: Collection[int]) -> list[SourceLine]:
    """Return the lines with a sign in the place of each box to be ticked."""
    return [line if at in code else line._replace(text=_ticked(line.text)) for at, line in enumerate(lines)]


def _ticked(text: str) -> str:
    found = _TASK.match(text)
    return f"{found[1]}{'☐' if found[2] == ' ' else '☑'}{text[found.end() :]}" if found else text


def with_definitions(lines: Sequence[SourceLine], code: Collection[int]) -> list[SourceLine]:
    """Return the lines with items of a list for the terms, in bold, and their definitions below."""
    return _Definitions(lines, code).read()


class _Definitions:
    def __init__(self, lines: Sequence[SourceLine], code: Collection[int]) -> None:
        self._lines = lines
        self._code = code
        self._out: list[SourceLine] = []
        self._at = 0
        self._indent: str | None = None
        """Of the definitions of the term that was read last; None where something else came since."""

    def read(self) -> list[SourceLine]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            found = _DEFINED.match(line.text) if self._at not in self._code else None
            if found and (self._indent is not None or self._has_term()):
                self._define(line, found[1])
                continue
            if found and self._is_caption():
                line = line._replace(text=found[1])
            if not line.is_blank:
                self._indent = None
            self._out.append(line)
            self._at += 1
        return self._out

    def _last(self) -> int:
        """Return the place of the last line that says something, with at most one blank line after it; else -1."""
        at = len(self._out) - 1
        at -= at >= 0 and self._out[at].is_blank
        return at if at >= 0 and not self._out[at].is_blank else -1

    def _is_caption(self) -> bool:
        at = self._last()
        return 0 <= at < len(self._out) - 1 and self._out[at].text.lstrip().startswith("|")

    def _has_term(self) -> bool:
        """Make an item of the line above, if that is a paragraph of its own."""
        at = self._last()
        if at < 0 or (at and not (self._out[at - 1].is_blank or HEADING.match(self._out[at - 1].text))):
            return False
        term = self._out[at]
        if len(term.text) > LONGEST_TERM or _NO_TERM.match(term.text):
            return False
        del self._out[at:]
        is_label = _STRONG.match(term.text) is not None
        self._indent = "" if is_label else "  "
        text = term.text if is_label else f"* {bold(term.text.strip())}"
        self._out += [term._replace(text=text), SourceLine(term.number, "")]
        return True

    def _define(self, line: SourceLine, first: str) -> None:
        indent = self._indent or ""
        if self._out and not self._out[-1].is_blank:
            self._out.append(SourceLine(line.number, ""))
        self._out.append(line._replace(text=indent + first))
        self._at += 1
        while self._at < len(self._lines) and self._goes_on():
            further = self._lines[self._at]
            text = further.text.expandtabs(4)
            self._out.append(further._replace(text=indent + text[min(4, len(text) - len(text.lstrip(" "))) :]))
            self._at += 1
        if self._at < len(self._lines) and not self._lines[self._at].is_blank:
            self._out.append(SourceLine(self._lines[self._at - 1].number, ""))

    def _goes_on(self) -> bool:
        """Tell whether the line at hand is part of the definition above: not blank, or indented after a blank one."""
        line = self._lines[self._at]
        if line.is_blank:
            after = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else line
            return after.text.startswith(("    ", "\t")) and not after.is_blank
        if line.text.startswith(("    ", "\t")):
            return True
        return not (self._out[-1].is_blank or _DEFINED.match(line.text) or _NO_TERM.match(line.text))
