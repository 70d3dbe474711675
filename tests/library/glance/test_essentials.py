"""Essentials: quotes of the page alone, and none that says another dose than the page does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.library.glance.essentials import (
    BOXED,
    CONTRAINDICATIONS,
    DOSE,
    WARNING,
    Essentials,
    PageQuote,
    cuts,
    essentials_of,
    shortened,
)
from medviewer.monograph.html.plaintext import to_text
from medviewer.monograph.parser import parse

ROOT = Path(__file__).resolve().parents[3]
BUNDLED = sorted((ROOT / "data").rglob("*.md"))
LABEL = "---\ntitle: X\nsource: {kind: spl, set_id: a}\n---\n\n"
DOSED_BY_GLUCOSE = ("insulin-isophane", "insulin-lispro")
"""Pages without a dose that stands for anybody: what their sources state is the need of all insulins together."""


def glance(body: str, front: str = "") -> Essentials:
    return essentials_of(parse(f"{front}# X\n\n{body}\n", "x"))


def dose(body: str) -> str:
    """Return the line of the dose of a page with this Dosage; empty where it has none."""
    found = glance(f"## Dosage\n\n{body}").dose
    return found.line if found else ""


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("**Adults: 5 mg once daily.**\n\nThen 10 mg.", "Adults: 5 mg once daily."),
        ("Adults: 5 mg once daily; then 10 mg.", "Adults: 5 mg once daily; then 10 mg."),
        ("Read this first.\n\n**Adults: 5 mg once daily.**", "Adults: 5 mg once daily."),
        ("- 500 mg every 6 hours\n- 1 g every 8 hours", "500 mg every 6 hours"),
        ("Adults: 0.2 units/kg under the skin once daily.", "Adults: 0.2 units/kg under the skin once daily."),
        ("Erwachsene: 500 mg dreimal täglich.", "Erwachsene: 500 mg dreimal täglich."),
        ("Adultos: 1,5 g cada 8 horas.", "Adultos: 1,5 g cada 8 horas."),
        ("Adultes : 500 mg trois fois par jour.", "Adultes : 500 mg trois fois par jour."),
        ("Take 2 tablets every 6 hours.", "Take 2 tablets every 6 hours."),
        ("Instil one drop into the eye twice daily.", "Instil one drop into the eye twice daily."),
        ("Adults: 500 mg.", "Adults: 500 mg."),
        ("Adults: 5 mg daily; avoid in pregnancy.", "Adults: 5 mg daily; avoid in pregnancy."),
        ("Infuse 5 mg/min.", "Infuse 5 mg/min."),
    ],
)
def test_the_first_dose_sentence_is_quoted(body: str, line: str) -> None:
    assert dose(body) == line


@pytest.mark.parametrize(
    "body",
    [
        "Maximum 4 g in 24 hours.",
        "**Maximum daily dose: 4 g**",
        "Do not exceed 3,200 mg total daily dose.",
        "No more than 8 tablets in 24 hours.",
        "At most 10 mg once daily.",
        "4 g is the maximum in 24 hours.",
        "Höchstdosis: 4 g am Tag.",
        "Nicht mehr als 4 g täglich.",
        "Dosis máxima: 4 g al día.",
        "Maximum recommended dosage is 40 mg once daily.",
        "Do not exceed a daily dose of one drug 25 mg and the other 45 mg.",
        "Each tablet contains 500 mg.",
        "Tablets: 250 mg.",
        "Available as 5 mg and 10 mg tablets.",
        "500 mg/5 mL suspension.",
        "Creatinine clearance below 30 mL/min: ask a specialist about the dose.",
        "0.125 mg is 125 micrograms.",
        "Dilute with 100 mL and give over 15 minutes.",
        "Take with 240 mL of water.",
        "Daily doses of 20 mg taken by mistake have killed.",
        "In a study of adults 50 mg twice daily was not better.",
        "~~Adults: 500 mg once daily.~~",
        "Adults: see the local protocol.",
        "### Overdose\n\nAcetylcysteine 150 mg/kg over 1 hour.",
        "**Overdose:** acetylcysteine 150 mg/kg over 1 hour.",
        "In overdose give acetylcysteine 150 mg/kg over 1 hour.",
        "Do not give 20 mg once daily.",
        "Avoid more than one dose of 5 mg a day.",
        "Patients receiving 40 mg daily need another drug.",
        "Toxic dose: 150 mg/kg at once.",
        "Overdose: acetylcysteine. Give 150 mg/kg over 1 hour.",
        "### Missed dose\n\nTake 5 mg as soon as possible.",
        "### Strengths\n\n- 250 mg daily pack\n",
        "| Strength | Colour |\n| --- | --- |\n| 250 mg | blue |",
        "| Patient | Maximum in 24 hours |\n| --- | --- |\n| Adult | 4 g |",
        "Given over 15 minutes to adults of 70 kg.",
        "Start at 10^9 cells.",
    ],
)
def test_what_is_not_surely_a_dose_to_give_is_none(body: str) -> None:
    assert dose(body) == ""


@pytest.mark.parametrize(
    "first",
    [
        "Maximum 4 g in 24 hours.",
        "Tablets: 250 mg.",
        "### Overdose\n\nGive 150 mg/kg.\n\n### Adults",
        "0.5 mg is 500 micrograms.",
    ],
)
def test_the_usual_dose_is_quoted_where_another_amount_stands_first(first: str) -> None:
    assert dose(f"{first}\n\n500 mg by mouth every 6 hours.").endswith("500 mg by mouth every 6 hours.")


@pytest.mark.parametrize("first", ["Maximum: 4 g daily.", "Overdose: see below.", "Strengths: 250 mg."])
def test_a_dose_with_a_label_of_its_own_is_told_from_what_stands_before_it(first: str) -> None:
    found = glance(f"## Dosage\n\n{first} Usual dose: 500 mg every 6 hours.").dose
    assert found is not None and found.brief == "… Usual dose: 500 mg every 6 hours."


def test_a_limit_stays_beside_the_dose_that_it_belongs_to() -> None:
    assert dose("Adults: 500 mg every 6 hours, at most 4 g in 24 hours.").endswith("at most 4 g in 24 hours.")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("### Children\n\n10 mg/kg every 8 hours.", "Children: 10 mg/kg every 8 hours."),
        ("### Arthritis\n\n#### Children\n\n10 mg/kg daily.", "Arthritis: Children: 10 mg/kg daily."),
        ("**Children**\n\n10 mg/kg every 8 hours.", "Children: 10 mg/kg every 8 hours."),
        ("Children below 40 kg:\n\n- 10 mg/kg every 8 hours", "Children below 40 kg: 10 mg/kg every 8 hours"),
        ("- Children:\n  - 10 mg/kg every 8 hours", "Children: 10 mg/kg every 8 hours"),
        ("### Children ###\n\nAsk.\n\n### Adults\n\n5 mg daily.", "Adults: 5 mg daily."),
    ],
)
def test_what_stands_over_a_dose_is_part_of_its_quote(body: str, line: str) -> None:
    assert dose(body) == line


def test_a_title_that_says_for_whom_the_section_is_is_part_of_the_quote() -> None:
    found = glance("## Dosage in children\n\n10 mg/kg every 8 hours.").dose
    assert found is not None
    assert found.line == "Dosage in children: 10 mg/kg every 8 hours."


def test_a_dose_in_the_middle_of_a_long_text_keeps_the_words_that_say_whose_it_is() -> None:
    long = "Treatment is started in hospital, where the heart can be watched. " * 8
    line = dose(f"Children: ask first. {long}Give 10 mg/kg every 8 hours. Then less.")
    assert line.startswith("Children: ")
    assert "Give 10 mg/kg every 8 hours." in line


def test_the_dose_of_a_special_case_gives_way_to_the_usual_one_behind_it() -> None:
    body = "### Kidney impairment\n\n250 mg once daily.\n\n### Adults\n\n500 mg once daily."
    assert dose(body) == "Adults: 500 mg once daily."
    assert dose(body.partition("\n\n### Adults")[0]) == "Kidney impairment: 250 mg once daily."


def test_a_row_is_quoted_with_the_heads_of_its_table() -> None:
    table = (
        "| Use | Dose | Notes |\n| --- | --- | --- |\n| Gout | see below | |\n| Pain | 50 mg twice daily | with food |"
    )
    assert dose(table) == "Use: Pain, Dose: 50 mg twice daily; Notes: with food"


def test_a_table_that_an_amount_opens_has_no_heads() -> None:
    assert dose("<table><tr><td>Adults</td><td>2 tablets daily</td></tr></table>") == "Adults: 2 tablets daily"


def test_a_row_under_a_group_says_the_group() -> None:
    rows = "".join(
        f"<tr>{cells}</tr>"
        for cells in (
            "<th>Use</th><th>Dose</th>",
            '<td colspan="2">Children</td>',
            "<td>Pain</td><td>5 mg/kg daily</td>",
        )
    )
    assert dose(f"<table>{rows}</table>") == "Children: Use: Pain, Dose: 5 mg/kg daily"


def test_equal_values_beside_each_other_are_all_told() -> None:
    table = (
        "| Patient | Day 1 | Day 8 | Day 15 |\n|---|---|---|---|\n| All | 0.8 mg daily | 0.5 mg daily | 0.5 mg daily |"
    )
    assert dose(table).count("0.5 mg daily") == 2


def test_powers_are_not_lost() -> None:
    assert "20 mg/m^2" in dose("Adults: 20 mg/m<sup>2</sup> once a week.")
    assert "10^9" in dose("Adults: 5 mg once daily while platelets are above 100 x 10<sup>9</sup>/L.")


def test_a_struck_amount_is_no_dose_and_is_told_as_struck() -> None:
    assert dose("Adults: ~~500 mg~~ once daily.") == ""
    assert dose("Adults: ~~500 mg~~ 250 mg once daily.") == "Adults: ~~500 mg~~ 250 mg once daily."


@pytest.mark.parametrize("section", ["Side Effects", "Precautions", "Overdose", "How it works", "FAQs", "Usage"])
def test_no_dose_is_taken_from_another_section(section: str) -> None:
    found = glance(f"## {section}\n\n**Adults: 500 mg once daily.**\n\n## Dosage\n\nAsk a specialist.")
    assert found.dose is None


# Boxes
def test_a_warning_before_the_dose_is_shown_before_it() -> None:
    found = glance(
        "## Dosage\n\n> **Warning:** once a WEEK. 20 mg daily has killed.\n\n**Adults: 7.5 mg once a week.**"
    )
    assert found.dose is not None and found.warning is not None
    assert (found.dose.text, found.warning.text) == (
        "Adults: 7.5 mg once a week.",
        "once a WEEK. 20 mg daily has killed.",
    )
    assert found.is_warned_first and [one.kind for one in found.quotes] == [WARNING, DOSE]
    assert not found.boxed


def test_a_box_that_warns_of_nothing_is_text() -> None:
    found = glance("## Dosage\n\n> **Adults:** 5 mg once daily.")
    assert found.dose is not None and found.warning is None


@pytest.mark.parametrize(
    "box",
    [
        "> **Boxed Warning:** Bleeding.",
        "> **Boxed warning (tablets):** Bleeding.",
        "> **BLACK BOX WARNING:** Bleeding.",
        "**Boxed warning:** Bleeding.",
        "- **US boxed warning:** Bleeding.",
        "### Boxed warning\n\nBleeding.",
    ],
)
def test_what_a_page_calls_a_boxed_warning_is_one(box: str) -> None:
    (found,) = glance(f"## Precautions\n\n{box}\n\nMore.").boxed
    assert found.kind == BOXED and found.text.startswith("Bleeding.")
    assert "box" in found.label.casefold()


def test_a_section_of_that_title_is_one() -> None:
    (found,) = glance("## Boxed Warning\n\nBleeding can kill.\n\n## Dosage\n\nAsk.").boxed
    assert found.text == "Bleeding can kill."


@pytest.mark.parametrize(
    "text",
    [
        "> **Warning:** Bleeding.",
        "> **Caution:** Bleeding.",
        "> **Important:** Bleeding.",
        "> Bleeding.",
        "**Boxed warning:** None.",
        "### Boxed warning\n\nNone.",
        "This drug has a boxed warning in the US.",
        "- The boxed warning of the label: bleeding.",
        "**No boxed warning:** it is safe.",
        "> ~~**Boxed Warning:** Bleeding.~~",
    ],
)
def test_nothing_else_is_called_a_boxed_warning(text: str) -> None:
    assert not glance(f"## Precautions\n\n{text}").boxed


def test_no_boxed_warning_is_made_of_a_section_that_says_there_is_none() -> None:
    assert not glance("## Boxed Warning\n\nNone\n\n## Dosage\n\nAsk.").boxed


def test_the_box_of_a_label_that_warns_is_one() -> None:
    body = (
        "> **WARNING: BLEEDING**\n>\n> It can kill.\n\n## Dosage\n\n> **Boxed in the label**\n>\n> 5 mg once daily.\n"
    )
    found = glance(body, LABEL)
    assert [(one.label, one.text) for one in found.boxed] == [("WARNING: BLEEDING", "It can kill.")]
    assert found.dose is not None and found.dose.text == "5 mg once daily." and found.warning is None


@pytest.mark.parametrize("text", ["No single dose above 16 mg.", "None of these may be given together: a, b."])
def test_a_boxed_warning_that_begins_with_no_is_one(text: str) -> None:
    (found,) = glance(f"## Precautions\n\n> **Boxed Warning:** {text}").boxed
    assert found.text == text


# Contraindications
def test_contraindications_are_quoted_from_their_beginning() -> None:
    found = glance("## Contraindications\n\n- Pregnancy\n- Asthma\n\nSee also the rest.").contraindications
    assert found is not None
    assert (found.kind, found.line) == (CONTRAINDICATIONS, "Pregnancy · Asthma …")


def test_those_that_are_headings_alone_are_told() -> None:
    found = glance("## Contraindications\n\n### Liver disease\n\n### Pregnancy\n").contraindications
    assert found is not None and "Liver disease" in found.text


def test_an_empty_page_has_nothing() -> None:
    assert essentials_of(parse("", "x")) == Essentials()


# All quotes
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_quote_stands_on_its_page_and_in_its_section_sign_by_sign(path: Path) -> None:
    monograph = parse(path.read_text(encoding="utf-8"), path.stem)
    found = essentials_of(monograph)
    if path.stem in DOSED_BY_GLUCOSE:
        assert found.dose is None
    else:
        assert found.dose is not None and found.dose.section == "dosage"
    for quote in found.quotes:
        lines = [to_text(one.html).split("\n") for one in monograph.sections if one.key == quote.section]
        said = " ".join(re.sub(r"^- ", "", line) for some in lines for line in some)
        for piece in quote.text.split(" · "):
            assert piece in said


@given(st.text(alphabet="ab 1,5.0mg/;:–·", max_size=120), st.integers(5, 60))
def test_a_cut_falls_in_no_number_and_behind_no_number_without_its_unit(text: str, longest: int) -> None:
    short, was_cut = shortened(text, longest)
    assert text.startswith(short) and len(short) <= max(longest, 0)
    if was_cut and short:
        assert not re.search(r"\d$", short) or re.match(r"[\s,;:.–·]", text[len(short) :])


def test_a_dose_is_cut_with_how_often_it_is_given_or_not_at_all() -> None:
    text = "Usual adult dose in arthritis: 7.5 mg ONCE A WEEK, by mouth, increased slowly."
    ends = [text[:at] for at in cuts(text)]
    assert "Usual adult dose in arthritis: 7.5 mg ONCE A WEEK," in ends
    assert not any(end.rstrip().endswith(("7.5", "7.5 mg", "ONCE", "ONCE A")) for end in ends)


def test_a_limit_is_cut_with_its_amount_or_not_at_all() -> None:
    text = "Usual adult dose: 500 mg every 6 hours as needed; no more than 4 g in 24 hours from all sources."
    assert not any(text[:at].rstrip().endswith(("no", "more", "than")) for at in cuts(text))
    assert shortened(text, 60) == ("Usual adult dose: 500 mg every 6 hours as needed", True)


@pytest.mark.parametrize("text", ["1" * 50_000, "1,1" * 20_000, "max " * 20_000, "dose 5 " * 20_000, "child" * 9_000])
def test_what_means_nothing_takes_no_time(text: str) -> None:
    assert glance(f"## Dosage\n\n{text}\n").dose is None


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Vitamin B12\u00a05 mg once daily.", "Vitamin B12 5 mg once daily."),
        ("Adults: 1\u2019000\u00a0mg or 1'500 mg once daily.", "Adults: 1\u2019000 mg or 1'500 mg once daily."),
        ("Adults: no more than B12'5 mg; 3 mg once daily.", "Adults: no more than B12'5 mg; 3 mg once daily."),
    ],
)
def test_a_number_behind_digits_of_a_word_is_read(body: str, line: str) -> None:
    assert dose(body) == line


def test_a_dose_is_looked_for_in_the_first_words_of_a_paragraph_alone() -> None:
    told = "Read all of it. " * 1_500
    assert dose(f"{told}Adults: 5 mg once daily.") == "Adults: 5 mg once daily."
    assert dose(f"{told * 2}Adults: 5 mg once daily.") == ""
    assert dose(f"{told * 2}\n\nAdults: 5 mg once daily.") == ""


@pytest.mark.parametrize(("levels", "line"), [(8, "Adults: 5 mg once daily."), (9, "")])
def test_a_box_within_many_is_not_looked_at(levels: int, line: str) -> None:
    assert dose(f"{'>' * levels} Adults: 5 mg once daily.") == line


def test_a_quote_says_where_it_stands() -> None:
    quote = PageQuote(DOSE, "dosage", "Dosage", "5 mg once daily", ("Adults:",), goes_on=True)
    assert quote.line == "Adults: 5 mg once daily …"
