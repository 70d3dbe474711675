"""Facts behind the amounts of the bundled pages, and what a page and its facts do not have in common.

A fact is entered by somebody who has the source open. `tests/bundled/facts/LETTER/PAGE.toml` has a table for each
source of the page, and in it one for each section of the source:

    [us]
    title = "Amlodipine tablets, US label"
    label = "amlodipine--oral"        # its file among the label texts, where they are at hand
    date = 2026-07-17                 # effective date of that edition

    [us."2.1"]
    "hypertension" = "start 5 mg once daily; at most 10 mg once daily"
    "hypertension small elderly" = "2.5 mg once daily"

The key says whom or what the fact is for, in words that stand on the page at its place (beginnings are enough), the
value what the source says, in short words of our own. Every quantity of the value is on the page at such a place, and
every quantity of the page's Dosage is in such a value. A source without a label text has `at`, the address at which
each of its facts was read; one with neither is not at hand: its facts have not been compared, and are listed as such.
A table `[conversion]` has what was computed from another fact, not read.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from medviewer.library.names.folding import fold
from medviewer.monograph.clinical.quantities import quantities
from medviewer.monograph.clinical.section_places import HEAD, Place, places
from tests.bundled.pages import LABELS, section_match

FACTS = Path(__file__).with_name("facts")
NOT_AT_HAND = FACTS / "not_at_hand.txt"
CONVERSION = "conversion"
SOLUTIONS = re.compile(r"sodium chloride (?:0\.9|0\.45) %|glucose (?:5|10|50) %|(?:lidocaine|lignocaine) 1 %")
"""Diluents by their usual strengths: names, not doses."""
SAME = {
    "intravenous": ("vein",), "intravenously": ("vein",), "infusion": ("vein", "infuse"),
    "infuse": ("vein", "infusion"),
    "intramuscular": ("muscle",), "muscular": ("muscle",), "subcutaneous": ("skin",), "over": ("above",),
    "above": ("over",), "under": ("below",), "below": ("under",), "elderly": ("older",), "older": ("elderly",),
    "up": ("less",),
}  # fmt: skip
"""Words of `whom` and those that mean the same on a page."""
BARE = re.compile(r"(?<![A-Za-z])\d")
"""A number without a unit that is no word and no part of a name, as in CYP2C9."""
FIELDS = {
    "1": "indications_and_usage", "2": "dosage_and_administration", "3": "dosage_forms_and_strengths",
    "4": "contraindications", "5": "warnings_and_cautions", "6": "adverse_reactions", "7": "drug_interactions",
    "8": "use_in_specific_populations", "10": "overdosage", "11": "description", "12": "clinical_pharmacology",
    "14": "clinical_studies", "16": "how_supplied", "17": "information_for_patients",
    "Dosage": "dosage_and_administration", "Leaflet": "spl_patient_package_insert",
    "Indications": "indications_and_usage", "Warnings": "warnings", "Precautions": "precautions",
    "Overdosage": "overdosage", "Pharmacology": "clinical_pharmacology", "Boxed warning": "boxed_warning",
    "Geriatric": "geriatric_use", "Pediatric": "pediatric_use", "Patients": "information_for_patients",
    "Interactions": "drug_interactions", "Contraindications": "contraindications", "Supplied": "how_supplied",
    "General": "general_precautions", "Unclassified": "spl_unclassified_section",
}  # fmt: skip
"""What a section of a label is called in its record, by number or heading."""
COUNTS = {"", "times", "dose", "cycle", "/day", "/week", "/month", "/year", "nth day", "nth week"}
TIMES = {"day", "week", "hour", "min", "month", "year", "kg"}
"""Units that labels word in many ways, or leave to the words around."""
HEADS = {
    "mL/min": ("mL/min", "mL/minute"), "mL/min/m²": ("mL/min/1.73", "mL/minute/1.73"), "%": ("%", "percent", "Percent"),
    "mg": ("(mg)", "mcg)", "micrograms", "milligram", "mg/24 h"), "mg/kg": ("mcg/kg", "mg/kg"),
    "mg/L": ("mcg/mL", "mg/L"), "mg/hour": ("per hour",), "unit": ("USP units",), "mL": ("(mL)",),
    "mg/min": ("per minute", "/min"),
}  # fmt: skip
"""Units that stand in the head of a table, and how: the rows have the numbers alone."""
RESPELT = (
    (
        re.compile(r"\b(mg|mcg|units|mEq|mL)(?: of)?(?: [a-z]+){0,3}(?: \([^()]{0,20}\))? per (?:kilogram|kg)\b"),
        r"\1/kg",
    ),
    (re.compile(r"\b(mg|mcg|units|mEq|mL)(?: of)?(?: [a-z]+){0,3}(?: \([^()]{0,20}\))? per minute"), r"\1/min"),
    (re.compile(r"\b(mg|mcg|units|mEq|mL)(?: of)?(?: [a-z]+){0,3} per (mL|L|hour)\b"), r"\1/\2"),
    (re.compile(r" per lit(?:er|re)"), "/L"),
    (re.compile(r"\bbpm\b"), "beats per minute"),
)
"""Rates and concentrations in the words of labels."""
TWO_CHARGES = re.compile(r"\b(?:calcium (?:gluconate|chloride)|magnesium sulfate)\b", re.IGNORECASE)
"""Salts of which 1 mmol is 2 mEq."""


class Source(NamedTuple):
    """Where facts are from. kind: its name in the page's file.

    label: its file among the label texts. at: the address at which it was read. Both are empty where it is not at hand.
    """

    kind: str
    title: str
    label: str
    at: str = ""


class Fact(NamedTuple):
    """What a source says in one place."""

    source: Source
    section: str
    whom: str
    says: str

    @property
    def quantities(self) -> frozenset[str]:
        """Return the quantities of the fact."""
        return keys_of(self.says)

    def is_for(self, words: frozenset[str]) -> bool:
        """Say whether all words of `whom` begin a word of these."""
        return all(any(word.startswith(parts) for word in words) for parts in parts_of(self.whom))


@cache
def keys_of(text: str) -> frozenset[str]:
    """Return the quantities of a text, but for the strengths of diluents and words such as “one” without a unit."""
    bare = SOLUTIONS.sub(lambda found: " " * len(found[0]), text)
    found = quantities(bare)
    return frozenset(one.key for one in found if one.unit or BARE.match(bare, one.start))


@cache
def parts_of(whom: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of `whom`, each with the words that pages may have instead."""
    return tuple((part, *SAME.get(part, ())) for part in fold(whom).split())


@cache
def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


@cache
def facts_of(stem: str) -> tuple[Fact, ...]:
    """Return the facts of a page; none where it has no file."""
    path = FACTS / stem[0] / f"{stem}.toml"
    return tuple(_facts(tomllib.loads(path.read_text(encoding="utf-8")))) if path.is_file() else ()


def _facts(tables: dict[str, Any]) -> Iterator[Fact]:
    for kind, table in tables.items():
        source = Source(kind, table.get("title", ""), table.get("label", ""), table.get("at", ""))
        for section, entries in table.items():
            for whom, said in entries.items() if isinstance(entries, dict) else ():
                for says in [said] if isinstance(said, str) else said:
                    yield Fact(source, section, whom, says)


def not_at_hand(stems: Iterable[str]) -> list[str]:
    """Return each source of these pages that was not at hand, with how many facts rest on it."""
    counted = Counter(
        (stem, fact.source.title)
        for stem in stems
        for fact in facts_of(stem)
        if not fact.source.label and not fact.source.at and fact.source.kind != CONVERSION
    )
    return [f"{stem}: {title}: {count}" for (stem, title), count in sorted(counted.items())]


def dosage(text: str) -> list[Place]:
    """Return the places of a page's Dosage."""
    found = section_match(text, "Dosage")
    return list(places(found[1], text.count("\n", 0, found.start(1)) + 1)) if found else []


def without_fact(text: str, facts: Iterable[Fact]) -> list[str]:
    """Return the quantities of a page's Dosage that no fact for their place has, each with its line.

    The head of a table stands over many rows: any fact may have its quantities.
    """
    missing = []
    for place in dosage(text):
        words = words_of(f"{place.lead} | {place.text}")
        meant = [fact for fact in facts if place.kind == HEAD or fact.is_for(words)]
        known = {key for fact in meant for key in fact.quantities}
        odd = sorted(keys_of(place.text) - known)
        odd += ["weekly"] if weekly(place.text) > weekly_by(meant, place) else []
        missing += [f"{place.line}: {key} ({place.text[:70]})" for key in odd]
    return missing


@cache
def weekly(text: str) -> int:
    """Return how many rates of a text are by the week: one that is meant by the day kills."""
    return sum(one.unit == "/week" for one in quantities(text))


def weekly_by(facts: Iterable[Fact], place: Place) -> int:
    """Return how many rates by the week facts have for a place; those that are for the head of a table count for it."""
    head = words_of(place.lead)
    return sum(weekly(fact.says) for fact in facts if not place.lead or not fact.is_for(head))


def not_on_page(text: str, facts: Iterable[Fact]) -> list[str]:
    """Return what facts say that the page does not, at no place that they are for."""
    held = [
        (words_of(f"{place.lead} | {place.text}"), keys_of(f"{place.lead} | {place.text}")) for place in dosage(text)
    ]
    missing = []
    for fact in facts:
        meant = [keys for words, keys in held if fact.is_for(words)]
        lost = fact.quantities.difference(*meant) if meant else fact.quantities | {"no such place"}
        missing += [f"{fact.source.kind} {fact.section}, {fact.whom}: {key}" for key in sorted(lost)]
    return missing


@cache
def label_section(label: str, section: str) -> str:
    """Return the text of one section of a label at hand; empty where the label has no such section."""
    record: dict[str, Any] = json.loads((LABELS / f"{label}.json").read_text(encoding="utf-8"))
    fields = record.get("sections", record)
    name = section if section in FIELDS else section.split(".")[0]
    given = fields.get(FIELDS.get(name, ""), "")
    text = re.sub(r"\bm 2\b", "m²", joined(given) if isinstance(given, list) else str(given))
    return _subsection(text, section) if "." in section else text


def joined(parts: list[str]) -> str:
    """Return the longest part of a section, and after it those that it does not repeat."""
    longest = max(parts, key=len, default="")
    return " ".join([longest, *(part for part in parts if part not in longest)])


def _subsection(text: str, section: str) -> str:
    """Return from the last heading `2.3 Title` that is no reference up to that of the next section."""
    major, minor = section.split(".")[:2]
    starts = [found.start() for found in re.finditer(rf"(?<![\d.(,]) ?{major}\.{minor} [A-Z]", text)]
    if not starts:
        return ""
    ends = [found.start() for found in re.finditer(rf"(?<![\d.(,]) {major}\.{int(minor) + 1} [A-Z]", text)]
    end = next((end for end in ends if end > starts[0]), len(text))
    return text[starts[0] : end]


def not_in_label(fact: Fact) -> list[str]:
    """Return the quantities of a fact that its label's section does not hold; rates and counts of doses are words."""
    text = label_section(fact.source.label, fact.section)
    held = keys_of_label(text)
    return [
        key
        for key in sorted(fact.quantities)
        if not {key, f"{key}/hour"} & held
        if not _is_held_loosely(key, held)
        if not _is_held_in_a_table(key, held, text)
    ]


def _is_held_loosely(key: str, held: frozenset[str]) -> bool:
    """Say whether a count, a rate or a time is in a text in other words.

    Counts and rates are worded in many ways (once, each, both); a time may stand bare (“6-, 8- or 12-hour”, “aged 65”).
    """
    value, _, unit = key.partition(" ")
    if unit in COUNTS:
        return value in {"1", "2"} or any(one.partition(" ")[0] == value for one in held)
    return unit in TIMES and (value in held or (value == "1" and unit != "year"))


def _is_held_in_a_table(key: str, held: frozenset[str], text: str) -> bool:
    """Say whether a number stands bare in a text that has its unit elsewhere, as in the head of a table."""
    value, _, unit = key.partition(" ")
    spelt = HEADS.get(unit, ())
    amounts = {value, f"{float(value) * 1000:.6g}"} if unit.startswith("mg") else {value}
    amounts |= {f"{value} mg"} if unit == "mg/hour" else set()
    return any(head in text for head in spelt) and not amounts.isdisjoint(held)


@cache
def keys_of_label(text: str) -> frozenset[str]:
    """Return the quantities of a label's text; `q8h` and joined words are taken apart first.

    Levels are there by mL and by L, platelets by mm³ and as × 10⁹/L, and mEq of ions with one charge as mmol.
    """
    apart = re.sub(r"(?<=\d)(?=[A-Za-zµ])", " ", re.sub(r"\bq ?(\d+) ?h\b", r"every \1 hours", text))
    for pattern, written in RESPELT:
        apart = pattern.sub(written, apart)
    found = {(one.value, one.unit) for one in quantities(apart)}
    found |= {(value * 1000, unit.replace("/mL", "/L")) for value, unit in found if unit.endswith("g/mL")}
    if not TWO_CHARGES.search(text):
        found |= {(value, unit.replace("mEq", "mmol")) for value, unit in found if "mEq" in unit}
    found |= {(value / 1000, "10⁹") for value, unit in found if not unit and value >= 1000 and "/mm" in text}
    return frozenset(f"{value:.6g} {unit}".rstrip() for value, unit in found)
