"""Terms by which others name a page: its names, ingredients, brands and class."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from medviewer.library.mentions import substances
from medviewer.library.mentions.substances import Substances
from medviewer.library.mentions.words import lists, words
from medviewer.library.names.folding import fold
from medviewer.library.names.page_names import LONGEST, MOST_NAMES

NAME, INGREDIENT, BRAND, CLASS = range(4)
"""Kinds of terms; where a term is several things of one page, the first counts."""
KINDS = ("name", "ingredient", "brand", "class")
TOGETHER = "+"
"""Between the substances of a combination, in the key of its term."""

_AND = re.compile(r"(?:(?<!\s)\s++)?[,;/+]\s*|(?<![\s-])\s++and\s+", re.IGNORECASE)
_PARENTHESES = re.compile(r"(?:(?<!\s)\s++)?\(([^()]*+)\)\s*")
_LINKING = frozenset({"and", "with", "plus"})
"""Words in a title that lists ingredients: those between their names in a text say that it is meant as a whole."""
_SHORTEST_CLASS = 4
_HEADS = ("agent", "agents", "drug", "drugs", "medicine", "medicines")


class StoredNames(NamedTuple):
    """A page's names: as the index keeps it. brands: one a line. labeler: of a published label, who sells it.

    is_entry: of a dictionary, whose words name no page in texts.
    """

    title: str
    generic: str
    brands: str
    drug_class: str
    labeler: str = ""
    is_entry: bool = False


class Term(NamedTuple):
    """One term of a page. key: words with a space between; for a combination, its substances with `+` between.

    words: for a combination, the spellings of each part, by which pages are found that may hold it.
    """

    key: str
    kind: int
    substance: str
    words: tuple[tuple[str, ...], ...]


def terms_of(names: StoredNames, known: Substances, nothing: frozenset[str] = frozenset()) -> list[Term]:
    """Return the terms of a page, each once, in the order of their kinds.

    nothing: names that name nothing in texts.
    """
    if names.is_entry:
        return []
    found: dict[str, Term] = {}
    for term in _of_name(names.title[:LONGEST], NAME, known, names.labeler):
        found.setdefault(term.key, term)
    titled = {term.substance for term in found.values() if term.kind == NAME}
    for term in _of_name(names.generic[:LONGEST], INGREDIENT, known):
        found.setdefault(term.key, term._replace(kind=NAME) if term.substance in titled else term)
    for brand in names.brands.split("\n")[:MOST_NAMES]:
        if substances.is_name(words(brand)):
            key = " ".join(words(brand))
            found.setdefault(key, Term(key, BRAND, key, ((key,),)))
    for key in nothing.intersection(found):
        del found[key]
    for key in classes(names.drug_class[:LONGEST]):
        if key not in found:
            found[key] = Term(key, CLASS, key, ((key,),))
    return sorted(found.values(), key=lambda term: term.kind)


def classes(drug_class: str) -> list[str]:
    """Return the ways to write each class that a page gives: with and without abbreviation, “agent”, “drug”."""
    found: dict[str, None] = {}
    for one in _AND.split(drug_class):
        outside = _PARENTHESES.sub(" ", one).strip()
        texts = [outside]
        for inside in _PARENTHESES.finditer(one):
            rest = one[inside.end() :].strip()
            texts.append(f"{inside[1]} {rest}" if rest else inside[1])
        for text in texts:
            its_words = words(text)
            found[" ".join(its_words)] = None
            if len(its_words) > 1 and its_words[-1] in _HEADS:
                found[" ".join(its_words[:-1])] = None
    return [key for key in found if _is_class(key.split())]


@cache
def _general() -> frozenset[str]:
    """Return the words of which no class consists."""
    known = lists()
    return known.not_names | known.never | known.qualifiers


def _is_class(its_words: list[str]) -> bool:
    is_one = len(its_words) == 1
    is_long = len(its_words) > 1 or (is_one and len(its_words[0]) >= _SHORTEST_CLASS)
    is_plain = is_one and its_words[0] in lists().plain
    return is_long and not is_plain and len(its_words) <= substances.MOST_WORDS and not _general().issuperset(its_words)


def _of_name(name: str, kind: int, known: Substances, labeler: str = "") -> list[Term]:
    found: dict[str, Term] = {}
    several = substances.parts(name)
    is_one = len({known.substance(" ".join(words(part))) for part in several}) == 1
    if len(several) > 1 and not is_one:
        its_words = words(name)
        whole = " ".join(its_words)
        if kind == NAME and substances.is_name(its_words) and not _LINKING.isdisjoint(its_words):
            found[whole] = Term(whole, NAME, whole, ((whole,),))
        together = _together(several, known)
        found[together.key] = together
    for part in several:
        _spell(found, part, kind if is_one else INGREDIENT, known)
    for other in substances.also(name, labeler):
        is_whole = len(several) > 1 and fold(other).startswith("co")
        _spell(found, other, NAME if is_whole else INGREDIENT if len(several) > 1 else kind, known)
    return list(found.values())


def _together(several: Iterable[str], known: Substances) -> Term:
    spelt = [known.spellings(part) for part in several]
    key = combination(known.substance(one[0]) for one in spelt)
    return Term(key, NAME, key, tuple(spelt))


def combination(parts: Iterable[str]) -> str:
    """Return the key of the combination of substances, in whatever order."""
    return TOGETHER.join(sorted(set(parts)))


def _spell(found: dict[str, Term], part: str, kind: int, known: Substances) -> None:
    keys = known.spellings(part)
    meant = known.substance(keys[0])
    for key in keys:
        found.setdefault(key, Term(key, kind, meant, ((key,),)))
