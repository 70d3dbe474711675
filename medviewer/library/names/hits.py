"""Hits of a search, as values."""

from __future__ import annotations

from typing import NamedTuple

EXACT, PREFIX, WORD, WORDS, CONTAINS, NEAR = "exact", "prefix", "word", "words", "contains", "near"
ALIAS = "alias"
KINDS = (EXACT, PREFIX, WORD, WORDS, CONTAINS, NEAR)


class NameHit(NamedTuple):
    """A page whose name was found.

    matched: the name that was hit, as the page writes it; folded where it is an alias.
    kind: exact, prefix (it starts with the query), word (words of it do, in order), words (in any order), contains,
    near (only nearly the query: never open it unasked), or alias (exact or prefix, by a synonym).
    score: 100 is best; comparable within one answer only.
    """

    id: str
    title: str
    subtitle: str
    matched: str
    kind: str
    score: float


class IndexHit(NamedTuple):
    """A hit in one index, before its row is read. order: sorts hits of several indexes, the best first."""

    page: int
    kind: str
    matched: str
    order: tuple[float, ...]
    key: str
