"""The sentences of all passages that answer a query, page by page, in the order of a table.

Every row is a literal quote of a page as its index holds it. Rows are made as they are asked for: kept are a number for
each passage, and the texts of a few pages.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.text.indexed_words import words_of
from medviewer.library.text.marked_places import marked_places
from medviewer.library.text.passages import AskedWords, MarkedWords, asked_words, matches
from medviewer.library.text.sentences import sentences
from medviewer.library.text.stored_texts import CODES, unpacked
from medviewer.library.text.text_query import TextQuery

if TYPE_CHECKING:
    from medviewer.library.open_library import OpenLibrary
    from medviewer.library.text.topics import Topic

DRUG, SECTION, SOURCE = ORDERS = ("drug", "section", "source")
"""By what rows can be sorted: drug, section of the page and place in it; section and drug; library and file."""
LONGEST_QUOTE = 1200
"""Characters of a sentence that one row holds; a longer one is several rows."""
_BEFORE = 200
"""Characters before the first word asked for in a row of a sentence that is longer."""
_AT_ONCE = 50
_LONGEST_HEADING = 80
_HEADING = re.compile(r"[^:]*[^.!?;,:]:?")
_PROSE = re.compile(r"\d|[.!?:;](?:\s|$)")
_SPACES = re.compile(r"\s+")
_NUMBERS = "SELECT rowid FROM passage WHERE passage MATCH ? {within}"
_SECTIONS = "SELECT code, key, title FROM section ORDER BY code"
_STATE = "SELECT birth, revision FROM state"
_WANTED = "SELECT id FROM page WHERE {}"
_PLACED = "SELECT natural, source, id FROM page WHERE id IN (SELECT value FROM json_each(?))"
_PAGES = """SELECT page.id, source, title, key, others, content FROM page LEFT JOIN text ON text.page = page.id
    WHERE page.id IN (SELECT value FROM json_each(?))"""

Marks = tuple[tuple[int, int], ...]
Wanted = tuple[str, Mapping[str, str]]
"""A condition on the pages of an index: SQL on `page`, with the values for its names."""


class SentenceRow(NamedTuple):
    """A sentence, list item or table row that holds what is asked for; the part of one that is too long.

    section: its key, label: its title. sentence: as the page has it, one space for all white space. offset: of it in
     the section's text. marks: (start, length) of the words in `sentence`, none where the section's title has
    them. is_begun, goes_on: more of the sentence stands before it, or behind.
    A page that was asked about and has no such sentence has one row, whose section and sentence are empty.
    """

    id: str
    title: str
    section: str
    label: str
    sentence: str
    offset: int
    marks: Marks = ()
    is_begun: bool = False
    goes_on: bool = False

    @property
    def words(self) -> list[str]:
        """Return the marked words, each once."""
        found = (self.sentence[start : start + length] for start, length in self.marks)
        return list({word.casefold(): word for word in found}.values())


class SentenceQuestion(NamedTuple):
    """The question that each library is asked.

    text: as it is typed. topic: a passage holds one of its words, too. sections: keys, none for all; those
    behind `in:` besides. section_of: returns the key that a word behind `in:` means.
    """

    text: str
    section_of: Callable[[sqlite3.Connection, str], str | None]
    sections: Collection[str] = ()
    topic: Topic | None = None


class SentenceTable:
    """The rows that answer a question. passages: how many there are; pages: on how many pages.

    Iterating over it makes the rows, and after the last one it is known: `unquoted`, how many passages answer by a name
    of their page alone and have no row; `quoted`, how many pages have a row; `changed`, whether an index was written to
    since the question was asked, so that a page may be missing. One thread may iterate at a time.
    """

    def __init__(
        self,
        libraries: Sequence[OpenLibrary],
        question: SentenceQuestion,
        wanted: Sequence[Wanted | None],
        order: str = DRUG,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """Find the passages. wanted: of each library, which pages are asked about, None for all; check: may raise."""
        self.unquoted = self.quoted = 0
        self.changed = False
        self._check = check
        self._libraries = tuple(libraries)
        self._found = [
            one.index.read(partial(_found, question=question, wanted=pages, check=check))
            for one, pages in zip(libraries, wanted, strict=True)
        ]
        self.passages = sum(len(part.codes) for one in self._found for part in one.places)
        self.pages = sum(bool(part.codes) for one in self._found for part in one.places)
        self._parts = _ordered(self._found, order, [one.library.name for one in libraries])

    def __iter__(self) -> Iterator[SentenceRow]:
        """Yield the rows in their order; what `check` raises passes through."""
        self.unquoted, self.changed = 0, False
        missing = Counter((part.which, part.page) for part in self._parts)
        quoted: set[tuple[int, int]] = set()
        for start in range(0, len(self._parts), _AT_ONCE):
            batch = self._parts[start : start + _AT_ONCE]
            texts = self._texts(batch)
            for part in batch:
                self._check()
                page = texts.get((part.which, part.page))
                rows = list(self._rows(part, page)) if page else []
                missing[part.which, part.page] -= 1
                quoted |= {(part.which, part.page)} if rows else set()
                yield from rows
                is_last = not missing[part.which, part.page]
                if page and is_last and (part.which, part.page) not in quoted and self._found[part.which].asks_each:
                    yield SentenceRow(page.id, page.title, "", "", "", 0)
        self.quoted = len(quoted)

    def _texts(self, parts: Iterable[_Part]) -> dict[tuple[int, int], _PageText]:
        found: dict[tuple[int, int], _PageText] = {}
        for which, group in groupby(sorted(parts, key=attrgetter("which")), attrgetter("which")):
            one = self._libraries[which]
            question = partial(_page_texts, pages=[part.page for part in group], prefix=f"{one.library.name}/")
            state, texts = one.index.read(question)
            self.changed |= state != self._found[which].state
            found |= {(which, page): text for page, text in texts.items()}
        return found

    def _rows(self, part: _Part, page: _PageText) -> Iterator[SentenceRow]:
        found = self._found[part.which]
        quoted = set()
        for key, text in page.texts:
            code, label = found.sections.get(key, (-1, key))
            if code not in part.codes or (found.keys and key not in found.keys):
                continue
            for quote in quotes(text, page.called, label, found.words):
                quoted.add(code)
                yield _row(page, key, label, text, quote)
        self.unquoted += len(set(part.codes) - quoted)


class Quote(NamedTuple):
    """The place of a quote in a text. marks: (start, end) in the text."""

    start: int
    end: int
    marks: Sequence[tuple[int, int]]
    is_begun: bool = False
    goes_on: bool = False


class _Part(NamedTuple):
    """The passages of a page that stand together. which: its library."""

    which: int
    page: int
    codes: tuple[int, ...]
    natural: str
    source: str


class _Found(NamedTuple):
    """The answer of one index to a question. sections: (code, title) by key. keys: of those asked for, none for all.

    asks_each: certain pages are asked about.
    """

    state: tuple[int, int]
    words: AskedWords
    sections: Mapping[str, tuple[int, str]]
    keys: Collection[str]
    places: Sequence[_Part]
    asks_each: bool


class _PageText(NamedTuple):
    id: str
    title: str
    called: Sequence[str]
    texts: Sequence[tuple[str, str]]


def quotes(text: str, called: Sequence[str], title: str, words: AskedWords) -> Iterator[Quote]:
    """Yield the sentences of a section that hold all words which neither the names of its page nor its title hold.

    Where no single one holds them all, those that hold most of them. Of a section whose title holds what is left beside
    the names, every sentence. called: the folded words of the page's names.
    """
    titled = words_of(title)
    missing = [group for group in words.groups if not _holds(called, group) and not _holds(titled, group)]
    by_title = not missing and any(_holds(titled, group) and not _holds(called, group) for group in words.groups)
    hits = _hits(text, words.marks)
    if not hits and not by_title:
        return
    found = list(_with_hits(text, hits))
    if not by_title:
        held = [sum(any(phrase in group for *_, phrase in inside) for group in missing) for *_, inside in found]
        most = max(held)
        if missing and not most:
            return
        found = [one for one, count in zip(found, held, strict=True) if one[2] and count == most]
    for start, end, inside in found:
        yield from _pieces(text, start, end, [(first, last) for first, last, _ in inside])


def _holds(tokens: Sequence[str], group: Collection[tuple[str, ...]]) -> bool:
    """Return whether folded words hold one of some phrases."""
    return next(matches(tokens, MarkedWords(frozenset(group))), None) is not None


_Hit = tuple[int, int, tuple[str, ...]]


def _hits(text: str, marks: MarkedWords) -> list[_Hit]:
    """Return start, end and folded words of each hit."""
    return [(place.start, place.end, place.phrase) for place in marked_places(text, marks)]


def _with_hits(text: str, hits: Sequence[_Hit]) -> Iterator[tuple[int, int, list[_Hit]]]:
    """Yield each sentence with its hits; those over which one hit goes are one."""
    at = 0
    begin = -1
    inside: list[_Hit] = []
    for start, end in _under_headings(text, hits):
        begin = start if begin < 0 else begin
        while at < len(hits) and hits[at][0] < end:
            inside.append(hits[at])
            at += 1
        if inside and inside[-1][1] > end:
            continue
        yield begin, end, inside
        begin, inside = -1, []


def _under_headings(text: str, hits: Sequence[_Hit]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text; a heading that has a hit together with the line that stands under it.

    A line is taken for one that is short, ends in no stop, has no colon but at its end, and a sentence or a number
    below it: without what it heads it would say nothing (“Renal impairment”), and what it heads lacks the word.
    """
    spans = list(sentences(text))
    opens = [not place or "\n" in text[spans[place - 1][1] : span[0]] for place, span in enumerate(spans)]
    at = place = 0
    while place < len(spans):
        start, end = spans[place]
        while at < len(hits) and hits[at][0] < start:
            at += 1
        is_line = opens[place] and place + 1 < len(spans) and opens[place + 1]
        place += 1
        if is_line and at < len(hits) and hits[at][0] < end and _is_heading(text, start, end):
            below = place + 1
            while below < len(spans) and not opens[below]:
                below += 1
            if _PROSE.search(text, spans[place][0], spans[below - 1][1]):
                end, place = spans[below - 1][1], below
        yield start, end


def _is_heading(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_HEADING and bool(_HEADING.fullmatch(text, start, end))


def _pieces(text: str, first: int, last: int, marks: Sequence[tuple[int, int]]) -> Iterator[Quote]:
    """Yield a sentence, or of one that is too long parts around all marks; all of it in parts where there is none."""
    if last - first <= LONGEST_QUOTE:
        yield Quote(first, last, marks)
        return
    at, end = 0, first
    while at < len(marks) if marks else end < last:
        start = max(end, _word_start(text, marks[at][0] - _BEFORE, marks[at][0])) if marks else end
        end = _word_end(text, min(start + LONGEST_QUOTE, last), max(marks[at][1] if marks else 0, start + 1), last)
        inside = []
        while at < len(marks) and marks[at][0] < end:
            inside.append(marks[at])
            end = max(end, marks[at][1])
            at += 1
        yield _stripped(text, Quote(start, end, inside, start > first, end < last))


def _stripped(text: str, quote: Quote) -> Quote:
    piece = text[quote.start : quote.end]
    start = quote.start + len(piece) - len(piece.lstrip())
    return quote._replace(start=start, end=max(start, quote.start + len(piece.rstrip())))


def _word_start(text: str, wanted: int, most: int) -> int:
    if wanted <= 0:
        return 0
    space = text.find(" ", wanted, most)
    return space + 1 if space >= 0 else wanted


def _word_end(text: str, wanted: int, least: int, last: int) -> int:
    """Return the last place up to `wanted` at which no word is cut, from `least` on."""
    if wanted >= last:
        return last
    space = text.rfind(" ", least, wanted)
    return space if space >= 0 else max(wanted, least)


def _row(page: _PageText, key: str, label: str, text: str, quote: Quote) -> SentenceRow:
    line, at = "", quote.start
    marks = []
    for start, end in quote.marks:
        line += _SPACES.sub(" ", text[at:start])
        marked = _SPACES.sub(" ", text[start:end])
        marks.append((len(line), len(marked)))
        line, at = line + marked, end
    line += _SPACES.sub(" ", text[at : quote.end])
    return SentenceRow(page.id, page.title, key, label, line, quote.start, tuple(marks), quote.is_begun, quote.goes_on)


def _found(
    db: sqlite3.Connection, question: SentenceQuestion, wanted: Wanted | None, check: Callable[[], None]
) -> _Found:
    query = TextQuery.of(question.text, partial(question.section_of, db))
    if question.topic:
        query = query._replace(either=question.topic.terms)
    words = asked_words(db, query)
    known = db.execute(_SECTIONS).fetchall()
    sections = {key: (min(code, CODES - 1), title) for code, key, title in known}
    keys = {*query.keys, *question.sections}
    codes = [sections[key][0] for key in keys if key in sections]
    pages = {row[0] for row in db.execute(_WANTED.format(wanted[0]), wanted[1])} if wanted else None
    found: dict[int, list[int]] = {page: [] for page in pages or ()}
    if words.expression and (codes or not keys):
        within = f"AND rowid & {CODES - 1} IN ({', '.join(map(str, codes))})" if codes else ""
        for at, (number,) in enumerate(db.execute(_NUMBERS.format(within=within), (words.expression,))):
            if not at % 1000:
                check()
            page, code = divmod(number, CODES)
            if pages is None or page in pages:
                found.setdefault(page, []).append(code)
    placed = db.execute(_PLACED, (json.dumps([*found]),))
    parts = [_Part(0, page, tuple(found[page]), natural, source) for natural, source, page in placed]
    return _Found(db.execute(_STATE).fetchone(), words, sections, keys, parts, wanted is not None)


def _ordered(found: Sequence[_Found], order: str, names: Sequence[str]) -> list[_Part]:
    """Return the parts of all libraries in their order."""
    parts = [part._replace(which=which) for which, one in enumerate(found) for part in one.places]
    if order == SOURCE:
        return sorted(parts, key=lambda part: (names[part.which], part.source))
    parts.sort(key=lambda part: (part.natural, part.source, part.which))
    if order != SECTION:
        return parts
    titles = [dict(reversed([*one.sections.values()])) for one in found]
    single = [part._replace(codes=(code,)) for part in parts for code in part.codes]
    single.sort(key=lambda part: titles[part.which][part.codes[0]].casefold())
    return [*single, *(part for part in parts if not part.codes)]


def _page_texts(
    db: sqlite3.Connection, pages: Sequence[int], prefix: str
) -> tuple[tuple[int, int], dict[int, _PageText]]:
    texts: dict[int, _PageText] = {}
    for number, source, title, key, others, content in db.execute(_PAGES, (json.dumps(pages),)):
        called = words_of(f"{key} {others}")
        texts[number] = _PageText(prefix + source, title, called, unpacked(content) if content else ())
    return db.execute(_STATE).fetchone(), texts
