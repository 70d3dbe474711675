"""The substances that a name means: salts set apart, the parts of a combination, other ways to write one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from medviewer.library.mentions.words import lists, words
from medviewer.library.names.synonyms import Groups, aliases, american

MOST_WORDS = 6
_SHORTEST = 2
_ROUNDS = 2
"""From an anion to its acid to that one's synonym."""
_KEPT = 4096
_LETTERS = frozenset({"alpha", "beta", "gamma", "delta", "omega", "levo", "dextro"})
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BETWEEN_PARTS = re.compile(
    r"(?<!\s)\s++(?:[+/;&]\s*|(?:and|with|plus)\s+)|[+/;&]\s*|,\s+(?:(?:and|with|plus)\s+)?", re.IGNORECASE
)
_VACCINE = frozenset({"vaccine", "vaccines"})
_CONDITION = re.compile(r"(?:aemia|algia|cancer|emia|itis|osis|pathy|penia|plegia|rrhea|rrhoea|tension|uria)$")
_BEHIND_COLON = re.compile(r":.*", re.DOTALL)


def parts(name: str) -> list[str]:
    """Return the ingredients that a name lists, each as it is written, without what stands in parentheses.

    Split at `+`, `/`, `,`, `;`, `&`, “and”, “with” and “plus”; what is no name by its words is left out. A vaccine
    against several diseases is one; a form in parentheses that makes another drug stays.
    """
    outside = _BEHIND_COLON.sub("", _PARENTHESES.sub(_form_or_space, name)).strip()
    found = [part.strip() for part in _BETWEEN_PARTS.split(outside)]
    if "+" not in outside and any(not _VACCINE.isdisjoint(words(part)) for part in found):
        found = [outside]
    return [part for part in found if is_name(words(part))]


def _form_or_space(inside: re.Match[str]) -> str:
    text = (inside[1] or inside[2] or "").removeprefix("as ")
    return f" {text} " if _makes_another(words(text)) else " "


def _makes_another(words: list[str]) -> bool:
    known = lists()
    said = f" {' '.join(words)} "
    return any(f" {form} " in said for form in known.bound | known.bound_before)


def without_parentheses(name: str) -> str:
    """Return a name without what stands in parentheses or brackets, the outer ones too."""
    while (shorter := _PARENTHESES.sub(" ", name)) != name:
        name = shorter
    return name


def also(name: str, maker: str = "") -> list[str]:
    """Return the names in the parentheses of a name: `Pyridoxine (Vitamin B6)`, `Meperidine [Pethidine]`.

    No name are several words that begin with a common one, as in `(as sodium)`, what the drug is for, its form or its
    maker, and what stands within a longer name or within other parentheses, as in `Shingles (Zoster) vaccine`.

    maker: who makes or sells it, where that is known.
    """
    made_by = frozenset(words(maker))
    inside = (found[1] or found[2] or "" for found in _PARENTHESES.finditer(name) if _is_behind_a_name(name, found))
    found = [text for text in inside if "," not in text and _is_added(words(text))]
    return [text for text in found if not made_by.issuperset(words(text))]


def _is_behind_a_name(name: str, inside: re.Match[str]) -> bool:
    before = name[: inside.start()]
    behind = words(_BETWEEN_PARTS.split(_PARENTHESES.sub("", name[inside.end() :]).strip(), maxsplit=1)[0])
    return before.count("(") == before.count(")") and (lists().salts | lists().qualifiers).issuperset(behind)


def _is_added(words: list[str]) -> bool:
    known = lists()
    return (
        len(words) <= MOST_WORDS // 2
        and is_name(words)
        and known.not_also.isdisjoint(words)
        and not _makes_another(words)
        and not any(map(_CONDITION.search, words))
        and (len(words) == 1 or words[0] not in known.common)
    )


def is_name(words: list[str]) -> bool:
    """Tell whether words can be a name: few, with letters, not all of origin and make, none of a sentence."""
    known = lists()
    return (
        0 < len(words) <= MOST_WORDS
        and any(len(word) >= _SHORTEST and not word.isdigit() and word not in _LETTERS for word in words)
        and " ".join(words) not in known.never
        and not known.qualifiers.issuperset(words)
        and (len(words) == 1 or not known.not_names.intersection(words[1:]))
        and words[0] not in known.not_names
    )


@lru_cache(maxsize=8192)
def bare(key: str) -> str:
    """Return the words of a name without qualifiers and salts; all of them where no drug's name would be left."""
    known, words = lists(), key.split()
    while len(words) > 1 and words[-1] in known.qualifiers:
        words = words[:-1]
    left = words
    while len(left) > 1 and left[-1] in known.salts:
        left = left[:-1]
    while len(left) > 1 and left[0] in known.bases:
        left = left[1:]
    is_left = all(word in _left_over() or len(word) < _SHORTEST or word.isdigit() for word in left)
    return " ".join(words if is_left else left)


@cache
def _left_over() -> frozenset[str]:
    """Return the words that are no drug's name by themselves."""
    known = lists()
    return known.bases | known.salts | known.radicals | known.plain | _LETTERS


@lru_cache(maxsize=8192)
def without_form(key: str) -> str:
    """Return a name without the carrier that makes it another drug, such as “liposomal”; all of it without one."""
    for form in lists().bound_before:
        if key.endswith(f" {form}") or key.startswith(f"{form} "):
            return key.removesuffix(f" {form}").removeprefix(f"{form} ")
    return key


class Substances:
    """The spellings of names and the substances that they mean, by groups of synonyms; of names that recur only once.

    In titles and generic names, and in combinations of thousands of pages, they do.
    """

    def __init__(self, *groups: Groups) -> None:
        self._groups = groups
        self.spellings = lru_cache(_KEPT)(self._spellings)
        self.substance = lru_cache(_KEPT)(self._substance)

    def _spellings(self, part: str) -> tuple[str, ...]:
        """Return the ways to write an ingredient, the one given first: without its salt, acid as anion, by synonyms."""
        key = " ".join(words(part))
        found = dict.fromkeys([key, bare(key)])
        if "-" in part:
            found[" ".join(words(part.replace("-", "")))] = None
        if (drug := without_form(key)) != key:
            form = key.removeprefix(drug).removesuffix(drug).strip()
            found |= dict.fromkeys((f"{form} {drug}", f"{drug} {form}"))
        found |= dict.fromkeys(_acid_or_anion(bare(key)))
        found |= dict.fromkeys(aliases(list(found), *self._groups))
        return tuple(found)

    def _substance(self, key: str) -> str:
        """Return one name for all spellings and salts of a substance: two that mean the same drug have the same."""
        same = {bare(key)}
        for _ in range(_ROUNDS):
            same |= {other for name in same for other in _acid_or_anion(name)}
            same |= {other for name in same for table in self._groups for other in table.get(name, ())}
        return min(american(name) for name in same)


def _acid_or_anion(name: str) -> Iterator[str]:
    """Yield the other of “valproic acid” and “valproate”; none where the anion is a salt of something else."""
    if name.endswith("ic acid") and name[:-7] + "ate" not in lists().salts:
        yield name[:-7] + "ate"
    elif name.endswith("ate") and len(name) > len("folate") and name.split()[-1] not in lists().salts:
        yield name[:-3] + "ic acid"
