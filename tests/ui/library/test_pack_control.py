"""A window on a pack folder: a new pack is taken up and told, gone back from on this computer, and forward again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medviewer import cli
from medviewer.library.pack.publishing import publish
from medviewer.sealing.trust import Trust
from medviewer.ui.desk.changes_dialog import ChangesDialog
from medviewer.ui.library.pack_changes_dialog import PackChangesDialog
from tests.ui.conftest import DRUGS, write_page

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DOSES = ("1 mg", "3 mg", "5 mg")
Publish = Callable[[str], Path]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """Return an empty folder."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def publish_dose(share: Path, tmp_path: Path) -> Publish:
    """Return a function that publishes the library formulary with this dose of warfarin, and returns the pack there."""

    def published(dose: str) -> Path:
        folder, pack = tmp_path / dose / "formulary", tmp_path / f"{dose}.medpack"
        for drug in DRUGS:
            write_page(folder, *drug)
        warfarin = folder / "w" / "warfarin.md"
        warfarin.write_text(warfarin.read_text(encoding="utf-8").replace("**5 mg**", f"**{dose}**"), encoding="utf-8")
        assert cli.main(["pack", "build", str(folder), "-o", str(pack)]) == 0
        return publish(pack, share, Trust(), tmp_path / "index").file

    return published


def entry(hands) -> tuple[str, bool]:
    """Return what the menu's entry says, and whether it can be chosen."""
    action = hands.app.actions.pack_before
    return action.text().replace("&", ""), action.isEnabled()


def message(hands) -> str:
    """Return what the message line says; empty where it is hidden."""
    bar = hands.window.message
    return bar.label.text() if bar.isVisible() else ""


def has_dose(hands, dose: str) -> bool:
    """Tell whether the open page says so."""
    return f"Adults: {dose}" in hands.text().replace("\xa0", " ")


def dialog_of(hands, kind: type) -> QApplication:
    """Return the dialog of this kind, once it takes the keys."""
    hands.wait(lambda: isinstance(QApplication.activeWindow(), kind))
    return QApplication.activeWindow()


@pytest.fixture
def opened(open_window, share: Path, publish_dose: Publish):
    """Return hands that have read warfarin in the first pack of a pack folder: starred, with a note."""
    publish_dose(DOSES[0])
    hands = open_window(share)
    hands.open("warfarin")
    hands.press(Qt.Key.Key_D, CTRL, at=hands.window)
    hands.app.desk.notes.write(hands.view.opened().id, "dosage", "Ours: half of it.", "AB", title="Warfarin")
    hands.wait(lambda: bool(hands.app.keeper.favourites.ids()))
    hands.wait(lambda: hands.app.desk.readings.last(hands.view.opened().id) is not None)
    hands.wait(lambda: "first" in entry(hands)[0])
    return hands


@pytest.fixture
def updated(opened, publish_dose: Publish):
    """Return the same hands once the window has taken up a second pack."""
    publish_dose(DOSES[1])
    opened.app.session.read_again()
    opened.wait(lambda: has_dose(opened, DOSES[1]))
    opened.wait(lambda: entry(opened) == ("Back to the pack before", True))
    return opened


def test_the_first_pack_has_none_before_it(opened) -> None:
    assert entry(opened) == ("Back to the pack before (this is the first)", False)
    assert message(opened) == ""
    assert has_dose(opened, DOSES[0])


def test_a_new_pack_is_told_with_what_changed(updated) -> None:
    updated.wait(lambda: message(updated).startswith("“formulary”: 1 changed since the pack of "))
    updated._qtbot.mouseClick(updated.window.message.offered, Qt.MouseButton.LeftButton)
    dialog = dialog_of(updated, PackChangesDialog)
    assert dialog.model.index(0, 0).data() == "★ Warfarin"
    assert dialog.model.index(0, 2).data() == "Dosage"
    updated.press(Qt.Key.Key_Return, at=dialog.table)
    shown = dialog_of(updated, ChangesDialog)
    updated.wait(lambda: "[−1 mg] [+3 mg]" in shown.page.toPlainText().replace("\xa0", " "))
    updated.press(Qt.Key.Key_Escape, at=shown)
    dialog.close()
    updated.back()


def test_the_menu_lists_what_changed_since_the_pack_before(updated) -> None:
    updated.press(Qt.Key.Key_K, CTRL, SHIFT, at=updated.window)
    dialog = dialog_of(updated, PackChangesDialog)
    updated.wait(lambda: dialog.model.rowCount() == 1)
    assert dialog.lead.text().endswith(": 1 changed; 4 as before.")
    updated.press(Qt.Key.Key_Escape, at=dialog)
    updated.back()


def test_back_and_forward_on_this_computer_with_all_that_is_kept(updated, share: Path) -> None:
    pointer = (share / "current.toml").read_bytes()
    page_id = updated.view.opened().id
    updated.app.actions.pack_before.trigger()
    updated.wait(lambda: has_dose(updated, DOSES[0]))
    updated.wait(lambda: entry(updated) == ("Use the current pack", True))
    updated.wait(lambda: "this computer reads the pack of" in message(updated))
    desk = updated.app.desk
    assert desk.favourites.ids() == {page_id} and desk.readings.last(page_id) is not None
    assert [note.text for note in desk.notes.all()] == ["Ours: half of it."]
    assert "Ours: half of it." in updated.text()
    updated._qtbot.mouseClick(updated.window.message.offered, Qt.MouseButton.LeftButton)
    updated.wait(lambda: has_dose(updated, DOSES[1]))
    updated.wait(lambda: entry(updated) == ("Back to the pack before", True))
    assert desk.favourites.ids() == {page_id} and len(desk.notes.all()) == 1
    assert (share / "current.toml").read_bytes() == pointer


def test_a_computer_that_is_held_back_stays_so_and_hears_of_a_newer_pack(
    updated, share: Path, publish_dose: Publish, open_window, close_window
) -> None:
    updated.app.actions.pack_before.trigger()
    updated.wait(lambda: has_dose(updated, DOSES[0]))
    updated.wait(lambda: entry(updated) == ("Use the current pack", True))
    close_window(updated.app)
    publish_dose(DOSES[2])
    again = open_window(share)
    again.open("warfarin")
    assert has_dose(again, DOSES[0])
    again.wait(lambda: "held at the pack of" in message(again) and "a newer one" in message(again))
    again._qtbot.mouseClick(again.window.message.offered, Qt.MouseButton.LeftButton)
    again.wait(lambda: has_dose(again, DOSES[2]))


def test_a_pack_that_came_while_the_window_was_closed_is_told(
    updated, share: Path, publish_dose: Publish, open_window, close_window
) -> None:
    close_window(updated.app)
    publish_dose(DOSES[2])
    again = open_window(share)
    again.wait(lambda: message(again).startswith("“formulary”: 1 changed since the pack of "))
