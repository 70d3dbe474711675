"""Page tabs of a window: each with its page, section, place and way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from medviewer.desk.store import Desk
from medviewer.locations import Profile
from medviewer.ui.open_pages import page_tab_control

from ..conftest import Hands, write_page
from .test_windows import crash, kept

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def names(hands: Hands) -> list[str]:
    """Return what the page tabs say, none where there is no bar."""
    bar = hands.window.pages
    return bar.tabs.titles() if bar.isVisible() else []


def current(hands: Hands) -> str:
    return names(hands)[hands.window.pages.tabs.currentIndex()]


def kept_tabs(hands: Hands) -> tuple[list[str], int]:
    """Return the titles of the page tabs that the desk keeps, and which of them is shown."""
    pages = kept(hands).get("pages") or {"tabs": [], "at": 0}
    return [tab["title"] for tab in pages["tabs"]], pages["at"]


def open_beside(hands: Hands, query: str) -> None:
    """Type, press Shift+Return, and wait until the page is shown in a tab of its own."""
    hands.type(query)
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Return, SHIFT, at=hands.window.drugs.field)


def click(hands: Hands, qtbot: QtBot, number: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    tabs = hands.window.pages.tabs
    qtbot.mouseClick(tabs, button, pos=tabs.tabRect(number).center() - QPoint(20, 0))


@contextmanager
def slow(hands: Hands, title: str) -> Iterator[threading.Event]:
    """Have the file of a page answer only once the event is set, which the end of the block does."""
    gate, catalogue = threading.Event(), hands.app.session.catalogue
    read = catalogue.read

    def wait_and_read(page_id: str) -> object:
        if title in page_id:
            gate.wait(20)
        return read(page_id)

    catalogue.read = wait_and_read
    try:
        yield gate
    finally:
        gate.set()
        del catalogue.read


def test_one_page_takes_no_room_for_a_bar(hands: Hands) -> None:
    hands.open("warfarin")
    top = hands.view.mapTo(hands.window, QPoint()).y()
    open_beside(hands, "metformin")
    assert names(hands) == ["Warfarin", "Metformin"] and current(hands) == "Metformin" == hands.title()
    hands.press(Qt.Key.Key_W, CTRL, at=hands.window)
    hands.wait(lambda: hands.title() == "Warfarin" and hands.view.opened() is not None)
    assert names(hands) == [] and hands.view.mapTo(hands.window, QPoint()).y() == top


def test_each_tab_has_its_page_section_place_and_way(open_window: Callable, formulary: Path) -> None:
    page = formulary / "m" / "metformin.md"
    page.write_text(page.read_text() + "\n### Notes on use\n" + "A line of it.\n\n" * 200)
    hands = open_window()
    hands.open("metformin")
    hands.choose_tab("All")
    bar = hands.view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = hands.view.text.place()
    open_beside(hands, "warfarin")
    hands.choose_tab("Dosage")
    hands.open("paracetamol")
    assert hands.app.actions.back.isEnabled()
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_PageUp, ALT, at=hands.window)
    assert (hands.title(), hands.tab()) == ("Metformin", "All")
    assert hands.view.text.place() == pytest.approx(place, abs=0.01) and place > 0
    assert not hands.app.actions.back.isEnabled()
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_PageDown, ALT, at=hands.window)
    assert (hands.title(), hands.tab()) == ("Paracetamol", "Dosage")
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Left, ALT, at=hands.window)
    assert hands.title() == "Warfarin" and names(hands) == ["Metformin", "Warfarin"]


def test_no_text_of_another_drug_stands_under_the_name_of_a_tab(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    with slow(hands, "warfarin") as gate:
        click(hands, qtbot, 0)
        assert current(hands) == "Warfarin"
        assert hands.view.opened() is None and "Metformin" not in hands.text()
        assert not hands.view.header.isVisible() and not hands.app.actions.print.isEnabled()
        assert hands.window.windowTitle() == "medviewer"
        gate.set()
        hands.wait(lambda: hands.view.opened() is not None)
    assert hands.title() == "Warfarin" and "warfarin" in hands.text().casefold()


def test_fast_switching_ends_on_the_tab_that_was_chosen_last(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    open_beside(hands, "paracetamol")
    with slow(hands, "warfarin") as gate:
        for number in (0, 1, 0, 2, 0, 1):
            click(hands, qtbot, number)
        gate.set()
        hands.wait(lambda: hands.view.opened() is not None and not hands.app.tasks.busy())
    assert (hands.title(), current(hands)) == ("Metformin", "Metformin")
    for name in ("Warfarin", "Metformin", "Paracetamol"):
        click(hands, qtbot, names(hands).index(name))
        hands.wait(lambda name=name: hands.view.opened() is not None and hands.title() == name)


def test_a_page_that_hangs_keeps_no_other_waiting(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    with slow(hands, "warfarin"):
        click(hands, qtbot, 0)
        hands.wait(lambda: not hands.view.header.isVisible())
        click(hands, qtbot, 1)
        hands.wait(lambda: hands.view.opened() is not None)
        assert hands.title() == "Metformin" == current(hands)


def test_a_tab_that_is_left_while_its_next_page_is_read_goes_on_with_that(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    with slow(hands, "paracetamol") as gate:
        hands.type("paracetamol")
        hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
        click(hands, qtbot, 0)
        gate.set()
        hands.wait(lambda: hands.view.opened() is not None)
        assert hands.title() == "Warfarin"
    click(hands, qtbot, 1)
    hands.wait(lambda: hands.view.opened() is not None and hands.title() == "Paracetamol")


def test_a_middle_click_opens_and_closes(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    hands.type("")
    hands.window.drugs.field.clear()
    with hands.wait_for_page():
        qtbot.mouseClick(
            hands.window.drugs.view.viewport(), Qt.MouseButton.MiddleButton, pos=hands.row_rect("Metformin").center()
        )
    assert names(hands) == ["Warfarin", "Metformin"]
    click(hands, qtbot, 0, Qt.MouseButton.MiddleButton)
    assert names(hands) == [] and hands.title() == "Metformin"
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Y, CTRL, SHIFT, at=hands.window)
    assert (names(hands), hands.title()) == (["Warfarin", "Metformin"], "Warfarin")


def open_with_link(hands: Hands, formulary: Path) -> None:
    """Open a page that has a link to another one."""
    page = formulary / "w" / "warfarin.md"
    page.write_text(page.read_text() + "\n### See also\n[the other one](../m/metformin.md#dosage) is a link.\n")
    hands.wait(lambda: not hands.app.tasks.busy())
    hands.open("warfarin")
    hands.choose_tab("All")
    hands.wait(lambda: "the other one" in hands.text())


def test_a_link_opens_in_a_tab_of_its_own(hands: Hands, qtbot: QtBot, formulary: Path) -> None:
    open_with_link(hands, formulary)
    view = hands.view.page
    cursor = view.document().find("the other one")
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    place = view.cursorRect(cursor).center() - QPoint(12, 0)
    with hands.wait_for_page():
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=place)
    assert (names(hands), hands.title()) == (["Warfarin", "Metformin"], "Metformin")


def test_a_new_tab_waits_for_a_drug(hands: Hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_A, CTRL, SHIFT, at=hands.window)
    assert current(hands) == "Start page" and hands.view.opened() is None
    assert hands.window.focusWidget() is hands.window.drugs.field
    hands.open("metformin")
    assert names(hands) == ["Warfarin", "Metformin"]


def test_what_stands_for_no_page_opens_no_tab(hands: Hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_6, ALT, at=hands.window)  # by drug class: rows are groups
    view = hands.window.drugs.view
    view.setCurrentIndex(view.model().index(0, 0))
    hands.press(Qt.Key.Key_Return, SHIFT, at=view)
    assert names(hands) == []


def test_the_last_page_is_closed_with_its_window_unless_that_is_the_last(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_W, CTRL, at=hands.window)
    assert hands.window.isVisible() and hands.title() == "Warfarin"
    other = hands.app.program.open_window(hands.app).window
    qtbot.waitUntil(other.isVisible)
    other.activateWindow()
    hands.wait(other.isActiveWindow)
    hands.press(Qt.Key.Key_W, CTRL, at=other)
    hands.wait(lambda: len(hands.app.program.windows) == 1)
    assert hands.window.isVisible()


def test_the_tabs_come_back_after_a_crash(hands: Hands, open_window: Callable) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    hands.choose_tab("Dosage")
    open_beside(hands, "paracetamol")
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_PageUp, ALT, at=hands.window)
    hands.wait(lambda: kept_tabs(hands) == (["Warfarin", "Metformin", "Paracetamol"], 1))
    hands.wait(lambda: not hands.app.tasks.busy())
    crash(hands)
    again = open_window()
    again.wait(lambda: again.view.opened() is not None and len(names(again)) == 3)
    assert names(again) == ["Warfarin", "Metformin", "Paracetamol"]
    assert (current(again), again.title(), again.tab()) == ("Metformin", "Metformin", "Dosage")
    with again.wait_for_page():
        again.press(Qt.Key.Key_PageDown, ALT, at=again.window)
    assert again.title() == "Paracetamol"


def test_a_name_on_the_command_line_opens_beside_the_tabs(hands: Hands, open_window, close_window) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    close_window(hands.app)
    again = open_window(name="paracetamol")
    again.wait(lambda: again.view.opened() is not None)
    assert again.title() == "Paracetamol" == current(again)
    assert sorted(names(again)) == ["Metformin", "Paracetamol", "Warfarin"]


@pytest.mark.parametrize("at", [0, 1])
def test_a_tab_whose_page_is_gone_says_so(profile: Profile, open_window: Callable, at: int, qtbot: QtBot) -> None:
    tabs = [{"id": "formulary/gone.md", "title": "Gone"}, {"id": "formulary/w/warfarin.md", "title": "Warfarin"}]
    with Desk.open(profile.desk_file) as desk:
        desk.session.keep({"page": {"id": tabs[at]["id"]}, "pages": {"tabs": tabs, "at": at}})
    hands = open_window()
    hands.wait(lambda: names(hands) == ["Gone", "Warfarin"])
    hands.wait(lambda: not hands.app.session.is_reading() and not hands.app.tasks.busy())
    if at:
        click(hands, qtbot, 0)
    hands.wait(lambda: "no longer in an open library" in hands.view._instead.text())
    assert hands.view._instead.isVisible() and hands.view._instead.text().startswith("Gone")
    assert hands.view.opened() is None and current(hands) == "Gone"


@pytest.mark.parametrize(
    "state", [7, [], {"tabs": 3}, {"tabs": [1, 2], "at": "x"}, {"tabs": [{"id": 5, "place": "far"}, {}], "at": 99}]
)
def test_tabs_of_any_shape_are_no_hindrance(profile: Profile, open_window: Callable, state: object) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.session.keep({"pages": state})
    hands = open_window()
    hands.wait(lambda: not hands.app.session.is_reading() and not hands.app.tasks.busy())
    hands.open("metformin")
    assert hands.title() == "Metformin"


def test_tabs_follow_pages_that_are_renamed(hands: Hands, formulary: Path, qtbot: QtBot) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    page = formulary / "w" / "warfarin.md"
    page.rename(page.with_name("warfarin-sodium.md"))
    hands.wait(lambda: hands.app.pages.tabs().tabs[0].id.endswith("warfarin-sodium.md"))
    click(hands, qtbot, 0)
    hands.wait(lambda: hands.view.opened() is not None and hands.title() == "Warfarin")


def test_a_tab_goes_on_in_a_window_of_its_own(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    hands.choose_tab("Dosage")
    hands.open("paracetamol")
    hands.press(Qt.Key.Key_X, CTRL, SHIFT, at=hands.window)
    app = hands.app.program.windows[1]
    other = Hands(app, qtbot)
    other.wait(lambda: other.view.opened() is not None)
    hands.wait(lambda: hands.view.opened() is not None)
    assert (other.title(), other.tab(), hands.title()) == ("Paracetamol", "Dosage", "Warfarin")
    assert names(hands) == names(other) == []
    with other.wait_for_page():
        app.actions.back.trigger()
    assert other.title() == "Metformin"


def test_a_tab_that_is_dragged_out_goes_on_where_it_is_let_go(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    open_beside(hands, "metformin")
    tabs = hands.window.pages.tabs
    begin = tabs.tabRect(1).center() - QPoint(20, 0)
    outside = tabs.mapFromGlobal(hands.window.frameGeometry().bottomRight() + QPoint(60, 40))
    qtbot.mousePress(tabs, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(tabs, begin + QPoint(30, 0))
    qtbot.mouseMove(tabs, outside)
    qtbot.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=outside)
    hands.wait(lambda: len(hands.app.program.windows) == 2)
    other = Hands(hands.app.program.windows[1], qtbot)
    other.wait(lambda: other.view.opened() is not None and hands.view.opened() is not None)
    assert (other.title(), hands.title()) == ("Metformin", "Warfarin")
    assert other.window.pos() == tabs.mapToGlobal(outside)


def drag(hands: Hands, qtbot: QtBot, number: int, to: QPoint) -> None:
    """Drag a tab to a place on the screen, and let it go there."""
    tabs = hands.window.pages.tabs
    begin, end = tabs.tabRect(number).center() - QPoint(20, 0), tabs.mapFromGlobal(to)
    qtbot.mousePress(tabs, Qt.MouseButton.LeftButton, pos=begin)
    for place in (begin + QPoint(30, 0), end):
        qtbot.mouseMove(tabs, place)
    qtbot.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=end)


@pytest.fixture
def two_windows(hands: Hands, qtbot: QtBot) -> tuple[Hands, Hands]:
    """Return the hands before a window with Warfarin and Metformin, and before one with Paracetamol below it."""
    hands.window.resize(780, 380)
    hands.window.move(0, 0)
    hands.open("warfarin")
    open_beside(hands, "metformin")
    other = Hands(hands.app.program.open_window(hands.app), qtbot)
    qtbot.waitUntil(other.window.isVisible)
    other.wait(lambda: other.view.opened() is not None)
    other.window.resize(780, 380)
    other.window.move(0, 410)
    other.open("paracetamol")
    hands.wait(lambda: not hands.app.tasks.busy() and not other.app.tasks.busy())
    hands.back()
    return hands, other


def test_a_tab_that_is_let_go_on_another_window_goes_on_there(two_windows: tuple, qtbot: QtBot) -> None:
    hands, other = two_windows
    hands.choose_tab("Dosage")
    hands.open("amoxicillin")
    before = len(hands.app.program.windows)
    with other.wait_for_page():
        drag(hands, qtbot, 1, other.view.mapToGlobal(other.view.rect().center()))
    assert len(hands.app.program.windows) == before
    assert (names(other), current(other), other.tab()) == (["Paracetamol", "Amoxicillin"], "Amoxicillin", "Dosage")
    hands.wait(lambda: hands.view.opened() is not None)
    assert (names(hands), hands.title()) == ([], "Warfarin")
    other.wait(other.window.isActiveWindow)
    with other.wait_for_page():
        other.app.actions.back.trigger()
    assert (other.title(), other.tab()) == ("Metformin", "Dosage")
    with other.wait_for_page():
        other.press(Qt.Key.Key_PageUp, ALT, at=other.window)
    assert other.title() == "Paracetamol"


def test_a_tab_that_is_let_go_on_a_bar_stands_where_it_was_let_go(two_windows: tuple, qtbot: QtBot) -> None:
    hands, other = two_windows
    open_beside(other, "amoxicillin")
    hands.back()
    bar = other.window.pages.tabs
    with other.wait_for_page():
        drag(hands, qtbot, 0, bar.mapToGlobal(bar.tabRect(0).topLeft() + QPoint(4, 8)))
    assert names(other) == ["Warfarin", "Paracetamol", "Amoxicillin"] and current(other) == "Warfarin"
    hands.wait(lambda: hands.view.opened() is not None)
    assert (names(hands), hands.title()) == ([], "Metformin")


def test_a_window_that_covers_the_one_of_the_tab_takes_it(two_windows: tuple, qtbot: QtBot) -> None:
    hands, other = two_windows
    other.window.move(100, 200)
    other.window.raise_()
    qtbot.waitUntil(lambda: QApplication.topLevelAt(QPoint(400, 300)) is other.window)
    assert hands.window.frameGeometry().contains(QPoint(400, 300))
    with other.wait_for_page():
        drag(hands, qtbot, 1, QPoint(400, 300))
    assert names(other) == ["Paracetamol", "Metformin"]


def test_an_empty_window_goes_on_with_the_tab(two_windows: tuple, qtbot: QtBot) -> None:
    hands, other = two_windows
    other.app.pages.open_new()
    other.app.pages.close(0)
    assert names(other) == [] and other.view.opened() is None
    hands.back()
    with other.wait_for_page():
        drag(hands, qtbot, 1, other.window.mapToGlobal(other.window.rect().center()))
    assert (names(other), other.title()) == ([], "Metformin")


def test_a_tab_stays_where_the_other_window_has_no_room(
    two_windows: tuple, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, other = two_windows
    monkeypatch.setattr(page_tab_control, "MOST_TABS", 1)
    with hands.wait_for_page():
        drag(hands, qtbot, 1, other.view.mapToGlobal(other.view.rect().center()))
    assert names(hands) == ["Warfarin", "Metformin"] and hands.title() == "Metformin"
    assert names(other) == [] and "no more have room" in other.window.message.label.text()


def test_a_tab_that_is_let_go_in_its_own_window_stays(two_windows: tuple, qtbot: QtBot) -> None:
    hands, other = two_windows
    drag(hands, qtbot, 1, hands.view.mapToGlobal(hands.view.rect().center()))
    assert names(hands) == ["Warfarin", "Metformin"] and len(hands.app.program.windows) == 2 and names(other) == []


def test_tabs_are_dragged_to_another_place(hands: Hands, qtbot: QtBot) -> None:
    for number, name in enumerate(("warfarin", "metformin", "paracetamol")):
        (open_beside if number else Hands.open)(hands, name)
    hands.window.pages.tabs.moveTab(2, 0)
    assert [tab.title for tab in hands.app.pages.tabs().tabs] == ["Paracetamol", "Warfarin", "Metformin"]
    click(hands, qtbot, 1)
    hands.wait(lambda: hands.view.opened() is not None and hands.title() == "Warfarin")
    assert names(hands) == ["Paracetamol", "Warfarin", "Metformin"] and current(hands) == "Warfarin"


def test_a_tab_is_closed_by_its_button_and_names_itself(hands: Hands, qtbot: QtBot, formulary: Path) -> None:
    write_page(formulary, "Warfarin & the rest of a very long name of a combination", "x", "Y", "z", 1)
    hands.wait(lambda: len(hands.app.session.listing()) == 6 and not hands.app.tasks.busy())
    hands.open("metformin")
    open_beside(hands, "warfarin & the rest")
    tabs = hands.window.pages.tabs
    assert "…" in names(hands)[1] and "very long name of a combination" in tabs.tabToolTip(1)
    assert tabs.accessibleTabName(1) == "Warfarin & the rest of a very long name of a combination"
    button = tabs.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert isinstance(button, QToolButton) and button.accessibleName() == "Close Metformin"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert names(hands) == []


def test_ctrl_click_in_the_list_still_compares(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    hands.window.drugs.field.clear()
    qtbot.mouseClick(
        hands.window.drugs.view.viewport(), Qt.MouseButton.LeftButton, CTRL, hands.row_rect("Metformin").center()
    )
    hands.wait(hands.app.compare.is_shown)
    open_beside(hands, "paracetamol")
    assert not hands.app.compare.is_shown() and names(hands) == ["Warfarin", "Paracetamol"]


@pytest.mark.parametrize("width", [900, 1200, 1300, 1500])
def test_no_name_of_a_tab_is_cut_where_many_are_open(open_window: Callable, formulary: Path, width: int) -> None:
    drugs = ("Amiodarone", "Dronedarone", "Vincristine", "Vinblastine", "Hydroxyzine", "Hydralazine", "Clonidine")
    for number, drug in enumerate(drugs):
        write_page(formulary, drug, drug.lower(), f"Brand{number}", "look-alike", number + 1)
    hands = open_window(rows=12)
    hands.window.resize(width, 600)
    for drug in drugs:
        open_beside(hands, drug.lower())
    tabs = hands.window.pages.tabs
    hands.wait(lambda: not hands.app.tasks.busy() and hands.window.width() == width)
    hands.window.resize(900, 600)
    hands.wait(lambda: tabs.width() < 600)
    assert names(hands) == list(drugs)
    seen = [number for number in range(tabs.count()) if tabs.isTabVisible(number)]
    assert len(seen) < len(drugs) and tabs.currentIndex() in seen
    for number in seen:
        close = tabs.tabButton(number, QTabBar.ButtonPosition.RightSide)
        room = tabs.tabRect(number).width() - close.width()
        assert tabs.rect().contains(tabs.tabRect(number)) and close.isVisible()
        assert room >= tabs.fontMetrics().horizontalAdvance(tabs.tabText(number))
    tabs.more.menu().aboutToShow.emit()
    folded = {action.text(): action for action in tabs.more.menu().actions() if action.text()}
    assert sorted(folded) == sorted(drug for number, drug in enumerate(drugs) if number not in seen)
    assert tabs.more.isVisible()
    title, action = next(iter(folded.items()))
    with hands.wait_for_page():
        action.trigger()
    assert (hands.title(), current(hands)) == (title, title) and tabs.isTabVisible(tabs.currentIndex())


def test_a_tab_goes_on_at_the_section_that_a_hit_led_to(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.view.tabs.visit("side_effects")
    assert hands.tab() == "Side effects"
    open_beside(hands, "metformin")
    assert hands.tab() == "Dosage"
    with hands.wait_for_page():
        click(hands, qtbot, 0)
    assert (hands.title(), hands.tab()) == ("Warfarin", "Side effects")


def test_back_leads_to_the_start_page_of_a_new_tab_and_a_tab_keeps_it(hands: Hands, qtbot: QtBot) -> None:
    start = hands.app.start_page
    hands.open("warfarin")
    hands.press(Qt.Key.Key_A, CTRL, SHIFT, at=hands.window)
    assert start.is_shown() and not hands.app.actions.back.isEnabled()
    hands.open("metformin")
    hands.press(Qt.Key.Key_Left, ALT, at=hands.window)
    assert start.is_shown() and current(hands) == "Start page"
    with hands.wait_for_page():
        click(hands, qtbot, 0)
    assert hands.title() == "Warfarin" and not start.is_shown()
    click(hands, qtbot, 1)
    assert start.is_shown() and hands.view.opened() is None
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Right, ALT, at=hands.window)
    assert (hands.title(), names(hands)) == ("Metformin", ["Warfarin", "Metformin"])


def middle(qtbot: QtBot, widget: QWidget, place: QPoint | None = None) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.MiddleButton, pos=place or widget.rect().center())


def start_tile(hands: Hands, title: str) -> QWidget:
    """Go to the start page, and return the tile of a page that was read last."""
    hands.press(Qt.Key.Key_Home, ALT, at=hands.window)
    hands.wait(lambda: any(grid.accessibleName() == "Continue with" for grid in hands.app.start_page.view().grids()))
    grid = next(one for one in hands.app.start_page.view().grids() if one.accessibleName() == "Continue with")
    hands.wait(lambda: title in [tile.title for tile in grid.tiles()])
    return grid.button([tile.title for tile in grid.tiles()].index(title))


@pytest.mark.parametrize("with_key", [False, True])
def test_a_tile_of_the_start_page_opens_in_a_tab(hands: Hands, qtbot: QtBot, with_key: bool) -> None:
    hands.open("warfarin")
    hands.open("metformin")
    tile = start_tile(hands, "Warfarin")
    with hands.wait_for_page():
        if with_key:
            tile.setFocus()
            hands.press(Qt.Key.Key_Return, SHIFT, at=tile)
        else:
            middle(qtbot, tile)
    assert names(hands) == ["Start page", "Warfarin"] and hands.title() == "Warfarin"


def test_a_tile_that_is_no_page_opens_no_tab(hands: Hands, qtbot: QtBot) -> None:
    hands.open("warfarin")
    start_tile(hands, "Warfarin")
    libraries = next(one for one in hands.app.start_page.view().grids() if one.accessibleName() == "Libraries")
    middle(qtbot, libraries.button(0))
    assert names(hands) == [] and len(hands.titles()) == 6  # the library, and its pages


@pytest.mark.parametrize("with_key", [False, True])
def test_a_page_of_the_way_opens_in_a_tab_where_it_was_read(hands: Hands, qtbot: QtBot, with_key: bool) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.open("metformin")
    hands.choose_tab("All")
    hands.app.way.back.show_menu()
    menu = hands.popup()
    entry = menu.actions()[0]
    with hands.wait_for_page():
        if with_key:
            menu.setActiveAction(entry)
            hands.press(Qt.Key.Key_Return, SHIFT, at=menu)
        else:
            middle(qtbot, menu, menu.actionGeometry(entry).center())
    assert (names(hands), hands.title(), hands.tab()) == (["Metformin", "Warfarin"], "Warfarin", "Dosage")
    assert not menu.isVisible() and not hands.app.actions.back.isEnabled()
    click(hands, qtbot, 0)
    hands.wait(lambda: hands.view.opened() is not None and hands.title() == "Metformin")
    assert hands.app.actions.back.isEnabled()


@pytest.mark.parametrize("with_key", [False, True])
def test_a_link_that_has_the_focus_opens_in_a_tab(hands: Hands, qtbot: QtBot, formulary: Path, with_key: bool) -> None:
    open_with_link(hands, formulary)
    view = hands.view.page
    view.setFocus()
    for _ in range(9):
        if "metformin" not in view.focused_link():
            hands.press(Qt.Key.Key_Tab, at=view)
    assert "metformin" in view.focused_link()
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Return, *((SHIFT,) if with_key else ()), at=view)
    assert hands.title() == "Metformin" and names(hands) == (["Warfarin", "Metformin"] if with_key else [])
