"""The start page: what stands on it, how it is walked, where it leads, and that it is true while it is shown."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from medviewer.ui.services.settings import Settings
from medviewer.ui.start.start_content import MOST_TILES
from medviewer.ui.start.start_page import AT_ONCE, StartPage
from medviewer.ui.start.tiles import MOST_FAR, TileButton, TileGrid
from tests.ui.conftest import OpenWindow, write_page

KEPT = "What you keep stands here"
ALT = Qt.KeyboardModifier.AltModifier


def sections(hands) -> dict[str, list[str]]:
    """Return the titles of the tiles of each section, as they are told to those who do not see them."""
    return {
        grid.accessibleName(): [tile.title for tile in grid.tiles()] for grid in hands.app.start_page.view().grids()
    }


def tile(hands, section: str, title: str) -> TileButton:
    grid = next(grid for grid in hands.app.start_page.view().grids() if grid.accessibleName() == section)
    return grid.button([tile.title for tile in grid.tiles()].index(title))


def notes(hands) -> str:
    labels = hands.app.start_page.view().findChildren(QLabel, "startNote")
    return "\n".join(label.text() for label in labels if label.isVisible())


def keep(hands, work) -> None:
    """Write to the desk as any part of the window does, and wait until that is shown."""
    done = []
    hands.app.keeper.writer.run(work, done.append)
    hands.wait(lambda: bool(done))


def ids(hands, *titles: str) -> list[tuple[str, str]]:
    return [(page.id, page.title) for page in map(hands.app.session.catalogue.find, titles)]


def fill(hands) -> None:
    """Pin a collection of two drugs, star one, and read one."""

    def work(desk) -> None:
        desk.collections.create("Crash trolley", "red")
        desk.collections.create("Ward 7")
        for page_id, title in ids(hands, "Warfarin", "Metformin"):
            desk.collections.add("Crash trolley", page_id, title)
        desk.collections.pin("Crash trolley")
        desk.collections.create("Seldom" * 16, "teal")
        desk.collections.pin("Seldom" * 16)
        desk.favourites.add(*ids(hands, "Paracetamol")[0])
        desk.history.visit(*ids(hands, "Amoxicillin")[0])

    keep(hands, work)


@pytest.fixture
def start(hands):
    """Return hands on the start page of a window whose libraries are read."""
    hands.wait(lambda: list(sections(hands)) == ["Libraries", "Searches to try", KEPT])
    return hands


@pytest.fixture
def filled(start):
    fill(start)
    start.wait(lambda: "Crash trolley" in sections(start) and KEPT not in sections(start))
    return start


def test_a_first_start_shows_libraries_searches_and_what_to_do_next(start) -> None:
    assert start.app.start_page.is_shown()
    assert start.window.drugs.field.hasFocus()
    assert sections(start)["Libraries"] == ["“formulary”", "Manage libraries…"]
    [told] = [tile(start, "Libraries", "“formulary”").accessibleName()]
    assert "5 pages" in told
    assert "Folder, not signed" in told
    for key in ("Ctrl+D", "Ctrl+Shift+D"):
        assert key in notes(start)


def test_what_is_kept_stands_first_and_in_order(filled) -> None:
    assert "Nothing in it yet" in notes(filled)
    assert list(sections(filled)) == [
        "Crash trolley",
        "Continue with",
        "Favourites",
        "Collections",
        "Libraries",
        "Searches to try",
    ]
    assert sections(filled)["Crash trolley"] == ["Warfarin", "Metformin"]
    assert sections(filled)["Continue with"] == ["Amoxicillin"]
    assert sections(filled)["Favourites"] == ["Paracetamol"]
    assert sections(filled)["Collections"] == ["Crash trolley", "Ward 7", "Seldom" * 16]
    large, plain = tile(filled, "Crash trolley", "Warfarin"), tile(filled, "Favourites", "Paracetamol")
    assert large.height() > plain.height()


def test_it_is_true_while_it_is_shown(filled) -> None:
    keep(filled, lambda desk: desk.collections.add("Crash trolley", *ids(filled, "Paracetamol")[0]))
    filled.wait(lambda: sections(filled)["Crash trolley"] == ["Warfarin", "Metformin", "Paracetamol"])
    keep(filled, lambda desk: desk.favourites.remove(ids(filled, "Paracetamol")[0][0]))
    filled.wait(lambda: "Favourites" not in sections(filled))
    for name in ("Crash trolley", "Seldom" * 16):
        keep(filled, lambda desk, name=name: desk.collections.pin(name, False))
    filled.wait(lambda: "Crash trolley" not in sections(filled))
    keep(filled, lambda desk: desk.history.clear())
    filled.wait(lambda: "Continue with" not in sections(filled))
    assert "pin a collection" in notes(filled)


def test_it_is_true_when_it_is_shown_again_and_when_pages_come_and_go(filled, formulary: Path) -> None:
    filled.open("warfarin")
    keep(filled, lambda desk: desk.favourites.add(*ids(filled, "Metformin")[0]))
    (formulary / "p" / "paracetamol.md").unlink()
    write_page(formulary, "Zolpidem", "zolpidem", "Ambien", "hypnotic", 10)
    filled.app.session.read_again()
    filled.window.drugs.field.clear()
    filled.wait(lambda: "Zolpidem" in filled.titles())
    filled.press(Qt.Key.Key_Home, ALT, at=filled.window)
    filled.wait(lambda: sections(filled)["Favourites"] == ["Paracetamol", "Metformin"])
    filled.wait(lambda: "In no open library" in tile(filled, "Favourites", "Paracetamol").accessibleName())
    assert "In no open library" not in tile(filled, "Favourites", "Metformin").accessibleName()


def test_a_click_and_return_open_a_page(filled, qtbot) -> None:
    with filled.wait_for_page():
        qtbot.mouseClick(tile(filled, "Crash trolley", "Metformin"), Qt.MouseButton.LeftButton)
    assert filled.title() == "Metformin"
    assert not filled.app.start_page.is_shown()
    filled.press(Qt.Key.Key_Home, ALT, at=filled.window)
    warfarin = tile(filled, "Crash trolley", "Warfarin")
    warfarin.setFocus()
    with filled.wait_for_page():
        filled.press(Qt.Key.Key_Return, at=warfarin)
    assert filled.title() == "Warfarin"


def test_back_leads_from_the_start_page_to_the_page_and_back_to_it(filled) -> None:
    actions = filled.app.actions
    filled.open("warfarin")
    filled.open("metformin")
    actions.start.trigger()
    assert filled.app.start_page.is_shown()
    assert filled.window.windowTitle() == "medviewer"
    assert (actions.back.isEnabled(), actions.find.isEnabled(), actions.print.isEnabled()) == (True, False, False)
    with filled.wait_for_page():
        actions.back.trigger()
    assert (filled.title(), filled.app.start_page.is_shown()) == ("Metformin", False)
    assert actions.find.isEnabled()
    actions.forward.trigger()
    assert filled.app.start_page.is_shown()
    with filled.wait_for_page():
        filled.press(Qt.Key.Key_Escape, at=filled.window.focusWidget())
    assert filled.title() == "Metformin"
    with filled.wait_for_page():
        actions.back.trigger()
    assert filled.title() == "Warfarin"


def test_a_page_opened_from_it_leads_back_to_it(filled, qtbot) -> None:
    filled.open("warfarin")
    filled.press(Qt.Key.Key_Home, ALT, at=filled.window)
    with filled.wait_for_page():
        qtbot.mouseClick(tile(filled, "Favourites", "Paracetamol"), Qt.MouseButton.LeftButton)
    filled.app.actions.back.trigger()
    assert filled.app.start_page.is_shown()
    with filled.wait_for_page():
        filled.app.actions.back.trigger()
    assert filled.title() == "Warfarin"


def test_nothing_that_was_asked_for_before_covers_it(filled) -> None:
    filled.open("warfarin")
    filled.app.page.open(ids(filled, "Metformin")[0][0])
    filled.app.actions.start.trigger()
    filled.wait(lambda: not filled.app.tasks.busy())
    assert filled.app.start_page.is_shown()
    assert filled.view.opened().monograph.title == "Warfarin"


@pytest.mark.parametrize(("number", "finds"), [(0, "exact"), (1, "near"), (2, "topic")])
def test_the_examples_are_typed_and_find_something(start, number: int, finds: str, qtbot) -> None:
    query = sections(start)["Searches to try"][number]
    qtbot.mouseClick(tile(start, "Searches to try", query), Qt.MouseButton.LeftButton)
    assert start.window.drugs.field.text() == query
    assert start.window.drugs.field.hasFocus()
    assert start.app.list.choice().topic is not None if finds == "topic" else start.titles()


def test_a_collection_a_library_and_a_list_are_shown_in_the_list(filled, qtbot) -> None:
    qtbot.mouseClick(tile(filled, "Collections", "Crash trolley"), Qt.MouseButton.LeftButton)
    assert filled.titles() == ["Crash trolley", "Warfarin", "Metformin"]
    qtbot.mouseClick(tile(filled, "Libraries", "“formulary”"), Qt.MouseButton.LeftButton)
    assert filled.titles()[0] == "formulary"
    assert len(filled.titles()) == 6


def test_arrows_walk_the_tiles_and_tab_the_sections(filled) -> None:
    filled.window.resize(1200, 760)
    filled.press(Qt.Key.Key_Home, ALT, at=filled.window)
    view = filled.app.start_page.view()
    walked = [view.focusWidget()]
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End)
    for key in keys:
        filled.press(key)
        walked.append(filled.window.focusWidget())
    titles = [one.tile.title for one in walked]
    assert titles == ["Warfarin", "Metformin", "Metformin", "Warfarin", "Amoxicillin", "Warfarin", "Metformin"]
    filled.press(Qt.Key.Key_Tab)
    assert filled.window.focusWidget().tile.title == "Amoxicillin"
    filled.press(Qt.Key.Key_Tab)
    assert filled.window.focusWidget().tile.title == "Paracetamol"
    filled.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    filled.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert filled.window.focusWidget().tile.title == "Metformin"
    assert "Crash trolley, 2 / 2" in filled.window.focusWidget().accessibleDescription()


def test_the_focus_stays_on_its_tile_when_the_section_changes(filled) -> None:
    tile(filled, "Crash trolley", "Metformin").setFocus()
    keep(filled, lambda desk: desk.collections.add("Crash trolley", *ids(filled, "Paracetamol")[0]))
    filled.wait(lambda: len(sections(filled)["Crash trolley"]) == 3)
    assert filled.window.focusWidget() is tile(filled, "Crash trolley", "Metformin")
    filled.press(Qt.Key.Key_Tab)
    assert filled.window.focusWidget().tile.title == "Amoxicillin"


def test_what_is_cut_stands_in_the_tooltip_and_is_not_read_as_html(filled, formulary: Path) -> None:
    write_page(formulary, "Zolpidem", "zolpidem", "Ambien", "<b>hypnotic</b> of a class whose name is a long one", 10)
    filled.app.session.read_again()
    filled.wait(lambda: "Zolpidem" in filled.titles())
    keep(filled, lambda desk: desk.favourites.add(*ids(filled, "Zolpidem")[0]))
    filled.wait(lambda: "Zolpidem" in sections(filled)["Favourites"])
    filled.wait(lambda: "long one" in tile(filled, "Favourites", "Zolpidem").toolTip())
    assert "&lt;b&gt;hypnotic" in tile(filled, "Favourites", "Zolpidem").toolTip()
    assert tile(filled, "Favourites", "Paracetamol").toolTip() == ""


def test_libraries_that_stay_as_they_are_are_not_asked_again(filled, monkeypatch) -> None:
    asked = []
    catalogue = filled.app.session.catalogue
    monkeypatch.setattr(catalogue, "facts", lambda: asked.append(1))
    for _ in range(3):
        with filled._qtbot.waitSignal(filled.app.session.settled):
            filled.app.session.look_soon()
    filled.wait(lambda: not filled.app.tasks.busy())
    assert asked == []


def test_what_needs_a_page_is_not_done_to_the_one_behind_it(filled) -> None:
    filled.open("warfarin")
    filled.window.drugs.view.clearSelection()
    filled.app.actions.start.trigger()
    filled.app.actions.tray_add.trigger()
    assert filled.app.tray.ids() == []
    filled.window.drugs.choose(-1)
    filled.app.actions.collect.trigger()
    assert "Choose a drug in the list" in filled.window.message.label.text()


def test_a_letter_typed_on_a_tile_begins_a_search(filled) -> None:
    warfarin = tile(filled, "Crash trolley", "Warfarin")
    warfarin.setFocus()
    filled.press(Qt.Key.Key_M, at=warfarin)
    assert filled.window.drugs.field.text() == "m"


def fits(one: TileButton) -> bool:
    """Tell whether a tile has room for its texts, and stands within its grid."""
    within = one.parentWidget().rect().contains(one.geometry())
    return within and one.height() >= one.heightForWidth(one.width())


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (560, 420)])
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_or_covered_at_any_size(filled, size: tuple[int, int], zoom: int) -> None:
    filled.window.resize(*size)
    filled.app.view._choose_zoom(zoom)
    view = filled.app.start_page.view()
    page = view.page
    filled.press(Qt.Key.Key_Home, ALT, at=filled.window)
    grids = view.grids()
    filled.wait(lambda: all(grid.font().pointSizeF() == QApplication.font().pointSizeF() for grid in grids))
    filled.wait(lambda: all(fits(one) for grid in grids for one in grid.buttons()))
    filled.wait(lambda: page.widget().width() <= page.viewport().width())
    assert page.horizontalScrollBar().maximum() == 0
    tiles = [grids[-1].button(number) for number in range(len(grids[-1].tiles()))]
    tiles[-1].setFocus()
    assert (
        page.viewport()
        .rect()
        .intersects(tiles[-1].rect().translated(tiles[-1].mapTo(page.viewport(), tiles[-1].rect().topLeft())))
    )


def test_an_empty_folder_and_one_that_holds_no_page_say_what_to_do(open_window: OpenWindow, tmp_path: Path) -> None:
    empty = tmp_path / "Empty"
    empty.mkdir()
    hands = open_window(empty, rows=0)
    hands.wait(lambda: "Open library folder…" in sections(hands).get("Libraries", ()))
    hands.wait(lambda: "It has no pages" in notes(hands))
    assert "Import labels or lists…" in sections(hands)["Libraries"]
    (empty / "drug.md").write_text("# Drug\n\n### Dosage\n\n5 mg\n", encoding="utf-8")
    hands.app.session.read_again()
    hands.wait(lambda: "It has no pages" not in notes(hands))


@pytest.mark.parametrize(("size", "zoom"), [((900, 600), 200), ((1920, 1080), 100), ((1920, 1080), 200)])
def test_a_sentence_in_several_lines_has_room_for_all_of_them(
    open_window: OpenWindow, profile, size: tuple[int, int], zoom: int
) -> None:
    settings = Settings(profile.settings)
    settings.keep("view/zoom", zoom)
    settings.keep("view/language", "de")
    settings.write()
    hands = open_window()
    hands.window.resize(*size)
    hands.wait(lambda: bool(notes(hands)) and not hands.app.tasks.busy())
    for label in hands.app.start_page.view().findChildren(QLabel, "startNote"):
        assert label.height() >= label.heightForWidth(label.width())


def keep_many(hands, count: int) -> None:
    """Star so many pages, and pin a collection of them."""
    pages = [(f"formulary/x/drug-{number}.md", f"Drug {number}") for number in range(1, count + 1)]

    def work(desk) -> None:
        desk.collections.create("Trolley", "red")
        desk.collections.pin("Trolley")
        for page_id, title in pages:
            desk.collections.add("Trolley", page_id, title)
            desk.favourites.add(page_id, title)

    keep(hands, work)
    hands.wait(lambda: len(sections(hands).get("Favourites", ())) == min(count, MOST_TILES + 1))
    hands.wait(lambda: not hands.app.start_page.view()._revealing.isActive())


def grid_of(hands, title: str) -> TileGrid:
    return next(grid for grid in hands.app.start_page.view().grids() if grid.accessibleName() == title)


def in_sight(hands, one: QWidget) -> bool:
    viewport = hands.app.start_page.view().page.viewport()
    return viewport.rect().contains(QRect(one.mapTo(viewport, QPoint()), one.size()))


def test_all_that_is_kept_has_a_tile_and_those_near_what_is_seen_are_buttons(start) -> None:
    seen: list[int] = []
    beat = QTimer(start.window)
    view = start.app.start_page.view()
    beat.timeout.connect(lambda: seen.append(sum(len(grid.buttons()) for grid in view.grids())))
    beat.start(0)
    keep_many(start, 90)
    start.wait(lambda: len(grid_of(start, "Trolley").buttons()) > AT_ONCE)
    assert sections(start)["Favourites"][-1] == "Drug 90" == sections(start)["Trolley"][-1]
    assert len(grid_of(start, "Trolley").buttons()) < 90
    assert max(after - before for before, after in pairwise(seen)) <= 2 * AT_ONCE
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = tile(start, "Libraries", "“formulary”")
    start.wait(lambda: in_sight(start, last))
    bar.setValue(bar.maximum() // 3)
    start.wait(lambda: not view._revealing.isActive())
    at = QPoint(view.page.viewport().width() // 4, view.page.viewport().height() // 2)
    start.wait(lambda: any(isinstance(view.page.viewport().childAt(at + QPoint(0, y)), TileButton) for y in (0, 20)))


def test_more_than_a_section_holds_are_in_the_list(start, qtbot) -> None:
    keep_many(start, MOST_TILES + 3)
    assert sections(start)["Favourites"][-2:] == [f"Drug {MOST_TILES}", f"All {MOST_TILES + 3} favourites"]
    qtbot.mouseClick(tile(start, "Favourites", f"All {MOST_TILES + 3} favourites"), Qt.MouseButton.LeftButton)
    assert len(start.titles()) == MOST_TILES + 3


def test_keys_reach_tiles_that_are_far_out_of_sight(start) -> None:
    keep_many(start, 90)
    start.press(Qt.Key.Key_Home, ALT, at=start.window)
    start.press(Qt.Key.Key_End)
    assert start.window.focusWidget().tile.title == "Drug 90"
    assert in_sight(start, start.window.focusWidget())
    start.press(Qt.Key.Key_Tab)
    assert start.window.focusWidget() is grid_of(start, "Favourites").button(0)
    start.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert start.window.focusWidget().tile.title == "Drug 90"
    start.press(Qt.Key.Key_Down)
    assert start.window.focusWidget().parentWidget() is grid_of(start, "Favourites")


def test_buttons_that_are_far_away_go_again(start) -> None:
    keep_many(start, MOST_TILES)
    view = start.app.start_page.view()
    bar = view.page.verticalScrollBar()
    for part in range(0, 11):
        bar.setValue(bar.maximum() * part // 10)
        start.wait(lambda: not view._revealing.isActive())
    far = 2 * view.page.viewport().height()
    for grid in view.grids():
        tops = [one.mapTo(view.page.viewport(), QPoint()).y() for one in grid.buttons()[1:]]
        assert sum(top < -far or top > far for top in tops) <= MOST_FAR


def test_the_tile_under_the_pointer_stays_where_it_is(start) -> None:
    keep_many(start, 40)
    view = start.app.start_page.view()
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    start.wait(lambda: not view._revealing.isActive())
    held = next(one for one in grid_of(start, "Favourites").buttons() if in_sight(start, one))
    place = held.mapToGlobal(held.rect().center())
    QCursor.setPos(place)

    def read(desk) -> None:
        for one in ids(start, "Warfarin", "Metformin", "Paracetamol", "Amoxicillin"):
            desk.history.visit(*one)
            desk.collections.add("Trolley", *one)

    keep(start, read)
    start.wait(lambda: len(sections(start).get("Continue with", ())) == 4 and len(sections(start)["Trolley"]) == 44)
    assert held.mapToGlobal(held.rect().center()) == place
    QCursor.setPos(start.window.pos() - QPoint(30, 30))


def test_tiles_stay_the_buttons_they_were_when_others_come(filled) -> None:
    metformin, paracetamol = (
        tile(filled, section, title)
        for section, title in (("Crash trolley", "Metformin"), ("Favourites", "Paracetamol"))
    )
    keep(filled, lambda desk: desk.collections.add("Crash trolley", *ids(filled, "Paracetamol")[0]))
    filled.wait(lambda: len(sections(filled)["Crash trolley"]) == 3)
    assert tile(filled, "Crash trolley", "Metformin") is metformin
    assert "2 / 3" in metformin.accessibleDescription()
    assert tile(filled, "Favourites", "Paracetamol") is paracetamol


def test_no_start_page_is_made_for_a_page_that_was_left_open(filled, open_window: OpenWindow, close_window) -> None:
    filled.open("warfarin")
    close_window(filled.app)
    again = open_window()
    again.wait(lambda: again.view.opened() is not None)
    again.wait(lambda: not again.app.tasks.busy())
    assert again.title() == "Warfarin"
    assert again.window.findChildren(StartPage) == []
    again.press(Qt.Key.Key_Home, ALT, at=again.window)
    assert again.app.start_page.is_shown()
    again.wait(lambda: "Crash trolley" in sections(again))


def test_a_page_left_open_that_is_gone_gives_place_to_the_start_page(
    filled, open_window: OpenWindow, close_window, formulary: Path
) -> None:
    filled.open("warfarin")
    close_window(filled.app)
    next(formulary.rglob("warfarin.md")).unlink()
    again = open_window(rows=4)
    again.wait(lambda: again.app.start_page.is_shown())
    again.wait(lambda: "Crash trolley" in sections(again))
