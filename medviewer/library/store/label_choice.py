"""A choice among the published labels of one generic name: which of them are listed, and in which order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from medviewer.library.names.folding import fold
from medviewer.library.names.natural_order import LAST, natural
from medviewer.library.store.label_groups import LabelRow

NEWEST, STRENGTH, FORM, LABELER, NAME = "newest", "strength", "form", "labeler", "name"
ORDERS = (NEWEST, STRENGTH, FORM, LABELER, NAME)
FACTS = ("form", "route", "labeler")
"""What labels are filtered by: fields of `LabelRow` and of `LabelChoice`."""

_AMOUNT = re.compile(r"(\d{1,20}(?:\.\d{1,20})?) ?(mcg|ug|µg|mg|g|kg)(?![^\W\d_])", re.IGNORECASE)
_MILLIGRAMS = {"mcg": 1e-3, "ug": 1e-3, "µg": 1e-3, "mg": 1.0, "g": 1e3, "kg": 1e6}


class FactValue(NamedTuple):
    """A value of a fact in a group. key: folded, empty for “not stated”; text: as a label says it; labels: with it."""

    key: str
    text: str
    labels: int


class LabelChoice(NamedTuple):
    """A choice among labels.

    form, route, labeler: the folded value that a label must have, among others; empty for labels that state none, None
    for any. order: one of ORDERS.
    """

    form: str | None = None
    route: str | None = None
    labeler: str | None = None
    order: str = NEWEST

    @property
    def is_filter(self) -> bool:
        """Return whether it leaves labels out."""
        return any(getattr(self, fact) is not None for fact in FACTS)

    def having(self, fact: str, value: str | None) -> LabelChoice:
        """Return the choice with another value of a fact."""
        return LabelChoice(**{**self._asdict(), fact: value})

    def of(self, labels: Sequence[LabelRow]) -> list[LabelRow]:
        """Return the labels that are meant, in order. labels: the newest first, as `labels_of` has them."""
        taken = {_facts(label) for label, _ in _alike(labels) if self.takes(label)} if self.is_filter else None
        meant = [label for label in labels if taken is None or _facts(label) in taken]
        return meant if self.order == NEWEST else sorted(meant, key=_KEYS[self.order])

    def takes(self, label: LabelRow, but: str = "") -> bool:
        """Tell whether a label is meant. but: a fact that does not count."""
        return all(
            wanted in {fold(text) for text in _texts(label, fact)}
            for fact in FACTS
            if fact != but and (wanted := getattr(self, fact)) is not None
        )

    def text_of(self, labels: Iterable[LabelRow], fact: str) -> str:
        """Return the value of a fact that is chosen as a label says it; empty for “not stated”."""
        key = getattr(self, fact)
        texts = (text for label in labels for text in _texts(label, fact) if fold(text) == key)
        return next(texts, key) if key else ""

    def values(self, labels: Iterable[LabelRow], fact: str) -> list[FactValue]:
        """Return all values that labels have of a fact, by text, “not stated” last.

        Counted are those that the other facts of the choice take: as many are listed once the value is chosen. A value
        that is chosen is there though no label has it any more.
        """
        texts: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for label, count in _alike(labels):
            said = {key: text if key else "" for text in _texts(label, fact) for key in [fold(text)]}
            texts = said | texts
            if self.takes(label, but=fact):
                counts.update(dict.fromkeys(said, count))
        chosen = getattr(self, fact)
        if chosen is not None:
            texts.setdefault(chosen, chosen)
        found = [FactValue(key, text, counts[key]) for key, text in texts.items()]
        return sorted(found, key=lambda value: (not value.key, natural(value.key), value.text))


def holding(labels: Iterable[LabelRow], wanted: Mapping[str, Sequence[str]]) -> list[LabelRow]:
    """Return the labels that hold, for each fact, one of some words, as an import is told to; empty ones: not stated.

    wanted: words by fact; none of a fact takes any label.
    """
    return [
        label
        for label in labels
        if all(any(_holds(label, fact, one) for one in words) for fact, words in wanted.items() if words)
    ]


def _holds(label: LabelRow, fact: str, words: str) -> bool:
    key = fold(words)
    return any(f" {key} " in f" {fold(text)} " if key else not fold(text) for text in _texts(label, fact))


def _alike(labels: Iterable[LabelRow]) -> Iterable[tuple[LabelRow, int]]:
    """Return one of the labels that say the same of all facts, with their number, as they come."""
    counts: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], LabelRow] = {}
    for label in labels:
        facts = _facts(label)
        counts[facts] += 1
        first.setdefault(facts, label)
    return ((label, counts[facts]) for facts, label in first.items())


def _facts(label: LabelRow) -> tuple[str, ...]:
    return label.form, label.route, label.labeler


def _texts(label: LabelRow, fact: str) -> list[str]:
    """Return what a label says of a fact; an empty text alone where it says nothing."""
    text = str(getattr(label, fact))
    parts = text.split("; ") if fact != "labeler" else [text]
    return [part for part in parts if part] or [""]


def _last_if_empty(text: str) -> str:
    return natural(fold(text)) or LAST


@lru_cache(maxsize=4096)
def _amount(strength: str) -> tuple[bool, float, str]:
    """Return a key by the first amount that a strength has, whatever its unit of mass; others by their text."""
    found = _AMOUNT.search(strength)
    amount = float(found[1]) * _MILLIGRAMS[found[2].lower()] if found else float("inf")
    return not strength, amount, natural(fold(strength))


_KEYS: dict[str, Callable[[LabelRow], tuple[object, ...]]] = {
    STRENGTH: lambda label: _amount(label.strength),
    FORM: lambda label: (_last_if_empty(label.form), _amount(label.strength)),
    LABELER: lambda label: (_last_if_empty(label.labeler), _amount(label.strength)),
    NAME: lambda label: (_last_if_empty(label.title), label.id),
}
