"""Several windows of one program, on one index and one desk."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from medviewer.configuring.section_order import SectionOrder
from medviewer.desk.store import Desk
from medviewer.locations import Profile
from medviewer.ui import application
from medviewer.ui.main_window import MainWindow
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_lines import PASSAGE

from ..conftest import Hands, write_page

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def beside(qtbot: QtBot) -> Callable[[Hands], Hands]:
    """Return a function that opens another window with the key, and returns its hands."""

    def open_another(hands: Hands) -> Hands:
        before = list(hands.app.program.windows)
        hands.back()
        hands.press(Qt.Key.Key_N, CTRL, SHIFT, at=hands.window)
        (app,) = (one for one in hands.app.program.windows if one not in before)
        qtbot.waitUntil(app.window.isVisible)
        other = Hands(app, qtbot)
        other.wait(lambda: bool(other.titles()))
        return other

    return open_another


def kept(hands: Hands) -> dict:
    """Return what the desk keeps of all windows."""
    return hands.app.desk.session.last() or {}


def passages(hands: Hands) -> int:
    """Return how many passages the list shows."""
    rows = hands.window.drugs.model
    return sum(rows.index(row).data(DrugRole.KIND) == PASSAGE for row in range(rows.rowCount()))


def close(hands: Hands) -> None:
    """Close a window as its user does, and wait until it is gone."""
    window = hands.window
    window.close()
    hands.wait(lambda: not isValid(window))


def crash(hands: Hands) -> None:
    """End the program as a kill does: no window is asked to keep anything."""
    for app in hands.app.program.windows:
        app.window.closing.disconnect()
        app.window.close()
        app.window.deleteLater()
    hands.app.program.close()


def test_a_new_window_shows_the_page_of_the_one_that_asked(hands: Hands, beside: Callable) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    other = beside(hands)
    other.wait(lambda: other.view.opened() is not None)
    assert (other.title(), other.tab()) == ("Warfarin", "Dosage")
    assert other.window.focusWidget() is other.window.drugs.field
    other.open("metformin")
    assert (hands.title(), other.title()) == ("Warfarin", "Metformin")
    assert other.app.actions.back.isEnabled() and not hands.app.actions.back.isEnabled()


def test_a_new_window_comes_with_all_that_is_known(open_window: Callable, formulary: Path, beside: Callable) -> None:
    (formulary / "x").mkdir()
    (formulary / "x" / "broken.md").write_bytes(b"---\ntitle: [\n---\n# Broken\n")
    hands = open_window(rows=6)
    hands.wait(lambda: hands.app.session.problem_count() > 0 and not hands.app.tasks.busy())
    other = beside(hands)
    assert other.window.foot.isVisible() == hands.window.foot.isVisible()
    assert other.titles() == hands.titles()


def test_what_is_kept_and_chosen_changes_in_all_windows_at_once(hands: Hands, beside: Callable) -> None:
    hands.open("warfarin")
    other = beside(hands)
    other.wait(lambda: other.view.opened() is not None)
    hands.press(Qt.Key.Key_D, CTRL, at=hands.window)
    other.wait(lambda: other.app.actions.star.isChecked())
    for action in ("theme_dark", "table_lists", "quiet_links", "print_notes"):
        of = {one.objectName(): one for one in hands.app.actions.all()}
        there = {one.objectName(): one for one in other.app.actions.all()}
        before = there[action].isChecked()
        of[action].trigger()
        other.wait(lambda action=action, there=there, before=before: there[action].isChecked() != before)
    assert (other.app.reader.linked, other.app.reader.in_lists, other.app.notes.are_printed) == (False, True, True)
    hands.wait(lambda: not hands.app.tasks.busy())
    hands.app.view.choose_theme("light")


def test_text_grows_by_one_step_whichever_window_asks(hands: Hands, beside: Callable) -> None:
    size = QApplication.font().pointSizeF()
    other = beside(hands)
    hands.app.actions.larger.trigger()
    other.app.actions.larger.trigger()
    assert QApplication.font().pointSizeF() == pytest.approx(size * 1.2)
    third = beside(other)
    assert QApplication.font().pointSizeF() == pytest.approx(size * 1.2)
    third.app.actions.normal_size.trigger()
    assert QApplication.font().pointSizeF() == pytest.approx(size)


def test_a_file_that_changes_reaches_each_window(hands: Hands, beside: Callable, formulary: Path) -> None:
    hands.open("warfarin")
    other = beside(hands)
    other.wait(lambda: other.view.opened() is not None)
    write_page(formulary, "Warfarin", "warfarin sodium", "Coumadin", "vitamin K antagonist", 7)
    for one in (hands, other):
        one.choose_tab("All")
        one.wait(lambda one=one: "7 mg" in one.text())
    page = formulary / "w" / "warfarin.md"
    page.rename(page.with_name("warfarin-sodium.md"))
    for one in (hands, other):
        one.wait(lambda one=one: one.view.opened().id.endswith("warfarin-sodium.md"))


def test_other_libraries_are_open_in_every_window(hands: Hands, beside: Callable, tmp_path: Path) -> None:
    hands.open("warfarin")
    hands.open("metformin")
    other = beside(hands)
    hands.window.drugs.field.clear()
    folder = tmp_path / "elsewhere"
    write_page(folder, "Zinc", "zinc", "Zinkit", "mineral", 10)
    other.app.library._open([folder])
    hands.wait(lambda: hands.titles() == other.titles() == ["Zinc"])
    assert not hands.app.actions.back.isEnabled()
    write_page(tmp_path / "third", "Iron", "iron", "Feros", "mineral", 10)
    hands.app.library.add(tmp_path / "third")  # beside what the other window chose
    other.wait(lambda: other.titles() == ["Iron", "Zinc"])
    assert list(hands.app.settings.folders()) == [folder, tmp_path / "third"]


def test_closing_one_window_closes_only_that(hands: Hands, beside: Callable) -> None:
    hands.open("warfarin")
    other = beside(hands)
    close(hands)
    assert other.app.program.windows == [other.app] and other.window.isVisible()
    other.open("metformin")
    other.wait(lambda: kept(other).get("page", {}).get("id") == "formulary/m/metformin.md")
    assert "windows" not in kept(other)


def test_what_a_closed_window_still_did_disturbs_nobody(hands: Hands, beside: Callable) -> None:
    other = beside(hands)
    gate = threading.Event()
    other.app.tasks.run(lambda _task: gate.wait(10), lambda _none: other.app.messages.say("late"))
    other.app.keeper.favourites.toggle("formulary/w/warfarin.md", "Warfarin")
    window = other.window
    window.close()
    hands.open("metformin")  # while the other's reading still hangs
    gate.set()
    hands.wait(lambda: not isValid(window))
    hands.wait(lambda: hands.app.keeper.favourites.ids() == {"formulary/w/warfarin.md"})


def test_two_windows_that_search_neither_end_nor_delay_each_other(hands: Hands, beside: Callable) -> None:
    other = beside(hands)
    gate = threading.Event()
    hands.app.tasks.run(lambda _task: gate.wait(10), lambda _none: None, lane="search")  # a long search of this window
    hands.type("complaint")
    other.type("scored")
    other.wait(lambda: passages(other) > 0)
    assert passages(hands) == 0
    gate.set()
    for letter in "nausea":  # each of these keys abandons the search of its own window alone
        other.window.drugs.field.insert(letter)
    hands.wait(lambda: passages(hands) > 0)


def test_an_abandoned_search_is_the_asker_s_own(hands: Hands) -> None:
    shared = hands.app.session.search()
    one, two = shared.for_asker(), shared.for_asker()
    two.interrupt()
    assert one._round == 0 and two._round == 1
    shared.interrupt()
    assert (one._round, two._round) == (1, 2)


def test_an_error_of_a_shared_job_is_said_by_the_window_in_front(hands: Hands, beside: Callable) -> None:
    other = beside(hands)
    other.back()
    other.app.program.shared.messages.say("Of all.")
    assert other.window.message.label.text() == "Of all." and not hands.window.message.isVisible()
    close(other)
    hands.app.program.shared.messages.say("Still said.")
    assert hands.window.message.label.text() == "Still said."


def test_all_windows_come_back_after_a_crash(hands: Hands, beside: Callable, open_window: Callable) -> None:
    hands.open("warfarin")
    other = beside(hands)
    other.open("metformin")
    other.choose_tab("Dosage")
    other.window.resize(700, 620)
    other.app.tray.add(["formulary/p/paracetamol.md"])
    other.wait(lambda: kept(other).get("windows", [{}])[0].get("tray") == ["formulary/p/paracetamol.md"])
    other.app.session_keeper.write()
    hands.wait(lambda: not hands.app.tasks.busy())
    crash(hands)
    again = open_window()
    again.wait(lambda: len(again.app.program.windows) == 2)
    app = again.app.program.windows[1]
    again.wait(lambda: app.window.monograph.opened() is not None and again.view.opened() is not None)
    assert again.title() == "Warfarin"
    assert app.window.monograph.header.name.text() == "Metformin" and app.window.monograph.tabs.key() == "dosage"
    assert list(app.tray.ids()) == ["formulary/p/paracetamol.md"] and not again.app.tray.ids()
    assert (app.window.width(), app.window.height()) == (700, 620)


def test_quitting_closes_all_windows_which_come_back(
    hands: Hands, beside: Callable, open_window: Callable, close_window: Callable
) -> None:
    hands.open("warfarin")
    other = beside(hands)
    other.open("metformin")
    other.press(Qt.Key.Key_Q, CTRL, at=other.window)
    assert not hands.window.isVisible() and not other.window.isVisible()
    close_window(hands.app)
    again = open_window()
    again.wait(lambda: len(again.app.program.windows) == 2)
    app = again.app.program.windows[1]
    again.wait(lambda: app.window.monograph.opened() is not None)
    assert app.window.monograph.header.name.text() == "Metformin"


SLOWLY = 700
"""Milliseconds from window to window in which something is done."""
PAGES = (
    "formulary/w/warfarin.md",
    "formulary/m/metformin.md",
    "formulary/p/paracetamol.md",
    "formulary/a/amoxicillin.md",
)


def keep_windows(profile: Profile) -> None:
    """Have the desk keep a window of each page, the first one's beside the others."""
    first, *further = ({"page": {"id": page}} for page in PAGES)
    with Desk.open(profile.desk_file) as desk:
        desk.session.keep({**first, "windows": further})


def kept_pages(hands: Hands) -> list[str]:
    """Return the pages of all windows that the desk keeps."""
    state = kept(hands)
    return sorted(one.get("page", {}).get("id", "") for one in (state, *state.get("windows", [])))


def open_pages(hands: Hands) -> list[str]:
    """Return the pages that the windows show."""
    opened = (app.window.monograph.opened() for app in hands.app.program.windows)
    return sorted(page.id for page in opened if page)


@pytest.fixture
def one_of_four(profile: Profile, open_window: Callable, monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Return the hands before the first of four windows, while the others are still to come."""
    monkeypatch.setattr(application, "BETWEEN", SLOWLY)
    keep_windows(profile)
    return open_window()


@pytest.fixture
def two_of_four(one_of_four: Hands) -> Hands:
    """Return the hands before the first of four windows, of which the second is painted and two are still to come."""
    hands = one_of_four
    hands.wait(lambda: len(hands.app.program.windows) == 2 and hands.app.program.windows[1].window.isVisible())
    return hands


def test_windows_come_back_one_after_another(one_of_four: Hands) -> None:
    hands = one_of_four
    seen: list[tuple[int, int]] = []
    beat = QTimer(hands.window)

    def count() -> None:
        shown = [app.window.isVisible() for app in hands.app.program.windows]
        seen.append((len(shown), sum(shown)))

    beat.timeout.connect(count)
    beat.start(0)
    hands.wait(lambda: open_pages(hands) == sorted(PAGES))
    assert list(dict.fromkeys(seen)) == [(1, 1), (2, 1), (2, 2), (3, 2), (3, 3), (4, 3), (4, 4)]
    ids = [app.window.monograph.opened().id for app in hands.app.program.windows]
    assert ids == list(PAGES)


def test_the_first_window_is_of_use_while_others_come_back(two_of_four: Hands) -> None:
    two_of_four.back()
    two_of_four.type("clav")
    assert two_of_four.titles() and len(two_of_four.app.program.windows) < 4
    two_of_four.wait(lambda: len(open_pages(two_of_four)) == 4)
    assert two_of_four.window.drugs.field.text() == "clav"


def test_quitting_while_windows_come_back_loses_none(
    two_of_four: Hands, open_window: Callable, close_window: Callable
) -> None:
    two_of_four.press(Qt.Key.Key_Q, CTRL, at=two_of_four.window)
    two_of_four._qtbot.wait(2 * SLOWLY)
    assert not any(app.window.isVisible() for app in two_of_four.app.program.windows)
    close_window(two_of_four.app)
    again = open_window()
    again.wait(lambda: open_pages(again) == sorted(PAGES))


def test_a_crash_while_windows_come_back_loses_none(two_of_four: Hands, open_window: Callable) -> None:
    two_of_four.app.session_keeper.write()
    two_of_four.wait(lambda: not two_of_four.app.tasks.busy())
    assert kept_pages(two_of_four) == sorted(PAGES)
    crash(two_of_four)
    again = open_window()
    again.wait(lambda: open_pages(again) == sorted(PAGES))


@pytest.mark.parametrize("number", [0, 1])
def test_a_window_that_is_closed_while_others_come_back_keeps_none_away(two_of_four: Hands, number: int) -> None:
    program = two_of_four.app.program
    program.windows[number].window.close()
    left = sorted(page for page in PAGES if page != PAGES[number])
    two_of_four.wait(lambda: open_pages(two_of_four) == left)
    program.windows[0].session_keeper.write()
    two_of_four.wait(lambda: kept_pages(two_of_four) == left)


def test_closing_the_only_window_before_the_others_are_shown_keeps_these(
    one_of_four: Hands, open_window: Callable, close_window: Callable
) -> None:
    hands = one_of_four
    close_at_once = QTimer(hands.window)
    program = hands.app.program
    close_at_once.timeout.connect(lambda: len(program.windows) == 2 and hands.window.close())
    close_at_once.start(0)
    hands.wait(lambda: not hands.window.isVisible())
    hands._qtbot.wait(2 * SLOWLY)
    assert len(program.windows) == 2 and not program.windows[1].window.isVisible()
    close_window(hands.app)
    again = open_window()
    again.wait(lambda: open_pages(again) == sorted(PAGES))


@pytest.mark.parametrize("further", [7, "x", [1, [], {"page": 3, "frame": {"geometry": 9}}], [{}], {"page": 1}])
def test_further_windows_of_any_shape_are_no_hindrance(
    profile: Profile, open_window: Callable, further: object
) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.session.keep({"windows": further, "later": "kept"})
    hands = open_window()
    hands.wait(lambda: not hands.app.session.is_reading() and not hands.app.tasks.busy())
    hands.back()
    hands.open("metformin")
    hands.wait(lambda: kept(hands).get("page", {}).get("id") == "formulary/m/metformin.md")
    assert kept(hands)["later"] == "kept"


def test_what_a_later_version_kept_stays_when_the_first_window_closes(hands: Hands, beside: Callable) -> None:
    hands.app.desk.session.keep({"later": ["a"]})
    other = beside(hands)
    other.open("metformin")
    close(hands)
    other.wait(lambda: kept(other).get("later") == ["a"] and "page" in kept(other))


def test_a_window_that_is_activated_while_it_closes_is_not_held(hands: Hands, beside: Callable) -> None:
    other = beside(hands)
    app, window = other.app, other.window
    window.close()
    hands.app.program.window_activated(app)
    assert hands.app.program.in_front() is hands.app
    hands.wait(lambda: not isValid(window))


def test_a_closed_window_is_freed(hands: Hands, beside: Callable) -> None:
    hands.open("warfarin")
    gone: list[weakref.ref] = []
    left: list[QObject] = []
    for _ in range(3):
        other = beside(hands)
        other.wait(lambda other=other: other.view.opened() is not None)
        gone += [weakref.ref(other.app), weakref.ref(other.app.page), weakref.ref(other.view.text)]
        left += [other.window, other.app.tasks, other.app.reader]
        close(other)
        del other
    hands.wait(lambda: not any(isValid(one) for one in left))
    left.clear()
    hands.wait(lambda: gc.collect() >= 0 and all(one() is None for one in gone))


def test_list_outline_and_order_of_sections_change_in_all_windows(hands: Hands, beside: Callable) -> None:
    hands.open("warfarin")
    other = beside(hands)
    other.wait(lambda: other.view.opened() is not None)
    order = other.tabs()
    for action in ("compact_list", "outline"):
        here, there = (getattr(one.app.actions, action) for one in (hands, other))
        before = there.isChecked()
        here.trigger()
        assert (here.isChecked(), there.isChecked()) == (not before, not before)
        there.trigger()
        assert (here.isChecked(), there.isChecked()) == (before, before)
    hands.app.settings.keep("view/sections", SectionOrder(("side_effects", "dosage", "usage")).as_text())
    assert other.tabs() == hands.tabs() != order
    hands.app.settings.forget("view/sections")
    assert other.tabs() == hands.tabs() == order


def test_another_language_starts_all_windows_again(hands: Hands, beside: Callable) -> None:
    other = beside(hands)
    language = hands.app.language.choice
    other.app.actions.language["de"].trigger()
    assert other.window.message.isVisible()
    assert hands.app.actions.language["de"].isChecked()
    hands.app.actions.language[language].trigger()
    assert not other.window.message.isVisible()
    other.app.actions.language["de"].trigger()
    other.window.message.offered.click()
    assert other.app.program.restarts
    assert not hands.window.isVisible() and not other.window.isVisible()
    hands.wait(lambda: len(kept(hands).get("windows", ())) == 1)


def test_a_new_window_without_a_page_shows_the_start_page(hands: Hands, beside: Callable) -> None:
    other = beside(hands)
    other.wait(other.app.start_page.is_shown)
    other.open("warfarin")
    assert other.app.actions.back.isEnabled()
    other.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, at=other.window)
    assert other.app.start_page.is_shown() and hands.view.opened() is None


def test_a_program_that_has_ended_asks_its_windows_nothing(hands: Hands) -> None:
    asked: list[bool] = []
    hands.app.session_keeper.register("asked", lambda: asked.append(True), lambda _none: None)
    hands.app.session_keeper.restore()
    hands.app.session_keeper.write()
    assert asked == [True]
    crash(hands)
    hands.app.session_keeper.write()
    assert asked == [True]


def test_a_window_that_was_asked_for_comes_back_though_the_program_ends_at_once(
    hands: Hands, open_window: Callable[[], Hands], close_window: Callable
) -> None:
    hands.wait(hands.app.is_complete)
    hands.app.program.open_window(hands.app)
    close_window(hands.app)
    again = open_window()
    again.wait(lambda: [one.window.isVisible() for one in again.app.program.windows] == [True, True])


class Restyled(QObject):
    """Notes the windows whose menus or lists take other colours, in turn."""

    def __init__(self, windows: list[MainWindow]) -> None:
        super().__init__()
        self.numbers: list[int] = []
        self._parts = {part: n for n, window in enumerate(windows) for part in (window.menuBar(), window.drugs)}
        for part in self._parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.numbers.append(self._parts[watched])
        return False


def test_each_window_takes_the_colours_in_turns_of_its_own(hands: Hands, beside: Callable, qtbot: QtBot) -> None:
    others = [beside(hands), beside(hands), beside(hands)]
    for one in others:
        one.wait(one.app.is_complete)
    windows = [hands.window, *(one.window for one in others)]
    hands.window.activateWindow()
    qtbot.waitUntil(hands.window.isActiveWindow)
    restyled = Restyled(windows)
    hands.app.actions.theme["dark"].trigger()
    assert not any(window.updatesEnabled() for window in windows)  # not half in each
    qtbot.waitUntil(lambda: all(window.updatesEnabled() for window in windows))
    assert [number for number, _ in groupby(restyled.numbers)] == [0, 1, 2, 3]
    close(others[1])
    hands.app.actions.theme["light"].trigger()
    hands.app.actions.theme["dark"].trigger()
    remaining = [window for window in windows if isValid(window)]
    assert len(remaining) == 3
    qtbot.waitUntil(lambda: all(window.updatesEnabled() for window in remaining))
    for window in remaining:
        seen = window.grab().toImage()
        for x in (2, window.width() - 20):
            assert seen.pixelColor(x, window.height() // 2).lightness() < 128
