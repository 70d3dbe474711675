"""A pasted medication list, one a line -> the pages that it names; what it says beside the names is not compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple

from medviewer.library.mentions.substances import bare
from medviewer.library.mentions.words import lists, words
from medviewer.library.names.abbreviations import meanings
from medviewer.library.names.folding import fold
from medviewer.library.names.hits import ALIAS, EXACT, WORD, WORDS
from medviewer.library.records import Row
from medviewer.library.search import Search
from medviewer.starting.kept import own_patterns
from medviewer.starting.shipped_tables import shipped_toml

FILE = "medication_lists.toml"
MOST_LINES = 200
MOST_NEAREST = 5
_LONGEST = 300
_LOOKED_AT = 20
_LARGEST, _LONGEST_ORDER = 20_000, 160
"""Letters of a text, and of a line, that may be a list that was copied."""
_WHOLE = (EXACT, ALIAS, WORD, WORDS)

_BULLET = re.compile(r"^[\s>|]*(?:(?:[-–—*+•·●○◦▪■□☐☑✓✔→]|\[[ xX]?\]|\(?\d{1,3}[.):](?!\d)|\(?[a-zA-Z]\))[\s|]*)+")
_PARENTHESES = re.compile(r"(?:(?<!\s)\s++)?[(\[]([^()\[\]]*+)[)\]]")
_AMOUNT = r"(?<![\w.-])(?:\d[\d.,\s]{0,80}+(?>(?:[-–/x×]\s{0,80}+\d[\d.,]{0,80}+\s{0,80}+){0,20})|½|¼|one|two)\s{0,80}+"
_SCHEME = re.compile(r"(?<![\w-])[\d½¼]+(?:[.,]\d+)?(?:\s*[-–]\s*[\d½¼]+(?:[.,]\d+)?){2,3}(?!\w)")
_NUMBER = re.compile(r"(?<![\w.-])[\d½¼][\d.,:/×x½¼]*(?![\w-])")
_PERCENT = re.compile(r"^(.*?[a-z]\s+\d[\d.]*\s*%)", re.IGNORECASE)
_JOINED = re.compile(r"^\s*(?:\+|/|&|and\b|with\b|plus\b)\s*(?=[^\W\d])", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s++(?:and|with|plus)\s+", re.IGNORECASE)
_PLACE = re.compile(r"^\d+-(?=[^\W\d])")
"""Of an atom, before a name: 5-fluorouracil."""
_DOSE = "\0"
_SYNTAX = re.compile(r'(?<!\S)-\w|(?<!\S)in:\S|"[^"\s]+\s[^"]*"')
_LETTERS = re.compile(r"[^\W\d_]{4}")
_JOINING = frozenset({"and", "with", "plus"})
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»®™', " "))
SEVERAL_PAGES, SEVERAL_DRUGS = "several pages", "several drugs"
"""Doubts: pages that are called alike, drugs that one line names."""
_LEAST = 4
"""Letters of a word behind the dose that may be another drug."""


class ListedMedication(NamedTuple):
    """One line of a list. line: its number from 1; text: as it was written; name: what was looked for in it.

    page: the page that is called so, None where none is, or more than one; then `nearest` holds what may be meant.
    doubt: SEVERAL_PAGES or SEVERAL_DRUGS where that is why no page is taken, else empty.
    """

    line: int
    text: str
    name: str
    page: Row | None
    nearest: tuple[Row, ...] = ()
    doubt: str = ""


class _Words(NamedTuple):
    units: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


@cache
def _known() -> _Words:
    read = shipped_toml(FILE)
    return _Words(**{name: frozenset(read[name]) for name in _Words._fields})


def said_beside() -> frozenset[str]:
    """Return the units, forms, routes and times that stand beside a name."""
    known = _known()
    return known.units | known.before | known.after


@own_patterns
def _dose() -> re.Pattern[str]:
    """Return what finds an amount: `5 mg`, `500mg/5ml`, `1.5-2 g`, `10 units`, `1-0-1`."""
    unit = "|".join(re.escape(word) for word in sorted(_known().units, key=len, reverse=True))
    one = rf"{_AMOUNT}(?:{unit})(?![^\W\d_])"
    per = rf"(?:\s*(?:/|per)\s*(?:\d[\d.,]*\s*)?(?:{unit})(?![^\W\d_]))*"
    return re.compile(rf"{one}{per}", re.IGNORECASE)


def read_list(
    search: Search, text: str, also_called: Callable[[str], list[Row]], is_entry: Callable[[str], bool]
) -> list[ListedMedication]:
    """Return what each line of a list names; lines without a letter are left out, and more than MOST_LINES.

    A page is only taken for a name that is the whole of what the line says beside doses, forms, routes and times: its
    title, generic name, a brand or a synonym, whatever the order of its ingredients, with or without its salt. What is
    only nearly a name, or a part of one, is never taken, nor one of several pages or of several drugs in a line.
    also_called: returns the pages that a text of others calls so. is_entry: tells of an id whether its page is of a
    dictionary, whose words are no medications.
    """
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    reader = _Reader(search, also_called, is_entry)
    some = islice((one for one in lines if _has_letters(one[1][:_LONGEST])), MOST_LINES)
    return [_unless_cut(reader.entry(number, line[:_LONGEST]), line) for number, line in some]


def _unless_cut(entry: ListedMedication, line: str) -> ListedMedication:
    """Return what a line names; no page is taken where more stands in it than was read."""
    if entry.page is None or len(line) <= _LONGEST:
        return entry
    return entry._replace(page=None, nearest=(entry.page,))


class _Reader(NamedTuple):
    """Looks up what a line says."""

    search: Search
    also_called: Callable[[str], list[Row]]
    is_entry: Callable[[str], bool]

    def entry(self, number: int, line: str) -> ListedMedication:
        """Return what a line names."""
        told = names_in(line)
        for name in told:
            pages = self._called(name)
            others = self._others(line, name, pages) if len(pages) == 1 else []
            if pages and not others:
                if len(pages) == 1:
                    return ListedMedication(number, line, name, pages[0])
                return ListedMedication(number, line, name, None, tuple(pages), SEVERAL_PAGES)
            if others:
                placed = [(_place(line, name), row) for row in pages] + others
                nearest = tuple(row for _, row in sorted(placed, key=lambda pair: pair[0]))
                return ListedMedication(number, line, name, None, nearest[:MOST_NEAREST], SEVERAL_DRUGS)
        name = told[0] if told else line
        return ListedMedication(number, line, name, None, tuple(self._near(name)[:MOST_NEAREST]))

    def _called(self, name: str) -> list[Row]:
        """Return the pages that are called so: one, or several where none has it as its title."""
        for asked in dict.fromkeys([name, _AND.sub(" + ", name), bare(" ".join(words(name))), _PLACE.sub("", name)]):
            asked_words = sorted(fold(asked).split())
            hits = self.search.names(asked, limit=_LOOKED_AT)
            same = [hit for hit in hits if hit.kind in _WHOLE and sorted(fold(hit.matched).split()) == asked_words]
            drugs = [Row(hit.id, hit.title, hit.subtitle) for hit in same if not self.is_entry(hit.id)]
            found = drugs or self.also_called(" ".join(words(asked)))
            if _names_no_page(asked):
                found = [row for row in found if fold(row.title) == fold(asked)]
            titled = [row for row in found if sorted(fold(row.title).split()) == asked_words]
            if titled or len({fold(row.title) for row in found}) == 1:
                return _of_first_library(titled or found)
            if found:
                return found
        return []

    def _others(self, line: str, name: str, pages: list[Row]) -> list[tuple[int, Row]]:
        """Return the pages that the rest of a line is called, each with the place of that in the line."""
        known, named = _known(), set(fold(name).split())
        rest = [_plain(word) for word in line.split()]
        left = [w for w in rest if len(w) >= _LEAST and w.isalpha() and not (w in known.after or w in known.units)]
        found = [(_place(line, word), row) for word in left if word not in named for row in self._called(word)]
        if not found:
            return []
        mine = {row.title for row in pages} | {row.id for page in pages for row in self._called(page.title)}
        first = {row: place for place, row in reversed(found)}
        return [(place, row) for row, place in first.items() if row.id not in mine and row.title not in mine]

    def _near(self, name: str) -> list[Row]:
        """Return the pages with names near to one, else those that its words are called."""
        hits = self.search.names(name, limit=MOST_NEAREST)
        if not hits:
            hits = [hit for word in words(name) if len(word) >= _LEAST for hit in self.search.names(word, limit=2)]
        return list(dict.fromkeys(Row(hit.id, hit.title, hit.subtitle) for hit in hits))


def _place(line: str, name: str) -> int:
    """Return where a name begins in a line."""
    first = (fold(name).split() or [""])[0]
    return fold(line).find(first)


def looks_like_a_list(text: str) -> bool:
    """Tell whether a text may be a medication list: some lines that are short enough, or an order."""
    if not text or len(text) > _LARGEST or any(sign < " " and sign not in "\t\r\n" for sign in text):
        return False
    lines = [line.strip() for line in text.splitlines() if _has_letters(line)]
    if len(lines) == 1:
        return len(lines[0]) <= _LONGEST_ORDER and order_of(lines[0]) is not None
    return 1 < len(lines) <= MOST_LINES and all(len(line) <= _LONGEST_ORDER for line in lines)


def names_in(line: str) -> list[str]:
    """Return what a line of a list may name, the likeliest first."""
    stripped = _BULLET.sub("", line).strip()
    inside = [_without_doses(text) for text in _PARENTHESES.findall(stripped)]
    outside = _PARENTHESES.sub(" ", stripped)
    percent = _PERCENT.match(outside)
    told = [percent[1] if percent else "", _without_doses(outside), *inside, " ".join(outside.split())]
    return [name for name in dict.fromkeys(told) if _has_letters(name)]


def _names_no_page(name: str) -> bool:
    """Return whether a page must be titled so to be meant: of an abbreviation, a class, and less than four letters."""
    return bool(len(fold(name)) < _LEAST or meanings(name) or fold(name) in lists().classes)


def _of_first_library(rows: Sequence[Row]) -> list[Row]:
    """Return the pages of that library which has the first one: two of them are not told apart by their name."""
    library = rows[0].id.partition("/")[0]
    return [row for row in rows if row.id.partition("/")[0] == library]


class Order(NamedTuple):
    """The names that an order may mean, the longest first; is_whole: all the rest is strength, form, route or time."""

    names: tuple[str, ...]
    is_whole: bool


def order_of(text: str) -> Order | None:
    """Return what an order names; None for a text that holds no strength, form, route or time.

    A text without a strength is an order only where all behind the name is form, route or time, and one in the syntax
    of text search (-without, in:section, a "phrase of words") never is.
    """
    if _SYNTAX.search(text):
        return None
    stripped = " ".join(_PARENTHESES.sub(" ", _BULLET.sub("", text).translate(_QUOTES)).split())
    if len(stripped) > _LONGEST:
        return None
    words = _marked(stripped)
    short = _without_doses(stripped)
    is_whole = fold(short) == fold(stripped)
    if is_whole or not _has_letters(short):
        return Order((short,), True) if _has_letters(short) and fold(short) != fold(text) else None
    rest = _are_known(words, short)
    if _DOSE not in words and not rest:
        return None
    before = list(takewhile(lambda word: word != _DOSE, words))
    named = list(dropwhile(lambda word: _plain(word) in _known().before, before))
    longer = (" ".join(before), " ".join(named)) if "+" not in short else ()
    return Order(tuple(dict.fromkeys(name for name in (*longer, short) if _has_letters(name))), rest)


def _are_known(words: Iterable[str], name: str) -> bool:
    """Return whether all words beside the name are a dose, a form, a route or a time."""
    known, named = _known(), set(fold(name).split())
    spoken = (word for word in words if _LETTERS.search(word) or _plain(word).isalpha())
    left = (word for word in spoken if not named.issuperset(fold(word).split()))
    return all(_plain(word) in known.after | known.before | known.units or _plain(word) in _JOINING for word in left)


def _marked(text: str) -> list[str]:
    """Return the words of a text with a mark in place of each dose."""
    text = _SCHEME.sub(f" {_DOSE} ", _dose().sub(f" {_DOSE} ", text))
    return _NUMBER.sub(f" {_DOSE} ", text).split()


def _without_doses(text: str) -> str:
    """Return the name in a text: what stands before the first dose, form, route or time, with what is joined to it."""
    known = _known()
    asked_words = _marked(text)
    while asked_words and (asked_words[0] == _DOSE or _plain(asked_words[0]) in known.before):
        asked_words = asked_words[1:]
    return " ".join(_name_words(asked_words, known.after)).strip(" ,.;:|=>→-–—+/&")


def _name_words(asked_words: list[str], after: Collection[str]) -> Iterator[str]:
    """Yield the words up to the first that says how to take it, and on behind a sign that joins another ingredient."""
    at = 0
    while at < len(asked_words):
        if asked_words[at] == _DOSE or (at and _plain(asked_words[at]) in after):
            rest = " ".join(word for word in asked_words[at:] if word != _DOSE)
            joined = _JOINED.match(rest)
            following = rest[joined.end() :].split() if joined else []
            if not following or _plain(following[0]) in after:
                return
            yield "+"
            asked_words, at = following, 0
        yield asked_words[at]
        at += 1


def _plain(word: str) -> str:
    return word.strip(" ,.;:()[]").casefold()


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
