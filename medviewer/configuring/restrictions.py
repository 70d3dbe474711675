"""Restrictions of a site: exports, notes, printing, a history are forbidden, several at once at a shared desk.

What one file forbids no other file allows: restrictions add up, as trusted keys do.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.errors import MedviewerError

if TYPE_CHECKING:
    from medviewer.configuring.configuration import Configuration

KIOSK, MINUTES, LIBRARIES = "kiosk", "kiosk_minutes", "libraries"
EXPORT, NOTES, HISTORY, PRINTING = "export", "notes", "history", "printing"
FORBIDDABLE = (EXPORT, NOTES, HISTORY, PRINTING)
"""What `false` forbids."""
OF_A_KIOSK = (EXPORT, NOTES, HISTORY, LIBRARIES)
"""What a kiosk forbids, or for libraries locks; printing it leaves."""
USUAL_MINUTES, POSSIBLE_MINUTES = 5, range(1, 241)
"""Minutes without a key or the mouse after which a kiosk goes back to the start page."""


def forbidding_files(files: Mapping[Path, Mapping[str, object]]) -> dict[str, Path]:
    """Return what is forbidden, or locked by a kiosk, with the first file that does so. files: the values of each."""
    forbidding: dict[str, Path] = {}
    for file, values in files.items():
        is_kiosk = values.get(KIOSK) is True
        forbidden = {name for name in FORBIDDABLE if values.get(name) is False}
        for name in (*forbidden, *((KIOSK, MINUTES, *OF_A_KIOSK) if is_kiosk else ())):
            forbidding.setdefault(name, file)
    return forbidding


def minutes_of(files: Mapping[Path, Mapping[str, object]]) -> int:
    """Return the fewest minutes that a file names for a kiosk, else the usual ones."""
    named = [minutes for values in files.values() if isinstance(minutes := values.get(MINUTES), int)]
    return min(named, default=USUAL_MINUTES)


def refuse(configuration: Configuration, *names: str) -> None:
    """Refuse a command where the site forbids what it needs, EXPORT or NOTES: raises MedviewerError with its file."""
    for name in names:
        file = configuration.locked_by(name)
        if file is not None and name == NOTES:
            raise MedviewerError("There are no local notes on this workstation: your site has set that ({}).", file)
        if file is not None:
            raise MedviewerError("Nothing is exported on this workstation: your site has set that ({}).", file)
