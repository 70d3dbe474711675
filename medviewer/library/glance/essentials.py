"""Essentials of a page: its own words on dose, boxed warnings and contraindications; quotes, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from medviewer.library.glance import dose_words
from medviewer.library.glance.page_lines import PageLine, lines_of
from medviewer.library.text.sentences import sentences
from medviewer.monograph.model import Monograph, Section
from medviewer.monograph.published_label import label_of

DOSE, BOXED, WARNING, CONTRAINDICATIONS = "dose", "boxed", "warning", "contraindications"
"""Kinds of quotes. A warning is a box in Dosage that the page does not call a boxed warning."""
LONGEST = 400
"""Characters of a quote, but for a dose whose sentence is longer."""
MOST_BOXED = 3
_FARTHEST = 40_000
"""Characters of a section, and of a line of it, in which its dose is looked for."""
_OPENS = 5
"""Lines in which a bold dose opens a section."""
_BOXED = re.compile(
    r"^\W*(?:(?:US|U\.S\.|FDA)\s+)?(?:box(?:ed)?|black[- ]box(?:ed)?)\s+warnings?\b|^\W*(?:schwarze |"
    r"black[- ])box-?warn\w+|"
    r"^\W*advertencia (?:de|en) recuadro",
    re.IGNORECASE,
)
_MAY_BE_BOXED = re.compile(r"box(?:ed)?[- ]?warn|black[- ]box|recuadro", re.IGNORECASE)
_QUOTED, _QUOTE_END = "<blockquote>", "</blockquote>"
_NUMBERED = re.compile(r"^\d+(?:\.\d+)+\.?\s")
_WARNS = re.compile(r"\bwarnings?\b", re.IGNORECASE)
_NONE = re.compile(
    r"^\W*(?:none|nil|no|not applicable|n/?a|there (?:is|are) (?:none|no)|(?:this|the) (?:drug|medicine|"
    r"label) has (?:none|no)|"
    r"has (?:none|no)|keine?|ninguna?|aucune?)"
    r"(?: (?:known|listed|reported|identified|published|such|US|FDA|boxed|black box|warnings?|so far|yet|"
    r"for \w+)){0,5}\W*$",
    re.IGNORECASE,
)
_PLAIN_TITLE = frozenset(
    {
        "dosage", "dosages", "dose", "doses", "dosing", "and", "administration", "method", "of", "posology",
        "directions", "usual", "recommended", "information", "guidelines", "dosierung", "art", "der", "anwendung",
        "und", "dosis", "posología", "posologie", "et", "mode", "forma", "de", "administración", "y",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"(?<=[,;:.])(?=\s)|(?=\s[–—]\s)|(?=\s·\s)")
_DIGIT = re.compile(r"\d")
_CASE = re.compile(
    r":(?=\s)|\b(?:if|when|where|unless|only|wenn|nur|falls|si|cuando|solo|quand)\b|(?:^|(?<=\. ))[^.]{1,50}\. $",
    re.IGNORECASE,
)
"""Words by which a sentence names a case: the dose behind it is not quoted without it."""


class PageQuote(NamedTuple):
    """Words of a page. kind: DOSE, …; section: key of where they stand, title: as the page words it.

    heads: headings, lead-ins and row groups over them. label: what they open with, where the page calls them so and it
    is not in `text`. goes_on: the page says more there. mark: words by which the place is found. dose_at: where in
    `text` the dose begins, after what a line of it may leave out.
    """

    kind: str
    section: str
    title: str
    text: str
    heads: tuple[str, ...] = ()
    label: str = ""
    goes_on: bool = False
    mark: str = ""
    dose_at: int = 0

    @property
    def brief(self) -> str:
        """Return the line with the dose in front: `…` stands for words before it that name no case."""
        if not self.dose_at:
            return self.line
        return self._replace(text=f"… {self.text[self.dose_at :]}").line

    @property
    def line(self) -> str:
        """Return the quote in one line with what stands over it."""
        return ": ".join((*(head.rstrip(" :") for head in self.heads), self.text)) + (" …" if self.goes_on else "")


class Essentials(NamedTuple):
    """The first words of a page. dose: None where no sentence of Dosage surely is one. warning: its first box.

    is_warned_first: that box stands before the dose.
    """

    dose: PageQuote | None = None
    boxed: tuple[PageQuote, ...] = ()
    warning: PageQuote | None = None
    contraindications: PageQuote | None = None
    is_warned_first: bool = False

    @property
    def quotes(self) -> tuple[PageQuote, ...]:
        """Return all quotes in the order in which they are shown."""
        single = (self.warning, self.dose) if self.is_warned_first else (self.dose, self.warning)
        return tuple(one for one in (*self.boxed, *single, self.contraindications) if one)


def essentials_of(monograph: Monograph) -> Essentials:
    """Return what a page says first of its dose and its warnings."""
    sections = [section for tab in monograph.tabs for section in tab.sections]
    warning, dose, is_first = _of_dosage([one for one in sections if one.key == "dosage"])
    contra = next((one for one in sections if one.key == "contraindications" and one.text.strip()), None)
    boxed = tuple(islice(_once(_boxed(monograph, sections)), MOST_BOXED))
    if warning is not None and any(warning.mark == one.mark for one in boxed):
        warning = None
    return Essentials(dose, boxed, warning, _contraindications(contra) if contra else None, is_first)


# Dose
class _Candidate(NamedTuple):
    quote: PageQuote
    rank: int


def _of_dosage(sections: Iterable[Section]) -> tuple[PageQuote | None, PageQuote | None, bool]:
    """Return the first box of Dosage, its dose, and whether the box stands first."""
    warning: PageQuote | None = None
    best: _Candidate | None = None
    is_first = False
    for section in sections:
        title = _own_title(section)
        if any(map(dose_words.is_no_dose_head, title)):
            continue
        scanned = 0
        for number, line in enumerate(lines_of(section.html)):
            scanned += len(line.text)
            if scanned > _FARTHEST and number:
                break
            if line.box is not None:
                if warning is None and line.box:
                    warning, is_first = _box_quote(section, line, WARNING), best is None
                continue
            if best is not None and best.rank < 2 and (number >= _OPENS or line.is_item):
                break
            best = _better(best, _candidate(section, line, title, number))
        if best is not None and best.rank < 2:
            break
    return warning, best.quote if best else None, is_first


def _better(best: _Candidate | None, other: _Candidate | None) -> _Candidate | None:
    return other if other and (best is None or other.rank < best.rank) else best


def _candidate(section: Section, line: PageLine, title: tuple[str, ...], number: int) -> _Candidate | None:
    """Return a line of Dosage as its dose. rank: 0 of a bold line that opens it, 2 of a special case, else 1."""
    if line.leads or not dose_words.holds_amount(line.text):
        return None
    heads = (*title, *line.heads)
    if _NUMBERED.match(line.text):
        heads = tuple(head for head in heads if not _NUMBERED.match(head))
    if any(map(dose_words.is_no_dose_head, heads)):
        return None
    quote = _row_dose(section, line, heads) if line.cells else _text_dose(section, line, heads)
    if quote is None:
        return None
    if line.is_bold and number < _OPENS and not heads:
        return _Candidate(quote, 0)
    case = (*quote.heads, line.cells[0][1] if line.cells else line.label)
    return _Candidate(quote, 2 if dose_words.is_special(" ".join(case)) else 1)


def _row_dose(section: Section, line: PageLine, heads: tuple[str, ...]) -> PageQuote | None:
    if len(line.text) > _FARTHEST:
        return None
    over = " ".join(heads)
    says = any(
        not dose_words.is_no_dose_head(head)
        and not dose_words.is_no_dose_head(text)
        and dose_words.is_dose(text, f"{over} {line.cells[0][1]}", head)
        for head, text in line.cells
    )
    if not says:
        return None
    first = line.cells[0][1]
    if dose_words.is_no_dose_head(first):
        return None
    text, goes_on = shortened(line.text)
    return PageQuote(
        DOSE, section.key, section.title, text, heads, "", goes_on, " ".join(cell for _, cell in line.cells)
    )


def _text_dose(section: Section, line: PageLine, heads: tuple[str, ...]) -> PageQuote | None:
    """Return the first dose sentence of a paragraph or an item: all of it where that is short."""
    text, over = line.text, " ".join(heads)
    for start, end in sentences(text):
        if end > _FARTHEST:
            break
        if not dose_words.is_dose(text[start:end], f"{over} {line.label}"):
            continue
        if _is_of_other(text, start, end):
            continue
        first, last, more = _extent(text, start, end)
        own = _labels_before(line, first)
        quote = PageQuote(DOSE, section.key, section.title, text[first:last], (*heads, *own), "", more, text)
        return quote._replace(dose_at=_start_of_dose(text, start, end) - first if not own else 0)
    return None


def _labels_before(line: PageLine, first: int) -> tuple[str, ...]:
    """Return what a text that is not quoted from its beginning has before the quote as a label: its own, a bold one."""
    begun = line.text[:first]
    own = line.label if begun and line.label else ""
    bold = next((one for one in reversed(line.bold) if one in begun), "").rstrip(" :")
    return tuple(dict.fromkeys(filter(None, (own, bold))))


def _is_of_other(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence, by its own label or else by the last one before it, says no dose but an overdose’s."""
    own = PageLine(text[start:end]).label
    label = own or text[:start].rpartition(":")[0].rpartition(".")[2].strip()
    return dose_words.is_no_dose_head(label)


def _extent(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Return where a quote begins and ends that holds a sentence, and whether it was cut.

    All of a short text, else from its beginning, else from the words on that say for whom the dose is.
    """
    if len(text) <= LONGEST:
        return 0, len(text), False
    if end <= LONGEST:
        return 0, end, True
    start = _start_of_dose(text, start, end)
    if end - start > 2 * LONGEST:
        amount = next(dose_words.amounts(text[start:end]), (0, 0))
        stops = [found.start() for found in _CLAUSE.finditer(text, start + amount[1], end)]
        end = next(iter(stops), end)
    return start, end, end < len(text)


def _start_of_dose(text: str, start: int, end: int) -> int:
    """Return where a dose sentence begins, or the sentence before it that says for whom or in what case it is."""
    if PageLine(text[start:end]).label:
        return start
    named = dose_words.people(text[:start]) or [found.start() for found in _CASE.finditer(text, 0, start)]
    if not named or dose_words.people(text[start:end]):
        return start
    return next(first for first, last in sentences(text) if last > named[-1])


def _own_title(section: Section) -> tuple[str, ...]:
    """Return the title of a section that says more than that it is Dosage."""
    words = _WORD.findall(section.title.casefold())
    return () if _PLAIN_TITLE.issuperset(words) else (section.title,)


# Boxes
def _boxed(monograph: Monograph, sections: Iterable[Section]) -> Iterator[PageQuote]:
    """Yield the boxed warnings of a page: what it calls so itself, or the box of a published label that warns.

    Nothing else: a box that opens with “Warning” on a page that somebody wrote is his own.
    """
    is_label = label_of(monograph.front_matter) is not None
    for section in sections:
        if _BOXED.match(section.title):
            yield from islice(_under_title(section), 1)
        elif "<blockquote" in section.html if is_label else _MAY_BE_BOXED.search(section.html):
            yield from _boxed_in(section, is_label)


def _boxed_in(section: Section, is_label: bool) -> Iterator[PageQuote]:
    """Yield the boxed warnings within a section. In a label every box is a block quote, which import alone makes."""
    if is_label:
        for quoted in _block_quotes(section.html):
            boxes = (line for line in lines_of(quoted) if line.box is not None)
            yield from (_box_quote(section, one, BOXED) for one in boxes if _WARNS.search(one.box or one.text[:120]))
        return
    seen = set[str]()
    for line in lines_of(section.html):
        opening = line.label if line.box is None else line.box
        if not dose_words.unstruck(line.text).strip():
            continue
        over = next((head for head in line.heads if _BOXED.match(head)), "")
        if _BOXED.match(opening):
            if not _NONE.match(line.text[len(opening) :].lstrip(" :")):
                yield _box_quote(section, line, BOXED)
        elif over and over not in seen and not _NONE.match(line.text):
            yield _first_words(section, line, BOXED, over)
        seen |= {over}


def _block_quotes(html: str) -> Iterator[str]:
    begin = html.find(_QUOTED)
    while begin >= 0 and (end := html.find(_QUOTE_END, begin)) >= 0:
        yield html[begin : end + len(_QUOTE_END)]
        begin = html.find(_QUOTED, end)


def _once(quotes: Iterable[PageQuote]) -> Iterator[PageQuote]:
    """Yield boxes, of those that begin with the same words the first: openFDA gives a label's box in short as well."""
    seen = set[str]()
    for one in quotes:
        begun = "".join(_WORD.findall(one.mark.casefold()))[:60].removeprefix("boxedwarning")[:30]
        if begun not in seen:
            yield one
        seen.add(begun)


def _under_title(section: Section) -> Iterator[PageQuote]:
    line = next(iter(lines_of(section.html)), None)
    if line is not None and not _NONE.match(section.text):
        yield _first_words(section, line, BOXED, section.title)


def _box_quote(section: Section, line: PageLine, kind: str) -> PageQuote:
    """Return a box with the words that it opens with apart from what it says."""
    opening = (line.box if line.box is not None else line.label) or ""
    label = opening.strip(" :.") if line.text.startswith(opening) else ""
    said = line.text[len(opening) :].lstrip(" :") if label else line.text
    if not said:
        label, said = "", line.text
    text, goes_on = shortened(said)
    return PageQuote(kind, section.key, section.title, text, (), label, goes_on, line.text)


def _first_words(section: Section, line: PageLine, kind: str, label: str = "") -> PageQuote:
    text, goes_on = shortened(line.text)
    goes_on = goes_on or len(section.text) > len(line.text) + 40
    return PageQuote(kind, section.key, section.title, text, (), label, goes_on, line.text)


def _contraindications(section: Section) -> PageQuote | None:
    """Return the first words of a section: its first paragraph, or its first items."""
    lines = iter(lines_of(section.html))
    first = next((line for line in lines if line.text), None)
    if first is None:
        text, cut = shortened(" · ".join(line for line in section.text.split("\n") if line))
        return PageQuote(CONTRAINDICATIONS, section.key, section.title, text, (), "", cut, text)
    texts, more = [first.text], False
    for line in lines:
        fits = first.is_item and line.is_item and line.heads == first.heads and sum(map(len, texts)) < LONGEST // 2
        if not fits or line.box is not None:
            more = True
            break
        texts.append(line.text)
    text, cut = shortened(" · ".join(texts))
    return PageQuote(CONTRAINDICATIONS, section.key, section.title, text, first.heads, "", cut or more, first.text)


# Cutting
def shortened(text: str, longest: int = LONGEST) -> tuple[str, bool]:
    """Return a text of so many characters at most, cut where a clause ends, and whether it was cut."""
    if len(text) <= longest:
        return text, False
    behind = _CLAUSE.search(text, longest)
    ends = cuts(text[: behind.end()] if behind else text)
    return text[: max(end for end in ends if end <= longest)].rstrip(" ,;:"), True


def cuts(text: str) -> list[int]:
    """Return where a quote may end: behind clauses, and between words of one that holds no number, or is the first.

    So no cut falls inside a number, between a number and its unit, between a dose and how often it is given, or between
    `no more than` and how much.
    """
    ends, begin = [0], 0
    for end in (*(found.start() for found in _CLAUSE.finditer(text)), len(text)):
        digit = _DIGIT.search(text, begin, end)
        stop = end if digit is None else begin if begin else digit.start()
        ends += [at for at in range(begin, stop) if text[at] == " "]
        ends.append(end)
        begin = end
    return sorted(set(ends))
