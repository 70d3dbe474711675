"""Packs that this workstation is held at, whatever the pack folders say: one small file among the settings.

["/srv/packs"."formulary"]
file = "formulary-20261101-0a1b2c3d4e5f.medpack"
instead_of = "formulary-20261126-5f4e3d2c1b0a.medpack"
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import LibraryError, Message

if TYPE_CHECKING:
    from medviewer.monograph.frontmatter.bounded_toml import TomlMap

FILE = "packs.toml"


class Pin(NamedTuple):
    """A pack that is read here. instead_of: what was the pack for everybody when it was chosen."""

    file: str
    instead_of: str


class Pins:
    """The pins kept in a folder of settings; read anew each time, since several windows share it."""

    def __init__(self, settings: Path) -> None:
        self._file = settings / FILE

    def of(self, folder: Path, name: str) -> str:
        """Return the file that a library of a pack folder is held at, empty where it is not."""
        found = self.get(folder, name)
        return found.file if found else ""

    def get(self, folder: Path, name: str) -> Pin | None:
        """Return the pin of a library of a pack folder, None where there is none."""
        return self._all().get((_place(folder), name))

    def pin(self, folder: Path, name: str, file: str, instead_of: str) -> None:
        """Hold this workstation at a pack; raises LibraryError, ExportError where that cannot be written."""
        self._write({(_place(folder), name): Pin(file, instead_of)})

    def unpin(self, folder: Path, name: str) -> None:
        """Let this workstation read the pack for everybody again; raises LibraryError, ExportError."""
        self._write({(_place(folder), name): None})

    def problem(self) -> Message:
        """Return why the file holds nothing, with its line; empty where it can be read or is not there."""
        return self._read()[1]

    def _all(self) -> dict[tuple[str, str], Pin]:
        """Return every pin; a file that cannot be read holds none, so that the packs for everybody are read."""
        return self._read()[0]

    def _read(self) -> tuple[dict[tuple[str, str], Pin], Message]:
        """Return every pin, and what is wrong with the file."""
        if not os.path.lexists(self._file):
            return {}, Message("")
        from medviewer.monograph.frontmatter.bounded_toml import TomlError, load

        try:
            return _understood(load(self._file)), Message("")
        except TomlError as error:
            line, reason = error.line, error.reason
        except OSError as error:
            line, reason = 0, Message("it cannot be read ({})", error.strerror or error)
        place = Message("{}, line {}", self._file, line) if line else self._file
        return {}, Message("{}: {}. Until it is mended or taken away, this computer is held at no pack.", place, reason)

    def _write(self, news: dict[tuple[str, str], Pin | None]) -> None:
        from medviewer.atomic import private_folder, write_atomically
        from medviewer.library.pack.locking import alone
        from medviewer.monograph.frontmatter.bounded_toml import quoted

        try:
            private_folder(self._file.parent)
        except OSError as error:
            raise LibraryError("{} cannot be written ({}). Free the place.", self._file, error.strerror) from error
        with alone(self._file.with_name(".packs.lock")):
            kept, problem = self._read()
            if problem:
                self._set_aside()
            pins = {key: pin for key, pin in (kept | news).items() if pin}
            text = "# Packs that this computer is held at; `medviewer pack rollback --here` and the window write it.\n"
            for (folder, name), pin in sorted(pins.items()):
                text += f"\n[{quoted(folder)}.{quoted(name)}]\nfile = {quoted(pin.file)}\n"
                text += f"instead_of = {quoted(pin.instead_of)}\n"
            write_atomically(self._file, text.encode("utf-8", "surrogateescape"))

    def _set_aside(self) -> None:
        """Keep what cannot be read beside the file that is written anew, since somebody may still mend it."""
        try:
            self._file.replace(self._file.with_name(f"{FILE}.broken"))
        except OSError as error:
            raise LibraryError(
                "{} is broken and cannot be moved ({}). Take it away.", self._file, error.strerror
            ) from error


def _understood(file: TomlMap) -> dict[tuple[str, str], Pin]:
    """Return the pins of a file; raises TomlError."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError

    found = {}
    for folder, names in file.values.items():
        for name, table in names.items() if isinstance(names, dict) else ((folder, None),):
            pin = table if isinstance(table, dict) else {}
            before = pin.get("instead_of", "")
            if not isinstance(pin.get("file"), str) or not isinstance(before, str):
                raise TomlError(file.line_of(folder), Message("“{}” is no pack folder, library and file", name[:60]))
            found[folder, name] = Pin(pin["file"], before)
    return found


def _place(folder: Path) -> str:
    """Return by what a pack folder is known here, a link to it or not."""
    return os.path.realpath(folder)
