"""A damaged desk file: back to the last good backup, the damaged file kept, both paths told."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk.storage import backup, recovery, salvage
from medviewer.desk.store import Desk
from medviewer.errors import DeskError


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("This is no database.\n" * 500)


def zero_a_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)


def zero_the_list_of_tables(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = bytes(3996)
    path.write_bytes(content)


def one_byte(path: Path) -> None:
    path.write_bytes(b"x")


def another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.executescript("CREATE TABLE bookmarks (url); PRAGMA user_version = 1;")


Damage = Callable[[Path], None]
DAMAGES: list[Damage] = [
    cut_short,
    empty,
    text,
    zero_a_page,
    zero_the_list_of_tables,
    one_byte,
    another_database,
]
READABLE = (zero_a_page, zero_the_list_of_tables)
"""Damage that leaves rows to be read, which are kept with those of the backup."""


@pytest.fixture
def kept_desk(desk_file: Path) -> Path:
    """Return a desk file with two stars, of which the backup has one, both closed."""
    with Desk.open(desk_file) as desk:
        for number in range(20):
            desk.history.visit(f"{number}" * 300, "visited")
        desk.favourites.add("a", "A")
        desk.aliases.add("Ours", "a", "A")
        desk.failed.note("warfrin")
        desk.failed.switch(False)
        assert desk.back_up()
        desk.aliases.add("Later", "a", "A")
        desk.favourites.add("b", "B")
    return desk_file


def kept_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("desk.sqlite.damaged-*"))


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_the_last_good_backup_is_used_and_both_paths_are_told(kept_desk: Path, damage: Damage) -> None:
    damage(kept_desk)
    damaged = kept_desk.read_bytes()
    [copy] = backup.existing(kept_desk)
    stars = {"a", "b"} if damage is zero_the_list_of_tables else {"a"}
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == stars
        assert len(desk.history.recent()) == 20
        assert sorted(one.alias for one in desk.aliases.all()) == (
            ["Later", "Ours"] if damage in READABLE else ["Ours"]
        )
        assert ([one.query for one in desk.failed.all()], desk.failed.on()) == (["warfrin"], False)
        [kept] = kept_aside(kept_desk)
        assert re.fullmatch(r"desk\.sqlite\.damaged-\d{8}-\d{6}", kept.name)
        assert kept.read_bytes() == damaged
        assert desk.notice
        assert str(kept) in desk.notice
        assert str(copy) in desk.notice
        desk.favourites.add("c", "C")
    with Desk.open(kept_desk) as desk:
        assert (desk.favourites.ids(), desk.notice) == (stars | {"c"}, None)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_without_a_backup_the_desk_begins_with_what_can_be_read_and_says_so(kept_desk: Path, damage: Damage) -> None:
    for copy in backup.existing(kept_desk):
        copy.unlink()
    damage(kept_desk)
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == (frozenset("ab") if damage is zero_the_list_of_tables else frozenset())
        [kept] = kept_aside(kept_desk)
        assert desk.notice
        assert f"kept as {kept}" in desk.notice
        assert ("could be read of that file" if damage in READABLE else "begin empty") in desk.notice


def test_a_damaged_backup_is_passed_over_for_an_older_one(kept_desk: Path) -> None:
    [good] = backup.existing(kept_desk)
    for day, damage in ((1, zero_a_page), (2, empty), (3, text)):
        newer = good.with_name(f"desk-2999010{day}-000000.sqlite")
        newer.write_bytes(good.read_bytes())
        damage(newer)
    text(kept_desk)
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == {"a"}
        assert desk.notice
        assert str(good) in desk.notice


def test_a_backup_of_a_newer_program_is_passed_over(kept_desk: Path) -> None:
    [good] = backup.existing(kept_desk)
    newer = good.with_name("desk-29990101-000000.sqlite")
    newer.write_bytes(good.read_bytes())
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    text(kept_desk)
    with Desk.open(kept_desk) as desk:
        assert desk.notice
        assert str(good) in desk.notice


def test_a_missing_file_is_taken_from_its_backup(kept_desk: Path) -> None:
    kept_desk.unlink()
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == {"a"}
        assert desk.notice
        assert "was missing" in desk.notice
    assert kept_aside(kept_desk) == []


@pytest.mark.parametrize("damage", [empty, text], ids=["empty", "text"])
def test_the_log_of_a_damaged_file_is_not_applied_to_the_backup(kept_desk: Path, damage: Damage) -> None:
    log = kept_desk.with_name("desk.sqlite-wal")
    with Desk.open(kept_desk) as desk:
        desk.favourites.add("in the log only", "L")
        left = log.read_bytes()
    log.write_bytes(left)
    damage(kept_desk)
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == {"a"}
    assert b"in the log only" in b"".join(path.read_bytes() for path in kept_aside(kept_desk))


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_rubbish_in_the_files_beside_it_harms_nothing(kept_desk: Path, ending: str) -> None:
    kept_desk.with_name(f"desk.sqlite{ending}").write_bytes(b"rubbish" * 9000)
    with Desk.open(kept_desk) as desk:
        assert (desk.favourites.ids(), desk.notice) == ({"a", "b"}, None)
        desk.favourites.add("c", "C")
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == {"a", "b", "c"}


def test_a_file_damaged_while_open_is_mended_by_the_next_use(kept_desk: Path) -> None:
    with Desk.open(kept_desk) as desk:
        text(kept_desk)
        kept_desk.with_name("desk.sqlite-wal").unlink(missing_ok=True)
        desk.favourites.add("c", "C")
        assert desk.favourites.ids() == {"a", "c"}
        assert desk.notice
        assert "was damaged" in desk.notice


def test_a_back_up_that_meets_damage_mends_it(kept_desk: Path) -> None:
    with Desk.open(kept_desk) as desk:
        [copy] = backup.existing(kept_desk)
        copy.rename(copy.with_name("desk-20000101-000000.sqlite"))
        with closing(sqlite3.connect(kept_desk)) as other:
            other.execute("PRAGMA writable_schema = ON")
            other.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'visits'")
            other.commit()
        assert desk.back_up() is None
        assert desk.notice
        assert "Nothing is missing" in desk.notice
        assert desk.favourites.ids() == {"a", "b"}


def test_a_window_whose_file_another_window_mended_follows_it(kept_desk: Path) -> None:
    with Desk.open(kept_desk) as first:
        before, aliases_before = first.favourites.version(), first.aliases.version()
        text(kept_desk)
        with Desk.open(kept_desk) as second:
            assert second.notice
            second.favourites.add("c", "C")
            assert first.favourites.ids() == {"a", "c"}
            assert first.favourites.version() != before
            assert first.aliases.version() != aliases_before
            first.favourites.add("d", "D")
        first.favourites.add("e", "E")
    with Desk.open(kept_desk) as desk:
        assert (desk.favourites.ids(), desk.notice) == ({"a", "c", "d", "e"}, None)


def test_closing_the_old_file_does_not_take_the_log_of_the_new_one(kept_desk: Path) -> None:
    first = Desk.open(kept_desk)
    first.favourites.add("of the old file", "O")
    text(kept_desk)
    with Desk.open(kept_desk) as second:
        second.favourites.add("c", "C")
        first.close()
        second.favourites.add("d", "D")
        log = kept_desk.with_name("desk.sqlite-wal")
        assert log.stat().st_size > 0


def test_a_file_put_in_place_of_ours_while_open_is_the_one_written_to(kept_desk: Path, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other.sqlite") as other:
        other.favourites.add("x", "X")
    with Desk.open(kept_desk) as desk:
        (tmp_path / "other.sqlite").replace(kept_desk)
        kept_desk.with_name("desk.sqlite-wal").unlink(missing_ok=True)
        desk.favourites.add("y", "Y")
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == {"x", "y"}


def test_a_file_replaced_during_a_write_gets_the_write_too(kept_desk: Path, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other.sqlite") as other:
        other.favourites.add("x", "X")
    runs = []

    def star(connection: sqlite3.Connection) -> None:
        if not runs:
            (tmp_path / "other.sqlite").replace(kept_desk)
            kept_desk.with_name("desk.sqlite-wal").rename(tmp_path / "old-wal")
        runs.append(connection)
        connection.execute("INSERT INTO favourites VALUES ('y', 'Y', '2026-01-01T00:00:00Z', 9)")

    with Desk.open(kept_desk) as desk:
        desk._database.write(star)
        assert desk.favourites.ids() == {"x", "y"}
    assert len(runs) == 2


def test_a_file_that_is_replaced_again_and_again_is_an_error(kept_desk: Path, tmp_path: Path) -> None:
    def replace(_: sqlite3.Connection) -> None:
        (tmp_path / "copy").write_bytes(kept_desk.read_bytes())
        (tmp_path / "copy").replace(kept_desk)

    with Desk.open(kept_desk) as desk:
        with pytest.raises(DeskError, match="keeps replacing it"):
            desk._database.write(replace)
        assert desk.favourites.ids() == {"a", "b"}


def test_what_hinders_the_mending_is_named_and_the_next_use_tries_again(kept_desk: Path) -> None:
    folder, elsewhere = backup.folder(kept_desk), kept_desk.parent.with_name("elsewhere")
    with Desk.open(kept_desk) as desk:
        text(kept_desk)
        folder.rename(elsewhere)
        folder.write_text("in the way")
        for use in (desk.favourites.ids, lambda: desk.favourites.add("c", "C"), desk.back_up):
            with pytest.raises(DeskError, match=r"desk\.sqlite could not be"):
                use()
        folder.unlink()
        elsewhere.rename(folder)
        assert desk.favourites.ids() == {"a"}


class Killed(BaseException):
    """Stands for the end of the process: nothing of ours catches it."""


def kill(*_: object) -> None:
    raise Killed


@pytest.mark.parametrize("where", [(backup, "publish"), (recovery, "_keep"), (salvage, "salvage")], ids=str)
def test_a_process_killed_while_it_mends_is_mended_after(
    kept_desk: Path, where: tuple[object, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text(kept_desk)
    with monkeypatch.context() as patch:
        patch.setattr(*where, kill)
        with pytest.raises(Killed):
            Desk.open(kept_desk)
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == {"a"}
        assert desk.notice
        assert "was damaged" in desk.notice


def test_a_process_killed_at_its_first_start_leaves_nothing_to_mend(
    desk_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(backup, "publish", kill)
        with pytest.raises(Killed):
            Desk.open(desk_file)
    with Desk.open(desk_file) as desk:
        assert (desk.notice, desk.favourites.ids()) == (None, frozenset())


def test_a_disk_too_full_to_mend_on_leaves_the_file_as_it_was(kept_desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    kept_desk.write_bytes(kept_desk.read_bytes().replace(b"visited", b"visitor"))
    with Desk.for_window(kept_desk) as desk:
        desk.favourites.add("c", "C")
        names = {path.name for path in kept_desk.parent.iterdir()}
        with monkeypatch.context() as patch:
            patch.setattr(salvage, "write", full)
            with pytest.raises(DeskError, match="the disk is full"):
                Desk.open(kept_desk)
        assert {path.name for path in kept_desk.parent.iterdir()} - {"desk.sqlite.part"} == names
        desk.favourites.add("d", "D")
    with Desk.open(kept_desk) as desk:
        assert desk.favourites.ids() == {"a", "b", "c", "d"}


def test_a_mended_file_is_in_wal_mode_at_once(kept_desk: Path) -> None:
    text(kept_desk)
    Desk.open(kept_desk).close()
    with closing(sqlite3.connect(kept_desk)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
