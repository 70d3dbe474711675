"""The bundled library's own index: taken over by a new profile, true to the pages, and missed by nobody."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, Changes, name_libraries
from medviewer.library.indexing import folder, shipped_index
from medviewer.library.store.index import index_name
from medviewer.monograph import parser

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

PAGES = {
    f"{letter}/{letter}{number}.md": f"---\ntitle: {letter.upper()}{number} drug\n---\n### Dosage\n{number} mg of it.\n"
    for letter in "abcdefgh"
    for number in range(10)
}


@pytest.fixture
def bundled(library: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder of eighty pages that stands for the bundled library, with its index made elsewhere."""
    root = library(PAGES)
    elsewhere = shutil.copytree(root, tmp_path / "elsewhere")
    for page in elsewhere.rglob("*.md"):
        os.utime(page, ns=(10**18, 10**18))
    monkeypatch.setattr(shipped_index, "bundled_library", lambda: root)
    monkeypatch.setattr(shipped_index, "bundled_index", lambda: tmp_path / "bundled.index")
    shipped_index.make(elsewhere, tmp_path / "bundled.index")
    return root


def titles(catalogue: Catalogue) -> list[str]:
    return [row.title for row in catalogue.rows()]


def test_a_new_profile_has_all_names_and_passages_before_a_page_is_read(bundled: Path, opened: Open) -> None:
    catalogue = opened(bundled)
    assert len(titles(catalogue)) == len(PAGES)
    assert catalogue.is_whole() and not catalogue.notice
    assert catalogue.search().passages("7 mg").hits


def test_nothing_is_to_be_read_and_an_update_parses_no_page(
    bundled: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_: object) -> None:
        pytest.fail("a page was parsed")

    monkeypatch.setattr(parser, "parse", parsed)
    catalogue, told = opened(bundled), []
    assert not catalogue.stale()
    assert catalogue.update(lambda read, count: told.append((read, count))) == Changes()
    assert told[-1] == (0, 0)
    assert not catalogue.stale()


def test_a_page_that_is_another_by_now_is_read(bundled: Path, opened: Open) -> None:
    page = bundled / "a" / "a1.md"
    page.write_text(page.read_text().replace("A1 drug", "A9 druk"))
    (bundled / "b" / "b1.md").unlink()
    (bundled / "b" / "b10.md").write_text(PAGES["b/b1.md"].replace("B1", "B10"))
    catalogue = opened(bundled)
    assert catalogue.stale()
    changes = catalogue.update()
    assert changes == Changes(("library/b/b10.md",), ("library/a/a1.md",), ("library/b/b1.md",))
    assert {"A9 druk", "B10 drug"} <= {*titles(catalogue)} and not {"A1 drug", "B1 drug"} & {*titles(catalogue)}


def test_the_index_is_as_sound_as_one_that_was_made_here(bundled: Path, opened: Open) -> None:
    first = opened(bundled)
    first.update()
    again = opened(bundled)
    assert not again.stale() and not again.stale()  # the second look checks what the first update wrote
    assert not again.notice and len(titles(again)) == len(PAGES)


@pytest.mark.parametrize("seconds", [0, 1], ids=["just installed", "in whole seconds, where that is the only time"])
def test_pages_have_the_dates_of_their_files_where_stamps_tell_nothing(
    seconds: int, bundled: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seconds:  # as on Windows, from an archive
        monkeypatch.setattr(folder, "_changed_ns", lambda info: info.st_mtime_ns)
        for page in bundled.rglob("*.md"):
            os.utime(page, (10**9, 10**9))
    catalogue = opened(bundled)
    assert not catalogue.stale()
    place = catalogue.page("library/a/a1.md")
    assert place is not None and place.modified == pytest.approx((bundled / "a" / "a1.md").stat().st_mtime, abs=0.001)


def test_another_folder_begins_with_nothing(bundled: Path, opened: Open, tmp_path: Path) -> None:
    other = opened(shutil.copytree(bundled, tmp_path / "other"))
    assert titles(other) == [] and not other.is_whole()


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"A1 drug", b"A2 drug")),
        lambda file: file.write_bytes(b""),
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["cut short", "another letter", "empty", "missing", "a folder"],
)
def test_what_is_not_as_it_was_shipped_is_not_used(
    damage: Callable[[Path], object], bundled: Path, opened: Open, tmp_path: Path
) -> None:
    damage(tmp_path / "bundled.index")
    catalogue = opened(bundled)
    assert titles(catalogue) == [] and not catalogue.notice
    catalogue.update()
    assert len(titles(catalogue)) == len(PAGES)


def test_an_index_of_another_version_is_made_anew(bundled: Path, opened: Open, tmp_path: Path) -> None:
    shipped, bare = tmp_path / "bundled.index", tmp_path / "bare.sqlite"
    bare.write_bytes(shipped.read_bytes()[32:])
    with closing(sqlite3.connect(bare)) as db:
        db.execute("PRAGMA user_version = 1")
    content = bare.read_bytes()
    shipped.write_bytes(hashlib.sha256(content).digest() + content)
    catalogue = opened(bundled)
    catalogue.update()
    assert len(titles(catalogue)) == len(PAGES) and not catalogue.notice


def test_two_profiles_have_indexes_of_their_own(bundled: Path, tmp_path: Path) -> None:
    births = []
    for profile in ("one", "two"):
        catalogue = Catalogue.open(name_libraries([bundled]), tmp_path / profile)
        with closing(catalogue), closing(sqlite3.connect(tmp_path / profile / index_name(bundled))) as db:
            births += db.execute("SELECT birth FROM state").fetchone()
    assert len({*births, 0}) == 3


def test_what_is_already_there_stays(bundled: Path, opened: Open, index_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bundled.index").rename(tmp_path / "later")
    first = opened(bundled)
    first.update()
    (tmp_path / "later").rename(tmp_path / "bundled.index")
    before = (index_folder / index_name(bundled)).stat().st_ino
    opened(bundled)
    assert (index_folder / index_name(bundled)).stat().st_ino == before
    assert [file.name for file in index_folder.iterdir() if ".sqlite." in file.name] == []
