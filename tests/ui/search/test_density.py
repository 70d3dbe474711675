"""Rows close together or further apart, and a list that is wider in a wider window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from medviewer.ui.main_window import LIST_WIDTHS
from tests.ui.conftest import Hands, OpenWindow, write_page


def height(hands: Hands) -> int:
    return hands.window.drugs.view.visualRect(hands.window.drugs.model.index(0)).height()


def test_a_compact_list_has_lower_rows_of_two_whole_lines(open_window: OpenWindow, close_window) -> None:
    hands = open_window()
    hands.open("warfarin")
    before, line = height(hands), hands.window.drugs.view.fontMetrics().height()
    hands.app.actions.compact_list.trigger()
    assert 2 * line <= height(hands) <= before - 10
    assert hands.app.actions.compact_list.isChecked()
    hands.app.actions.larger.trigger()
    hands.wait(lambda: height(hands) >= 2 * hands.window.drugs.view.fontMetrics().height())
    hands.app.actions.normal_size.trigger()
    close_window(hands.app)
    again = open_window()
    assert again.app.actions.compact_list.isChecked() and height(again) <= before - 10
    again.app.actions.compact_list.trigger()
    assert height(again) == before


def test_what_is_read_in_the_list_stays_at_its_top(open_window: OpenWindow, formulary: Path) -> None:
    for number in range(60):
        write_page(formulary, f"Xdrug {number}", "x", "X", "x", number)
    hands = open_window(rows=65)
    view = hands.window.drugs.view
    view.scrollTo(hands.window.drugs.model.index(40), view.ScrollHint.PositionAtTop)
    for _ in range(2):
        seen = view.indexAt(QPoint(1, 1)).data()
        hands.app.actions.compact_list.trigger()
        assert view.indexAt(QPoint(1, 1)).data() == seen


def test_titles_that_are_alike_are_told_apart_in_a_compact_list_too(open_window: OpenWindow, formulary: Path) -> None:
    for folder in ("adults", "children"):
        write_page(formulary / folder, "Warfarin", "warfarin sodium", "Coumadin", "vitamin K antagonist", 3)
    hands = open_window(rows=7)
    hands.app.actions.compact_list.trigger()
    hands.type("warfarin")
    view, model = hands.window.drugs.view, hands.window.drugs.model
    places = [row for row in range(model.rowCount()) if model.index(row).data() == "Warfarin"]
    assert len(places) == 3
    drawn = [
        view.viewport().grab(view.visualRect(model.index(row)).adjusted(20, 0, -40, 0)).toImage() for row in places
    ]
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


def test_the_list_is_wider_in_a_wide_window_until_its_reader_chooses(open_window: OpenWindow, close_window) -> None:
    hands = open_window()
    splitter, (least, most) = hands.window.splitter, LIST_WIDTHS

    def width_in(window: int) -> int:
        hands.window.resize(window, 700)
        hands.wait(lambda: splitter.width() == window)
        return splitter.sizes()[0]

    assert abs(width_in(900) - least) <= 2
    assert abs(width_in(1920) - most) <= 2
    assert least < width_in(1280) < most
    assert abs(width_in(900) - least) <= 2
    handle = splitter.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 300))
    QTest.mouseMove(handle, QPoint(60, 300))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 300))
    chosen = splitter.sizes()[0]
    assert chosen > least + 30
    assert width_in(1920) == chosen
    close_window(hands.app)
    hands = open_window()
    hands.wait(lambda: hands.window.splitter.sizes()[0] == chosen)
