"""How names are compared: what makes no difference, what counts as a combination, what a list shows below a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.library.names.name_query import Query
from medviewer.library.names.page_names import LONGEST, clean, fold, ingredients, names_of, subtitle
from medviewer.monograph.model import Summary


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Amoxicillin + Clavulanic acid", "amoxicillin clavulanic acid"),
        ("amoxicillin/clavulanic-acid,", "amoxicillin clavulanic acid"),
        ("Éphédrine", "ephedrine"),
        ("E\u0301phe\u0301drine", "ephedrine"),
        ("St. John’s Wort", "st johns wort"),
        ("St John's wort", "st johns wort"),
        ("Weißdorn Œstrogen", "weissdorn oestrogen"),
        ("5-Fluorouracil 5%", "5 fluorouracil 5"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("Парацетамол", "парацетамол"),
        ("alpha2a α2A alpha-2a", "alpha 2 a alpha 2 a alpha 2 a"),
        ("12mg 0.5xi3b", "12 mg 0 5 xi 3 b"),
        ("+ / -", ""),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


PIECES = st.sampled_from(["a", "0", "12", "X", "²", "⁻", "₂", "½", "-", " ", "α", "alpha", "xi", "Ξ"])


@given(st.text(st.characters()) | st.lists(PIECES).map("".join))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Warfarin", 1),
        ("Amoxicillin + Clavulanic acid", 2),
        ("Efavirenz+Lamivudine+Tenofovir", 3),
        ("Lidocaine and Prilocaine", 2),
        ("Sodium chloride with glucose", 2),
        ("Insulin 30/70", 1),
        ("Ledipasvir/Sofosbuvir", 2),
        ("Sandalwood oil", 1),
        ("", 1),
        ("Paracetamol, Codeine", 2),
        ("Diphenhydramine HCl, Phenylephrine HCl (Night Time, cold)", 2),
        ("Insulin, human", 1),
        ("Amoxicillin, oral suspension", 1),
        ("Haloperidol (tablet, Mill, Inc)", 1),
        ("Lidocaine, 2%", 1),
        ("Aspirin, ", 1),
    ],
)
def test_ingredients(name: str, count: int) -> None:
    assert ingredients(name) == count


def test_other_names_stand_apart_and_leave_out_the_title() -> None:
    names = names_of(Summary("Co-trimoxazole", "co-trimoxazole", ("Bactrim", "Sep-trin", "BACTRIM")))
    assert names.key == "co trimoxazole"
    assert names.others.strip("\n").split("\n") == ["bactrim", "sep trin", "cotrimoxazole", "septrin"]


def test_a_brand_of_a_combination_is_a_combination() -> None:
    assert names_of(Summary("Augmentin", "amoxicillin + clavulanic acid")).combined
    assert not names_of(Summary("Panadol", "paracetamol")).combined


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        (Summary("Panadol", "Paracetamol", drug_class="Analgesic"), "Analgesic · Paracetamol"),
        (Summary("Paracetamol", "PARACETAMOL", drug_class="Analgesic"), "Analgesic"),
        (Summary("A + B", "b / a"), ""),
        (Summary("Warfarin"), ""),
        (Summary("Metformin (X)", "metformin", drug_class="Biguanide", product="tablet · X"), "Biguanide · tablet"),
        (Summary("Glucotest (X)", "metformin", product="tablet · X"), "metformin · tablet"),
        (Summary("Metformin (tablet, Mill)", "METFORMIN", product="tablet · Mill, Inc."), ""),
        (
            Summary("Metformin (tablet, Mill)", "METFORMIN", product="tablet; capsule · Mill Co., Ltd."),
            "tablet; capsule",
        ),
        (Summary("Metformin (Mill)", "METFORMIN", product="Mill Street Works, LLC"), "Mill Street Works, LLC"),
    ],
)
def test_subtitle(summary: Summary, line: str) -> None:
    assert subtitle(summary) == line


def test_clean_gives_one_bounded_line_that_a_database_can_hold() -> None:
    assert clean("a\n\tb  c\ud800") == "a b c?"
    assert len(clean("word " * 10_000)) == LONGEST


@given(st.text(st.characters()))
def test_any_text_is_a_query_of_plain_words(text: str) -> None:
    query = Query.of(text)
    assert query.key.split() == list(query.words)
    assert not set(query.key) & set("\"*'?[]()+-/^:\0")
