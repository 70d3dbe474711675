"""A desk never lies in a library: what one person keeps does not get onto a share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from medviewer.errors import LibraryError, Message
from medviewer.library.paths import real
from medviewer.locations import Profile


class NotApartError(LibraryError):
    """The user's own folders lie in a library, or beside a pack."""


def check_apart(profile: Profile, libraries: Iterable[Path]) -> None:
    """See that desk, index and settings lie in none of these folders, and not beside one of these packs.

    Raises NotApartError. A library that is out of reach has nothing in it.
    """
    own = {folder: real(folder) for folder in (profile.desk, profile.index, profile.settings)}
    for library in libraries:
        root = real(library)
        is_file = root.is_file()
        for folder, place in own.items():
            if (root.parent in (place, place.parent)) if is_file else place.is_relative_to(root):
                raise _not_apart(folder, library, is_file)


def _not_apart(folder: Path, library: Path, is_file: bool) -> NotApartError:
    where = Message("beside the pack “{}”", library) if is_file else Message("in the library “{}”", library)
    return NotApartError(
        "“{}”, which keeps what is yours (favourites, notes, index or settings), would lie {}. Yours never lies where "
        "libraries are shared: choose another folder with --profile, or another library.",
        folder,
        where,
    )
