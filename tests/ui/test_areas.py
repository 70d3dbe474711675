"""F6 and Shift+F6 walk the areas of the window, whatever its right side shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medviewer.ui.menus.actions import keyboard_table

SHIFT = Qt.KeyboardModifier.ShiftModifier
WARFARIN, METFORMIN = "formulary/w/warfarin.md", "formulary/m/metformin.md"


def walk(hands, *held: Qt.KeyboardModifier) -> list[QWidget]:
    """Press F6 until the focus is where it was, and return where it went."""
    start, went = hands.window.focusWidget(), []
    while not went or (went[-1] is not start and len(went) < 12):
        hands.press(Qt.Key.Key_F6, *held)
        went.append(hands.window.focusWidget())
    return went


def show_page(hands):
    """Show a page."""
    hands.open("warfarin")
    return hands.view


def show_comparison(hands):
    """Show two pages side by side."""
    hands.app.compare.compare([WARFARIN, METFORMIN])
    hands.wait(hands.app.compare.is_shown)
    return hands.app.compare.view()


def show_tray(hands):
    """Show what two pages say of one another."""
    hands.app.tray.add([WARFARIN, METFORMIN])
    hands.app.actions.tray.trigger()
    hands.wait(hands.app.tray.is_shown)
    return hands.app.tray.view()


def show_who_names(hands):
    """Show who names the open page."""
    hands.open("warfarin")
    hands.app.actions.named_by.trigger()
    hands.wait(hands.app.naming.is_shown)
    return hands.app.naming.view()


@pytest.mark.parametrize("shown", [show_page, show_comparison, show_tray, show_who_names])
def test_f6_walks_all_areas_and_back(hands, shown) -> None:
    pane, window = shown(hands), hands.window
    window.drugs.focus_field()
    expected = [window.drugs.view, pane.tabs, pane.page, window.tray, window.drugs.field]
    assert walk(hands) == expected
    assert walk(hands, SHIFT) == [*expected[-2::-1], window.drugs.field]


def test_f6_from_the_field_leads_into_the_page_whose_keys_scroll_it(hands) -> None:
    hands.open("warfarin")
    hands.window.resize(900, 420)
    bar = hands.view.page.verticalScrollBar()
    hands.wait(lambda: bar.maximum() > 0)
    for _ in range(3):
        hands.press(Qt.Key.Key_F6)
    assert hands.view.page.hasFocus()
    hands.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    hands.press(Qt.Key.Key_Home)
    assert bar.value() == 0
    hands.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_areas_that_are_not_shown_are_left_out(hands) -> None:
    window = hands.window
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.wait(lambda: bool(hands.app.start_page.view().grids()))
    window.drugs.focus_field()
    first = hands.app.start_page.view().page.focusProxy()
    assert walk(hands) == [window.drugs.view, first, window.tray, window.drugs.field]


def test_the_foot_is_an_area_where_it_offers_something(hands) -> None:
    window = hands.window
    hands.wait(lambda: not hands.app.session.is_reading())
    window.foot.show_problems(2)
    window.tray.setFocus()
    hands.press(Qt.Key.Key_F6)
    assert window.foot.problems.hasFocus()
    hands.press(Qt.Key.Key_F6)
    assert window.drugs.field.hasFocus()
    hands.press(Qt.Key.Key_F6, SHIFT)
    assert window.foot.problems.hasFocus()


def test_from_between_two_areas_it_goes_to_the_one_on_that_side(hands) -> None:
    hands.open("warfarin")
    hands.app.actions.find.trigger()
    between = {
        hands.view.find_bar.field: (hands.view.page, hands.window.tray),
        hands.window.drugs.filters: (hands.window.drugs.field, hands.window.drugs.view),
        hands.view.header.star: (hands.window.drugs.view, hands.view.tabs),
    }
    for widget, (before, after) in between.items():
        widget.setFocus()
        hands.press(Qt.Key.Key_F6)
        assert hands.window.focusWidget() is after
        widget.setFocus()
        hands.press(Qt.Key.Key_F6, SHIFT)
        assert hands.window.focusWidget() is before


def test_a_name_typed_after_walking_to_the_field_replaces_what_stands_there(hands, qtbot) -> None:
    hands.open("warfarin")
    hands.view.page.setFocus()
    for _ in range(2):
        hands.press(Qt.Key.Key_F6)
    assert hands.window.drugs.field.hasFocus()
    qtbot.keyClicks(hands.window.drugs.field, "metf")
    assert hands.window.drugs.field.text() == "metf"


def test_the_list_of_keys_names_them() -> None:
    assert {"F6", "Shift+F6"} <= {keys for keys, _ in keyboard_table()}
