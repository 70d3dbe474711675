"""What a pasted list names and is not looked at stays in sight: above the quotations, on paper, in files, next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog

from medviewer.export.quotations import QuoteWording, Together, printed
from medviewer.ui.several_pages.medication_dialog import MedicationDialog
from medviewer.ui.several_pages.quotes_view import MOST_TOLD

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LIST = "Warfarin 5 mg od\nMetformin 850 mg bd\nASA 75 mg\nnosuchthing 5 mg\n"


@pytest.fixture(autouse=True)
def _no_clipboard(qapp) -> None:
    QGuiApplication.clipboard().clear()


def dialog_with(hands, text: str) -> MedicationDialog:
    """Copy a text and open the dialog by its key."""
    QGuiApplication.clipboard().setText(text)
    hands.press(Qt.Key.Key_V, CTRL, SHIFT, at=hands.window)
    return hands.window.findChild(MedicationDialog)


def taken(hands, text: str, count: int) -> str:
    """Take a list that was copied, and return what stands above the quotations."""
    dialog = dialog_with(hands, text)
    hands.wait(lambda: dialog.take.isEnabled() and len(dialog.ids()) == count)
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    hands.wait(hands.app.tray.is_shown)
    return hands.app.tray.view().left_out.text()


def test_each_line_that_is_not_looked_at_is_said_with_the_reason(hands) -> None:
    told = taken(hands, LIST, 2).split("\n")
    assert told[0] == "Not looked at:"
    assert told[1] == "ASA 75 mg (an abbreviation that has been mistaken; it may mean acetylsalicylic acid)"
    assert told[2:] == ["nosuchthing 5 mg (no page is called so)"]
    assert hands.app.tray.view().left_out.isVisible()


def test_two_pages_and_two_drugs_are_the_reason(open_window, formulary: Path) -> None:
    for name in ("one", "two"):
        (formulary / f"{name}.md").write_text("# Zinc\n### Usage\nLack.\n", encoding="utf-8")
    hands = open_window(rows=7)
    hands.wait(lambda: not hands.app.session.is_reading())
    told = taken(hands, "Zinc 45 mg\nWarfarin 5 mg\nParacetamol 1 g then Metformin 850 mg\n", 1)
    assert "Zinc 45 mg (several pages are called so)" in told
    assert "Paracetamol 1 g then Metformin 850 mg (it names more than one drug)" in told


def test_candidates_come_in_the_order_in_which_they_were_typed_and_are_chosen_with_keys(hands) -> None:
    dialog = dialog_with(hands, "Paracetamol 1 g then Metformin 850 mg\nMetformin 850 mg, Warfarin 5 mg\n")
    hands.wait(lambda: dialog.table.rowCount() == 2)
    choosers = [dialog.table.cellWidget(row, 1) for row in range(2)]
    assert [[c.itemText(n).split(",")[0] for n in range(1, c.count())] for c in choosers] == [
        ["Paracetamol", "Metformin"],
        ["Metformin", "Warfarin"],
    ]
    dialog.list.setFocus()
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), QComboBox) and dialog.focusWidget() is choosers[0]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is choosers[1]
    assert dialog.ids() == ["formulary/p/paracetamol.md"]
    dialog.reject()


def test_it_goes_to_the_file_with_the_quotations(hands, monkeypatch, tmp_path: Path) -> None:
    taken(hands, LIST, 2)
    hands.back()
    target = tmp_path / "together.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    hands.press(Qt.Key.Key_E, CTRL, at=hands.app.tray.view().page)
    hands.wait(target.exists)
    text = target.read_text(encoding="utf-8")
    assert "Not looked at:" in text and "<li>nosuchthing 5 mg (no page is called so)</li>" in text
    hands.press(Qt.Key.Key_C, CTRL, SHIFT, at=hands.app.tray.view().page)
    assert "nosuchthing 5 mg" in QGuiApplication.clipboard().text()


def test_what_a_list_says_is_no_markup_on_paper() -> None:
    text = printed(Together([], {}, {}, ("<b>x</b> (no page is called so)",)), QuoteWording())
    assert "<li>&lt;b&gt;x&lt;/b&gt; (no page is called so)</li>" in text
    assert "Not looked at" not in printed(Together([], {}, {}), QuoteWording())


def test_it_comes_back_at_the_next_start_and_goes_with_the_tray(hands, open_window, close_window) -> None:
    taken(hands, LIST, 2)
    close_window(hands.app)
    again = open_window()
    again.wait(lambda: len(again.app.tray.ids()) == 2)
    again.back()
    again.press(Qt.Key.Key_T, CTRL, at=again.window)
    again.wait(again.app.tray.is_shown)
    assert "nosuchthing 5 mg" in again.app.tray.view().left_out.text()
    again.app.tray.empty()
    again.wait(lambda: not again.app.tray.view().left_out.isVisible())


def test_many_lines_leave_room_for_the_quotations(hands) -> None:
    many = "".join(f"nosuch{chr(97 + n)}{chr(97 + n)}thing 5 mg\n" for n in range(20))
    told = taken(hands, f"Warfarin 5 mg\nMetformin 850 mg\n{many}", 2).split("\n")
    assert len(told) == MOST_TOLD + 2 and told[-1].startswith("and 14 more")
    assert hands.app.tray.view().left_out.toolTip().count("thing") == 20


def test_a_list_that_was_copied_is_there_and_the_first_key_replaces_it(hands) -> None:
    dialog = dialog_with(hands, LIST)
    assert dialog.list.toPlainText() == LIST
    QTest.keyClicks(dialog.list, "w")
    assert dialog.list.toPlainText() == "w"
    dialog.reject()


@pytest.mark.parametrize(
    "text", ["", "https://example.org/a", "warfarin", "a\0b\nc 5 mg\n", "x\n" * 20_000, "word " * 200 + "\nb\n"]
)
def test_what_is_no_list_is_not_taken_from_the_clipboard(hands, text: str) -> None:
    dialog = dialog_with(hands, text)
    assert dialog.list.toPlainText() == ""
    dialog.reject()


def test_one_order_is_taken_from_the_clipboard(hands) -> None:
    dialog = dialog_with(hands, "Warfarin 5 mg PO daily")
    assert dialog.list.toPlainText() == "Warfarin 5 mg PO daily"
    dialog.reject()
