"""Checksums of an index: of any size, and another one for any letter that became another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.library import checksums
from medviewer.library.catalogue import Catalogue, name_libraries

LONG = " of a long name" * 20
MOST = 20_000
"""Bytes of a value: more than the schema, less than all names together."""


@pytest.fixture
def index(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the index of a hundred pages."""
    folder = tmp_path / "ward"
    folder.mkdir()
    for number in range(100):
        text = f"# Drug {number}{LONG}\n### Dosage\nGive {number} mg of Drug {number + 1}.\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    catalogue = Catalogue.open(name_libraries([folder]), tmp_path / "index")
    catalogue.update()
    catalogue.close()
    [file] = (tmp_path / "index").glob("*.sqlite")
    with closing(sqlite3.connect(file)) as db:
        yield db


def test_no_table_is_read_as_one_value(index: sqlite3.Connection) -> None:
    assert index.execute("SELECT sum(length(shown)) FROM called").fetchone()[0] > MOST
    index.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST)
    assert checksums.agree(index) is True


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE called SET shown = replace(shown, 'Drug 99', 'Drug 98')",
        "UPDATE page SET subtitle = subtitle || ' '",
        "DELETE FROM called WHERE key = (SELECT max(key) FROM called)",
        "UPDATE near SET number = number + 1 WHERE number = (SELECT max(number) FROM near)",
        "UPDATE text SET content = zeroblob(length(content)) WHERE page = (SELECT max(page) FROM text)",
    ],
)
def test_a_change_is_seen(index: sqlite3.Connection, change: str) -> None:
    assert checksums.agree(index) is True
    assert index.execute(change).rowcount
    assert checksums.agree(index) is False


def test_rows_that_swap_their_ends_are_seen(index: sqlite3.Connection) -> None:
    [first, second] = index.execute("SELECT rowid, title FROM page ORDER BY rowid LIMIT 2").fetchall()
    index.execute("UPDATE page SET title = ? WHERE rowid = ?", (second[1], first[0]))
    index.execute("UPDATE page SET title = ? WHERE rowid = ?", (first[1], second[0]))
    assert checksums.agree(index) is False
