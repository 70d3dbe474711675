"""The lines of a text of openFDA, which has none: numbered subsections, items of lists, captions of tables.

openFDA gives each section of a label as one text without a line break, the titles of its subsections within. A line
begins where the text itself says so: at the number of a subsection in its order, at a bullet, at the caption of a
table, at a known label behind a sentence. A title is set apart only where it is sure where it ends: else its line goes
on as it stands. No word is added, left out or moved; only bullets become those of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from medviewer.importing.openfda_titles import OWN_NUMBER, WORD, begins_as_title, end_of_title, line_words
from medviewer.importing.spl.document import SPL, XmlNode

HEADING, PLAIN, ITEM = "heading", "plain", "item"

LONGEST_PARAGRAPH = 1200
"""Letters of a paragraph; a longer one is parted at ends of sentences."""
_WIDEST_GAP = 3
"""Numbers that a label may leave out between two subsections."""
_LOOKED_BACK = 400
"""Letters before a place that are looked through for an open bracket."""
_DEEPEST_ITEM = 2

_NUMBER = re.compile(r"(?<!\S)(\d{1,2})\.(\d{1,2})\.?(?= [A-Z])")
_DECIMAL = re.compile(r"\d+\.\d+")
_BULLET = re.compile(r"(?<!\S)(?:([•●■▪○◦∘‣◆❖➢✓►▶\uf0b7\uf0a7]) |([•●■▪○◦∘])(?=[A-Za-z]))")
_LETTER_O = re.compile(r"(?<!\d) o (?=[A-Za-z]{2})")
"""A bullet that is a letter, which stays since it may be one."""
_DASH = re.compile(r"(?<=[:;.,] )- (?=[A-Za-z])")
_CAPTION = re.compile(r"(?<!\S)(?:Table|TABLE|Figure|FIGURE) \d{1,2}[A-Za-z]?(?: ?[.:] | )(?=[A-Z(])")
_STEP = re.compile(r"(?<!\S)(?:Step|STEP) \d{1,2} ?[.:]? ?(?=[A-Z])")
_COUNTED = re.compile(r"(?<!\S)(\d{1,2})[.)] (?=[A-Z])")
_REFERENCE = re.compile(
    r"(?<!\S)(?P<word>\S{1,40}) \( ?\d{1,2}(?:\.\d{1,2})?(?: ?, ?\d{1,2}(?:\.\d{1,2})?){0,9} ?\)(?P<end> ?\.)? "
    r"(?=[A-Z])"
)
"""The references that end each item of the highlights, which stand before the first subsection."""
_END = re.compile(
    r"(?:[a-zé]{3}|[)\]%”\"’®™]|\d|[A-Z]{3}|\b(?:mg|mL|kg|g|mm|do|be|so|it|in|on|of|to|us))\s?[.!?][”\"’)\]]{0,3}"
    r" (?=[A-Z“\"(\[•])"
)
_SHORT_FORM = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]\.)+$|\b(?:vs|approx|Inc|Ltd|Corp|Drs?|Mrs?|No|St|Fig|Sec|al|spp?|var|cf)\.$"
)
_FORMULA = re.compile(
    r"[\d½.xn]*\s?(?:H\s?2\s?O|H\s?Cl|HBr|HI|HNO\s?3|H\s?[23]\s?[SP]O\s?4|H|Na\w*|CH\s?\d\w*|C\s?\d+\s?H)(?=[\s.,;)\d]|$)"
)


class RestoredLine(NamedTuple):
    """A line of a text. kind: HEADING, PLAIN, or ITEM of a list, without its bullet, which is `sign`."""

    kind: str
    text: str
    sign: str = ""


class LineStart(NamedTuple):
    """A place where a line begins. skipped: letters of a bullet. title: where its title ends, 0 if that is not sure."""

    at: int
    kind: str
    skipped: int = 0
    sign: str = ""
    title: int = 0


class Subsections:
    """The lines of one section's text. It knows which numbers were there, by which the next one is known.

    text: all of it, with single spaces as all texts here. field: of openFDA, whose number the section has where the
    text does not give it. names: of the label's drug.
    """

    def __init__(self, text: str, field: str = "", names: Sequence[str] = ()) -> None:
        found = OWN_NUMBER.match(text)
        self._major = int(found[1]) if found else line_words().numbers.get(field, 0)
        self._last = int(found[2]) - 1 if found and found[2] else 0
        self._names = [tuple(name.casefold().split()) for name in names if name]

    def pass_over(self, text: str) -> None:
        """Take notice of a subsection that is a text of its own."""
        found = OWN_NUMBER.match(text)
        if found and found[2] and int(found[1]) == self._major:
            self._last = max(self._last, int(found[2]))

    def lines(self, text: str) -> list[RestoredLine]:
        """Return the lines of a stretch of the text that follows the one before."""
        is_first = self._major > 0 and self._last == 0
        numbers = list(self._numbers(text))
        marks = list(_marks(text))
        items = [mark.at for mark in marks if mark.kind == ITEM]
        highlights = _highlights(text[: numbers[0].at if numbers else len(text)], items) if is_first else ()
        starts = {start.at: start for start in [*highlights, *marks, *numbers]}
        ordered = [LineStart(0, PLAIN), *_outside_titles(sorted(starts.values()))]
        ends = [*(start.at for start in ordered[1:]), len(text)]
        found = (line for start, end in zip(ordered, ends, strict=True) for line in _pieces(text, start, end))
        return [line for line in found if line.text]

    def _numbers(self, text: str) -> Iterator[LineStart]:
        """Yield the numbers in their order; a weak one gives way to one that stands behind a sentence later on."""
        found = [
            number for number in _NUMBER.finditer(text) if int(number[1]) == self._major and _may_begin(text, number)
        ]
        strong = {int(number[2]): number.start() for number in found if _is_behind(text, number.start())}
        for number in found:
            minor, at = int(number[2]), number.start()
            if not self._last < minor <= self._last + 1 + _WIDEST_GAP:
                continue
            title, is_behind = end_of_title(text, number.end(), self._names), _is_behind(text, at)
            if not is_behind and strong.get(minor, at) > at:
                continue
            if minor > self._last + 1 and not (title and is_behind):
                continue
            self._last = minor
            yield LineStart(at, HEADING, title=title)


def _outside_titles(starts: Iterable[LineStart]) -> Iterator[LineStart]:
    """Yield the starts that do not lie in the title of the one before, such as a label that is that title."""
    end = 0
    for start in starts:
        if start.at >= end:
            yield start
            end = start.title


def _may_begin(text: str, number: re.Match[str]) -> bool:
    """Tell whether a number stands where a subsection may begin: neither in brackets, nor as a quantity."""
    before, words = _before(text, number.start()), line_words()
    word = before.rpartition(" ")[2]
    if word.casefold() in words.not_before or word.endswith((",", "/", "-", "–")) or _DECIMAL.fullmatch(word):
        return False
    after = WORD.search(text, number.end())
    if _is_in_brackets(before) or after is None or after[0].rstrip(".,;:)") in words.units or after[0][-1] in ".;,":
        return False
    ends = _is_behind(text, number.start())
    return ends or (number[0][-1] != "." and begins_as_title(text, number.end()))


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOKED_BACK) : at].rstrip()


def _is_in_brackets(before: str) -> bool:
    depth = 0
    for sign in reversed(re.findall(r"[()\[\]]", before)):
        depth += 1 if sign in ")]" else -1
        if depth < 0:
            return True
    return False


def _is_behind(text: str, at: int, signs: str = ".:;!?)]”") -> bool:
    """Tell whether a place is the first, or behind one of some signs, neither in brackets nor behind a short form."""
    before = _before(text, at)
    if not before:
        return True
    return before[-1] in signs and not _is_in_brackets(before) and not _SHORT_FORM.search(before[-12:])


def _highlights(text: str, items: Sequence[int]) -> Iterator[LineStart]:
    """Yield what follows the references of the highlights: behind a sentence, or in an item, each of which they end."""
    last = -1
    for found in _REFERENCE.finditer(text):
        is_in_item = any(last < item < found.start() for item in items)
        if found["end"] or found["word"][-1] in ".!?:" or (is_in_item and found["word"] not in line_words().joining):
            last = found.end()
            yield LineStart(last, PLAIN)


def _marks(text: str) -> Iterator[LineStart]:
    yield from _items(text)
    for pattern, signs in ((_CAPTION, ".:;!?)]"), (_STEP, ".:;!?)]"), (line_words().sublabels, ".!?)]")):
        for found in pattern.finditer(text):
            if _is_behind(text, found.start(), signs):
                yield LineStart(found.start(), PLAIN)
    yield from _counted(text)


def _items(text: str) -> Iterator[LineStart]:
    """Yield the items of lists."""
    dashes = list(_DASH.finditer(text))
    found = [one for one in _BULLET.finditer(text) if not _FORMULA.match(text, one.end())]
    found += dashes if len(dashes) > 1 and text[dashes[0].start() - 2] == ":" else []
    return (LineStart(one.start(), ITEM, len(one[0]), one[0][0]) for one in found)


def _counted(text: str) -> Iterator[LineStart]:
    """Yield the items of lists that are numbered 1, 2 and so on; one alone is none."""
    run: list[int] = []
    for found in _COUNTED.finditer(text):
        number = int(found[1])
        if number not in (1, len(run) + 1) or not _is_behind(text, found.start()):
            continue
        if number == 1:
            yield from _several(run)
            run = []
        run.append(found.start())
    yield from _several(run)


def _several(places: Sequence[int]) -> Iterator[LineStart]:
    return (LineStart(at, PLAIN) for at in (places if len(places) > 1 else ()))


def _pieces(text: str, start: LineStart, end: int) -> Iterator[RestoredLine]:
    at = start.at + start.skipped
    if start.title:
        yield RestoredLine(HEADING, text[at : start.title].strip())
        at = start.title
    kind = ITEM if start.kind == ITEM else PLAIN
    for piece in _sentences(text[at:end].strip()):
        yield RestoredLine(kind, piece, start.sign)
        kind = PLAIN


def _sentences(text: str) -> Iterator[str]:
    """Yield a text in pieces of at most LONGEST_PARAGRAPH letters, as far as ends of sentences part it."""
    start = last = 0
    for found in _END.finditer(text) if len(text) > LONGEST_PARAGRAPH else ():
        if found.end() - start > LONGEST_PARAGRAPH and last > start:
            yield text[start:last].strip()
            start = last
        if not _SHORT_FORM.search(text[max(0, found.end() - 14) : found.end()].rstrip()):
            last = found.end()
    if len(text) - start > LONGEST_PARAGRAPH and last > start:
        yield text[start:last].strip()
        start = last
    yield text[start:].strip()


def list_node(items: Sequence[RestoredLine]) -> XmlNode:
    """Return items as a list of SPL.

    Those with a bullet of another kind stand in a list within the item before them where that opens it with a colon.
    """
    text = etree.Element(f"{SPL}text")
    lists = [etree.SubElement(text, f"{SPL}list")]
    levels: dict[str, int] = {}
    before = ""
    for item in items:
        level = min(levels.setdefault(item.sign, len(lists) - 1 + _opens_list(before)), len(lists), _DEEPEST_ITEM)
        del lists[level + 1 :]
        if level == len(lists):
            lists.append(etree.SubElement(lists[-1][-1], f"{SPL}list"))
        _add_item(lists[level], item.text)
        before = item.text
    return text


def _opens_list(text: str) -> bool:
    """Tell whether an item ends with a colon, and begins no other sentence before it."""
    return text.endswith(":") and not _END.search(text)


def _add_item(parent: XmlNode, text: str) -> None:
    node = etree.SubElement(parent, f"{SPL}item")
    node.text, *rest = _LETTER_O.split(text)
    for line in rest:
        etree.SubElement(node, f"{SPL}br").tail = f"o {line}"
