"""Spellings that set apart names that are mistaken for one another: a library's own `tallman.toml`, else made here.

Published lists (ISMP, FDA; NHS England) write the letters that differ in capitals: hydrALAZINE, hydrOXYzine.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import Message
from medviewer.library import section_words
from medviewer.library.mentions.words import lowered
from medviewer.library.names.folding import fold
from medviewer.library.names.page_names import clean
from medviewer.monograph.model import Problem

if TYPE_CHECKING:
    from medviewer.monograph.frontmatter.bounded_toml import TomlMap

FILE = section_words.TALLMAN
_MOST_NAMES = 5000
_BESIDE = """SELECT other.name, other.spelling, mine.spelling FROM tallman AS mine
    JOIN tallman AS other ON other.number = mine.number AND other.name != mine.name
    WHERE mine.name IN (SELECT key FROM called WHERE level IN (0, 1) AND page = ?) ORDER BY mine.number, other.name"""

NameGroups = tuple[tuple[str, ...], ...]
Spans = tuple[tuple[int, int], ...]


class PublishedSpelling(NamedTuple):
    """Two published spellings. name: the other's, folded; other, mine: as they are published."""

    name: str
    other: str
    mine: str


def read(root: Path) -> tuple[NameGroups, tuple[Problem, ...]]:
    """Return the groups of a library's own file, and why it is not used where it is not."""
    return section_words.understood(root, FILE, _groups, ())


def kept(db: sqlite3.Connection) -> NameGroups:
    """Return the groups that the index has."""
    found: dict[int, list[str]] = {}
    for number, spelling in db.execute("SELECT number, spelling FROM tallman ORDER BY number, place"):
        found.setdefault(number, []).append(spelling)
    return tuple(map(tuple, found.values()))


def put(db: sqlite3.Connection, groups: NameGroups) -> None:
    """Write the groups in place of those that the index had."""
    db.execute("DELETE FROM tallman")
    rows = [
        (fold(name), number, place, name) for number, group in enumerate(groups) for place, name in enumerate(group)
    ]
    db.executemany("INSERT INTO tallman VALUES (?, ?, ?, ?)", rows)


def beside(db: sqlite3.Connection, page: int) -> list[PublishedSpelling]:
    """Return the published spellings of names that are mistaken for one of a page's."""
    return [PublishedSpelling(*row) for row in db.execute(_BESIDE, (page,))]


def capitals(spelling: str) -> Spans:
    """Return (start, length) of the letters that a published spelling sets apart: capitals but a first one alone."""
    found: list[tuple[int, int]] = []
    for at, sign in enumerate(spelling):
        if not sign.isupper():
            continue
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return tuple(span for span in found if span != (0, 1))


def differing(one: str, other: str) -> tuple[Spans, Spans]:
    """Return (start, length) of what sets two names apart in each: all between their common beginning and end.

    Where one has nothing there, the letter behind it stands for it in both, so that there is something to see.
    Names that have neither in common differ in more places.
    """
    first, second = lowered(one), lowered(other)
    start = _common(first, second)
    end = min(_common(first[::-1], second[::-1]), min(len(first), len(second)) - start)
    if not start and not end:
        return _in_places(first, second)
    if len(first) - end == start or len(second) - end == start:
        end, start = (end - 1, start) if end else (0, max(0, start - 1))
    return ((start, len(first) - end - start),), ((start, len(second) - end - start),)


def _in_places(one: str, other: str) -> tuple[Spans, Spans]:
    from difflib import SequenceMatcher

    steps = [step for step in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if step[0] != "equal"]
    first = tuple((start, end - start) for _, start, end, _, _ in steps if end > start)
    second = tuple((start, end - start) for _, _, _, start, end in steps if end > start)
    return first, second


def _common(one: str, other: str) -> int:
    """Return how many letters two texts have in common at their start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def tall(name: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a name in small letters with those of the spans as capitals."""
    letters = list(lowered(name))
    for start, length in spans:
        for at in range(start, start + length):
            letters[at] = letters[at].upper() if len(letters[at].upper()) == 1 else letters[at]
    return "".join(letters)


def _groups(file: TomlMap) -> NameGroups:
    """Return the groups of a file; raises TomlError."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError

    listed, line = file.values.get("confused", []), file.line_of("confused")
    if not isinstance(listed, list) or not all(_is_group(group) for group in listed):
        raise TomlError(line, Message("“confused” must be a list of lists of two or more names in quotes"))
    if sum(map(len, listed)) > _MOST_NAMES:
        raise TomlError(line, Message("“confused” may hold {} names", _MOST_NAMES))
    spelt = [{fold(name): name for name in map(clean, group)} for group in listed]
    return tuple(tuple(group.values()) for group in spelt)


def _is_group(group: object) -> bool:
    if not isinstance(group, list) or not all(isinstance(name, str) and fold(name) for name in group):
        return False
    return len({fold(name) for name in group}) > 1
