"""Packs into a pack folder, and the pointer from one to another: for everybody who reads there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from medviewer.atomic import abandoned, write_atomically
from medviewer.errors import LibraryError
from medviewer.library.pack import channel
from medviewer.library.pack.channel import MovedPointer
from medviewer.library.pack.locking import alone
from medviewer.library.pack.verification.verified import OnProgress, Verified, nothing, verified
from medviewer.library.places import is_channel
from medviewer.library.pointer import POINTER, SUFFIX, PointerEntry, rendered
from medviewer.sealing.seal import StoppedError
from medviewer.sealing.trust import Trust, Verdict
from medviewer.work_log import logged

LOCK = ".current.lock"
_PIECE = 1 << 20
_LONGEST_NAME = 60


def _nothing_of(done: int) -> None:
    """Take no notice of progress."""


class PublishedPack(NamedTuple):
    """A pack that was published.

    file: the pack in the folder; before: the name of the one that was read until now, "" if none.

    copied: False where the folder held it already.
    """

    name: str
    file: Path
    before: str
    copied: bool
    verdict: Verdict


@logged("pack published")
def publish(
    pack: Path,
    folder: Path,
    trust: Trust,
    index_folder: Path,
    progress: OnProgress = nothing,
    cancelled: Callable[[], bool] = lambda: False,
) -> PublishedPack:
    """Copy a pack into a pack folder, made one where it is none, then have the pointer lead to it.

    Published is the copy that was verified, in `index_folder`, and what is on the folder's disk is compared with it
    before it has its name; whoever reads the folder meanwhile sees the pack before. progress(done, total): bytes.
    Raises SealError for a pack that is refused, StoppedError, LibraryError and ExportError where the folder cannot be
    written, OSError where there is no pack.
    """
    size = pack.stat().st_size
    found = verified(pack, trust, index_folder, lambda done, _: progress(done, 3 * size), cancelled)
    if not folder.is_dir():
        raise LibraryError("There is no folder {}. Make it, or connect the drive or share.", folder)
    content = _hash(_sealed(found, lambda done: progress(size + done, 3 * size), cancelled))
    target = folder / file_name(found.manifest.name, found.manifest.made, content)
    copied = not _holds(target, content, cancelled)
    if copied:
        _sweep(folder)
        write_atomically(
            target,
            lambda file: _copy(found, file, content, lambda done: progress(2 * size + done, 3 * size), cancelled),
            through_link=False,
        )
    before = _point(folder, found.manifest.name, target.name)
    progress(3 * size, 3 * size)
    return PublishedPack(found.manifest.name, target, before, copied, found.verdict)


def rollback(
    folder: Path, index_folder: Path, name: str = "", to: str = "", trust: Trust | None = None
) -> MovedPointer:
    """Have the pointer lead to the pack before the current one, or to the file `to`, which is verified first.

    The history stays, so that the way forward is there too. Raises LibraryError where there is no such pack or the
    folder cannot be written, SealError where it is refused.
    """
    name, line = channel.line_of(folder, name)
    file = to or channel.previous(folder, name, line.current)
    channel.verified_of(folder, name, file, trust or Trust(), index_folder)
    with _writing(folder):
        found = channel.lines(folder)
        before = found[name].current if name in found else ""
        _write(folder, found | {name: PointerEntry(file, found.get(name, line).history)})
    return MovedPointer(name, before, file)


def file_name(name: str, made: str, content: str) -> str:
    """Return the name under which a pack is published: library, day it was made, and what its bytes are.

    made: ISO 8601. content: SHA-256 of the whole file in hexadecimal.
    """
    stem = "".join(char if char.isalnum() or char in "-_." else "-" for char in name)[:_LONGEST_NAME].strip("-.")
    return f"{stem or 'library'}-{made[:10].replace('-', '')}-{content[:12]}{SUFFIX}"


def _point(folder: Path, name: str, file: str) -> str:
    """Have the pointer lead to a file, at the end of its history; return to which it led."""
    with _writing(folder):
        found = channel.lines(folder) if is_channel(folder) else {}
        line = found.get(name, PointerEntry("", ()))
        history = (*(other for other in line.newest_allowed() if other != file), file)
        if line.current != file or line.history != history:
            _write(folder, found | {name: PointerEntry(file, history)})
    return line.current


def _writing(folder: Path) -> AbstractContextManager[None]:
    return alone(folder / LOCK)


def _write(folder: Path, found: dict[str, PointerEntry]) -> None:
    write_atomically(folder / POINTER, rendered(found).encode(), through_link=False)


def _holds(target: Path, content: str, cancelled: Callable[[], bool]) -> bool:
    """Tell whether a file is there, whole, and not somewhere else by a link."""
    if target.is_symlink() or not target.is_file():
        return False
    try:
        with target.open("rb") as file:
            return _hash(_pieces(file, _nothing_of, cancelled)) == content
    except FileNotFoundError:
        return False


def _copy(
    found: Verified, file: BinaryIO, content: str, step: Callable[[int], object], cancelled: Callable[[], bool]
) -> None:
    """Copy a verified pack, then read the copy from its disk; raises LibraryError where it is not the same."""
    for piece in _sealed(found, step, cancelled):
        file.write(piece)
    file.flush()
    os.fsync(file.fileno())
    file.seek(0)
    if _hash(_pieces(file, _nothing_of, cancelled)) != content:
        raise LibraryError(
            "The copy of {} is not the same as the pack. Check the drive or share; try again.", found.identity.place
        )


def _sealed(found: Verified, step: Callable[[int], object], cancelled: Callable[[], bool]) -> Iterator[bytes]:
    """Yield a verified pack as its file has it, with its seal, piece by piece; raises StoppedError."""
    with found.copy.open("rb") as body:
        yield from _pieces(body, step, cancelled)
    yield found.seal.rendered()


def _hash(pieces: Iterable[bytes]) -> str:
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def _pieces(file: BinaryIO, step: Callable[[int], object], cancelled: Callable[[], bool]) -> Iterator[bytes]:
    """Yield a file piece by piece; raises StoppedError."""
    done = 0
    while piece := file.read(_PIECE):
        if cancelled():
            raise StoppedError("Stopped. Nothing was published.")
        yield piece
        done += len(piece)
        step(done)


def _sweep(folder: Path) -> None:
    """Take away copies that were begun long ago: a process that was killed left them."""
    for part in abandoned(folder, ".medviewer-*.tmp"):
        with suppress(OSError):
            part.unlink()
