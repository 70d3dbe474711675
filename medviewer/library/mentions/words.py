"""The words of texts and names as they are compared to find mentions, and the lists that rule them."""

from __future__ import annotations

import re
from functools import cached_property

from medviewer.library.names.folding import fold
from medviewer.library.names.word_lists import Lists, lists
from medviewer.starting.kept import own_patterns

__all__ = ["Lists", "ReadText", "comparable", "lists", "lowered", "token_pattern", "words"]
_LAST_MARK = 0xFFFF
_ENGLISH = re.compile(r"[a-z0-9]+")
_BARE = re.compile(r"([^\W_]+)")
_SPACED = bytes(code if chr(code).isascii() and chr(code).isalnum() else ord(" ") for code in range(256))
"""What stands between the words of an ASCII text as spaces."""
_SIGN = re.compile("[–—’‘“”•…≥≤°±×™®\xa0\u2009]")
"""Signs that part words in texts that are ASCII beside them."""


@own_patterns
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


class ReadText:
    """A text in lower case, with its words where C alone finds them: of ASCII letters, as most texts have no others.

    is_plain: it is such a text, so that `behind` and `before` know the words beside a place.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = lowered(text)
        bare = self.lower if self.lower.isascii() else _SIGN.sub(" ", self.lower)
        self._spaced = f" {bare.encode().translate(_SPACED).decode()} " if bare.isascii() else ""
        self.is_plain = bool(self._spaced) and "_" not in text

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds its words."""
        return _BARE if self._spaced else token_pattern(self.lower)

    def begun(self, known: dict[str, int]) -> list[tuple[int, int, str]]:
        """Return where words stand that are known, start and end of each and the word, from left to right."""
        if not self._spaced:
            tokens = ((token.start(), token.end(), comparable(token[0])) for token in self.pattern.finditer(self.lower))
            return [token for token in tokens if token[2] in known]
        begun = []
        for word in known.keys() & self._spaced.split():
            sought, length = f" {word} ", len(word)
            at = self._spaced.find(sought)
            while at >= 0:
                begun.append((at, at + length, word))
                at = self._spaced.find(sought, at + length + 1)
        begun.sort()
        return begun

    def behind(self, end: int) -> str:
        """Return the word of a plain text that one sign parts from what ends at `end`; empty where more do."""
        return self._spaced[end + 2 : self._spaced.find(" ", end + 2)]

    def before(self, start: int) -> str:
        """Return the word of a plain text that one sign parts from what begins at `start`; empty where more do."""
        return self._spaced[self._spaced.rfind(" ", 0, start) + 1 : start]

    def is_within(self, word: str, start: int, end: int) -> bool:
        """Tell whether a word of a plain text stands between two places."""
        return self._spaced.find(word, start, end) >= 0
