"""What was read last, and where in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from medviewer.desk import history
from medviewer.desk.history import Position
from medviewer.desk.storage import values
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def ids(desk: Desk, limit: int = 50) -> list[str]:
    return [visit.id for visit in desk.history.recent(limit)]


def test_recent_has_each_monograph_once_the_latest_first(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        for name in ("a", "b", "c", "a"):
            desk.history.visit(name, name.upper())
    with Desk.open(desk_file) as desk:
        assert ids(desk) == ["a", "c", "b"]
        assert ids(desk, limit=2) == ["a", "c"]
        assert desk.history.recent()[0].title == "A"


def test_a_clock_set_back_does_not_change_the_order(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, year in (("a", 2030), ("b", 2020)):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        monkeypatch.setattr(values, "now", lambda moment=moment: moment)
        desk.history.visit(name, name)
    assert [(visit.id, visit.when[:4]) for visit in desk.history.recent()] == [("b", "2020"), ("a", "2030")]


def test_the_oldest_visits_are_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "VISITS", 3)
    for name in ("a", "b", "c", "a", "d"):
        desk.history.visit(name, name)
    assert ids(desk) == ["d", "a", "c"]


def test_reading_positions_are_kept_by_monograph(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.history.keep_position("a", "dosage", 0.25)
        desk.history.keep_position("b", "usage", 1200)
        desk.history.keep_position("a", "side_effects", 1)
    with Desk.open(desk_file) as desk:
        assert desk.history.position("a") == Position("side_effects", 1.0)
        assert desk.history.position("b") == Position("usage", 1200.0)
        assert desk.history.position("c") is None
        assert desk.history.position("\udcff") is None


def test_the_oldest_positions_are_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "POSITIONS", 2)
    for name in ("a", "b", "c"):
        desk.history.keep_position(name, "usage", 0.5)
    kept = [desk.history.position(name) is not None for name in ("a", "b", "c")]
    assert kept == [False, True, True]


@pytest.mark.parametrize("offset", [float("nan"), float("inf")])
def test_an_offset_that_is_no_place_is_refused(desk: Desk, offset: float) -> None:
    with pytest.raises(DeskError, match="not a finite number"):
        desk.history.keep_position("a", "usage", offset)
    assert desk.history.position("a") is None


def test_clear_forgets_visits_and_positions_and_keeps_favourites(desk: Desk) -> None:
    desk.favourites.add("a", "A")
    desk.history.visit("a", "A")
    desk.history.keep_position("a", "usage", 0.5)
    desk.history.clear()
    assert (desk.history.recent(), desk.history.position("a")) == ([], None)
    assert desk.favourites.ids() == {"a"}
