"""Menus grey out what does not apply, and messages go when they are no longer true."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medviewer.desk.collections import Collection
from medviewer.ui.menus.actions import TABLE
from tests.ui.conftest import Hands

OF_ONE = ("rename", "colour", "table", "pack", "export", "delete")


def of_collection(hands: Hands) -> list[bool]:
    return [getattr(hands.app.actions, f"collection_{name}").isEnabled() for name in OF_ONE]


def show_menu(hands: Hands, number: int) -> None:
    """Open a menu of the menu bar, as its user does, and close it."""
    menu = hands.window.menuBar().actions()[number].menu()
    menu.popup(hands.window.mapToGlobal(hands.window.rect().center()))
    menu.close()


def test_nothing_of_a_page_can_be_chosen_where_none_is_open(hands: Hands) -> None:
    actions = hands.app.actions
    of_page = [actions.of(entry) for entry in TABLE if entry.needs_page]
    assert len(of_page) > 15 and not any(action.isEnabled() for action in of_page)
    hands.open("warfarin")
    assert all(action.isEnabled() for action in of_page)


def test_what_is_done_with_a_collection_needs_one(hands: Hands) -> None:
    assert of_collection(hands) == [False] * 6
    hands.app.keeper.writer.run(partial(make, "Ward 7"))
    hands.wait(lambda: len(hands.app.keeper.collections.all()) == 1)
    hands.choose_filter("Collections")
    hands.wait(lambda: "Ward 7" in hands.titles())
    show_menu(hands, 3)
    assert of_collection(hands) == [False] * 6
    hands.window.drugs.choose(hands.titles().index("Ward 7"))
    assert of_collection(hands) == [True] * 6
    hands.app.list.open_collection("Ward 7")
    show_menu(hands, 3)
    assert of_collection(hands) == [True] * 6
    hands.choose_filter("All")
    show_menu(hands, 3)
    assert of_collection(hands) == [False] * 6


def make(name: str, desk) -> Collection:
    return desk.collections.create(name)


def test_undo_and_history_need_something(hands: Hands) -> None:
    actions = hands.app.actions
    show_menu(hands, 0)
    assert not actions.undo.isEnabled() and not actions.clear_history.isEnabled()
    hands.open("warfarin")
    hands.wait(lambda: bool(hands.app.keeper.history.recent()))
    show_menu(hands, 0)
    assert actions.clear_history.isEnabled()
    done: list[bool] = []
    hands.app.undo.offer("Deleted.", lambda: done.append(True))
    assert actions.undo.isEnabled() and hands.window.message.isVisible()
    actions.undo.trigger()
    assert done == [True] and not actions.undo.isEnabled()
    assert not hands.window.message.isVisible()


def test_where_no_library_is_open_none_is_read_again(hands: Hands) -> None:
    actions = hands.app.actions
    assert actions.reread.isEnabled() and actions.problems.isEnabled()
    hands.app.session.arrange([])
    hands.wait(lambda: not actions.reread.isEnabled())
    assert "F5" not in [keys for _text, keys, _do in actions.offered()]


def test_only_the_message_that_is_untrue_goes(hands: Hands) -> None:
    bar, messages = hands.window.message, hands.app.messages
    messages.say("First.")
    messages.note("Second.")
    messages.withdraw("First.")
    assert bar.isVisible() and bar.label.text() == "Second."
    messages.withdraw("Other.")
    assert bar.isVisible()
    messages.withdraw("Second.")
    assert not bar.isVisible()
    taken: list[bool] = []
    messages.offer("Deleted.", "Undo", lambda: taken.append(True))
    messages.note("Kept.")
    messages.withdraw("Kept.")
    assert bar.label.text() == "Deleted."
    QTest.mouseClick(bar.offered, Qt.MouseButton.LeftButton)
    assert taken == [True]


def test_a_message_of_a_page_goes_with_it(hands: Hands, formulary: Path) -> None:
    bar = hands.window.message
    hands.open("warfarin")
    hands.app.page.follow(hands.view.page.document().baseUrl().resolved("#nowhere"))
    hands.wait(bar.isVisible)
    assert "no place" in bar.label.text()
    hands.open("metformin")
    assert not bar.isVisible()
    hands.app.actions.note_edit.trigger()
    assert bar.isVisible()
    hands.open("warfarin")
    assert not bar.isVisible()


def test_another_language_offers_to_start_again(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    bar, actions = hands.window.message, hands.app.actions
    before = hands.app.language.choice
    actions.language["de"].trigger()
    assert bar.isVisible() and bar.offered.text() == "Start again now"
    actions.language[before].trigger()
    assert not bar.isVisible()
    actions.language["es"].trigger()
    assert not hands.app.program.restarts
    QTest.mouseClick(bar.offered, Qt.MouseButton.LeftButton)
    assert hands.app.program.restarts and not hands.window.isVisible()
    assert hands.app.settings.text("view/language") == "es"


def test_the_program_starts_again_as_it_was_started(tmp_path: Path, qtbot: QtBot) -> None:
    script, told = tmp_path / "again.py", tmp_path / "told"
    script.write_text(
        "import pathlib, sys\n"
        "from medviewer.ui.base.ending import start_again\n"
        "told = pathlib.Path(sys.argv[1])\n"
        "if told.exists():\n"
        "    told.with_suffix('.again').write_text(sys.argv[2])\n"
        "else:\n"
        "    told.write_text('once')\n"
        "    start_again()\n"
    )
    process = QProcess()
    process.start(sys.executable, [str(script), str(told), "two words"])
    assert process.waitForFinished(30_000) and process.exitCode() == 0
    again = told.with_suffix(".again")
    qtbot.waitUntil(lambda: again.exists() and again.read_text() == "two words", timeout=30_000)
