"""Notes from elsewhere put beside those of the desk: the newer wins, the same stays, and nobody's words are lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from medviewer.desk import notes
from medviewer.desk.notes import Note


class MergeResult(NamedTuple):
    """The result of a merge for each note that came.

    added: new here. updated: theirs was newer, and ours as it was when last exported or imported. same: nothing to do,
    ours is as new or newer. conflicts: both were changed since; the newer kept its place, the other stands beside it.
    """

    added: tuple[Note, ...] = ()
    updated: tuple[Note, ...] = ()
    same: int = 0
    conflicts: tuple[Note, ...] = ()

    @property
    def news(self) -> int:
        """Return how many notes of the desk the merge wrote."""
        return len(self.added) + len(self.updated) + len(self.conflicts)


def merge(connection: sqlite3.Connection, theirs: Iterable[Note], *, write: bool = True) -> MergeResult:
    """Take in notes within a transaction; the same notes again change nothing.

    write: False only tells what would be done.
    """
    merging = _Merging(connection, write)
    for note in theirs:
        merging.take(note)
    return MergeResult(tuple(merging.added), tuple(merging.updated), merging.same, tuple(merging.conflicts))


def key_of(note: Note) -> str:
    """Return a key for a note that has none of its own: the same for the same page, section, time and text."""
    parts = (note.id, note.section, note.created, note.text, note.initials)
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


class _Merging:
    def __init__(self, connection: sqlite3.Connection, write: bool) -> None:
        self._connection = connection
        self._write = write
        self._ours = {note.key: note for note in notes.every(connection)}
        self._said = {_content(note) for note in self._ours.values()}
        self.added: list[Note] = []
        self.updated: list[Note] = []
        self.conflicts: list[Note] = []
        self.same = 0

    def take(self, note: Note) -> None:
        is_known = not note.key and _content(note) in self._said
        note = note if note.key else note._replace(key=key_of(note))
        ours = self._ours.get(note.key)
        if ours is None and is_known:
            self.same += 1
        elif ours is None:
            self.added.append(self._put(note, note.changed))
        elif _content(ours) == _content(note):
            self.same += 1
            self._agree(ours, note.changed)
        else:
            self._settle(ours, note)

    def _settle(self, ours: Note, theirs: Note) -> None:
        shared = notes.shared_of(self._connection, ours.key)
        if shared and theirs.changed <= shared:
            self.same += 1
        elif ours.changed == shared:
            self.updated.append(self._put(theirs, theirs.changed))
        else:
            newer, older = (theirs, ours) if theirs.changed > ours.changed else (ours, theirs)
            self._put(newer, theirs.changed)
            beside = older._replace(key=key_of(older))
            if beside.key not in self._ours:
                self.conflicts.append(self._put(beside, ""))

    def _agree(self, note: Note, changed: str) -> None:
        """Note that theirs is what ours is, so that a later change of either is told from one of both."""
        if self._write:
            notes.mark_shared(self._connection, note.key, max(note.changed, changed))

    def _put(self, note: Note, shared: str) -> Note:
        self._ours[note.key] = note
        self._said.add(_content(note))
        if self._write:
            notes.put(self._connection, note, shared)
        return note


def _content(note: Note) -> tuple[str, str, str, str]:
    return note.id, note.section, note.text, note.initials
