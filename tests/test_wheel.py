"""The wheel holds all that the program needs, and runs from an environment and a folder that know no checkout.

The sdist holds all that builds and tests it; both are the same bytes wherever they are built.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from medviewer import __version__

ROOT = Path(__file__).resolve().parents[1]
BUILD = (sys.executable, "-m", "build", "--no-isolation", "--outdir")
LEFT_OUT = (
    ".ci/",  # what a machine that is thrown away runs
    ".github/",  # forms and workflows of where the repository lies
    ".gitattributes",
    ".pre-commit-config.yaml",  # hooks of commits
)
ELSEWHERE = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "USER": "another", "PYTHONUTF8": "1"}


def run(*command: str | Path, cwd: Path, umask: int = -1, **more: str) -> str:
    """Run a command that must succeed, and return what it printed. more: variables of its environment."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | more
    said = {"capture_output": True, "text": True, "check": False}
    result = subprocess.run(command, cwd=cwd, env=environment, umask=umask, **said)  # type: ignore[call-overload]
    assert result.returncode == 0, result.stdout + result.stderr
    return str(result.stdout)


def built(kind: str, out: Path) -> Path:
    """Build a wheel or an sdist from the repository into an empty folder, and return it."""
    run(*BUILD, out, f"--{kind}", cwd=ROOT)
    [file] = out.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the repository."""
    return built("wheel", tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an sdist built from the repository."""
    return built("sdist", tmp_path_factory.mktemp("sources"))


@pytest.fixture
def repository() -> set[str]:
    """Return the files that are kept in the repository, or are about to be; skip where this is none."""
    if not ((ROOT / ".git").exists() and shutil.which("git")):
        pytest.skip("this is no checkout, or git is not installed")
    words = ("-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = run("git", *words, cwd=ROOT).split("\0")
    return {name for name in names if (ROOT / name).is_file()}


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


def test_the_sdist_holds_what_the_repository_does(sdist: Path, repository: set[str]) -> None:
    with tarfile.open(sdist) as packed:
        names = {member.name.partition("/")[2] for member in packed if member.isfile()}
    assert names - {"PKG-INFO"} == {name for name in repository if not name.startswith(LEFT_OUT)}


def test_what_is_built_of_an_sdist_elsewhere_is_the_same(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    """By another user, in a folder whose files lie in another order and are their owner's alone."""
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(sdist.read_bytes()))) as packed:
        packed.extraction_filter = getattr(tarfile, "data_filter", None)  # Debian 12's Python knows none, others warn
        packed.extractall(tmp_path, members=reversed(packed.getmembers()))
    [unpacked] = tmp_path.iterdir()
    closed = 0o077 if os.name == "posix" else -1
    run(*BUILD, tmp_path, "--wheel", "--sdist", cwd=unpacked, umask=closed, HOME=str(tmp_path), **ELSEWHERE)
    assert (tmp_path / sdist.name).read_bytes() == sdist.read_bytes()
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


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
