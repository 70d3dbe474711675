"""The JSON file: readable, complete, merged once, checked before anything is written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.desk import content, history, transfer
from medviewer.desk.content import ImportCounts
from medviewer.desk.history import Position
from medviewer.desk.storage import backup
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for name in ("b", "a"):
        desk.favourites.add(f"lib/{name}.md", f"Ünï {name}")
    for name in ("x", "y"):
        desk.history.visit(name, name.upper())
        desk.history.keep_position(name, "dosage", 0.25)
    for alias, name in (("Ward 7 mix", "x"), ("Ämbra", "x"), ("Ämbra", "y")):
        desk.aliases.add(alias, name, name.upper())
    desk.failed.note("never exported")
    desk.notes.write("x", "dosage", "* 5 mg", "AB", title="X", digest="0" * 32)
    desk.collections.create("Ward 7", "blue")
    desk.collections.add("Ward 7", "x", "X")
    desk.readings.keep("x", "X", "0" * 32, "never exported")
    return desk


def write(path: Path, **parts: object) -> Path:
    path.write_text(json.dumps({"version": 1, **parts}), encoding="utf-8")
    return path


def everything(desk: Desk) -> object:
    places = {name: desk.history.position(name) for name in ("x", "y", "z")}
    own = desk.aliases.all(), desk.notes.all(), desk.collections.all()
    return desk.favourites.all(), desk.history.recent(1000), places, *own


def favourite(name: str, **more: object) -> dict[str, object]:
    return {"id": name, "title": name.upper(), "added": "2026-01-01T00:00:00Z", **more}


def test_the_file_is_readable_and_complete(filled: Desk, tmp_path: Path) -> None:
    filled.export_json(tmp_path / "desk.json")
    raw = json.loads((tmp_path / "desk.json").read_bytes())
    assert list(raw) == ["version", "exported", "favourites", "history", "positions", "aliases", "notes", "collections"]
    assert [list(entry) for key in list(raw)[2:] for entry in raw[key][:1]] == [
        ["id", "title", "added"],
        ["id", "title", "when"],
        ["id", "tab", "offset", "when"],
        ["alias", "id", "title", "added"],
        ["key", "id", "section", "text", "initials", "created", "changed", "title", "digest"],
        ["name", "colour", "pinned", "members"],
    ]
    assert [list(member) for member in raw["collections"][0]["members"]] == [["id", "title", "added"]]
    assert [entry["id"] for entry in raw["favourites"]] == ["lib/b.md", "lib/a.md"]
    assert [entry["id"] for entry in raw["history"]] == ["y", "x"]
    assert "Ünï" in (tmp_path / "desk.json").read_text(encoding="utf-8")


def test_an_empty_desk_takes_all_over(filled: Desk, tmp_path: Path) -> None:
    filled.export_json(tmp_path / "desk.json")
    with Desk.open(tmp_path / "other" / "desk.sqlite") as other:
        assert other.import_json(tmp_path / "desk.json") == ImportCounts(2, 2, 2, 3, notes=1, collections=2)
        assert everything(other) == everything(filled)


def test_importing_twice_changes_nothing_the_second_time(filled: Desk, tmp_path: Path) -> None:
    filled.export_json(tmp_path / "desk.json")
    before, version = everything(filled), filled.favourites.version()
    assert filled.import_json(tmp_path / "desk.json") == ImportCounts(0, 0, 0, 0)
    assert (everything(filled), filled.favourites.version()) == (before, version)
    assert backup.existing(filled.path) == []


def test_what_is_on_the_desk_stays_and_the_new_comes_after_it(filled: Desk, tmp_path: Path) -> None:
    before = filled.favourites.all()
    file = write(tmp_path / "f", favourites=[favourite("n"), favourite("lib/a.md"), favourite("m"), favourite("n")])
    assert filled.import_json(file).favourites == 2
    assert filled.favourites.all()[:2] == before
    assert [tuple(one) for one in filled.favourites.all()[2:]] == [
        ("n", "N", "2026-01-01T00:00:00Z"),
        ("m", "M", "2026-01-01T00:00:00Z"),
    ]
    assert len(backup.existing(filled.path)) == 1


def test_the_later_of_two_visits_and_of_two_positions_stays(filled: Desk, tmp_path: Path) -> None:
    def entries(**more: object) -> list[dict[str, object]]:
        times = {"x": "2020-01-01T00:00:00Z", "y": "2999-01-01T00:00:00Z", "z": "2020-01-01T00:00:00Z"}
        return [{"id": name, "title": "New", "when": when, **more} for name, when in times.items()]

    file = write(tmp_path / "f", history=entries(), positions=entries(tab="usage", offset=0.75))
    assert filled.import_json(file) == ImportCounts(0, 2, 2, 0)
    assert [(visit.id, visit.title) for visit in filled.history.recent()] == [("y", "New"), ("x", "X"), ("z", "New")]
    new = Position("usage", 0.75)
    assert [filled.history.position(name) for name in "xyz"] == [Position("dosage", 0.25), new, new]
    filled.history.visit("z", "Z")
    assert filled.history.recent(1)[0].id == "z"


def alias(text: str, name: str) -> dict[str, object]:
    return {"alias": text, "id": name, "title": name.upper(), "added": "2026-01-01T00:00:00Z"}


def test_aliases_are_merged_without_duplicates(filled: Desk, tmp_path: Path) -> None:
    before = filled.aliases.all()
    entries = [alias("WARD 7  mix", "x"), alias("ward 7 mix", "y"), alias("Ward 7 Mix", "y"), alias(" new ", "x")]
    file = write(tmp_path / "f", aliases=entries)
    assert filled.import_json(file) == ImportCounts(0, 0, 0, 2)
    new = [("new", "x", "X", "2026-01-01T00:00:00Z"), ("ward 7 mix", "y", "Y", "2026-01-01T00:00:00Z")]
    assert sorted(tuple(one) for one in filled.aliases.all() if one not in before) == new
    assert set(before) < set(filled.aliases.all())
    assert len(backup.existing(filled.path)) == 1
    version = filled.aliases.version()
    assert filled.import_json(file) == ImportCounts(0, 0, 0, 0)
    assert filled.aliases.version() == version


def test_notes_and_collections_are_merged(filled: Desk, tmp_path: Path) -> None:
    ward = {"name": "WARD 7", "colour": "red", "members": [favourite("y"), favourite("x"), favourite("y")]}
    file = write(tmp_path / "f", notes=[NOTE], collections=[ward, {"name": "New", "colour": "?"}])
    assert filled.import_json(file) == ImportCounts(0, 0, 0, 0, notes=1, collections=2)
    assert [note.text for note in filled.notes.all()] == ["one", "* 5 mg"]
    assert all(note.key.isalnum() for note in filled.notes.all())
    assert [(one.name, one.colour, [m.id for m in one.members]) for one in filled.collections.all()] == [
        ("Ward 7", "blue", ["x", "y"]),
        ("New", "grey", []),
    ]
    before = filled.versions()
    assert filled.import_json(file) == ImportCounts(0, 0, 0, 0)
    assert filled.versions() == before


def test_failed_searches_are_neither_exported_nor_imported(filled: Desk, tmp_path: Path) -> None:
    filled.failed.switch(False)
    filled.export_json(tmp_path / "desk.json")
    assert "never exported" not in (tmp_path / "desk.json").read_text(encoding="utf-8")
    with Desk.open(tmp_path / "other" / "desk.sqlite") as other:
        other.import_json(tmp_path / "desk.json")
        other.import_json(write(tmp_path / "f", failed=[{"query": "q", "count": 1, "last": "2026-01-01"}]))
        assert (other.failed.all(), other.failed.on()) == ([], True)


def test_a_file_from_before_there_were_aliases_is_imported(filled: Desk, tmp_path: Path) -> None:
    """The keys are those that medviewer 0.1.0 wrote."""
    when = "2026-01-01T00:00:00Z"
    places = [{"id": "n", "tab": "usage", "offset": 0.5, "when": when}]
    visits = [{"id": "n", "title": "N", "when": when}]
    old = write(tmp_path / "f", exported=when, favourites=[favourite("n")], history=visits, positions=places)
    before = filled.aliases.all()
    assert filled.import_json(old) == ImportCounts(1, 1, 1, 0)
    assert filled.aliases.all() == before


def test_a_history_that_is_too_long_is_cut_and_stays_so(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "VISITS", 3)
    visits = [{"id": f"{day}", "title": "", "when": f"2026-01-0{day}"} for day in (2, 5, 1, 4, 3)]
    file = write(tmp_path / "f", history=visits)
    assert desk.import_json(file).history == 3
    assert [visit.id for visit in desk.history.recent()] == ["5", "4", "3"]
    assert desk.import_json(file).history == 0
    assert [visit.id for visit in desk.history.recent()] == ["5", "4", "3"]


def test_unknown_keys_are_passed_over_and_times_become_utc(desk: Desk, tmp_path: Path) -> None:
    entry = favourite("a", added="2026-06-01T02:30:00+02:00", colour="red")
    desk.import_json(write(tmp_path / "f", favourites=[entry], later={"notes": []}))
    assert desk.favourites.all()[0].added == "2026-06-01T00:30:00Z"


def test_a_byte_order_mark_does_no_harm(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "f").write_text('{"version": 1, "favourites": []}', encoding="utf-8-sig")
    assert desk.import_json(tmp_path / "f") == ImportCounts(0, 0, 0, 0)


GOOD: dict[str, Any] = favourite("a")
NOTE = {
    "key": "../../evil",
    "id": "n",
    "section": "",
    "text": "one",
    "initials": "AB",
    "created": "2026-01-01T00:00:00Z",
    "changed": "2026-01-01T00:00:00Z",
    "title": "N",
}
WRONG = {
    "": "not JSON",
    '{"version": 1': "not JSON.*line 1",
    "[]": "no “version”",
    "{}": "no “version”",
    '{"version": true}': "no “version”",
    '{"version": 2, "favourites": "?"}': "version 2.*update medviewer",
    '{"version": 0}': "version 0",
    '{"version": 1, "favourites": {}}': "“favourites” is not a list",
    '{"version": 1, "history": [1]}': "entry 1 of “history” is not an object",
    '{"version": 1, "positions": [{"id": 5}]}': "“id” in entry 1 of “positions” is not a text",
    json.dumps({"version": 1, "favourites": [GOOD, {**GOOD, "id": ""}]}): "“id” in entry 2 of “favourites”",
    json.dumps({"version": 1, "favourites": [{**GOOD, "id": "\ud800"}]}): "“id” in entry 1",
    json.dumps({"version": 1, "favourites": [{**GOOD, "title": None}]}): "“title” in entry 1.*is not a text",
    json.dumps({"version": 1, "favourites": [{**GOOD, "added": "today"}]}): "“added” in entry 1.*a time such as",
    json.dumps({"version": 1, "favourites": [{**GOOD, "added": "0001-01-01T00:00:00+14:00"}]}): "a time such as",
    json.dumps({"version": 1, "positions": [{"id": "a", "tab": "t", "offset": True}]}): "a finite number",
    '{"version": 1, "positions": [{"id": "a", "tab": "t", "offset": NaN}]}': "a finite number",
    f'{{"version": 1, "positions": [{{"id": "a", "tab": "t", "offset": 1{"0" * 400}}}]}}': "a finite number",
    json.dumps({"version": 1, "aliases": [{**GOOD, "alias": 7}]}): "“alias” in entry 1 of “aliases” is not a text",
    json.dumps({"version": 1, "aliases": [{**GOOD, "alias": " "}]}): "“alias” in entry 1.*it is empty",
    json.dumps({"version": 1, "aliases": [{**GOOD, "alias": "x" * 201}]}): "“alias” in entry 1.*longer than 200",
    json.dumps({"version": 1, "aliases": [{**GOOD, "alias": "a", "id": ""}]}): "“id” in entry 1 of “aliases”",
    json.dumps({"version": 1, "notes": [NOTE | {"text": " "}]}): "entry 1 of “notes” cannot be kept.*empty",
    json.dumps({"version": 1, "notes": [NOTE | {"id": ""}]}): "“id” in entry 1 of “notes”",
    json.dumps({"version": 1, "notes": [NOTE | {"changed": "?"}]}): "“changed” in entry 1 of “notes”",
    json.dumps({"version": 1, "collections": [{"name": ""}]}): "“name” in entry 1 of “collections”",
    json.dumps({"version": 1, "collections": [{"name": "x", "members": [{"id": 1}]}]}): "“members” in entry 1",
    f'{{"version": 1, "x": 1{"0" * 5000}}}': "limit",
    "[" * 100_000: "nested too deeply",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items(), ids=range(len(WRONG)))
def test_a_wrong_file_is_named_with_its_problem_and_changes_nothing(
    filled: Desk, tmp_path: Path, text: str, message: str
) -> None:
    before = everything(filled)
    (tmp_path / "wrong.json").write_text(text, encoding="utf-8")
    with pytest.raises(DeskError, match=rf"wrong\.json was not imported: .*{message}.*Nothing was changed"):
        filled.import_json(tmp_path / "wrong.json")
    assert everything(filled) == before
    assert backup.existing(filled.path) == []


def test_a_file_that_cannot_be_read_is_named(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.json").mkdir()
    write(tmp_path / "large.json")
    monkeypatch.setattr(transfer, "LARGEST", 10)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
    else:
        (tmp_path / "pipe.json").mkdir()
    problems = {
        "bytes": "not UTF-8",
        "folder": "not a regular file",
        "pipe": "not a regular file",
        "large": "larger than",
        "gone": "No such file",
    }
    for name, problem in problems.items():
        with pytest.raises(DeskError, match=rf"{name}\.json was not imported: .*{problem}"):
            desk.import_json(tmp_path / f"{name}.json")


def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(filled: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(DeskError, match=r"could not be exported to .*taken"):
        filled.export_json(folder)
    with pytest.raises(DeskError, match=r"could not be exported to .*missing"):
        filled.export_json(tmp_path / "missing" / "desk.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["profile", "taken"]


def test_an_export_replaces_the_old_file_whole(filled: Desk, tmp_path: Path) -> None:
    (tmp_path / "desk.json").write_text("x" * 100_000)
    filled.export_json(tmp_path / "desk.json")
    assert json.loads((tmp_path / "desk.json").read_text(encoding="utf-8"))["version"] == content.VERSION
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk.json", "profile"]


LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("2026-01-01")
ENTRY = st.dictionaries(st.sampled_from(["id", "title", "added", "when", "tab", "offset", "alias"]), LEAF) | LEAF
PARTS = st.sampled_from(["version", "favourites", "history", "positions", "aliases", "else"])


@given(raw=st.dictionaries(PARTS, LEAF | st.lists(ENTRY, max_size=3)), version=st.sampled_from([1, 1, None]))
def test_any_json_is_taken_or_refused_in_words(raw: dict[str, object], version: int | None) -> None:
    if version:
        raw["version"] = version
    try:
        parsed = content.parsed(raw)
    except ValueError as error:
        assert str(error)
    else:
        assert raw["version"] == content.VERSION
        assert all(one.id and one.added.endswith("Z") for one in parsed.favourites)


def _collections(entries: int) -> dict[str, Any]:
    return {"collections": [{"name": f"c{n}"} for n in range(entries)]}


def _members(entries: int) -> dict[str, Any]:
    return {"collections": [{"name": "c", "members": [favourite(f"l/{n}") for n in range(entries)]}]}


def _one_name(entries: int) -> dict[str, Any]:
    return {"collections": [{"name": "c", "members": [favourite(f"l/{n}")]} for n in range(entries)]}


def _favourites(entries: int) -> dict[str, Any]:
    return {"favourites": [favourite(f"l/{n}") for n in range(entries)]}


def _aliases(entries: int) -> dict[str, Any]:
    return {"aliases": [favourite("l/a") | {"alias": f"a {n}"} for n in range(entries)]}


def _notes(entries: int) -> dict[str, Any]:
    return {"notes": [NOTE | {"text": f"note {n}"} for n in range(entries)]}


@pytest.mark.parametrize("content", [_collections, _members, _one_name, _favourites, _aliases, _notes])
def test_eight_times_the_entries_are_not_thirty_times_the_work(
    tmp_path: Path, content: Callable[[int], dict[str, Any]]
) -> None:
    least = {1_000: 1e9, 8_000: 1e9}
    for turn in range(3):
        for entries in least:
            (tmp_path / "f.json").write_text(json.dumps({"version": 1, **content(entries)}), encoding="utf-8")
            with Desk.open(tmp_path / f"{turn} {entries}" / "desk.sqlite") as desk:
                start = process_time()
                assert sum(desk.import_json(tmp_path / "f.json")) >= entries
                least[entries] = min(least[entries], process_time() - start)
    assert least[8_000] < 20 * least[1_000]


def test_a_file_says_one_name_twice(filled: Desk, tmp_path: Path) -> None:
    first = {"name": "New", "colour": "red", "members": [favourite("b"), favourite("a")]}
    again = {"name": "NEW", "members": [favourite("a") | {"title": "other"}, favourite("c"), favourite("c")]}
    (tmp_path / "f.json").write_text(json.dumps({"version": 1, "collections": [first, again]}), encoding="utf-8")
    assert filled.import_json(tmp_path / "f.json").collections == 4
    new = filled.collections.all()[-1]
    assert (new.name, new.colour, [one.id for one in new.members]) == ("New", "red", ["b", "a", "c"])
    assert filled.import_json(tmp_path / "f.json").collections == 0


HIDDEN = "Dose \u202egm 05\u202c\u200b war\u2066farin\x1b[31m\x9b2J\n\r of\u00ad it"
CLEAN = "Dose gm 05 warfarin\ufffd[31m\ufffd2J of it"


def test_what_hides_or_turns_is_taken_out_of_titles_and_names(desk: Desk, tmp_path: Path) -> None:
    members = [favourite("a") | {"title": HIDDEN}]
    raw = {
        "version": 1,
        "collections": [{"name": HIDDEN, "members": members}],
        "notes": [NOTE | {"title": HIDDEN, "initials": "A\u202eB", "text": f"one{HIDDEN}"}],
        "aliases": [favourite("a") | {"alias": "war\u202efa\u200brin"}],
    }
    (tmp_path / "all.json").write_text(json.dumps(raw), encoding="utf-8")
    desk.import_json(tmp_path / "all.json")
    one = {"medviewer": "collection", "version": 1, "name": f"b {HIDDEN}", "members": members}
    (tmp_path / "one.json").write_text(json.dumps(one), encoding="utf-8")
    assert desk.import_collection(tmp_path / "one.json", []).name == f"b {CLEAN}"
    assert [one.name for one in desk.collections.all()] == [CLEAN, f"b {CLEAN}"]
    assert {member.title for one in desk.collections.all() for member in one.members} == {CLEAN}
    [note] = desk.notes.all()
    assert (note.title, note.initials) == (CLEAN, "AB") and "\u202e" not in note.text and "\x1b" not in note.text
    assert [alias.alias for alias in desk.aliases.all()] == ["warfarin"]


@pytest.mark.parametrize("title", ["کتاب\u200cها", "👩\u200d⚕️ ward", "ערכה\u200e 5 mg", "Éxampline 5 µg · ½"])
def test_a_title_of_any_script_is_left_as_it_is(desk: Desk, tmp_path: Path, title: str) -> None:
    raw = {"version": 1, "collections": [{"name": title, "members": [favourite("a") | {"title": title}]}]}
    (tmp_path / "f.json").write_text(json.dumps(raw), encoding="utf-8")
    desk.import_json(tmp_path / "f.json")
    [kept] = desk.collections.all()
    assert (kept.name, kept.members[0].title) == (title, title)
