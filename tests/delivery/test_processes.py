"""A frozen program starts its processes by itself, and holds every module: none is named in a way that is not seen."""

from __future__ import annotations

import ast
import operator
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from medviewer.export.paper.paper import page_layout
from medviewer.export.paper.printout import Printable
from medviewer.export.paper_process import client
from medviewer.export.paper_process.client import PaperProcesses
from medviewer.library.indexing.refresh import UpdateListener
from medviewer.library.indexing.worker_client import refresh_elsewhere
from medviewer.library.store.index import Index
from medviewer.processes import PROCESSES, run
from medviewer.ui.aloud import voice
from medviewer.ui.aloud.voice import ProcessVoice
from medviewer.workers import Workers, python_on

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="a shell's script stands for the program")


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this a frozen program: its executable knows `--process`, and no option of Python's."""
    program = tmp_path / "medviewer program"
    python = shlex.join([sys.executable, "-m", "medviewer"])
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --process ] || exit 9\nexec env PYTHONPATH={shlex.quote(str(ROOT))} {python} "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def test_each_process_that_is_started_is_known() -> None:
    started = {client.MODULE, voice.MODULE, "medviewer.workers", "medviewer.library.indexing.worker"}
    assert started == {*PROCESSES}
    assert [named().__module__ for named in PROCESSES.values()] == [*PROCESSES]


@pytest.mark.parametrize(
    "words", [[], ["os"], ["medviewer.cli"], ["medviewer.library.indexing.shipped_index"]], ids=str
)
def test_no_other_module_is_run(words: list[str]) -> None:
    assert run(words) == 2
    command = [sys.executable, "-m", "medviewer", "--process", *words]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (2, b"", b"")


@posix
def test_work_is_shared(frozen: Path) -> None:
    dies = Workers(1, operator.truediv, lambda one: [one], lambda _: -1.0)
    assert list(dies.results([1, 2, 4])) == [1.0, 0.5, 0.25]


@posix
def test_a_process_that_dies_at_once_is_no_result(frozen: Path) -> None:
    frozen.write_text("#!/bin/sh\nexit 1\n")
    dies = Workers(1, operator.truediv, lambda one: [one], lambda _: -1.0)
    assert list(dies.results([1, 2])) == [-1.0, -1.0]


@posix
def test_pages_are_indexed(frozen: Path, library: Callable[..., Path], tmp_path: Path) -> None:
    root = library({"Zinc ü.md": "# Zinc\n### Usage\nx\n"})
    file = tmp_path / "index.sqlite"
    Index(file).close()
    told: list[object] = []
    done = refresh_elsewhere(file, root, UpdateListener(lambda *_: None, lambda: False, told.append))
    assert done and len(told) == 1


@posix
def test_paper_is_laid_out(frozen: Path, qapp: object) -> None:
    paper = PaperProcesses()
    try:
        assert paper.pdf(Printable("Zinc", "a library", "<p>x</p>"), page_layout(), "en").startswith(b"%PDF")
    finally:
        paper.close()


@posix
def test_the_voice_answers(frozen: Path, qtbot: QtBot) -> None:
    parent = QObject()
    made = ProcessVoice(parent, "none such")
    try:
        with qtbot.waitSignal(made.failed, timeout=30_000) as failed:
            made.say("Give 5 milligrams.", "en", 0.0)
    finally:
        made.end()
    assert failed.args in (["module"], ["engine"])


def test_a_frozen_program_is_its_own_python(frozen: Path) -> None:
    command, environment = python_on("medviewer.workers", "a b", Path("c"))
    assert command == [str(frozen), "--process", "medviewer.workers", "a b", "c"]
    assert environment == dict(os.environ)


def imported(file: Path, modules: dict[str, Path]) -> Iterator[str]:
    """Yield the modules of the program that import statements of a file name, in functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            named = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in named:
            parts = name.split(".")
            yield from (one for length in range(len(parts)) if (one := ".".join(parts[: length + 1])) in modules)


def test_every_module_is_reached_by_import_statements() -> None:
    files = sorted((ROOT / "medviewer").rglob("*.py"))
    modules = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}
    reached, ahead = set[str](), ["medviewer.__main__"]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += imported(modules[name], modules)
    assert len(reached) > 300
    assert {*modules} - reached == set()
