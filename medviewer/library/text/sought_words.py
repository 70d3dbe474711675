"""Words that are looked for in a text that is shown: those that begin so, or whole ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from medviewer.library.names.folding import Span
from medviewer.library.text.indexed_words import TextWords, asked_words_of, is_unspaced, otherwise


class SoughtWords(NamedTuple):
    """Phrases of words as the index has them. begun: the last word of each is but the beginning of one."""

    phrases: tuple[tuple[str, ...], ...]
    begun: bool = True

    @classmethod
    def of(cls, texts: Iterable[str], begun: bool = True) -> SoughtWords:
        """Return the words of some texts, those of one text behind one another."""
        asked = [(text, asked_words_of(text)) for text in texts]
        phrases = [phrase for text, words in asked for phrase in (words, otherwise(text, words)) if phrase]
        return cls(tuple(sorted(phrases, key=len, reverse=True)), begun)

    def spans(self, text: str) -> list[Span]:
        """Return (start, end) of each place where one of the phrases stands in a text, whole words, in their order."""
        words = TextWords(text)
        found: list[Span] = []
        at = 0
        while at < len(words.words):
            hit = next((hit for phrase in self.phrases if (hit := self._at(words.words, at, phrase))), ())
            span = words.span(at, hit) if hit else (0, 0)
            if hit and (not found or span[0] >= found[-1][1]):
                found.append(span)
            at += len(hit) or 1
        return found

    def _at(self, words: list[str], at: int, phrase: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a text that are a phrase, none where it does not stand there."""
        *before, last = phrase
        end = at + len(before)
        if end >= len(words) or words[at:end] != before:
            return ()
        if is_unspaced(last):
            return phrase if words[end].startswith(last) else ()
        is_hit = words[end].startswith(last) if self.begun else words[end] == last
        return (*before, words[end]) if is_hit else ()
