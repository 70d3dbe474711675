"""Blocks and their inline pieces to the ElementTree that Python-Markdown writes out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AMP_SUBSTITUTE

from medviewer.monograph.commonmark import links
from medviewer.monograph.commonmark.block import Block
from medviewer.monograph.commonmark.emphasis import STRIKE, DelimiterRun, pair, run_at
from medviewer.monograph.commonmark.links import References
from medviewer.monograph.commonmark.rawhtml import HtmlFilter
from medviewer.monograph.commonmark.starts import cells
from medviewer.monograph.commonmark.tags import Tag, TagReader

_SPECIAL = re.compile(r"[\\`*_\[\]&<\n]|!\[|~~")
_RUN = re.compile(r"\*+|_+|`+|~+")
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
        if found and found[0][0] == STRIKE[0] and found[0] != STRIKE:
            return self._plain(len(found[0]))
        self._order += 1
        run = run_at(self._text, self._at, end, self._order)
        self._pieces.append(run)
        self._runs.append(run)
        self._at = end
        return None

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
        target = found[0]._replace(address=links.written_on_windows(found[0].address))
        if not allows(target.address):
            return self._plain(1)
        self._at = found[1]
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
    "~": InlineReader._delimiters,
    "&": InlineReader._reference,
    "<": InlineReader._angle,
    "[": InlineReader._open_bracket,
    "!": InlineReader._open_bracket,
    "]": InlineReader._close_bracket,
}


MAX_NESTED = 40
"""Inline tags open at once; deeper ones are left out, their text stays."""
OPERATOR = "\u2217"
"""The asterisk operator: looks like the asterisk that CommonMark would take for markup, and is none when copied."""
MAX_ADDED_CELLS = 65_536
"""Empty cells that a page's short table rows are filled up with, as in cmark-gfm."""
_NO_TAG = cast(str, None)
"""Python-Markdown writes an element with None for its tag as its content alone."""
Stash = Callable[[str], str]
"""Takes HTML and returns what stands for it until the page is written."""


class InlineWriter:
    """Appends text and inline tags to an element; tags are balanced within it."""

    def __init__(self, parent: Element) -> None:
        self._open = [parent]
        self._text: list[str] = []
        self._alt: list[TagMark] = []

    def text(self, text: str) -> None:
        """Append text."""
        self._text.append(text)

    def mark(self, mark: TagMark) -> None:
        """Append a tag; within an image only its text counts."""
        if self._alt or (mark.tag == "img" and mark.kind != "void"):
            self._image(mark)
        elif mark.kind == "close":
            self._close(mark.tag)
        elif mark.kind == "void" or len(self._open) <= MAX_NESTED:
            self.flush()
            element = SubElement(self._open[-1], mark.tag, _escaped(mark.attributes))
            if mark.kind == "open":
                self._open.append(element)

    def stashed(self, placeholder: str) -> None:
        """Append what stands for HTML; within an image nothing."""
        if not self._alt:
            self.flush()
            append_text(self._open[-1], placeholder)

    def _close(self, tag: str) -> None:
        depth = len(self._open) - 1
        while depth and self._open[depth].tag != tag:
            depth -= 1
        if depth:
            self.flush()
            del self._open[depth:]

    def _image(self, mark: TagMark) -> None:
        if mark.tag != "img" or mark.kind == "void":
            return
        if mark.kind == "open":
            if not self._alt:
                self.flush()
            self._alt.append(mark)
            return
        image = self._alt.pop()
        if not self._alt:
            alt, self._text = "".join(self._text), []
            SubElement(self._open[-1], "img", _escaped(image.attributes | {"alt": alt}))

    def flush(self) -> None:
        """Put the text collected so far into the tree."""
        if self._text:
            append_text(self._open[-1], escaped("".join(self._text)))
            self._text = []

    def run(self, run: DelimiterRun) -> None:
        """Append a run of delimiters: what it closes, what is left of it, what it opens."""
        if run.kept:
            self.text(OPERATOR)
        for tag in run.closed:
            self.mark(TagMark("close", tag))
        if run.count:
            self.text(run.mark * run.count)
        for tag in reversed(run.opened):
            self.mark(TagMark("open", tag))


class TreeWriter:
    """Writes a document's blocks into an element."""

    def __init__(self, references: References, closed: frozenset[str], stash: Stash) -> None:
        self._references = references
        self._closed = closed
        self._html = HtmlFilter(closed)
        self._stash = stash
        self._added_cells = 0
        self._pending: list[tuple[Block, Element, bool]] = []

    def write(self, document: Block, root: Element) -> None:
        """Append the blocks of `document` to `root`, in order and without recursion."""
        self._plan(document, root, False)
        while self._pending:
            block, parent, tight = self._pending.pop()
            _WRITERS[block.kind](self, block, parent, tight)

    def _plan(self, block: Block, element: Element, tight: bool) -> None:
        self._pending += [(child, element, tight) for child in reversed(block.children)]

    def _inline(self, text: str, parent: Element) -> None:
        writer = InlineWriter(parent)
        pieces = InlineReader(text, self._references, self._closed).read()
        loose = _loose(pieces) if "<" in text else ()
        for number, piece in enumerate(pieces):
            if isinstance(piece, str):
                writer.text(piece)
            elif isinstance(piece, DelimiterRun):
                writer.run(piece)
            elif number in loose and (html := self._html.loose(Tag(piece.kind, piece.tag, piece.attributes, 0))):
                writer.stashed(self._stash(html))
            else:
                writer.mark(piece)
        writer.flush()

    def _paragraph(self, block: Block, parent: Element, tight: bool) -> None:
        if tight:
            if len(parent):
                append_text(parent, "\n")
            self._inline("\n".join(block.lines).rstrip(" \t"), parent)
        else:
            self._inline("\n".join(block.lines).rstrip(" \t"), _child(parent, "p"))

    def _heading(self, block: Block, parent: Element, tight: bool) -> None:
        self._inline("\n".join(block.lines).strip(" \t"), _child(parent, f"h{block.level}"))

    def _rule(self, block: Block, parent: Element, tight: bool) -> None:
        _child(parent, "hr")

    def _code(self, block: Block, parent: Element, tight: bool) -> None:
        lines = block.lines
        while lines and not block.mark and not lines[-1].strip(" \t"):
            lines.pop()
        code = SubElement(_child(parent, "pre"), "code")
        code.text = escaped("".join(f"{line}\n" for line in lines))

    def _html_block(self, block: Block, parent: Element, tight: bool) -> None:
        _child(parent, _NO_TAG).text = self._stash(self._html.write("\n".join(block.lines)))

    def _quote(self, block: Block, parent: Element, tight: bool) -> None:
        self._plan(block, _child(parent, "blockquote"), False)

    def _list(self, block: Block, parent: Element, tight: bool) -> None:
        if parent.tag == "li":
            append_text(parent, "\n")
        element = _child(parent, "ol" if block.ordered else "ul")
        element.text = "\n"
        if block.ordered and block.level != 1:
            element.set("start", str(block.level))
        self._plan(block, element, not block.is_loose())

    def _item(self, block: Block, parent: Element, tight: bool) -> None:
        self._plan(block, _child(parent, "li"), tight)

    def _table(self, block: Block, parent: Element, tight: bool) -> None:
        table = _child(parent, "table")
        self._row(SubElement(table, "thead"), "th", block.lines[0], block.aligns)
        if len(block.lines) > 1:
            body = SubElement(table, "tbody")
            for line in block.lines[1:]:
                self._row(body, "td", line, block.aligns)

    def _row(self, parent: Element, tag: str, line: str, aligns: tuple[str, ...]) -> None:
        row = _child(parent, "tr")
        for text, align in zip(self._filled(cells(line), len(aligns)), aligns, strict=False):
            self._inline(text, SubElement(row, tag, {"align": align} if align else {}))

    def _filled(self, texts: list[str], width: int) -> list[str]:
        """Return as many cells as the table has columns; the words of surplus ones go into the last."""
        if len(texts) > width:
            return [*texts[: width - 1], " | ".join(texts[width - 1 :])]
        missing = min(width - len(texts), MAX_ADDED_CELLS - self._added_cells)
        self._added_cells += missing
        return texts + [""] * missing

    def _nothing(self, block: Block, parent: Element, tight: bool) -> None:
        """Write nothing for a paragraph that was all link definitions."""


_WRITERS: dict[str, Callable[[TreeWriter, Block, Element, bool], None]] = {
    "paragraph": TreeWriter._paragraph,
    "heading": TreeWriter._heading,
    "rule": TreeWriter._rule,
    "code": TreeWriter._code,
    "html": TreeWriter._html_block,
    "quote": TreeWriter._quote,
    "list": TreeWriter._list,
    "item": TreeWriter._item,
    "table": TreeWriter._table,
    "nothing": TreeWriter._nothing,
}


def _loose(pieces: list[InlinePiece]) -> set[int]:
    """Return the numbers of the tags among `pieces` that have no partner there."""
    open_tags: list[tuple[int, str]] = []
    counts: Counter[str] = Counter()
    loose: set[int] = set()
    for number, piece in enumerate(pieces):
        if not isinstance(piece, TagMark) or piece.kind == "void":
            continue
        if piece.kind == "open":
            open_tags.append((number, piece.tag))
            counts[piece.tag] += 1
        elif not counts[piece.tag]:
            loose.add(number)
        else:
            tag = ""
            while tag != piece.tag:
                _, tag = open_tags.pop()
                counts[tag] -= 1
    return loose.union(number for number, _ in open_tags)


def _child(parent: Element, tag: str) -> Element:
    element = SubElement(parent, tag)
    element.tail = "\n"
    return element


def append_text(parent: Element, text: str) -> None:
    """Append text after all that `parent` holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def escaped(text: str) -> str:
    """Return text in which `&` means itself, which Python-Markdown would take for a character reference."""
    return text.replace("&", AMP_SUBSTITUTE + "amp;") if "&" in text else text


def _escaped(attributes: dict[str, str]) -> dict[str, str]:
    return {key: escaped(value) for key, value in attributes.items()}
