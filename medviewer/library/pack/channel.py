"""Pack folders: which pack of a library is to be read, which were before, and whether they are whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import LibraryError, Message
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.paths import real
from medviewer.library.places import place_of
from medviewer.library.pointer import POINTER, PointerEntry, is_inside, understood
from medviewer.monograph.frontmatter.bounded_toml import load

if TYPE_CHECKING:
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.verification.verified import Verified
    from medviewer.sealing.trust import Trust


class MovedPointer(NamedTuple):
    """From which file to which the pointer of a library was moved, or its pin."""

    name: str
    before: str
    now: str


def lines(folder: Path) -> dict[str, PointerEntry]:
    """Return what the pointer says, by name of library.

    Raises UnreachableError where the folder does not answer, LibraryError where the pointer is none.
    """
    file = folder / POINTER
    try:
        return understood(load(file))
    except OSError as error:
        if isinstance(error, FileNotFoundError) and folder.is_dir():
            raise LibraryError(
                "{} is no pack folder: it holds no {}. Publish a pack to it with `medviewer pack publish FILE "
                "--to {}`, or open another folder.",
                folder,
                POINTER,
                folder,
            ) from error
        raise UnreachableError(
            "The pack folder {} cannot be read ({}). Connect the drive or share.", folder, error.strerror
        ) from error
    except ValueError as error:
        raise LibraryError(
            "{} cannot be understood ({}). Bring it back from a backup, or take it away and publish again.", file, error
        ) from error


def line_of(folder: Path, name: str = "") -> tuple[str, PointerEntry]:
    """Return a library's name with its line; the name may be left out where the folder holds one library alone.

    Raises LibraryError.
    """
    found = lines(folder)
    if not name and len(found) == 1:
        [name] = found
    if name not in found:
        there = ", ".join(found) or Message("none yet")
        what = Message("no packs of “{}”", name) if name else Message("packs of several libraries, or of none")
        raise LibraryError(
            "{} holds {}. There are packs of: {}. Name one of them: {}/NAME.", folder, what, there, folder
        )
    return name, found[name]


def resolve(root: Path, pins: Pins | None = None) -> Path:
    """Return the pack that is to be read where `root` was named: itself, or the one of a pack folder.

    pins: at which packs this workstation is held. Raises LibraryError where a pack folder leads to none.
    """
    place = place_of(root)
    if place is None:
        return root
    return current(place[0], pins, place[1])


def current(folder: Path, pins: Pins | None = None, name: str = "") -> Path:
    """Return the pack that is to be read: the one that this workstation is held at, else the one for everybody.

    A pack that a pin names and that is no longer there counts for nothing. Looks at the ends of files only. Raises
    LibraryError where the pack is missing or damaged, and names the newest one before it that works.
    """
    name, line = line_of(folder, name)
    pinned = pins.of(folder, name) if pins else ""
    if pinned and works(folder, pinned):
        return folder / pinned
    if works(folder, line.current):
        return folder / line.current
    raise LibraryError.of(refusal(folder, name, line, line.current))


def refusal(folder: Path, name: str, line: PointerEntry, file: str) -> Message:
    """Return what is wrong with a file that the pointer names, and which works instead."""
    what = Message("is damaged or cut short") if (folder / file).exists() else Message("is missing")
    rest = next((other for other in line.before(file) if works(folder, other)), "")
    if not rest:
        return Message(
            "The pack {} {}. Copy it there again, or publish another one; no pack of “{}” before it works.",
            folder / file,
            what,
            name,
        )
    return Message(
        "The pack {} {}. Copy it there again, or go back to the newest that works: "
        "`medviewer pack rollback {} --to {}`.",
        folder / file,
        what,
        folder,
        rest,
    )


def previous(folder: Path, name: str, file: str) -> str:
    """Return the pack of a library that was published before `file`; raises LibraryError where there is none."""
    before = line_of(folder, name)[1].before(file)
    if not before:
        raise LibraryError("There is no pack of “{}” in {} before {}.", name, folder, file)
    return before[0]


def check_pack(folder: Path, name: str, file: str) -> None:
    """Raise LibraryError where a file is none of the folder's packs, or missing, or cut short."""
    line = line_of(folder, name)[1]
    if not is_inside(file):
        raise LibraryError("“{}” is not the name of a pack in {}. See `medviewer pack list {}`.", file, folder, folder)
    if not works(folder, file):
        raise LibraryError.of(refusal(folder, name, line, file))


def verified_of(folder: Path, name: str, file: str, trust: Trust, index_folder: Path) -> Verified:
    """Return a pack of a library in the folder, verified; raises LibraryError, SealError where it is refused."""
    from medviewer.library.pack.verification.verified import verified

    check_pack(folder, name, file)
    found = verified(folder / file, trust, index_folder)
    if found.manifest.name != name:
        raise LibraryError("{} is no pack of “{}”. See `medviewer pack list {}`.", folder / file, name, folder)
    return found


def works(folder: Path, file: str) -> bool:
    """Tell whether a pack is there, in the folder itself, and whole by its length; its bytes are not read."""
    from medviewer.sealing.seal import SealError, read_seal

    path = folder / file
    try:
        if not is_inside(file) or real(path).parent != real(folder):
            return False
        read_seal(path)
    except (OSError, SealError):
        return False
    return True
