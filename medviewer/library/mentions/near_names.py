"""Names that are two edits apart at most, found among all names of a library at once.

Two such names share what is left of them when up to two letters of each are deleted (Garbe's symmetric deletions, as in
`names.spelling`, but of whole names): hardly any others do, however many names there are. What is left of long names is
many things; so one that is long is met by its beginning, or with deletions in its beginning alone.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from medviewer.library.names.spelling import SHORT

_SHORTEST = 3
"""Letters of what is left of the shortest names that have look-alikes."""
_LONG = 14
"""Letters from which on two names are not met by all that is left of them."""
_BEGINNING, _WINDOW = 7, 10
"""Letters of the beginning that two long names share but for one, where not both edits are in it; and those in which
both edits are then, with two letters more in one name than in the other."""
_AT_ONCE = 10_000
"""Names that are measured in a step."""

_Part = tuple[int, str, int, str]
"""A name's number, letters of which some are kept, how many, and the letters behind them that all are."""


def edits_apart(one: str, other: str) -> int:
    """Return how many edits two different names are apart, 0 where those are more than look-alikes may be."""
    most = 2 if min(len(one), len(other)) >= SHORT else 1
    edits = _distance()(one, other, score_cutoff=most)
    return edits if edits <= most else 0


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


class NearNames:
    """Names and those near them. names: each once. sought: of which it will be asked, in `names` or not."""

    def __init__(self, names: Sequence[str], sought: Collection[str]) -> None:
        self._names = [*names, *sorted(set(sought).difference(names))]
        self._count = len(names)
        self._found = {name: array("I") for name in sought}

    def of(self, name: str) -> list[str] | None:
        """Return the names near one that was sought, None where it was not."""
        found = self._found.get(name)
        return None if found is None else [self._names[other] for other in found]

    def find(self) -> Iterator[None]:
        """Find them, a step of some milliseconds at a time; before the end `of` misses some."""
        for parts in self._parts():
            yield from self._meet(parts)

    def _parts(self) -> Iterator[list[_Part]]:
        """Yield parts of names that may meet in what is left of them: those of one length and first letter together."""
        lengths: defaultdict[int, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            lengths[len(name)].append(number)
        for left in range(_SHORTEST, max(lengths, default=0) + 1):
            begun: defaultdict[str, list[_Part]] = defaultdict(list)
            for deleted in range(3 if left + 2 >= SHORT else 2):
                for number in lengths[left + deleted]:
                    name = self._names[number]
                    window = len(name) if len(name) < _LONG + 2 else _WINDOW
                    _begin(begun, number, name[:window], deleted, name[window:])
            yield from begun.values()
        begun = defaultdict(list)
        for number, name in enumerate(self._names):
            if len(name) >= _LONG:
                _begin(begun, number, name[:_BEGINNING], 1, "")
        yield from begun.values()

    def _meet(self, parts: list[_Part]) -> Iterator[None]:
        """Keep who is near whom among names that share what is left of them."""
        met: defaultdict[int, list[list[int]]] = defaultdict(list)
        for numbers in _shared(parts):
            for number in set(numbers):
                if self._names[number] in self._found:
                    met[number].append(numbers)
        yield
        measured = 0
        for number, several in met.items():
            others = set[int]().union(*several)
            self._keep(number, others)
            measured += len(others)
            if measured > _AT_ONCE:
                measured = 0
                yield

    def _keep(self, number: int, others: set[int]) -> None:
        """Keep those of some names that are near one."""
        name = self._names[number]
        found = self._found[name]
        for other in others.difference(found):
            if other < self._count and edits_apart(name, self._names[other]):
                found.append(other)


def _begin(begun: defaultdict[str, list[_Part]], number: int, letters: str, deleted: int, behind: str) -> None:
    """Put the parts of a name that are left when so many letters are deleted where their first letter leads to."""
    for skipped in range(deleted + 1):
        rest = letters[skipped + 1 :]
        begun[letters[skipped]].append((number, rest, len(letters) - 1 - deleted, behind))


def _shared(parts: Iterable[_Part]) -> Collection[list[int]]:
    """Return the numbers of names that are the same when their letters are deleted, those of each such text."""
    first: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    for number, letters, kept, behind in parts:
        for left in map("".join, combinations(letters, kept)):
            text = left + behind
            other = first.setdefault(text, number)
            if other != number:
                several.setdefault(text, [other]).append(number)
    return several.values()
