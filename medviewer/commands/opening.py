"""The libraries, the catalogue and the desk that a command answers from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medviewer.commands.terminal import note, progress
from medviewer.library.catalogue import Catalogue, Library, name_libraries
from medviewer.locations import Profile, bundled_library

if TYPE_CHECKING:
    from medviewer.desk.store import Desk


def libraries_of(options: Namespace) -> tuple[Library, ...]:
    """Return the libraries that were named, else the bundled one."""
    return name_libraries(options.library or [bundled_library()])


@contextmanager
def up_to_date_catalogue(options: Namespace, profile: Profile) -> Iterator[Catalogue]:
    """Open the catalogue, having read what changed since its index was written; raises LibraryError."""
    catalogue = Catalogue.open(libraries_of(options), profile.index, options.configuration.trust)
    try:
        if catalogue.stale():
            catalogue.update(progress)
        for library in catalogue.unreachable():
            note(f"The library folder {library.root} is out of reach. This is what was read of it before.")
        if catalogue.notice:
            note(catalogue.notice)
        yield catalogue
    finally:
        catalogue.close()


@contextmanager
def open_desk(profile: Profile) -> Iterator[Desk]:
    """Open the desk, made where there is none, and say what must be said of it; raises DeskError."""
    from medviewer.desk.store import Desk

    with Desk.open(profile.desk_file) as desk:
        if desk.notice:
            note(desk.notice)
        yield desk
