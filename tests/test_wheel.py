"""The wheel holds all that the program needs, and runs from an environment and a folder that know no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from medviewer import __version__

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the repository."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, cwd=ROOT)
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of a new environment: the wheel in it, what it depends on taken from ours."""
    root = tmp_path_factory.mktemp("environment")
    venv.create(root, symlinks=os.name == "posix")
    paths = {"base": str(root), "platbase": str(root)}
    programs, site = (Path(sysconfig.get_path(name, "venv", paths)) for name in ("scripts", "purelib"))
    pip = [sys.executable, "-m", "pip", "--python", programs / "python", "install", "--no-deps", "--no-index"]
    run(*pip, wheel, cwd=root)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def test_the_wheel_holds_the_resources_the_monographs_and_the_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("resources", "data"):
        files = (file for file in (ROOT / folder).rglob("*") if file.is_file())
        assert {f"medviewer/{file.relative_to(ROOT).as_posix()}" for file in files} <= names
    assert {f"medviewer-{__version__}.dist-info/licenses/LICENSE", "medviewer/py.typed"} <= names
    assert not [name for name in names if not name.startswith("medviewer")]


def test_a_window_needs_no_console(wheel: Path) -> None:
    entries = zipfile.ZipFile(wheel).read(f"medviewer-{__version__}.dist-info/entry_points.txt").decode()
    assert "[gui_scripts]\nmedviewer-window = medviewer.__main__:windowed" in entries


def test_the_installed_program_finds_its_own_files(scripts: Path, tmp_path: Path) -> None:
    script = "import medviewer.locations as l; print(l.__file__, l.resources(), l.bundled_library(), sep='\\n')"
    found = run(scripts / "python", "-c", script, cwd=tmp_path).splitlines()
    assert [path for path in found if not path.startswith(str(scripts.parent))] == []


def test_a_script_beside_the_installed_program_reads_the_bundled_library(scripts: Path, tmp_path: Path) -> None:
    script = "import medviewer\nmade = medviewer.open_library(profile='own')\nprint(made.page('metformin').title)"
    assert run(scripts / "python", "-c", script, cwd=tmp_path) == "Metformin\n"


@pytest.mark.parametrize("command", [["medviewer"], ["python", "-m", "medviewer"]], ids=" ".join)
def test_the_installed_program_shows_a_bundled_monograph(command: list[str], scripts: Path, tmp_path: Path) -> None:
    program, *arguments = command
    shown = run(scripts / program, *arguments, "--profile", tmp_path, "show", "metformin", cwd=tmp_path)
    assert shown.startswith("Metformin\n")
    assert "Dosage" in shown
    assert "not clinically reviewed" in shown
