"""The pointer of a pack folder: a small file that says which of the packs published there is to be read.

    formulary-20261101-0a1b2c3d4e5f.medpack
    formulary-20261126-5f4e3d2c1b0a.medpack
    current.toml        ["formulary"]
                        current = "formulary-20261126-5f4e3d2c1b0a.medpack"
                        history = ["formulary-20261101-0a1b2c3d4e5f.medpack", "formulary-20261126-5f4e3d2c1b0a.medpack"]

A pack's file is never written again under its name, so whoever reads it is not disturbed by the next one; the pointer
alone changes, whole or not at all. One folder may hold packs of several libraries, each with a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any, NamedTuple

from medviewer.errors import Message, message_of

if TYPE_CHECKING:
    from medviewer.monograph.frontmatter.bounded_toml import TomlMap

SUFFIX = ".medpack"
POINTER = "current.toml"
"""The file that makes a folder a pack folder."""


class PointerEntry(NamedTuple):
    """The pointer's entry of one library: names of files in the folder, the oldest first. current: one of them."""

    current: str
    history: tuple[str, ...]

    def before(self, file: str) -> tuple[str, ...]:
        """Return what was published before `file`, the newest first."""
        place = self.history.index(file) if file in self.history else len(self.history)
        return self.history[:place][::-1]

    def newest_allowed(self) -> tuple[str, ...]:
        """Return the history with the packs that were gone back from at its beginning: none of them is a way back."""
        place = self.history.index(self.current) + 1 if self.current in self.history else len(self.history)
        return self.history[place:] + self.history[:place]


def is_inside(file: str) -> bool:
    """Tell whether a text is the bare name of a pack file, on every system."""
    bare = PurePosixPath(file).name == file == PureWindowsPath(file).name
    return bare and file.endswith(SUFFIX) and not file.startswith(".") and file.isprintable()


def rendered(found: Mapping[str, PointerEntry]) -> str:
    """Return the pointer as it is written."""
    from medviewer.monograph.frontmatter.bounded_toml import quoted

    tables = []
    for name, line in sorted(found.items()):
        history = "".join(f"    {quoted(file)},\n" for file in line.history)
        tables.append(f"[{quoted(name)}]\ncurrent = {quoted(line.current)}\nhistory = [\n{history}]\n")
    head = "# Which pack is read; `medviewer pack publish` and `medviewer pack rollback` write it.\n\n"
    return head + "\n".join(tables)


def understood(pointer: TomlMap) -> dict[str, PointerEntry]:
    """Return the lines of a pointer; raises TomlError."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError

    found = {}
    for name, table in pointer.values.items():
        try:
            found[name] = _line(table)
        except ValueError as error:
            raise TomlError(pointer.line_of(name), message_of(error)) from error
    return found


def _line(table: Any) -> PointerEntry:
    """Return a table of the pointer as a line; raises ValueError."""
    file, history = (table.get("current"), table.get("history")) if isinstance(table, dict) else (None, None)
    names = [file, *history] if isinstance(history, list) else [file]
    if not all(isinstance(one, str) and is_inside(one) for one in names):
        raise ValueError(Message("a table needs “current” and “history”: bare names that end with {}", SUFFIX))
    return PointerEntry(str(file), _with(history if isinstance(history, list) else [], str(file)))


def _with(history: Iterable[str], file: str) -> tuple[str, ...]:
    """Return the files of a history, `file` among them, each once."""
    return tuple(dict.fromkeys((*history, file)))
