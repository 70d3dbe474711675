"""The desk: what its owner keeps, in one durable file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from medviewer.desk import change_counters
from medviewer.desk.aliases import Aliases, used_labels
from medviewer.desk.collections import Collections
from medviewer.desk.failed import FailedSearches
from medviewer.desk.favourites import Favourites
from medviewer.desk.history import History
from medviewer.desk.last_read import LastReadPages
from medviewer.desk.notes import Notes
from medviewer.desk.session import Session
from medviewer.desk.storage import values
from medviewer.desk.storage.connection import is_there
from medviewer.desk.storage.database import Database
from medviewer.desk.storage.faults import explain, is_held
from medviewer.errors import DeskError, Message, joined_messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medviewer.desk import collection_file, note_files
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.content import ImportCounts
    from medviewer.desk.moves import PageMoves

ReadEdition = tuple[str, str, str]
"""Id, title and content hash of a page that a library holds now."""

_PATIENCE, _PATIENCE_AT_START = 5.0, 0.25
"""Seconds that a write waits for another window's, and that the start of a window waits for a file that is held."""
_IS_EMPTY = """SELECT NOT (EXISTS (SELECT 1 FROM favourites) OR EXISTS (SELECT 1 FROM visits)
    OR EXISTS (SELECT 1 FROM positions) OR EXISTS (SELECT 1 FROM aliases) OR EXISTS (SELECT 1 FROM failed_searches)
    OR EXISTS (SELECT 1 FROM settings) OR EXISTS (SELECT 1 FROM notes) OR EXISTS (SELECT 1 FROM collections)
    OR EXISTS (SELECT 1 FROM readings))"""


class Desk:
    """All that its owner keeps in one SQLite file, for any thread and any number of windows.

    Every method raises DeskError alone: which file, what happened, what to do.
    """

    def __init__(self, database: Database) -> None:
        """Take an open database; use Desk.open."""
        self._database = database
        self.path = database.path
        self.favourites = Favourites(database)
        self.history = History(database)
        self.aliases = Aliases(database)
        self.failed = FailedSearches(database)
        self.notes = Notes(database)
        self.collections = Collections(database)
        self.readings = LastReadPages(database)
        self.session = Session(database)

    @staticmethod
    def is_there(path: Path) -> bool:
        """Tell whether a desk was kept there, so that `open` would not make it."""
        return is_there(path)

    @classmethod
    def open(cls, path: Path, patience: float = _PATIENCE) -> Desk:
        """Open the desk file, made where there is none, mended where it is damaged; then see `notice`.

        All of it is checked, see `verify`. A file that can only be read is opened so.
        patience: seconds that a write waits for another window.
        Raises DeskError where it cannot be opened at all, or where a newer medviewer wrote it.
        """
        database = Database(path, patience)
        database.open()
        try:
            database.verify()
        except DeskError:
            database.close()
            raise
        return cls(database)

    @classmethod
    def for_window(cls, path: Path) -> Desk:
        """Open the desk file for a window, which must open at once and whatever there is: see `notice`.

        What `verify` checks is left to the caller. Where another program holds the file, the desk is empty until
        `take_up` finds that it has let go; where the file cannot be opened at all, it stays empty.
        """
        database = Database(path, _PATIENCE_AT_START)
        try:
            database.open()
            database.patience = _PATIENCE
        except DeskError as error:
            if not is_held(error.__cause__):
                return cls.without_file(error)
            database.open_waiting()
        return cls(database)

    def take_up(self) -> bool:
        """Take up a file that another program held at the start, once it has let go; tell whether that was done now.

        Not for the GUI thread. Raises DeskError where it then cannot be opened for another reason.
        """
        return self._database.take_up(_PATIENCE)

    @classmethod
    def without_file(cls, reason: DeskError) -> Desk:
        """Return an empty desk for a window that goes on although the file cannot be opened: writes raise."""
        database = Database(Path(), 0.0)
        database.open_empty(reason)
        return cls(database)

    @property
    def notice(self) -> Message | None:
        """News for the user: a damaged file was replaced, with both paths; nothing is kept."""
        return joined_messages(self._database.notices, "\n\n") or None

    @property
    def can_write(self) -> bool:
        """Tell whether favourites and history can be changed; `notice` says why where they cannot."""
        return self._database.refusal is None

    @property
    def waits(self) -> bool:
        """Tell whether another program has held the file since the start, so that `take_up` is to be called."""
        return self._database.waits

    def versions(self) -> Mapping[str, int]:
        """Return, by `changes.NAMES`, numbers that are others after any window has changed the list of that name."""
        return change_counters.versions(self._database)

    def follow(self, editions: Iterable[ReadEdition], *, across: bool = False) -> PageMoves:
        """Let all that is kept of pages go with those whose files were renamed, moved or replaced.

        editions: of all pages of the open libraries. across: also what belongs to libraries that are not open, such as
        one that another folder has replaced. Nothing is lost: see `PageMoves`.
        """
        from medviewer.desk import moves

        return moves.follow(self._database, moves.LibraryPages(editions), across=across)

    def changed(self, editions: Iterable[ReadEdition]) -> list[ChangedPage]:
        """Return the favourites and members of collections that have changed since they were read, or are gone.

        editions: of all pages of the open libraries. Writes nothing.
        """
        from medviewer.desk import changed, moves

        return changed.changed(self._database, moves.LibraryPages(editions))

    def verify(self) -> None:
        """Compare all rows with what was written, and with the last backup; mend what differs, and see `notice`.

        Some 4 ms for 1,000 rows, so for the background. Raises DeskError.
        """
        self._database.verify()

    def back_up(self) -> Path | None:
        """Back the desk up, unless it is empty or has a backup of today (UTC); slow, so for the background.

        Returns the backup, which was checked whole, or None. A damaged desk is mended instead: see `notice`.
        """
        if not self.can_write or self._database.read(lambda c: bool(c.execute(_IS_EMPTY).fetchone()[0])):
            return None
        return self._copy(only_where_due=True)

    def export_json(self, path: Path) -> None:
        """Write all but the failed searches to one readable file; docs/desk.md describes it."""
        from medviewer.desk import transfer

        transfer.export_json(self._database, path)

    def import_json(self, path: Path) -> ImportCounts:
        """Merge a file of `export_json`, after a backup, all or nothing; return how much was taken."""
        from medviewer.desk import transfer

        content = transfer.load(path)
        if self.can_write and transfer.has_news(self._database, content):
            self._copy(only_where_due=False)
        return transfer.merge(self._database, content)

    def export_notes(self, folder: Path) -> note_files.ExportedNotes:
        """Write the notes to a folder of Markdown files, one a note; docs/desk.md describes them."""
        from medviewer.desk import note_files

        return note_files.export(self._database, folder)

    def import_notes(self, folder: Path) -> note_files.ImportedNotes:
        """Merge a folder of `export_notes`, after a backup, all or nothing; return what became of each file."""
        from medviewer.desk import merging, note_files

        found, problems = note_files.load(folder)
        if self.can_write and self._database.read(lambda c: merging.merge(c, found, write=False)).news:
            self._copy(only_where_due=False)
        merged = self._database.write(lambda c: merging.merge(c, found), Message("imported"))
        return note_files.ImportedNotes(merged, tuple(problems))

    def export_collection(self, name: str, path: Path) -> None:
        """Write one collection to a JSON file for a colleague; docs/desk.md describes it."""
        from medviewer.desk import collection_file

        collection_file.export(self._database, name, path)

    def import_collection(self, path: Path, editions: Iterable[ReadEdition]) -> collection_file.ImportedCollection:
        """Take in a file of `export_collection`; return what was new, and what no open library holds.

        editions: of all pages of the open libraries, in which each monograph is looked up by id, content and title.
        """
        from medviewer.desk import collection_file, moves

        return collection_file.take_in(self._database, path, moves.LibraryPages(editions))

    def close(self) -> None:
        """Let go of the file; what was written is on the disk already."""
        self._database.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _copy(self, *, only_where_due: bool) -> Path | None:
        from medviewer.desk.storage import backup

        moment, patience = values.now(), self._database.patience
        try:
            with backup.alone(self.path, patience):
                if only_where_due and not backup.is_due(self.path, moment):
                    return None
                made = backup.make(self.path, moment, patience)
        except (sqlite3.Error, OSError) as error:
            raise explain(error, self.path, Message("backed up")) from error
        if made is None:
            self._database.mend()
        return made


def kept_labels(path: Path) -> dict[str, str]:
    """Return the labels that the reader uses, by generic name; a desk that is not there yet is not made for it."""
    if not is_there(path):
        return {}
    with Desk.open(path) as desk:
        return used_labels(desk.aliases.all())
