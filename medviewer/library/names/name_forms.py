"""The names of pages in the index: what each is called, and under which numbers its spellings are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medviewer.library.names.page_names import OTHER, TITLE, ComparedNames
from medviewer.library.names.spelling import keys

MOST_LEVELS = 6
_LONGEST_WHOLE = 48
_MOST_WORDS = 4
_MOST_KEPT = 200_000
"""Spellings that are kept from one transaction to the next; some 30 MB."""

_CALLED = "INSERT OR IGNORE INTO called VALUES (?, ?, ?, ?, ?)"
_KNOWN = "SELECT id, word, whole FROM spelling WHERE text = ?"
_NEXT = "SELECT coalesce(max(id), 0) + 1 FROM spelling"
_SPELL = """INSERT INTO spelling VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET word = excluded.word, whole = excluded.whole"""
_PART = "INSERT INTO part (rowid, text) VALUES (?, ?)"
_NO_PART = "INSERT INTO part (part, rowid, text) VALUES ('delete', ?, ?)"
_NAME = "INSERT INTO name (rowid, key, others) VALUES (?, ?, ?)"
_NO_NAME = "INSERT INTO name (name, rowid, key, others) VALUES ('delete', ?, ?, ?)"
_NEAR = "INSERT OR IGNORE INTO near VALUES (?, ?)"
_UNUSED = "SELECT NOT EXISTS (SELECT 1 FROM word WHERE term = ?)"
_STILL_CALLED = "SELECT EXISTS (SELECT 1 FROM called WHERE level IN (0, 1, 2, 3, 4, 5) AND key = ?)"


class _Known(NamedTuple):
    """A spelling: whether it is a word, and the whole name of several words that it is."""

    id: int
    word: bool
    whole: str | None


def level(combined: int, kind: int) -> int:
    """Return where a name stands among those that begin equally: single ingredients first, titles before others."""
    return 2 * min(combined, 2) + (kind != TITLE)


class LateRows:
    """Rows for full-text tables, written when all else of a transaction is.

    FTS5 writes out its whole buffer whenever SQLite opens a savepoint, which it does for many statements by itself, and
    for those in triggers: a row at a time among others costs ten times what the same rows cost at the end.
    """

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[object, ...]]] = {}

    def add(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Keep rows for a statement."""
        self._rows.setdefault(statement, []).extend(rows)

    def write(self, db: sqlite3.Connection) -> None:
        """Write the rows that were kept."""
        for statement, rows in self._rows.items():
            db.executemany(statement, rows)


class Spellings:
    """Writes what pages are called, within the caller's transactions; keeps the spellings that it met, for the next."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._touched: dict[str, _Known] = {}
        self._fresh: list[tuple[int, str]] = []
        self._near: list[tuple[int, int]] = []
        self._following = 1

    def put(self, db: sqlite3.Connection, pages: Sequence[tuple[int, ComparedNames]], later: LateRows) -> None:
        """Write numbers and names of pages."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        called: list[tuple[int, str, int, int, str]] = []
        self._following = db.execute(_NEXT).fetchone()[0]
        for page, names in pages:
            called += [(level(names.combined, one.kind), one.key, page, one.kind, one.shown) for one in names.called]
            for text, whole in spellings((one.key for one in names.called), names.prose).items():
                self._met(db, text, whole, is_near=whole is None or not names.combined)
        self._write(db, later)
        db.executemany(_CALLED, sorted(called))
        later.add(_NAME, [(page, names.key, names.others) for page, names in pages])

    def forget(self) -> None:
        """Ask the index again for all spellings: some were removed, or another process wrote to it."""
        self._known.clear()

    def _met(self, db: sqlite3.Connection, text: str, whole: str | None, is_near: bool) -> None:
        """Note a spelling where it has to be written: it is new, or was not yet a word or a whole name."""
        known = self._known.get(text) or self._asked(db, text)
        if known.whole if whole else known.word:
            return
        self._known[text] = self._touched[text] = _Known(known.id, known.word or whole is None, known.whole or whole)
        self._near += [(key, known.id) for key in keys(text)] if is_near else []

    def _asked(self, db: sqlite3.Connection, text: str) -> _Known:
        """Return a spelling as the index has it, else with a number of its own."""
        row = db.execute(_KNOWN, (text,)).fetchone()
        if row:
            self._known[text] = _Known(*row)
            return self._known[text]
        self._fresh.append((self._following, text))
        self._following += 1
        return _Known(self._following - 1, False, None)

    def _write(self, db: sqlite3.Connection, later: LateRows) -> None:
        db.executemany(_SPELL, [(known.id, text, known.word, known.whole) for text, known in self._touched.items()])
        later.add(_PART, self._fresh)
        db.executemany(_NEAR, sorted(self._near))
        self._touched, self._fresh, self._near = {}, [], []


def remove(db: sqlite3.Connection, page: int, key: str, others: str, combined: int) -> None:
    """Take a page's names out, and then the spellings that no page has any more; its row is gone already."""
    db.execute(_NO_NAME, (page, key, others))
    names = [key, *others.split("\n")[1:-1]]
    rows = [(level(combined, kind), name, page) for name in names for kind in (TITLE, OTHER)]
    db.executemany("DELETE FROM called WHERE level = ? AND key = ? AND page = ?", rows)
    for text, whole in spellings(names).items():
        known = db.execute(_KNOWN, (text,)).fetchone()
        if known and not _is_used(db, text, known[1], known[2] or whole):
            db.executemany("DELETE FROM near WHERE number = ? AND spelling = ?", [(n, known[0]) for n in keys(text)])
            db.execute("DELETE FROM spelling WHERE id = ?", (known[0],))
            db.execute(_NO_PART, (known[0], text))


def spellings(names: Iterable[str], prose: frozenset[str] = frozenset()) -> dict[str, str | None]:
    """Return the words of folded names, and short names of several words without their spaces, each with the name.

    prose: words that are left out, with what is written of them.
    """
    found: dict[str, str | None] = {}
    for name in names:
        words = name.split()
        for word in words:
            if len(word) <= _LONGEST_WHOLE and word not in prose:
                found[word] = None
        is_short = 1 < len(words) <= _MOST_WORDS and len(name) <= _LONGEST_WHOLE
        if is_short and prose.isdisjoint(words):
            found.setdefault("".join(words), name)
    return found


def _is_used(db: sqlite3.Connection, text: str, word: int, whole: str | None) -> bool:
    if word and not db.execute(_UNUSED, (text,)).fetchone()[0]:
        return True
    return bool(whole and db.execute(_STILL_CALLED, (whole,)).fetchone()[0])
