"""A query of the search box, as a value, and the letters of a name that it has hit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medviewer.library.names.folding import ACCENT, fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(query: str) -> list[str]:
    """Return the words of a query as they are compared, none where nothing but signs was typed."""
    return fold(query).split()


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return (start, length) of each piece of `text` that begins a word of it as one of `words` does.

    words: as `words_of` returns them. Accents and case make no difference; pieces come in order and
    do not overlap.
    """
    found = []
    for start, token in _tokens(text) if words else ():
        length = max((_covered(token, word) for word in words), default=0)
        if length:
            found.append((start, length))
    return found


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and letters of each word, with the marks on them."""
    if text.isascii():
        yield from ((match.start(), match[0]) for match in _WORD.finditer(text))
        return
    from unicodedata import category

    # a letter stands for each mark: Python's patterns take marks for no part of a word
    plain = "".join("a" if category(sign) in ("Mn", "Mc") else sign for sign in text)
    yield from ((match.start(), text[slice(*match.span())]) for match in _WORD.finditer(plain))


def _covered(token: str, word: str) -> int:
    """Return how many letters of `token` its beginning `word` takes up, 0 where it does not begin so."""
    if not fold(token).startswith(word):
        return 0
    if token.isascii() and token.isalnum():
        return len(word)
    length = next(n for n in range(1, len(token) + 1) if len(fold(token[:n])) >= len(word))
    while length < len(token) and ACCENT.match(token, length):
        length += 1
    return length


_LONGEST = 200
_MOST_WORDS = 12


class Query(NamedTuple):
    """The folded words of a query. key: joined by spaces, as `Names.key`; squeezed: joined by nothing."""

    words: tuple[str, ...]
    key: str
    squeezed: str

    @classmethod
    def of(cls, text: str) -> Query:
        """Return what `text` asks for; any text is a query, and signs alone ask for nothing."""
        words = tuple(fold(text[:_LONGEST]).split()[:_MOST_WORDS])
        return cls(words, " ".join(words), "".join(words))

    @property
    def starts(self) -> str:
        """Return the FTS5 expression for names in which each word starts a word."""
        return " AND ".join(f'"{word}"*' for word in self.words)

    @property
    def in_order(self) -> str:
        """Return the GLOB pattern for " " + key in which words start with these, in this order."""
        return "".join(f"* {word}" for word in self.words) + "*"
