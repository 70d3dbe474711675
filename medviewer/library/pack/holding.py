"""One open library that is a pack: verified before it answers, and again when its file was replaced."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library import schema
from medviewer.library.files import Files, FolderFiles, Stamp
from medviewer.library.folder import UnreachableError
from medviewer.library.holding import Holding, index_name
from medviewer.library.pack.format import Manifest, is_pack, no_pack, read_manifest
from medviewer.library.pack.index import PackIndex
from medviewer.library.pack.packed import Packed, PackFiles
from medviewer.library.pack.pool import Identity, Pool, identity_of
from medviewer.library.pack.resolving import resolve
from medviewer.library.records import Changes, Library, Place
from medviewer.monograph.errors import LibraryError
from medviewer.sealing.seal import StoppedError
from medviewer.sealing.trust import Trust, Verdict
from medviewer.sealing.verifying import known, verify

if TYPE_CHECKING:
    from medviewer.library.compare import Comparison
    from medviewer.library.index import Index
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.seen import Seen
    from medviewer.monograph.vocabulary import Vocabulary


Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_OTHER = (
    "The library pack {} was made with another version of medviewer. Its pages were unpacked and are indexed on this "
    "computer; a pack made with this version opens without that."
)


def _nothing(done: int, total: int) -> None:
    """Tell nobody how far things are."""


class Opened(NamedTuple):
    """The pack that answers.

    inner: its pages unpacked, where its own index is of another version. older_than: as in `Stamp`.
    """

    place: Path
    identity: Identity
    verdict: Verdict
    manifest: Manifest
    inner: Holding | None = None
    older_than: str = ""

    @property
    def stamp(self) -> Stamp:
        """Return what is said of the pack beside its name."""
        return Stamp(self.manifest.made, *self.verdict[:3], self.older_than)


class PackHolding:
    """A library whose root is a pack, or leads to one; has what `Holding` has.

    reachable: whether its file was there when it was last looked at. patient: a pack that is out of reach, or not known
    as verified yet, has no pages until `prepare` has seen it; without it one out of reach raises LibraryError at once.
    taken: names that it may not take when it comes into reach. pins: at which packs this workstation is held.
    seen: what it read before, None to compare with nothing.
    """

    def __init__(
        self,
        library: Library,
        index_folder: Path,
        trust: Trust,
        patient: bool = False,
        taken: Collection[str] = (),
        pins: Pins | None = None,
        seen: Seen | None = None,
    ) -> None:
        self.library = library
        self.reachable = True
        self.folders: list[bytes] = []
        self.opened: Opened | None = None
        self._index_folder = index_folder
        self._trust = trust
        self._index = PackIndex()
        self._files = PackFiles(self._index.ask, library.root)
        self._taken = taken
        self._pins = pins
        self._seen = seen
        self._named = False
        self._refused: object = None
        self._told = 0
        self._changes = 0
        self._said = ""
        try:
            self._open_known()
        except UnreachableError:
            if not patient:
                raise
            self.reachable = False

    @property
    def index(self) -> Index | PackIndex:
        """Return what answers questions about the pages."""
        return self.opened.inner.index if self.opened and self.opened.inner else self._index

    @property
    def files(self) -> Files:
        """Return the files of the pack that answers."""
        if self.opened and self.opened.inner:
            return FolderFiles(self.opened.inner.library.root, self.opened.stamp)
        return self._files

    @property
    def notice(self) -> str:
        """Return what is to be said of the pack; empty if nothing is."""
        inner = self.opened.inner.notice if self.opened and self.opened.inner else ""
        return " ".join(filter(None, (self._said, self._index.notice, inner)))

    @property
    def place(self) -> Place:
        """Return where pages are read past the index."""
        if self.opened is None:
            return Place(self.library, self.library.root)
        inner = self.opened.inner
        return Place(self.library, inner.library.root if inner else self.opened.place, self.opened.stamp)

    def answers(self) -> bool:
        """Look whether the pack is there."""
        return bool(self._look())

    def stale(self) -> bool:
        """Tell whether another pack is to be verified and shown, or one that answers without `update`'s knowledge."""
        seen = self._look()
        if seen is None:
            return False
        if self.opened and self.opened.inner and self.opened.inner.stale():
            return True
        return (not self._is_open(seen) and seen != self._refused) or self._told != self._changes

    def prepare(self, progress: Progress, cancelled: Stop) -> None:
        """Verify the pack that is there now, and answer from it; one that is refused leaves the one before in place.

        progress: is told how many of how many bytes are read. Raises LibraryError, SealError among them.
        """
        seen = self._look()
        if seen is None or self._is_open(seen):
            return
        try:
            place = resolve(self.library.root, self._pins)
            if not is_pack(place):
                raise no_pack(place)
            verdict = known(place, self._trust, self._index_folder) or verify(
                place, self._trust, progress, cancelled, self._index_folder
            )
            self._show(place, seen, verdict, progress, cancelled)
        except StoppedError:
            return
        except (OSError, UnreachableError):
            self.reachable = False
        except LibraryError:
            self._refused = seen
            raise

    def compare(self) -> Comparison | None:
        """Return what there is to do where the pack was unpacked, else None: its index is finished."""
        return self.opened.inner.compare() if self.opened and self.opened.inner else None

    def update(self, work: Comparison | None, progress: Progress, cancelled: Stop) -> Changes:
        """Do the work, and return what differs since the last update."""
        swapped, self._told = self._told != self._changes, self._changes
        inner = self.opened.inner if self.opened else None
        changes = inner.update(work, progress, cancelled) if inner else Changes()
        return changes._replace(elsewhere=changes.elsewhere or swapped)

    def vocabulary(self) -> Vocabulary:
        """Return the words for this library's sections."""
        return self.files.vocabulary()

    def close(self) -> None:
        """Close the pack."""
        self._index.close()
        if self.opened and self.opened.inner:
            self.opened.inner.close()

    def _look(self) -> object:
        """Return what tells the pack that is there now from any other, None where it is out of reach."""
        try:
            place = resolve(self.library.root, self._pins)
            self.folders = [bytes(place.parent)]
            seen: object = identity_of(place)
            self.reachable = self.index.pool is not None if isinstance(self.index, PackIndex) and self.opened else True
        except (OSError, UnreachableError):
            self.reachable = False
            return None
        except LibraryError as error:
            return str(error)
        return seen

    def _is_open(self, seen: object) -> bool:
        """Tell whether this is the pack that answers; one that was let go of is not."""
        if self.opened is None or seen != self.opened.identity:
            return False
        return self.opened.inner is not None or self._index.pool is not None

    def _open_known(self) -> None:
        """Answer at once from a pack that was verified before; raises LibraryError where there is none to verify."""
        place = resolve(self.library.root, self._pins)
        if not is_pack(place):
            raise no_pack(place)
        seen, manifest = identity_of(place), read_manifest(place)
        self._named = True
        verdict = known(place, self._trust, self._index_folder)
        if verdict is None or not self._is_settled(verdict, manifest):
            return
        if manifest.index_version == schema.VERSION or self._unpacked(manifest).is_dir():
            self._show(place, seen, verdict, _nothing, lambda: False)
            self._told = self._changes

    def _show(self, place: Path, seen: object, verdict: Verdict, progress: Progress, cancelled: Stop) -> None:
        """Answer from a pack that was verified as the file `seen`; raises LibraryError, OSError."""
        pool = Pool(place)
        if pool.identity != seen:
            pool.close()
            return
        manifest = read_manifest(place)
        older_than = self._check_edition(pool, verdict, manifest)
        self._take_name(manifest.name)
        opened = Opened(place, pool.identity, verdict, manifest, older_than=older_than)
        if manifest.index_version == schema.VERSION:
            self._files = PackFiles(self._index.ask, place, opened.stamp)
            self._index.show(pool)
            self._become(opened, "")
            return
        pool.close()
        from medviewer.library.pack.unpacking import clear, touch, unpack_aside

        unpacked = self._unpacked(manifest)
        if not unpacked.is_dir():
            with closing(Packed(place)) as packed:
                if not unpack_aside(packed, unpacked, progress, cancelled):
                    return
        touch(unpacked)
        clear(self._index_folder, unpacked)
        self._become(opened._replace(inner=Holding(Library(self.library.name, unpacked), self._index_folder)), _OTHER)
        self._index.show(None)

    def _is_settled(self, verdict: Verdict, manifest: Manifest) -> bool:
        """Tell whether nothing is to be asked or noted of a pack; else `prepare` does, which may take its time."""
        return self._seen is None or self._seen.is_settled(self.library.root, verdict, manifest)

    def _check_edition(self, pool: Pool, verdict: Verdict, manifest: Manifest) -> str:
        """Note a pack, and return `Stamp.older_than`; raises ChangedTrustError, the pool closed, where it is to ask."""
        try:
            return self._seen.checked(self.library.root, verdict, manifest) if self._seen else ""
        except LibraryError:
            pool.close()
            raise

    def _become(self, opened: Opened, said: str) -> None:
        """Answer from what was opened, and forget what was unpacked for the pack before."""
        before, self.opened = self.opened, opened
        self._said = said.format(self.library.root)
        self._refused = None
        self._index.notice = ""
        self.reachable = True
        self._changes += 1
        if before and before.inner:
            before.inner.close()
            if before.manifest.content != opened.manifest.content:
                from medviewer.library.pack.unpacking import remove

                place = before.inner.library.root
                remove(self._index_folder, place, index_name(place))

    def _take_name(self, name: str) -> None:
        """Call the library as its pack says, where that was out of reach when the library was named."""
        if not self._named and name not in self._taken:
            self.library = Library(name, self.library.root)
        self._named = True

    def _unpacked(self, manifest: Manifest) -> Path:
        from medviewer.library.pack.unpacking import unpacked_place

        return unpacked_place(self._index_folder, manifest.content)
