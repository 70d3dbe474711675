"""The libraries that somebody chose here, in their order: one small file among the settings, for window and commands.

[{"root": "/srv/formulary", "name": "formulary"}, {"root": ":bundled:", "name": "Bundled sample"}]
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from medviewer import locations
from medviewer.configuring.configuration import Configuration
from medviewer.library.records import Library

FILE = "libraries.json"
BUNDLED = ":bundled:"
"""Stands for the bundled library: its place may be another one at the next start."""
_LARGEST = 1_000_000  # bytes
_LONGEST = 4096
"""Bytes of a path: Linux takes no longer one, nor does Windows take one so long."""


class RememberedLibraries:
    """The libraries kept in a folder of settings; read anew each time, since windows and commands share it."""

    def __init__(self, settings: Path) -> None:
        self._file = settings / FILE

    def read(self) -> list[Library] | None:
        """Return them in their order, a name empty where it is not known; None where none were ever chosen here."""
        try:
            if not self._file.is_file():  # a pipe would be waited for
                return None
            with self._file.open("rb") as file:
                content = json.loads(file.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return None
        entries = content if isinstance(content, list) else []
        return [library for entry in entries if (library := _library(entry))] or None

    def keep(self, libraries: Sequence[Library]) -> None:
        """Write them, for the owner alone; the same again costs no write. Raises ExportError."""
        from medviewer.atomic import explain, private_folder, write_atomically
        from medviewer.errors import ExportError

        if libraries == self.read():
            return
        bundled = locations.bundled_library()
        entries = [{"root": BUNDLED if one.root == bundled else str(one.root), "name": one.name} for one in libraries]
        text = json.dumps(entries, indent=1)
        try:
            private_folder(self._file.parent)
        except OSError as error:
            raise ExportError.of(explain(self._file.parent, error)) from error
        write_atomically(self._file, text.encode("ascii"), private=True)


def chosen_here(settings: Path, configuration: Configuration) -> list[Library]:
    """Return what was chosen here, none where the site locks its own."""
    if configuration.locked_by("libraries"):
        return []
    return RememberedLibraries(settings).read() or []


def _library(entry: object) -> Library | None:
    root = entry.get("root") if isinstance(entry, dict) else None
    if not isinstance(root, str) or not _is_path(root):
        return None
    place = locations.bundled_library() if root == BUNDLED else Path(root)
    name = entry.get("name") if isinstance(entry, dict) else None
    return Library(name if isinstance(name, str) else "", place) if place.is_absolute() else None


def _is_path(text: str) -> bool:
    """Tell whether a system can take a text for a path; JSON holds halves of characters, which none does."""
    try:
        path = os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return b"\0" not in path and len(path) <= _LONGEST
