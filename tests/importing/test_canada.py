"""Health Canada's structured product monographs: sections by name in English and French, or by code."""

from __future__ import annotations

import pytest

from medviewer.importing.spl.mapping import mapped

from .conftest import section
from .test_pages import made, read

SYSTEM = "2.16.840.1.113883.2.20.6.8"


def spm(code: str, name: str = "", title: str = "", below: str = "") -> str:
    """Return a section of a Canadian monograph."""
    return section(f'{code}" codeSystem="{SYSTEM}" displayName="{name}', "<paragraph>Said.</paragraph>", title, below)


def keys(body: str) -> list[str]:
    """Return the keys of the sections of a page."""
    return [found.key for found in read(body).sections]


@pytest.mark.parametrize(
    ("code", "name", "title", "key"),
    [
        ("390-10", "Usual Dose", "Usual Dose", "dosage"),
        ("390-10", "", "", "dosage"),
        ("240-20", "Recommended Dose and Dosage Adjustment", "", "dosage"),
        ("240-999", "Something new", "Something new", "dosage"),
        ("9999", "Dosage and Administration", "", "dosage"),
        ("9999", "", "4 DOSAGE AND ADMINISTRATION", "dosage"),
        ("9999", "", "4.2 Posologie recommandée et modification posologique", "dosage"),
        ("200", "Contre-indications", "", "contraindications"),
        ("9999", "", "2 CONTRE-INDICATIONS", "contraindications"),
        ("9999", "", "Mises en garde et précautions", "precautions"),
        ("9999", "", "Mode d’action et pharmacologie clinique", "how_it_works"),
        ("9999", "Effets indésirables", "", "side_effects"),
        ("9999", "Interactions médicamenteuses", "", "interactions"),
        ("210-210-10", "", "", "pregnancy"),
        ("210-210-30", "Pediatrics", "", "precautions"),
        ("250", "", "SURDOSAGE", "overdosage"),
        ("40", "Part III: Consumer Information", "", "counselling"),
        ("9999", "Something else", "Something else", "label_text"),
    ],
)
def test_a_section_goes_by_its_name_or_its_code(code: str, name: str, title: str, key: str) -> None:
    assert keys(spm(code, name, title)) == [key]


def test_a_name_says_more_than_a_code() -> None:
    assert keys(spm("240", "Overdosage")) == ["overdosage"]


def test_codes_of_other_systems_are_no_canadian_ones() -> None:
    assert keys(section("240", "<paragraph>x</paragraph>", "Usual Dose")) == ["label_text"]


def test_what_patients_are_told_stays_with_the_rest_of_it() -> None:
    inner = spm("390", "Proper use of this medication", "Proper use", below=spm("390-10", "Usual dose", "Usual dose"))
    assert keys(spm("40", "Part III: Consumer Information", "Consumer Information", below=inner)) == ["counselling"]


def test_sections_within_a_part_stand_apart_and_warnings_in_a_box() -> None:
    inner = spm("200", "Contraindications", "CONTRAINDICATIONS") + spm("240", "Dosage and Administration", "DOSAGE")
    body = spm("20", "Part I", "PART I", below=inner) + spm("580", "Serious Warnings and Precautions Box", "WARNINGS")
    assert keys(body) == ["overview", "label_text", "contraindications", "dosage"]
    assert made(body).count("> **WARNINGS**") == 1


def test_every_key_is_one_of_a_page_and_every_name_says_one() -> None:
    assert set(mapped()._canadian.values()) == set(mapped()._names.values())
    assert all(name == " ".join(name.split()) for name in mapped()._names)


@pytest.mark.parametrize("code", ["34068-7", "34088-5"])
def test_indices_in_titles_stay_indices(code: str) -> None:
    title = "Dosage of B<sub>12</sub> at 10<sup>6</sup> units"
    page = read(section(code, "<paragraph>x</paragraph>", title))
    assert "Dosage of B<sub>12</sub> at 10<sup>6</sup> units" in page.sections[0].html
