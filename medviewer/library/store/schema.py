"""The schema of the index file of one library, and how a connection to it is made ready."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from time import monotonic, sleep
from typing import NamedTuple

from medviewer.library import checksums
from medviewer.library.store import label_schema, mention_schema, page_counts
from medviewer.library.untrusted import check_schema, check_types, harden

VERSION = 20
"""Kept in `PRAGMA user_version`; a file with another one is made anew."""

SEGMENTS, GATHERED = 12, 32 << 20
"""Parts of the full-text index that are merged into one, and bytes gathered before one is written: few and large ones
cost least to write; a look-up searches each of them. At sixteen SQLite would no longer merge a little at each write but
all of them at once: half a million pages, whose index then stood still for a minute and had a log of 4 GB."""

TABLES = (
    """CREATE TABLE state (
        birth INTEGER, revision INTEGER, checksum INTEGER, device INTEGER, written INTEGER, counted INTEGER)""",
    """CREATE TABLE file (
        id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        basis INTEGER NOT NULL, digest BLOB)""",
    "CREATE TABLE file_stamp (id INTEGER PRIMARY KEY, mark INTEGER)",
    """CREATE TABLE kept_query (
        revision INTEGER NOT NULL, program TEXT NOT NULL, name TEXT NOT NULL, misspelt TEXT NOT NULL,
        topic TEXT NOT NULL)""",
    "CREATE TABLE checksum (revision INTEGER NOT NULL, number INTEGER NOT NULL)",
    """CREATE TABLE page (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, others TEXT NOT NULL, combined INTEGER NOT NULL,
        source TEXT NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL,
        generic TEXT NOT NULL, brands TEXT NOT NULL, other_names TEXT NOT NULL, prose TEXT NOT NULL,
        empty TEXT NOT NULL, class TEXT NOT NULL, atc TEXT NOT NULL, natural TEXT NOT NULL)""",
    "CREATE INDEX page_order ON page (natural, source, title, subtitle)",
    "CREATE INDEX page_class ON page (class, natural, source)",
    "CREATE INDEX page_atc ON page (atc, natural, source)",
    """CREATE TABLE code (system TEXT, code TEXT, page INTEGER, PRIMARY KEY (system, code, page)) WITHOUT ROWID""",
    "CREATE INDEX code_page ON code (page)",
    "CREATE TABLE problem (file INTEGER, source TEXT NOT NULL, line INTEGER NOT NULL, message TEXT NOT NULL)",
    "CREATE INDEX problem_file ON problem (file)",
    """CREATE VIRTUAL TABLE name USING fts5(
        key, others, content='page', content_rowid='id', tokenize='ascii', prefix='1 2 3', detail='none',
        columnsize=0)""",
    """CREATE TABLE called (
        level INTEGER, key TEXT, page INTEGER, kind INTEGER NOT NULL, shown TEXT NOT NULL,
        PRIMARY KEY (level, key, page)) WITHOUT ROWID""",
    """CREATE TABLE spelling (
        id INTEGER PRIMARY KEY, text TEXT NOT NULL, whole TEXT NOT NULL, is_near INTEGER NOT NULL,
        UNIQUE (text, whole))""",
    "CREATE TABLE near (number INTEGER, spelling INTEGER, PRIMARY KEY (number, spelling)) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE part USING fts5(
        text, content='spelling', content_rowid='id', tokenize='trigram', detail='none', columnsize=0)""",
    "CREATE VIRTUAL TABLE word USING fts5vocab('name', 'row')",
    """CREATE TABLE lookalike (page INTEGER, other INTEGER, edits INTEGER NOT NULL, PRIMARY KEY (page, other))
        WITHOUT ROWID""",
    """CREATE TABLE common_name (key TEXT PRIMARY KEY, counted INTEGER NOT NULL, is_empty INTEGER NOT NULL)
        WITHOUT ROWID""",
    "CREATE TABLE uncompared (page INTEGER PRIMARY KEY)",
    "CREATE TABLE entry (page INTEGER PRIMARY KEY)",
    "CREATE TABLE section (code INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, weight REAL)",
    "CREATE TABLE text (page INTEGER PRIMARY KEY, content BLOB NOT NULL)",
    """CREATE VIRTUAL TABLE passage USING fts5(
        name, section, text, content='', tokenize='ascii')""",
    f"INSERT INTO passage (passage, rank) VALUES ('automerge', {SEGMENTS}), ('hashsize', {GATHERED})",
    "CREATE VIRTUAL TABLE passage_term USING fts5vocab('passage', 'row')",
    "CREATE TABLE term (term TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID",
    *mention_schema.TABLES,
    *label_schema.TABLES,
    *page_counts.TABLES,
    f"PRAGMA user_version={VERSION}",
)
_CHECKED = (
    *("state", "file", "page", "page_count", "problem", "called", "spelling", "near", "section", "lookalike"),
    *("text", "term", "code", "common_name", "mention_page", "mention_term", "mention_name", "mention", "tallman"),
    *("label", "entry", "kept_query"),
)
_SHOWN_FIRST = 1000
_SHOWN = ("page", "section", "problem", "label", "page_count")
PATIENCE = 5.0
"""Seconds that a statement waits for another process's transaction; those last milliseconds."""
_WRITERS_PATIENCE = 120_000  # milliseconds
_CACHE_KIB = 256


class IndexState(NamedTuple):
    """The one row of `state`.

    birth: a random number, another one whenever the file is made anew. revision: counts the writes since.
    checksum: of the folder that the index agrees with, None before an update came to its end.
    device: the number of the device that the folder lay on then. written: counts the pages that were written or taken
    out; counted: `written` when the words of pages were last counted.
    """

    birth: int
    revision: int
    checksum: int | None
    device: int | None
    written: int
    counted: int


class OutdatedError(Exception):
    """The file holds an index of another version."""


class SupersededError(sqlite3.DatabaseError):
    """The index was made anew by another thread or process while an update wrote to it."""


def prepare(db: sqlite3.Connection) -> None:
    """Set up a connection, and the tables in an empty file; raises OutdatedError, sqlite3.Error."""
    harden(db)
    if _version(db) != VERSION:
        _write_ahead(db)
        with transaction(db):
            _create(db)
    check_schema(db, TABLES)
    db.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    db.execute("PRAGMA synchronous=NORMAL")
    db.execute("PRAGMA temp_store=MEMORY")
    state(db)


def _write_ahead(db: sqlite3.Connection) -> None:
    """Set the mode in which readers and a writer do not wait; SQLite refuses it at once while others open the file."""
    until = monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.005)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _create(db: sqlite3.Connection) -> None:
    """Make the tables, unless another process made them a moment ago."""
    version = _version(db)
    if version == VERSION:
        return
    if version or db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise OutdatedError
    for statement in TABLES:
        db.execute(statement)
    db.execute("INSERT INTO state VALUES (?, 0, NULL, NULL, 0, 0)", (_birth(),))


def adopt(db: sqlite3.Connection) -> None:
    """Make the copy of an index that was made elsewhere one of its own; raises sqlite3.Error."""
    _write_ahead(db)
    db.execute("UPDATE state SET birth = ?", (_birth(),))


def agree(db: sqlite3.Connection, checksum: int, device: int) -> None:
    """Note that the index agrees with a folder of this checksum, on this device."""
    db.execute("UPDATE state SET checksum = ?, device = ?", (checksum, device))


def _birth() -> int:
    return int.from_bytes(os.urandom(7), "big")


@contextmanager
def roomy(db: sqlite3.Connection, kib: int) -> Iterator[None]:
    """Give the connection a larger cache for a while; 0 leaves it as it is."""
    if kib:
        db.execute(f"PRAGMA cache_size=-{kib}")
    try:
        yield
    finally:
        if kib:
            db.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")


@contextmanager
def _patient(db: sqlite3.Connection) -> Iterator[None]:
    """Have the connection wait as long as other windows take turns at writing a large library."""
    [usual] = db.execute("PRAGMA busy_timeout").fetchone()
    db.execute(f"PRAGMA busy_timeout={_WRITERS_PATIENCE}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA busy_timeout={usual}")


@contextmanager
def transaction(db: sqlite3.Connection, patient: bool = True) -> Iterator[None]:
    """Do what follows wholly or not at all; other processes read on meanwhile, and write before or after it.

    patient: wait for those that write a large library; else no longer than any statement does.
    """
    with _patient(db) if patient else nullcontext():
        db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def state(db: sqlite3.Connection) -> IndexState:
    """Return what the index says of itself; raises sqlite3.Error."""
    row = db.execute("SELECT birth, revision, checksum, device, written, counted FROM state").fetchone()
    if row is None:
        raise sqlite3.DatabaseError("the index does not say what it holds")
    return IndexState(*row)


def check_shown(db: sqlite3.Connection, most: int = _SHOWN_FIRST) -> None:
    """Raise sqlite3.DatabaseError where what a list shows is of another type than it is made with.

    most: rows of a table that are looked at: those that are shown first, before `check` was made; -1 for all.
    """
    for table in _SHOWN:
        check_types(db, table, most)


def check(db: sqlite3.Connection) -> bool:
    """Tell whether the tables are known to be as an update left them, so far as one came to its end.

    Raises sqlite3.DatabaseError where they are not, or do not hold together.
    """
    for table in _CHECKED:
        verdict = db.execute(f"PRAGMA integrity_check({table})").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    check_shown(db, most=-1)
    agreed = checksums.agree(db)
    if agreed is False:
        raise sqlite3.DatabaseError("the index is not as it was written")
    return agreed is True
