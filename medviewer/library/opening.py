"""Opens one library, be it a folder or a pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.library.holding import Holding
from medviewer.library.pack.resolving import leads_to_pack
from medviewer.library.records import Library
from medviewer.monograph.errors import LibraryError

if TYPE_CHECKING:
    from medviewer.library.held import Held
    from medviewer.library.pack.pins import Pins
    from medviewer.sealing.trust import Trust


def opened(
    library: Library,
    index_folder: Path,
    trust: Trust | None,
    patient: bool,
    pins: Pins | None = None,
) -> Held:
    """Return the open library; raises LibraryError. The parameters are those of `Catalogue.open`."""
    if not leads_to_pack(library.root):
        return Holding(library, index_folder)
    from medviewer.library.pack.holding import PackHolding
    from medviewer.sealing.trust import Trust

    return PackHolding(library, index_folder, trust or Trust(), patient, pins)


def prepare(
    holdings: Iterable[Held], progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[LibraryError]:
    """Verify packs that are new here; return why those that are refused are. progress: of how many bytes."""
    refused = []
    for holding in holdings:
        try:
            holding.prepare(progress, cancelled)
        except LibraryError as error:
            refused.append(error)
    return refused


def further(progress: Callable[[int, int], None], before: int, total: int, read: int, _: int) -> None:
    """Tell the progress of one library as a part of all."""
    progress(before + read, total)
