"""Comparisons on the way of a reader: Back and Forward lead to each as it was left."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt

from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_lines import PASSAGE
from tests.ui.several_pages.test_compare import compared, ctrl_click

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands(hands, formulary: Path):
    """Return hands before warfarin, all drugs listed beside it."""
    hands.open("warfarin")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    return hands


def back(hands) -> None:
    hands.press(Qt.Key.Key_Left, ALT, at=hands.window)


def forward(hands) -> None:
    hands.press(Qt.Key.Key_Right, ALT, at=hands.window)


def choose(hands, title: str) -> None:
    """Choose a drug in the list without opening it, and press Ctrl+Return there."""
    view = hands.window.drugs.view
    view.setFocus()
    view.choose_ids([row.id for row in hands.app.session.listing() if row.title == title])
    hands.press(Qt.Key.Key_Return, CTRL, at=view)


def test_the_key_compares_the_drug_that_is_chosen_with_the_open_one(hands) -> None:
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])


def test_the_key_opens_the_first_of_a_comparison(open_window) -> None:
    hands = open_window()
    hands.wait(lambda: not hands.app.session.is_reading())
    for name in ("warfa", "metfo", "parac"):
        hands.press(Qt.Key.Key_L, CTRL, at=hands.window)
        hands.type(name)
        with hands.wait_for_page() if name == "warfa" else nullcontext():
            hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin", "Paracetamol"])


def passages(drugs) -> list[QModelIndex]:
    rows = (drugs.model.index(row) for row in range(drugs.model.rowCount()))
    return [row for row in rows if row.data(DrugRole.KIND) == PASSAGE]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_passage_stands_for_its_drug(hands, by_mouse: bool) -> None:
    """Passages come while somebody types, and Down may be among them already."""
    hands.type("metformin")
    drugs = hands.window.drugs
    hands.wait(lambda: passages(drugs) != [])
    passage = passages(drugs)[0]
    title = passage.data().partition(" · ")[0]
    if by_mouse:
        place = drugs.view.visualRect(passage).center()
        hands._qtbot.mouseClick(drugs.view.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    else:
        drugs.view.setCurrentIndex(passage)
        hands.press(Qt.Key.Key_Return, CTRL, at=drugs.view)
    hands.wait(lambda: compared(hands) == ["Warfarin", title])


def test_an_old_comparison_does_not_get_into_a_new_one(hands) -> None:
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    hands.click_row("Paracetamol")
    choose(hands, "Amoxicillin")
    hands.wait(lambda: compared(hands) == ["Paracetamol", "Amoxicillin"])
    hands.click_row("Metformin")
    ctrl_click(hands, "Warfarin")
    hands.wait(lambda: compared(hands) == ["Metformin", "Warfarin"])


def test_the_key_puts_one_more_beside_what_is_compared(hands) -> None:
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    choose(hands, "Paracetamol")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin", "Paracetamol"])


def test_the_key_shows_the_comparison_again_where_the_open_drug_is_chosen(hands) -> None:
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    hands.press(Qt.Key.Key_Escape, at=hands.app.compare.view().page)
    assert compared(hands) == []
    choose(hands, "Warfarin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])


def test_each_comparison_is_a_step_of_the_way_back_and_forward(hands) -> None:
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    ctrl_click(hands, "Paracetamol")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin", "Paracetamol"])
    hands.click_row("Amoxicillin")
    assert compared(hands) == []
    back(hands)
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin", "Paracetamol"])
    back(hands)
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    back(hands)
    hands.wait(lambda: compared(hands) == [] and hands.title() == "Warfarin")
    assert not hands.app.actions.back.isEnabled()
    for titles in (["Warfarin", "Metformin"], ["Warfarin", "Metformin", "Paracetamol"]):
        forward(hands)
        hands.wait(lambda titles=titles: compared(hands) == titles)
    forward(hands)
    hands.wait(lambda: compared(hands) == [] and hands.title() == "Amoxicillin")
    assert not hands.app.actions.forward.isEnabled()


def test_back_leads_to_the_tab_and_the_place_that_were_left(hands) -> None:
    hands.window.resize(900, 600)
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    view = hands.app.compare.view()
    bar = view.page.verticalScrollBar()
    view.page.document().documentLayout().documentSize()
    bar.setValue(bar.maximum() // 2)
    place = view.page.place()
    assert place > 0
    hands.click_row("Paracetamol")
    choose(hands, "Amoxicillin")
    hands.wait(lambda: compared(hands) == ["Paracetamol", "Amoxicillin"])
    hands.press(Qt.Key.Key_Tab, CTRL, at=view.page)
    tab = view.spot().tab
    hands.click_row("Metformin")
    back(hands)
    hands.wait(lambda: compared(hands) == ["Paracetamol", "Amoxicillin"])
    assert view.spot().tab == tab != "all"
    for _ in range(2):
        back(hands)
        hands.wait(lambda: not hands.app.tasks.busy())
    assert compared(hands) == ["Warfarin", "Metformin"]
    assert (view.spot().tab, view.page.place()) == ("all", pytest.approx(place, abs=0.05))


def test_escape_leads_to_the_page_and_back_to_the_comparison_again(hands) -> None:
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    hands.press(Qt.Key.Key_Escape, at=hands.app.compare.view().page)
    assert compared(hands) == [] and hands.title() == "Warfarin"
    back(hands)
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])


def test_a_drug_that_is_gone_from_an_old_comparison_is_told(hands, formulary: Path) -> None:
    choose(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    ctrl_click(hands, "Paracetamol")
    hands.wait(lambda: len(compared(hands)) == 3)
    hands.click_row("Amoxicillin")
    (formulary / "m" / "metformin.md").unlink()
    hands.wait(lambda: "Metformin" not in hands.titles())
    back(hands)
    hands.wait(lambda: compared(hands) == ["Warfarin", "Paracetamol"])
    assert "Not all drugs of this comparison" in hands.window.message.label.text()
    back(hands)
    hands.wait(lambda: not hands.app.tasks.busy())
    assert compared(hands) == ["Warfarin", "Paracetamol"]
