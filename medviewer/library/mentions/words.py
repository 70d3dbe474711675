"""The words of texts and names as they are compared to find mentions, and the lists that rule them."""

from __future__ import annotations

import re
from functools import cache

from medviewer.library.names.folding import fold
from medviewer.library.names.word_lists import Lists, lists

__all__ = ["Lists", "comparable", "lists", "lowered", "token_pattern", "words"]
_LAST_MARK = 0xFFFF
_ENGLISH = re.compile(r"[a-z0-9]+")
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
