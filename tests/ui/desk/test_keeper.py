"""What the window holds of the desk: of its lists only those are read anew that some window has changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from medviewer.desk.store import Desk


def test_a_star_reads_no_other_list_anew(hands) -> None:
    keeper = hands.app.keeper
    before = keeper.names.aliases(), keeper.names.failed_searches(), keeper.collections.all()
    hands.open("warfarin")
    hands.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, at=hands.window)
    hands.wait(lambda: len(keeper.favourites.all()) == 1)
    after = keeper.names.aliases(), keeper.names.failed_searches(), keeper.collections.all()
    assert all(one is other for one, other in zip(before, after, strict=True))


def test_a_list_that_another_window_changed_is_read(hands, open_window: Callable) -> None:
    keeper, other = hands.app.keeper, open_window()
    before = keeper.favourites.all()
    other.app.desk.aliases.add("Ours", "formulary/w/warfarin.md", "Warfarin")
    hands.wait(lambda: [alias.alias for alias in keeper.names.aliases()] == ["Ours"])
    assert keeper.favourites.all() is before


def test_all_lists_are_others_before_any_says_so(hands) -> None:
    keeper, seen = hands.app.keeper, []
    keeper.favourites.changed.connect(lambda: seen.append([alias.alias for alias in keeper.names.aliases()]))

    def write(desk: Desk) -> None:
        desk.favourites.add("formulary/w/warfarin.md", "Warfarin")
        desk.aliases.add("Ours", "formulary/w/warfarin.md", "Warfarin")

    keeper.writer.run(write)
    hands.wait(lambda: bool(seen))
    assert seen == [["Ours"]]


def test_a_part_whose_list_is_as_before_says_nothing(hands) -> None:
    keeper, said = hands.app.keeper, []
    for part in (keeper.collections, keeper.names, keeper.notes):
        part.changed.connect(lambda part=part: said.append(type(part).__name__))
    keeper.favourites.toggle("formulary/w/warfarin.md", "Warfarin")
    hands.wait(lambda: bool(keeper.favourites.ids()))
    assert said == []
    hands.app.desk.collections.create("Ward 7")
    hands.wait(lambda: bool(said))
    assert said == ["CollectionsKeeper"]
