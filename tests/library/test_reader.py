"""Pages are read in another process as they are in this one, and it never outlives who asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from medviewer.library import section_words
from medviewer.library.indexing import reader_process
from medviewer.library.indexing.folder import Folder, PageFile
from medviewer.library.indexing.page_entries import read

Write = Callable[..., Path]


def test_the_same_in_the_same_order(library: Write) -> None:
    root = library({f"{n:03}.md": f"# Drug{n}\n### Usage\nText {n}.\n" for n in range(3 * reader_process.CHUNK + 1)})
    files = [(found, None) for found in Folder(root).walk() if isinstance(found, PageFile)]
    vocabulary, _ = section_words.vocabulary(root)
    assert list(reader_process.readings(root, files)) == [read(root, file, vocabulary, None) for file, _ in files]


def test_it_can_be_left_before_its_end(library: Write) -> None:
    root = library({f"{n:03}.md": f"# Drug{n}\n" for n in range(400)})
    files = [(found, None) for found in Folder(root).walk() if isinstance(found, PageFile)]
    found = reader_process.readings(root, files * 20)
    assert next(found).digest
    found.close()  # type: ignore[attr-defined]


def test_where_it_cannot_start_there_is_nothing(library: Write, monkeypatch: object) -> None:
    root = library({"a.md": "# A\n"})
    files = [(found, None) for found in Folder(root).walk() if isinstance(found, PageFile)]
    monkeypatch.setattr(reader_process.sys, "executable", str(root / "nothing"))  # type: ignore[attr-defined]
    assert list(reader_process.readings(root, files)) == []
