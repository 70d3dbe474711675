"""Places of the words of a query in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medviewer.library.text.indexed_words import TextWords, first_word, is_word_at
from medviewer.library.text.passages import MarkedWords, matches


class MarkedPlace(NamedTuple):
    """A place. start, end: in the text. word: the first that stands there. phrase: all that it was found by."""

    start: int
    end: int
    word: str
    phrase: tuple[str, ...]


def marked_places(text: str, marks: MarkedWords) -> list[MarkedPlace]:
    """Return the places of marked words in the order of a text, of two that overlap the first."""
    words = TextWords(text)
    if words.spaced is not None:
        found = _found(words.spaced, marks)
        return [MarkedPlace(*words.written(at, end), word, phrase) for at, end, word, phrase in found]
    return [MarkedPlace(*words.span(at, phrase), words.words[at], phrase) for at, phrase in matches(words.words, marks)]


def _found(folded: str, marks: MarkedWords) -> Iterator[MarkedPlace]:
    """Yield what `matches` finds in a folded text whose scripts have spaces, without taking all of it apart."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(marks.phrases, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(phrase)
    end = 0
    for at, first in sorted((at, word) for word in by_first for at in _standing(folded, word)):
        ends = ((_end_of(folded, at, phrase), phrase) for phrase in by_first[first]) if at >= end else ()
        stop, phrase = next((one for one in ends if one[0]), (0, ()))
        if stop:
            yield MarkedPlace(at, stop, first, phrase)
            end = stop


def _standing(folded: str, word: str) -> Iterator[int]:
    """Yield where a word stands by itself."""
    at = folded.find(word)
    while at >= 0:
        if is_word_at(folded, at, at + len(word)):
            yield at
        at = folded.find(word, at + 1)


def _end_of(folded: str, at: int, phrase: Sequence[str]) -> int:
    """Return where a phrase ends whose first word stands at a place, 0 where the others do not follow."""
    end = at + len(phrase[0])
    for word in phrase[1:]:
        found = first_word(folded, end)
        if found is None or found[0] != word:
            return 0
        end = found.end()
    return end
