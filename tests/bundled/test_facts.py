"""Each amount of a page's Dosage has a source, and each amount of a source that is at hand stands in it.

`facts.py` says what a fact is. The labels are no part of the project: without them, their tests skip.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.bundled.facts import (
    FACTS,
    NOT_AT_HAND,
    Fact,
    Source,
    facts_of,
    joined,
    not_at_hand,
    not_in_label,
    not_on_page,
    without_fact,
)
from tests.bundled.pages import EVERY_PAGE, LABELS, LIBRARY, NEEDS_LABELS, PAGES

STEMS = [page.stem for page in PAGES]
FILES = sorted(FACTS.rglob("*.toml"))


@EVERY_PAGE
def test_each_amount_of_a_dosage_has_a_source(page: Path) -> None:
    assert without_fact(page.read_text(encoding="utf-8"), facts_of(page.stem)) == []


@EVERY_PAGE
def test_what_its_sources_say_stands_on_the_page(page: Path) -> None:
    assert not_on_page(page.read_text(encoding="utf-8"), facts_of(page.stem)) == []


@NEEDS_LABELS
@pytest.mark.parametrize("stem", STEMS)
def test_a_fact_of_a_label_at_hand_stands_in_that_section_of_it(stem: str) -> None:
    facts = [fact for fact in facts_of(stem) if fact.source.label]
    assert {f"{fact.section} {fact.whom}": missing for fact in facts if (missing := not_in_label(fact))} == {}


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_source_has_a_title_and_one_place_and_a_label_its_effective_date(path: Path) -> None:
    assert path.stem in STEMS
    for kind, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        assert table["title"].strip(), kind
        assert table.get("at", "https://").startswith("https://") and not {"at", "label"} <= table.keys(), kind
        record = LABELS / f"{table.get('label', '')}.json"
        if "label" in table and record.is_file():
            effective = json.loads(record.read_text(encoding="utf-8")).get("effective_time", "")
            assert table.get("date") == (date.fromisoformat(effective) if effective else None), kind


def test_sources_that_are_not_at_hand_are_listed() -> None:
    assert NOT_AT_HAND.read_text(encoding="utf-8").splitlines() == not_at_hand(STEMS)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["General.", "Adults: 25 mg.", "Children: 1 mg/kg."], "Children: 1 mg/kg. General. Adults: 25 mg."),
        (["General. Adults: 25 mg.", "Adults: 25 mg."], "General. Adults: 25 mg."),
        ([], ""),
    ],
)
def test_a_section_in_parts_is_read_whole_and_no_part_twice(parts: list[str], text: str) -> None:
    assert joined(parts) == text


def test_facts_do_not_ship_with_the_pages() -> None:
    assert not {path.stem for path in FILES} & {path.stem for path in LIBRARY.rglob("*.toml")}


US = Source("us", "A label", "amlodipine--oral")
PAGE = """### Dosage

**Adults: 5 mg by mouth once daily; at most 10 mg once daily.**

| Use | Dose |
| --- | --- |
| Angina | {} |

### Precautions

50 mg.
"""


def fact(whom: str, says: str) -> Fact:
    return Fact(US, "2.1", whom, says)


FIRST = fact("adult", "5 mg once daily, at most 10 mg once daily")


@pytest.mark.parametrize("dose", ["5 to 10 mg once daily", "0.005 g to 10 mg daily", "5,000 micrograms or 10 mg a day"])
def test_an_amount_is_the_same_however_it_is_written(dose: str) -> None:
    facts = [FIRST, fact("angina", "5 to 10 mg once daily")]
    assert without_fact(PAGE.format(dose), facts) == []
    assert not_on_page(PAGE.format(dose), facts) == []


@pytest.mark.parametrize(
    ("dose", "missing"),
    [
        ("50 to 10 mg once daily", "50 mg"),
        ("5 to 10 micrograms once daily", "0.005 mg"),
        ("5 to 10 mg once a week", "1 /week"),
        ("5 to 10 mg/kg once daily", "10 mg/kg"),
        ("5 to 10 mg every 8 hours", "8 hour"),
    ],
)
def test_another_number_unit_or_rhythm_has_no_fact(dose: str, missing: str) -> None:
    found = without_fact(PAGE.format(dose), [FIRST, fact("angina", "5 to 10 mg once daily")])
    assert any(missing in one for one in found)


def test_a_fact_for_another_use_is_none_for_this_one() -> None:
    facts = [FIRST, fact("hypertension", "20 mg once daily"), fact("angina", "5 mg once daily")]
    assert [one.partition(" (")[0] for one in without_fact(PAGE.format("20 mg once daily"), facts)] == ["7: 20 mg"]
    assert not_on_page(PAGE.format("20 mg once daily"), facts) == [
        "us 2.1, hypertension: 1 /day",
        "us 2.1, hypertension: 20 mg",
        "us 2.1, hypertension: no such place",
        "us 2.1, angina: 5 mg",
    ]


@NEEDS_LABELS
@pytest.mark.parametrize(("section", "says", "missing"), [("2.1", "5 to 10 mg", []), ("2.2", "10 mg", ["10 mg"])])
def test_a_number_of_another_section_of_the_label_does_not_count(section: str, says: str, missing: list[str]) -> None:
    assert not_in_label(Fact(US, section, "adult", says)) == missing
