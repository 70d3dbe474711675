"""Full disks, locks and missing permissions: said in words, nothing half written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk.storage import backup, connection, database
from medviewer.desk.store import Desk
from medviewer.errors import DeskError

VERSION_1 = Path(__file__).with_name("versions") / "1.sql"
LINUX = sys.platform.startswith("linux")


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a switch after which no database that is opened for writing can grow."""

    def limited(path: Path, patience: float) -> sqlite3.Connection:
        opened = connection.connect(path, patience)
        opened.execute("PRAGMA max_page_count = 1")
        return opened

    return lambda: monkeypatch.setattr(database, "connect", limited)


def test_a_full_disk_is_named_and_nothing_is_half_written(
    desk_file: Path, tmp_path: Path, full: Callable[[], None]
) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
        desk.export_json(tmp_path / "few.json")
    many = '{"id": "%d", "title": "' + "long " * 200 + '", "added": "2026-01-01"}'
    entries = ",".join(many % number for number in range(50))
    tmp_path.joinpath("many.json").write_text(f'{{"version": 1, "favourites": [{entries}]}}')
    aliases = entries.replace('"id"', '"alias": "A", "id"')
    tmp_path.joinpath("aliases.json").write_text(f'{{"version": 1, "aliases": [{aliases}]}}')
    full()
    with Desk.open(desk_file) as desk:
        with pytest.raises(DeskError, match=r"desk\.sqlite could not be imported: the disk is full\. .*Free some"):
            desk.import_json(tmp_path / "many.json")
        with pytest.raises(DeskError, match=r"could not be imported: the disk is full"):
            desk.import_json(tmp_path / "aliases.json")
        with pytest.raises(DeskError, match=r"could not be changed: the disk is full"):
            desk.favourites.add("x" * 100_000, "X")
        with pytest.raises(DeskError, match=r"could not be changed: the disk is full"):
            desk.aliases.add("X", "x" * 100_000, "X")
        assert (desk.favourites.ids(), desk.aliases.all(), desk.aliases.version()) == ({"a"}, [], 0)
    with Desk.open(desk_file) as desk:
        assert (desk.favourites.ids(), desk.aliases.all(), desk.notice) == ({"a"}, [], None)


def test_a_lock_held_by_another_program_is_named_and_passes(desk_file: Path) -> None:
    with Desk.open(desk_file, patience=0.05) as desk, closing(sqlite3.connect(desk_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskError, match=r"could not be changed: another program is holding the file.*Close"):
            desk.favourites.add("a", "A")
        assert desk.favourites.ids() == frozenset()
        other.rollback()
        desk.favourites.add("a", "A")
        assert desk.favourites.ids() == {"a"}


def test_a_file_locked_whole_is_not_taken_for_a_damaged_one(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
    with closing(sqlite3.connect(desk_file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DeskError, match=r"could not be opened for writing: another program is holding"):
            Desk.open(desk_file, patience=0.05)
    with Desk.open(desk_file) as desk:
        assert (desk.favourites.ids(), desk.notice) == ({"a"}, None)


def test_a_backup_under_way_elsewhere_is_waited_for_and_named(desk_file: Path) -> None:
    with Desk.open(desk_file, patience=0.05) as desk:
        desk.favourites.add("a", "A")
        with backup.alone(desk_file, 1), pytest.raises(DeskError, match="could not be backed up: another program"):
            desk.back_up()
        assert desk.back_up() is not None


READER = """
import pathlib, sys
from medviewer.desk.store import Desk
from medviewer.errors import DeskError
try:
    desk = Desk.open(pathlib.Path(sys.argv[1]))
except DeskError as error:
    sys.exit(f"not opened: {error}")
print(sorted(desk.favourites.ids()), desk.can_write)
print(desk.notice)
try:
    desk.favourites.add("x", "X")
except DeskError as error:
    print(error)
print(desk.back_up())
desk.close()
"""


def run_without_privileges(path: Path) -> subprocess.CompletedProcess[str]:
    """Use the desk as a process to which file permissions apply, as they do not to root."""
    command = [sys.executable, "-c", READER, str(path)]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root without setpriv: nothing is read-only")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("what", ["file", "folder", "both"])
@pytest.mark.parametrize("left_open", [False, True])
def test_what_may_not_be_written_is_read_and_the_user_told(desk_file: Path, what: str, left_open: bool) -> None:
    desk = Desk.open(desk_file)
    desk.favourites.add("a", "A")
    if not left_open:
        desk.close()
    if what != "folder":
        for file in desk_file.parent.glob("desk.sqlite*"):
            file.chmod(0o444)
    if what != "file":
        desk_file.parent.chmod(0o555)
    done = run_without_privileges(desk_file)
    desk_file.parent.chmod(0o755)
    desk.close()
    assert (done.stderr, done.returncode) == ("", 0)
    seen, notice, *rest = done.stdout.splitlines()
    assert seen.startswith("['a']")
    if what == "folder" and left_open:
        return
    assert seen == "['a'] False"
    assert "the file or its folder may not be written" in notice
    assert "the file or its folder may not be written" in rest[0]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_file_of_version_1_that_may_not_be_written_is_read_and_left_as_it_is(desk_file: Path, what: str) -> None:
    desk_file.parent.mkdir()
    with closing(sqlite3.connect(desk_file)) as old:
        old.executescript(VERSION_1.read_text(encoding="utf-8"))
    before = desk_file.read_bytes()
    desk_file.chmod(0o444)
    desk_file.parent.chmod(0o555 if what == "folder" else 0o755)
    done = run_without_privileges(desk_file)
    desk_file.parent.chmod(0o755)
    assert (done.stderr, done.returncode) == ("", 0)
    seen, notice, *rest = done.stdout.splitlines()
    assert seen == "['lib/a.md', 'lib/b.md'] False"
    assert "the file or its folder may not be written" in notice
    assert "the file or its folder may not be written" in rest[0]
    assert desk_file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_without_permission_and_without_a_desk_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    done = run_without_privileges(folder / "desk.sqlite")
    assert done.returncode == 1
    assert "not opened: " in done.stderr
    assert "may not be written" in done.stderr
    assert "--profile" in done.stderr


FILL_BY_STARS = """
import pathlib, sys
from medviewer.desk.store import Desk
from medviewer.errors import DeskError
path = pathlib.Path(sys.argv[1])
acknowledged = 0
with Desk.open(path) as desk:
    try:
        for number in range(100_000):
            desk.favourites.add(f"{number:05}" + "x" * 500, "A")
            acknowledged += 1
    except DeskError as error:
        print(error)
    try:
        desk.back_up()
    except DeskError as error:
        print(error)
    assert len(desk.favourites.ids()) == acknowledged > 10
with Desk.open(path) as desk:
    assert len(desk.favourites.ids()) == acknowledged
"""

FILL_BY_ALIASES = """
import pathlib, sys
from medviewer.desk.store import Desk
from medviewer.errors import DeskError
path = pathlib.Path(sys.argv[1])
acknowledged = 0
with Desk.open(path) as desk:
    for change in (lambda number: desk.aliases.add("Ward 7 mix", f"{number:05}" + "x" * 500, "A"),
                   lambda number: desk.failed.note(f"{number:05}" + "x" * 190)):
        try:
            for number in range(100_000):
                change(number)
                acknowledged += 1
        except DeskError as error:
            print(error)
    kept = len(desk.aliases.all()), len(desk.failed.all())
    assert sum(kept) == acknowledged > 10
with Desk.open(path) as desk:
    assert (len(desk.aliases.all()), len(desk.failed.all())) == kept
"""

FILL_BY_OTHERS = """
import pathlib, sys
from medviewer.desk.store import Desk
from medviewer.errors import DeskError
path = pathlib.Path(sys.argv[1])
with Desk.open(path) as desk:
    desk.favourites.add("a", "A")
with open(path.with_name("filler"), "wb", buffering=0) as filler:
    try:
        while filler.write(bytes(4096)):
            pass
    except OSError:
        pass
with Desk.open(path) as desk:
    assert (desk.favourites.ids(), desk.can_write) == ({"a"}, False)
    print(desk.notice)
    try:
        desk.favourites.add("b", "B")
    except DeskError as error:
        print(error)
path.with_name("filler").unlink()
with Desk.open(path) as desk:
    desk.favourites.add("b", "B")
    assert (desk.favourites.ids(), desk.notice) == ({"a", "b"}, None)
"""


SCRIPTS = {"by stars": FILL_BY_STARS, "by aliases": FILL_BY_ALIASES, "by others": FILL_BY_OTHERS}


@pytest.mark.skipif(not LINUX, reason="mounts a small file system in a namespace of its own")
@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_disk_that_really_fills_up_keeps_all_that_was_acknowledged(tmp_path: Path, script: str) -> None:
    try:
        allowed = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        allowed = False
    if not allowed:
        pytest.skip("no namespaces here")
    inside = f'mount -t tmpfs -o size=600k none "{tmp_path}" && exec "$0" -c "$1" "{tmp_path}/d/desk.sqlite"'
    command = ["unshare", "-rm", "sh", "-c", inside, sys.executable, script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert [("the disk is full" in line, "Free some space" in line) for line in done.stdout.splitlines()] == [
        (True, True)
    ] * 2
