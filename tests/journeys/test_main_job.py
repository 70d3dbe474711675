"""The main job, whole, on a real display: find, read, keep, print, quit, and find it again."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path


def starred(profile: Path) -> list[str]:
    """Return what the desk's file holds, read by SQLite alone."""
    database = profile / "desk" / "desk.sqlite"
    if not database.exists():
        return []
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return [row[0] for row in connection.execute("SELECT id FROM favourites")]
    finally:
        connection.close()


def open_drug(desktop, typed: str, title: str) -> bool:
    """Type, press Return, and return whether the window then names the drug."""
    desktop.press("ctrl+l")
    desktop.type(typed)
    desktop.press("Return")
    return desktop.has_window(title)


def test_a_nurse_finds_reads_keeps_and_prints_a_dose(desktop, wait, tmp_path: Path) -> None:
    profile, printed = tmp_path / "profile", desktop.home / "Metformin.pdf"
    program = desktop.start("--profile", str(profile))
    desktop.window("medviewer")
    wait("the library to be read", lambda: open_drug(desktop, "metfo", "Metformin"))
    desktop.window("Metformin")
    desktop.press("ctrl+4", "ctrl+shift+c")
    wait("the dosage on the clipboard", lambda: "500 mg" in desktop.clipboard().replace("\u00a0", " "))
    copied = desktop.clipboard()
    assert "Metformin | Dosage | " in copied
    assert "not clinically reviewed" in copied
    desktop.press("ctrl+d")
    wait("the star on the disk", lambda: any("metformin" in page_id for page_id in starred(profile)))

    desktop.press("ctrl+p")
    desktop.window("Print Metformin")
    desktop.press("ctrl+p")
    desktop.window("Print$")
    desktop.press("Return")
    wait("the printed file", lambda: printed.exists() and printed.stat().st_size)
    wait("the preview to close", lambda: not desktop.has_window("Print Metformin"))
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Metformin", "Dosage", "not clinically reviewed", "Disclaimer", "Page 1 of"):
        assert words in text

    desktop.window("Metformin")
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")

    again = desktop.start("--profile", str(profile))
    desktop.window("Metformin")
    assert any("metformin" in page_id for page_id in starred(profile))
    desktop.press("ctrl+q")
    said, _ = again.communicate(timeout=120)
    assert (again.returncode, said) == (0, "")
