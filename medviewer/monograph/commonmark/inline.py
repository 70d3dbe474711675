"""The text of a block to a list of pieces: text, and the tags that open and close in it.

https://spec.commonmark.org/0.31.2/#phase-2-inline-structure
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from medviewer.monograph.commonmark import links
from medviewer.monograph.commonmark.emphasis import DelimiterRun, pair, run_at
from medviewer.monograph.commonmark.tags import TagReader

_SPECIAL = re.compile(r"[\\`*_\[\]&<\n]|!\[")
_RUN = re.compile(r"\*+|_+|`+")
_BREAK = re.compile(r"( *)\n *")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20<>\x7f]*)>")
_MAIL = re.compile(
    r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){0,8})>"
)
MAX_SIGNS = 10_000
"""Signs of markup that are read in one block; what follows them is plain text, so that no page takes long."""

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(slots=True)
class TagMark:
    """A tag in the text. kind: open, close or void."""

    kind: str
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Bracket:
    """An opening bracket that may yet begin a link."""

    piece: int
    image: bool
    runs: int
    after: int


InlinePiece = str | DelimiterRun | TagMark


class InlineReader:
    """Reads the inline markup of one block's text."""

    def __init__(self, text: str, references: links.References, closed: frozenset[str]) -> None:
        self._text = text
        self._references = references
        self._tags = TagReader(text, closed)
        self._at = 0
        self._pieces: list[InlinePiece] = []
        self._runs: list[DelimiterRun] = []
        self._order = 0
        self._brackets: list[_Bracket] = []
        self._inactive = 0
        self._backticks: dict[int, list[int]] | None = None

    def read(self) -> list[InlinePiece]:
        """Return the pieces of the text in order."""
        text = self._text
        for _ in range(MAX_SIGNS):
            found = _SPECIAL.search(text, self._at)
            if not found:
                break
            if found.start() > self._at:
                self._pieces.append(text[self._at : found.start()])
            self._at = found.start()
            _READERS[found[0][0]](self)
        self._pieces.append(text[self._at :])
        pair(self._runs)
        return self._pieces

    def _plain(self, length: int) -> None:
        self._pieces.append(self._text[self._at : self._at + length])
        self._at += length

    def _escape(self) -> None:
        following = self._text[self._at + 1 : self._at + 2]
        if following == "\n":
            self._at += 1
            self._line_break("br")
        elif following in _PUNCTUATION:
            self._pieces.append(following)
            self._at += 2
        else:
            self._plain(1)

    def _new_line(self) -> None:
        before = self._pieces[-1] if self._pieces else ""
        if not isinstance(before, str):
            return self._line_break("")
        self._pieces[-1:] = [before.rstrip(" ")]
        return self._line_break("br" if before.endswith("  ") else "")

    def _line_break(self, tag: str) -> None:
        found = _BREAK.match(self._text, self._at)
        if tag:
            self._pieces.append(TagMark("void", tag))
        self._pieces.append("\n")
        self._at = found.end() if found else self._at + 1

    def _code(self) -> None:
        run = _RUN.match(self._text, self._at)
        length = len(run[0]) if run else 1
        begin = self._at + length
        end = self._closing_backticks(begin, length)
        if end < 0:
            return self._plain(length)
        content = self._text[begin:end].replace("\n", " ")
        if content.startswith(" ") and content.endswith(" ") and content.strip(" "):
            content = content[1:-1]
        self._pieces += [TagMark("open", "code"), content, TagMark("close", "code")]
        self._at = end + length
        return None

    def _closing_backticks(self, begin: int, length: int) -> int:
        """Return where the next run of `length` backticks begins, -1 if there is none."""
        if self._backticks is None:
            self._backticks = {}
            for found in re.finditer("`+", self._text):
                self._backticks.setdefault(len(found[0]), []).append(found.start())
        runs = self._backticks.get(length, [])
        at = bisect_right(runs, begin - 1)
        return runs[at] if at < len(runs) else -1

    def _delimiters(self) -> None:
        found = _RUN.match(self._text, self._at)
        end = found.end() if found else self._at + 1
        self._order += 1
        run = run_at(self._text, self._at, end, self._order)
        self._pieces.append(run)
        self._runs.append(run)
        self._at = end

    def _reference(self) -> None:
        found = _REFERENCE.match(self._text, self._at)
        if not found:
            return self._plain(1)
        self._pieces.append(links.character(found[0]))
        self._at = found.end()
        return None

    def _angle(self) -> None:
        found = _AUTOLINK.match(self._text, self._at) or _MAIL.match(self._text, self._at)
        if found:
            return self._autolink(found)
        tag = self._tags.read(self._at)
        if tag is None:
            return self._plain(1)
        if tag.kind != "nothing":
            self._pieces.append(TagMark(tag.kind, tag.name, tag.attributes))
        self._at = tag.end
        return None

    def _autolink(self, found: re.Match[str]) -> None:
        address = found[1] if found.re is _AUTOLINK else f"mailto:{found[1]}"
        if not links.is_allowed(address):
            return self._plain(len(found[0]))
        self._pieces += [TagMark("open", "a", {"href": address}), found[1], TagMark("close", "a")]
        self._at = found.end()
        return None

    # Links

    def _open_bracket(self) -> None:
        image = self._text[self._at] == "!"
        self._plain(1 + image)
        self._brackets.append(_Bracket(len(self._pieces) - 1, image, len(self._runs), self._at))

    def _close_bracket(self) -> None:
        bracket = self._pop_bracket()
        found = self._target(bracket) if bracket else None
        if bracket is None or found is None:
            return self._plain(1)
        allows = links.may_be_shown if bracket.image else links.is_allowed
        if not allows(found[0].address):
            return self._plain(1)
        target, self._at = found
        pair(self._runs[bracket.runs :])
        del self._runs[bracket.runs :]
        tag, key = ("img", "src") if bracket.image else ("a", "href")
        attributes = {key: target.address} | ({"title": target.title} if target.title else {})
        self._pieces[bracket.piece] = TagMark("open", tag, attributes)
        self._pieces.append(TagMark("close", tag))
        if not bracket.image:
            self._inactive = len(self._brackets)
        return None

    def _pop_bracket(self) -> _Bracket | None:
        """Return the innermost bracket, unless a link in it already keeps it from being one itself."""
        if not self._brackets:
            return None
        bracket = self._brackets.pop()
        active = bracket.image or len(self._brackets) >= self._inactive
        self._inactive = min(self._inactive, len(self._brackets))
        return bracket if active else None

    def _target(self, bracket: _Bracket) -> tuple[links.LinkTarget, int] | None:
        """Return where the link leads that the bracket at hand may close, and the index after it."""
        after = self._at + 1
        if self._text.startswith("(", after) and (found := links.read_target(self._text, after + 1)):
            return found
        if not self._references:
            return None
        following = links.read_label(self._text, after)
        if following and following[0].strip():
            label, after = following
        else:
            label = self._text[bracket.after : min(self._at, bracket.after + links.MAX_LABEL + 1)]
            after = following[1] if following else after
        target = self._references.get(links.normal_label(label)) if len(label) <= links.MAX_LABEL else None
        return (target, after) if target else None


_READERS = {
    "\\": InlineReader._escape,
    "\n": InlineReader._new_line,
    "`": InlineReader._code,
    "*": InlineReader._delimiters,
    "_": InlineReader._delimiters,
    "&": InlineReader._reference,
    "<": InlineReader._angle,
    "[": InlineReader._open_bracket,
    "!": InlineReader._open_bracket,
    "]": InlineReader._close_bracket,
}
