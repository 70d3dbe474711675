"""Differences between two editions of a library: pages added, changed in which sections, moved, gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple, Protocol

from medviewer.errors import PageError
from medviewer.library.names.folding import fold
from medviewer.monograph.difference import HEAD, SectionDifference, difference
from medviewer.monograph.model import Monograph
from medviewer.work_log import logged

ChangeKind = Literal["changed", "added", "moved", "gone"]
Fate = Literal["changed", "added", "removed", "moved"]

FACTS = HEAD
"""Key of what is no section: title, names, class, reviewer, and all else that front matter says."""


class LibraryEdition(Protocol):
    """A library as it was or is: a folder of pages, or a pack. name: begins the ids of its pages."""

    name: str

    def hashes(self, cancelled: Callable[[], bool]) -> Mapping[str, bytes]:
        """Return a hash of the bytes of every page, by its path below the library as text."""

    def title(self, source: str) -> str:
        """Return the title of a page; raises PageError where the page cannot be read."""

    def read(self, source: str) -> Monograph:
        """Return a page; raises PageError where it cannot be read."""


class SectionChange(NamedTuple):
    """A section that is another one. key: canonical, or FACTS. title: as the newer page words it."""

    key: str
    title: str
    fate: Fate


class PageChange(NamedTuple):
    """The change of a page.

    id: in the new edition; in the old one where the page is gone. before: its id in the old one, "" where it is added.
    sections: those that differ, in reading order; none where a changed page differs in no word, or cannot be read.
    """

    kind: ChangeKind
    id: str
    title: str
    before: str = ""
    sections: tuple[SectionChange, ...] = ()


class Difference(NamedTuple):
    """All pages that are not as they were, by title, and how many are."""

    pages: tuple[PageChange, ...]
    same: int

    def count(self, kind: ChangeKind) -> int:
        """Return how many pages have this fate."""
        return sum(page.kind == kind for page in self.pages)


@logged("editions compared")
def compare(
    old: LibraryEdition,
    new: LibraryEdition,
    progress: Callable[[int, int], object] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Difference | None:
    """Compare two editions by the hashes of their pages, then the sections of those that differ.

    A page that stands under another path, byte for byte the same, has moved. progress: is told how many of how many
    pages that differ were read. Returns None once `cancelled`. Raises LibraryError where an edition cannot be read.
    """
    before, after = old.hashes(cancelled), new.hashes(cancelled)
    moved = _moved(before, after)
    added = [source for source in after if source not in before and source not in moved]
    gone = sorted(before.keys() - after.keys() - set(moved.values()))
    changed = [source for source in after if source in before and before[source] != after[source]]
    work: list[Callable[[], PageChange | None]] = [
        *(partial(_changed, old, new, source) for source in changed),
        *(partial(_whole, "added", new, source) for source in added),
        *(partial(_whole, "moved", new, source, _id(old, was)) for source, was in moved.items()),
        *(partial(_whole, "gone", old, source, _id(old, source)) for source in gone),
    ]
    found: list[PageChange] = []
    for done, step in enumerate(work):
        if cancelled():
            return None
        progress(done, len(work))
        found += [change] if (change := step()) else []
    progress(len(work), len(work))
    differ = len(found) - sum(page.kind == "gone" for page in found)
    return None if cancelled() else Difference(tuple(sorted(found, key=_order)), len(after) - differ)


def starred_first(pages: Iterable[PageChange], kept: frozenset[str]) -> Iterator[tuple[bool, PageChange]]:
    """Yield pages with whether their reader keeps them, those first; `kept` holds ids in either edition."""
    marked = [(page.id in kept or page.before in kept, page) for page in pages]
    yield from sorted(marked, key=lambda pair: not pair[0])


def _order(page: PageChange) -> tuple[str, str]:
    return fold(page.title), page.id


def _id(edition: LibraryEdition, source: str) -> str:
    return f"{edition.name}/{source}"


def _moved(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, str]:
    """Return the old path by the new one of pages whose bytes stand elsewhere now; each old one is used once."""
    left: dict[bytes, list[str]] = {}
    for source in sorted(before.keys() - after.keys(), reverse=True):
        left.setdefault(before[source], []).append(source)
    fresh = sorted(after.keys() - before.keys())
    return {source: left[after[source]].pop() for source in fresh if left.get(after[source])}


def _changed(old: LibraryEdition, new: LibraryEdition, source: str) -> PageChange | None:
    """Return how the two versions of a page differ, None where they do so only in bytes that no reader sees."""
    try:
        before, after = old.read(source), new.read(source)
    except PageError:
        return PageChange("changed", _id(new, source), _title(new, source), _id(old, source))
    if before.digest == after.digest:
        return None
    sections = tuple(sections_changed(before, after))
    return PageChange("changed", _id(new, source), after.title, _id(old, source), sections)


def sections_changed(before: Monograph, after: Monograph) -> Iterator[SectionChange]:
    """Yield the sections of two versions of a page that differ, in reading order; FACTS comes first."""
    found = difference(before, after)
    if before.front_matter != after.front_matter and not (found and found[0].key == FACTS):
        yield SectionChange(FACTS, after.title, "changed")
    yield from _sections(found)


def _sections(found: Sequence[SectionDifference]) -> Iterator[SectionChange]:
    for section in found:
        if section.state != "same":
            yield SectionChange(section.key, section.title, section.state)
        elif section.moved:
            yield SectionChange(section.key, section.title, "moved")


def _whole(kind: ChangeKind, edition: LibraryEdition, source: str, before: str = "") -> PageChange:
    """Return the fate of a page that is told without its text."""
    return PageChange(kind, _id(edition, source), _title(edition, source), before)


def _title(edition: LibraryEdition, source: str) -> str:
    """Return the title of a page, its path where it cannot be read."""
    try:
        return edition.title(source)
    except PageError:
        return source
