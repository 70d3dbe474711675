"""Open one library, be it a folder or a pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medviewer.errors import ChangedTrustError, LibraryError
from medviewer.library.files import Files, FolderFiles
from medviewer.library.indexing.folder_library import FolderLibrary
from medviewer.library.open_library import OpenLibrary
from medviewer.library.places import leads_to_pack
from medviewer.library.records import Changes, Library, LibraryPlace

if TYPE_CHECKING:
    from medviewer.library.indexing.compare import Comparison
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.sealing.trust import Trust


class KeptLibrary(OpenLibrary, Protocol):
    """An open library that its catalogue keeps true to what lies on the disk."""

    def answers(self) -> bool:
        """Look whether it is there."""

    def is_whole(self) -> bool:
        """Tell whether all its names are known, those of pages that were changed since aside; looks at no disk."""

    def stale(self, cancelled: Callable[[], bool]) -> bool:
        """Tell whether `prepare` or `update` would find something; False where it was cancelled."""

    def prepare(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Verify what must be verified before it is used; raises LibraryError."""

    def compare(self, cancelled: Callable[[], bool]) -> Comparison | None:
        """Return what an update would do, None where nothing can be done."""

    def update(
        self,
        work: Comparison | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        stage: Callable[[str], None],
    ) -> Changes:
        """Do the work and return what differs since the last update."""


def opened(
    library: Library,
    index_folder: Path,
    trust: Trust | None,
    patient: bool,
    pins: Pins | None = None,
    seen: SeenLibraries | None = None,
) -> KeptLibrary:
    """Return the open library; raises LibraryError. The parameters are those of `Catalogue.open`."""
    from medviewer.sealing.trust import Trust

    if not leads_to_pack(library.root):
        if seen is not None:
            seen.check_folder(library.root, trust or Trust())
        return FolderLibrary(library, index_folder)
    from medviewer.library.pack.pack_library import PackLibrary

    return PackLibrary(library, index_folder, trust or Trust(), patient, pins, seen)


def prepare(
    open_libraries: Iterable[KeptLibrary], progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[LibraryError]:
    """Verify packs that are new here; return why those that are refused are, those that nobody decided on first.

    progress: is told how many of how many bytes are read.
    """
    refused = []
    for open_library in open_libraries:
        try:
            open_library.prepare(progress, cancelled)
        except LibraryError as error:
            refused.append(error)
    return sorted(refused, key=lambda error: isinstance(error, ChangedTrustError) and error.declined)


def further(progress: Callable[[int, int], None], before: int, total: int, read: int, _: int) -> None:
    """Tell the progress of one library as a part of all."""
    progress(before + read, total)


@contextmanager
def files_at(place: LibraryPlace) -> Iterator[Files]:
    """Open the files of a folder, or of a pack's verified copy; raises LibraryError, OSError."""
    if not place.where.is_file():
        yield FolderFiles(place.where, place.stamp)
        return
    from medviewer.library.pack.packed import PackCopy

    with closing(PackCopy(place.where, place.library.root, place.stamp)) as packed:
        yield packed


def tell_apart(open_libraries: Iterable[KeptLibrary]) -> None:
    """Number those names that another library has by now, as one that was opened at the same time may."""
    taken: set[str] = set()
    for one in open_libraries:
        name = one.library.name
        numbered = (name if number == 1 else f"{name} {number}" for number in count(1))
        one.library = one.library._replace(name=next(free for free in numbered if free not in taken))
        taken.add(one.library.name)
