"""Searches that found nothing, and the aliases made of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
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
