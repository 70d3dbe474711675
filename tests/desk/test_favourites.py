"""Stars: kept, in order, named, and seen by every window."""

from __future__ import annotations

import re
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def titles(desk: Desk) -> list[str]:
    return [favourite.title for favourite in desk.favourites.all()]


def test_a_star_is_there_at_the_next_start(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("lib/warfarin.md", "Warfarin")
    with Desk.open(desk_file) as desk:
        [favourite] = desk.favourites.all()
    assert (favourite.id, favourite.title) == ("lib/warfarin.md", "Warfarin")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", favourite.added)


def test_a_star_is_on_the_disk_before_add_returns(desk: Desk, tmp_path: Path) -> None:
    desk.favourites.add("a", "A")
    copy = tmp_path / "as-a-killed-process-leaves-it.sqlite"
    for ending in ("", "-wal"):
        copy.with_name(copy.name + ending).write_bytes(Path(f"{desk.path}{ending}").read_bytes())
    with Desk.open(copy) as found:
        assert titles(found) == ["A"]


def test_commits_wait_for_the_disk(desk: Desk) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    found = desk._database.write(lambda c: [c.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas])
    assert found == ["wal", 2, 1]


def test_favourites_stay_in_the_order_of_their_stars(desk: Desk) -> None:
    for name in ("C", "A", "B"):
        desk.favourites.add(name.lower(), name)
    desk.favourites.remove("a")
    desk.favourites.add("a", "A")
    assert titles(desk) == ["C", "B", "A"]
    assert desk.favourites.ids() == {"a", "b", "c"}


def test_a_second_star_keeps_place_and_time_and_takes_the_title(desk: Desk) -> None:
    desk.favourites.add("a", "Old name")
    desk.favourites.add("b", "B")
    before = desk.favourites.all()
    desk.favourites.add("a", "New name")
    assert desk.favourites.all() == [before[0]._replace(title="New name"), before[1]]


def test_removing_what_has_no_star_changes_nothing(desk: Desk) -> None:
    desk.favourites.add("a", "A")
    before = desk.favourites.version()
    desk.favourites.remove("b")
    assert (titles(desk), desk.favourites.version()) == (["A"], before)


@pytest.mark.parametrize(
    "name", ["100 % (w/v)", "a\nb", "'\"; DROP TABLE favourites; --", "İ☃💊", "nul\0nul", "\u00e9", "e\u0301", " "]
)
def test_any_id_and_title_come_back_as_they_were(desk: Desk, name: str) -> None:
    desk.favourites.add(name, name)
    assert [(one.id, one.title) for one in desk.favourites.all()] == [(name, name)]
    desk.favourites.remove(name)
    assert desk.favourites.ids() == frozenset()


@pytest.mark.parametrize("name", ["", "undecodable-\udcff.md"])
def test_an_id_that_cannot_be_stored_is_refused_by_name(desk: Desk, name: str) -> None:
    for change in (lambda: desk.favourites.add(name, "A"), lambda: desk.favourites.remove(name)):
        with pytest.raises(DeskError, match=re.escape(repr(name)) + ".*Rename its file"):
            change()
    assert desk.favourites.all() == []


def test_a_title_with_undecodable_bytes_is_stored_legibly(desk: Desk) -> None:
    desk.favourites.add("a", "Aspirin\udcff")
    assert titles(desk) == ["Aspirin?"]


def test_a_flipped_bit_in_one_title_does_not_hide_the_others(desk: Desk) -> None:
    desk.favourites.add("a", "A")
    desk.favourites.add("b", "B")
    with closing(sqlite3.connect(desk.path)) as other, other:
        other.execute("UPDATE favourites SET title = CAST(x'41FF42' AS TEXT) WHERE id = 'a'")
    assert titles(desk) == ["A�B", "B"]


def test_the_version_tells_of_changes_of_every_window_and_only_of_favourites(desk: Desk, desk_file: Path) -> None:
    seen = [desk.favourites.version()]
    with Desk.open(desk_file) as other:
        other.history.visit("a", "A")
        desk.history.keep_position("a", "usage", 0.5)
        assert desk.favourites.version() == other.favourites.version() == seen[0]
        other.favourites.add("a", "A")
        seen.append(desk.favourites.version())
        desk.favourites.add("a", "Another title")
        seen.append(desk.favourites.version())
        other.favourites.remove("a")
        seen.append(desk.favourites.version())
        assert other.favourites.version() == seen[-1]
    assert len(set(seen)) == 4
    assert desk.favourites.version() == seen[-1]


def test_threads_share_one_desk(desk: Desk) -> None:
    def star(thread: int) -> None:
        for number in range(20):
            desk.favourites.add(f"{thread}-{number}", "A")
            desk.favourites.ids()
            if number % 2:
                desk.favourites.remove(f"{thread}-{number}")

    threads = [threading.Thread(target=star, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert desk.favourites.ids() == {f"{thread}-{number}" for thread in range(6) for number in range(0, 20, 2)}


def test_reading_does_not_wait_for_a_write_under_way(desk: Desk) -> None:
    desk.favourites.add("a", "A")
    seen_meanwhile: list[list[str]] = []

    def write_slowly(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM favourites")
        reader = threading.Thread(target=lambda: seen_meanwhile.append(titles(desk)))
        reader.start()
        reader.join(timeout=10)

    desk._database.write(write_slowly)
    assert seen_meanwhile == [["A"]]
    assert titles(desk) == []
