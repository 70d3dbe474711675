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
from medviewer.library.places import leads_to_pack, place_of
from medviewer.library.records import LibraryPlace
from medviewer.library.store.index import index_name
from medviewer.locations import Profile, bundled_library

if TYPE_CHECKING:
    from medviewer.desk.store import Desk


def libraries_of(options: Namespace) -> tuple[Library, ...]:
    """Return the libraries that were named or chosen, else the bundled one."""
    return name_libraries(options.library or [bundled_library()], given=options.library_names)


def places_of(options: Namespace, profile: Profile) -> list[LibraryPlace]:
    """Return where the libraries are read past their indexes; packs are verified, folders left alone.

    Raises LibraryError where a pack is out of reach or refused, ChangedTrustError where a folder was one.
    """
    libraries, pins = _answering(options, profile), pins_of(profile)
    packs = [library for library in libraries if leads_to_pack(library.root)]
    for library in libraries:
        if library not in packs:
            SeenLibraries(profile.settings).check_folder(library.root, options.configuration.trust)
    if not packs:
        return [LibraryPlace(library, library.root) for library in libraries]
    with _up_to_date(packs, profile, options, pins) as catalogue:
        verified, own = {place.library.root: place for place in catalogue.places()}, catalogue.own_names()
    named = name_libraries((library.root for library in libraries), own, options.library_names)
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
    from medviewer.desk.store import kept_labels

    with _up_to_date(_answering(options, profile), profile, options, pins_of(profile)) as catalogue:
        catalogue.use_labels(options.configuration.labels_over(kept_labels(profile.desk_file)))
        yield catalogue


def _answering(options: Namespace, profile: Profile) -> Sequence[Library]:
    """Return the libraries; of those chosen here and not named now, as in the window, those that can be opened."""
    libraries = libraries_of(options)
    if not options.libraries_chosen:
        return libraries
    there = [one for one in libraries if one.root.exists() or place_of(one.root) or _is_indexed(one, profile)]
    for library in libraries:
        if library not in there:
            note(f"The library {library.root} is out of reach, and left out.")
    return there or libraries


def _is_indexed(library: Library, profile: Profile) -> bool:
    return not leads_to_pack(library.root) and (profile.index / index_name(library.root)).exists()


@contextmanager
def _up_to_date(libraries: Sequence[Library], profile: Profile, options: Namespace, pins: Pins) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(
        libraries,
        profile.index,
        options.configuration.trust,
        pins=pins,
        seen=SeenLibraries(profile.settings),
        names=options.library_names,
    )
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
