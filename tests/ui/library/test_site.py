"""What a site sets for the window: defaults that a user may change, and locked values that nobody may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QToolTip

from medviewer.configuring.configuration import Configuration
from medviewer.locations import Profile, bundled_library
from medviewer.ui.menus.actions import TABLE
from medviewer.ui.services.settings import Settings
from tests.ui.conftest import DRUGS, write_page

Site = Callable[[str], Configuration]


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Return a library of the site, of two drugs."""
    for drug in DRUGS[:2]:
        write_page(tmp_path / "ward", *drug)
    return tmp_path / "ward"


def reopened(open_window, hands, close_window, **options: object):
    """Close a window as its user does, and open another one."""
    close_window(hands.app)
    hands = open_window(**options)
    hands.back()
    return hands


def menu_of(hands, action: str) -> QMenu:
    """Return the menu that an action stands in."""
    (menu,) = (one for one in hands.window.findChild(QAction, action).associatedObjects() if isinstance(one, QMenu))
    return menu


def tip_at(hands, action: str) -> str:
    """Return what is said where the pointer rests on an entry of an open menu."""
    menu = menu_of(hands, action)
    menu.popup(hands.window.mapToGlobal(QPoint(40, 40)))
    place = menu.actionGeometry(hands.window.findChild(QAction, action)).center()
    QApplication.sendEvent(menu, QHelpEvent(QHelpEvent.Type.ToolTip, place, menu.mapToGlobal(place)))
    said = QToolTip.text()
    QToolTip.hideText()
    menu.close()
    return said


def test_libraries_of_the_site_are_opened_until_others_are_chosen(
    open_window, close_window, site: Site, ward: Path, formulary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = site(f"libraries = ['{ward}']")
    options = {"configuration": configuration, "unasked": True, "rows": 2}
    hands = open_window(**options)
    assert hands.titles() == ["Amoxicillin", "Amoxicillin + Clavulanic acid"]
    hands = reopened(open_window, hands, close_window, **options)
    assert hands.app.settings.folders() == []
    assert hands.app.session.libraries[0].root == ward
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(formulary))
    hands.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: "Warfarin" in hands.titles())
    hands = reopened(open_window, hands, close_window, **options)
    hands.wait(lambda: "Warfarin" in hands.titles())


def test_the_bundled_library_can_be_chosen_instead(open_window, close_window, site: Site, ward: Path) -> None:
    options = {"configuration": site(f"libraries = ['{ward}']"), "unasked": True, "rows": 2}
    hands = open_window(**options)
    hands.app.actions.open_bundled.trigger()
    hands = reopened(open_window, hands, close_window, **options)
    assert [library.root for library in hands.app.session.libraries] == [bundled_library()]


def test_locked_libraries_go_before_what_was_open(
    open_window, close_window, site: Site, ward: Path, formulary: Path
) -> None:
    hands = open_window()
    assert hands.app.settings.folders() == [formulary]
    locked = site(f"libraries = ['{ward}']\nlocked = ['libraries']")
    hands = reopened(open_window, hands, close_window, configuration=locked, unasked=True, rows=2)
    assert [library.root for library in hands.app.session.libraries] == [ward]
    assert hands.app.settings.folders() == [formulary]
    hands.back()
    hands.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None
    assert tip_at(hands, "open_folder") == f"Set by your site, in {locked.locked_by('libraries')}"


def test_what_was_imported_is_not_opened_where_libraries_are_locked(
    open_window, ward: Path, site: Site, tmp_path: Path
) -> None:
    hands = open_window(configuration=site(f"libraries = ['{ward}']\nlocked = ['libraries']"), unasked=True, rows=2)
    hands.app.actions.import_labels.trigger()
    (dialog,) = (one for one in hands.window.findChildren(QDialog) if one.isVisible())
    dialog.open_requested.emit(tmp_path)
    assert [library.root for library in hands.app.session.libraries] == [ward]
    assert "set by your site" in hands.window.message.label.text()
    dialog.close()


@pytest.mark.parametrize("text", ["", "locked = []", "locked = ['require_signature', 'trusted_keys']"])
def test_where_nothing_of_the_window_is_locked_everything_can_be_done(open_window, site: Site, text: str) -> None:
    hands = open_window(configuration=site(text))
    assert hands.app.actions.larger.isEnabled()
    assert tip_at(hands, "larger") == ""


def test_each_setting_locks_what_changes_it(open_window, site: Site) -> None:
    names = ("libraries", "language", "theme", "text_size", "drug_links", "print_notes", "sections", "compact_list")
    hands = open_window(configuration=site(f"locked = {list(names)}"))
    locked = {entry.setting or entry.group for entry in TABLE if not hands.app.actions.of(entry).isEnabled()} - {""}
    assert locked == set(names)
    hands.open("warfarin")
    changing = [entry.id for entry in TABLE if (entry.setting or entry.group) in names]
    assert not any(hands.window.findChild(QAction, name).isEnabled() for name in changing)


def test_defaults_of_the_site_hold_until_the_user_chooses(open_window, close_window, site: Site) -> None:
    text = "[settings]\ntheme = 'dark'\ntext_size = 120\ndrug_links = false\nprint_notes = true\ncompact_list = true"
    configuration = site(text)
    hands = open_window(configuration=configuration)
    assert hands.app.view.is_compact and hands.app.actions.compact_list.isChecked()
    app = hands.app
    assert (app.theme.choice, app.settings.zoom(), app.reader.linked, app.notes.are_printed) == (
        "dark",
        120,
        False,
        True,
    )
    hands = reopened(
        open_window, hands, close_window, configuration=site(text.replace("dark", "light").replace("120", "90"))
    )
    assert (hands.app.theme.choice, hands.app.settings.zoom()) == ("light", 90)
    hands.app.actions.theme["contrast"].trigger()
    hands.press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    hands.app.actions.quiet_links.trigger()
    hands.app.actions.print_notes.trigger()
    app = reopened(open_window, hands, close_window, configuration=configuration).app
    assert (app.theme.choice, app.settings.zoom(), app.reader.linked, app.notes.are_printed) == (
        "contrast",
        100,
        True,
        False,
    )


def test_locked_settings_go_before_what_the_user_chose(open_window, close_window, site: Site, profile: Profile) -> None:
    hands = open_window()
    hands.app.actions.theme["contrast"].trigger()
    hands.press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    close_window(hands.app)
    locked = site("locked = ['theme', 'text_size']\n[settings]\ntext_size = 150")
    hands = open_window(configuration=locked)
    hands.back()
    assert (hands.app.theme.choice, hands.app.settings.zoom()) == ("system", 150)
    size = QApplication.font().pointSizeF()
    hands.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.font().pointSizeF() == size
    close_window(hands.app)
    before = Settings(profile.settings)
    assert (before.text("view/theme"), before.zoom()) == ("contrast", 90)


def test_the_language_of_the_site(open_window, site: Site) -> None:
    hands = open_window(configuration=site("locked = ['language']\n[settings]\nlanguage = 'de'"))
    assert hands.app.language.code == "de"
    assert hands.app.actions.language["de"].isChecked()
    assert not hands.app.actions.language["en"].isEnabled()


def test_mistakes_of_the_site_are_told_and_the_window_opens(open_window, site: Site) -> None:
    hands = open_window(configuration=site("libraries = ["))
    hands.wait(lambda: "it is not TOML" in hands.said() and "no pack is opened" in hands.said())
    assert "line 1: " in hands.said()


def test_a_library_around_the_desk_is_not_opened(open_window, site: Site, tmp_path: Path, monkeypatch) -> None:
    hands = open_window()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    hands.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "would lie in the library" in hands.window.message.label.text()
    assert len(hands.titles()) == len(DRUGS)


def test_a_window_opens_even_where_the_site_names_a_library_around_the_desk(
    open_window, site: Site, tmp_path: Path
) -> None:
    hands = open_window(configuration=site(f"libraries = ['{tmp_path}']"), unasked=True)
    assert [library.root for library in hands.app.session.libraries] == [bundled_library()]
    assert "would lie in the library" in hands.window.message.label.text()
