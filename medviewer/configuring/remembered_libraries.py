"""The libraries that somebody chose here, in their order: one small file among the settings, for window and commands.

[{"root": "/srv/formulary", "name": "formulary"}, {"root": ":bundled:", "name": "Bundled sample"},
 {"root": "/media/stick/ward", "name": "ward", "kept_in": "/media/stick/profile/settings", "from_there": "../../ward"}]

A profile may be moved with a library beside it, on a stick say: `from_there` leads to it from where the settings are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

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
        return [library for entry in entries if (library := self._library(entry))] or None

    def keep(self, libraries: Sequence[Library]) -> None:
        """Write them, for the owner alone; the same again costs no write. Raises ExportError."""
        from medviewer.atomic import explain, private_folder, write_atomically
        from medviewer.errors import ExportError

        if libraries == self.read():
            return
        bundled = locations.bundled_library()
        entries = [
            {"root": BUNDLED, "name": one.name} if one.root == bundled else self._entry(one) for one in libraries
        ]
        text = json.dumps(entries, indent=1)
        try:
            private_folder(self._file.parent)
        except OSError as error:
            raise ExportError.of(explain(self._file.parent, error)) from error
        write_atomically(self._file, text.encode("ascii"), private=True)

    def _entry(self, library: Library) -> dict[str, str]:
        """Return what is written of a library: where it is, and how to get there from here if that is not far."""
        here = self._file.parent.absolute()
        entry = {"root": str(library.root), "name": library.name}
        try:
            near = os.path.commonpath((here, library.root)) != library.root.anchor
        except ValueError:  # another drive
            near = False
        beside = {"kept_in": str(here), "from_there": os.path.relpath(library.root, here)} if near else {}
        return entry | beside

    def _library(self, entry: object) -> Library | None:
        if not isinstance(entry, dict):
            return None
        root, name = _path(entry, "root"), entry.get("name")
        if not root:
            return None
        place = locations.bundled_library() if root == BUNDLED else self._moved(entry) or Path(root)
        return Library(name if isinstance(name, str) else "", place) if place.is_absolute() else None

    def _moved(self, entry: dict[object, object]) -> Path | None:
        """Return where a library is that was moved together with these settings; None where it was not."""
        here, kept_in, way = self._file.parent.absolute(), _path(entry, "kept_in"), _path(entry, "from_there")
        if not kept_in or not way or Path(kept_in) == here:
            return None
        place = Path(os.path.normpath(here / way))
        try:
            return place if place.exists() else None
        except OSError:  # it may not be looked for
            return None


def chosen_here(settings: Path, configuration: Configuration) -> list[Library]:
    """Return what was chosen here, none where the site locks its own."""
    if configuration.locked_by("libraries"):
        return []
    return RememberedLibraries(settings).read() or []


class MeantLibraries(NamedTuple):
    """Libraries that a command or a script is about. roots: none for the bundled one. names: that they had.

    are_chosen: whether they were chosen here, and not named.
    """

    roots: list[Path]
    names: dict[Path, str]
    are_chosen: bool


def meant(named: Sequence[Path], settings: Path, configuration: Configuration) -> MeantLibraries:
    """Return the libraries that were named, else those that were chosen here, else the site's."""
    chosen = [] if named else chosen_here(settings, configuration)
    roots = [*named] or [library.root for library in chosen] or [*configuration.libraries]
    return MeantLibraries(roots, {one.root: one.name for one in chosen if one.name}, bool(chosen))


def _path(entry: dict[object, object], key: str) -> str:
    """Return a path of an entry, empty where it has none there."""
    value = entry.get(key)
    return value if isinstance(value, str) and _is_path(value) else ""


def _is_path(text: str) -> bool:
    """Tell whether a system can take a text for a path; JSON holds halves of characters, which none does."""
    try:
        path = os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return b"\0" not in path and len(path) <= _LONGEST
