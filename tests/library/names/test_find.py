"""The one page that a name means, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.errors import UnknownNameError
from medviewer.library.catalogue import Catalogue

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def page(title: str, generic: str = "", brands: str = "") -> str:
    return f'---\ntitle: "{title}"\ngeneric_name: "{generic}"\nbrands: [{brands}]\n---\n\n# {title}\n### Usage\nText.\n'


@pytest.fixture
def catalogue(library: Write, indexed: Open) -> Catalogue:
    pages = {
        "a/amoxicillin.md": page("Amoxicillin", brands="Amoxil"),
        "a/amox-clav.md": page("Amoxicillin + Clavulanic acid", brands="Augmentin"),
        "p/paracetamol.md": page("Paracetamol", "acetaminophen", "Panadol"),
        "p/panadol-extra.md": page("Panadol Extra", "paracetamol + caffeine"),
        "s/salbutamol.md": page("Salbutamol", "albuterol", "Ventolin"),
        "s/ventolin.md": page("Ventolin Evohaler", "albuterol"),
        "e/é.md": page("Éphédrine"),
    }
    return indexed(library(pages))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("library/a/amoxicillin.md", "a/amoxicillin.md"),
        ("Amoxicillin", "a/amoxicillin.md"),
        ("AMOXICILLIN", "a/amoxicillin.md"),
        ("amoxicillin clavulanic acid", "a/amox-clav.md"),
        ("Clavulanic Acid + Amoxicillin", "a/amox-clav.md"),
        ("augmentin", "a/amox-clav.md"),
        ("acetaminophen", "p/paracetamol.md"),
        ("panadol", "p/paracetamol.md"),
        ("amox-clav.md", "a/amox-clav.md"),
        ("a/amox-clav.md", "a/amox-clav.md"),
        ("panadol-extra", "p/panadol-extra.md"),
        ("ventolin", "s/salbutamol.md"),
        ("ephedrine", "e/é.md"),
        ("salbu", "s/salbutamol.md"),
    ],
)
def test_find(catalogue: Catalogue, name: str, source: str) -> None:
    assert catalogue.find(name).source == source


@pytest.mark.parametrize("name", ["albuterol", "salb", "amox", "a"])
def test_a_name_of_several_pages_is_none_and_lists_them(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        catalogue.find(name)
    assert len(caught.value.nearest) >= (1 if name == "salb" else 2)
    assert set(caught.value.nearest) <= {row.title for row in catalogue.match(name)}


@pytest.mark.parametrize(("name", "nearest"), [("amoxycilin", "Amoxicillin"), ("paracetemol", "Paracetamol")])
def test_a_misspelt_name_is_none_and_names_the_nearest(catalogue: Catalogue, name: str, nearest: str) -> None:
    with pytest.raises(UnknownNameError, match=f"“{name}”.*{nearest}"):
        catalogue.find(name)


@pytest.mark.parametrize("name", ["", "+", "qqqqqq", "library/", "library/a", "/etc/passwd", "library/../x.md"])
def test_what_is_no_name_finds_nothing(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(UnknownNameError):
        catalogue.find(name)


def test_the_library_that_was_named_first_goes_first(library: Write, indexed: Open) -> None:
    ours = library({"warfarin.md": page("Warfarin")}, "ours")
    theirs = library({"w.md": page("Warfarin")}, "theirs")
    assert indexed(theirs, ours).find("warfarin").id == "theirs/w.md"


def test_an_id_leads_to_its_file(catalogue: Catalogue) -> None:
    found = catalogue.page("library/e/é.md")
    assert found is not None
    assert found.path.read_text(encoding="utf-8").startswith("---")
    assert (found.title, found.source, found.library.name) == ("Éphédrine", "e/é.md", "library")
    assert found.modified == pytest.approx(found.path.stat().st_mtime)
    assert catalogue.page("library/e/e.md") is None
    assert catalogue.page("other/e/é.md") is None


def test_a_page_is_read_whole(catalogue: Catalogue) -> None:
    monograph = catalogue.read("library/p/paracetamol.md")
    assert (monograph.title, monograph.generic_name, monograph.brands) == ("Paracetamol", "acetaminophen", ("Panadol",))
    with pytest.raises(UnknownNameError):
        catalogue.read("library/p/nothing.md")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("st_john's-wort.md", "st_john's-wort.md"),
        ("éphédrine (sirop).md", "éphédrine (sirop).md"),
        ("back\\slash.md", "back\\slash.md"),
        ("st johns wort", None),
        ("unlike.md", None),
    ],
)
def test_a_file_is_found_whatever_signs_are_in_its_name(
    library: Write, indexed: Open, name: str, source: str | None
) -> None:
    files = ("st_john's-wort.md", "éphédrine (sirop).md", "back\\slash.md")
    found = indexed(library({file: page(f"Title {number}") for number, file in enumerate(files)}))
    if source is None:
        with pytest.raises(UnknownNameError):
            found.find(name)
    else:
        assert found.find(name).source == source


def test_a_folder_that_is_called_like_another_library_is_not_that_library(
    library: Callable[..., Path], indexed: Callable[..., Catalogue]
) -> None:
    catalogue = indexed(library({"other/x.md": "# Xylose\nText.\n"}))
    assert catalogue.page("other/x.md") is None
    found = catalogue.page("library/other/x.md")
    assert found is not None and found.title == "Xylose"
