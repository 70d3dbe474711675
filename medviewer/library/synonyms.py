"""Other words for the same drug: resources/synonyms.toml, and a library's own aliases.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from medviewer import locations
from medviewer.library import basis
from medviewer.library.folding import fold

OWN = basis.ALIASES
_LONGEST = 4
"""Words of the longest synonym."""
_MOST = 8
_SPELLINGS = re.compile("ph|ae|oe")
_AMERICAN = {"ph": "f", "ae": "e", "oe": "e"}

Groups = Mapping[str, tuple[str, ...]]


def own(root: Path) -> tuple[Groups, str]:
    """Return a library's own synonyms, and why its file is not used where it is not."""
    file = basis.own_file(root, OWN)
    if file is None:
        return {}, f"{OWN} is not a file in the library of at most 1 MB; it is not used." if _is_there(root) else ""
    try:
        return _read(file), ""
    except (OSError, ValueError) as error:
        return {}, f"{OWN} is not used: {error}"


def aliases(names: Iterable[str], *groups: Groups) -> list[str]:
    """Return other folded spellings of folded `names`: by synonyms of their words, and in American spelling."""
    known = list(dict.fromkeys(names))
    found = dict.fromkeys(other for name in known for table in groups for other in _replaced(name, table))
    found |= dict.fromkeys(other for name in known for other in [american(name)] if other != name)
    return [name for name in found if name not in known][:_MOST]


def american(name: str) -> str:
    """Return a folded name with f for ph, e for ae and oe, as American spelling and INN have most of them."""
    return _SPELLINGS.sub(lambda found: _AMERICAN[found[0]], name)


def _replaced(name: str, table: Groups) -> Iterator[str]:
    words = name.split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            for other in table.get(" ".join(words[start:end]), ()):
                yield " ".join([*words[:start], other, *words[end:]])


@cache
def shared() -> Groups:
    """Return the program's own synonyms: folded words, each with its equals; read once."""
    return _read(locations.resources() / basis.SYNONYMS)


def _is_there(root: Path) -> bool:
    return os.path.lexists(root / OWN)


def _read(file: Path) -> Groups:
    """Return the groups of a file; raises OSError, ValueError that says what is wrong."""
    import tomllib

    groups = tomllib.loads(file.read_text(encoding="utf-8")).get("same", [])
    if not isinstance(groups, list) or not all(_is_group(group) for group in groups):
        raise ValueError("“same” must be a list of lists of names in quotes")
    table: dict[str, tuple[str, ...]] = {}
    for group in groups:
        equals = [name for name in map(fold, group) if name]
        for name in equals:
            table[name] = (*table.get(name, ()), *(other for other in equals if other != name))
    return table


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(name, str) for name in group)
