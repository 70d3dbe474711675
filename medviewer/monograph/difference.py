"""Two versions of a monograph, section by section and word by word, as plain data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from typing import Literal, NamedTuple

from medviewer.monograph.model import Monograph, Section
from medviewer.monograph.word_diff import DiffRun, diff_words

SectionState = Literal["same", "changed", "added", "removed"]

HEAD = "head"
"""Key of what stands above the sections: title, names, class, who reviewed the page."""


class SectionDifference(NamedTuple):
    """The difference of a section. title: as the newer page words it; as the older did where it was removed.

    moved: whether it stands elsewhere among the sections that both versions have. runs: its words in reading order;
    one run "same" of all of it where nothing changed.
    """

    key: str
    title: str
    state: SectionState
    moved: bool
    runs: tuple[DiffRun, ...]


def difference(old: Monograph, new: Monograph) -> tuple[SectionDifference, ...]:
    """Return every section of both versions: those of the new one in its order, removed ones where they stood.

    Sections are the same by key and title, else by key, else by title, each time in their order. What stands above
    them comes first, with the key HEAD, if it differs.
    """
    partner = _partners(old.sections, new.sections)
    moved = _moved(list(partner.values()))
    found = [_head(old, new)] if _facts(old) != _facts(new) else []
    removed = [number for number in range(len(old.sections)) if number not in partner.values()]
    for number, section in enumerate(new.sections):
        before = partner.get(number)
        if before is not None and before not in moved:
            while removed and removed[0] < before:
                found.append(_removed(old.sections[removed.pop(0)]))
        found.append(_compared(old.sections[before] if before is not None else None, section, before in moved))
    return (*found, *(_removed(old.sections[number]) for number in removed))


def _compared(old: Section | None, new: Section, moved: bool) -> SectionDifference:
    if old is None:
        return SectionDifference(new.key, new.title, "added", False, (DiffRun("added", new.text),))
    told = diff_words(_titled(old, new), _titled(new, old))
    state: SectionState = "same" if all(run.kind == "same" for run in told) else "changed"
    return SectionDifference(new.key, new.title, state, moved, told)


def _titled(section: Section, other: Section) -> str:
    """Return the text of a section, below its title where the other version words that differently."""
    return section.text if section.title == other.title else f"{section.title}\n{section.text}"


def _removed(section: Section) -> SectionDifference:
    return SectionDifference(section.key, section.title, "removed", False, (DiffRun("removed", section.text),))


def _head(old: Monograph, new: Monograph) -> SectionDifference:
    return SectionDifference(HEAD, new.title, "changed", False, diff_words(_facts(old), _facts(new)))


def _facts(page: Monograph) -> str:
    pairs = (
        ("Title", page.title),
        ("Generic name", page.generic_name),
        ("Brands", ", ".join(page.brands)),
        ("Class", page.drug_class),
        ("ATC", ", ".join(page.atc)),
        ("Reviewed by", page.reviewed_by),
        ("Last reviewed", page.last_reviewed),
    )
    return "\n".join(f"{label}: {value}" for label, value in pairs if value)


def _partners(old: Sequence[Section], new: Sequence[Section]) -> dict[int, int]:
    """Return the number of the old section by that of the new one that it is now, ordered by the new."""
    partner: dict[int, int] = {}
    likeness: tuple[Callable[[Section], Hashable], ...] = (
        lambda section: (section.key, section.title.casefold()),
        lambda section: section.key,
        lambda section: section.title.casefold(),
    )
    for mark in likeness:
        taken = set(partner.values())
        waiting: dict[Hashable, list[int]] = {}
        for number in range(len(old) - 1, -1, -1):
            if number not in taken:
                waiting.setdefault(mark(old[number]), []).append(number)
        for number, section in enumerate(new):
            if number not in partner and waiting.get(mark(section)):
                partner[number] = waiting[mark(section)].pop()
    return dict(sorted(partner.items()))


def _moved(order: Sequence[int]) -> set[int]:
    """Return the fewest numbers of which the others are in rising order (patience sorting)."""
    ends: list[int] = []
    places: list[int] = []
    for number in order:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
        places.append(place)
    stay: set[int] = set()
    wanted = len(ends) - 1
    for number, place in zip(reversed(order), reversed(places), strict=True):
        if place == wanted:
            stay.add(number)
            wanted -= 1
    return set(order) - stay
