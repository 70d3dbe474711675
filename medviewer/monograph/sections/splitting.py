"""A page's body -> its pieces, one for each label, without converting its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_AMOUNT = re.compile(
    r"[\W_]{0,8}\d[\d.,]*+(?:\s*[-–—]\s*\d[\d.,]*+)?\s?(?:[mnµμk]?g|mcg|[mµμdc]?[lL]|IU|I\.E\.|units?|mmol|mEq|tablets?|drops?|puffs?)\b"
)
"""What a dose begins with."""
_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,9}[.)]) {1,4}(?=\S)(.*)")
_OTHER = Match("other", exact=True, firm=False)
_DISCLAIMER = Match("disclaimer", exact=True, firm=True)
_APART = frozenset(("contraindications", "interactions"))
"""What leaflets have below a heading such as “What you need to know before you take it”."""
_QUESTION = re.compile(r"\W*(?:Q|Question)\s*+(?:\d*+\s*+:|\d++[.)](?=[\s*_]))")


def split_page(
    body: str, vocabulary: Vocabulary, first_line: int = 1, title: str = "", is_arranged: bool = False
) -> RawSections:
    """Split a page's body into pieces.

    title: the page's title in front matter; a title heading that says something else stays in the text.
    is_arranged: its headings say where all below them belongs, as those of a published label do, which has codes.
    Every line of `body` is in a piece, but for those that are its title or a piece's label.
    """
    return _Splitter(body, vocabulary, first_line, title, is_arranged).split()


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
    def __init__(self, body: str, vocabulary: Vocabulary, first_line: int, title: str, is_arranged: bool) -> None:
        self._lines = body.split("\n")
        self._vocabulary = vocabulary
        self._first_line = first_line
        self._is_arranged = is_arranged
        self._blocks = outline(body)
        self._title = self._find_title(title)
        self._keep_title = bool(title) and self._title is not None and differs(_text_of(self._title), title)
        headings = (b for b in self._blocks if b.kind == "heading" and b is not self._title)
        self._headed = {match.key for match in map(self._match, headings) if match}
        self._current = RawSection("overview", line=first_line)
        self._pieces = [self._current]
        self._around: list[RawSection] = []
        self._below: list[int] = []
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
        self._below = [level for level in self._below if level < block.level]
        if len(self._pieces) >= MOST_PIECES or self._stays(block.level, label, match):
            self._below.append(block.level)
            return
        self._keep_around(block.level)
        self._below = []
        self._around = [piece for piece in self._around if piece.level < block.level]
        if is_marked_question(label):
            self._open(RawSection("faqs", level=block.level), block.start, block.start)
            return
        if match and (match.always or not (self._around and self._around[-1].firm)):
            piece = RawSection(match.key, label, self._above(label), block.level)
            piece.firm = (match.firm or match.always) and not match.ambiguous and match.key != "generic_name"
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
        if (
            current.key == "faqs"
            and _is_question(text)
            and not (match and match.exact and not _is_qualified(text, match))
        ):
            return True
        if current.run_in:
            around = self._around[-1] if self._around else None
            return match is None and around is not None and not around.firm and around.level < level
        if not current.level or not deeper or (match and self._leaves(match)):
            return False
        if current.firm or match is None:
            return True
        if current.key == "precautions" and match.key in _APART:
            return False
        return not current.is_general and (match.key == current.key or not match.firm)

    def _leaves(self, match: Match) -> bool:
        """Return whether a label stands right below the current heading, but belongs elsewhere wherever it stands."""
        current = self._current
        may_leave = match.always and match.key != current.key and not self._is_arranged
        return may_leave and not self._below and not self._vocabulary.keeps(current.key)

    def _keep_around(self, level: int) -> None:
        """Let headings that name nothing come back to the section that a label inside it is about to leave."""
        if self._current.firm and 0 < self._current.level < level:
            self._around.append(self._current)

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
        elif block.kind == "list" and not self._labelled_list(block):
            self._marked_lines(block, block.start)

    def _paragraph(self, number: int, block: Block) -> None:
        first = self._lines[block.start]
        label = read_label(first)
        if label and self._component(number, block, label):
            return
        if label is None and (block.start == block.end or first.isupper() or first.startswith("#")):
            label = self._bare(first)
        if label:
            self._line(block, block.start, label)
        if block.start < block.end:
            self._marked_lines(block, block.start + 1)

    def _marked_lines(self, block: Block, first: int) -> None:
        is_form = block.kind == "paragraph" and all(map(_is_entry, self._lines[block.start : block.end + 1]))
        for at in range(first, block.end + 1):
            if is_form or self._lines[at].startswith(("**", "__", "<")):
                label = read_label(self._lines[at])
                if label and label.closed and (label.marked or is_form):
                    self._line(block, at, label)
            elif block.kind == "paragraph" and self._lines[at].isupper() and (label := self._bare(self._lines[at])):
                self._line(block, at, label)

    def _line(self, block: Block, at: int, label: LineLabel) -> None:
        if len(self._pieces) >= MOST_PIECES:
            return
        match = self._opens(label) or self._dose_for(label, at)
        if match is None:
            return
        self._around = [piece for piece in self._around if not piece.firm]
        if match.always:
            self._keep_around(RUN_IN_LEVEL)
        key = match.key
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
        return LineLabel(text, "", marked=False, closed=True) if match and (match.firm or match.always) else None

    def _opens(self, label: LineLabel) -> Match | None:
        """Return the section that a label opens here."""
        current = self._current
        if is_disclaimer(label):
            return None if "disclaimer" in self._headed else _DISCLAIMER
        match = self._vocabulary.exact(label.text)
        if match and not (match.firm or label.closed) and label.rest[:1].islower():
            return None
        if self._ends(label):
            return match or _OTHER
        if match is None and label.marked and label.closed and current.is_general:
            match = self._vocabulary.match(label.text)
            match = match if match and match.firm and match.key != "faqs" and not match.ambiguous else None
        if match is None or self._vocabulary.is_callout(label.text):
            return None
        allowed = self._is_sibling(match, label) if match.key == current.key else self._allows(match, label)
        return match if allowed else None

    def _is_sibling(self, match: Match, label: LineLabel) -> bool:
        """Return whether a label such as `**Pediatric dose**` is no part of the section of `**Adult dose**`."""
        current = self._current
        return (label.marked or not label.rest) and current.run_in and _is_qualified(current.label, match)

    def _allows(self, match: Match, label: LineLabel) -> bool:
        """Return whether a section may begin at a label in running text of the current one."""
        current, where = self._current, self._vocabulary.run_in(match.key)
        if current.key == "faqs" and match.always and not (label.marked and current.run_in):
            return False
        if self._keeps(match, label):
            return False
        if current.is_general:
            return where == "anywhere" or (where == "alone" and current.key != "precautions")
        if where != "anywhere" or not (match.firm or (match.always and not self._is_arranged)):
            return False
        is_alone = label.marked and not label.rest
        return match.key not in self._headed or (is_alone and self._leaves(match))

    def _dose_for(self, label: LineLabel, at: int) -> Match | None:
        """Return Dosage where `**Adult:** 5 mg` follows another label in running text, such as `**Use:**`."""
        current = self._current
        if not (label.marked and label.closed and current.run_in) or current.key == "disclaimer" or self._is_arranged:
            return None
        match = self._vocabulary.whose(label.text)
        if match is None or match.key == current.key or self._vocabulary.keeps(current.key):
            return None
        below = (line for line in self._lines[at + 1 : at + 3] if line.strip())
        return match if _AMOUNT.match(label.rest or next(below, "")) else None

    def _keeps(self, match: Match, label: LineLabel) -> bool:
        """Return whether a dose is one in pregnancy, or with another drug, as the heading around it says.

        `**Dosage:**` alone is the page's own, which has no other one.
        """
        current, is_own = self._current, match.firm and not _is_qualified(label.text, match)
        return match.always and not is_own and not current.run_in and self._vocabulary.keeps(current.key)

    def _ends(self, label: LineLabel) -> bool:
        """Return whether a label such as `**Storage:**` ends a section that was opened by a label in running text."""
        current = self._current
        is_marked = label.closed and (label.marked or label.text.isupper())
        if not (is_marked and current.run_in) or current.key == "disclaimer" or self._is_arranged:
            return False
        return self._vocabulary.ends_section(label.text) and not (label.rest and current.key == "faqs")

    def _labelled_list(self, block: Block) -> bool:
        """Open the sections of a list whose items are labels with their texts; return whether it is one."""
        base = self._current
        if base.run_in or base.key not in ("overview", "other") or self._is_arranged:
            return False
        labels = {at: read_label(text) or self._outlined(at, text) for at, text in _items(self._lines, block)}
        matches = {at: self._vocabulary.exact(label.text) for at, label in labels.items() if label and label.closed}
        named = {at: match for at, match in matches.items() if match}
        opening = {at: match for at, match in named.items() if self._vocabulary.run_in(match.key) != "never"}
        if not opening or len({match.key for match in named.values()}) < 2 or 2 * len(named) < len(labels):
            return False
        for at in labels:
            self._item(at, opening.get(at), base)
        self._return_to(base, block.end + 1)
        return True

    def _outlined(self, at: int, text: str) -> LineLabel | None:
        """Return the label that an item is whose text stands in a list below it, as in an outline of bullets."""
        own, below = (line.expandtabs(4) for line in (*self._lines[at : at + 2], "")[:2])
        is_above = below.strip() and len(below) - len(below.lstrip()) > len(own) - len(own.lstrip())
        return self._bare(text) if is_above else None

    def _item(self, at: int, match: Match | None, base: RawSection) -> None:
        """Begin an item of a list of labels in its section, in that of the list where it names none."""
        if len(self._pieces) >= MOST_PIECES or self._current.key == (match.key if match else base.key):
            return
        if match is None:
            self._return_to(base, at)
        else:
            self._open(RawSection(match.key, "", self._above(""), RUN_IN_LEVEL, run_in=True), at, at)

    def _return_to(self, before: RawSection, at: int) -> None:
        """Go on with a section that has been left, from a line on."""
        again = RawSection(before.key, before.label, before.above, before.level, before.run_in, before.firm)
        self._open(again, at, at)
        self._resumed.append(again)

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
        self._return_to(before, self._blocks[number].start)


def _is_entry(line: str) -> bool:
    label = read_label(line) if ":" in line else None
    return label is not None and label.closed


def _items(lines: list[str], block: Block) -> Iterator[tuple[int, str]]:
    """Yield line and text of the items of a list, without those of lists in it."""
    first = _ITEM.match(lines[block.start])
    for at in range(block.start, block.end + 1):
        found = _ITEM.match(lines[at])
        if first and found and found[1] == first[1]:
            yield at, found[2]


def _text_of(block: Block) -> str:
    return on_one_line(block.lines[0] if len(block.lines) == 1 else " ".join(block.lines))


@lru_cache(maxsize=1024)
def on_one_line(text: str) -> str:
    """Return a heading with single spaces; kept, since most pages have the same."""
    return " ".join(text.split())


def _is_qualified(label: str, match: Match) -> bool:
    """Tell whether a label says whose dose it is, such as `Adult dose`."""
    return match.always and " " in normalise(label)


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
