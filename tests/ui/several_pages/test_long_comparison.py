"""Long pages side by side: what is seen first is there at once, the rest comes row by row, and all can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication

from medviewer.ui.page.spoken_page import elements_of
from medviewer.ui.several_pages.compared_tabs import BREAK, with_breaks
from tests.ui.several_pages.test_compare_heads import ends_of_lines

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SECTIONS = ("Usage", "Dosage", "Contraindications", "Interactions", "Side effects", "Precautions", "Overdosage")
TITLES = ("Longone", "Longtwo")
WIDE = "Hydroxymethylglutarylcoenzymereductaseinhibitor"


def page(title: str) -> str:
    """Return a page of seven long sections, the last of which ends with a word of its own and a wide one."""
    parts = [
        f"### {section}\n"
        + "".join(f"{section} {n}: give {n + 1} mg of {title}, and then wait for an hour.\n\n" for n in range(70))
        for section in SECTIONS
    ]
    return f"# {title}\n{''.join(parts)}\n#### At the end\n\nThe last of {title}: 4711 mg.\n\n{WIDE}\n"


@pytest.fixture
def hands(open_window, formulary: Path):
    """Return hands before the first of two long pages."""
    for title in TITLES:
        (formulary / f"{title.lower()}.md").write_text(page(title), encoding="utf-8")
    hands = open_window(rows=7)
    hands.open("longone")
    hands.wait(lambda: not hands.app.tasks.busy())
    return hands


@contextmanager
def begun(hands) -> Iterator[None]:
    """Have both pages side by side within the block, of which the rest comes at its end."""
    gate = Event()
    hands.app.tasks.run(lambda _task: gate.wait(30), lambda _answer: None, lane="columns")
    try:
        compare(hands)
        assert not hands.app.compare.view().page.steps.is_whole()
        yield
    finally:
        gate.set()


def compare(hands) -> None:
    """Put both pages side by side."""
    hands.app.compare.compare([f"formulary/{title.lower()}.md" for title in TITLES])
    hands.wait(lambda: hands.app.compare.is_shown() and len(hands.app.compare.view().shown()) == 2)


def settle(hands) -> None:
    """Wait until all rows are there and laid out."""
    view = hands.app.compare.view()
    hands.wait(lambda: not hands.app.tasks.busy() and view.page.steps.is_done())
    QApplication.processEvents()


def shown(hands) -> str:
    return hands.app.compare.view().page.toPlainText().replace("\xa0", " ").replace("\u2060", "")


def first_line(hands) -> str:
    return hands.app.compare.view().page.cursorForPosition(QPoint(2, 2)).block().text()


def test_the_first_rows_are_there_at_once_and_the_others_come(hands) -> None:
    with begun(hands):
        assert "Usage 0: give 1 mg of Longtwo" in shown(hands) and "4711" not in shown(hands)
    settle(hands)
    text = shown(hands)
    assert all(f"{section} 69: give 70 mg of {title}" in text for section in SECTIONS for title in TITLES)
    assert all(f"The last of {title}: 4711 mg." in text for title in TITLES)


def test_what_has_grown_is_what_is_made_at_once(hands) -> None:
    compare(hands)
    settle(hands)
    view = hands.app.compare.view()
    document, whole = view.page.document(), view.documents().recipe(view.spot()).make()
    assert document.toPlainText() == whole.toPlainText()
    assert len(document.rootFrame().childFrames()) == len(whole.rootFrame().childFrames()) == len(SECTIONS)
    assert len(document.allFormats()) == len(whole.allFormats())


def test_another_tab_is_there_before_the_rest_of_all(hands) -> None:
    with begun(hands):
        hands.press(Qt.Key.Key_Tab, CTRL, SHIFT, at=hands.app.compare.view().page)
    hands.wait(lambda: "4711" in shown(hands) or "Overdosage 69" in shown(hands))
    settle(hands)
    assert "Usage 0" not in shown(hands)


def test_find_reaches_rows_that_are_yet_to_come(hands) -> None:
    view = hands.app.compare.view()
    with begun(hands):
        hands.press(Qt.Key.Key_F, CTRL, at=view.page)
        hands._qtbot.keyClicks(view.find_bar.field, "4711")
        hands.wait(lambda: view.find_bar.count.text() == "1 of 2")
    settle(hands)
    assert view.page.textCursor().block().text().startswith("The last of Longone")
    hands.press(Qt.Key.Key_F3, at=view.find_bar.field)
    assert view.find_bar.count.text() == "2 of 2"
    assert view.page.textCursor().block().text().startswith("The last of Longtwo")


def test_a_copy_that_is_asked_for_at_once_has_all(hands) -> None:
    with begun(hands):
        hands.press(Qt.Key.Key_C, CTRL, SHIFT, at=hands.app.compare.view().page)
        hands.wait(lambda: "4711" in QGuiApplication.clipboard().text())
        text = QGuiApplication.clipboard().text()
    assert text.count("4711 mg") == 2 and "Longone | Longtwo | All" in text
    settle(hands)


def test_what_is_copied_meanwhile_is_not_replaced(hands) -> None:
    with begun(hands):
        gate = Event()
        hands.app.tasks.run(lambda _task: gate.wait(30), lambda _answer: None, lane="copy")
        hands.press(Qt.Key.Key_C, CTRL, SHIFT, at=hands.app.compare.view().page)
        QGuiApplication.clipboard().setText("something else")
        gate.set()
    settle(hands)
    assert QGuiApplication.clipboard().text() == "something else"


def test_all_that_is_marked_and_copied_is_all(hands) -> None:
    view = hands.app.compare.view()
    with begun(hands):
        hands.press(Qt.Key.Key_A, CTRL, at=view.page)
        hands.press(Qt.Key.Key_C, CTRL, at=view.page)
        assert QGuiApplication.clipboard().text().count("4711 mg") == 2
    settle(hands)


def test_end_goes_to_the_end_of_what_is_yet_to_come(hands) -> None:
    view = hands.app.compare.view()
    with begun(hands):
        hands.press(Qt.Key.Key_End, at=view.page)
    settle(hands)
    bar = view.page.verticalScrollBar()
    hands.wait(lambda: bar.value() == bar.maximum() > 0)


def test_back_leads_to_the_line_that_was_left_far_down(hands) -> None:
    compare(hands)
    settle(hands)
    view = hands.app.compare.view()
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum() * 3 // 4)
    line = first_line(hands)
    assert "Usage" not in line
    hands.open("warfarin")
    hands.press(Qt.Key.Key_Left, ALT, at=hands.window)
    hands.wait(hands.app.compare.is_shown)
    settle(hands)
    assert first_line(hands) == line


def test_to_leave_a_place_makes_no_rows(hands) -> None:
    view = hands.app.compare.view()
    with begun(hands):
        bar = view.page.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        assert view.stop().place > 0
        assert not view.page.steps.is_whole()
    settle(hands)


@pytest.mark.parametrize("change", ["larger", "dark", "narrow"])
def test_the_reader_stays_where_all_is_made_anew(hands, change: str) -> None:
    compare(hands)
    settle(hands)
    view = hands.app.compare.view()
    bar, before = view.page.verticalScrollBar(), view.page.document()
    bar.setValue(bar.maximum() // 2)
    line = first_line(hands)
    if change == "larger":
        hands.app.view.resize_text(1)
    elif change == "dark":
        hands.app.view.choose_theme("dark")
    else:
        hands.window.resize(800, 600)
    hands.wait(lambda: view.page.document() is not before or change == "narrow")
    settle(hands)
    assert first_line(hands) == line
    assert "The last of Longtwo: 4711 mg." in shown(hands)


def test_the_beginning_is_shown_from_its_upper_edge_at_any_width(hands) -> None:
    hands.window.resize(1500, 900)
    compare(hands)
    settle(hands)
    bar = hands.app.compare.view().page.verticalScrollBar()
    for width in (None, 700, 1100, 900):
        if width:
            hands.window.resize(width, 600)
            settle(hands)
        assert bar.value() == 0 < bar.maximum()


def test_a_change_of_size_while_pages_are_read_is_taken_at_last(hands) -> None:
    gate = Event()
    hands.app.tasks.run(lambda _task: gate.wait(30), lambda _answer: None, lane="read")
    hands.app.compare.compare([f"formulary/{title.lower()}.md" for title in TITLES])
    hands.app.view.resize_text(1)
    gate.set()
    hands.wait(hands.app.compare.is_shown)
    settle(hands)
    view = hands.app.compare.view()
    assert view.page.document().defaultFont().pointSizeF() == pytest.approx(view.font().pointSizeF() * 1.1)


def test_columns_are_as_wide_as_a_word_of_the_last_row_before_it_is_there(hands) -> None:
    hands.window.resize(700, 600)
    view = hands.app.compare.view()
    with begun(hands):
        before = view.page.lineWrapColumnOrWidth()
        assert before // 2 >= view.page.fontMetrics().horizontalAdvance(WIDE)
    settle(hands)
    assert view.page.lineWrapColumnOrWidth() == before
    assert set(ends_of_lines(view.page.document())) <= {" "}


def test_a_row_that_needs_more_room_than_was_known_gets_it_and_the_line_stays(hands, formulary: Path) -> None:
    tied = "1,000,000,000 international units/kg/24 hours"
    for title in TITLES:
        path = formulary / f"{title.lower()}.md"
        path.write_text(page(title).replace(WIDE, f"* a\n    * b\n        * c\n            * {tied}"), encoding="utf-8")
    hands.window.resize(640, 600)
    view = hands.app.compare.view()
    with begun(hands):
        bar = view.page.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        line, before = first_line(hands), view.page.lineWrapColumnOrWidth()
    settle(hands)
    assert view.page.lineWrapColumnOrWidth() > before
    assert first_line(hands) == line
    assert set(ends_of_lines(view.page.document())) <= {" "}


def test_a_page_that_cannot_be_read_again_leaves_what_is_shown_whole(hands, formulary: Path) -> None:
    with begun(hands):
        (formulary / "longtwo.md").unlink()
        hands.app.compare.reread()
        hands.wait(lambda: hands.app.compare._task is None or hands.window.message.isVisible())
    settle(hands)
    assert "The last of Longone: 4711 mg." in shown(hands)


def test_a_screen_reader_is_told_of_the_last_heading(hands) -> None:
    QAccessible.setActive(True)
    try:
        compare(hands)
        settle(hands)
        view = hands.app.compare.view()
        names = [one.name for one in elements_of(view.page.document(), True)]
        assert names.count("At the end") == 2
        spoken = view.page._spoken
        hands.wait(lambda: [one.name for one in spoken._elements()].count("At the end") == 2)
    finally:
        QAccessible.setActive(False)


def test_what_is_left_is_made_for_nobody(hands) -> None:
    with begun(hands):
        hands.press(Qt.Key.Key_Escape, at=hands.app.compare.view())
        hands.wait(lambda: not hands.app.compare.is_shown())
        hands.app.compare.compare(["formulary/w/warfarin.md", "formulary/m/metformin.md"])
        hands.wait(hands.app.compare.is_shown)
    settle(hands)
    assert "4711" not in shown(hands) and "850 mg" in shown(hands)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("3-hydroxy-3-methylglutaryl-coenzyme", ["3-hydroxy-", "3-methylglutaryl-", "coenzyme"]),
        ("http://www.example.org/safedisposal", ["http://www.example.org/", "safedisposal"]),
        ("0.05mcg/kg/min-0.1mcg/kg/min", ["0.05mcg/kg/min-0.1mcg/kg/min"]),
        ("co-trimoxazole/sulfonamides", ["co-trimoxazole/", "sulfonamides"]),
        ("well-hydrated", ["well-hydrated"]),
        ("100,000-200,000-300,000-400,000", ["100,000-200,000-300,000-400,000"]),
    ],
)
def test_long_names_may_end_a_line_at_their_own_hyphens_and_doses_nowhere(word: str, parts: list[str]) -> None:
    assert with_breaks(f"<p>Take {word} now</p>") == f"<p>Take {BREAK.join(parts)} now</p>"


def test_a_long_name_is_found_and_copied_as_the_page_has_it(hands, formulary: Path) -> None:
    name = "3-hydroxy-3-methylglutaryl-coenzyme"
    for title in TITLES:
        (formulary / f"{title.lower()}.md").write_text(page(title).replace(WIDE, name), encoding="utf-8")
    hands.window.resize(700, 600)
    compare(hands)
    settle(hands)
    view = hands.app.compare.view()
    hands.press(Qt.Key.Key_F, CTRL, at=view.page)
    hands._qtbot.keyClicks(view.find_bar.field, name)
    hands.wait(lambda: view.find_bar.count.text() == "1 of 2")
    cursor = QTextCursor(view.page.document())
    cursor.select(QTextCursor.SelectionType.Document)
    view.page.setTextCursor(cursor)
    view.page.copy()
    assert QGuiApplication.clipboard().text().count(name) == 2
