"""The tabs of a page: whole or under “More”, in the reader's order, kept for the next drug where a hand chose them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication

from medviewer.ui.base.tabs import fitting
from tests.ui.conftest import Hands

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECTIONS = (
    "Usage",
    "Dosage",
    "Contraindications",
    "Interactions",
    "Pregnancy & breastfeeding",
    "Side effects",
    "Precautions",
    "How it works",
    "Overdosage",
    "Description and ingredients",
    "Nonclinical toxicology",
    "Clinical studies",
    "Supply and storage",
)
OWN = ("Overdosage", "Description and ingredients", "Nonclinical toxicology", "Clinical studies", "Supply and storage")


@pytest.fixture
def label(open_window, formulary: Path) -> Hands:
    """Return the hands of somebody who reads a page of thirteen sections in a window that cannot show all its tabs."""
    tables = (f'[{name.lower().replace(" ", "_")}]\ntitle = "{name}"\nnames = ["{name.lower()}"]\n' for name in OWN)
    (formulary / "sections.toml").write_text("\n".join(tables), encoding="utf-8")
    text = "".join(f"## {name}\n\nWhat stands under {name}, of a quokka.\n\n" for name in SECTIONS)
    (formulary / "longol.md").write_text(f"# Longol\n\n{text}", encoding="utf-8")
    (formulary / "shortol.md").write_text("# Shortol\n\n## Dosage\n\nOnce a quokka.\n\n## Usage\n\nNone.", "utf-8")
    hands = open_window(rows=7)
    hands.window.resize(900, 600)
    hands.open("longol")
    return hands


def seen(hands: Hands) -> list[str]:
    """Return the titles of the tabs that are seen."""
    tabs = hands.view.tabs
    return [title for number, title in enumerate(tabs.titles()) if tabs.isTabVisible(number)]


def entries(hands: Hands) -> list[str]:
    """Return the entries of the menu behind the tabs."""
    menu = hands.view.tabs.more.menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize(
    ("chosen", "listed", "room", "numbers"),
    [
        (0, 4, 40, {0, 1, 2, 3}),
        (0, 4, 39, {0, 1, 2}),
        (0, 4, 35, {0, 1, 2}),
        (0, 4, 34, {0, 1}),
        (3, 4, 39, {0, 1, 3}),
        (1, 4, 16, {1}),
        (1, 4, 0, {1}),
        (0, 3, 40, {0, 1, 2}),
        (3, 3, 40, {0, 1, 3}),
        (0, 3, 200, {0, 1, 2}),
        (3, 3, 200, {0, 1, 2, 3}),
    ],
)
def test_the_first_tabs_that_fit_are_seen_and_always_the_chosen_one(chosen, listed, room, numbers) -> None:
    assert fitting([10] * 4, chosen, listed, room, more=5) == numbers
    assert fitting([], -1, 0, 100, more=5) == set()


def test_tabs_are_whole_at_every_width_and_none_is_lost(label: Hands) -> None:
    tabs, heights = label.view.tabs, set()
    for width in range(1400, 700, -7):
        label.window.resize(width, 600)
        shown = [tabs.tabRect(number) for number in range(tabs.count()) if tabs.isTabVisible(number)]
        needed = [tabs.fontMetrics().horizontalAdvance(title) for title in seen(label)]
        assert all(rect.width() > text for rect, text in zip(shown, needed, strict=True))
        assert shown[-1].right() < tabs.width()
        assert tabs.more.isVisible() == (len(shown) < tabs.count())
        if tabs.more.isVisible():
            assert tabs.more.geometry().right() <= tabs.geometry().right()
            assert tabs.more.text() == f"More ▾ {tabs.count() - len(shown)}"
            assert [entry.split("\t")[0].replace("&&", "&") for entry in entries(label)][
                : tabs.count() - len(shown)
            ] == [title for title in tabs.titles() if title not in seen(label)]
        heights.add(tabs.height())
    assert len(heights) == 1


def test_a_tab_of_the_menu_takes_the_last_place_and_no_other_one_moves(label: Hands) -> None:
    before = seen(label)
    label.choose_tab("Supply and storage")
    assert label.tab() == "Supply and storage"
    after = seen(label)
    assert after[-1] == "Supply and storage" and after[:-1] == before[: len(after) - 1]
    assert "stands under Supply and storage" in label.text()
    label.choose_tab("Usage")
    assert seen(label) == before


def test_the_menu_says_the_keys_of_the_first_nine(label: Hands) -> None:
    keys = dict(entry.split("\t") for entry in entries(label) if "\t" in entry)
    assert keys["How it works"] == "Ctrl+9"
    assert set(keys) & set(OWN) == set()


def test_keys_go_through_all_tabs_in_the_order_of_the_page(label: Hands) -> None:
    tabs = label.view.tabs
    tabs.setFocus()
    passed = [label.tab()]
    for _ in range(tabs.count() + 1):
        label.press(Qt.Key.Key_Right, at=tabs)
        passed.append(label.tab())
    assert passed == ["All", *SECTIONS, SECTIONS[-1], SECTIONS[-1]]
    for _ in range(3):
        label.press(Qt.Key.Key_Left, at=tabs)
    assert label.tab() == SECTIONS[-4]
    label.press(Qt.Key.Key_9, CTRL)
    assert label.tab() == "How it works"
    for expected in (*OWN, "All", "Usage"):
        label.press(Qt.Key.Key_Tab, CTRL)
        assert label.tab() == expected
    label.press(Qt.Key.Key_Tab, CTRL, SHIFT)
    label.press(Qt.Key.Key_Tab, CTRL, SHIFT)
    assert label.tab() == SECTIONS[-1]


def test_a_screen_reader_finds_every_tab_and_the_button(label: Hands) -> None:
    bar = QAccessible.queryAccessibleInterface(label.view.tabs)
    inside = [bar.child(number) for number in range(label.view.tabs.count())]
    assert [one.text(QAccessible.Text.Name).replace("&&", "&") for one in inside] == ["All", *SECTIONS]
    assert {one.role() for one in inside} == {QAccessible.Role.PageTab}
    frame = bar.parent()
    more = QAccessible.queryAccessibleInterface(label.view.tabs.more)
    assert frame.indexOfChild(more) >= 0
    assert more.text(QAccessible.Text.Name) == f"{len(entries(label))} more tabs"


def test_the_button_is_the_next_stop_after_the_tabs(label: Hands) -> None:
    label.view.tabs.setFocus()
    label.press(Qt.Key.Key_Tab)
    assert QGuiApplication.focusObject() is label.view.tabs.more


def test_the_scopes_above_the_list_are_whole_too(label: Hands) -> None:
    label.type("quokka")
    sections = label.window.drugs.sections
    label.wait(lambda: sections.isVisible() and sections.count() > 5)
    assert sections.more.isVisible() and sections.more.text().startswith("More ▾ ")
    assert sections.more.geometry().right() <= sections.geometry().right()
    sections.more.menu().aboutToShow.emit()
    last = [action for action in sections.more.menu().actions() if not action.isSeparator()][-1]
    assert "\t" not in last.text()
    last.trigger()
    assert sections.isTabVisible(sections.count() - 1)
    label.wait(lambda: sections.tabText(sections.currentIndex()) == last.text())
    label.window.drugs.field.clear()
    label.wait(lambda: not sections.isVisible())
    assert not sections.more.isVisible()


def test_no_tab_is_cut_in_larger_text(label: Hands) -> None:
    tabs = label.view.tabs
    label.choose_tab("Interactions")
    for _ in range(3):
        label.press(Qt.Key.Key_Plus, CTRL)
    assert tabs.tabRect(tabs.currentIndex()).width() > tabs.fontMetrics().horizontalAdvance("Interactions")
    assert tabs.more.geometry().right() <= tabs.geometry().right()
    assert tabs.more.sizeHint().width() <= tabs.more.width()


def find(hands: Hands, text: str) -> None:
    """Look for a text in the page."""
    hands.press(Qt.Key.Key_F, CTRL)
    hands.view.find_bar.field.setText(text)


def test_stepping_through_hits_does_not_move_the_tab_of_the_next_drug(label: Hands) -> None:
    label.choose_tab("Dosage")
    find(label, "quokka")
    for _ in range(4):
        label.press(Qt.Key.Key_F3)
    assert label.tab() not in ("Dosage", "All")
    label.press(Qt.Key.Key_Escape, at=label.view.find_bar.field)
    label.open("shortol")
    assert label.tab() == "Dosage"


def test_back_leads_to_the_tab_that_was_read_though_a_hit_led_to_it(label: Hands) -> None:
    label.choose_tab("Dosage")
    find(label, "under Precautions")
    assert label.tab() == "Precautions"
    label.open("shortol")
    with label.wait_for_page():
        label.app.actions.back.trigger()
    assert (label.title(), label.tab()) == ("Longol", "Precautions")
    with label.wait_for_page():
        label.app.actions.forward.trigger()
    assert (label.title(), label.tab()) == ("Shortol", "Dosage")


def test_a_page_that_is_read_again_stays_at_the_tab_that_is_shown(label: Hands, formulary: Path) -> None:
    label.choose_tab("Dosage")
    find(label, "under Precautions")
    page = formulary / "longol.md"
    with label.wait_for_page():
        page.write_text(page.read_text("utf-8").replace("quokka", "wombat"), "utf-8")
    assert label.tab() == "Precautions" and "wombat" in label.text()


def test_a_passage_does_not_move_the_tab_of_the_next_drug(label: Hands) -> None:
    label.choose_tab("Usage")
    label.app.page.open_passage(label.view.opened().id, "clinical_studies", "quokka")
    assert label.tab() == "Clinical studies"
    label.press(Qt.Key.Key_Escape)
    label.wait(lambda: label.tab() == "Usage")
    label.app.page.open_section(label.view.opened().id, "overdosage")
    assert label.tab() == "Overdosage"
    label.open("shortol")
    assert label.tab() == "Usage"


def test_an_entry_of_the_palette_does_not_move_the_tab_of_the_next_drug(label: Hands) -> None:
    label.choose_tab("Usage")
    palette = label.app.palette.open()
    palette.field.setText("Dosa")
    label.press(Qt.Key.Key_Return, at=palette.field)
    assert label.tab() == "Dosage"
    label.open("shortol")
    assert label.tab() == "Usage"


def test_what_a_hand_chose_and_a_page_lacks_is_said(label: Hands) -> None:
    label.choose_tab("Overdosage")
    label.open("shortol")
    assert label.tab() == "All" and label.view.notice.isVisible()
    find(label, "Once a")
    assert label.view.notice.isVisible()
    label.press(Qt.Key.Key_Escape, at=label.view.find_bar.field)
    label.app.page.open_section(label.view.opened().id, "dosage")
    assert label.tab() == "Dosage" and not label.view.notice.isVisible()
    label.open("longol")
    assert label.tab() == "Overdosage"


def test_all_begins_with_the_page_itself(label: Hands) -> None:
    assert label.text().splitlines()[0] == "Usage"
