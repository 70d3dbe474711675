"""The one place that knows where the program's own files and its user's files are."""

from __future__ import annotations

import sys
from pathlib import Path

from medviewer.own_places import own_places

PROCESS = "--process"
"""What the program is told first where it is to be one of its own processes (`medviewer.processes`)."""
_PACKAGE = Path(__file__).resolve().parent


def is_frozen() -> bool:
    """Return whether Python is within the program, whose executable is no Python then."""
    return bool(getattr(sys, "frozen", False))


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Return the folder of icons, style sheets and sections.toml.

    It lies inside the package in a wheel, beside it in a checkout.
    """
    return _shipped("resources")


def bundled_library() -> Path:
    """Return the folder of the monographs that come with the program."""
    return _shipped("data")


def bundled_index() -> Path:
    """Return the file of the index that comes with the bundled library; a checkout has it once it was run."""
    return resources() / "bundled.index"


def beside_program() -> Path:
    """Return the folder that the program lies in: that of a frozen build's executable, else that of the package."""
    return Path(sys.executable).parent if is_frozen() else _PACKAGE.parent


class Profile:
    """The folders of one user: `index` (may be lost), `desk` (must not be), `settings`."""

    def __init__(self, index: Path, desk: Path, settings: Path) -> None:
        self.index = index
        self.desk = desk
        self.settings = settings

    @classmethod
    def of(cls, folder: str | None = None) -> Profile:
        """Return the profile in `folder`, else where `own_places` says."""
        index, desk, settings = own_places(folder)
        return cls(Path(index), Path(desk), Path(settings))

    @property
    def desk_file(self) -> Path:
        """Return the SQLite file of the desk."""
        return self.desk / "desk.sqlite"
