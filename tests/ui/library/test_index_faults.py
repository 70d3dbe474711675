"""An index that cannot be used leaves the window as it is but for one plain message; real disks, real locks."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from medviewer.library.store import schema

WINDOW = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from medviewer.locations import Profile
from medviewer.ui.application import Application

qt = QApplication(["medviewer"])
app = Application(qt, Profile.of(sys.argv[2])).start([Path(sys.argv[1])], "drug 7")
end = time.monotonic() + 100
window, listed = app.window, app.window.drugs.model.rowCount
while listed() < 300 or not window.message.isVisible() or window.monograph.opened() is None or app.tasks.busy():
    assert time.monotonic() < end, (listed(), window.message.isVisible(), window.monograph.opened())
    qt.processEvents()
print(app.window.monograph.header.name.text(), "|", app.window.message.label.text())
app.window.close()
app.close()
"""
FULL = 'mount -t tmpfs -o size=96k none "$0" && exec "$@"'
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
OWN_MOUNTS = ("unshare", "--mount", "--map-root-user")


def may_mount() -> bool:
    """Return whether this machine allows a process mounts of its own."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*OWN_MOUNTS, "true"], capture_output=True).returncode == 0


needs_mounts = pytest.mark.skipif(not may_mount(), reason="no mounts of a process's own are allowed here")


@pytest.fixture
def drugs(library: Callable[..., Path]) -> Path:
    return library({f"{n}.md": f"# Drug {n}\n### Dosage\n{'long ' * 50}\n" for n in range(300)})


def shown_where(mount: str, library: Path, profile: Path, folder: Path) -> str:
    """Return what a window shows whose `folder` is mounted so: the open drug and the message."""
    command = [*OWN_MOUNTS, "sh", "-c", mount, folder, sys.executable, "-c", WINDOW, library, profile]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_mounts
def test_a_full_disk(drugs: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    folder = profile / "index"
    folder.mkdir(parents=True)
    shown = shown_where(FULL, drugs, profile, folder)
    assert shown.startswith("Drug 7 | ")
    assert "cannot be kept" in shown and "full" in shown and str(folder) in shown
    assert shown.count("cannot be kept") == 1


@needs_mounts
@pytest.mark.parametrize("indexed_before", [True, False])
def test_a_disk_that_is_read_only(
    drugs: Path, tmp_path: Path, profile, open_window, close_window, indexed_before: bool
) -> None:
    if indexed_before:
        first = open_window(drugs, rows=300)
        first.wait(lambda: not first.app.tasks.busy())
        close_window(first.app)
        (drugs / "7.md").write_text("# Drug 7\n### Dosage\nChanged since.\n")
    profile.index.mkdir(parents=True, exist_ok=True)
    shown = shown_where(READ_ONLY, drugs, tmp_path / "profile", profile.index)
    assert shown.startswith("Drug 7 | ")
    assert shown.count("cannot be kept") == 1 and "--profile" in shown


def test_an_index_that_another_program_locks(
    open_window, close_window, formulary: Path, profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_window(formulary)
    first.wait(lambda: not first.app.tasks.busy())
    close_window(first.app)
    monkeypatch.setattr(schema, "PATIENCE", 0.05)
    [file] = profile.index.glob("*.sqlite")
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        second = open_window(formulary)
        second.wait(lambda: second.window.message.isVisible())
        assert "locked" in second.window.message.label.text()
        second.open("warfarin")
        assert second.title() == "Warfarin"


@pytest.mark.parametrize("open_meanwhile", [True, False])
def test_an_index_that_is_damaged(open_window, close_window, formulary: Path, profile, open_meanwhile: bool) -> None:
    first = open_window(formulary)
    first.wait(lambda: not first.app.tasks.busy())
    close_window(first.app)
    [file] = profile.index.glob("*.sqlite")
    damage = partial(file.write_bytes, b"This is no database. " * 1000)
    if open_meanwhile:
        hands = open_window(formulary)
        damage()
    else:
        damage()
        hands = open_window(formulary)
    hands.type("warfarin")
    hands.wait(lambda: hands.window.message.isVisible() and "Warfarin" in hands.titles())
    assert "was damaged" in hands.window.message.label.text() and str(file) in hands.window.message.label.text()
    hands.open("warfarin")
    assert hands.title() == "Warfarin"


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"Warfarin", b"Warfurin"), (b"page_order", b"pag\xe5_order")],
    ids=["a letter of a title", "the name of a table"],
)
def test_an_index_in_which_a_bit_fell_is_made_anew_and_told(
    open_window, close_window, formulary: Path, profile, before: bytes, after: bytes
) -> None:
    first = open_window(formulary)
    first.wait(lambda: not first.app.tasks.busy())
    close_window(first.app)
    [file] = profile.index.glob("form*.sqlite")
    file.write_bytes(file.read_bytes().replace(before, after))
    hands = open_window(formulary)
    hands.wait_long(lambda: "was damaged" in hands.window.message.label.text())
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.type("warfarin")
    hands.wait(lambda: "Warfarin" in hands.titles() and "Warfurin" not in hands.titles())


def test_a_text_that_does_not_unpack_is_no_error_of_a_search(
    open_window, close_window, formulary: Path, profile
) -> None:
    first = open_window(formulary)
    first.wait(lambda: not first.app.tasks.busy())
    close_window(first.app)
    [file] = profile.index.glob("form*.sqlite")
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE text SET content = substr(content, 1, length(content) - 1) || x'00'")
        db.commit()
    hands = open_window(formulary)
    hands.type("dose")
    hands.wait(lambda: "was damaged" in hands.window.message.label.text())
    hands.type("warfarin")
    hands.wait_long(lambda: "Warfarin" in hands.titles())
    hands.open("warfarin")
    assert hands.title() == "Warfarin"
