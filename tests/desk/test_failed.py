"""Searches that found nothing: counted, bounded, switched off, forgotten."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medviewer.desk import failed
from medviewer.desk.storage import values
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def counts(desk: Desk) -> list[tuple[str, int]]:
    return [(one.query, one.count) for one in desk.failed.all()]


def test_searches_are_there_at_the_next_start_the_last_first(desk_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "now", lambda: datetime(2026, 10, 3, 14, 5, 9, tzinfo=UTC))
    with Desk.open(desk_file) as desk:
        for query in ("warfrin", "cumadin", "warfrin"):
            desk.failed.note(query)
    with Desk.open(desk_file) as desk:
        when = "2026-10-03T14:05:09Z"
        assert [tuple(one) for one in desk.failed.all()] == [("warfrin", 2, when), ("cumadin", 1, when)]


def test_a_search_is_on_the_disk_before_note_returns(desk: Desk, tmp_path: Path) -> None:
    desk.failed.note("warfrin")
    desk.failed.switch(False)
    copy = tmp_path / "as-a-killed-process-leaves-it.sqlite"
    for ending in ("", "-wal"):
        copy.with_name(copy.name + ending).write_bytes(Path(f"{desk.path}{ending}").read_bytes())
    with Desk.open(copy) as found:
        assert (counts(found), found.failed.on()) == ([("warfrin", 1)], False)


def test_case_and_white_space_make_no_second_search_and_the_last_spelling_is_shown(desk: Desk) -> None:
    for query in ("ÉLAN  mix", "élan mix ", "\tÉlan Mix"):
        desk.failed.note(query)
    assert counts(desk) == [("Élan Mix", 3)]


def test_a_clock_set_back_does_not_change_the_order(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for query, year in (("a", 2030), ("b", 2020)):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        monkeypatch.setattr(values, "now", lambda moment=moment: moment)
        desk.failed.note(query)
    assert [(one.query, one.last[:4]) for one in desk.failed.all()] == [("b", "2020"), ("a", "2030")]


def test_the_oldest_leave_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failed, "SEARCHES", 3)
    for query in ("a", "b", "c", "a", "d"):
        desk.failed.note(query)
    assert counts(desk) == [("d", 1), ("a", 2), ("c", 1)]


def test_five_hundred_are_kept(desk: Desk) -> None:
    for number in range(503):
        desk.failed.note(f"drug {number}")
    assert [query for query, _ in counts(desk)] == [f"drug {number}" for number in range(502, 2, -1)]


@pytest.mark.parametrize("query", ["", "  ", "+ / -", "x" * 201, "word " * 1000, "nul\0"])
def test_what_could_not_be_an_alias_is_not_noted(desk: Desk, query: str) -> None:
    desk.failed.note(query)
    assert desk.failed.all() == []


@pytest.mark.parametrize("query", ["x" * 200, "'\"; DROP TABLE failed_searches; --", "薬", "pasted\udcff"])
def test_every_search_that_is_noted_can_be_made_an_alias(desk: Desk, query: str) -> None:
    desk.failed.note(query)
    [noted] = desk.failed.all()
    desk.aliases.add(noted.query, "a", "A")
    assert [one.alias for one in desk.aliases.all()] == [noted.query]


def test_while_switched_off_nothing_is_noted_in_any_window(desk: Desk, desk_file: Path) -> None:
    desk.failed.note("before")
    with Desk.open(desk_file) as other:
        assert other.failed.on()
        desk.failed.switch(False)
        other.failed.note("meanwhile")
        desk.failed.note("before")
        assert (other.failed.on(), counts(other)) == (False, [("before", 1)])
        other.failed.switch(True)
    desk.failed.note("after")
    assert (desk.failed.on(), counts(desk)) == (True, [("after", 1), ("before", 1)])


def test_the_switch_is_kept_in_the_file(desk_file: Path) -> None:
    for on in (False, False, True, True):
        with Desk.open(desk_file) as desk:
            desk.failed.switch(on)
        with Desk.open(desk_file) as desk:
            assert desk.failed.on() is on


def test_a_search_that_is_noted_while_another_window_switches_off_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = desk.failed.on

    def look_then_switched_off() -> bool:
        was = looked()
        with Desk.open(desk.path) as other:
            other.failed.switch(False)
        return was

    monkeypatch.setattr(desk.failed, "on", look_then_switched_off)
    desk.failed.note("too late")
    assert desk.failed.all() == []


def test_while_switched_off_a_desk_that_cannot_be_written_is_not_complained_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.failed.switch(False)
    monkeypatch.setattr(desk._database, "refusal", DeskError("Read-only."))
    desk.failed.note("warfrin")
    with pytest.raises(DeskError, match=r"Read-only\."):
        desk.failed.switch(True)


def test_one_search_or_all_are_forgotten(desk: Desk) -> None:
    for query in ("Warfrin", "cumadin", "élan"):
        desk.failed.note(query)
    desk.failed.remove(" WARFRIN ")
    desk.failed.remove("never searched")
    assert counts(desk) == [("élan", 1), ("cumadin", 1)]
    desk.failed.clear()
    assert (desk.failed.all(), desk.failed.on()) == ([], True)
    desk.failed.note("cumadin")
    assert counts(desk) == [("cumadin", 1)]


def test_clearing_leaves_the_switch_and_all_else_as_it_was(desk: Desk) -> None:
    desk.favourites.add("a", "A")
    desk.aliases.add("Ours", "a", "A")
    desk.history.visit("a", "A")
    desk.failed.note("warfrin")
    desk.failed.switch(False)
    desk.failed.clear()
    assert (desk.failed.all(), desk.failed.on()) == ([], False)
    assert (len(desk.favourites.all()), len(desk.aliases.all()), len(desk.history.recent())) == (1, 1, 1)


def test_threads_count_together(desk: Desk) -> None:
    def search() -> None:
        for _ in range(20):
            desk.failed.note("warfrin")

    threads = [threading.Thread(target=search) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts(desk) == [("warfrin", 100)]


def test_what_was_gone_on_with_counts_once_less_and_never_below_nothing(desk: Desk) -> None:
    for query, instead_of in (("warfx", ""), ("warfx", ""), ("warfxy", "warfx"), ("warfxyz", "warfxy"), ("q", "zz")):
        desk.failed.note(query, instead_of)
    assert counts(desk) == [("q", 1), ("warfxyz", 1), ("warfx", 1)]
