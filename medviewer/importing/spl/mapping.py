"""The section of a page for each section of a label, read from resources/loinc.toml and resources/spm.toml."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from medviewer import locations
from medviewer.importing.spl.document import SPL, XmlNode, text_of
from medviewer.monograph.sections.vocabulary import Vocabulary, default, normalise
from medviewer.starting.shipped_tables import shipped_toml

BOXED, LEFT_OUT, AROUND, FURTHER = "boxed", "left_out", "around", "label_text"

_HEALTH_CANADA = "2.16.840.1.113883.2.20.6.8"
_PATIENTS = "counselling"

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
    """The keys of LOINC codes, of openFDA's fields and of Health Canada's names, and the vocabulary of the pages."""

    def __init__(self) -> None:
        canadian = shipped_toml("spm.toml")
        self._canadian = {code: key for key, table in canadian.items() for code in table["codes"]}
        self._names = {normalise(name): key for key, table in canadian.items() for name in table["names"]}
        tables = shipped_toml("loinc.toml")
        self.codes: dict[str, str] = {code: key for key, table in tables.items() for code in table["codes"]}
        self.fields: dict[str, str] = {name: key for key, table in tables.items() for name in table["fields"]}
        self.vocabulary = Vocabulary.load(locations.resources() / VOCABULARY_FILE)

    def key_of(self, section: XmlNode, around: str) -> str:
        """Return the key of a section of a label, AROUND where it has none of its own. around: the key it lies in."""
        code = section.find(f"{SPL}code")
        if code is None:
            return AROUND
        key = self.codes.get(code.get("code", ""), "")
        if key or code.get("codeSystem") != _HEALTH_CANADA or around == _PATIENTS:
            return key or AROUND
        said = (code.get("displayName", ""), text_of(section.find(f"{SPL}title")))
        named = next((self._names[name] for name in map(_name, said) if name in self._names), "")
        return named or self._of_canadian(code.get("code", ""))

    def _of_canadian(self, code: str) -> str:
        """Return the key of a code, or of the longest one that it begins with."""
        while code not in self._canadian and "-" in code:
            code = code.rpartition("-")[0]
        return self._canadian.get(code, AROUND)

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


def _name(title: str) -> str:
    """Return the name of a section as resources/spm.toml has it; an elided article stands by itself there."""
    return normalise(title.replace("’", " ").replace("'", " "))


@functools.cache
def mapped() -> SectionMap:
    """Return the mapping, read once."""
    return SectionMap()
