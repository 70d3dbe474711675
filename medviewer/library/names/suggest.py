"""The names most like one that is none."""

from __future__ import annotations

from collections.abc import Iterable

from medviewer.library.names.folding import fold
from medviewer.library.open_library import OpenLibrary
from medviewer.library.records import Row

LEAST = 60.0
"""Likeness below which two names have nothing in common; 100 is equality. As RapidFuzz's token_sort_ratio has it."""

_NAMES = "SELECT key, others, combined, source, title, subtitle FROM page"


def nearest(open_libraries: Iterable[OpenLibrary], name: str, limit: int) -> list[Row]:
    """Return up to `limit` pages by the likeness of a name of theirs, or a word of it, to `name`.

    Single ingredients come first where names are equally like it.
    """
    from rapidfuzz import fuzz, process

    pages = [
        (row, f"{one.library.name}/")
        for one in open_libraries
        for row in one.index.ask(lambda db: db.execute(_NAMES).fetchall())
    ]
    owners = [number for number, (row, _) in enumerate(pages) for _ in _spellings(row)]
    spellings = [spelling for row, _ in pages for spelling in _spellings(row)]
    scorer = fuzz.token_sort_ratio
    likeness: dict[int, float] = {}
    for _, score, place in process.extract(fold(name), spellings, scorer=scorer, limit=None, score_cutoff=LEAST):
        likeness.setdefault(owners[place], score)
    best = sorted(likeness, key=lambda number: (-likeness[number], pages[number][0][2], pages[number][0][0]))
    return [_row(*pages[number]) for number in best[:limit]]


def _spellings(row: tuple[str, str, int, str, str, str]) -> list[str]:
    """Return the folded names of a page and the words that they are made of."""
    names = [row[0], *row[1].split("\n")[1:-1]]
    return names + [word for name in names if " " in name for word in name.split()]


def _row(row: tuple[str, str, int, str, str, str], prefix: str) -> Row:
    return Row(prefix + row[3], row[4], row[5])
