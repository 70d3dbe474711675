"""Hits of a search, as values."""

from __future__ import annotations

from typing import NamedTuple

EXACT, PREFIX, WORD, WORDS, CONTAINS, NEAR = "exact", "prefix", "word", "words", "contains", "near"
ALIAS, NAMED = "alias", "named"
KINDS = (EXACT, PREFIX, WORD, WORDS, CONTAINS, NEAR)


class NameHit(NamedTuple):
    """A page whose name was found.

    matched: the name that was hit, as the page writes it; folded where it is an alias.
    kind: exact, prefix (it starts with the query), word (words of it do, in order), words (in any order), contains,
    near (only nearly the query: never open it unasked), alias (exact or prefix, by a synonym), or named (one of several
    drugs that the query names, or the only one among words that are no name).
    score: 100 is best; comparable within one answer only.
    labels: how many published labels of one generic name the hit stands for, which is its title then; else 0.
    """

    id: str
    title: str
    subtitle: str
    matched: str
    kind: str
    score: float
    labels: int = 0


class IndexHit(NamedTuple):
    """A hit in one index, before its row is read. order: sorts hits of several indexes, the best first.

    generic: the generic name of the labels that the hit stands for, `labels` how many; empty and 0 for a page.
    """

    page: int
    kind: str
    matched: str
    order: tuple[float, ...]
    key: str
    generic: str = ""
    labels: int = 0
