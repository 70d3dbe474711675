"""The drug list: what typing, keys and clicks do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication

from medviewer.library.search import Search
from medviewer.ui.base.messages import Messages
from medviewer.ui.search.drug_model import DrugRole


def test_the_cursor_starts_in_the_search_field(hands) -> None:
    assert hands.window.focusWidget() is hands.window.drugs.field


def test_every_drug_is_listed_by_name(hands) -> None:
    assert hands.titles() == [
        "Amoxicillin",
        "Amoxicillin + Clavulanic acid",
        "Metformin",
        "Paracetamol",
        "Warfarin",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("w", ["Warfarin"]),
        ("WARF", ["Warfarin"]),
        ("clav amox", ["Amoxicillin + Clavulanic acid"]),
        ("gluco", ["Metformin"]),
        ("amox", ["Amoxicillin", "Amoxicillin + Clavulanic acid"]),
        ("pårac", ["Paracetamol"]),
    ],
)
def test_typing_narrows_by_name_generic_name_and_brand(hands, typed: str, found: list[str]) -> None:
    hands.type(typed)
    assert hands.titles() == found


def test_return_opens_the_first_and_down_the_second(hands) -> None:
    hands.open("amoxicillin")
    assert hands.title() == "Amoxicillin"
    hands.type("amoxi")
    hands.press(Qt.Key.Key_Down, at=hands.window.drugs.field)
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.wait(lambda: hands.title() == "Amoxicillin + Clavulanic acid")


def test_after_opening_the_next_name_replaces_the_last(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_M, at=hands.window.drugs.field)
    assert hands.titles() == ["Metformin"]


def test_a_click_opens_a_row(hands) -> None:
    hands.click_row("Paracetamol")
    assert hands.title() == "Paracetamol"


def test_nothing_found_says_so_and_names_what_is_still_open(hands) -> None:
    hands.open("warfarin")
    hands.type("xyzzy")
    hands.wait(lambda: "xyzzy" in hands.window.drugs.notice.text())
    hands.wait(hands.view.header.still_open.isVisible)
    assert "xyzzy" in hands.view.header.still_open.text()
    assert hands.title() == "Warfarin"


def test_a_near_name_is_offered_and_never_opens_by_itself(hands) -> None:
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.type("warafrin")
    hands.wait(lambda: "Warfarin" in hands.titles())
    assert hands.titles()[:2] == ["Did you mean", "Warfarin"]
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    assert hands.view.opened() is None
    assert hands.window.focusWidget() is hands.window.drugs.view
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.view)
    hands.wait(lambda: hands.title() == "Warfarin")


def test_escape_empties_the_field(hands) -> None:
    hands.type("warf")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    assert len(hands.titles()) == 5


def test_rows_speak_their_second_line_and_star(hands) -> None:
    hands.click_star_of("Warfarin")
    hands.wait(lambda: bool(hands.app.keeper.favourites.ids()))
    model = hands.window.drugs.model
    spoken = model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Warfarin, vitamin K antagonist · warfarin sodium, favourite"


def test_hits_are_marked_in_the_names(hands) -> None:
    hands.type("war")
    image = hands.window.drugs.view.viewport().grab().toImage()
    accent = hands.app.theme.colours.accent
    width = hands.row_rect("Warfarin").right() - 50
    colours = {image.pixelColor(x, y).name() for x in range(8, width) for y in range(image.height() // 4)}
    assert accent in colours


def test_favourites_and_recent_filter_the_list(hands) -> None:
    hands.click_star_of("Metformin")
    hands.wait(lambda: bool(hands.app.keeper.favourites.ids()))
    hands.open("warfarin")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    hands.choose_filter("Favourites")
    assert hands.titles() == ["Metformin"]
    hands.choose_filter("Recent")
    hands.wait(lambda: hands.titles() == ["Warfarin"])
    hands.choose_filter("All")
    assert len(hands.titles()) == 5


def test_the_recent_list_does_not_turn_round_under_the_pointer(hands) -> None:
    for name in ("warfarin", "metformin", "parac"):
        hands.open(name)
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    hands.choose_filter("Recent")
    hands.wait(lambda: hands.titles() == ["Paracetamol", "Metformin", "Warfarin"])
    hands.click_row("Warfarin")
    hands.wait(lambda: hands.app.keeper.history.recent()[0].title == "Warfarin")
    assert hands.titles() == ["Paracetamol", "Metformin", "Warfarin"]
    hands.choose_filter("All")
    hands.choose_filter("Recent")
    assert hands.titles() == ["Warfarin", "Paracetamol", "Metformin"]


def test_an_empty_filter_says_what_to_do(hands) -> None:
    hands.choose_filter("Favourites")
    assert "Ctrl+D" in hands.window.drugs.notice.text()


def test_a_favourite_whose_page_is_gone_stays_with_the_reason(hands, formulary: Path) -> None:
    hands.click_star_of("Warfarin")
    hands.wait(lambda: bool(hands.app.keeper.favourites.ids()))
    (formulary / "w" / "warfarin.md").unlink()
    hands.wait(lambda: "Warfarin" not in hands.titles())
    hands.choose_filter("Favourites")
    index = hands.window.drugs.model.index(0)
    assert index.data() == "Warfarin"
    assert index.data(DrugRole.MISSING)
    assert "No longer" in index.data(DrugRole.SUBTITLE)


def test_the_count_names_how_many_are_shown(hands) -> None:
    assert hands.window.foot.count.text() == "5 drugs"
    hands.type("amox")
    assert hands.window.foot.count.text() == "2 of 5 drugs"


def test_the_context_menu_stars_what_is_under_the_pointer(hands, qtbot) -> None:
    place = hands.row_rect("Metformin").center()
    hands.window.drugs.view.customContextMenuRequested.emit(place)
    menu = QGuiApplication.instance().activePopupWidget()
    action = next(a for a in menu.actions() if a.text() == "Add to favourites")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    hands.wait(lambda: hands.app.keeper.favourites.ids() == {"formulary/m/metformin.md"})


def test_escape_leads_from_the_list_to_the_field(hands) -> None:
    hands.type("warafrin")
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.view)
    assert hands.window.focusWidget() is hands.window.drugs.field
    hands.press(Qt.Key.Key_M, at=hands.window.drugs.field)
    assert hands.titles() == ["Metformin"]


def test_a_long_list_keeps_its_place_and_speaks_of_every_row(open_window, tmp_path: Path) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.md").write_text(f"# Drug {number:03}\n### Usage\nFor {number}.\n", encoding="utf-8")
    hands = open_window(folder, rows=400)
    hands.wait(lambda: len(hands.app.session.listing()) == 400)
    view, model = hands.window.drugs.view, hands.window.drugs.model
    hands.open("drug 300")
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    assert (model.rowCount(), view.currentIndex().row()) == (400, 300)
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())
    top = view.indexAt(QPoint(1, 1)).data()
    (folder / "first.md").write_text("# Aardvark\n", encoding="utf-8")
    hands.wait(lambda: model.rowCount() == 401)
    assert view.indexAt(QPoint(1, 1)).data() == top
    assert view.currentIndex().data() == "Drug 300"
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.childCount() == 401
    assert spoken.child(399).text(QAccessible.Text.Name) == "Drug 398"


def test_what_is_asked_unseen_is_given_up_in_silence_where_other_libraries_come(hands, monkeypatch) -> None:
    """The list rehearses in a thread with the search that another library interrupts."""
    told: list[BaseException] = []
    interrupted: list[int] = []
    shared, asked = hands.app.session.search(), Search._ask

    def interrupted_at_once(search: Search, open_library, question, number: int):
        if search is shared:
            interrupted.append(number)
            search.interrupt()
        return asked(search, open_library, question, number)

    hands.wait(lambda: not hands.app.session.is_reading() and not hands.app.tasks.busy())
    monkeypatch.setattr(Messages, "_explain", lambda _self, error: told.append(error))
    monkeypatch.setattr(Search, "_ask", interrupted_at_once)
    hands.app.list._rehearse()
    hands.wait(lambda: not hands.app.tasks.busy())
    assert interrupted and told == []
    assert hands.app.list._rehearsal is None
    monkeypatch.undo()
    hands.open("warfarin")
