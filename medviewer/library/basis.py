"""By which words the sections of a library are told apart, and whether those differ from when its pages were read."""

from __future__ import annotations

import os
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer import __version__, locations

if TYPE_CHECKING:
    from medviewer.monograph.vocabulary import Vocabulary

FILE = "sections.toml"
SYNONYMS, ALIASES = "synonyms.toml", "aliases.toml"
TALLMAN = "tallman.toml"
_LARGEST = 1 << 20


def mark(root: Path) -> int:
    """Return a number that differs when a file of the vocabulary was written since; opens none of them."""
    stamps = [_stamp(file) for file in (*_shipped(), root / FILE, root / ALIASES, root / TALLMAN)]
    return zlib.crc32(repr(stamps).encode())


def shipped_mark() -> int:
    """Return a number that differs when a file of the program's own vocabulary was written since."""
    return zlib.crc32(repr([_stamp(file) for file in _shipped()]).encode())


def number(root: Path) -> int:
    """Return a number that differs when the vocabulary or the program's version does: pages must be read again then."""
    code = zlib.crc32(__version__.encode())
    for file in (*_shipped(), own_file(root), own_file(root, ALIASES)):
        code = zlib.crc32(_content(file), code)
    return code


def own_file(root: Path, name: str = FILE) -> Path | None:
    """Return the library's own vocabulary; None where it has none, or not as a file of its own of at most 1 MB."""
    file = root / name
    inside = file.resolve().is_relative_to(root.resolve())
    return file if inside and 0 <= _stamp(file)[0] <= _LARGEST else None


def vocabulary(root: Path) -> tuple[Vocabulary, str]:
    """Return the vocabulary for the pages of `root`, and why the library's own file is not used where it is not.

    What that file says wrong is in the vocabulary's `problems`.
    """
    from medviewer.monograph.vocabulary import Vocabulary

    own = own_file(root)
    unused = not own and os.path.lexists(root / FILE)
    return Vocabulary.load(
        own
    ), f"{FILE} is not a file in the library of at most 1 MB; it is not used." if unused else ""


def _shipped() -> tuple[Path, Path]:
    return locations.resources() / FILE, locations.resources() / SYNONYMS


def _content(file: Path | None) -> bytes:
    try:
        return file.read_bytes() if file else b""
    except OSError:
        return b""


def _stamp(file: Path) -> tuple[int, ...]:
    """Return size, times and number of a regular file, (-1,) for anything else."""
    try:
        info = file.stat()
    except OSError:
        return (-1,)
    stamp = (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    return stamp if stat.S_ISREG(info.st_mode) else (-1,)
