"""The files of a pack, as a folder again."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from medviewer.library.pack.packed import Packed
from medviewer.monograph.errors import LibraryError, PageError

UNPACKED = "unpacked"
"""The folder, among the indexes, of packs whose own index is of another version."""
_SHORTENED = 32
_KEPT = 14 * 24 * 3600  # seconds since it was last opened

Progress = Callable[[int, int], None]


def unpack(
    packed: Packed,
    folder: Path,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write every file of a pack below `folder`, which must be empty or not there; return how many were.

    Raises LibraryError where the folder holds something or a file is not what the pack says; OSError.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise LibraryError(f"{folder} is not empty. Name a folder that is not there yet.")
    files = packed.files()
    times = dict(packed.rows("SELECT path, mtime_ns FROM packed"))
    for done, (path, digest) in enumerate(files):
        if cancelled():
            return done
        progress(done, len(files))
        _write(packed, folder, path, digest, times[path])
    progress(len(files), len(files))
    return len(files)


def unpacked_place(index_folder: Path, content: str) -> Path:
    """Return where the pack whose files have this hash is unpacked."""
    return index_folder / UNPACKED / content[:_SHORTENED]


def unpack_aside(packed: Packed, place: Path, progress: Progress, cancelled: Callable[[], bool]) -> bool:
    """Unpack a pack to `place`, whole or not at all; tell whether it is there. Raises LibraryError."""
    aside = place.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        unpack(packed, aside, progress, cancelled)
        if cancelled():
            return False
        aside.rename(place)
    except OSError as error:
        if not place.is_dir():
            raise LibraryError(
                f"The library pack was made with another version of medviewer, and cannot be unpacked to {place} "
                f"({error.strerror}). Make room there, or ask for a pack of this version."
            ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return True


def touch(place: Path) -> None:
    """Note that an unpacked pack is open now, where that can be noted."""
    try:
        os.utime(place)
    except OSError:
        return


def clear(index_folder: Path, but: Path | None) -> None:
    """Remove what was unpacked and has not been opened for two weeks, with its index. but: stays in any case."""
    from medviewer.library.holding import index_name

    folder = index_folder / UNPACKED
    for place in folder.iterdir() if folder.is_dir() else ():
        if place != but and time.time() - place.stat().st_mtime > _KEPT:
            remove(index_folder, place, index_name(place))


def remove(index_folder: Path, place: Path, index: str) -> None:
    """Remove an unpacked pack and the file of its index."""
    shutil.rmtree(place, ignore_errors=True)
    for suffix in ("", "-wal", "-shm"):
        (index_folder / f"{index}{suffix}").unlink(missing_ok=True)


def _write(packed: Packed, folder: Path, path: bytes, digest: bytes, mtime_ns: int) -> None:
    """Write one file; raises LibraryError."""
    parts = path.split(b"/")
    if (
        not all(part and part not in (b".", b"..") for part in parts)
        or b"\0" in path
        or (os.sep == "\\" and b"\\" in path)
    ):
        raise LibraryError(f"The pack names a file that lies outside of it: {path!r}. It was not unpacked.")
    try:
        data = packed.content(path)
    except PageError as error:
        raise LibraryError(str(error)) from error
    if hashlib.sha256(data).digest() != digest:
        raise LibraryError(f"{path.decode('utf-8', 'replace')} is not what the pack says it is. Copy the pack again.")
    file = folder / os.fsdecode(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.write(data)
    os.utime(file, ns=(mtime_ns, mtime_ns))
