"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from medviewer.monograph.errors import ExportError

Content = bytes | Callable[[BinaryIO], object]

_SAID = {
    errno.ENOSPC: "The disk is full. Free some space or choose another folder.",
    errno.EDQUOT: "Your disk quota is used up. Free some space or choose another folder.",
    errno.EFBIG: "The disk does not take a file of this size. Choose another folder.",
    errno.ENOENT: "The folder does not exist. Make it first or choose another one.",
    errno.ENOTDIR: "A part of the folder's path is a file. Choose another folder.",
    errno.EISDIR: "A folder has this name. Choose another name.",
    errno.ENAMETOOLONG: "The name is too long. Choose a shorter one.",
    errno.EROFS: "The disk is read-only. Choose another folder.",
    errno.EACCES: "You may not write there, or another program has the file open. Choose another folder or name.",
    errno.EPERM: "You may not write there, or another program has the file open. Choose another folder or name.",
    errno.EINVAL: "The system does not take this name. Choose another one.",
    errno.EIO: "The disk reports an error. Choose another disk.",
}


def write_atomically(path: Path, content: Content, durable: bool = True) -> None:
    """Write a file whole: beside its place first, then moved there, so that an old one stays until the new one stands.

    content: the bytes, or a function that writes them. durable: whether to wait for the disk; without it a power cut
    may leave an empty file. An existing file keeps its permissions, a symbolic link its
    place; a device or pipe is written to directly. Raises ExportError, with the old file untouched and nothing
    left behind; what `content` raises beside OSError passes through.
    """
    if "\0" in str(path):
        raise ExportError(f"{_shown(path)} cannot be written. {_SAID[errno.EINVAL]}")
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_of(target)
        if mode is not None and not stat.S_ISREG(mode):
            _write_directly(target, content)
        else:
            _write_and_replace(target, mode, content, durable)
    except OSError as error:
        raise ExportError(explain(path, error)) from error


def _mode_of(target: Path) -> int | None:
    """Return the mode of what is there, None if nothing is; raises OSError where nothing can be written."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISREG(mode):
        os.close(os.open(target, os.O_WRONLY))
    return mode


def _write_directly(target: Path, content: Content) -> None:
    with target.open("wb") as file:
        _fill(file, content)


def _write_and_replace(target: Path, mode: int | None, content: Content, durable: bool) -> None:
    import secrets  # and all that it imports, which opening a pack does without

    temporary = target.with_name(f".medviewer-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            _fill(file, content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    if durable:
        _sync_folder(target.parent)


def _fill(file: BinaryIO, content: Content) -> None:
    if callable(content):
        content(file)
    else:
        file.write(content)


def _sync_folder(folder: Path) -> None:
    """Make the move itself durable where the system lets a folder be synced (not on Windows)."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def explain(path: Path, error: OSError) -> str:
    """Return why a file or folder cannot be written, and what to do."""
    said = _SAID.get(error.errno or 0, f"The system says: {error.strerror or error}.")
    return f"{_shown(path)} cannot be written. {said}"


def _shown(path: Path) -> str:
    return "“" + "".join(char if char.isprintable() else "\ufffd" for char in str(path)) + "”"
