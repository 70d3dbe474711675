"""The open page is read from the search field; what is typed there is still a query."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import DRUGS, write_page

SHIFT, KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def reader(open_window, formulary: Path):
    """Return hands before a window on pages that are longer than it, and names enough to fill several lists."""
    for path in formulary.rglob("*.md"):
        dose = "\n".join(f"* Step {number}: **{number} mg** once a day." for number in range(200))
        path.write_text(path.read_text(encoding="utf-8").replace("### Side Effects", f"{dose}\n### Side Effects"))
    for number in range(60):
        write_page(formulary, f"Zolol {number:02}", f"zolol {number:02}", f"Z{number:02}", "blocker", number + 1)
    return open_window(rows=len(DRUGS) + 60)


def scrolled(hands) -> int:
    """Return how far down the page is."""
    return hands.view.page.verticalScrollBar().value()


def row(hands) -> int:
    """Return which row of the list is chosen."""
    return hands.window.drugs.view.currentIndex().row()


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, KEYPAD])
def test_after_return_the_keys_of_a_page_read_it(reader, held) -> None:
    reader.open("warfarin")
    field, bar = reader.window.drugs.field, reader.view.page.verticalScrollBar()
    assert field.hasFocus()
    start, chosen = scrolled(reader), row(reader)
    reader.press(Qt.Key.Key_PageDown, held)
    once = scrolled(reader)
    assert once > start
    reader.press(Qt.Key.Key_Space)
    assert scrolled(reader) > once
    reader.press(Qt.Key.Key_Space, SHIFT)
    assert scrolled(reader) == once
    reader.press(Qt.Key.Key_PageUp, held)
    assert scrolled(reader) == start
    reader.press(Qt.Key.Key_End, held)
    assert scrolled(reader) == bar.maximum() > once
    reader.press(Qt.Key.Key_Home, held)
    assert scrolled(reader) == bar.minimum()
    assert (field.text(), row(reader), field.hasFocus()) == ("warfarin", chosen, True)


def test_what_is_typed_next_is_a_query_and_its_keys_are_the_fields(reader, qtbot) -> None:
    reader.open("warfarin")
    reader.press(Qt.Key.Key_PageDown)
    read = scrolled(reader)
    field = reader.window.drugs.field
    qtbot.keyClicks(field, "amoxicillin")
    assert field.text() == "amoxicillin"
    reader.press(Qt.Key.Key_Home)
    assert field.cursorPosition() == 0
    reader.press(Qt.Key.Key_End)
    qtbot.keyClicks(field, " cl")
    assert field.text() == "amoxicillin cl"
    assert scrolled(reader) == read
    with reader.wait_for_page():
        reader.press(Qt.Key.Key_Return)
    start = scrolled(reader)
    reader.press(Qt.Key.Key_Space)
    assert scrolled(reader) > start
    assert field.text() == "amoxicillin cl"


def test_while_a_query_is_typed_page_down_moves_in_the_list(reader) -> None:
    reader.open("warfarin")
    reader.type("zolol")
    reader.press(Qt.Key.Key_PageDown)
    start, chosen = scrolled(reader), row(reader)
    reader.press(Qt.Key.Key_PageDown)
    assert row(reader) > chosen
    assert scrolled(reader) == start
    reader.press(Qt.Key.Key_PageUp)
    assert row(reader) == chosen


def test_with_an_empty_field_the_keys_read_the_open_page(reader) -> None:
    reader.open("warfarin")
    reader.press(Qt.Key.Key_Escape)
    field = reader.window.drugs.field
    assert field.text() == ""
    start = scrolled(reader)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        before = scrolled(reader)
        reader.press(key)
        assert scrolled(reader) > before
    reader.press(Qt.Key.Key_Home)
    assert scrolled(reader) <= start
    assert field.text() == ""


def test_where_no_page_is_open_page_down_moves_in_the_list(reader) -> None:
    reader.window.drugs.focus_field()
    reader.press(Qt.Key.Key_PageDown)
    first = row(reader)
    reader.press(Qt.Key.Key_PageDown)
    assert row(reader) > first >= 0


def test_the_keys_read_a_comparison_too(reader) -> None:
    reader.open("warfarin")
    reader.app.compare.compare(["formulary/w/warfarin.md", "formulary/m/metformin.md"])
    shown = reader.app.compare.view().page
    reader.wait(lambda: shown.isVisible() and shown.verticalScrollBar().maximum() > 0)
    reader.window.drugs.field.setFocus()
    reader.press(Qt.Key.Key_PageDown)
    once = shown.verticalScrollBar().value()
    assert once > 0
    reader.press(Qt.Key.Key_Home)
    assert shown.verticalScrollBar().value() == 0


def test_selecting_in_the_field_stays_the_fields(reader) -> None:
    reader.open("warfarin")
    field, start = reader.window.drugs.field, scrolled(reader)
    reader.press(Qt.Key.Key_Home, SHIFT)
    assert scrolled(reader) == start
    assert field.text() == "warfarin"
