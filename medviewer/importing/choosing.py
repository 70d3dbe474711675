"""The choice among the labels of a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from medviewer.importing.spl.document import Envelope
from medviewer.importing.spl.product import Product
from medviewer.monograph.sections.vocabulary import normalise


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on the labels to be taken; empty values take any.

    markets: "rx", "otc", "other". forms, routes, labelers: words that one of the label's holds. generics: whole generic
    names or names of active ingredients. Case, accents and punctuation make no difference.
    """

    markets: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    labelers: tuple[str, ...] = ()
    generics: frozenset[str] = frozenset()
    one_per_generic: bool = False

    @classmethod
    def of(
        cls,
        markets: list[str],
        forms: list[str],
        routes: list[str],
        labelers: list[str],
        generics: list[str],
        one_per_generic: bool,
    ) -> Filter:
        """Return a filter of words as they are typed."""
        return cls(
            frozenset(markets),
            _words(forms),
            _words(routes),
            _words(labelers),
            frozenset(_words(generics)),
            one_per_generic,
        )

    def takes(self, facts: Product) -> bool:
        """Tell whether a label is wanted."""
        return (
            (not self.markets or facts.market in self.markets)
            and _holds(self.forms, facts.forms)
            and _holds(self.routes, facts.routes)
            and _holds(self.labelers, (facts.labeler,))
            and (not self.generics or not self.generics.isdisjoint(_names(facts)))
        )


class Candidate(NamedTuple):
    """A label that may stand for its generic; the greatest does. set_id: decides between equals."""

    original: bool
    effective_date: str
    version: int
    set_id: str


def candidate(envelope: Envelope, facts: Product) -> Candidate:
    """Return a label as it is weighed against others of its generic: original labelers first, then the newest."""
    return Candidate(not facts.repackaged, envelope.effective_date, envelope.version, envelope.set_id)


def generic_of(facts: Product) -> str:
    """Return what labels of one generic share: its name, routes and market; a tablet and an injection are two.

    The name alone would let a cream stand for a tablet.
    """
    names = sorted(map(normalise, facts.generics or [name for name, _ in facts.ingredients] or facts.brands))
    return "\0".join([*names, "", *sorted(map(normalise, facts.routes)), facts.market])


def _words(texts: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(normalise, texts)))


def _holds(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    return any(f" {words} " in f" {normalise(text)} " for words in wanted for text in given)


def _names(facts: Product) -> set[str]:
    names = [facts.generic_name, *facts.generics, *(name for name, _ in facts.ingredients)]
    return {normalise(name) for name in names}
