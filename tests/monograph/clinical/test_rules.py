"""Rules of `check --clinical`: what each finds, and what it lets stand."""

from __future__ import annotations

import pytest

from medviewer.monograph.clinical.rules import RULES, ClinicalPage, ClinicalSection, Finding, findings


def page(dosage: str, usage: str = "", name: str = "testamol") -> ClinicalPage:
    return ClinicalPage(name, (ClinicalSection("usage", 10, usage), ClinicalSection("dosage", 20, dosage)))


def found(rule: str, dosage: str, usage: str = "", name: str = "testamol") -> list[Finding]:
    return [one for one in findings(page(dosage, usage, name)) if one.rule == rule]


TABLE = "| Use | Dose |\n| --- | --- |\n| High blood pressure | 5 mg |\n"


@pytest.mark.parametrize(
    ("rule", "text", "odd"),
    [
        ("unit", "Give 10 IU once.", "“10 IU”"),
        ("unit", "Give 1,000 U once.", "“1,000 U”"),
        ("microgram", "Give 5 µg once.", "“5 µg”"),
        ("naked point", "Give .5 mg once.", "“.5 mg”"),
        ("trailing zero", "Give 5.0 mg once.", "“5.0 mg”"),
        ("trailing zero", "Give 0.50 mg once.", "“0.50 mg”"),
        ("thousands", "Give 10000 units once.", "“10000 units”"),
        ("latin", "Give 5 mg QD.", "“QD”"),
        ("cc", "Give 5 cc.", "“5 cc”"),
        ("ratio", "Give 1:1000 solution.", "“1:1000”"),
        ("ratio", "Give 1:10,000 solution.", "“1:10,000”"),
        ("out of bounds", "Give 25,000 mg once.", "“25,000 mg once”"),
        ("out of bounds", "Give 4,500 mg/kg.", "“4,500 mg/kg.”"),
        ("falling range", "Give 250 to 25 mg.", "“250 to 25”"),
        ("falling range", "Give 250 mg to 25 mg.", "“250 mg to 25”"),
        ("above its maximum", "Give 50 mg, at most 5 mg.", "“Give 50 mg, at most 5 mg”"),
    ],
)
def test_what_is_odd_is_found_at_its_line(rule: str, text: str, odd: str) -> None:
    [one] = found(rule, f"Before.\n\n{text}\n")
    assert (one.line, one.odd) == (22, odd)
    assert one.do.endswith(".")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("unit", "Give 10 units in the UK, 10 U.K. patients."),
        ("naked point", "Version 2.5 mg, item 3. 5 mg."),
        ("trailing zero", "Give 10 mg, 20.5 mg or 100 mg."),
        ("latin", "A bid of QDX; a tid-bit."),
        ("ratio", "1 mg/mL (1:1000)."),
        ("ratio", "The ratio is 1:100."),
        ("out of bounds", "Mannitol 200 g, glucose 50 g."),
        ("falling range", "From 40 to 20 mg over 3 days; 500 mg to 1 g; 1 week to 4 days."),
        ("above its maximum", "Give 5 mg; at most 50 mg. Children 10 mg/kg, at most 5 mg."),
        ("above its maximum", "At most 5 mg daily, or 50 mg weekly."),
    ],
)
def test_what_only_looks_odd_is_let_stand(rule: str, text: str) -> None:
    assert found(rule, text) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("7.5 mg daily by mouth", True),
        ("7.5 mg/day", True),
        ("7.5 mg once a week", False),
        ("7.5 mg once a week, never daily", False),
        ("Folic acid 5 mg daily", False),
        ("Measure the blood count each day.", False),
    ],
)
def test_a_daily_dose_of_a_drug_for_the_week_is_found(text: str, is_found: bool) -> None:
    assert bool(found("daily dose of a weekly drug", text, name="methotrexate")) is is_found
    assert found("daily dose of a weekly drug", text) == []


def test_a_hole_in_a_table_is_found_in_its_row() -> None:
    rows = "| GFR | Dose |\n| --- | --- |\n| above 50 mL/min | 5 mg |\n| below 30 mL/min | 2 mg |\n"
    [one] = found("hole in a table", rows)
    assert (one.line, one.odd) == (22, "nothing between 30 and 50 mL/min")


def test_a_dosage_without_a_maximum_is_found_and_one_without_a_dose_not() -> None:
    assert len(found("no maximum", "Give 5 mg daily.")) == 1
    assert found("no maximum", "Give 5 mg daily, at most 10 mg.") == []
    assert found("no maximum", "No maximum is stated. Give 5 mg.") == []
    assert found("no maximum", "By specialists only.") == []


def test_questions_of_a_ward_without_any_word_are_named_once() -> None:
    [one] = found("no answer", "Kidney: no dose change. Children: 5 mg. In overdose call.")
    assert one.odd == "liver, older people"


@pytest.mark.parametrize(
    ("usage", "is_found"), [("* Angina", True), ("* High blood pressure", False), ("Angina", False)]
)
def test_a_use_without_a_dose_is_found_where_doses_are_by_use(usage: str, is_found: bool) -> None:
    assert bool(found("use without a dose", TABLE, usage)) is is_found
    assert found("use without a dose", TABLE.replace("Use", "Patient"), usage) == []


def test_a_page_without_sections_has_nothing_odd() -> None:
    assert list(findings(ClinicalPage("x", ()))) == []
    assert len(RULES) == 10
