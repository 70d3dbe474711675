"""A page's body -> its pieces, one for each label, without converting its Markdown."""

from __future__ import annotations

import re
from functools import lru_cache

from medviewer.monograph.commonmark.block import Block
from medviewer.monograph.commonmark.blocks import BlockReader
from medviewer.monograph.commonmark.rawhtml import HtmlBlocks
from medviewer.monograph.commonmark.tags import closed_names
from medviewer.monograph.sections.labels import LineLabel, headed, may_begin_a_block, read_label, unwrapped
from medviewer.monograph.sections.quick_outline import quick_outline
from medviewer.monograph.sections.raw_section import RawSection, RawSections
from medviewer.monograph.sections.vocabulary import Match, Vocabulary, normalise

LOWEST_HEADING = 6
RUN_IN_LEVEL = 8
_COMPONENT_LEVEL = 7
"""Level of a bold line that stands where a heading could, below those of Markdown."""

MOST_PIECES = 500
"""Labels of a page that open a piece; a monograph has some dozens."""

LONGEST_TITLE = 160
LONGEST_NAME = 80
_PHRASE = 40
"""Letters and digits of a paragraph that is more than a phrase."""

_WORDS = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(rf"(?>(?:[\W_]*+[^\W_]){{{_PHRASE}}})")
_QUESTION = re.compile(r"\W*(?:Q|Question)\s*+(?:\d*+\s*+:|\d++[.)](?=[\s*_]))")


def split_page(body: str, vocabulary: Vocabulary, first_line: int = 1, title: str = "") -> RawSections:
    """Split a page's body into pieces.

    title: the page's title in front matter; a title heading that says something else stays in the text.
    Every line of `body` is in a piece, but for those that are its title or a piece's label.
    """
    return _Splitter(body, vocabulary, first_line, title).split()


def outline(body: str) -> list[Block]:
    """Return the top-level blocks of a page's body; their lines count from 0, and headings have theirs in `lines`."""
    plain = quick_outline(body)
    if plain is not None:
        return plain
    lines = body.split("\n")
    return BlockReader({}, HtmlBlocks(lines, closed_names(body))).read(lines).children


def is_marked_question(text: str) -> bool:
    """Tell whether a line begins with the mark of a question: `Q:`, `**Q1:`, `Question 2.`"""
    return bool(_QUESTION.match(text))


class _Splitter:
    def __init__(self, body: str, vocabulary: Vocabulary, first_line: int, title: str) -> None:
        self._lines = body.split("\n")
        self._vocabulary = vocabulary
        self._first_line = first_line
        self._blocks = outline(body)
        self._title = self._find_title(title)
        self._keep_title = bool(title) and self._title is not None and differs(_text_of(self._title), title)
        headings = (b for b in self._blocks if b.kind == "heading" and b is not self._title)
        self._headed = {match.key for match in map(self._match, headings) if match}
        self._current = RawSection("overview", line=first_line)
        self._pieces = [self._current]
        self._around: list[RawSection] = []
        self._resumed: list[RawSection] = []
        self._at = 0
        others = (n for n in range(len(self._blocks) - 1, -1, -1) if self._blocks[n].kind != "paragraph")
        self._last_other = next(others, -1)

    def split(self) -> RawSections:
        for number, block in enumerate(self._blocks):
            if block is self._title:
                self._title_heading(block)
            elif block.kind == "heading":
                self._heading(block)
            else:
                self._text(number, block)
        self._give_lines(len(self._lines))
        asked = [piece for piece in self._pieces if piece.key == "faqs"]
        if len(asked) == 1 and asked[0].run_in:
            asked[0].above = ()  # a list at the end of a page is about all of it, not about the last component
        title = _text_of(self._title) if self._title else ""
        repeated = {above for piece in self._pieces for above in piece.above} | set(self._resumed)
        return RawSections(title, [p for p in self._pieces if (p.label and p not in repeated) or not p.is_empty])

    # Lines

    def _give_lines(self, end: int) -> None:
        self._current.lines += self._lines[self._at : end]
        self._at = end

    def _open(self, piece: RawSection, start: int, after: int) -> None:
        """Let `piece` begin with the label in lines `start` to `after`, and own what follows."""
        self._give_lines(start)
        self._at = after
        piece.line = self._first_line + start
        self._current = piece
        self._pieces.append(piece)

    # Headings

    def _find_title(self, known: str) -> Block | None:
        """Return the first heading of level 1, unless it names a section and says something else than the title."""
        first = next((b for b in self._blocks if b.kind == "heading" and b.level == 1), None)
        match = self._match(first) if first else None
        return None if first is None or (match and match.exact and differs(_text_of(first), known)) else first

    def _match(self, block: Block) -> Match | None:
        return self._vocabulary.of_heading(_text_of(block))

    def _title_heading(self, block: Block) -> None:
        """Take the page's title out of the text, unless front matter has another one."""
        if self._keep_title:
            return
        self._give_lines(block.start)
        self._current.lines.append("")
        self._at = block.end + 1

    def _heading(self, block: Block) -> None:
        label = _text_of(block)
        match = self._vocabulary.of_heading(label)
        if len(self._pieces) >= MOST_PIECES or self._stays(block.level, label, match):
            return
        self._around = [piece for piece in self._around if piece.level < block.level]
        if is_marked_question(label):
            self._open(RawSection("faqs", level=block.level), block.start, block.start)
            return
        if match:
            piece = RawSection(match.key, label, self._above(label), block.level)
            piece.firm = match.firm and not match.ambiguous and match.key != "generic_name"
        else:
            parent = self._around[-1].key if self._around else "other"
            piece = RawSection("other" if parent == "overview" else parent, label, self._above(label), block.level)
        fits = len(label) <= LONGEST_TITLE
        self._open(piece, block.start, block.end + 1 if fits else block.start)
        if not fits:
            piece.label = label[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
        if not piece.firm:
            self._around.append(piece)
        if piece.key == "generic_name":
            lift_from_heading(piece)

    def _stays(self, level: int, text: str, match: Match | None) -> bool:
        """Return whether a heading is part of the current piece."""
        current, deeper = self._current, level > self._current.level
        if current.key == "faqs" and _is_question(text) and not (match and match.exact):
            return True
        if current.run_in:
            around = self._around[-1].level if self._around else 0
            return match is None and 0 < around < level
        if not current.level or not deeper:
            return False
        if current.firm or match is None:
            return True
        return not current.is_general and (match.key == current.key or not match.firm)

    def _above(self, label: str) -> tuple[RawSection, ...]:
        """Return the pieces whose headings a label needs: names of components, not whole sentences."""
        if not self._around:
            return ()
        named = (piece for piece in self._around if piece.key == "other" and len(piece.label) <= LONGEST_NAME)
        return tuple(piece for piece in named if normalise(piece.label) not in normalise(label))

    # Labels in running text

    def _text(self, number: int, block: Block) -> None:
        if len(self._pieces) >= MOST_PIECES:
            return
        if self._current.key == "disclaimer" and self._current.run_in:
            self._resume(number)
        if block.kind == "quote":
            self._quote(block)
        elif block.kind == "paragraph":
            self._paragraph(number, block)
        elif block.kind == "list":
            self._marked_lines(block, block.start)

    def _paragraph(self, number: int, block: Block) -> None:
        first = self._lines[block.start]
        label = read_label(first)
        if label and self._component(number, block, label):
            return
        if label is None and block.start == block.end:
            label = self._bare(first)
        if label:
            self._line(block, block.start, label)
        if block.start < block.end:
            self._marked_lines(block, block.start + 1)

    def _marked_lines(self, block: Block, first: int) -> None:
        for at in range(first, block.end + 1):
            if self._lines[at].startswith(("**", "__", "<")):
                label = read_label(self._lines[at])
                if label and label.marked and label.closed:
                    self._line(block, at, label)

    def _line(self, block: Block, at: int, label: LineLabel) -> None:
        key = self._opens(label) if len(self._pieces) < MOST_PIECES else ""
        if not key:
            return
        above = () if key == "disclaimer" else self._above(label.text)
        below = self._lines[at + 1 : block.end + 1 if block.kind == "paragraph" else at + 1]
        piece = RawSection(key, "", above, RUN_IN_LEVEL, run_in=True)
        if not label.closed or not can_be_lifted(label, below):
            self._open(piece, at, at)
            return
        piece.label = label.text
        self._open(piece, at, at + 1)
        if label.rest:
            piece.lines.append(label.rest)

    def _bare(self, line: str) -> LineLabel | None:
        """Return the label that a paragraph of one line is, without colon: `USAGE`, or `##Usage` without a space."""
        text = line.strip(" \t#")
        match = self._vocabulary.exact(text) if text[:1].isalnum() and len(text) <= LONGEST_NAME else None
        return LineLabel(text, "", marked=False, closed=True) if match and match.firm else None

    def _opens(self, label: LineLabel) -> str:
        """Return the key of the section that a label opens here, an empty string for none."""
        current = self._current
        if is_disclaimer(label):
            return "" if "disclaimer" in self._headed else "disclaimer"
        match = self._vocabulary.exact(label.text)
        if match is None and label.marked and label.closed and current.is_general:
            match = self._vocabulary.match(label.text)
            match = match if match and match.firm and match.key != "faqs" and not match.ambiguous else None
        if match is None or self._vocabulary.is_callout(label.text) or match.key == current.key:
            return ""
        where = self._vocabulary.run_in(match.key)
        if current.is_general:
            allowed = where == "anywhere" or (where == "alone" and current.key != "precautions")
        else:
            allowed = where == "anywhere" and match.firm and match.key not in self._headed
        return match.key if allowed else ""

    def _component(self, number: int, block: Block, label: LineLabel) -> bool:
        """Treat a bold line right above a section's label as a heading, such as a component's name."""
        if not label.marked or label.rest or block.start != block.end:
            return False
        following = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
        if not self._current.is_general or following is None or following.kind != "paragraph":
            return False
        below = read_label(self._lines[following.start])
        if below is None or self._vocabulary.match(label.text) or not self._vocabulary.exact(below.text):
            return False
        self._around = [piece for piece in self._around if piece.level < _COMPONENT_LEVEL]
        piece = RawSection("other", label.text, self._above(label.text), _COMPONENT_LEVEL)
        self._open(piece, block.start, block.start + 1)
        self._around.append(piece)
        return True

    # Disclaimers

    def _quote(self, block: Block) -> None:
        text = self._lines[block.start].lstrip("> \t")
        label = read_label(text)
        if label and is_disclaimer(label) and "disclaimer" not in self._headed:
            self._open(RawSection("disclaimer", run_in=True, level=RUN_IN_LEVEL), block.start, block.start)

    def _resume(self, number: int) -> None:
        """Go on with the piece before a disclaimer in the middle of a page; at its end, all text belongs to it."""
        if self._current.is_empty and self._at == self._blocks[number].start:
            return
        if number > self._last_other:
            return
        before = next(piece for piece in reversed(self._pieces) if piece.key != "disclaimer")
        again = RawSection(before.key, before.label, before.above, before.level, before.run_in, before.firm)
        self._open(again, self._blocks[number].start, self._blocks[number].start)
        self._resumed.append(again)


def _text_of(block: Block) -> str:
    return on_one_line(block.lines[0] if len(block.lines) == 1 else " ".join(block.lines))


@lru_cache(maxsize=1024)
def on_one_line(text: str) -> str:
    """Return a heading with single spaces; kept, since most pages have the same."""
    return " ".join(text.split())


def _is_question(heading: str) -> bool:
    return is_marked_question(heading) or unwrapped(heading).endswith("?")


def differs(heading: str, title: str) -> bool:
    """Tell whether a heading and the title in front matter have other words."""
    return heading != title and _WORDS.findall(heading.casefold()) != _WORDS.findall(title.casefold())


def is_disclaimer(label: LineLabel) -> bool:
    """Tell whether a label is that of a disclaimer, in up to four words."""
    words = normalise(label.text).split()
    return "disclaimer" in words and len(words) <= 4 and (label.closed or label.marked)


def can_be_lifted(label: LineLabel, below: list[str]) -> bool:
    """Return whether a label can become the title of what follows it in its paragraph, given the lines below it.

    A phrase such as `Generic Name: X` reads as one line and stays one; and what follows must stay text when it
    comes first.
    """
    text = [label.rest, *below] if label.rest else below
    if not text:
        return True
    return not may_begin_a_block(text[0]) and _SENTENCE.match(" ".join(text)) is not None


def lift_from_heading(piece: RawSection) -> None:
    """Make text of what a heading such as `Generic Name: X + Y` says behind its label."""
    label, rest = headed(piece.label)
    if rest and not may_begin_a_block(rest):
        piece.label = label
        piece.lines.append(rest)
