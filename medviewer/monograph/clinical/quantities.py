"""Quantities in running text: numbers with their units, in one spelling whatever the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"\d+(?:[,\u202f]\d{3})*(?:\.\d+)?|\.\d+|[A-Za-zµμ²°½¼¾×]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[/%:;.,()*–—‐‑-]|[^\s\w]|_"
)
_NUMBER = re.compile(r"[\d.][\d,.\u202f]*")

_MOST_KEPT = 4096
"""Texts whose quantities are kept: each rule asks for those of the same rows."""

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "half": 0.5, "quarter": 0.25, "once": 1, "twice": 2, "½": 0.5, "¼": 0.25, "¾": 0.75,
    "third": 3,
}  # fmt: skip
"""Words that are numbers."""
MASSES = {
    "mg": 1.0, "mgs": 1.0, "milligram": 1.0, "milligrams": 1.0, "g": 1000.0, "gm": 1000.0,
    "gram": 1000.0, "grams": 1000.0,
    "microgram": 0.001, "micrograms": 0.001, "mcg": 0.001, "µg": 0.001, "μg": 0.001, "ug": 0.001,
    "ng": 0.000001, "nanogram": 0.000001, "nanograms": 0.000001,
}  # fmt: skip
"""Spellings of mass, and how many milligrams one is."""
_UNITS = {
    "unit": "unit", "units": "unit", "iu": "unit", "u": "unit", "milliunits": "milliunit", "miu": "milliunit",
    "ml": "mL", "mls": "mL", "millilitres": "mL", "l": "L", "litre": "L", "litres": "L", "liter": "L", "liters": "L",
    "dl": "dL", "kg": "kg", "kilogram": "kg", "kilograms": "kg", "mmol": "mmol",
    "micromol": "micromol", "µmol": "micromol",
    "meq": "mEq", "pe": "PE", "%": "%", "percent": "%", "mmhg": "mmHg", "°c": "°C",
    "s": "s", "second": "s", "seconds": "s", "sec": "s", "min": "min", "mins": "min", "minute": "min", "minutes": "min",
    "h": "hour", "hr": "hour", "hrs": "hour", "hour": "hour", "hours": "hour", "hourly": "hour",
    "day": "day", "days": "day", "d": "day", "week": "week", "weeks": "week",
    "month": "month", "months": "month", "year": "year", "years": "year", "yr": "year",
    "time": "times", "times": "times", "dose": "dose", "doses": "dose", "puff": "puff", "puffs": "puff",
    "spray": "spray", "sprays": "spray", "tablet": "tablet", "tablets": "tablet", "m²": "m²", "m2": "m²",
    "cycle": "cycle",
    "cycles": "cycle", "bolus": "bolus", "beats": "beats", "micron": "micrometre", "micrometre": "micrometre",
    "breaths": "breaths",
}  # fmt: skip
_RATES = {
    "daily": "day", "day": "day", "weekly": "week", "week": "week", "monthly": "month", "month": "month",
    "yearly": "year", "year": "year",
}  # fmt: skip
_BETWEEN = ("-", "‐", "‑", "more")
"""What may stand between a number and its unit."""
_NTH = ("day", "days", "week", "weeks")
_LETTERS = ("S", "H", "D", "G", "M")
_JOINS = {
    "to",
    "or",
    "and",
    "–",
    "—",
    "‐",
    "‑",
    "-",
    "through",
    ",",
    "below",
    "under",
    "above",
    "over",
    "about",
    "less",
    "than",
}
_ADVERBS = {"once", "twice"}
_EVERY = {"a", "per", "each", "every", "/"}


class Quantity(NamedTuple):
    """One number of a text. unit: in one spelling, empty for a bare number; masses are in mg.

    start, end: where its number stands.
    """

    value: float
    unit: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Return value and unit as one text, the same for 1 g and 1,000 mg."""
        return f"{self.value:.6g} {self.unit}".rstrip()


class _Token(NamedTuple):
    text: str
    start: int
    end: int


@lru_cache(maxsize=_MOST_KEPT)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a line or a paragraph, each end of a range by itself.

    `5 to 10 mg` has 5 mg and 10 mg; `once daily`, `twice a day` and `every other day` have their numbers too. A day
    or a week as a rate (`400 mg daily`, `15 mg/kg a day`) is a quantity of its own: 1 /day.
    """
    tokens = [_Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]
    return (*_numbers(tokens), *_rates(tokens))


def value_of(written: str) -> float | None:
    """Return the number that a token is, None for a word that is none."""
    if _NUMBER.fullmatch(written):
        plain = written.replace(",", "").replace("\u202f", "").rstrip(".")
        return float(plain) if plain.count(".") <= 1 and plain.strip(".") else None
    return WORDS.get(written.lower())


def _numbers(tokens: list[_Token]) -> Iterator[Quantity]:
    """Yield each number with the unit behind it, or behind the number that `to`, `or` and the like join it to."""
    pending: list[tuple[float, int]] = []
    at = 0
    while at < len(tokens):
        value, start = value_of(tokens[at].text), at
        unit, factor, at = ("", 1.0, at + 1) if value is None else _unit(tokens, at + 1)
        if pending and _parts(_word(tokens, start - 1) if value is not None else "", tokens[start].text, value):
            yield from _measured(tokens, pending, _nth(tokens, pending), 1.0)
            pending = []
        if value is not None:
            pending.append((value, start))
        if pending and (unit or tokens[start].text.lower() in _ADVERBS):
            yield from _measured(tokens, pending, unit, factor)
            pending = []
    yield from _measured(tokens, pending, _nth(tokens, pending), 1.0)


def _parts(before: str, word: str, value: float | None) -> bool:
    """Say whether a word ends the numbers before it: one that joins none, or a number right behind a number."""
    return word.lower() not in _JOINS if value is None else value_of(before) is not None


def _nth(tokens: list[_Token], pending: list[tuple[float, int]]) -> str:
    """Return the unit of bare numbers behind a day or a week: `day 1`, `days 2 to 5`; empty elsewhere."""
    before = _word(tokens, pending[0][1] - 1).lower() if pending else ""
    return f"nth {_UNITS[before]}" if before in _NTH else ""


def _measured(tokens: list[_Token], pending: list[tuple[float, int]], unit: str, factor: float) -> Iterator[Quantity]:
    return (Quantity(value * factor, unit, tokens[at].start, tokens[at].end) for value, at in pending)


def _unit(tokens: list[_Token], at: int) -> tuple[str, float, int]:
    """Return the unit that stands at a place, the factor of its mass, and the place behind it; empty for none."""
    if _word(tokens, at) in _BETWEEN and _is_unit(_word(tokens, at + 1)):
        at += 1
    word = _word(tokens, at)
    if word == "°":
        return "°C", 1.0, at + 2
    if word == "×" and _word(tokens, at + 1) == "10":
        return "10⁹", 1.0, at + 2
    if not _is_unit(word):
        return "", 1.0, at
    unit, factor = _UNITS.get(word.lower(), "mg"), MASSES.get(word.lower(), 1.0)
    if _word(tokens, at + 1) == "PE":
        unit, at = f"{unit} PE", at + 1
    return _divided(tokens, unit, factor, at + 1)


def _divided(tokens: list[_Token], unit: str, factor: float, at: int) -> tuple[str, float, int]:
    """Take the divisors behind a unit: `/kg/min`, `/1.73 m²`, `/5 mL`; a day is no divisor but a rate."""
    while _word(tokens, at) == "/":
        amount = value_of(_word(tokens, at + 1)) if _word(tokens, at + 1)[:1].isdigit() else None
        behind = at + 1 + (amount is not None)
        name = "m²" if _word(tokens, behind) == "m" else _UNITS.get(_word(tokens, behind).lower(), "")
        if not name or (amount is None and name in ("day", "dose", "week")) or (amount is not None and name == "hour"):
            break
        unit += f"/{name}" if amount is None or (name, amount) == ("m²", 1.73) else f"/{amount:g} {name}"
        at = behind + 1 + (_word(tokens, behind + 1) in ("2", "²"))
    return unit, factor, at


def _word(tokens: list[_Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _is_unit(word: str) -> bool:
    """Say whether a word is a unit; a capital G, M or H alone is a letter."""
    return word not in _LETTERS and (word.lower() in _UNITS or word.lower() in MASSES)


def _rates(tokens: list[_Token]) -> Iterator[Quantity]:
    """Yield 1 /day for `daily`, `a day`, `/day` and 1 /week for the like; `every other day` is 2 /day."""
    for at, token in enumerate(tokens):
        space, before = _RATES.get(token.text.lower(), ""), _word(tokens, at - 1).lower()
        if space and before == "other":
            yield Quantity(2.0, f"/{space}", token.start, token.end)
        elif space and (token.text.lower().endswith("ly") or before in _EVERY):
            yield Quantity(1.0, f"/{space}", token.start, token.end)
