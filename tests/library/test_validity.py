"""A library says until when it is valid, in a file of its own, as a folder and as a pack."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from medviewer.export.page_source import PageSource
from medviewer.library.catalogue import Catalogue
from medviewer.library.pack.building import BuildOptions, build
from medviewer.library.records import name_libraries
from medviewer.library.section_words import validity

PAGE = "# Wardol\n\n### Usage\nFor wards alone.\n\n**Disclaimer:** None of it is so.\n"


def source_of(root: Path, index: Path) -> tuple[PageSource, str, list[str]]:
    """Return the source of the only page, the day that the library's facts have, and the problems."""
    with closing(Catalogue.open(name_libraries([root]), index)) as catalogue:
        catalogue.update()
        (row,), (facts,) = catalogue.listing(), catalogue.facts()
        page = catalogue.page(row.id)
        assert page is not None
        problems = [str(problem.message) for problem in catalogue.problems()]
        return PageSource.of(page, catalogue.read(row.id)), facts.valid_until, problems


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        ("valid_until = 2027-03-31", "2027-03-31", ""),
        ("valid_until = '2027-03-31'", "2027-03-31", ""),
        ("", "", ""),
        ("valid_until = 'next spring'", "", "must be a day"),
        ("valid_until = 2027-03-31T08:00:00Z", "", "must be a day"),
        ("valid_until = 20270331", "", "must be a day"),
        ("valid_until = '31.3.2027'", "", "must be a day"),
        ("until = 2027-03-31", "", "there is no “until”"),
        ("valid_until = [", "", "it is not TOML"),
    ],
)
def test_the_day_is_that_of_the_file_or_the_mistake_is_told(
    library: Callable[..., Path], tmp_path: Path, packed: bool, text: str, day: str, told: str
) -> None:
    root = library({"wardol.md": PAGE, "library.toml": text}, "ward")
    if packed:
        build(BuildOptions(root, tmp_path / "ward.medpack"), tmp_path / "work")
        root = tmp_path / "ward.medpack"
    source, known, problems = source_of(root, tmp_path / "index")
    assert (source.valid_until, known) == (day, day)
    assert [told in problem for problem in problems] == [True] * bool(told)
    assert ("library valid until 31 Mar 2027" in source.message) == bool(day)


def test_a_library_without_the_file_says_nothing(library: Callable[..., Path], tmp_path: Path) -> None:
    root = library({"wardol.md": PAGE}, "ward")
    assert validity(root) == ("", ())
    source, known, problems = source_of(root, tmp_path / "index")
    assert (source.valid_until, source.is_past, known, problems) == ("", False, "", [])


def test_the_last_day_is_not_past() -> None:
    source = PageSource("ward", "w.md", "2026-01-01")
    assert not replace(source, valid_until=date.today().isoformat()).is_past
    assert replace(source, valid_until="2020-02-29").is_past
    assert not replace(source, valid_until="9999-12-31").is_past
