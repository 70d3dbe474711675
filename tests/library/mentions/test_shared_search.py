"""Names are looked for by two processes as by one, whatever happens to the other or to the index meanwhile."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from medviewer.library.indexing.compare import compare
from medviewer.library.indexing.refresh import UpdateListener, refresh
from medviewer.library.mentions import mention_index, tables
from medviewer.library.records import NAMING
from medviewer.library.store.index import Index
from tests.processes import descendants

Write = Callable[..., Path]
COUNT = 430
OTHERS = 7
TABLES = ("mention_page", "mention_term", "mention_name", "mention", "lookalike", "uncompared", "term")


@pytest.fixture
def root(library: Write) -> Path:
    """Return a library whose pages name others, also in words beyond ASCII and as parts of longer names."""

    def text(number: int) -> str:
        others = [f"Drug{(number * step) % COUNT:03}ol" for step in range(2, OTHERS)]
        return (
            f"# Drug{number:03}ol\n### Interactions\nNot with {', '.join(others)} – é, {others[0]} sodium/{others[1]}."
        )

    return library({f"{number:03}.md": text(number) for number in range(COUNT)})


@pytest.fixture
def alone(root: Path, tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    return made(root, tmp_path / "alone.sqlite", apart=False)


def nothing(_: str) -> None:
    """Do nothing at the beginning of a stage."""


def made(
    root: Path, file: Path, apart: bool = True, at_stage: Callable[[str], None] = nothing
) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of an index that is made of a library. at_stage: is called when another stage begins."""
    with closing(Index(file)) as index:
        listener = UpdateListener(lambda done, total: None, lambda: False, lambda changes: None, at_stage)
        assert refresh(index, root, index.ask(partial(compare, root=root)), listener, apart).whole
    with closing(sqlite3.connect(file)) as db:
        return {table: sorted(db.execute(f"SELECT * FROM {table}")) for table in TABLES}


def test_two_processes_find_what_one_does(root: Path, tmp_path: Path, alone: object) -> None:
    rows = made(root, tmp_path / "both.sqlite")
    assert rows == alone
    assert len(rows["mention"]) > COUNT and not rows["uncompared"]
    assert {scanned for _, _, scanned in rows["mention_page"]} == {1}


@pytest.mark.skipif(sys.platform == "win32", reason="descendants are read from /proc")
@pytest.mark.parametrize("died", ["before", "in the middle"])
def test_a_helper_that_is_killed_is_replaced(
    root: Path, tmp_path: Path, alone: object, monkeypatch: pytest.MonkeyPatch, died: str
) -> None:
    killed: list[int] = []

    def kill() -> None:
        helpers = [] if killed else [*descendants(os.getpid())]
        for helper in helpers:
            os.kill(helper, signal.SIGKILL)
        killed.extend(helpers)

    if died == "in the middle":
        monkeypatch.setattr(mention_index, "_SCANNED_AT_ONCE", 5)
        monkeypatch.setattr(mention_index, "_WRITTEN_AT_ONCE", 5)
        put = tables.put
        monkeypatch.setattr(tables, "put", lambda *given: (kill(), put(*given)))
        rows = made(root, tmp_path / "both.sqlite")
    else:
        rows = made(root, tmp_path / "both.sqlite", at_stage=lambda name: kill() if name == NAMING else None)
    assert killed and rows == alone


def test_what_was_found_in_an_index_that_others_write_to_is_looked_for_again(
    root: Path, tmp_path: Path, alone: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, terms, put = tmp_path / "both.sqlite", mention_index._terms, tables.put
    asked: list[int] = []
    monkeypatch.setattr(mention_index, "_SCANNED_AT_ONCE", 5)

    def asked_for(*given: object) -> Iterator[object]:
        asked.append(0)
        yield from terms(*given)  # type: ignore[arg-type]
        if len(asked) == 1:
            with closing(sqlite3.connect(file)) as other, other:
                other.execute("INSERT INTO problem VALUES (NULL, 'a.md', 1, '')")

    monkeypatch.setattr(mention_index, "_terms", asked_for)
    monkeypatch.setattr(tables, "put", lambda *given: (asked.append(1), put(*given)))
    assert made(root, file) == alone
    assert asked == [0, 0, *[1] * COUNT], "nothing was written before it was looked for again"
