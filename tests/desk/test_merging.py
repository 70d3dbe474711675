"""Notes that come from elsewhere: whichever is kept, no words of anybody are lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from medviewer.desk import notes
from medviewer.desk.merging import MergeResult, merge
from medviewer.desk.notes import Note
from medviewer.desk.store import Desk

DAY = "2026-01-0{}T00:00:00Z"
KEY = "0123456789abcdef"


def note(text: str, changed: int = 1, key: str = KEY, initials: str = "AB", section: str = "") -> Note:
    return Note(key, "a.md", section, text, initials, DAY.format(1), DAY.format(changed), "A")


@pytest.fixture
def take(desk: Desk) -> Callable[..., MergeResult]:
    """Return a function that merges notes into the desk."""

    def take(*theirs: Note) -> MergeResult:
        def work(connection: sqlite3.Connection) -> MergeResult:
            return merge(connection, theirs)

        return desk._database.write(work)

    return take


def texts(desk: Desk) -> set[str]:
    return {one.text for one in desk.notes.all()}


def kept(desk: Desk) -> str:
    """Return what the note of the key says now."""
    return next(one.text for one in desk.notes.all() if one.key == KEY)


@pytest.mark.parametrize(
    "others",
    [
        (note("one", key=""), note("two", key="")),
        (note("one", key=""), note("one", key="", initials="CD")),
        (note("one", key=""), note("one", key="", section="dosage")),
        (note("one", key=""), note("one", key="")._replace(created=DAY.format(2), text="two")),
    ],
    ids=["text", "initials", "section", "time"],
)
def test_notes_without_keys_are_told_apart_by_all_that_they_say(desk: Desk, take, others: tuple[Note, ...]) -> None:
    assert len(take(*others).added) == 2
    assert take(*others) == MergeResult(same=2)
    assert len(desk.notes.all()) == 2


def test_a_note_without_a_key_is_not_taken_twice_though_it_has_one_here(desk: Desk, take) -> None:
    take(note("one"))
    assert take(note("one", key="")) == MergeResult(same=1)


def test_one_that_only_they_changed_takes_the_place_of_ours(desk: Desk, take) -> None:
    take(note("one"))
    assert [one.text for one in take(note("two", 2)).updated] == ["two"]
    assert texts(desk) == {"two"}


def test_an_older_one_of_theirs_changes_nothing(desk: Desk, take) -> None:
    take(note("one", 2))
    desk.notes.change(KEY, "ours")
    assert take(note("older", 1)) == take(note("one", 2)) == MergeResult(same=1)
    assert texts(desk) == {"ours"}


@pytest.mark.parametrize(("day", "stays"), [(5, "theirs"), (3, "ours")])
def test_where_both_were_changed_the_newer_stays_and_the_other_stands_beside(
    desk: Desk, take, day: int, stays: str
) -> None:
    take(note("one"))
    desk._database.write(lambda connection: notes.put(connection, note("ours", 4), DAY.format(1)))
    merged = take(note("theirs", day))
    assert [one.text for one in merged.conflicts] == [{"theirs": "ours", "ours": "theirs"}[stays]]
    assert (kept(desk), texts(desk)) == (stays, {"ours", "theirs"})
    assert take(note("theirs", day)) == MergeResult(same=1)
    assert texts(desk) == {"ours", "theirs"}


def test_what_stands_beside_and_was_changed_since_is_not_written_over(desk: Desk, take) -> None:
    take(note("one"))
    for _ in range(2):
        desk._database.write(lambda connection: notes.put(connection, note("ours", 4), DAY.format(1)))
        merged = take(note("theirs", 3))
        for beside in merged.conflicts:
            desk.notes.change(beside.key, "theirs, with a word of ours")
    assert merged.conflicts == ()
    assert texts(desk) == {"ours", "theirs, with a word of ours"}


def test_one_that_both_have_alike_is_shared_from_then_on(desk: Desk, take) -> None:
    desk._database.write(lambda connection: notes.put(connection, note("one", 2), ""))
    assert take(note("one", 2)) == MergeResult(same=1)
    assert [one.text for one in take(note("two", 3)).updated] == ["two"]
    assert texts(desk) == {"two"}
