"""The guards in conftest.py catch what they are there for: each is shown a test that misbehaves."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

ROOT = Path(__file__).resolve().parents[1]
MISBEHAVING = {
    "log": "import logging\ndef test_it():\n    logging.getLogger('medviewer').warning('low on paper')\n",
    "qt": "from PySide6.QtCore import qWarning\ndef test_it(qapp):\n    qWarning('bad geometry')\n",
    "window": (
        "from PySide6.QtWidgets import QLabel\nkept = []\n"
        "def test_it(qapp):\n    kept.append(QLabel())\n"
        "    kept[0].setWindowTitle('left')\n    kept[0].show()\n"
    ),
    "thread": (
        "import threading\nnever = threading.Event()\n"
        "def test_it():\n    threading.Thread(target=never.wait, name='left', daemon=True).start()\n"
    ),
}
SAID = {"log": "low on paper", "qt": "bad geometry", "window": "Still open: QLabel “left”", "thread": "left"}


CRASHING = """
import os
import pytest

@pytest.mark.parametrize("number", range(5))
def test_it(number):
    if number == 2:
        os._exit(1)
"""
CRASHING_EARLY = """
import os

if os.environ["PYTEST_XDIST_WORKER"] == "gw1":
    os._exit(1)

def test_it():
    pass
"""
GOES_ON = """
import time
import pytest

@pytest.mark.parametrize("number", range(1000))
def test_it(number):
    time.sleep(0.05)
"""


def _run(folder: Path, *texts: str, options: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (folder / "fonts").symlink_to(ROOT / "tests" / "fonts")
    files = [folder / f"test_case{number or ''}.py" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml"]
    command += ["--rootdir", folder, *options, *files]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = {"capture_output": True, "text": True, "env": environment, "cwd": folder, "timeout": 45}
    return subprocess.run(command, check=False, **run)


def test_a_run_in_several_processes_ends_soon_where_one_crashes_and_says_where(tmp_path: Path) -> None:
    result = _run(tmp_path, CRASHING, GOES_ON, options=("--numprocesses=2", "--dist=loadfile"))
    assert result.returncode != 0
    assert "crashed while running 'test_case.py::test_it[2]'" in result.stdout
    passed = re.search(r"^1 failed, (\d+) passed", result.stdout, re.MULTILINE)
    assert passed is not None and int(passed[1]) < 900


def test_a_run_in_several_processes_fails_where_one_crashes_that_is_at_no_test(tmp_path: Path) -> None:
    result = _run(tmp_path, CRASHING_EARLY, options=("--numprocesses=2", "--dist=loadfile"))
    assert result.returncode != 0 and "node down" in result.stdout + result.stderr


@pytest.mark.parametrize("kind", MISBEHAVING)
def test_a_guard_fails_what_it_guards_against(kind: str, tmp_path: Path) -> None:
    result = _run(tmp_path, MISBEHAVING[kind])
    assert result.returncode == 1
    assert SAID[kind] in result.stdout


def test_a_test_that_asks_for_caplog_may_log(tmp_path: Path) -> None:
    text = (
        "import logging\n"
        "def test_it(caplog):\n"
        "    logging.warning('low on paper')\n"
        "    assert caplog.messages == ['low on paper']\n"
    )
    assert _run(tmp_path, text).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found by fontconfig on Linux")
def test_no_font_of_the_machine_is_used_and_ours_have_what_is_drawn(qapp) -> None:
    assert set(QFontDatabase.families()) - {"Sans Serif", "Serif", "Monospace"} == {"DejaVu Sans", "DejaVu Sans Mono"}
    drawn = "azAZ äöüßÄÖÜ áéíóúñ¿¡ µμ ≥≤≠±×÷−∗ ²³¹⁹₂ →←↑↓ α β Ω ½ ° • … – — ‑ “” „« » ‹› ′ ″ △ ★ ☆ ✓ ⚠ ✎ ⟦⟧"
    lacking = {letter for letter in drawn if not QFontMetrics(QFont("DejaVu Sans")).inFontUcs4(ord(letter))}
    assert lacking == set()
