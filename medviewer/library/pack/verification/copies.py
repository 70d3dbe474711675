"""The copies of packs in the cache: kept under the hash of their bytes, counted, bounded, cleared.

    packs/SHA256/pack.sqlite       a body that was verified
    packs/SHA256/version-N.sqlite  the same with an index of version N, ours, where its own is of another one

What is there counts as whole only where this program noted so, of this very file, when it had written it. Nothing
outside of the folder is ever written or removed, whatever links lead there.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from medviewer.atomic import abandoned, for_owner_alone
from medviewer.errors import Message
from medviewer.sealing import remembered

FOLDER = "packs"
"""The folder, among the indexes, of the copies."""
COPY = "pack.sqlite"
MOST = 12
"""Packs whose copies are kept; the one that was not opened for longest goes first."""

_NAME = re.compile("[0-9a-f]{64}")
_HALF_MADE = re.compile(r"\.[0-9a-f]{16}\.tmp")
_written: dict[Path, str] = {}
"""Identity of what this process wrote: where no memory can be kept, that is known until the exit."""


class CopyTotals(NamedTuple):
    """Number of packs that have a copy, and bytes of all copies together."""

    packs: int
    size: int


class Copies:
    """The copies of one user, among the indexes; where none can be kept, in a folder that lasts until the exit."""

    def __init__(self, index_folder: Path) -> None:
        self.folder = index_folder / FOLDER
        self._memory = index_folder

    def whole(self, sha256: str, name: str = COPY) -> Path | None:
        """Return the copy of a pack, or what was made of it, where that is here as it was written; else None."""
        for home in (self.folder, *_refuges()):
            file = home / sha256 / name
            try:
                info = file.lstat()
            except OSError:
                continue
            state = _said(sha256, name)
            if stat.S_ISREG(info.st_mode) and _is_ours(home) and self._noted(file, info, state):
                return file
        return None

    def homes(self) -> Iterator[Path]:
        """Yield the folders in which a copy can be made, the best one first."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self.folder):
                yield self.folder
        with suppress(OSError):
            yield _refuge()

    def keep(self, folder: Path, sha256: str) -> Path:
        """Give a folder with a finished copy the name of its hash, in place of what has it; raises OSError."""
        target = folder.with_name(sha256)
        self._note(folder / COPY, target / COPY, _said(sha256, COPY))
        for _attempt in range(3):
            try:
                folder.rename(target)
                break
            except OSError:  # something is there: the copy of a process that was faster, or nothing to be trusted
                if self.whole(sha256):
                    break
                self.remove(target)
        return target / COPY

    def keep_beside(self, made: Path, copy: Path, sha256: str, name: str) -> Path:
        """Move a file that was made of a copy, on the same disk, to its place beside it; raises OSError."""
        target = copy.with_name(name)
        _check_place(copy.parent)
        made.replace(target)
        self._note(target, target, _said(sha256, name))  # a move is a change of the file, as its times have it
        return target

    def opened(self, copy: Path) -> None:
        """Note that a copy is used now, where that can be noted; the folders are its owner's alone from now on."""
        for_owner_alone(self._memory)
        for_owner_alone(self.folder)
        with suppress(OSError):
            os.utime(copy.parent)

    def remove(self, folder: Path) -> None:
        """Remove the folder of a copy, or what has its name; raises OSError, also where that lies elsewhere."""
        _check_place(folder)
        if folder.is_symlink() or not folder.is_dir():
            folder.unlink(missing_ok=True)
        else:
            _remove_tree(folder)

    def forget(self, copy: Path) -> None:
        """Remove a copy that cannot be read, with what was made of it, so that it is made anew from the pack."""
        with suppress(OSError):
            self.remove(copy.parent)

    def count(self) -> CopyTotals:
        """Return how many packs have a copy, and how large the copies are."""
        folders = self._folders()
        return CopyTotals(len(folders), sum(_size(file) for folder in folders for file in folder.iterdir()))

    def clear(self, *but: Path) -> CopyTotals:
        """Remove all copies and return what is gone. but: copies that stay, such as those that are open."""
        before, stay = self.count(), {copy.parent for copy in but}
        for folder in self._folders():
            if folder not in stay:
                with suppress(OSError):
                    self.remove(folder)
        after = self.count()
        return CopyTotals(before.packs - after.packs, before.size - after.size)

    def trim(self, *but: Path) -> None:
        """Remove copies that are too many, and what a killed process left half made. but: copies that stay."""
        stay = {copy.parent for copy in but}
        late = [folder for folder in sorted(self._folders(), key=_when, reverse=True)[MOST:] if folder not in stay]
        left = abandoned(self.folder, ".*.tmp") if _is_ours(self.folder) else []
        for folder in [*late, *left]:
            with suppress(OSError):
                self.remove(folder)

    def _folders(self) -> list[Path]:
        if not _is_ours(self.folder):
            return []
        return [one for one in self.folder.iterdir() if _NAME.fullmatch(one.name) and _is_ours(one)]

    def _note(self, made: Path, target: Path, state: str) -> None:
        info = made.stat()
        remembered.remember(self._memory, info, state)
        _written[target] = f"{state} {remembered.identity(info)}"

    def _noted(self, file: Path, info: os.stat_result, state: str) -> bool:
        """Tell whether a file was written here whole, and not touched since."""
        written = f"{state} {remembered.identity(info)}"
        return _written.get(file) == written or remembered.recall(self._memory, info) == state


def _remove_tree(folder: Path) -> None:
    """Remove a folder and all in it; raises OSError."""
    import shutil  # which opening a known pack does without

    shutil.rmtree(folder)


@contextmanager
def new_folder(home: Path) -> Iterator[Path]:
    """Lend a new folder, for its owner alone, that is gone afterwards where it was not renamed; raises OSError."""
    import secrets  # and all that it imports, which opening a known pack does without

    folder = home / f".{secrets.token_hex(8)}.tmp"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        with suppress(OSError):
            _remove_tree(folder)


@cache
def _refuge() -> Path:
    """Return a folder of this process alone; raises OSError where the system has no room for one."""
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="medviewer-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _refuges() -> tuple[Path, ...]:
    return (_refuge(),) if _refuge.cache_info().currsize else ()


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder is there and no link to another place."""
    try:
        return stat.S_ISDIR(folder.lstat().st_mode)
    except OSError:
        return False


def _check_place(folder: Path) -> None:
    """Raise OSError where a folder of a copy does not lie where it seems to."""
    home = folder.parent
    real = Path(os.path.realpath(home.parent)) / home.name
    if (
        not _is_ours(home)
        or os.path.realpath(home) != str(real)
        or not (_NAME.fullmatch(folder.name) or _HALF_MADE.fullmatch(folder.name))
    ):
        raise OSError(errno.EXDEV, Message("{} is no place for a copy", folder))


def _said(sha256: str, name: str) -> str:
    """Return what is remembered of a file that was written here."""
    return f"{sha256}/{name}"


def _when(folder: Path) -> float:
    try:
        return folder.lstat().st_mtime
    except OSError:
        return 0.0


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0
