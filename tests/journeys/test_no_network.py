"""The program works where there is no network at all, not even a loopback interface."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

EMPTY_NAMESPACE = ("unshare", "--net", "--map-root-user")


def can_leave_the_network() -> bool:
    """Return whether this machine allows a process in an empty network namespace."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*EMPTY_NAMESPACE, "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not can_leave_the_network(), reason="no empty network namespace is allowed here")
def test_a_drug_is_found_and_read_without_a_network(desktop, wait, tmp_path: Path) -> None:
    desktop.prefix = EMPTY_NAMESPACE
    program = desktop.start("--profile", str(tmp_path / "profile"), "open", "warfarin")
    desktop.window("Warfarin")
    desktop.press("ctrl+shift+c")
    wait("the page on the clipboard", lambda: "Warfarin | " in desktop.clipboard())
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")
