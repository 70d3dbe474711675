"""One open library that is a pack: verified before it answers, and again when its file was replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from medviewer.errors import LibraryError, Message
from medviewer.library.files import Files, Stamp
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.pack.channel import resolve
from medviewer.library.pack.format import Manifest, damaged, no_pack
from medviewer.library.pack.packed import PackFiles
from medviewer.library.pack.verification.pool import Pool
from medviewer.library.pack.verification.verified import FileState, Verified, identity_of, is_pack, known, verified
from medviewer.library.records import Changes, Library, LibraryPlace
from medviewer.library.store import schema
from medviewer.library.store.index import in_one_state
from medviewer.library.untrusted import FAULTS
from medviewer.sealing.seal import StoppedError
from medviewer.sealing.trust import Trust, Verdict

if TYPE_CHECKING:
    from medviewer.library.indexing.compare import Comparison
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.monograph.sections.vocabulary import Vocabulary

T = TypeVar("T")


class PackIndex:
    """Answers from a pack, and as one without pages while there is none: before it is verified, or out of reach.

    fault: why the pack that answered was let go of; empty if none was.
    """

    def __init__(self) -> None:
        self.fault = ""
        self._pool: Pool | None = None
        self._lock = RLock()
        self._empty: sqlite3.Connection | None = None
        self._closed = False

    @property
    def pool(self) -> Pool | None:
        """Return the pack that answers, None where none does."""
        return self._pool

    def show(self, pool: Pool | None) -> None:
        """Answer from this pack from now on, and close the one before."""
        with self._lock:
            before, self._pool = self._pool, pool
        if before:
            before.close()

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer of the pack; one that can no longer be read is let go of, and knows of no pages."""
        while True:
            pool = self._pool
            if pool is None or self._closed:
                return self._without(question)
            try:
                with pool.lend() as db:
                    return question(db)
            except sqlite3.ProgrammingError:
                if self._pool is pool:
                    raise
            except FAULTS as error:
                if _was_interrupted(error) and not db.expired:
                    raise
                self._let_go(pool, error)

    def read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer to a question of several statements."""
        return self.ask(in_one_state(question))

    def close(self) -> None:
        """Close the pack; what is asked after that raises sqlite3.ProgrammingError."""
        self._closed = True
        self.show(None)
        with self._lock:
            if self._empty:
                self._empty.close()

    def _without(self, question: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            if self._closed:
                raise sqlite3.ProgrammingError("This index is closed")
            if self._empty is None:
                self._empty = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
                schema.prepare(self._empty)
            return question(self._empty)

    def _let_go(self, pool: Pool, error: Exception) -> None:
        """Answer from this pack no more: its tables cannot be read, or what is in them is not what it should be."""
        if self._pool is pool:
            self.fault = str(error)
            self.show(None)


def _was_interrupted(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_INTERRUPT


OnProgress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


class OpenedPack(NamedTuple):
    """The pack that answers.

    copy: its verified copy, or what was made of that for this version. older_than: as in `Stamp`.
    """

    place: Path
    identity: FileState
    copy: Path
    verdict: Verdict
    manifest: Manifest
    older_than: str = ""

    @property
    def stamp(self) -> Stamp:
        """Return what is said of the pack beside its name."""
        return Stamp(self.manifest.made, *self.verdict[:3], self.older_than)


class PackLibrary:
    """A library whose root is a pack, or leads to one; has what `Holding` has.

    own_name: that the pack stated that answered first. files: those of the pack that answers. reachable: whether its
    file was there when it was last looked at. patient: a pack that is out of reach, or not known as verified yet, has
    no pages until `prepare` has seen it; without it one out of reach raises LibraryError at once. pins: at which packs
    this workstation is held. seen: what it read before, None to compare with nothing.
    """

    def __init__(
        self,
        library: Library,
        index_folder: Path,
        trust: Trust,
        patient: bool = False,
        pins: Pins | None = None,
        seen: SeenLibraries | None = None,
    ) -> None:
        self.library = library
        self.reachable = True
        self.folders: list[bytes] = []
        self.opened: OpenedPack | None = None
        self.own_name = ""
        self._index_folder = index_folder
        self._trust = trust
        self.index = PackIndex()
        self.files: Files = PackFiles(self.index.ask, library.root)
        self._pins = pins
        self._seen = seen
        self._refused: object = None
        self._faulty: set[str] = set()
        self._told = 0
        self._changes = 0
        try:
            self._open_known()
        except UnreachableError:
            if not patient:
                raise
            self.reachable = False

    @property
    def notice(self) -> Message:
        """Return what is to be said of the pack; empty if nothing is."""
        if self.index.fault:
            return _faulty(self.library.root, self.index.fault)
        if self.opened is None or self.opened.manifest.index_version == schema.VERSION:
            return Message("")
        return Message(
            "The library pack {} was made with another version of medviewer. Its pages were indexed anew on this "
            "computer; a pack made with this version opens without that.",
            self.library.root,
        )

    @property
    def place(self) -> LibraryPlace:
        """Return where pages are read past the index."""
        if self.opened is None:
            return LibraryPlace(self.library, self.library.root)
        return LibraryPlace(self.library, self.opened.copy, self.opened.stamp)

    def answers(self) -> bool:
        """Look whether the pack is there."""
        return bool(self._look())

    def is_whole(self) -> bool:
        """Tell whether a verified pack answers."""
        return self.opened is not None

    def stale(self, cancelled: IsCancelled = lambda: False) -> bool:
        """Tell whether another pack is to be verified and shown, or one that answers without `update`'s knowledge."""
        seen = self._look()
        if seen is None:
            return False
        return (not self._is_open(seen) and seen != self._refused) or self._told != self._changes

    def prepare(self, progress: OnProgress, cancelled: IsCancelled) -> None:
        """Verify the pack that is there now, and answer from it; one that is refused leaves the one before in place.

        progress: is told how many of how many bytes are read. Raises LibraryError, SealError among them.
        """
        seen = self._look()
        if seen is None or self._is_open(seen):
            return
        try:
            self._show(self._verified(progress, cancelled), progress, cancelled)
        except StoppedError:
            return
        except (OSError, UnreachableError):
            self.reachable = False
        except LibraryError:
            self._refused = seen
            raise

    def compare(self, cancelled: IsCancelled = lambda: False) -> Comparison | None:
        """Return None: the index of a pack is finished."""
        return None

    def update(
        self, work: Comparison | None, progress: OnProgress, cancelled: IsCancelled, stage: Callable[[str], None]
    ) -> Changes:
        """Return what differs since the last update."""
        swapped, self._told = self._told != self._changes, self._changes
        return Changes(elsewhere=swapped)

    def vocabulary(self) -> Vocabulary:
        """Return the words for this library's sections."""
        return self.files.vocabulary()

    def close(self) -> None:
        """Close the pack."""
        self.index.close()

    def _look(self) -> object:
        """Return what tells the pack that is there now from any other, None where it is out of reach."""
        try:
            place = resolve(self.library.root, self._pins)
            self.folders = [bytes(place.parent)]
            seen: object = identity_of(place)
            self.reachable = self.index.pool is not None if self.opened else True
        except (OSError, UnreachableError):
            self.reachable = False
            return None
        except LibraryError as error:
            return str(error)
        return seen

    def _is_open(self, seen: object) -> bool:
        """Tell whether this is the pack that answers; one that was let go of is not."""
        return self.opened is not None and seen == self.opened.identity and self.index.pool is not None

    def _open_known(self) -> None:
        """Answer at once from a pack that was verified before; raises LibraryError where there is none to verify."""
        from medviewer.library.pack.converting import ready

        place = resolve(self.library.root, self._pins)
        if not is_pack(place):
            raise no_pack(place)
        found = known(place, self._trust, self._index_folder)
        copy = ready(found, self._index_folder) if found else None
        if found and copy and self._is_settled(found):
            with suppress(LibraryError):  # `prepare` says why
                self._answer_from(found, copy)
                self._told = self._changes

    def _is_settled(self, found: Verified) -> bool:
        """Tell whether nothing is to be asked or noted of a pack; else `prepare` does, which may take its time."""
        return self._seen is None or self._seen.is_settled(self.library.root, found.verdict, found.manifest)

    def _verified(self, progress: OnProgress, cancelled: IsCancelled) -> Verified:
        """Return the pack that is there now; one whose copy could not be read is copied once more, and then refused."""
        place = resolve(self.library.root, self._pins)
        found = verified(place, self._trust, self._index_folder, progress, cancelled)
        if not self.index.fault or self.opened is None or self.opened.verdict.sha256 != found.seal.sha256:
            return found
        if found.seal.sha256 in self._faulty:
            raise LibraryError.of(_faulty(place, self.index.fault))
        self._faulty.add(found.seal.sha256)
        from medviewer.library.pack.verification.copies import Copies

        Copies(self._index_folder).forget(found.copy)
        return verified(place, self._trust, self._index_folder, progress, cancelled)

    def _show(self, found: Verified, progress: OnProgress, cancelled: IsCancelled) -> None:
        """Answer from a pack that was verified; raises LibraryError, StoppedError, OSError."""
        from medviewer.library.pack.converting import converted

        self._answer_from(found, converted(found, self._index_folder, progress, cancelled))

    def _answer_from(self, found: Verified, copy: Path) -> None:
        """Answer from a copy; raises ChangedTrustError where that is to be asked first, LibraryError."""
        place = Path(found.identity.place)
        older_than = self._seen.checked(self.library.root, found.verdict, found.manifest) if self._seen else ""
        try:
            pool = Pool(copy)
        except (*FAULTS, OSError) as error:
            raise damaged(place) from error
        self.opened = OpenedPack(place, found.identity, copy, found.verdict, found.manifest, older_than)
        self.files = PackFiles(self.index.ask, place, self.opened.stamp)
        self.own_name = self.own_name or found.manifest.name
        self.index.show(pool)
        self.index.fault = ""
        self._refused = None
        self.reachable = True
        self._changes += 1


def _faulty(place: Path, fault: str) -> Message:
    return Message(
        "The library pack {} can no longer be read ({}). Connect the drive or share; where that does not help, copy "
        "the pack again.",
        place,
        fault,
    )
