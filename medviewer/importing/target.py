"""The folder that is imported into: which one is proposed, what it is, and which ones are refused."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from medviewer import locations
from medviewer.errors import MedviewerError, Message
from medviewer.importing.target_folder import ImportFolder

NEW_NAME = "US labels"
NEW, IMPORTED, OTHER = "new", "imported", "other"


class TargetError(MedviewerError):
    """A folder that must not be imported into. why: "file", "bundled" or "source"."""

    def __init__(self, why: str, said: Message) -> None:
        self.why = why
        super().__init__("{}", said)


def insist_on(target: Path, asked: Iterable[Path]) -> None:
    """Raise TargetError for a folder that must not be imported into from these sources."""
    if target.exists() and not target.is_dir():
        raise TargetError("file", Message("{} is a file. Choose a folder to import into.", target))
    if _lies_in(target, locations.bundled_library()):
        raise TargetError(
            "bundled", Message("{} belongs to the library that came with medviewer. Choose another folder.", target)
        )
    for source in asked:
        if source.is_dir() and _lies_in(target, source):
            raise TargetError(
                "source", Message("{} lies in the source {}. Choose a folder outside of it.", target, source)
            )


def described(target: Path) -> str:
    """Return what a folder is: NEW (empty, or not there), IMPORTED by an earlier import, or OTHER."""
    if not target.is_dir() or not any(target.iterdir()):
        return NEW
    return IMPORTED if ImportFolder(target).holds_imports() else OTHER


def proposed(libraries: Sequence[Path], folder: Path) -> Path:
    """Return the first open library that an import wrote, else a folder in `folder` that is new or was imported."""
    for library in libraries:
        if library != locations.bundled_library() and library.is_dir() and described(library) == IMPORTED:
            return library
    names = (folder / (NEW_NAME if number == 1 else f"{NEW_NAME} {number}") for number in count(1))
    return next(path for path in names if not path.exists() or (path.is_dir() and described(path) != OTHER))


def _lies_in(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
