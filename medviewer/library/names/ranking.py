"""The order of what a query finds among names, near spellings last."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from medviewer.library.names import hits, prefix
from medviewer.library.names.folding import fold
from medviewer.library.names.hits import ALIAS, CONTAINS, EXACT, NEAR, PREFIX, IndexHit
from medviewer.library.names.name_query import Query
from medviewer.library.names.natural_order import natural
from medviewer.library.names.prefix import MOST_LOOKED_AT, called
from medviewer.library.names.spelling import SHORT, distance, probes, sound
from medviewer.library.names.synonyms import american
from medviewer.library.names.word_lists import is_beside

_MOST_CANDIDATES = 400
_MOST_MEASURED = 24
_MOST_SPELLINGS = 24
_LEAST_PART = 3
_WITH_FURTHER, _MOST_FURTHER = 4, 12
FURTHER = 6
"""Step of pages that share a word with a better hit."""
_NOT_YET_TYPED = 0.45
_FIRST_OF_SEVERAL, _ONE_OF_SEVERAL = 0.2, 0.6
"""What a word counts more that is only a part of the name."""
_SOUNDS_SO = 0.4
_RUNS_OVER, _MOST_REST = 1.0, 2
"""What it costs to run over into the next word of a name, and letters of that which are no beginning of it."""
_FARTHEST_OF_SHORT = 2.0
"""How far a spelling may be from fewer letters than may hold two edits."""
_LONG = 9
"""Letters from which on a beginning may hold two mistakes."""
_CANDIDATES = """SELECT text, whole FROM (
    SELECT spelling AS hit FROM near WHERE number IN (SELECT value FROM json_each(?))
    GROUP BY hit ORDER BY count(*) DESC LIMIT ?) JOIN spelling ON spelling.id = hit"""
_PART = """SELECT text, whole FROM (SELECT rowid AS hit FROM part WHERE part MATCH ? LIMIT ?)
    JOIN spelling ON spelling.id = hit WHERE instr(text, ?) ORDER BY length(text) LIMIT ?"""
_BEGUN = "SELECT text, whole FROM spelling WHERE text >= ? AND text < ? AND whole != '' ORDER BY text, whole LIMIT ?"
_ARE_WORDS = "SELECT text FROM spelling WHERE whole = '' AND text IN (SELECT value FROM json_each(?))"
_WITH_WORD = """SELECT id, title, key, combined FROM (SELECT rowid AS hit FROM name WHERE name MATCH ? LIMIT ?)
    JOIN page ON page.id = hit ORDER BY combined, length(key), key LIMIT ?"""
_TITLED = """SELECT id, title, page.key, combined FROM (
    SELECT page AS hit FROM called WHERE level IN (0, 2, 4) AND key >= ? AND key < ? LIMIT ?)
    JOIN page ON page.id = hit ORDER BY combined, length(page.key), page.key LIMIT ?"""
_PAGES = """SELECT id, title, key, others, combined FROM (SELECT rowid AS hit FROM name WHERE name MATCH ? LIMIT ?)
    JOIN page ON page.id = hit"""


class Spelling(NamedTuple):
    """A word of names, or a name of several words without their spaces, that is nearly what was typed.

    cost: how far it is away, in edits. whole: the name with its spaces, empty where it is a word.
    """

    cost: float
    text: str
    whole: str


def containing(db: sqlite3.Connection, query: Query, limit: int) -> Iterator[IndexHit]:
    """Yield pages with names that hold the query anywhere, spaces apart; those that only miss a space first.

    Near ones are those that hold it as another whole name with a letter or two of the word behind that: `aspirine` is
    no beginning of aspirin and esomeprazole.
    """
    text = query.squeezed
    begun = [Spelling(0, *row) for row in db.execute(_BEGUN, (text, text + "\U0010ffff", limit))]
    yield from _holding(db, text, begun, limit)
    if len(text) >= _LEAST_PART:
        trigrams = " AND ".join({f'"{text[at : at + 3]}"' for at in range(len(text) - 2)})
        rows = db.execute(_PART, (trigrams, MOST_LOOKED_AT, text, _MOST_SPELLINGS))
        yield from _holding(db, text, [Spelling(1, *row) for row in rows], limit)


def _holding(db: sqlite3.Connection, text: str, found: Sequence[Spelling], limit: int) -> Iterator[IndexHit]:
    names = {one: _name_before_rest(text, one) for one in found}
    known = {name for name in set(names.values()) if name and next(prefix.equal(db, name, 1), None)}
    yield from _named(db, [one for one in found if names[one] not in known], 4, limit, hits.CONTAINS)
    over = [one._replace(cost=_RUNS_OVER) for one in found if names[one] in known]
    yield from _named(db, over, 5, limit, hits.NEAR)


def _name_before_rest(text: str, found: Spelling) -> str:
    """Return the words before the one of whose letters the query has but one or two at its end; empty where it has not.

    text: the query without spaces.
    """
    words = found.whole.split()
    ends = [*accumulate(map(len, words))]
    begin = found.text.find(text)
    last = next((at for at, end in enumerate(ends) if end >= begin + len(text)), 0)
    first = ends.index(begin) + 1 if begin in ends else 0
    if not last or (begin and not first):
        return ""
    rest = begin + len(text) - ends[last - 1]
    if rest > _MOST_REST or rest == len(words[last]):
        return ""
    return " ".join(words[first:last])


def near(db: sqlite3.Connection, query: Query, limit: int) -> Iterator[IndexHit]:
    """Yield pages with names that nearly are the query, the nearest first."""
    yield from _named(db, spellings(db, query.squeezed), 5, limit, hits.NEAR)
    if len(query.words) == 1:
        yield from _run_together(db, query.squeezed, limit)
    else:
        yield from _word_by_word(db, query.words, limit)


def spellings(db: sqlite3.Connection, text: str) -> list[Spelling]:
    """Return the spellings in the index that are nearly `text` or begin nearly so, the nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(text) < _LEAST_PART:
        return []
    rows = db.execute(_CANDIDATES, (str([*probes(text)]), _MOST_CANDIDATES)).fetchall()
    names = [row[0] for row in rows]
    edits: dict[int, float] = {}
    heard = sound(text)
    sounds = [OSA.distance(heard, sound(name), score_cutoff=1) for name in names]
    for length in (None, len(text) - 1, len(text), len(text) + 1):
        cut = [name[:length] for name in names]
        most = _most_edits(len(text), beginning=length is not None)
        for _, count, place in process.extract(text, cut, scorer=OSA.distance, score_cutoff=most, limit=None):
            whole = length is None or len(names[place]) <= len(text)
            edits[place] = min(edits.get(place, 9.0), count + (0.0 if whole else 0.6))
    for place, edited in enumerate(sounds):
        if edited <= 1:
            edits[place] = min(edits.get(place, 9.0), 0.4 + edited)
    closest = sorted(edits, key=edits.__getitem__)[:_MOST_MEASURED]
    found = [
        Spelling(_cost(text, names[place], sounds[place], bool(rows[place][1])), *rows[place]) for place in closest
    ]
    if len(text) < SHORT:
        found = [one for one in found if one.cost <= _FARTHEST_OF_SHORT]
    return sorted(found, key=lambda one: (one.cost, len(one.text), one.text, one.whole))[:_MOST_SPELLINGS]


def _most_edits(length: int, beginning: bool) -> int:
    if beginning:
        return (2 if length >= _LONG else 1) if length >= SHORT - 1 else 0
    return 2 if length >= SHORT - 1 else 1


def _cost(text: str, name: str, sounds: int, several: bool) -> float:
    whole, begun = distance(text, name)
    if len(name) < SHORT and whole > 1:
        whole = 9.0
    rest = _NOT_YET_TYPED + 0.02 * max(0, len(name) - len(text)) + 0.3 * several
    return min(whole, begun + rest, _SOUNDS_SO + sounds if sounds <= 1 else whole)


def _named(db: sqlite3.Connection, found: Sequence[Spelling], step: int, limit: int, kind: str) -> Iterator[IndexHit]:
    """Yield a page for each spelling, the best one's first: those called so, else the one with the fewest words around.

    Further pages that have the nearest spellings as a word among others come behind, at the step `FURTHER`. A word that
    is only nearly so and tells how a drug is made or sold counts where a title begins with it.
    """
    owners: dict[str, Spelling] = {}
    for one in found:
        owners.setdefault(one.whole or one.text, one)
    served = set[str]()
    for name, hit in called(db, owners, limit):
        served.add(owners[name].text)
        yield hit._replace(kind=kind, order=(step, owners[name].cost, *hit.order[1:]))
    words = [one for one in found if not one.whole]
    for place, one in enumerate(words):
        further = _MOST_FURTHER if place < _WITH_FURTHER else 1
        if further == 1 and one.text in served:
            continue
        for page, title, key, combined in _with_word(
            db, one.text, further, in_front=kind == NEAR and is_beside(one.text)
        ):
            at = FURTHER if one.text in served else step
            served.add(one.text)
            first = key.startswith(one.text)
            cost = one.cost + (_FIRST_OF_SEVERAL if first else _ONE_OF_SEVERAL)
            yield IndexHit(page, kind, title, (at, cost, 2, combined, not first, len(key)), key)


def _with_word(db: sqlite3.Connection, word: str, limit: int, in_front: bool) -> sqlite3.Cursor:
    """Return id, title, key and combined of pages with a word in their names. in_front: that a title begins with."""
    if in_front:
        return db.execute(_TITLED, (f"{word} ", f"{word} \U0010ffff", MOST_LOOKED_AT // 4, limit))
    return db.execute(_WITH_WORD, (f'"{word}"', MOST_LOOKED_AT // 4, limit))


def _run_together(db: sqlite3.Connection, text: str, limit: int) -> Iterator[IndexHit]:
    """Yield pages for two words between which the space is missing: the first one whole, the second one begun."""
    places = range(_LEAST_PART, len(text) - _LEAST_PART + 1)
    known = {row[0] for row in db.execute(_ARE_WORDS, (_json([text[:place] for place in places]),))}
    for place in places:
        if text[:place] in known:
            asked = f'"{text[:place]}" AND "{text[place:]}"*'
            yield from _both(db, asked, 0.5, limit)


def _both(db: sqlite3.Connection, asked: str, cost: float, limit: int) -> Iterator[IndexHit]:
    for page, title, key, _, combined in db.execute(_PAGES, (asked, limit)):
        yield IndexHit(page, hits.NEAR, title, (5, cost, 2, combined, 0, len(key)), key)


def _word_by_word(db: sqlite3.Connection, words: Sequence[str], limit: int) -> Iterator[IndexHit]:
    """Yield pages that have a word near each of the query's."""
    choices = [_choices(db, word) for word in words]
    if not all(choices):
        return
    asked = " AND ".join("(" + " OR ".join(one) + ")" for one in choices)
    for page, title, key, others, combined in db.execute(_PAGES, (asked, MOST_LOOKED_AT // 4)):
        text = f" {key} {others}".replace("\n", " ")
        cost = sum(
            min((c for name, c in one.items() if " " + name.strip('"*') in text), default=2.0) for one in choices
        )
        yield IndexHit(page, hits.NEAR, title, (5, cost, 2, combined, 0, len(key)), key)


def _choices(db: sqlite3.Connection, word: str) -> dict[str, float]:
    """Return FTS5 terms for a word of a query, each with how far it is from it."""
    terms = {f'"{word}"*': 0.0}
    if len(word) < _LEAST_PART:
        return terms
    for one in spellings(db, word)[:8]:
        if not one.whole:
            terms[f'"{one.text}"'] = one.cost
    return terms


def _json(texts: Iterable[str]) -> str:
    import json

    return json.dumps(list(texts))


ENOUGH = 5
"""Names that hold the query, from which on none is looked for that only nearly does."""


def names(
    db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int, aliases: Mapping[str, str]
) -> list[IndexHit]:
    """Return up to `limit` pages whose names answer the query, the best first.

    starred: pages of favourites. aliases: the user's own words, each with the name that it stands for.
    """
    found: dict[int, IndexHit] = {}
    for meant in _meant(query, aliases):
        for hit in prefix.equal(db, meant, limit):
            found.setdefault(hit.page, hit._replace(kind=ALIAS))
    for step in _steps(db, query, starred, limit):
        for hit in step:
            if hit.page not in found or hit.order < found[hit.page].order:
                found[hit.page] = hit
        if len(found) >= limit and not any(hit.kind in (CONTAINS, NEAR) for hit in found.values()):
            break
    return sorted(found.values(), key=lambda hit: (hit.order, natural(hit.key)))[:limit]


def _meant(query: Query, aliases: Mapping[str, str]) -> list[str]:
    """Return the folded names that the user's aliases that begin with the query stand for."""
    return [fold(name) for alias, name in aliases.items() if fold(alias).startswith(query.key)]


def _respelt(hit: IndexHit) -> IndexHit:
    """Return a hit of the query in American spelling, as what it is: a synonym of what was typed."""
    return hit._replace(kind=ALIAS) if hit.kind in (EXACT, PREFIX) else hit


def _steps(db: sqlite3.Connection, query: Query, starred: Collection[int], limit: int) -> Iterator[Iterable[IndexHit]]:
    """Yield what each step finds; a later one is only taken where the earlier ones found too little."""
    spelt = [query] + [other for other in [Query.of(american(query.key))] if other != query]
    held = 0
    for asked in spelt:
        for step in (
            prefix.equal(db, asked.key, limit),
            prefix.starting(db, asked.key, starred, limit),
            prefix.in_words(db, asked, starred, limit),
        ):
            hits = [hit if asked == query else _respelt(hit) for hit in step]
            held += len(hits)
            yield hits
    if held < ENOUGH:
        yield containing(db, query, limit)
    if held < (ENOUGH if len(query.words) == 1 else 1):
        yield near(db, query, limit)
