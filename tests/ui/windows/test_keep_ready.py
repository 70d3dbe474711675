"""The program kept ready in the notification area: only where there is one, and never without a way back to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from medviewer.arriving.meeting_place import meeting_place
from medviewer.arriving.requests import BACKGROUND, DONE, LOOK_UP, StartRequest
from medviewer.locations import Profile
from medviewer.ui.application import Application, begin
from medviewer.ui.arrivals import Arrivals
from medviewer.ui.windows.keep_ready import KEY
from medviewer.ui.windows.look_up_window import LookUpWindow


class Area:
    """A desktop's notification area, which the tests' platform lacks."""

    def __init__(self) -> None:
        self.is_there = True

    def __call__(self) -> bool:
        return self.is_there


@pytest.fixture
def area(monkeypatch: pytest.MonkeyPatch) -> Area:
    """Return the notification area, whose icons are not shown: the platform says that it has none."""
    area = Area()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(area))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda self: self.setProperty("shown", True))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda self: self.setProperty("shown", False))
    return area


@pytest.fixture
def started(qapp: QApplication, qtbot, formulary: Path, profile: Profile) -> Iterator[Callable[..., Application]]:
    """Return a function that starts the program, in the background or with its window."""
    programs: list[Application] = []

    def start(way: str = "") -> Application:
        program = Application(qapp, profile)
        program.ready.is_there = QSystemTrayIcon.isSystemTrayAvailable
        programs.append(program)
        begin(program, [formulary], StartRequest(way=way))
        qtbot.waitUntil(lambda: len(program.shared.session.listing()) >= 5, timeout=20_000)
        qtbot.waitUntil(lambda: not program.shared.tasks.busy(), timeout=20_000)
        return program

    yield start
    for program in programs:
        if not program.property("ended"):
            end(program)
    qapp.setQuitOnLastWindowClosed(True)


def end(program: Application) -> None:
    """Quit it, and let all of it go."""
    program.setProperty("ended", True)
    program.quit()
    program.close()
    for parts in program.windows:
        parts.window.deleteLater()


def visible(program: Application) -> bool:
    """Return whether any window of it is seen."""
    return any(parts.window.isVisible() for parts in program.windows)


def has_icon(program: Application) -> bool:
    """Return whether its icon is in the notification area."""
    return any(icon.property("shown") for icon in program.ready.findChildren(QSystemTrayIcon))


def choose(program: Application, text: str) -> None:
    """Choose an entry of the icon's menu."""
    next(one for one in program.ready.menu().actions() if text in one.text().replace("&", "")).trigger()


def entry(program: Application) -> QAction:
    """Return the entry of the menu *Library*, as it is when the menu opens."""
    action = program.windows[0].actions.keep_ready
    program.windows[0].actions.refresh()
    return action


def test_closing_quits_unless_it_is_wanted(started, area: Area) -> None:
    program = started()
    assert (entry(program).isChecked(), has_icon(program)) == (False, False)
    program.windows[0].window.close()
    assert (visible(program), program._ends, has_icon(program)) == (False, True, False)


def test_closing_the_last_window_hides_it_and_open_brings_it_back(started, area: Area, qtbot) -> None:
    program = started()
    entry(program).trigger()
    assert (entry(program).isChecked(), has_icon(program)) == (True, True)
    parts = program.windows[0]
    qtbot.keyClicks(parts.window.drugs.field, "warfarin")
    with qtbot.waitSignal(parts.page.shown, timeout=20_000):
        qtbot.keyClick(parts.window.drugs.field, Qt.Key.Key_Return)
    second = program.open_window(parts)
    second.window.close()
    assert visible(program)
    parts.window.close()
    assert (visible(program), program._ends, has_icon(program)) == (False, False, True)
    assert not QApplication.quitOnLastWindowClosed()
    choose(program, "Open")
    assert visible(program)
    assert parts.window.monograph.opened().monograph.title == "Warfarin"
    entry(program).trigger()
    assert has_icon(program) is False
    parts.window.close()
    assert (program._ends, QApplication.quitOnLastWindowClosed()) == (True, True)


def test_quit_ends_a_program_that_nobody_sees(started, area: Area, qtbot) -> None:
    program = started()
    entry(program).trigger()
    program.windows[0].window.close()
    with qtbot.waitSignal(program.ended):
        choose(program, "Quit")
    assert has_icon(program) is False


def test_a_desktop_without_an_area_says_so_and_hides_nothing(started, area: Area) -> None:
    area.is_there = False
    program = started()
    action = entry(program)
    assert (action.isEnabled(), action.isChecked()) == (False, False)
    assert "no notification area" in action.toolTip()
    program.shared.settings.keep(KEY, "on")
    program.windows[0].window.close()
    assert program._ends


def test_an_area_that_goes_away_brings_the_window_back(started, area: Area, qtbot) -> None:
    program = started()
    entry(program).trigger()
    program.windows[0].window.close()
    area.is_there = False
    program.ready._timer.setInterval(10)
    qtbot.waitUntil(lambda: visible(program), timeout=20_000)
    program.windows[0].window.close()
    assert program._ends


def test_a_start_in_the_background_shows_no_window_until_it_is_asked_for(started, area: Area, qtbot) -> None:
    program = started("background")
    assert (visible(program), has_icon(program)) == (False, True)
    choose(program, "Look up…")
    (small,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, LookUpWindow) and one.isVisible())
    qtbot.keyClick(small.field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not program._ends
    choose(program, "Open")
    qtbot.waitUntil(lambda: visible(program), timeout=20_000)
    qtbot.waitUntil(program.windows[0].start_page.is_shown, timeout=20_000)


def test_a_start_in_the_background_without_an_area_shows_the_window_and_says_why(started, area: Area, qtbot) -> None:
    area.is_there = False
    program = started("background")
    assert visible(program)
    qtbot.waitUntil(lambda: "no notification area" in program.windows[0].window.message.label.text(), timeout=20_000)


def test_what_was_open_comes_back_at_the_first_show(started, area: Area, qtbot) -> None:
    program = started()
    parts = program.windows[0]
    qtbot.keyClicks(parts.window.drugs.field, "warfarin")
    with qtbot.waitSignal(parts.page.shown, timeout=20_000):
        qtbot.keyClick(parts.window.drugs.field, Qt.Key.Key_Return)
    end(program)
    later = started("background")
    later.show()
    qtbot.waitUntil(lambda: later.windows[0].window.monograph.opened() is not None, timeout=20_000)
    assert later.windows[0].window.monograph.opened().monograph.title == "Warfarin"


def test_a_further_start_looks_up_or_shows_the_window_of_a_program_that_waits(started, area: Area, qtbot) -> None:
    program = started(BACKGROUND)
    place = meeting_place(program.shared.profile)
    assert place is not None
    arrivals = Arrivals(program, place, program)
    assert arrivals.answer(StartRequest(way=BACKGROUND)) == DONE
    assert not visible(program)
    assert arrivals.answer(StartRequest(way=LOOK_UP)) == DONE
    qtbot.waitUntil(
        lambda: any(isinstance(one, LookUpWindow) and one.isVisible() for one in QApplication.topLevelWidgets())
    )
    assert not visible(program)
    assert arrivals.answer(StartRequest(name="warfarin")) == DONE
    qtbot.waitUntil(
        lambda: visible(program) and program.windows[0].window.monograph.opened() is not None, timeout=20_000
    )
    assert program.windows[0].window.monograph.opened().monograph.title == "Warfarin"
