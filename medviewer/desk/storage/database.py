"""One desk file, read and written by any thread of any window, none losing what another wrote."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from medviewer.desk.storage import desk_schema, sums
from medviewer.desk.storage.connection import (
    connect,
    in_memory,
    is_header_known,
    plain,
    tighten,
    unchanging,
    unfinished,
)
from medviewer.desk.storage.faults import explain, is_held, may_be_damage, may_be_readable
from medviewer.errors import DeskError, Message

T = TypeVar("T")
DeskWork = Callable[[sqlite3.Connection], T]

_ATTEMPTS = 3
_READ, _CHANGED = Message("read"), Message("changed")


class _Replaced(Exception):  # noqa: N818
    """The file that is open is not, or no longer, the usable desk at its path."""


class Database:
    """Two connections to the desk file: one reads, so that reading never waits for writing; one writes.

    A job gets a connection inside a transaction. It is run again after the file was mended or replaced
    meanwhile, so it must come to the same result when repeated.

    generation: grows whenever another file was opened.
    notices: what the user must be told. refusal: why nothing can be written, else None. waits: whether another program
    held the file when it was to be opened, and nobody has taken it up since.
    """

    def __init__(self, path: Path, patience: float) -> None:
        """Prepare for `open` or `open_empty`. patience: seconds to wait for another window that writes."""
        self.path = path
        self.patience = patience
        self.generation = 0
        self.notices: list[Message] = []
        self.refusal: DeskError | None = None
        self._reading = threading.Lock()
        self._writing = threading.Lock()
        self._reader: sqlite3.Connection | None = None
        self._writer: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._written = (0, 0)
        self._backups: frozenset[str] = frozenset()
        self.waits = False
        self._closed = False

    def open(self) -> None:
        """Connect to the file, making, mending or migrating it first where needed. Raises DeskError."""
        tighten(self.path)
        try:
            self._connect()
            if not os.access(self.path, os.W_OK) and self._identity == _identity_of(self.path):
                unwritable = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
                self._refuse(explain(unwritable, self.path, Message("opened for writing")))
        except DeskError:
            raise
        except Exception as error:
            refusal = explain(error, self.path, Message("opened for writing"))
            if not may_be_readable(error) or not self._open_unchanging():
                raise refusal from error
            self._refuse(refusal)

    def open_empty(self, refusal: DeskError) -> None:
        """Stand in for a file that cannot be opened: empty, and answering every write with `refusal`."""
        self._reader = in_memory()
        desk_schema.migrate(self._reader)
        self._refuse(refusal)

    def open_waiting(self) -> None:
        """Stand in, empty, for a file that another program holds, until `take_up` finds that it has let go."""
        self._reader = in_memory()
        desk_schema.migrate(self._reader)
        self.waits = True
        self.refusal = DeskError(
            "The favourites and history in {} cannot be read just now: another program is holding the file. "
            "They come back by themselves once it lets go. Until then nothing can be kept; try again then.",
            self.path,
        )
        self.notices.append(self.refusal.message)

    def take_up(self, patience: float) -> bool:
        """Open the file that was held when `open_waiting` began, unless it still is; tell whether that was done now.

        patience: seconds that a write waits from then on. Not for the GUI thread. Raises DeskError where the file,
        now that nobody holds it, cannot be opened for another reason; it is tried no more then.
        """
        with self._reading, self._writing:
            if not self.waits or self._closed:
                return False
            stand_in, self._reader = self._reader, None
            refusal, self.refusal = self.refusal, None
            told, self.notices = self.notices, []
            try:
                self.open()
            except DeskError as error:
                self._reader, self.refusal, self.notices = stand_in, refusal, told
                self.waits = is_held(error.__cause__)
                if self.waits:
                    return False
                self.refusal = error
                raise
            self.waits, self.patience = False, patience
            self.generation += 1
            if stand_in:
                stand_in.close()
        self.notices.insert(0, Message("The favourites and history in {} are there again.", self.path))
        return True

    def read(self, job: DeskWork[T], done: Message = _READ) -> T:
        """Return what `job` reads from one consistent state of the file. Raises DeskError."""
        return self._with_repair(lambda: self._read(job), done)

    def write(self, job: DeskWork[T], done: Message = _CHANGED) -> T:
        """Return what `job` returns once the disk has what it wrote, all or nothing. Raises DeskError."""

        def once() -> T:
            if self.refusal is None:
                self._compare_with_backups()
            return self._write(job)

        return self._with_repair(once, done)

    def mend(self) -> None:
        """Check the whole file; where it is damaged, go back to the last good backup. Raises DeskError."""
        try:
            self._reconnect(self.generation, mend=True)
        except (sqlite3.Error, OSError) as error:
            raise explain(error, self.path, Message("mended")) from error

    def verify(self) -> None:
        """Compare every row with its sum, and the file with its last backup; mend what differs: see `notices`.

        SQLite's whole check goes with it: a list may be read from an index that has another text than its table.
        Some 4 ms for 1,000 rows, so not for the GUI thread. Raises DeskError.
        """
        whole = self._is_whole()
        if self.refusal is None:
            if not whole:
                self.mend()
            self._compare_with_backups()
        elif not whole:
            told = Message(
                "The favourites and history in {} are not as they were written, and cannot be mended where nothing "
                "can be written. Compare them with your own records; backups are in {}.",
                self.path,
                self.path.parent,
            )
            self.notices.append(told)

    def close(self) -> None:
        """Let go of the file, after any job under way; every later job raises DeskError."""
        with self._reading, self._writing:
            self._closed = True
            self._disconnect()

    def _compare_with_backups(self) -> None:
        """Take over, and tell of, later writes that a backup knows of and the file did not when it was opened.

        Before the first write, so that none is older than the backup. Only backups of before the opening are looked
        at: another window may have made one since, of a file that has gone on.
        """
        unseen = self._backups
        if not unseen:
            return
        from medviewer.desk.storage import backup

        birth, number = self._written
        known = {copy: backup.written(copy) for copy in backup.existing(self.path) if copy.name in unseen}
        later = [copy for copy, written in known.items() if written[0] == birth and written[1] > number]
        same = [copy for copy, written in known.items() if written == (birth, number)]
        try:
            if later and backup.is_usable(later[0]):
                self._tell_of_later(same[0], later[0]) if same else self._catch_up(later[0])
        except (sqlite3.Error, OSError) as error:
            raise explain(error, self.path, Message("compared with its backups")) from error
        if self._backups is unseen:
            self._backups = frozenset()

    def _is_whole(self) -> bool:
        try:
            return self.read(
                lambda connection: desk_schema.is_sound(connection, self.path, "integrity_check"), Message("checked")
            )
        except DeskError as error:
            # the check itself ends at some damage that the look on opening does not see
            if isinstance(error.__cause__, Exception) and may_be_damage(error.__cause__):
                return False
            raise

    def _catch_up(self, later: Path) -> None:
        if not self._is_whole():
            self.mend()
            return
        from medviewer.desk.storage import recovery

        notice = recovery.catch_up(self.path, later, self.patience)
        if notice:
            self.notices.append(notice)

    def _tell_of_later(self, same: Path, later: Path) -> None:
        """Tell once of a backup that is later than the one that the file is: its owner may have put that back."""
        self._with_repair(lambda: self._write(sums.count), _CHANGED)
        told = Message(
            "The favourites and history in {} are as they were in the backup {}. A later backup has more: {}. If you "
            "did not go back yourself, docs/desk.md says how to take it.",
            self.path,
            same,
            later,
        )
        self.notices.append(told)

    def _with_repair(self, once: Callable[[], T], done: Message) -> T:
        failed: Exception | None = None
        try:
            for _ in range(_ATTEMPTS):
                generation = self.generation
                try:
                    return once()
                except _Replaced:
                    self._reconnect(generation)
                except Exception as error:
                    if not may_be_damage(error) or (failed and self._identity == _identity_of(self.path)):
                        raise
                    failed = error
                    self._reconnect(generation)
        except (sqlite3.Error, OSError) as error:
            raise explain(error, self.path, done) from error
        raise DeskError(
            "The favourites and history in {} could not be {}: the file is damaged, or another program "
            "keeps replacing it. Close programs that synchronise its folder, then start again.",
            self.path,
            done,
        )

    def _read(self, job: DeskWork[T]) -> T:
        with self._reading:
            self._check_current()
            return self._in_transaction(self._reader, "BEGIN", job)

    def _write(self, job: DeskWork[T]) -> T:
        with self._writing:
            if self.refusal:
                raise DeskError.of(self.refusal.message)
            self._check_current()
            if self._writer is None:
                self._writer = self._opened_to_write()
            result = self._in_transaction(self._writer, "BEGIN IMMEDIATE", _counted(job))
            self._check_current()
            return result

    def _opened_to_write(self) -> sqlite3.Connection:
        try:
            return connect(self.path, self.patience)
        except sqlite3.Error:
            self._check_current()
            raise

    def _in_transaction(self, connection: sqlite3.Connection | None, begin: str, job: DeskWork[T]) -> T:
        if connection is None:
            raise _Replaced
        connection.execute(begin)
        try:
            self._check_current()  # a file replaced while it was being opened may have the other one's log
            if desk_schema.version_of(connection, self.path) != len(desk_schema.MIGRATIONS):
                raise _Replaced
            result = job(connection)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.rollback()
        return result

    def _check_current(self) -> None:
        """Raise where another file is at our path now: what is written to the old one would be lost."""
        if self._closed:
            raise DeskError("The favourites and history in {} are closed. Start medviewer again.", self.path)
        if self._identity and self._identity != _identity_of(self.path):
            raise _Replaced

    def _connect(self, *, mend: bool = False) -> None:
        """Open the file; where it is not usable, or to be mended, `recovery.prepare` it first."""
        if not mend and self._open_usable():
            return
        from medviewer.desk.storage import recovery

        for _ in range(_ATTEMPTS):
            notice = recovery.prepare(self.path, self.patience)
            if notice:
                self.notices.append(notice)
            if self._open_usable():
                return
        raise sqlite3.DatabaseError("it changed while it was being opened")

    def _open_usable(self) -> bool:
        """Open the reader where the file needs nothing done to it; tell whether that was so."""
        identity = _identity_of(self.path)
        if identity is None or unfinished(self.path).exists():
            return False
        self._backups = _names_in(self.path.with_name("backups"))  # before the file is read: see where they are used
        try:
            if not self.path.stat().st_size:
                return False  # beside an empty file SQLite would delete the log, and with it what can still be found
            usable = is_header_known(self.path) and self._adopt(plain(self.path, self.patience))
        except Exception as error:
            if identity == _identity_of(self.path) and not may_be_damage(error):
                raise
            return False
        self._identity = identity
        return usable

    def _open_unchanging(self) -> bool:
        try:
            return self.path.is_file() and self._adopt(self._up_to_date())
        except DeskError:
            raise
        except Exception:  # noqa: BLE001  whatever a damaged file makes SQLite's module raise
            return False

    def _up_to_date(self) -> sqlite3.Connection:
        """Open a file that cannot be written; one of an older version as a copy in memory that has the new tables."""
        with closing(unchanging(self.path)) as original:
            if 0 < desk_schema.version_of(original, self.path) < len(desk_schema.MIGRATIONS):
                return _migrated(original)
        return unchanging(self.path)

    def _adopt(self, connection: sqlite3.Connection) -> bool:
        try:
            if self._is_usable(connection):
                self._reader = connection
        finally:
            if self._reader is not connection:
                connection.close()
        return self._reader is connection

    def _is_usable(self, connection: sqlite3.Connection) -> bool:
        newest = desk_schema.version_of(connection, self.path) == len(desk_schema.MIGRATIONS)
        usable = newest and desk_schema.is_sound(connection, self.path, "quick_check")
        self._written = sums.written(connection) if usable else (0, 0)
        return usable

    def _reconnect(self, generation: int, *, mend: bool = False) -> None:
        """Open the file anew, mended where damaged, unless another thread has done so since `generation`."""
        with self._reading, self._writing:
            if self._closed or generation != self.generation or self.refusal:
                return
            self._disconnect()
            self._connect(mend=mend)
            self.generation += 1

    def _disconnect(self) -> None:
        for connection in (self._reader, self._writer):
            if connection:
                connection.close()
        self._reader = self._writer = None

    def _refuse(self, refusal: DeskError) -> None:
        self.refusal = DeskError("{} Then start medviewer anew; until then changes are not kept.", refusal)
        self._identity = None
        self.notices.append(self.refusal.message)


def _counted(job: DeskWork[T]) -> DeskWork[T]:
    """Return the job as one that counts as a write where it writes anything."""

    def counted(connection: sqlite3.Connection) -> T:
        before = connection.total_changes
        result = job(connection)
        if connection.total_changes != before:
            sums.count(connection)
        return result

    return counted


def _migrated(original: sqlite3.Connection) -> sqlite3.Connection:
    copy = in_memory()
    try:
        original.backup(copy)
        desk_schema.migrate(copy)
    except sqlite3.Error:
        copy.close()
        raise
    return copy


def _names_in(folder: Path) -> frozenset[str]:
    try:
        return frozenset(file.name for file in folder.iterdir() if file.suffix == ".sqlite")
    except OSError:
        return frozenset()


def _identity_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
