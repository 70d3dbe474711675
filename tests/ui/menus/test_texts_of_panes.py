"""Every text of the panes, of what is kept and of its dialogs can be translated, and has room."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QMessageBox

from medviewer.ui.window_parts import WindowParts
from tests.ui.menus import test_texts
from tests.ui.menus.test_texts import OPEN, cut, opened_dialogs, read, untranslated

made_up = test_texts.made_up


def bare_lines(text: str) -> list[str]:
    """Return the lines of a text in which nothing came through translation."""
    return [line for line in text.splitlines() if line.strip() and OPEN not in line]


def ids(app: WindowParts, count: int) -> list[str]:
    """Return the first drugs of the list, with nothing typed."""
    app.window.drugs.field.clear()
    return [app.window.drugs.model.rows()[place].id for place in range(count)]


def test_every_text_of_the_tray_and_of_who_names_a_drug_goes_through_translation(made_up: WindowParts, qtbot) -> None:
    read(made_up, qtbot, "warf")
    made_up.window.drugs.field.clear()
    for control, show in ((made_up.tray, made_up.actions.tray), (made_up.naming, made_up.actions.named_by)):
        show.trigger()
        qtbot.waitUntil(control.is_shown)
        assert untranslated(made_up.window) == set()
        assert cut(made_up.window) == []
        assert bare_lines(control.view().page.toPlainText()) == []
        assert OPEN in control.view().tabs.tabText(0)
    made_up.tray.add(ids(made_up, 3))
    made_up.tray.show()
    qtbot.waitUntil(lambda: made_up.tray.is_shown() and made_up.tray.view().tabs.count() == 4)
    assert untranslated(made_up.window) == set()
    assert cut(made_up.window) == []
    assert bare_lines(made_up.tray.view().page.toPlainText()) == []


def test_every_heading_of_the_palette_and_all_but_drugs_go_through_translation(made_up: WindowParts, qtbot) -> None:
    read(made_up, qtbot, "warf")
    made_up.window.drugs.field.clear()
    made_up.actions.palette.trigger()
    (palette,) = opened_dialogs()
    heads = [palette.found.topLevelItem(n) for n in range(palette.found.topLevelItemCount())]
    own = {"Warfarin", *made_up.window.monograph.tabs.titles()}
    assert {head.text(0) for head in heads if OPEN not in head.text(0)} <= own
    assert sum(OPEN in head.text(0) for head in heads) > 50
    palette.close()


def test_every_text_of_collections_goes_through_translation(made_up: WindowParts, qtbot) -> None:
    drugs = made_up.window.drugs
    made_up.actions.show_changed.trigger()
    qtbot.waitUntil(lambda: drugs.notice.isVisible())
    assert untranslated(made_up.window) == set()
    made_up.actions.show_collections.trigger()
    qtbot.waitUntil(lambda: drugs.notice.isVisible())
    assert untranslated(made_up.window) == set()
    made_up.desk.collections.create("Ward 7")
    made_up.keeper.watch.look()
    qtbot.waitUntil(lambda: drugs.model.rowCount() == 1)
    spoken = str(drugs.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.count(OPEN) == 2, "the kind of the row, and how many drugs"
    drugs.view.setCurrentIndex(drugs.model.index(0))
    made_up.actions.collection_colour.trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and len(menu.actions()) > 5
    assert [action.text() for action in menu.actions() if OPEN not in action.text()] == []
    menu.close()


def test_every_text_of_notes_and_changes_goes_through_translation(made_up: WindowParts, qtbot, formulary) -> None:
    read(made_up, qtbot, "warf")
    made_up.window.drugs.field.clear()
    made_up.actions.note_add.trigger()
    (dialog,) = opened_dialogs()
    assert untranslated(dialog) == set()
    assert cut(dialog) == []
    assert OPEN in dialog.place.itemText(0)
    dialog.text.setPlainText("18:00")
    dialog.save.click()
    page = made_up.window.monograph.page
    qtbot.waitUntil(lambda: "18:00" in page.toPlainText())
    head, _, foot = page.toPlainText().partition("18:00")
    assert OPEN in head.splitlines()[-1] and foot.splitlines()[1].count(OPEN) == 3
    path = formulary / "w" / "warfarin.md"
    path.write_text(path.read_text(encoding="utf-8").replace("**5 mg**", "**3 mg**"), encoding="utf-8")
    made_up.actions.reread.trigger()
    qtbot.waitUntil(lambda: made_up.window.monograph.changed.isVisible(), timeout=20_000)
    assert untranslated(made_up.window) == set()
    assert cut(made_up.window) == []
    made_up.actions.show_changes.trigger()
    (dialog,) = opened_dialogs()
    qtbot.waitUntil(lambda: "3 mg" in dialog.page.toPlainText().replace("\xa0", " "))
    assert untranslated(dialog) == set()
    assert cut(dialog) == []
    lines = dialog.page.toPlainText().splitlines()
    assert lines[0].count(OPEN) == 3 and OPEN in lines[1] and OPEN in lines[-1]
    dialog.reject()


def test_every_text_of_the_list_of_notes_goes_through_translation(made_up: WindowParts, qtbot) -> None:
    made_up.desk.notes.write("formulary/gone.md", "", "18:00", "AB", title="Gone")
    made_up.actions.notes.trigger()
    qtbot.waitUntil(lambda: bool(opened_dialogs()))
    (dialog,) = opened_dialogs()
    assert untranslated(dialog) == set()
    assert cut(dialog) == []
    assert OPEN in dialog.table.item(0, 0).text() and OPEN in dialog.table.item(0, 1).text()
    dialog.reject()


def test_every_text_of_a_pasted_list_goes_through_translation(made_up: WindowParts, qtbot) -> None:
    made_up.actions.tray_list.trigger()
    (dialog,) = opened_dialogs()
    dialog.list.setPlainText("warfarin\nwarfarim\nnosuchthing")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    assert untranslated(dialog) == set()
    assert cut(dialog) == []
    assert OPEN in dialog.table.cellWidget(1, 1).itemText(0) and OPEN in dialog.table.item(2, 1).text()
    dialog.reject()


def test_every_question_about_what_is_kept_goes_through_translation(made_up: WindowParts) -> None:
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend([box.text(), box.informativeText(), *(button.text() for button in box.buttons())])
        box.reject()

    QTimer.singleShot(0, look)
    made_up.actions.carry_over.trigger()
    assert len(said) == 4 and [text for text in said if OPEN not in text] == []


def test_the_name_of_a_collection_is_asked_for_in_translation(made_up: WindowParts) -> None:
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        said.extend([box.windowTitle(), box.labelText()])
        box.reject()

    QTimer.singleShot(0, look)
    made_up.actions.collection_new.trigger()
    assert len(said) == 2 and all(OPEN in text for text in said)
