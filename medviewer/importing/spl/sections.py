"""Sections of a label -> the body of a page: each under a heading that every reader of pages takes for its key.

A section's key is told by its LOINC code; one without a key of its own belongs to the section around it. Headings below
a section's first are Markdown's where the program's own vocabulary has the section, which then keeps them. Elsewhere
they are HTML's, in which no label of a section is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from medviewer.importing import bounds
from medviewer.importing.bounds import RefusedError
from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import SPL, XmlNode, attribute, text_of
from medviewer.importing.spl.label_blocks import PARAGRAPH, MarkdownBlock, blocks_of, heading, paragraphs, quoted
from medviewer.importing.spl.label_inline import IMAGE, StyledRun, html_line, styled, tidy
from medviewer.importing.spl.mapping import AROUND, BOXED, FURTHER, HEADINGS, LEFT_OUT, SectionMap

_IDS = etree.XPath("descendant-or-self::*/@ID", smart_strings=False)
_LONGEST_HEADING = 120
_WARNINGS = "precautions"
_BOXED_TITLE, _BOXED_ELSEWHERE = "Boxed warning", "Boxed in the label"
"""What opens a box without a title that says so. The second: labels use the code for plain doses, too."""
_ASKED_TITLE = "### FAQs"
"""What the vocabulary takes for the label of FAQs, within a section too: all that follows in it is read as these."""
_LEAFLETS = "counselling"
_QUESTION = re.compile(r"(?:\*\*\*?|<strong>)(?:(?!\*\*|</strong>).){3,300}\?[\s\"”’)]*(?:</\w+>)*(?:\*\*|</strong>)")


@dataclass(slots=True)
class PlannedSection:
    """A section of a label that stands on the page. key: of the page's section.

    boxed: it is set in a box. is_coded: its code tells its key, and not what is around it.
    """

    node: XmlNode
    key: str
    boxed: bool
    is_coded: bool
    children: list[PlannedSection] = field(default_factory=list)


def plan(root: XmlNode, mapped: SectionMap) -> list[PlannedSection]:
    """Return the top sections of a label in their order, without those that are left out."""
    top = root.iterfind(f"{SPL}component/{SPL}structuredBody/{SPL}component/{SPL}section")
    count = sum(1 for _ in root.iter(f"{SPL}section"))
    if count > bounds.MOST_SECTIONS:
        raise RefusedError("it has {:,} sections, more than the {:,} that are read", count, bounds.MOST_SECTIONS)
    return [found for node in top if (found := _planned(node, FURTHER, mapped))]


def _planned(node: XmlNode, around: str, mapped: SectionMap) -> PlannedSection | None:
    named = mapped.key_of(node, around)
    if named == LEFT_OUT:
        return None
    key = around if named in (AROUND, BOXED) else named
    planned = PlannedSection(node, key, named == BOXED, named not in (AROUND, BOXED))
    for child in node.iterfind(f"{SPL}component/{SPL}section"):
        below = _planned(child, key, mapped)
        if below:
            planned.children.append(below)
    return planned


def shown_images(root: XmlNode, mapped: SectionMap) -> list[str]:
    """Return the names of the images that the page of a label shows, each once and in their order."""
    media = root.iter(f"{SPL}observationMedia")
    files = {one.get("ID", ""): attribute(one, f"value/{SPL}reference", "value") for one in media}
    shown = (one for one in root.iter(f"{SPL}renderMultiMedia") if _is_kept(one, mapped))
    return list(dict.fromkeys(filter(None, (files.get(one.get("referencedObject", "")) for one in shown))))


def _is_kept(node: XmlNode, mapped: SectionMap) -> bool:
    around = (attribute(section, "code", "code") for section in node.iterancestors(f"{SPL}section"))
    return all(mapped.codes.get(code) != LEFT_OUT for code in around)


def anchors(top: list[PlannedSection]) -> dict[str, str]:
    """Return the section of a page that each ID of a label lies in."""
    found: dict[str, str] = {}
    for planned in top:
        _anchor(planned, "overview" if planned.boxed else "", found)
    return found


def _anchor(planned: PlannedSection, fixed: str, found: dict[str, str]) -> None:
    key = fixed or planned.key
    for child in planned.node:
        if child.tag != f"{SPL}component":
            found |= dict.fromkeys(_IDS(child), key)
    if planned.node.get("ID"):
        found[planned.node.get("ID")] = key
    for below in planned.children:
        _anchor(below, fixed, found)


def body(top: list[PlannedSection], context: Context, mapped: SectionMap) -> str:
    """Return the body of a page: boxed warnings that stand at the top of the label first, then all in its order."""
    writer = _Writer(context, mapped)
    for planned in top:
        if planned.boxed:
            writer.box(planned)
    for planned in top:
        if not planned.boxed:
            writer.section(planned)
    return "\n\n".join(writer.pieces)


class _Writer:
    def __init__(self, context: Context, mapped: SectionMap) -> None:
        self.pieces: list[str] = []
        self._context = context
        self._mapped = mapped
        self._key = ""
        self._run = 0
        self._last: MarkdownBlock | None = None
        self._asks = False
        self._levels: dict[int, tuple[int, int]] = {}

    def box(self, planned: PlannedSection, around: str = "") -> None:
        """Write a boxed warning as a block quote, which opens with its own title. around: key it stands in, if any."""
        self._context.key = ""
        self._last = None
        blocks = list(self._boxed(planned))
        if not blocks:
            return
        if around and around != self._key:
            self._open(around, HEADINGS[around])
        title = planned.node.find(f"{SPL}title")
        if "warning" not in text_of(title).lower():
            warns = around in ("", _WARNINGS) or "warning" in text_of(planned.node).lower()
            lead = StyledRun("text", _BOXED_TITLE if warns else _BOXED_ELSEWHERE, ("strong",))
            blocks = [*paragraphs([lead], self._context), *blocks]
        self.pieces.append(quoted(blocks))
        self._last = None

    def _boxed(self, planned: PlannedSection) -> Iterator[MarkdownBlock]:
        blocks = [*paragraphs(styled(self._title(planned), "strong"), self._context), *self._of_title(planned)]
        blocks += self._text(planned, blocks[-1] if blocks else self._last)
        if blocks:
            self._last = blocks[-1]
        yield from blocks
        for below in planned.children:
            yield from self._boxed(below)

    def _title(self, planned: PlannedSection) -> list[StyledRun]:
        title = planned.node.find(f"{SPL}title")
        return [] if title is None else tidy([run for run in self._context.runs(title) if run.kind != IMAGE])

    def _of_title(self, planned: PlannedSection) -> list[MarkdownBlock]:
        """Return what cannot stand within a title and follows it: its images and notes."""
        title = planned.node.find(f"{SPL}title")
        if title is None or not len(title):
            return []
        shown = [run for image in title.iter(f"{SPL}renderMultiMedia") for run in self._context.runs_of(image)]
        notes = [block for note in self._context.notes() for block in paragraphs(tidy(note), self._context)]
        return [*paragraphs(tidy(shown), self._context), *notes]

    def _text(self, planned: PlannedSection, before: MarkdownBlock | None = None) -> list[MarkdownBlock]:
        text = planned.node.find(f"{SPL}text")
        return [] if text is None else blocks_of(text, self._context, notes=True, before=before)

    def section(self, planned: PlannedSection, around: PlannedSection | None = None) -> None:
        """Write a section with those below it. around: the one that it is part of."""
        if planned.boxed:
            self.box(planned, planned.key)
            return
        self._context.key = planned.key
        title, blocks = self._title(planned), self._of_title(planned)
        blocks += self._text(planned, None if title or blocks else self._last)
        if title or blocks:
            self._head(planned, title, around)
            self._last = blocks[-1] if blocks else None
        self._say(blocks)
        for below in planned.children:
            self.section(below, planned)
        if self._asks and planned.is_coded:
            self._key, self._asks = "", False

    def _say(self, blocks: list[MarkdownBlock]) -> None:
        """Write blocks, and the label of FAQs before the first question of a leaflet."""
        for block in blocks:
            if block.kind == PARAGRAPH and _QUESTION.match(block.text):
                self._ask()
            self.pieces.append(block.text)

    def _ask(self) -> None:
        if self._key == _LEAFLETS and not self._asks:
            self.pieces.append(_ASKED_TITLE)
            self._asks = True

    def _head(self, planned: PlannedSection, title: list[StyledRun], around: PlannedSection | None) -> None:
        """Write the heading of a section, and before it that of the page's section where another one begins."""
        words = heading(title)
        run, level = self._levels.get(id(around), (0, 1))
        if run != self._run or planned.key != self._key:
            is_plain = not any({"sub", "sup"} & set(run.styles) for run in title)
            opens = is_plain and len(words) <= _LONGEST_HEADING and self._mapped.is_label_of(words, planned.key)
            if opens or planned.key != self._key:
                self._open(planned.key, words if opens else HEADINGS[planned.key])
            level = 2
            if opens:
                self._levels[id(planned)] = self._run, level
                return
        if words:
            if words.endswith("?"):
                self._ask()
            level = min(level + 1, 6)
            is_kept = self._mapped.is_known_everywhere(planned.key)
            self.pieces.append(f"{'#' * level} {words}" if is_kept else f"<h{level}>{html_line(title)}</h{level}>")
        self._levels[id(planned)] = self._run, level

    def _open(self, key: str, words: str) -> None:
        self.pieces.append(f"## {words}")
        self._key = key
        self._asks = False
        self._run += 1
