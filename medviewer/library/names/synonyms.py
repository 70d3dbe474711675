"""Other words for the same drug: resources/synonyms.toml, and a library's own aliases.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.errors import Message
from medviewer.library import section_words
from medviewer.library.names.folding import fold
from medviewer.starting.shipped_tables import shipped_toml

if TYPE_CHECKING:
    from medviewer.monograph.frontmatter.bounded_toml import TomlMap
    from medviewer.monograph.model import Problem

OWN = section_words.ALIASES
_LONGEST = 4
"""Words of the longest synonym."""
_MOST = 8
_MOST_NAMES, _MOST_EQUALS, _LONGEST_NAME = 20_000, 50, 200
_SPELLINGS = re.compile("ph|ae|oe")
_AMERICAN = {"ph": "f", "ae": "e", "oe": "e"}

Groups = Mapping[str, tuple[str, ...]]


def own(root: Path) -> tuple[Groups, tuple[Problem, ...]]:
    """Return a library's own synonyms, and why its file is not used where it is not."""
    return section_words.understood(root, OWN, _groups, {})


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
    return _table(shipped_toml(section_words.SYNONYMS)["same"])


def _groups(file: TomlMap) -> Groups:
    """Return the groups of a file; raises TomlError."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError

    groups = file.values.get("same", [])
    if not isinstance(groups, list) or not all(_is_group(group) for group in groups):
        raise TomlError(file.line_of("same"), Message("“same” must be a list of lists of names in quotes"))
    if any(len(name) > _LONGEST_NAME for group in groups for name in group):  # a term of 20,000 words took 2.7 GB
        longest = Message("a name in “same” may have {} characters at most", _LONGEST_NAME)
        raise TomlError(file.line_of("same"), longest)
    table = _table(groups)
    if len(table) > _MOST_NAMES or any(len(equals) > _MOST_EQUALS for equals in table.values()):
        most = Message("“same” may hold {:,} names, and {} of them may be the same", _MOST_NAMES, _MOST_EQUALS)
        raise TomlError(file.line_of("same"), most)
    return table


def _table(groups: list[list[str]]) -> Groups:
    """Return folded words, each with its equals: one more than may be where there are too many."""
    table: dict[str, dict[str, None]] = {}
    for group in groups:
        equals = list(dict.fromkeys(name for name in map(fold, group[: 2 * _MOST_EQUALS]) if name))
        for name in equals:
            found = table.setdefault(name, {})
            if len(found) <= _MOST_EQUALS:
                found.update(dict.fromkeys(other for other in equals if other != name))
    return {name: tuple(equals) for name, equals in table.items()}


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(name, str) for name in group)
