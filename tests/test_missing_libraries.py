"""Where Qt does not load, or opens no window, one sentence says what the system lacks and what installs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from medviewer.missing_libraries import explained, install_line, lacking, not_found, os_release, unloadable
from medviewer.starting.shipped_tables import shipped_toml

ROOT = Path(__file__).resolve().parents[1]
WITHOUT = """
import sys
class Without:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui" or (name == "PySide6" and {absent}):
            raise {error}
sys.meta_path.insert(0, Without())
from medviewer.cli import main
sys.exit(main(sys.argv[1:]))
"""
LACKS = 'ImportError("libEGL.so.1: cannot open shared object file: No such file or directory", name="PySide6.QtGui")'
ABSENT = """ModuleNotFoundError("No module named 'PySide6'", name="PySide6")"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="names of Linux's libraries")


def without(error: str, profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program where Qt cannot be imported."""
    script = WITHOUT.format(error=error, absent=error == ABSENT)
    command = [sys.executable, "-c", script, "--profile", str(profile), *arguments]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=profile, env=variables, capture_output=True, text=True, check=False)


@linux
@pytest.mark.parametrize(
    "command",
    [
        "",
        "open warfarin",
        "export warfarin --format pdf -o a.pdf",
        "table kidney -o a.pdf",
        "export warfarin --wall-sheet",
    ],
)
def test_a_missing_library_is_named_with_its_package(command: str, tmp_path: Path) -> None:
    done = without(LACKS, tmp_path, *command.split())
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("medviewer: Qt does not load here")
    assert ": this system lacks libEGL.so.1." in done.stderr
    assert done.stderr.count("\n") == 1
    assert "mistake" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["", "export warfarin --format pdf -o a.pdf"])
def test_without_pyside6_that_is_said(command: str, tmp_path: Path) -> None:
    done = without(ABSENT, tmp_path, *command.split())
    assert (done.returncode, done.stdout) == (1, "")
    assert ": PySide6, which brings it, is not installed for " in done.stderr
    assert done.stderr.count("\n") == 1


def test_another_import_that_fails_stays_a_mistake() -> None:
    assert explained(ImportError("cannot import name 'x' from 'medviewer.y'", name="medviewer.y")) is None
    assert explained(ModuleNotFoundError("No module named 'nh3'", name="nh3")) is None


def test_what_works_elsewhere_is_not_taken_for_a_package() -> None:
    said = unloadable(ImportError("libEGL.so.1: cannot open shared object file"), "list works")
    assert str(said).startswith("Qt does not load here (list works): this system lacks libEGL.so.1.")


DEBIAN, UBUNTU = {"ID": "debian"}, {"ID": "ubuntu", "ID_LIKE": "debian"}
MISSING = ["libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libnothing.so.9"]


@pytest.mark.parametrize(
    ("system", "line"),
    [
        (DEBIAN, "sudo apt-get install libegl1 libglib2.0-0"),
        (UBUNTU, "sudo apt-get install libegl1 libglib2.0-0"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt-get install libegl1 libglib2.0-0"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install 'libEGL.so.1()(64bit)' "),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "sudo zypper install 'libEGL.so.1()(64bit)' "),
        ({"ID": "nixos"}, ""),
        ({}, ""),
    ],
    ids=str,
)
def test_the_line_is_that_of_the_system(system: dict[str, str], line: str) -> None:
    said = install_line(MISSING, system)
    assert said.startswith(line) and bool(said) == bool(line)


def test_a_library_of_no_known_package_has_no_line() -> None:
    assert install_line(["libnothing.so.9"], DEBIAN) == ""


def test_nobody_is_told_to_make() -> None:
    assert lacking(["libEGL.so.1"]).startswith("this system lacks libEGL.so.1.")
    assert "make" not in lacking(["libEGL.so.1"])


def test_os_release_is_read_with_quotes_and_without(tmp_path: Path) -> None:
    file = tmp_path / "os-release"
    file.write_bytes(b"ID=\"debian\"\nID_LIKE='a b'\n# x\nNAME=\xff\n")
    told = os_release(file)
    assert (told["ID"], told["ID_LIKE"]) == ("debian", "a b")
    assert os_release(tmp_path / "none") == {}


@linux
def test_here_nothing_is_missing() -> None:
    assert not_found() == []


@linux
def test_the_packages_are_those_that_make_run_installs() -> None:
    tool = ROOT / "tools" / "system-packages"
    if not tool.is_file():
        pytest.skip("tools/ is not here: this is no checkout")
    for library, package in shipped_toml("debian_libraries.toml").items():
        assert (
            subprocess.run([tool, "package", library], capture_output=True, text=True, check=True).stdout.strip()
            == package
        )


def needed(file: Path) -> set[str]:
    """Return what a library links to, by name."""
    told = subprocess.run(["readelf", "--dynamic", file], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"\(NEEDED\)\s+Shared library: \[([^]]+)\]", told))


@linux
def test_whatever_the_windows_modules_of_qt_link_to_has_a_package() -> None:
    if not shutil.which("readelf"):
        pytest.skip("readelf is not installed: it is in binutils")
    folder = Path(PySide6.__file__).parent
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "medviewer").rglob("*.py"))
    modules = set(re.findall(r"from PySide6\.(\w+) import", sources)) - {"QtTextToSpeech"}  # an extra's
    waiting, seen, outside = [file for name in modules for file in folder.glob(f"{name}.*.so")], set[str](), set[str]()
    assert len(waiting) == len(modules) >= 5
    while waiting:
        for name in needed(waiting.pop()) - seen:
            seen.add(name)
            own = next((place / name for place in (folder, folder / "Qt" / "lib") if (place / name).is_file()), None)
            waiting += [own] if own else []
            outside |= set() if own else {name}
    known = {*shipped_toml("debian_libraries.toml"), "libz.so.1"}
    glibc = {
        name for name in outside if re.match(r"(lib(c|m|dl|pthread|resolv|rt|util)|ld-linux.*|libshiboken.*)\.so", name)
    }
    assert sorted(outside - known - glibc) == []


@linux
@pytest.mark.parametrize(
    ("variables", "reason"),
    [
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":98765"}, ":98765"),
        ({"QT_QPA_PLATFORM": "nonsense"}, "nonsense"),
    ],
    ids=["no such display", "no such platform"],
)
def test_where_qt_would_abort_a_sentence_says_why(variables: dict[str, str], reason: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "medviewer", "--profile", str(tmp_path)]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("medviewer: No window can be opened: ") and reason in done.stderr
    assert done.stderr.count("\n") == 1
