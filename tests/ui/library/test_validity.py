"""Until when a library says that it is valid: on the start page, and in the head of the page once that is past."""

from __future__ import annotations

from pathlib import Path

import pytest

PAST, AHEAD = "2020-02-29", "2999-12-31"


@pytest.fixture
def says(formulary: Path):
    """Return a function that writes the last day into the library."""
    return lambda day: (formulary / "library.toml").write_text(f"valid_until = {day}\n", encoding="utf-8")


def tile(hands) -> str:
    """Return what the tile of the library says."""
    hands.wait(lambda: any(grid.tiles() for grid in hands.app.start_page.view().grids()))
    tiles = [tile for grid in hands.app.start_page.view().grids() for tile in grid.tiles()]
    return next(one.under for one in tiles if one.kind == "library")


@pytest.mark.parametrize(
    ("day", "said"), [(PAST, "was valid until 29 Feb 2020"), (AHEAD, "valid until 31 Dec 2999"), ("", "")]
)
def test_the_start_page_says_until_when(open_window, says, day: str, said: str) -> None:
    if day:
        says(day)
    hands = open_window()
    hands.wait(lambda: said in tile(hands))
    assert ("valid until" in tile(hands)) == bool(day)
    assert ("was valid" in tile(hands)) == (day == PAST)


def test_the_head_of_a_page_says_so_once_it_is_past(open_window, says) -> None:
    says(PAST)
    hands = open_window()
    hands.open("warfarin")
    header = hands.view.header
    assert header.past.isVisible()
    assert header.past.text() == "The library says that it was valid until 29 Feb 2020."
    assert "was valid until 29 Feb 2020" in header.seal.text.toolTip()


def test_the_head_says_nothing_before(open_window, says) -> None:
    says(AHEAD)
    hands = open_window()
    hands.open("warfarin")
    assert hands.view.header.past.isHidden()
    assert "valid until 31 Dec 2999" in hands.view.header.seal.text.toolTip()


def test_a_mistake_in_the_file_is_a_problem_of_the_library(open_window, says) -> None:
    says("'soon'")
    hands = open_window()
    hands.wait(lambda: hands.app.session.problem_count() == 1)
    hands.open("warfarin")
    assert hands.view.header.past.isHidden()
