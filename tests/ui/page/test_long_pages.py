"""A long page is one text that scrolls from its first line to its last, and everything that works on a page does so."""

from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from medviewer.ui.desk.note_dialog import NoteDialog
from medviewer.ui.documents.page_documents import goes_on
from medviewer.ui.page.find_in_page import MOST_MARKED
from medviewer.ui.page.spoken_page import elements_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COUNT, ROWS = 4000, 600
PAGE = (
    "# Longosine\n### Usage\nFor what takes long, see [the last](#the-last-of-all).\n### Dosage\n"
    + "".join(f"{n + 1}. Step {n}: take {n} mg by mouth, and then wait.\n" for n in range(COUNT))
    + "\n| Weight | Dose | Remark |\n|---|---|---|\n"
    + "".join(f"| {n} kg | {2 * n} units | given slowly for {n} minutes |\n" for n in range(ROWS))
    + "### Precautions\nThe needle in the haystack.\n\n#### The last of all\n\nIts only line.\n"
)


@pytest.fixture
def opened(open_window, formulary: Path):
    """Return hands before a page that has just been opened, and is not all there."""
    (formulary / "longosine.md").write_text(PAGE, encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("longosine")
    assert not hands.view.page.steps.is_whole()
    return hands


@pytest.fixture
def long(opened):
    """Return hands before the longest tab of the page, which is all there."""
    settle(opened)
    opened.choose_tab("Dosage")
    settle(opened)
    return opened


def settle(hands) -> None:
    """Wait until all of the page is there and laid out."""
    hands.wait_long(lambda: not hands.app.tasks.busy() and hands.view.page.steps.is_done())


def first_line(hands) -> str:
    """Return the first line that is seen."""
    return hands.view.page.cursorForPosition(QPoint(2, 2)).block().text()


def last_line(hands) -> str:
    """Return the last line of the text, if it is seen."""
    page = hands.view.page
    cursor = QTextCursor(page.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    while not cursor.block().text():
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    return cursor.block().text() if page.viewport().rect().contains(page.cursorRect(cursor).center()) else ""


def at_end(hands) -> bool:
    """Return whether the page cannot be scrolled further."""
    bar = hands.view.page.verticalScrollBar()
    return bar.value() == bar.maximum() > 0


def find(hands, text: str) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.view.find_bar.field.selectAll()
    hands._qtbot.keyClicks(hands.view.find_bar.field, text)
    hands.wait(lambda: not hands.app.tasks.busy())


def marked(hands) -> str:
    """Return what is marked as the hit that the reader is at."""
    return hands.view.page.textCursor().block().text()


def test_a_tab_holds_all_of_it_in_its_order(long) -> None:
    lines = long.text().split("\n")
    assert [line for line in lines if line.startswith("Step")] == [
        f"Step {n}: take {n} mg by mouth, and then wait." for n in range(COUNT)
    ]
    numbers, block = [], long.view.page.document().begin()
    while block.isValid():
        numbers += [block.textList().itemText(block)] if block.textList() else []
        block = block.next()
    assert numbers == [f"{n + 1}." for n in range(COUNT)]


def test_nothing_says_that_there_are_parts(long) -> None:
    shown = [w.text() for kind in (QLabel, QPushButton) for w in long.view.findChildren(kind) if w.isVisible()]
    assert not [text for text in shown if re.search(r"\bpart\b", text, re.IGNORECASE)]


def test_end_goes_to_the_end_and_home_to_the_start(long) -> None:
    long.press(Qt.Key.Key_End, at=long.view.page)
    long.wait(lambda: at_end(long))
    assert f"{ROWS - 1} minutes" in last_line(long).replace("\xa0", " ")
    long.press(Qt.Key.Key_Home, at=long.view.page)
    assert long.view.page.verticalScrollBar().value() == 0


def test_end_that_is_pressed_before_all_is_there_goes_to_the_very_end(opened) -> None:
    opened.press(Qt.Key.Key_End, at=opened.view.page)
    settle(opened)
    opened.wait(lambda: at_end(opened))
    assert last_line(opened) == "Its only line."


def test_who_scrolls_elsewhere_is_not_taken_to_the_end(opened) -> None:
    opened.press(Qt.Key.Key_End, at=opened.view.page)
    opened.press(Qt.Key.Key_Home, at=opened.view.page)
    settle(opened)
    assert opened.view.page.verticalScrollBar().value() == 0


def test_find_counts_every_hit_and_leads_to_each(long) -> None:
    find(long, "and then wait")
    assert long.view.find_bar.count.text() == f"1 of {COUNT:,}"
    long.press(Qt.Key.Key_F3, SHIFT)
    assert long.view.find_bar.count.text() == f"{COUNT:,} of {COUNT:,}"
    assert marked(long).startswith(f"Step {COUNT - 1}:")
    long.press(Qt.Key.Key_F3)
    assert marked(long).startswith("Step 0:")


def test_hits_are_marked_where_the_reader_is(long) -> None:
    find(long, "and then wait")
    long.press(Qt.Key.Key_End, at=long.view.page)
    long.wait(lambda: at_end(long))
    long.view.page.verticalScrollBar().setValue(long.view.page.verticalScrollBar().maximum() // 3)
    marks = {mark.cursor.block().blockNumber() for mark in long.view.page.extraSelections()}
    seen = long.view.page.cursorForPosition(QPoint(2, 40)).block().blockNumber()
    assert seen in marks and len(marks) <= MOST_MARKED


def test_a_hit_far_below_is_scrolled_to_and_marked(long) -> None:
    find(long, f"step {COUNT - 10}:")
    assert long.view.find_bar.count.text() == "1 of 1"
    assert [mark.cursor.selectedText() for mark in long.view.page.extraSelections()] == [f"Step {COUNT - 10}:"]
    assert long.view.page.viewport().rect().contains(long.view.page.cursorRect().center())


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


def test_a_hit_in_a_tab_that_was_never_shown_is_scrolled_to(opened) -> None:
    opened.choose_tab("Usage")
    find(opened, f"step {COUNT - 10}:")
    settle(opened)
    assert opened.tab() == "Dosage" and marked(opened).startswith(f"Step {COUNT - 10}:")
    assert opened.view.page.viewport().rect().contains(opened.view.page.cursorRect().center())


def test_a_link_leads_to_the_last_heading_from_the_first_line(long, qtbot) -> None:
    long.choose_tab("All")
    page = long.view.page
    cursor = page.document().find("the last")
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.cursorRect(cursor).center() - QPoint(4, 0))
    settle(long)
    long.wait(lambda: at_end(long))
    assert last_line(long) == "Its only line."


def test_a_section_is_reached_before_all_of_the_page_is_there(opened) -> None:
    opened.view.text.go_to_section("precautions")
    settle(opened)
    assert at_end(opened) and "haystack" in opened.text()


def test_the_place_is_found_again(long, open_window, close_window) -> None:
    long.view.page.verticalScrollBar().setValue(30_000)
    seen = long.view.page.first_seen()
    close_window(long.app)
    again = open_window(rows=6)
    again.wait(lambda: again.view.opened() is not None)
    settle(again)
    assert again.tab() == "Dosage" and again.view.page.first_seen() == seen > 0


@pytest.mark.parametrize("change", ["narrow", "wide", "larger", "dark"])
def test_the_reader_stays_where_he_is(long, change: str) -> None:
    long.view.page.verticalScrollBar().setValue(30_000)
    line = first_line(long)
    if change == "larger":
        long.press(Qt.Key.Key_Plus, CTRL)
    elif change == "dark":
        long.app.view.choose_theme("dark")
    else:
        long.window.resize(700 if change == "narrow" else 1700, long.window.height())
    settle(long)
    assert first_line(long) == line


def test_nothing_of_another_place_is_seen_before_the_kept_one(long) -> None:
    page = long.view.page
    page.verticalScrollBar().setValue(30_000)
    long.view.retheme()
    assert page.steps.awaits() is not None and page.steps.awaits().is_opening
    shown = page.viewport().grab().toImage()
    assert len({shown.pixelColor(x, y).name() for x in range(30, 400, 7) for y in range(5, 200, 3)}) == 1
    settle(long)
    shown = page.viewport().grab().toImage()
    assert len({shown.pixelColor(x, y).name() for x in range(30, 400, 7) for y in range(5, 200, 3)}) > 1


def test_copying_the_tab_takes_all_of_it(long) -> None:
    long.press(Qt.Key.Key_C, CTRL, SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.count("and then wait") == COUNT
    assert "Longosine" in copied and "not clinically reviewed" in copied
    assert "haystack" not in copied


def test_marking_all_copies_all(long) -> None:
    long.press(Qt.Key.Key_A, CTRL, at=long.view.page)
    long.press(Qt.Key.Key_C, CTRL, at=long.view.page)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert [line for line in copied if "and then wait" in line] == [
        f"{n + 1}. Step {n}: take {n} mg by mouth, and then wait." for n in range(COUNT)
    ]
    rows = [f"{n} kg\t{2 * n} units\tgiven slowly for {n} minutes" for n in range(ROWS)]
    assert [line for line in copied if "given slowly" in line] == rows
    assert QGuiApplication.clipboard().mimeData().html().count("<table") == 1


def test_marking_all_before_all_is_there_copies_all(opened) -> None:
    opened.press(Qt.Key.Key_A, CTRL, at=opened.view.page)
    opened.press(Qt.Key.Key_C, CTRL, at=opened.view.page)
    assert QGuiApplication.clipboard().text().count("and then wait") == COUNT
    assert "Its only line." in QGuiApplication.clipboard().text()


def test_a_drag_over_a_seam_of_a_table_copies_what_is_marked_as_one_table(long) -> None:
    page = long.view.page
    tables = page.document().rootFrame().childFrames()
    assert len(tables) > 3 and [goes_on(table) for table in tables] == [False] + [True] * (len(tables) - 1)
    cursor = QTextCursor(page.document())
    cursor.setPosition(tables[1].lastPosition() - 2)
    cursor.setPosition(tables[2].firstPosition() + 2, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    long.press(Qt.Key.Key_C, CTRL, at=page)
    html = QGuiApplication.clipboard().mimeData().html()
    rows = re.findall(r"<tr><td>(\d+) kg", html)  # of a table that is left Qt marks all rows
    assert html.count("<table") == 1 and rows == [str(n) for n in range(int(rows[0]), int(rows[-1]) + 1)]
    assert len(rows) == tables[1].rows() + tables[2].rows()


def test_the_pieces_of_a_table_stand_seamless_below_each_other(long) -> None:
    layout, tables = long.view.page.document().documentLayout(), long.view.page.document().rootFrame().childFrames()

    def place(table: int, row: int, column: int) -> QPointF:
        return layout.blockBoundingRect(tables[table].cellAt(row, column).firstCursorPosition().block()).topLeft()

    last = tables[1].rows() - 1
    step = place(1, last, 0).y() - place(1, last - 1, 0).y()
    assert abs(place(2, 0, 0).y() - place(1, last, 0).y() - step) < 1
    assert max(abs(place(n, 0, 2).x() - place(1, 0, 2).x()) for n in range(len(tables))) <= 3


def test_a_screen_reader_is_told_of_one_table_and_all_its_rows(long) -> None:
    told = [one for one in elements_of(long.view.page.document()) if one.role == QAccessible.Role.Table]
    assert [len(table.inside) for table in told] == [ROWS + 1]
    assert [cell.name for cell in told[0].inside[-1].inside][-1].endswith(f"given slowly for {ROWS - 1} minutes")


def test_a_note_in_the_last_section_is_seen_and_gone_to(long) -> None:
    long.choose_tab("Precautions")
    long.press(Qt.Key.Key_N, CTRL, at=long.window)
    long.wait(lambda: isinstance(QApplication.activeWindow(), NoteDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, NoteDialog)
    long._qtbot.keyClicks(dialog.text, "Mind the step.")
    long.press(Qt.Key.Key_Return, CTRL, at=dialog.text)
    long.wait(lambda: "Mind the step." in long.text())
    long.choose_tab("All")
    settle(long)
    long.view.text.go_to_note(long.view.opened().cards[0].key)
    settle(long)
    assert "Mind the step." in long.text() and at_end(long)


def test_the_text_of_the_page_before_is_let_go(long) -> None:
    kept = weakref.ref(long.view.text.documents())
    opened = weakref.ref(long.view.opened().tabs)
    document = long.view.page.document()
    gone: list[int] = []
    document.destroyed.connect(lambda: gone.append(1))
    del document
    with long.wait_for_page():
        long.type("warfarin")
        long.press(Qt.Key.Key_Return, at=long.window.drugs.field)
    settle(long)
    long.wait(lambda: gone == [1])
    gc.collect()
    assert kept() is None and opened() is None
