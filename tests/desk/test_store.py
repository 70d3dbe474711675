"""Opening and closing, and a window that goes on without a desk file."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def test_a_first_start_makes_a_private_folder_and_says_nothing(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        assert (desk.notice, desk.can_write, desk.favourites.all()) == (None, True, [])
    if os.name == "posix":
        assert stat.S_IMODE(desk_file.parent.stat().st_mode) == 0o700


def test_a_closed_desk_leaves_one_file(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
    assert [path.name for path in desk_file.parent.iterdir() if path.is_file()] == ["desk.sqlite"]


def test_a_closed_desk_says_so(desk: Desk) -> None:
    desk.close()
    for use in (desk.favourites.all, lambda: desk.favourites.add("a", "A"), desk.back_up):
        with pytest.raises(DeskError, match=r"desk\.sqlite are closed"):
            use()
    desk.close()


def test_a_window_without_a_desk_file_reads_nothing_and_is_told_why_nothing_is_kept() -> None:
    with Desk.without_file(DeskError("Disk gone. Bring it back.")) as desk:
        assert (desk.favourites.all(), desk.history.recent(), desk.can_write) == ([], [], False)
        assert (desk.aliases.all(), desk.failed.all(), desk.failed.on()) == ([], [], True)
        assert desk.back_up() is None
        assert desk.notice is not None
        assert desk.notice.startswith("Disk gone. Bring it back.")
        changes = (
            lambda: desk.favourites.add("a", "A"),
            lambda: desk.aliases.add("Ours", "a", "A"),
            lambda: desk.failed.note("warfrin"),
            lambda: desk.failed.switch(False),
        )
        for change in changes:
            with pytest.raises(DeskError, match="Disk gone"):
                change()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("")
    with pytest.raises(DeskError, match=r"file/sub/desk\.sqlite could not be opened"):
        Desk.open(tmp_path / "file" / "sub" / "desk.sqlite")


def test_a_folder_named_like_the_desk_is_an_error_not_a_crash(tmp_path: Path) -> None:
    tmp_path.joinpath("desk.sqlite").mkdir()
    with pytest.raises(DeskError, match=r"desk\.sqlite could not be opened"):
        Desk.open(tmp_path / "desk.sqlite")


@pytest.mark.parametrize("name", ["with space & %41 #?.sqlite", "ünï.sqlite", ":memory:"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Desk.open(tmp_path / name) as desk:
        desk.favourites.add("a", "A")
    with Desk.open(tmp_path / name) as desk:
        assert desk.favourites.ids() == {"a"}


def test_opening_loads_nothing_that_only_seldom_work_needs(desk_file: Path) -> None:
    Desk.open(desk_file).close()
    script = """
import sys, pathlib
from medviewer.desk.store import Desk
with Desk.open(pathlib.Path(sys.argv[1])) as desk:
    desk.favourites.add("a", "A")
own = [f"medviewer.desk.{name}" for name in ("storage.backup", "storage.recovery", "transfer", "content")]
print([name for name in ("json", "shutil", "PySide6", *own) if name in sys.modules])
"""
    command = [sys.executable, "-c", script, str(desk_file)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
