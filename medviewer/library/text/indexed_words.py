"""The words of a text as the index of passages has them, and where each stands.

A number is a word of its own, whether or not its unit follows at once. Scripts without spaces between words are taken
apart in overlapping pairs of letters, as SQLite's trigram tokenizer takes apart all: a query of any length is then a
phrase of pairs, and pages without such scripts cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from medviewer.library.names.folding import APOSTROPHES, GREEK, POWER, UNSPACED, WORDS, FoldedPlaces, Span

_LETTER = f"[^\x00-\x60\x7b-\x7f{UNSPACED}]"
_IN_WORD = f"[^\x00-\x2f\x3a-\x60\x7b-\x7f{UNSPACED}]"
_TOKEN = re.compile(f"[0-9]+[{POWER}]*|[{UNSPACED}]+|{_LETTER}{_IN_WORD}*")
_PARTED = re.compile(f"(?<!{_IN_WORD})[0-9]++(?=[^\x00-\x60\x7b-\x7f])|[{UNSPACED}]+")
"""What SQLite would join to what stands beside it: its `ascii` tokenizer takes all beyond ASCII for letters."""
_POWER = re.compile(f"[{POWER}]")
_FIRST_UNSPACED = re.compile(f"[{UNSPACED}]")
_APOSTROPHE = re.compile(f"(?<=[^\\W_])[{APOSTROPHES}](?=[^\\W_])")
_GREEK_NUMBER = re.compile(rf"({'|'.join(GREEK.values())})([0-9]+)")


def indexed(text: str) -> str:
    """Return a text as the index takes it: its `ascii` tokenizer finds the words that `words_of` returns."""
    folded = WORDS.of(text)
    return " ".join(_words_in(folded)) if _POWER.search(folded) else _PARTED.sub(_parted, folded)


def words_of(text: str) -> list[str]:
    """Return the words of a text as the index has them."""
    return _words_in(WORDS.of(text))


def asked_words_of(text: str) -> tuple[str, ...]:
    """Return the words of a piece of a query, each of which follows the one before; the last one may be a beginning.

    A pair that the last letter of a run begins may go on in a text with any letter.
    """
    found: list[str] = _TOKEN.findall(WORDS.of(text))
    words = [word for one in found for word in _words(one)]
    return tuple(words[:-1] if found and is_unspaced(found[-1]) and len(found[-1]) > 1 else words)


def otherwise(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that a piece of a query may be written in, too: without apostrophe, beta2 for β-2; else none."""
    if _APOSTROPHE.search(text):
        return asked_words_of(_APOSTROPHE.sub("", text))
    for at, word in enumerate(words):
        if found := _GREEK_NUMBER.fullmatch(word):
            return (*words[:at], found[1], found[2], *words[at + 1 :])
        if word in _SPELT and words[at + 1 : at + 2] and words[at + 1].isdigit():
            return (*words[:at], word + words[at + 1], *words[at + 2 :])
    return ()


def is_unspaced(word: str) -> bool:
    """Return whether a word is of a script that puts no space between words."""
    return _FIRST_UNSPACED.match(word) is not None


def is_beginning(word: str) -> bool:
    """Return whether a word of a query is a single letter of such a script: the index has it with the next one."""
    return len(word) == 1 and is_unspaced(word)


class TextWords:
    """The words of a text, each with its place. words: as the index has them."""

    def __init__(self, text: str) -> None:
        self._text = text
        folded = WORDS.of(text)
        self._is_as_written = text.isascii() and len(text) == len(folded)
        self.words: list[str] = []
        self._starts: list[int] = []
        for found in _TOKEN.finditer(folded):
            words = _words(found[0])
            self.words += words
            self._starts += range(found.start(), found.start() + len(words)) if len(words) > 1 else [found.start()]

    def span(self, first: int, phrase: Sequence[str]) -> Span:
        """Return where a phrase stands that begins at a word: the last may be but the first letter of a pair."""
        start, last = self._starts[first], self._starts[first + len(phrase) - 1]
        end = last + len(phrase[-1])
        return (start, end) if self._is_as_written else self._places.of(start, end)

    @cached_property
    def _places(self) -> FoldedPlaces:
        return WORDS.places(self._text)


def _words_in(folded: str) -> list[str]:
    return [word for found in _TOKEN.findall(folded) for word in _words(found)]


def _words(found: str) -> list[str]:
    """Return what the index has for a word: pairs of letters, and the last letter, of a script without spaces."""
    return [found[at : at + 2] for at in range(len(found))] if is_unspaced(found) else [found]


def _parted(found: re.Match[str]) -> str:
    return f" {' '.join(_words(found[0]))} "


_SPELT = frozenset(GREEK.values())
