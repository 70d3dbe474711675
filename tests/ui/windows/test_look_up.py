"""The small window in which a drug is looked up, over whatever else is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from medviewer.arriving.requests import StartRequest
from medviewer.locations import Profile
from medviewer.ui.application import Application, begin
from medviewer.ui.windows import look_up_window
from medviewer.ui.windows.look_up_window import LookUpWindow
from tests.ui.conftest import Hands


def look_up(program: Application) -> LookUpWindow:
    """Ask for the window and return it."""
    program.look_up()
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, LookUpWindow) and one.isVisible())
    return window


def said(window: LookUpWindow) -> str:
    """Return what stands below the names."""
    return window.words.toPlainText()


@pytest.fixture
def small(hands: Hands) -> LookUpWindow:
    """Return the look-up window beside the open one."""
    return look_up(hands.app.program)


@pytest.fixture
def started(qapp: QApplication, qtbot, formulary: Path, profile: Profile) -> Iterator[Callable[[str], Application]]:
    """Return a function that starts the program in one of its ways, with no window of before."""
    programs: list[Application] = []

    def start(way: str) -> Application:
        program = Application(qapp, profile)
        programs.append(program)
        begin(program, [formulary], StartRequest(way=way))
        qtbot.waitUntil(lambda: len(program.shared.session.listing()) >= 5, timeout=20_000)
        return program

    yield start
    for program in programs:
        program.quit()
        program.close()
        for parts in program.windows:
            parts.window.deleteLater()
    qapp.setQuitOnLastWindowClosed(True)


def test_the_first_name_is_chosen_and_its_first_words_are_read(hands: Hands, small: LookUpWindow, qtbot) -> None:
    qtbot.keyClicks(small.field, "warf")
    assert small.titles() == ["Warfarin"]
    hands.wait(lambda: "5 mg by mouth" in said(small))
    assert "formulary" in said(small)
    assert "not clinically reviewed" in said(small)
    assert "not signed" in said(small)


def test_return_opens_it_in_the_window_and_the_small_one_goes(hands: Hands, small: LookUpWindow, qtbot) -> None:
    hands.open("metformin")
    qtbot.keyClicks(small.field, "amox")
    assert small.titles() == ["Amoxicillin", "Amoxicillin + Clavulanic acid"]
    qtbot.keyClick(small.field, Qt.Key.Key_Down)
    with hands.wait_for_page():
        qtbot.keyClick(small.field, Qt.Key.Key_Return)
    assert hands.title() == "Amoxicillin + Clavulanic acid"
    assert small.isHidden()
    hands.app.actions.back.trigger()
    hands.wait(lambda: hands.title() == "Metformin")


def test_escape_hides_it_and_the_next_name_replaces_the_last(hands: Hands, small: LookUpWindow, qtbot) -> None:
    qtbot.keyClicks(small.field, "warf")
    qtbot.keyClick(small.field, Qt.Key.Key_Escape)
    assert small.isHidden()
    assert hands.window.isVisible()
    assert look_up(hands.app.program) is small
    qtbot.keyClicks(small.field, "para")
    assert small.titles() == ["Paracetamol"]
    small.close()
    assert small.isHidden()


def test_a_name_that_is_only_near_is_chosen_by_hand(hands: Hands, small: LookUpWindow, qtbot) -> None:
    qtbot.keyClicks(small.field, "metfomrin")
    assert small.titles() == ["Metformin"]
    qtbot.keyClick(small.field, Qt.Key.Key_Return)
    assert small.isVisible()
    assert "Down chooses one" in said(small)
    qtbot.keyClick(small.field, Qt.Key.Key_Down)
    hands.wait(lambda: "850 mg" in said(small))
    with hands.wait_for_page():
        qtbot.keyClick(small.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["", "   ", "qqqq", "%%%", "<b>warf"])
def test_what_names_nothing_opens_nothing(hands: Hands, small: LookUpWindow, qtbot, typed: str) -> None:
    small.field.setText(typed)
    qtbot.keyClick(small.field, Qt.Key.Key_Return)
    assert (small.isVisible(), hands.view.opened()) == (True, None)
    assert said(small)


def test_a_page_is_never_shown_under_another_name(hands: Hands, small: LookUpWindow, qtbot) -> None:
    qtbot.keyClicks(small.field, "warfarin")
    small.field.setText("paracetamol")
    hands.wait(lambda: "1000 mg" in said(small))
    assert "5 mg" not in said(small)
    small.field.setText("qqqq")
    hands.wait(lambda: not hands.app.program.shared.tasks.busy())
    assert "mg" not in said(small)


def test_nothing_is_kept_of_what_is_looked_up(hands: Hands, small: LookUpWindow, qtbot) -> None:
    qtbot.keyClicks(small.field, "warf")
    hands.wait(lambda: "5 mg by mouth" in said(small))
    small.field.setText("xqzzy")
    qtbot.keyClick(small.field, Qt.Key.Key_Escape)
    hands.wait(lambda: not hands.app.program.shared.tasks.busy())
    assert (hands.app.keeper.history.recent(), hands.app.keeper.names.failed_searches()) == ([], [])


def test_libraries_may_be_closed_while_it_reads(hands: Hands, small: LookUpWindow, qtbot, formulary: Path) -> None:
    qtbot.keyClicks(small.field, "warf")
    hands.app.library._opened([formulary])
    hands.wait(lambda: len(hands.titles()) == 5)
    small.field.setText("metf")
    hands.wait(lambda: "850 mg" in said(small))


def test_a_text_without_selection_says_so(hands: Hands, small: LookUpWindow, qtbot) -> None:
    assert not QApplication.clipboard().supportsSelection()
    small.activateWindow()
    hands.wait(small.isActiveWindow)
    qtbot.keyClick(small.field, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert "hands over no marked text" in said(small)


def test_a_marked_text_is_one_line_and_short(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    class Selection:
        """The clipboard of X11, which the tests' platform lacks."""

        def supportsSelection(self) -> bool:
            return True

        def text(self, mode: QClipboard.Mode) -> str:
            assert mode == QClipboard.Mode.Selection
            return "  Warfarin\n 5 mg\t" + "x" * 10_000

    monkeypatch.setattr(look_up_window.QApplication, "clipboard", Selection)
    assert look_up_window.marked_text().startswith("Warfarin 5 mg xxx")
    assert len(look_up_window.marked_text()) == 100


def test_a_start_with_the_small_window_alone_ends_with_it(started, qtbot) -> None:
    program = started("look-up")
    (small,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, LookUpWindow) and one.isVisible())
    assert not program.windows[0].window.isVisible()
    with qtbot.waitSignal(program.ended, timeout=20_000):
        qtbot.keyClick(small.field, Qt.Key.Key_Escape)


def test_a_start_with_the_small_window_goes_on_with_the_large_one(started, qtbot) -> None:
    program = started("look-up")
    (small,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, LookUpWindow) and one.isVisible())
    parts = program.windows[0]
    qtbot.keyClicks(small.field, "metf")
    with qtbot.waitSignal(parts.page.shown, timeout=20_000):
        qtbot.keyClick(small.field, Qt.Key.Key_Return)
    qtbot.waitUntil(parts.window.isVisible)
    qtbot.waitUntil(lambda: not parts.reader.is_reading() and not program.shared.tasks.busy(), timeout=20_000)
    assert parts.window.monograph.opened().monograph.title == "Metformin"
    assert not program._ends
