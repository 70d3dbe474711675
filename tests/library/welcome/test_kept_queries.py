"""Searches to try are found once, and anew where the index was written to since or another program asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.indexing import shipped_index
from medviewer.library.search import Search
from medviewer.library.store import kept_queries
from medviewer.library.welcome.examples import SearchExamples, examples_of, known_examples

Write = Callable[..., Path]
Open = Callable[..., Catalogue]
PAGES = {
    "warfarin.md": "---\ntitle: Warfarin\n---\n### Renal impairment\nRenal impairment changes nothing.\n",
    "ibuprofen.md": "---\ntitle: Ibuprofen\n---\n### Dosage\nAs it is.\n",
}
OF_WARFARIN = SearchExamples("warfarin", "wafrarin", "warfarin renal")


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names that are looked for from now on."""
    asked: list[str] = []
    names = Search.names

    def counted(self: Search, query: str, **how: object) -> object:
        asked.append(query)
        return names(self, query, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Search, "names", counted)
    return asked


def test_examples_are_found_once(library: Write, opened: Open, searches: list[str]) -> None:
    root = library(PAGES)
    first = opened(root)
    first.update()
    assert known_examples(first) == SearchExamples()
    assert examples_of(first) == OF_WARFARIN
    assert searches
    searches.clear()
    again = opened(root)
    assert known_examples(again) == examples_of(again) == examples_of(first) == OF_WARFARIN
    assert searches == []


@pytest.mark.parametrize("change", ["changed", "added", "removed"])
def test_pages_that_change_have_others(change: str, library: Write, opened: Open) -> None:
    root = library(PAGES)
    catalogue = opened(root)
    catalogue.update()
    assert examples_of(catalogue) == OF_WARFARIN
    if change == "changed":
        (root / "warfarin.md").write_text("---\ntitle: Warfarin\n---\n### Dosage\nNone.\n", encoding="utf-8")
    elif change == "added":
        page = PAGES["warfarin.md"].replace("Warfarin", "Metformin").replace("Renal impairment ch", "It ch")
        (root / "metformin.md").write_text(page, encoding="utf-8")
    else:
        (root / "warfarin.md").unlink()
    catalogue.update()
    assert known_examples(catalogue) == SearchExamples()
    found = examples_of(catalogue)
    assert found != OF_WARFARIN
    assert known_examples(catalogue) == found


def test_another_program_finds_its_own(library: Write, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = opened(library(PAGES))
    catalogue.update()
    examples_of(catalogue)
    monkeypatch.setattr(kept_queries, "__version__", "0.0.1")
    assert known_examples(catalogue) == SearchExamples()
    assert examples_of(catalogue) == OF_WARFARIN


def test_what_is_found_while_pages_are_written_is_not_kept(library: Write, opened: Open) -> None:
    root = library(PAGES)
    catalogue = opened(root)
    catalogue.update()
    index = catalogue.only_index()
    assert index is not None
    asked = index.read(kept_queries.read)
    (root / "warfarin.md").unlink()
    catalogue.update()
    kept_queries.keep(index, OF_WARFARIN, asked)
    assert known_examples(catalogue) == SearchExamples()


def test_index_that_another_process_writes_is_not_waited_for_long(
    library: Write, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = opened(library(PAGES))
    catalogue.update()
    index = catalogue.only_index()
    assert index is not None and index.file is not None
    monkeypatch.setattr("medviewer.library.store.schema.PATIENCE", 0.01)
    with closing(sqlite3.connect(index.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert examples_of(opened(catalogue.libraries[0].root)) == OF_WARFARIN
        other.execute("ROLLBACK")
    assert not catalogue.notice


@pytest.mark.parametrize("value", [b"warfarin", "a" * 1000])
def test_strange_values_are_not_shown(value: object, library: Write, opened: Open) -> None:
    catalogue = opened(library(PAGES))
    catalogue.update()
    examples_of(catalogue)
    index = catalogue.only_index()
    assert index is not None
    with index.connection() as db:
        db.execute("UPDATE kept_query SET topic = ?", (value,))
    assert known_examples(catalogue) == SearchExamples()


def test_several_libraries_are_searched_each_time(library: Write, opened: Open, searches: list[str]) -> None:
    catalogue = opened(library(PAGES, "one"), library(PAGES, "two"))
    catalogue.update()
    assert catalogue.only_index() is None and known_examples(catalogue) == SearchExamples()
    assert examples_of(catalogue).name == "warfarin"
    searches.clear()
    examples_of(catalogue)
    assert searches


def test_index_is_shipped_with_them(
    library: Write, opened: Open, searches: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = library(PAGES)
    monkeypatch.setattr(shipped_index, "bundled_library", lambda: root)
    monkeypatch.setattr(shipped_index, "bundled_index", lambda: tmp_path / "bundled.index")
    assert shipped_index.main() == 0
    searches.clear()
    catalogue = opened(root)
    assert known_examples(catalogue) == OF_WARFARIN
    catalogue.update()
    assert examples_of(catalogue) == OF_WARFARIN
    assert searches == []
