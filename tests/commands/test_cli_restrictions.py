"""Commands obey what the site forbids, and name its file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.locations import Profile

PAGE = "# Wardol\n\n### Usage\nFor wards alone.\n\n**Disclaimer:** None of it is so.\n"
Run = Callable[..., tuple[int, str, str]]
EXPORTED = "Nothing is exported on this workstation"
NOTED = "There are no local notes on this workstation"


@pytest.fixture
def run(run_cli: Run, profile: Profile, library: Callable[..., Path]) -> Run:
    """Return a function that runs a command on a library of one page: (exit code, stdout, stderr)."""
    ward = library({"wardol.md": PAGE}, "ward")
    return lambda *words: run_cli("--profile", profile.index.parent, "--library", ward, *words)


def commands(folder: Path) -> dict[str, list[object]]:
    """Return commands that write pages, lists and notes to files, by what they are called here."""
    return {
        "export": ["export", "wardol", "--format", "text", "-o", folder / "w.txt"],
        "to stdout": ["export", "wardol", "--format", "text", "-o", "-"],
        "wall sheet": ["export", "wardol", "--wall-sheet", "-o", folder / "w.pdf"],
        "table": ["table", "wards", "-o", folder / "t.csv"],
        "collection": ["collections", "export", "Mine", "-o", folder / "c.json"],
        "pack": ["pack", "build", folder / "ward", "-o", folder / "w.medpack"],
        "unpack": ["pack", "unpack", folder / "w.medpack", folder / "there"],
    }


@pytest.mark.parametrize("text", ["export = false", "kiosk = true"])
def test_nothing_is_written_where_exports_are_forbidden(
    run_cli: Run, run: Run, site: Callable[[str], Path], tmp_path: Path, profile: Profile, text: str
) -> None:
    file = site(text)
    out = tmp_path / "out"
    out.mkdir()
    for words in commands(out).values():
        run_here = run_cli if text.startswith("kiosk") else run  # a kiosk refuses --library before
        code, said, told = run_here(*(() if run_here is run else ("--profile", profile.index.parent)), *words)
        assert (code, said) == (1, ""), words
        assert told == f"medviewer: {EXPORTED}: your site has set that ({file}).\n"
    assert not any(out.iterdir())


def test_notes_are_neither_listed_nor_taken_in_nor_exported(
    run: Run, site: Callable[[str], Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.txt"
    plain = ["export", "wardol", "--format", "text", "-o", out]
    assert run(*plain, "--notes")[0] == 0
    file = site("notes = false")
    for words in (["notes", "list"], ["notes", "export", tmp_path], ["notes", "import", tmp_path], [*plain, "--notes"]):
        assert run(*words) == (1, "", f"medviewer: {NOTED}: your site has set that ({file}).\n"), words
    assert run(*plain)[0] == 0


def test_what_is_forbidden_leaves_the_rest(run: Run, site: Callable[[str], Path], tmp_path: Path) -> None:
    site("export = false\nprinting = false\nhistory = false")
    assert run("show", "wardol")[0] == run("search", "wardol")[0] == run("notes", "list")[0] == 0
    assert run("notes", "export", tmp_path)[0] == 1


def test_config_shows_what_is_forbidden_and_by_which_file(
    run_cli: Run, site: Callable[[str], Path], profile: Profile
) -> None:
    file = site("kiosk = true\nkiosk_minutes = 9")
    _, said, _ = run_cli("--profile", profile.index.parent, "config")
    lines = [line.split("\t") for line in said.splitlines()]
    assert ["kiosk", "true", f"{file}, locked"] in lines
    assert ["kiosk_minutes", "9", f"{file}, locked"] in lines
    assert ["export", "false", f"{file}, locked"] in lines
    assert ["printing", "true", "no file"] in lines
    values = json.loads(run_cli("--profile", profile.index.parent, "config", "--json")[1])["values"]
    assert values["history"] == {"value": False, "file": str(file), "locked": True}
    assert values["libraries"] == {"value": [], "file": str(file), "locked": True}


def test_a_kiosk_keeps_its_libraries(
    run: Run, run_cli: Run, site: Callable[[str], Path], profile: Profile, tmp_path: Path
) -> None:
    file = site("kiosk = true")
    assert run("list")[2].startswith(f"medviewer: The libraries of this workstation are set by your site ({file})")
    code, _, told = run_cli("--profile", profile.index.parent, "libraries", "add", tmp_path)
    assert (code, str(file) in told) == (1, True)
