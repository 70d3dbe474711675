"""Boxes and tabs of other programs to block quotes and lists, each under its title in bold.

`> [!WARNING] Title` (https://docs.github.com/get-started/writing-on-github,
https://help.obsidian.md/callouts), `!!! warning "Title"` and `=== "Tab"` (Python-Markdown, Material for MkDocs), and
`:::warning Title` (Docusaurus, https://pandoc.org/MANUAL.html#divs-and-spans, Quarto). A folded one is shown open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.monograph.commonmark.starts import heading
from medviewer.monograph.dialects.source_lines import SourceLine, code_lines
from medviewer.monograph.model import Problem

DEEPEST = 8
"""Boxes in each other; what is deeper stays as it is written."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS = _words(
    "abstract alert attention bug caution check cite contraindication critical danger definition details error example"
    " fail failure faq hint important info information missing note notice question quote seealso success summary tip"
    " tldr todo warn warning"
)
"""Boxes that these programs know, in small letters."""
_LAYOUT = _words("center column columns container div grid left panel-tabset right row section tabs")
_PREFIX = re.compile(r"(?:callout|alert|admonition|custom-block)-(?=\w)")

_QUOTED = re.compile(
    r"(?P<lead>(?> *)(?>(?:(?:[-*+]|\d{1,9}[.)]) +)*)>[> ]*+)"
    r"\[!(?P<kind>[A-Za-z][^\[\]|\n]{0,40})(?:\|[^\[\]\n]{0,60})?\](?P<fold>[-+]?)(?![(\[:])(?P<title>.*)$"
)
_MARKED = re.compile(
    r"(?P<indent> *+)(?:!!!|\?\?\?\+?) *+(?P<kinds>(?>(?:[\w-]++ *+)*))(?P<title>\"[^\"]*+\"|'[^']*+')? *+$"
)
_TABBED = re.compile(r"(?P<indent> *)===[!+]? +(?:\"(?P<title>[^\"]+)\"|'(?P<other>[^']+)') *$")
_FENCED = re.compile(r"(?P<indent> *):{3,} *(?P<rest>[^:\s].*)$")
_TAB = re.compile(r"tab(?:item|-item)?\b", re.IGNORECASE)
_FENCE_END = re.compile(r" *:{3,} *$")
_BRACED = re.compile(r"\{(?P<inside>[^{}]*)\}")
_CLASS = re.compile(r"(?<![\w=\"'])\.?([A-Za-z][\w-]*+)(?![=\w])")
_TITLE = re.compile(r"\b(?:title|caption|name|label)=(?:\"([^\"]*)\"|'([^']*)')")
_QUOTED_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(r"(?P<name>[A-Za-z][\w-]*)(?: *\[(?P<bracketed>[^\]]*)\])?(?P<title>.*)$")
_BLOCK = re.compile(r" *(?:[>#|`~<]|[-*+] |\d{1,9}[.)] |:::)")
_SPECIAL = re.compile(r"[*_`<\[\\]")


def may_stand_in(body: str) -> bool:
    """Tell quickly whether a text may hold boxes or tabs."""
    # A search for one character takes a tenth of the time.
    return (
        ("[" in body and "[!" in body)
        or ("!" in body and "!!!" in body)
        or ("=" in body and "===" in body)
        or "???" in body
        or ":::" in body
    )


def title_of(kind: str) -> str:
    """Return what a box is called that has no title: the word for its kind, with a capital."""
    words = _PREFIX.sub("", kind.strip()).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:].lower()


def bold(text: str) -> str:
    """Return a title in bold, whatever markup it has itself."""
    return f"<strong>{text}</strong>" if _SPECIAL.search(text) else f"**{text}**"


def read(lines: Sequence[SourceLine], problems: list[Problem], depth: int = 0) -> list[SourceLine]:
    """Return the lines with block quotes for boxes and items of lists for tabs.

    problems: those of boxes that nobody closes are added.
    """
    return _Boxes(lines, problems, depth).read()


class _Opening(NamedTuple):
    """The first line of a box. title: empty for one that is laid out by its page alone, and is no box here."""

    indent: str
    title: str
    tab: bool = False


class _Boxes:
    def __init__(self, lines: Sequence[SourceLine], problems: list[Problem], depth: int) -> None:
        self._problems = problems
        self._lines = lines
        self._depth = depth
        self._code = code_lines([line.text for line in lines])
        self._ends = self._fence_ends()
        self._out: list[SourceLine] = []
        self._at = 0

    def read(self) -> list[SourceLine]:
        if self._depth >= DEEPEST:
            return list(self._lines)
        while self._at < len(self._lines):
            line = self._lines[self._at]
            taken = self._at not in self._code and self._take(line)
            if not taken:
                self._out.append(line)
                self._at += 1
        return self._out

    def _take(self, line: SourceLine) -> bool:
        """Rewrite the box that begins in a line; return whether there is one."""
        first = line.text.lstrip(" ")[:1]
        if "[!" in line.text:
            return self._callout(line)
        if first in ("!", "?", "="):
            return self._indented(line)
        return first == ":" and self._fenced(line)

    # Quotes

    def _callout(self, line: SourceLine) -> bool:
        found = _QUOTED.match(line.text)
        if found is None:
            return False
        lead = re.sub(r"[^> ]", " ", found["lead"]).rstrip(" ")
        outside = lead[:-1].rstrip(" ")
        if self._out and not self._out[-1].is_blank and self._out[-1].text.strip(" ") != outside.strip(" "):
            self._out.append(SourceLine(line.number, outside))
        self._out.append(
            SourceLine(line.number, found["lead"] + bold(found["title"].strip() or title_of(found["kind"])))
        )
        self._at += 1
        self._out.append(SourceLine(line.number, lead))
        self._lazy(lead)
        return True

    def _lazy(self, lead: str) -> None:
        """Give the mark to lines right below a title that go on without it, as they may in a paragraph."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank or _BLOCK.match(line.text):
                return
            self._out.append(line._replace(text=f"{lead} {line.text.lstrip(' ')}"))
            self._at += 1

    # Indented below their first line

    def _indented(self, line: SourceLine) -> bool:
        found = _TABBED.match(line.text)
        if found:
            self._write(line, _Opening(found["indent"], found["title"] or found["other"], tab=True), *self._body(line))
            return True
        marked = _MARKED.match(line.text)
        if marked is None:
            return False
        body, end = self._body(line)
        kinds, title = marked["kinds"].split(), (marked["title"] or "")[1:-1].strip()
        known = bool(kinds) and kinds[0].lower() in KINDS
        if not (known or body or marked["title"]):
            return False
        named = title_of(kinds[0]) if known or marked["title"] else " ".join(kinds)
        self._write(line, _Opening(marked["indent"], title or named or "Note"), body, end)
        return True

    def _body(self, first: SourceLine) -> tuple[list[SourceLine], int]:
        """Return the lines that are indented below the one at hand, and the number of the line after them."""
        width, body, end = 0, list[SourceLine](), self._at + 1
        for at in range(self._at + 1, len(self._lines)):
            line = self._lines[at]
            line = line._replace(text=line.text.expandtabs(4)) if "\t" in line.text else line
            if not line.is_blank:
                width = width or min(4, line.indent - first.indent)
                if width < 2 or line.indent < first.indent + width:
                    break
                end = at + 1
            body.append(line._replace(text=line.text[first.indent + width :]))
        return body[: end - self._at - 1], end

    # Between fences

    def _fence_ends(self) -> dict[int, int]:
        """Return by its number where each fence ends that somebody closes."""
        opened, ends = list[int](), dict[int, int]()
        for at, line in enumerate(self._lines):
            if ":::" not in line.text or at in self._code:
                continue
            if _FENCE_END.match(line.text):
                if opened:
                    ends[opened.pop()] = at
            elif _FENCED.match(line.text):
                opened.append(at)
        return ends

    def _fenced(self, line: SourceLine) -> bool:
        found = _FENCED.match(line.text)
        if found is None:
            return False
        if self._at not in self._ends:
            message = Message(
                "The box “{}” is never closed; it is shown as text. Write ::: below it.", line.text.strip()
            )
            self._problems.append(Problem(line.number + 1, message))
            return False
        end = self._ends[self._at]
        body = [one._replace(text=_dedented(one.text, line.indent)) for one in self._lines[self._at + 1 : end]]
        title, body = _fence_title(found["rest"], body)
        self._write(line, _Opening(found["indent"], title, _TAB.match(found["rest"]) is not None), body, end + 1)
        return True

    # Writing

    def _write(self, line: SourceLine, opening: _Opening, body: list[SourceLine], end: int) -> None:
        inside = read(body, self._problems, self._depth + 1)
        indent, number = opening.indent, line.number
        if self._out and not self._out[-1].is_blank:
            self._out.append(SourceLine(number, ""))
        if not opening.title:
            self._out += [one._replace(text=indent + one.text if one.text else "") for one in inside]
        else:
            first, more = ("+ ", "  ") if opening.tab else ("> ", "> ")
            self._out.append(SourceLine(number, indent + first + bold(opening.title)))
            if inside and not inside[0].is_blank:
                self._out.append(SourceLine(number, (indent + more).rstrip(" ")))
            self._out += [
                one._replace(text=(indent + more + one.text).rstrip(" ") if one.is_blank else indent + more + one.text)
                for one in inside
            ]
        self._at = end
        if end < len(self._lines) and not self._lines[end].is_blank:
            self._out.append(SourceLine(self._lines[end - 1].number, ""))


def _dedented(text: str, columns: int) -> str:
    return text[min(columns, len(text) - len(text.lstrip(" "))) :]


def _fence_title(rest: str, body: list[SourceLine]) -> tuple[str, list[SourceLine]]:
    """Return the title of a box by what stands behind its colons, and its other lines; empty for mere layout."""
    rest = rest.rstrip(" :")
    braced = _BRACED.search(rest)
    inside, bare = (braced["inside"], _BRACED.sub("", rest).strip()) if braced else ("", rest)
    given = _TITLE.search(inside)
    named = (given[1] or given[2] or "") if given else ""
    name = _NAME.match(bare)
    if name and not (braced and braced.start() == 0):
        kind, title = name["name"], _joined(name["bracketed"] or "", name["title"], named)
        return ("", body) if kind.lower() in _LAYOUT and not title else (title or title_of(kind), body)
    title = _joined(named, bare)
    classes = [_PREFIX.sub("", one.lower()) for one in _CLASS.findall(_QUOTED_TEXT.sub("", inside))]
    known = next((one for one in classes if one in KINDS), "")
    if not known:
        return title, body
    if not title and (heading := _first_heading(body)):
        return heading
    return title or title_of(known), body


def _joined(*titles: str) -> str:
    return " – ".join(dict.fromkeys(filter(None, map(str.strip, titles))))


def _first_heading(body: list[SourceLine]) -> tuple[str, list[SourceLine]] | None:
    """Return the heading that a box of Quarto begins with, which is its title, and what follows it."""
    at = next((at for at, line in enumerate(body) if not line.is_blank), len(body))
    found = heading(body[at].text.lstrip(" "), 0) if at < len(body) else None
    return (found[1], body[at + 1 :]) if found else None
