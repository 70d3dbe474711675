"""What the system lacks is installed without a word of apt's, or a sentence says what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "system-packages"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks after Debian and Ubuntu")
USED = ("awk", "dirname", "env", "grep", "ln", "sh", "sort", "tr", "uname")
ROOT_IS = "echo 0"
REFUSES = 'echo "$@" >&2; for number in 1 2 3; do echo "E: line $number of $6" >&2; done; exit 100'
WHY = "medviewer needs Python 3.11 or newer with its venv module"
ELSEWHERE = "with this system's own tools, then try again."


def told(tmp_path: Path, what: str, **programs: str) -> tuple[int, str, list[str]]:
    """Run the tool where there is nothing but these programs, each a script: (exit code, stdout, lines of stderr)."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in USED:
        (folder / name).symlink_to(next(path for path in (Path("/usr/bin", name), Path("/bin", name)) if path.exists()))
    for name, script in programs.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    done = subprocess.run([TOOL, what], env={"PATH": str(folder)}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr.splitlines()


def test_what_apt_said_is_shown_where_it_fails_and_then_what_to_do(tmp_path: Path) -> None:
    code, out, lines = told(tmp_path, "python", id=ROOT_IS, apt_get=REFUSES)
    assert (code, out) == (1, "")
    assert lines[0] == f"{WHY}. Installing: python3 python3-venv"
    assert len([line for line in lines if line.startswith("E: ")]) == 6
    assert lines[-1].startswith("apt-get could not install python3 python3-venv: mend what its messages above name")


def test_lists_that_cannot_be_brought_up_to_date_keep_nobody_from_installing(tmp_path: Path) -> None:
    apt_get = f'[ "${{6:-}}" = update ] && exit 100; ln -s {sys.executable} "${{0%/*}}/python3"; echo Unpacking'
    code, out, lines = told(tmp_path, "python", id=ROOT_IS, apt_get=apt_get)
    assert (code, out) == (0, f"{tmp_path}/bin/python3\n")
    assert lines == [f"{WHY}. Installing: python3 python3-venv"]


def test_without_root_the_line_to_type_is_told(tmp_path: Path) -> None:
    code, out, lines = told(tmp_path, "python", id="echo 1000", apt_get="exit 1")
    assert (code, out) == (1, "")
    assert lines == [
        f"{WHY}. Type this, then try again:",
        "    sudo apt-get update && sudo apt-get install --no-install-recommends python3 python3-venv",
    ]


def test_another_distribution_is_told_the_names_that_debian_has(tmp_path: Path) -> None:
    code, out, lines = told(tmp_path, "python", id=ROOT_IS)
    assert (code, out) == (1, "")
    assert lines == [f"{WHY}. Here is no apt-get: install what Debian calls python3 python3-venv {ELSEWHERE}"]
