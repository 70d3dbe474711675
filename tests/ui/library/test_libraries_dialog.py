"""The library manager, with real clicks, keys and drops: order, adding, removing, what stays as it was."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from medviewer.cli import main
from medviewer.configuring.configuration import Configuration, Origin
from medviewer.configuring.remembered_libraries import FILE, RememberedLibraries
from medviewer.locations import Profile, bundled_library
from medviewer.ui.library import libraries_dialog
from medviewer.ui.library.libraries_dialog import MOST, PLACE, STATE, LibrariesDialog
from tests.ui.conftest import DRUGS, write_page
from tests.ui.drags import drop

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(autouse=True)
def _closed_at_the_end() -> Iterator[None]:
    """Close the manager that a test leaves open."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, LibrariesDialog):
            widget.close()


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Return a second library: its own warfarin, and zinc."""
    folder = tmp_path / "ward"
    write_page(folder, "Warfarin", "warfarin sodium", "Coumadin", "ward", 3)
    write_page(folder, "Zinc", "zinc sulphate", "Solvazinc", "element", 45)
    return folder


@pytest.fixture
def both(open_window, formulary: Path, ward: Path):
    """Return hands before a window with two libraries, all read."""
    hands = open_window(formulary, ward, rows=7)
    hands.wait(lambda: not hands.app.tasks.busy())
    return hands


def manager(hands) -> LibrariesDialog:
    """Open the manager by its key, and wait until all is known."""
    hands.press(Qt.Key.Key_B, CTRL, SHIFT, at=hands.window)
    dialog = hands.window.findChild(LibrariesDialog)
    count = len(hands.app.session.libraries)
    hands.wait(lambda: sum(bool(cells(dialog, row)[5].strip("…")) for row in range(rows(dialog))) >= count)
    return dialog


def rows(dialog: LibrariesDialog) -> int:
    return dialog.table.topLevelItemCount()


def cells(dialog: LibrariesDialog, row: int) -> list[str]:
    item = dialog.table.topLevelItem(row)
    return [item.text(column) for column in range(dialog.table.columnCount())]


def names(dialog: LibrariesDialog) -> list[str]:
    return [cells(dialog, row)[0] for row in range(rows(dialog))]


def click(hands, button: QPushButton) -> None:
    hands._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Have the dialogs of the system answer with a place."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))


def opened_by_return(hands, query: str) -> str:
    hands.open(query)
    return hands.view.opened().id


def opened_by_search(profile: Profile, capsys: pytest.CaptureFixture[str], query: str) -> str:
    """Return what the command says that the window opens."""
    capsys.readouterr()
    assert main(["--profile", str(profile.settings.parent), "search", "--json", query]) == 0
    return str(json.loads(capsys.readouterr().out)["opens"])


def test_each_library_is_listed_with_what_is_known_of_it(both, formulary: Path) -> None:
    dialog = manager(both)
    name, kind, pages, day, signature, size, state, place = cells(dialog, 0)
    assert (name, kind, pages, signature, state, place) == (
        "formulary",
        "Folder",
        "5",
        "Folder, not signed",
        "",
        str(formulary),
    )
    assert day == libraries_dialog.day_text(date.today().isoformat())
    assert size == both.window.locale().formattedDataSize(
        sum(file.stat().st_size for file in formulary.rglob("*.md")), 1, libraries_dialog.QLocale.DataSizeFormat(2)
    )
    assert dialog.table.topLevelItem(0).toolTip(7) == str(formulary)
    assert names(dialog) == ["formulary", "ward"]


@pytest.mark.skipif(os.name != "posix", reason="names of POSIX")
def test_a_folder_whose_name_hides_or_turns_something_is_shown_as_it_is(open_window, tmp_path: Path) -> None:
    folder = tmp_path / "ward\nsigned \u202eyb"
    write_page(folder, "Zinc", "zinc sulphate", "Solvazinc", "element", 45)
    dialog = manager(open_window(folder, rows=1))
    for column in (libraries_dialog.NAME, libraries_dialog.PLACE):
        assert cells(dialog, 0)[column].isprintable()
        assert cells(dialog, 0)[column].endswith("ward\ufffdsigned yb")


def test_return_opens_the_page_of_the_library_that_stands_first_by_now(
    both, profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert opened_by_return(both, "warfarin") == "formulary/w/warfarin.md"
    assert opened_by_search(profile, capsys, "warfarin") == "formulary/w/warfarin.md"
    dialog = manager(both)
    dialog.table.setFocus()
    both.press(Qt.Key.Key_Down, at=dialog.table)
    both.press(Qt.Key.Key_Up, ALT, at=dialog.table)
    assert names(dialog) == ["ward", "formulary"]
    assert dialog.table.currentItem().text(0) == "ward"
    both.press(Qt.Key.Key_Escape, at=dialog)
    assert opened_by_return(both, "warfarin") == "ward/w/warfarin.md"
    assert opened_by_search(profile, capsys, "warfarin") == "ward/w/warfarin.md"


def test_what_was_typed_before_the_order_changed_is_meant_in_the_new_order(both) -> None:
    both.type("warfarin")
    dialog = manager(both)
    click(both, dialog.down)
    with both.wait_for_page():
        both.press(Qt.Key.Key_Return, at=both.window.drugs.field)
    assert both.view.opened().id == "ward/w/warfarin.md"


def test_a_row_is_moved_by_a_drop(both) -> None:
    dialog = manager(both)
    data = dialog.table.mimeData([dialog.table.topLevelItem(1)])
    top = dialog.table.visualItemRect(dialog.table.topLevelItem(0)).topLeft()
    drop(dialog.table.viewport(), data, top + QPoint(20, 0))
    both.wait(lambda: names(dialog) == ["ward", "formulary"])
    assert [library.name for library in both.app.session.libraries] == ["ward", "formulary"]


def test_what_is_no_row_is_not_dropped(both) -> None:
    dialog = manager(both)
    for text in ("7", "-1", "x", "", "²"):
        data = QMimeData()
        data.setData(libraries_dialog.MIME, text.encode())
        assert not dialog.table.dropMimeData(None, 0, data, Qt.DropAction.MoveAction)
    both.wait(lambda: not both.app.tasks.busy())
    assert names(dialog) == ["formulary", "ward"]


def test_order_and_names_are_there_at_the_next_start(both, open_window, close_window, profile: Profile) -> None:
    click(both, manager(both).down)
    close_window(both.app)
    again = open_window(unasked=True, rows=7)
    assert [library.name for library in again.app.session.libraries] == ["ward", "formulary"]


def test_a_change_of_order_reads_no_page(both) -> None:
    told: list[object] = []
    session = both.app.session
    session.reading.connect(lambda done, total: told.append((done, total)))
    session.pages_changed.connect(told.append)
    holdings = session.catalogue._holdings
    both.app.library._chosen.move(holdings[0].library.root, 1)
    assert session.catalogue._holdings == holdings[::-1]
    with both._qtbot.waitSignal(session.settled):
        session.look_soon()
    assert told == []


def test_adding_a_library_leaves_tray_page_query_and_comparison_as_they_were(
    hands, ward: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    hands.open("warfarin")
    hands.app.tray.add(["formulary/w/warfarin.md", "formulary/m/metformin.md"])
    hands.app.compare.compare(["formulary/w/warfarin.md", "formulary/p/paracetamol.md"])
    hands.wait(hands.app.compare.is_shown)
    hands.type("para")
    choose(monkeypatch, ward)
    hands.app.actions.add_folder.trigger()
    hands.wait(lambda: len(hands.app.session.listing()) == 7 and not hands.app.tasks.busy())
    assert hands.window.drugs.field.text() == "para"
    assert hands.titles()[0] == "Paracetamol"
    assert list(hands.app.tray.ids()) == ["formulary/w/warfarin.md", "formulary/m/metformin.md"]
    assert list(hands.app.compare.ids()) == ["formulary/w/warfarin.md", "formulary/p/paracetamol.md"]
    assert hands.app.compare.is_shown() and hands.view.opened().id == "formulary/w/warfarin.md"
    assert hands.window.tray.isVisible()


def test_only_the_pages_of_the_library_that_is_added_are_read(hands, ward: Path, monkeypatch) -> None:
    hands.wait(lambda: not hands.app.tasks.busy())
    counts, changes = [], []
    hands.app.session.reading.connect(lambda _done, total: counts.append(total))
    hands.app.session.pages_changed.connect(changes.append)
    choose(monkeypatch, ward)
    click(hands, manager(hands).add_folder)
    hands.wait(lambda: bool(changes))
    assert max(counts) == 2
    assert sorted(changes[0].added) == ["ward/w/warfarin.md", "ward/z/zinc.md"]


def test_the_same_folder_is_said_and_not_doubled(both, formulary: Path, tmp_path: Path, monkeypatch) -> None:
    dialog = manager(both)
    (tmp_path / "link").symlink_to(formulary)
    for place in (formulary, tmp_path / "link", tmp_path / "ward" / ".." / "formulary"):
        dialog.say("")
        choose(monkeypatch, place)
        click(both, dialog.add_folder)
        both.wait(lambda: "is open already: it is the library “formulary”" in dialog.message.text())
        assert names(dialog) == ["formulary", "ward"]


def test_a_folder_in_another_is_said(both, formulary: Path, monkeypatch) -> None:
    dialog = manager(both)
    choose(monkeypatch, formulary / "a")
    click(both, dialog.add_folder)
    both.wait(lambda: names(dialog) == ["formulary", "ward", "a"])
    assert "lie one in the other: some pages are listed twice" in dialog.message.text()


def test_a_removed_library_is_closed_and_its_favourites_stay(both, profile: Profile, ward: Path) -> None:
    both.click_star_of("Zinc")
    both.wait(lambda: both.app.keeper.favourites.ids() == {"ward/z/zinc.md"})
    both.app.tray.add(["ward/z/zinc.md", "formulary/m/metformin.md"])
    left_out = both.app.session.catalogue._holdings[1]
    dialog = manager(both)
    dialog.table.setFocus()
    both.press(Qt.Key.Key_Down, at=dialog.table)
    both.press(Qt.Key.Key_Delete, at=dialog.table)
    assert names(dialog) == ["formulary"]
    both.wait(lambda: not both.app.tasks.busy())
    assert left_out.index._closed
    assert "Zinc" not in both.titles()
    assert both.app.keeper.favourites.ids() == {"ward/z/zinc.md"}
    assert list(both.app.tray.ids()) == ["formulary/m/metformin.md"]
    assert [one.root.name for one in RememberedLibraries(profile.settings).read()] == ["formulary"]
    assert not dialog.remove.isEnabled() and "One library stays open" in dialog.remove.toolTip()
    both.press(Qt.Key.Key_Delete, at=dialog.table)
    assert names(dialog) == ["formulary"]


def test_a_library_that_is_removed_while_it_is_read_is_read_no_more(
    open_window, formulary: Path, tmp_path: Path
) -> None:
    big = tmp_path / "big"
    big.mkdir()
    for number in range(1500):
        (big / f"drug{number:04}.md").write_text(f"# Drug {number:04}\n### Usage\nText.\n", encoding="utf-8")
    hands = open_window(formulary, big, rows=5)
    hands.wait(hands.app.session.is_reading)
    hands.app.library._chosen.remove(big)
    hands.wait(lambda: not hands.app.tasks.busy() and not hands.app.session.is_reading())
    assert len(hands.app.session.listing()) == len(DRUGS)


def test_two_libraries_of_one_name_keep_their_ids_in_any_order(
    open_window, close_window, formulary: Path, tmp_path: Path
) -> None:
    other = tmp_path / "clinic" / "formulary"
    write_page(other, "Zinc", "zinc sulphate", "Solvazinc", "element", 45)
    hands = open_window(formulary, other, rows=6)
    dialog = manager(hands)
    assert names(dialog) == ["formulary", "formulary (clinic)"]
    click(hands, dialog.down)
    assert names(dialog) == ["formulary (clinic)", "formulary"]
    assert opened_by_return(hands, "zinc") == "formulary (clinic)/z/zinc.md"
    close_window(hands.app)
    again = open_window(unasked=True, rows=6)
    assert [(one.name, one.root) for one in again.app.session.libraries] == [
        ("formulary (clinic)", other),
        ("formulary", formulary),
    ]


def test_a_library_that_is_away_stays_in_the_list_and_comes_back(
    both, open_window, close_window, ward: Path, profile: Profile, tmp_path: Path, monkeypatch
) -> None:
    close_window(both.app)
    away = ward.rename(tmp_path / "away")
    for file in profile.index.glob("ward*"):
        file.unlink()
    hands = open_window(unasked=True)
    hands.back()
    dialog = manager(hands)
    assert (names(dialog), cells(dialog, 1)[6]) == (["formulary", "ward"], "Out of reach")
    third = tmp_path / "third"
    write_page(third, "Iron", "iron", "Fer", "element", 45)
    choose(monkeypatch, third)
    click(hands, dialog.add_folder)
    hands.wait(lambda: names(dialog) == ["formulary", "ward", "third"])
    assert [one.root.name for one in RememberedLibraries(profile.settings).read()] == ["formulary", "ward", "third"]
    dialog.close()
    hands.wait(lambda: hands.window.findChild(LibrariesDialog) is None)
    away.rename(ward)
    hands.back()
    dialog = manager(hands)
    hands.wait(lambda: [one.name for one in hands.app.session.libraries] == ["formulary", "ward", "third"])
    hands.wait(lambda: cells(dialog, 1)[2] == "2")


def test_a_library_that_is_measured_in_vain_keeps_nobody_waiting(both, monkeypatch) -> None:
    from threading import Event

    from medviewer.library import facts

    goes_on, real = Event(), facts.size_of

    def hanging(stored: Path, cancelled: object) -> int:
        if stored.name == "formulary":
            assert goes_on.wait(20)
        return real(stored)

    monkeypatch.setattr(facts, "size_of", hanging)
    both.press(Qt.Key.Key_B, CTRL, SHIFT, at=both.window)
    dialog = both.window.findChild(LibrariesDialog)
    both.wait(lambda: "B" in cells(dialog, 1)[5] or "bytes" in cells(dialog, 1)[5])
    assert cells(dialog, 0)[5] == "…"
    click(both, dialog.down)
    assert opened_by_return(both, "warfarin") == "ward/w/warfarin.md"
    goes_on.set()
    both.wait(lambda: "…" not in cells(dialog, 1)[5])


def test_what_the_site_locks_is_shown_and_cannot_be_changed(open_window, formulary: Path, ward: Path) -> None:
    file = Path("/etc/xdg/medviewer/medviewer.toml")
    locked = Configuration(libraries=(formulary, ward), origins={"libraries": Origin(file, True)})
    hands = open_window(unasked=True, rows=7, configuration=locked)
    dialog = manager(hands)
    buttons = (dialog.add_folder, dialog.add_pack, dialog.add_bundled, dialog.up, dialog.down, dialog.remove)
    assert not any(button.isEnabled() for button in buttons)
    assert {button.toolTip() for button in buttons} == {f"Set by your site, in {file}"}
    dialog.table.setFocus()
    hands.press(Qt.Key.Key_Down, ALT, at=dialog.table)
    hands.press(Qt.Key.Key_Delete, at=dialog.table)
    assert names(dialog) == ["formulary", "ward"]


def test_the_bundled_library_is_added_and_removed_like_any_other(hands) -> None:
    dialog = manager(hands)
    click(hands, dialog.add_bundled)
    hands.wait(lambda: names(dialog) == ["formulary", "Bundled sample"])
    assert not dialog.add_bundled.isEnabled()
    hands.wait(lambda: not hands.app.tasks.busy())
    hands.app.library._chosen.remove(bundled_library())
    assert names(dialog) == ["formulary"] and dialog.add_bundled.isEnabled()


def test_an_order_that_cannot_be_kept_is_in_force_and_that_is_said(both, profile: Profile) -> None:
    (profile.settings / FILE).unlink()
    (profile.settings / FILE).mkdir()
    click(both, manager(both).down)
    assert "cannot be written" in both.window.message.label.text()
    assert [library.name for library in both.app.session.libraries] == ["ward", "formulary"]


def test_a_window_opens_where_its_settings_cannot_be_written(open_window, profile: Profile) -> None:
    profile.settings.parent.mkdir(parents=True, exist_ok=True)
    profile.settings.write_text("no folder", encoding="utf-8")
    hands = open_window()
    click(hands, manager(hands).add_bundled)
    hands.wait(lambda: "cannot be written" in hands.window.message.label.text())
    assert len(hands.app.session.libraries) == 2


def test_a_folder_that_is_added_twice_in_one_go_is_there_once(hands, ward: Path, monkeypatch) -> None:
    dialog = manager(hands)
    choose(monkeypatch, ward)
    click(hands, dialog.add_folder)
    click(hands, dialog.add_folder)
    hands.wait(lambda: "is open already: it is the library “ward”" in dialog.message.text())
    hands.wait(lambda: not hands.app.tasks.busy())
    assert names(dialog) == ["formulary", "ward"]
    assert [library.name for library in hands.app.session.libraries] == ["formulary", "ward"]


def test_the_state_is_a_column_only_where_there_is_one_to_tell(both, formulary: Path) -> None:
    dialog = manager(both)
    assert dialog.table.isColumnHidden(STATE)
    (formulary / "twice.md").write_text("---\ntitle: Twice\ntitle: Again\n---\n\n### Usage\n\nx\n", encoding="utf-8")
    both.app.session.look_soon()
    both.wait(lambda: not dialog.table.isColumnHidden(STATE))
    assert cells(dialog, 0)[STATE] == "1 problem"


def test_a_place_is_whole_in_a_narrow_manager_and_has_the_rest_of_a_wide_one(both) -> None:
    dialog = manager(both)
    table, header = dialog.table, dialog.table.header()
    for width in (1600, 500, 1600):
        dialog.resize(width, 400)
        QApplication.processEvents()
        assert header.length() >= table.viewport().width()
        shown = min(table.sizeHintForColumn(PLACE), table.fontMetrics().averageCharWidth() * MOST)
        assert table.columnWidth(PLACE) >= shown
