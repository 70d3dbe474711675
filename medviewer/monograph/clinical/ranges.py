"""Ranges in the rows of a table, and the values that none of them takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from medviewer.monograph.clinical.quantities import Quantity, quantities
from medviewer.monograph.clinical.section_places import Place

_ENDLESS = float("inf")
_MONTHS = {"month": 1.0, "year": 12.0, "week": 12.0 / 52.0, "day": 12.0 / 365.0}
_UPWARDS = re.compile(r"\b(?:above|over|more than|greater than|from)\s*$|>\s*$|≥\s*$")
_DOWNWARDS = re.compile(r"\b(?:below|under|less than|up to)\s*$|<\s*$|≤\s*$")
_OR_MORE = re.compile(r"^\W*(?:[^\W\d]\S{0,20}\s){0,2}?(?:or more|and over|and more|or older|and older|or above)\b")
_OR_LESS = re.compile(r"^\W*(?:[^\W\d]\S{0,20}\s){0,2}?(?:or less|or below|and below|or younger)\b")
_TO = re.compile(r"^[^\d|,;]{0,24}?\b(?:to|and)\b[^\d|,;]{0,12}$|^\s?[–-]\s?$")
_OPENS = re.compile(r"\b(?:above|over|below|under|up|from|less|more)\b|[<>≥≤]")
_EXCLUSIVE = re.compile(r"\b(?:below|under|less than)\b|<")
_MEASURED = ("clearance", "egfr", "gfr", "ml/min", "age", "weight", "platelets", "lvef", "bilirubin", "level")


class Interval(NamedTuple):
    """The values that a row takes, ages in months. of: the words before them.

    step: how far above it the next row may begin: one unit where its ends are whole numbers that belong to it.
    """

    low: float
    high: float
    unit: str
    step: float
    line: int
    of: str


def holes(rows: Iterable[Place]) -> Iterator[tuple[int, str]]:
    """Yield (line, what is left out) for each pair of neighbouring ranges of one table that do not meet.

    Rows belong together by the head of their table and by the words before the number.
    """
    tables: dict[tuple[tuple[str, ...], str, str], list[Interval]] = defaultdict(list)
    for row in rows:
        found = interval(row)
        if found:
            tables[row.heads, found.of, found.unit].append(found)
    for intervals in tables.values():
        yield from _between(sorted(intervals))


def _between(intervals: list[Interval]) -> Iterator[tuple[int, str]]:
    reached, step = intervals[0].high, intervals[0].step
    for before, after in pairwise(intervals):
        reached, step = max((reached, step), (before.high, before.step))
        if after.low > reached + step + 1e-9:
            unit = "months" if after.unit == "month" else after.unit
            yield after.line, f"{after.of} nothing between {reached:g} and {after.low:g} {unit}".strip()


def interval(row: Place) -> Interval | None:
    """Return the range that the first cell of a row names; None for other cells."""
    cell = row.cells[0] if row.cells else ""
    found = [one for one in quantities(cell) if not cell[max(0, one.start - 1) : one.start].isalpha()]
    if not found or not (found[0].unit or _is_measured(row.heads[:1])):
        return None
    first = found[0]
    second = found[1] if len(found) > 1 and _TO.match(_joint(cell, first, found[1])) else None
    if second and not first.unit:
        first = first._replace(unit=second.unit)
    low, high = _ends(cell, first, second)
    if low is None:
        return None
    unit, scale = ("month", _MONTHS[first.unit]) if first.unit in _MONTHS else (first.unit, 1.0)
    last = _MONTHS.get(second.unit, 1.0) if second else scale
    step = min(scale, last) if unit == "month" else _step(low, high)
    if second and _EXCLUSIVE.search(_joint(cell, first, second)):
        step = 0.0
    return Interval(low * scale, high * last, unit, step, row.line, _lead(cell[: first.start]))


def _lead(before: str) -> str:
    """Return the words before a range, but for those that open it: “Platelets” of “Platelets below 25”."""
    return " ".join(re.findall(r"[^\W\d]{2,}", _OPENS.split(before)[0]))


def _joint(cell: str, first: Quantity, second: Quantity) -> str:
    return cell[first.end : second.start]


def _ends(cell: str, first: Quantity, second: Quantity | None) -> tuple[float | None, float]:
    before, after = cell[: first.start].lower(), cell[first.end :].lower()
    if second and (first.unit == second.unit or {first.unit, second.unit} <= _MONTHS.keys()):
        return first.value, second.value
    if _OR_MORE.match(after) or _UPWARDS.search(before):
        return first.value, _ENDLESS
    if _OR_LESS.match(after) or _DOWNWARDS.search(before):
        return -_ENDLESS, first.value
    return None, 0.0


def _step(low: float, high: float) -> float:
    """Return 1 where both ends are whole numbers: 44 and 45 meet."""
    return 1.0 if all(end in (_ENDLESS, -_ENDLESS) or float(end).is_integer() for end in (low, high)) else 0.0


def _is_measured(heads: tuple[str, ...]) -> bool:
    return any(word in head.lower() for head in heads for word in _MEASURED)
