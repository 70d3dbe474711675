"""A desk never lies in a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from medviewer.configuring.own_folders import NotApartError, check_apart
from medviewer.locations import Profile


@pytest.mark.parametrize("below", [".", "profile", "a/b/profile"])
def test_a_profile_in_a_library_is_refused(tmp_path: Path, below: str) -> None:
    library = tmp_path / "library"
    library.mkdir()
    with pytest.raises(NotApartError, match=r"favourites.*would lie in the library.*--profile"):
        check_apart(Profile.of(str(library / below)), [tmp_path / "other", library])


def test_a_profile_that_only_seems_to_be_elsewhere(tmp_path: Path) -> None:
    library = tmp_path / "library"
    (library / "mine").mkdir(parents=True)
    (tmp_path / "link").symlink_to(library / "mine")
    with pytest.raises(NotApartError):
        check_apart(Profile.of(str(tmp_path / "link")), [library])
    (tmp_path / "share").symlink_to(library)
    with pytest.raises(NotApartError):
        check_apart(Profile.of(str(library / "mine")), [tmp_path / "share"])


@pytest.mark.parametrize("folder", [".", "desk"])
def test_a_desk_beside_a_pack_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "desk").mkdir()
    pack = tmp_path / folder / "formulary.medpack"
    pack.touch()
    with pytest.raises(NotApartError, match="beside the pack"):
        check_apart(Profile.of(str(tmp_path)), [pack])


def test_what_lies_beside_a_library_may_stay(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "formulary.medpack").touch()
    libraries = [tmp_path / "library", tmp_path / "formulary.medpack", tmp_path / "gone", tmp_path / "profil"]
    check_apart(Profile.of(str(tmp_path / "profile")), libraries)
