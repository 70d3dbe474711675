"""Plain text as it is read aloud: units, ranges, powers and signs in words, every number as it is written.

Words and signs are those of resources/spoken.toml, for English, German and Spanish; text of another language keeps its
signs. Only what is certain is put into words: `m` may be a metre, a minute or a month, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from medviewer.monograph.html.signs import STRUCK
from medviewer.starting.shipped_tables import shipped_toml

FILE = "spoken.toml"
LANGUAGES = ("en", "de", "es")
"""Languages whose words for units are known, as ISO 639-1 has them."""
_FRACTIONS = "½⅓⅔¼¾⅛"
_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
_PLAIN_DIGITS = str.maketrans(_RAISED + _LOWERED + "⁻⁺−", "0123456789" * 2 + "-+-")
_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2028": " ", "\ufffc": " "})
_NOTHING = dict.fromkeys(map(ord, "\u2060\u200b\u00ad"))
_THOUSANDS = re.compile(r"(?<=\d)[\u2009\u202f](?=\d{3}(?!\d))")
_NUMBER = rf"(?:\d++(?>(?:[.,'’]\d++)*)(?: ?[{_FRACTIONS}])?|[{_FRACTIONS}])"
_NO_LETTER = rf"(?<![^\W\d_{_FRACTIONS}{_RAISED}])"
_POWER = r"(?:\^[-−⁻+]?\d{1,3}(?!\d))"
_AMOUNT = re.compile(rf"({_NUMBER})({_POWER})?")
_APART = frozenset(("d", "s", "E"))
"""Signs that mean their unit with a space before them only: 3d, 30s and 2E may be something else."""
_INVERSE = re.compile(rf"(?:⁻¹|\^[-−⁻]1)(?![\d{_RAISED}])")
_STRUCK = re.compile(rf"{STRUCK}(.*?)(?:{STRUCK}|$)", re.DOTALL)
_FRACTION = re.compile(rf"(?:(\d) ?)?([{_FRACTIONS}])")
_SMALL_FRACTION = re.compile(r"\^(\d{1,3})[/\u2044]_(\d{1,3})(?!\d)")
_RAISED_RUN = re.compile(rf"(?<=\d)([⁻⁺]?[{_RAISED}]+)")
_TEN = re.compile(r"(?<![\w.,^])10\^([-−⁻+]?)(\d{1,3})(?![\d,])")
_FEW = 4
"""The least exponent of 10 that no footnote has."""
_MULTIPLIES = re.compile(r"[×x·⋅*] ?$")
_RAISED_SIGN = re.compile(rf"(?<=\w)(?:\^([-−+]?\d+)|([⁻⁺]?[{_RAISED}]+))")
_LOWERED_SIGN = re.compile(rf"(?<=\w)(?:_(\d+)|([{_LOWERED}]+))")
_MINUS = re.compile(r"(?<![\w)\].,%°^])−(?= ?[\d.])|(?<![\w)\].,%°^-])-(?=\d+(?:[.,]\d+)? ?°)")
_TIMES = re.compile(r" ?× ?(?=\d)|(?<=\d) ?x ?(?=\d)")
_TIMES_OF_WORDS = re.compile(r"(?<=\d) ?×(?= |$)")
_EVERY = re.compile(r"(?<![\w.])[qQ] ?(\d{1,2})(?: ?[-–] ?(\d{1,2}))? ?(?:h|hr|hrs)(?![\w])")
_MINUS_SIGNS = "-−⁻"
_LONGEST_BEFORE = 8
"""Letters of a word such as “every” behind which a unit is one, with the spaces around it."""


def spoken(text: str, language: str) -> str:
    """Return plain text as a voice is to say it, on one line.

    text: with `^` before raised numbers, `_` before lowered ones and `~~` around struck text, as `html.signs` has them.
    language: a BCP 47 tag. Text that is struck out is said to be so; in a language without words it is left out.
    """
    text = _THOUSANDS.sub("", text.translate(_NOTHING)).translate(_SPACES)
    words = _words_of(language.partition("-")[0].lower())
    said = words.said(text) if words else _STRUCK.sub(" ", text)
    return " ".join(said.split())


def nothing(language: str) -> str:
    """Return what is said of a cell of a table that holds nothing; empty in a language without words."""
    words = _words_of(language.partition("-")[0].lower())
    return words.nothing if words else ""


class _Sign(NamedTuple):
    """A unit. one, many: its names behind 1 or a stroke, and behind another number. alone: certain without a number."""

    one: str
    many: str
    kind: str
    alone: bool


class _Words:
    """The words of one language, and the patterns that are made of its signs."""

    def __init__(self, file: Mapping[str, dict[str, object]], language: str) -> None:
        table = file[language]
        kinds = {name: kind for kind, names in file["kinds"].items() for name in _texts(names)}
        units = {name: tuple(_texts(names)) for name, names in _table(table, "units").items()}

        def signs(key: str, alone: bool) -> Iterator[tuple[str, _Sign]]:
            for sign, name in {**file[key], **_table(table, key)}.items():
                yield sign, _Sign(units[str(name)][0], units[str(name)][1], kinds.get(str(name), ""), alone)

        self._units = dict([*signs("alone", True), *signs("counted", False)])
        self._fractions = {sign: str(name) for sign, name in _table(table, "fractions").items()}
        self._signs = {sign: str(name) for sign, name in _table(table, "signs").items()}
        self._words = {key: value for key, value in table.items() if isinstance(value, str)}
        self.nothing = self._words["nothing"]
        self._make_patterns(table)

    def _make_patterns(self, table: Mapping[str, object]) -> None:
        unit = rf"(?P<sign>{_any_of(self._units)})(?![^\W_{_RAISED}])"
        word = rf"(?P<word>{_any_of(_texts(table['words']))})(?![^\W_])"
        self._rate = re.compile(rf" ?/ ?(?:{unit}|{word})")
        self._amount_rate = re.compile(rf" ?/ ?(?P<number>\d+(?:[.,]\d+)*) ?{unit}")
        by = rf"(?:(?P<sign>{_any_of(self._units)})|(?P<word>{_any_of(_texts(table['words']))}))"
        self._inverse = re.compile(rf" ?[·⋅]? ?{by}{_INVERSE.pattern}")
        weights = tuple(_texts(table["body_weight_signs"]))
        self._weight = re.compile(rf" (?:{_any_of(weights)})(?![^\W_])" if weights else r"(?!)")
        counted = "|".join(rf"(?<=(?<![^\W\d_]){re.escape(each)})" for each in _texts(table["counted_words"]))
        self._measure = re.compile(rf"{_NO_LETTER}(?<!/){unit}|(?P<bare>(?:(?<=\d)|{counted})(?= ?/))")
        behind = rf"(?= ?-?(?:{unit}|{word}))"
        first = rf"(?<![\w.,'’/–‒^−-])({_NUMBER}{_POWER}?(?: ?(?:{_any_of(self._units)}))?)"
        last = rf"({_NUMBER})(?! ?[-–‒] ?\d|[\d.,/]\d)"
        self._range = re.compile(rf"{first} ?[–‒] ?(?={last})")
        self._hyphen_range = re.compile(rf"{first} ?[-−] ?(?={last}{behind})")
        self._compared = re.compile(rf"(?<![-=<>~≤≥])({_any_of(self._signs)})(?= ?(?:[.\d{_FRACTIONS}]|[-−]\d))")
        self._singular = tuple(f" {each} " for each in _texts(table["singular_behind"]))

    def said(self, text: str) -> str:
        """Return a text in words."""
        word = self._words
        text = _STRUCK.sub(rf" {word['struck']} \1, {word['struck_end']}, ", text)
        text = _RAISED_RUN.sub(lambda found: f"^{found[1].translate(_PLAIN_DIGITS)}{_apart_from_digit(found)}", text)
        text = _MINUS.sub(f" {word['minus']} ", text)
        text = _SMALL_FRACTION.sub(r" \1/\2", text)
        if word["every"]:
            text = _EVERY.sub(self._said_every, text)
        for pattern in (self._range, self._hyphen_range):
            text = pattern.sub(rf"\1 {word['to']} ", text)
        text = "".join(self._with_units(text))
        text = _TEN.sub(self._said_power, text)
        text = self._compared.sub(lambda found: f" {self._signs[found[1]]} ", text)
        text = _TIMES.sub(f" {word['times']} ", text)
        text = _TIMES_OF_WORDS.sub(f" {word['times_of_words']}", text)
        text = _FRACTION.sub(self._said_fraction, text)
        text = _RAISED_SIGN.sub(lambda found: self._said_script("raised", found), text)
        return _LOWERED_SIGN.sub(self._said_lowered, text)

    def _said_every(self, found: re.Match[str]) -> str:
        number = f"{found[1]} {self._words['to']} {found[2]}" if found[2] else found[1]
        return self._words["every"].format(number)

    def _with_units(self, text: str) -> Iterator[str]:
        """Yield the text with the names of its units, each with all strokes behind it."""
        amounts = {found.end(): found for found in _AMOUNT.finditer(text)}
        at = start = 0
        while found := self._measure.search(text, start):
            amount = amounts.get(found.start()) or amounts.get(
                found.start() - 1 if text[found.start() - 1 : found.start()] in (" ", "-") else -1
            )
            end, said = self._said_measure(found, amount)
            if said:
                yield text[at : found.start()]
                yield said
                at = end
            start = max(end, found.start() + 1)
        yield text[at:]

    def _said_measure(self, found: re.Match[str], amount: re.Match[str] | None) -> tuple[int, str]:
        """Return where a unit ends with what it is counted by, and its words; none where it is not certain."""
        text, sign = found.string, found["sign"]
        if sign is None:
            return self._rates(text, found.end(), None, is_power=bool(amount and amount[2]))
        unit = self._units[sign]
        if inverse := _INVERSE.match(text, found.end()):
            return inverse.end(), f" {self._words['per']} {unit.one}"
        gap = text[amount.end() : found.start()] if amount else ""
        end, rates = self._rates(text, found.end(), unit)
        is_counted = amount is not None and (sign not in _APART or gap == " ")
        is_rate = bool(rates) and unit.kind in ("mass", "volume", "unit")
        if not (unit.alone or is_counted or is_rate):
            return found.end(), ""
        is_one = bool(amount and not amount[2] and (amount[1] == "1" or amount[1] in _FRACTIONS))
        is_one = is_one or f" {text[max(0, found.start() - _LONGEST_BEFORE) : found.start()]}".lower().endswith(
            self._singular
        )
        return end, f"{' ' * (amount is not None and not gap)}{unit.one if is_one else unit.many}{rates}"

    def _rates(self, text: str, at: int, unit: _Sign | None, is_power: bool = False) -> tuple[int, str]:
        """Return where the strokes and inverse units behind a unit end, and their words.

        unit: None where a number or a word stands before the stroke: then a litre, an hour or a minute is certain.
        """
        said = ""
        while True:
            found = self._amount_rate.match(text, at) or self._rate.match(text, at) or self._inverse.match(text, at)
            name = self._rate_name(found, unit, is_power) if found else ""
            if not found or not name:
                return at, said
            said += f" {self._words['per']} {name}"
            at = found.end()
            weight = self._weight.match(text, at)
            if weight and found["sign"] == "kg":
                said += f" {self._words['body_weight']}"
                at = weight.end()

    def _rate_name(self, found: re.Match[str], unit: _Sign | None, is_power: bool) -> str:
        """Return what an amount is counted by; empty where the stroke may part two amounts: 5 mg/325 mg."""
        groups = found.groupdict()
        if groups.get("word"):
            return str(groups["word"]) if unit is not None or not found.string[found.start() - 1].isdigit() else ""
        by = self._units[found["sign"]]
        if groups.get("number"):
            is_certain = by.kind in ("volume", "time", "area", "body") and unit is not None and by.kind != unit.kind
            return f"{groups['number']} {by.one if groups['number'] == '1' else by.many}" if is_certain else ""
        if unit is None and not is_power and by.kind not in ("volume", "time", "body", "area"):
            return ""
        if unit is None and found["sign"] in _APART and found.string[found.start() - 1].isdigit():
            return ""
        return by.one

    def _said_power(self, found: re.Match[str]) -> str:
        """Return a power of ten; what may be a footnote stays a raised number."""
        before, behind = found.string[: found.start()], found.string[found.end() :]
        is_power = found[1] or int(found[2]) >= _FEW or _MULTIPLIES.search(before[-3:])
        if not is_power and not behind.startswith((f" {self._words['per']} ", "/")):
            return found[0]
        sign = f"{self._words['minus']} " if found[1] and found[1] in _MINUS_SIGNS else ""
        return f"10 {self._words['power']} {sign}{found[2]}"

    def _said_fraction(self, found: re.Match[str]) -> str:
        name = self._fractions[found[2]]
        before, behind = found.string[: found.start()][-1:], found.string[found.end() :][:1]
        ahead = f"{found[1]} {self._fractions['and']} " if found[1] else " " * before.isalnum()
        return f"{ahead}{name}{' ' * behind.isalnum()}"

    def _said_script(self, which: str, found: re.Match[str]) -> str:
        number = (found[1] or found[2]).translate(_PLAIN_DIGITS)
        return f" {self._words[which]} {number}{_apart_from_digit(found)}"

    def _said_lowered(self, found: re.Match[str]) -> str:
        """Return a lowered number: H2O for letters, said to be lowered behind a number, which it would change."""
        behind_digit = found.string[found.start() - 1].isdigit()
        number = (found[1] or found[2]).translate(_PLAIN_DIGITS)
        return self._said_script("lowered", found) if behind_digit else f"{number}{_apart_from_digit(found)}"


def _apart_from_digit(found: re.Match[str]) -> str:
    """Return a space where a digit follows, which would make another number of what is said."""
    return " " * found.string[found.end() :][:1].isdigit()


@lru_cache
def _words_of(language: str) -> _Words | None:
    return _Words(shipped_toml(FILE), language) if language in LANGUAGES else None


def _any_of(texts: Iterable[str]) -> str:
    """Return what matches any of these texts, the longest first."""
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(one) for one in value]


def _table(table: Mapping[str, object], key: str) -> dict[str, object]:
    value = table.get(key, {})
    assert isinstance(value, dict)
    return value
