"""A page too long for one document is shown in parts, and everything that works on a page works on all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COUNT = 4000
PAGE = (
    "# Longosine\n### Usage\nFor what takes long.\n### Dosage\n"
    + "".join(f"* Step {n}: take {n} mg by mouth, and then wait.\n" for n in range(COUNT))
    + "### Precautions\nThe needle in the haystack.\n"
)


@pytest.fixture
def long(open_window, formulary: Path):
    (formulary / "longosine.md").write_text(PAGE, encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("longosine")
    hands.choose_tab("Dosage")
    return hands


def parts_of(hands) -> tuple[int, int]:
    """Return which part is shown, from 1, and how many there are."""
    words = hands.view.parts.label.text().split()
    return int(words[-3]), int(words[-1])


def find(hands, text: str) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.view.find_bar.field.selectAll()
    hands._qtbot.keyClicks(hands.view.find_bar.field, text)
    hands.wait(lambda: not hands.app.tasks.busy())


def test_the_parts_are_gone_through_and_hold_the_whole_tab(long, qtbot) -> None:
    first, count = parts_of(long)
    assert (first, count > 2) == (1, True)
    assert not long.view.parts.previous.isEnabled()
    seen = long.text()
    for number in range(2, count + 1):
        qtbot.mouseClick(long.view.parts.next, Qt.MouseButton.LeftButton)
        assert parts_of(long) == (number, count)
        seen += "\n" + long.text()
    assert not long.view.parts.next.isEnabled()
    assert [line for line in seen.split("\n") if line.startswith("Step")] == [
        f"Step {n}: take {n} mg by mouth, and then wait." for n in range(COUNT)
    ]
    qtbot.mouseClick(long.view.parts.previous, Qt.MouseButton.LeftButton)
    assert parts_of(long) == (count - 1, count)


def test_a_short_tab_has_no_parts(long) -> None:
    assert long.view.parts.isVisible()
    long.choose_tab("Usage")
    assert not long.view.parts.isVisible()


def test_find_counts_every_hit_and_leads_to_each(long) -> None:
    find(long, "and then wait")
    assert long.view.find_bar.count.text() == f"1 of {COUNT:,}"
    long.press(Qt.Key.Key_F3, SHIFT)
    assert long.view.find_bar.count.text() == f"{COUNT:,} of {COUNT:,}"
    assert parts_of(long)[0] == parts_of(long)[1]
    assert f"Step {COUNT - 1}:" in long.text()
    long.press(Qt.Key.Key_F3)
    assert parts_of(long)[0] == 1


def test_a_hit_in_a_part_that_is_not_shown_is_found(long) -> None:
    find(long, f"step {COUNT - 10}:")
    assert long.view.find_bar.count.text() == "1 of 1"
    assert parts_of(long)[0] == parts_of(long)[1]
    shown = long.view.page.extraSelections()
    assert [mark.cursor.selectedText() for mark in shown] == [f"Step {COUNT - 10}:"]


def test_what_is_nowhere_is_said_only_after_all_was_searched(long) -> None:
    said: list[str] = []
    long.press(Qt.Key.Key_F, CTRL)
    long._qtbot.keyClicks(long.view.find_bar.field, "zz")
    said.append(long.view.find_bar.count.text())
    long.wait(lambda: not long.app.tasks.busy())
    said.append(long.view.find_bar.count.text())
    assert said == ["Searching…", "Not on this page"]


def test_a_hit_in_another_tab_is_reached_from_a_long_one(long) -> None:
    find(long, "needle")
    assert long.tab() == "Precautions"
    assert long.view.find_bar.count.text() == "1 of 1"


def test_a_section_is_reached_in_whatever_part_it_begins(long) -> None:
    long.choose_tab("All")
    long.view.text.go_to_section("precautions")
    assert parts_of(long)[0] == parts_of(long)[1]
    assert "haystack" in long.text()


def test_the_place_is_found_again_in_its_part(long, open_window, close_window) -> None:
    long.view.parts.next.click()
    long.view.page.verticalScrollBar().setValue(3000)
    part, first = parts_of(long), long.view.page.cursorForPosition(long.view.page.rect().topLeft()).block().text()
    close_window(long.app)
    again = open_window(rows=6)
    again.wait(lambda: again.view.opened() is not None)
    assert (again.tab(), parts_of(again)) == ("Dosage", part)
    seen = again.view.page.cursorForPosition(again.view.page.rect().topLeft()).block().text()
    numbers = [int(line.split()[1].rstrip(":")) for line in (first, seen)]
    assert abs(numbers[0] - numbers[1]) < 20


def test_copying_the_tab_takes_all_of_it(long) -> None:
    long.press(Qt.Key.Key_C, CTRL, SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.count("and then wait") == COUNT
    assert "Longosine" in copied and "not clinically reviewed" in copied
    assert "haystack" not in copied


def test_text_size_keeps_the_part(long) -> None:
    long.view.parts.next.click()
    before = parts_of(long)
    long.press(Qt.Key.Key_Plus, CTRL)
    assert parts_of(long) == before
