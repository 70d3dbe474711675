"""Passages that answer a query, in every inflection of its words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from medviewer.library.text.indexed_words import is_beginning
from medviewer.library.text.stored_texts import CODES
from medviewer.library.text.text_query import QueryTerm, TextQuery, expression

_SHORTEST = 4
_ENDINGS = (
    ("ies", ("y", "ies")),
    ("sses", ("ss", "sses")),
    ("ches", ("ch", "ches")),
    ("shes", ("sh", "shes")),
    ("xes", ("x", "xes")),
    ("ness", ("", "ness", "y")),
    ("ations", ("ation", "ations", "e", "ed", "es", "ing", "ate", "ated")),
    ("ation", ("ation", "ations", "e", "ed", "es", "ing", "ate", "ated")),
    ("ions", ("ion", "ions", "", "ed", "ing", "s", "e")),
    ("ion", ("ion", "ions", "", "ed", "ing", "s", "e")),
    ("ings", ("ing", "ings", "", "e", "s", "es", "ed")),
    ("ing", ("ing", "ings", "", "e", "s", "es", "ed")),
    ("ied", ("y", "ies", "ied", "ying")),
    ("ed", ("ed", "", "e", "s", "es", "ing", "ion", "ions")),
    ("ss", ("ss", "sses")),
    ("us", ("us", "uses")),
    ("is", ("is", "es")),
    ("es", ("es", "e", "", "ed", "ing")),
    ("s", ("s", "", "ed", "ing")),
    ("y", ("y", "ies", "ied", "iness")),
    ("e", ("e", "es", "ed", "ing", "ation", "ations")),
    ("", ("", "s", "es", "ed", "ing", "ion", "ions", "ness", "ation")),
)


def forms(word: str) -> list[str]:
    """Return a folded word first, then its likely other forms; words that do not exist among them do no harm."""
    if len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
        return [word]
    ending, others = next((end, others) for end, others in _ENDINGS if word.endswith(end))
    base = word[: len(word) - len(ending)]
    if len(base) < _SHORTEST - 1:
        return [word]
    found = [base + other for other in others]
    if ending in ("ing", "ed", "ings") and base[-1] == base[-2] and base[-1] not in "ls":
        found += [base[:-1], base[:-1] + "s"]
    if ending == "" and word[-1] not in "aeiouwxy" and word[-2] in "aeiou":
        found += [f"{word}{word[-1]}{other}" for other in ("ed", "ing")]
    return list(dict.fromkeys([word, *found]))


MOST_RANKED = 4000
"""Passages that are ranked, the first ones in the order in which they were indexed; others are not shown."""
MOST_COUNTED = 5000
MOST_WEIGHED = 120_000
"""Passages of all words together up to which bm25 is asked, which goes through all of them to know how rare each word
is; where there are more, no word is rare, and the sections' weights alone decide."""
NAME, SECTION, TEXT = 5.0, 3.0, 1.0
"""Weights of a hit in a page's names, in the section's title, in the text, for bm25."""
ASKED_FIRST = 4.0
"""By how much a hit in a section counts more that a topic asks for first."""
_MOST_COMPLETIONS, _MOST_FORMS = 8, 5
_SHORTEST_OPEN = 3
_MOST_A_DRUG = 3
_COUNTS = """SELECT code, count(*) FROM
    (SELECT rowid & 63 AS code FROM passage WHERE passage MATCH :asked {among} LIMIT :counted) GROUP BY code"""
_LAST = """SELECT max(hit) FROM (SELECT rowid AS hit FROM passage WHERE passage MATCH :asked {within} LIMIT :most)"""
_AMONG = "AND passage.rowid / 64 IN (SELECT id FROM page WHERE {})"
_RANKED = f"""SELECT passage.rowid, bm25(passage, {NAME}, {SECTION}, {TEXT}) * section.weight * {{first}} AS closeness
    FROM passage JOIN section ON section.code = passage.rowid & 63
    WHERE passage MATCH :asked AND passage.rowid <= :end {{within}} ORDER BY closeness LIMIT :limit"""
_BY_SECTION = """SELECT passage.rowid, -section.weight * {first} AS closeness
    FROM passage JOIN section ON section.code = passage.rowid & 63
    WHERE passage MATCH :asked AND passage.rowid <= :end {within} ORDER BY closeness LIMIT :limit"""
_ANY = "SELECT 1 FROM passage WHERE passage MATCH ? LIMIT 1"
_WEIGHT = "SELECT total(passages) FROM term WHERE term IN (SELECT value FROM json_each(?))"
_COMPLETED = "SELECT term FROM term WHERE term >= ? AND term < ? ORDER BY passages DESC LIMIT ?"
_EXISTING = "SELECT term FROM term WHERE term IN (SELECT value FROM json_each(?)) ORDER BY passages DESC LIMIT ?"
_IS_NAME = "SELECT EXISTS (SELECT 1 FROM spelling WHERE text = ? AND whole = '')"


class RankedPassage(NamedTuple):
    """A passage. closeness: as bm25 has it, lower is closer."""

    page: int
    code: int
    closeness: float


class FoundPassages(NamedTuple):
    """The answer to a question.

    counts: passages by section code, not only those asked for; capped: at least that many.
    """

    hits: list[RankedPassage]
    counts: dict[int, int]
    capped: bool
    marks: MarkedWords


class MarkedWords(NamedTuple):
    """Words to mark in a text: whole words, beginnings of words, and phrases."""

    phrases: frozenset[tuple[str, ...]]


class AskedWords(NamedTuple):
    """The words of a query in all their forms.

    groups: a passage has one phrase of each, anywhere in text, section title and names of its page; if `named`, the
    words of the page's names are no group. expression: as FTS5 takes it, empty where nothing can answer.
    alternatives: phrases of all terms.
    """

    groups: tuple[frozenset[tuple[str, ...]], ...]
    expression: str
    marks: MarkedWords
    alternatives: int


def asked_words(db: sqlite3.Connection, query: TextQuery) -> AskedWords:
    """Return the words of a query in the forms that an index has."""
    groups = [_alternatives(db, term) for term in query.wanted]
    either = list(dict.fromkeys(phrase for term in query.either for phrase in _alternatives(db, term)))
    phrases = [phrase for group in (*groups, either) for phrase in group]
    marks = MarkedWords(frozenset(phrases))
    if not phrases or not all(groups):
        return AskedWords((), "", marks, 0)
    named = bool(either and groups and db.execute(_ANY, (expression(groups, (), named=True),)).fetchone())
    asked = expression(groups, [term.words for term in query.unwanted], either, named)
    looked_for = [*([] if named else groups), *([either] if either else [])]
    return AskedWords(tuple(map(frozenset, looked_for)), asked, marks, len(phrases))


def ask(
    db: sqlite3.Connection,
    query: TextQuery,
    codes: Collection[int],
    limit: int,
    check: Callable[[], None],
    first: Collection[int] = (),
    pages: tuple[str, Mapping[str, str]] | None = None,
) -> FoundPassages:
    """Return up to `limit` passages.

    codes: of the sections that are asked for, none for all. check: may raise. first: codes of sections whose passages
    come before those of others. pages: SQL on `page` with the values for its names, None for
    all.
    """
    words = asked_words(db, query)
    if not words.expression:
        return FoundPassages([], {}, False, words.marks)
    asked, marks = words.expression, words.marks
    among = _AMONG.format(pages[0]) if pages else ""
    within = f"{among} AND passage.rowid & 63 IN ({', '.join(map(str, codes))})" if codes else among
    values: dict[str, object] = {**(pages[1] if pages else {}), "asked": asked}
    check()
    counts = dict(db.execute(_COUNTS.format(among=among), {**values, "counted": MOST_COUNTED}).fetchall())
    check()
    # each phrase of the expression costs bm25 about as much for a passage as the passage itself does
    most = MOST_RANKED * 4 // (3 + words.alternatives)
    last = db.execute(_LAST.format(within=within), {**values, "most": most}).fetchone()[0]
    check()
    if last is None:
        return FoundPassages([], counts, False, marks)
    statement = _RANKED if _weight(db, marks) <= MOST_WEIGHED else _BY_SECTION
    weight = f"iif(section.code IN ({', '.join(map(str, first))}), {ASKED_FIRST}, 1.0)"
    values |= {"end": last, "limit": 4 * limit}
    rows = db.execute(statement.format(within=within, first=weight), values).fetchall()
    hits = [RankedPassage(number // CODES, number % CODES, closeness) for number, closeness in rows]
    return FoundPassages(by_drug(hits)[:limit], counts, sum(counts.values()) >= MOST_COUNTED, marks)


def _weight(db: sqlite3.Connection, marks: MarkedWords) -> float:
    """Return in about how many passages bm25 would have to look."""
    words = {word for phrase in marks.phrases for word in phrase}
    return float(db.execute(_WEIGHT, (json.dumps(list(words)),)).fetchone()[0])


def by_drug(hits: list[RankedPassage]) -> list[RankedPassage]:
    """Put the passages of a drug together, where its best one stands; only its best ones."""
    drugs: dict[int, list[RankedPassage]] = {}
    for hit in hits:
        drugs.setdefault(hit.page, []).append(hit)
    return [hit for group in drugs.values() for hit in group[:_MOST_A_DRUG]]


def _alternatives(db: sqlite3.Connection, term: QueryTerm) -> list[tuple[str, ...]]:
    """Return the phrases that answer a term: its words, other forms of a single word, what an open word may become."""
    found = [phrase for words in (term.words, term.others) if words for phrase in _phrases(db, term, words)]
    return list(dict.fromkeys(found))


def _phrases(db: sqlite3.Connection, term: QueryTerm, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    *before, word = words
    completed = _completed(db, word) if term.open else []
    ends = [word] if term.exact or before else _forms(db, word)
    return [(*before, end) for end in (*ends, *completed)]


def _forms(db: sqlite3.Connection, word: str) -> list[str]:
    """Return a word's forms; a drug's name is none of another word's, and has itself none but its plural."""
    plural = (word + "s", word.removesuffix("s"))
    others = forms(word)[1:]
    if others and _is_name(db, word):
        others = [other for other in others if other in plural]
    known = [row[0] for row in db.execute(_EXISTING, (json.dumps(others), _MOST_FORMS))] if others else []
    return [word, *(other for other in known if other in plural or not _is_name(db, other))]


def _is_name(db: sqlite3.Connection, word: str) -> bool:
    return bool(db.execute(_IS_NAME, (word,)).fetchone()[0])


def _completed(db: sqlite3.Connection, word: str) -> list[str]:
    """Return the words that `word` begins, those of the most passages; FTS5's own prefix search would read all."""
    if len(word) < _SHORTEST_OPEN:
        return []
    return [row[0] for row in db.execute(_COMPLETED, (word, word + "\U0010ffff", _MOST_COMPLETIONS))]


def matches(tokens: Sequence[str], marks: MarkedWords) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (first token, phrase) of each hit among the words of a text, as the index has them."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(marks.phrases, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(phrase)
    begins = any(is_beginning(phrase[-1]) for phrase in marks.phrases)
    end = 0
    for at, token in enumerate(tokens):
        likely = by_first.get(token, ())
        if begins:
            likely = (*likely, *by_first.get(token[0], ()))
        if not likely or at < end:
            continue
        phrase = next((one for one in likely if _is_at(tokens, at, one)), ())
        if phrase:
            yield at, phrase
            end = at + len(phrase)


def _is_at(tokens: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    *before, last = phrase
    end = at + len(before)
    if end >= len(tokens) or tokens[at:end] != before:
        return False
    return tokens[end] == last or (is_beginning(last) and tokens[end].startswith(last))
