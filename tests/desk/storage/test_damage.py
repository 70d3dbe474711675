"""Desks and indexes that are damaged at random: all open, none lost what a backup holds, none altered silently."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk.storage import backup, sums
from medviewer.desk.store import Desk
from medviewer.errors import DeskError

BENCHMARK = Path(__file__).resolve().parents[3] / "benchmarks" / "desk_file" / "damage.py"


@pytest.mark.parametrize(("kind", "times", "seed"), [("desk", 60, 3), ("desk", 60, 4), ("index", 25, 3)])
def test_random_damage_is_mended_or_told(kind: str, times: int, seed: int) -> None:
    command = [sys.executable, BENCHMARK, "--only", kind, "--times", str(times), "--seed", str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    figures = dict(re.findall(rf"^{kind}\s+([a-z ]+?)\s+(\d+)$", done.stdout, re.MULTILINE))
    assert sum(map(int, figures.values())) == times
    assert int(figures["told"]) > times // 5
    assert (figures["lost"], figures["silent"], figures["not opened"]) == ("0", "0", "0")


@pytest.fixture
def kept(desk_file: Path) -> Path:
    """Return the file of a closed desk with a backup, and a star and a note that came after it."""
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "Aspirin")
        desk.notes.write("a", "dosage", "Give 5 mg.", "AB")
        assert desk.back_up()
        desk.favourites.add("b", "Bisoprolol")
        desk.notes.write("b", "dosage", "Give 2 mg.", "AB")
    return desk_file


def altered(file: Path, before: bytes, after: bytes) -> None:
    content = file.read_bytes()
    assert before in content
    file.write_bytes(content.replace(before, after))


def texts(desk: Desk) -> list[str]:
    return sorted(note.text for note in desk.notes.all())


@pytest.mark.parametrize("index", ["favourites_by_position", "notes_by_page"])
def test_a_bit_of_an_index_at_which_the_check_itself_ends_keeps_no_desk_closed(kept: Path, index: str) -> None:
    with closing(sqlite3.connect(kept)) as db:
        [root] = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
        size = db.execute("PRAGMA page_size").fetchone()[0]
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = kept.read_bytes()
    for place in range(root * size - 40, root * size):
        content = bytearray(whole)
        content[place] ^= 16
        kept.write_bytes(content)
        with Desk.for_window(kept) as desk:
            desk.verify()
            assert texts(desk) == ["Give 2 mg.", "Give 5 mg."]


def test_a_letter_that_the_backup_has_as_it_was_comes_back(kept: Path) -> None:
    altered(kept, b"Give 5 mg.", b"Give 7 mg.")
    with Desk.open(kept) as desk:
        desk.verify()
        assert texts(desk) == ["Give 2 mg.", "Give 5 mg."]
        assert desk.notice
        assert "Nothing is missing" in desk.notice
    with Desk.open(kept) as desk:
        desk.verify()
        assert desk.notice is None


def test_a_letter_that_no_backup_has_stays_and_its_entry_is_named(kept: Path) -> None:
    altered(kept, b"Give 2 mg.", b"Give 7 mg.")
    with Desk.open(kept) as desk:
        desk.verify()
        assert texts(desk) == ["Give 5 mg.", "Give 7 mg."]
        assert desk.notice
        assert "Not as they were written" in desk.notice
        assert "notes: “b”" in desk.notice
        [aside] = kept.parent.glob("*.damaged-*")
        assert str(aside) in desk.notice


def test_a_damaged_desk_keeps_its_pins_and_none_of_a_collection_that_is_nowhere(kept: Path) -> None:
    with Desk.open(kept) as desk:
        for name in ("Ward 7", "Crash trolley"):
            desk.collections.create(name)
            desk.collections.pin(name)
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute("DELETE FROM collections WHERE name = 'Ward 7'")
        connection.commit()
    altered(kept, b"Crash trolley", b"Crush trolley")
    for copy in backup.existing(kept):
        copy.unlink()
    with Desk.open(kept) as desk:
        assert [(one.name, one.pinned) for one in desk.collections.all()] == [("Crush trolley", True)]
        assert desk.notice
        desk.collections.create("Ward 8")
        assert not desk.collections.get("Ward 8").pinned


def test_an_altered_desk_does_not_become_a_backup(kept: Path) -> None:
    [before] = backup.existing(kept)
    before.rename(before.with_name("desk-20200101-000000.sqlite"))
    altered(kept, b"Give 2 mg.", b"Give 7 mg.")
    with Desk.for_window(kept) as desk:
        assert desk.back_up() is None
        assert desk.notice


@pytest.mark.parametrize(
    "change", ["UPDATE favourites SET title = 'X'", "DELETE FROM notes", "DROP TRIGGER notes_deleted"]
)
def test_what_another_program_wrote_is_told(kept: Path, change: str) -> None:
    with closing(sqlite3.connect(kept)) as other:
        other.execute(change)
        other.commit()
    with Desk.open(kept) as desk:
        desk.verify()
        assert desk.notice
        assert {one.id for one in desk.favourites.all()} == {"a", "b"}
        assert "Give 5 mg." in texts(desk)


@pytest.mark.parametrize(
    "write",
    [
        lambda desk: desk.favourites.remove("a"),
        lambda desk: desk.notes.change(desk.notes.of_page("a")[0].key, "Other."),
        lambda desk: desk.notes.restore(desk.notes.delete(desk.notes.of_page("a")[0].key)),
        lambda desk: (desk.collections.create("W"), desk.collections.add("W", "a", "A"), desk.collections.delete("W")),
        lambda desk: (desk.readings.keep("a", "A", "0" * 32, "# A"), desk.history.clear()),
        lambda desk: (desk.failed.note("x"), desk.failed.note("x"), desk.failed.switch(False), desk.failed.clear()),
        lambda desk: [desk.history.keep_position(f"{n}", "t", n / 7) for n in range(9)],
        lambda desk: (desk.session.keep({"a": 1}), desk.session.keep({"a": 2}), desk.session.clear()),
        lambda desk: (desk.aliases.add("X", "a", "A"), desk.aliases.add("x", "a", "A"), desk.aliases.remove("X", "a")),
        lambda desk: desk.follow([("z", "Aspirin", "")], across=True),
    ],
)
def test_whatever_we_write_agrees_with_its_sums(kept: Path, write: Callable[[Desk], object]) -> None:
    with Desk.open(kept) as desk:
        write(desk)
        assert desk._database.read(sums.verdict).whole
        desk.verify()
        assert desk.notice is None


def test_a_desk_that_lost_its_log_takes_over_what_its_backup_knows(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
    main = desk_file.read_bytes()
    with Desk.open(desk_file) as desk:
        desk.favourites.add("b", "B")
        desk.back_up()
    desk_file.write_bytes(main)
    with Desk.open(desk_file) as desk:
        desk.favourites.add("c", "C")
        desk.verify()
        assert desk.favourites.ids() == {"a", "b", "c"}
        assert desk.notice
        assert "lacked what its last backup holds" in desk.notice


def test_a_backup_that_its_owner_put_back_stays_and_the_later_one_is_named(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
        first = desk.back_up()
        assert first
        older = first.rename(first.with_name("desk-20200101-000000.sqlite"))
        desk.favourites.add("b", "B")
        later = desk.back_up()
    desk_file.write_bytes(older.read_bytes())
    with Desk.open(desk_file) as desk:
        desk.verify()
        assert desk.favourites.ids() == {"a"}
        assert desk.notice
        assert str(later) in desk.notice
    with Desk.open(desk_file) as desk:
        desk.verify()
        assert desk.notice is None


def test_a_bit_of_the_version_or_of_the_format_is_damage(kept: Path) -> None:
    for place, bit in ((63, 1), (63, 4), (62, 16), (18, 1), (19, 4), (71, 1), (59, 2), (16, 32)):
        content = bytearray(kept.read_bytes())
        content[place] ^= bit
        kept.write_bytes(content)
        with Desk.open(kept) as desk:
            assert desk.can_write, (place, bit)
            assert desk.favourites.ids() == {"a", "b"}, (place, bit)
            assert desk.notice, (place, bit)


def test_a_mistake_of_the_program_is_no_damage(kept: Path) -> None:
    def mistaken(_: sqlite3.Connection) -> None:
        raise ValueError("mistake")

    with Desk.open(kept) as desk:
        with pytest.raises(ValueError, match="mistake"):
            desk._database.read(mistaken)
        with pytest.raises(DeskError, match="no such table"):
            desk._database.write(lambda connection: connection.execute("DELETE FROM nowhere"))
        assert (desk.favourites.ids(), desk.notice) == ({"a", "b"}, None)


def test_a_desk_that_cannot_be_written_tells_what_was_altered(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(kept, b"Give 5 mg.", b"Give 7 mg.")
    monkeypatch.setattr("os.access", lambda *_: False)
    with Desk.open(kept) as desk:
        desk.verify()
        assert desk.notice
        assert "not as they were written" in desk.notice
