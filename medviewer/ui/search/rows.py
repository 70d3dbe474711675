"""Rows of the drug list: a few that are there, or a listing that reads those that are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Protocol, overload

from medviewer.library.catalogue import Row
from medviewer.library.names.folding import fold
from medviewer.ui.search.list_lines import LABELS, NAME, NEARLY, LabelLines, ListItem

STARRED = (NAME, NEARLY)
"""Kinds of rows that stand for a monograph by its name."""


class Rows(Protocol):
    """Rows in order, with the two questions that would else need all of them."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Row | ListItem: ...
    def place_of(self, id: str) -> int:
        """Return where a monograph is listed by name, -1 where it is not."""

    def labels_place(self, id: str) -> int:
        """Return where the row is that stands for labels of which page `id` is the first, -1 where there is none."""

    def beginning(self, text: str, start: int = 0) -> int:
        """Return the place of the next title that begins with `text`, from `start` on and round again; else -1."""


class FixedRows(Sequence[Row | ListItem]):
    """Rows that are held."""

    def __init__(self, rows: Sequence[Row | ListItem] = ()) -> None:
        self._rows = rows

    def __eq__(self, other: object) -> bool:
        """Return whether other rows are held that show the same."""
        return isinstance(other, FixedRows) and self._rows == other._rows

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Row | ListItem: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row | ListItem]: ...
    def __getitem__(self, place: int | slice) -> Row | ListItem | Sequence[Row | ListItem]:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, id: str) -> int:
        """Return where a monograph is listed by name, -1 where it is not."""
        places = [n for n, row in enumerate(self._rows) if row.id == id and kind_of(row) in (*STARRED, LABELS)]
        return next((place for place in places if kind_of(self._rows[place]) != LABELS), min(places, default=-1))

    def labels_place(self, id: str) -> int:
        """Return where the row is that stands for labels of which page `id` is the first, -1 where there is none."""
        return next((n for n, row in enumerate(self._rows) if row.id == id and kind_of(row) == LABELS), -1)

    def beginning(self, text: str, start: int = 0) -> int:
        """Return the place of the next title that begins with `text`, from `start` on and round again; else -1."""
        begins = fold(text)
        places = [*range(start, len(self._rows)), *range(min(start, len(self._rows)))]
        return next((place for place in places if fold(self._rows[place].title).startswith(begins)), -1)


class JoinedRows:
    """Several rows behind one another, each read as it is looked at."""

    def __init__(self, *parts: Rows) -> None:
        self._parts = parts

    def __eq__(self, other: object) -> bool:
        """Return whether other rows are joined of the same parts."""
        return isinstance(other, JoinedRows) and self._parts == other._parts

    def __hash__(self) -> int:
        return id(self)

    def __len__(self) -> int:
        """Return how many there are in all parts."""
        return sum(map(len, self._parts))

    def __getitem__(self, place: int) -> Row | ListItem:
        """Return the row at a place, counted through all parts."""
        for part in self._parts:
            if place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(place)

    def place_of(self, id: str) -> int:
        """Return where a monograph is first listed by name, -1 where it is not."""
        found = ((before, part.place_of(id)) for before, part in self._with_places())
        return next((before + place for before, place in found if place >= 0), -1)

    def labels_place(self, id: str) -> int:
        """Return where the row is that stands for labels of which page `id` is the first, -1 where there is none."""
        found = ((before, part.labels_place(id)) for before, part in self._with_places())
        return next((before + place for before, place in found if place >= 0), -1)

    def beginning(self, text: str, start: int = 0) -> int:
        """Return the place of the next title that begins with `text`, from `start` on and round again; else -1."""
        places = [
            before + place for before, part in self._with_places() for place in _places(part, text, start - before)
        ]
        return next((place for place in places if place >= start), places[0] if places else -1)

    def _with_places(self) -> Iterator[tuple[int, Rows]]:
        """Yield how many rows are before each part, and the part."""
        before = 0
        for part in self._parts:
            yield before, part
            before += len(part)


def _places(rows: Rows, text: str, start: int) -> list[int]:
    """Return the first place of a title that begins with `text`, and the first from `start` on."""
    found = {rows.beginning(text), rows.beginning(text, start) if 0 <= start < len(rows) else -1}
    return sorted(place for place in found if place >= 0)


class UnfoldedRows:
    """Rows, some of which stand for labels that are shown below them. shown: the lines by the id of such a row."""

    def __init__(self, rows: Rows, shown: Mapping[str, LabelLines]) -> None:
        self._rows = rows
        places = {rows.labels_place(id): lines for id, lines in shown.items()}
        self._shown = sorted((place, lines) for place, lines in places.items() if place >= 0)

    def __len__(self) -> int:
        """Return how many there are, those that are shown below others counted."""
        return len(self._rows) + sum(len(lines) for _, lines in self._shown)

    def __getitem__(self, place: int) -> Row | ListItem:
        """Return the row at a place."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        before = 0
        for head, lines in self._shown:
            inside = place - before - head - 1
            if inside < 0:
                break
            if inside < len(lines):
                return lines[inside]
            before += len(lines)
        return self._rows[place - before]

    def place_of(self, id: str) -> int:
        """Return where a monograph is listed by name, or in labels that are folded; -1 where it is not."""
        before = 0
        for head, lines in self._shown:
            inside = lines.place_of(id)
            if inside >= 0:
                return before + head + 1 + inside
            before += len(lines)
        return self._moved(self._rows.place_of(id))

    def labels_place(self, id: str) -> int:
        """Return where the row is that stands for labels of which page `id` is the first, -1 where there is none."""
        return self._moved(self._rows.labels_place(id))

    def beginning(self, text: str, start: int = 0) -> int:
        """Return the place of the next title that begins with `text`, from `start` on and round again; else -1.

        Labels below a row begin as that row does.
        """
        before = sum(min(max(start - self._moved(head), 0), len(lines)) for head, lines in self._shown)
        return self._moved(self._rows.beginning(text, max(0, start - before)))

    def _moved(self, place: int) -> int:
        """Return where a row stands that is at `place` while nothing is unfolded."""
        return place + sum(len(lines) for head, lines in self._shown if head < place)


def kind_of(row: Row | ListItem) -> str:
    """Return what a row stands for: a monograph, unless it says otherwise."""
    if isinstance(row, ListItem):
        return row.kind
    return LABELS if row.labels else NAME


def labels_above(rows: Rows, place: int) -> int:
    """Return the place of the row of labels below which the row at `place` stands, or which it is; else -1."""
    while 0 <= place < len(rows):
        row = rows[place]
        if kind_of(row) == LABELS:
            return place
        if not _is_inside(row):
            return -1
        place -= 1
    return -1


def _is_inside(row: Row | ListItem) -> bool:
    return isinstance(row, ListItem) and row.is_inside


def first_but(rows: Rows, *kinds: str) -> int:
    """Return the place of the first row that is of none of these kinds, -1 where there is none."""
    return next((place for place in range(len(rows)) if kind_of(rows[place]) not in kinds), -1)


def place_like(rows: Rows, row: Row | ListItem) -> int:
    """Return where what `row` stands for is shown among `rows`, -1 where it is not."""
    if kind_of(row) in STARRED:
        return rows.place_of(row.id)
    if kind_of(row) == LABELS:
        return rows.labels_place(row.id)
    if _is_inside(row):
        return _place_inside(rows, row)
    return next((place for place in range(len(rows)) if _meaning(rows[place]) == _meaning(row)), -1)


def _place_inside(rows: Rows, row: Row | ListItem) -> int:
    """Return where a line stands below its row of labels, the place of that row where it does not any more."""
    head = rows.labels_place(row.id)
    below = range(head + 1, len(rows)) if head >= 0 else range(0)
    inside = takewhile(lambda place: _is_inside(rows[place]), below)
    return next((place for place in inside if _meaning(rows[place]) == _meaning(row)), head)


def _meaning(row: Row | ListItem) -> tuple[str, str, str]:
    return kind_of(row), row.id, row.section if isinstance(row, ListItem) else ""
