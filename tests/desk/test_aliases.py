"""Names of the reader's own: kept, found whatever the case, led to several monographs, refused in words."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk import aliases
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def pairs(desk: Desk) -> list[tuple[str, str]]:
    return [(one.alias, one.id) for one in desk.aliases.all()]


def test_an_alias_is_there_at_the_next_start(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.aliases.add("Coumadin", "lib/warfarin.md", "Warfarin")
    with Desk.open(desk_file) as desk:
        [alias] = desk.aliases.all()
    assert alias[:3] == ("Coumadin", "lib/warfarin.md", "Warfarin")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", alias.added)


def test_an_alias_is_on_the_disk_before_add_returns(desk: Desk, tmp_path: Path) -> None:
    desk.aliases.add("Coumadin", "a", "A")
    copy = tmp_path / "as-a-killed-process-leaves-it.sqlite"
    for ending in ("", "-wal"):
        copy.with_name(copy.name + ending).write_bytes(Path(f"{desk.path}{ending}").read_bytes())
    with Desk.open(copy) as found:
        assert pairs(found) == [("Coumadin", "a")]


def test_an_alias_may_lead_to_several_monographs_and_a_monograph_have_several(desk: Desk) -> None:
    for alias, name in (("Ward mix", "b"), ("Ward mix", "a"), ("Coumadin", "a")):
        desk.aliases.add(alias, name, name.upper())
    assert pairs(desk) == [("Coumadin", "a"), ("Ward mix", "a"), ("Ward mix", "b")]
    desk.aliases.remove("Ward mix", "a")
    assert pairs(desk) == [("Coumadin", "a"), ("Ward mix", "b")]


@pytest.mark.parametrize(
    "other",
    ["ward é mix", "WARD É MIX", "  Ward \t É\nmix ", "Ward É mix", "Ward E\u0301 mix", "\uff37ard É mix"],
)
def test_case_white_space_and_form_of_letters_make_no_second_alias(desk: Desk, other: str) -> None:
    desk.aliases.add("Ward É mix", "a", "Old")
    [before] = desk.aliases.all()
    desk.aliases.add(other, "a", "New")
    [after] = desk.aliases.all()
    assert after == before._replace(alias=" ".join(other.split()), title="New")
    desk.aliases.remove(other.swapcase(), "a")
    assert desk.aliases.all() == []


def test_names_that_differ_in_letters_are_two_aliases(desk: Desk) -> None:
    for alias in ("Elan", "Élan", "Co-mix", "Comix", "Straße"):
        desk.aliases.add(alias, "a", "A")
    desk.aliases.add("STRASSE", "a", "A")
    assert sorted(alias for alias, _ in pairs(desk)) == ["Co-mix", "Comix", "Elan", "STRASSE", "Élan"]


def test_aliases_stand_by_the_alphabet_whatever_their_case(desk: Desk) -> None:
    for alias in ("beta", "Alpha", "alpha 2", "GAMMA"):
        desk.aliases.add(alias, "a", "A")
    assert [alias for alias, _ in pairs(desk)] == ["Alpha", "alpha 2", "beta", "GAMMA"]


@pytest.mark.parametrize(
    ("alias", "problem"),
    [
        ("", "it is empty"),
        (" \t\n\u00a0", "it is empty"),
        ("x" * 201, "longer than 200 characters"),
        ("x" * 10_000_000, "longer than 200 characters"),
        ("+++ / ---", "neither a letter nor a digit"),
        ("\U0001f48a", "neither a letter nor a digit"),
        ("nul\0nul", "a control character"),
        ("bell\x07", "a control character"),
    ],
)
def test_what_no_search_could_find_is_refused_in_words(desk: Desk, alias: str, problem: str) -> None:
    with pytest.raises(DeskError, match=f"The alias “.*” cannot be kept: .*{problem}.* Type another") as refused:
        desk.aliases.add(alias, "a", "A")
    assert len(str(refused.value)) < 250
    assert (desk.aliases.all(), desk.aliases.version()) == ([], 0)


@pytest.mark.parametrize("alias", ["x" * 200, "7", "é", "薬", "'\"; DROP TABLE aliases; --", "100 % (w/v)"])
def test_any_other_text_comes_back_as_it_was(desk: Desk, alias: str) -> None:
    desk.aliases.add(alias, alias, alias)
    assert [tuple(one)[:3] for one in desk.aliases.all()] == [(alias, alias, alias)]
    desk.aliases.remove(alias, alias)
    assert desk.aliases.all() == []


def test_the_length_is_that_of_what_is_kept(desk: Desk) -> None:
    desk.aliases.add("x" * aliases.LONGEST + " " * 50, "a", "A")
    assert pairs(desk) == [("x" * aliases.LONGEST, "a")]


@pytest.mark.parametrize("name", ["", "undecodable-\udcff.md"])
def test_an_id_that_cannot_be_stored_is_refused_by_name(desk: Desk, name: str) -> None:
    for change in (lambda: desk.aliases.add("Ours", name, "A"), lambda: desk.aliases.remove("Ours", name)):
        with pytest.raises(DeskError, match=re.escape(repr(name)) + ".*Rename its file"):
            change()
    assert desk.aliases.all() == []


def test_undecodable_bytes_are_stored_legibly(desk: Desk) -> None:
    desk.aliases.add("Our\udcff", "a", "Aspirin\udcff")
    assert [one[:3] for one in desk.aliases.all()] == [("Our?", "a", "Aspirin?")]
    desk.aliases.remove("Our\udcff", "a")
    assert desk.aliases.all() == []


def test_removing_what_is_no_alias_changes_nothing(desk: Desk) -> None:
    desk.aliases.add("Ours", "a", "A")
    before = desk.aliases.version()
    for alias, name in (("Ours", "b"), ("Theirs", "a"), ("", "a"), ("x" * 1000, "a")):
        desk.aliases.remove(alias, name)
    assert (pairs(desk), desk.aliases.version()) == ([("Ours", "a")], before)


def test_the_version_tells_of_changes_of_every_window_and_only_of_aliases(desk: Desk, desk_file: Path) -> None:
    seen = [desk.aliases.version()]
    with Desk.open(desk_file) as other:
        stars = desk.favourites.version()
        other.failed.note("warfrin")
        other.history.visit("a", "A")
        assert desk.aliases.version() == other.aliases.version() == seen[0]
        other.aliases.add("Ours", "a", "A")
        seen.append(desk.aliases.version())
        desk.aliases.add("ours", "a", "A")
        seen.append(desk.aliases.version())
        other.aliases.remove("Ours", "a")
        seen.append(desk.aliases.version())
        assert other.aliases.version() == seen[-1]
        assert desk.favourites.version() == stars
    assert len(set(seen)) == 4


def test_adding_the_same_again_changes_nothing(desk: Desk) -> None:
    desk.aliases.add("Ours", "a", "A")
    before = desk.aliases.all(), desk.aliases.version()
    desk.aliases.add(" Ours ", "a", "A")
    assert (desk.aliases.all(), desk.aliases.version()) == before


def test_a_flipped_bit_in_one_alias_does_not_hide_the_others(desk: Desk) -> None:
    desk.aliases.add("Ours", "a", "A")
    desk.aliases.add("Theirs", "b", "B")
    with closing(sqlite3.connect(desk.path)) as other, other:
        other.execute("UPDATE aliases SET alias = CAST(x'41FF42' AS TEXT) WHERE id = 'a'")
    assert pairs(desk) == [("A\ufffdB", "a"), ("Theirs", "b")]
