"""The locks name all that pyproject.toml asks for, with hashes; what has another hash is not installed."""

from __future__ import annotations

import ast
import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["dev"]]
BUILD = [Requirement(line) for line in PROJECT["build-system"]["requires"]]
FREEZER = [
    Requirement(line)
    for line in (ROOT / "requirements" / "freezer.in").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LOCKS = {"run": RUN, "dev": RUN + DEV, "build": BUILD, "lowest": RUN + DEV, "freezer": FREEZER}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    {"sys_platform": "linux", "platform_machine": "x86_64", "os_name": "posix"},
    {"sys_platform": "win32", "platform_machine": "AMD64", "os_name": "nt"},
    {"sys_platform": "darwin", "platform_machine": "arm64", "os_name": "posix"},
)


class Line(NamedTuple):
    """One requirement of a lock."""

    name: str
    version: Version
    marker: Marker | None
    hashes: list[str]


def read(name: str) -> list[Line]:
    """Return the requirements of a lock."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ").splitlines()
    return [_line(line) for line in joined if line.strip() and not line.startswith("#")]


def _line(line: str) -> Line:
    wanted, *hashes = re.split(r"\s+--hash=", line.strip())
    requirement = Requirement(wanted)
    [pin] = requirement.specifier
    assert pin.operator == "=="
    return Line(canonicalize_name(requirement.name), Version(pin.version), requirement.marker, hashes)


def environments() -> Iterator[dict[str, str]]:
    """Yield the environments, as markers know them, that the locks are made for."""
    for python in PYTHONS:
        for system in SYSTEMS:
            names = {"implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}
            yield {"python_version": python, "python_full_version": f"{python}.0", **names, **system}


def holds(marker: Marker | None, environment: dict[str, str]) -> bool:
    """Return whether a marker, if there is one, applies in an environment."""
    return marker is None or marker.evaluate(environment)


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_has_hashes(name: str) -> None:
    lines = read(name)
    assert lines
    assert [line.name for line in lines if not line.hashes] == []
    assert [h for line in lines for h in line.hashes if not re.fullmatch(r"sha256:[0-9a-f]{64}", h)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_everywhere_a_lock_satisfies_the_project(name: str) -> None:
    lines = read(name)
    for environment in environments():
        locked = [(line.name, line.version) for line in lines if holds(line.marker, environment)]
        assert len(dict(locked)) == len(locked), "a package has two versions in one environment"
        for wanted in LOCKS[name]:
            if holds(wanted.marker, environment):
                assert dict(locked).get(canonicalize_name(wanted.name)) in wanted.specifier, (wanted, environment)


@pytest.mark.parametrize("name", ["run", "build"])
def test_what_runs_is_what_is_tested(name: str) -> None:
    tested = {(line.name, line.version, str(line.marker)) for line in read("dev")}
    own = {(line.name, line.version, str(line.marker)) for line in read(name) if line.name != "editables"}
    assert own - tested == set()


def test_the_lowest_versions_are_those_of_the_project() -> None:
    locked = {line.name: line.version for line in read("lowest")}
    for wanted in RUN:
        [least] = [Version(bound.version) for bound in wanted.specifier if bound.operator == ">="]
        assert locked[canonicalize_name(wanted.name)] == least


def test_what_the_program_imports_is_named_in_the_project() -> None:
    named = {canonicalize_name(wanted.name) for wanted in RUN}
    given = {"frontmatter": "python-frontmatter", "yaml": "pyyaml", "pyside6": "pyside6-essentials"}
    files = (ROOT / "medviewer").rglob("*.py")
    imported = {module for file in files for module in _imported(ast.parse(file.read_bytes()))}
    foreign = {module.lower() for module in imported - sys.stdlib_module_names - {"medviewer", "shiboken6"}}
    assert {"yaml", "lxml"} <= foreign
    assert {given.get(module, module) for module in foreign} - named == set()


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the top-level modules that a module imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_no_lock_names_an_index() -> None:
    for name in LOCKS:
        text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
        assert not re.search(r"://|--index|--find-links", text)


def tiny_wheel(folder: Path, body: str) -> Path:
    """Write a wheel of one module, `tiny` 1.0."""
    info = "tiny-1.0.dist-info"
    files = {
        "tiny.py": body,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(t.encode()).digest()) for name, t in files.items()}
    rows = [f"{name},sha256={digest.decode().rstrip('=')},{len(files[name])}" for name, digest in digests.items()]
    wheel = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        archive.writestr(f"{info}/RECORD", "\n".join([*rows, f"{info}/RECORD,,"]) + "\n")
    return wheel


def install(command: list[str], wheels: Path, lock: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of tools/install.py with other wheels and another lock, and without installing."""
    options = command[: command.index("--requirement")]
    words = [*options, "--dry-run", "--no-index", "--isolated", "--find-links", str(wheels), "-r", str(lock)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_a_file_with_another_hash_is_refused(tmp_path: Path, tool: Callable[[str], ModuleType]) -> None:
    command = tool("install").commands("run", "yes")[0]
    assert "--require-hashes" in command
    good = hashlib.sha256(tiny_wheel(tmp_path, "dose = 5\n").read_bytes()).hexdigest()
    lock = tmp_path / "tiny.lock"
    lock.write_text(f"tiny==1.0 --hash=sha256:{good}\n", encoding="utf-8")
    assert install(command, tmp_path, lock).returncode == 0
    tiny_wheel(tmp_path, "dose = 50\n")
    refused = install(command, tmp_path, lock)
    assert refused.returncode != 0
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    lock.write_text("tiny==1.0\n", encoding="utf-8")
    assert "--require-hashes" in install(command, tmp_path, lock).stderr


def test_the_project_itself_is_installed_without_fetching_anything(tool: Callable[[str], ModuleType]) -> None:
    for what in ("run", "dev"):
        *_, last = tool("install").commands(what, "yes")
        assert {"--no-deps", "--no-index", "--no-build-isolation"} <= set(last)


@pytest.mark.parametrize(
    ("here", "covered"),
    [
        (("CPython", (3, 11), "Linux", "x86_64", (2, 36)), True),
        (("CPython", (3, 11), "Linux", "x86_64", (2, 31)), False),
        (("CPython", (3, 11), "Linux", "aarch64", (2, 36)), False),
        (("CPython", (3, 13), "Linux", "aarch64", (2, 41)), True),
        (("CPython", (3, 13), "Linux", "riscv64", (2, 41)), False),
        (("CPython", (3, 12), "Linux", "x86_64", ()), False),
        (("CPython", (3, 14), "Windows", "AMD64", ()), True),
        (("CPython", (3, 13), "Darwin", "arm64", ()), True),
        (("CPython", (3, 15), "Windows", "AMD64", ()), False),
        (("PyPy", (3, 11), "Linux", "x86_64", (2, 36)), False),
    ],
)
def test_a_python_that_no_lock_is_made_for_is_told(
    here: tuple[object, ...], covered: bool, tool: Callable[[str], ModuleType]
) -> None:
    assert tool("install").Here(*here).covered() is covered


def test_where_no_lock_fits_the_bounds_of_the_project_hold(tool: Callable[[str], ModuleType]) -> None:
    [command] = tool("install").commands("dev", "no")
    assert command[-2:] == ["--editable", ".[dev]"]


@pytest.mark.parametrize(("locked", "lock"), [("yes", "dev"), ("lowest", "lowest")])
def test_the_archive_with_commonmarks_examples_has_a_hash(
    locked: str, lock: str, tool: Callable[[str], ModuleType]
) -> None:
    [line] = [line for line in read(lock) if line.name == "markdown-it-py"]
    assert line.hashes
    assert _line(tool("spec").requirement(locked)) == line


def test_commonmarks_examples_are_taken_out_of_the_archive(tmp_path: Path, tool: Callable[[str], ModuleType]) -> None:
    spec = tool("spec")
    (tmp_path / "made.json").write_text("[]", encoding="utf-8")
    for member, expected in ((spec.MEMBER, b"[]"), ("other.json", None)):
        with tarfile.open(tmp_path / "made.tar.gz", "w:gz") as archive:
            archive.add(tmp_path / "made.json", f"made-1.0/{member}")
        if expected is None:
            with pytest.raises(KeyError):
                spec.examples(tmp_path / "made.tar.gz")
        else:
            assert spec.examples(tmp_path / "made.tar.gz") == expected
