"""Opens one library, be it a folder or a pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.errors import ChangedTrustError, LibraryError
from medviewer.library.indexing.folder_library import FolderLibrary
from medviewer.library.places import leads_to_pack
from medviewer.library.records import Library

if TYPE_CHECKING:
    from medviewer.library.open_library import OpenLibrary
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.sealing.trust import Trust


def opened(
    library: Library,
    index_folder: Path,
    trust: Trust | None,
    patient: bool,
    pins: Pins | None = None,
    seen: SeenLibraries | None = None,
) -> OpenLibrary:
    """Return the open library; raises LibraryError. The parameters are those of `Catalogue.open`."""
    from medviewer.sealing.trust import Trust

    if not leads_to_pack(library.root):
        if seen is not None:
            seen.check_folder(library.root, trust or Trust())
        return FolderLibrary(library, index_folder)
    from medviewer.library.pack.pack_library import PackLibrary

    return PackLibrary(library, index_folder, trust or Trust(), patient, pins, seen)


def prepare(
    holdings: Iterable[OpenLibrary], progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[LibraryError]:
    """Verify packs that are new here; return why those that are refused are, those that nobody decided on first.

    progress: is told how many of how many bytes are read.
    """
    refused = []
    for holding in holdings:
        try:
            holding.prepare(progress, cancelled)
        except LibraryError as error:
            refused.append(error)
    return sorted(refused, key=lambda error: isinstance(error, ChangedTrustError) and error.declined)


def further(progress: Callable[[int, int], None], before: int, total: int, read: int, _: int) -> None:
    """Tell the progress of one library as a part of all."""
    progress(before + read, total)
