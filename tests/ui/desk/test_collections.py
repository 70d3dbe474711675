"""Collections: made, filled, sorted, renamed, coloured, exchanged and printed with real keys, clicks and drops."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QPushButton

from medviewer.ui.base.dragging import carried
from medviewer.ui.base.progress_label import ProgressLabel
from tests.ui.conftest import write_page
from tests.ui.drags import send

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def members(hands, name: str) -> list[str]:
    """Return the titles in a collection as they are on disk."""
    return [member.title for member in hands.app.desk.collections.get(name).members]


def menu_of_row(hands, title: str) -> QMenu:
    """Open the menu of a row, as the menu key or the right button does."""
    view = hands.window.drugs.view
    view.customContextMenuRequested.emit(hands.row_rect(title).center())
    return hands.popup()


def drop(hands, ids: Sequence[str], at: QPoint) -> None:
    """Drag drugs over the list and drop them at a place."""
    view = hands.window.drugs.view
    data: QMimeData = carried((one, one) for one in ids)
    for kind in (QDragEnterEvent, QDragMoveEvent):
        assert send(kind, view.viewport(), data, at).isAccepted()
    view.viewport().grab()  # paints where they would go
    send(QDropEvent, view.viewport(), data, at)


def ids_of(hands, *titles: str) -> list[str]:
    return [hands.app.session.catalogue.find(title).id for title in titles]


@pytest.fixture
def named(monkeypatch) -> Callable[[str], None]:
    """Return a function that sets what is typed when a name is asked for."""

    def name(text: str) -> None:
        monkeypatch.setattr(QInputDialog, "getText", lambda *_: (text, True))

    return name


@pytest.fixture
def ward(hands, named):
    """Return hands with a collection “Ward 7” of warfarin and metformin, which is open in the list."""
    named("Ward 7")
    hands.open("warfarin")
    hands.press(Qt.Key.Key_D, CTRL, SHIFT, at=hands.window)
    hands.take("New collection")
    hands.wait(lambda: [one.name for one in hands.app.keeper.collections.all()] == ["Ward 7"])
    hands.wait(lambda: hands.app.keeper.collections.all()[0].members != ())
    hands.open("metformin")
    hands.press(Qt.Key.Key_D, CTRL, SHIFT, at=hands.window)
    hands.take("Ward 7")
    hands.wait(lambda: len(hands.app.keeper.collections.all()[0].members) == 2)
    hands.press(Qt.Key.Key_9, ALT, at=hands.window)
    hands.wait(lambda: hands.titles() == ["Ward 7"])
    hands.window.drugs.view.setFocus()
    hands.window.drugs.view.setCurrentIndex(hands.window.drugs.model.index(0))
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.view)
    hands.wait(lambda: hands.titles() == ["Ward 7", "Warfarin", "Metformin"])
    return hands


def test_the_open_drug_goes_into_a_collection_by_key(ward) -> None:
    assert members(ward, "Ward 7") == ["Warfarin", "Metformin"]
    assert "2 of 5 drugs" in ward.window.foot.count.text()


def test_the_same_key_takes_it_out_and_undo_brings_it_back_to_its_place(ward) -> None:
    ward.open("warfarin")
    ward.press(Qt.Key.Key_D, CTRL, SHIFT, at=ward.window)
    menu = ward.popup()
    assert [action.isChecked() for action in menu.actions() if action.isCheckable()] == [True]
    ward.take("Ward 7")
    ward.wait(lambda: members(ward, "Ward 7") == ["Metformin"])
    ward.wait(lambda: ward.window.message.offered.isVisible())
    ward._qtbot.mouseClick(ward.window.message.offered, Qt.MouseButton.LeftButton)
    ward.wait(lambda: members(ward, "Ward 7") == ["Warfarin", "Metformin"])


def test_a_row_leads_to_its_page_and_the_first_line_back(ward) -> None:
    ward.click_row("Warfarin")
    assert ward.title() == "Warfarin"
    assert ward.titles()[0] == "Ward 7"
    place = ward.row_rect("Ward 7").center()
    ward._qtbot.mouseClick(ward.window.drugs.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    ward.wait(lambda: ward.titles() == ["Ward 7"])


def test_alt_and_an_arrow_sort_and_so_does_a_drag(ward) -> None:
    view = ward.window.drugs.view
    view.choose_ids(ids_of(ward, "Warfarin"))
    ward.press(Qt.Key.Key_Down, ALT, at=view)
    ward.wait(lambda: ward.titles() == ["Ward 7", "Metformin", "Warfarin"])
    rect = ward.row_rect("Metformin")
    drop(ward, ids_of(ward, "Warfarin"), rect.center() - QPoint(0, rect.height() // 3))
    ward.wait(lambda: ward.titles() == ["Ward 7", "Warfarin", "Metformin"])
    assert members(ward, "Ward 7") == ["Warfarin", "Metformin"]


def test_groups_are_in_no_order_that_a_drop_could_change(ward) -> None:
    view = ward.window.drugs.view
    assert view.sorted_in == "Ward 7"
    ward.press(Qt.Key.Key_5, ALT, at=ward.window)
    ward.wait(lambda: ward.titles() == ["A", "M", "P", "W"])
    assert view.sorted_in == ""


def test_drugs_dragged_from_elsewhere_go_to_the_place_where_they_are_dropped(ward) -> None:
    rect = ward.row_rect("Warfarin")
    drop(ward, ids_of(ward, "Paracetamol", "Amoxicillin"), rect.center() + QPoint(0, rect.height() // 3))
    ward.wait(lambda: members(ward, "Ward 7") == ["Warfarin", "Paracetamol", "Amoxicillin", "Metformin"])


def test_a_drag_over_the_filter_opens_the_collections_and_a_drop_adds(ward) -> None:
    ward.press(Qt.Key.Key_9, ALT, at=ward.window)
    ward.wait(lambda: ward.titles() == ["Ward 7"])
    ward.press(Qt.Key.Key_1, ALT, at=ward.window)
    bar = ward.window.drugs.filters
    data = carried([(one, one) for one in ids_of(ward, "Paracetamol")])
    for kind in (QDragEnterEvent, QDragMoveEvent):
        send(kind, bar, data, bar.tabRect(3).center())
    ward.wait(lambda: ward.titles() == ["Ward 7"])
    drop(ward, ids_of(ward, "Paracetamol"), ward.row_rect("Ward 7").center())
    ward.wait(lambda: members(ward, "Ward 7") == ["Warfarin", "Metformin", "Paracetamol"])


def test_several_chosen_drugs_are_added_by_the_menu_of_a_row(ward) -> None:
    ward.press(Qt.Key.Key_1, ALT, at=ward.window)
    view = ward.window.drugs.view
    view.choose_ids(ids_of(ward, "Amoxicillin", "Paracetamol"))
    menu = menu_of_row(ward, "Paracetamol")
    inner = next(action.menu() for action in menu.actions() if action.text() == "Collections")
    next(action for action in inner.actions() if action.text() == "Ward 7").trigger()
    menu.close()
    ward.back()
    ward.wait(lambda: members(ward, "Ward 7") == ["Warfarin", "Metformin", "Amoxicillin", "Paracetamol"])


def test_the_menu_of_a_member_and_the_delete_key_take_it_out(ward) -> None:
    menu_of_row(ward, "Warfarin")
    ward.take("Remove from")
    ward.wait(lambda: ward.titles() == ["Ward 7", "Metformin"])
    ward.window.drugs.view.choose_ids(ids_of(ward, "Metformin"))
    ward.press(Qt.Key.Key_Delete, at=ward.window.drugs.view)
    ward.wait(lambda: ward.titles() == ["Ward 7"] and "Nothing here" in ward.window.drugs.notice.text())


def test_f2_renames_and_delete_deletes_until_undone(ward, named) -> None:
    named("Ward 8")
    ward.press(Qt.Key.Key_F2, at=ward.window.drugs.view)
    ward.wait(lambda: ward.titles()[0] == "Ward 8")
    ward.press(Qt.Key.Key_9, ALT, at=ward.window)
    ward.window.drugs.view.choose_ids(["Ward 8"])
    ward.press(Qt.Key.Key_Delete, at=ward.window.drugs.view)
    ward.wait(lambda: ward.titles() == [] and "No collections yet" in ward.window.drugs.notice.text())
    ward.press(Qt.Key.Key_Z, CTRL, at=ward.window)
    ward.wait(lambda: ward.titles() == ["Ward 8"])
    assert members(ward, "Ward 8") == ["Warfarin", "Metformin"]


def test_collections_are_ordered_and_coloured(ward, named) -> None:
    named("Clinic")
    ward.app.actions.collection_new.trigger()
    ward.wait(lambda: ward.titles() == ["Ward 7", "Clinic"])
    view = ward.window.drugs.view
    view.choose_ids(["Clinic"])
    ward.press(Qt.Key.Key_Up, ALT, at=view)
    ward.wait(lambda: ward.titles() == ["Clinic", "Ward 7"])
    ward.app.actions.collection_colour.trigger()
    ward.take("Purple")
    ward.wait(lambda: ward.app.desk.collections.get("Clinic").colour == "purple")
    assert [one.colour for one in ward.app.desk.collections.all()] == ["purple", "grey"]


def test_a_name_that_is_there_already_is_refused_in_words(ward) -> None:
    ward.app.actions.collection_new.trigger()
    ward.wait(lambda: "already" in ward.window.message.label.text())


def test_a_query_narrows_to_collections_that_hold_what_is_typed(ward, named) -> None:
    named("Clinic")
    ward.app.actions.collection_new.trigger()
    ward.wait(lambda: ward.titles() == ["Ward 7", "Clinic"])
    ward.type("warf")
    ward.wait(lambda: ward.titles() == ["Ward 7"])
    ward.type("clin")
    ward.wait(lambda: ward.titles() == ["Clinic"])


def test_a_collection_goes_to_a_colleague_as_a_file(ward, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "ward.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    ward.app.actions.collection_export.trigger()
    ward.wait(path.exists)
    text = path.read_text(encoding="utf-8").replace("Ward 7", "Theirs")
    path.write_text(text.replace("formulary/m/metformin.md", "other/x.md").replace("Metformin", "Unknownol"))
    ward.app.actions.collection_import.trigger()
    ward.wait(lambda: "2 new" in ward.window.message.label.text())
    assert "Unknownol" in ward.window.message.label.text() or members(ward, "Theirs")[0] == "Warfarin"
    ward.press(Qt.Key.Key_9, ALT, at=ward.window)
    ward.wait(lambda: ward.titles() == ["Ward 7", "Theirs"])


def test_a_downtime_pack_is_written_in_the_background(ward, tmp_path: Path, monkeypatch, formulary: Path) -> None:
    path = tmp_path / "pack.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    (formulary / "m" / "metformin.md").unlink()
    ward.app.actions.collection_pack.trigger()
    ward.wait(lambda: str(path) in ward.said())  # the open page is gone as well, which is said too
    assert path.read_bytes().startswith(b"%PDF")
    assert "1 drugs on" in ward.said()
    assert "Not in it: Metformin" in ward.said()


def test_a_downtime_pack_can_have_a_sheet_before_each_letter(ward, tmp_path: Path, monkeypatch) -> None:
    written = {}
    for name in ("collection_pack", "collection_pack_letters"):
        path = tmp_path / f"{name}.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        ward.window.findChild(QAction, name).trigger()
        ward.wait(lambda path=path: str(path) in ward.window.message.label.text())
        written[name] = int(re.search(r"drugs on (\d+) pages", ward.window.message.label.text())[1])
    assert written["collection_pack_letters"] == written["collection_pack"] + len(
        {t[0] for t in members(ward, "Ward 7")}
    )


NEEDING = (
    "collection_pack",
    "collection_pack_letters",
    "collection_wall",
    "collection_export",
    "collection_delete",
    "collection_rename",
    "collection_colour",
    "collection_pin",
)


@pytest.mark.parametrize(("there", "told"), [(True, "Alt+9"), (False, "Ctrl+Shift+D")])
def test_what_needs_a_collection_is_grey_and_says_how_to_choose_or_make_one(hands, there: bool, told: str) -> None:
    if there:
        hands.app.keeper.writer.run(lambda desk: desk.collections.create("Ward 7"))
        hands.wait(lambda: len(hands.app.keeper.collections.all()) == 1)
    for name in NEEDING:
        assert not hands.window.findChild(QAction, name).isEnabled(), name
    for ask in (hands.app.collections.rename, hands.app.collections.delete, hands.app.exchange.write_pack):
        hands.window.message.hide()
        ask()  # as from a palette that was open before the collection was deleted elsewhere
        assert told in hands.window.message.label.text()
        assert hands.window.message.isVisible()


def test_the_menu_of_a_collection_pins_it_and_lets_it_go(ward) -> None:
    ward.press(Qt.Key.Key_9, ALT, at=ward.window)
    ward.wait(lambda: ward.titles() == ["Ward 7"])
    menu_of_row(ward, "Ward 7")
    ward.take("Pin to the start page")
    ward.wait(lambda: ward.app.desk.collections.get("Ward 7").pinned)
    ward.wait(lambda: "Alt+Home" in ward.window.message.label.text())
    menu_of_row(ward, "Ward 7")
    ward.take("Unpin from the start page")
    ward.wait(lambda: not ward.app.desk.collections.get("Ward 7").pinned)
    ward.wait(lambda: "no longer" in ward.window.message.label.text())


def test_another_window_sees_the_collections(ward, open_window: Callable) -> None:
    other = open_window()
    other.back()
    other.press(Qt.Key.Key_9, ALT, at=other.window)
    assert other.titles() == ["Ward 7"]
    other.app.desk.collections.rename("Ward 7", "Ward 9")
    ward.back()
    ward.press(Qt.Key.Key_9, ALT, at=ward.window)
    ward.wait(lambda: ward.titles() == ["Ward 9"])


def test_a_collection_may_be_called_as_a_drug_or_as_the_list_of_what_changed(ward, named) -> None:
    for name in ("changed", "Warfarin"):
        named(name)
        ward.app.actions.collection_new.trigger()
        ward.wait(lambda name=name: name in ward.titles())
    view = ward.window.drugs.view
    view.choose_ids(["changed"])
    ward.press(Qt.Key.Key_Return, at=view)
    ward.wait(lambda: ward.titles() == ["changed"] and "Nothing here" in ward.window.drugs.notice.text())
    ward.press(Qt.Key.Key_0, ALT, at=ward.window)
    ward.wait(lambda: ward.titles() == ["Changed since you read them"])


def test_a_downtime_pack_can_be_cancelled(open_window: Callable, tmp_path: Path, monkeypatch, formulary: Path) -> None:
    for number in range(150):
        write_page(formulary, f"Xdrug {number}", "x", "X", "x", number)
    hands = open_window(rows=155)
    desk, path = hands.app.desk, tmp_path / "pack.pdf"
    desk.collections.create("All of X")
    for page_id, title, _digest in hands.app.session.catalogue.editions():
        desk.collections.add("All of X", page_id, title)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands.wait(
        lambda: bool(hands.app.keeper.collections.all()) and len(hands.app.keeper.collections.all()[0].members) == 155
    )
    hands.app.list.open_collection("All of X")
    hands.app.actions.collection_pack.trigger()
    progress = hands.window.findChild(ProgressLabel)
    hands.wait(lambda: progress.isVisible() and progress.value() > 0)
    hands._qtbot.mouseClick(progress.findChild(QPushButton), Qt.MouseButton.LeftButton)
    hands.wait_long(lambda: not hands.app.tasks.busy())
    assert not path.exists() and not hands.window.message.isVisible()
