"""Two to four drugs side by side, with real clicks, keys and drags."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QMenu

from medviewer.ui.base.dragging import carried
from tests.ui.drags import drop, send

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def ctrl_click(hands, title: str) -> None:
    place = hands.row_rect(title).center()
    hands._qtbot.mouseClick(hands.window.drugs.view.viewport(), Qt.MouseButton.LeftButton, CTRL, place)


def compared(hands) -> list[str]:
    control = hands.app.compare
    return [page.monograph.title for page in control.view().shown()] if control.is_shown() else []


@pytest.fixture
def two(hands):
    """Return hands before warfarin beside metformin."""
    hands.open("warfarin")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    ctrl_click(hands, "Metformin")
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    return hands


def test_ctrl_click_puts_a_drug_beside_the_open_one_and_takes_it_out(two) -> None:
    text = two.app.compare.view().page.toPlainText()
    assert "5 mg" in text.replace("\xa0", " ") and "850 mg" in text.replace("\xa0", " ")
    assert two.window.windowTitle().startswith("Warfarin | Metformin")
    ctrl_click(two, "Paracetamol")
    two.wait(lambda: compared(two) == ["Warfarin", "Metformin", "Paracetamol"])
    ctrl_click(two, "Metformin")
    two.wait(lambda: compared(two) == ["Warfarin", "Paracetamol"])
    ctrl_click(two, "Paracetamol")
    two.wait(lambda: two.title() == "Warfarin" and not two.app.compare.is_shown())


def test_several_that_are_chosen_in_the_list_are_read_at_the_dosage_with_one_key(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    hands.click_row("Amoxicillin")
    view = hands.window.drugs.view
    view.setFocus()
    hands.press(Qt.Key.Key_Down, SHIFT, at=view)
    hands.press(Qt.Key.Key_Down, SHIFT, at=view)
    hands.press(Qt.Key.Key_Return, CTRL, at=view)
    hands.wait(lambda: compared(hands) == ["Amoxicillin", "Amoxicillin + Clavulanic acid", "Metformin"])
    shown = hands.app.compare.view()
    assert shown.tabs.tabText(shown.tabs.currentIndex()) == "Dosage"
    text = shown.page.toPlainText().replace("\xa0", " ")
    assert all(dose in text for dose in ("500 mg", "875 mg", "850 mg"))
    assert "Nausea" not in text


def test_the_drugs_stand_in_one_row_for_each_section(two) -> None:
    document = two.app.compare.view().page.document()
    tops = {}
    for place in ("5 mg", "850 mg"):
        cursor = document.find(place)
        cell = cursor.currentTable().cellAt(cursor)
        tops[place] = cursor.currentTable().objectIndex(), cell.row(), cell.column()
    assert tops["5 mg"][:2] == tops["850 mg"][:2]
    assert (tops["5 mg"][2], tops["850 mg"][2]) == (0, 1)


def test_what_a_page_lacks_is_said(open_window, formulary: Path) -> None:
    (formulary / "bareine.md").write_text("# Bareine\n### Usage\nFor little.\n", encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("bareine")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    ctrl_click(hands, "Warfarin")
    hands.wait(lambda: compared(hands) == ["Bareine", "Warfarin"])
    assert "The page of Bareine has no section “Dosage”." in hands.app.compare.view().page.toPlainText()


def test_there_is_room_for_four(two) -> None:
    for title in ("Paracetamol", "Amoxicillin", "Amoxicillin + Clavulanic acid"):
        ctrl_click(two, title)
    two.wait(lambda: len(compared(two)) == 4)
    assert "room for 4" in two.window.message.label.text()


def test_a_drag_from_the_list_is_dropped_on_the_page(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    model = hands.window.drugs.model
    row = hands.titles().index("Paracetamol")
    data = model.mimeData([model.index(row)])
    assert data.text() == "Paracetamol"
    drop(hands.window.panes, data, QPoint(80, 200))
    hands.wait(lambda: compared(hands) == ["Warfarin", "Paracetamol"])


def test_what_is_dragged_from_elsewhere_is_left_alone(hands) -> None:
    data = QMimeData()
    data.setText("Warfarin")
    assert not send(QDragEnterEvent, hands.window.panes, data, QPoint(80, 200), ignored=True).isAccepted()
    assert carried([("a/b.md", "B")]).text() == "B"


def test_the_context_menu_compares(hands, qtbot) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    hands.window.drugs.view.customContextMenuRequested.emit(hands.row_rect("Metformin").center())
    menu = next(m for m in hands.window.drugs.findChildren(QMenu) if m.isVisible())
    next(action for action in menu.actions() if action.text() == "Compare").trigger()
    menu.close()
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])


def test_find_in_a_comparison_takes_signs_as_they_are_typed(two) -> None:
    view = two.app.compare.view()
    two.press(Qt.Key.Key_F, CTRL, at=view.page)
    for typed, count in (("850mg", "1 of 1"), ("TWÍCE A DAY", "1 of 2"), ("50 5mg", "Not on this page")):
        view.find_bar.field.setText(typed)
        assert view.find_bar.count.text() == count
    view.find_bar.field.setText("5mg")
    [mark] = view.page.extraSelections()
    assert mark.cursor.selectedText().replace("\xa0", " ") == "5 mg"


def test_keys_of_the_page_mean_the_comparison_while_it_is_shown(two) -> None:
    view = two.app.compare.view()
    two.press(Qt.Key.Key_Tab, CTRL, at=view.page)
    assert view.spot().tab != "all"
    two.press(Qt.Key.Key_1, CTRL, at=view.page)
    assert view.spot().tab == "all"
    two.press(Qt.Key.Key_F, CTRL, at=view.page)
    two._qtbot.keyClicks(view.find_bar.field, "twice a day")
    assert view.find_bar.count.text() == "1 of 2"
    two.press(Qt.Key.Key_F3, at=view.find_bar.field)
    assert view.find_bar.count.text() == "2 of 2"
    two.press(Qt.Key.Key_Escape, at=view.find_bar.field)
    assert not view.find_bar.isVisible()
    two.press(Qt.Key.Key_C, CTRL, SHIFT, at=view.page)
    assert "Warfarin | Metformin" in QGuiApplication.clipboard().text()


def test_escape_leads_back_to_the_page_and_the_key_to_the_comparison(two) -> None:
    two.press(Qt.Key.Key_Escape, at=two.app.compare.view().page)
    assert not two.app.compare.is_shown() and two.title() == "Warfarin"
    assert two.window.windowTitle().startswith("Warfarin –")
    two.press(Qt.Key.Key_Return, CTRL, at=two.view.page)
    two.wait(lambda: compared(two) == ["Warfarin", "Metformin"])
    head = two.app.compare.view()._heads[1]
    two._qtbot.mouseClick(head.name, Qt.MouseButton.LeftButton)
    two.wait(lambda: two.title() == "Metformin" and not two.app.compare.is_shown())


def test_a_page_that_changes_is_read_again(two, formulary: Path) -> None:
    page = formulary / "m" / "metformin.md"
    page.write_text(page.read_text().replace("850", "1234"))
    two.wait(lambda: "1234" in two.app.compare.view().page.toPlainText())


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_a_comparison_is_exported_on_wide_paper(two, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix) -> None:
    target = tmp_path / f"side-by-side{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    two.press(Qt.Key.Key_E, CTRL, at=two.app.compare.view().page)
    two.wait(lambda: target.exists() and two.window.message.isVisible())
    if suffix == ".html":
        text = target.read_text(encoding="utf-8")
        assert text.count("not clinically reviewed") >= 4 and text.count("described here for tests alone") == 2


def test_a_comparison_is_printed_on_wide_paper(two) -> None:
    two.press(Qt.Key.Key_P, CTRL, at=two.app.compare.view().page)
    preview = two.window.findChild(QPrintPreviewDialog)
    assert preview.windowTitle() == "Print Warfarin | Metformin"
    assert preview.printer().pageLayout().orientation() == preview.printer().pageLayout().Orientation.Landscape
    preview.reject()
    two.wait(lambda: not two.app.tasks.busy())
