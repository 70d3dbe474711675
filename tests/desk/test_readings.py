"""What was last read, what has changed since, and the session."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk import last_read
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def digest(number: int) -> str:
    return f"{number:032x}"


def test_a_page_comes_back_as_it_was_read(desk: Desk) -> None:
    desk.readings.keep("a", "A", digest(1), "# A\n\nold ünï\n")
    desk.readings.keep("a", "A2", digest(2), "# A\n\nnew\n")
    last = desk.readings.last("a")
    assert last
    assert (last.title, last.digest, desk.readings.page("a")) == ("A2", digest(2), "# A\n\nnew\n")
    assert (desk.readings.last("b"), desk.readings.page("b"), desk.readings.last("")) == (None, None, None)


def test_a_page_that_is_too_long_is_known_by_its_hash(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_read, "LARGEST", 5)
    desk.readings.keep("a", "A", digest(1), "longer")
    assert desk.readings.page("a") is None
    assert desk.readings.last("a")


def test_a_flipped_bit_loses_one_text_and_no_more(desk: Desk, desk_file: Path) -> None:
    desk.readings.keep("a", "A", digest(1), "# A")
    with closing(sqlite3.connect(desk_file)) as other:
        other.execute("UPDATE readings SET page = X'00112233'")
        other.commit()
    assert desk.readings.page("a") is None
    assert desk.readings.last("a")


def test_favourites_and_members_stay_and_of_others_the_latest(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_read, "_TRIM", last_read._TRIM.replace(str(last_read.OTHERS), "3"))
    desk.favourites.add("star", "S")
    desk.collections.create("C")
    desk.collections.add("C", "member", "M")
    for name in ("star", "member", *map(str, range(9))):
        desk.readings.keep(name, name, digest(1), name)
    assert [one.id for one in desk.readings.all()] == ["8", "7", "6", "member", "star"]
    desk.history.clear()
    assert [one.id for one in desk.readings.all()] == ["member", "star"]


def test_reading_a_page_tells_its_notes_by_what_to_find_it_again(desk: Desk) -> None:
    desk.notes.write("a", "", "note", title="Old")
    version = desk.notes.version()
    desk.readings.keep("a", "New", digest(7), "# New")
    [note] = desk.notes.all()
    assert (note.title, note.digest) == ("New", digest(7))
    assert desk.notes.version() != version


def test_what_changed_since_it_was_read_is_told_of_favourites_and_members(desk: Desk) -> None:
    desk.collections.create("Ward 7")
    desk.collections.create("Again")
    for number, name in enumerate(("same", "changed", "gone", "other")):
        desk.readings.keep(f"lib/{name}.md", name.title(), digest(number), name)
    for name in ("same", "changed", "unread"):
        desk.favourites.add(f"lib/{name}.md", name.title())
    for name in ("changed", "gone"):
        desk.collections.add("Ward 7", f"lib/{name}.md", name.title())
    desk.collections.add("Again", "lib/changed.md", "Changed")
    editions = [
        ("lib/same.md", "Same", digest(0)),
        ("lib/changed.md", "Changed Now", digest(9)),
        ("lib/other.md", "Other", digest(9)),
        ("lib/unread.md", "Unread", digest(9)),
    ]
    told = [(one.id, one.now, one.title, one.favourite, one.collections) for one in desk.changed(editions)]
    assert told == [
        ("lib/gone.md", None, "Gone", False, ("Ward 7",)),
        ("lib/changed.md", "lib/changed.md", "Changed Now", True, ("Ward 7", "Again")),
    ]


def test_a_whole_library_in_another_folder_is_compared_page_by_page(desk: Desk) -> None:
    for number, name in enumerate(("a", "b", "c")):
        desk.favourites.add(f"formulary-1/{name}.md", name.upper())
        desk.readings.keep(f"formulary-1/{name}.md", name.upper(), digest(number), name)
    editions = [
        ("formulary-2/x/a.md", "A", digest(0)),
        ("formulary-2/x/b2.md", "B", digest(8)),
        ("formulary-2/c.md", "C", digest(9)),
        ("formulary-2/also-c.md", "c", digest(8)),
    ]
    assert [(one.title, one.now) for one in desk.changed(editions)] == [("C", None), ("B", "formulary-2/x/b2.md")]


def test_the_session_comes_back(desk: Desk, desk_file: Path) -> None:
    assert desk.session.last() is None
    state: dict[str, object] = {"tabs": ["lib/é.md"], "scroll": {"lib/é.md": 0.25}, "tray": [], "compare": None}
    desk.session.keep(state)
    with Desk.open(desk_file) as other:
        assert other.session.last() == state
        other.session.keep({"tabs": []})
    assert desk.session.last() == {"tabs": []}
    desk.session.clear()
    assert desk.session.last() is None


def test_the_same_session_is_not_written_again(desk: Desk, desk_file: Path) -> None:
    desk.session.keep({"tabs": ["a"]})
    with closing(sqlite3.connect(desk_file)) as other:
        before = other.execute("PRAGMA data_version").fetchone()
        desk.session.keep({"tabs": ["a"]})
        assert other.execute("PRAGMA data_version").fetchone() == before
        desk.session.keep({"tabs": ["b"]})
        assert other.execute("PRAGMA data_version").fetchone() != before


@pytest.mark.parametrize("state", [{"a": object()}, {"a": float("nan")}, {"a": "x" * (1 << 18)}])
def test_a_session_that_is_no_small_json_is_refused(desk: Desk, state: dict[str, object]) -> None:
    with pytest.raises(DeskError, match="state of the window"):
        desk.session.keep(state)
    assert desk.session.last() is None


@pytest.mark.parametrize("text", ["", "[1]", "{", "[" * 100_000])
def test_a_damaged_session_is_none(desk: Desk, desk_file: Path, text: str) -> None:
    desk.session.keep({"tabs": []})
    with closing(sqlite3.connect(desk_file)) as other:
        other.execute("UPDATE session SET value = ?", (text,))
        other.commit()
    assert desk.session.last() is None
