"""The names of pages in the index: what each is called, and under which numbers its spellings are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medviewer.library.names.page_names import OTHER, TITLE, ComparedNames, listed
from medviewer.library.names.spelling import keys

MOST_LEVELS = 6
EMPTY = MOST_LEVELS
"""Level of names that name nothing: no search asks for them."""
_LONGEST_WHOLE = 48
_MOST_WORDS = 4
_MOST_KEPT = 200_000
"""Spellings that are kept from one transaction to the next; some 30 MB."""

_CALLED = "INSERT OR IGNORE INTO called VALUES (?, ?, ?, ?, ?)"
_KNOWN = "SELECT id, is_near FROM spelling WHERE text = ? AND whole = ?"
_NEXT = "SELECT coalesce(max(id), 0) + 1 FROM spelling"
_SPELL = """INSERT INTO spelling VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET is_near = excluded.is_near"""
_PART = "INSERT INTO part (rowid, text) VALUES (?, ?)"
_NO_PART = "INSERT INTO part (part, rowid, text) VALUES ('delete', ?, ?)"
_NAME = "INSERT INTO name (rowid, key, others) VALUES (?, ?, ?)"
_NO_NAME = "INSERT INTO name (name, rowid, key, others) VALUES ('delete', ?, ?, ?)"
_NEAR = "INSERT OR IGNORE INTO near VALUES (?, ?)"
_NOT_NEAR = "UPDATE spelling SET is_near = 0 WHERE id = ?"
_IS_WORD = """SELECT EXISTS (SELECT 1 FROM name JOIN page ON page.id = name.rowid
    WHERE name MATCH '"' || :text || '"' AND instr(prose, char(10) || :text || char(10)) = 0)"""
_CALLED_SO = """SELECT level, prose FROM called JOIN page ON page.id = called.page
    WHERE level IN (0, 1, 2, 3, 4, 5) AND called.key = ? ORDER BY level"""

_Form = tuple[str, str]
"""A spelling, and the whole name of several words that it is without their spaces; empty where it is a word."""


class _Known(NamedTuple):
    """A spelling's number, and whether it is found by what is near it."""

    id: int
    is_near: bool


def level(combined: int, kind: int) -> int:
    """Return where a name stands among those that begin equally: single ingredients first, titles before others."""
    return 2 * min(combined, 2) + (kind != TITLE)


class RemovedNames(NamedTuple):
    """The names of a page as the index kept them: those of `ComparedNames`, prose and empty ones between line ends."""

    key: str
    others: str
    combined: int
    prose: str
    empty: str


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
        self._known: dict[_Form, _Known] = {}
        self._touched: dict[_Form, _Known] = {}
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
            called += [(EMPTY, one.key, page, one.kind, one.shown) for one in names.empty]
            for form in spellings((one.key for one in names.called), names.prose):
                self._met(db, form, is_near=not (form[1] and names.combined))
        self._write(db, later)
        db.executemany(_CALLED, sorted(called))
        later.add(_NAME, [(page, names.key, names.others) for page, names in pages])

    def forget(self) -> None:
        """Ask the index again for all spellings: some were removed, or another process wrote to it."""
        self._known.clear()

    def _met(self, db: sqlite3.Connection, form: _Form, is_near: bool) -> None:
        """Note a spelling where it has to be written: it is new, or was not yet found by what is near it."""
        known = self._known.get(form) or self._asked(db, form)
        if known and known.is_near >= is_near:
            return
        number = known.id if known else self._numbered(form[0])
        self._known[form] = self._touched[form] = _Known(number, is_near)
        self._near += [(key, number) for key in keys(form[0])] if is_near else []

    def _asked(self, db: sqlite3.Connection, form: _Form) -> _Known | None:
        """Return a spelling as the index has it."""
        row = db.execute(_KNOWN, form).fetchone()
        if row:
            self._known[form] = _Known(*row)
        return self._known.get(form)

    def _numbered(self, text: str) -> int:
        """Return the number of a new spelling."""
        self._fresh.append((self._following, text))
        self._following += 1
        return self._following - 1

    def _write(self, db: sqlite3.Connection, later: LateRows) -> None:
        db.executemany(_SPELL, [(known.id, *form, known.is_near) for form, known in self._touched.items()])
        later.add(_PART, self._fresh)
        db.executemany(_NEAR, sorted(self._near))
        self._touched, self._fresh, self._near = {}, [], []


def remove(db: sqlite3.Connection, page: int, named: RemovedNames) -> None:
    """Take a page's names out, and then the spellings that no page has any more; its row is gone already."""
    db.execute(_NO_NAME, (page, named.key, named.others))
    names = [named.key, *listed(named.others)]
    rows = [(level(named.combined, kind), name, page) for name in names for kind in (TITLE, OTHER)]
    rows += [(EMPTY, name, page) for name in listed(named.empty)]
    db.executemany("DELETE FROM called WHERE level = ? AND key = ? AND page = ?", rows)
    for form in spellings(names, frozenset(listed(named.prose))):
        row = db.execute(_KNOWN, form).fetchone()
        if row:
            _keep(db, _Known(*row), form)


def _keep(db: sqlite3.Connection, known: _Known, form: _Form) -> None:
    """Keep a spelling as the pages that are left have it, where they do."""
    is_used, is_near = _use(db, form)
    if known.is_near and not is_near:
        numbers = [(number, known.id) for number in keys(form[0])]
        db.executemany("DELETE FROM near WHERE number = ? AND spelling = ?", numbers)
        db.execute(_NOT_NEAR, (known.id,))
    if not is_used:
        db.execute("DELETE FROM spelling WHERE id = ?", (known.id,))
        db.execute(_NO_PART, (known.id, form[0]))


def _use(db: sqlite3.Connection, form: _Form) -> tuple[bool, bool]:
    """Tell whether any page has a spelling, and whether one has it that what is near it finds."""
    text, whole = form
    if not whole:
        is_word = bool(db.execute(_IS_WORD, {"text": text}).fetchone()[0])
        return is_word, is_word
    words = frozenset(whole.split())
    for at, prose in db.execute(_CALLED_SO, (whole,)):
        if words.isdisjoint(listed(prose)):
            return True, at < level(1, TITLE)
    return False, False


def spellings(names: Iterable[str], prose: frozenset[str] = frozenset()) -> Iterable[_Form]:
    """Return the words of folded names, and short names of several words without their spaces, each with the name.

    prose: words that are left out, with what is written of them.
    """
    found: dict[_Form, None] = {}
    for name in names:
        words = name.split()
        for word in words:
            if len(word) <= _LONGEST_WHOLE and word not in prose:
                found[word, ""] = None
        is_short = 1 < len(words) <= _MOST_WORDS and len(name) <= _LONGEST_WHOLE
        if is_short and prose.isdisjoint(words):
            found["".join(words), name] = None
    return found
