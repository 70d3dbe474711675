"""Wall sheets on the command line: one PDF, what is left out said, what makes no sense refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from medviewer.desk.store import Desk
from medviewer.locations import Profile
from tests.pdf_text import text_of

Run = Callable[..., tuple[int, str, str]]
TESTAMYCIN = """---
title: Testamycin
brands: [Proofex]
---
### Usage
For nothing.

### Dosage
* Adults: 5 mg once.

### Precautions
Mind the gap.
"""
OTHER = "---\ntitle: Éxampline\n---\n### Usage\nFor sneezes.\n"
LONG = "---\ntitle: Longamycin\n---\n### Dosage\n" + "* One of many doses, said at length for once.\n" * 200


@pytest.fixture
def run(run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path]) -> Run:
    """Return a function that runs a command on three pages in this process: (exit code, stdout, stderr)."""
    pages = library({"t/testamycin.md": TESTAMYCIN, "e/exampline.md": OTHER, "l/longamycin.md": LONG})

    def run(*arguments: object) -> tuple[int, str, str]:
        return run_on(pages, *arguments)

    return run


def test_a_sheet_is_written_and_what_is_left_out_is_said(run: Run, tmp_path: Path) -> None:
    target, day = tmp_path / "wall.pdf", date.today() + timedelta(90)
    code, out, err = run("export", "Proofex", "--wall-sheet", "--valid-until", day.isoformat(), "-o", target)
    assert (code, out) == (0, f"Written: {target}, 1 sheet\n")
    assert err == "medviewer: Testamycin: Left out: Usage\n"
    text = text_of(target)
    assert "Adults: 5 mg once." in text and "Mind the gap." in text and "For nothing." not in text
    assert f"Valid until {day.day} " in text and "not clinically reviewed" in text


def test_it_goes_into_a_folder_under_the_name_of_the_drug(run: Run, tmp_path: Path) -> None:
    assert run("export", "Testamycin", "--wall-sheet", "--sections", "usage", "-o", tmp_path)[0] == 0
    assert "For nothing." in text_of(tmp_path / "Testamycin wall sheet.pdf")


def test_a_section_that_is_cut_is_said(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "Longamycin", "--wall-sheet", "-o", tmp_path / "long.pdf")
    assert (code, err) == (0, "medviewer: Longamycin: Cut, goes on in the page: Dosage\n")


def test_a_collection_is_one_file_and_who_is_missing_is_named(run: Run, profile: Profile, tmp_path: Path) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.collections.create("Ward 7", "blue")
        for name, title in (("e/exampline", "Éxampline"), ("t/testamycin", "Testamycin"), ("gone", "Gonesta")):
            desk.collections.add("Ward 7", f"library/{name}.md", title)
    target = tmp_path / "ward.pdf"
    code, out, err = run("export", "--collection", "ward 7", "--wall-sheet", "--paper", "a3", "-o", target)
    assert (code, out) == (1, f"Written: {target}, 2 sheets\n")
    assert "Gonesta has no wall sheet: None of the open libraries holds library/gone.md." in err
    first, second = text_of(target).split("\f")[:2]
    assert "For sneezes." in first and "5 mg once" in second


@pytest.mark.parametrize(
    "words",
    [
        ["Testamycin", "--sections", "dosage", "--format", "pdf"],
        ["Testamycin", "--landscape", "--format", "pdf"],
        ["Testamycin", "--wall-sheet", "--format", "html"],
        ["Testamycin", "--wall-sheet", "--valid-until", "tomorrow"],
        ["Testamycin", "--wall-sheet", "--paper", "a0"],
        ["Testamycin", "--wall-sheet", "--sections", ","],
        ["Testamycin", "--wall-sheet", "--landscape", "--portrait"],
        ["--all", "--wall-sheet"],
        ["--wall-sheet"],
        ["Testamycin"],
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_refused(run: Run, tmp_path: Path, words: list[str]) -> None:
    code, out, err = run("export", *words, "-o", tmp_path / "x.pdf")
    assert (code, out) == (2, "")
    assert "medviewer export: error: " in err
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Nonexistin"], "No monograph is named “Nonexistin”"),
        (["Testamycin", "--sections", "dosage,nix"], "has no section “nix”"),
        (["Testamycin", "--valid-until", "2020-01-01"], "that day is past"),
        (["Testamycin", "Éxampline", "--sections", "nix"], "none of the sections that were chosen"),
        (["Testamycin", "Éxampline", "--sections", "usage,nix"], "None of the monographs has a section “nix”"),
    ],
)
def test_what_cannot_be_done_is_explained_and_nothing_is_written(run: Run, tmp_path: Path, words, said: str) -> None:
    code, out, err = run("export", *words, "--wall-sheet", "-o", tmp_path / "x.pdf")
    assert (code, out) == (1, "")
    assert said in err
    assert not list(tmp_path.glob("*.pdf"))


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "Testamycin", "--wall-sheet", "-o", tmp_path / "nowhere" / "x.pdf")
    assert code == 1 and "nowhere" in err


def test_it_goes_to_stdout_where_that_is_asked_for(library: Callable[..., Path], profile: Profile) -> None:
    pages = library({"t/testamycin.md": TESTAMYCIN})
    where = ["--library", str(pages), "--profile", str(profile.index.parent)]
    command = [sys.executable, "-m", "medviewer", *where, "export", "Testamycin", "--wall-sheet", "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stdout.startswith(b"%PDF-") and done.stdout.rstrip().endswith(b"%%EOF")
    assert done.stderr == b"medviewer: Testamycin: Left out: Usage\n"
