"""Names that nearly are what was typed: how they are looked up quickly, and how far they are from it.

A name is found by what is left of its beginning when letters are deleted (Garbe's symmetric deletions): two spellings
that are two edits apart share such a rest, so that a look-up is a few dozen searches for a number in the index, however
many names there are. What is found so is then measured letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from zlib import crc32

_BEGINNING = 7
"""Letters of a name that the deletions are made in, as many as its longest first syllables."""
SHORT = 6
"""Letters from which on a name may be two edits away; below it is one."""
_LONG_SOUND = 5
_LONGEST = 48

_DIGRAPHS = (
    ("sch", "sk"),
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("ch", "k"),
    ("ck", "k"),
    ("ae", "e"),
    ("oe", "e"),
    ("qu", "k"),
    ("kw", "k"),
    ("x", "ks"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("y", "i"),
)
_DOUBLED_LETTER = re.compile(r"(.)\1+", re.DOTALL)
_ALIKE = ("ck", "cs", "sz", "yi", "kq", "gj", "vw", "fv", "td", "mn")
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWEL, _BESIDE, _SWAPPED, _DOUBLED, _SILENT, _HEARD_ALIKE = 0.75, 0.85, 0.8, 0.5, 0.6, 0.5


@lru_cache(4096)  # a key press asks for some fifty names, most of them those of the key before
def sound(name: str) -> str:
    """Return how a name sounds, roughly: names that differ only in spelling have the same."""
    for letters, heard in _DIGRAPHS:
        if letters in name:
            name = name.replace(letters, heard)
    once = _DOUBLED_LETTER.sub(r"\1", name)
    return once[:-1] if len(once) > 3 and once[-1] == "e" else once


def keys(name: str) -> set[int]:
    """Return the numbers under which a name without spaces is kept."""
    rests = _rests(name[:_BEGINNING], 2 if len(name) >= SHORT - 1 else 1)
    for shorter in (5, 6) if len(name) > SHORT else ():
        rests |= _rests(name[:shorter], 1)
    return _numbers(rests) | _heard(name)


def probes(query: str) -> set[int]:
    """Return the numbers under which names near `query`, or beginning nearly so, are looked up."""
    return near_numbers(query) | _heard(query)


def near_numbers(name: str) -> set[int]:
    """Return those of them that the names share with `name` that are two edits from it, or one if it is short."""
    return _numbers(_rests(name[:_BEGINNING], 2 if len(name) >= SHORT - 1 else 1))


def heard_number(heard: str) -> int:
    """Return the number under which all names are kept that sound so."""
    return crc32(f"~{heard[:_LONGEST]}".encode())


def _heard(name: str) -> set[int]:
    heard = sound(name[:_LONGEST])
    rests = {heard[:_LONGEST]}
    if len(heard) >= _LONG_SOUND:
        rests |= _rests(heard[:_BEGINNING], 1)
    return _numbers("~" + rest for rest in rests)


def _rests(text: str, most: int) -> set[str]:
    """Return what is left of `text` when up to `most` of its letters are deleted."""
    rests = {text}
    for count in range(1, min(most, len(text) - 2) + 1):
        kept = len(text) - count
        rests.update(map("".join, combinations(text, kept)))
    return rests


def _numbers(rests: Iterable[str]) -> set[int]:
    return set(map(crc32, map(str.encode, rests)))


def _steps() -> dict[str, dict[str, float]]:
    """Return what it costs to have typed one letter for another; 1 where none is given."""
    pairs = [(one, other, _VOWEL) for one, other in combinations(sorted(_VOWELS), 2)]
    pairs += [(one, other, _BESIDE) for row in _ROWS for one, other in pairwise(row)]
    for upper, lower in pairwise(_ROWS):
        pairs += [(letter, above, _BESIDE) for at, letter in enumerate(lower) for above in upper[at : at + 2]]
    pairs += [(pair[0], pair[1], _HEARD_ALIKE) for pair in _ALIKE]
    costs: dict[str, dict[str, float]] = {}
    for one, other, cost in pairs:
        for a, b in ((one, other), (other, one)):
            costs.setdefault(a, {})[b] = min(cost, costs.get(a, {}).get(b, 1.0))
    return costs


_STEPS = _steps()
_NONE: dict[str, float] = {}


def distance(query: str, name: str) -> tuple[float, float]:
    """Return how far `query` is from `name`, and from the beginning of `name` that is nearest to it.

    An edit counts 1; less where it is a likely slip: a key beside the right one, two letters swapped, a letter doubled
    or not, another vowel, a letter that sounds the same.
    """
    before: list[float] = []
    missing = [_left_out(name, place, letter) for place, letter in enumerate(name)]
    row = [0.0, *accumulate(missing)]
    for at, typed in enumerate(query):
        row, before = _further(query, at, name, missing, row, before, _left_out(query, at, typed)), row
    return row[-1], min(row)


def _further(
    query: str, at: int, name: str, missing: list[float], row: list[float], before: list[float], extra: float
) -> list[float]:
    """Return the row of distances for one more letter of the query: the innermost loop of a search, so spelt out."""
    typed = query[at]
    steps = _STEPS.get(typed, _NONE)
    last = row[0] + 1
    following = [last]
    for place, letter in enumerate(name):
        best = row[place] if typed == letter else row[place] + steps.get(letter, 1.0)
        if row[place + 1] + extra < best:
            best = row[place + 1] + extra
        if last + missing[place] < best:
            best = last + missing[place]
        if at and place and typed == name[place - 1] and letter == query[at - 1] and typed != letter:
            best = min(best, before[place - 1] + _SWAPPED)
        following.append(best)
        last = best
    return following


def _left_out(text: str, place: int, letter: str) -> float:
    """Return what it costs to leave a letter out: less for one that is doubled or not heard."""
    if place and text[place - 1] == letter:
        return _DOUBLED
    if letter == "h" or (letter == "e" and place == len(text) - 1):
        return _SILENT
    return 1.0
