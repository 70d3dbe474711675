"""Back and Forward as buttons, and with the buttons of a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.conftest import Hands

BACK, FORWARD = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton


@pytest.fixture
def read(hands: Hands) -> Hands:
    """Return the hands of somebody who has read three pages."""
    for name in ("warfarin", "metformin", "paracetamol"):
        hands.open(name)
    return hands


def click(hands: Hands, button: QWidget) -> None:
    with hands.wait_for_page():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_over(hands: Hands, part: QWidget, button: Qt.MouseButton) -> None:
    """Press a button of the mouse where a part of the window is, as the window system tells of it."""
    place = part.mapTo(hands.window, part.rect().center())
    QTest.mouseClick(hands.window.windowHandle(), button, Qt.KeyboardModifier.NoModifier, place)


def test_the_buttons_are_grey_where_they_lead_nowhere(hands: Hands) -> None:
    way = hands.app.way
    assert way.back.isVisible() and not way.back.isEnabled() and not way.forward.isEnabled()
    hands.open("warfarin")
    assert not way.back.isEnabled()
    hands.open("metformin")
    assert way.back.isEnabled() and not way.forward.isEnabled()
    click(hands, way.back)
    assert hands.title() == "Warfarin"
    assert not way.back.isEnabled() and way.forward.isEnabled()
    click(hands, way.forward)
    assert hands.title() == "Metformin"


def test_the_buttons_say_their_keys_and_leave_the_focus_where_it_is(read: Hands) -> None:
    way = read.app.way
    assert "Alt+Left" in way.back.toolTip() and "Alt+Right" in way.forward.toolTip()
    assert (way.back.accessibleName(), way.forward.accessibleName()) == ("Back", "Forward")
    read.view.page.setFocus()
    click(read, way.back)
    assert read.view.page.hasFocus()
    read.window.drugs.field.setFocus(Qt.FocusReason.TabFocusReason)
    read.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert way.forward.hasFocus()


def test_the_mouse_goes_back_and_forward_wherever_it_is(read: Hands) -> None:
    window, view = read.window, read.view
    parts = [view.page.viewport(), window.drugs.view.viewport(), view.header, view.tabs, window.drugs.field]
    chosen = window.drugs.view.currentIndex().row()
    for part in parts:
        with read.wait_for_page():
            press_over(read, part, BACK)
        assert read.title() == "Metformin"
        with read.wait_for_page():
            press_over(read, part, FORWARD)
        assert read.title() == "Paracetamol"
    assert window.drugs.view.currentIndex().row() == chosen
    press_over(read, view.page.viewport(), FORWARD)
    assert not read.app.reader.is_reading() and read.title() == "Paracetamol"


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_a_right_click_lists_where_the_button_leads(read: Hands) -> None:
    way = read.app.way
    QTest.mouseClick(way.back, Qt.MouseButton.LeftButton)
    read.wait(lambda: read.title() == "Metformin")
    click(read, way.forward)
    QApplication.postEvent(way.back, context_event(way.back))
    menu = read.popup()
    assert entries(menu) == ["Metformin", "Warfarin"]
    with read.wait_for_page():
        read.take("Warfarin")
    assert read.title() == "Warfarin" and not way.back.isEnabled()
    QTest.mousePress(way.forward, Qt.MouseButton.LeftButton)
    menu = read.popup()  # held down
    assert entries(menu) == ["Metformin", "Paracetamol"]
    with read.wait_for_page():
        read.take("Paracetamol")
    assert read.title() == "Paracetamol" and not way.forward.isEnabled()
    click(read, way.back)
    assert read.title() == "Metformin"


def test_a_comparison_is_listed_with_its_drugs(read: Hands) -> None:
    read.app.compare.compare([row.id for row in read.app.session.listing()][2:4])
    read.wait(read.app.compare.is_shown)
    assert read.app.way.back.isEnabled()
    read.open("warfarin")
    QApplication.postEvent(read.app.way.back, context_event(read.app.way.back))
    menu = read.popup()
    assert entries(menu)[0] == "Metformin  |  Paracetamol"
    read.take("Metformin  |  Paracetamol")
    read.wait(read.app.compare.is_shown)


def context_event(part: QWidget):
    from PySide6.QtGui import QContextMenuEvent

    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, part.rect().center(), part.mapToGlobal(QPoint(3, 3)))
