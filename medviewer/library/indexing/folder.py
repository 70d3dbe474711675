"""A walk through a library folder: its pages in order, what is no page, and one number that differs when it does."""

from __future__ import annotations

import errno
import os
import stat
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from medviewer.errors import LibraryError, Message
from medviewer.library.paths import DOCUMENTS, PAGES, shown
from medviewer.monograph.unread import is_unread

DEEPEST = 64
"""Folders inside folders that are read: more of them are a loop that the system hides (a junction, a bind mount)."""

_KINDS = {stat.S_IFIFO: Message("a pipe"), stat.S_IFSOCK: Message("a socket")}
MASK = (1 << 63) - 1


_YOUNG = 2_000_000_000
"""Nanoseconds: a file that was written so lately may be written again within one tick of its disk's clock, which is two
seconds on FAT, and a time in the future tells nothing of what is written now."""
_SECOND = 1_000_000_000


class UnreachableError(LibraryError):
    """A library folder is not there, or does not answer."""


class StoppedWalkError(Exception):
    """A walk through a folder was cancelled before its end."""


class PageFile(NamedTuple):
    """A regular file that may be a page. path: below the library, with "/"; mark: its share of `Folder.checksum`.

    sure: whether another content would have another mark.
    """

    path: bytes
    size: int
    mtime_ns: int
    mark: int
    sure: bool = True


class UnreadPath(NamedTuple):
    """A path that looks like a page or a folder of pages and is not read. hides: pages may lie below it, unseen."""

    path: bytes
    message: Message
    mark: int
    hides: bool = False


class Folder:
    """The pages below `root`. Names that are never read are left out; of links those to its files alone count.

    suffixes: of what is looked for, in small letters. cancelled: is asked at each name, since a large folder takes
    seconds; where it says so StoppedWalkError is raised. folders: those that `checksum` went through, as the system
    writes them. passed_over: by their endings, in small letters, paths of texts that are no pages.
    """

    def __init__(
        self, root: Path, suffixes: tuple[bytes, ...] = PAGES, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self._root = root
        self._suffixes = suffixes
        self._cancelled = cancelled
        self.folders: list[bytes] = []
        self.passed_over: dict[bytes, list[bytes]] = {}
        self._base = os.fsencode(root)
        self._real = os.path.realpath(self._base).rstrip(b"/") + os.fsencode(os.sep)

    def walk(self) -> Iterator[PageFile | UnreadPath]:
        """Yield files and troubles; files come in the order of the bytes of their paths. Raises UnreachableError.

        Where there is no page, what was passed over is a trouble too, of no mark: an empty folder stays empty.
        """
        self.passed_over, has_pages = {}, False
        pending = self._sorted(b"")
        while pending:
            path, entry = pending.pop()
            found = self._look(path, entry)
            if found:
                has_pages = has_pages or isinstance(found, PageFile)
                yield found
            if path.endswith(b"/"):
                try:
                    pending += self._sorted(path)
                except OSError as error:
                    yield _unreadable(path, error)
        if not has_pages:
            yield from (UnreadPath(min(paths), not_read(one, paths), 0) for one, paths in self.passed_over.items())

    def checksum(self) -> int:
        """Return a number that differs when any file or trouble does. Raises UnreachableError."""
        total, pending = 0, [b""]
        while pending:
            folder = pending.pop()
            self.folders.append(self._base + b"/" + folder)
            try:
                for path, entry in self._children(folder):
                    found = self._look(path, entry)
                    if found:
                        total += found.mark
                    if path.endswith(b"/"):
                        pending.append(path)
            except OSError as error:
                total += _unreadable(folder, error).mark
        return total & MASK

    def _sorted(self, folder: bytes) -> list[tuple[bytes, os.DirEntry[bytes]]]:
        """Return the children of `folder`, the last one first; a path occurs once, so entries are not compared."""
        return sorted(self._children(folder), reverse=True)

    def _children(self, folder: bytes) -> Iterator[tuple[bytes, os.DirEntry[bytes]]]:
        """Yield path and entry of all that matters in `folder`; the path of a folder ends with "/"."""
        try:
            with self._scan(folder) as entries:
                for entry in entries:
                    if self._cancelled():
                        raise StoppedWalkError
                    name = entry.name
                    if is_unread(name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        yield folder + name + b"/", entry
                    elif name.lower().endswith(self._suffixes) or entry.is_symlink():
                        yield folder + name, entry
                    elif name.lower().endswith(DOCUMENTS):
                        self.passed_over.setdefault(b"." + name.lower().rpartition(b".")[2], []).append(folder + name)
        except OSError as error:
            if folder:
                raise
            raise UnreachableError(
                "The library folder {} cannot be read ({}). Connect the drive or share, or open another folder.",
                self._root,
                error.strerror,
            ) from error

    def _scan(self, folder: bytes) -> os._ScandirIterator[bytes]:
        if folder.count(b"/") > DEEPEST:
            raise OSError(errno.ELOOP, Message("more than {} folders inside each other", DEEPEST))
        return os.scandir(self._base + b"/" + folder)

    def _look(self, path: bytes, entry: os.DirEntry[bytes]) -> PageFile | UnreadPath | None:
        """Return what stands at `path`, None for a plain folder and for what is no page."""
        try:
            if entry.is_symlink():
                return self._link(path, entry)
            if path.endswith(b"/"):
                return _named_like_a_page(path) if path.lower()[:-1].endswith(self._suffixes) else None
            return _file(path, entry.stat(follow_symlinks=False))
        except FileNotFoundError:
            return None
        except OSError as error:
            return _trouble(
                path, Message("This file cannot be looked at ({}). Check the drive or share.", error.strerror)
            )

    def _link(self, path: bytes, entry: os.DirEntry[bytes]) -> PageFile | UnreadPath | None:
        try:
            info = entry.stat()
        except OSError as error:
            return _dead_link(path, error, self._suffixes)
        folder = stat.S_ISDIR(info.st_mode)
        if not folder and not path.lower().endswith(self._suffixes):
            return None
        if not os.path.realpath(entry.path).startswith(self._real):
            return _trouble(
                path, Message("This link leads out of the library and is not followed. Copy what it leads to.")
            )
        if folder:
            return _trouble(
                path, Message("This link leads to a folder of the library that is read under its own name.")
            )
        return _file(path, info)


def not_read(ending: bytes, paths: list[bytes]) -> Message:
    """Return why the texts of one ending are no pages."""
    return Message(
        "Files that end in {} are not read ({:,} here). Convert them to Markdown: the name of a page ends in .md.",
        shown(ending),
        len(paths),
    )


def file_at(root: Path, path: bytes) -> PageFile | UnreadPath | None:
    """Return the file at `path` as a walk would find it, None where there is none; follows a link."""
    try:
        return _file(path, (root / os.fsdecode(path)).stat())
    except OSError:
        return None


def _file(path: bytes, info: os.stat_result) -> PageFile | UnreadPath:
    """Return the regular file; the mark holds the mode too, so that a file made readable is tried again."""
    kind = stat.S_IFMT(info.st_mode)
    if kind != stat.S_IFREG:
        what = _KINDS.get(kind, Message("a device"))
        return _trouble(path, Message("This is {}, not a file, and is not read. Take it out of the library.", what))
    size, mtime_ns, changed_ns = info.st_size, info.st_mtime_ns, _changed_ns(info)
    mark = hash((zlib.crc32(path), size, mtime_ns, changed_ns, info.st_ino, info.st_mode)) & MASK
    return PageFile(path, size, mtime_ns, mark, _is_sure(mtime_ns, changed_ns))


def _changed_ns(info: os.stat_result) -> int:
    """Return when a file was last changed by the system's own word; on Windows, which has none, when it was written."""
    return info.st_ctime_ns if os.name == "posix" else info.st_mtime_ns


def _is_sure(mtime_ns: int, changed_ns: int) -> bool:
    """Tell whether a file that is written now gets another stamp than this one.

    Not where the stamp is of these seconds or of the future, nor where the time of change is in whole seconds: so are
    times that a disk makes up (FAT, some shares) and, on Windows, those that an archive has set, equal for many files.
    """
    return max(mtime_ns, changed_ns) < time.time_ns() - _YOUNG and changed_ns % _SECOND != 0


def _trouble(path: bytes, message: Message, hides: bool = False) -> UnreadPath:
    mark = hash((zlib.crc32(path), zlib.crc32(message.encode("utf-8", "replace")))) & MASK
    return UnreadPath(path.rstrip(b"/"), message, mark, hides)


def _named_like_a_page(path: bytes) -> UnreadPath:
    return _trouble(path, Message("This folder is named like a page. The pages in it are read; give it another name."))


def _dead_link(path: bytes, error: OSError, suffixes: tuple[bytes, ...]) -> UnreadPath | None:
    if error.errno == errno.ELOOP:
        return _trouble(
            path, Message("This link leads back to itself and is not followed. Take it out of the library.")
        )
    if path.lower().endswith(suffixes):
        return _trouble(path, Message("This link cannot be followed ({}). Mend it or take it out.", error.strerror))
    return None


def _unreadable(path: bytes, error: OSError) -> UnreadPath:
    """Return the trouble with a folder; what the index knows of its pages stays, unless it is gone."""
    message = Message("This folder cannot be read ({}). Allow reading it, or check the drive.", error.strerror)
    return _trouble(path, message, hides=not isinstance(error, FileNotFoundError))
