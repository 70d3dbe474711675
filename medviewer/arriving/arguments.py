"""Arguments in place of a command: a link, or paths, as desktops give them too.

A further start imports this; what takes long to import is imported where it is needed.
"""

from __future__ import annotations

import os
import sys

from medviewer.arriving.requests import LONGEST_PATH, MOST_PATHS
from medviewer.own_places import absolute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


def is_path(word: str) -> bool:
    """Tell whether a word is meant as a path, whether anything is there or not, or as a `file:` address."""
    return (
        word[:5].casefold() == "file:"
        or any(sign in word for sign in _SEPARATORS)
        or word in (".", "..")
        or os.path.lexists(word)
        or _ends_as_path(word)
    )


def _ends_as_path(word: str) -> bool:
    from medviewer.library.paths import PAGES
    from medviewer.library.pointer import SUFFIX

    return word.casefold().endswith((SUFFIX, *map(os.fsdecode, PAGES)))


def is_link(word: str) -> bool:
    """Tell whether a word is an address, of any scheme but `file:`, and names nothing on the disk."""
    scheme, colon, _ = word.partition(":")
    return (
        bool(colon)
        and len(scheme) > 1
        and scheme[0].isalpha()
        and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
        and scheme.casefold() != "file"
        and not (len(word) <= LONGEST_PATH and os.path.lexists(word))
    )


def paths_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return absolute paths; raises MedviewerError for too many, and for the address of a file elsewhere."""
    if len(words) > MOST_PATHS:
        from medviewer.errors import MedviewerError

        raise MedviewerError("{:,} files are more than are opened at once. Name {} at most.", len(words), MOST_PATHS)
    return tuple(map(_path_of, words))


def _path_of(word: str) -> str:
    path = _in_address(word) if word[:5].casefold() == "file:" else word
    if len(path) > LONGEST_PATH or "\0" in path:
        from medviewer.errors import MedviewerError

        raise MedviewerError("This is no path: {}", word[:100])
    return absolute(path)


def _in_address(address: str) -> str:
    """Return the path of a `file:` address of this computer (RFC 8089)."""
    rest = address[5:]
    if rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        if host.casefold() not in ("", "localhost"):
            from medviewer.errors import MedviewerError

            raise MedviewerError("The file is on another computer: {}. Give its path instead.", address[:100])
        rest = slash + path
    if "%" in rest:
        from urllib.parse import unquote

        rest = unquote(rest, errors="surrogateescape")
    return rest.lstrip("/") if sys.platform == "win32" else rest
