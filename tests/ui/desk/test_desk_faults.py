"""A desk that is held, damaged or altered when the window starts; real files, a second process that holds the lock."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from medviewer.desk.store import Desk
from medviewer.locations import Profile

WARFARIN = "formulary/w/warfarin.md"
HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("PRAGMA locking_mode = EXCLUSIVE")
held.execute("BEGIN EXCLUSIVE")
held.execute("UPDATE favourites SET title = title")
print("held", flush=True)
sys.stdin.readline()
held.rollback()
held.close()
"""


@contextmanager
def held(file: Path) -> Iterator[Callable[[], None]]:
    """Have another process hold the file; yield what makes it let go."""
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield lambda: process.communicate("\n")[0] and None
        process.kill()


@pytest.fixture
def starred(profile: Profile, formulary: Path) -> Path:
    """Return the file of a desk with one star and a backup."""
    with Desk.open(profile.desk_file) as desk:
        desk.favourites.add(WARFARIN, "Warfarin")
        desk.notes.write(WARFARIN, "", "Ask the ward pharmacist.", "AB")
        desk.session.keep({"tray": [WARFARIN]})
        assert desk.back_up()
    return profile.desk_file


def said(hands) -> str:
    return hands.window.message.label.text() if hands.window.message.isVisible() else ""


def test_a_desk_that_is_held_at_the_start_is_taken_up_when_the_lock_goes(starred: Path, open_window: Callable) -> None:
    with held(starred) as let_go:
        hands = open_window()
        hands.wait(lambda: "another program is holding the file" in said(hands))
        assert str(starred) in said(hands)
        assert hands.app.keeper.favourites.all() == []
        hands.open("warfarin")
        hands.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, at=hands.window)
        hands.wait(lambda: not hands.app.tasks.busy())
        assert "cannot be read just now" in said(hands)
        let_go()
        hands.wait(lambda: [one.id for one in hands.app.keeper.favourites.all()] == [WARFARIN])
    hands.wait(lambda: "are there again" in said(hands))
    assert hands.app.keeper.writer.can_write
    hands.wait(lambda: "Ask the ward pharmacist" in hands.text())
    hands.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, at=hands.window)
    hands.wait(lambda: hands.app.keeper.favourites.all() == [])
    with Desk.open(starred) as other:
        assert other.favourites.all() == []


def test_what_was_shown_last_comes_back_with_the_desk(starred: Path, open_window: Callable) -> None:
    with held(starred) as let_go:
        hands = open_window()
        hands.wait(lambda: "another program" in said(hands))
        assert list(hands.app.tray.ids()) == []
        let_go()
        hands.wait(lambda: list(hands.app.tray.ids()) == [WARFARIN])


def test_a_window_that_is_closed_while_the_desk_is_held_leaves_it_as_it_was(
    starred: Path, open_window: Callable, close_window: Callable
) -> None:
    with held(starred):
        hands = open_window()
        hands.wait(lambda: "another program" in said(hands))
        close_window(hands.app)
    with Desk.open(starred) as desk:
        assert (desk.favourites.ids(), desk.session.last()) == ({WARFARIN}, {"tray": [WARFARIN]})


def test_a_table_whose_name_is_no_text_opens_with_all_that_was_kept(starred: Path, open_window: Callable) -> None:
    starred.write_bytes(starred.read_bytes().replace(b"favourites_by_position", b"favourites_by_\xf0osition"))
    hands = open_window()
    hands.wait(lambda: "was damaged" in said(hands))
    assert "Nothing is missing" in said(hands)
    assert [one.id for one in hands.app.keeper.favourites.all()] == [WARFARIN]


def test_a_letter_of_a_note_that_is_another_one_is_told_and_mended(starred: Path, open_window: Callable) -> None:
    starred.write_bytes(starred.read_bytes().replace(b"Ask the ward", b"Ash the ward"))
    hands = open_window()
    hands.wait(lambda: "was damaged" in said(hands))
    assert "Nothing is missing" in said(hands)
    assert [note.text for note in hands.app.keeper.notes.of_page(WARFARIN)] == ["Ask the ward pharmacist."]


def test_a_letter_that_no_backup_has_is_told_by_the_name_of_its_entry(starred: Path, open_window: Callable) -> None:
    with Desk.open(starred) as desk:
        desk.favourites.add("formulary/a/aspirin.md", "Aspirin")
    starred.write_bytes(starred.read_bytes().replace(b"Aspirin", b"Asparin"))
    hands = open_window()
    hands.wait(lambda: "Not as they were written" in said(hands))
    assert "favourites: “Asparin”" in said(hands)
