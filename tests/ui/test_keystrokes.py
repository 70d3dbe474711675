"""Keys of other layouts than the English one: digits that are typed with Shift, letters that are typed with AltGr."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from medviewer.ui.base.keystrokes import row_digit
from medviewer.ui.menus.actions import TABLE

NONE, SHIFT, CTRL, ALT, ALT_GR = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.GroupSwitchModifier,
)
FRENCH, BELGIAN, CZECH = "&é\"'(-è_çà", "&é\"'(§è!çà", "+ěščřžýáíé"
"""What the keys 1 to 0 type without Shift."""


def pressed(sign: str, held: Qt.KeyboardModifier, code: int = 0) -> QKeyEvent:
    """Return a press of the key that types a sign. code: its number, as X11 and Wayland have it."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(sign.upper()), held, code, 0, 0, sign)


def press(hands, sign: str, held: Qt.KeyboardModifier, code: int = 0) -> None:
    """Press a key of the window: it goes to what has the focus, as Qt hands it on where no shortcut wants it."""
    QApplication.sendEvent(hands.window.windowHandle(), pressed(sign, held, code))


def press_row(hands, row: str, digit: int, held: Qt.KeyboardModifier) -> None:
    """Press the key of a digit on a layout."""
    press(hands, row[digit - 1], held, 9 + (digit or 10))


def places(hands):
    """Return what may have the focus: the search field, the list, tabs, the page."""
    return (hands.window.drugs.field, hands.window.drugs.view, hands.view.tabs, hands.view.page)


@pytest.mark.parametrize("row", [FRENCH, BELGIAN, CZECH])
def test_a_digit_of_any_row_chooses_a_tab_and_a_list_once(hands, row: str) -> None:
    hands.open("warfarin")
    chosen: list[int] = []
    hands.view.tabs.currentChanged.connect(chosen.append)
    for place in places(hands):
        place.setFocus()
        press_row(hands, row, 4, CTRL)
        assert hands.view.tabs.currentIndex() == 3
        press_row(hands, row, 3, ALT)
        assert hands.window.drugs.filter() == "recent"
        press_row(hands, row, 2, ALT)
        assert hands.window.drugs.filter() == "favourites"
        hands.view.tabs.choose_number(0)
    assert chosen == [3, 0] * 4
    assert hands.window.drugs.field.text() == "warfarin"


@pytest.mark.parametrize("row", [FRENCH, BELGIAN, CZECH])
def test_ctrl_and_the_key_of_0_make_the_text_normal(hands, row: str) -> None:
    hands.app.actions.larger.trigger()
    triggered: list[str] = []
    hands.app.actions.normal_size.triggered.connect(lambda: triggered.append("normal"))
    press_row(hands, row, 0, CTRL)
    assert triggered == ["normal"]


def test_with_the_find_bar_open_digits_work_and_type_nothing(hands) -> None:
    hands.open("warfarin")
    hands.app.actions.find.trigger()
    field = hands.view.find_bar.field
    field.clear()
    press_row(hands, FRENCH, 3, ALT)
    press_row(hands, FRENCH, 4, CTRL)
    assert (hands.window.drugs.filter(), hands.view.tabs.currentIndex()) == ("recent", 3)
    assert field.text() == ""


def test_a_sign_that_has_an_action_keeps_it(hands, qtbot) -> None:
    hands.open("warfarin")
    size = hands.app.settings.zoom()
    press_row(hands, FRENCH, 6, CTRL)  # Ctrl+-, which the shortcut takes before
    assert hands.view.tabs.currentIndex() == 0
    qtbot.keyClick(hands.window.drugs.field, Qt.Key.Key_Minus, CTRL)
    assert hands.app.settings.zoom() < size
    hands.app.actions.normal_size.trigger()


@pytest.mark.parametrize("held", [CTRL | SHIFT, CTRL | ALT, CTRL | ALT_GR, ALT_GR, NONE, SHIFT])
def test_other_chords_with_the_row_choose_nothing(hands, held: Qt.KeyboardModifier) -> None:
    hands.open("warfarin")
    hands.view.page.setFocus()
    press_row(hands, FRENCH, 4, held)
    press_row(hands, FRENCH, 3, held)
    assert (hands.window.drugs.filter(), hands.view.tabs.currentIndex()) == ("all", 0)


def test_an_english_digit_chooses_once(hands, qtbot) -> None:
    hands.open("warfarin")
    chosen: list[int] = []
    hands.view.tabs.currentChanged.connect(chosen.append)
    qtbot.keyClick(hands.window.drugs.field, Qt.Key.Key_4, CTRL)
    assert chosen == [3]


@pytest.mark.parametrize(
    ("platform", "code", "virtual", "digit"),
    [
        ("xcb", 13, 0x27, 4),
        ("wayland", 19, 0xE0, 0),
        ("xcb", 20, 0x29, None),
        ("xcb", 9, 0, None),
        ("windows", 5, 0x34, 4),
        ("windows", 11, 0x30, 0),
        ("windows", 12, 0xDB, None),
        ("cocoa", 0, 0x15, 4),
        ("cocoa", 0, 0x1D, 0),
        ("cocoa", 0, 0x1B, None),
    ],
)
def test_each_platform_tells_the_keys_of_digits(platform: str, code: int, virtual: int, digit: int | None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Apostrophe, CTRL, code, virtual, 0, "'")
    assert row_digit(event, platform) == digit


def test_the_hungarian_key_beside_9_is_a_letter(hands) -> None:
    assert row_digit(pressed("ö", CTRL, 19), "xcb") is None


@pytest.mark.parametrize("held", [ALT_GR, CTRL | ALT, NONE, SHIFT])
@pytest.mark.parametrize("sign", "€ł@ńé")
def test_a_letter_typed_anywhere_goes_into_the_field(hands, sign: str, held: Qt.KeyboardModifier) -> None:
    hands.open("warfarin")
    triggered: list[str] = []
    for action in hands.window.actions():
        action.triggered.connect(lambda: triggered.append("an action"))
    field = hands.window.drugs.field
    for place in places(hands):
        field.setText("warf")
        field.selectAll()
        place.setFocus()
        press(hands, sign, held)
        assert (field.text(), field.hasFocus()) == (sign, True)
        press(hands, "a", NONE)
        assert field.text() == f"{sign}a"
    assert triggered == []


def test_letters_typed_in_the_list_begin_a_query(hands) -> None:
    hands.type("amox")
    hands.window.drugs.view.setFocus()
    for sign in "met":
        press(hands, sign, NONE)
    assert hands.window.drugs.field.text() == "met"
    assert hands.titles()[0] == "Metformin"


@pytest.mark.parametrize("held", [CTRL, ALT])
def test_chords_type_nothing(hands, held: Qt.KeyboardModifier) -> None:
    hands.open("warfarin")
    for place in places(hands):
        place.setFocus()
        press(hands, "y", held)
        assert hands.window.drugs.field.text() == "warfarin"


def test_space_in_the_list_is_a_star_and_in_the_page_reads_on(hands) -> None:
    hands.open("warfarin")
    hands.window.drugs.view.setFocus()
    press(hands, " ", NONE)
    hands.wait(lambda: hands.app.keeper.favourites.ids() == {"formulary/w/warfarin.md"})
    hands.view.tabs.setFocus()
    press(hands, " ", NONE)
    assert hands.window.drugs.field.text() == "warfarin"


def test_no_action_is_typed_with_alt_gr() -> None:
    for keys in (QKeySequence(keys) for entry in TABLE for keys in entry.keys):
        held, key = keys[0].keyboardModifiers(), keys[0].key()
        types = 0x20 < key < 0x1000000
        assert not (types and held & CTRL and held & ALT), keys.toString()
