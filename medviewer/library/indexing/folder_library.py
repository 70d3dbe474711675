"""One open library with its index: whether they agree, and making them agree again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from medviewer.errors import LibraryError, Message
from medviewer.library.files import FolderFiles
from medviewer.library.records import Changes, Library, LibraryPlace, joined
from medviewer.library.store import schema
from medviewer.library.store.index import DAMAGE, Index, index_name

if TYPE_CHECKING:
    from medviewer.library.indexing.compare import Comparison
    from medviewer.library.indexing.refresh import UpdateListener, UpdateResult
    from medviewer.monograph.sections.vocabulary import Vocabulary

FEW = 64
"""Files that are read here; for more of them another process is worth its start."""


_PAUSE, _PAUSE_PER_LOOK = 2.0, 100
"""Seconds, and times that it took, between two looks at the contents of pages whose stamps do not tell."""
_STEPS = 1000
"""Of SQLite between two questions whether a check for damage is still wanted: of a million pages it takes a minute."""
_DIGEST = "SELECT lower(hex(digest)) FROM file WHERE path = ? AND digest IS NOT NULL"


class FolderLibrary:
    """A library and its index. reachable: whether its folder answered when it was last looked at.

    outdated: whether a page that was read proved to be another edition than the index holds.
    """

    def __init__(self, library: Library, index_folder: Path) -> None:
        self.library = library
        self.reachable = library.root.is_dir()
        file = index_folder / index_name(library.root)
        if not self.reachable and (library.root.exists() or not file.exists()):
            raise LibraryError(
                "There is no library folder {}. Check the spelling, connect the drive or share, or name another "
                "folder with --library.",
                library.root,
            )
        if not file.exists():
            from medviewer.library.indexing.shipped_index import adopt

            adopt(library.root, file)
        self.index = Index(file)
        self.files = FolderFiles(library.root)
        self._words: tuple[int, Vocabulary] | None = None
        self.folders: list[bytes] = []
        self._checked = self._looked = self.outdated = False
        self._next_look = 0.0
        self._seen = self.index.ask(schema.state)[:2]

    @property
    def notice(self) -> Message:
        """Return what went wrong with the index, for the user; empty if nothing did."""
        return self.index.notice

    @property
    def place(self) -> LibraryPlace:
        """Return where pages are read past the index."""
        return LibraryPlace(self.library, self.library.root)

    def prepare(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Do nothing: a folder is read page by page, and needs no verifying."""

    def close(self) -> None:
        """Close the index."""
        self.index.close()

    def answers(self) -> bool:
        """Look whether the folder is there."""
        self.reachable = self.library.root.is_dir()
        return self.reachable

    def is_whole(self) -> bool:
        """Tell whether an update of its index once came to its end."""
        return self.index.ask(schema.state).checksum is not None

    def stale(self, cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Tell whether the folder differs from the index by its stamps, or the index from what `update` last told.

        From the second look on, so not while a window starts, a damaged index is found as well, and made anew.
        cancelled: is asked at each file; False is returned then.
        """
        from medviewer.library.indexing.compare import checksum_of
        from medviewer.library.indexing.folder import Folder, StoppedWalkError, UnreachableError

        try:
            if self._looked:
                self._check(cancelled)
            self._looked = True
            state, folder = self.index.ask(schema.state), Folder(self.library.root, cancelled=cancelled)
            differs = checksum_of(folder, self.library.root, state) != state.checksum or self.outdated
            self.folders = folder.folders
            self.reachable = True
        except UnreachableError:
            self.reachable = False
            return state[:2] != self._seen
        except StoppedWalkError:
            return False
        return differs or state[:2] != self._seen

    def was_read(self, path: bytes, digest: str) -> None:
        """Note with which digest a page was shown: where the index holds another, it is to be brought up to date."""
        held = self.index.ask(lambda db: db.execute(_DIGEST, (path,)).fetchone())
        if held and held[0] != digest:
            from medviewer.library.indexing import doubt

            self.index.ask(partial(doubt.forget, paths=[path]))
            self.outdated = True

    def look_into(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Compare the content of every page, so that `compare` finds those that changed whatever their stamps say."""
        from medviewer.library.indexing import doubt

        if self.answers():
            pages = self.index.ask(doubt.every)
            found = doubt.compared(self.library.root, pages, progress, cancelled)
            self.index.ask(partial(doubt.forget, paths=found.others))
            self._words = None

    def doubted_differ(self, cancelled: Callable[[], bool]) -> bool:
        """Tell whether a page changed whose stamp does not tell, by reading those; in a hundredth of the time.

        The stamps of those that did not change are kept where they tell by now.
        """
        from medviewer.library.indexing import doubt

        begun = monotonic()
        if begun < self._next_look or not self.reachable:
            return False
        pages = self.index.ask(doubt.doubted)
        found = doubt.compared(self.library.root, pages, cancelled=cancelled)
        if not found.others:
            self.index.ask(partial(doubt.settle, files=found.same))
        self._next_look = monotonic() + max(_PAUSE, _PAUSE_PER_LOOK * (monotonic() - begun))
        return bool(found.others)

    def compare(self, cancelled: Callable[[], bool] = lambda: False) -> Comparison | None:
        """Return what there is to do, None where the folder cannot be reached, and where it was cancelled."""
        from medviewer.library.indexing.compare import compare
        from medviewer.library.indexing.folder import StoppedWalkError, UnreachableError

        try:
            self._check(cancelled)
            work = self.index.ask(lambda db: compare(db, self.library.root, FEW, cancelled))
            self.reachable = True
        except UnreachableError:
            self.reachable = False
            return None
        except StoppedWalkError:
            return None
        return work

    def update(
        self,
        work: Comparison | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        stage: Callable[[str], None],
    ) -> Changes:
        """Do the work and return what differs since the last update, as ids; raises LibraryError where it cannot."""
        from medviewer.library.indexing.folder import UnreachableError
        from medviewer.library.indexing.refresh import UpdateListener

        told: list[Changes] = []
        commits, self.outdated = 0, False
        while work:
            identity = self.index.identity()
            try:
                commits += self._do(work, UpdateListener(progress, cancelled, told.append, stage)).commits
                work = None
            except UnreachableError:
                self.reachable, work = False, None
            except (sqlite3.Error, *DAMAGE) as error:
                self.index.mend(error, identity)
                told.clear()
                work = self.compare(cancelled)
        birth, revision = self._seen
        self._seen = self.index.ask(schema.state)[:2]
        ours = joined(told, f"{self.library.name}/")
        return ours._replace(elsewhere=self._seen != (birth, revision + commits))

    def vocabulary(self) -> Vocabulary:
        """Return the words for this library's sections, read again when their file was written since."""
        from medviewer.library import section_words

        mark = section_words.mark(self.library.root)
        if not self._words or self._words[0] != mark:
            self._words = mark, self.files.vocabulary()
        return self._words[1]

    def _check(self, cancelled: Callable[[], bool]) -> None:
        """Look for damage in the index, once; raises StoppedWalkError where it was cancelled."""
        from medviewer.library.indexing.folder import StoppedWalkError

        def asked(db: sqlite3.Connection) -> bool:
            db.set_progress_handler(cancelled, _STEPS)
            try:
                return schema.check(db)
            finally:
                db.set_progress_handler(None, 0)

        if self._checked:
            return
        try:
            self.index.read(asked)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise StoppedWalkError from error
            raise
        self._checked = True

    def _do(self, work: Comparison, report: UpdateListener) -> UpdateResult:
        """Do the work here if it is little, else in another process if there can be one."""
        from medviewer.library.indexing.compare import compare
        from medviewer.library.indexing.refresh import refresh
        from medviewer.library.indexing.worker_client import refresh_elsewhere
        from medviewer.workers import CannotStartError

        root, file = self.library.root, self.index.file
        if len(work.to_read) == work.reads:
            return refresh(self.index, root, work, report)
        if file:
            with suppress(CannotStartError):
                return refresh_elsewhere(file, root, report)
        return refresh(self.index, root, self.index.ask(lambda db: compare(db, root)), report)
