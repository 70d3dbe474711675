"""The lists of words that tell names of drugs from what stands beside them, read from resources/mentions.toml."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from medviewer.starting.shipped_tables import shipped_toml

FILE = "mentions.toml"


class Lists(NamedTuple):
    """The lists of resources/mentions.toml; what each is for stands there."""

    salts: frozenset[str]
    bases: frozenset[str]
    radicals: frozenset[str]
    qualifiers: frozenset[str]
    not_also: frozenset[str]
    not_names: frozenset[str]
    plain: frozenset[str]
    never: frozenset[str]
    body: frozenset[str]
    given: frozenset[str]
    use: frozenset[str]
    use_before: frozenset[str]
    compound: frozenset[str]
    compound_of_body: frozenset[str]
    bound: frozenset[str]
    bound_before: frozenset[str]
    does: frozenset[str]
    another: frozenset[str]
    classes: frozenset[str]
    common: frozenset[str]


@cache
def lists() -> Lists:
    """Return the lists; read once."""
    read = shipped_toml(FILE)
    return Lists(**{name: frozenset(read[name]) for name in Lists._fields})


@cache
def _beside() -> frozenset[str]:
    known = lists()
    return known.salts | known.bases | known.qualifiers | known.not_also | known.not_names | known.common


def is_beside(word: str) -> bool:
    """Tell whether a folded word says how a drug is made, given, used or sold, so that it names one only in front."""
    return word in _beside()
