"""Pages of one title can be told apart in every list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, Row, name_libraries
from medviewer.library.same_titles import told_apart
from medviewer.library.store.listing import WINDOW

Made = Callable[..., Path]


def seen(*rows: tuple[str, str], several: bool = False) -> list[str]:
    """Return the second lines of pages of one title: given their ids and what the lines had before."""
    return [row.subtitle for row in told_apart([Row(id, "Twinin", subtitle) for id, subtitle in rows], several)]


def test_the_least_that_differs_is_shown() -> None:
    assert seen(("a/x.md", "tablet"), ("a/y.md", "cream")) == ["tablet", "cream"]
    assert seen(("a/p/x.md", "tablet"), ("a/q/x.md", "tablet")) == ["p · tablet", "q · tablet"]
    assert seen(("a/long/p/x.md", ""), ("a/long/q/y.md", "")) == ["p", "q"]
    assert seen(("a/p/x 5 mg.md", ""), ("a/p/x 50 mg.md", "")) == ["x 5 mg.md", "x 50 mg.md"]
    assert seen(("a/twinin.md", ""), ("a/sub/twinin (conflicted copy).md", "")) == [
        "twinin.md",
        "twinin (conflicted copy).md",
    ]
    assert seen(("a/twinin.md", ""), ("a/sub/twinin.md", "")) == ["twinin.md", "sub/twinin.md"]
    assert seen(("a/p/x.md", ""), ("a/p/y.md", ""), ("a/q/x.md", "")) == ["p/x.md", "p/y.md", "q/x.md"]


def test_where_several_libraries_are_open_the_librarys_name_is_there() -> None:
    assert seen(("a/x.md", ""), ("b/x.md", ""), several=True) == ["a", "b"]
    assert seen(("a/x.md", "tablet"), ("b/x.md", "cream"), several=True) == ["a · tablet", "b · cream"]
    assert seen(("a/x.md", ""), ("a/y.md", ""), ("b/x.md", ""), several=True) == ["a · x.md", "a · y.md", "b · x.md"]


def test_other_rows_stay_as_they_are() -> None:
    rows = [Row("a/x.md", "Twinin", "s"), Row("a/y.md", "Other", "s"), Row("", "Gone", ""), Row("", "Gone", "")]
    assert told_apart(rows, several=True) == rows
    assert told_apart([Row("a/x.md", "Twinin", ""), Row("a/x.md", "Twinin", "")], several=True)[0].subtitle == ""
    hidden = told_apart([Row("a/\u202ex.md", "T", ""), Row("a/y.md", "t", "")], several=False)
    assert "\u202e" not in hidden[0].subtitle


@pytest.mark.parametrize("before", [0, WINDOW - 1, 2 * WINDOW - 1])
def test_lists_and_searches_tell_them_apart(library: Made, tmp_path: Path, before: int) -> None:
    pages = {f"{number:04}.md": f"# Aardol {number:04}\nText.\n" for number in range(before)}
    root = library(
        {**pages, "twinin.md": "# Twinin\n5 mg\n", "sub/twinin.md": "# Twinin\n50 mg\n", "z.md": "# Zonol\n"}
    )
    catalogue = Catalogue.open(name_libraries([root]), tmp_path / "index")
    catalogue.update()
    wanted = ["sub/twinin.md", "twinin.md"]
    assert [row.subtitle for row in catalogue.rows()[before:]] == [*wanted, ""]
    assert [row.subtitle for row in catalogue.listing()[before:]] == [*wanted, ""]
    assert [row.subtitle for row in catalogue.listing(query="twin")] == wanted
    assert [row.subtitle for row in catalogue.match("twin")] == wanted
    ids = [f"library/{source}" for source in wanted]
    assert [row.subtitle for row in catalogue.listing(among=ids)] == wanted
    assert {hit.subtitle for hit in catalogue.search().names("twinin")} == {*wanted}
    assert [row.subtitle for row in catalogue.listing(among=ids[:1])] == [""]
    catalogue.close()


def test_pages_of_two_libraries_have_their_names(library: Made, tmp_path: Path) -> None:
    roots = [library({"t.md": "# Twinin\ntext\n"}, name=name) for name in ("ward", "hospital")]
    catalogue = Catalogue.open(name_libraries(roots), tmp_path / "index")
    catalogue.update()
    for rows in (catalogue.rows(), [*catalogue.listing()], catalogue.search().names("twinin")):
        assert {row.id: row.subtitle for row in rows} == {"ward/t.md": "ward", "hospital/t.md": "hospital"}
    catalogue.close()
