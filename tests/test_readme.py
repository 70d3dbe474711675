"""The README says what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from medviewer.cli import COMMANDS

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def test_every_key_of_the_action_table_is_in_the_keyboard_table() -> None:
    from medviewer.ui.menus.actions import TABLE

    keyboard = README.split("## Keyboard")[1].split("\n## ")[0]
    missing = [entry.keys[0] for entry in TABLE if entry.keys and entry.keys[0] not in keyboard]
    assert missing == []


@pytest.mark.parametrize("command", [*COMMANDS, "open"])
def test_every_command_is_shown(command: str) -> None:
    assert f"    medviewer {command}" in README.split("## Command line")[1]
