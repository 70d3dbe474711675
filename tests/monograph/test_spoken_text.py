"""Text as it is read aloud: units and signs in words where they are certain, and every number as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.monograph.spoken_text import FILE, LANGUAGES, nothing, spoken
from medviewer.starting.shipped_tables import shipped_toml

ENGLISH = {
    "Give 5 mg, then 1 mg.": "Give 5 milligrams, then 1 milligram.",
    "0.5 mg is not 5 mg": "0.5 milligrams is not 5 milligrams",
    "5\u00a0mg/kg/day": "5 milligrams per kilogram per day",
    "60 min⁻¹, kg⁻¹": "60 per minute, per kilogram",
    "5 mg kg⁻¹ day⁻¹": "5 milligrams per kilogram per day",
    "250 mg/5 mL": "250 milligrams per 5 millilitres",
    "10⁹/L": "10 to the power of 9 per litre",
    "2 × 10^9/L": "2 times 10 to the power of 9 per litre",
    "5 x 10^-3": "5 times 10 to the power of minus 3",
    "150/µL, 60/min, 20 drops/min": "150 per microlitre, 60 per minute, 20 drops per minute",
    "4.5 mmol/L": "4.5 millimoles per litre",
    "100 IU, 5 units/kg/h": "100 international units, 5 units per kilogram per hour",
    "mL/min/1.73 m²": "millilitres per minute per 1.73 square metres",
    "5 mg/m2": "5 milligrams per square metre",
    "38.5 °C or −5 °C or -5 °C": "38.5 degrees Celsius or minus 5 degrees Celsius or minus 5 degrees Celsius",
    "0.9% and 5 %": "0.9 percent and 5 percent",
    "5–10 mg": "5 to 10 milligrams",
    "5-10 mg": "5 to 10 milligrams",
    "0.1 mg – 0.2 mg": "0.1 milligrams to 0.2 milligrams",
    "1-2 tablets 2-3 times a day": "1 to 2 tablets 2 to 3 times a day",
    "INR 2–3": "INR 2 to 3",
    "eGFR <30 mL/min": "eGFR less than 30 millilitres per minute",
    "≥ 65 years": "greater than or equal to 65 years",
    "1½mg, 10⁹mg": "1 and one half milligrams, 10 to the power of 9 milligrams",
    "½ tablet, 1½ mL": "one half tablet, 1 and one half millilitres",
    "1^1/_2 tablets": "1 1/2 tablets",
    "q8h, q4-6h": "every 8 hours, every 4 to 6 hours",
    "3× daily, 2 x 5 mg": "3 times daily, 2 times 5 milligrams",
    "120/80 mmHg": "120/80 millimetres of mercury",
    "~~500 mg~~ 250 mg": "struck out: 500 milligrams, end of struck-out text, 250 milligrams",
    "~~500 mg": "struck out: 500 milligrams, end of struck-out text,",
    "CO_2 and H₂O": "CO2 and H2O",
    "Ca^2+, word^1": "Ca superscript 2+, word superscript 1",
    "10\u202f000 IU": "10000 international units",
    "one\u2028two\u200b three": "one two three",
    "": "",
}
UNSURE = (
    "5 m, 5 M, m and M, 18 G",
    "omg, mgx, 5 mgx, Hg, NG tube, ng tube",
    "30s, 3d, U-100, vitamin E 5, B12, CYP3A4",
    "131 I and l",
    "s/l, d/c, w/o, h/o, and/or, N/A",
    "2019-2020, 2020-01-02, 555-1234, 1–2–3, 1:1000, 1 in 1,000",
    "1/2 tablet, 5/3",
    "a < b, x -> 5",
    "qd, bid, q.i.d.",
    "12,345.67 and 1.2.3",
)
DIVIDED = {
    "5 mg/325 mg": "5 milligrams/325 milligrams",
    "875 mg/125 mg tablet": "875 milligrams/125 milligrams tablet",
    "1 mg/ethinylestradiol 20 mcg": "1 milligram/ethinylestradiol 20 micrograms",
    "10^1 and 10²": "10 superscript 1 and 10 superscript 2",
}


@pytest.mark.parametrize(("text", "said"), (ENGLISH | DIVIDED).items())
def test_units_and_signs_are_said_in_words(text: str, said: str) -> None:
    assert spoken(text, "en-GB") == said


@pytest.mark.parametrize("text", UNSURE)
def test_what_may_mean_two_things_stays(text: str) -> None:
    assert spoken(text, "en") == text


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "0,5 mg/kg KG/Tag", "0,5 Milligramm pro Kilogramm Körpergewicht pro Tag"),
        (
            "de-AT",
            "5-10 mg, 100 IE, 10 E/kg",
            "5 bis 10 Milligramm, 100 Internationale Einheiten, 10 Einheiten pro Kilogramm",
        ),
        ("de", "1 h, 8 h, 10⁹/l", "1 Stunde, 8 Stunden, 10 hoch 9 pro Liter"),
        ("es", "5-10 mg/kg/día, 100 UI", "5 a 10 miligramos por kilogramo por día, 100 unidades internacionales"),
        ("es-MX", "1,5 mL cada 8 h", "1,5 mililitros cada 8 horas"),
    ],
)
def test_german_and_spanish_have_their_own_words(language: str, text: str, said: str) -> None:
    assert spoken(text, language) == said


def test_a_language_without_words_keeps_its_signs_and_leaves_out_what_is_struck() -> None:
    assert spoken("5 mg/kg ~~50 mg~~ 10^9/L", "fr") == "5 mg/kg 10^9/L"
    assert nothing("fr") == "" and nothing("en-US") == "no entry"


def test_every_language_names_every_unit() -> None:
    table = shipped_toml(FILE)
    shared = {*table["alone"].values(), *table["counted"].values()}
    for language in LANGUAGES:
        own = table[language]
        named = shared | {*own.get("alone", {}).values()} | {*own.get("counted", {}).values()}
        assert named <= set(own["units"])
        assert set(own["signs"]) == set(table["en"]["signs"]) and set(own["fractions"]) == set(table["en"]["fractions"])


FRACTIONS = "½⅓⅔¼¾⅛"
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0123456789" * 2)
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, in their order; not what stands behind a letter, as in B12 and mg/m2."""
    text = re.sub(r"(?<=\d)[\u2009\u202f](?=\d{3}(?!\d))", "", text)
    text = re.sub(rf"(?<=\d)_|(?=[{RAISED}{FRACTIONS}])|(?<=[{FRACTIONS}{RAISED}])(?![{RAISED}])", " ", text)
    return re.findall(rf"(?<!\w)(?:\d+(?:[.,]\d+)*|[{FRACTIONS}])", text.translate(DIGITS))


def said_numbers(text: str, language: str) -> list[str]:
    """Return the numbers of a spoken text, in their order."""
    names = {name: sign for sign, name in shipped_toml(FILE)[language]["fractions"].items() if sign != "and"}
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return numbers(re.sub(rf"\b(?:{pattern})\b", lambda found: names[found[0]], text))


AMOUNTS = st.one_of(
    st.integers(0, 99_999).map(str),
    st.tuples(st.integers(0, 999), st.sampled_from(".,"), st.integers(0, 999)).map(lambda n: f"{n[0]}{n[1]}{n[2]}"),
    st.integers(1, 9).flatmap(lambda n: st.sampled_from(FRACTIONS).map(lambda sign: f"{n}{sign}")),
    st.sampled_from([*FRACTIONS, "10⁹", "10^9", "10^-3", "10²", "1/2", "1\u202f000", "1,000.5", "5^1", "H_2"]),
)
BETWEEN = st.sampled_from(
    [" ", ", ", "–", "-", " - ", " – ", "/", " / ", " x ", "×", " <", " ≥ ", "−", " ~", "~~", "(", ")", ": ", "\n"]
)
SIGNS = [*shipped_toml(FILE)["alone"], *shipped_toml(FILE)["counted"], "IE", "UI", "E", "m", "M", "day", "Tag"]
UNITS = st.sampled_from([sign for sign in SIGNS if not re.search(r"[\d²³]", sign)])
"""Those whose names have no digit less than they."""
LINES = st.lists(st.one_of(AMOUNTS, BETWEEN, UNITS, st.sampled_from([" ", " per ", "/"])), max_size=14).map("".join)


@given(LINES, st.sampled_from(LANGUAGES))
def test_no_number_is_changed_added_lost_or_moved(text: str, language: str) -> None:
    assert said_numbers(spoken(text, language), language) == numbers(text)


@given(st.text(max_size=60), st.sampled_from([*LANGUAGES, "fr", ""]))
def test_any_text_becomes_one_line(text: str, language: str) -> None:
    assert spoken(text, language).split() == spoken(text, language).split(" ") or not spoken(text, language)
