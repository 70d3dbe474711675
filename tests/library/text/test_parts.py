"""The parts of the full-text index are merged a little at each write, never all at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from medviewer.library.store import schema

LEAF = 64
"""Bytes of a leaf of the index, so that few rows have as many as thousands of pages do."""
ROWS, TRANSACTIONS = 10, 280


def written(file: Path) -> Iterator[int]:
    """Write passages, each of words of its own, and yield how many bytes of log each transaction took."""
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        schema.prepare(db)
        db.execute("INSERT INTO passage (passage, rank) VALUES ('pgsz', ?)", (LEAF,))
        for at in range(TRANSACTIONS):
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            numbers = range(ROWS * at, ROWS * (at + 1))
            texts = [
                (number, "drug", "usage", " ".join(f"w{number * 31 % (997 + i)}" for i in range(80)))
                for number in numbers
            ]
            with schema.transaction(db):
                db.executemany("INSERT INTO passage (rowid, name, section, text) VALUES (?, ?, ?, ?)", texts)
            yield file.with_name(f"{file.name}-wal").stat().st_size


def test_no_transaction_merges_all_that_was_written(tmp_path: Path) -> None:
    sizes = sorted(written(tmp_path / "index.sqlite"))
    assert sizes[-1] < sum(sizes) / 20
