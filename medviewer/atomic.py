"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from medviewer.errors import ExportError, Message

_OWNERS = 0o600
_ABANDONED = 86_400  # seconds
_AT_ONCE = 200
"""Files that wait for their places, each with a handle of the system, which commonly gives a process 1,024 of them."""
_WORTH_ONE_CALL = 8
_HANDLES = Path("/proc/self/fd")
"""Where Linux names the open files of a process, those without a name of their own too."""

Content = bytes | Callable[[BinaryIO], object]

_SAID = {
    errno.ENOSPC: Message("The disk is full. Free some space or choose another folder."),
    errno.EDQUOT: Message("Your disk quota is used up. Free some space or choose another folder."),
    errno.EFBIG: Message("The disk does not take a file of this size. Choose another folder."),
    errno.ENOENT: Message("The folder does not exist. Make it first or choose another one."),
    errno.ENOTDIR: Message("A part of the folder's path is a file. Choose another folder."),
    errno.EISDIR: Message("A folder has this name. Choose another name."),
    errno.ENAMETOOLONG: Message("The name is too long. Choose a shorter one."),
    errno.EROFS: Message("The disk is read-only. Choose another folder."),
    errno.EACCES: Message(
        "You may not write there, or another program has the file open. Choose another folder or name."
    ),
    errno.EPERM: Message(
        "You may not write there, or another program has the file open. Choose another folder or name."
    ),
    errno.EINVAL: Message("The system does not take this name. Choose another one."),
    errno.EIO: Message("The disk reports an error. Choose another disk."),
}


def write_atomically(
    path: Path, content: Content, durable: bool = True, *, private: bool = False, through_link: bool = True
) -> None:
    """Write a file whole: beside its place first, then moved there, so that an old one stays until the new one stands.

    content: the bytes, or a function that writes them. durable: whether to wait for the disk; without it a power cut
    may leave an empty file. private: whether its owner alone may read it, from its first byte on. through_link: whether
    a symbolic link keeps its place and the file that it leads to is written, and a device or pipe is written to
    directly; without, the file takes their place, for a folder where somebody else may have planted one. An existing
    file keeps its permissions unless it is private now. Raises ExportError, with the old file untouched and nothing
    left behind; what `content` raises beside OSError passes through.
    """
    with _explained(path):
        target = _target(path, through_link)
        mode = _mode_of(target, through_link)
        if through_link and mode is not None and not stat.S_ISREG(mode):
            _write_directly(target, content)
            return
        with closing(_draft(target, _OWNERS if private else _permissions(mode), content)) as draft:
            if durable:
                draft.sync()
            draft.place()
        if durable:
            _sync_folder(draft.target.parent)


class Batch:
    """Files that are written as `write_atomically` does through no link, and wait for the disk many at a time.

    Use it in a `with` statement: at its end all files are in their places, and on the disk; where it is left by an
    exception, those that have no place yet leave nothing behind. placed: how many are in their places.
    """

    def __init__(self) -> None:
        self.placed = 0
        self._drafts: dict[Path, _Draft] = {}
        self._folders: set[Path] = set()

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._place()
                for folder in self._folders:
                    _sync_folder(folder)
        finally:
            for draft in self._drafts.values():
                draft.close()

    def write(self, path: Path, content: Content) -> None:
        """Write a file, whose place is taken later; raises ExportError. Until then it may have no name."""
        with _explained(path):
            target = _target(path, through_link=False)
            self._drafts[path] = _draft(target, _permissions(_mode_of(target, through_link=False)), content)
        if len(self._drafts) >= _AT_ONCE:
            self._place()

    def move(self, old: Path, new: Path) -> None:
        """Give a file of this batch another name in its folder; raises ExportError."""
        with _explained(new):
            target = _target(new, through_link=False)
            _mode_of(target, through_link=False)
            draft = self._drafts.pop(old, None)
            if draft:
                draft.target = target
                self._drafts[new] = draft
            else:
                old.replace(new)

    def _place(self) -> None:
        """Wait for the disk, once, then put all that was written into its places."""
        _sync_all(self._drafts.values())
        from medviewer.stopping import uninterrupted  # and signals, which a start does without

        with uninterrupted():
            while self._drafts:
                path, draft = self._drafts.popitem()
                with _explained(path), closing(draft):
                    draft.place()
                self._folders.add(draft.target.parent)
                self.placed += 1


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError.of(explain(path, error)) from error


def _target(path: Path, through_link: bool) -> Path:
    """Return the place of a file, through links to its folder, and to itself where that is wanted."""
    if "\0" in str(path):
        raise ExportError("{} cannot be written. {}", _shown(path), _SAID[errno.EINVAL])
    return Path(os.path.realpath(path)) if through_link else Path(os.path.realpath(path.parent), path.name)


def _permissions(mode: int | None) -> int | None:
    """Return the permissions of a file that is replaced; None where none is, or something else than a file."""
    return stat.S_IMODE(mode) if mode is not None and stat.S_ISREG(mode) else None


def _draft(target: Path, mode: int | None, content: Content) -> _Draft:
    """Return the content on its way to its place. mode: permissions that it is to have, None for those of a new file.

    Raises OSError, with nothing left behind, and what `content` raises.
    """
    with ExitStack() as leaving:
        draft = leaving.enter_context(closing(_Draft(target, 0o666 if mode is None else _OWNERS)))
        draft.fill(content, mode)
        leaving.pop_all()
    return draft


class _Draft:
    """A file on its way to `target`. In Linux it has no name until then: nothing is left of it when we are killed."""

    def __init__(self, target: Path, mode: int) -> None:
        self.target = target
        self._name: Path | None = None
        handle = _nameless(target.parent, mode)
        if handle is None:
            self._name = _hidden_name(target)
            handle = _created(self._name, mode)
        self._file: BinaryIO = os.fdopen(handle, "w+b")

    def fill(self, content: Content, mode: int | None) -> None:
        """Write the content. mode: the permissions that the file is to have."""
        _fill(self._file, content)
        self._file.flush()
        if mode is not None:
            (self._name or _HANDLES / str(self._file.fileno())).chmod(mode)

    def sync(self) -> None:
        """Wait until the content is on the disk."""
        os.fsync(self._file.fileno())

    def place(self) -> None:
        """Put it where it belongs, in its folder."""
        if self._name is None:
            try:
                self._link(self.target)
                return
            except FileExistsError:
                self._name = _hidden_name(self.target)
                self._link(self._name)
        self._file.close()
        self._name.replace(self.target)
        self._name = None

    def close(self) -> None:
        """Let go of it; what has no place is gone."""
        self._file.close()
        if self._name:
            self._name.unlink(missing_ok=True)

    def _link(self, name: Path) -> None:
        """Give it a name (open(2), O_TMPFILE); Python follows the link of /proc where a folder is given alone."""
        folder = os.open(name.parent, os.O_RDONLY)
        try:
            os.link(_HANDLES / str(self._file.fileno()), name.name, dst_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)


def _nameless(folder: Path, mode: int) -> int | None:
    """Return the handle of a new file without a name, None where system or disk has no such files."""
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, mode) if _HANDLES.exists() else None
    except (AttributeError, OSError):
        return None


def _hidden_name(target: Path) -> Path:
    import secrets  # and all that it imports, which opening a pack does without

    return target.with_name(f".medviewer-{secrets.token_hex(8)}.tmp")


def _mode_of(target: Path, through_link: bool = True) -> int | None:
    """Return the mode of what is there, None if nothing is; raises OSError where nothing can be written."""
    try:
        mode = target.stat(follow_symlinks=through_link).st_mode
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


def _created(file: Path, mode: int) -> int:
    """Return the handle of a new file, which nobody can have planted, for writing and reading."""
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)


def abandoned(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield what killed processes left half made in a folder, by the pattern of its names: links are none of it.

    Left is what was not touched for a day; what goes away meanwhile is not.
    """
    import time

    for one in folder.glob(pattern):
        with suppress(OSError):
            if not one.is_symlink() and time.time() - one.stat().st_mtime > _ABANDONED:
                yield one


def make_private(file: Path) -> None:
    """Make an empty file that its owner alone may read. Raises OSError, where it is there already, too."""
    os.close(_created(file, _OWNERS))


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
    with suppress(OSError):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077 and not path.is_symlink():
            path.chmod(mode & ~0o077)


def _fill(file: BinaryIO, content: Content) -> None:
    if callable(content):
        content(file)
    else:
        file.write(content)


def _sync_all(drafts: Iterable[_Draft]) -> None:
    """Wait until all are on the disk: in Linux by one call for the whole file system, which many files are worth."""
    waiting = list(drafts)
    if len(waiting) < _WORTH_ONE_CALL or not _sync_file_systems({draft.target.parent for draft in waiting}):
        for draft in waiting:
            draft.sync()


def _sync_file_systems(folders: Iterable[Path]) -> bool:
    """Call syncfs(2) for each folder; False where there is none."""
    if sys.platform != "linux":
        return False
    import ctypes

    system = ctypes.CDLL(None, use_errno=True)
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            if system.syncfs(handle) != 0:
                return False
        except AttributeError:
            return False
        finally:
            os.close(handle)
    return True


def _sync_folder(folder: Path) -> None:
    """Make the move itself durable where the system lets a folder be synced (not on Windows)."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def explain(path: Path, error: OSError) -> Message:
    """Return why a file or folder cannot be written, and what to do."""
    message = _SAID.get(error.errno or 0) or Message("The system says: {}.", error.strerror or error)
    return Message("{} cannot be written. {}", _shown(path), message)


def _shown(path: Path) -> str:
    return "“" + "".join(char if char.isprintable() else "\ufffd" for char in str(path)) + "”"
