"""Which of several names comes first: a table of pages, what is typed, and the order of what is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

ORDERS = {
    "a combination's own name before a single drug's brand": (
        {"Tazor": ("piperacillin + tazobactam", ""), "Abcamol": ("", "Tazor")},
        "tazor",
        ["Tazor", "Abcamol"],
    ),
    "a title before a brand that begins so": ({"Zorbium": ("", ""), "Abcamol": ("", "Zorba")}, "zor", None),
    "a single drug before a combination whose name comes earlier": (
        {"Amoxicillin": ("", ""), "Amox + Betamol": ("", "")},
        "amo",
        None,
    ),
    "two ingredients before three, whose name is shorter": (
        {"Aaronamol + Bbrunamol": ("", ""), "Aaro + Bbru + Ccal": ("", "")},
        "bbru aaro",
        None,
    ),
    "words in the order in which they were typed before others": (
        {"Iron + Folic acid": ("", ""), "Folic acid + Iron": ("", "")},
        "ir fol",
        None,
    ),
    "a shorter name before a longer one that has the word too": (
        {"Insulin glargine": ("", ""), "Biphasic insulin glargine": ("", "")},
        "glarg",
        None,
    ),
    "of names that are nearly meant a single drug before a combination with the nearest": (
        {"Caffeine": ("", ""), "Codeine": ("", ""), "Paracetamol + Caffeine": ("", "")},
        "cafeine",
        None,
    ),
    "of names that two words nearly mean the single one": (
        {"Folic acid": ("", ""), "Iron + Folic acid": ("", "")},
        "folikc ac",
        None,
    ),
    "of words that are nearly meant the one that a name begins with": (
        {"Valproic acid": ("", ""), "Sodium valproate": ("", "")},
        "valproua",
        None,
    ),
}
"""Pages by title, each with its generic name and brand; the query; the order, None for that of the pages."""


@pytest.mark.parametrize("case", ORDERS)
def test_what_comes_first(library: Write, indexed: Open, case: str) -> None:
    pages, query, order = ORDERS[case]
    texts = {
        f"{number}.md": f'---\ntitle: "{title}"\ngeneric_name: "{generic}"\nbrands: [{brand}]\n---\nText.\n'
        for number, (title, (generic, brand)) in enumerate(sorted(pages.items()))
    }
    assert [hit.title for hit in indexed(library(texts)).search().names(query)] == (order or list(pages))


@pytest.mark.parametrize("query", ["paracet", "parac"])
def test_a_starred_combination_stays_behind_the_single_drug(library: Write, indexed: Open, query: str) -> None:
    titles = ("Paracetamol", "Paracetamol + Codeine", "Paracetamol + Caffeine")
    search = indexed(library({f"{n}.md": f"# {title}\nText.\n" for n, title in enumerate(titles)})).search()
    assert [hit.title for hit in search.names(query, {"library/1.md"})] == list(titles)


def test_only_so_many_are_found_and_they_are_the_best_of_all_libraries(library: Write, indexed: Open) -> None:
    theirs = library({f"{n}.md": f"# Warfarin {n}\nText.\n" for n in range(9)}, "theirs")
    ours = library({"w.md": "# Warfarin\nText.\n", "v.md": "# Warfarin + Aspirin\nText.\n"}, "ours")
    found = indexed(theirs, ours).search().names("warfarin", limit=4)
    assert [hit.title for hit in found] == ["Warfarin", "Warfarin 0", "Warfarin 1", "Warfarin 2"]
