"""The lines of openFDA's texts: where they begin, where a title ends, and that no word is lost."""

from __future__ import annotations

from typing import Any

import pytest

from medviewer.importing import openfda
from medviewer.importing.openfda_lines import HEADING, ITEM, PLAIN, Subsections
from medviewer.importing.openfda_titles import end_of_head
from medviewer.importing.spl.mapping import mapped
from medviewer.monograph.parser import parse

from .conftest import SET_ID

HEAD = "2 DOSAGE AND ADMINISTRATION "


def page(**fields: str) -> str:
    """Return the body of the page of a record."""
    record: dict[str, Any] = {"set_id": [SET_ID.format(1)], **{name: [text] for name, text in fields.items()}}
    record["openfda"] = {"brand_name": ["Zorvel"], "generic_name": ["zorvelane sodium"]}
    made = openfda.page_of(record, openfda.envelope(record), openfda.product(record), "page")
    return made.content.decode().partition("\n# ")[2].partition("\n\n")[2].rstrip("\n")


def lines(text: str) -> list[tuple[str, str]]:
    """Return the lines of a text on dosage, each with its kind."""
    found = Subsections(f"{HEAD}{text}", "dosage_and_administration", ["Zorvel", "zorvelane sodium"]).lines(text)
    return [(line.kind, line.text) for line in found]


def headings(text: str) -> list[str]:
    """Return the titles that are set apart in a text on dosage."""
    return [line for kind, line in lines(text) if kind == HEADING]


def test_subsections_begin_lines_and_references_do_not() -> None:
    text = (
        f"{HEAD}Zorvel is for the mouth ( 2.1 ) . 2.1 Usual Dose Take 5 mg daily. 2.2 Renal Impairment "
        "Take 2.5 mg daily [see Use in Specific Populations ( 8.6 )] ."
    )
    assert page(dosage_and_administration=text).split("\n\n") == [
        "## 2 DOSAGE AND ADMINISTRATION",
        "Zorvel is for the mouth ( 2.1 ) .",
        "### 2.1 Usual Dose",
        "Take 5 mg daily.",
        "### 2.2 Renal Impairment",
        "Take 2.5 mg daily \\[see Use in Specific Populations ( 8.6 )\\] .",
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("2.1 Usual Dose Take 5 mg.", ["2.1 Usual Dose"]),
        ("2.1 Usual Dose The dose is 5 mg.", ["2.1 Usual Dose"]),
        ("2.1 Dosage in Adults In adults, give 5 mg.", ["2.1 Dosage in Adults"]),
        ("2.1 USUAL DOSE Give 5 mg.", ["2.1 USUAL DOSE"]),
        ("2.1 Important Instructions • Give it. • Wait.", ["2.1 Important Instructions"]),
        ("2.1 Important Instructions Zorvel is swallowed whole.", ["2.1 Important Instructions"]),
        ("2.1 Mild Impairment Zorvelane Sodium Injection is given.", ["2.1 Mild Impairment"]),
        ("2.1 Switching to Zorvel When switching, wait.", ["2.1 Switching to Zorvel"]),
        ("2.1 Storage of Vials Store Zorvel at 5 °C.", ["2.1 Storage of Vials"]),
        ("2.1 Hepatic Failure Hepatic failure needs less.", ["2.1 Hepatic Failure"]),
        ("2.1 Insulin Pumps and Insulin Insulin is not given.", ["2.1 Insulin Pumps and Insulin"]),
        ("2.1 Mania Adults The dose is 5 mg.", ["2.1 Mania"]),
        ("2.1 Mania in Adults The dose is 5 mg.", ["2.1 Mania in Adults"]),
        ("2.1. Usual Dose Take 5 mg. 2.2. More The rest.", ["2.1. Usual Dose", "2.2. More"]),
        ("2.1 One The one. 2.3 Three The two. 2.4 Four The end.", ["2.1 One", "2.3 Three", "2.4 Four"]),
        ("2.9 Nine The i. 2.10 Ten The j. 2.11 Eleven The k.", []),
    ],
)
def test_a_title_is_set_apart_where_its_end_is_sure(text: str, titles: list[str]) -> None:
    assert headings(text) == titles


@pytest.mark.parametrize(
    "text",
    [
        "2.1 Renal Impairment and Dialysis Patients in whom it fails get less.",
        "2.1 Use in Mild Renal Impairment Other Sodium Injection is given.",
        "2.1 Dosing Higher Zorvel doses are given.",
        "2.1 Dose for Patients Taking Zorvel is less.",
        "2.1 Pediatric Patients with mild disease get less.",
        "2.1 Severe Disease Patients With Dialysis get less.",
        "2.1 Interaction with Food Olanzapine — it is given fasted.",
    ],
)
def test_where_the_end_is_not_sure_the_line_goes_on(text: str) -> None:
    assert lines(f"Before. {text}") == [(PLAIN, "Before."), (PLAIN, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Give 2.1 mg/kg. Then 2.2 mg/kg.",
        "It was gone in 2.1 Days on average.",
        "It lasted for 2.1 Hours. It was over after 2.2 Weeks.",
        "As in Study 2.1 Patients were treated. As in Study 2.2 Patients were not.",
        "Read on [see 2.1, 2.2 and 8.6] . Read on (see Dosage 2.1 The Rest).",
        "Weight Dose 1.9 2.1 White 3.1 2.2 Black",
        "INR 2.1 Patients had more.",
        "The ratio rose to 2.1. The other fell to 2.2. The end.",
        "See section 2.1 Usual Dose.",
        "Take 2.1 Tablets. Take 2.2 Capsules.",
        "Give 2.1 Capsules In Water.",
        "The 3.1 Usual Dose is another section's. So is 5.2 Other Dose.",
        "A range of 1.1 to 2.1 Times the usual.",
    ],
)
def test_numbers_that_are_none_of_a_subsection_begin_no_line(text: str) -> None:
    assert lines(text) == [(PLAIN, text)]


def test_references_end_the_lines_before_the_first_subsection() -> None:
    text = (
        "Give it early. ( 2.1 ) Give it late ( 2.2 , 5.1 ). Use ( 2.3 ) Zorvel alone. ( 2 ) 2.1 Usual Dose "
        "Take 5 mg. ( 8 ) No more."
    )
    assert lines(text) == [
        (PLAIN, "Give it early. ( 2.1 )"),
        (PLAIN, "Give it late ( 2.2 , 5.1 )."),
        (PLAIN, "Use ( 2.3 ) Zorvel alone. ( 2 )"),
        (HEADING, "2.1 Usual Dose"),
        (PLAIN, "Take 5 mg. ( 8 ) No more."),
    ]


def test_a_sequence_that_restarts_begins_no_lines_again() -> None:
    text = "2.1 Usual Dose Take 5 mg. 2.2 Other Dose Take 6 mg. The table: 2.1 Usual Dose 5 mg. 2.2 Other Dose 6 mg."
    assert headings(text) == ["2.1 Usual Dose", "2.2 Other Dose"]
    assert lines(text)[-1][1].startswith("Take 6 mg. The table")


def test_a_title_that_is_a_known_label_stands_once() -> None:
    text = "Take 5 mg. 2.1. Renal Impairment The dose is 2 mg. 2.2. Pediatric Use The dose is 1 mg."
    assert " ".join(line for _, line in lines(text)) == text
    assert headings(text) == ["2.1. Renal Impairment", "2.2. Pediatric Use"]


def test_a_number_in_a_table_does_not_stand_for_its_subsection() -> None:
    text = "Mean Baseline 2.1 Change From Baseline 2.2 Difference. 2.1 Usual Dose Take 5 mg. 2.2 Other Dose Take 6 mg."
    assert headings(text) == ["2.1 Usual Dose", "2.2 Other Dose"]


def test_a_subsection_that_is_a_text_of_its_own_counts_in_the_sequence() -> None:
    inner = "2.1 Usual Dose Take 5 mg daily by mouth."
    text = f"{HEAD}Read on. {inner} 2.2 Other Dose Take 6 mg. 2.1 Usual Dose is said again."
    made = page(dosage_and_administration=text, spl_unclassified_section=inner)
    assert [line for line in made.splitlines() if line.startswith("#")] == [
        "## 2 DOSAGE AND ADMINISTRATION",
        "### 2.1 Usual Dose",
        "### 2.2 Other Dose",
    ]


@pytest.mark.parametrize(
    ("text", "field", "title"),
    [
        ("2 DOSAGE AND ADMINISTRATION Take it.", "dosage_and_administration", "2 DOSAGE AND ADMINISTRATION"),
        ("2 Dosage & Administration Take it.", "dosage_and_administration", "2 Dosage & Administration"),
        ("2. DOSAGE AND ADMINISTRATION • Take it.", "dosage_and_administration", "2. DOSAGE AND ADMINISTRATION"),
        ("DOSAGE AND ADMINISTRATION Take it.", "dosage_and_administration", "DOSAGE AND ADMINISTRATION"),
        ("8.5 Geriatric Use Old people.", "geriatric_use", "8.5 Geriatric Use"),
        ("16 HOW SUPPLIED/STORAGE AND HANDLING Vials.", "how_supplied", "16 HOW SUPPLIED/STORAGE AND HANDLING"),
        ("Directions Take it.", "dosage_and_administration", ""),
        ("Pregnancy Category C", "pregnancy", ""),
        ("8.1 Pregnancy is no obstacle.", "pregnancy", ""),
        ("Take it.", "dosage_and_administration", ""),
        ("", "dosage_and_administration", ""),
    ],
)
def test_the_title_of_a_field_is_told_from_its_text(text: str, field: str, title: str) -> None:
    assert text[: end_of_head(text, field)] == title


def test_bullets_become_a_list_of_the_page_and_those_inside_a_list_inside() -> None:
    text = f"{HEAD}Give it: • slowly: ◦ by hand ◦ by pump • cold. 2.1 Usual Dose Take 5 mg."
    assert page(dosage_and_administration=text).split("\n\n")[1:3] == [
        "Give it:",
        "- slowly:\n  - by hand\n  - by pump\n- cold.",
    ]


def test_bullets_of_another_kind_stand_inside_nothing_that_does_not_open_them() -> None:
    text = (
        f"{HEAD}Zorvel twice a day: • Start with 75 mg ( 2.2 ) • At most 99 mg ( 2.2 ) Zorvel three times a day: "
        "○ Start with 50 mg ( 2.2 ) ○ At most 66 mg ( 2.2 ) 2.1 Usual Dose • Take it. Then for the old: ○ Less."
    )
    assert page(dosage_and_administration=text).split("\n\n")[1:] == [
        "Zorvel twice a day:",
        "- Start with 75 mg ( 2.2 )\n- At most 99 mg ( 2.2 )",
        "Zorvel three times a day:",
        "- Start with 50 mg ( 2.2 )\n- At most 66 mg ( 2.2 )",
        "### 2.1 Usual Dose",
        "- Take it. Then for the old:\n- Less.",
    ]


@pytest.mark.parametrize("sign", ["•", "●", "■", "▪", "◦", "○"])
def test_any_bullet_begins_an_item(sign: str) -> None:
    assert lines(f"Give it: {sign} slowly {sign}cold") == [(PLAIN, "Give it:"), (ITEM, "slowly"), (ITEM, "cold")]


def test_dashes_are_bullets_where_they_plainly_make_a_list() -> None:
    assert lines("Give it: - slowly; - cold. - by hand.") == [
        (PLAIN, "Give it:"),
        (ITEM, "slowly;"),
        (ITEM, "cold."),
        (ITEM, "by hand."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Aged 10 - 17 years - the young - it is less.",
        "The formula is C17H18FN3O3 • HCl • H2O and C9 H8 O4 • 2 H 2 O.",
        "An AUC of 35 ng·h/mL and 12 mcg∙h/mL.",
        "Kept between 20 o to 25 o C.",
        "It is A • HCl.",
    ],
)
def test_signs_that_are_no_bullets_begin_no_item(text: str) -> None:
    assert lines(text) == [(PLAIN, text)]


def test_a_letter_that_serves_as_a_bullet_begins_a_line_and_stays() -> None:
    made = page(information_for_patients="17 PATIENT COUNSELING INFORMATION • Tell them of: o rash o hives • Go.")
    assert made.endswith("- Tell them of:\\\n  o rash\\\n  o hives\n- Go.")


def test_captions_steps_numbers_and_known_labels_begin_lines() -> None:
    text = (
        "As in Table 1. Table 1: Doses of Zorvel and more. Renal Impairment Give less. NOTE: It is cold. "
        "Step 1: Open it. Step 2: Close it. 1. Wash. 2. Dry. Grade 1. Stop."
    )
    assert [line for _, line in lines(text)] == [
        "As in Table 1.",
        "Table 1: Doses of Zorvel and more.",
        "Renal Impairment Give less.",
        "NOTE: It is cold.",
        "Step 1: Open it.",
        "Step 2: Close it.",
        "1. Wash.",
        "2. Dry. Grade 1. Stop.",
    ]


@pytest.mark.parametrize(
    "text", ["Not in Adults Only.", "For use by Children (see Table 2 Doses).", "About e.g. Adults Only."]
)
def test_known_labels_within_a_sentence_begin_no_line(text: str) -> None:
    assert lines(text) == [(PLAIN, text)]


def test_a_long_text_is_parted_at_the_ends_of_sentences_only() -> None:
    sentence = "The dose of 2.5 mg i.v. is given e.g. to Dr. Smith, by S. Jones, at No. 5 Road. "
    found = lines(sentence * 60)
    assert max(len(line) for _, line in found) <= 1200
    assert all(line.startswith("The dose") and line.endswith("Road.") for _, line in found)
    assert " ".join(line for _, line in found) == (sentence * 60).strip()


def test_a_text_without_sentences_stays_whole() -> None:
    text = "mg 5 of it and " * 300
    assert lines(text) == [(PLAIN, text.strip())]


def test_no_word_is_lost_and_none_added() -> None:
    text = (
        f"{HEAD}Give ( 2.1 ) . 2.1 Usual Dose ■ one ■ two ■ three o four 2.2 Renal Impairment Take 2.5 mg. "
        "Adults Take. Table 1. Title A 2.1 B 2.2 C 1. Wash. 2. Dry. 2.3 What Stands Here goes on • HCl. 8.1 Pregnancy "
        "The end 2.4"
    )
    read = parse(f"# x\n\n{page(dosage_and_administration=text)}", "page", mapped().vocabulary)
    said = " ".join(f"{section.title} {section.text}" for section in read.sections).split()
    assert sorted(word for word in said if word != "-") == sorted(word for word in text.split() if word != "■")


def test_a_hostile_text_is_gone_through_at_once() -> None:
    for piece in ("2.1 Aa ", "• a ", "1. A ", "( ", "Adults A. ", "Table 1 A. ", "A. ", "- a; "):
        assert lines(piece * 20_000)
