"""The one door to packs: a pack is copied to the cache while it is hashed, and the copy is what is read.

A pack's own file is read once, through one descriptor: whoever replaces it at any moment, or a link on the way to it,
has what was hashed read and nothing else. No byte of it is parsed before its seal was checked, not for its name either.
A copy is named by the hash that was computed of its bytes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from medviewer.errors import LibraryError, Message
from medviewer.library.pack.format import Manifest, begins_as_pack, damaged, manifest_in, no_pack, unreachable
from medviewer.library.pack.verification.copies import COPY, Copies, new_folder
from medviewer.library.pack.verification.pool import connect, time_for
from medviewer.library.untrusted import FAULTS
from medviewer.sealing import remembered
from medviewer.sealing.judging import judge
from medviewer.sealing.seal import Seal, hash_body, seal_of
from medviewer.sealing.seal import damaged as not_as_sealed
from medviewer.sealing.trust import Trust, Verdict
from medviewer.work_log import logged

OnProgress = Callable[[int, int], object]
IsCancelled = Callable[[], bool]


class FileState(NamedTuple):
    """A state of a file, told from any other. place: where it was named."""

    place: str
    state: str


class Verified(NamedTuple):
    """A pack that was verified. identity: of its own file as it was then. copy: its body, a database of the cache."""

    identity: FileState
    copy: Path
    seal: Seal
    verdict: Verdict
    manifest: Manifest


def nothing(done: int, total: int) -> None:
    """Tell nobody how far things are."""


def is_pack(place: Path) -> bool:
    """Tell whether a file begins as a pack does; False too where it is out of reach. Nothing of it is believed."""
    try:
        with _opened(place) as file:
            return begins_as_pack(file)
    except (LibraryError, OSError):
        return False


def identity_of(place: Path) -> FileState:
    """Return what tells this state of a file from any other; raises OSError."""
    return FileState(str(place), remembered.identity(place.stat()))


def known(place: Path, trust: Trust, index_folder: Path) -> Verified | None:
    """Return at once a pack whose very file was verified before, and whose copy is whole; None: it must be read.

    Its signature and the trust in its signer are judged anew. None too where it would be refused or is out of reach:
    `verified` then says why.
    """
    copies = Copies(index_folder)
    try:
        with _opened(place) as file:
            info = os.fstat(file.fileno())
            seal = seal_of(file, place)
            if remembered.recall(index_folder, info) != seal.sha256:
                return None
            verdict = judge(seal, trust, place)
        copy = copies.whole(seal.sha256)
        return _stated(place, info, copies, copy, seal, verdict) if copy else None
    except (LibraryError, OSError):
        return None


def verified(
    place: Path,
    trust: Trust,
    index_folder: Path,
    progress: OnProgress = nothing,
    cancelled: IsCancelled = lambda: False,
) -> Verified:
    """Return a pack, read to its end where it is not known; raises LibraryError, SealError among them.

    progress(done, total): bytes. Raises StoppedError, UnreachableError where there is no pack, and OSError where it
    goes away while it is read.
    """
    return known(place, trust, index_folder) or _read_whole(place, trust, index_folder, progress, cancelled)


def _read_whole(
    place: Path, trust: Trust, index_folder: Path, progress: OnProgress, cancelled: IsCancelled
) -> Verified:
    copies = Copies(index_folder)
    with _opened(place) as file:
        info = os.fstat(file.fileno())
        if not begins_as_pack(file):
            raise no_pack(place)
        seal = seal_of(file, place)
        verdict = judge(seal, trust, place)
        with logged("pack verified", bytes=seal.body):
            copy = copies.whole(seal.sha256)
            if copy is None:
                copy = _copied(copies, file, seal, place, progress, cancelled)
            elif hash_body(file, seal.body, progress, cancelled) != seal.sha256:
                raise not_as_sealed(place)
    remembered.remember(index_folder, info, seal.sha256)
    copies.trim(copy)
    return _stated(place, info, copies, copy, seal, verdict)


def _stated(place: Path, info: os.stat_result, copies: Copies, copy: Path, seal: Seal, verdict: Verdict) -> Verified:
    """Return what is known of a copy, which is the one that was opened last from now on; raises LibraryError."""
    copies.opened(copy)
    try:
        with closing(connect(copy)) as db:
            db.limit(time_for(copy))
            manifest = manifest_in(db, place)
    except (*FAULTS, OSError) as error:
        raise damaged(place) from error
    return Verified(FileState(str(place), remembered.identity(info)), copy, seal, verdict, manifest)


def _copied(
    copies: Copies, file: BufferedReader, seal: Seal, place: Path, progress: OnProgress, cancelled: IsCancelled
) -> Path:
    """Copy what is hashed, look at all of it, and name the copy by its hash; raises LibraryError, SealError."""
    reason: object = Message("no folder can be made there")
    for home in copies.homes():
        try:
            with new_folder(home) as folder:
                _copy(_Source(file), folder / COPY, seal, place, progress, cancelled)
                return copies.keep(folder, seal.sha256)
        except _UnreadableError as error:
            raise OSError(*error.args) from error
        except OSError as error:
            reason = error.strerror or error
    raise LibraryError(
        "The library pack {} cannot be opened: no copy of it can be written to {} ({}). Make room "
        "there, or choose another folder with --profile.",
        place,
        copies.folder,
        reason,
    )


def _copy(file: _Source, made: Path, seal: Seal, place: Path, progress: OnProgress, cancelled: IsCancelled) -> None:
    """Write a copy and look at all of it; raises SealError where it is not what was sealed, LibraryError, OSError."""
    with made.open("xb") as copy:
        made.chmod(0o600)
        if hash_body(file, seal.body, progress, cancelled, copy) != seal.sha256:
            raise not_as_sealed(place)
        copy.flush()
        with _on_disk(copy.fileno()):
            _look_at(made, place)


def _look_at(copy: Path, place: Path) -> None:
    """Raise LibraryError where a copy holds anything that no pack of medviewer has."""
    from medviewer.library.pack.verification.inspection import inspect

    try:
        with closing(connect(copy)) as db:
            db.limit(time_for(copy))
            inspect(db, place)
    except FAULTS as error:
        raise damaged(place) from error


@contextmanager
def _on_disk(descriptor: int) -> Iterator[None]:
    """Have the disk keep what was written, while something else is done; raises OSError."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(os.fsync, descriptor)
        yield
        waiting.result()


class _UnreadableError(Exception):
    """A pack stopped answering while it was read; has what OSError is made of."""


class _Source:
    """Reads a pack; its errors are told apart from those of writing the copy."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file

    def seek(self, place: int) -> int:
        """Go to a place; raises OSError."""
        return self._file.seek(place)

    def readinto(self, piece: memoryview) -> int:
        """Read on; raises _UnreadableError."""
        try:
            return self._file.readinto(piece)
        except OSError as error:
            raise _UnreadableError(error.errno, error.strerror) from error


@contextmanager
def _opened(place: Path) -> Iterator[BufferedReader]:
    """Open a pack's file, once; raises LibraryError where it is no file, UnreachableError where there is none."""
    # A pipe that has this name does not keep us waiting for its writer.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(place, flags)
    except OSError as error:
        raise unreachable(place, error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise no_pack(place)
    with os.fdopen(descriptor, "rb") as file:
        yield file
