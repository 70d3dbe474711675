"""A folder of pages, or a pack, as one of two editions of a library that are compared."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.library.files import FolderFiles
from medviewer.library.indexing.folder import Folder, PageFile
from medviewer.library.indexing.page_entries import fallback_title
from medviewer.library.page_parser import monograph_of
from medviewer.library.paths import shown, stored
from medviewer.library.records import name_libraries
from medviewer.monograph.decoding import LARGEST, decode
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import index_view

if TYPE_CHECKING:
    from medviewer.library.files import Files
    from medviewer.library.pack.packed import PackCopy
    from medviewer.library.pack.pins import Pins
    from medviewer.monograph.sections.vocabulary import Vocabulary
    from medviewer.sealing.trust import Trust


class _Pages:
    """The common ground of editions: pages by their paths below the library, as text.

    name: begins their ids. place: the folder or pack. made: when a pack was, UTC, ISO 8601; "" of a folder.
    """

    def __init__(self, name: str, place: Path, files: Files, made: str = "") -> None:
        self.name = name
        self.place = place
        self.made = made
        self._files = files

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words for this edition's sections."""
        return self._files.vocabulary()

    def title(self, source: str) -> str:
        """Return the title of a page; raises PageError where it cannot be read."""
        text, _ = decode(self._files.page(stored(source)))
        return index_view(text, fallback_title(stored(source)), self.vocabulary).summary.title

    def read(self, source: str) -> Monograph:
        """Return a page; raises PageError where it cannot be read."""
        return monograph_of(self._files.page(stored(source)), stored(source), self.vocabulary)


class FolderEdition(_Pages):
    """The pages of a folder as they are now."""

    def __init__(self, root: Path) -> None:
        [library] = name_libraries([root])
        super().__init__(library.name, library.root, FolderFiles(library.root))

    def hashes(self, cancelled: Callable[[], bool]) -> Mapping[str, bytes]:
        """Return the SHA-256 of every page, b"" of one that cannot be read; raises LibraryError."""
        found: dict[str, bytes] = {}
        for file in Folder(self.place).walk():
            if cancelled():
                break
            if isinstance(file, PageFile):
                found[shown(file.path)] = self._hash(file)
        return found

    def _hash(self, file: PageFile) -> bytes:
        try:
            return sha256((self.place / os.fsdecode(file.path)).read_bytes()).digest() if file.size <= LARGEST else b""
        except OSError:
            return b""


class PackEdition(_Pages):
    """The pages of an open pack."""

    def __init__(self, packed: PackCopy, place: Path) -> None:
        super().__init__(packed.manifest.name, place, packed, packed.manifest.made)
        self._packed = packed

    def hashes(self, cancelled: Callable[[], bool]) -> Mapping[str, bytes]:
        """Return the SHA-256 of every page."""
        return {shown(path): digest for path, digest in self._packed.pages()}


@contextmanager
def edition_of(
    path: Path,
    trust: Trust,
    index_folder: Path,
    pins: Pins | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[FolderEdition | PackEdition]:
    """Open a folder of pages, a pack, or the current pack of a pack folder; a pack is verified first.

    index_folder: keeps the copies of packs that were verified; those are not read whole again. Raises LibraryError,
    SealError where a pack is refused, StoppedError, OSError where the pack is out of reach.
    """
    from medviewer.library.pack.channel import resolve
    from medviewer.library.pack.packed import PackCopy
    from medviewer.library.pack.verification.verified import verified
    from medviewer.library.places import leads_to_pack

    named = path.expanduser().absolute()
    if not leads_to_pack(named):
        yield FolderEdition(named)
        return
    place = resolve(named, pins)
    packed = PackCopy(verified(place, trust, index_folder, cancelled=cancelled).copy, place)
    try:
        yield PackEdition(packed, place)
    finally:
        packed.close()
