"""Pages by title, read as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.store.browse import KINDS, Group
from medviewer.library.store.listing import WINDOW

Opened = Callable[..., Catalogue]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Return a function that opens libraries of pages with the titles given by library."""
    catalogues: list[Catalogue] = []

    def make(**libraries: list[str]) -> Catalogue:
        for library, titles in libraries.items():
            (tmp_path / library).mkdir(exist_ok=True)
            for number, title in enumerate(titles):
                (tmp_path / library / f"{number}.md").write_text(f"# {title}\nText.\n", encoding="utf-8")
        catalogue = Catalogue.open(name_libraries(tmp_path / name for name in libraries), tmp_path / "index")
        catalogue.update()
        catalogues.append(catalogue)
        return catalogue

    yield make
    for catalogue in catalogues:
        catalogue.close()


def many(count: int = 3 * WINDOW + 7) -> list[str]:
    """Return titles whose order is not that of their files."""
    return [f"{chr(ord('a') + number * 7 % 26)}mol {number:04}" for number in range(count)]


@pytest.mark.parametrize("libraries", [{"one": many()}, {"one": many(), "two": many(30)}])
def test_a_listing_is_all_rows_in_their_order(opened: Opened, libraries: dict[str, list[str]]) -> None:
    catalogue = opened(**libraries)
    listing = catalogue.listing()
    assert len(listing) == len(catalogue.rows())
    assert list(listing) == catalogue.rows()
    assert listing[-1] == catalogue.rows()[-1]
    assert listing[5:9] == catalogue.rows()[5:9]
    with pytest.raises(IndexError):
        listing[len(listing)]


@pytest.mark.parametrize("libraries", [{"one": many()}, {"one": many(), "two": many(30)}])
def test_each_page_is_found_at_its_place(opened: Opened, libraries: dict[str, list[str]]) -> None:
    catalogue = opened(**libraries)
    listing = catalogue.listing()
    assert [listing.place_of(row.id) for row in catalogue.rows()] == list(range(len(listing)))
    assert [listing.place_of(id) for id in ("one/none.md", "other/0.md", "")] == [-1, -1, -1]


def test_what_is_typed_leads_to_the_next_name_and_round_again(opened: Opened) -> None:
    listing = opened(one=["Aspirin", "Ébastine", "Ebselen", "Warfarin"]).listing()
    assert [listing.beginning("eb", start) for start in range(4)] == [1, 1, 2, 1]
    assert listing.beginning("WAR") == 3
    assert listing.beginning("xy") == -1


def test_a_page_that_has_gone_before_it_was_looked_at_is_a_row_without_id(opened: Opened, tmp_path: Path) -> None:
    catalogue = opened(one=[f"Drug {number:03}" for number in range(WINDOW + 3)])
    listing = catalogue.listing()
    assert listing[0].title == "Drug 000"
    (tmp_path / "one" / "0.md").unlink()
    (tmp_path / "one" / f"{WINDOW + 1}.md").unlink()
    catalogue.update()
    assert (listing[0].title, len(listing)) == ("Drug 000", WINDOW + 3)
    assert listing.place_of("one/0.md") == -1
    assert [row.id for row in listing[WINDOW:]].count("") == 2


def test_rows_that_were_found_later_than_they_were_counted_are_not_shown(opened: Opened, tmp_path: Path) -> None:
    catalogue = opened(one=["Aspirin", "Warfarin"])
    listing = catalogue.listing()
    (tmp_path / "one" / "z.md").write_text("# Zinc\n", encoding="utf-8")
    catalogue.update()
    assert listing.place_of("one/z.md") == listing.beginning("zinc") == -1
    assert [row.title for row in listing] == ["Aspirin", "Warfarin"]


def test_a_query_narrows_by_words_else_by_parts_of_words(opened: Opened) -> None:
    catalogue = opened(one=["Aspirin", "Aspirin + Caffeine", "Warfarin"])
    assert [row.title for row in catalogue.listing(query="caf asp")] == ["Aspirin + Caffeine"]
    assert [row.title for row in catalogue.listing(query="spirin")] == ["Aspirin", "Aspirin + Caffeine"]
    assert [row.title for row in catalogue.listing(query="spirin", among={"one/0.md", "one/2.md"})] == ["Aspirin"]
    assert not catalogue.listing(query="qqq")


def test_pages_that_are_named_are_listed_in_all_libraries(opened: Opened) -> None:
    catalogue = opened(one=["Aspirin", "Warfarin"], two=["Zinc", "Aspirin"])
    named = catalogue.listing(among=["two/1.md", "one/0.md", "two/none.md", "three/0.md"])
    assert [row.id for row in named] == ["one/0.md", "two/1.md"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_group_narrows(opened: Opened, kind: str) -> None:
    catalogue = opened(one=["Aspirin", "Aspirin + Caffeine", "5-Fluorouracil"])
    narrowed = [catalogue.listing(group, "caf") for group in catalogue.groups(kind)]
    assert [row.title for listing in narrowed for row in listing] == ["Aspirin + Caffeine"]


def test_a_letter_holds_what_begins_with_it(opened: Opened) -> None:
    catalogue = opened(one=["Zinc", "Äspirin", "5-Fluorouracil", "Ωmega", "Azithromycin"])
    letters = {
        key: [row.title for row in catalogue.listing(Group("letter", key, "", 0))] for key in ("A", "O", "Z", "")
    }
    assert letters == {"A": ["Äspirin", "Azithromycin"], "O": ["Ωmega"], "Z": ["Zinc"], "": ["5-Fluorouracil"]}
