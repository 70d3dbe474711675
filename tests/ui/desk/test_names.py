"""Searches that found nothing, and the aliases made of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QPushButton

from medviewer.ui.desk.aliases_dialog import AliasesDialog


@pytest.fixture
def vain(hands):
    """Return the hands of somebody who has searched in vain for a name, and stopped typing."""
    hands.type("qqzzxx")
    hands.wait(lambda: [f.query for f in hands.app.keeper.names.failed_searches()] == ["qqzzxx"])
    return hands


@pytest.fixture
def dialog(vain) -> Iterator[AliasesDialog]:
    """Return the open dialog."""
    vain.app.actions.names.trigger()
    yield vain.window.findChild(AliasesDialog)
    vain.window.findChild(AliasesDialog).reject()


def press(dialog: AliasesDialog, text: str) -> None:
    """Press a button of the dialog."""
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def test_a_search_that_finds_something_is_not_noted(hands) -> None:
    hands.type("warfarin")
    hands.type("qqzzxx")
    hands.wait(lambda: bool(hands.app.keeper.names.failed_searches()))
    assert [f.query for f in hands.app.keeper.names.failed_searches()] == ["qqzzxx"]


def test_an_alias_is_made_of_a_search_in_vain(vain, dialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("coumadin", True))
    dialog.failed.setCurrentCell(0, 0)
    press(dialog, "&Add alias…")
    vain.wait(lambda: dialog.aliases.rowCount() == 1)
    assert dialog.aliases.item(0, 1).text() == "Warfarin"
    assert dialog.failed.rowCount() == 0
    vain.type("qqzz")
    vain.wait(lambda: "Warfarin" in vain.titles())
    dialog.aliases.setCurrentCell(0, 0)
    press(dialog, "Re&move")
    vain.wait(lambda: dialog.aliases.rowCount() == 0)


def test_an_unknown_drug_is_said_with_the_nearest(dialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("warfarine", True))
    dialog.failed.setCurrentCell(0, 0)
    press(dialog, "&Add alias…")
    assert "Warfarin" in dialog.message.text()
    assert dialog.aliases.rowCount() == 0


def test_keeping_can_be_switched_off_and_the_list_emptied(vain, dialog) -> None:
    dialog.keep.click()
    vain.wait(lambda: not vain.app.keeper.names.keeps_failed())
    press(dialog, "&Empty")
    vain.wait(lambda: dialog.failed.rowCount() == 0)
    vain.app.keeper.names.note_failed("another")
    assert not vain.app.desk.failed.all()


def failed(hands) -> list[tuple[str, int]]:
    return [(one.query, one.count) for one in hands.app.keeper.names.failed_searches()]


def test_a_search_that_is_gone_on_with_is_one_search_the_last(vain) -> None:
    for key, query in (("y", "qqzzxxy"), ("k", "qqzzxxyk")):
        vain._qtbot.keyClicks(vain.window.drugs.field, key)
        vain.wait(lambda query=query: failed(vain) == [(query, 1)])
    vain.press(Qt.Key.Key_Backspace, at=vain.window.drugs.field)
    vain.wait(lambda: failed(vain) == [("qqzzxxy", 1)])


def test_a_search_counts_once_however_often_the_list_is_made_anew(vain, qtbot, monkeypatch) -> None:
    for _ in range(2):
        with qtbot.waitSignal(vain.app.list._no_result.timeout, timeout=10_000):
            vain.app.session.rows_changed.emit()
    vain.wait(lambda: not vain.app.tasks.busy())
    assert failed(vain) == [("qqzzxx", 1)]


def test_a_search_that_is_made_again_counts_again(vain) -> None:
    vain.type("warfarin")
    vain.wait(lambda: vain.titles()[:1] == ["Warfarin"])
    vain.type("qqzzxx")
    vain.wait(lambda: failed(vain) == [("qqzzxx", 2)])


def test_a_row_says_which_abbreviation_or_topic_it_was_and_searches_for_it_again(vain) -> None:
    names = vain.app.keeper.names
    for query in ("MTX", "zzqq renal"):
        names.note_failed(query)
    vain.wait(lambda: len(failed(vain)) == 3)
    vain.app.actions.names.trigger()
    dialog = vain.window.findChild(AliasesDialog)
    told = {dialog.failed.item(row, 0).text(): dialog.failed.item(row, 3).text() for row in range(3)}
    assert told["MTX"].startswith("an abbreviation, may mean: ") and "methotrexate" in told["MTX"]
    assert "mitoxantrone" in told["MTX"] and told["qqzzxx"] == ""
    assert told["zzqq renal"].startswith("the topic “") and told["zzqq renal"].endswith("of “zzqq”")
    dialog.failed.setCurrentCell([*told].index("MTX"), 0)
    press(dialog, "Search a&gain")
    assert vain.window.drugs.field.text() == "MTX"
