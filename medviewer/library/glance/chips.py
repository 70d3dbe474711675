"""Topics that an open page speaks of, each found in its own words: resources/chips.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from medviewer.library.names.folding import Span
from medviewer.library.text.indexed_words import TextWords, words_of
from medviewer.library.text.topics import BEGINNING
from medviewer.monograph.model import Section
from medviewer.starting.kept import own_patterns
from medviewer.starting.shipped_tables import shipped_toml

FILE = "chips.toml"
_PART = re.compile(r"[^\W_]+")
_AROUND = 60
_COMMONEST = 2
_BETWEEN = r"[\s.\u2010\u2011-]{1,3}"


class Chip(NamedTuple):
    """A topic above an open page. words: as they are shown, a beginning with its `*`."""

    key: str
    name: str
    words: tuple[str, ...]

    def spans(self, text: str) -> list[Span]:
        """Return (start, end) of the first of its words in each line of a text that holds one."""
        return _found(self.key, text)


class _Phrases(NamedTuple):
    """Phrases by their first word, the longest first, and beginnings of words."""

    by_first: dict[str, list[tuple[str, ...]]]
    begun: tuple[str, ...]

    def length_at(self, words: list[str], at: int) -> int:
        """Return how many words of a text from a place on are a phrase; 0 for none."""
        for phrase in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return int(words[at].startswith(self.begun))


@cache
def chips() -> tuple[Chip, ...]:
    """Return all chips in the order in which they are shown; read once."""
    return tuple(Chip(key, one["name"], tuple(one["words"])) for key, one in shipped_toml(FILE).items())


def chips_of(sections: Iterable[Section]) -> tuple[Chip, ...]:
    """Return the chips whose words stand in some of these sections, in their order.

    The commonest words are looked for first; others among the words of the page each once, which takes a twentieth of
    the time of a pattern of them all. So a page that has two spaces within a phrase may go without its chip.
    """
    text = "\n".join(one.text for one in sections).lower()
    found = {one for one in chips() if any(_is_word_at(one, text, part) for part in _parts(one)[:_COMMONEST])}
    if len(found) < len(chips()):
        words = "|".join(set(text.split()))
        others = (one for one in chips() if one not in found)
        found |= {one for one in others if any(_is_said(one, part, words, text) for part in _parts(one)[_COMMONEST:])}
    return tuple(one for one in chips() if one in found)


def _is_said(chip: Chip, part: str, words: str, text: str) -> bool:
    """Tell whether a word or phrase stands in a text, whose words are all among these."""
    first, _, rest = part.partition(" ")
    return _is_word_at(chip, text, part) if rest and first in words else not rest and _is_word_at(chip, words, part)


def _is_word_at(chip: Chip, text: str, part: str) -> bool:
    """Tell whether one of the words of a chip stands where a part of it does."""
    at = text.find(part)
    while at >= 0:
        found = _patterns()[chip].search(text, max(0, at - _AROUND), at + len(part) + _AROUND)
        if found and (found.end() < at + len(part) + _AROUND or found.end() == len(text)):
            return True
        at = text.find(part, at + len(part))
    return False


@cache
def _parts(chip: Chip) -> tuple[str, ...]:
    """Return texts of which each word of a chip has one, none with another one in it, in the order of the file."""
    parts = dict.fromkeys(word.removesuffix(BEGINNING).lower().rstrip(".") for word in chip.words)
    return tuple(part for part in parts if not any(other != part and other in part for other in parts))


@own_patterns
def _patterns() -> dict[Chip, re.Pattern[str]]:
    """Return what matches a text in small letters that holds one of the words of a chip, for each of them."""
    return {chip: _pattern(chip) for chip in chips()}


def _pattern(chip: Chip) -> re.Pattern[str]:
    written = (
        _BETWEEN.join(_PART.findall(word.lower())) + ("" if word.endswith(BEGINNING) else r"\b") for word in chip.words
    )
    return re.compile(rf"\b(?:{'|'.join(written)})")


def _found(key: str, text: str) -> list[Span]:
    phrases = _phrases(key)
    spans: list[Span] = []
    begin = 0
    for line in text.split("\n"):
        words = TextWords(line)
        for at in range(len(words.words)):
            if length := phrases.length_at(words.words, at):
                start, end = words.span(at, words.words[at : at + length])
                spans.append((begin + start, begin + end))
                break
        begin += len(line) + 1
    return spans


@cache
def _phrases(key: str) -> _Phrases:
    chip = next(one for one in chips() if one.key == key)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for word in chip.words:
        if not word.endswith(BEGINNING):
            phrase = tuple(words_of(word))
            by_first.setdefault(phrase[0], []).append(phrase)
    for some in by_first.values():
        some.sort(key=len, reverse=True)
    begun = (words_of(word.removesuffix(BEGINNING))[0] for word in chip.words if word.endswith(BEGINNING))
    return _Phrases(by_first, tuple(begun))
