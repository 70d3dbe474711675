"""Pack folders for whoever looks after them, pack by pack, and where an open library stands in its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from medviewer.errors import LibraryError
from medviewer.library.pack import channel
from medviewer.library.pack.format import Manifest
from medviewer.library.pack.pins import Pins
from medviewer.library.pack.verification.copies import Copies
from medviewer.library.pack.verification.seen import SeenLibraries, is_older
from medviewer.library.pack.verification.verified import OnProgress, known, verified
from medviewer.library.places import place_of
from medviewer.library.pointer import SUFFIX
from medviewer.sealing.trust import Trust


class PackStatus(NamedTuple):
    """A library of a pack folder. root: as it was named.

    read: file that is to be read here. before: file to which one can go back from there, "" where there is none.
    current: file for everybody. held: whether this computer is held at `read`. newer: whether `current` was published
    since it was.
    """

    root: Path
    name: str
    folder: Path
    read: str
    before: str
    current: str
    held: bool
    newer: bool


def status_of(root: Path, pins: Pins) -> PackStatus | None:
    """Return where the library in `root` stands; None where that is no pack folder, or cannot be read now."""
    place = place_of(root)
    if place is None:
        return None
    folder = place[0]
    try:
        name, line = channel.line_of(*place)
        read = channel.current(folder, pins, name).name
    except LibraryError:
        return None
    pin = pins.get(folder, name)
    held = pin is not None and pin.file == read
    before = next((file for file in line.before(read) if channel.works(folder, file)), "")
    newer = held and pin is not None and line.current not in (read, pin.instead_of)
    return PackStatus(root, name, folder, read, before, line.current, held, newer)


PackState = Literal["current", "kept", "missing", "damaged", "loose"]


class ListedPack(NamedTuple):
    """A pack of a pack folder.

    state: "current" is read by everybody; "kept" was published before or after it; "missing" and "damaged" were, too;
    "loose" was never published. here: whether this computer reads it. made: UTC, "" where it is not known.
    older_than: when the newer edition was made that this computer read before it, of the one that it reads.
    """

    name: str
    file: str
    state: PackState
    here: bool
    made: str
    pages: int
    older_than: str = ""


def listed(
    folder: Path,
    pins: Pins,
    index_folder: Path,
    seen: SeenLibraries | None = None,
    progress: OnProgress = lambda done, total: None,
) -> list[ListedPack]:
    """Return the packs of a pack folder by library, the newest first; each is verified. Raises LibraryError.

    seen: what this computer has read, None to compare with nothing. progress(done, total): bytes of the pack that is
    read. Copies that were not there before do not stay.
    """
    look = partial(_listed, folder, index_folder, progress)
    published = [
        look(name, file, "current" if file == line.current else "kept", file == _read_here(folder, pins, name))
        for name, line in sorted(channel.lines(folder).items())
        for file in reversed(line.history)
    ]
    names = {one.file for one in published}
    loose = sorted(path.name for path in folder.glob(f"*{SUFFIX}") if path.name not in names)
    if seen is not None:
        published = [one._replace(older_than=_older(folder, one, seen)) if one.here else one for one in published]
    return published + [look("", file, "loose", False) for file in loose]


def _older(folder: Path, one: ListedPack, seen: SeenLibraries) -> str:
    """Return when the newer edition was made that was read before a pack; its own date is believed."""
    entry = seen.of_pack(folder / one.file, one.name)
    return entry.made if entry and is_older(one.made, entry.made) else ""


def _read_here(folder: Path, pins: Pins, name: str) -> str:
    try:
        return channel.current(folder, pins, name).name
    except LibraryError:
        return ""


def _listed(
    folder: Path, index_folder: Path, progress: OnProgress, name: str, file: str, state: PackState, here: bool
) -> ListedPack:
    if not channel.works(folder, file):
        return ListedPack(name, file, "damaged" if (folder / file).exists() else "missing", here, "", 0)
    try:
        manifest = _manifest(folder / file, index_folder, progress)
    except (LibraryError, OSError):
        return ListedPack(name, file, "damaged", here, "", 0)
    return ListedPack(manifest.name, file, state, here, manifest.made, manifest.pages)


def _manifest(pack: Path, index_folder: Path, progress: OnProgress) -> Manifest:
    """Return what a pack states of itself once it is verified; raises LibraryError, OSError."""
    there = known(pack, Trust(), index_folder)
    if there:
        return there.manifest
    found = verified(pack, Trust(), index_folder, progress)
    Copies(index_folder).forget(found.copy)
    return found.manifest
