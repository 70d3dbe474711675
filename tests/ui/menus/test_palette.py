"""Everything by its name, from one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from medviewer.ui.menus.palette import Palette
from tests.ui.menus.test_errors_in_german import speak

CTRL = Qt.KeyboardModifier.ControlModifier


def lines(opened: Palette) -> list[str]:
    """Return what stands in the lines of the palette, headings too."""
    return [opened.found.topLevelItem(number).text(0) for number in range(opened.found.topLevelItemCount())]


@pytest.fixture
def palette(hands, qtbot):
    """Return hands before the palette, and that palette, over an open page."""
    hands.open("warfarin")
    hands.press(Qt.Key.Key_K, CTRL)
    opened = hands.window.findChild(Palette)
    assert opened.isVisible() and opened.field.hasFocus()
    yield hands, opened
    if isValid(opened):
        opened.close()


def test_at_first_it_offers_what_is_at_hand(palette) -> None:
    hands, opened = palette
    hands.wait(lambda: bool(hands.app.keeper.history.recent()))
    titles = opened.titles()
    assert {"All", "Dosage", "FAQs"} <= set(titles)
    assert "Print monograph…" in titles
    hands.press(Qt.Key.Key_Escape, at=opened.field)
    assert not opened.isVisible()


def test_a_drug_is_opened(palette, qtbot) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, "metf")
    assert opened.titles()[0] == "Metformin"
    with qtbot.waitSignal(hands.app.page.shown):
        hands.press(Qt.Key.Key_Return, at=opened.field)
    assert hands.title() == "Metformin"


def test_a_misspelt_drug_is_found_and_never_opens_by_itself(palette, qtbot) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, "paracetmol")
    assert opened.titles()[0] == "Paracetamol"
    hands.press(Qt.Key.Key_Return, at=opened.field)
    assert opened.isVisible()
    hands.press(Qt.Key.Key_Down, at=opened.field)
    with qtbot.waitSignal(hands.app.page.shown):
        hands.press(Qt.Key.Key_Return, at=opened.field)
    assert hands.title() == "Paracetamol"


def test_a_section_is_shown(palette, qtbot) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, "side eff")
    hands.press(Qt.Key.Key_Return, at=opened.field)
    assert hands.tab() == "Side effects"


def test_an_action_is_done_and_shows_its_keys(palette, qtbot) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, "larger")
    [(row, _item)] = opened._items
    assert (row.text(0), row.text(1)) == ("Larger text", "Ctrl++")
    size = hands.view.page.document().defaultFont().pointSizeF()
    hands.press(Qt.Key.Key_Return, at=opened.field)
    hands.wait(lambda: hands.view.page.document().defaultFont().pointSizeF() > size)
    hands.app.actions.normal_size.trigger()


def test_down_moves_and_a_click_chooses(palette, qtbot) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, "amox")
    hands.press(Qt.Key.Key_Down, at=opened.field)
    assert opened.found.currentItem().text(0) == "Amoxicillin + Clavulanic acid"
    place = opened.found.visualItemRect(opened._items[0][0]).center()
    with qtbot.waitSignal(hands.app.page.shown):
        qtbot.mouseClick(opened.found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hands.title() == "Amoxicillin"


def test_what_has_no_name_is_said_in_a_line_that_cannot_be_chosen(palette, qtbot) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, "qqqqqqqqq")
    assert opened.titles() == []
    assert lines(opened) == ["Nothing here is called “qqqqqqqqq”."]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        hands.press(key, at=opened.field)
    assert opened.isVisible()
    opened.field.clear()
    qtbot.keyClicks(opened.field, "warf")
    assert "Nothing" not in " ".join(lines(opened))


@pytest.mark.parametrize(
    ("typed", "title", "tab"),
    [
        ("metf dos", "Metformin · Dosage", "Dosage"),
        ("metformin side eff", "Metformin · Side effects", "Side effects"),
        ("Glucophage DOSE", "Metformin · Dosage", "Dosage"),
        ("amox clav adverse effects", "Amoxicillin + Clavulanic acid · Side effects", "Side effects"),
        ("warf faq", "Warfarin · FAQs", "FAQs"),
    ],
)
def test_a_drug_and_a_section_open_that_section(palette, qtbot, typed: str, title: str, tab: str) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, typed)
    assert opened.titles()[0] == title
    with qtbot.waitSignal(hands.app.page.shown):
        hands.press(Qt.Key.Key_Return, at=opened.field)
    assert hands.title() == title.split(" · ")[0]
    assert hands.tab() == tab


def test_only_sections_that_a_page_has_are_offered(open_window, formulary, qtbot) -> None:
    page = formulary / "w" / "warfarin.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("### Side Effects", "### Pregnancy\nNot in pregnancy.\n### Side Effects"))
    hands = open_window()
    hands.press(Qt.Key.Key_K, CTRL)
    opened = hands.window.findChild(Palette)
    qtbot.keyClicks(opened.field, "warfarin pregn")
    assert opened.titles()[0] == "Warfarin · Pregnancy & breastfeeding"
    opened.field.clear()
    qtbot.keyClicks(opened.field, "metf pregn")
    assert not [title for title in opened.titles() if "·" in title]
    opened.close()


def test_a_near_name_and_a_section_open_nothing_by_themselves(palette, qtbot) -> None:
    hands, opened = palette
    qtbot.keyClicks(opened.field, "metfromin dos")
    assert not [title for title in opened.titles() if "·" in title]
    hands.press(Qt.Key.Key_Return, at=opened.field)
    assert opened.isVisible()


def test_in_german_sections_are_found_by_their_german_and_english_titles(open_window, profile, qtbot) -> None:
    speak(profile, "de")
    hands = open_window()
    hands.press(Qt.Key.Key_K, CTRL)
    opened = hands.window.findChild(Palette)
    for typed in ("metf dosier", "metf dosage"):
        opened.field.clear()
        qtbot.keyClicks(opened.field, typed)
        assert opened.titles()[0] == "Metformin · Dosierung"
    opened.close()


def test_actions_that_cannot_be_done_are_not_offered(hands) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    opened = hands.window.findChild(Palette)
    assert "Print monograph…" not in opened.titles()
    assert "Open library folder…" in opened.titles()
    opened.close()


def test_a_collection_is_opened(hands, qtbot) -> None:
    hands.app.keeper.writer.run(lambda desk: desk.collections.create("Ward 7", "blue"))
    hands.wait(lambda: bool(hands.app.keeper.collections.all()))
    hands.press(Qt.Key.Key_K, CTRL)
    opened = hands.window.findChild(Palette)
    qtbot.keyClicks(opened.field, "ward")
    assert opened.titles() == ["Ward 7"]
    hands.press(Qt.Key.Key_Return, at=opened.field)
    assert hands.window.drugs.filter() == "collections"
    assert hands.app.list.state.collection == "Ward 7"
