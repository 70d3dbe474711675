"""What packages are made with: files at their places and away again, and nobody's environment changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from medviewer.commands.registry import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "packaging" / "install-files"
pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="tools/ is not here: this is no checkout")
Tool = Callable[[str], ModuleType]


def place(verb: str, prefix: str, destination: Path | str) -> subprocess.CompletedProcess[str]:
    """Run the script that installs."""
    variables = {**os.environ, "PREFIX": prefix, "DESTDIR": str(destination)}
    return subprocess.run([SCRIPT, verb], env=variables, capture_output=True, text=True, check=False)


def files(folder: Path) -> set[str]:
    """Return the files in a folder."""
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if not file.is_dir()}


@pytest.mark.skipif(sys.platform != "linux", reason="folders of Linux's desktops")
def test_what_a_desktop_needs_is_installed_and_taken_away(tmp_path: Path) -> None:
    target = tmp_path / "a folder"
    (target / "usr/share/applications").mkdir(parents=True)
    (target / "usr/share/applications/other.desktop").touch()
    assert place("install-desktop", "/usr", target).returncode == 0
    share = files(target / "usr/share")
    assert {"applications/medviewer.desktop", "icons/hicolor/scalable/apps/medviewer.svg"} <= share
    assert len([name for name in share if name.startswith("metainfo/")]) == 1
    assert {name.partition("/")[0] for name in files(target)} == {"usr"}
    assert place("uninstall", "/usr", target).returncode == 0
    assert files(target) == {"usr/share/applications/other.desktop"}


@pytest.mark.parametrize("prefix", ["usr", "", "."])
def test_a_prefix_is_an_absolute_path(prefix: str, tmp_path: Path) -> None:
    done = place("uninstall", prefix, tmp_path)
    assert done.returncode == (0 if prefix == "" else 2)
    assert (done.stderr == "") == (prefix == "")


def test_programs_that_the_window_starts_get_the_environment_of_who_started_it(
    tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_back = tool("packaging/start").give_back
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/medviewer:/mine")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/mine")
    give_back()
    assert os.environ["LD_LIBRARY_PATH"] == "/mine" and "LD_LIBRARY_PATH_ORIG" not in os.environ
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/medviewer")
    give_back()
    assert "LD_LIBRARY_PATH" not in os.environ


@pytest.mark.skipif(sys.platform != "linux", reason="a name of Linux's for the program that runs")
def test_modules_are_read_from_the_file_that_was_started(
    tool: Tool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    start = tool("packaging/start")
    program, other = tmp_path / "program", tmp_path / "other"
    shutil.copy2(shutil.which("sleep") or "", program)
    before = program.read_bytes()
    with subprocess.Popen([program, "60"]) as running:
        try:
            other.write_bytes(b"another")
            other.replace(program)
            name = start.STARTED.replace("self", str(running.pid))
            assert Path(name).read_bytes() == before
        finally:
            running.terminate()
    monkeypatch.setitem(sys.modules, "pyimod02_importers", importers := ModuleType("pyimod02_importers"))
    importers.pyz_archive = SimpleNamespace(_filename="program")
    start.stay(str(tmp_path / "proc" / "self" / "exe"))
    assert importers.pyz_archive._filename == "program"
    start.stay()
    assert importers.pyz_archive._filename == start.STARTED


def test_the_package_is_dated_by_its_sources(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    assert tool("packaging/sources").epoch() == 12345


@pytest.mark.parametrize(
    "plugin", ["PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/plugins/platforms/qwindows.dll"]
)
def test_a_folder_that_could_open_no_window_is_refused(tool: Tool, plugin: str, tmp_path: Path) -> None:
    frozen, file = tool("packaging/frozen"), tmp_path / plugin
    (tmp_path / "PySide6").mkdir()
    with pytest.raises(RuntimeError, match="no plugin of Qt's for a display"):
        frozen.see_whole(tmp_path)
    file.parent.mkdir(parents=True)
    file.touch()
    frozen.see_whole(tmp_path)


def test_copyright_names_each_part(tool: Tool) -> None:
    text = tool("packaging/deb").copyright_text()
    assert "Copyright: 2026 The medviewer authors\nLicense: Expat\n Permission is hereby granted" in text
    assert "\n\n" not in text.partition("License: Expat\n")[2].rstrip("\n")
    for name in ("pyside6-essentials", "lxml", "nh3", "cryptography"):
        assert f"\n  {name}" in text


def test_each_kind_of_command_is_compared(tool: Tool) -> None:
    compared = tool("packaging/smoke").COMMANDS
    assert len(compared) >= 20
    known = [word for command in compared for word in command.split() if word in COMMANDS]
    assert {"list", "show", "search", "table", "together", "named-by", "export", "check", "import", "pack"} <= {*known}
