"""Numbers and units of a text in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.monograph.clinical.quantities import quantities


def keys(text: str) -> list[str]:
    return sorted({one.key for one in quantities(text)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 to 10 mg once daily; at most 1.5 g", ["1", "1 /day", "10 mg", "1500 mg", "5 mg"]),
        ("1,000 mg", ["1000 mg"]),
        ("1 g", ["1000 mg"]),
        ("125 micrograms", ["0.125 mg"]),
        ("125 mcg", ["0.125 mg"]),
        ("15 mg/kg/day in two doses", ["1 /day", "15 mg/kg", "2 dose"]),
        ("15 mg/kg a day in 2 doses", ["1 /day", "15 mg/kg", "2 dose"]),
        ("every 8 to 12 hours", ["12 hour", "8 hour"]),
        ("2.5 mg–5 mg", ["2.5 mg", "5 mg"]),
        ("0.05 to 2 micrograms/kg/min", ["0.002 mg/kg/min", "5e-05 mg/kg/min"]),
        ("15 to 35 mL/min/1.73 m²", ["15 mL/min/m²", "35 mL/min/m²"]),
        ("15 mL/min/17.3 m²", ["15 mL/min/17.3 m²"]),
        ("200 mg/5 mL", ["200 mg/5 mL"]),
        ("20,000 units/24 hours", ["20000 unit", "24 hour"]),
        ("25 to below 50 × 10⁹/L", ["25 10⁹", "50 10⁹"]),
        ("2 g once, or 400 mg", ["1", "2000 mg", "400 mg"]),
        ("Two 250 mg tablets", ["2", "250 mg"]),
        ("250 mg on days 2 to 5", ["2 nth day", "250 mg", "5 nth day"]),
        ("for 18 more days", ["18 day"]),
        ("every other day", ["2 /day"]),
        ("once a week, 7 weeks", ["1", "1 /week", "7 week"]),
        ("28-day cycle", ["28 day"]),
        ("½ to 2 hours", ["0.5 hour", "2 hour"]),
        ("INR 2 to 3", ["2", "3"]),
        ("pH 7.4; 10.", ["10", "7.4"]),
        ("no number", []),
    ],
)
def test_quantities_are_the_same_however_they_are_written(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@given(st.text(alphabet="0123456789.,½ mgkMLto/-–²×°day", max_size=60))
def test_any_text_has_quantities_where_its_numbers_stand(text: str) -> None:
    for one in quantities(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.value == one.value
