"""What Return opens in a real window, whatever is typed and however fast: what the one rule says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from medviewer import locations
from medviewer.library.catalogue import Catalogue
from medviewer.library.names.folding import fold
from medviewer.library.records import name_libraries
from medviewer.locations import Profile
from medviewer.ui.application import Application
from tests.ui.conftest import write_page
from tests.ui.search.typed_queries import press_keys, type_all, type_while_reading

TITLE = re.compile(r'^title: "?(.+?)"?$', re.MULTILINE)
MISTYPED = str.maketrans("aeiou", "eioua")


@pytest.fixture(scope="module")
def titles() -> dict[str, Path]:
    """Return the titles of the bundled pages with their files."""
    files = sorted(locations.bundled_library().rglob("*.md"))
    return {
        file.read_text(encoding="utf-8").split("title: ", 1)[1].split("\n", 1)[0].strip('"'): file for file in files
    }


def queries_of(title: str) -> list[str]:
    """Return what may be typed of a title: it whole, parts of it, it wrongly spelt, within an order."""
    return [title, title.lower(), title[:5], title[:3], title[2:7], title[:3] + title[3:].translate(MISTYPED)]


def test_return_opens_what_the_rule_says_and_nothing_else(open_window, titles: dict[str, Path]) -> None:
    hands = open_window(locations.bundled_library(), rows=len(titles))
    hands.wait_long(lambda: not hands.app.session.is_reading())
    parts = [query for title in list(titles)[::6] for query in queries_of(title)]
    typed = type_all(hands.app, [*titles, *parts])
    assert len(typed) >= 200
    assert [one for one in typed if not one.is_right] == []
    known = {fold(title): file.name for title, file in titles.items()}
    opened = {fold(one.text): Path(one.opened[0]).name for one in typed if one.opened and fold(one.text) in known}
    assert opened == known
    assert {one.opened for one in typed if len(one.text) < 4} == {()}


def test_what_is_left_out_is_not_opened_and_the_mark_of_a_list_is_no_sign(open_window, titles: dict[str, Path]) -> None:
    hands = open_window(locations.bundled_library(), rows=len(titles))
    hands.wait_long(lambda: not hands.app.session.is_reading())
    typed = type_all(hands.app, ["-warfarin", "metformin -warfarin", "- warfarin", "*warfarin", "warfarin"])
    assert [one for one in typed if not one.is_right] == []
    assert [bool(one.opened) for one in typed] == [False, False, True, True, True]


def test_letters_that_come_slowly_open_the_same(open_window, titles: dict[str, Path]) -> None:
    hands = open_window(locations.bundled_library(), rows=len(titles))
    hands.wait_long(lambda: not hands.app.session.is_reading())
    typed = type_all(hands.app, ["Rx: furosemide 40 mg od", "metfo", "ASA", "warfarin", "wafarin", "war"], pause=60)
    assert [one for one in typed if not one.is_right] == []
    assert [bool(one.opened) for one in typed] == [True, True, False, True, False, False]


@pytest.fixture
def slowly_read(tmp_path: Path) -> Path:
    """Return a library that takes its time to be read."""
    folder = tmp_path / "large"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.md").write_text(f"# Testomycin {number}\n### Usage\nText.\n", encoding="utf-8")
    (folder / "zz.md").write_text("# Testomycin\n### Usage\nText.\n", encoding="utf-8")
    return folder


def test_return_that_waits_opens_in_a_window_that_is_behind_by_then(open_window, slowly_read: Path, qtbot) -> None:
    hands = open_window(slowly_read, rows=0)
    in_front = QWidget()
    qtbot.addWidget(in_front)
    in_front.show()
    in_front.activateWindow()
    hands.wait(lambda: in_front.isActiveWindow() and hands.app.session.is_reading())
    press_keys(hands.app, "testomycin")
    assert hands.app.session.is_reading()
    assert not hands.window.drugs.field.hasFocus()
    hands.wait_long(lambda: hands.title() == "Testomycin")
    assert hands.window.drugs.field.selectedText() == "testomycin"


def test_return_waits_before_anything_of_a_new_library_is_looked_at(
    qapp: QApplication, profile: Profile, formulary: Path, close_window, qtbot
) -> None:
    app = Application(qapp, profile).start((formulary,), None)
    press_keys(app, "warfarin")
    opened = app.window.monograph.opened
    qtbot.waitUntil(lambda: (one := opened()) is not None and one.monograph.title == "Warfarin")
    close_window(app)


def test_a_library_whose_reading_was_broken_off_is_read_to_its_end_before_return_opens(
    qapp: QApplication, profile: Profile, formulary: Path, close_window, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medviewer.library.indexing.refresh._STEP", 0)
    monkeypatch.setattr("medviewer.library.indexing.refresh._BATCH", 0)
    write_page(formulary, "Metforzine", "metforzine", "Zine", "none", 5)
    read: list[int] = []
    catalogue = Catalogue.open(name_libraries([formulary]), profile.index)
    catalogue.update(lambda done, _total: read.append(done), lambda: len(read) > 4)
    assert 0 < len(catalogue.editions()) < len(list(formulary.rglob("*.md"))) and not catalogue.is_whole()
    catalogue.close()
    app = Application(qapp, profile).start((formulary,), None)
    press_keys(app, "metfo")
    qtbot.waitUntil(lambda: not app.session.is_reading() and not app.tasks.busy())
    assert app.window.monograph.opened() is None
    press_keys(app, "warfarin")
    qtbot.waitUntil(lambda: app.window.monograph.opened() is not None)
    close_window(app)


def test_nothing_opens_while_names_are_still_unknown(open_window, slowly_read: Path) -> None:
    hands = open_window(slowly_read, rows=0)
    hands.wait(hands.app.session.is_reading)
    count, before = type_while_reading(hands.app, ["testomycin", "testomycin 7"])
    assert count > 0
    assert before == []
