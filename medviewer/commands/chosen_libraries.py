"""The libraries, the catalogue and the desk that a command answers from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medviewer.commands.terminal import megabytes, note, progress
from medviewer.library.catalogue import Catalogue, Library, name_libraries
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.pack.pins import Pins
from medviewer.library.pack.verification.seen import SeenLibraries
from medviewer.library.places import leads_to_pack
from medviewer.library.records import LibraryPlace
from medviewer.locations import Profile, bundled_library

if TYPE_CHECKING:
    from medviewer.desk.store import Desk
    from medviewer.sealing.trust import Trust


def libraries_of(options: Namespace) -> tuple[Library, ...]:
    """Return the libraries that were named, else the bundled one."""
    return name_libraries(options.library or [bundled_library()])


def places_of(options: Namespace, profile: Profile) -> list[LibraryPlace]:
    """Return where the libraries are read past their indexes; packs are verified, folders left alone.

    Raises LibraryError where a pack is out of reach or refused, ChangedTrustError where a folder was one.
    """
    libraries, pins = libraries_of(options), pins_of(profile)
    packs = [library for library in libraries if leads_to_pack(library.root)]
    for library in libraries:
        if library not in packs:
            SeenLibraries(profile.settings).check_folder(library.root, options.configuration.trust)
    if not packs:
        return [LibraryPlace(library, library.root) for library in libraries]
    with _up_to_date(packs, profile, options.configuration.trust, pins) as catalogue:
        verified, own = {place.library.root: place for place in catalogue.places()}, catalogue.own_names()
    named = name_libraries((library.root for library in libraries), own)
    return [verified.get(one.root, LibraryPlace(one, one.root))._replace(library=one) for one in named]


def pins_of(profile: Profile) -> Pins:
    """Return the pins of this workstation, having said what is wrong with their file."""
    pins = Pins(profile.settings)
    if problem := pins.problem():
        note(problem)
    return pins


@contextmanager
def up_to_date_catalogue(options: Namespace, profile: Profile) -> Iterator[Catalogue]:
    """Open the catalogue, having read what changed since its index was written; raises LibraryError."""
    with _up_to_date(libraries_of(options), profile, options.configuration.trust, pins_of(profile)) as catalogue:
        catalogue.use_labels(options.configuration.labels_over(_used_labels(profile)))
        yield catalogue


def _used_labels(profile: Profile) -> dict[str, str]:
    """Return the labels that the reader uses; a desk that is not there yet is not made for it."""
    if not has_desk(profile):
        return {}
    from medviewer.desk.aliases import used_labels
    from medviewer.desk.store import Desk

    with Desk.open(profile.desk_file) as desk:
        return used_labels(desk.aliases.all())


@contextmanager
def _up_to_date(libraries: Sequence[Library], profile: Profile, trust: Trust, pins: Pins) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(libraries, profile.index, trust, pins=pins, seen=SeenLibraries(profile.settings))
    try:
        if catalogue.stale():
            catalogue.update(progress, checking=megabytes)
        for library in catalogue.unreachable():
            if leads_to_pack(library.root):
                raise UnreachableError("The library pack {} went away. Connect the drive or share.", library.root)
            note(f"The library folder {library.root} is out of reach. This is what was read of it before.")
        if catalogue.notice:
            note(catalogue.notice)
        yield catalogue
    finally:
        catalogue.close()


def has_desk(profile: Profile) -> bool:
    """Return whether a desk was kept, also one that a window is mending just now."""
    from medviewer.desk.store import Desk

    return Desk.is_there(profile.desk_file)


@contextmanager
def open_desk(profile: Profile) -> Iterator[Desk]:
    """Open the desk, made where there is none, and say what must be said of it; raises DeskError."""
    from medviewer.desk.store import Desk

    with Desk.open(profile.desk_file) as desk:
        if desk.notice:
            note(desk.notice)
        yield desk
