"""The program for Windows: what goes in, what the installer writes and takes away again, and a portable profile."""

from __future__ import annotations

import ast
import re
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from medviewer.locations import Profile
from medviewer.own_places import PORTABLE

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "packaging" / "windows" / "installer.nsi"
pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="tools/ is not here: this is no checkout")
Tool = Callable[[str], ModuleType]


def sections() -> dict[str, str]:
    """Return the lines of the script's two sections, by name, with its own names filled in."""
    text = SCRIPT.read_text(encoding="utf-8")
    for name, value in reversed(re.findall(r'^!define (\w+) ["\']?(.*?)["\']?$', text, re.MULTILINE)):
        text = text.replace(f"${{{name}}}", value)
    return dict(re.findall(r'^Section "(\w+)"\n(.*?)^SectionEnd', text, re.MULTILINE | re.DOTALL))


def is_in(key: str, keys: list[str]) -> bool:
    """Return whether a key is one of these, or below one."""
    return any(key == one or key.startswith(f"{one}\\") for one in keys)


def test_all_that_is_written_to_the_registry_is_taken_out() -> None:
    parts = sections()
    written = re.findall(r'WriteReg\w+ (\w+) "([^"]+)"', parts["medviewer"])
    deleted = re.findall(r'DeleteRegKey (\w+) "([^"]+)"', parts["Uninstall"])
    assert {root for root, _ in [*written, *deleted]} == {"SHCTX"}
    keys = [key for _, key in deleted]
    assert len(written) > 15 and [key for _, key in written if not is_in(key, keys)] == []
    assert [key for key in keys if not any(is_in(one, [key]) for _, one in written)] == []


def test_all_files_that_are_installed_are_taken_away() -> None:
    parts = sections()
    installed = {name.rpartition("/")[2] for name in re.findall(r'File (?:/r )?"([^"]+)"', parts["medviewer"])}
    installed |= {name.rpartition("\\")[2] for name in re.findall(r'WriteUninstaller "([^"]+)"', parts["medviewer"])}
    gone = set(re.findall(r'(?:Delete|RMDir /r) "\$INSTDIR\\([^"]+)"', parts["Uninstall"]))
    assert installed == gone and len(gone) == 7
    shortcuts = re.findall(r'CreateShortcut "([^"]+)"', parts["medviewer"])
    assert shortcuts and all(f'Delete "{one}"' in parts["Uninstall"] for one in shortcuts)


def test_the_folder_goes_only_where_nothing_else_is_in_it() -> None:
    parts = sections()
    assert 'RMDir "$INSTDIR"\n' in parts["Uninstall"]
    for text in parts.values():
        assert 'RMDir /r "$INSTDIR"' not in text and "medviewer.toml" not in text and "APPDATA" not in text


def test_what_windows_hands_over_is_one_argument() -> None:
    commands = re.findall(r'WriteRegStr SHCTX "([^"]+command)" "" \'(.+)\'', sections()["medviewer"])
    assert [key.rpartition("Classes\\")[2].partition("\\")[0] for key, _ in commands] == ["medviewer.pack", "medviewer"]
    assert {command for _, command in commands} == {'"$INSTDIR\\medviewer-window.exe" "%1"'}


def test_programs_in_the_list_of_programs_are_quoted() -> None:
    told = dict(re.findall(r'Uninstall\\medviewer" "(\w+)" \'?(.+?)\'?$', sections()["medviewer"], re.MULTILINE))
    assert told["UninstallString"] == '"$INSTDIR\\uninstall.exe"'
    assert told["QuietUninstallString"] == '"$INSTDIR\\uninstall.exe" /S'
    assert {"DisplayName", "DisplayVersion", "Publisher", "EstimatedSize", "InstallLocation", "DisplayIcon"} <= {*told}


def test_each_sentence_is_there_in_three_languages() -> None:
    found = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", SCRIPT.read_text(encoding="utf-8"), re.MULTILINE)
    languages = {name: {language for one, language in found if one == name} for name, _ in found}
    assert {*languages} >= {"RUNS", "RIGHTS", "OTHERS", "KEPT"}
    assert {name: told for name, told in languages.items() if told != {"ENGLISH", "GERMAN", "SPANISH"}} == {}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("PySide6/QtCore.pyd", True),
        ("PySide6/QtQml.pyd", False),
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/__init__.py", True),
        ("PySide6/designer.exe", False),
        ("PySide6/qml/QtQuick/qmldir", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll", False),
        ("PySide6/translations/qtbase_de.qm", True),
        ("PySide6/translations/qtbase_fr.qm", False),
        ("PySide6/QtCore.pyi", False),
        ("lxml/etree.cp313-win_amd64.pyd", True),
        ("lxml/includes/etree.h", False),
        ("lxml-6.1.3.dist-info/METADATA", True),
        ("lxml-6.1.3.dist-info/RECORD", False),
    ],
)
def test_of_the_packages_comes_along_what_is_used(path: str, wanted: bool, tool: Tool) -> None:
    assert tool("packaging/windows/layout").is_wanted(path) is wanted


def test_the_modules_of_qt_are_those_that_are_imported(tool: Tool) -> None:
    used = {name for file in (ROOT / "medviewer").rglob("*.py") for name in _of_qt(ast.parse(file.read_bytes()))}
    assert {*tool("packaging/contents").QT_MODULES} == used - {"QtTextToSpeech"}


def _of_qt(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6."):
            yield node.module.partition(".")[2]


def test_libraries_that_nothing_loads_are_left_out(tmp_path: Path, tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = tool("packaging/windows/libraries")
    lists = {"a.pyd": {"b.dll", "kernel32.dll"}, "b.dll": {"api-ms-win-crt-heap-l1-1-0.dll"}, "c.dll": {"gone.dll"}}
    for name in lists:
        (tmp_path / name).touch()
    monkeypatch.setattr(libraries, "imports", lambda file: lists[file.name])
    libraries.keep_needed([tmp_path], tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"a.pyd", "b.dll"}
    lists["b.dll"] = {"gone.dll"}
    with pytest.raises(libraries.MissingError, match=r"gone\.dll"):
        libraries.keep_needed([tmp_path], tmp_path)
    libraries.keep_needed([tmp_path], tmp_path, ("go*",))


def test_of_two_libraries_of_one_name_none_stays_that_nothing_loads(
    tmp_path: Path, tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tool("packaging/windows/libraries")
    for name in ("one/a.pyd", "one/b.dll", "other/b.dll", "one/c.dll", "other/c.dll"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(libraries, "imports", lambda file: {"b.dll"} if file.name == "a.pyd" else set())
    libraries.keep_needed([tmp_path / "one", tmp_path / "other"], tmp_path)
    left = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")}
    assert left == {"one/a.pyd", "one/b.dll", "other/b.dll"}


def test_another_runtime_than_the_one_that_is_named_is_refused(tmp_path: Path, tool: Tool) -> None:
    runtime = tool("packaging/windows/runtime")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("python313.zip", b"x")
    for wrong in ("", "0" * 64):
        with pytest.raises(runtime.WrongFileError, match="SHA-256"):
            runtime.files_of(str(tmp_path / "a.zip"), wrong)
    right = runtime.hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    found = runtime.files_of(str(tmp_path / "a.zip"), right)
    assert found == {"python313.zip": b"x"}
    layout = tool("packaging/windows/layout")
    assert (layout.python_version(found), layout.dll_of(found)) == ("3.13", "python313.dll")


def test_a_version_has_four_numbers_in_windows(tool: Tool) -> None:
    numbers = tool("packaging/windows/build").numbers
    assert [numbers(text) for text in ("0.2.0", "1.3rc1", "0.2.0.dev4+g12")] == ["0.2.0.0", "1.3.0.0", "0.2.0.0"]


def test_an_icon_holds_its_pictures(tool: Tool) -> None:
    icon = tool("packaging/windows/icon").icon_of({16: b"small", 256: b"large"})
    assert struct.unpack_from("<HHH", icon) == (0, 1, 2)
    for at, edge, content in ((6, 16, b"small"), (22, 0, b"large")):
        told = struct.unpack_from("<BBBBHHII", icon, at)
        assert told[0] == edge and icon[told[7] : told[7] + told[6]] == content


def test_the_portable_zip_is_the_folder_and_a_marker(
    tmp_path: Path, tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    folder = tmp_path / "program"
    for name in ("medviewer.exe", "lib/b.pyc", "lib/a.pyc"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(name)
    made = []
    for target in (tmp_path / "one.zip", tmp_path / "two.zip"):
        tool("packaging/windows/build").make_portable(folder, target)
        made.append(target.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        names = archive.namelist()
        assert archive.infolist()[0].date_time == (2001, 9, 9, 1, 46, 40)
    assert names == [f"medviewer/{name}" for name in ("lib/a.pyc", "lib/b.pyc", "medviewer.exe", PORTABLE)]


def test_a_portable_program_keeps_its_profile_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDVIEWER_PROFILE", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "medviewer.exe"))
    (tmp_path / PORTABLE).touch()
    assert tmp_path not in Profile.of().desk.parents, "Python itself is no portable program"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert Profile.of().desk == tmp_path / "profile" / "desk"
    assert Profile.of(str(tmp_path / "other")).desk == tmp_path / "other" / "desk"
    monkeypatch.setenv("MEDVIEWER_PROFILE", str(tmp_path / "mine"))
    assert Profile.of().desk == tmp_path / "mine" / "desk"
    monkeypatch.delenv("MEDVIEWER_PROFILE")
    (tmp_path / PORTABLE).unlink()
    assert tmp_path not in Profile.of().desk.parents


def test_wine_is_given_a_folder_with_spaces_as_the_installer_wants_it(tool: Tool) -> None:
    wine = object.__new__(tool("packaging/windows/systems").Wine)
    wine.drive = Path("/prefix/drive_c")
    assert wine.named(Path("/prefix/drive_c/Programme ü/a")) == "C:\\Programme ü\\a"
    assert wine.named(Path("/tmp/a b")) == "Z:\\tmp\\a b"
    words = ('"C:\\a b\\setup.exe"', "/S", "/D=C:\\a b\\c")
    assert wine.command(words) == ["wine", "C:\\a b\\setup.exe", "/S", "/D=C:\\a", "b\\c"]


def test_what_two_systems_write_differently_is_not_compared(tmp_path: Path, tool: Tool) -> None:
    trial = tool("packaging/windows/try_installer")
    system = object.__new__(tool("packaging/windows/systems").Wine)
    system.scratch, system.drive = tmp_path, tmp_path / "wine"
    one = trial.Trial(system, tmp_path / "setup.exe", None)
    there, here = system.named(tmp_path / "pages" / "a.md"), str(tmp_path / "pages" / "a.md")
    for ours, theirs in ((there, here), (there.replace("\\", "\\\\"), here), (f'{there}"\r\n', f'{here}"\n')):
        assert one.plain("stdout", ours.encode()) == one.plain("stdout", theirs.encode())
    assert one.plain("stdout", there.encode()) != one.plain("stdout", here.replace("a.md", "b.md").encode())
    assert one.plain("page.md", b"5 mg\r\n") != one.plain("page.md", b"50 mg\n")
