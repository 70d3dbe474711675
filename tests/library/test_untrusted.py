"""The words that a schema is held against are those of SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from medviewer.library.pack import format
from medviewer.library.store import schema
from medviewer.library.untrusted import _made_here, check_schema, expected_schema

STATEMENTS = (
    "CREATE TABLE one (a TEXT PRIMARY KEY, b TEXT UNIQUE, c TEXT UNIQUE)",
    "CREATE TABLE two (a INTEGER PRIMARY KEY, b BLOB)",
    "CREATE TABLE three (a TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE INDEX two_b ON two (b)",
    "CREATE VIRTUAL TABLE four USING fts5(a, content='')",
    "CREATE VIRTUAL TABLE five USING fts5(a, content='one', columnsize=0)",
    "CREATE VIRTUAL TABLE six USING fts5vocab('four', 'row')",
    "PRAGMA user_version=5",
)


@pytest.mark.parametrize("statements", [STATEMENTS, schema.TABLES, schema.TABLES + format.TABLES])
def test_the_expected_schema_is_the_one_that_is_made(statements: tuple[str, ...]) -> None:
    assert expected_schema(statements) == _made_here(statements)


@pytest.mark.parametrize(
    "more",
    [
        "CREATE VIEW seven AS SELECT 1",
        "CREATE TABLE seven (a)",
        "CREATE INDEX more ON two (b)",
        "CREATE TRIGGER t AFTER INSERT ON two BEGIN SELECT 1; END",
        "ALTER TABLE two ADD COLUMN c",
        "DROP TABLE three",
        "ANALYZE",
        "ALTER TABLE two RENAME COLUMN b TO c",
    ],
)
def test_anything_else_is_refused(more: str) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for statement in STATEMENTS:
            db.execute(statement)
        check_schema(db, STATEMENTS)
        db.execute("INSERT INTO two VALUES (1, 2)")
        db.execute(more)
        with pytest.raises(sqlite3.DatabaseError, match="not those that medviewer makes"):
            check_schema(db, STATEMENTS)
