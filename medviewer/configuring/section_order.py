"""The order in which a reader wants the sections of a page, and those that stand apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MOST = 300
"""Sections of a list; a library has at most so many."""


class SectionOrder(NamedTuple):
    """Keys of tabs as sections.toml has them. first: before all others, in this order. hidden: only on demand."""

    first: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    @classmethod
    def of_text(cls, text: str) -> SectionOrder:
        """Return the order that `as_text` wrote; one that changes nothing for any other text."""
        try:
            content = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        lists = content if isinstance(content, dict) else {}
        return cls(_keys(lists.get("order")), _keys(lists.get("hidden")))

    @classmethod
    def of_list(cls, keys: list[str], hidden: Iterable[str], usual: Sequence[str]) -> SectionOrder:
        """Return the order of a whole list. usual: the same keys in the order of the pages."""
        place = {key: number for number, key in enumerate(usual)}
        count = next(n for n in range(len(keys) + 1) if keys[n:] == sorted(keys[n:], key=place.__getitem__))
        return cls(tuple(keys[:count]), tuple(hidden))

    def as_text(self) -> str:
        """Return one line that `of_text` reads."""
        return json.dumps({"order": self.first, "hidden": self.hidden})

    def arranged(self, keys: Iterable[str]) -> list[str]:
        """Return keys in this order; what it does not name stays in its own, behind."""
        place = {key: number for number, key in enumerate(self.first)}
        return sorted(keys, key=lambda key: place.get(key, len(place)))


def merged(orders: Iterable[Sequence[str]]) -> list[str]:
    """Return the keys of several orders, each once, one that an earlier order lacks behind the one before it."""
    found: list[str] = []
    for keys in orders:
        place = 0
        for key in keys:
            if key not in found:
                found.insert(place, key)
            place = found.index(key) + 1
    return found


def _keys(value: object) -> tuple[str, ...]:
    found = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(key for key in found[:MOST] if isinstance(key, str)))
