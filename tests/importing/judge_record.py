"""What the page of an openFDA record has to hold: under which section each field stands, and that it does.

The fields are those that open.fda.gov/apis/drug/label/searchable-fields lists, with the sections of docs/import.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from medviewer.monograph.model import Monograph

from .judge_label import V3, label_holds
from .judge_page import page_holds
from .judge_signs import words

_SECTIONS = {
    "usage": "indications_and_usage purpose health_claim",
    "dosage": "dosage_and_administration dosage_forms_and_strengths route instructions_for_use",
    "contraindications": "contraindications",
    "interactions": "drug_interactions drug_and_or_laboratory_test_interactions",
    "pregnancy": "pregnancy teratogenic_effects nonteratogenic_effects labor_and_delivery nursing_mothers lactation "
    "pregnancy_or_breast_feeding females_and_males_of_reproductive_potential",
    "side_effects": "adverse_reactions clinical_trials_experience postmarketing_experience",
    "precautions": "warnings_and_cautions warnings precautions general_precautions do_not_use ask_doctor "
    "ask_doctor_or_pharmacist when_using stop_use laboratory_tests use_in_specific_populations pediatric_use "
    "geriatric_use renal_impairment hepatic_impairment drug_abuse_and_dependence controlled_substance abuse dependence "
    "keep_out_of_reach_of_children safe_handling_warning user_safety_warnings risks health_care_provider_letter",
    "how_it_works": "clinical_pharmacology mechanism_of_action pharmacodynamics pharmacokinetics microbiology "
    "pharmacogenomics",
    "overdosage": "overdosage",
    "ingredients": "description active_ingredient inactive_ingredient statement_of_identity",
    "toxicology": "nonclinical_toxicology carcinogenesis_and_mutagenesis_and_impairment_of_fertility "
    "animal_pharmacology_and_or_toxicology",
    "clinical_studies": "clinical_studies",
    "supply": "how_supplied storage_and_handling other_safety_information",
    "counselling": "information_for_patients patient_medication_information spl_patient_package_insert spl_medguide",
    "references": "references",
    "label_text": "questions spl_unclassified_section accessories alarms assembly_or_installation_instructions "
    "calibration_instructions cleaning compatible_accessories components diagram_of_device disposal_and_waste_handling "
    "environmental_warning food_safety_warning guaranteed_analysis_of_feed information_for_owners_or_caregivers "
    "intended_use_of_the_device residue_warning summary_of_safety_and_effectiveness troubleshooting "
    "veterinary_indications cellular_therapy",
    "overview": "boxed_warning",
    "": "package_label_principal_display_panel recent_major_changes spl_product_data_elements "
    "spl_indexing_data_elements id set_id version effective_time openfda",
}
SECTION_OF = {name: key for key, names in _SECTIONS.items() for name in names.split()}
"""The section of each field; the empty one for those that are left out or are front matter."""

_MARK = re.compile(r"\[\d+\]")
"""The mark of a footnote, which is counted through the whole page."""

_CHANCE = 24
"""Letters below which a text may stand in another one by chance."""


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(char for char in text if char.isalnum())


def record_faults(record: Mapping[str, Any], page: Monograph) -> Iterator[str]:
    """Yield what of a record does not stand on its page, or not under its section."""
    given: dict[str, str] = {}
    for key, signs in page_holds(page).runs:
        given[key] = given.get(key, "") + letters(words(signs))
    texts = {
        name: [letters(text) for text in values if letters(text)]
        for name, values in record.items()
        if not name.endswith("_table") and SECTION_OF.get(name, "label_text")
    }
    tables = [letters("".join(node.itertext())) for node in _tables(record)]
    for name, values in texts.items():
        key = SECTION_OF.get(name, "label_text")
        inner = [(SECTION_OF.get(other, "label_text"), text) for other, found in texts.items() for text in found]
        for text in values:
            yield from (f"{name}: {fault}" for fault in _text_faults(key, text, inner, tables, given))
    yield from _table_faults(record, page)


def _text_faults(
    key: str, text: str, inner: list[tuple[str, str]], tables: list[str], given: Mapping[str, str]
) -> Iterator[str]:
    """Yield the stretches of a text that its section lacks, but for what other fields and tables say for themselves."""
    everywhere = "\0".join(given.values())
    cut = text
    others = [other for _, other in inner if other != text and len(other) >= _CHANCE and other in text]
    for other in sorted({*others, *(table for table in tables if table)}, key=len, reverse=True):
        cut = cut.replace(other, "\0")
    same = {where for where, other in inner if other == text}
    for piece in filter(None, cut.split("\0")):
        around = [where for where, other in inner if len(other) > len(text) and text in other and where != "overview"]
        if any(piece in given.get(where, "") for where in {key, *same}):
            continue
        if key == "label_text" and any(piece in given.get(where, "") for where in around):
            continue
        place = "elsewhere" if piece in everywhere else "nowhere"
        yield f"{place}: “{piece[:80]}”, {len(piece)} letters of {len(text)}"


def _tables(record: Mapping[str, Any]) -> list[Any]:
    found: dict[str, Any] = {}
    for name, values in record.items():
        if name.endswith("_table") and SECTION_OF.get(name.removesuffix("_table"), "label_text"):
            for text in values:
                found.setdefault(text, etree.fromstring(f'<text xmlns="urn:hl7-org:v3">{text}</text>'))
    return list(found.values())


def _table_faults(record: Mapping[str, Any], page: Monograph) -> Iterator[str]:
    wanted = []
    for node in _tables(record):
        root = etree.fromstring(
            '<document xmlns="urn:hl7-org:v3"><component><structuredBody><component><section/></component>'
            "</structuredBody></component></document>"
        )
        next(root.iter(f"{V3}section")).append(node)
        wanted += label_holds(root, {}).tables
    given = page_holds(page).tables
    said = [_MARK.sub("", str(table.cells)) for table in given]
    lacking = {_MARK.sub("", str(table.cells)) for table in wanted} - set(said)
    yield from (f"no table {table[:200]}" for table in lacking)
    if len(wanted) != len(given):
        yield f"{len(given)} tables, not {len(wanted)}"
