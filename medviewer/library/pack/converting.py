"""Packs whose index is of another version: taken apart, and put together again with an index of this one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from medviewer.errors import LibraryError
from medviewer.library.pack.verification.copies import Copies, new_folder
from medviewer.library.pack.verification.verified import IsCancelled, OnProgress, Verified
from medviewer.library.store import schema
from medviewer.sealing.seal import StoppedError

NAME = f"version-{schema.VERSION}.sqlite"


def ready(found: Verified, index_folder: Path) -> Path | None:
    """Return the database that answers for a pack: its copy, or what was made of it; None where that is to be made."""
    if found.manifest.index_version == schema.VERSION:
        return found.copy
    return Copies(index_folder).whole(found.seal.sha256, NAME)


def converted(found: Verified, index_folder: Path, progress: OnProgress, cancelled: IsCancelled) -> Path:
    """Return the database that answers for a pack, made where it is not there yet.

    progress(done, total): bytes. Raises LibraryError where it cannot be made, StoppedError.
    """
    there = ready(found, index_folder)
    if there is not None:
        return there
    try:
        with new_folder(found.copy.parent.parent) as folder:
            body = _rebuilt(found, folder, progress, cancelled)
            return Copies(index_folder).keep_beside(body, found.copy, found.seal.sha256, NAME)
    except OSError as error:
        raise LibraryError(
            "The library pack {} was made with another version of medviewer, and cannot be indexed anew in "
            "{} ({}). Make room there, or ask for a pack of this version.",
            found.identity.place,
            found.copy.parent,
            error.strerror,
        ) from error


def _rebuilt(found: Verified, folder: Path, progress: OnProgress, cancelled: IsCancelled) -> Path:
    """Unpack a pack into `folder` and build another one of its pages; raises LibraryError, StoppedError, OSError."""
    from medviewer.library.pack.building import BuildOptions, build_body
    from medviewer.library.pack.packed import PackCopy
    from medviewer.library.pack.unpacking import unpack

    def tell(_what: str, done: int, total: int) -> None:
        if cancelled():
            raise StoppedError("Stopped. The pack was not indexed to its end.")
        progress(done * found.manifest.bytes // max(total, 1), found.manifest.bytes)

    manifest, pages = found.manifest, folder / "pages"
    with closing(PackCopy(found.copy, Path(found.identity.place))) as packed:
        unpack(packed, pages, lambda done, total: tell("", done, total))
    order = BuildOptions(pages, folder, manifest.name, manifest.licence, manifest.made)
    return build_body(order, folder, tell)[0]
