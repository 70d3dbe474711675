"""Two editions of a library: which pages differ, and in which sections; folders and packs alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.pack.changes import FACTS, Difference, SectionChange, compare, starred_first
from medviewer.library.pack.editions import edition_of
from medviewer.library.pack.pins import Pins
from medviewer.library.pack.publishing import publish
from medviewer.sealing.seal import SealError
from medviewer.sealing.trust import Trust

from .conftest import page

OLD = {
    "w/warfarin.md": page("Warfarin"),
    "m/metformin.md": page("Metformin"),
    "a/aspirin.md": page("Aspirin"),
    "i/iron.md": page("Iron"),
    "z/zinc.md": page("Zinc"),
}
NEW = {
    "w/warfarin.md": page("Warfarin", "3 mg").replace("the complaint", "clots") + "\n### Interactions\nAspirin.\n",
    "m/metformin.md": page("Metformin"),
    "a/acetylsalicylic.md": page("Aspirin"),
    "i/iron.md": page("Iron", more="reviewed_by: Ward 7\n"),
    "b/biotin.md": page("Biotin"),
}
Found = Callable[..., Difference]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Return the folder of copies of packs."""
    return tmp_path / "index"


@pytest.fixture(params=["folders", "packs", "folder and pack"])
def found(request: pytest.FixtureRequest, make_pack: Callable[..., Path], index: Path) -> Found:
    """Return a function that compares two editions of the library formulary, each as a folder or a pack."""

    def compared(old: Mapping[str, str], new: Mapping[str, str], **more: Callable[..., object]) -> Difference | None:
        packs = [make_pack(pages, file=name) for name, pages in (("old", old), ("new", new))]
        folders = [pack.with_suffix("") / "formulary" for pack in packs]
        first = packs[0] if request.param == "packs" else folders[0]
        second = folders[1] if request.param == "folders" else packs[1]
        with (
            edition_of(first, Trust(), index) as before,
            edition_of(second, Trust(), index) as after,
        ):
            return compare(before, after, **more)

    return compared


def test_every_page_has_its_fate_by_title(found: Found) -> None:
    told = found(OLD, NEW)
    assert [(p.kind, p.title, p.id, p.before) for p in told.pages] == [
        ("moved", "Aspirin", "formulary/a/acetylsalicylic.md", "formulary/a/aspirin.md"),
        ("added", "Biotin", "formulary/b/biotin.md", ""),
        ("changed", "Iron", "formulary/i/iron.md", "formulary/i/iron.md"),
        ("changed", "Warfarin", "formulary/w/warfarin.md", "formulary/w/warfarin.md"),
        ("gone", "Zinc", "formulary/z/zinc.md", "formulary/z/zinc.md"),
    ]
    assert told.same == 1
    assert [told.count(kind) for kind in ("added", "changed", "moved", "gone")] == [1, 2, 1, 1]


def test_the_sections_that_differ_stand_in_reading_order(found: Found) -> None:
    sections = {p.title: p.sections for p in found(OLD, NEW).pages}
    assert sections["Warfarin"] == (
        SectionChange("usage", "Usage", "changed"),
        SectionChange("dosage", "Dosage", "changed"),
        SectionChange("interactions", "Interactions", "added"),
    )
    assert sections["Iron"] == (SectionChange(FACTS, "Iron", "changed"),)
    assert sections["Aspirin"] == ()


@pytest.mark.parametrize(
    ("new", "sections"),
    [
        (page("Iron", more="source: {kind: SPL, version: 2}\n"), [(FACTS, "changed")]),
        (page("Iron").replace("### Usage\nFor the complaint.\n\n", ""), [("usage", "removed")]),
        (
            "---\ntitle: Iron\n---\n### Dosage\nAdults: 5 mg once.\n\n### Usage\nFor the complaint.\n",
            [("dosage", "moved")],
        ),
        (page("Iron").replace("once.", "*once*."), []),
    ],
)
def test_changes_of_other_kinds_are_named_as_such(found: Found, new: str, sections: list[tuple[str, str]]) -> None:
    [change] = found({"i.md": page("Iron")}, {"i.md": new}).pages
    assert change.kind == "changed"
    assert [(section.key, section.fate) for section in change.sections] == sections


def test_bytes_that_no_reader_sees_are_no_change(found: Found) -> None:
    told = found({"i.md": page("Iron")}, {"i.md": "\ufeff" + page("Iron")})
    assert told == Difference((), 1)


def test_twins_that_moved_are_counted_once_each(found: Found) -> None:
    twin = page("Twin")
    told = found({"a.md": twin, "b.md": twin, "c.md": twin}, {"a.md": twin, "x.md": twin, "y.md": twin, "z.md": twin})
    assert [(p.kind, p.id[-4:], p.before[-4:]) for p in told.pages] == [
        ("moved", "x.md", "b.md"),
        ("moved", "y.md", "c.md"),
        ("added", "z.md", ""),
    ]


def test_the_words_of_the_library_name_the_sections(found: Found) -> None:
    own = {"sections.toml": '[dosage]\naliases = ["Dosierung"]\n'}
    old, new = (
        "---\ntitle: T\n---\n**Usage:** Little.\n\n**Dosierung:** Warm.\n",
        "---\ntitle: T\n---\n**Usage:** Little.\n\n**Dosierung:** Cool.\n",
    )
    [change] = found({"t.md": old, **own}, {"t.md": new, **own}).pages
    assert change.sections == (SectionChange("dosage", "Dosage", "changed"),)


def test_what_the_reader_keeps_comes_first_under_its_old_id_too(found: Found) -> None:
    pages = found(OLD, NEW).pages
    kept = frozenset({"formulary/a/aspirin.md", "formulary/w/warfarin.md"})
    titles = [(star, page.title) for star, page in starred_first(pages, kept)]
    assert titles == [(True, "Aspirin"), (True, "Warfarin"), (False, "Biotin"), (False, "Iron"), (False, "Zinc")]


def test_progress_counts_what_differs_and_cancel_answers_nothing(found: Found) -> None:
    told: list[tuple[int, int]] = []
    found(OLD, NEW, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 5) for done in range(6)]
    assert found(OLD, NEW, cancelled=lambda: len(told) > 1) is None


def test_a_page_that_cannot_be_read_is_no_page_that_is_gone(tmp_path: Path, index: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "huge.md").write_text(page("Huge"), encoding="utf-8")
    (tmp_path / "new" / "huge.md").write_bytes(b"x" * (9 << 20))
    with (
        edition_of(tmp_path / "old", Trust(), index) as old,
        edition_of(tmp_path / "new", Trust(), index) as new,
    ):
        told = compare(old, new)
    assert told is not None
    assert [(p.kind, p.title, p.sections) for p in told.pages] == [("changed", "huge.md", ())]


def test_the_current_pack_of_a_pack_folder_is_compared(packs: list[Path], tmp_path: Path, index: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    for pack in packs[:2]:
        publish(pack, share, Trust(), index)
    with (
        edition_of(packs[0], Trust(), index) as old,
        edition_of(share, Trust(), index, Pins(tmp_path)) as new,
    ):
        told = compare(old, new)
    assert told is not None
    assert [(p.title, [s.title for s in p.sections]) for p in told.pages] == [("Warfarin", ["Dosage"])]


def test_a_damaged_pack_and_a_folder_that_is_not_there_are_refused(
    packs: list[Path], tmp_path: Path, index: Path
) -> None:
    packs[0].write_bytes(packs[0].read_bytes()[:-9])
    with pytest.raises(SealError, match="damaged or cut short"), edition_of(packs[0], Trust(), index):
        pass
    with (
        edition_of(packs[1], Trust(), index) as old,
        edition_of(tmp_path / "nowhere", Trust(), index) as new,
        pytest.raises(UnreachableError),
    ):
        compare(old, new)
