"""Writers of a shared folder take turns, and whatever lies where the lock lies is left as it is."""

from __future__ import annotations

import errno
import os
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.errors import LibraryError
from medviewer.library.pack import locking
from medviewer.library.pack.locking import alone
from medviewer.library.pack.publishing import LOCK, publish, rollback
from medviewer.sealing.trust import Trust

HOLD = """
import sys
from pathlib import Path
from medviewer.library.pack.locking import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
COUNT = """
import sys
from pathlib import Path
from medviewer.library.pack.locking import alone
folder = Path(sys.argv[1])
for _ in range(50):
    with alone(folder / "lock"):
        (folder / "count").write_text(str(int((folder / "count").read_text()) + 1))
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Return where a lock is to lie, in a folder of its own."""
    (tmp_path / "share").mkdir()
    return tmp_path / "share" / LOCK


def holder(lock: Path) -> subprocess.Popen[str]:
    """Return a process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(lock)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "held\n"
    return process


def taken(lock: Path, patience: float = 5) -> bool:
    """Tell whether the lock can be had."""
    try:
        with alone(lock, patience):
            return True
    except LibraryError as error:
        assert "Somebody else is writing to" in str(error)
        return False


def hot_journal(database: Path, victim: Path) -> None:
    """Make a database with a journal that has SQLite delete `victim` (sqlite.org/fileformat2.html, 3)."""
    with sqlite3.connect(database) as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    magic, name = bytes.fromhex("d9d505f920a163d7"), os.fsencode(victim)
    header = magic + struct.pack(">5I", 0, 1, database.stat().st_size // 4096, 512, 4096)
    ending = name + struct.pack(">2I", len(name), sum(name)) + magic
    journal = header.ljust(512, b"\0") + struct.pack(">I", 0x40000000 // 4096 + 1) + ending
    database.with_name(database.name + "-journal").write_bytes(journal)


def test_one_holder_at_a_time(lock: Path) -> None:
    process = holder(lock)
    assert not taken(lock, patience=0.1)
    process.communicate("")
    assert taken(lock)


def test_a_killed_holder_lets_go(lock: Path) -> None:
    process = holder(lock)
    process.kill()
    process.communicate()
    assert taken(lock)


def test_threads_of_one_process_take_turns(lock: Path) -> None:
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with alone(lock):
            inside.set()
            leave.wait(30)

    thread = threading.Thread(target=hold)
    thread.start()
    assert inside.wait(30) and not taken(lock, patience=0.1)
    leave.set()
    thread.join()
    assert taken(lock)


def test_nothing_is_lost_between_processes(lock: Path) -> None:
    (lock.parent / "count").write_text("0")
    command = [sys.executable, "-c", COUNT, str(lock.parent)]
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert (lock.parent / "count").read_text() == "150"


@pytest.mark.parametrize("content", [b"", b"pid 1 on another computer", b"SQLite format 3\0" * 300, b"\xff\0"])
def test_whatever_a_stranger_put_there_stays_and_holds_nobody_up(lock: Path, content: bytes) -> None:
    lock.write_bytes(content)
    assert taken(lock, patience=0)
    assert lock.read_bytes() == content


def _fifo(lock: Path, _victim: Path) -> None:
    os.mkfifo(lock)


def _folder(lock: Path, _victim: Path) -> None:
    lock.mkdir()


def _link(lock: Path, victim: Path) -> None:
    lock.symlink_to(victim)


def _dangling(lock: Path, victim: Path) -> None:
    lock.symlink_to(victim.with_name("not there"))


def _loop(lock: Path, _victim: Path) -> None:
    lock.symlink_to(lock)


def _device(lock: Path, _victim: Path) -> None:
    lock.symlink_to("/dev/null")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file kinds")
@pytest.mark.parametrize("plant", [_fifo, _folder, _link, _dangling, _loop, _device])
def test_what_is_no_file_is_refused_and_not_followed(
    lock: Path, tmp_path: Path, plant: Callable[[Path, Path], None]
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    plant(lock, victim)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(LibraryError, match=r"\.current\.lock is not a file.*Take it away"), alone(lock):
        pytest.fail("went in")
    assert victim.read_text() == "mine" and sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_everybody_who_may_write_to_the_folder_may_lock(lock: Path) -> None:
    lock.parent.chmod(0o770)
    assert taken(lock)
    assert lock.stat().st_mode & 0o777 == 0o660


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="Nothing can be written to"), alone(tmp_path / "nowhere" / LOCK):
        pytest.fail("went in")


def test_a_share_that_knows_no_locks_is_written_to_all_the_same(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(locking, "_lock", refuse)
    assert taken(lock, patience=0)


def test_a_planted_journal_makes_publishing_delete_nothing(lock: Path, packs: list[Path], tmp_path: Path) -> None:
    victim = tmp_path / "victim.db"
    victim.write_text("the publisher's own\n" * 50)
    hot_journal(lock, victim)
    planted = {path.name: path.read_bytes() for path in lock.parent.iterdir()}
    for pack in packs:
        publish(pack, lock.parent, Trust(), tmp_path / "index")
    rollback(lock.parent, tmp_path / "index")
    assert victim.read_text() == "the publisher's own\n" * 50
    assert {name: (lock.parent / name).read_bytes() for name in planted} == planted
