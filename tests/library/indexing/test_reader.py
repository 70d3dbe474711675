"""Pages are read in another process as they are in this one, and it never outlives who asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library import section_words
from medviewer.library.indexing import reader_process
from medviewer.library.indexing.folder import Folder, PageFile
from medviewer.library.indexing.page_entries import read

Write = Callable[..., Path]
DEADLY = """
import os, sys
def audit(event, arguments):
    if event == "open" and str(arguments[0]).endswith("bad.md"):
        os._exit(9)
sys.addaudithook(audit)
"""
"""Ends whatever process opens the page."""


def test_the_same_in_the_same_order(library: Write) -> None:
    root = library({f"{n:03}.md": f"# Drug{n}\n### Usage\nText {n}.\n" for n in range(3 * reader_process.CHUNK + 1)})
    files = [(found, None) for found in Folder(root).walk() if isinstance(found, PageFile)]
    vocabulary, _ = section_words.vocabulary(root)
    assert list(reader_process.readings(root, files, vocabulary)) == [
        read(root, file, vocabulary, None) for file, _ in files
    ]


def test_it_can_be_left_before_its_end(library: Write) -> None:
    root = library({f"{n:03}.md": f"# Drug{n}\n" for n in range(400)})
    files = [(found, None) for found in Folder(root).walk() if isinstance(found, PageFile)]
    found = reader_process.readings(root, files * 20, section_words.vocabulary(root)[0])
    assert next(found).digest
    found.close()  # type: ignore[attr-defined]


def test_where_it_cannot_start_pages_are_read_here(library: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = library({"a.md": "# A\n"})
    files = [(found, None) for found in Folder(root).walk() if isinstance(found, PageFile)]
    monkeypatch.setattr(sys, "executable", str(root / "nothing"))
    [entry] = reader_process.readings(root, files, section_words.vocabulary(root)[0])
    assert entry.summary and entry.summary.title == "A"


def test_a_page_with_which_the_process_dies_is_a_problem_and_the_rest_are_read(
    library: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    root = library({f"{n:03}.md": f"# Drug{n}\n" for n in range(5)} | {"bad.md": "# Deadly\n"})
    files = [(found, None) for found in Folder(root).walk() if isinstance(found, PageFile)]
    found = list(reader_process.readings(root, files, section_words.vocabulary(root)[0]))
    assert [entry.file for entry in found] == [file for file, _ in files]
    assert [entry.summary is None for entry in found] == [False] * 5 + [True]
    assert "ended" in found[-1].problems[0].message
