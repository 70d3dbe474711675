"""Files that are renamed, moved, exchanged or replaced: what is kept of a page goes with it, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.desk.history import Position
from medviewer.desk.moves import LibraryPage, LibraryPages
from medviewer.desk.store import Desk

ONE, TWO, THREE = ("1" * 32, "2" * 32, "3" * 32)


def noted(desk: Desk, id: str, title: str, digest: str = "") -> None:
    desk.notes.write(id, "dosage", f"note on {title}", title=title, digest=digest)


def places(desk: Desk) -> dict[str, str]:
    return {note.text.removeprefix("note on "): note.id for note in desk.notes.all()}


def test_a_renamed_file_is_found_by_its_content(desk: Desk) -> None:
    noted(desk, "lib/a.md", "A", ONE)
    moves = desk.follow([("lib/new/a2.md", "Another title", ONE), ("lib/b.md", "A", TWO)])
    assert (dict(moves.moved), moves.orphans) == ({"lib/a.md": "lib/new/a2.md"}, ())
    assert places(desk) == {"A": "lib/new/a2.md"}


def test_a_file_that_was_renamed_and_changed_is_found_by_its_title(desk: Desk) -> None:
    noted(desk, "lib/a.md", "Áb  c", ONE)
    desk.follow([("lib/new.md", "áb C", TWO), ("lib/b.md", "B", THREE)])
    assert places(desk) == {"Áb  c": "lib/new.md"}


def test_of_two_pages_of_one_title_neither_is_taken(desk: Desk) -> None:
    noted(desk, "lib/a.md", "A", ONE)
    moves = desk.follow([("lib/x.md", "A", TWO), ("lib/y.md", "A", THREE)])
    assert [note.id for note in moves.orphans] == ["lib/a.md"]
    assert (dict(moves.moved), places(desk)) == ({}, {"A": "lib/a.md"})


def test_a_page_that_is_still_there_keeps_its_notes_whatever_became_of_it(desk: Desk) -> None:
    noted(desk, "lib/a.md", "A", ONE)
    desk.follow([("lib/a.md", "A", TWO), ("lib/copy.md", "A", ONE)])
    desk.follow([("lib/a.md", "Renamed", TWO), ("lib/b.md", "A", THREE)])
    assert places(desk) == {"A": "lib/a.md"}


def test_pages_that_change_places_take_their_notes_along(desk: Desk) -> None:
    noted(desk, "lib/a.md", "A", ONE)
    noted(desk, "lib/b.md", "B", TWO)
    desk.favourites.add("lib/a.md", "A")
    desk.readings.keep("lib/a.md", "A", ONE, "# A")
    desk.follow([("lib/a.md", "B", TWO), ("lib/b.md", "A", ONE)])
    assert places(desk) == {"A": "lib/b.md", "B": "lib/a.md"}
    assert desk.favourites.ids() == {"lib/b.md"}
    assert desk.readings.page("lib/b.md") == "# A"


def test_all_that_is_kept_of_a_page_goes_with_it(desk: Desk) -> None:
    desk.favourites.add("lib/a.md", "A")
    desk.collections.create("C")
    desk.collections.add("C", "lib/a.md", "A")
    desk.history.visit("lib/a.md", "A")
    desk.history.keep_position("lib/a.md", "dosage", 0.5)
    desk.aliases.add("Ours", "lib/a.md", "A")
    desk.readings.keep("lib/a.md", "A", ONE, "# A")
    desk.follow([("lib/b.md", "Other", ONE)])
    assert desk.favourites.ids() == {"lib/b.md"}
    assert [one.id for one in desk.collections.get("C").members] == ["lib/b.md"]
    assert [one.id for one in desk.history.recent()] == ["lib/b.md"]
    assert desk.history.position("lib/b.md") == Position("dosage", 0.5)
    assert [one.id for one in desk.aliases.all()] == ["lib/b.md"]
    assert desk.readings.last("lib/a.md") is None


def test_what_is_kept_of_the_new_page_already_stays(desk: Desk) -> None:
    noted(desk, "lib/old.md", "A", ONE)
    noted(desk, "lib/new.md", "A too", ONE)
    desk.favourites.add("lib/old.md", "A")
    desk.favourites.add("lib/new.md", "A too")
    desk.follow([("lib/new.md", "A too", ONE)])
    assert places(desk) == {"A": "lib/new.md", "A too": "lib/new.md"}
    assert [tuple(one)[:2] for one in desk.favourites.all()] == [("lib/new.md", "A too")]


def test_a_library_that_is_not_open_is_left_alone_unless_it_was_replaced(desk: Desk) -> None:
    noted(desk, "formulary-1/a.md", "A", ONE)
    noted(desk, "formulary-1/b.md", "B", TWO)
    editions = [("formulary-2/a.md", "A", THREE)]
    moves = desk.follow(editions)
    assert (dict(moves.moved), moves.orphans, moves.elsewhere) == ({}, (), ("formulary-1",))
    moves = desk.follow(editions, across=True)
    assert [note.text for note in moves.orphans] == ["note on B"]
    assert places(desk) == {"A": "formulary-2/a.md", "B": "formulary-1/b.md"}


def test_a_title_is_looked_for_in_the_own_library_first(desk: Desk) -> None:
    noted(desk, "one/a.md", "A", ONE)
    desk.follow([("one/new.md", "A", TWO), ("two/a.md", "A", THREE)])
    assert places(desk) == {"A": "one/new.md"}


def test_following_twice_changes_nothing_the_second_time(desk: Desk) -> None:
    noted(desk, "lib/a.md", "A", ONE)
    editions = [("lib/b.md", "A", ONE)]
    desk.follow(editions)
    version = desk.versions()
    assert dict(desk.follow(editions).moved) == {}
    assert desk.versions() == version


def test_a_page_without_hash_or_title_finds_nothing() -> None:
    pages = LibraryPages([("lib/a.md", "", ""), ("lib/b.md", "B", "")])
    assert pages.find(LibraryPage("lib/c.md", "", "")) is None


ids = st.sampled_from(["l/a", "l/b", "l/c", "l/d", "m/a"])
digests = st.sampled_from([ONE, TWO, THREE, ""])
titles = st.sampled_from(["A", "a", "B", ""])
library = st.dictionaries(ids, st.tuples(titles, digests))


@given(st.lists(st.tuples(ids, titles, digests), max_size=6), library, st.booleans())
@settings(max_examples=60)
def test_no_note_is_ever_lost(
    tmp_path_factory: pytest.TempPathFactory,
    kept: list[tuple[str, str, str]],
    now: dict[str, tuple[str, str]],
    across: bool,
) -> None:
    with Desk.open(tmp_path_factory.mktemp("moves") / "desk.sqlite") as desk:
        for id, title, digest in kept:
            desk.notes.write(id, "", f"{id} {title}", title=title, digest=digest)
        before = sorted(note.text for note in desk.notes.all())
        moves = desk.follow([(id, *rest) for id, rest in now.items()], across=across)
        assert sorted(note.text for note in desk.notes.all()) == before
        left = {note.id for note in desk.notes.all()} - now.keys()
        assert {id for id in left if across or id.split("/")[0] in {one.split("/")[0] for one in now}} == {
            note.id for note in moves.orphans
        }


@pytest.mark.parametrize(
    ("twins", "found"),
    [
        ([("lib/b.md", "B", "d"), ("lib/c.md", "A", "d")], "lib/c.md"),
        ([("aid/z.md", "A", "d"), ("lib/z.md", "A", "d")], "lib/z.md"),
        ([("aid/z.md", "A", "d"), ("lib/y.md", "B", "d")], "aid/z.md"),
        ([("lib/z.md", "A", "d"), ("lib/y.md", "A", "d")], "lib/y.md"),
        ([("lib/z.md", "A", "e")], "lib/z.md"),
        ([("lib/z.md", "B", "e")], None),
    ],
    ids=["the title", "the library", "the title before the library", "the id", "the title alone", "nothing"],
)
def test_of_pages_with_equal_content_the_likest_is_taken(twins: list[tuple[str, str, str]], found: str | None) -> None:
    for order in (twins, twins[::-1]):
        page = LibraryPages(order).find(LibraryPage("lib/a.md", "A", "d"))
        assert (page.id if page else None) == found


def test_two_stars_that_come_to_one_page_are_one(desk: Desk) -> None:
    desk.favourites.add("lib/a.md", "A")
    desk.favourites.add("lib/b.md", "A")
    desk.follow([("lib/c.md", "A", ONE)])
    assert desk.favourites.ids() == {"lib/c.md"}


def test_of_several_things_that_are_kept_of_a_page_the_one_that_knows_its_content_tells_where_it_is(desk: Desk) -> None:
    desk.notes.write("lib/a.md", "dosage", "first")
    desk.notes.write("lib/a.md", "usage", "second", title="A", digest=ONE)
    moves = desk.follow([("lib/new.md", "Another title", ONE)])
    assert (dict(moves.moved), moves.orphans) == ({"lib/a.md": "lib/new.md"}, ())
