"""The own small files of a library: the words for its sections, whether these differ from before, its validity."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from medviewer import __version__, locations
from medviewer.errors import Message
from medviewer.library.pointer import POINTER

if TYPE_CHECKING:
    from medviewer.monograph.frontmatter.bounded_toml import TomlMap
    from medviewer.monograph.model import Problem
    from medviewer.monograph.sections.vocabulary import Vocabulary

FILE = "sections.toml"
SYNONYMS, ALIASES = "synonyms.toml", "aliases.toml"
TALLMAN, VALIDITY = "tallman.toml", "library.toml"
VALID_UNTIL = "valid_until"
_OWN = (FILE, ALIASES, TALLMAN, VALIDITY, POINTER)
TOLD_APART = frozenset(map(os.fsencode, _OWN))
"""Files whose troubles are told by what reads them, and not a second time by who walks the folder."""
_LARGEST = 1 << 20

T = TypeVar("T")


def mark(root: Path) -> int:
    """Return a number that differs when a file of the vocabulary was written since; opens none of them."""
    stamps = [_stamp(file) for file in (*_shipped(), *(root / name for name in _OWN))]
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
    inside = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root))
    return file if inside and 0 <= _stamp(file)[0] <= _LARGEST else None


def understood(root: Path, name: str, understand: Callable[[TomlMap], T], nothing: T) -> tuple[T, tuple[Problem, ...]]:
    """Return what `understand` makes of a library's own file, else `nothing`, and why the file is not used.

    understand: raises TomlError for what it does not understand.
    """
    if not os.path.lexists(root / name):
        return nothing, ()
    from medviewer.monograph.frontmatter.bounded_toml import TomlError, load
    from medviewer.monograph.model import Problem

    try:
        file = own_file(root, name)
        if file is None:
            raise TomlError(0, Message("it is not a file in the library of at most 1 MB"))
        return understand(load(file)), ()
    except TomlError as error:
        return nothing, (Problem(error.line, Message("{} is not used: {}.", name, error.reason)),)
    except OSError as error:
        return nothing, (Problem(0, Message("{} is not used: it cannot be read ({}).", name, error.strerror or error)),)


def validity(root: Path) -> tuple[str, tuple[Problem, ...]]:
    """Return the last day for which a library says that it is valid, ISO 8601, and why its file is not used."""
    return understood(root, VALIDITY, last_day, "")


def last_day(file: TomlMap) -> str:
    """Return the day that a `library.toml` names, ISO 8601, empty where it names none; raises TomlError."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError

    for name in file.values:
        if name != VALID_UNTIL:
            raise TomlError(file.line_of(name), Message("there is no “{}”; known is {}", name[:60], VALID_UNTIL))
    value = file.values.get(VALID_UNTIL, "")
    day = _day(value)
    if value != "" and not day:
        wrong = Message("“{}” must be a day, such as 2027-03-31", VALID_UNTIL)
        raise TomlError(file.line_of(VALID_UNTIL), wrong)
    return day


def _day(value: object) -> str:
    """Return a day in ISO 8601, empty for anything else; TOML has days, and texts may hold one."""
    from datetime import date, datetime

    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else ""
    except ValueError:
        return ""


def vocabulary(root: Path) -> tuple[Vocabulary, Message | None]:
    """Return the vocabulary for the pages of `root`, and why the library's own file is not used where it is not.

    What that file says wrong is in the vocabulary's `problems`.
    """
    from medviewer.monograph.sections.vocabulary import Vocabulary

    own = own_file(root)
    if own or not os.path.lexists(root / FILE):
        return Vocabulary.load(own), None
    return Vocabulary.load(), Message("{} is not a file in the library of at most 1 MB; it is not used.", FILE)


def _shipped() -> tuple[Path, Path]:
    return locations.resources() / FILE, locations.resources() / SYNONYMS


def _content(file: Path | None) -> bytes:
    from medviewer.monograph.frontmatter.bounded_toml import read_bytes

    try:
        return read_bytes(file) if file else b""
    except (OSError, ValueError):
        return b""


def _stamp(file: Path) -> tuple[int, ...]:
    """Return size, times and number of a regular file, (-1,) for anything else."""
    try:
        info = file.stat()
    except OSError:
        return (-1,)
    stamp = (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    return stamp if stat.S_ISREG(info.st_mode) else (-1,)
