"""The names of pages in the index: what each is called, and under which numbers its spellings are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from medviewer.library.names import OTHER, TITLE, Names
from medviewer.library.spelling import keys

MOST_LEVELS = 6
_LONGEST_WHOLE = 48
_MOST_WORDS = 4

_CALLED = "INSERT OR IGNORE INTO called VALUES (?, ?, ?, ?, ?)"
_KNOWN = "SELECT id, word, whole FROM spelling WHERE text = ?"
_SPELL = "INSERT INTO spelling (text, word, whole) VALUES (?, ?, ?) RETURNING id"
_PART = "INSERT INTO part (rowid, text) VALUES (?, ?)"
_NO_PART = "INSERT INTO part (part, rowid, text) VALUES ('delete', ?, ?)"
_NAME = "INSERT INTO name (rowid, key, others) VALUES (?, ?, ?)"
_NO_NAME = "INSERT INTO name (name, rowid, key, others) VALUES ('delete', ?, ?, ?)"
_MORE = "UPDATE spelling SET word = max(word, ?), whole = coalesce(whole, ?) WHERE id = ?"
_NEAR = "INSERT OR IGNORE INTO near VALUES (?, ?)"
_UNUSED = "SELECT NOT EXISTS (SELECT 1 FROM word WHERE term = ?)"
_STILL_CALLED = "SELECT EXISTS (SELECT 1 FROM called WHERE level IN (0, 1, 2, 3, 4, 5) AND key = ?)"


def level(combined: int, kind: int) -> int:
    """Return where a name stands among those that begin equally: single ingredients first, titles before others."""
    return 2 * min(combined, 2) + (kind != TITLE)


class Later:
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


def put(db: sqlite3.Connection, page: int, names: Names, later: Later) -> None:
    """Write what a page is called."""
    later.add(_NAME, [(page, names.key, names.others)])
    rows = [(level(names.combined, one.kind), one.key, page, one.kind, one.shown) for one in names.called]
    db.executemany(_CALLED, rows)
    numbers: list[tuple[int, int]] = []
    for text, whole in spellings(one.key for one in names.called).items():
        known = db.execute(_KNOWN, (text,)).fetchone()
        if known is None:
            [number] = db.execute(_SPELL, (text, whole is None, whole)).fetchone()
            later.add(_PART, [(number, text)])
            numbers += [(key, number) for key in keys(text)]
        elif (whole is None and not known[1]) or (whole and not known[2]):
            db.execute(_MORE, (whole is None, whole, known[0]))
    numbers.sort()
    db.executemany(_NEAR, numbers)


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


def spellings(names: Iterable[str]) -> dict[str, str | None]:
    """Return the words of folded names, and short names of several words without their spaces, each with the name."""
    found: dict[str, str | None] = {}
    for name in names:
        words = name.split()
        for word in words:
            if len(word) <= _LONGEST_WHOLE:
                found[word] = None
        if 1 < len(words) <= _MOST_WORDS and len(name) <= _LONGEST_WHOLE:
            found.setdefault("".join(words), name)
    return found


def _is_used(db: sqlite3.Connection, text: str, word: int, whole: str | None) -> bool:
    if word and not db.execute(_UNUSED, (text,)).fetchone()[0]:
        return True
    return bool(whole and db.execute(_STILL_CALLED, (whole,)).fetchone()[0])
