"""A desk file of any age: older ones are brought up to date, newer ones are left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk.history import Position
from medviewer.desk.storage import backup, desk_schema
from medviewer.desk.store import Desk
from medviewer.errors import DeskError

RELEASED = sorted(Path(__file__).with_name("versions").glob("*.sql"))

MADE_UP = (
    ("ALTER TABLE favourites ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'",),
    (
        """CREATE TABLE remarks (id INTEGER PRIMARY KEY, favourite TEXT NOT NULL
            REFERENCES favourites (id) ON DELETE CASCADE)""",
        "INSERT INTO remarks (favourite) SELECT id FROM favourites",
    ),
)
"""Two steps such as later versions may bring."""


def make_file(path: Path, dump: Path) -> Path:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def old_file(desk_file: Path) -> Path:
    return make_file(desk_file, RELEASED[0])


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the program know two more steps; return its newest version."""
    monkeypatch.setattr(desk_schema, "MIGRATIONS", desk_schema.MIGRATIONS + MADE_UP)
    return len(desk_schema.MIGRATIONS)


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def structure(path: Path) -> list[tuple[object, ...]]:
    rows = query(path, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    return [(*row[:3], " ".join(str(row[3]).split())) for row in rows]


def test_every_released_version_has_its_file_here() -> None:
    assert [dump.stem for dump in RELEASED] == [str(number + 1) for number in range(len(desk_schema.MIGRATIONS))]


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: f"version {dump.stem}")
def test_every_released_version_opens_with_all_it_held(desk_file: Path, dump: Path) -> None:
    with Desk.open(make_file(desk_file, dump)) as desk:
        assert [tuple(one) for one in desk.favourites.all()] == [
            ("lib/b.md", "B", "2026-01-02T03:04:05Z"),
            ("lib/a.md", "A", "2026-01-02T03:04:06Z"),
        ]
        assert [visit.id for visit in desk.history.recent()] == ["lib/b.md", "lib/a.md"]
        assert desk.history.position("lib/a.md") == Position("dosage", 0.25)
        desk.favourites.add("lib/c.md", "C")
        assert desk.notice is None


def test_version_1_has_neither_aliases_nor_failed_searches_and_takes_both(old_file: Path) -> None:
    with Desk.open(old_file) as desk:
        seen = desk.aliases.version()
        assert (desk.aliases.all(), desk.failed.all(), desk.failed.on()) == ([], [], True)
        assert desk.favourites.version() == 2
        desk.aliases.add("Coumadin", "lib/a.md", "A")
        desk.failed.note("warfrin")
        assert desk.aliases.version() != seen
    with Desk.open(old_file) as desk:
        assert [(one.alias, one.id) for one in desk.aliases.all()] == [("Coumadin", "lib/a.md")]
        assert [one.query for one in desk.failed.all()] == ["warfrin"]
    [before] = backup.existing(old_file)
    assert query(before, "PRAGMA user_version") == [(1,)]


@pytest.mark.parametrize("dump", RELEASED[1:], ids=lambda dump: f"version {dump.stem}")
def test_every_version_since_2_opens_with_its_aliases_and_failed_searches(desk_file: Path, dump: Path) -> None:
    with Desk.open(make_file(desk_file, dump)) as desk:
        assert [tuple(one) for one in desk.aliases.all()] == [
            ("Coumadin", "lib/a.md", "A", "2026-02-01T00:00:00Z"),
            ("Coumadin", "lib/b.md", "B", "2026-02-01T00:00:01Z"),
            ("Élan", "lib/a.md", "A", "2026-02-02T00:00:00Z"),
        ]
        assert [tuple(one) for one in desk.failed.all()] == [
            ("Cumadin", 2, "2026-02-03T00:00:00Z"),
            ("warfrin", 1, "2026-02-02T00:00:00Z"),
        ]
        assert desk.failed.on() is False
        desk.aliases.remove("ÉLAN", "lib/a.md")
        desk.failed.remove("CUMADIN")
        assert (len(desk.aliases.all()), len(desk.failed.all())) == (2, 1)


@pytest.mark.parametrize("dump", RELEASED[:2], ids=lambda dump: f"version {dump.stem}")
def test_a_version_before_3_has_neither_notes_nor_collections_and_takes_both(desk_file: Path, dump: Path) -> None:
    with Desk.open(make_file(desk_file, dump)) as desk:
        assert (desk.notes.all(), desk.collections.all(), desk.readings.all()) == ([], [], [])
        assert desk.session.last() is None
        desk.notes.write("lib/a.md", "dosage", "5 mg", "AB")
        desk.collections.create("Ward 7")
        desk.collections.add("Ward 7", "lib/a.md", "A")
        desk.readings.keep("lib/a.md", "A", "0" * 32, "# A")
        desk.session.keep({"tabs": []})
    with Desk.open(desk_file) as desk:
        assert [note.text for note in desk.notes.all()] == ["5 mg"]
        assert [one.id for one in desk.collections.get("Ward 7").members] == ["lib/a.md"]
        assert (desk.readings.page("lib/a.md"), desk.session.last()) == ("# A", {"tabs": []})
    assert [query(copy, "PRAGMA user_version") for copy in backup.existing(desk_file)] == [[(int(dump.stem),)]]


@pytest.mark.parametrize("dump", RELEASED[2:], ids=lambda dump: f"version {dump.stem}")
def test_every_version_since_3_opens_with_its_notes_collections_and_pages(desk_file: Path, dump: Path) -> None:
    with Desk.open(make_file(desk_file, dump)) as desk:
        assert [(note.section, note.text, note.initials) for note in desk.notes.all()] == [
            ("", "Whole page", "AB"),
            ("dosage", "* 5 mg", ""),
        ]
        assert [(one.name, one.colour) for one in desk.collections.all()] == [("Ward 7", "blue"), ("Élan", "grey")]
        assert [one.title for one in desk.collections.get("ward 7").members] == ["B", "A"]
        assert desk.readings.page("lib/a.md") == "# A\n"
        assert desk.session.last() == {"tabs": ["lib/a.md"]}
        desk.notes.change("00000000000000a2", "10 mg")
        desk.collections.rename("ÉLAN", "New")
        assert desk.versions()["notes"] > 2


@pytest.mark.parametrize("dump", RELEASED[2:], ids=lambda dump: f"version {dump.stem}")
def test_every_version_since_5_opens_with_its_pins_and_those_before_take_one(desk_file: Path, dump: Path) -> None:
    with Desk.open(make_file(desk_file, dump)) as desk:
        assert [one.pinned for one in desk.collections.all()] == [False, int(dump.stem) >= 5]
        desk.collections.pin("Ward 7")
    with Desk.open(desk_file) as desk:
        assert desk.collections.get("Ward 7").pinned
        assert desk.notice is None


def test_a_damaged_file_goes_back_to_a_backup_of_an_older_version(desk_file: Path) -> None:
    good = desk_file.parent / "backups" / "desk-20260101-000000.sqlite"
    desk_file.parent.mkdir()
    make_file(good, RELEASED[0])
    desk_file.write_text("no database" * 1000)
    with Desk.open(desk_file) as desk:
        assert desk.notice
        assert str(good) in desk.notice
        assert [one.title for one in desk.favourites.all()] == ["B", "A"]
        desk.aliases.add("Coumadin", "lib/a.md", "A")
    assert query(good, "PRAGMA user_version") == [(1,)]


@pytest.mark.parametrize("dump", RELEASED[3:], ids=lambda dump: f"version {dump.stem}")
def test_a_damaged_file_of_a_version_with_sums_is_salvaged_whole(desk_file: Path, dump: Path) -> None:
    make_file(desk_file, dump)
    content = desk_file.read_bytes()
    assert content.count(b"Whole page") == 1
    desk_file.write_bytes(content.replace(b"Whole page", b"Whale page"))
    with Desk.open(desk_file) as desk:
        assert [note.text for note in desk.notes.all()] == ["Whale page", "* 5 mg"]
        assert [one.name for one in desk.collections.all()] == ["Ward 7", "Élan"]
        assert [one.pinned for one in desk.collections.all()] == [False, int(dump.stem) >= 5]
        assert "notes: “A”" in str(desk.notice)


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: f"version {dump.stem}")
def test_a_migrated_file_has_the_tables_of_a_new_one(tmp_path: Path, dump: Path) -> None:
    new, old = tmp_path / "new" / "desk.sqlite", make_file(tmp_path / "old" / "desk.sqlite", dump)
    for path in (new, old):
        Desk.open(path).close()
    assert structure(old) == structure(new)


def test_all_later_steps_are_taken_after_a_backup(old_file: Path, later: int) -> None:
    with Desk.open(old_file) as desk:
        assert [one.title for one in desk.favourites.all()] == ["B", "A"]
        desk.favourites.add("lib/c.md", "C")
    assert query(old_file, "PRAGMA user_version") == [(later,)]
    assert query(old_file, "SELECT favourite FROM remarks ORDER BY favourite") == [("lib/a.md",), ("lib/b.md",)]
    assert query(old_file, "SELECT DISTINCT colour FROM favourites") == [("none",)]
    [before] = backup.existing(old_file)
    assert query(before, "PRAGMA user_version") == [(1,)]
    assert query(before, "SELECT count(*) FROM favourites") == [(2,)]


def test_a_new_file_takes_the_same_steps(desk_file: Path, later: int) -> None:
    Desk.open(desk_file).close()
    assert query(desk_file, "PRAGMA user_version") == [(later,)]
    assert backup.existing(desk_file) == []


@pytest.mark.parametrize(
    "bad_step",
    [
        ("CREATE TABLE extra (id)", "this is no SQL"),
        ("CREATE TABLE child (parent REFERENCES favourites (id))", "INSERT INTO child VALUES ('nobody')"),
    ],
    ids=["error", "dangling reference"],
)
def test_a_step_that_fails_leaves_the_older_file_as_it_was(
    old_file: Path, later: int, bad_step: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = desk_schema.MIGRATIONS
    before = structure(old_file)
    monkeypatch.setattr(desk_schema, "MIGRATIONS", (*good, bad_step))
    with pytest.raises(DeskError, match="could not be opened"):
        Desk.open(old_file)
    assert query(old_file, "PRAGMA user_version") == [(1,)]
    assert structure(old_file) == before
    assert len(backup.existing(old_file)) == 1
    monkeypatch.setattr(desk_schema, "MIGRATIONS", good)
    with Desk.open(old_file) as desk:
        assert [one.title for one in desk.favourites.all()] == ["B", "A"]


def test_a_newer_file_is_refused_and_left_as_it_is(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
    with closing(sqlite3.connect(desk_file)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = desk_file.read_bytes()
    with pytest.raises(DeskError, match=r"desk\.sqlite was written by a newer medviewer .*99.*Update"):
        Desk.open(desk_file)
    assert desk_file.read_bytes() == before
    assert sorted(path.name for path in desk_file.parent.iterdir()) == ["backups", "desk.sqlite"]


def test_a_window_that_stayed_open_does_not_write_into_a_newer_file(
    desk: Desk, desk_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.favourites.add("a", "A")
    with monkeypatch.context() as newer_program:
        newer_program.setattr(desk_schema, "MIGRATIONS", desk_schema.MIGRATIONS + MADE_UP)
        with Desk.open(desk_file) as other:
            other.favourites.add("b", "B")
    with pytest.raises(DeskError, match="newer medviewer"):
        desk.favourites.add("c", "C")
    assert query(desk_file, "SELECT id FROM favourites ORDER BY id") == [("a",), ("b",)]
