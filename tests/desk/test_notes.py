"""Notes: kept as they were written, changed, deleted, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.desk import notes
from medviewer.desk.storage import backup
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def test_a_note_is_there_at_the_next_start(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        written = desk.notes.write("lib/a.md", "dosage", "* **5 mg** on our ward", "AB", title="A", digest="0" * 32)
        desk.notes.write("lib/a.md", "", "The whole page")
    with Desk.open(desk_file) as desk:
        assert [(note.section, note.text) for note in desk.notes.of_page("lib/a.md")] == [
            ("", "The whole page"),
            ("dosage", "* **5 mg** on our ward"),
        ]
        assert desk.notes.of_page("lib/a.md")[1] == written
        assert (written.initials, written.title, written.created) == ("AB", "A", written.changed)
        assert desk.notes.of_page("lib/b.md") == []


def test_a_change_keeps_the_time_of_writing_and_has_a_later_one_of_its_own(desk: Desk) -> None:
    first = desk.notes.write("a", "", "one", "AB")
    second = desk.notes.change(first.key, "two")
    third = desk.notes.change(first.key, "three", "CD")
    assert [one.initials for one in (first, second, third)] == ["AB", "AB", "CD"]
    assert first.created == second.created == third.created
    assert first.changed < second.changed < third.changed
    assert desk.notes.all() == [third]


def test_changing_nothing_changes_nothing(desk: Desk) -> None:
    note = desk.notes.write("a", "", "one", "AB")
    version = desk.notes.version()
    assert desk.notes.change(note.key, "\n one \n".strip()) == note
    assert desk.notes.version() == version


def test_a_deleted_note_comes_back_as_it_was(desk: Desk) -> None:
    note = desk.notes.write("a", "dosage", "one", "AB", title="A")
    assert desk.notes.delete(note.key) == note
    assert desk.notes.all() == []
    assert desk.notes.delete(note.key) is None
    with pytest.raises(DeskError, match="no longer there"):
        desk.notes.change(note.key, "two")
    desk.notes.restore(note)
    assert desk.notes.all() == [note]


def test_notes_are_found_by_their_words(desk: Desk) -> None:
    desk.notes.write("a", "", "Give at *Élan* 18:00", "AB", title="Warfarin")
    desk.notes.write("b", "", "18:00 is too late", title="Heparin")
    found = {query: [note.id for note in desk.notes.find(query)] for query in ("18:00", "ÉLAN  give", "warf", "x", " ")}
    assert found == {"18:00": ["a", "b"], "ÉLAN  give": ["a"], "warf": ["a"], "x": [], " ": []}


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u202e\u00ad"])
def test_an_empty_note_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(DeskError, match="empty"):
        desk.notes.write("a", "", text)
    assert desk.notes.all() == []


def test_a_note_that_is_too_long_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="100001 characters"):
        desk.notes.write("a", "", "x" * (notes.LONGEST + 1))
    assert len(desk.notes.write("a", "", "x" * notes.LONGEST).text) == notes.LONGEST


def test_characters_that_turn_a_dose_round_are_taken_out(desk: Desk) -> None:
    assert desk.notes.write("a", "", "give \u202egm 01\u202c now", "A\u200bB\n C").text == "give gm 01 now"
    assert desk.notes.all()[0].initials == "AB C"


@given(st.text(max_size=60))
def test_what_is_kept_stays_what_it_is(text: str) -> None:
    try:
        kept = notes.checked(text)
    except DeskError:
        return
    assert notes.checked(kept) == kept
    assert kept == kept.rstrip()


def test_the_version_tells_of_changes_of_every_window_and_only_of_notes(desk: Desk, desk_file: Path) -> None:
    seen = [desk.notes.version()]
    with Desk.open(desk_file) as other:
        note = other.notes.write("a", "", "one")
        seen.append(desk.notes.version())
        other.notes.change(note.key, "two")
        seen.append(desk.notes.version())
        other.notes.delete(note.key)
        seen.append(desk.notes.version())
    desk.favourites.add("a", "A")
    desk.readings.keep("a", "A", "0" * 32, "# A")
    assert desk.notes.version() == seen[-1]
    assert len(set(seen)) == 4


def test_all_versions_are_told_at_once(desk: Desk) -> None:
    before = desk.versions()
    desk.notes.write("a", "", "one")
    desk.failed.note("warfrin")
    after = desk.versions()
    assert {name for name in after if after[name] != before[name]} == {"notes", "failed searches"}
    assert (after["notes"], after["favourites"]) == (desk.notes.version(), desk.favourites.version())


def test_notes_alone_make_a_desk_worth_a_backup(desk: Desk) -> None:
    assert desk.back_up() is None
    desk.notes.write("a", "", "one")
    assert desk.back_up() in backup.existing(desk.path)


def test_a_desk_that_cannot_be_written_refuses_a_note() -> None:
    with Desk.without_file(DeskError("The disk is gone.")) as desk:
        with pytest.raises(DeskError, match="disk is gone"):
            desk.notes.write("a", "", "one")
        assert desk.notes.all() == []
