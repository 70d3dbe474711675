"""The differences between a library folder and its index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from medviewer.library import section_words
from medviewer.library.indexing.doubt import is_same
from medviewer.library.indexing.folder import MASK, Folder, PageFile, UnreachableError, UnreadPath
from medviewer.library.store import schema

_KNOWN = "SELECT path, size, mtime_ns, basis, digest, mark FROM file LEFT JOIN file_stamp USING (id) ORDER BY path"
_MOST_LOOKED_INTO = 500
"""Pages that are read while folder and index are compared, which takes some tenths of a second; the rest are read as if
they were new, which can be watched and cancelled, and parses none that is as it was."""
_Known = tuple[bytes, int, int, int, bytes | None, int | None]


class Comparison(NamedTuple):
    """The work of an update.

    state: of the index when it was compared. number: of the vocabulary, see `basis.number`.
    to_read: the first of the `reads` files to read, each with the digest of what is known of it.
    removed: paths that are gone. checksum, device: see `State`.
    looked_into: files that are as they were by their contents, since their stamps do not tell.
    """

    state: schema.IndexState
    number: int
    reads: int
    to_read: list[tuple[PageFile, bytes | None]]
    removed: list[bytes]
    troubles: list[UnreadPath]
    checksum: int
    device: int
    looked_into: Sequence[PageFile] = ()
    has_pages: bool = True
    """Where there are none, what was passed over is told, which may be other files than before."""


def compare(
    db: sqlite3.Connection, root: Path, most: int | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Comparison:
    """Compare folder and index in one pass, without holding either in memory; pages are read where stamps do not tell.

    most: how many files to name in `to_read`, None for all. cancelled: is asked at each file.
    Raises UnreachableError, StoppedWalkError, sqlite3.Error.
    """
    state, number, checksum = schema.state(db), section_words.number(root), section_words.mark(root)
    to_read: list[tuple[PageFile, bytes | None]] = []
    removed: list[bytes] = []
    troubles: list[UnreadPath] = []
    looked_into: list[PageFile] = []
    reads, seen, has_pages = 0, 0, False
    with closing(db.execute(_KNOWN)) as known:
        for found, row in _side_by_side(Folder(root, cancelled=cancelled).walk(), known):
            if found is None:
                removed += [row[0]] if row else []
                continue
            seen, checksum = seen + bool(found.mark), checksum + found.mark
            has_pages = has_pages or not isinstance(found, UnreadPath)
            if isinstance(found, UnreadPath):
                troubles.append(found)
            elif _is_known(found, row, number):
                continue
            elif len(looked_into) < _MOST_LOOKED_INTO and _is_as_it_was(root, found, row, number):
                looked_into.append(found)
            else:
                reads += 1
                if most is None or reads <= most:
                    to_read.append((found, row[4] if row and row[3] == number else None))
    device = _device(root, state, empty=not seen)
    unseen = tuple(trouble.path + b"/" for trouble in troubles if trouble.hides)
    gone = [path for path in removed if not path.startswith(unseen)]
    return Comparison(state, number, reads, to_read, gone, troubles, checksum & MASK, device, looked_into, has_pages)


def _side_by_side(
    walk: Iterator[PageFile | UnreadPath], known: sqlite3.Cursor
) -> Iterator[tuple[PageFile | UnreadPath, _Known | None] | tuple[None, _Known]]:
    """Yield what was found with what is known of it; both come in the order of their paths."""
    row: _Known | None = next(known, None)
    for found in walk:
        while row and isinstance(found, PageFile) and row[0] < found.path:
            yield None, row
            row = next(known, None)
        if row and isinstance(found, PageFile) and row[0] == found.path:
            yield found, row
            row = next(known, None)
        else:
            yield found, None
    while row:
        yield None, row
        row = next(known, None)


def _is_known(file: PageFile, row: _Known | None, number: int) -> bool:
    """Tell whether the index holds the file as it is; one that could not be read is tried again."""
    stamp = (file.size, file.mtime_ns, number)
    return row is not None and row[1:4] == stamp and row[4] is not None and row[5] == file.mark


def _is_as_it_was(root: Path, file: PageFile, row: _Known | None, number: int) -> bool:
    """Tell whether size and content are those that are known; an installation gives files other times."""
    return row is not None and (row[1], row[3]) == (file.size, number) and is_same(root, file.path, row[4])


def checksum_of(folder: Folder, root: Path, state: schema.IndexState) -> int:
    """Return what `Comparison.checksum` would be; raises UnreachableError."""
    total = folder.checksum()
    _device(root, state, empty=not total)
    return (total + section_words.mark(root)) & MASK


def _device(root: Path, state: schema.IndexState, empty: bool) -> int:
    """Return the folder's device; raises UnreachableError where only the empty place of an unplugged one is left."""
    try:
        device = root.stat().st_dev
    except OSError as error:
        raise UnreachableError("The library folder {} went away ({}). Connect it.", root, error.strerror) from error
    if empty and state.device not in (None, device):
        raise UnreachableError("The library folder {} is empty: its drive or share was taken away. Connect it.", root)
    return device
