"""One writer after the other, on this computer and on others: a lock that the system keeps on a byte of a small file.

The file is never read and never written, so that it does not matter what a stranger put into it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from medviewer.errors import LibraryError

PATIENCE = 30.0  # seconds that a writer waits for another one
_LOOK = 0.02  # seconds between two tries
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL)
"""What file systems answer that know no locks, such as NFS without its lock service."""

_one_thread = threading.Lock()
"""A lock on a byte belongs to the process: two of its threads would both be given it, and the first to end drop it."""


@contextmanager
def alone(lock: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other processes, on other computers too, from what this lock guards; a killed process lets go of it.

    lock: a file in the folder that is guarded, made where there is none; a link is not followed. Raises LibraryError
    where the folder cannot be written, or another process holds the lock for `patience` seconds.
    """
    until = time.monotonic() + patience
    if not _one_thread.acquire(timeout=patience):
        raise _busy(lock.parent)
    try:
        handle = _opened(lock)
        try:
            _wait(lock, handle, until)
            yield
        finally:
            os.close(handle)
    finally:
        _one_thread.release()


def _opened(lock: Path) -> int:
    """Open the lock's file for writing, which a lock that keeps others out needs; raises LibraryError."""
    try:
        handle = _made(lock)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO):
            raise _no_file(lock) from error
        raise LibraryError(
            "Nothing can be written to {} ({}: {}). Ask for the right to write there, or do this where you may.",
            lock.parent,
            lock.name,
            error.strerror,
        ) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _no_file(lock)
    return handle


def _made(lock: Path) -> int:
    """Open the file, or make it for all who may write to its folder: each of them must be able to lock it."""
    if lock.is_symlink():  # Windows knows no O_NOFOLLOW
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    try:
        handle = os.open(lock, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return os.open(lock, _FLAGS)
    if hasattr(os, "fchmod"):
        with suppress(OSError):  # shares without rights of their own
            os.fchmod(handle, (lock.parent.stat().st_mode | 0o600) & 0o666)
    return handle


def _wait(lock: Path, handle: int, until: float) -> None:
    """Wait for the lock; raises LibraryError past `until`, a monotonic time."""
    while True:
        try:
            _lock(handle)
            return
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return
            if error.errno not in _HELD:
                raise LibraryError(
                    "{} cannot be locked ({}). Check the drive or share.", lock, error.strerror
                ) from error
        if time.monotonic() >= until:
            raise _busy(lock.parent)
        time.sleep(_LOOK)


def _lock(handle: int) -> None:
    """Lock the first byte, there or not, until the file is closed; raises OSError where another process has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1)


def _busy(folder: Path) -> LibraryError:
    return LibraryError("Somebody else is writing to {} just now. Try again in a minute.", folder)


def _no_file(lock: Path) -> LibraryError:
    return LibraryError(
        "{} is not a file, so nothing was written beside it. Take it away, and ask who put it there.", lock
    )
