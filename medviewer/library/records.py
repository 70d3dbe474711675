"""The small values that a library hands out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import Message
from medviewer.library.paths import real, shown

if TYPE_CHECKING:
    from medviewer.library.files import Files, Stamp

READING, NAMING = "reading", "naming"
"""Stages of an update: files are read and written to the index; names of others are looked for in their texts."""
_MOST_NAMES = 100  # that a library might have, looked through for the one that it had


class Library(NamedTuple):
    """A folder of pages, or a pack. `name` begins the ids of its pages and holds no slash; root: what was named."""

    name: str
    root: Path


class Row(NamedTuple):
    """A page as a list shows it.

    subtitle: drug class, and generic name if it differs from the title; then form and labeler of a label.
    labels: how many published labels of one generic name it stands for, 0 for a page of its own; the id is that of the
    first of them.
    """

    id: str
    title: str
    subtitle: str
    labels: int = 0


class PagePlace(NamedTuple):
    """The place of a page.

    path: absolute. source: path below the library with "/" between folders, undecodable bytes as `\\xff`.
    modified: when the file was last written, in seconds since 1970. files: those of the library, which read the page
    and its pictures; in a pack nothing lies at `path`, which is shown alone.
    """

    id: str
    title: str
    library: Library
    path: Path
    source: str
    modified: float
    files: Files


class PageEdition(NamedTuple):
    """A page as it is now. digest: its content hash in hexadecimal, the same as `Monograph.digest`."""

    id: str
    title: str
    digest: str


class LibraryPlace(NamedTuple):
    """The place that a library is read from.

    where: its folder, or the verified copy of its pack. stamp: what the pack says of itself.
    """

    library: Library
    where: Path
    stamp: Stamp | None = None


class FileProblem(NamedTuple):
    """Something in a library that could not be read or understood. line: 1-based, 0 where the whole file is meant."""

    library: Library
    source: str
    path: Path
    line: int
    message: Message


class Changes(NamedTuple):
    """Changes that an update found, as ids; `added` and `changed` are pages that can be shown.

    elsewhere: another process updated the index since this catalogue last looked, so any row may differ.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    elsewhere: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything differs from what was shown before."""
        return any(self)


def joined(parts: Iterable[Changes], prefix: str = "") -> Changes:
    """Return several changes as one, `prefix` before each of their ids."""
    several = list(parts)
    return Changes(
        tuple(prefix + source for part in several for source in part.added),
        tuple(prefix + source for part in several for source in part.changed),
        tuple(prefix + source for part in several for source in part.removed),
        any(part.elsewhere for part in several),
    )


def name_libraries(
    folders: Iterable[Path],
    own: Mapping[Path, str] = MappingProxyType({}),
    given: Mapping[Path, str] = MappingProxyType({}),
) -> tuple[Library, ...]:
    """Name each folder once: by its own name, a pack by the name that it states.

    own: names of packs that were verified, by what was named; another one is called as its file is until then. Where
    two would be equal, the second has the parent folder's name too, or a number. given: names from before, which stay
    in any order, since ids begin with them; one that a library could not have is left out.
    """
    roots: dict[Path, Path] = {}
    for folder in folders:
        root = folder.expanduser().absolute()
        roots.setdefault(real(root), root)
    names: dict[Path, str] = {}
    for root in roots.values():
        name = given.get(root)
        if name and name not in names.values() and name in islice(_names(root, own.get(root, "")), _MOST_NAMES):
            names[root] = name
    for root in roots.values():
        if root not in names:
            names[root] = next(name for name in _names(root, own.get(root, "")) if name not in names.values())
    return tuple(Library(names[root], root) for root in roots.values())


def _names(root: Path, own: str) -> Iterator[str]:
    """Yield names for a library in `root`, the best one first, without end."""
    from medviewer import locations
    from medviewer.library.places import leads_to_pack

    place = real(root)
    if place == real(locations.bundled_library()):
        yield "Bundled sample"
    folder = root.name if root.name not in ("", "..") else place.name
    if not own and leads_to_pack(root):
        folder = root.stem
    name = own or shown(os.fsencode(folder)) or "library"
    yield name
    yield f"{name} ({shown(os.fsencode(place.parent.name)) or 'root'})"
    yield from (f"{name} {number}" for number in count(2))
