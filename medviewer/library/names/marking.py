"""The letters of a name that a query has hit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medviewer.library.names.folding import fold

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
    for match in _WORD.finditer(text) if words else ():
        length = max((_covered(match[0], word) for word in words), default=0)
        if length:
            found.append((match.start(), length))
    return found


def _covered(token: str, word: str) -> int:
    """Return how many letters of `token` its beginning `word` takes up, 0 where it does not begin so."""
    if not fold(token).startswith(word):
        return 0
    return next(n for n in range(1, len(token) + 1) if len(fold(token[:n])) >= len(word))
