"""Finds terms in text: whole words, the longest name first, and no word that means something else where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

from medviewer.library.mentions.drug_context import BODY, PLAIN, care, means_drug, means_others
from medviewer.library.mentions.terms import CLASS, TOGETHER, combination
from medviewer.library.mentions.words import comparable, lists, lowered, token_pattern

_PLURAL = 5
"""Letters from which on a name has a plural."""
_LONGEST_SALT = 40
_USUAL = (" ", "-", "/")
_GAP = re.compile(r"[ \t\xa0\u2009\u202f]{0,3}(?:[-‐‑–/+,.'’()\[\]&]?[ \t\xa0]{0,2}|\n)[(\[]?")
_APART = (", ", ". ", ",\xa0", ".\xa0")
_JOINED = re.compile(
    r"[ \t\xa0]|[ \t\xa0]*[/+–-][ \t\xa0]*|[ \t\xa0]+plus[ \t\xa0]+|[ \t\xa0]*&[ \t\xa0]*", re.IGNORECASE
)


class SearchedTerm(NamedTuple):
    """A term as it is looked for. number: the caller's. kind: the first of KINDS that it is on any page."""

    number: int
    key: str
    substance: str
    kind: int


class TermHit(NamedTuple):
    """A place of a term in a text."""

    start: int
    end: int
    term: SearchedTerm


class OwnTerms(NamedTuple):
    """The terms of the page itself.

    substances: never found. words: of its names; not found where they are plain or of the body, such as the calcium of
    calcium orotate. classes: found where others of the class are meant.
    """

    substances: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()


class Matcher:
    """Looks for many terms at once."""

    def __init__(self, terms: Iterable[SearchedTerm]) -> None:
        self._terms: dict[str, SearchedTerm] = {}
        self._together: dict[str, SearchedTerm] = {}
        self._longest: dict[str, int] = {}
        plurals: dict[str, SearchedTerm] = {}
        for term in terms:
            if TOGETHER in term.key:
                self._together[term.key] = term
                continue
            self._terms[term.key] = term
            plurals.update((key, term) for key in _plurals(term.key, term.kind))
        for key, term in plurals.items():
            self._terms.setdefault(key, term)
        for key in self._terms:
            first, _, rest = key.partition(" ")
            self._longest[first] = max(self._longest.get(first, 0), rest.count(" ") + 1 + bool(rest))

    def find(self, text: str, section: str, own: OwnTerms = OwnTerms()) -> list[TermHit]:  # noqa: B008 - a constant
        """Return the terms in the text of a section, in its order; a combination before its parts."""
        hits = list(self._held(text))
        found = [*self._combined(text, hits), *hits] if self._together else hits
        passed = [hit for hit in found if self._counts(text, hit, section, own)]
        return sorted(passed, key=lambda hit: (hit.start, -hit.end))

    def _held(self, text: str) -> Iterator[TermHit]:
        """Yield the terms at whole words from left to right, the longest at each place, behind it its salt."""
        lower = lowered(text)
        pieces = token_pattern(lower).split(lower)
        tokens = pieces[1::2]
        if not lower.isascii() and not "".join(tokens).isascii():
            tokens = [token if token.isascii() else comparable(token) for token in tokens]
        longest, salts = self._longest, lists().salts
        begun = list(compress(range(len(tokens)), map(longest.__contains__, tokens)))
        places = [0, *accumulate(map(len, pieces))] if begun else []
        behind = 0
        for at in begun:
            if at < behind:
                continue
            for count in range(min(longest[tokens[at]], len(tokens) - at), 0, -1):
                term = self._terms.get(" ".join(tokens[at : at + count]))
                if term and _are_beside(text, pieces, places, at, at + count):
                    behind = at + count
                    while tokens[behind : behind + 1] and tokens[behind] in salts:
                        if not _are_beside(text, pieces, places, behind - 1, behind + 1):
                            break
                        behind += 1
                    yield TermHit(places[2 * at + 1], places[2 * (at + count)], term)
                    break

    def _combined(self, text: str, hits: Sequence[TermHit]) -> Iterator[TermHit]:
        """Yield the combinations that hits make with a space or a joining sign between, the longest at each place."""
        run: list[TermHit] = []
        for hit in [*hits, None]:
            if run and (hit is None or not _is_joined(text, run[-1], hit)):
                yield from self._of_run(run)
                run = []
            if hit is not None:
                run.append(hit)

    def _of_run(self, run: list[TermHit]) -> Iterator[TermHit]:
        at = 0
        while at < len(run) - 1:
            for end in range(len(run), at + 1, -1):
                term = self._together.get(combination(hit.term.substance for hit in run[at:end]))
                if term:
                    yield TermHit(run[at].start, run[end - 1].end, term)
                    at = end - 1
                    break
            at += 1

    @staticmethod
    def _counts(text: str, hit: TermHit, section: str, own: OwnTerms) -> bool:
        """Tell whether a hit names another drug than the page's own."""
        term = hit.term
        if term.substance in own.substances:
            return False
        caution = care(term.key, term.kind)
        if term.key in own.words and caution in (PLAIN, BODY):
            return False
        is_own = term.key in own.classes
        if (is_own or term.kind == CLASS) and not means_others(text, hit.start, section, is_own):
            return False
        return means_drug(text, hit.start, hit.end, section, caution)


def _plurals(key: str, kind: int) -> list[str]:
    last = key.rpartition(" ")[2]
    if len(last) < _PLURAL or not last.isalpha() or kind > CLASS:
        return []
    if last.endswith("s"):
        return [key[:-1]] if kind == CLASS and not last.endswith(("ss", "us", "is")) else []
    if last.endswith("y") and last[-2] not in "aeiou":
        return [f"{key[:-1]}ies"]
    return [f"{key}s"]


def _are_beside(text: str, pieces: Sequence[str], places: Sequence[int], first: int, end: int) -> bool:
    """Tell whether words stand side by side: with a space, a line's end inside a sentence, or one sign between them.

    pieces: what is between words and the words, in turn; places: where each begins. first, end: of the words.
    """
    for at in range(first + 1, end):
        gap = pieces[2 * at]
        is_beside = gap in _USUAL or (bool(_GAP.fullmatch(gap)) and not gap.startswith(_APART))
        if not is_beside or ("\n" in gap and not text[places[2 * at + 1]].islower()):
            return False
    return True


def _is_joined(text: str, before: TermHit, hit: TermHit) -> bool:
    """Tell whether nothing but salts and a joining sign stands between two hits."""
    between = text[before.end : hit.start]
    if len(between) > _LONGEST_SALT:
        return False
    while (word := re.match(r"[ \t\xa0]+([a-z]+)", between, re.IGNORECASE)) and word[1].lower() in lists().salts:
        between = between[word.end() :]
    return bool(_JOINED.fullmatch(between))
