"""The bundled library's published tall-man spellings are read without fault and set its pages apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.mentions import tallman
from tests.bundled.pages import LIBRARY


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """Yield a catalogue of the bundled pages, indexed."""
    catalogue = Catalogue.open(name_libraries([LIBRARY]), tmp_path_factory.mktemp("index"))
    catalogue.update()
    yield catalogue
    catalogue.close()


def test_the_file_is_understood() -> None:
    groups, problems = tallman.read(LIBRARY)
    assert problems == ()
    assert len(groups) > 40


def test_each_group_sets_its_names_apart_by_capitals() -> None:
    groups, _ = tallman.read(LIBRARY)
    assert [group for group in groups if not any(tallman.capitals(name) for name in group)] == []


@pytest.mark.parametrize(
    ("page", "other", "own", "spelling"),
    [
        ("m/metformin", "Metronidazole", "metFORMIN", "metroNIDAZOLE"),
        ("m/metronidazole", "Metformin", "metroNIDAZOLE", "metFORMIN"),
        ("v/vinblastine", "Vincristine", "vinBLAStine", "vinCRIStine"),
        ("p/prednisone", "Prednisolone", "predniSONE", "prednisoLONE"),
        ("c/cefazolin", "Ceftriaxone", "ceFAZolin", "cefTRIAXone"),
    ],
)
def test_pages_are_told_apart_as_published(bundled: Catalogue, page: str, other: str, own: str, spelling: str) -> None:
    [alike] = [found for found in bundled.lookalikes(f"Bundled sample/{page}.md") if found.title == other]
    assert (alike.own, alike.spelling, alike.published) == (own, spelling, True)
