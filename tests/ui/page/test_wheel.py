"""The wheel with Ctrl changes the size of all text, as the keys do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.configuring.site_file import combined, read
from medviewer.configuring.site_places import SYSTEM, SitePlace

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def turn(hands, delta: int, keys: Qt.KeyboardModifier = CTRL, over: QWidget | None = None) -> None:
    """Turn the wheel over the page, or over another part of the window."""
    viewport = over or hands.view.page.viewport()
    place = QPointF(viewport.rect().center())
    event = QWheelEvent(
        place,
        QPointF(viewport.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def sizes(hands) -> tuple[float, float]:
    """Return the size of the window's text, and of the page's."""
    return QApplication.font().pointSizeF(), hands.view.page.document().defaultFont().pointSizeF()


def test_it_does_what_the_keys_do(hands) -> None:
    hands.open("warfarin")
    window, page = sizes(hands)
    turn(hands, 240)
    hands.wait(lambda: sizes(hands) == (pytest.approx(1.2 * window), pytest.approx(1.2 * page)))
    hands.choose_tab("Dosage")
    hands.wait(lambda: sizes(hands)[1] == pytest.approx(1.2 * page))
    for _ in range(12):
        turn(hands, -120)
    assert sizes(hands)[0] == pytest.approx(0.7 * window)
    turn(hands, 120 * 50)
    assert sizes(hands)[0] == pytest.approx(2 * window)
    hands.press(Qt.Key.Key_0, CTRL)
    hands.wait(lambda: sizes(hands) == (window, page))


def test_over_the_tabs_it_changes_no_tab(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("Usage")
    window, _ = sizes(hands)
    turn(hands, -120, NONE, hands.view.tabs)
    assert hands.tab() == "Usage"
    turn(hands, -120, NONE, hands.window.drugs.filters)
    assert hands.window.drugs.filter() == "all"
    turn(hands, 120, CTRL, hands.view.tabs)
    assert hands.tab() == "Usage"
    assert sizes(hands)[0] == pytest.approx(1.1 * window)


def test_parts_of_a_step_add_up_and_without_ctrl_the_page_scrolls(hands) -> None:
    hands.open("warfarin")
    before = sizes(hands)
    for _ in range(7):
        turn(hands, 15)
    assert sizes(hands) == before
    turn(hands, 15)
    assert sizes(hands)[0] == pytest.approx(1.1 * before[0])
    hands.press(Qt.Key.Key_0, CTRL)
    turn(hands, 120, NONE)
    hands.wait(lambda: sizes(hands) == before)


def test_a_site_that_locks_the_size_is_obeyed(open_window, tmp_path: Path) -> None:
    file = tmp_path / "medviewer.toml"
    file.write_text('text_size = 100\nlocked = ["text_size"]\n', encoding="utf-8")
    place = read(SitePlace(SYSTEM, file))
    hands = open_window(configuration=combined([place] if place else []))
    hands.open("warfarin")
    before = sizes(hands)
    turn(hands, 360)
    assert sizes(hands) == before
