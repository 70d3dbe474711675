"""The facts by which a library is known: kind, pages, day, signature, problems, and its size on the disk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.indexing.folder_library import FolderLibrary
from medviewer.library.pointer import SUFFIX

if TYPE_CHECKING:
    from medviewer.library.files import Stamp
    from medviewer.library.opening import KeptLibrary
    from medviewer.library.records import Library

FOLDER, PACK, PACK_FOLDER = "folder", "pack", "pack folder"
_COUNTS = """SELECT (SELECT count(*) FROM page), (SELECT count(*) FROM problem),
    (SELECT max(mtime_ns) FROM file JOIN page USING (id))"""


class LibraryFacts(NamedTuple):
    """The facts of an open library.

    kind: FOLDER, PACK or PACK_FOLDER. made: ISO time of the pack's edition, else when the newest page was written, in
    seconds since 1970; empty or 0 where there is none. stamp: of the pack, None of a folder or before it is verified.
    stored: what is to be measured for `size_of`. valid_until: the last day, as the library says, else empty.
    """

    library: Library
    kind: str
    pages: int
    made: str
    newest: float
    stamp: Stamp | None
    problems: int
    reachable: bool
    stored: Path
    valid_until: str = ""


def facts_of(one: KeptLibrary) -> LibraryFacts:
    """Return the facts of an open library, from its index and what its pack says of itself."""
    pages, problems, newest = one.index.ask(_counted)
    stamp, kind, stored = one.place.stamp, FOLDER, one.library.root
    if not isinstance(one, FolderLibrary):
        opened = getattr(one, "opened", None)
        stored = opened.place if opened else stored
        kind = PACK if stored == one.library.root and stored.suffix.lower() == SUFFIX else PACK_FOLDER
        newest = 0
    made = str(stamp.made) if stamp else ""
    facts = LibraryFacts(one.library, kind, pages, made, newest / 1e9, stamp, problems, one.reachable, stored)
    return facts._replace(valid_until=one.files.valid_until if one.reachable else "")


def size_of(stored: Path, cancelled: Callable[[], bool] = lambda: False) -> int:
    """Return the bytes of a file, or of all files in a folder, links not followed; raises OSError where it is away.

    cancelled: is asked between folders; what was counted by then is returned. Not for the GUI's thread.
    """
    if not stored.is_dir():
        return stored.stat().st_size
    os.scandir(stored).close()
    total = 0
    for folder, _folders, files in os.walk(stored):
        if cancelled():
            break
        for name in files:
            try:
                total += os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118  of many thousand files
            except OSError:
                continue
    return total


def _counted(db: sqlite3.Connection) -> tuple[int, int, int]:
    pages, problems, newest = db.execute(_COUNTS).fetchone()
    return pages, problems, newest or 0
