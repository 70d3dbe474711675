"""The letters in which a name differs from what was typed for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from medviewer.library.names.folding import fold

Marks = tuple[tuple[int, int], ...]
_LONGER = 3
"""Letters by which a beginning of a name may be longer or shorter than what was typed."""
_LEAST_EDITS, _LETTERS_AN_EDIT = 2, 3
"""Edits between what was typed and a spelling of it: as many, or one for so many letters, below half of them."""


def differing(typed: str, name: str) -> Marks:
    """Return (start, length) of the letters of `name` that `typed` has otherwise or lacks, the untyped rest apart.

    Case, accents, spaces and signs make no difference, and words may stand in another order. A name that is no spelling
    of what was typed, since the page was found by a synonym, has none.
    """
    spelt = _Spelt.of(name)
    asked = fold(typed).split()
    whole = spelt.closest("".join(asked))
    apart = [spelt.closest(word) for word in asked]
    used = [whole] if whole.edits <= sum(one.edits for one in apart) else apart
    places = sorted({place for one in used if one.is_spelling for place in one.places})
    return tuple(_spans(places))


class _Closest(NamedTuple):
    """The piece of a name that is closest to a word. places: of the letters that differ, in the name."""

    edits: int
    places: list[int]
    is_spelling: bool


class _Spelt(NamedTuple):
    """A name without spaces and signs. places: of each letter in the name; starts: the letters that begin a word."""

    letters: str
    places: list[int]
    starts: list[int]

    @classmethod
    def of(cls, name: str) -> _Spelt:
        """Return a name as it is compared, letter by letter."""
        spelt = [(letter, at) for at, sign in enumerate(name) for letter in fold(sign).replace(" ", "")]
        letters, places = "".join(letter for letter, _ in spelt), [at for _, at in spelt]
        starts = [number for number, at in enumerate(places) if not at or not fold(name[at - 1])]
        return cls(letters, places, starts)

    def closest(self, word: str) -> _Closest:
        """Return the piece from the beginning of a word on that is closest to `word`, the likelier first."""
        from rapidfuzz.distance import Levenshtein

        pieces = [(0, 0), *self._pieces(len(word))]
        ends = {*self.starts, len(self.letters)}

        def far(piece: tuple[int, int]) -> tuple[int, bool]:
            return Levenshtein.distance(word, self.letters[slice(*piece)]), piece[1] not in ends

        start, end = min(pieces, key=far)
        steps = Levenshtein.opcodes(word, self.letters[start:end])
        differs = [step for step in steps if step.tag != "equal"]
        edits = sum(max(step.src_end - step.src_start, step.dest_end - step.dest_start) for step in differs)
        places = [self.places[start + at] for step in differs for at in range(step.dest_start, step.dest_end)]
        most = min(max(_LEAST_EDITS, len(word) // _LETTERS_AN_EDIT), (len(word) - 1) // 2)
        return _Closest(edits, places, edits <= most)

    def _pieces(self, length: int) -> Iterator[tuple[int, int]]:
        lengths = sorted(range(max(1, length - _LONGER), length + _LONGER + 1), key=lambda one: abs(one - length))
        for start in self.starts:
            yield from ((start, start + one) for one in lengths if start + one <= len(self.letters))
        yield 0, len(self.letters)


def _spans(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of places that stand side by side, all of them in order."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], at - start
            start = at
