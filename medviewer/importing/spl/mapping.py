"""The section of a page for each section of a label, read from resources/loinc.toml."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from medviewer import locations
from medviewer.monograph.sections.vocabulary import Vocabulary, default

BOXED, LEFT_OUT, AROUND, FURTHER = "boxed", "left_out", "around", "label_text"

VOCABULARY_FILE = "label_sections.toml"

HEADINGS: Mapping[str, str] = {
    "usage": "Usage",
    "dosage": "Dosage",
    "contraindications": "Contraindications",
    "interactions": "Interactions",
    "pregnancy": "Pregnancy",
    "side_effects": "Side effects",
    "precautions": "Precautions",
    "how_it_works": "How it works",
    "overdosage": "Overdosage",
    "ingredients": "Description and ingredients",
    "toxicology": "Nonclinical toxicology",
    "clinical_studies": "Clinical studies",
    "supply": "Supply and storage",
    "counselling": "Patient information",
    "references": "References",
    "label_text": "Further text of the label",
}
"""Headings that the vocabulary takes for their key, and for it alone, whatever stands below them."""


class SectionMap:
    """The keys of LOINC codes and of openFDA's fields, and the vocabulary that the pages are read with."""

    def __init__(self) -> None:
        tables = locations.shipped_toml("loinc.toml")
        self.codes: dict[str, str] = {code: key for key, table in tables.items() for code in table["codes"]}
        self.fields: dict[str, str] = {name: key for key, table in tables.items() for name in table["fields"]}
        self.vocabulary = Vocabulary.load(locations.resources() / VOCABULARY_FILE)

    def is_label_of(self, heading: str, key: str) -> bool:
        """Tell whether a heading opens its section, and keeps all headings below it, with both vocabularies."""
        own = self.vocabulary.of_heading(heading)
        if own is None or own.key != key or not own.firm or own.ambiguous:
            return False
        plain = default().of_heading(heading)
        return plain == own if key in default().keys else plain is None

    @staticmethod
    def is_known_everywhere(key: str) -> bool:
        """Tell whether the program's own vocabulary has the section, so that headings below it stay in it."""
        return key in default().keys


@functools.cache
def mapped() -> SectionMap:
    """Return the mapping, read once."""
    return SectionMap()
