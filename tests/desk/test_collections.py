"""Collections: named, ordered, coloured lists, and one of them as a file for a colleague."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from medviewer.desk import collections
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.collections.create("Ward 7", "blue")
    desk.collections.create("Crash trolley")
    for name in ("b", "a", "c"):
        desk.collections.add("ward 7", f"lib/{name}.md", name.upper())
    return desk


def members(desk: Desk, name: str = "Ward 7") -> list[str]:
    return [member.title for member in desk.collections.get(name).members]


def names(desk: Desk) -> list[tuple[str, str]]:
    return [(one.name, one.colour) for one in desk.collections.all()]


def test_collections_and_members_keep_their_order_over_a_start(filled: Desk, desk_file: Path) -> None:
    filled.close()
    with Desk.open(desk_file) as desk:
        assert names(desk) == [("Ward 7", "blue"), ("Crash trolley", "grey")]
        assert members(desk) == ["B", "A", "C"]
        assert members(desk, "crash  TROLLEY") == []


def test_members_move_and_leave(filled: Desk) -> None:
    filled.collections.move_member("Ward 7", "lib/c.md", 0)
    assert members(filled) == ["C", "B", "A"]
    filled.collections.move_member("Ward 7", "lib/c.md", 99)
    assert members(filled) == ["B", "A", "C"]
    filled.collections.move_member("Ward 7", "lib/none.md", 0)
    filled.collections.remove("Ward 7", "lib/a.md")
    filled.collections.remove("Ward 7", "lib/a.md")
    assert members(filled) == ["B", "C"]
    filled.collections.add("Ward 7", "lib/b.md", "B again")
    filled.collections.add("Ward 7", "lib/a.md", "A")
    assert members(filled) == ["B again", "C", "A"]


def test_collections_move_and_change_name_and_colour(filled: Desk) -> None:
    filled.collections.move("Crash trolley", 0)
    filled.collections.rename("ward 7", "WARD  7")
    filled.collections.recolour("Ward 7", "red")
    assert names(filled) == [("Crash trolley", "grey"), ("WARD 7", "red")]
    assert members(filled) == ["B", "A", "C"]


def test_a_deleted_collection_comes_back_with_all_it_held_where_it_was(filled: Desk) -> None:
    before = filled.collections.all()
    gone = filled.collections.delete("Ward 7")
    assert names(filled) == [("Crash trolley", "grey")]
    filled.collections.restore(gone, 0)
    assert filled.collections.all() == before


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda c: c.create("WARD 7"), "“Ward 7” already"),
        (lambda c: c.rename("Crash trolley", "ward  7"), "“Ward 7” already"),
        (lambda c: c.create(" \n"), "needs a name"),
        (lambda c: c.create("a\u202eb"), "needs a name"),
        (lambda c: c.create("x" * 101), "101 characters"),
        (lambda c: c.create("New", "mauve"), "mauve.*grey, red"),
        (lambda c: c.recolour("Ward 7", "#ff0000"), "no colour"),
        (lambda c: c.get("Ward 8"), "Ward 8.*There are: Ward 7, Crash trolley"),
        (lambda c: c.add("Ward 8", "a", "A"), "no collection"),
        (lambda c: c.delete("Ward 8"), "no collection"),
        (lambda c: c.add("Ward 7", "", "A"), "cannot be kept"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(filled: Desk, do: Any, said: str) -> None:
    before = filled.collections.all(), filled.collections.version()
    with pytest.raises(DeskError, match=said):
        do(filled.collections)
    assert (filled.collections.all(), filled.collections.version()) == before


def test_a_collection_has_an_end(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collections, "MOST_MEMBERS", 3)
    with pytest.raises(DeskError, match="holds 3 monographs"):
        filled.collections.add("Ward 7", "lib/d.md", "D")


def test_the_version_tells_of_every_change(filled: Desk, desk_file: Path) -> None:
    seen = {filled.collections.version()}
    with Desk.open(desk_file) as other:
        for change in (
            lambda: other.collections.add("Ward 7", "d", "D"),
            lambda: other.collections.move_member("Ward 7", "d", 0),
            lambda: other.collections.recolour("Ward 7", "red"),
            lambda: other.collections.remove("Ward 7", "d"),
            lambda: other.collections.delete("Ward 7"),
        ):
            change()
            seen.add(filled.collections.version())
    assert len(seen) == 6


EDITIONS = [("lib/a.md", "A", "1" * 32), ("lib/renamed.md", "Bee", "2" * 32), ("lib/cc.md", "C", "3" * 32)]


def test_a_colleague_takes_a_collection_over(filled: Desk, tmp_path: Path) -> None:
    filled.readings.keep("lib/b.md", "B", "2" * 32, "# B")
    filled.collections.add("Ward 7", "lib/gone.md", "Gone")
    filled.export_collection("ward 7", tmp_path / "ward.json")
    with Desk.open(tmp_path / "other" / "desk.sqlite") as other:
        other.collections.create("WARD 7", "red")
        other.collections.add("Ward 7", "lib/a.md", "A")
        told = other.import_collection(tmp_path / "ward.json", EDITIONS)
        assert (told.name, [one.id for one in told.added], [one.id for one in told.known]) == (
            "Ward 7",
            ["lib/renamed.md", "lib/cc.md", "lib/gone.md"],
            ["lib/a.md"],
        )
        assert [one.id for one in told.unknown] == ["lib/gone.md"]
        assert (names(other), members(other)) == ([("WARD 7", "red")], ["A", "Bee", "C", "Gone"])
        again = other.import_collection(tmp_path / "ward.json", EDITIONS)
        assert (again.added, members(other)) == ((), ["A", "Bee", "C", "Gone"])


def test_the_file_is_readable_and_versioned(filled: Desk, tmp_path: Path) -> None:
    filled.export_collection("Ward 7", tmp_path / "ward.json")
    raw = json.loads((tmp_path / "ward.json").read_bytes())
    assert list(raw) == ["medviewer", "version", "exported", "name", "colour", "members"]
    assert list(raw["members"][0]) == ["id", "title", "added", "digest"]
    assert (raw["medviewer"], raw["version"], raw["colour"]) == ("collection", 1, "blue")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([], "no collection"),
        ({"version": 1, "favourites": []}, "no collection"),
        ({"medviewer": "collection", "version": 2, "name": "x"}, "update medviewer"),
        ({"medviewer": "collection", "version": 1}, "“name”"),
        ({"medviewer": "collection", "version": 1, "name": "\u202e"}, "“name”"),
        ({"medviewer": "collection", "version": 1, "name": "x", "members": {}}, "not a list"),
        ({"medviewer": "collection", "version": 1, "name": "x", "members": [{"id": ""}]}, "“id” in entry 1"),
        ({"medviewer": "collection", "version": 1, "name": "x", "members": [3]}, "not an object"),
    ],
)
def test_another_file_is_refused_with_its_problem(filled: Desk, tmp_path: Path, raw: object, said: str) -> None:
    before = filled.collections.all()
    (tmp_path / "f.json").write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(DeskError, match=said):
        filled.import_collection(tmp_path / "f.json", [])
    assert filled.collections.all() == before


def test_an_unknown_colour_becomes_the_first(desk: Desk, tmp_path: Path) -> None:
    raw = {"medviewer": "collection", "version": 1, "name": "x", "colour": "url(evil)", "members": []}
    (tmp_path / "f.json").write_text(json.dumps(raw), encoding="utf-8")
    desk.import_collection(tmp_path / "f.json", [])
    assert names(desk) == [("x", "grey")]


def pinned(desk: Desk) -> list[str]:
    return [one.name for one in desk.collections.all() if one.pinned]


def test_a_pin_stays_over_a_start_and_with_another_name_and_place(filled: Desk, desk_file: Path) -> None:
    seen = filled.collections.version()
    filled.collections.pin("crash TROLLEY")
    assert filled.collections.version() != seen
    filled.collections.pin("Crash trolley")
    filled.collections.rename("Crash trolley", "Red trolley")
    filled.collections.move("Red trolley", 0)
    filled.close()
    with Desk.open(desk_file) as desk:
        assert pinned(desk) == ["Red trolley"]
        assert not desk.collections.get("Ward 7").pinned
        desk.collections.pin("Red trolley", False)
        desk.collections.pin("Red trolley", False)
        assert pinned(desk) == []


def test_a_pin_goes_with_its_collection_and_comes_back_with_it(filled: Desk) -> None:
    filled.collections.pin("Crash trolley")
    gone = filled.collections.delete("Crash trolley")
    filled.collections.create("Another", "red")  # takes the number of the one that is gone
    assert pinned(filled) == []
    filled.collections.restore(gone, 0)
    assert pinned(filled) == ["Crash trolley"]
    with pytest.raises(DeskError, match="no collection"):
        filled.collections.pin("Nowhere")


def test_the_file_of_a_whole_desk_carries_pins_and_that_of_one_collection_none(filled: Desk, tmp_path: Path) -> None:
    filled.collections.pin("Ward 7")
    whole, one = tmp_path / "whole.json", tmp_path / "one.json"
    filled.export_json(whole)
    filled.export_collection("Ward 7", one)
    assert "pinned" not in one.read_text(encoding="utf-8")
    raw = {**json.loads(one.read_text(encoding="utf-8")), "pinned": True}
    one.write_text(json.dumps(raw), encoding="utf-8")
    with Desk.open(tmp_path / "other" / "desk.sqlite") as other:
        other.import_collection(one, [])
        assert pinned(other) == []
        assert other.import_json(whole).collections == 2  # the empty one, and the pin
        assert pinned(other) == ["Ward 7"]
        assert not any(other.import_json(whole))
    with Desk.open(tmp_path / "new" / "desk.sqlite") as new:
        new.import_json(whole)
        assert pinned(new) == ["Ward 7"]


@pytest.mark.parametrize("odd", ["true", 1, None, [], {}])
def test_what_is_no_pin_in_a_file_is_none(filled: Desk, tmp_path: Path, odd: object) -> None:
    whole = tmp_path / "whole.json"
    filled.export_json(whole)
    raw = json.loads(whole.read_text(encoding="utf-8"))
    raw["collections"][0]["pinned"] = odd
    whole.write_text(json.dumps(raw), encoding="utf-8")
    assert not any(filled.import_json(whole))
    assert pinned(filled) == []
