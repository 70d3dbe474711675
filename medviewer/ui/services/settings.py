"""Settings that a window keeps from one start to the next, and what the site sets instead."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from medviewer import locations
from medviewer.atomic import for_owner_alone, make_private, private_folder
from medviewer.configuring.configuration import Configuration, SettingValue
from medviewer.configuring.remembered_libraries import BUNDLED, RememberedLibraries
from medviewer.library.records import Library

SMALLEST, NORMAL, LARGEST = 70, 100, 200  # text size in per cent


_CONFIGURED = {
    "view/language": "language",
    "view/theme": "theme",
    "view/zoom": "text_size",
    "view/links": "drug_links",
    "output/notes": "print_notes",
    "view/sections": "sections",
    "list/compact": "compact_list",
}
"""What a configuration can set, by its key here."""


class Settings(QObject):
    """Named values in one INI file. What is not in it, and what the site locks, is as the configuration has it.

    kept(key): some window has chosen another value, or has given one up, which all of them take.
    """

    kept = Signal(str)

    def __init__(self, folder: Path, configuration: Configuration | None = None) -> None:
        super().__init__()
        self._path = folder / "medviewer.ini"
        for place in (folder, self._path):
            for_owner_alone(place)
        self._file = QSettings(str(self._path), QSettings.Format.IniFormat)
        self._remembered = RememberedLibraries(folder)
        self.configuration = configuration or Configuration()

    def text(self, key: str, default: str = "") -> str:
        """Return a value as text."""
        value = self._value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        """Return a value as a whole number, `default` where it is none."""
        try:
            return int(str(self._value(key, default)))
        except ValueError:
            return default

    def state(self, key: str) -> QByteArray:
        """Return a state as Qt saved it, empty where there is none."""
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def folders(self) -> list[Path]:
        """Return the libraries that were chosen last, in their order."""
        chosen = self._remembered.read()
        if chosen is not None:
            return [library.root for library in chosen]
        kept = _folders_in(self.text("library/folders"))  # so they were kept before 0.3
        return [locations.bundled_library() if folder == BUNDLED else Path(folder) for folder in kept]

    def names(self) -> dict[Path, str]:
        """Return the names that these libraries had, which ids begin with."""
        return {library.root: library.name for library in self._remembered.read() or () if library.name}

    def keep_folders(self, folders: Sequence[Path], names: Mapping[Path, str] = MappingProxyType({})) -> None:
        """Remember which libraries were chosen, in their order, and their names; raises ExportError."""
        before = self.names()
        self._remembered.keep([Library(names.get(one) or before.get(one, ""), one) for one in folders])

    def keep(self, key: str, value: object) -> None:
        """Remember a value that somebody chose; one that the site locks stays as it was."""
        if not self._is_locked(key):
            self._make_private()
            self._file.setValue(key, value)
            self.kept.emit(key)

    def forget(self, key: str) -> None:
        """Have a value as the site or the program has it."""
        self._file.remove(key)
        self.kept.emit(key)

    def configured(self, key: str) -> str:
        """Return what the site sets as text, empty where it does not."""
        value = self.configuration.settings.get(_CONFIGURED.get(key, ""), "")
        return value if isinstance(value, str) else ""

    def _make_private(self) -> None:
        """Make the file, which names folders, for its owner alone before Qt would make it for everybody."""
        if not self._path.exists():
            with suppress(OSError):  # then Qt cannot write it either
                private_folder(self._path.parent)
                make_private(self._path)

    def zoom(self) -> int:
        """Return the text size in per cent, within its bounds."""
        return max(SMALLEST, min(LARGEST, self.number("view/zoom", NORMAL)))

    def _value(self, key: str, default: object) -> object:
        if self._file.contains(key) and not self._is_locked(key):
            return self._file.value(key)
        configured = self.configuration.settings.get(_CONFIGURED.get(key, ""))
        return default if configured is None else _as_kept(key, configured)

    def _is_locked(self, key: str) -> bool:
        return self.configuration.locked_by(_CONFIGURED.get(key, "")) is not None

    def write(self) -> None:
        """Put everything on disk."""
        self._file.sync()


def _as_kept(key: str, value: SettingValue) -> object:
    """Return a configured value as the window keeps it: links as "on" or "off", other switches as numbers."""
    if not isinstance(value, bool):
        return value
    return ("off", "on")[value] if key == "view/links" else int(value)


def _folders_in(kept: str) -> list[str]:
    """Return what a JSON list names, or the lines of a text: so folders were kept before 0.2."""
    try:
        folders = json.loads(kept)
    except ValueError:
        return [line for line in kept.split("\n") if line]
    return [folder for folder in folders if isinstance(folder, str)] if isinstance(folders, list) else []
