"""A shared desk: what its site forbids is grey and says why, and after some minutes nothing is left of its reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from medviewer.desk.store import Desk
from medviewer.locations import Profile
from medviewer.ui.search.list_state import ListState
from tests.ui.conftest import Hands

SOON = 150
"""Milliseconds of a test's kiosk, in place of minutes."""


@pytest.fixture
def kiosk(open_window, site, formulary: Path) -> Hands:
    """Return the hands of somebody at a shared desk."""
    return open_window(configuration=site(f"kiosk = true\nlibraries = ['{formulary}']"), unasked=True)


def leave(hands: Hands, qtbot) -> None:
    """Go away, and wait until the desk notices."""
    watch = hands.app.program.kiosk
    watch.timer.setInterval(SOON)
    with qtbot.waitSignal(watch.left, timeout=20_000):
        watch.touch()
    watch.timer.setInterval(300_000)  # who comes next is left in peace


def grey(hands: Hands) -> set[str]:
    """Return the actions that say that the site has switched them off."""
    actions = hands.app.actions.all()
    return {one.objectName() for one in actions if "Switched off by your site" in one.toolTip() and not one.isEnabled()}


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("export = false", "export export_tab export_notes export_desk collection_export collection_pack"),
        ("printing = false", "print print_tab"),
        ("notes = false", "notes note_add note_edit note_delete export_notes import_notes"),
        ("history = false", "show_recent show_changed clear_history mark_read show_changes"),
        ("export = false\nprinting = false", "print export wall_sheet collection_wall"),
    ],
)
def test_what_is_forbidden_is_grey_and_says_why(open_window, site, text: str, forbidden: str) -> None:
    configuration = site(text)
    hands = open_window(configuration=configuration)
    hands.open("warfarin")
    assert set(forbidden.split()) <= grey(hands)
    assert ("wall_sheet" in grey(hands)) == ("export" in text and "printing" in text)
    file = configuration.locked_by(text.partition(" ")[0])
    assert str(file) in hands.window.findChild(QAction, forbidden.split()[0]).toolTip()
    hands.app.actions.refresh()
    assert set(forbidden.split()) <= grey(hands)
    offered = {title for title, _keys, _do in hands.app.actions.offered()}
    assert not {hands.app.actions._by_id[name].text().replace("&", "") for name in forbidden.split()} & offered


@pytest.mark.parametrize(("name", "text"), [("print", "printing"), ("export", "export"), ("note", "notes")])
def test_buttons_of_the_page_are_gone(open_window, site, name: str, text: str) -> None:
    hands = open_window(configuration=site(f"{text} = false"))
    hands.open("warfarin")
    header = hands.view.header
    header.set_starred(True)
    hands.app.theme.choose("dark")
    hands.open("metformin")
    assert [one for one in ("star", "note", "print", "export") if getattr(header, one).isHidden()] == [name]


def test_keys_of_what_is_forbidden_do_nothing(open_window, site) -> None:
    hands = open_window(configuration=site("export = false\nprinting = false\nnotes = false"))
    hands.open("warfarin")
    for key in (Qt.Key.Key_E, Qt.Key.Key_P, Qt.Key.Key_N):
        hands.press(key, Qt.KeyboardModifier.ControlModifier)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_a_print_to_a_file_is_an_export(open_window, site, qtbot, tmp_path: Path) -> None:
    hands = open_window(configuration=site("export = false"))
    hands.open("warfarin")
    hands.app.actions.print.trigger()
    (preview,) = hands.window.findChildren(QPrintPreviewDialog)
    printer = preview.printer()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    preview.paintRequested.emit(printer)
    hands.wait(lambda: "Switched off by your site" in hands.window.message.label.text())
    preview.reject()
    assert not (tmp_path / "paper.pdf").exists()


def test_a_wall_sheet_is_still_printed_where_files_are_forbidden(open_window, site) -> None:
    hands = open_window(configuration=site("export = false"))
    hands.open("warfarin")
    hands.app.actions.wall_sheet.trigger()
    (dialog,) = hands.window.findChildren(QDialog, "wallSheetDialog")
    hands.wait(dialog.print.isEnabled)
    assert (dialog.save.isEnabled(), "Switched off" in dialog.save.toolTip()) == (False, True)
    dialog.reject()


def test_a_table_of_sentences_is_neither_printed_nor_exported(open_window, site) -> None:
    hands = open_window(configuration=site("export = false\nprinting = false"))
    hands.type("complaint")
    hands.app.actions.results_table.trigger()
    hands.wait(lambda: any(hasattr(one, "model") and hasattr(one, "collect") for one in QApplication.topLevelWidgets()))
    (dialog,) = (one for one in QApplication.topLevelWidgets() if hasattr(one, "collect") and hasattr(one, "export"))
    hands.wait(dialog.collect.isEnabled)
    assert (dialog.print.isEnabled(), dialog.export.isEnabled()) == (False, False)
    dialog.reject()


def test_notes_of_before_are_neither_shown_nor_found_and_come_back(open_window, close_window, site) -> None:
    hands = open_window()
    hands.open("warfarin")
    page = hands.view.opened()
    done = []
    hands.app.keeper.writer.run(
        lambda desk: desk.notes.write(page.id, "", "Bridgewater rule", "AB", title=page.monograph.title, digest=""),
        done.append,
    )
    hands.wait(lambda: bool(done) and "Bridgewater" in hands.text())
    close_window(hands.app)
    hands = open_window(configuration=site("notes = false"))
    hands.open("warfarin")
    assert "Bridgewater" not in hands.text()
    hands.type("bridgewater")
    hands.wait(lambda: not hands.app.program.shared.tasks.busy())
    assert not [title for title in hands.titles() if title and "Bridgewater" in title]
    menu = QMenu(hands.window)
    hands.view.page.menu_opening.emit(menu, hands.view.page.textCursor())
    assert not [one.text() for one in menu.actions() if "note" in one.text()]
    close_window(hands.app)
    hands = open_window()
    hands.open("warfarin")
    assert "Bridgewater" in hands.text()


def test_no_history_is_kept_and_what_was_kept_is_not_shown(open_window, close_window, site, profile: Profile) -> None:
    hands = open_window()
    hands.open("warfarin")
    hands.wait(lambda: bool(hands.app.keeper.history.recent()))
    close_window(hands.app)
    with Desk.open(profile.desk_file) as desk:
        before = (desk.history.recent(), desk.session.last(), desk.failed.all(), desk.versions())
    hands = open_window(configuration=site("history = false"))
    hands.wait(hands.app.start_page.is_shown)
    assert (hands.app.keeper.history.recent(), hands.window.drugs.filters.isTabVisible(2)) == ([], False)
    hands.window.drugs.choose_filter("recent")
    assert hands.window.drugs.filter() == "all"
    hands.open("metformin")
    hands.type("xqzzy")
    close_window(hands.app)
    with Desk.open(profile.desk_file) as desk:
        assert (desk.history.recent(), desk.session.last(), desk.failed.all(), desk.versions()) == before
    assert "metformin" not in (profile.settings / "medviewer.ini").read_text(encoding="utf-8").lower()


def test_a_kiosk_watches_and_other_windows_do_not(hands: Hands) -> None:
    assert hands.app.program.kiosk is None


def test_after_some_minutes_nothing_is_left_of_the_reader(kiosk: Hands, qtbot) -> None:
    hands, app = kiosk, kiosk.app
    fresh = {key: value for key, value in app.session_keeper.state().items() if key != "frame"}
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    app.pages.open_beside(app.session.listing()[0].id)
    hands.wait(lambda: hands.title() == "Amoxicillin")
    app.tray.add([app.session.listing()[2].id])
    app.window.monograph.find_bar.open_bar("mg")
    app.pages.close(0)
    app.compare.compare([row.id for row in app.session.listing()[:2]])
    hands.wait(app.compare.is_shown)
    app.undo.offer("1 note deleted.", list)
    app.list.browse("letter")
    hands.type("patient name")
    leave(hands, qtbot)
    state = {key: value for key, value in app.session_keeper.state().items() if key != "frame"}
    assert state == fresh
    assert app.start_page.is_shown()
    drugs = hands.window.drugs
    assert (drugs.field.text(), drugs.filter(), app.list.state) == ("", "all", ListState())
    drugs.field.undo()
    assert drugs.field.text() == ""
    assert (app.reader.way(), app.reader.stops(), app.undo.can_undo()) == ((False, False), ((), ()), False)
    app.pages.reopen()
    app.actions.back.trigger()
    app.undo.undo()
    assert app.start_page.is_shown()
    assert hands.window.message.isHidden()
    assert (hands.window.message.label.text(), hands.window.windowTitle()) == ("", "medviewer")
    assert (hands.view.find_bar.isHidden(), hands.view.find_bar.field.text()) == (True, "")
    hands.open("paracetamol")
    assert hands.tab() == "All"


def test_other_windows_and_dialogs_are_closed(kiosk: Hands, qtbot) -> None:
    program = kiosk.app.program
    kiosk.open("warfarin")
    program.open_window(kiosk.app)
    asked = []
    QTimer.singleShot(0, lambda: leave(kiosk, qtbot))
    asked.append(kiosk.app.messages.ask("Sure?", "Or not?", "Yes"))
    kiosk.wait(lambda: len(program.windows) == 1)
    assert asked == [False]
    assert kiosk.app.start_page.is_shown()


def test_dialogs_that_wait_for_nobody_are_closed_too(kiosk: Hands, qtbot) -> None:
    kiosk.app.actions.libraries.trigger()
    kiosk.app.actions.tray_list.trigger()
    menu = QMenu(kiosk.window)
    menu.addAction("Open")
    menu.popup(kiosk.window.mapToGlobal(QPoint(5, 5)))
    leave(kiosk, qtbot)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog | QMenu) and one.isVisible()]


@pytest.mark.parametrize("kind", ["key", "mouse", "page"])
def test_who_is_here_is_left_in_peace(kiosk: Hands, kind: str) -> None:
    watch = kiosk.app.program.kiosk
    watch.timer.stop()
    if kind == "key":
        kiosk.press(Qt.Key.Key_Down)
    elif kind == "mouse":
        place = QPointF(40, 40)
        none = Qt.MouseButton.NoButton
        held = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(kiosk.window, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, held))
    else:
        kiosk.app.page.open(kiosk.app.session.listing()[0].id)
    assert watch.timer.isActive()


def test_what_lies_on_a_key_and_a_mouse_that_rests_are_nobody(kiosk: Hands) -> None:
    watch, held = kiosk.app.program.kiosk, Qt.KeyboardModifier.NoModifier
    place, none = QPointF(40, 40), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, held)
    QApplication.sendEvent(kiosk.window, moved)
    watch.timer.stop()
    QApplication.sendEvent(kiosk.window, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, held))
    repeated = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, held, "", True, 1)
    QApplication.sendEvent(kiosk.window.drugs.view, repeated)
    kiosk.window.resize(1000, 700)
    kiosk.app.theme.choose("dark")
    assert not watch.timer.isActive()


def test_what_is_printed_is_not_cut_off(kiosk: Hands, qtbot) -> None:
    import threading

    watch, goes_on, printed = kiosk.app.program.kiosk, threading.Event(), []
    kiosk.open("warfarin")
    kiosk.app.tasks.run(lambda _task: goes_on.wait(20), printed.append, lane="print")
    watch.timer.setInterval(20)
    with qtbot.waitSignal(watch.timer.timeout):
        watch.touch()
    assert kiosk.title() == "Warfarin"
    assert not kiosk.app.start_page.is_shown()
    with qtbot.waitSignal(watch.left, timeout=20_000):
        goes_on.set()
    assert printed == [True]
    assert kiosk.app.start_page.is_shown()


def test_favourites_and_collections_stay(kiosk: Hands, qtbot) -> None:
    kiosk.open("warfarin")
    kiosk.app.page.toggle_star()
    kiosk.wait(lambda: bool(kiosk.app.keeper.favourites.ids()))
    leave(kiosk, qtbot)
    assert [one.title for one in kiosk.app.keeper.favourites.all()] == ["Warfarin"]


def test_a_kiosk_starts_anew_each_time(open_window, close_window, site, formulary: Path) -> None:
    options = {"configuration": site(f"kiosk = true\nlibraries = ['{formulary}']"), "unasked": True}
    hands = open_window(**options)
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.window.drugs.choose_filter("favourites")
    close_window(hands.app)
    hands = open_window(**options)
    hands.wait(hands.app.start_page.is_shown)
    assert hands.window.drugs.filter() == "all"
    hands.open("metformin")
    assert hands.tab() == "All"
