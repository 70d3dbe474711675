"""A page that changed is noticed whatever its stamps say, and what is shown, found and exported is of one edition."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, Changes
from medviewer.library.indexing import folder

Write = Callable[..., Path]
Open = Callable[..., Catalogue]
Run = Callable[..., tuple[int, str, str]]

OLD, FUTURE = 1_700_000_000, time.time() + 40 * 24 * 3600
PAGES = {f"{number:02}.md": f"# Drug{number:02}\n### Dosage\n10 mg once daily.\n" for number in range(20)}
ID = "library/07.md"


def stamped(root: Path, when: float) -> None:
    """Give all pages the same times, as an archive or a package does."""
    for path in root.glob("*.md"):
        os.utime(path, (when, when))


def rewrite(root: Path, when: float) -> None:
    """Change a page in place; size, time of writing and number of the file stay."""
    path = root / "07.md"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"10 mg", b"90 mg"))
    os.utime(path, (when, when))
    after = path.stat()
    assert (before.st_size, before.st_ino) == (after.st_size, after.st_ino)


def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what tells when a file was changed, as on disks that make such a time up, in whole seconds."""
    monkeypatch.setattr(folder, "_changed_ns", lambda info: info.st_mtime_ns // 10**9 * 10**9)


def told(catalogue: Catalogue) -> set[str]:
    """Return how many milligrams a page has as it is shown, found and listed among the editions."""
    shown = catalogue.read(ID).sections[0].text
    found = [hit.snippet for hit in catalogue.search().passages("once daily", (), 50).hits if hit.id == ID]
    return {text.split(" mg")[0].split()[-1].strip("*[]") for text in (shown, *found)}


@pytest.fixture
def root(library: Write) -> Path:
    return library(PAGES)


@pytest.mark.parametrize("when", [OLD, FUTURE], ids=["the past", "the future"])
@pytest.mark.parametrize("disk", ["that tells of changes", "that does not"])
def test_a_change_behind_equal_stamps_is_noticed(
    root: Path, indexed: Open, opened: Open, when: float, disk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if disk == "that does not":
        blind(monkeypatch)
    stamped(root, when)
    catalogue = indexed(root)
    assert told(catalogue) == {"10"}
    rewrite(root, when)
    again = opened(root)
    assert again.stale()
    assert again.update().changed == (ID,)
    assert told(again) == {"90"}


def test_a_page_that_replaces_another_with_the_same_stamp_is_noticed(root: Path, indexed: Open) -> None:
    stamped(root, OLD)
    catalogue = indexed(root)
    other = root.parent / "other.md"
    other.write_bytes((root / "07.md").read_bytes().replace(b"10 mg", b"90 mg"))
    os.utime(other, (OLD, OLD))
    other.replace(root / "07.md")
    assert catalogue.stale()
    assert catalogue.update().changed == (ID,)


def test_the_contents_are_compared_when_that_is_asked_for(
    root: Path, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where stamps are trusted wrongly."""
    monkeypatch.setattr(folder, "_changed_ns", lambda info: info.st_mtime_ns)
    monkeypatch.setattr(folder, "_is_sure", lambda *_: True)
    stamped(root, OLD)
    catalogue = indexed(root)
    rewrite(root, OLD)
    assert not catalogue.stale() and not catalogue.update()
    progress: list[tuple[int, int]] = []
    changes = catalogue.update(lambda done, total: progress.append((done, total)), contents=True)
    assert changes == Changes(changed=(ID,))
    assert progress[0] == (0, len(PAGES))
    assert told(catalogue) == {"90"}
    assert not catalogue.update(contents=True)


def test_a_page_that_is_read_and_proves_to_be_another_brings_the_index_up_to_date(
    root: Path, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_changed_ns", lambda info: info.st_mtime_ns)
    monkeypatch.setattr(folder, "_is_sure", lambda *_: True)
    stamped(root, OLD)
    catalogue = indexed(root)
    rewrite(root, OLD)
    assert not catalogue.stale()
    assert "90 mg" in catalogue.read(ID).sections[0].text
    assert catalogue.stale()
    assert catalogue.update() == Changes(changed=(ID,))
    assert not catalogue.stale()
    assert told(catalogue) == {"90"}


def test_many_changes_behind_equal_stamps_are_read_by_another_process(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"{n:03}.md": f"# Drug{n:03}\n### Dosage\n10 mg once daily.\n" for n in range(300)}
    root = library(pages)
    stamped(root, OLD)
    catalogue = indexed(root)
    for name in pages:
        (root / name).write_bytes(pages[name].replace("10 mg", "90 mg").encode())
    stamped(root, OLD)
    assert len(catalogue.update(contents=True).changed) == len(pages)
    assert len(catalogue.search().passages('"90 mg"', (), 400).hits) == len(pages)


def test_stamps_are_trusted_once_they_are_old_enough(
    root: Path, indexed: Open, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = indexed(root)
    assert trusted(index_folder) == 0
    before = catalogue.update()
    monkeypatch.setattr(folder, "_YOUNG", 0)
    assert not catalogue.stale() and not before
    assert trusted(index_folder) == len(PAGES)


def trusted(index_folder: Path) -> int:
    [file] = index_folder.glob("library*.sqlite")
    with closing(sqlite3.connect(file)) as db:
        return int(db.execute("SELECT count(mark) FROM file_stamp").fetchone()[0])


def test_pages_that_are_never_sure_are_not_read_at_every_look(
    root: Path, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind(monkeypatch)
    stamped(root, OLD)
    catalogue = indexed(root)
    looks: list[object] = []
    monkeypatch.setattr("medviewer.library.indexing.doubt.is_same", lambda *given: looks.append(given) or True)
    for _ in range(10):
        assert not catalogue.stale()
    assert len(looks) == len(PAGES)


def test_the_words_for_sections_may_change_behind_equal_stamps(library: Write, indexed: Open) -> None:
    words = '[usage]\naliases = ["Abcdefghijk"]\n'
    root = library({"a.md": "# Drug\n### Zubereitung\nx\n", "sections.toml": words})
    file = root / "sections.toml"
    os.utime(file, (OLD, OLD))
    catalogue = indexed(root)
    assert catalogue.read("library/a.md").sections[0].key != "usage"
    file.write_text(file.read_text().replace("Abcdefghijk", "Zubereitung"))
    os.utime(file, (OLD, OLD))
    assert catalogue.stale()
    catalogue.update()
    assert catalogue.read("library/a.md").sections[0].key == "usage"


@pytest.mark.parametrize("when", [OLD, FUTURE], ids=["the past", "the future"])
def test_the_commands_tell_one_edition(root: Path, run_on: Run, tmp_path: Path, when: float) -> None:
    stamped(root, when)
    assert "10 mg" in run_on(root, "show", "Drug07")[1]
    rewrite(root, when)
    assert "90 mg" in run_on(root, "show", "Drug07")[1]
    assert "Drug07\tdosage\t" in run_on(root, "search", '"90 mg"')[1]
    assert run_on(root, "export", "Drug07", "--format", "text", "-o", tmp_path / "x.txt")[0] == 0
    assert "90 mg" in (tmp_path / "x.txt").read_text()
