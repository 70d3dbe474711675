"""Passages in which one page names another, its ingredients, brands or class.

Nothing here judges: what is not said on a page is not found, and that means nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.mentions import tables
from medviewer.library.mentions.match import Matcher, OwnTerms, SearchedTerm
from medviewer.library.mentions.shared_search import places as places_in
from medviewer.library.mentions.tables import TermPlace
from medviewer.library.mentions.terms import KINDS
from medviewer.library.open_library import holder
from medviewer.library.paths import stored
from medviewer.library.text.sentences import is_cut, sentence

if TYPE_CHECKING:
    from medviewer.library.open_library import OpenLibrary

NOTICE = "What these pages say. Not an interaction checker: silence here means nothing."
"""Stands above every answer of this module, in the window and elsewhere."""
MOST = 30
"""Pages that are asked about at once."""
MOST_NAMING = 200
"""Pages whose passages about another are read at once."""
_CUT = "…"
"""Where a passage lacks the beginning or the end of a sentence."""

_NUMBER = "SELECT id FROM file WHERE path = ?"
_TERMS = """SELECT page, term, key, mention_term.substance, mention_name.kind
    FROM mention_name JOIN mention_term ON id = term WHERE page IN (SELECT value FROM json_each(?))"""
_MENTIONS = "SELECT page, term, places FROM mention WHERE page IN (SELECT value FROM json_each(?))"
_SCANNED = "SELECT page FROM mention_page WHERE scanned AND page IN (SELECT value FROM json_each(?))"
_NAMING = """SELECT page.source, page.title, mention_name.kind, places
    FROM mention_name JOIN mention ON mention.term = mention_name.term JOIN page ON page.id = mention.page
    WHERE mention_name.page = ? ORDER BY page.natural, page.source"""
_NAMING_COUNT = """SELECT count(DISTINCT page.source)
    FROM mention_name JOIN mention ON mention.term = mention_name.term JOIN page ON page.id = mention.page
    WHERE mention_name.page = ? AND places != '[]'"""
_PENDING = """SELECT EXISTS (SELECT 1 FROM mention_page WHERE scanned = 0)
    OR (SELECT count(*) FROM mention_page) != (SELECT count(*) FROM page)"""
_ORDER = """SELECT code FROM section ORDER BY CASE key WHEN 'contraindications' THEN 0 WHEN 'interactions' THEN 1
    WHEN 'precautions' THEN 2 WHEN 'dosage' THEN 3 ELSE 4 END, code"""


class NamedMark(NamedTuple):
    """A name in a sentence. start, length: in the sentence. term: as it is written. kind: one of KINDS."""

    start: int
    length: int
    term: str
    kind: str


class Passage(NamedTuple):
    """A sentence, list item or table row in which the page `id` names another.

    section: its key, label: its title. sentence: with “…” where one that is too long is cut. offset: of the sentence in
    the section's text as the index has it, without that sign.
    """

    id: str
    section: str
    label: str
    sentence: str
    offset: int
    marks: tuple[NamedMark, ...]


class PagePair(NamedTuple):
    """Two pages. forth: passages of `one` that name `other`; back: of `other` that name `one`; mostly empty."""

    one: str
    other: str
    forth: tuple[Passage, ...]
    back: tuple[Passage, ...]


class NamingPage(NamedTuple):
    """A page that names another in a section. times: how often; kind: the first of KINDS by which the page does."""

    id: str
    title: str
    times: int
    kind: str


class NamingSection(NamedTuple):
    """The pages that name one in a section. section: its key, label: its title."""

    section: str
    label: str
    pages: tuple[NamingPage, ...]


class NamedBy(NamedTuple):
    """The pages that name one, by section. whole: all pages of the library were looked through."""

    sections: tuple[NamingSection, ...]
    whole: bool


class NamingCount(NamedTuple):
    """The number of pages that name one. whole: all pages of the library were looked through."""

    pages: int
    whole: bool


def named_together(open_libraries: Iterable[OpenLibrary], ids: Sequence[str]) -> list[PagePair]:
    """Return each two of up to MOST pages with what they say of one another; ids that are no page's are left out.

    Pages of several libraries are asked about one another too.
    """
    held = _held(open_libraries, list(dict.fromkeys(ids))[:MOST])
    return [
        PagePair(one, other, held[one].says_of(held[other]), held[other].says_of(held[one]))
        for one, other in combinations(held, 2)
    ]


def passages_naming(
    open_libraries: Iterable[OpenLibrary], id: str, others: Sequence[str]
) -> dict[str, tuple[Passage, ...]]:
    """Return the passages in which other pages name page `id`, by the ids of those that do; for up to MOST_NAMING."""
    held = _held(open_libraries, [id, *others[:MOST_NAMING]])
    named = held.pop(id, None)
    naming = {other: page.says_of(named) for other, page in held.items()} if named else {}
    return {other: passages for other, passages in naming.items() if passages}


def _held(open_libraries: Iterable[OpenLibrary], ids: Sequence[str]) -> dict[str, _Page]:
    """Return those of the pages that are there, in their order, with what they hold of one another."""
    found: dict[str, _Page] = {}
    parts = [(open_library, f"{open_library.library.name}/") for open_library in open_libraries]
    for open_library, prefix in parts:
        mine = [id for id in ids if id.startswith(prefix)]
        found |= open_library.index.ask(partial(_pages, prefix=prefix, ids=mine)) if mine else {}
    held = {id: found[id] for id in ids if id in found}
    several = len({page.prefix for page in held.values()}) > 1
    for open_library, prefix in parts:
        numbers = {page.number: page for page in held.values() if page.prefix == prefix}
        if numbers:
            open_library.index.ask(partial(_look, numbers=numbers, held=held, several=several))
    return held


def named_by(open_libraries: Iterable[OpenLibrary], id: str) -> NamedBy:
    """Return the pages of the same library that name page `id`, by section: contraindications, interactions first."""
    held = holder(open_libraries, id)
    return held[0].index.ask(partial(_named_by, prefix=held[1], id=id)) if held else NamedBy((), True)


def naming_count(open_libraries: Iterable[OpenLibrary], id: str) -> NamingCount:
    """Return how many pages of the same library name page `id`, in a fraction of the time of `named_by`."""
    held = holder(open_libraries, id)
    return held[0].index.ask(partial(_naming_count, prefix=held[1], id=id)) if held else NamingCount(0, True)


class _Page:
    """A page that is asked about: its terms, and where its texts hold those of others, by their keys."""

    def __init__(self, id: str, number: int, prefix: str) -> None:
        self.id = id
        self.number = number
        self.prefix = prefix
        self.terms: dict[str, SearchedTerm] = {}
        self.places: dict[str, list[TermPlace]] = {}
        self.texts: Mapping[str, str] = {}
        self.sections: Mapping[int, tuple[str, str]] = {}

    def checked(self, place: TermPlace) -> TermPlace:
        """Return a place that lies in one of the page's texts; raises LookupError, TypeError for one that does not."""
        text = self.texts[self.sections[place.code][0]]
        if not 0 <= place.start < place.start + place.length <= len(text):
            raise LookupError("the index knows a place that the page does not have")
        return place

    def says_of(self, other: _Page) -> tuple[Passage, ...]:
        """Return the passages of this page that name another."""
        found: dict[tuple[int, int, int], set[NamedMark]] = defaultdict(set)
        for key in self.places.keys() & other.terms.keys():
            kind = KINDS[other.terms[key].kind]
            for place in self.places[key]:
                text = self.texts[self.sections[place.code][0]]
                first, last = sentence(text, place.start, place.start + place.length)
                term = text[place.start : place.start + place.length]
                found[place.code, first, last].add(NamedMark(place.start - first, place.length, term, kind))
        ranks = {code: rank for rank, code in enumerate(self.sections)}
        ordered = sorted(found.items(), key=lambda one: (ranks[one[0][0]], one[0][1]))
        naming: dict[tuple[str, str], Passage] = {}
        for passage in (self._passage(where, marks) for where, marks in ordered):
            naming.setdefault((passage.section, passage.sentence.removeprefix("A:").strip()), passage)
        return tuple(naming.values())

    def _passage(self, where: tuple[int, int, int], marks: Iterable[NamedMark]) -> Passage:
        code, first, last = where
        key, label = self.sections[code]
        text = self.texts[key]
        ahead, behind = is_cut(text, first, last)
        before = f"{_CUT} " if ahead else ""
        line = "".join(" " if sign.isspace() else sign for sign in text[first:last]) + f" {_CUT}" * behind
        moved = (mark._replace(start=mark.start + len(before)) for mark in sorted(marks, key=_widest))
        return Passage(self.id, key, label, before + line, first, tuple(_apart(moved)))


def _widest(mark: NamedMark) -> tuple[int, int]:
    return mark.start, -mark.length


def _apart(marks: Iterable[NamedMark]) -> Iterator[NamedMark]:
    """Yield marks that do not overlap: of a combination and its parts the combination."""
    end = 0
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.start + mark.length


def _pages(db: sqlite3.Connection, prefix: str, ids: Iterable[str]) -> dict[str, _Page]:
    """Return those of the pages that are in this index, with their terms."""
    found: dict[str, _Page] = {}
    for id in ids:
        row = db.execute(_NUMBER, (stored(id.removeprefix(prefix)),)).fetchone()
        if row:
            found[id] = _Page(id, row[0], prefix)
    numbers = {page.number: page for page in found.values()}
    for number, *term in db.execute(_TERMS, (json.dumps([*numbers]),)):
        numbers[number].terms[term[1]] = _known(*term)
    return found


def _known(number: int, key: str, substance: str, kind: int) -> SearchedTerm:
    """Return a term as an index has it; raises LookupError, TypeError where that is of no kind."""
    return SearchedTerm(number, key, substance, KINDS.index(KINDS[kind]))


def _look(db: sqlite3.Connection, numbers: Mapping[int, _Page], held: Mapping[str, _Page], several: bool) -> None:
    """Give the pages of one index their texts, and the places of what the others are called.

    Those whose texts were not looked through yet, and all where the others are of several libraries, are read for it.
    """
    wanted = json.dumps([*numbers])
    sections = tables.sections(db)
    texts = tables.texts(db, numbers)
    for number, page in numbers.items():
        page.sections = {code: sections[code] for (code,) in db.execute(_ORDER)}
        page.texts = dict(texts.get(number, ()))
    scanned = set() if several else {page for (page,) in db.execute(_SCANNED, (wanted,))}
    keys = {term.number: key for page in numbers.values() for key, term in page.terms.items()}
    for number, term, found in db.execute(_MENTIONS, (wanted,)):
        if number in scanned and term in keys:
            numbers[number].places[keys[term]] = [
                numbers[number].checked(TermPlace(*place)) for place in json.loads(found)
            ]
    unread = [page for number, page in numbers.items() if number not in scanned]
    if unread:
        _read(db, unread, [term for page in held.values() for term in page.terms.values()])


def _read(db: sqlite3.Connection, pages: Sequence[_Page], terms: Iterable[SearchedTerm]) -> None:
    """Look pages through for terms, with the names that they hold of their own library told apart from these."""
    known: dict[str, SearchedTerm] = {}
    near = tables.known_in(db, [page.number for page in pages])
    for term in [*near, *terms]:
        before = known.get(term.key, SearchedTerm(len(known), term.key, term.substance, term.kind))
        known[term.key] = before._replace(kind=min(term.kind, before.kind))
    keys, matcher = list(known), Matcher(known.values())
    own = tables.own(db, [page.number for page in pages])
    for page in pages:
        codes = {key: code for code, (key, _) in page.sections.items()}
        found = places_in(matcher, tuple(page.texts.items()), codes, own.get(page.number, OwnTerms()))
        page.places = {keys[number]: where for number, where in found.items()}


def _named_by(db: sqlite3.Connection, prefix: str, id: str) -> NamedBy:
    row = db.execute(_NUMBER, (stored(id.removeprefix(prefix)),)).fetchone()
    starts: dict[int, dict[str, set[int]]] = defaultdict(dict)
    by: dict[str, tuple[str, int]] = {}
    for source, title, kind, found in db.execute(_NAMING, row) if row else ():
        by[source] = title, min(kind, by.get(source, (title, kind))[1])
        for code, start, _ in json.loads(found):
            starts[code].setdefault(source, set()).add(start)
    sections = tables.sections(db)
    order = [code for (code,) in db.execute(_ORDER) if code in starts]
    return NamedBy(
        tuple(NamingSection(*sections[code], tuple(_naming(prefix, starts[code], by))) for code in order), _is_whole(db)
    )


def _naming_count(db: sqlite3.Connection, prefix: str, id: str) -> NamingCount:
    row = db.execute(_NUMBER, (stored(id.removeprefix(prefix)),)).fetchone()
    return NamingCount(db.execute(_NAMING_COUNT, row).fetchone()[0] if row else 0, _is_whole(db))


def _is_whole(db: sqlite3.Connection) -> bool:
    """Return whether all pages were looked through."""
    return not db.execute(_PENDING).fetchone()[0]


def _naming(prefix: str, starts: Mapping[str, set[int]], by: Mapping[str, tuple[str, int]]) -> Iterator[NamingPage]:
    for source, places in starts.items():
        title, kind = by[source]
        yield NamingPage(prefix + source, title, len(places), KINDS[kind])
