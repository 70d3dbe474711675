"""A drug is found by its other names, and a name that several drugs share names each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.names import synonyms

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def pages(*titles: str) -> dict[str, str]:
    return {f"{number}.md": f"---\ntitle: {title}\n---\n### Usage\nText.\n" for number, title in enumerate(titles)}


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Dextrose", "glucose"),
        ("Glucose", "dextrose"),
        ("Glycopyrronium bromide", "glycopyrrolate"),
        ("Glycopyrrolate", "glycopyrronium"),
        ("Norethindrone", "norethisterone"),
        ("Phytomenadione", "vitamin K1"),
        ("Phytomenadione", "phytonadione"),
        ("Colecalciferol", "vitamin D3"),
        ("Colecalciferol", "cholecalciferol"),
        ("Insulin isophane", "NPH insulin"),
        ("Insulin soluble", "regular insulin"),
        ("Sodium bicarbonate", "sodium hydrogen carbonate"),
        ("Sulfamethoxazole + Trimethoprim", "co-trimoxazole"),
        ("Trimethoprim + Sulfamethoxazole", "cotrimoxazole"),
        ("Cyanocobalamin", "vitamin b12"),
        ("Hydroxocobalamin", "vitamin b12"),
    ],
)
def test_a_page_is_found_by_another_name(library: Write, indexed: Open, title: str, other: str) -> None:
    catalogue = indexed(library(pages(title, "Warfarin")))
    assert [row.title for row in catalogue.match(other)] == [title]


def test_vitamin_b12_is_no_one_of_its_forms_alone(library: Write, indexed: Open) -> None:
    catalogue = indexed(library(pages("Cyanocobalamin", "Hydroxocobalamin", "Mecobalamin", "Pyridoxine")))
    found = {row.title for row in catalogue.match("vitamin b12")}
    assert found == {"Cyanocobalamin", "Hydroxocobalamin", "Mecobalamin"}


@pytest.mark.parametrize("form", ["cyanocobalamin", "hydroxocobalamin", "mecobalamin"])
def test_a_form_of_a_vitamin_is_not_taken_for_another(library: Write, indexed: Open, form: str) -> None:
    catalogue = indexed(library(pages("Cyanocobalamin", "Hydroxocobalamin", "Mecobalamin")))
    assert [row.title.casefold() for row in catalogue.match(form)] == [form]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Colecalciferol", "vitamin D2"),
        ("Phytomenadione", "vitamin K2"),
        ("Ergocalciferol", "vitamin D3"),
        ("Norethisterone", "norgestrel"),
    ],
)
def test_a_neighbour_is_no_other_name(library: Write, indexed: Open, title: str, other: str) -> None:
    assert indexed(library(pages(title, "Warfarin"))).match(other) == []


def test_every_name_of_a_group_is_written_as_names_are_compared() -> None:
    assert all(name == name.casefold() and "-" not in name for name in synonyms.shared())
