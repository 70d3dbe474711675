"""The window as it comes up: what is seen of it first, and how often that is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medviewer.configuring.configuration import Configuration
from medviewer.locations import Profile
from medviewer.ui.application import Application
from medviewer.ui.base.first_paint import LaterParts
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.start.start_page import StartPage
from medviewer.ui.window_parts import WindowParts
from tests.ui.conftest import OpenWindow

Begin = Callable[..., WindowParts]


class Painted(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def begin(
    qapp: QApplication, formulary: Path, profile: Profile, close_window: Callable[[WindowParts], None]
) -> Iterator[Begin]:
    """Return a function that shows the window of a new start, of which the list alone is made so far."""
    begun: list[WindowParts] = []

    def start(configuration: Configuration | None = None) -> WindowParts:
        parts = Application(qapp, profile, configuration=configuration).windows[0]
        begun.append(parts)
        parts.program.start([formulary], None)
        return parts

    yield start
    for parts in begun:
        close_window(parts)
    qapp.processEvents()


@pytest.fixture
def left_open(open_window: OpenWindow, close_window: Callable[[WindowParts], None]) -> None:
    """Leave a page open in the profile."""
    hands = open_window()
    hands.open("warfarin")
    close_window(hands.app)


def still(qapp: QApplication, painted: Painted) -> None:
    """Return once nothing was painted in a hundred turns of the event loop."""
    left = 100
    while left:
        before = painted.times
        qapp.processEvents()
        left = left - 1 if painted.times == before else 100


def made(parts: WindowParts, kind: type[QWidget]) -> QWidget | None:
    return parts.window.findChild(kind)


class Standing:
    """Calls a function with the start page, the first time that it stands."""

    def __init__(self, parts: WindowParts, then: Callable[[StartPage], None]) -> None:
        self._panes, self._then = parts.window.panes, then
        self.stands = False
        self._panes.currentChanged.connect(self._look)

    def _look(self) -> None:
        page = self._panes.currentWidget()
        assert isinstance(page, StartPage)
        page.stands.connect(lambda: self._stand(page))

    def _stand(self, page: StartPage) -> None:
        if not self.stands:
            self.stands = True
            self._then(page)


def test_the_start_page_stands_before_there_is_any_other(begin: Begin, qtbot: QtBot) -> None:
    parts = begin()
    seen: list[tuple[object, ...]] = []
    standing = Standing(
        parts,
        lambda page: seen.append(
            (page.isVisible(), len(page.grids()) > 0, made(parts, MonographView), parts.is_complete())
        ),
    )
    qtbot.waitUntil(lambda: standing.stands)
    assert seen == [(True, True, None, False)]


def test_what_is_made_behind_the_start_page_paints_it_no_more(begin: Begin, qtbot: QtBot, qapp: QApplication) -> None:
    parts = begin()
    painted: list[Painted] = []

    def stop(page: StartPage) -> None:
        """Have all of this page painted before anything more is made."""
        parts.later.stop()
        painted.append(Painted(page.page.viewport()))

    standing = Standing(parts, stop)
    qtbot.waitUntil(lambda: standing.stands and painted[0].times > 0)
    still(qapp, painted[0])
    seen = painted[0].times
    parts.later.make_all()
    still(qapp, painted[0])
    assert made(parts, MonographView) is not None and painted[0].times == seen


class Shown(QObject):
    """Notes what is seen of the page each time that the list looks for it, the first time when it has come up."""

    def __init__(self, parts: WindowParts, seen: Callable[[WindowParts], object]) -> None:
        super().__init__(parts.window)
        self._parts, self._seen = parts, seen
        self.noted: list[object] = []
        self.reads = 0
        parts.reader.opened.connect(self._count)
        parts.list.still_open.connect(self._note)

    def _count(self) -> None:
        self.reads += 1

    def _note(self) -> None:
        if self._parts.window.opened_id():
            self.noted.append(self._seen(self._parts))

    def is_settled(self) -> bool:
        return bool(self.noted) and self._parts.is_complete() and not self._parts.tasks.busy()


def tabs_of(parts: WindowParts) -> list[str]:
    tabs = parts.window.monograph.tabs
    return [tabs.tabText(number) for number in range(tabs.count())]


def test_a_page_that_was_left_open_is_seen_before_there_is_a_start_page(
    left_open: None, begin: Begin, qtbot: QtBot
) -> None:
    parts = begin()
    shown = Shown(
        parts, lambda parts: (made(parts, StartPage), parts.is_complete(), parts.window.monograph.isVisible())
    )
    qtbot.waitUntil(shown.is_settled)
    assert shown.noted[0] == (None, False, True)
    assert parts.window.opened_id().endswith("warfarin.md") and parts.actions.print.isEnabled()


@pytest.mark.parametrize(
    ("key", "value", "seen", "wanted"),
    [
        ("view/tables", "lists", lambda parts: parts.reader.in_lists, True),
        ("view/links", "off", lambda parts: parts.reader.linked, False),
        ("view/sections", '{"order": ["side_effects"]}', lambda parts: tabs_of(parts)[1], "Side effects"),
    ],
)
def test_a_page_that_was_left_open_comes_up_as_its_reader_wants_it(
    left_open: None,
    begin: Begin,
    qtbot: QtBot,
    key: str,
    value: str,
    seen: Callable[[WindowParts], object],
    wanted: object,
) -> None:
    parts = begin()
    parts.settings.keep(key, value)
    shown = Shown(parts, seen)
    qtbot.waitUntil(shown.is_settled)
    assert (shown.noted[0], shown.reads) == (wanted, 1)


def test_a_page_is_laid_out_once(left_open: None, begin: Begin, qtbot: QtBot) -> None:
    parts = begin()
    shown = Shown(parts, lambda parts: parts.window.monograph.header.height())
    qtbot.waitUntil(shown.is_settled)
    assert shown.noted[0] == parts.window.monograph.header.height()


def test_a_button_that_the_site_forbids_is_never_seen(
    left_open: None, begin: Begin, site: Callable[[str], Configuration], qtbot: QtBot
) -> None:
    parts = begin(site("printing = false"))
    shown = Shown(parts, lambda parts: parts.window.monograph.header.print.isVisible())
    qtbot.waitUntil(shown.is_settled)
    assert not shown.noted[0]


def test_back_and_forward_are_grey_from_the_first_on(begin: Begin) -> None:
    parts = begin()
    assert not parts.actions.back.isEnabled() and not parts.way.forward.isEnabled()


def test_parts_go_on_though_what_is_waited_for_never_comes(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    qtbot.addWidget(window)

    def first() -> None:
        parts.wait()
        done.append("first")

    parts = LaterParts(lambda: (first, lambda: done.append("second")), window)
    parts.begin(lambda: done.append("all"))
    qtbot.waitUntil(lambda: done == ["first", "second", "all"])


def test_parts_that_wait_are_made_at_once_where_somebody_uses_the_window(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    qtbot.addWidget(window)
    parts = LaterParts(lambda: (lambda: parts.wait(), lambda: done.append("second")), window)
    parts.begin(lambda: done.append("all"))
    qtbot.waitUntil(lambda: parts._waits)
    parts.make_all()
    assert done == ["second", "all"]
    parts.make_all()
    assert done == ["second", "all"]


def test_a_chord_finds_the_comparison_that_was_left_before_the_window_is_whole(
    open_window: OpenWindow, close_window: Callable[[WindowParts], None], begin: Begin, qtbot: QtBot
) -> None:
    hands = open_window()
    hands.open("warfarin")
    ids = [hands.app.session.catalogue.find(name).id for name in ("Warfarin", "Metformin")]
    hands.app.compare.compare(ids)
    hands.wait(hands.app.compare.is_shown)
    hands.app.compare.leave()
    close_window(hands.app)
    parts = begin()
    qtbot.waitUntil(lambda: parts.later._then is not None)
    assert not parts.later.are_made()
    qtbot.keyClick(parts.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(parts.compare.is_shown)
    assert list(parts.compare.ids()) == ids
