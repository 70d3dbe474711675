"""Abbreviations of drug names, each with all that it has been taken for: resources/abbreviations.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from medviewer.library.names.folding import fold
from medviewer.starting.shipped_tables import shipped_toml

FILE = "abbreviations.toml"
_LONGEST = 40
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma"}


class Abbreviation(NamedTuple):
    """An abbreviation as its file writes it, and the generic names that it may mean."""

    written: str
    meanings: tuple[str, ...]


def meanings(text: str) -> tuple[str, ...]:
    """Return the generic names that a whole query may mean as an abbreviation, none where it is no abbreviation.

    Case, hyphens, dots, slashes and spaces make no difference. The query may be the beginning of a name as well
    (`pred`, `dex`): who asks shows what it begins, too. A combination's parts are joined by “ + ”.
    """
    found = _known().get(key(text))
    return found.meanings if found else ()


def written(text: str) -> str:
    """Return an abbreviation as its file writes it: `MTX` for `m.t.x.`; empty where the text is no abbreviation."""
    found = _known().get(key(text))
    return found.written if found else ""


def key(text: str) -> str:
    """Return the letters and digits by which abbreviations are compared; none of a text too long to be one."""
    return "".join(_GREEK.get(sign, sign) for sign in fold(text) if sign != " ") if len(text) <= _LONGEST else ""


@cache
def _known() -> Mapping[str, Abbreviation]:
    table = shipped_toml(FILE)["means"]
    return {key(name): Abbreviation(name, tuple(names)) for name, names in table.items()}
