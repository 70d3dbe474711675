"""Content hashes of pages: the same in the index and on the page that was read, others once the text differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medviewer.errors import UnknownNameError
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.monograph.decoding import digest_of, read_page


@pytest.fixture
def pages(library: Callable[..., Path]) -> Path:
    return library({"a.md": "# Aaa\n\n### Dosage\n5 mg\n", "ü/b.md": "# Bee\n\u202etxt\n", "c.md": b"# C\xe9\n"})


@pytest.fixture
def catalogue(pages: Path, library: Callable[..., Path], tmp_path: Path) -> Iterator[Catalogue]:
    other = library({"a.md": "# Aaa\n\n### Dosage\n5 mg\n"}, name="other")
    opened = Catalogue.open(name_libraries([pages, other]), tmp_path / "index")
    opened.update()
    yield opened
    opened.close()


def digests(catalogue: Catalogue) -> dict[str, str]:
    return {edition.id: edition.digest for edition in catalogue.editions()}


def test_a_page_and_the_index_agree_whether_it_is_parsed_or_kept(catalogue: Catalogue) -> None:
    found = digests(catalogue)
    assert sorted(found) == ["library/a.md", "library/c.md", "library/ü/b.md", "other/a.md"]
    for _ in range(2):
        assert {id: catalogue.read(id).digest for id in found} == found
    assert len(set(found.values())) == 3
    assert found["library/a.md"] == found["other/a.md"]
    assert all(len(digest) == 32 for digest in found.values())


def test_titles_are_those_of_the_list(catalogue: Catalogue) -> None:
    assert {(one.id, one.title) for one in catalogue.editions()} == {(row.id, row.title) for row in catalogue.rows()}


def test_a_hash_stays_when_the_file_moves_and_changes_with_its_text(catalogue: Catalogue, pages: Path) -> None:
    before = digests(catalogue)
    (pages / "a.md").rename(pages / "new.md")
    (pages / "ü" / "b.md").write_text("# Bee\nother\n", encoding="utf-8")
    catalogue.update()
    now = digests(catalogue)
    assert now["library/new.md"] == before["library/a.md"]
    assert now["library/ü/b.md"] != before["library/ü/b.md"]
    assert "library/a.md" not in now


def test_the_words_in_which_a_problem_is_told_are_no_content(pages: Path) -> None:
    text, problems = read_page(pages / "c.md")
    assert problems
    told_otherwise = tuple(replace(problem, message="anders gesagt") for problem in problems)
    assert digest_of(text, problems) == digest_of(text, told_otherwise) != digest_of(text, ())


def test_an_earlier_text_is_read_in_the_words_of_the_library(catalogue: Catalogue, pages: Path) -> None:
    (pages / "sections.toml").write_text('[dosage]\naliases = ["How much"]\n', encoding="utf-8")
    earlier = catalogue.earlier("library/a.md", "# Aaa\n\n### How much\n4 mg\n")
    assert [(section.key, section.text) for section in earlier.sections] == [("dosage", "4 mg")]
    with pytest.raises(UnknownNameError):
        catalogue.earlier("library/none.md", "")
