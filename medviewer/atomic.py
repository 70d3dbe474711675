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

_OWNERS = 0o600
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


def write_atomically(
    path: Path, content: Content, durable: bool = True, *, private: bool = False, through_link: bool = True
) -> None:
    """Write a file whole: beside its place first, then moved there, so that an old one stays until the new one stands.

    content: the bytes, or a function that writes them. durable: whether to wait for the disk; without it a power cut
    may leave an empty file. private: whether its owner alone may read it, from its first byte on. through_link: whether
    a symbolic link keeps its place and the file that it leads to is written; without, the file takes its place, for a
    folder where somebody else may have planted one. An existing file keeps its permissions unless it is private now; a
    device or pipe is written to directly. Raises ExportError, with the old file untouched and nothing left behind; what
    `content` raises beside OSError passes through.
    """
    if "\0" in str(path):
        raise ExportError(f"{_shown(path)} cannot be written. {_SAID[errno.EINVAL]}")
    try:
        target = Path(os.path.realpath(path if through_link else path.parent), *(() if through_link else (path.name,)))
        mode = None if not through_link and target.is_symlink() else _mode_of(target)
        if mode is not None and not stat.S_ISREG(mode):
            _write_directly(target, content)
        else:
            _write_and_replace(target, _OWNERS if private else mode, content, durable)
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
        with _created(temporary, 0o666 if mode is None else _OWNERS) as file:
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


def _created(file: Path, mode: int) -> BinaryIO:
    """Return a new file, which nobody can have planted, opened for writing; content may ask for its name."""
    return open(file, "xb", opener=lambda name, flags: os.open(name, flags, mode))


def make_private(file: Path) -> None:
    """Make an empty file that its owner alone may read. Raises OSError, where it is there already, too."""
    _created(file, _OWNERS).close()


def private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter, or take the others' permissions from the one that is there.

    Folders above it are made as any folder is, and left as they are. Where the file system keeps no permissions, or
    the folder is somebody else's, it stays as it is. Raises OSError where it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for_owner_alone(folder)


def for_owner_alone(path: Path) -> None:
    """Take the permissions of others from a file or folder; not on Windows, whose profiles have lists of their own."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077 and not path.is_symlink():
            path.chmod(mode & ~0o077)


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
