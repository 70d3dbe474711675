"""Keyboards of other countries, on a real display, whose digits are typed with Shift."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journeys.test_main_job import open_drug

THREE, FOUR = "12", "13"
"""Keycodes of the keys of 3 and 4."""


@pytest.fixture
def layout(desktop):
    """Return a function that gives the display a keyboard layout."""
    if shutil.which("setxkbmap") is None:
        pytest.skip("not installed: setxkbmap")
    return lambda *words: subprocess.run(["setxkbmap", *words], env=desktop.env, check=True)


@pytest.mark.parametrize("country", ["fr", "be", "cz"])
def test_ctrl_and_the_key_of_4_choose_the_fourth_tab(desktop, wait, layout, tmp_path: Path, country: str) -> None:
    program = desktop.start("--profile", str(tmp_path / "profile"))
    desktop.window("medviewer")
    wait("the library to be read", lambda: open_drug(desktop, "metformin", "Metformin"))
    desktop.window("Metformin")
    layout(country)
    desktop.press(f"alt+{THREE}", f"ctrl+{FOUR}")
    layout("us")
    desktop.press("ctrl+l", "ctrl+c")
    wait("what is typed on the clipboard", lambda: desktop.clipboard().strip() == "metformin")
    desktop.press("ctrl+shift+c")
    wait("the dosage on the clipboard", lambda: "Metformin | Dosage | " in desktop.clipboard())
    desktop.press("ctrl+q")
    program.communicate(timeout=120)
    assert program.returncode == 0
