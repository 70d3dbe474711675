"""Which sections a page has, as its index knows it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PAGE = "# Warfarin\n### Usage\nStops clots.\n### Ward rules\nCall the ward.\n"
OWN = '[ward_rules]\ntitle = "Rules of the ward"\ntab = "Ward"\nnames = ["ward rules"]\n'


@pytest.fixture
def two(library, indexed):
    """Return a catalogue of two libraries, one with a section of its own, and the path of its page."""
    own = library({"w/warfarin.md": PAGE, "sections.toml": OWN}, "own")
    other = library({"w/warfarin.md": "# Warfarin\n### Pregnancy\nNot in pregnancy.\n"}, "other")
    return indexed(own, other), own / "w" / "warfarin.md"


def test_each_page_has_its_own_sections(two) -> None:
    search = two[0].search()
    assert search.sections_of("own/w/warfarin.md") == ["usage", "ward_rules"]
    assert search.sections_of("other/w/warfarin.md") == ["pregnancy"]
    assert search.section_titles()["ward_rules"] == "Rules of the ward"
    assert search.section_titles()["pregnancy"] == "Pregnancy & breastfeeding"


@pytest.mark.parametrize("id", ["own/w/none.md", "nowhere/w/warfarin.md", "", "own"])
def test_no_page_has_no_sections(two, id: str) -> None:
    assert two[0].search().sections_of(id) == []


def test_a_section_that_a_page_lost_is_none_of_it(two) -> None:
    catalogue, page = two
    write(page, "# Warfarin\n### Dosage\n5 mg daily.\n### Usage\nStops clots.\n")
    catalogue.update()
    assert set(catalogue.search().sections_of("own/w/warfarin.md")) == {"dosage", "usage"}


def write(page: Path, text: str) -> None:
    """Write a page anew, some seconds later than before."""
    later = page.stat().st_mtime_ns + 5_000_000_000
    page.write_text(text, encoding="utf-8")
    os.utime(page, ns=(later, later))
