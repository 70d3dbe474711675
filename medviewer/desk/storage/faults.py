"""Errors of SQLite and of the file system, in the words of the person who keeps favourites."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from medviewer.errors import DeskError, MedviewerError, Message, message_of

_FULL = (Message("the disk is full"), Message("Nothing was changed. Free some space, then try again."))
_HELD = (
    Message("another program is holding the file"),
    Message(
        "Nothing was changed. Close other medviewer windows, wait for backup and synchronising programs to end, then "
        "try again."
    ),
)
_FORBIDDEN = (
    Message("the file or its folder may not be written"),
    Message("Nothing was changed. Check the permissions, or choose another folder with --profile."),
)
_DAMAGED = (
    Message("the file is damaged"),
    Message("Start medviewer again: it then goes back to the last good backup."),
)
_DISK = (Message("the disk reported an error"), Message("Check the disk and its free space, then try again."))

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_PROTOCOL: _HELD,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: _DISK,
}
_OF_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.EIO: _DISK,
}
_NOT_THE_CONTENT = {
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
_HELD_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_READABLE_STILL = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}


def may_be_damage(error: Exception) -> bool:
    """Tell whether the content of the file may be at fault: damaged, cut short, or no database at all.

    Python's module raises more than its own errors for what it finds there: UnicodeDecodeError for a table's name,
    OverflowError, MemoryError for lengths. Not the content: a lock, the disk, permissions, what we say ourselves.
    """
    if isinstance(error, sqlite3.Error):
        return _primary(error) not in _NOT_THE_CONTENT
    return not isinstance(error, (OSError, MedviewerError))


def is_held(error: BaseException | None) -> bool:
    """Tell whether another program holds the file."""
    return isinstance(error, sqlite3.Error) and _primary(error) in _HELD_CODES


def may_be_readable(error: Exception) -> bool:
    """Tell whether a file that could not be opened for writing may still open for reading."""
    return isinstance(error, OSError) or (isinstance(error, sqlite3.Error) and _primary(error) in _READABLE_STILL)


def explain(error: Exception, path: Path, done: Message) -> DeskError:
    """Return the DeskError to raise: which file, what happened, what to do.

    done: what was tried, as a participle, such as Message("backed up").
    """
    reason, advice = cause(error)
    return DeskError("The favourites and history in {} could not be {}: {}. {}", path, done, reason, advice)


def cause(error: BaseException) -> tuple[Message, Message]:
    """Return what happened and what to do about it, in words."""
    unknown = (message_of(error), Message("Start medviewer again; if that does not help, see docs/desk.md."))
    if isinstance(error, OSError):
        message = Message("{}", error.strerror) if error.strerror else unknown[0]
        return _OF_SYSTEM.get(error.errno or 0, (message, unknown[1]))
    if not isinstance(error, sqlite3.Error):
        return unknown
    exactly = getattr(error, "sqlite_errorcode", -1)
    return _OF_SQLITE.get(exactly) or _OF_SQLITE.get(_primary(error), unknown)


def _primary(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code (https://sqlite.org/rescode.html), -1 where the error has none."""
    code: int = getattr(error, "sqlite_errorcode", -1)
    return code & 0xFF if code >= 0 else -1
