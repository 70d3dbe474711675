"""Classes of drugs as they are typed, and what of a page says that it belongs to one: resources/drug_classes.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from medviewer.library.names.folding import fold
from medviewer.starting.shipped_tables import shipped_toml

FILE = "drug_classes.toml"
_SHORTEST, _LONGEST = 3, 80
_GREEK = {"α": " alpha ", "β": " beta "}
_SPELLINGS = (("ae", "e"), ("oe", "e"), ("ph", "f"), ("our", "or"), ("isation", "ization"))
"""British spellings and American ones."""
_BETWEEN = re.compile(r"[,;/|·]")
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_UNDOING = frozenset({"non", "not", "no", "anti", "without"})
_OPPOSED = frozenset(
    {
        *("antagonist", "inhibitor", "blocker", "antidote", "reversal", "withdrawal", "dependence", "induced", "free"),
        *("binding", "related", "like", "sparing", "sensitizer", "secretagogue", "releaser", "depleter"),
        *("potentiator", "adjuvant", "resistant"),
    }
)
"""Words behind a class that make another one of it: an opioid antagonist is no opioid."""


class DrugClass(NamedTuple):
    """A class. said: words of a page's class that mean it, as they are compared; never: those in which they do not.

    atc: beginnings of the codes of its drugs.
    """

    name: str
    said: tuple[str, ...]
    never: tuple[str, ...]
    atc: tuple[str, ...]

    def is_said_by(self, text: str) -> bool:
        """Return whether a page belongs to it by its own words for its class."""
        return any(self._is_meant(part) for part in _parts(text))

    def _is_meant(self, part: str) -> bool:
        for never in self.never:
            part = part.replace(f" {never} ", " . ")
        return any(f" {said} " in part and _stands_alone(part, said) for said in self.said)


@lru_cache(maxsize=256)
def named(text: str) -> DrugClass | None:
    """Return the class that a whole query names, None where it names none.

    Case, accents, hyphens, spaces, plural and British or American spelling make no difference.
    """
    place = _known().places.get(_squeezed(text)) if _SHORTEST <= len(text) <= _LONGEST else None
    return _made(place) if place is not None else None


def atc_name(code: str) -> str:
    """Return the name of the narrowest group of an ATC code that has one here, empty where none has."""
    groups = _known().groups
    return next((groups[code[:length]] for length in (7, 5, 4, 3) if code[:length] in groups), "")


class _Known(NamedTuple):
    """The file. places: of the class in it, by each word for it as it is compared without spaces; groups: names."""

    classes: Sequence[Mapping[str, Any]]
    places: Mapping[str, int]
    groups: Mapping[str, str]


@cache
def _known() -> _Known:
    read = shipped_toml(FILE)
    places = {_squeezed(word): place for place, one in enumerate(read["class"]) for word in _typed(one)}
    return _Known(read["class"], places, read["atc"])


def _typed(one: Mapping[str, Any]) -> Iterable[str]:
    """Return the words for a class that are typed."""
    return (one["name"], *one.get("also", ()), *one.get("typed", ()))


@cache
def _made(place: int) -> DrugClass:
    """Return the class at a place in the file: the words that mean it are compared for few classes."""
    one = _known().classes[place]
    said = _compared([one["name"], *one.get("also", ()), *one.get("says", ())])
    return DrugClass(one["name"], said, _compared(one.get("never", ())), tuple(one.get("atc", ())))


def _compared(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(_words(text)) for text in texts))


def _squeezed(text: str) -> str:
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    """Return the words of a text in their singular, spelt in one way."""
    for sign, name in _GREEK.items():
        text = text.replace(sign, name)
    return [_singular(word) for word in _respelt(fold(text)).split()]


def _respelt(text: str) -> str:
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    return text


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "sis", "tis")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    """Return the parts of a page's class between commas, without and within parentheses; a space around each.

    A hyphen parts words and joins them: both are read.
    """
    inside = [round_ or square for round_, square in _PARENTHESES.findall(text)]
    outside = [_PARENTHESES.sub(" ", text), *inside]
    parts = [part for one in outside for part in _BETWEEN.split(one)]
    read = [*parts, *(part.replace("-", "") for part in parts if "-" in part)]
    return tuple(dict.fromkeys(f" {' '.join(words)} " for part in read if (words := _words(part))))


def _stands_alone(part: str, said: str) -> bool:
    """Return whether the words stand in a part at least once with nothing before or behind them that undoes them."""
    pieces = part.split(f" {said} ")
    return any(
        not _UNDOING.intersection(before.split()[-1:]) and not _opposed(behind.split())
        for before, behind in pairwise(pieces)
    )


def _opposed(words: list[str]) -> bool:
    behind = words[1:] if words[:1] in (["receptor"], ["drug"]) else words
    return bool(_OPPOSED.intersection(behind[:1]))
