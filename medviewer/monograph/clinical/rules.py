"""Rules for what stands on a page of a formulary: what is odd there, at which line, and what to do about it.

They see a page alone, so they cannot know whether a dose is right: they see what cannot be meant (a range that falls,
a table with a hole, 250 mg/kg/min), what is easily misread (IU, .5 mg, 5.0 mg) and what a ward would ask in vain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from medviewer.monograph.clinical.quantities import Quantity, quantities
from medviewer.monograph.clinical.ranges import holes
from medviewer.monograph.clinical.section_places import ROW, TEXT, Place, places


class ClinicalSection(NamedTuple):
    """A section of a page as the rules read it. line: that of the first of its Markdown, 1-based."""

    key: str
    line: int
    markdown: str

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the rows, items and paragraphs of the section."""
        return _places(self.markdown, self.line)


@lru_cache(maxsize=64)
def _places(markdown: str, line: int) -> tuple[Place, ...]:
    return tuple(places(markdown, line))


class ClinicalPage(NamedTuple):
    """A page as the rules read it. names: title and generic name, in lower case."""

    names: str
    sections: tuple[ClinicalSection, ...]

    def of(self, *keys: str) -> Iterator[ClinicalSection]:
        """Yield the sections of these keys."""
        return (section for section in self.sections if section.key in keys)

    def places(self, *keys: str) -> Iterator[Place]:
        """Yield the rows, items and paragraphs of the sections of these keys, of all where none is named."""
        return (place for section in (self.of(*keys) if keys else self.sections) for place in section.places)


class Finding(NamedTuple):
    """Something odd. rule: its name; odd: what stands there; do: what to do about it. line: 1-based, 0 for the page."""

    line: int
    rule: str
    odd: str
    do: str


CEILINGS = {
    "mg": 20_000.0, "mL": 5_000.0, "unit": 30_000_000.0, "mmol": 500.0, "%": 100.0, "kg": 250.0, "°C": 60.0,
    "mg/kg": 450.0, "unit/kg": 1_000_000.0, "mL/kg": 100.0, "mmol/kg": 20.0, "mg/m²": 15_000.0, "unit/m²": 50_000.0,
    "mg/kg/min": 10.0, "mg/min": 500.0, "mg/hour": 2_000.0, "mL/min": 400.0, "mg/mL": 1_000.0,
}  # fmt: skip
"""The highest value of each unit that a page of doses can mean, masses in mg."""
_IN_GRAMS = re.compile(r"(?: (?:to|or) \d[\d,.]{0,12})?(?:/kg)? ?g(?:rams?)?\b")
_GRAMS = 12.5
"""Times the highest mass where it is written in grams, as sugars, fats and amino acids are."""
_NUMBER = r"\d[\d,.]{0,12}[ \u00a0]?"
_DOSE_UNIT = r"[ \u00a0]?(?:mg|g|mL|micrograms?|mcg|units?)\b"
MISREAD = (
    ("unit", re.compile(_NUMBER + r"(?:IU|I\.U\.|mIU|U)\b(?!\.?K)"),
     "Write “units”: U is read as 0, IU as IV."),
    ("microgram", re.compile(_NUMBER + r"(?:[µμ]g|ug)\b"),
     "Write “micrograms” (or mcg): µg is read as mg."),
    ("naked point", re.compile(r"(?<![\w.\d])\.\d{1,6}" + _DOSE_UNIT),
     "Write a zero before the point: .5 is read as 5."),
    ("trailing zero", re.compile(r"(?<![\d.])\d{1,6}\.\d{0,4}0" + _DOSE_UNIT),
     "Leave out the zero behind the point: 5.0 is read as 50."),
    ("thousands", re.compile(r"(?<![\d,.])\d{5,12}[ \u00a0]?(?:mg|mL|micrograms?|mcg|units?)\b"),
     "Set a comma in thousands: zeros are miscounted."),
    ("latin", re.compile(r"(?<![\w.])(?:q\.?[odh]\.?d?\.?|QD|QOD|BID|TID|QID|bd|tds|qds)(?!\w)"),
     "Write “once daily”, “every 8 hours”: QD is read as QID."),
    ("cc", re.compile(r"\d[ \u00a0]?cc\b"), "Write mL: cc is read as 00 or U."),
)  # fmt: skip
"""Spellings that have been misread, by the name of the fault; after the lists of error-prone abbreviations of ISMP."""
_RATIO = re.compile(r"(?<![\d:])1 ?: ?\d{1,3}(?:,?000)+\b")
_MOST = re.compile(r"\b(?:at most|no more than|not more than|maximum|max\.?|up to|not exceed|never more|limit)", re.I)
_WEEKLY = ("methotrexate",)
"""Drugs that kill when a dose for a week is taken each day."""
_DAILY = re.compile(r"\b(?:daily|a day|each day|every day|per day|every (?:8|12|24) hours)\b|/day\b", re.I)
_NOT_DAILY = re.compile(
    r"\b(?:not|never|no|nor) (?:\w+ )?(?:daily|each day|every day)|by mistake|in error|folic|folinic", re.I
)
_DOSED = ("mg", "mg/kg", "mg/m²", "unit", "unit/kg", "mL", "mL/kg", "unit/m²")
_ANSWERS = {
    "kidney": ("kidney", "renal", "creatinine", "egfr", "dialysis", "niere", "riñón"),
    "liver": ("liver", "hepatic", "child-pugh", "cirrhosis", "leber", "hígado"),
    "children": (
        "child",
        "paediatric",
        "pediatric",
        "infant",
        "neonat",
        "newborn",
        "years",
        "months",
        "kinder",
        "niño",
    ),
    "older people": ("older", "elderly", "geriatric", "65 years", "75 years", "frail", "ältere", "ancian"),
    "overdose": ("overdos", "antidote", "poison", "überdos", "sobredosis"),
}
"""What a ward asks of each drug, and words of an answer."""


def findings(page: ClinicalPage) -> Iterator[Finding]:
    """Yield what all rules find odd on a page, rule by rule."""
    for rule in RULES:
        yield from rule(page)


def misread(page: ClinicalPage) -> Iterator[Finding]:
    """Find spellings of amounts that have been misread."""
    for section in page.sections:
        for number, line in enumerate(section.markdown.split("\n"), section.line):
            for fault, pattern, remedy in MISREAD:
                for found in pattern.finditer(line):
                    yield Finding(number, fault, f"“{found[0].strip()}”", remedy)


def ratios(page: ClinicalPage) -> Iterator[Finding]:
    """Find strengths as ratios in places that give no mg/mL."""
    for place in page.places():
        found = _RATIO.search(place.text)
        if found and "/mL" not in place.text and "/ml" not in place.text:
            yield Finding(place.line, "ratio", f"“{found[0]}”", "Give mg/mL beside the ratio.")


def beyond(page: ClinicalPage) -> Iterator[Finding]:
    """Find amounts that no page of doses can mean."""
    for place in page.places("dosage", "usage", "interactions", "precautions"):
        for one in quantities(place.text):
            grams = _GRAMS if _IN_GRAMS.match(place.text, one.end) else 1.0
            if one.value > CEILINGS.get(one.unit, float("inf")) * grams:
                odd = f"“{place.text[one.start : one.end + 8].strip()}”"
                yield Finding(place.line, "out of bounds", odd, "Compare number and unit with the source.")


def falling(page: ClinicalPage) -> Iterator[Finding]:
    """Find ranges whose second end is not above the first."""
    for place in page.places():
        for low, high in pairwise(quantities(place.text)):
            if _is_range(place.text, low, high) and low.value >= high.value:
                odd = f"“{place.text[low.start : high.end]}”"
                yield Finding(place.line, "falling range", odd, "A range rises: compare both ends with the source.")


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    between = text[low.end : high.start]
    joined = re.fullmatch(r" ?(?:[a-zA-Z/²%°]{0,16}) to |[–-]", between)
    return (
        bool(joined) and low.unit == high.unit != "" and "from" not in text[max(0, low.start - 6) : low.start].lower()
    )


def above_its_maximum(page: ClinicalPage) -> Iterator[Finding]:
    """Find doses with a maximum behind them, in the same clause, that they are above."""
    for place in page.places("dosage"):
        for clause in re.split(r"[;.|](?:\s|$)", place.text):
            yield from _above(clause, place.line)


def _above(clause: str, line: int) -> Iterator[Finding]:
    found = re.search(r"\b(?:at most|no more than|maximum)\b", clause)
    if not found:
        return
    doses = quantities(clause)
    limit = next((one for one in doses if one.start > found.start() and one.unit in _DOSED), None)
    for dose in doses:
        if limit and dose.end <= found.start() and dose.unit == limit.unit and dose.value > limit.value:
            yield Finding(
                line, "above its maximum", f"“{clause.strip()[:80]}”", "Compare dose and maximum with the source."
            )


def gaps(page: ClinicalPage) -> Iterator[Finding]:
    """Find tables of ranges (clearance, age, weight, level) that leave values out."""
    for section in page.of("dosage", "precautions"):
        rows = [place for place in section.places if place.kind == ROW]
        for line, odd in holes(rows):
            yield Finding(line, "hole in a table", odd, "Let each row begin where the one before ends.")


def daily_for_weekly(page: ClinicalPage) -> Iterator[Finding]:
    """Find doses for a day of a drug that is taken once a week."""
    if not any(name in page.names for name in _WEEKLY):
        return
    for place in page.places("dosage"):
        if _DAILY.search(place.text) and _has_dose(place) and not _NOT_DAILY.search(place.text):
            do = "It is taken once a week: daily doses have killed. Say for which disease a daily dose is meant."
            yield Finding(place.line, "daily dose of a weekly drug", f"“{place.text[:60]}”", do)


def _has_dose(place: Place) -> bool:
    return any(one.unit in _DOSED for one in quantities(place.text))


def no_maximum(page: ClinicalPage) -> Iterator[Finding]:
    """Find a Dosage, the first of a page, that names no maximum."""
    first = next(page.of("dosage"), None)
    if first and any(map(_has_dose, first.places)) and not _MOST.search(first.markdown):
        yield Finding(first.line, "no maximum", "Dosage", "Say how much at most, or that no maximum is stated.")


def unanswered(page: ClinicalPage) -> Iterator[Finding]:
    """Find questions of the ward that no section has a word on."""
    if not any(page.of("dosage")):
        return
    text = "\n".join(section.markdown for section in page.sections).lower()
    lacking = [topic for topic, words in _ANSWERS.items() if not any(word in text for word in words)]
    if lacking:
        yield Finding(0, "no answer", ", ".join(lacking), "Say what the sources say, or that they say nothing.")


def without_a_dose(page: ClinicalPage) -> Iterator[Finding]:
    """Find items under Usage none of whose words stands in Dosage, where its first table has doses by use."""
    places_of_doses = list(page.places("dosage"))
    first = next((place.heads[0] for place in places_of_doses if place.heads), "")
    if not _BY_USE.search(first):
        return
    dosage = " ".join(place.text for place in places_of_doses).lower()
    for place in page.places("usage"):
        words = {word.rstrip("s")[:6] for word in re.findall(r"[a-z]{4,}", place.text.lower())} - _EMPTY
        if place.kind != TEXT and words and not any(word in dosage for word in words):
            do = "Give a dose for it, say that no dose is stated, or take it out."
            yield Finding(place.line, "use without a dose", f"“{place.text[:60]}”", do)


_BY_USE = re.compile(r"\b(?:uses?|indications?|infections?|diseases?|conditions?|worms?|for what)\b", re.IGNORECASE)
_EMPTY = {
    word.rstrip("s")[:6]
    for word in (
        "with", "other", "from", "disease", "diseases", "treatment", "prevention", "infection", "infections", "severe",
        "adults", "children", "some", "when", "where", "that", "after", "before", "such", "also", "label", "only",
        "symptoms", "patients", "people", "years", "acute", "chronic", "reduce", "risk", "part", "mild", "moderate",
    )
}  # fmt: skip
RULES: tuple[Callable[[ClinicalPage], Iterator[Finding]], ...] = (
    misread, ratios, beyond, falling, above_its_maximum, gaps, daily_for_weekly, no_maximum, unanswered, without_a_dose,
)  # fmt: skip
"""All rules that need nothing but the page."""
