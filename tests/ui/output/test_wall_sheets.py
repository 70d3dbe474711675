"""Wall sheets from the window, with real keys: previewed, printed, written; what is left out is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem

from medviewer.ui.output.wall_sheet_dialog import WallSheetDialog
from tests.pdf_text import text_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def dialog_of(hands) -> WallSheetDialog:
    """Return the dialog once its preview is there."""
    hands.wait(lambda: hands.window.findChild(WallSheetDialog) is not None)
    dialog = hands.window.findChild(WallSheetDialog)
    hands.wait(lambda: dialog.print.isEnabled())
    return dialog


def opened(hands, query: str = "warfarin") -> WallSheetDialog:
    hands.open(query)
    hands.press(Qt.Key.Key_H, CTRL, SHIFT, at=hands.window)
    return dialog_of(hands)


def item(dialog: WallSheetDialog, title: str) -> QListWidgetItem:
    [found] = dialog.sections.findItems(title, Qt.MatchFlag.MatchExactly)
    return found


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the file that is chosen where one is asked for."""
    path = tmp_path / "wall.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def test_three_keys_lead_from_a_page_to_its_sheet_as_a_file(hands, target: Path) -> None:
    dialog = opened(hands)  # one: Ctrl+Shift+H
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier, at=dialog)  # two; Return in the file dialog is three
    hands.wait(target.exists)
    hands.wait(lambda: hands.window.message.isVisible())
    text = text_of(target)
    assert "5 mg by mouth" in text and "Nausea" not in text
    said = hands.window.message.label.text().split("\n")
    assert said[0] == f"Written: {target}"
    assert said[1] == "Warfarin: Left out: Generic Name, Usage, Side Effects, FAQs"


def test_three_keys_lead_from_a_page_to_the_printed_sheet(hands, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    dialog = opened(hands)
    hands.press(Qt.Key.Key_Return, at=dialog)
    hands.wait(lambda: hands.window.findChild(QPrintDialog) is not None)
    asked = hands.window.findChild(QPrintDialog)
    asked.printer().setOutputFileName(str(path))
    asked.done(QDialog.DialogCode.Accepted)  # accept() looks for a printer
    hands.wait(lambda: hands.window.message.isVisible())
    assert hands.window.message.label.text().startswith("Printed: Warfarin\nWarfarin: Left out: ")
    text = text_of(path)
    assert "5 mg by mouth" in text and "not clinically reviewed" in text and text.count("\f") == 1


def test_what_is_chosen_is_previewed_and_told(hands, target: Path) -> None:
    dialog = opened(hands)
    assert not dialog.preview.pixmap().isNull()
    assert dialog.report.text() == "Text of 28 points\nLeft out: Generic Name, Usage, Side Effects, FAQs"
    before = dialog.preview.pixmap().toImage()
    item(dialog, "FAQs").setCheckState(Qt.CheckState.Checked)
    assert not dialog.print.isEnabled()
    hands.wait(lambda: dialog.print.isEnabled())
    assert "Left out: Generic Name, Usage, Side Effects" in dialog.report.text()
    assert dialog.preview.pixmap().toImage() != before
    dialog.has_until.setChecked(True)
    day = date.today().replace(day=1).replace(year=date.today().year + 1)
    dialog.until.setDate(QDate(day.year, day.month, day.day))
    hands.wait(lambda: dialog.print.isEnabled())
    dialog.save.click()
    hands.wait(target.exists)
    assert f"Valid until 1 {day:%b %Y}" in text_of(target)


def test_without_a_section_nothing_can_be_made(hands) -> None:
    dialog = opened(hands)
    item(dialog, "Dosage").setCheckState(Qt.CheckState.Unchecked)
    hands.wait(lambda: dialog.report.text() == "Choose a section.")
    assert not dialog.print.isEnabled() and not dialog.save.isEnabled()
    dialog.reject()


def test_the_window_lives_while_a_long_page_is_laid_out(hands, formulary: Path, qtbot) -> None:
    page = formulary / "w" / "warfarin.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("* Children", "* Many: words of it, said at length.\n" * 4000 + "* Children"), "utf-8")
    hands.wait(lambda: not hands.app.tasks.busy())
    hands.open("warfarin")
    ticks: list[int] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    hands.press(Qt.Key.Key_H, CTRL, SHIFT, at=hands.window)
    dialog = hands.window.findChild(WallSheetDialog)
    hands.wait_long(lambda: dialog.print.isEnabled())
    assert len(ticks) > 10
    assert "Cut, goes on in the page: Dosage" in dialog.report.text()
    dialog.reject()


def test_a_dialog_that_is_closed_early_leaves_nothing(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_H, CTRL, SHIFT, at=hands.window)
    hands.window.findChild(WallSheetDialog).reject()
    hands.wait(lambda: not hands.app.tasks.busy())
    assert not hands.window.message.isVisible()


def test_a_folder_that_cannot_be_written_is_named(hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nowhere" / "x.pdf"), ""))
    opened(hands).save.click()
    hands.wait(lambda: hands.window.message.isVisible())
    assert "nowhere" in hands.window.message.label.text()


def test_a_collection_becomes_a_sheet_for_each_drug(hands, target: Path, formulary: Path) -> None:
    with_catalogue = hands.app.session.catalogue
    hands.app.desk.collections.create("Ward 7")
    for name in ("warfarin", "metformin", "paracetamol"):
        page = with_catalogue.find(name)
        hands.app.desk.collections.add("Ward 7", page.id, page.title)
    hands.wait(lambda: any(len(one.members) == 3 for one in hands.app.keeper.collections.all()))
    hands.app.list.open_collection("Ward 7")
    (formulary / "m" / "metformin.md").unlink()
    hands.window.findChild(QAction, "collection_wall").trigger()
    dialog = dialog_of(hands)
    assert [dialog.member.itemText(n) for n in range(3)] == ["Warfarin", "Metformin", "Paracetamol"]
    dialog.member.setCurrentIndex(2)
    hands.wait(lambda: dialog.print.isEnabled() and "Text of" in dialog.report.text())
    dialog.save.click()
    hands.wait(lambda: hands.window.message.isVisible())
    first, second = text_of(target).split("\f")[:2]
    assert "Warfarin" in first and "Paracetamol" in second
    assert "No sheet for Metformin: " in hands.window.message.label.text()


def test_a_collection_has_to_be_chosen_first_and_to_hold_something(hands) -> None:
    assert not hands.window.findChild(QAction, "collection_wall").isEnabled()
    hands.app.exchange.make_wall_sheets()  # as from a palette that was open before the collection was deleted elsewhere
    assert "Ctrl+Shift+D" in hands.window.message.label.text()
    hands.app.desk.collections.create("Empty")
    hands.wait(lambda: bool(hands.app.keeper.collections.all()))
    hands.app.list.open_collection("Empty")
    hands.window.findChild(QAction, "collection_wall").trigger()
    assert hands.window.message.label.text() == "“Empty” holds no monograph yet."
    assert hands.window.findChild(WallSheetDialog) is None
