"""The words of texts and names as they are compared to find mentions, and the lists that rule them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from medviewer import locations
from medviewer.library.names.folding import fold

FILE = "mentions.toml"
_LAST_MARK = 0xFFFF
_ENGLISH = re.compile(r"[a-z0-9]+")


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
    import tomllib

    read = tomllib.loads((locations.resources() / FILE).read_text(encoding="utf-8"))
    return Lists(**{name: frozenset(read[name]) for name in Lists._fields})


_BARE = re.compile(r"([^\W_]+)")


@cache
def _marked() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the marks that may stand on letters, and what finds words with them."""
    from unicodedata import category

    marks = [chr(code) for code in range(0x300, _LAST_MARK) if category(chr(code))[0] == "M"]
    return frozenset(marks), re.compile(rf"([^\W_](?:[^\W_]|[{''.join(map(re.escape, marks))}])*)")


def token_pattern(text: str) -> re.Pattern[str]:
    """Return what splits a text into words and what is between: words of letters and digits of any script and the marks
    on them; hyphens and apostrophes part."""
    if text.isascii():
        return _BARE
    marks, marked = _marked()
    return _BARE if marks.isdisjoint(set(text)) else marked


def lowered(text: str) -> str:
    """Return a text in lower case, each letter in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def comparable(token: str) -> str:
    """Return a word in lower case as it is compared: without accents."""
    return token if token.isascii() else fold(token)


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    if text.isascii():
        return _ENGLISH.findall(text.lower())
    return [comparable(token) for token in token_pattern(text).findall(lowered(text))]
