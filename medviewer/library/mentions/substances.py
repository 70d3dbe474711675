"""The substances that a name means: salts set apart, the parts of a combination, other ways to write one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from medviewer.library.mentions.words import lists, words
from medviewer.library.names.synonyms import Groups, aliases, american

MOST_WORDS = 6
_SHORTEST = 2
_ROUNDS = 2
"""From an anion to its acid to that one's synonym."""
_LETTERS = frozenset({"alpha", "beta", "gamma", "delta", "omega", "levo", "dextro"})
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BETWEEN_PARTS = re.compile(r"(?<!\s)\s++(?:[+/;&]\s*|(?:and|with|plus)\s+)|[+/;&]\s*|,\s+", re.IGNORECASE)
_BEHIND_COLON = re.compile(r":.*", re.DOTALL)


def parts(name: str) -> list[str]:
    """Return the ingredients that a name lists, each as it is written, without what stands in parentheses.

    Split at `+`, `/`, `,`, `;`, `&`, “and”, “with” and “plus”; what is no name by its words is left out.
    """
    outside = _BEHIND_COLON.sub("", _PARENTHESES.sub(" ", name))
    found = (part.strip() for part in _BETWEEN_PARTS.split(outside))
    return [part for part in found if is_name(words(part))]


def also(name: str) -> list[str]:
    """Return the names in the parentheses of a name: `Pyridoxine (Vitamin B6)`, `Meperidine [Pethidine]`.

    Several words that begin with a common one, as in `(as sodium)`, are no name.
    """
    inside = (round_ or square for round_, square in _PARENTHESES.findall(name))
    return [text for text in inside if len(words(text)) < MOST_WORDS // 2 + 1 and _is_added(words(text))]


def _is_added(words: list[str]) -> bool:
    return is_name(words) and (len(words) == 1 or words[0] not in lists().common)


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
    left_over = known.bases | known.salts | _LETTERS
    return " ".join(words if all(word in left_over or len(word) < _SHORTEST for word in left) else left)


def spellings(part: str, groups: Iterable[Groups]) -> list[str]:
    """Return the ways to write an ingredient, the one given first: without its salt, acid as anion, by synonyms."""
    key = " ".join(words(part))
    found = dict.fromkeys([key, bare(key)])
    if "-" in part:
        found[" ".join(words(part.replace("-", "")))] = None
    found |= dict.fromkeys(_acid_or_anion(bare(key)))
    found |= dict.fromkeys(aliases(list(found), *groups))
    return list(found)


def substance(key: str, groups: Iterable[Groups]) -> str:
    """Return one name for all spellings and salts of a substance, so that two names can be told to be the same drug."""
    same = {bare(key)}
    for _ in range(_ROUNDS):
        same |= {other for name in same for other in _acid_or_anion(name)}
        same |= {other for name in same for table in groups for other in table.get(name, ())}
    return min(american(name) for name in same)


def _acid_or_anion(name: str) -> Iterator[str]:
    """Yield the other of “valproic acid” and “valproate”; none where the anion is a salt of something else."""
    if name.endswith("ic acid") and name[:-7] + "ate" not in lists().salts:
        yield name[:-7] + "ate"
    elif name.endswith("ate") and len(name) > len("folate") and name.split()[-1] not in lists().salts:
        yield name[:-3] + "ic acid"
