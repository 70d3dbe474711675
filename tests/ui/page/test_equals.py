"""Find in the page offers equals of a word of a topic, marks them when asked, and tells them apart in the count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from medviewer.ui.documents.tab_documents import DocumentPosition
from medviewer.ui.page.equal_words import STRETCH, equal_hits
from tests.ui.conftest import Hands, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier
PAGE = """# Renotest
### Usage
For everybody.
### Dosage
In renal failure halve it. The kidney clears it; renally by half. CrCl below 30: ask.
### Precautions
Kidney disease, dialysis. Pre‑kidneyed words are none.
"""


@pytest.fixture
def page(open_window: OpenWindow, formulary: Path) -> Hands:
    """Return the hands before a page with words of the kidneys."""
    (formulary / "renotest.md").write_text(PAGE, encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("renotest")
    return hands


def find(hands: Hands, text: str) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.press(Qt.Key.Key_A, CTRL, at=hands.view.find_bar.field)
    hands._qtbot.keyClicks(hands.view.find_bar.field, text)


def test_equals_on_the_page_are_offered_and_marked_when_asked(page: Hands) -> None:
    bar = page.view.find_bar
    find(page, "renal")
    assert bar.count.text() == "1 of 2"
    assert bar.equals.isVisible() and bar.equals.text() == "also: kidney, CrCl, dialysis  ·  4"
    assert bar.equals.accessibleName() == ("Mark words of the same topic, too: kidney, CrCl, dialysis. 4 places.")
    page._qtbot.mouseClick(bar.equals, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 6 (4 also)" and bar.field.hasFocus()
    walked = []
    for _ in range(6):
        walked.append(page.view.page.textCursor().selectedText() or marked_now(page))
        page.press(Qt.Key.Key_F3)
    assert walked == ["renal", "kidney", "renal", "CrCl", "Kidney", "dialysis"]
    page._qtbot.mouseClick(bar.equals, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 2"


def marked_now(hands: Hands) -> str:
    """Return the marked text that the reader is at."""
    marks = hands.view.page.extraSelections()
    return next(mark.cursor.selectedText() for mark in marks if is_current(mark))


def is_current(mark) -> bool:
    return mark.format.fontUnderline() and mark.format.underlineStyle() == mark.format.UnderlineStyle.SingleUnderline


def test_equals_are_offered_where_the_word_itself_is_not_there(page: Hands) -> None:
    bar = page.view.find_bar
    find(page, "eGFR")
    assert bar.count.text() == "Not on this page" and bar.equals.isVisible()
    page.press(Qt.Key.Key_Space, at=bar.equals)
    assert bar.count.text() == "1 of 6 (6 also)"
    page.press(Qt.Key.Key_Return, at=bar.field)
    assert bar.count.text() == "2 of 6 (6 also)"


def test_another_text_has_other_equals_and_none_are_marked_unasked(page: Hands) -> None:
    bar = page.view.find_bar
    find(page, "renal")
    page.press(Qt.Key.Key_Space, at=bar.equals)
    find(page, "halve")
    assert not bar.equals.isVisible() and bar.count.text() == "1 of 1"
    find(page, "kidney")
    assert bar.equals.isVisible() and not bar.equals.isChecked()
    assert bar.equals.text().startswith("also: renal, ")
    page.press(Qt.Key.Key_Escape, at=bar.field)
    assert not bar.isVisible() and not page.view.page.extraSelections()
    page.open("warfarin")
    find(page, "renal")
    assert not bar.equals.isVisible() and bar.count.text() == "Not on this page"


def test_a_passage_of_a_drug_and_a_topic_opens_at_the_words_of_that(page: Hands) -> None:
    bar = page.view.find_bar
    page.type("renotest gfr")
    page.wait(lambda: any("Precautions" in title for title in page.titles()))
    row = next(at for at, title in enumerate(page.titles()) if "Precautions" in title)
    page.window.drugs.view.activate(page.window.drugs.model.index(row))
    page.wait(lambda: bar.equals.isVisible())
    assert bar.equals.isChecked() and bar.equals.text() == "also: kidney, renal, renally, CrCl …  ·  6"
    assert page.tab() == "Precautions" and marked_now(page) == "Kidney"
    assert bar.count.text() == "5 of 6 (6 also)"


@pytest.mark.parametrize("letters", [STRETCH - 3, STRETCH, STRETCH + 3, 5 * STRETCH])
def test_equals_are_found_wherever_a_long_text_is_parted(letters: int) -> None:
    line = "In renal failure, xrenal kidney disease.\n"
    text = line * (letters // len(line)) + "renal" + "x" * 2 * STRETCH + " renal\nkidneys kidney"
    hits = equal_hits(text, ["renal", "kidney"], DocumentPosition("dosage"), [])
    expected = [found.span() for found in re.finditer(r"\b(renal|kidney)\b", text)]
    assert [(hit.start, hit.start + hit.length) for hit in hits] == expected
