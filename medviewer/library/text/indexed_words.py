"""The words of a text as the index of passages has them, and where each stands.

A number is a word of its own, whether or not its unit follows at once. Scripts without spaces between words are taken
apart in overlapping pairs of letters, as SQLite's trigram tokenizer takes apart all: a query of any length is then a
phrase of pairs, and pages without such scripts cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from medviewer.library.names.folding import APOSTROPHES, GREEK, POWER, UNSPACED, WORDS, FoldedPlaces, Span
from medviewer.starting.kept import own_patterns

_POWER = re.compile(f"[{POWER}]")
_APOSTROPHE = re.compile(f"(?<=[^\\W_])[{APOSTROPHES}](?=[^\\W_])")
_NUMBER_GOES_ON = re.compile(f"[0-9{POWER}]")
_NUMBER_BEFORE = re.compile(f"[0-9]+[{POWER}]*[^0-9{POWER}]", re.DOTALL)
_GREEK_NUMBER = re.compile(rf"({'|'.join(GREEK.values())})([0-9]+)([a-z]?)")


class _Patterns(NamedTuple):
    """Patterns over folded text. token: a word, or a run without spaces; parted: what SQLite would join to what stands
    beside it: its `ascii` tokenizer takes all beyond ASCII for letters."""

    token: re.Pattern[str]
    parted: re.Pattern[str]
    unspaced: re.Pattern[str]


_ASCII = _Patterns(
    re.compile("[0-9]+|[a-z][a-z0-9]*"), re.compile("[0-9](?<![a-z0-9][0-9])[0-9]*+(?=[a-z])"), re.compile(r"(?!)")
)


@own_patterns
def _wide() -> _Patterns:
    """Return the patterns of all scripts, which take eight milliseconds to make."""
    letter, in_word = f"[^\x00-\x60\x7b-\x7f{UNSPACED}]", f"[^\x00-\x2f\x3a-\x60\x7b-\x7f{UNSPACED}]"
    return _Patterns(
        re.compile(f"[0-9]+[{POWER}]*|[{UNSPACED}]+|{letter}{in_word}*"),
        re.compile(f"(?<!{in_word})[0-9]++(?=[^\x00-\x60\x7b-\x7f])|[{UNSPACED}]+"),
        re.compile(f"[{UNSPACED}]"),
    )


def _patterns(folded: str) -> _Patterns:
    return _ASCII if folded.isascii() else _wide()


def indexed(text: str) -> str:
    """Return a text as the index takes it: its `ascii` tokenizer finds the words that `words_of` returns."""
    folded = WORDS.of(text)
    if not folded.isascii() and _POWER.search(folded):
        return " ".join(_words_in(folded))
    return _patterns(folded).parted.sub(_parted, folded)


def words_of(text: str) -> list[str]:
    """Return the words of a text as the index has them."""
    return _words_in(WORDS.of(text))


def asked_words_of(text: str) -> tuple[str, ...]:
    """Return the words of a piece of a query, each of which follows the one before; the last one may be a beginning.

    A pair that the last letter of a run begins may go on in a text with any letter.
    """
    folded = WORDS.of(text)
    found: list[str] = _patterns(folded).token.findall(folded)
    words = [word for one in found for word in _words(one)]
    return tuple(words[:-1] if found and is_unspaced(found[-1]) and len(found[-1]) > 1 else words)


def otherwise(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that a piece of a query may be written in, too: no apostrophe, alpha2a for α-2A; else none."""
    if _APOSTROPHE.search(text):
        return asked_words_of(_APOSTROPHE.sub("", text))
    for at, word in enumerate(words):
        if found := _GREEK_NUMBER.fullmatch(word):
            return (*words[:at], *filter(None, found.groups()), *words[at + 1 :])
        if word in _SPELT and words[at + 1 : at + 2] and words[at + 1].isdigit():
            end = at + 3 if words[at + 2 : at + 3] and len(words[at + 2]) == 1 else at + 2
            return (*words[:at], "".join(words[at:end]), *words[end:])
    return ()


def is_unspaced(word: str) -> bool:
    """Return whether a word is of a script that puts no space between words."""
    return _patterns(word).unspaced.match(word) is not None


def is_beginning(word: str) -> bool:
    """Return whether a word of a query is a single letter of such a script: the index has it with the next one."""
    return len(word) == 1 and is_unspaced(word)


def first_word(folded: str, at: int) -> re.Match[str] | None:
    """Return the first word of a folded text, whose scripts have spaces, from a place on at which none is cut."""
    return _patterns(folded).token.search(folded, at)


def is_word_at(folded: str, at: int, end: int) -> bool:
    """Return whether what stands between two places of a folded text, whose scripts have spaces, is one of its words.

    A number, with its power, begins what it stands in, and may be followed by a word, which ends that.
    """
    if "0" <= folded[at] <= "9":
        return _NUMBER_GOES_ON.match(folded, end) is None and not _is_in_word(folded, at - 1)
    if _is_in_word(folded, end):
        return False
    start = at
    while _is_in_word(folded, start - 1):
        start -= 1
    return start == at or _NUMBER_BEFORE.fullmatch(folded, start, at + 1) is not None


def _is_in_word(folded: str, at: int) -> bool:
    return 0 <= at < len(folded) and (folded[at] > "\x7f" or folded[at].isalnum())


class TextWords:
    """The words of a text, each with its place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = folded = WORDS.of(text)
        self._is_as_written = text.isascii() and len(text) == len(folded)

    @cached_property
    def spaced(self) -> str | None:
        """Return the text as it is compared; None where it has a script that puts no space between words."""
        return None if _patterns(self._folded).unspaced.search(self._folded) else self._folded

    @cached_property
    def words(self) -> list[str]:
        """Return the words as the index has them."""
        return _words_in(self._folded)

    def span(self, first: int, phrase: Sequence[str]) -> Span:
        """Return where a phrase stands that begins at a word: the last may be but the first letter of a pair."""
        start, last = self._starts[first], self._starts[first + len(phrase) - 1]
        return self.written(start, last + len(phrase[-1]))

    def written(self, start: int, end: int) -> Span:
        """Return where it is written what stands between two places of the text as it is compared."""
        return (start, end) if self._is_as_written else self._places.of(start, end)

    @cached_property
    def _starts(self) -> list[int]:
        """Return where each word begins in the folded text; one without a hit is never asked."""
        patterns = _patterns(self._folded)
        found = patterns.token.finditer(self._folded)
        if not patterns.unspaced.search(self._folded):
            return [one.start() for one in found]
        return [one.start() + place for one in found for place in range(len(_words(one[0])))]

    @cached_property
    def _places(self) -> FoldedPlaces:
        return WORDS.places(self._text)


def _words_in(folded: str) -> list[str]:
    patterns = _patterns(folded)
    found: list[str] = patterns.token.findall(folded)
    return [word for one in found for word in _words(one)] if patterns.unspaced.search(folded) else found


def _words(found: str) -> list[str]:
    """Return what the index has for a word: pairs of letters, and the last letter, of a script without spaces."""
    return [found[at : at + 2] for at in range(len(found))] if is_unspaced(found) else [found]


def _parted(found: re.Match[str]) -> str:
    return f" {' '.join(_words(found[0]))} "


_SPELT = frozenset(GREEK.values())
