"""Tables of ranges, and the values that no row takes."""

from __future__ import annotations

import pytest

from medviewer.monograph.clinical.ranges import holes
from medviewer.monograph.clinical.section_places import places


def table(*cells: str, head: str = "Creatinine clearance") -> list[tuple[int, str]]:
    rows = "".join(f"| {cell} | 5 mg |\n" for cell in cells)
    return list(holes(places(f"| {head} | Dose |\n| --- | --- |\n{rows}", 1)))


@pytest.mark.parametrize(
    "cells",
    [
        ("above 50 mL/min", "10 to 50 mL/min", "below 10 mL/min", "haemodialysis"),
        ("above 30 to 60 mL/min", "above 20 to 30 mL/min", "5 to below 20 mL/min"),
        ("30 to 50 mL/min", "5 to 29 mL/min"),
        ("0 to 3 months", "3 to 6 months", "6 to 12 months", "1 to 5 years", "6 to 12 years", "over 12 years, growing"),
        ("3 to under 6 months", "6 to under 24 months", "2 to under 4 years", "4 years and over"),
        ("up to 10 kg", "over 10 kg to 33 kg", "over 33 kg"),
        ("LVEF below 40 %", "LVEF 40 to 45 %, 10 points lower", "LVEF 40 to 45 %, less", "LVEF above 45 %"),
        ("Platelets below 25 × 10⁹/L", "Bilirubin above 3 mg/dL", "Bilirubin up to 3 mg/dL"),
        ("Angina", "High blood pressure"),
        ("<30 mL/min", "30-60 mL/min", "≥60 mL/min"),
    ],
)
def test_ranges_that_meet_have_no_hole(cells: tuple[str, ...]) -> None:
    assert table(*cells) == []


@pytest.mark.parametrize(
    ("cells", "odd"),
    [
        (("above 50 mL/min", "10 to 30 mL/min", "below 10 mL/min"), "nothing between 30 and 50 mL/min"),
        (("above 50 mL/min", "30 to 50 mL/min", "below 3 mL/min"), "nothing between 3 and 30 mL/min"),
        (("2 to under 4 years", "5 to under 6 years"), "nothing between 48 and 60 months"),
        (("0 to 3 months", "6 to 12 months"), "nothing between 3 and 6 months"),
        (("up to 10 kg", "over 33 kg"), "nothing between 10 and 33 kg"),
        (("Platelets below 25 × 10⁹/L", "Platelets 50 to 75 × 10⁹/L"), "Platelets nothing between 25 and 50 10⁹"),
    ],
)
def test_a_hole_is_named(cells: tuple[str, ...], odd: str) -> None:
    assert [found for _, found in table(*cells)] == [odd]


def test_bare_numbers_count_where_the_head_says_what_they_measure() -> None:
    assert table("60 and over", "30 to 44", "below 30", head="eGFR, mL/min/1.73 m²") == [
        (3, "nothing between 44 and 60")
    ]
    assert table("1", "5 to 9", head="Step") == []
