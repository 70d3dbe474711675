"""Real labels: every word of every section that is kept, in order, under its section; every table, every box."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from medviewer.importing import label_page, openfda
from medviewer.importing.spl import document, product
from medviewer.importing.spl.mapping import mapped
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse
from medviewer.monograph.sections.vocabulary import Vocabulary, default

from .judge import compared, documents, joined
from .judge_label import Held, label_holds
from .judge_page import page_holds
from .judge_record import record_faults

SHARED = Path(__file__).resolve().parents[3] / "shared" / "spl"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the samples are not part of the project")

LABELS = [*documents(SHARED / "xml"), *documents(SHARED / "zip")] if SHARED.exists() else []
RECORDS = sorted([*SHARED.glob("openfda/*.json"), *SHARED.glob("*.json")])


@cache
def wanted_of(data: bytes) -> Held:
    """Return what the page of a label has to hold."""
    return label_holds(etree.fromstring(data), mapped().codes)


@cache
def markdown_of(data: bytes) -> str:
    """Return the page of a label as it is written."""
    root = document.read(data)
    envelope = document.envelope(root)
    made = label_page.spl_page(root, envelope, product.product(root, envelope), "page", lambda _: None)
    return made.content.decode()


def page_of(data: bytes, vocabulary: Vocabulary) -> Monograph:
    """Return the page of a label as it is read."""
    read = parse(markdown_of(data), "page", vocabulary)
    assert read.problems == ()
    return read


@pytest.mark.parametrize(("where", "data"), LABELS, ids=lambda value: value[-16:] if isinstance(value, str) else "")
def test_a_page_has_all_that_its_label_has(where: str, data: bytes) -> None:
    assert list(compared(wanted_of(data), page_holds(page_of(data, mapped().vocabulary)))) == [], where


@pytest.mark.parametrize(("where", "data"), LABELS, ids=lambda value: value[-16:] if isinstance(value, str) else "")
def test_sections_stay_where_they_are_in_a_library_without_the_vocabulary_of_labels(where: str, data: bytes) -> None:
    """Its own sections are read under Other there, and questions of leaflets under FAQs."""
    known = {*default().keys}
    wanted, given = wanted_of(data), page_holds(page_of(data, default()))
    for key, signs in joined(wanted).items():
        if key in known:
            kept = Held([(key, signs)])
            said = Held([(key, joined(given)[key])])
            assert list(compared(kept, said)) == [], where


def records() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield all records of openFDA among the samples."""
    for file in RECORDS:
        for number, record in enumerate(json.loads(file.read_text(encoding="utf-8"))["results"]):
            yield f"{file.stem[:8]}-{number}", openfda._plain(record)


@pytest.mark.parametrize(("name", "record"), list(records()))
def test_every_field_and_table_of_a_record_stands_under_its_section(name: str, record: dict[str, Any]) -> None:
    made = openfda.page_of(record, openfda.envelope(record), openfda.product(record), "page")
    read = parse(made.content.decode(), "page", mapped().vocabulary)
    assert read.problems == ()
    assert list(record_faults(record, read)) == [], name
    assert bool(record.get("boxed_warning")) == ("<blockquote>" in "".join(s.html for s in read.sections[:1]))


NAMES = {
    "Boxed Warning": {"boxed"},
    "Usage": {"usage"},
    "Dosage": {"dosage"},
    "Side Effects": {"side_effects"},
    "How it Works": {"how_it_works"},
    "Precautions": {"precautions", "contraindications", "interactions", "pregnancy"},
    "Overdosage": {"overdosage"},
    "Description and Ingredients": {"ingredients"},
    "Nonclinical Toxicology": {"toxicology"},
    "Clinical Studies": {"clinical_studies"},
    "Storage and How Supplied": {"supply"},
    "Patient Counselling": {"counselling"},
    "References": {"references"},
    "Questions (label contact)": {"label_text"},
    "(skip": {"left_out"},
    "(inherit": {"around"},
    "(unmapped": {"around"},
}


def test_every_code_that_was_measured_leads_to_its_section() -> None:
    with (SHARED / "loinc_map.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        section = row["viewer_section"]
        name = section if section in NAMES else section.partition(" ")[0].rstrip(":")
        assert mapped().codes.get(row["loinc"], "around") in NAMES[name], row
    assert len(rows) == 94
