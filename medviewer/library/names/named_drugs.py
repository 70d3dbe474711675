"""The drugs that a query names one after another: `warfarin and amiodarone`, `simvastatin with clarithromycin`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

MOST_WORDS, LONGEST_NAME = 12, 4
"""Words of a query that are looked at, and words of a name in it."""
_APART = re.compile(r"[+/;&,\n]|(?<!\w)(?:and|with|plus|or|vs\.?|versus)(?!\w)", re.IGNORECASE)


class NamedDrug(NamedTuple):
    """A name that stands in a query. id: of the page that it opens, empty where several are called so."""

    name: str
    id: str


def named_drugs(text: str, page_of: Callable[[str, bool], str | None]) -> tuple[NamedDrug, ...]:
    """Return what a text names, each page once; the longest name that begins at a word is meant.

    page_of: returns the id of the page that a name opens, empty where several are called so, None where none is; its
    second argument tells whether the beginning of a name may be meant.
    """
    found: dict[str, NamedDrug] = {}
    left = MOST_WORDS
    for part in _APART.split(text):
        words = part.split()[:left]
        left -= len(words)
        for one in _in_words(words, page_of):
            found.setdefault(one.id or one.name.casefold(), one)
    return tuple(found.values())


def _in_words(words: Sequence[str], page_of: Callable[[str, bool], str | None]) -> Iterator[NamedDrug]:
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length]).strip(" .:()[]")
            page = page_of(name, length == 1)
            if page is not None:
                yield NamedDrug(name, page)
                at += length
                break
        else:
            at += 1
