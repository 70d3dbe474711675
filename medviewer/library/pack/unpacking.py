"""The files of a pack, as a folder again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from medviewer.errors import LibraryError, PageError
from medviewer.library.pack.packed import PackCopy
from medviewer.library.paths import shown, stays_inside
from medviewer.work_log import logged

OnProgress = Callable[[int, int], None]


def unpack(
    packed: PackCopy,
    folder: Path,
    progress: OnProgress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write every file of a pack below `folder`, which must be empty or not there; return how many were.

    Raises LibraryError where the folder holds something, a path leads out of it on any system, which is seen before
    anything is written, or a file is not what the pack says; OSError.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise LibraryError("{} is not empty. Name a folder that is not there yet.", folder)
    files = list(packed.rows("SELECT path, mtime_ns FROM packed ORDER BY path"))
    for path, _ in files:
        if not stays_inside(path):
            raise LibraryError("The pack names a file that lies outside of it: {}. It was not unpacked.", shown(path))
    with logged("pack unpacked", files=len(files)):
        for done, (path, mtime_ns) in enumerate(files):
            if cancelled():
                return done
            progress(done, len(files))
            _write(packed, folder, path, mtime_ns)
    progress(len(files), len(files))
    return len(files)


def _write(packed: PackCopy, folder: Path, path: bytes, mtime_ns: int) -> None:
    """Write one file; raises LibraryError, OSError."""
    try:
        data = packed.content(path)
    except PageError as error:
        raise LibraryError.of(error.message) from error
    file = folder / os.fsdecode(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.write(data)
    os.utime(file, ns=(mtime_ns, mtime_ns))
