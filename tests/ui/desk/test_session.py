"""What the window showed comes back after a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from medviewer.desk.store import Desk
from medviewer.locations import Profile
from medviewer.ui.window_parts import WindowParts

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def kept(hands, part: str) -> dict:
    """Return what the desk keeps of a part of the window."""
    state = (hands.app.desk.session.last() or {}).get(part)
    return state if isinstance(state, dict) else {}


def crash(app: WindowParts) -> None:
    """End a window as a kill does: nothing of it is asked to keep anything."""
    app.window.closing.disconnect()
    app.window.close()
    app.program.shared.states.close()
    app.tasks.finish()
    app.session.close()
    app.keeper.close()
    app.window.deleteLater()


def compared(hands) -> list[str]:
    control = hands.app.compare
    return [page.monograph.title for page in control.view().shown()] if control.is_shown() else []


def test_page_tab_and_place_come_back_after_a_crash(open_window: Callable, formulary: Path) -> None:
    page = formulary / "m" / "metformin.md"
    page.write_text(page.read_text() + "\n### Notes on use\n" + "A line of it.\n\n" * 200)
    hands = open_window()
    hands.open("metformin")
    hands.choose_tab("All")
    bar = hands.view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = hands.view.text.place()
    assert place > 0
    hands.wait(lambda: abs(kept(hands, "page").get("place", 0) - place) < 0.01)
    crash(hands.app)
    again = open_window()
    again.wait(lambda: again.view.opened() is not None)
    assert (again.title(), again.tab()) == ("Metformin", "All")
    assert again.view.text.place() == pytest.approx(place, abs=0.1) and again.view.text.place() > 0


def test_the_tab_comes_back_after_a_crash(hands, open_window: Callable) -> None:
    hands.open("metformin")
    hands.choose_tab("Dosage")
    hands.wait(lambda: kept(hands, "page").get("tab") == "dosage")
    crash(hands.app)
    again = open_window()
    again.wait(lambda: again.view.opened() is not None)
    assert (again.title(), again.tab()) == ("Metformin", "Dosage")
    assert again.window.focusWidget() is again.window.drugs.field


def test_what_was_compared_comes_back_after_a_crash(hands, open_window: Callable) -> None:
    hands.open("warfarin")
    ids = [hands.app.session.catalogue.find(name).id for name in ("Warfarin", "Metformin")]
    hands.app.compare.compare(ids)
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    hands.wait(lambda: kept(hands, "compare").get("ids") == ids and kept(hands, "compare").get("shown") is True)
    crash(hands.app)
    again = open_window()
    again.wait(lambda: compared(again) == ["Warfarin", "Metformin"])
    assert again.view.opened().monograph.title == "Warfarin"


def test_a_comparison_that_was_left_can_be_shown_again(hands, open_window: Callable, close_window: Callable) -> None:
    hands.open("warfarin")
    ids = [hands.app.session.catalogue.find(name).id for name in ("Warfarin", "Metformin")]
    hands.app.compare.compare(ids)
    hands.wait(lambda: compared(hands) == ["Warfarin", "Metformin"])
    hands.app.compare.leave()
    close_window(hands.app)
    again = open_window()
    again.wait(lambda: again.view.opened() is not None)
    assert compared(again) == []
    again.press(Qt.Key.Key_Return, CTRL, at=again.window)
    again.wait(lambda: compared(again) == ["Warfarin", "Metformin"])


def test_the_open_collection_comes_back(hands, open_window: Callable, close_window: Callable) -> None:
    hands.app.desk.collections.create("Ward 7")
    hands.wait(lambda: bool(hands.app.keeper.collections.all()))
    hands.app.list.open_collection("Ward 7")
    close_window(hands.app)
    again = open_window()
    again.wait(lambda: again.titles() == ["Ward 7"])


@pytest.mark.parametrize(
    "state",
    [
        {"page": 7, "compare": [], "list": "x"},
        {"page": {"id": 1, "tab": [], "place": "far"}, "compare": {"ids": [1, {}], "shown": 3}},
        {"page": {"id": "formulary/none.md"}, "compare": {"ids": ["no", "none"], "shown": True, "tab": 9}},
        {"page": {"id": "formulary/w/warfarin.md", "tab": "none", "place": 1e300}, "list": {"collection": "none"}},
    ],
)
def test_a_session_of_any_shape_is_no_hindrance(profile: Profile, open_window: Callable, state: dict) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.session.keep(state)
    hands = open_window()
    hands.type("metformin")
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.wait(lambda: hands.title() == "Metformin" and not hands.app.tasks.busy())
    assert hands.title() == "Metformin"


def test_the_tray_comes_back_after_a_crash(hands, open_window: Callable) -> None:
    ids = ["formulary/m/metformin.md", "formulary/w/warfarin.md"]
    hands.app.tray.add(ids)
    hands.app.session_keeper.write()
    hands.wait(lambda: (hands.app.desk.session.last() or {}).get("tray") == ids)
    again = open_window()
    again.wait(lambda: list(again.app.tray.ids()) == ids)
    assert again.window.tray.isVisible()


def test_parts_of_others_are_registered_kept_and_restored(
    hands, open_window: Callable, close_window: Callable, profile: Profile
) -> None:
    hands.app.desk.session.keep({"later": ["a", "b"]})
    close_window(hands.app)
    with Desk.open(profile.desk_file) as desk:
        assert "page" in (desk.session.last() or {})
    again = open_window()
    taken: list[object] = []
    again.app.session_keeper.register("later", lambda: ["c"], taken.append)
    again.app.session_keeper.restore()
    again.app.session_keeper.write()
    again.wait(lambda: (again.app.desk.session.last() or {}).get("later") == ["c"])
    assert len(taken) == 1


def test_a_name_on_the_command_line_goes_before_what_was_open(
    hands, open_window: Callable, close_window: Callable
) -> None:
    hands.open("metformin")
    close_window(hands.app)
    again = open_window(name="warfarin")
    again.wait(lambda: again.view.opened() is not None)
    assert again.title() == "Warfarin"
    again.open("paracetamol")
    again.app.session_keeper.write()
    again.wait(lambda: kept(again, "page").get("id") == "formulary/p/paracetamol.md")


def test_a_page_that_was_not_there_does_not_keep_the_next_one_from_being_kept(
    profile: Profile, open_window: Callable
) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.session.keep({"page": {"id": "formulary/none.md"}, "list": {"filter": "recent"}})
    hands = open_window()
    hands.wait(lambda: hands.window.drugs.filter() == "recent")
    hands.press(Qt.Key.Key_1, ALT, at=hands.window)
    hands.open("metformin")
    hands.wait(lambda: kept(hands, "page").get("id") == "formulary/m/metformin.md")
