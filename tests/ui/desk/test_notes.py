"""Local notes, written, changed, found, printed and exchanged with real keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QPushButton

from medviewer.ui.desk.note_dialog import NoteDialog
from medviewer.ui.desk.notes_dialog import NotesDialog

CTRL, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
RULE = "On our ward the **first** dose is given at 18:00."


def dialog_of(hands, kind: type[QDialog]) -> QDialog:
    """Return the dialog of this kind, once it takes the keys."""
    hands.wait(lambda: isinstance(QApplication.activeWindow(), kind))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, QDialog)
    return dialog


def escape(hands, dialog: QDialog) -> None:
    """Press Escape in a dialog, and wait until the window has the keys again."""
    hands.press(Qt.Key.Key_Escape, at=dialog)
    assert not dialog_is_open(hands)
    hands.back()


def write(hands, text: str, shown: str = "") -> None:
    """Press Ctrl+N, type a note, save it with Ctrl+Return, and wait until its card is shown."""
    hands.press(Qt.Key.Key_N, CTRL, at=hands.window)
    dialog = dialog_of(hands, NoteDialog)
    hands._qtbot.keyClicks(dialog.text, text)
    dialog.initials.clear()
    hands._qtbot.keyClicks(dialog.initials, "AB")
    hands.press(Qt.Key.Key_Return, CTRL, at=dialog.text)
    first = shown or text.replace("*", "")
    hands.wait(lambda: first in hands.text() and not dialog_is_open(hands))
    hands.back()


def dialog_is_open(hands) -> bool:
    return any(one.isVisible() for one in hands.window.findChildren(NoteDialog))


def click_link(hands, text: str) -> None:
    """Click a link in the page by its words."""
    page = hands.view.page
    cursor = page.document().find(text)
    assert not cursor.isNull(), text
    cursor.setPosition(cursor.selectionStart() + 1)
    page.setTextCursor(cursor)
    page.ensureCursorVisible()
    place = page.cursorRect(cursor).center()
    hands._qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)


def menu_at(hands, text: str) -> QMenu:
    """Open the menu of the page where `text` stands, and return it."""
    page = hands.view.page
    cursor = page.document().find(text)
    page.setTextCursor(cursor)
    page.ensureCursorVisible()
    place = page.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.viewport(), event)
    return hands.popup()


@pytest.fixture
def noted(hands):
    """Return hands before the dosage of warfarin with a note on it."""
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    write(hands, RULE)
    return hands


def test_a_note_stands_in_a_card_of_its_own_beside_its_section(noted) -> None:
    assert "Local note on Dosage, AB" in noted.text()
    assert noted.text().index("18:00") < noted.text().index("End of local note") < noted.text().index("Adults")
    noted.choose_tab("All")
    text = noted.text()
    assert text.index("Dosage\n") < text.index("18:00") < text.rindex("Adults")
    assert "18:00" not in text[: text.index("Generic Name")]  # no essential is of a local note
    noted.choose_tab("Side effects")
    assert "18:00" not in noted.text()
    kept = noted.app.desk.notes.all()[0]
    assert (kept.section, kept.text, kept.initials, kept.title) == ("dosage", RULE, "AB", "Warfarin")


def test_a_note_on_the_whole_page_stands_at_the_top_and_other_tabs_lead_there(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("All")
    write(hands, "Only 1 mg and 3 mg in stock.")
    assert hands.text().index("in stock") < hands.text().index("used for the complaint")
    hands.choose_tab("Dosage")
    assert "in stock" not in hands.text()
    click_link(hands, "local note on the whole page")
    assert hands.tab() == "All"


def test_the_initials_are_remembered(noted, qtbot) -> None:
    noted.press(Qt.Key.Key_N, CTRL, at=noted.window)
    dialog = dialog_of(noted, NoteDialog)
    assert dialog.initials.text() == "AB"
    escape(noted, dialog)


def test_an_edit_by_the_button_of_the_card_changes_the_note(noted) -> None:
    click_link(noted, "Edit")
    dialog = dialog_of(noted, NoteDialog)
    assert dialog.text.toPlainText() == RULE
    dialog.text.moveCursor(QTextCursor.MoveOperation.End)
    noted._qtbot.keyClicks(dialog.text, " Or 20:00.")
    noted._qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    noted.wait(lambda: "Or 20:00." in noted.text())
    assert [note.text for note in noted.app.desk.notes.all()] == [RULE + " Or 20:00."]


def test_an_edit_by_key_and_one_by_menu_open_the_note(noted) -> None:
    noted.press(Qt.Key.Key_F2, SHIFT, at=noted.window)
    dialog = dialog_of(noted, NoteDialog)
    assert dialog.text.toPlainText() == RULE
    escape(noted, dialog)
    menu_at(noted, "18:00")
    noted.take("Edit local note", opens=True)
    dialog = dialog_of(noted, NoteDialog)
    assert dialog.text.toPlainText() == RULE
    escape(noted, dialog)


def test_what_was_typed_is_not_thrown_away_unasked(noted, monkeypatch) -> None:
    noted.press(Qt.Key.Key_F2, SHIFT, at=noted.window)
    dialog = dialog_of(noted, NoteDialog)
    noted._qtbot.keyClicks(dialog.text, "more")
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    noted.press(Qt.Key.Key_Escape, at=dialog.text)
    assert asked and dialog.isVisible()
    dialog.text.setPlainText(RULE)
    escape(noted, dialog)


def test_an_empty_note_is_not_kept_and_the_window_says_why(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_N, CTRL, at=hands.window)
    dialog = dialog_of(hands, NoteDialog)
    hands.press(Qt.Key.Key_Return, CTRL, at=dialog.text)
    hands.wait(lambda: "empty" in dialog.problem.text())
    assert dialog.isVisible() and dialog.save.isEnabled()
    escape(hands, dialog)


def test_a_deleted_note_comes_back_by_key(noted) -> None:
    noted.press(Qt.Key.Key_Delete, CTRL, SHIFT, at=noted.window)
    noted.wait(lambda: "18:00" not in noted.text())
    assert noted.app.desk.notes.all() == []
    noted.press(Qt.Key.Key_Z, CTRL)
    noted.wait(lambda: "18:00" in noted.text())


def test_a_deleted_note_comes_back_by_the_button_of_the_message(noted) -> None:
    click_link(noted, "Delete")
    noted.wait(lambda: "18:00" not in noted.text() and noted.window.message.offered.isVisible())
    noted._qtbot.mouseClick(noted.window.message.offered, Qt.MouseButton.LeftButton)
    noted.wait(lambda: "18:00" in noted.text())


def test_the_menu_of_a_place_adds_a_note_to_its_section(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("All")
    menu_at(hands, "seldom a rash")
    hands.take("Add local note on", opens=True)
    dialog = dialog_of(hands, NoteDialog)
    assert dialog.place.currentData() == "side_effects"
    escape(hands, dialog)


def test_of_several_notes_a_menu_asks_which(noted) -> None:
    write(noted, "A second rule.")
    page = noted.view.page
    page.moveCursor(QTextCursor.MoveOperation.End)
    noted.press(Qt.Key.Key_F2, SHIFT, at=noted.window)
    noted.take("A second rule.", opens=True)
    dialog = dialog_of(noted, NoteDialog)
    assert dialog.text.toPlainText() == "A second rule."
    escape(noted, dialog)


def test_markdown_of_a_note_is_shown_safely(hands) -> None:
    hands.open("warfarin")
    write(hands, 'Safe <script>alert("x")</script> and <a href="medviewer-note:delete/1">go</a>', "Safe")
    links = hands.view.page.document().toHtml()
    assert "alert" not in hands.text() and 'medviewer-note:delete/1"' not in links


def test_a_note_is_found_by_search_and_opens_at_its_place(noted) -> None:
    noted.open("metformin")
    noted.choose_tab("Usage")
    noted.type("18:00 ward")
    noted.wait(lambda: any("Local notes" in title for title in noted.titles()))
    row = next(title for title in noted.titles() if title.startswith("✎ Warfarin"))
    noted.click_row(row)
    noted.wait(lambda: noted.tab() == "Dosage" and "18:00" in noted.text())


def test_the_copied_tab_is_the_page_alone(noted) -> None:
    noted.press(Qt.Key.Key_C, CTRL, SHIFT, at=noted.window)
    copied = QGuiApplication.clipboard().text()
    assert "Adults" in copied and "18:00" not in copied


def export_text(hands, monkeypatch, path: Path) -> str:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands.press(Qt.Key.Key_E, CTRL, at=hands.window)
    hands.wait(lambda: path.exists() and "Written" in hands.window.message.label.text())
    return path.read_text(encoding="utf-8")


def test_notes_are_exported_only_if_that_is_chosen_and_the_choice_is_kept(
    noted, tmp_path: Path, monkeypatch, open_window: Callable, close_window: Callable
) -> None:
    assert "18:00" not in export_text(noted, monkeypatch, tmp_path / "one.txt")
    noted.app.actions.print_notes.trigger()
    assert "18:00" in export_text(noted, monkeypatch, tmp_path / "two.txt")
    close_window(noted.app)
    again = open_window()
    assert again.app.actions.print_notes.isChecked()
    again.open("warfarin")
    assert "18:00" in export_text(again, monkeypatch, tmp_path / "three.txt")


def test_notes_go_to_a_folder_and_come_back_with_a_report(noted, tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    noted.app.actions.export_notes.trigger()
    noted.wait(lambda: "1 written" in noted.window.message.label.text())
    (file,) = folder.glob("*.md")
    file.write_text(file.read_text().replace("18:00", "19:00").replace('changed: "2', 'changed: "3'))
    (folder / "odd.md").write_text("---\nmonograph: [\n---\n")
    noted.app.actions.import_notes.trigger()
    noted.wait(lambda: "1 newer" in noted.window.message.label.text())
    assert "odd.md" in noted.window.message.label.text()
    noted.wait(lambda: "19:00" in noted.text())


def test_notes_go_with_a_page_whose_file_is_renamed(noted, formulary: Path) -> None:
    (formulary / "w" / "warfarin.md").rename(formulary / "w" / "coumarin.md")
    noted.press(Qt.Key.Key_F5, at=noted.window)
    noted.wait(lambda: noted.view.opened().id == "formulary/w/coumarin.md" and "18:00" in noted.text())
    assert noted.app.desk.notes.all()[0].id == "formulary/w/coumarin.md"


def test_notes_that_lost_their_page_are_said_and_listed(noted, formulary: Path) -> None:
    (formulary / "w" / "warfarin.md").unlink()
    noted.press(Qt.Key.Key_F5, at=noted.window)
    rows = noted.window.message.rows  # one says that the open page is gone
    noted.wait(lambda: any("finds no page" in row.label.text() for row in rows()))
    row = next(row for row in rows() if "finds no page" in row.label.text())
    noted._qtbot.mouseClick(row.offered, Qt.MouseButton.LeftButton)
    dialog = dialog_of(noted, NotesDialog)
    assert dialog.table.item(0, 0).text() == "No page: Warfarin"
    assert dialog.table.item(0, 4).text() == RULE
    place = dialog.table.visualItemRect(dialog.table.item(0, 0)).center()
    noted._qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    noted._qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    noted.wait(lambda: dialog.table.rowCount() == 0)
    buttons = dialog.findChildren(QPushButton)
    noted._qtbot.mouseClick(next(b for b in buttons if "Close" in b.text()), Qt.MouseButton.LeftButton)


def test_the_list_of_notes_opens_a_page_at_one(noted) -> None:
    noted.open("metformin")
    noted.press(Qt.Key.Key_M, CTRL, SHIFT, at=noted.window)
    dialog = dialog_of(noted, NotesDialog)
    place = dialog.table.visualItemRect(dialog.table.item(0, 0)).center()
    noted._qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with noted.wait_for_page():
        noted._qtbot.mouseClick(dialog.open_note, Qt.MouseButton.LeftButton)
    assert noted.title() == "Warfarin" and "18:00" in noted.text()


def test_another_window_sees_a_note_at_once_on_the_open_page(noted, open_window: Callable) -> None:
    other = open_window()
    other.open("warfarin")
    note = noted.app.desk.notes.all()[0]
    other.app.desk.notes.change(note.key, "Now at 21:00.")
    noted.wait(lambda: "21:00" in noted.text())


def test_no_note_here_is_said(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_F2, SHIFT, at=hands.window)
    assert "no local note" in hands.window.message.label.text()


def test_the_menu_does_not_grow_a_note_where_none_is(noted) -> None:
    menu = menu_at(noted, "half of the adult dose")
    assert not [action for action in menu.actions() if "Edit local note" in action.text()]
    menu.close()
