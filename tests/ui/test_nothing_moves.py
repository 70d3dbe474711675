"""Neither the list nor the page moves under the pointer when something is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.ui.services.settings import Settings
from tests.ui.conftest import Hands, OpenWindow

LONG = " ".join(["The disk of the pharmacy’s server has no room left for the pages."] * 9)


def settle() -> None:
    """Let the window lay itself out."""
    for _ in range(4):
        QApplication.processEvents()


def place_of(part: QWidget) -> QRect:
    """Return where a widget stands in its window."""
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def places(hands: Hands) -> dict[str, object]:
    """Return where all stands that somebody may be about to click or to read."""
    settle()
    view, drugs = hands.view, hands.window.drugs
    parts: dict[str, QWidget] = {
        "list": drugs.view,
        "scopes": drugs.filters,
        "name": view.column.short.name if view.column.short.isVisible() else view.header.name,
        "tabs": view.tabs,
        "page": view.page,
        "disclaimer": view.disclaimer,
        "star": view.header.star,
    }
    placed: dict[str, object] = {name: place_of(part) for name, part in parts.items()}
    return placed | {"scrolled": view.page.verticalScrollBar().value(), "top": view.page.cursorRect().top()}


@pytest.fixture(params=[(1280, 800, 100), (900, 600, 100), (900, 560, 200), (640, 480, 130)], ids=str)
def reading(request, open_window: OpenWindow, profile) -> Hands:
    """Return the hands of somebody who reads a page, in windows of all kinds."""
    width, height, zoom = request.param
    settings = Settings(profile.settings)
    settings.keep("view/zoom", zoom)
    settings.write()
    hands = open_window()
    hands.window.resize(width, height)
    hands.open("warfarin")
    return hands


def test_nothing_moves_when_a_message_comes_grows_and_goes(reading: Hands) -> None:
    before = places(reading)
    bar = reading.window.message
    for say in (
        lambda: reading.app.messages.say("Kept."),
        lambda: reading.app.messages.note("The desk was mended."),
        lambda: reading.app.messages.offer("Deleted.", "Undo", lambda: None, ("Not now", lambda: None)),
        lambda: reading.app.messages.say(LONG),
    ):
        say()
        assert places(reading) == before
        assert bar.isVisible() and bar.width() == reading.window.panes.width()
        assert bar.label.height() >= bar.label.heightForWidth(bar.label.width())
    while bar.isVisible():
        QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
        assert places(reading) == before


def test_a_message_of_a_line_covers_no_line_of_the_page(open_window: OpenWindow) -> None:
    hands = open_window()
    hands.window.resize(1280, 800)
    hands.open("warfarin")
    hands.app.messages.say("Kept.")
    settle()
    bar, page = place_of(hands.window.message), place_of(hands.view.page)
    assert bar.bottom() == place_of(hands.window.panes).bottom()
    assert page.bottom() - bar.top() < hands.window.fontMetrics().height()


def test_what_is_typed_into_the_find_bar_is_seen_beside_a_message(reading: Hands) -> None:
    for open_first in (True, False):
        if open_first:
            reading.app.actions.find.trigger()
        reading.app.messages.say(LONG)
        if not open_first:
            reading.app.actions.find.trigger()
        settle()
        bar, find = place_of(reading.window.message), place_of(reading.view.find_bar)
        assert bar.bottom() < find.top()
        assert reading.view.find_bar.field.hasFocus()
        reading.view.find_bar.close_bar()
        settle()
        assert reading.window.message.geometry().bottom() == reading.window.panes.height() - 1
        reading.window.message.hide()


def test_a_message_is_as_wide_as_its_side_is_and_stays_at_its_foot(open_window: OpenWindow) -> None:
    hands = open_window()
    hands.window.resize(1000, 700)
    hands.open("warfarin")
    hands.app.messages.say(LONG)
    bar, panes = hands.window.message, hands.window.panes
    for size in ((700, 500), (1200, 640)):
        hands.window.resize(*size)
        settle()
        assert bar.geometry().bottomRight() == panes.geometry().bottomRight() and bar.x() == 0
    hands.app.actions.larger.trigger()
    settle()
    assert bar.geometry().bottomRight() == panes.geometry().bottomRight()
    assert bar.height() > 2 * bar.fontMetrics().height()


def of_the_page(hands: Hands) -> dict[str, object]:
    """Return where all stands but the list, which is another one with each key."""
    return {part: place for part, place in places(hands).items() if part != "list"}


def test_nothing_moves_when_the_page_is_not_what_is_looked_for(reading: Hands) -> None:
    view = reading.view
    before = of_the_page(reading)
    reading.type("xyzzy")
    said = view.column.short.still_open if view.column.short.isVisible() else view.header.still_open
    reading.wait(said.isVisible)
    assert of_the_page(reading) == before
    assert said.text().startswith("Still open.") and "xyzzy" in (said.toolTip() or said.text())
    assert said.accessibleName() or said.text()
    reading.window.drugs.field.clear()
    reading.wait(lambda: not said.isVisible())
    assert of_the_page(reading) == before


def test_what_says_that_a_page_is_still_open_covers_neither_name_nor_warning(
    open_window: OpenWindow, formulary
) -> None:
    page = next(formulary.rglob("warfarin.md"))
    page.write_text(page.read_text("utf-8").replace("title:", "is_banned: true\ntitle:"), "utf-8")
    hands = open_window()
    hands.window.resize(900, 800)
    hands.open("warfarin")
    hands.type("x" * 90)
    header = hands.view.header
    hands.wait(header.still_open.isVisible)
    settle()
    for part in (header.name, header.banned, header.buttons):
        assert part.isVisible() and not place_of(part).intersects(place_of(header.still_open))
    assert header.still_open.height() >= header.still_open.heightForWidth(header.still_open.width())
    assert header.rect().contains(header.still_open.geometry())


@pytest.mark.parametrize("query", ["paracetamool", "warfarim", "amoxicilln"])
def test_near_names_stay_under_the_pointer_while_the_text_is_looked_through(
    open_window: OpenWindow, query: str
) -> None:
    hands = open_window()
    hands.window.resize(1000, 700)
    drugs = hands.window.drugs
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.type(query)
    settle()
    assert drugs.model.rowCount() and drugs.notice.isVisible()
    first = place_of(drugs.view).top()
    hands.wait(lambda: "no page holds this text" in drugs.notice.text())
    settle()
    assert place_of(drugs.view).top() == first
    assert drugs.notice.height() >= drugs.notice.heightForWidth(drugs.notice.width())
    hands.type("warfarin")
    settle()
    assert not drugs.notice.isVisible()


def test_the_list_stays_where_it_is_when_the_sections_with_hits_are_known(open_window: OpenWindow) -> None:
    hands = open_window()
    drugs = hands.window.drugs
    for query in ("warfarin", "amox", "Amoxil"):
        hands.type(query)
        settle()
        first = place_of(drugs.view).top()
        hands.wait(lambda query=query: drugs.sections.count() > 1 and drugs.field.text() == query)
        settle()
        assert place_of(drugs.view).top() == first
    drugs.field.clear()
    settle()
    assert not drugs.sections.isVisible()


def test_the_wheel_over_the_sections_chooses_none(open_window: OpenWindow) -> None:
    hands = open_window()
    sections = hands.window.drugs.sections
    hands.type("warfarin")
    hands.wait(sections.isEnabled)
    spot = QPointF(sections.rect().center())
    still, none = QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        spot, spot, QPoint(), still, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(sections, turned)
    assert sections.currentIndex() == 0
    sections.setFocus()
    hands.press(Qt.Key.Key_Down, at=sections)
    assert sections.currentIndex() == 1
    hands.wait(lambda: hands.app.list.state.section not in (None, ""))
