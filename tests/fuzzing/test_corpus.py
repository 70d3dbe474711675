"""Every input of the fuzzing corpus, and each of them cut and changed, goes through its target on any machine."""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent
FILES = sorted(path for path in (HERE / "corpus").rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def targets() -> ModuleType:
    """Return the module of targets."""
    spec = importlib.util.spec_from_file_location("fuzzing_targets", HERE / "targets.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_target_has_a_corpus(targets: ModuleType) -> None:
    assert {path.parent.name for path in FILES} == set(targets.TARGETS)


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_input_of_the_corpus_ends_well(file: Path, targets: ModuleType, tmp_path: Path) -> None:
    targets.run(file.parent.name, file.read_bytes(), tmp_path)


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_damaged_input_ends_well_too(file: Path, targets: ModuleType, tmp_path: Path) -> None:
    rng, data = random.Random(file.name), file.read_bytes()
    for _ in range(20):
        changed = bytearray(data[: rng.randint(1, len(data))])
        for _ in range(rng.randint(0, 4)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        targets.run(file.parent.name, bytes(changed), tmp_path)


def test_a_pack_as_it_is_built_is_read_and_a_damaged_one_ends_well(targets: ModuleType, tmp_path: Path) -> None:
    data, rng = targets.fresh_pack(tmp_path), random.Random(1)
    assert targets.run("pack", data, tmp_path) == ""
    for _ in range(40):
        changed = bytearray(data)
        for _ in range(rng.randint(1, 30)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        targets.run("pack", bytes(changed), tmp_path)


def test_an_error_that_is_not_explained_is_not_swallowed(targets: ModuleType, tmp_path: Path) -> None:
    def broken(data: bytes, folder: Path) -> None:
        raise ValueError(data)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(ValueError, match="x"):
        patch.setitem(targets.TARGETS, "page", broken)
        targets.run("page", b"x", tmp_path)


def test_fuzzing_runs_or_says_why_not() -> None:
    """A second for one target: enough to see that it starts from the corpus, and finds atheris where that is."""
    words = [sys.executable, HERE / "fuzz.py", "--seconds", "1", "--seed", "1", "front_matter"]
    done = subprocess.run(words, capture_output=True, text=True, env=os.environ | {"CI": "true"}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if importlib.util.find_spec("atheris") is None:
        assert done.stdout.startswith("Not fuzzed: atheris has no wheel")
    else:
        assert "nothing found" in done.stdout
