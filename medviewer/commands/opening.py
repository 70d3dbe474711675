"""The libraries and the catalogue that a command answers from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from medviewer.commands.terminal import note, progress
from medviewer.library.catalogue import Catalogue, Library, name_libraries
from medviewer.locations import Profile, bundled_library


def libraries_of(options: Namespace) -> tuple[Library, ...]:
    """Return the libraries that were named, else the bundled one."""
    return name_libraries(options.library or [bundled_library()])


@contextmanager
def up_to_date_catalogue(options: Namespace, profile: Profile) -> Iterator[Catalogue]:
    """Open the catalogue, having read what changed since its index was written; raises LibraryError."""
    catalogue = Catalogue.open(libraries_of(options), profile.index)
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
