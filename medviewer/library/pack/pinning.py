"""Hold this workstation at a pack of a pack folder, and let it go again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.library.pack import channel
from medviewer.library.pack.channel import MovedPointer

if TYPE_CHECKING:
    from medviewer.library.pack.pins import Pins
    from medviewer.sealing.trust import Trust


def pin_to(folder: Path, pins: Pins, trust: Trust, index_folder: Path, name: str = "", to: str = "") -> MovedPointer:
    """Hold this workstation at the pack before the one that it reads, or at `to`; the pack is verified first.

    index_folder: keeps the copies of packs that were verified. Raises LibraryError where there is no such pack or the
    pin cannot be kept, SealError where it is refused.
    """
    name, line = channel.line_of(folder, name)
    read = pins.of(folder, name) or line.current
    file = to or channel.previous(folder, name, read)
    channel.verified_of(folder, name, file, trust, index_folder)
    if file == line.current:
        return release(folder, pins, name)
    pins.pin(folder, name, file, line.current)
    return MovedPointer(name, read, file)


def release(folder: Path, pins: Pins, name: str = "") -> MovedPointer:
    """Let this workstation read the pack for everybody again; raises LibraryError, ExportError."""
    name, line = channel.line_of(folder, name)
    read = pins.of(folder, name) or line.current
    pins.unpin(folder, name)
    return MovedPointer(name, read, line.current)
