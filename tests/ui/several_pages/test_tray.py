"""What the pages of several drugs say of one another, with real clicks, keys, drags and pasted lists."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QToolButton

from medviewer.library.mentions.together import MOST, NOTICE
from medviewer.ui.several_pages import tray_control
from medviewer.ui.several_pages.medication_dialog import MedicationDialog
from medviewer.ui.several_pages.quotes_view import notice
from tests.ui.drags import drop

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SIMVASTATIN = """### Dosage
At most 20 mg.

Halve the dose with warfarin.
### Interactions
* Warfarin: test more often.
"""
MICONAZOLE = "### Interactions\nWarfarin is broken down slowly.\n\nOther azoles with simvastatin: not at all.\n"
PAGES = {"Simvastatin": SIMVASTATIN, "Miconazole": MICONAZOLE}


@pytest.fixture
def tray(open_window, formulary: Path):
    """Return hands before a library in which some pages name others."""
    for title, text in PAGES.items():
        (formulary / f"{title.lower()}.md").write_text(f"# {title}\n{text}", encoding="utf-8")
    hands = open_window(rows=7)
    hands.wait(lambda: not hands.app.session.is_reading())
    return hands


def add(hands, *titles: str) -> None:
    """Put drugs of the list into the tray by the key, one after the other."""
    for title in titles:
        hands.click_row(title)
        hands.window.drugs.view.setFocus()
        hands.press(Qt.Key.Key_T, CTRL, SHIFT, at=hands.window.drugs.view)


def show(hands, count: int) -> str:
    """Show the tray by the key, and return its text."""
    hands.press(Qt.Key.Key_T, CTRL, at=hands.window)
    hands.wait(lambda: hands.app.tray.is_shown() and hands.app.tray.view().tabs.count() == count + 1)
    return hands.app.tray.view().page.toPlainText().replace("\xa0", " ")


def follow(hands, number: int) -> None:
    """Go to the passage of this number with Tab, from 1, and open it with Return."""
    page = hands.app.tray.view().page
    for _ in range(number):
        hands.press(Qt.Key.Key_Tab, at=page)
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Return, at=page)


def test_the_pages_are_quoted_in_both_directions_under_the_sentence(tray) -> None:
    add(tray, "Warfarin", "Simvastatin", "Miconazole")
    text = show(tray, 3)
    view = tray.app.tray.view()
    assert view.notice.isVisible() and view.notice.text() == NOTICE == notice()
    assert "The page of Simvastatin says of Warfarin\nInteractions  Warfarin: test more often.\n" in text
    assert "Dosage  Halve the dose with warfarin.\n" in text
    assert "The page of Warfarin does not name Simvastatin." in text
    assert "The page of Miconazole says of Simvastatin\nInteractions  Other azoles with simvastatin" in text
    assert "no interaction" not in text.lower()
    hit = view.page.document().find("warfarin", 0)
    assert hit.charFormat().fontWeight() >= 700


def test_pairs_that_say_nothing_are_listed_in_one_line(tray) -> None:
    add(tray, "Warfarin", "Metformin", "Paracetamol", "Simvastatin")
    text = show(tray, 4)
    line = next(line for line in text.splitlines() if line.startswith("Pages of which"))
    assert line == (
        "Pages of which neither names the other: Warfarin with Metformin, Paracetamol; "
        "Metformin with Paracetamol, Simvastatin; Paracetamol with Simvastatin."
    )


def test_a_passage_opens_at_its_place_and_escape_leads_back(tray) -> None:
    tray.open("metformin")
    tray.choose_tab("Side effects")
    tray.press(Qt.Key.Key_Escape, at=tray.window.drugs.field)
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    follow(tray, 2)
    assert (tray.title(), tray.tab()) == ("Simvastatin", "Dosage")
    assert not tray.app.tray.is_shown()
    [mark] = tray.view.page.extraSelections()
    assert mark.cursor.selectedText() == "warfarin"
    tray.press(Qt.Key.Key_Escape, at=tray.view.page)
    assert tray.app.tray.is_shown() and tray.app.tray.view().tabs.count() == 3
    follow(tray, 2)
    assert tray.app.actions.back.isEnabled()
    tray.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, at=tray.window)
    assert tray.app.tray.is_shown() and not tray.view.find_bar.isVisible()
    tray.press(Qt.Key.Key_Escape, at=tray.app.tray.view())
    assert not tray.app.tray.is_shown()


def test_a_passage_of_the_open_page_is_shown_on_it(tray) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    assert tray.title() == "Simvastatin"
    follow(tray, 1)
    assert tray.tab() == "Interactions" and not tray.app.tray.is_shown()


def test_a_passage_far_down_a_long_page_is_found(tray, formulary: Path) -> None:
    filler = "Something of no weight is told here at length, and once more warfarin.\n\n" * 2500
    text = f"# Longine\n### Interactions\n{filler}Halve the dose of warfarin at the end.\n\n{filler}"
    (formulary / "longine.md").write_text(text, encoding="utf-8")
    tray.app.actions.reread.trigger()
    tray.wait_long(lambda: "Longine" in tray.titles())
    add(tray, "Warfarin", "Longine")
    text = show(tray, 2)
    tray.press(Qt.Key.Key_Tab, at=tray.app.tray.view().page)
    follow(tray, 1)
    tray.wait_long(lambda: "Halve the dose" in tray.view.page.textCursor().block().text())
    assert tray.view.page.viewport().rect().contains(tray.view.page.cursorRect().center())


def test_drugs_come_by_drag_by_menu_and_by_selection(tray) -> None:
    tray.open("warfarin")
    tray.press(Qt.Key.Key_Escape, at=tray.window.drugs.field)
    model, titles = tray.window.drugs.model, tray.titles()
    dragged = model.mimeData([model.index(titles.index(t)) for t in ("Warfarin", "Metformin")])
    drop(tray.window.tray, dragged, QPoint(20, 10))
    assert "2" in tray.window.tray.text()
    tray.window.drugs.view.customContextMenuRequested.emit(tray.row_rect("Simvastatin").center())
    menu = next(m for m in tray.window.drugs.findChildren(QMenu) if m.isVisible())
    next(action for action in menu.actions() if action.text() == "Add to named together").trigger()
    menu.close()
    QTest.mouseClick(tray.window.tray, Qt.MouseButton.LeftButton)
    tray.wait(lambda: tray.app.tray.is_shown())
    drop(tray.window.panes, model.mimeData([model.index(titles.index("Miconazole"))]), QPoint(20, 10))
    tray.wait(lambda: tray.app.tray.view().tabs.count() == 5)
    assert [tray.app.tray.view().tabs.tabText(n) for n in range(1, 5)] == [
        "Metformin",
        "Warfarin",
        "Simvastatin",
        "Miconazole",
    ]


def test_a_tab_shows_one_drug_and_its_cross_or_delete_takes_it_out(tray) -> None:
    add(tray, "Warfarin", "Simvastatin", "Miconazole")
    show(tray, 3)
    view = tray.app.tray.view()
    tray.press(Qt.Key.Key_2, CTRL, at=tray.window)
    assert view.tabs.tabText(view.tabs.currentIndex()) == "Warfarin"
    text = view.page.toPlainText()
    assert "Warfarin and Miconazole" in text and "Simvastatin and Miconazole" not in text
    cross = view.tabs.tabButton(3, view.tabs.ButtonPosition.RightSide)
    assert isinstance(cross, QToolButton) and cross.accessibleName() == "Take Miconazole out"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    tray.wait(lambda: view.tabs.count() == 3)
    view.tabs.setFocus()
    tray.press(Qt.Key.Key_Delete, at=view.tabs)
    tray.wait(lambda: view.tabs.count() == 2)
    assert "Put two or more drugs here" in view.page.toPlainText()


def test_an_empty_tray_says_how_it_is_filled(tray) -> None:
    assert "Ctrl+Shift+V" in show(tray, 0)
    assert tray.app.actions.print.isEnabled()
    tray.press(Qt.Key.Key_P, CTRL, at=tray.window)
    tray.press(Qt.Key.Key_Escape, at=tray.app.tray.view())
    assert not tray.app.actions.print.isEnabled()


def test_there_is_room_for_thirty(tray, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tray_control.MOST == MOST
    monkeypatch.setattr(tray_control, "MOST", 2)
    add(tray, "Warfarin", "Simvastatin", "Miconazole")
    assert "room for 2" in tray.window.message.label.text()
    assert len(tray.app.tray.ids()) == 2


def test_a_pasted_list_takes_what_it_names_and_asks_about_the_rest(tray) -> None:
    tray.press(Qt.Key.Key_V, CTRL, SHIFT, at=tray.window)
    dialog = tray.window.findChild(MedicationDialog)
    QGuiApplication.clipboard().setText("1. Warfarin 5 mg od\n- simvastatn 20 mg nocte\nnosuchthing\n")
    dialog.list.paste()
    assert not dialog.take.isEnabled()
    tray.wait(lambda: dialog.table.rowCount() == 3)
    chooser = dialog.table.cellWidget(1, 1)
    assert isinstance(chooser, QComboBox) and chooser.currentData() == ""
    assert dialog.table.item(0, 1).text() == "Warfarin" and "No page" in dialog.table.item(2, 1).text()
    assert len(dialog.ids()) == 1 and "2 line" in dialog.message.text()
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert chooser.currentText().startswith("Simvastatin")
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    tray.wait(lambda: tray.app.tray.is_shown() and tray.app.tray.view().tabs.count() == 3)


def test_what_was_chosen_for_a_line_stays_while_the_list_goes_on(tray) -> None:
    tray.app.actions.tray_list.trigger()
    dialog = tray.window.findChild(MedicationDialog)
    QTest.keyClicks(dialog.list, "simvastatn 20 mg")
    tray.wait(lambda: dialog.table.rowCount() == 1)
    dialog.table.cellWidget(0, 1).setCurrentIndex(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.list, "warfarin")
    tray.wait(lambda: dialog.table.rowCount() == 2)
    assert len(dialog.ids()) == 2
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not tray.app.tray.ids()


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_it_is_exported_with_the_sentence_and_every_provenance(tray, monkeypatch, tmp_path: Path, suffix: str) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    target = tmp_path / f"together{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    tray.press(Qt.Key.Key_E, CTRL, at=tray.app.tray.view().page)
    tray.wait(lambda: target.exists() and tray.window.message.isVisible())
    if suffix == ".html":
        text = target.read_text(encoding="utf-8")
        assert NOTICE in text and "says of Warfarin" in text and "does not name Simvastatin" in text
        assert text.count("not clinically reviewed") == 2 and "href=" not in text.partition("<body")[2]


def test_it_is_printed(tray) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    tray.press(Qt.Key.Key_P, CTRL, at=tray.app.tray.view().page)
    tray.wait(lambda: tray.window.findChild(QPrintPreviewDialog) is not None)
    preview = tray.window.findChild(QPrintPreviewDialog)
    assert preview.windowTitle().startswith("Print Warfarin, Simvastatin")
    preview.reject()
    tray.wait(lambda: not tray.app.tasks.busy())


def test_it_finds_and_copies(tray) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    view = tray.app.tray.view()
    tray.press(Qt.Key.Key_F, CTRL, at=view.page)
    tray._qtbot.keyClicks(view.find_bar.field, "halve")
    assert view.find_bar.count.text() == "1 of 1"
    tray.press(Qt.Key.Key_C, CTRL, SHIFT, at=view.page)
    assert NOTICE in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("with_key", [False, True])
def test_a_passage_opens_in_a_page_tab(tray, with_key: bool) -> None:
    tray.click_row("Metformin")
    add(tray, "Simvastatin", "Warfarin")
    show(tray, 2)
    before = tray.title()
    page = tray.app.tray.view().page
    page.setFocus()
    tray.press(Qt.Key.Key_Tab, at=page)
    tray.wait(lambda: page.focused_link() != "")
    place = page.cursorRect().center() - QPoint(12, 0)
    with tray.wait_for_page():
        if with_key:
            tray.press(Qt.Key.Key_Return, SHIFT, at=page)
        else:
            QTest.mouseClick(page.viewport(), Qt.MouseButton.MiddleButton, pos=place)
    assert tray.window.pages.tabs.titles() == [before, "Simvastatin"] and tray.title() == "Simvastatin"
    tray.press(Qt.Key.Key_Escape, at=tray.view.page)
    tray.wait(tray.app.tray.is_shown)


def test_a_page_that_changes_is_quoted_anew(tray, formulary: Path) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    page = formulary / "simvastatin.md"
    page.write_text("# Simvastatin\n### Interactions\nStop warfarin first.\n", encoding="utf-8")
    tray.app.actions.reread.trigger()
    tray.wait(lambda: "Stop warfarin first." in tray.app.tray.view().page.toPlainText())


def test_a_page_that_changes_leaves_the_cursor_where_it_is(tray, formulary: Path) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    tray.type("met")
    (formulary / "simvastatin.md").write_text("# Simvastatin\n### Interactions\nNot warfarin.\n", encoding="utf-8")
    tray.app.actions.reread.trigger()
    tray.wait(lambda: "Not warfarin." in tray.app.tray.view().page.toPlainText())
    assert tray.window.focusWidget() is tray.window.drugs.field


def test_what_was_in_it_before_is_put_back_without_being_shown(tray) -> None:
    add(tray, "Warfarin", "Simvastatin")
    ids = list(tray.app.tray.ids())
    tray.app.tray.empty()
    tray.app.tray.restore([*ids, ids[0], "formulary/gone.md"])
    assert not tray.app.tray.is_shown()
    show(tray, 2)
    assert tray.app.tray.ids() == ids


def test_a_drug_that_comes_while_the_tray_is_read_is_in_it(tray) -> None:
    add(tray, "Warfarin", "Simvastatin")
    tray.app.actions.tray.trigger()
    tray.press(Qt.Key.Key_Escape, at=tray.window.drugs.field)
    tray.app.list.tray_requested.emit(["formulary/miconazole.md"])
    tray.wait(lambda: tray.app.tray.is_shown() and not tray.app.tasks.busy())
    assert tray.app.tray.view().tabs.count() == 4


def test_another_library_empties_it(tray, tmp_path: Path) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.md").write_text("# Xamine\n", encoding="utf-8")
    tray.app.library.open_at_start([other])
    assert not tray.app.tray.ids() and not tray.app.tray.is_shown()


def test_theme_and_text_size_reach_it(tray) -> None:
    add(tray, "Warfarin", "Simvastatin")
    show(tray, 2)
    view = tray.app.tray.view()
    before = view.page.document().defaultFont().pointSizeF()
    tray.app.actions.larger.trigger()
    tray.wait(lambda: view.page.document().defaultFont().pointSizeF() > before)
    tray.app.actions.theme["dark"].trigger()
    accent = tray.app.theme.colours.accent
    assert not view.updatesEnabled(), "until it is made anew: never half in the colours of before"
    tray.wait(view.updatesEnabled)
    label = view.page.document().find("Interactions").charFormat()
    assert label.foreground().color().name() == accent
    assert "says of" in view.page.toPlainText()


def test_a_page_that_is_opened_meanwhile_stays_in_front(tray) -> None:
    add(tray, "Simvastatin", "Miconazole")
    goes_on = Event()
    tray.app.tasks.run(lambda _task: goes_on.wait(10), lambda _answer: None, lane="related")
    tray.press(Qt.Key.Key_T, CTRL, at=tray.window)
    tray.open("warfarin")
    goes_on.set()
    tray.wait(lambda: not tray.app.tasks.busy())
    assert tray.title() == "Warfarin"
    assert not tray.app.tray.is_shown()
    assert len(show(tray, 2)) > 0
