"""The actions of the window: each does something, and each choice has its action."""

from __future__ import annotations

from medviewer.ui.base import language, theme
from medviewer.ui.menus.actions import TABLE, Actions


def test_every_action_is_answered(hands) -> None:
    actions = hands.app.actions
    assert [action.objectName() for action in actions.all()] == [entry.id for entry in TABLE]
    assert [action.objectName() for action in actions.all() if not action.answered] == []


def test_each_choice_has_its_action() -> None:
    assert tuple(Actions.theme.entries) == theme.CHOICES
    assert tuple(Actions.language.entries) == language.CHOICES
