"""The place of an open library among the packs that were published in its pack folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from medviewer.errors import LibraryError
from medviewer.library.pack import channel
from medviewer.library.pack.pins import Pins
from medviewer.library.places import place_of


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
