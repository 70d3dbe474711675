"""Contents that need more room than the screen has scroll; others keep their room, and nothing scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QWidget

from medviewer.ui.base.small_screen import SmallScreen, room_on_screen


@pytest.fixture
def made(qtbot):
    """Return a function that shows a window with two buttons at the ends of contents that need a size."""

    def make(least: QSize) -> tuple[QMainWindow, SmallScreen, QPushButton, QPushButton]:
        window, inside = QMainWindow(), QWidget()
        first, last = QPushButton("first", inside), QPushButton("last", inside)
        row = QHBoxLayout(inside)
        row.addWidget(first)
        row.addStretch()
        row.addWidget(last)
        inside.setMinimumSize(least)
        area = SmallScreen(inside, window.menuBar(), window)
        window.setCentralWidget(area)
        qtbot.addWidget(window)
        window.resize(100, 100)
        window.show()
        qtbot.waitUntil(window.isVisible)
        window.activateWindow()
        return window, area, first, last

    return make


def test_a_window_is_no_larger_than_its_screen_whatever_is_in_it(made, qtbot) -> None:
    window, area, first, last = made(QSize(3000, 2000))
    room = room_on_screen(window)
    assert window.minimumSizeHint().boundedTo(room) == window.minimumSizeHint()
    assert area.horizontalScrollBar().maximum() > 0
    for button in (last, first):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda one=button: not one.visibleRegion().isEmpty())


def test_contents_that_fit_keep_their_room_and_nothing_scrolls(made, qtbot) -> None:
    window, area, _, last = made(QSize(400, 300))
    assert (window.width(), window.height()) >= (400, 300)
    assert area.horizontalScrollBar().maximum() == area.verticalScrollBar().maximum() == 0
    area.widget().setMinimumSize(500, 350)
    qtbot.waitUntil(lambda: window.width() >= 500)  # the window grows with what its contents need
    assert area.minimumSizeHint() == QSize(500, 350)
    assert not last.visibleRegion().isEmpty()


def test_keys_that_nobody_wanted_go_to_the_window(made) -> None:
    window, area, _, last = made(QSize(400, 2000))
    heard = []
    window.keyPressEvent = lambda event: heard.append(event.key())
    QTest.keyClick(last, Qt.Key.Key_PageDown)
    assert heard == [Qt.Key.Key_PageDown] and area.verticalScrollBar().value() == 0


def test_it_takes_no_focus_from_what_is_in_it(made, qtbot) -> None:
    _, area, first, last = made(QSize(400, 300))
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.mouseClick(area.widget(), Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
