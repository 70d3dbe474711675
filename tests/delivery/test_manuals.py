"""Manual page and completions say what the parsers of the command line take, and shells understand them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from medviewer.cli import COMMANDS, whole_parser
from medviewer.commands.completion import FILES
from medviewer.locations import resources

COMPLETIONS = resources() / "completions"
PAGE = resources() / "medviewer.1"
IN_BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_medviewer medviewer "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>&1
printf '%s\\n' "${COMPREPLY[@]}"
"""
FOUND = [
    ("", {*COMMANDS, "open"}),
    ("sh", {"show"}),
    ("show --form", {"--format"}),
    ("show --format ", {"text", "markdown", "html", "json"}),
    ("--library x pack v", {"verify"}),
    ("pack verify --tr", {"--trust"}),
    ("pack publish --", {"--help", "--to", "--verbose"}),
    ("import s", {"spl"}),
    ("export --paper a", {"a3", "a4"}),
    ("--vers", {"--version"}),
]


@pytest.fixture
def manuals(tool: Callable[[str], ModuleType]) -> ModuleType:
    """Return the tool."""
    return tool("manuals")


def shell(name: str) -> str:
    """Return a shell of the system, or skip where it is not there."""
    if (program := shutil.which(name)) is None:
        pytest.skip(f"{name} is not installed")
    return program


def said(*words: str | Path, cwd: Path | None = None) -> list[str]:
    """Return the lines that a command prints; it must succeed and say nothing else."""
    environment = {**os.environ, "HOME": str(cwd or "/nonexistent")}
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_the_manual_page_is_that_of_the_parsers(manuals: ModuleType) -> None:
    assert PAGE.read_text(encoding="utf-8") == manuals.man_page(whole_parser()), "run `make manuals`"


@pytest.mark.parametrize("name", FILES.values())
def test_a_completion_is_made_of_the_parsers_as_they_are(manuals: ModuleType, name: str) -> None:
    text = (COMPLETIONS / name).read_text(encoding="utf-8")
    assert manuals.MADE_OF + manuals.digest(whole_parser()) in text, "run `make manuals`"


def test_the_hash_tells_a_change_of_any_parser(manuals: ModuleType) -> None:
    before = manuals.digest(whole_parser())
    assert before == manuals.digest(whole_parser())
    for path in ((), ("show",), ("pack", "verify")):
        parser = changed = whole_parser()
        for name in path:
            changed = manuals.verbs_of(changed)[name]
        changed.add_argument("--colour", choices=("red", "blue"))
        assert manuals.digest(parser) != before


def test_the_manual_page_has_each_command_and_verb(manuals: ModuleType) -> None:
    headings = re.findall(r"(?m)^\.SS medviewer (.+)$", PAGE.read_text(encoding="utf-8"))
    parsers = manuals.verbs_of(whole_parser())
    verbs = [f"pack {verb}" for verb in manuals.verbs_of(parsers["pack"])]
    assert {heading.replace("\\-", "-") for heading in headings} == {*parsers, *verbs} - {"pack"}


def test_what_roff_would_obey_is_text(manuals: ModuleType) -> None:
    assert manuals._text(".so /etc/passwd\n'x\\f") == ["\\&.so /etc/passwd 'x\\ef"]
    assert manuals._text("'x") == ["\\&'x"]


def test_the_manual_page_has_no_fault_that_mandoc_knows() -> None:
    found = subprocess.run(
        [shell("mandoc"), "-T", "lint", "-W", "warning", PAGE], capture_output=True, encoding="utf-8", check=False
    )
    assert [line for line in found.stdout.splitlines() if "missing date" not in line] == []


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has a bash of 2007, Windows that of WSL")
@pytest.mark.parametrize(("typed", "offered"), FOUND, ids=[typed for typed, _ in FOUND])
def test_bash_completes(typed: str, offered: set[str]) -> None:
    words = f"medviewer {typed}".split(" ")
    found = said(shell("bash"), "--norc", "-c", IN_BASH, "bash", COMPLETIONS / FILES["bash"], *words)
    assert set(found) - {"-h", ""} == offered


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has a bash of 2007, Windows that of WSL")
@pytest.mark.parametrize("typed", ["--library w", "import spl w", "pack unpack w", "check w"])
def test_bash_completes_files_and_folders(typed: str, tmp_path: Path) -> None:
    (tmp_path / "ward 7").mkdir()
    (tmp_path / "warfarin.md").touch()
    words = f"medviewer {typed}".split(" ")
    found = said(shell("bash"), "--norc", "-c", IN_BASH, "bash", COMPLETIONS / FILES["bash"], *words, cwd=tmp_path)
    assert {name.rstrip("/") for name in found} == {"ward 7", "warfarin.md"}


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has a bash of 2007, Windows that of WSL")
def test_bash_completes_folders_alone_where_one_is_meant(tmp_path: Path) -> None:
    (tmp_path / "ward").mkdir()
    (tmp_path / "warfarin.md").touch()
    words = ("medviewer", "--profile", "w")
    found = said(shell("bash"), "--norc", "-c", IN_BASH, "bash", COMPLETIONS / FILES["bash"], *words, cwd=tmp_path)
    assert [name.rstrip("/") for name in found] == ["ward"]


def test_zsh_reads_its_completion() -> None:
    assert said(shell("zsh"), "-n", COMPLETIONS / FILES["zsh"]) == []


@pytest.mark.parametrize(("typed", "offered"), FOUND, ids=[typed for typed, _ in FOUND])
def test_fish_completes(typed: str, offered: set[str], tmp_path: Path) -> None:
    fish = shell("fish")
    assert said(fish, "--no-execute", COMPLETIONS / FILES["fish"], cwd=tmp_path) == []
    script = f"source {COMPLETIONS / FILES['fish']}; complete --do-complete 'medviewer {typed}'"
    found = said(fish, "--no-config", "-c", script, cwd=tmp_path)
    assert offered <= {line.partition("\t")[0] for line in found}


@pytest.mark.parametrize("name", FILES)
def test_the_command_prints_it(name: str, run_cli: Callable[..., tuple[int, str, str]]) -> None:
    assert run_cli("completion", name) == (0, (COMPLETIONS / FILES[name]).read_text(encoding="utf-8"), "")
