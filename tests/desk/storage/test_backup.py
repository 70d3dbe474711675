"""Backups: one a day, checked, the last seven."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from medviewer.desk.storage import backup, values
from medviewer.desk.store import Desk
from medviewer.errors import DeskError

NOON = datetime(2026, 10, 3, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    set_clock(monkeypatch, NOON)
    return monkeypatch


def set_clock(patch: pytest.MonkeyPatch, moment: datetime) -> None:
    patch.setattr(values, "now", lambda: moment)


def names(desk: Desk) -> list[str]:
    return [copy.name for copy in backup.existing(desk.path)]


def test_a_backup_is_one_whole_file_named_by_its_time(desk: Desk, at: pytest.MonkeyPatch) -> None:
    desk.favourites.add("a", "A")
    made = desk.back_up()
    assert made == desk.path.parent / "backups" / "desk-20261003-120000.sqlite"
    assert sorted(path.name for path in made.parent.iterdir()) == ["desk-20261003-120000.sqlite", "lock"]
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert copy.execute("SELECT id FROM favourites").fetchall() == [("a",)]


def test_there_is_one_backup_a_day(desk: Desk, at: pytest.MonkeyPatch) -> None:
    desk.favourites.add("a", "A")
    taken = []
    for hours in (0, 1, 11.9, 12, 30):
        set_clock(at, NOON + timedelta(hours=hours))
        taken.append(desk.back_up() is not None)
    assert taken == [True, False, False, True, False]


def test_the_last_seven_stay(desk: Desk, at: pytest.MonkeyPatch) -> None:
    desk.favourites.add("a", "A")
    for day in range(10):
        set_clock(at, NOON + timedelta(days=day))
        desk.back_up()
    assert names(desk) == [f"desk-202610{day:02}-120000.sqlite" for day in range(12, 5, -1)]


def test_other_files_in_the_folder_are_left_alone(desk: Desk, at: pytest.MonkeyPatch) -> None:
    desk.favourites.add("a", "A")
    mine = backup.folder(desk.path) / "desk-of-mine.sqlite"
    mine.write_bytes(b"mine")
    for day in range(9):
        set_clock(at, NOON + timedelta(days=day))
        desk.back_up()
    assert mine.read_bytes() == b"mine"
    assert len(names(desk)) == backup.KEPT


def test_an_empty_desk_is_not_backed_up(desk: Desk) -> None:
    assert desk.back_up() is None
    assert names(desk) == []


@pytest.mark.parametrize(
    "keep",
    [
        lambda desk: desk.aliases.add("Ours", "a", "A"),
        lambda desk: desk.failed.note("warfrin"),
        lambda desk: desk.failed.switch(False),
    ],
    ids=["alias", "failed search", "switch"],
)
def test_a_desk_without_favourites_that_holds_anything_is_backed_up(desk: Desk, keep: Callable[[Desk], None]) -> None:
    keep(desk)
    assert desk.back_up() is not None


def test_two_windows_make_one_backup(desk: Desk, desk_file: Path) -> None:
    desk.favourites.add("a", "A")
    with Desk.open(desk_file) as other:
        assert [one is None for one in (desk.back_up(), other.back_up())] == [False, True]


def test_a_backup_of_an_import_does_not_overwrite_one_of_the_same_second(
    desk: Desk, at: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.favourites.add("a", "A")
    for name in ("b", "c"):
        file = tmp_path / f"{name}.json"
        file.write_text(f'{{"version": 1, "favourites": [{{"id": "{name}", "title": "", "added": "2026-01-01"}}]}}')
        desk.import_json(file)
    assert names(desk) == ["desk-20261003-120001.sqlite", "desk-20261003-120000.sqlite"]


def confuse_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'visits'")
        connection.commit()


def write_text(path: Path) -> None:
    path.write_text("no database" * 1000)


@pytest.mark.parametrize("damage", [confuse_tables, write_text])
def test_a_damaged_desk_does_not_become_a_backup(
    desk: Desk, at: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    desk.favourites.add("a", "A")
    good = desk.back_up()
    desk.close()
    damage(desk.path)
    set_clock(at, NOON + timedelta(days=1))
    with backup.alone(desk.path, 1):
        assert backup.make(desk.path, values.now(), 1) is None
    assert names(desk) == [good.name if good else ""]
    assert not list(backup.folder(desk.path).glob("*.part"))


def test_a_backup_folder_that_is_a_file_is_named(desk: Desk) -> None:
    desk.favourites.add("a", "A")
    backup.folder(desk.path).joinpath("lock").unlink()
    backup.folder(desk.path).rmdir()
    backup.folder(desk.path).write_text("in the way")
    with pytest.raises(DeskError, match=r"desk\.sqlite could not be backed up"):
        desk.back_up()
    assert desk.favourites.ids() == {"a"}
