"""The door for scripts: `from medviewer import open_library`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import medviewer
from medviewer.api import ScriptLibrary, open_library
from medviewer.errors import ExportError, LibraryError, MedviewerError, PageError, UnknownNameError

WritePages = Callable[..., Path]
ROOT = Path(__file__).resolve().parents[2]
WARFARIN = """---
title: Warfarin
generic_name: warfarin sodium
brands: [Coumadin, Marevan]
drug_class: vitamin K antagonist
atc: [B01AA03]
reviewed_by: Ward 7
last_reviewed: 2026-03-14
---
# Warfarin
### Dosage
By **INR**.

### Dosage
And by weight.

### Disclaimer
Ask somebody.
"""
METHYLPREDNISOLONE = "---\ntitle: Methylprednisolone\n---\n### Dosage\nOn paper, 16 mg.\n"
METHYLDOPA = "---\ntitle: Methyldopa\natc: not a code\n---\n### Usage\nPressure, on paper.\n"
PAGES = {"w/warfarin.md": WARFARIN, "mp.md": METHYLPREDNISOLONE, "md.md": METHYLDOPA}


@pytest.fixture
def opened(library: WritePages, tmp_path: Path) -> Iterator[ScriptLibrary]:
    """Return three open pages."""
    with medviewer.open_library(library(PAGES), profile=tmp_path / "own") as made:
        yield made


def python(script: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a script in a Python of its own."""
    command = [sys.executable, "-W", "error", "-c", script, *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)


def test_the_package_loads_no_other_part_of_the_program_and_has_no_other_names() -> None:
    script = "import sys, medviewer; print([name for name in sys.modules if name.startswith('medviewer')])"
    assert python(script).stdout == "['medviewer']\n"
    assert medviewer.open_library is open_library
    with pytest.raises(AttributeError, match="has no attribute 'open_librery'"):
        _ = medviewer.open_librery  # type: ignore[attr-defined]


def test_reading_and_writing_text_loads_no_qt(library: WritePages, tmp_path: Path) -> None:
    script = """
import sys
from medviewer import open_library
with open_library(sys.argv[1], profile=sys.argv[2]) as library:
    library.export([page.id for page in library.pages()], "odt", sys.argv[2] + "/made")
    library.search("paper"), library.page("warfarin")
print([name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))])
"""
    done = python(script, library(PAGES), tmp_path / "own")
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_pages_come_by_title_with_their_names_and_codes(opened: ScriptLibrary) -> None:
    methyldopa, _, warfarin = opened.pages()
    assert (methyldopa.title, methyldopa.atc, methyldopa.codes) == ("Methyldopa", ("not", "a", "code"), ())
    assert warfarin.id == "library/w/warfarin.md"
    assert (warfarin.generic_name, warfarin.brands) == ("warfarin sodium", ("Coumadin", "Marevan"))
    assert [tuple(code) for code in warfarin.codes] == [("atc", "B01AA03")]


def test_pages_of_several_libraries_come_in_one_order(library: WritePages, tmp_path: Path) -> None:
    roots = [library({"b.md": "# Bravo\n", "d.md": "# delta\n"}, "one"), library({"c.md": "# Charlie\n"}, "two")]
    with open_library(*roots, profile=tmp_path / "own") as both:
        assert [page.id for page in both.pages()] == ["one/b.md", "two/c.md", "one/d.md"]
        assert both.names == ("one", "two")


@pytest.mark.parametrize("name", ["Warfarin", "coumadin", "warfa", "B01AA03", "Warfarin 5 mg PO", "warfarin.md"])
def test_what_means_one_page_finds_it(opened: ScriptLibrary, name: str) -> None:
    assert opened.find(name) == opened.find("library/w/warfarin.md") == "library/w/warfarin.md"


@pytest.mark.parametrize(
    "name", ["methyl", "warf", "arfarin", "", "vitamin K antagonist", "library/w", "Warfarine 5 mg x"]
)
def test_what_may_mean_another_drug_finds_none(opened: ScriptLibrary, name: str) -> None:
    for ask in (opened.find, opened.page):
        with pytest.raises(UnknownNameError):
            ask(name)


def test_what_may_be_meant_is_told(opened: ScriptLibrary) -> None:
    with pytest.raises(UnknownNameError) as caught:
        opened.find("methyl")
    assert set(caught.value.nearest) == {"Methyldopa", "Methylprednisolone"}


def test_a_page_has_all_its_sections_and_its_source(opened: ScriptLibrary) -> None:
    page = opened.page("warfarin")
    assert [section.key for section in page.sections] == ["dosage", "dosage", "disclaimer"]
    assert [(one.title, one.markdown, one.text) for one in page.sections_of("dosage")] == [
        ("Dosage", "By **INR**.", "By INR."),
        ("Dosage", "And by weight.", "And by weight."),
    ]
    assert page.sections_of("usage") == ()
    assert (page.reviewed_by, page.last_reviewed) == ("Ward 7", "2026-03-14")
    assert page.provenance.startswith("“library”, “w/warfarin.md”, file of ")
    assert "reviewed by “Ward 7” on 14 Mar 2026 | Signature: not signed" in page.provenance
    assert page.front_matter["brands"] == ["Coumadin", "Marevan"]


def test_a_page_that_changed_meanwhile_is_read_as_it_is_now(opened: ScriptLibrary, tmp_path: Path) -> None:
    opened.page("warfarin")
    file = tmp_path / "library" / "w" / "warfarin.md"
    file.write_text(WARFARIN.replace("By **INR**.", "By hand."), encoding="utf-8")
    assert opened.page("warfarin").sections[0].text == "By hand."
    file.write_text("---\ntitle: Heparin\n---\n### Dosage\nUnits.\n", encoding="utf-8")
    with pytest.raises(UnknownNameError):
        opened.page("warfarin")


def test_passages_are_those_of_the_command(opened: ScriptLibrary, run_cli: Callable[..., tuple[int, str, str]]) -> None:
    own = ["--library", "library", "--profile"]
    for query in ("paper", "16 mg", '"by weight"', "in:usage pressure", "warfarin dose", "aper, 1", "nothing-has-it"):
        hits = [[hit.id, hit.section, hit.snippet] for hit in opened.search(query)]
        folder = opened._catalogue.libraries[0].root
        words = [folder if word == "library" else word for word in own]
        _, out, _ = run_cli(*words, folder.parent / "own", "search", "--json", "--", query)
        told = json.loads(out)["passages"]
        assert hits == [[one["id"], one["section"], one["snippet"]] for one in told], query


def test_a_section_that_there_is_not_is_said(opened: ScriptLibrary) -> None:
    assert [hit.title for hit in opened.search("paper", sections=["dosage"])] == ["Methylprednisolone"]
    assert opened.search("paper", sections=["side_effects"]) == []
    assert opened.search("paper", sections="dosage") == opened.search("paper", sections=["dosage"])
    with pytest.raises(LibraryError, match="There is no section “doses”"):
        opened.search("paper", sections=["doses"])


@pytest.mark.parametrize(("limit", "found"), [(-1, 0), (0, 0), (1, 1), (9, 2)])
def test_no_more_passages_come_than_are_asked_for(opened: ScriptLibrary, limit: int, found: int) -> None:
    assert len(opened.search("paper", limit=limit)) == found


def test_an_empty_path_is_not_the_current_folder(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is empty"):
        open_library("", profile=tmp_path / "own")


@pytest.mark.parametrize("format", ["html", "markdown", "text", "odt", "json", "pdf"])
def test_files_are_those_of_the_command(
    opened: ScriptLibrary, tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]], format: str
) -> None:
    own = ("--library", tmp_path / "library", "--profile", tmp_path / "own")
    assert run_cli(*own, "export", "warfarin", "--format", format, "-o", tmp_path / "command")[0] == 0
    made = opened.export("warfarin", format, tmp_path / "script")
    assert made == [tmp_path / "script"]
    if format in ("pdf", "odt"):  # the time is in these
        assert abs(len(made[0].read_bytes()) - (tmp_path / "command").stat().st_size) < 64
    else:
        assert made[0].read_bytes() == (tmp_path / "command").read_bytes()


def test_one_page_goes_into_a_folder_under_its_title(opened: ScriptLibrary, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert opened.export("coumadin", "text", tmp_path / "folder") == [tmp_path / "folder" / "Warfarin.txt"]


def test_several_pages_are_a_file_each_and_none_twice(opened: ScriptLibrary, tmp_path: Path) -> None:
    made = opened.export(["warfarin", "Methyldopa", "coumadin"], "markdown", tmp_path / "new" / "folder")
    assert [file.name for file in made] == ["Warfarin.md", "Methyldopa.md"]
    assert sorted(made) == sorted((tmp_path / "new" / "folder").iterdir())


def test_lines_go_into_one_file(opened: ScriptLibrary, tmp_path: Path) -> None:
    [file] = opened.export((page.id for page in opened.pages()), "jsonl", str(tmp_path / "all.jsonl"))
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [row["title"] for row in rows] == ["Methyldopa", "Methylprednisolone", "Warfarin"]


@pytest.mark.parametrize(
    ("ids", "format", "error"),
    [
        (["warfarin", "warf"], "text", UnknownNameError),
        ("methyl", "text", UnknownNameError),
        (["warfarin"], "docx", ExportError),
        ("warfarin", "../html", ExportError),
        ([], "text", ExportError),
    ],
)
def test_what_makes_no_sense_writes_nothing(
    opened: ScriptLibrary, tmp_path: Path, ids: str | list[str], format: str, error: type[MedviewerError]
) -> None:
    with pytest.raises(error):
        opened.export(ids, format, tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_a_page_that_went_away_is_an_error_and_no_file(opened: ScriptLibrary, tmp_path: Path) -> None:
    (tmp_path / "library" / "mp.md").unlink()
    for ids, format in (("library/mp.md", "text"), (["warfarin", "library/mp.md"], "jsonl")):
        with pytest.raises(PageError):
            opened.export(ids, format, tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_a_library_that_was_closed_says_so(opened: ScriptLibrary) -> None:
    opened.close()
    opened.close()
    for ask in (opened.pages, lambda: opened.find("warfarin"), lambda: opened.search("paper"), lambda: opened.names):
        with pytest.raises(LibraryError, match="was closed"):
            ask()


def test_an_index_of_its_own_leaves_the_profile_alone(library: WritePages, tmp_path: Path) -> None:
    with open_library(library(PAGES), index=tmp_path / "index", profile=tmp_path / "own") as made:
        assert len(made.pages()) == 3
        assert made.notices == ()
    assert list((tmp_path / "index").glob("*"))
    assert not (tmp_path / "own").exists()


def test_an_index_never_lies_in_a_library(library: WritePages, tmp_path: Path) -> None:
    root = library(PAGES)
    with pytest.raises(LibraryError, match="would lie in the library"):
        open_library(root, index=root / "index", profile=tmp_path / "own")
    assert not (root / "index").exists()


def test_a_library_that_is_not_there_is_an_error(library: WritePages, tmp_path: Path) -> None:
    root = library(PAGES)
    with pytest.raises(LibraryError):
        open_library(tmp_path / "none", profile=tmp_path / "own")
    open_library(root, profile=tmp_path / "own").close()
    root.rename(tmp_path / "moved")
    with pytest.raises(LibraryError, match="out of reach"):
        open_library(root, profile=tmp_path / "own")


def test_without_paths_it_reads_what_was_chosen_and_what_the_site_locks(
    library: WritePages, site: Callable[[str], Path], run_cli: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    ward, own = library({"a.md": "# Alpha\n"}, "ward"), tmp_path / "own"
    assert run_cli("--profile", own, "libraries", "add", ward)[0] == 0
    with open_library(profile=own) as chosen:
        assert "ward" in chosen.names
    locked = library({"b.md": "# Bravo\n"}, "locked")
    site(f'libraries = ["{locked.as_posix()}"]\nlocked = ["libraries"]\n')
    with open_library(profile=own) as set_by_site:
        assert set_by_site.names == ("locked",)
    with pytest.raises(MedviewerError, match="are set by your site"):
        open_library(ward, profile=own)


def test_a_pack_is_read_and_one_that_nobody_trusts_is_refused(
    library: WritePages, site: Callable[[str], Path], run_cli: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    pack = tmp_path / "packs" / "w.medpack"
    pack.parent.mkdir()
    assert run_cli("--profile", tmp_path / "own", "pack", "build", library(PAGES), "-o", pack)[0] == 0
    with open_library(pack, profile=tmp_path / "own") as packed:
        assert packed.page("warfarin").sections[0].text == "By INR."
        assert "not signed, pack of " in packed.page("warfarin").provenance
    site("require_signature = true\n")
    with pytest.raises(LibraryError, match="sign"):
        open_library(pack, profile=tmp_path / "own")


def test_where_the_site_forbids_exports_nothing_is_written(
    library: WritePages, site: Callable[[str], Path], tmp_path: Path
) -> None:
    root = library({"a.md": "# Alpha\n### Dosage\n5 mg.\n"})
    file = site("export = false\n")
    with open_library(root, profile=tmp_path / "own") as opened, pytest.raises(MedviewerError, match=file.name):
        opened.export("alpha", "text", tmp_path / "alpha.txt")
    assert not (tmp_path / "alpha.txt").exists()


def test_a_mistake_in_the_file_of_the_site_is_told(
    library: WritePages, site: Callable[[str], Path], tmp_path: Path
) -> None:
    site("librarys = 3\n")
    with open_library(library(PAGES), profile=tmp_path / "own") as made:
        assert "librarys" in " ".join(made.notices)


def test_a_script_needs_no_guard_for_the_processes_that_read_many_pages(library: WritePages, tmp_path: Path) -> None:
    root = library({f"{number}.md": f"# Drug {number}\n### Dosage\n{number} mg\n" for number in range(401)})
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom medviewer import open_library\nprint('once')\n"
        "print(len(open_library(sys.argv[1], profile=sys.argv[2]).pages()))\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(script), str(root), str(tmp_path / "own")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert (done.stdout, done.stderr) == ("once\n401\n", "")
