"""The pages of libraries in groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.store.browse import Group

PAGES = {
    "one/warfarin.md": ("Warfarin", "anticoagulant", "[B01AA03]"),
    "one/aspirin.md": ("Aspirin", "salicylate", "[B01AC06, N02BA01]"),
    "one/amoxicillin.md": ("Amoxicillin", "penicillin", "[J01CA04]"),
    "two/zinc.md": ("Zinc", "", "[]"),
    "two/fluorouracil.md": ("5-Fluorouracil", "", "[L01BC02]"),
    "two/aspirin.md": ("Äspirin", "salicylate", "[N02BA01]"),
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Return a catalogue over two libraries."""
    for name, (title, kind, atc) in PAGES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: {title}\ndrug_class: {kind}\natc: {atc}\n---\nText.\n", encoding="utf-8")
    opened = Catalogue.open(name_libraries([tmp_path / "one", tmp_path / "two"]), tmp_path / "index")
    opened.update()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("letter", {"A": 3, "W": 1, "Z": 1, "0–9 and others": 1}),
        ("class", {"anticoagulant": 1, "penicillin": 1, "salicylate": 2, "No class given": 2}),
        (
            "atc",
            {
                "B01 · Blood and blood forming organs": 2,
                "J01 · Antiinfectives for systemic use": 1,
                "L01 · Antineoplastic and immunomodulating agents": 1,
                "N02 · Nervous system": 2,
                "No ATC code given": 1,
            },
        ),
        ("library", {"one": 3, "two": 3}),
    ],
)
def test_groups_are_counted_over_all_libraries(catalogue: Catalogue, kind: str, counts: dict[str, int]) -> None:
    groups = catalogue.groups(kind)
    assert {group.title: group.pages for group in groups} == counts
    assert [group.title for group in groups] == list(counts)


@pytest.mark.parametrize("kind", ["letter", "class", "atc", "library"])
def test_a_group_holds_as_many_pages_as_it_counts(catalogue: Catalogue, kind: str) -> None:
    for group in catalogue.groups(kind):
        assert len(catalogue.listing(group)) == group.pages


def test_members_come_by_title_from_all_libraries(catalogue: Catalogue) -> None:
    rows = catalogue.listing(Group("class", "salicylate", "", 2))
    assert [row.id for row in rows] == ["one/aspirin.md", "two/aspirin.md"]
    assert [row.title for row in catalogue.listing(Group("atc", "B01", "", 2))] == ["Aspirin", "Warfarin"]
