"""The index follows the folder: what is added, changed and removed, and what cannot be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.errors import LibraryError, PageError
from medviewer.library.catalogue import Catalogue, Changes
from medviewer.library.indexing import folder, page_entries
from medviewer.monograph import decoding, parser

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def page(title: str, text: str = "Text.") -> str:
    return f"---\ntitle: {title}\n---\n\n# {title}\n### Usage\n{text}\n"


def older(file: Path) -> None:
    """Set the file's time back, as for a change that another clock has stamped."""
    os.utime(file, ns=(10**18, 10**18))


def titles(catalogue: Catalogue) -> list[str]:
    return [row.title for row in catalogue.rows()]


def test_an_index_starts_empty_and_stale(library: Write, opened: Open) -> None:
    catalogue = opened(library({"a.md": page("Aspirin")}))
    assert catalogue.rows() == []
    assert catalogue.stale()
    assert catalogue.update() == Changes(added=("library/a.md",))
    assert titles(catalogue) == ["Aspirin"]
    assert not catalogue.stale()
    assert not catalogue.update()


def test_a_later_session_needs_no_page(library: Write, indexed: Open, opened: Open) -> None:
    root = library({"a.md": page("Aspirin"), "b/b.md": page("Bisoprolol")})
    before = indexed(root).rows()
    later = opened(root)
    assert later.rows() == before
    assert not later.stale()
    assert not later.notice


def test_added_changed_and_removed_pages(library: Write, indexed: Open) -> None:
    root = library({"a.md": page("Aspirin"), "b.md": page("Bisoprolol"), "c.md": page("Codeine")})
    catalogue = indexed(root)
    library({"a.md": page("Atenolol"), "d/d.md": page("Digoxin")})
    (root / "b.md").unlink()
    assert catalogue.stale()
    assert catalogue.update() == Changes(("library/d/d.md",), ("library/a.md",), ("library/b.md",))
    assert titles(catalogue) == ["Atenolol", "Codeine", "Digoxin"]
    assert [row.title for row in catalogue.match("a")] == ["Atenolol"]
    assert catalogue.match("aspirin") == catalogue.match("bisoprolol") == []
    assert not catalogue.stale()


def test_a_moved_page_is_one_removed_and_one_added(library: Write, indexed: Open) -> None:
    root = library({"a.md": page("Aspirin")})
    catalogue = indexed(root)
    (root / "a.md").rename(root / "z.md")
    assert catalogue.update() == Changes(added=("library/z.md",), removed=("library/a.md",))


def test_the_same_content_with_another_time_is_not_parsed_again(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = library({"a.md": page("Aspirin"), "b.md": page("Bisoprolol")})
    catalogue = indexed(root)
    older(root / "a.md")
    older(root / "b.md")
    (root / "b.md").write_text(page("Bisoprolol fumarate"))
    index_view, parsed = parser.index_view, []
    monkeypatch.setattr(parser, "index_view", lambda *given: (parsed.append(given[1]), index_view(*given))[1])
    assert catalogue.stale()
    assert catalogue.update() == Changes(changed=("library/b.md",))
    assert parsed == ["b"]
    assert not catalogue.stale()


def test_one_edited_page_among_many_costs_work_for_itself_only(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = library({f"{n:03}.md": page(f"Drug{n:03}", f"Words of page {n}.") for n in range(300)})
    monkeypatch.setattr(folder, "_YOUNG", 0)
    catalogue = indexed(root)
    assert not catalogue.stale()  # for which pages that were written a moment ago are read once more
    read, index_view = decoding.read_page, parser.index_view
    opened: list[str] = []
    parsed: list[str] = []
    monkeypatch.setattr(decoding, "read_page", lambda path: (opened.append(path.name), read(path))[1])
    monkeypatch.setattr(parser, "index_view", lambda *given: (parsed.append(given[1]), index_view(*given))[1])
    asked = catalogue.search()
    assert not catalogue.stale()
    assert not catalogue.update()
    library({"123.md": page("Zyxomab", "A thylacine sleeps.")})
    (root / "200.md").unlink()
    assert catalogue.stale()
    assert catalogue.update() == Changes(changed=("library/123.md",), removed=("library/200.md",))
    assert [name for name in opened if name.endswith(".md")] == ["123.md"]
    assert parsed == ["123"]
    assert [hit.title for hit in asked.names("zyxomab")] == ["Zyxomab"]
    assert [hit.id for hit in asked.passages("thylacine").hits] == ["library/123.md"]
    assert [hit.id for hit in asked.passages("thyl").hits] == ["library/123.md"]
    assert asked.passages('"words of page 123"').hits == asked.passages('"words of page 200"').hits == []
    assert "library/200.md" not in {hit.id for hit in asked.names("drug200", limit=400)}
    assert [hit.id for hit in asked.passages('"words of page 201"').hits] == ["library/201.md"]


def test_a_large_update_leaves_the_text_in_one_part(
    library: Write, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medviewer.library.indexing.refresh._LARGEST_BATCH", 1)
    monkeypatch.setattr("medviewer.library.indexing.refresh.FEW", 10)
    catalogue = opened(library({f"{n:02}.md": page(f"Drug{n}", f"Words of page {n}.") for n in range(12)}))
    catalogue.update()
    [holding] = catalogue._holdings
    parts = holding.index.ask(lambda db: db.execute("SELECT count(DISTINCT segid) FROM passage_idx").fetchone())
    assert parts == (1,)
    assert [hit.id for hit in catalogue.search().passages('"words of page 7"').hits] == ["library/07.md"]


def test_a_name_that_moves_to_another_page_is_still_found_misspelt(library: Write, indexed: Open) -> None:
    root = library({"b.md": page("Zolpidem")})
    catalogue = indexed(root)
    library({"a.md": page("Zolpidem"), "b.md": page("Codeine")})
    assert catalogue.update() == Changes(("library/a.md",), ("library/b.md",))
    assert [hit.id for hit in catalogue.search().names("zolpiden")] == ["library/a.md"]


def test_a_page_that_cannot_be_read_is_a_problem(library: Write, indexed: Open) -> None:
    root = library({"a.md": page("Aspirin"), "big.md": b"x" * (9 * 1024 * 1024)})
    catalogue = indexed(root)
    assert titles(catalogue) == ["Aspirin"]
    [problem] = catalogue.problems()
    assert (problem.source, problem.line, problem.path) == ("big.md", 0, root / "big.md")
    assert problem.library.name == "library"
    assert "big.md" in problem.message
    assert not catalogue.stale()
    (root / "big.md").write_text(page("Small"))
    assert catalogue.update() == Changes(added=("library/big.md",))
    assert catalogue.problems() == []


def test_a_page_that_can_no_longer_be_read_is_removed_and_listed(library: Write, indexed: Open) -> None:
    root = library({"a.md": page("Aspirin")})
    catalogue = indexed(root)
    (root / "a.md").write_bytes(b"x" * (9 * 1024 * 1024))
    assert catalogue.update() == Changes(removed=("library/a.md",))
    assert [problem.source for problem in catalogue.problems()] == ["a.md"]


def test_problems_of_pages_and_of_the_folder_are_listed(library: Write, indexed: Open) -> None:
    root = library({"a.md": page("Aspirin").encode() + b"\xe9\n", "sub/x.md/b.md": page("Bisoprolol")})
    (root / "dead.md").symlink_to(root / "nothing")
    catalogue = indexed(root)
    assert [problem.source for problem in catalogue.problems()] == ["a.md", "dead.md", "sub/x.md"]
    assert all(problem.message.endswith(".") for problem in catalogue.problems())
    assert catalogue.problem_count() == 3
    (root / "dead.md").unlink()
    library({"a.md": page("Aspirin")})
    assert catalogue.update() == Changes(changed=("library/a.md",))
    assert [problem.source for problem in catalogue.problems()] == ["sub/x.md"]


def test_a_page_that_vanishes_between_listing_and_reading_is_a_problem(
    library: Write, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = library({"a.md": page("Aspirin"), "b.md": page("Bisoprolol")})
    catalogue, read = opened(root), page_entries.read

    def read_too_late(place: Path, file: folder.PageFile, *others: object) -> page_entries.PageEntry:
        (root / "a.md").unlink(missing_ok=True)
        return read(place, file, *others)

    monkeypatch.setattr("medviewer.library.indexing.refresh.read", read_too_late)
    catalogue.update()
    assert titles(catalogue) == ["Bisoprolol"]
    assert [problem.source for problem in catalogue.problems()] == ["a.md"]
    assert catalogue.stale()
    catalogue.update()
    assert catalogue.problems() == []


def test_pages_of_a_folder_that_cannot_be_read_stay(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = library({"a.md": page("Aspirin"), "b/c/c.md": page("Codeine"), "b/d.md": page("Digoxin")})
    catalogue = indexed(root)
    monkeypatch.setattr(folder, "DEEPEST", 1)
    (root / "b" / "d.md").unlink()
    assert catalogue.update() == Changes(removed=("library/b/d.md",))
    assert titles(catalogue) == ["Aspirin", "Codeine"]
    assert [problem.source for problem in catalogue.problems()] == ["b/c"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_names_of_any_bytes(tmp_path: Path, opened: Open) -> None:
    root = tmp_path / "library"
    root.mkdir()
    for name in (
        b"\xff.md",
        rb"\xff.md",
        b"new\nline.md",
        b"100%.md",
        "e\u0301.md".encode(),
        "\u00e9.md".encode(),
        b"E.md",
        b"e.md",
    ):
        Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_text("Text.")
    catalogue = opened(root)
    added = catalogue.update().added
    assert len(set(added)) == 8 == len(catalogue.rows())
    assert {r"library/\xff.md", r"library/\\xff.md", "library/new\nline.md"} <= set(added)
    for row in catalogue.rows():
        found = catalogue.page(row.id)
        assert found is not None and found.path.read_text() == "Text."
        assert catalogue.read(row.id).title


def test_a_title_that_no_database_can_hold_is_shown_all_the_same(library: Write, indexed: Open) -> None:
    catalogue = indexed(library({"a.md": '---\ntitle: "Aspi\\ud800rin"\n---\nText.', "b.md": "# " + "long " * 9000}))
    assert len(catalogue.rows()) == 2


def test_the_librarys_own_vocabulary_is_read_again_when_it_changes(library: Write, indexed: Open) -> None:
    root = library({"a.md": page("Aspirin"), "b.md": page("Bisoprolol")})
    catalogue = indexed(root)
    library({"sections.toml": "[storage]\ntitle = 'Storage'\nnames = ['storage']\n"})
    assert catalogue.stale()
    assert set(catalogue.update().changed) == {"library/a.md", "library/b.md"}
    assert not catalogue.stale()
    library({"a.md": page("Aspirin", "Text.\n### Storage\nKeep dry.\n")})
    assert "storage" in [section.key for section in catalogue.read("library/a.md").sections]
    library({"sections.toml": "not toml"})
    catalogue.update()
    assert {problem.source for problem in catalogue.problems()} == {"sections.toml"}
    assert len(catalogue.rows()) == 2


def test_a_vocabulary_that_leads_out_of_the_library_is_not_used(library: Write, indexed: Open, tmp_path: Path) -> None:
    root = library({"a.md": page("Aspirin")})
    (tmp_path / "outside.toml").write_text("secret")
    (root / "sections.toml").symlink_to(tmp_path / "outside.toml")
    [problem] = indexed(root).problems()
    assert problem.source == "sections.toml" and "not used" in problem.message


def test_progress_is_told_and_what_was_read_before_a_cancel_stays(
    library: Write, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medviewer.library.indexing.refresh._STEP", 0)
    monkeypatch.setattr("medviewer.library.indexing.refresh._BATCH", 0)
    root = library({f"{number}.md": page(f"Drug {number}") for number in range(20)})
    catalogue, told = opened(root), []
    changes = catalogue.update(lambda read, count: told.append((read, count)), lambda: bool(told) and told[-1][0] >= 3)
    assert told == [(read * 3 // 5, 20) for read in range(6)], "three fifths are done when all are read"
    assert len(changes.added) == len(catalogue.rows()) == 5
    assert catalogue.stale() and not catalogue.is_whole()
    assert len(catalogue.update().added) == 15
    assert not catalogue.stale() and catalogue.is_whole()


def test_progress_runs_over_all_libraries(library: Write, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medviewer.library.indexing.refresh._STEP", 0)
    first, second = library({"a.md": "A", "b.md": "B"}, "first"), library({"c.md": "C"}, "second")
    told: list[tuple[int, int]] = []
    opened(first, second).update(lambda read, count: told.append((read, count)))
    assert told == sorted(told) and (told[0], told[-1]) == ((0, 3), (3, 3))
    assert (2, 3) in told, "a library is done once names were looked for in it"


def test_a_folder_that_never_was_is_an_error(tmp_path: Path, opened: Open) -> None:
    with pytest.raises(LibraryError, match=r"no-such.*--library"):
        opened(tmp_path / "no-such")
    (tmp_path / "file.md").write_text("Text.")
    with pytest.raises(LibraryError, match=r"file\.md"):
        opened(tmp_path / "file.md")


def test_a_folder_that_goes_away_keeps_its_pages_and_comes_back(
    library: Write, indexed: Open, opened: Open, tmp_path: Path
) -> None:
    root = library({"a.md": page("Aspirin")})
    other = library({"b.md": page("Bisoprolol")}, "other")
    catalogue = indexed(root, other)
    assert catalogue.unreachable() == ()
    root.rename(tmp_path / "unplugged")
    assert not catalogue.stale()
    assert [library.root for library in catalogue.unreachable()] == [root]
    assert not catalogue.update()
    assert titles(catalogue) == ["Aspirin", "Bisoprolol"]
    with pytest.raises(PageError, match=r"a\.md"):
        catalogue.read("library/a.md")
    assert titles(opened(root)) == ["Aspirin"]
    (tmp_path / "unplugged").rename(root)
    assert not catalogue.stale()
    assert catalogue.unreachable() == ()
    assert catalogue.read("library/a.md").title == "Aspirin"


def test_an_empty_place_of_another_device_is_an_unplugged_one(library: Write, indexed: Open) -> None:
    root = library({"a.md": page("Aspirin")})
    catalogue = indexed(root)
    [holding] = catalogue._holdings
    holding.index.ask(lambda db: db.execute("UPDATE state SET device = -1"))
    (root / "a.md").unlink()
    assert not catalogue.stale()
    assert not catalogue.update()
    assert titles(catalogue) == ["Aspirin"]
    assert len(catalogue.unreachable()) == 1
    library({"a.md": page("Aspirin")})
    catalogue.update()
    assert catalogue.unreachable() == ()
    (root / "a.md").unlink()
    assert catalogue.update() == Changes(removed=("library/a.md",))


def test_what_another_window_updated_is_told(library: Write, indexed: Open, opened: Open) -> None:
    root = library({"a.md": page("Aspirin")})
    here, there = indexed(root), opened(root)
    library({"b.md": page("Bisoprolol")})
    assert there.update() == Changes(added=("library/b.md",))
    assert here.stale()
    assert here.update() == Changes(elsewhere=True)
    assert not here.stale()
    assert titles(here) == ["Aspirin", "Bisoprolol"]


class Patience:
    """Says that it is enough from the third question on, and counts the questions."""

    def __init__(self) -> None:
        self.asked = 0

    def ends(self) -> bool:
        self.asked += 1
        return self.asked >= 3


@pytest.mark.parametrize("depth", ["", "deep/down/"])
def test_a_look_at_many_files_ends_where_it_is_given_up(library: Write, indexed: Open, depth: str) -> None:
    root = library({f"{depth}{number}.md": page(f"Drug {number}") for number in range(30)})
    catalogue = indexed(root)
    library({f"{depth}29.md": page("Another drug")})
    looking, updating = Patience(), Patience()
    assert not catalogue.stale(looking.ends)
    assert catalogue.update(cancelled=updating.ends) == Changes()
    assert looking.asked <= 4
    assert updating.asked <= 5  # by the update itself, too
    assert catalogue.stale()
    assert catalogue.update() == Changes(changed=(f"library/{depth}29.md",))


def test_a_look_given_up_in_the_first_of_two_libraries_ends_in_both(tmp_path: Path, indexed: Open) -> None:
    roots = [tmp_path / "one", tmp_path / "other"]
    for root in roots:
        root.mkdir()
        for number in range(30):
            (root / f"{number}.md").write_text(page(f"Drug {number}"))
    catalogue, looking = indexed(*roots), Patience()
    assert not catalogue.stale(looking.ends)
    assert looking.asked <= 6
    assert {library.name for library in catalogue.unreachable()} == set()
