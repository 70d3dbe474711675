"""What is marked in a page is looked for: by the key and the menu, and never by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from medviewer.ui.documents.marked_words import LONGEST, marked_words
from tests.ui.conftest import Hands

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "\n### See also\nGiven with co-trimoxazole a headache is likely, less so with metformin.\n"


@pytest.fixture
def reader(open_window, formulary: Path) -> Hands:
    """Return the hands of somebody who reads a page that names others."""
    page = formulary / "w" / "warfarin.md"
    page.write_text(page.read_text() + TEXT)
    hands = open_window()
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.app.actions.quiet_links.trigger()
    hands.open("warfarin")
    hands.choose_tab("All")
    hands.wait(lambda: "headache is" in hands.text())
    return hands


def double_click(hands: Hands, word: str, into: int = 2) -> QPoint:
    """Double-click a word of the page so many letters into it; return where."""
    page = hands.view.page
    cursor = page.document().find(word)
    cursor.setPosition(cursor.selectionStart() + into)
    page.setTextCursor(cursor)
    page.ensureCursorVisible()
    place = page.cursorRect(cursor).center()
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    return place


def test_a_double_click_marks_a_word_and_opens_nothing(reader: Hands) -> None:
    double_click(reader, "headache is")
    assert reader.view.page.textCursor().selectedText() == "headache"
    assert reader.window.drugs.field.text() == "warfarin" and reader.title() == "Warfarin"
    reader.press(Qt.Key.Key_C, CTRL, at=reader.view.page)
    assert QGuiApplication.clipboard().text().startswith("headache")


def test_the_key_looks_for_it_and_return_opens_no_other_drug(reader: Hands) -> None:
    double_click(reader, "headache is")
    reader.press(Qt.Key.Key_U, CTRL, at=reader.view.page)
    field = reader.window.drugs.field
    assert field.text() == "headache" and field.hasFocus() and reader.title() == "Warfarin"
    reader.press(Qt.Key.Key_Return, at=field)
    reader.wait(lambda: not reader.app.tasks.busy())
    assert reader.title() == "Warfarin"


def test_a_name_that_is_marked_opens_with_return(reader: Hands) -> None:
    double_click(reader, "metformin.")
    reader.press(Qt.Key.Key_U, CTRL, at=reader.view.page)
    assert reader.title() == "Warfarin"
    with reader.wait_for_page():
        reader.press(Qt.Key.Key_Return, at=reader.window.drugs.field)
    assert reader.title() == "Metformin"


@pytest.mark.parametrize("into", [1, 6])
def test_a_part_of_a_name_with_a_hyphen_is_made_whole(reader: Hands, into: int) -> None:
    double_click(reader, "co-trimoxazole", into)
    assert reader.view.page.textCursor().selectedText() in ("co", "trimoxazole", "co-trimoxazole")
    reader.press(Qt.Key.Key_U, CTRL, at=reader.view.page)
    assert reader.window.drugs.field.text() == "co-trimoxazole"


def test_the_menu_offers_it(reader: Hands) -> None:
    place = double_click(reader, "headache is")
    page = reader.view.page
    QTest.mouseClick(page.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
    from PySide6.QtGui import QContextMenuEvent

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.viewport().mapToGlobal(place))
    QGuiApplication.sendEvent(page.viewport(), event)
    reader.take("Look up “headache”")
    assert reader.window.drugs.field.text() == "headache"


def test_with_nothing_marked_the_key_says_what_to_do(reader: Hands) -> None:
    reader.press(Qt.Key.Key_U, CTRL, at=reader.view.page)
    assert "Mark a name or a word" in reader.window.message.label.text()
    assert reader.window.drugs.field.text() == "warfarin"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("take 5-fluorouracil now", 7, 19, "5-fluorouracil"),
        ("beta\u2011blocker", 0, 4, "beta\u2011blocker"),
        ("a (warfarin), b", 2, 12, "warfarin"),
        ("- warfarin", 0, 10, "warfarin"),
        ("ami\u00adodarone", 0, 11, "amiodarone"),
        ("20\u00a0mg", 0, 5, "20 mg"),
        ("one\ntwo", 0, 7, "one two"),
        ("metformin", 0, 4, "metf"),
        ("a / b", 2, 3, ""),
        ("word " * 30, 0, 149, ""),
        ("x" * (LONGEST + 1), 0, LONGEST + 1, ""),
    ],
)
def test_marked_words(qapp, text: str, start: int, end: int, expected: str) -> None:
    document = QTextDocument(text)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    assert marked_words(cursor) == expected
