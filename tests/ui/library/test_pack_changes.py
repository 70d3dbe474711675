"""What changed in a library: listed, filtered, opened and shown word by word, with real keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from medviewer.ui.desk.changes_dialog import ChangesDialog
from medviewer.ui.library.pack_changes_dialog import PackChangesDialog
from tests.ui.conftest import DRUGS, write_page

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def before(folder: Path) -> Path:
    """Write the library as it was: no metformin, another dose of warfarin, more of paracetamol, aspirin as well."""
    for drug in DRUGS:
        if drug[0] != "Metformin":
            write_page(folder, *drug)
    warfarin, paracetamol = folder / "w" / "warfarin.md", folder / "p" / "paracetamol.md"
    warfarin.write_text(warfarin.read_text(encoding="utf-8").replace("**5 mg**", "**3 mg**"), encoding="utf-8")
    text = paracetamol.read_text(encoding="utf-8")
    paracetamol.write_text(text.replace("### Side Effects\nNausea", "### Side Effects\nSleep"), encoding="utf-8")
    write_page(folder, "Aspirin", "acetylsalicylic acid", "Aspro", "analgesic", 500)
    return folder


def dialog_of(hands, kind: type) -> QApplication:
    """Return the dialog of this kind, once it takes the keys."""
    hands.wait(lambda: isinstance(QApplication.activeWindow(), kind))
    return QApplication.activeWindow()


def rows(dialog: PackChangesDialog) -> list[tuple[str, ...]]:
    """Return what the table shows."""
    model = dialog.table.model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


@pytest.fixture
def listed(hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return hands with a star on warfarin, before the list of what changed since an older folder of pages."""
    hands.open("warfarin")
    hands.press(Qt.Key.Key_D, CTRL, at=hands.window)
    hands.wait(lambda: bool(hands.app.keeper.favourites.ids()))
    older = before(tmp_path / "older" / "formulary")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(older))
    hands.press(Qt.Key.Key_K, CTRL, SHIFT, at=hands.window)
    dialog = dialog_of(hands, PackChangesDialog)
    assert "No pack before this one" in dialog.lead.text()
    hands._qtbot.mouseClick(dialog.other_folder, Qt.MouseButton.LeftButton)
    hands.wait(lambda: dialog.model.rowCount() > 0)
    return hands


def back_to(hands, dialog: PackChangesDialog, shown: ChangesDialog) -> None:
    """Press Escape in a difference, and give the keys to the list below it, as a desktop does."""
    hands.press(Qt.Key.Key_Escape, at=shown)
    dialog.activateWindow()
    assert dialog_of(hands, PackChangesDialog) is dialog


def close(hands, dialog) -> None:
    """Press Escape in a dialog and wait until the window has the keys again."""
    hands.press(Qt.Key.Key_Escape, at=dialog)
    hands.back()


def test_what_is_kept_comes_first_then_by_title(listed, tmp_path: Path) -> None:
    dialog = dialog_of(listed, PackChangesDialog)
    assert rows(dialog) == [
        ("★ Warfarin", "changed", "Dosage"),
        ("Aspirin", "gone", ""),
        ("Metformin", "added", ""),
        ("Paracetamol", "changed", "Side Effects"),
    ]
    assert (
        f"From the folder “{tmp_path}/older/formulary” to the folder “{tmp_path}/formulary”: 1 added, 2 changed, "
        "1 gone; 2 as before." == dialog.lead.text()
    )
    assert dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Warfarin, kept by you"
    close(listed, dialog)


def test_return_opens_a_changed_page_and_shows_its_difference(listed) -> None:
    dialog = dialog_of(listed, PackChangesDialog)
    listed.press(Qt.Key.Key_Return, at=dialog.table)
    shown = dialog_of(listed, ChangesDialog)
    listed.wait(lambda: "[−3 mg] [+5 mg]" in shown.page.toPlainText().replace("\xa0", " "))
    assert not shown.read.isVisible()
    back_to(listed, dialog, shown)
    close(listed, dialog)
    assert listed.title() == "Warfarin"


def test_the_filter_is_worked_with_the_keyboard(listed) -> None:
    dialog = dialog_of(listed, PackChangesDialog)
    dialog.field.setFocus()
    listed._qtbot.keyClicks(dialog.field, "met")
    assert [row[0] for row in rows(dialog)] == ["Metformin"]
    dialog.field.clear()
    listed._qtbot.keyClicks(dialog.field, "side eff")
    assert [row[0] for row in rows(dialog)] == ["Paracetamol"]
    dialog.field.clear()
    listed.press(Qt.Key.Key_Down, at=dialog.field)
    assert dialog.table.currentIndex().row() == 1 and dialog.table.hasFocus()
    dialog.field.setFocus()
    listed._qtbot.keyClicks(dialog.field, "added")
    with listed.wait_for_page():
        listed.press(Qt.Key.Key_Return, at=dialog.field)
    listed.back()
    assert listed.title() == "Metformin"


def test_a_page_that_is_gone_cannot_be_opened(listed) -> None:
    dialog = dialog_of(listed, PackChangesDialog)
    dialog.table.selectRow(1)
    assert not dialog.open_page.isEnabled() and not dialog.difference.isEnabled()
    listed.press(Qt.Key.Key_Return, at=dialog.table)
    assert dialog_of(listed, PackChangesDialog) is dialog
    close(listed, dialog)


def test_a_double_click_and_the_buttons_do_the_same(listed) -> None:
    dialog = dialog_of(listed, PackChangesDialog)
    place = dialog.table.visualRect(dialog.model.index(3, 0)).center()
    listed._qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    listed._qtbot.mouseClick(dialog.difference, Qt.MouseButton.LeftButton)
    shown = dialog_of(listed, ChangesDialog)
    listed.wait(lambda: "[−Sleep] [+Nausea]" in shown.page.toPlainText())
    back_to(listed, dialog, shown)
    place = dialog.table.visualRect(dialog.model.index(2, 0)).center()
    listed._qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with listed.wait_for_page():
        listed._qtbot.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    listed.back()
    assert listed.title() == "Metformin"


def test_what_cannot_be_compared_is_said_in_the_list(listed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dialog = dialog_of(listed, PackChangesDialog)
    broken = tmp_path / "broken.medpack"
    broken.write_bytes(b"SQLite format 3\0 and no more")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    listed._qtbot.mouseClick(dialog.other_pack, Qt.MouseButton.LeftButton)
    listed.wait(lambda: "no library pack" in dialog.lead.text())
    assert rows(dialog) == []
    close(listed, dialog)


def test_without_a_pack_folder_there_is_no_way_back(hands) -> None:
    entry = hands.app.actions.pack_before
    assert not entry.isEnabled()
    assert entry.text() == "Back to t&he pack before (no pack folder is open)"
