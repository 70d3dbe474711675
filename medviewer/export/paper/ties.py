"""Numbers tied to their units, ranges to their ends, fractions to their wholes: no line ends between them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medviewer.starting.kept import own_patterns

WORD_JOINER, NO_BREAK_SPACE = "\u2060", "\u00a0"
LONGEST_TIED, LONGEST_IN_CELL = 24, 16
"""Letters of a range that has room on the narrowest page, and in a cell of a table."""
_SPACE = f"[ {NO_BREAK_SPACE}\u2009\u202f]"
_UNITS = (
    r"mg|mcg|[µμ]g|micrograms?|nanograms?|milligrams?|ng|kg|g|grams?|gr|oz|lb|[mdcµμ]?l|millilit(?:re|er)s?|lit(?:re|er)s?"
    r"|[mµμnpk]?mol|millimoles?|mEq|m?i?u|i\.u\.|i\.?e\.?|units?|international|Einheiten|unidades|unités|mm|cm|nm|m|mmHg|hPa"
    r"|kPa|kcal|kJ|MBq|[mk]?Gy|mCi|mOsm|Hz|bpm|beats|breaths|°[CF]?|[%‰]|ppm|percent|per|hours?|hourly|daily|weekly|monthly|yearly|hrs?|h|minutes?|mins?|seconds?|secs?|s|ms"
    r"|days?|weeks?|months?|years?|trimesters?|times|doses?|tablets?|tabs?|capsules?|caps|drops?|puffs?|sprays?|sachets?|ampoules?|vials?"
    r"|patch(?:es)?|suppositor(?:y|ies)|teaspoons?|half-lives|cycles?|patients?|mill(?:ion|iard)s?|billion|thousand|Mio\.?|fold"
    r"|Stunden?|Tagen?|Tage?|Wochen?|Monaten?|Monate?|Jahren?|Jahre?|Minuten?|Sekunden?|Tabletten?|Kapseln?|Tropfen|mal"
    r"|horas?|días?|semanas?|mes(?:es)?|años?|minutos?|comprimidos?|cápsulas?|gotas?|veces"
    r"|heures?|jours?|semaines?|mois|ans?|comprimés?|gélules?|gouttes?|fois|bouffées?|cuillères?|microgrammes?"
    r"|T(?:a?bl|r)\.?|Kps\.?|Gtt\.?|Amp\.?|Hub|Hüben?|Beutel|Zäpfchen|[ET]L|(?:Ess|Tee|Mess)löffel|mval"
    r"|(?:Mikro|Milli)?gramm|microgramos?|miligramos?|gramos?|ampollas?|sobres?|cucharad(?:it)?as?|inhalaciones"
    r"|мк?г|кг|г|мл|ЕД|МЕ|раза?|часа?|часов|дн(?:я|ей)|капл(?:и|ей|я)|таблет(?:ка|ки|ок)|капсул[аы]?"
)
_LETTER = r"[^\W\d_]"
_UNIT = rf"(?:{_UNITS}|[x×]{_SPACE}tägl(?:ich)?)(?!{_LETTER})"
_FRACTION = r"[½¼¾⅓⅔⅛⅜⅝⅞⅙⅚⅕⅖⅗⅘]"
_SIGN = rf"(?:(?:[<>≤≥±~≈=×−]|&[lg]t;){_SPACE}?)?"
_NUMBER = (
    rf"{_SIGN}(?:\d++(?>(?:[.,·'’]\d++|{_SPACE}\d{{3}}(?!\d))*)(?:{_SPACE}?{_FRACTION}|{_SPACE}\d++[/⁄]\d++|[/⁄]\d++)?|{_FRACTION})"
    r"(?>(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]++|\^[-−]?\d++)?)"
)
_RATE = (
    rf"(?:{_SPACE}?(?:/|per(?!{_LETTER})){_SPACE}?(?>(?:\d++(?>(?:[.,]\d++)?){_SPACE}?)?){_LETTER}++[²³]?"
    rf"|{_SPACE}?[·⋅]{_SPACE}?{_LETTER}++(?>(?:[⁻−–-]?[¹²³1-3](?!\d))?))"
)
_MEASURE = (  # mg/kg/day, mg per kg, mg · kg⁻¹, million units/24 h, g / 1.73 m², mg/kg KG; 10⁹/L
    rf"(?:{_SPACE}?-?{_UNIT}[²³]?(?:{_SPACE}{_UNIT})?(?>{_RATE}*)(?:{_SPACE}(?:KG|KOF|BW|BSA)(?!{_LETTER})(?>{_RATE}*))?"
    rf"|/{_LETTER}++[²³]?(?>{_RATE}*))"
)
_TO = (
    rf"(?:{_SPACE}?[-–—‒−×/]{_SPACE}?|{_SPACE}(?:to|bis|a|à|al|x|×){_SPACE}"
    rf"|(?<=\d){_SPACE}(?:in|:){_SPACE})"  # 1 in 1,000 and 1 : 1000
)
_AHEAD = rf"(?:(?:pH|q|US\$|[€£$]){_SPACE}?)?"
_AND = rf"{_SPACE}(?:and|or|und|oder|y|o|et|ou){_SPACE}"
_DIGIT = re.compile(rf"\d|{_FRACTION}")
_JOINTS = frozenset("-/–—‒−×")
_BEFORE_END = re.compile(rf"{_SPACE}(?=(?:[-–—‒−×]|to|bis|a|à|al|x){_SPACE})", re.IGNORECASE)
_TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_WITHIN_LINES = frozenset({"a", "b", "code", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"})


class _Patterns(NamedTuple):
    """The parts of a dose, each written once: together in one pattern they take Python twice as long to compile."""

    numbers: re.Pattern[str]
    measure: re.Pattern[str]
    end_of_range: re.Pattern[str]


@own_patterns
def _patterns() -> _Patterns:
    """Return the patterns, compiled by the first page, not by the start."""
    return _Patterns(
        re.compile(rf"(?<![\w.,]){_AHEAD}{_NUMBER}(?:{_AND}{_NUMBER}){{0,2}}", re.IGNORECASE),
        re.compile(_MEASURE, re.IGNORECASE),
        re.compile(rf"{_TO}{_NUMBER}", re.IGNORECASE),
    )


def _doses(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a number, a range of up to three or a fraction stands with its unit."""
    numbers, measure, end_of_range = _patterns()
    end = 0
    while found := numbers.search(text, end):
        end = _end_of(measure, text, found.end())
        for _ in range(2):
            further = end_of_range.match(text, end)
            if further is None:
                break
            end = _end_of(measure, text, further.end())
        yield found.start(), end


def _end_of(measure: re.Pattern[str], text: str, at: int) -> int:
    found = measure.match(text, at)
    return found.end() if found else at


def tied(pieces: Sequence[str]) -> list[str]:
    """Return texts and tags in turn, as `split_tags` has them, with ties in the texts.

    A tag within a line parts nothing.
    """
    out = list(pieces)
    for run, longest in _runs(pieces):
        _tie(out, run, longest)
    return out


def _runs(pieces: Sequence[str]) -> Iterator[tuple[list[int], int]]:
    """Yield the places of texts that stand on one line if that is long enough, and how long a range there may be."""
    run, cells = [0], 0
    for place in range(2, len(pieces), 2):
        name = _TAG_NAME.match(pieces[place - 1])
        if name is None or name[2] not in _WITHIN_LINES:
            yield run, LONGEST_IN_CELL if cells else LONGEST_TIED
            run = []
        if name is not None and name[2] in ("td", "th"):
            cells = max(0, cells + (-1 if name[1] else 1))
        run.append(place)
    yield run, LONGEST_TIED


def _tie(pieces: list[str], run: Sequence[int], longest: int) -> None:
    text = "".join(pieces[place] for place in run)
    if not _DIGIT.search(text):
        return
    changes = deque(change for start, end in _doses(text) for change in _changes(text[start:end], start, longest))
    end = 0
    for place in run:
        at, end = end, end + len(pieces[place])
        parts: list[str] = []
        while changes and changes[0][0] < end:
            start, upto, by = changes.popleft()
            parts += text[at:start], by
            at = upto
        pieces[place] = "".join([*parts, text[at:end]])


def _changes(text: str, start: int, longest: int) -> Iterator[tuple[int, int, str]]:
    """Yield (from, to, replacement) of what is to be changed in a dose that begins at `start`, in its order.

    A range that is longer than a narrow column may be parted, before the word or dash that leads to its other end.
    """
    open_spaces = {gap.start() for gap in _BEFORE_END.finditer(text)} if len(text) > longest else ()
    for offset, letter in enumerate(text):
        at = start + offset
        if letter == " " and offset not in open_spaces:
            yield at, at + 1, NO_BREAK_SPACE
        elif letter in _JOINTS and not text[offset + 1 : offset + 2].isspace() and offset + 1 < len(text):
            yield at + 1, at + 1, WORD_JOINER
