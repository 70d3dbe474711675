"""The part of finding who names whom that needs no index, so that helper processes do it too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from medviewer.library.mentions.match import Matcher, OwnTerms, SearchedTerm
from medviewer.library.mentions.substances import Substances
from medviewer.library.mentions.tables import TermPlace, written
from medviewer.library.mentions.terms import StoredNames, Term, terms_of
from medviewer.library.names.synonyms import Groups, shared
from medviewer.library.text.stored_texts import Texts, unpacked

NOT_READ = frozenset({"disclaimer", "generic_name", "alternate_names"})
"""Sections that name no other drug: what stands there are the page's own names, and who answers for it."""
_SOURCES = frozenset({"sources", "references", "bibliography", "further reading", "source", "reference"})

PageNames = tuple[int, StoredNames, str]
"""Number of a page, its names and the mark of the content that has them."""
PageTerms = tuple[int, str, list[Term]]
"""Number of a page, that mark and its terms."""
StoredPage = tuple[int, bytes, OwnTerms]
"""Number of a page, its texts as the index keeps them, and what is its own."""
FoundTerms = tuple[int, list[tuple[int, str]]]
"""Number of a page, and the terms that its texts hold with their places as the index has them."""


class NameOrder:
    """An order for terms of names. aliases: the library's own. nothing: names that name nothing in its texts."""

    def __init__(self, aliases: Groups, nothing: frozenset[str]) -> None:
        self._aliases = aliases
        self.nothing = nothing

    @cached_property
    def known(self) -> Substances:
        """Return what substances names mean."""
        return Substances(shared(), self._aliases)

    def __getstate__(self) -> dict[str, object]:
        return {"_aliases": self._aliases, "nothing": self.nothing}


class TextOrder:
    """An order for what texts hold. terms: all of them. codes: of sections."""

    def __init__(self, terms: Sequence[SearchedTerm], codes: dict[str, int]) -> None:
        self._terms = terms
        self.codes = codes

    @cached_property
    def matcher(self) -> Matcher:
        """Return what finds the terms."""
        return Matcher(self._terms)

    def __getstate__(self) -> dict[str, object]:
        return {"_terms": self._terms, "codes": self.codes}


def take_names(order: NameOrder, pages: Sequence[PageNames]) -> list[PageTerms]:
    """Return the terms of pages."""
    return [(page, mark, terms_of(names, order.known, order.nothing)) for page, names, mark in pages]


def look_through(order: TextOrder, pages: Sequence[StoredPage]) -> list[FoundTerms]:
    """Return what pages hold of others' terms."""
    return [(page, written(places(order.matcher, unpacked(content), order.codes, own))) for page, content, own in pages]


def places(matcher: Matcher, texts: Texts, codes: dict[str, int], own: OwnTerms) -> dict[int, list[TermPlace]]:
    """Return where a page's texts hold terms that are not its own, by the terms' numbers. codes: of sections."""
    found: dict[int, list[TermPlace]] = {}
    for key, text in texts:
        if key in NOT_READ:
            continue
        for hit in matcher.find(without_sources(text) if key == "other" else text, key, own):
            place = TermPlace(codes.get(key, 0), hit.start, hit.end - hit.start)
            found.setdefault(hit.term.number, []).append(place)
    return found


def without_sources(text: str) -> str:
    """Return a text up to a line that says that sources follow."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip(" :#*\n").casefold() in _SOURCES:
            return text[:at]
        at += len(line)
    return text
