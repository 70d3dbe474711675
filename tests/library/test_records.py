"""What libraries are called, and what a change says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from medviewer import locations
from medviewer.library.catalogue import Changes, Library, name_libraries
from medviewer.library.records import joined


def names(*folders: Path) -> list[str]:
    return [library.name for library in name_libraries(folders)]


def test_a_library_is_called_like_its_folder(tmp_path: Path) -> None:
    assert name_libraries([tmp_path / "Ward 3"]) == (Library("Ward 3", tmp_path / "Ward 3"),)


def test_equal_names_are_told_apart(tmp_path: Path) -> None:
    folders = [tmp_path / place / "drugs" for place in ("a", "b", "b/b")]
    assert names(*folders) == ["drugs", "drugs (b)", "drugs 2"]


def test_a_folder_is_opened_once(tmp_path: Path) -> None:
    (tmp_path / "drugs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "drugs")
    again = tmp_path / "drugs" / ".." / "drugs"
    assert names(tmp_path / "drugs", tmp_path / "link", again, tmp_path / "drugs") == ["drugs"]


def test_a_link_keeps_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "current").symlink_to(tmp_path / "2026")
    assert names(tmp_path / "current") == ["current"]


def test_the_bundled_library_says_that_it_is_a_sample() -> None:
    assert names(locations.bundled_library()) == ["Bundled sample"]


def test_any_folder_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert names(Path("/"), Path(), Path("..")) == ["library", tmp_path.name, tmp_path.parent.name]


@pytest.mark.skipif(sys.platform == "win32", reason="names that are no Unicode")
def test_a_name_that_is_no_unicode_can_be_shown() -> None:
    assert names(Path(os.fsdecode(b"/no/\xff"))) == [r"\xff"]


def test_changes_are_true_where_there_are_any() -> None:
    assert not Changes()
    assert all([Changes(("a",)), Changes((), ("a",)), Changes((), (), ("a",)), Changes(elsewhere=True)])


def test_changes_are_joined() -> None:
    parts = [Changes(("a",), (), ("r",)), Changes(("b",), ("c",), (), True)]
    assert joined(parts, "x/") == Changes(("x/a", "x/b"), ("x/c",), ("x/r",), True)


def test_a_library_keeps_the_name_that_it_had_in_any_order(tmp_path: Path) -> None:
    one, other = tmp_path / "a" / "drugs", tmp_path / "b" / "drugs"
    given = {one: "drugs", other: "drugs (b)"}
    assert [library.name for library in name_libraries([other, one], given=given)] == ["drugs (b)", "drugs"]
    assert [library.name for library in name_libraries([other], given=given)] == ["drugs (b)"]
    new = tmp_path / "c" / "drugs"
    assert [library.name for library in name_libraries([new, other, one], given=given)] == [
        "drugs (c)",
        "drugs (b)",
        "drugs",
    ]


def test_a_name_that_a_library_could_not_have_is_not_kept(tmp_path: Path) -> None:
    given = {tmp_path / "ward": "clinic", tmp_path / "clinic": "clinic"}
    assert [library.name for library in name_libraries(given, given=given)] == ["ward", "clinic"]
    same = {tmp_path / "a" / "x": "x", tmp_path / "b" / "x": "x"}
    assert [library.name for library in name_libraries(same, given=same)] == ["x", "x (b)"]
