"""A window of which the list alone is made: letters wait for nothing else, and whatever needs more has it at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from medviewer.locations import Profile
from medviewer.ui.application import Application
from medviewer.ui.menus.palette import Palette
from medviewer.ui.window_parts import WindowParts
from tests.ui.drags import drop

CTRL = Qt.KeyboardModifier.ControlModifier
Start = Callable[..., WindowParts]


class Paintings(QObject):
    """Notes whether the right side was there at each painting of the list."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._window = parts.window
        self.had_page: list[bool] = []
        parts.window.drugs.view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.had_page.append(self._window.has_page_side())
        return False


@pytest.fixture
def start(
    qapp: QApplication, formulary: Path, profile: Profile, close_window: Callable[[WindowParts], None]
) -> Iterator[Start]:
    """Return a function that starts the program and returns before all of its window is made.

    What is not shown is not painted, and nothing more of it is made until it is asked for.
    """
    started: list[WindowParts] = []

    def make(shown: bool = True) -> WindowParts:
        program = Application(qapp, profile)
        parts = program.windows[0]
        if shown:
            program.start([formulary], None)
        else:
            parts.prepare()
            parts.library.open_at_start([formulary])
            parts.session.watch()
        started.append(parts)
        assert not parts.is_complete() and not parts.window.has_page_side()
        return parts

    yield make
    for parts in started:
        close_window(parts)
    qapp.processEvents()


@pytest.fixture
def parts(start: Start) -> WindowParts:
    return start()


def listed(parts: WindowParts) -> int:
    return parts.window.drugs.model.rowCount()


def test_the_list_is_painted_before_the_right_side_is_made(start: Start, qtbot: QtBot) -> None:
    parts = start(shown=False)
    paintings = Paintings(parts)
    parts.window.show()
    parts.when_painted(lambda: None)
    qtbot.waitUntil(parts.is_complete)
    assert paintings.had_page and not paintings.had_page[0]
    assert parts.window.panes.isVisible()


def test_letters_need_the_list_alone(parts: WindowParts, qtbot: QtBot) -> None:
    qtbot.keyClicks(parts.window.drugs.field, "metf")
    assert parts.window.drugs.field.text() == "metf" and not parts.window.has_page_side()
    qtbot.waitUntil(lambda: parts.is_complete() and listed(parts) > 0)
    assert parts.window.drugs.field.text() == "metf"


def test_return_opens_what_was_typed_before_there_was_a_page(start: Start, qtbot: QtBot) -> None:
    parts = start(shown=False)
    qtbot.waitUntil(lambda: parts.session.listing() is not None and len(parts.session.listing()) > 0)
    qtbot.keyClicks(parts.window.drugs.field, "metformin")
    qtbot.waitUntil(lambda: not parts.session.is_reading())
    assert not parts.is_complete()
    with qtbot.waitSignal(parts.page.shown):
        qtbot.keyClick(parts.window.drugs.field, Qt.Key.Key_Return)


def test_a_chord_is_done_though_nothing_was_there_to_do_it(parts: WindowParts, qtbot: QtBot) -> None:
    qtbot.keyClick(parts.window.drugs.field, Qt.Key.Key_K, CTRL)
    assert parts.is_complete()
    palette = parts.window.findChild(Palette)
    assert palette is not None and palette.isVisible()
    palette.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_key_that_is_no_letter_finds_all_of_the_window(parts: WindowParts, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(parts.window.drugs.field, key)
    assert parts.is_complete()


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.BackButton])
def test_a_click_finds_all_of_the_window(parts: WindowParts, button: Qt.MouseButton) -> None:
    place = QPointF(parts.window.drugs.view.mapTo(parts.window, QPoint(20, 20)))
    there = parts.window.mapToGlobal(place)
    press = QMouseEvent(QEvent.Type.MouseButtonPress, place, there, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(parts.window.windowHandle(), press)
    assert parts.is_complete()


def test_a_turn_of_the_wheel_finds_all_of_the_window(parts: WindowParts) -> None:
    place = QPointF(parts.window.drugs.view.mapTo(parts.window, QPoint(20, 20)))
    down, none = QPoint(0, -120), QPoint()
    rest = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    wheel = QWheelEvent(place, parts.window.mapToGlobal(place), none, down, *rest)
    QApplication.sendEvent(parts.window.windowHandle(), wheel)
    assert parts.is_complete()


START = """
import enum, sys
made, new = [], enum.EnumType.__new__

def noted(kind, name, *rest, **named):
    made.append(name)
    return new(kind, name, *rest, **named)

enum.EnumType.__new__ = noted
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from medviewer.locations import Profile
from medviewer.ui.application import Application

class Painted(QObject):
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            parts.stop()
            print(*{"WizardButton", "DeletionPolicy"} & set(made), sep="")
            sys.stdout.flush()
            qt.exit()
        return False

qt = QApplication([])
program = Application(qt, Profile.of(sys.argv[1]))
parts = program.windows[0]
painted = Painted(parts.window)
parts.window.drugs.view.viewport().installEventFilter(painted)
program.start([Path(sys.argv[2])], None)
qt.exec()
program.quit()
program.close()
"""


def test_a_list_is_painted_before_classes_are_made_that_it_does_not_use(formulary: Path, tmp_path: Path) -> None:
    """PySide makes one for each kind of widget, or of object, once Python is given one that it does not know."""
    arguments = [sys.executable, "-c", START, str(tmp_path / "profile"), str(formulary)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (0, "\n"), done.stderr


def test_the_menu_of_a_drug_has_all_its_entries(start: Start, qtbot: QtBot) -> None:
    entries: list[list[str]] = []
    for is_whole in (True, False):
        parts = start(shown=is_whole)  # a window that is not shown is not gone on with
        qtbot.waitUntil(lambda parts=parts: listed(parts) > 0)
        qtbot.waitUntil(lambda parts=parts, is_whole=is_whole: parts.is_complete() == is_whole)
        view = parts.window.drugs.view
        place = view.visualRect(view.model().index(0, 0)).center()
        qtbot.keyClick(view, Qt.Key.Key_Menu)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
        entries.append([action.text() for action in menu.actions()])
        menu.close()
    assert entries[0] == entries[1] and len(entries[0]) > 3


def test_what_is_dropped_on_a_window_of_a_list_is_taken(parts: WindowParts, tmp_path: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "nothing.medpack"))])
    drop(parts.window.windowHandle(), data, parts.window.drugs.mapTo(parts.window, QPoint(20, 20)))
    bar = parts.window.message
    qtbot.waitUntil(lambda: bar.isVisible() and "nothing.medpack" in bar.label.text())


def test_pages_that_are_asked_for_at_the_start_come_once_there_is_a_page(
    qapp: QApplication, formulary: Path, profile: Profile, close_window: Callable[[WindowParts], None], qtbot: QtBot
) -> None:
    parts = Application(qapp, profile).start([formulary], "metformin")
    qtbot.waitUntil(lambda: parts.window.opened_id().endswith("metformin.md"))
    close_window(parts)


def test_what_is_said_before_the_bar_is_made_is_seen(parts: WindowParts) -> None:
    parts.messages.say("Something is to be known.")
    assert parts.window.message.isVisible()
    assert parts.window.message.label.text() == "Something is to be known."


def test_what_is_taken_back_makes_no_bar(parts: WindowParts) -> None:
    parts.messages.withdraw("Nothing of the kind was said.")
    assert not parts.window.has_page_side()


def test_a_window_that_waits_unseen_is_whole(
    qapp: QApplication, formulary: Path, profile: Profile, close_window: Callable[[WindowParts], None]
) -> None:
    parts = Application(qapp, profile).start([formulary], None, shown=False)
    assert parts.is_complete()
    close_window(parts)


def test_one_more_window_is_whole_when_it_comes_up(parts: WindowParts, qtbot: QtBot) -> None:
    qtbot.waitUntil(parts.is_complete)
    other = parts.program.open_window(parts)
    assert not other.window.isVisible(), "its sides and its coming up take a turn each"
    qtbot.waitUntil(other.window.isVisible)
    assert other.is_complete()


def test_a_window_that_was_asked_for_stays_though_the_other_is_closed_at_once(parts: WindowParts, qtbot: QtBot) -> None:
    qtbot.waitUntil(parts.is_complete)
    other = parts.program.open_window(parts)
    parts.window.close()
    assert other.window.isVisible() and not other.program.ends
    assert other.program.windows == [other]


def test_a_window_that_closes_at_once_keeps_its_place_and_ends_the_program(parts: WindowParts) -> None:
    ended: list[bool] = []
    parts.program.ended.connect(lambda: ended.append(True))
    parts.window.resize(900, 650)
    parts.window.close()
    assert not parts.window.isVisible()
    assert parts.program.ends
    assert parts.settings.state("window/geometry") == parts.window.saveGeometry()


def test_a_window_that_is_closed_is_not_gone_on_with(parts: WindowParts, qapp: QApplication) -> None:
    parts.stop()
    for _ in range(50):
        qapp.processEvents()
    assert not parts.is_complete() and not parts.window.has_page_side()


def test_a_part_that_is_asked_for_early_is_made_then(parts: WindowParts) -> None:
    assert not parts.compare.ids() and parts.is_complete()
    with pytest.raises(AttributeError):
        parts.nothing_of_the_kind  # noqa: B018
