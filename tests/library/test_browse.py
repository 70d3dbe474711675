"""The pages of libraries in groups."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.store.browse import KINDS, Group

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
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path, name, title, kind, atc)
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
        assert len(catalogue.listing(group)) == group.pages == held(catalogue, group)


@pytest.mark.parametrize("kind", ["letter", "class", "atc", "library"])
def test_a_group_of_one_library_is_listed_as_it_is_counted(catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    alone = Catalogue.open(name_libraries([tmp_path / "one"]), tmp_path / "index")
    for group in catalogue.groups(kind):
        rows = list(alone.listing(group))
        assert len(rows) == held(alone, group) and all(row.id for row in rows)
    alone.close()


def held(catalogue: Catalogue, group: Group) -> int:
    """Return how many pages of a group are there, however many it counts."""
    return len({row.id for row in catalogue.listing(group, among=[row.id for row in catalogue.rows()])} - {""})


def write(root: Path, name: str, title: str, kind: str = "", atc: str = "[]") -> None:
    text = f"---\ntitle: {title}\ndrug_class: {kind}\natc: {atc}\n---\nText.\n"
    (root / name).write_text(text, encoding="utf-8")


def empty(folder: Path) -> None:
    for page in folder.iterdir():
        page.unlink()


CHANGES: dict[str, Callable[[Path], None]] = {
    "a page comes": lambda root: write(root, "one/zidovudine.md", "Zidovudine", "antiviral", "[J05AF01]"),
    "a page goes": lambda root: (root / "one/aspirin.md").unlink(),
    "the last of a group goes": lambda root: (root / "one/warfarin.md").unlink(),
    "another title": lambda root: write(root, "one/aspirin.md", "Salicylate", "salicylate", "[B01AC06, N02BA01]"),
    "another class and code": lambda root: write(root, "one/aspirin.md", "Aspirin", "pain relief", "[N02BA01]"),
    "no class and no code": lambda root: write(root, "one/aspirin.md", "Aspirin"),
    "no longer a page": lambda root: (root / "one/aspirin.md").write_bytes(b"\xff\x00"),
    "nothing but another time": lambda root: os.utime(root / "one/aspirin.md", (1, 1)),
    "all of a library go": lambda root: empty(root / "two"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_groups_are_counted_anew_when_pages_change(catalogue: Catalogue, tmp_path: Path, change: str) -> None:
    for act in (CHANGES[change], lambda root: write(root, "one/aspirin.md", "Aspirin", "salicylate")):
        act(tmp_path)
        catalogue.update()
        rows = catalogue.rows()
        for kind in KINDS:
            groups = catalogue.groups(kind)
            assert {group.key: held(catalogue, group) for group in groups} == {one.key: one.pages for one in groups}
            assert kind == "atc" or sum(group.pages for group in groups) == len(rows)


@pytest.mark.parametrize("code", ["*", "B*", "[A-Z]", "???", "%", "'B0", ":group"])
def test_a_code_of_any_signs_groups_its_own_pages(catalogue: Catalogue, tmp_path: Path, code: str) -> None:
    write(tmp_path, "one/odd.md", "Odd", "", f'["{code}"]')
    catalogue.update()
    group = next(group for group in catalogue.groups("atc") if group.key == code[:3])
    assert [row.id for row in catalogue.listing(group)] == ["one/odd.md"]


def test_members_come_by_title_from_all_libraries(catalogue: Catalogue) -> None:
    rows = catalogue.listing(Group("class", "salicylate", "", 2))
    assert [row.id for row in rows] == ["one/aspirin.md", "two/aspirin.md"]
    assert [row.title for row in catalogue.listing(Group("atc", "B01", "", 2))] == ["Aspirin", "Warfarin"]
