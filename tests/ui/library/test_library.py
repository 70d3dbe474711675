"""The window and its library: opening, reading, changing on disk, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from medviewer.errors import LibraryError
from medviewer.ui.services import library_session

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_page_added_on_disk_appears(hands, formulary: Path) -> None:
    (formulary / "v").mkdir()
    (formulary / "v" / "vincristine.md").write_text("# Vincristine\n### Usage\nIn vein only.\n", encoding="utf-8")
    hands.wait(lambda: "Vincristine" in hands.titles())


def test_nobody_is_told_of_rows_once_a_library_closes(hands) -> None:
    """Else the list would ask the closed index for passages."""
    told: list[str] = []
    session = hands.app.session
    session.read_again()
    assert session.is_reading()
    session.rows_changed.connect(lambda: told.append("rows"))
    session.closing.connect(lambda: told.append("closing"))
    session.close()
    assert told == ["rows", "closing"]


def test_a_list_in_which_nothing_changes_is_not_shown_anew_while_it_is_read(hands, monkeypatch) -> None:
    """Each time costs as much as the list is long, while another thread works."""
    monkeypatch.setattr(library_session, "NEWS_PAUSE", 0.0)
    hands.wait(lambda: not hands.app.session.is_reading())
    told: list[str] = []
    session = hands.app.session
    session.reading.connect(lambda done, total: told.append(f"{done} of {total}"))
    session.rows_changed.connect(lambda: told.append("rows"))
    hands.press(Qt.Key.Key_F5, at=hands.window)
    hands.wait(lambda: "rows" in told and not session.is_reading())
    assert told[0].startswith("0 of ") and told.count("rows") == 1, told


@pytest.fixture
def seldom(monkeypatch: pytest.MonkeyPatch, hands):
    """Return hands before a window that would by itself look at its folders in minutes at the earliest."""
    monkeypatch.setattr(library_session, "PAUSE_PER_LOOK", 10**6)
    hands.wait(lambda: hands.app.session._timer.remainingTime() > 100_000)
    return hands


def test_a_page_saved_under_another_name_first_is_noticed_by_the_folder(seldom, formulary: Path) -> None:
    page = formulary / "w" / "warfarin.md"
    written = page.with_name("written")
    written.write_text(page.read_text(encoding="utf-8").replace("Warfarin", "Warfarol"), encoding="utf-8")
    written.replace(page)
    seldom.wait(lambda: "Warfarol" in seldom.titles())


def test_a_page_written_in_place_is_noticed_by_who_comes_back_to_the_window(seldom, formulary: Path) -> None:
    page = formulary / "w" / "warfarin.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Warfarin", "Warfarol"), encoding="utf-8")
    seldom.window.activated.emit()
    seldom.wait(lambda: "Warfarol" in seldom.titles())


def test_an_edited_page_is_shown_anew_and_the_reader_stays(hands, formulary: Path) -> None:
    hands.window.resize(900, 420)
    hands.open("warfarin")
    bar = hands.view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = hands.view.page.place()
    page = formulary / "w" / "warfarin.md"
    page.write_text(page.read_text(encoding="utf-8").replace("seldom a rash", "often a rash"), encoding="utf-8")
    hands.wait(lambda: "often a rash" in hands.text())
    assert hands.view.page.place() == pytest.approx(before, abs=0.02)
    assert hands.tab() == "All"


def test_an_open_page_that_is_removed_stays_readable_and_says_so(hands, formulary: Path) -> None:
    hands.open("warfarin")
    (formulary / "w" / "warfarin.md").unlink()
    hands.wait(lambda: hands.window.message.isVisible())
    assert "no longer in the library" in hands.window.message.label.text()
    assert "Warfarin" in hands.text()


def test_problems_are_counted_and_listed(hands, formulary: Path, qtbot) -> None:
    (formulary / "b").mkdir()
    (formulary / "b" / "broken.md").write_text("---\ntitle: Broken: page\n---\n# Broken\nText.\n", encoding="utf-8")
    hands.wait(lambda: hands.window.foot.problems.isVisible())
    qtbot.mouseClick(hands.window.foot.problems, Qt.MouseButton.LeftButton)
    dialog = next(d for d in hands.window.children() if d.objectName() == "problemsDialog")
    assert dialog.table.item(0, 0).text() == "formulary/b/broken.md"
    dialog.reject()


def test_another_folder_is_opened_from_the_menu(hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "zinc.md").write_text("# Zinc\n### Usage\nLack of zinc.\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    hands.press(Qt.Key.Key_O, CTRL)
    hands.wait(lambda: hands.titles() == ["Zinc"])


def test_a_second_folder_is_added(hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "zinc.md").write_text("# Zinc\n### Usage\nLack of zinc.\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    hands.app.actions.add_folder.trigger()
    hands.wait(lambda: len(hands.titles()) == 6)
    assert hands.titles()[-1] == "Zinc"


def test_a_named_folder_that_is_not_there_is_an_error(open_window, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="nowhere"):
        open_window(tmp_path / "nowhere")


def test_a_monograph_can_be_named_at_the_start(open_window) -> None:
    hands = open_window(name="coumadin")
    hands.wait(lambda: hands.view.opened() is not None)
    assert hands.title() == "Warfarin"


def test_an_unknown_name_at_the_start_is_said_and_searched(open_window) -> None:
    hands = open_window(name="warfarine")
    hands.wait(lambda: hands.window.message.isVisible())
    assert "Warfarin" in hands.window.message.label.text()
    assert hands.window.drugs.field.text() == "warfarine"


def test_the_window_comes_back_as_it_was_left(open_window, close_window) -> None:
    first = open_window()
    first.open("metformin")
    first.choose_tab("Dosage")
    first.press(Qt.Key.Key_D, CTRL)
    first.wait(lambda: bool(first.app.keeper.favourites.ids()))
    first.window.resize(760, 640)
    close_window(first.app)
    second = open_window()
    second.wait(lambda: second.view.opened() is not None)
    assert (second.title(), second.tab()) == ("Metformin", "Dosage")
    assert second.window.size().width() == 760
    assert second.app.keeper.favourites.ids() == {"formulary/m/metformin.md"}


def test_a_star_in_one_window_shows_in_the_other(open_window) -> None:
    one, other = open_window(), open_window()
    one.click_star_of("Warfarin")
    other.wait(lambda: other.app.keeper.favourites.ids() == {"formulary/w/warfarin.md"})


def test_the_bar_says_what_is_done_and_runs_on_to_the_end(open_window, formulary: Path, tmp_path: Path) -> None:
    big = tmp_path / "big"
    big.mkdir()
    for number in range(600):
        (big / f"drug{number:04}.md").write_text(f"# Drug {number:04}\n### Usage\nNot Drug 0001.\n", encoding="utf-8")
    seen: list[tuple[str, str, int]] = []
    hands = open_window(formulary)
    hands.wait(lambda: not hands.app.session.is_reading())
    bar = hands.window.foot.progress
    bar.valueChanged.connect(lambda value: seen.append((bar.accessibleName(), bar.toolTip(), value)))
    hands.app.library.add(big)
    hands.wait(lambda: bool(seen) and not hands.app.session.is_reading())
    naming = [one for one in seen if one[0] == "Looking for names of other drugs in the texts"]
    assert naming and min(value for _, _, value in naming) < 600
    assert [name for name, _, _ in seen] == sorted((name for name, _, _ in seen), reverse=True), "one after the other"


def test_reading_a_library_can_be_cancelled_and_what_is_read_is_used(open_window, tmp_path: Path) -> None:
    big = tmp_path / "big"
    big.mkdir()
    for number in range(3000):
        (big / f"drug{number:04}.md").write_text(f"# Drug {number:04}\n### Usage\nText.\n", encoding="utf-8")
    hands = open_window(big, rows=1)
    hands.wait(lambda: hands.window.foot.progress.isVisible() or len(hands.titles()) == 3000)
    hands.window.foot.cancel.click()
    assert not hands.window.foot.progress.isVisible()
    hands.click_row(hands.titles()[0])
    assert hands.title().startswith("Drug")


def test_broken_files_beside_the_pages_and_among_the_settings_are_said_and_the_pages_are_there(
    open_window, formulary: Path, profile
) -> None:
    for name in ("sections.toml", "aliases.toml", "tallman.toml", "current.toml"):
        (formulary / name).write_text(f"\na = {'[' * 500}", encoding="utf-8")
    profile.settings.mkdir(parents=True)
    (profile.settings / "packs.toml").write_text(f"a = {'{a=' * 500}", encoding="utf-8")
    hands = open_window(formulary)
    hands.wait(lambda: "packs.toml, line 1: " in hands.window.message.label.text())
    hands.wait(lambda: "4" in hands.window.foot.problems.text())
    catalogue = hands.app.session.catalogue
    assert {(one.source, one.line) for one in catalogue.problems()} == {
        (name, 2) for name in ("sections.toml", "aliases.toml", "tallman.toml", "current.toml")
    }
    assert len(hands.titles()) == 5
