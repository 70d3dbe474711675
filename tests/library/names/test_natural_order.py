"""Names with numbers in the order in which a reader looks for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.names.folding import fold
from medviewer.library.names.natural_order import natural, ranges
from medviewer.library.search import Search

ORDERED = [
    ["Vitamin B", "Vitamin B1", "Vitamin B2", "Vitamin B6", "Vitamin B12", "Vitamin C"],
    ["Interferon alfa", "Interferon alfa-2b", "Interferon alfa-10", "Interferon beta"],
    ["Factor IX", "Factor VIII", "Factor X"],
    ["5-ASA", "17-HP", "131-Iodine", "Aspirin"],
    ["Tracer ٢", "Tracer 3", "Tracer ١٢", "Tracer 20"],
    ["Salt 9" + "9" * 28, "Salt 1" + "0" * 29, "Salt 1" + "0" * 28 + "1"],
    ["Mix 2 + 3", "Mix 2 + 10", "Mix 10 + 1"],
]


@pytest.mark.parametrize("titles", ORDERED)
def test_numbers_sort_by_their_value(titles: list[str]) -> None:
    keys = [natural(fold(title)) for title in titles]
    assert keys == sorted(set(keys))


@given(st.lists(st.integers(0, 10**30), min_size=2, unique=True))
def test_all_numbers_sort_by_their_value(numbers: list[int]) -> None:
    assert sorted(numbers, key=lambda number: natural(f"salt {number} mg")) == sorted(numbers)


@given(st.text("ab 0189", max_size=6), st.text("ab 0189", max_size=8))
def test_exactly_the_names_that_begin_so_are_where_they_are_looked_for(beginning: str, name: str) -> None:
    for key in (name, beginning + name):
        is_there = any(low <= natural(key) < high for low, high in ranges(beginning))
        assert is_there == key.startswith(beginning)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    titles = [title for group in ORDERED[:4] for title in group]
    for library, part in {"one": titles[::2], "two": titles[1::2]}.items():
        (tmp_path / library).mkdir()
        for number, title in enumerate(part):
            (tmp_path / library / f"{99 - number}.md").write_text(f"# {title}\ntext\n", encoding="utf-8")
    opened = Catalogue.open(name_libraries([tmp_path / "one", tmp_path / "two"]), tmp_path / "index")
    opened.update()
    return opened


def test_lists_of_several_libraries_have_numbers_in_order(catalogue: Catalogue) -> None:
    vitamins, interferons = ORDERED[0], ORDERED[1]
    with_numbers = [row.title for row in catalogue.rows() if row.title.startswith("Vitamin")]
    assert with_numbers == vitamins
    assert [row.title for row in catalogue.listing()] == [row.title for row in catalogue.rows()]
    assert [row.title for row in catalogue.listing(query="interferon")] == interferons
    assert [row.title for row in catalogue.match("vitamin b")] == vitamins[:5]
    group = next(group for group in catalogue.groups("letter") if group.key == "V")
    assert [row.title for row in catalogue.listing(group)] == vitamins
    assert [hit.title for hit in Search(catalogue._holdings).names("vitamin b")][:5] == vitamins[:5]
    catalogue.close()


def test_what_is_typed_leads_to_names_with_longer_numbers(catalogue: Catalogue) -> None:
    listing = catalogue.listing()
    titles = [row.title for row in listing]
    first, last = titles.index("Vitamin B1"), titles.index("Vitamin B12")
    assert [listing.beginning("vitamin b1", start) for start in (0, first, last)] == [first, first, last]
    assert listing.beginning("vitamin b12") == last
    assert titles[listing.beginning("1")] == "17-HP"
    assert listing.beginning("vitamin b7") == -1
    catalogue.close()
