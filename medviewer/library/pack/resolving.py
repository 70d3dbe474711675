"""Which pack a path leads to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.library.pack.channel import current, place_of
from medviewer.library.pack.format import SUFFIX

if TYPE_CHECKING:
    from medviewer.library.pack.pins import Pins


def resolve(root: Path, pins: Pins | None = None) -> Path:
    """Return the pack that is to be read where `root` was named: itself, or the one of a pack folder.

    pins: at which packs this workstation is held. Raises LibraryError where a pack folder leads to none.
    """
    place = place_of(root)
    return current(place[0], pins, place[1]) if place else root


def leads_to_pack(root: Path) -> bool:
    """Tell whether a path is not a folder of pages: a pack folder, a file, or out of reach and named like a pack."""
    return root.is_file() or (root.suffix.lower() == SUFFIX and not root.is_dir()) or place_of(root) is not None
