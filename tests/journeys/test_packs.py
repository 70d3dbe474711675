"""A ward reads packs from a share: a new one comes, is looked through, gone back from, and taken up again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PAGE = "---\ntitle: {}\n---\n### Usage\nFor little.\n\n### Dosage\nAdults: {} mg once a day.\n"


def medviewer(desktop, *words: object) -> None:
    """Run a command as whoever looks after the library does."""
    command = [sys.executable, "-m", "medviewer", "--profile", str(desktop.home / "pharmacy"), *map(str, words)]
    subprocess.run(command, env=desktop.env, check=True, capture_output=True)


def publish(desktop, share: Path, dose: int) -> None:
    """Publish an edition of the library with this dose of Warfarin."""
    folder, pack = desktop.home / "formulary", desktop.home / f"edition-{dose}.medpack"
    folder.mkdir(exist_ok=True)
    for title, amount in (("Aspirin", 500), ("Warfarin", dose)):
        (folder / f"{title.lower()}.md").write_text(PAGE.format(title, amount), encoding="utf-8")
    medviewer(desktop, "pack", "build", folder, "-o", pack)
    medviewer(desktop, "pack", "publish", pack, "--to", share)


def copied(desktop, words: str) -> bool:
    """Copy the open tab, and tell whether it holds these words."""
    desktop.press("ctrl+shift+c")
    return words in desktop.clipboard().replace("\u00a0", " ")


def test_a_new_pack_is_looked_through_and_gone_back_from(desktop, wait, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    publish(desktop, share, 1)
    program = desktop.start("--profile", str(tmp_path / "ward"), "--library", str(share))
    desktop.window("medviewer")

    def opens() -> bool:
        desktop.press("ctrl+l")
        desktop.type("warfarin")
        desktop.press("Return")
        return bool(desktop.has_window("Warfarin"))

    wait("the pack to be read", opens)
    desktop.window("Warfarin")
    wait("the first dose", lambda: copied(desktop, "1 mg once"))
    desktop.press("ctrl+d")

    publish(desktop, share, 3)
    wait("the second dose", lambda: copied(desktop, "3 mg once"))
    desktop.press("ctrl+shift+k")
    desktop.window("What changed in “formulary”")
    desktop.press("Return")
    desktop.window("What changed in Warfarin")
    desktop.press("ctrl+a", "ctrl+c")
    wait("the difference", lambda: "[−1 mg] [+3 mg]" in desktop.clipboard().replace("\u00a0", " "))
    desktop.press("Escape")
    desktop.window("What changed in “formulary”")
    desktop.press("Escape")

    desktop.window("Warfarin")
    desktop.press("alt+l", "h")
    wait("the first dose again", lambda: copied(desktop, "1 mg once"))
    desktop.press("alt+l", "h")
    wait("the second dose again", lambda: copied(desktop, "3 mg once"))
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")
