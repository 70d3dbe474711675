"""Pages that were read lately."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.files import FolderFiles
from medviewer.library.rendered import FILE, MOST, RenderedPages, key_of
from medviewer.monograph.parser import parse

PAGE = """---
title: Aspirin
brands: [Disprin]
reviewed_by: Ward 7
sources: [{title: A label, year: 2020}]
---
# Aspirin
### Usage
Pain.
### FAQs
* **Q: With food?** A: Yes.

**Disclaimer:** For tests.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return one page of a library."""
    root = tmp_path / "library"
    root.mkdir()
    path = root / "aspirin.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def opened(page: Path, folder: Path) -> Catalogue:
    """Return the catalogue of the page's library, up to date."""
    catalogue = Catalogue.open(name_libraries([page.parent]), folder)
    catalogue.update()
    return catalogue


def test_a_page_comes_back_as_it_was_parsed(page: Path, tmp_path: Path) -> None:
    parsed = parse(PAGE, "aspirin")
    kept = RenderedPages(tmp_path)
    key = key_of(PAGE.encode(), "words")
    assert kept.get(key) is None
    kept.put(key, parsed)
    assert kept.get(key) == parsed


def test_reading_again_gives_the_same_and_a_changed_file_another(page: Path, tmp_path: Path) -> None:
    catalogue = opened(page, tmp_path / "index")
    first = catalogue.read("library/aspirin.md")
    assert catalogue.read("library/aspirin.md") == first
    page.write_text(PAGE.replace("Pain.", "Fever."), encoding="utf-8")
    os.utime(page, ns=(1, 1))
    assert "Fever." in catalogue.read("library/aspirin.md").sections[0].text
    catalogue.close()


def test_other_words_for_sections_make_another_page(page: Path, tmp_path: Path) -> None:
    files = FolderFiles(page.parent)
    before = files.key(b"aspirin.md")
    (page.parent / "sections.toml").write_text('[[section]]\nkey = "usage"\naliases = ["What for"]\n', encoding="utf-8")
    assert files.key(b"aspirin.md") != before


def test_a_damaged_file_is_done_without_and_made_anew(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / FILE).write_bytes(b"no database at all, but long enough to be looked at " * 100)
    catalogue = opened(page, folder)
    assert catalogue.read("library/aspirin.md").title == "Aspirin"
    assert catalogue.read("library/aspirin.md").title == "Aspirin"
    assert RenderedPages(folder).get(key_of(PAGE.encode(), FolderFiles(page.parent).key(b"aspirin.md"))) is not None
    catalogue.close()


def test_a_folder_that_cannot_be_written_is_done_without(page: Path) -> None:
    RenderedPages(page).put("key", parse(PAGE, "aspirin"))
    assert RenderedPages(page).get("key") is None


def test_only_so_many_are_kept_those_read_last(page: Path, tmp_path: Path) -> None:
    parsed = parse(PAGE, "aspirin")
    kept = RenderedPages(tmp_path)
    for number in range(MOST):
        kept.put(str(number), parsed)
    assert kept.get("0") == parsed
    kept.put("one more", parsed)
    assert kept.get("0") == parsed
    assert kept.get("1") is None


def test_a_page_that_is_kept_needs_no_parser(page: Path, tmp_path: Path) -> None:
    catalogue = opened(page, tmp_path / "index")
    catalogue.read("library/aspirin.md")
    catalogue.close()
    code = (
        "import sys; from pathlib import Path; from medviewer.library.catalogue import *\n"
        f"c = Catalogue.open(name_libraries([Path({str(page.parent)!r})]), Path({str(tmp_path / 'index')!r}))\n"
        "print(c.read('library/aspirin.md').title); c.close()\n"
        "print([m for m in ('markdown', 'yaml', 'nh3', 'medviewer.monograph.parser') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["Aspirin", "[]"]


def test_a_page_of_which_a_letter_is_another_one_is_parsed_again(page: Path, tmp_path: Path) -> None:
    kept, key = RenderedPages(tmp_path), key_of(page.read_bytes(), "words")
    kept.put(key, parse(PAGE, "aspirin"))
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes().replace(b"Pain.", b"Gain."))
    assert kept.get(key) is None
    kept.put(key, parse(PAGE, "aspirin"))
    assert kept.get(key) == parse(PAGE, "aspirin")


def test_a_file_whose_tables_are_no_text_begins_anew(page: Path, tmp_path: Path) -> None:
    kept, key = RenderedPages(tmp_path), key_of(page.read_bytes(), "words")
    kept.put(key, parse(PAGE, "aspirin"))
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes().replace(b"content TEXT", b"conten\xf4 TEXT"))
    assert kept.get(key) is None
    kept.put(key, parse(PAGE, "aspirin"))
    kept.put(key, parse(PAGE, "aspirin"))
    assert kept.get(key) == parse(PAGE, "aspirin")
