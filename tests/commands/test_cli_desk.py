"""The desk on the command line: notes, collections, downtime packs, what has changed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.desk.store import Desk
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.locations import Profile
from medviewer.monograph.difference import difference

Run = Callable[..., tuple[int, str, str]]
TESTAMYCIN = (
    "---\ntitle: Testamycin\nbrands: [Proofex]\n---\n### Usage\nFor nothing.\n\n### Dosage\n* Adults: 5 mg once.\n"
)
ACCENTED = "---\ntitle: Éxampline\n---\n### Dosage\n10 mg.\n"


@pytest.fixture
def pages(library: Callable[..., Path]) -> Path:
    """Return a library of three pages."""
    both = "---\ntitle: Testamycin + Samplic acid\n---\n### Usage\nBoth at once.\n"
    return library({"t/testamycin.md": TESTAMYCIN, "t/both.md": both, "e/exampline.md": ACCENTED})


@pytest.fixture
def run(run_on: Callable[..., tuple[int, str, str]], pages: Path) -> Run:
    """Return a function that runs a command on the library in this process: (exit code, stdout, stderr)."""

    def run(*arguments: object, library: Path = pages) -> tuple[int, str, str]:
        return run_on(library, *arguments)

    return run


@pytest.fixture
def kept(profile: Profile) -> Profile:
    """Return a profile whose desk holds notes, a collection and pages that were read."""
    with Desk.open(profile.desk_file) as desk:
        desk.notes.write("library/t/testamycin.md", "dosage", "Ours: 4 mg\nsecond line", "AB", title="Testamycin")
        desk.collections.create("Ward 7", "blue")
        for name, title in (("e/exampline", "Éxampline"), ("t/testamycin", "Testamycin"), ("gone", "Gonesta")):
            desk.collections.add("Ward 7", f"library/{name}.md", title)
        desk.favourites.add("library/t/testamycin.md", "Testamycin")
    return profile


class TestNotes:
    def test_list(self, run: Run, kept: Profile) -> None:
        code, out, err = run("notes", "list")
        assert (code, err) == (0, "")
        assert re.fullmatch(r"Testamycin\tdosage\tAB\t\d{4}-\d\d-\d\d\tOurs: 4 mg\n", out)
        [note] = json.loads(run("notes", "list", "--json")[1])
        assert (note["id"], note["section"]) == ("library/t/testamycin.md", "dosage")

    def test_a_desk_is_not_made_for_a_look(self, run: Run, profile: Profile) -> None:
        for command in (["notes", "list"], ["collections", "list"], ["changed"]):
            assert run(*command) == (0, "", "")
        assert not profile.desk_file.exists()

    def test_out_and_in_again(self, run: Run, kept: Profile, tmp_path: Path) -> None:
        folder = tmp_path / "notes"
        said = f"Written: 1 of 1 notes in {folder}, the others are so already\n"
        assert run("notes", "export", folder) == (0, said, "")
        [path] = folder.iterdir()
        path.write_text(path.read_text().replace("4 mg", "3 mg").replace('changed: "2', 'changed: "3'))
        (folder / "README.md").write_text("# Ours\n")
        code, out, err = run("notes", "import", folder)
        assert (code, out) == (1, "Notes: 0 new, 1 newer, 0 as they were\n")
        assert "README.md: not taken" in err
        assert "Ours: 3 mg" in run("notes", "list")[1]
        assert "README.md is not a note of this desk" in run("notes", "export", folder)[2]

    @pytest.mark.parametrize("words", [[], ["import"], ["export"], ["list", "x"], ["burn", "x"]], ids=str)
    def test_no_sense(self, run: Run, words: list[str]) -> None:
        assert run("notes", *words)[:2] == (2, "")


class TestCollections:
    def test_list(self, run: Run, kept: Profile) -> None:
        assert run("collections", "list") == (0, "Ward 7\t3\n", "")
        [one] = json.loads(run("collections", "list", "--json")[1])
        assert (one["colour"], len(one["members"])) == ("blue", 3)

    def test_out_and_in_again(self, run: Run, kept: Profile, tmp_path: Path) -> None:
        file = tmp_path / "ward.json"
        assert run("collections", "export", "ward 7", "-o", file) == (0, f"Written: {file}\n", "")
        with Desk.open(kept.desk_file) as desk:
            desk.collections.delete("Ward 7")
        code, out, err = run("collections", "import", file)
        assert (code, out) == (0, "Ward 7: 3 new, 0 in it already\n")
        assert err.count("\n") == 1
        assert "Gonesta is in none of the open libraries" in err
        assert run("collections", "list")[1] == "Ward 7\t3\n"

    def test_one_that_is_not_there(self, run: Run, kept: Profile, tmp_path: Path) -> None:
        code, _, err = run("collections", "export", "Ward 8", "-o", tmp_path / "x")
        assert code == 1
        assert "There are: Ward 7" in err
        assert list(tmp_path.glob("x*")) == []

    @pytest.mark.parametrize(
        "words", [["export", "Ward 7"], ["import"], ["list", "x"], ["import", "x", "-o", "y"]], ids=str
    )
    def test_no_sense(self, run: Run, words: list[str]) -> None:
        assert run("collections", *words)[:2] == (2, "")


class TestPack:
    def test_a_collection_becomes_one_pdf(self, run: Run, kept: Profile, tmp_path: Path) -> None:
        target = tmp_path / "ward.pdf"
        code, out, err = run("export", "--collection", "ward 7", "--format", "pdf", "--notes", "-o", target)
        assert (code, out) == (1, f"Written: {target}, 2 monographs on 3 pages\n")
        assert "Gonesta is not in the pack: None of the open libraries holds library/gone.md." in err
        assert target.read_bytes().startswith(b"%PDF-")

    def test_dividers_are_a_sheet_more_for_each_letter(self, run: Run, kept: Profile, tmp_path: Path) -> None:
        target = tmp_path / "ward.pdf"
        out = run("export", "--collection", "ward 7", "--format", "pdf", "--dividers", "-o", target)[1]
        assert out == f"Written: {target}, 2 monographs on 5 pages\n"

    def test_other_formats_are_a_file_each(self, run: Run, kept: Profile, tmp_path: Path) -> None:
        code, out, _ = run("export", "--collection", "Ward 7", "--format", "text", "-o", tmp_path / "out")
        assert (code, out) == (1, f"Written: 2 files in {tmp_path / 'out'}\n")
        assert "Ours" not in (tmp_path / "out" / "Testamycin.txt").read_text(encoding="utf-8")

    def test_notes_go_with_what_is_exported_if_asked_for(self, run: Run, kept: Profile) -> None:
        assert "Ours: 4 mg" in run("export", "Proofex", "--format", "text", "--notes", "-o", "-")[1]
        assert "Ours: 4 mg" not in run("export", "Proofex", "--format", "text", "-o", "-")[1]

    def test_a_page_that_was_renamed_is_in_it_with_its_notes(self, run: Run, kept: Profile, pages: Path) -> None:
        (pages / "t" / "testamycin.md").rename(pages / "renamed.md")
        out = pages.parent / "out"
        assert run("export", "--collection", "Ward 7", "--format", "text", "--notes", "-o", out)[0] == 1
        assert "Ours: 4 mg" in (out / "Testamycin.txt").read_text(encoding="utf-8")

    def test_no_sense(self, run: Run, kept: Profile) -> None:
        assert run("export", "--collection", "Ward 7", "--favourites", "--format", "pdf")[0] == 2
        assert run("export", "--collection", "Ward 7", "--format", "pdf", "-o", "-")[0] == 2
        assert run("export", "--collection", "Ward 7", "--format", "html", "--dividers", "-o", "x")[0] == 2
        assert run("export", "Testamycin", "--format", "pdf", "--dividers", "-o", "x")[0] == 2


class TestChanged:
    @staticmethod
    def read(profile: Profile, library: Path, *ids: str) -> None:
        """Read pages as the window does."""
        catalogue = Catalogue.open(name_libraries([library]), profile.index)
        catalogue.update()
        with Desk.open(profile.desk_file) as desk:
            for id in ids:
                page = catalogue.read(id)
                desk.readings.keep(id, page.title, page.digest, page.markdown)
        catalogue.close()

    def test_what_changed_is_listed(self, run: Run, kept: Profile, pages: Path) -> None:
        self.read(kept, pages, "library/t/testamycin.md", "library/e/exampline.md", "library/t/both.md")
        assert run("changed") == (0, "", "")
        (pages / "t" / "testamycin.md").write_text(TESTAMYCIN.replace("5 mg", "50 mg"), encoding="utf-8")
        (pages / "t" / "both.md").write_text("# Both\nother\n", encoding="utf-8")
        code, out, err = run("changed")
        assert (code, err) == (0, "")
        assert re.fullmatch(r"Testamycin\tchanged\tread \d{4}-\d\d-\d\d\tFavourites, Ward 7\n", out)
        [one] = json.loads(run("changed", "--json")[1])
        assert (one["id"], one["now"], one["favourite"]) == ("library/t/testamycin.md", "library/t/testamycin.md", True)

    def test_a_page_that_was_only_touched_or_renamed_has_not_changed(
        self, run: Run, kept: Profile, pages: Path
    ) -> None:
        self.read(kept, pages, "library/t/testamycin.md", "library/e/exampline.md")
        os.utime(pages / "e" / "exampline.md", (1, 1))
        (pages / "t" / "testamycin.md").rename(pages / "renamed.md")
        assert run("changed") == (0, "", "")

    def test_another_folder_in_the_place_of_the_library(
        self, run: Run, kept: Profile, pages: Path, library: Callable[..., Path]
    ) -> None:
        self.read(kept, pages, "library/t/testamycin.md", "library/e/exampline.md")
        other = library({"x/t.md": TESTAMYCIN, "x/e.md": ACCENTED.replace("10 mg", "20 mg")}, name="new")
        code, out, _ = run("changed", library=other)
        assert (code, out.split("\t")[:2]) == (0, ["Éxampline", "changed"])
        assert out.count("\n") == 1

    def test_the_difference_can_be_told_word_by_word(self, kept: Profile, pages: Path) -> None:
        id = "library/t/testamycin.md"
        self.read(kept, pages, id)
        (pages / "t" / "testamycin.md").write_text(TESTAMYCIN.replace("5 mg", "50 mg"), encoding="utf-8")
        catalogue = Catalogue.open(name_libraries([pages]), kept.index)
        catalogue.update()
        with Desk.open(kept.desk_file) as desk:
            before = desk.readings.page(id)
        assert before
        found = difference(catalogue.earlier(id, before), catalogue.read(id))
        catalogue.close()
        [changed] = [one for one in found if one.state != "same"]
        assert [(run.kind, run.text) for run in changed.runs if run.kind != "same"] == [
            ("removed", "5 mg "),
            ("added", "50 mg "),
        ]
