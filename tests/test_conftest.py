"""The guards in conftest.py catch what they are there for: each is shown a test that misbehaves."""

from __future__ import annotations

import os
import subprocess
import sys
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


def _run(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (folder / "fonts").symlink_to(ROOT / "tests" / "fonts")
    (folder / "test_case.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml"]
    command += ["--rootdir", folder, folder / "test_case.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=folder)


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
