"""A page that has changed since it was read says so and shows what is different, with real files and clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medviewer.locations import Profile
from medviewer.ui.desk.changes_dialog import ChangesDialog
from tests.ui.conftest import DRUGS, write_page

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def change(folder: Path, title: str, before: str, after: str) -> None:
    """Write a page of the library anew, with other words."""
    path = next(folder.rglob(f"{title.lower()}.md"))
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def read_again(hands) -> None:
    """Press F5 and wait until the library has been read."""
    with hands._qtbot.waitSignal(hands.app.session.settled, timeout=20_000):
        hands.press(Qt.Key.Key_F5, at=hands.window)


def digest(hands) -> str:
    """Return the content hash of the open page as the desk keeps it."""
    last = hands.app.desk.readings.last(hands.view.opened().id)
    return last.digest if last else ""


@pytest.fixture
def read(hands):
    """Return hands that have read warfarin, which carries a star."""
    hands.open("warfarin")
    hands.press(Qt.Key.Key_D, CTRL, at=hands.window)
    hands.wait(lambda: hands.app.keeper.favourites.ids() != frozenset() and digest(hands) != "")
    return hands


@pytest.fixture
def changed(read, formulary: Path):
    """Return hands before warfarin, whose dose is another one than when it was read."""
    change(formulary, "warfarin", "**5 mg**", "**3 mg**")
    read_again(read)
    read.wait(lambda: read.view.changed.isVisible())
    return read


def test_a_page_read_for_the_first_time_or_unchanged_says_nothing(read) -> None:
    assert not read.view.changed.isVisible()
    read.open("metformin")
    read.open("warfarin")
    assert not read.view.changed.isVisible()
    assert digest(read) == read.view.opened().monograph.digest


def test_a_changed_page_says_since_when_until_it_is_marked_as_read(changed) -> None:
    assert "Changed since you read it on" in changed.view.changed.label.text()
    before = digest(changed)
    changed.open("metformin")
    changed.open("warfarin")
    assert changed.view.changed.isVisible() and digest(changed) == before
    changed._qtbot.mouseClick(changed.view.changed.read, Qt.MouseButton.LeftButton)
    assert not changed.view.changed.isVisible()
    changed.wait(lambda: digest(changed) == changed.view.opened().monograph.digest != before)
    changed.open("metformin")
    changed.open("warfarin")
    assert not changed.view.changed.isVisible()


def test_the_difference_is_shown_word_by_word(changed) -> None:
    changed._qtbot.mouseClick(changed.view.changed.compare, Qt.MouseButton.LeftButton)
    changed.wait(lambda: isinstance(QApplication.activeWindow(), ChangesDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, ChangesDialog)
    changed.wait(lambda: "[−5 mg] [+3 mg]" in dialog.page.toPlainText().replace("\xa0", " "))
    assert "Dosage (changed)" in dialog.page.toPlainText()
    added, removed = dialog.page.document().find("3 mg"), dialog.page.document().find("5 mg")
    assert added.charFormat().fontUnderline() and removed.charFormat().fontStrikeOut()
    assert "Side Effects" in dialog.page.toPlainText().split("Unchanged sections:")[1]
    changed._qtbot.mouseClick(dialog.read, Qt.MouseButton.LeftButton)
    assert not changed.view.changed.isVisible()


def test_the_sections_of_a_library_are_its_own_in_what_was_read_too(open_window, formulary: Path) -> None:
    (formulary / "sections.toml").write_text('[dosage]\naliases = ["Dosierung"]\n', encoding="utf-8")
    page = formulary / "k" / "keepine.md"
    page.parent.mkdir()
    page.write_text("# Keepine\n\n**Usage:** For little.\n\n**Dosierung:** In the cool morning.\n", encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("keepine")
    hands.wait(lambda: digest(hands) != "")
    change(formulary, "keepine", "cool", "warm")
    read_again(hands)
    hands.wait(hands.view.changed.isVisible)
    hands._qtbot.mouseClick(hands.view.changed.compare, Qt.MouseButton.LeftButton)
    hands.wait(lambda: isinstance(QApplication.activeWindow(), ChangesDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, ChangesDialog)
    hands.wait(lambda: "Dosierung" in dialog.page.toPlainText())
    shown = dialog.page.toPlainText()
    dialog.close()
    assert "Dosage (changed)" in shown and "[−cool] [+warm]" in shown
    assert "Usage" in shown.split("Unchanged sections:")[1]


def test_keys_show_the_difference_and_mark_as_read(changed) -> None:
    changed.press(Qt.Key.Key_W, CTRL, SHIFT, at=changed.window)
    changed.wait(lambda: isinstance(QApplication.activeWindow(), ChangesDialog))
    changed.press(Qt.Key.Key_Escape, at=QApplication.activeWindow())
    changed.back()
    changed.press(Qt.Key.Key_R, CTRL, SHIFT, at=changed.window)
    assert not changed.view.changed.isVisible()
    changed.press(Qt.Key.Key_W, CTRL, SHIFT, at=changed.window)
    assert "as you read it" in changed.window.message.label.text()


def test_a_page_of_which_the_text_is_not_kept_says_so(changed) -> None:
    opened = changed.view.opened()
    changed.app.desk.readings.keep(opened.id, "Warfarin", "0" * 32, "x" * 2_000_000)
    changed.press(Qt.Key.Key_W, CTRL, SHIFT, at=changed.window)
    changed.wait(lambda: isinstance(QApplication.activeWindow(), ChangesDialog))
    dialog = QApplication.activeWindow()
    changed.wait(lambda: "not kept" in dialog.page.toPlainText())
    changed.press(Qt.Key.Key_Escape, at=dialog)
    changed.back()


def test_favourites_that_changed_are_gathered(changed) -> None:
    changed.wait(lambda: changed.window.foot.changed.isVisible())
    changed._qtbot.mouseClick(changed.window.foot.changed, Qt.MouseButton.LeftButton)
    changed.wait(lambda: changed.titles() == ["Changed since you read them", "Warfarin"])
    assert "Favourites" in changed.window.drugs.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    changed.press(Qt.Key.Key_R, CTRL, SHIFT, at=changed.window)
    changed.wait(lambda: changed.titles() == ["Changed since you read them"])
    assert not changed.window.foot.changed.isVisible()


def test_the_changed_stand_among_the_collections_and_have_a_key(changed) -> None:
    changed.wait(lambda: changed.window.foot.changed.isVisible())
    changed.press(Qt.Key.Key_9, ALT, at=changed.window)
    changed.wait(lambda: changed.titles() == ["Changed since you read them"])
    changed.press(Qt.Key.Key_0, ALT, at=changed.window)
    changed.wait(lambda: changed.titles() == ["Changed since you read them", "Warfarin"])
    changed.click_row("Warfarin")
    assert changed.view.changed.isVisible()


def test_a_member_of_a_collection_that_changed_is_gathered_too(hands, formulary: Path) -> None:
    hands.open("metformin")
    hands.wait(lambda: digest(hands) != "")
    hands.app.desk.collections.create("Ward 7")
    hands.app.desk.collections.add("Ward 7", hands.view.opened().id, "Metformin")
    change(formulary, "metformin", "850 mg", "500 mg")
    read_again(hands)
    hands.wait(lambda: hands.window.foot.changed.isVisible())
    hands.press(Qt.Key.Key_0, ALT, at=hands.window)
    hands.wait(lambda: hands.titles()[1:] == ["Metformin"])
    assert "Ward 7" in hands.window.drugs.model.index(1).data(Qt.ItemDataRole.ToolTipRole)


def test_a_favourite_that_is_gone_is_listed_as_gone(read, formulary: Path) -> None:
    (formulary / "w" / "warfarin.md").unlink()
    read_again(read)
    read.wait(lambda: read.window.foot.changed.isVisible())
    read.press(Qt.Key.Key_0, ALT, at=read.window)
    read.wait(lambda: read.titles()[1:] == ["Warfarin"])
    assert "No longer in the library" in read.window.drugs.model.index(1).data(Qt.ItemDataRole.ToolTipRole)


def test_it_works_across_the_replacement_of_the_whole_library(
    read, tmp_path: Path, open_window: Callable, close_window: Callable, profile: Profile
) -> None:
    close_window(read.app)
    newer = tmp_path / "formulary-2027"
    for title, generic, brand, drug_class, dose in DRUGS:
        write_page(newer, title, generic, brand, drug_class, dose + 1)
    hands = open_window(newer)
    hands.wait(lambda: hands.window.foot.changed.isVisible())
    hands.press(Qt.Key.Key_0, ALT, at=hands.window)
    hands.wait(lambda: hands.titles()[1:] == ["Warfarin"])
    hands.click_row("Warfarin")
    assert hands.view.opened().id.startswith("formulary-2027/") and hands.view.changed.isVisible()
    hands.press(Qt.Key.Key_W, CTRL, SHIFT, at=hands.window)
    hands.wait(lambda: isinstance(QApplication.activeWindow(), ChangesDialog))
    dialog = QApplication.activeWindow()
    hands.wait(lambda: "[−5 mg] [+6 mg]" in dialog.page.toPlainText().replace("\xa0", " "))
    hands._qtbot.mouseClick(dialog.read, Qt.MouseButton.LeftButton)
    hands.wait(lambda: hands.titles() == ["Changed since you read them"])


def test_what_was_kept_is_carried_over_to_the_library_that_took_the_place(
    read, tmp_path: Path, open_window: Callable, close_window: Callable, monkeypatch
) -> None:
    opened = read.view.opened()
    read.app.desk.notes.write(opened.id, "dosage", "At 18:00.", title="Warfarin", digest=opened.monograph.digest)
    close_window(read.app)
    newer = tmp_path / "formulary-2027"
    for title, generic, brand, drug_class, dose in DRUGS:
        write_page(newer, title, generic, brand, drug_class, dose + 1)
    hands = open_window(newer)
    hands.wait(lambda: hands.window.message.offered.isVisible() and "formulary" in hands.window.message.label.text())
    monkeypatch.setattr(hands.app.messages, "ask", lambda *_: True)
    hands._qtbot.mouseClick(hands.window.message.offered, Qt.MouseButton.LeftButton)
    hands.wait(lambda: hands.app.keeper.favourites.ids() == {"formulary-2027/w/warfarin.md"})
    hands.open("warfarin")
    assert "At 18:00." in hands.text() and hands.view.changed.isVisible()
    close_window(hands.app)
    again = open_window(newer)
    again.wait(lambda: again.app.follower.changed is not None)
    assert not again.window.message.offered.isVisible()
