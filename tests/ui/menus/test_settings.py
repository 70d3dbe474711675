"""What a window remembers of itself, in a real file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from medviewer import locations
from medviewer.locations import bundled_library
from medviewer.ui.services.settings import Settings

NAMES = ["plain", "two\nlines", "a,b;c", "100 % \\ \"quoted\" 'so'", "💊", "[1]", "\u00e9", "e\u0301", " "]
NAMES += [os.fsdecode(b"\xff\xfe")]


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_any_name_is_found_again(qapp, tmp_path: Path, name: str) -> None:
    folders = [tmp_path / name, tmp_path / "another"]
    settings = Settings(tmp_path)
    settings.keep_folders(folders)
    settings.write()
    assert Settings(tmp_path).folders() == folders


def test_folders_that_were_kept_as_lines_are_still_found(qapp, tmp_path: Path) -> None:
    before = QSettings(str(tmp_path / "medviewer.ini"), QSettings.Format.IniFormat)
    before.setValue("library/folders", "/a\n/b c")
    before.sync()
    assert Settings(tmp_path).folders() == [Path("/a"), Path("/b c")]


@pytest.mark.parametrize("kept", ["", "{}", "[1, null]", "17"])
def test_what_is_no_list_of_folders_is_no_folder(qapp, tmp_path: Path, kept: str) -> None:
    settings = Settings(tmp_path)
    settings.keep("library/folders", kept)
    assert [folder for folder in settings.folders() if folder.is_absolute()] == []


def test_the_bundled_library_is_found_again_wherever_the_program_lies(
    qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path)
    settings.keep_folders([bundled_library(), tmp_path / "ward"])
    settings.write()
    monkeypatch.setattr(locations, "bundled_library", lambda: tmp_path / "moved" / "data")
    assert Settings(tmp_path).folders() == [tmp_path / "moved" / "data", tmp_path / "ward"]
