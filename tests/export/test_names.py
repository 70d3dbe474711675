"""File names of an export: one for each page, the same in every export, and no two that a file system takes for one."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.export.file_names import FileNames, safe_name, same_name

LONG = "Testamycin + Samplic acid + Proofex + " * 4


def named(pages: list[tuple[str, str]]) -> dict[str, str]:
    """Return the name of each page by its id. pages: title and id."""
    names, found = FileNames(".html"), dict[str, str]()
    for title, id in pages:
        found |= names.take(title, id)
    return found


def test_a_title_is_the_name_where_it_is_the_only_one() -> None:
    assert named([("Testamycin", "a"), ("Proofex", "b")]) == {"a": "Testamycin.html", "b": "Proofex.html"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Testamycin", "Testamycin"),
        ("Testamycin", "TESTAMYCIN"),
        ("caf\u00e9", "cafe\u0301"),
        ("Stra\u00dfe", "STRASSE"),
        ("a/b", "a:b"),
        ("a.", "a"),
        ("CON", "_con"),
        ("", "..."),
        (f"{LONG} 1", f"{LONG} 2"),
        ("\ufb01x", "fix"),
        ("\u0131", "I"),
    ],
)
def test_titles_that_would_share_a_file_both_get_a_hash(one: str, other: str) -> None:
    names = named([(one, "library/1.md"), (other, "library/2.md")])
    assert len({same_name(name) for name in names.values()}) == 2
    assert all(name.endswith(").html") for name in names.values())
    assert names == named([(other, "library/2.md"), (one, "library/1.md")])


def test_a_name_that_is_cut_is_the_same_whatever_other_pages_there_are() -> None:
    alone = named([(LONG, "library/1.md")])
    several = named([(f"{LONG} {number}", f"library/{number}.md") for number in range(500)] + [(LONG, "library/1b.md")])
    assert alone["library/1.md"] == several["library/1.md"]
    assert len(set(several.values())) == 501
    assert all(len(name.encode()) < 140 for name in several.values())


def test_a_title_that_looks_like_a_name_with_a_hash_takes_no_others_file() -> None:
    hashed = named([("Testamycin", "1"), ("Testamycin", "2")])["1"].removesuffix(".html")
    pages = [("Testamycin", "1"), ("Testamycin", "2"), (hashed, "3"), (hashed.upper(), "4")]
    names = named(pages)
    assert len({same_name(name) for name in names.values()}) == 4
    assert names == named(pages[::-1])


TITLES = st.text(st.sampled_from("aAb\u00e9\u0301e\u00df./ "), max_size=3)


@given(st.lists(TITLES, max_size=30), st.randoms(use_true_random=False))
def test_names_are_unique_and_the_order_of_pages_makes_no_difference(titles: list[str], rng: random.Random) -> None:
    pages = [(title, f"library/{number}.md") for number, title in enumerate(titles)]
    names = named(pages)
    assert len({same_name(name) for name in names.values()}) == len(names) == len(pages)
    rng.shuffle(pages)
    assert named(pages) == names


@given(st.text(max_size=40))
def test_names_are_equal_where_case_or_composition_is_all_that_differs(title: str) -> None:
    name = safe_name(title, "pdf")
    for form in ("NFC", "NFD"):
        assert same_name(unicodedata.normalize(form, name)) == same_name(name)
    assert same_name(name.lower()) == same_name(name)


def test_a_huge_title_is_cut_at_once() -> None:
    assert len(safe_name("\u00e9" * 1_000_000, "pdf").encode()) == 124
