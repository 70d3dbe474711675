"""What the search box finds, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medviewer.library.catalogue import Catalogue, Row, UnknownNameError

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def page(title: str, generic: str = "", brands: str = "", drug_class: str = "") -> str:
    matter = [f'title: "{title}"', f'generic_name: "{generic}"', f'drug_class: "{drug_class}"', f"brands: [{brands}]"]
    return "\n".join(["---", *matter, "---", "", f"# {title}", "### Usage", "Text.", ""])


PAGES = {
    "amoxicillin.md": page("Amoxicillin", brands="Amoxil", drug_class="Penicillin"),
    "amoxicillin-clavulanic-acid.md": page("Amoxicillin + Clavulanic acid", brands="Augmentin, Clavamox"),
    "flucloxacillin-amoxicillin.md": page("Flucloxacillin + Amoxicillin"),
    "ampicillin.md": page("Ampicillin"),
    "tazocin.md": page("Tazocin", "piperacillin + tazobactam"),
    "pentazocine.md": page("Pentazocine"),
    "paracetamol.md": page("Paracetamol", "acetaminophen", "Panadol, Tylenol"),
    "paracetamol-caffeine.md": page("Paracetamol + Caffeine"),
    "cotrimoxazole.md": page("Co-trimoxazole", "sulfamethoxazole + trimethoprim", "Bactrim"),
    "ephedrine.md": page("Éphédrine"),
    "insulin-glargine.md": page("Insulin glargine"),
    "vitamin-b12.md": page("Vitamin B12", "cyanocobalamin"),
}


@pytest.fixture
def catalogue(library: Write, indexed: Open) -> Catalogue:
    return indexed(library(PAGES))


def titles(rows: list[Row]) -> list[str]:
    return [row.title for row in rows]


def test_all_rows_come_by_title(catalogue: Catalogue) -> None:
    listed = titles(catalogue.rows())
    assert listed[:3] == ["Amoxicillin", "Amoxicillin + Clavulanic acid", "Ampicillin"]
    assert listed.index("Co-trimoxazole") < listed.index("Éphédrine") < listed.index("Flucloxacillin + Amoxicillin")
    assert len(listed) == len(PAGES)


def test_a_row_names_page_and_second_line(catalogue: Catalogue) -> None:
    rows = {row.title: row for row in catalogue.rows()}
    assert rows["Paracetamol"] == Row("library/paracetamol.md", "Paracetamol", "acetaminophen")
    assert rows["Amoxicillin"].subtitle == "Penicillin"
    assert rows["Ampicillin"].subtitle == ""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("amox", ["Amoxicillin", "Amoxicillin + Clavulanic acid", "Flucloxacillin + Amoxicillin"]),
        ("clav amox", ["Amoxicillin + Clavulanic acid"]),
        ("amox clav", ["Amoxicillin + Clavulanic acid"]),
        ("amoxicillin/clavulanic-acid", ["Amoxicillin + Clavulanic acid"]),
        ("AMPI", ["Ampicillin"]),
        ("ephedrine", ["Éphédrine"]),
        ("Éphé", ["Éphédrine"]),
        ("tylenol", ["Paracetamol"]),
        ("augm", ["Amoxicillin + Clavulanic acid"]),
        ("acetam", ["Paracetamol", "Paracetamol + Caffeine"]),
        ("tazo", ["Tazocin"]),
        ("cotrim", ["Co-trimoxazole"]),
        ("co-trim", ["Co-trimoxazole"]),
        ("sulfa trimeth", ["Co-trimoxazole"]),
        ("b 12", ["Vitamin B12"]),
        ("vitaminb12", ["Vitamin B12"]),
        ("glarg ins", ["Insulin glargine"]),
        ("zzz", []),
        ("amox zzz", []),
    ],
)
def test_match(catalogue: Catalogue, query: str, expected: list[str]) -> None:
    assert titles(catalogue.match(query)) == expected


def test_a_title_comes_before_longer_ones_and_one_ingredient_before_several(catalogue: Catalogue) -> None:
    assert titles(catalogue.match("paracetamol")) == ["Paracetamol", "Paracetamol + Caffeine"]
    assert titles(catalogue.match("amoxicillin"))[0] == "Amoxicillin"


def test_a_name_inside_another_is_shown_only_where_nothing_starts_so(catalogue: Catalogue) -> None:
    assert titles(catalogue.match("azocin")) == ["Pentazocine", "Tazocin"]
    assert titles(catalogue.match("tazocin")) == ["Tazocin"]


def test_words_in_the_order_of_the_title_come_first(library: Write, indexed: Open) -> None:
    pages = {"1.md": page("Zinc oxide with calamine"), "2.md": page("Calamine zinc")}
    catalogue = indexed(library(pages))
    assert titles(catalogue.match("zin cal")) == ["Zinc oxide with calamine", "Calamine zinc"]
    assert titles(catalogue.match("cal zin")) == ["Calamine zinc", "Zinc oxide with calamine"]


def test_a_brand_that_is_typed_whole_comes_before_titles_that_only_start_so(library: Write, indexed: Open) -> None:
    pages = {"1.md": page("Aspirin lysine"), "2.md": page("Acetylsalicylic acid", brands="Aspirin")}
    catalogue = indexed(library(pages))
    assert titles(catalogue.match("aspirin")) == ["Acetylsalicylic acid", "Aspirin lysine"]
    assert titles(catalogue.match("aspiri")) == ["Aspirin lysine", "Acetylsalicylic acid"]


@pytest.mark.parametrize("query", ["", " ", "+", "-", "'\"", "*", "( ) [ ] ^ : ;", "\0", "\ud800"])
def test_signs_alone_ask_for_everything(catalogue: Catalogue, query: str) -> None:
    assert catalogue.match(query) == catalogue.rows()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text(st.characters(), max_size=40) | st.text(alphabet="amox \"'*()-+:^/\\{}.,;%_?[]", max_size=40))
def test_nothing_that_can_be_typed_is_an_error(catalogue: Catalogue, query: str) -> None:
    assert set(catalogue.match(query)) <= set(catalogue.rows())


def test_a_very_long_query_is_bounded(catalogue: Catalogue) -> None:
    assert catalogue.match("amoxicillin " * 10_000) == catalogue.match("amoxicillin")
    assert catalogue.match("x" * 1_000_000) == []


def test_several_libraries_are_one_list(library: Write, indexed: Open) -> None:
    first = library({"a.md": page("Aspirin"), "w.md": page("Warfarin")}, "first")
    second = library({"b.md": page("Bisoprolol"), "w.md": page("Warfarin + Aspirin")}, "second")
    catalogue = indexed(first, second)
    assert [row.id for row in catalogue.rows()] == ["first/a.md", "second/b.md", "first/w.md", "second/w.md"]
    assert [row.id for row in catalogue.match("asp")] == ["first/a.md", "second/w.md"]
    assert [row.id for row in catalogue.match("soprol")] == ["second/b.md"]


def near(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    with pytest.raises(UnknownNameError) as error:
        catalogue.find(name)
    return tuple(error.value.nearest)


def test_a_name_that_is_none_says_which_are_near(catalogue: Catalogue) -> None:
    assert near(catalogue, "ampicilin")[0] == "Ampicillin"
    assert near(catalogue, "paracetomol")[0] == "Paracetamol"
    assert near(catalogue, "tilenol")[0] == "Paracetamol"
    assert near(catalogue, "clavulanic amoxicilin")[0] == "Amoxicillin + Clavulanic acid"
    assert near(catalogue, "qqqqqqq") == ()
    assert near(catalogue, "") == ()
