"""Notes that the reader, or the ward, keeps beside a monograph or one of its sections."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime, timedelta
from typing import NamedTuple

from medviewer.desk import change_counters
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.errors import DeskError

LONGEST = 100_000
"""Characters of a note."""
LONGEST_INITIALS = 40

_HEXADECIMAL = frozenset("0123456789abcdef")

_COLUMNS = "key, id, section, text, initials, created, changed, title, digest"
_PUT = f"INSERT OR REPLACE INTO notes ({_COLUMNS}, shared) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ORDER = "ORDER BY id, section, created, key"


class Note(NamedTuple):
    """A note in Markdown. section: key of the section beside which it stands; empty for the whole page.

    key: what names the note on every desk that has it. created, changed: UTC, ISO 8601, such as
    "2026-10-03T14:05:09Z". title, digest: the page's title and content hash when it was last seen; by these the note
    finds its page again when the file has another name.
    """

    key: str
    id: str
    section: str
    text: str
    initials: str
    created: str
    changed: str
    title: str
    digest: str = ""


class Notes:
    """The notes of all monographs. Usable from any thread; what is written is on the disk once a call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self, monograph_id: str, section: str, text: str, initials: str = "", *, title: str = "", digest: str = ""
    ) -> Note:
        """Add a note to a page (section "") or to one of its sections, and return it as it was kept.

        Hidden characters and empty lines at both ends are taken out. Raises DeskError, also for a text that is empty
        or longer than LONGEST.
        """
        now = values.iso(values.now())
        page = values.checked_id(monograph_id), values.storable(section)
        note = Note(os.urandom(8).hex(), *page, checked(text), signed(initials), now, now, values.titled(title), digest)
        self._database.write(lambda connection: put(connection, note))
        return note

    def change(self, key: str, text: str, initials: str | None = None) -> Note:
        """Give a note another text, and other initials unless None. Raises DeskError where the note is gone."""
        kept = checked(text)

        def change(connection: sqlite3.Connection) -> Note:
            old = of_key(connection, key)
            if old is None:
                raise DeskError("The note is no longer there: another window deleted it. Write it as a new one.")
            name = old.initials if initials is None else signed(initials)
            if (kept, name) == (old.text, old.initials):
                return old
            note = old._replace(text=kept, initials=name, changed=_later(old.changed))
            put(connection, note, shared_of(connection, key))
            return note

        return self._database.write(change)

    def delete(self, key: str) -> Note | None:
        """Take a note away and return it, so that `restore` can bring it back; None where it was gone already.

        Raises DeskError.
        """

        def delete(connection: sqlite3.Connection) -> Note | None:
            note = of_key(connection, key)
            connection.execute("DELETE FROM notes WHERE key = ?", (key,))
            return note

        return self._database.write(delete)

    def restore(self, note: Note) -> None:
        """Bring a note back that was deleted, as it was. Raises DeskError."""
        self._database.write(lambda connection: put(connection, note))

    def of_page(self, monograph_id: str) -> list[Note]:
        """Return the notes of a page, those of the whole page first, the older before the newer. Raises DeskError."""
        if not values.can_be_id(monograph_id):
            return []
        query = f"SELECT {_COLUMNS} FROM notes WHERE id = ? {_ORDER}"
        rows = self._database.read(lambda connection: connection.execute(query, (monograph_id,)).fetchall())
        return [Note._make(row) for row in rows]

    def find(self, query: str) -> list[Note]:
        """Return the notes in whose text, title or initials every word of a query stands, whatever its case.

        None for a query without words. Raises DeskError.
        """
        words = values.folded(query).split()
        if not words:
            return []
        texts = ((note, values.folded(f"{note.text} {note.title} {note.initials}")) for note in self.all())
        return [note for note, text in texts if all(word in text for word in words)]

    def all(self) -> list[Note]:
        """Return every note, by page and section. Raises DeskError."""
        return self._database.read(every)

    def version(self) -> int:
        """Return a number that is another one after any window has changed a note; cheap to ask often.

        Raises DeskError.
        """
        return change_counters.version(self._database, "notes")


def checked(text: str) -> str:
    """Return a note's text as it is kept; the same text again for what it returned.

    Lines end in "\\n", empty ones at both ends go, and so do characters that turn, hide or part what is read
    (`monograph.html.hidden_characters`). Raises DeskError for nothing, and for too much.
    """
    lines = values.neutral(values.storable(text).replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not filled:
        raise DeskError("The note is empty, so it was not kept. Write something, or delete the note.")
    kept = "\n".join(lines[filled[0] : filled[-1] + 1]).rstrip()
    if len(kept) > LONGEST:
        raise DeskError("The note has {} characters, more than the {} of a note. Shorten it.", len(kept), LONGEST)
    return kept


def signed(initials: str) -> str:
    """Return initials on one line, at most LONGEST_INITIALS characters of them."""
    return values.titled(initials)[:LONGEST_INITIALS].strip()


def usable_key(text: str) -> str:
    """Return a key that came from elsewhere if it is one, such as names a file, else ""."""
    return text if len(text) == 16 and set(text) <= _HEXADECIMAL else ""


def usable_digest(text: str) -> str:
    """Return a content hash that came from elsewhere if it is one, else ""."""
    return text if len(text) == 32 and set(text) <= _HEXADECIMAL else ""


def every(connection: sqlite3.Connection) -> list[Note]:
    """Return all notes by page and section, within a transaction."""
    return [Note._make(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM notes {_ORDER}")]


def of_key(connection: sqlite3.Connection, key: str) -> Note | None:
    """Return one note, None where it is not there, within a transaction."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM notes WHERE key = ?", (key,)).fetchone()
    return Note._make(row) if row else None


def shared_of(connection: sqlite3.Connection, key: str) -> str:
    """Return the time of change of the state that was exported or imported last; empty for none."""
    row = connection.execute("SELECT shared FROM notes WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def put(connection: sqlite3.Connection, note: Note, shared: str = "") -> None:
    """Write one note within a transaction, in place of one with its key; shared: see `shared_of`."""
    connection.execute(_PUT, (*note, shared))


def mark_shared(connection: sqlite3.Connection, key: str, changed: str) -> None:
    """Note within a transaction that this state is exported or imported; it counts as changed then, if not later."""
    connection.execute("UPDATE notes SET shared = ?, changed = max(changed, ?) WHERE key = ?", (changed, changed, key))


def _later(before: str) -> str:
    """Return the present time, or a second after `before` where that is later: each change has a time of its own."""
    now = values.iso(values.now())
    return now if now > before else values.iso(datetime.fromisoformat(before) + timedelta(seconds=1))
