"""A file is written whole or not at all, and what goes wrong is said in words."""

from __future__ import annotations

import ctypes
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from medviewer.atomic import Batch, write_atomically
from medviewer.errors import ExportError

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions, links and devices of POSIX systems")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and mounts of Linux")


@pytest.fixture(autouse=True, params=["nameless", "named"])
def _on_both_kinds_of_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test where files can be without a name until they are whole, and where they cannot."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["page.txt"]


def test_content_may_come_from_a_function(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        for line in (b"a\n", b"b\n"):
            file.write(line)

    write_atomically(tmp_path / "rows.jsonl", write)
    assert (tmp_path / "rows.jsonl").read_bytes() == b"a\nb\n"


def test_what_is_being_written_can_be_read(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"a\n")
        file.seek(0)
        assert file.read() == b"a\n"

    write_atomically(tmp_path / "rows.jsonl", write)


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"old")

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyError("a page could not be read")

    with pytest.raises(KeyError):
        write_atomically(path, fail)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["page.txt"]


@POSIX
def test_the_old_file_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old, new, usual = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "usual.txt"
    old.write_bytes(b"")
    old.chmod(0o640)
    usual.write_bytes(b"")
    write_atomically(old, b"x")
    write_atomically(new, b"x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "page.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names(tmp_path / "real") == ["page.txt"]


PLANTED = {
    "a link": lambda place, victim: place.symlink_to(victim),
    "a link to a link": lambda place, victim: (place.with_suffix(".2").symlink_to(victim), place.symlink_to("page.2")),
    "a link to nothing": lambda place, victim: place.symlink_to(victim.with_name("new")),
    "a link to itself": lambda place, victim: place.symlink_to(place.name),
    "a link to a folder": lambda place, victim: place.symlink_to(victim.parent),
    "a link to a device": lambda place, victim: place.symlink_to("/dev/full"),
    "a second name": lambda place, victim: place.hardlink_to(victim),
    "a pipe": lambda place, victim: os.mkfifo(place),
}
"""Things that somebody may have left in a folder in the place of a file that is to be written there."""


def in_batch(path: Path, content: bytes) -> None:
    with Batch() as batch:
        batch.write(path, content)


def renamed_in_batch(path: Path, content: bytes) -> None:
    with Batch() as batch:
        batch.write(path.with_name("first"), content)
        batch.move(path.with_name("first"), path)


@POSIX
@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("write", [in_batch, renamed_in_batch, partial(write_atomically, through_link=False)])
def test_what_was_planted_in_a_folder_makes_room(tmp_path: Path, write: Callable[..., None], planted: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "mine").mkdir()
    victim, page = tmp_path / "mine" / "victim.txt", tmp_path / "out" / "page.txt"
    victim.write_bytes(b"precious")
    PLANTED[planted](page, victim)
    write(page, b"new")
    assert stat.S_ISREG(page.lstat().st_mode)
    assert (page.read_bytes(), victim.read_bytes(), names(victim.parent)) == (b"new", b"precious", ["victim.txt"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/such/folder/page.txt", "The folder does not exist. Make it first or choose another one."),
        ("folder", "A folder has this name. Choose another name."),
        ("x" * 300 + ".txt", "The name is too long. Choose a shorter one."),
        ("a\0b.txt", "The system does not take this name. Choose another one."),
        pytest.param("file.txt/page.txt", "A part of the folder's path is a file. Choose another folder.", marks=POSIX),
        pytest.param("loop.txt", "The system says: ", marks=POSIX),
    ],
)
def test_a_place_that_cannot_be_is_named_with_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_bytes(b"old")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(ExportError) as caught:
        write_atomically(tmp_path / name, b"new")
    message = str(caught.value)
    assert message.startswith(f"“{tmp_path / name}” cannot be written. ".replace("\0", "\ufffd"))
    assert said in message
    assert names(tmp_path) == ["file.txt", "folder", "loop.txt"]
    assert (tmp_path / "file.txt").read_bytes() == b"old"


def test_files_of_a_batch_are_there_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"old")
    with Batch() as batch:
        for number in range(1000):
            batch.write(tmp_path / f"{number}.txt", str(number).encode())
            assert (tmp_path / "1.txt").read_bytes() in (b"old", b"1")
    assert batch.placed == 1000
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {f"{n}.txt": str(n) for n in range(1000)}


def test_a_batch_that_fails_leaves_what_is_in_place_and_nothing_half(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), Batch() as batch:
        batch.write(tmp_path / "1.txt", b"new")
        batch.write(tmp_path / "2.txt", b"new")
        raise KeyboardInterrupt
    assert batch.placed == 0
    assert names(tmp_path) == ["1.txt"]
    assert (tmp_path / "1.txt").read_bytes() == b"old"


@pytest.mark.parametrize("many", [0, 1000])
def test_a_file_of_a_batch_can_be_given_another_name(tmp_path: Path, many: int) -> None:
    with Batch() as batch:
        batch.write(tmp_path / "first.txt", b"x")
        for number in range(many):
            batch.write(tmp_path / f"{number}.txt", b"")
        batch.move(tmp_path / "first.txt", tmp_path / "other.txt")
    assert "first.txt" not in names(tmp_path)
    assert (tmp_path / "other.txt").read_bytes() == b"x"
    assert len(names(tmp_path)) == batch.placed == many + 1


def test_what_a_batch_cannot_write_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="A folder has this name"), Batch() as batch:
        batch.write(tmp_path / "page.txt", b"x")
        batch.write(tmp_path / "folder", b"x")
    assert names(tmp_path) == ["folder"]


@pytest.fixture
def waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, bytes]]]:
    """Return how often the disk was waited for: for what, its bytes or its folder's name, and what then had a name.

    The disk is waited for as ever, and then looked at.
    """
    waited: list[tuple[str, dict[str, bytes]]] = []
    sync = os.fsync

    def synced(handle: int) -> None:
        sync(handle)
        found = os.fstat(handle)
        kind = "folder" if stat.S_ISDIR(found.st_mode) else os.pread(handle, 100, 0).decode()
        placed = {path.name: path.read_bytes() for path in tmp_path.iterdir() if not path.name.startswith(".medv")}
        waited.append((kind, placed))

    monkeypatch.setattr(os, "fsync", synced)
    return waited


@POSIX
def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_end(
    tmp_path: Path, waits: list[tuple[str, dict[str, bytes]]]
) -> None:
    path = tmp_path / "page.txt"
    write_atomically(path, b"old")
    assert waits == [("old", {}), ("folder", {"page.txt": b"old"})]
    waits.clear()
    write_atomically(path, lambda file: file.write(b"new"))
    assert waits == [("new", {"page.txt": b"old"}), ("folder", {"page.txt": b"new"})]


@POSIX
def test_what_need_not_last_does_not_wait_for_the_disk(
    tmp_path: Path, waits: list[tuple[str, dict[str, bytes]]]
) -> None:
    write_atomically(tmp_path / "page.txt", b"x", durable=False)
    assert waits == []


@POSIX
def test_a_few_files_of_a_batch_are_on_the_disk_before_any_has_its_name(
    tmp_path: Path, waits: list[tuple[str, dict[str, bytes]]]
) -> None:
    with Batch() as batch:
        for name in "abc":
            batch.write(tmp_path / name, name.encode())
    whole = {"a": b"a", "b": b"b", "c": b"c"}
    assert waits == [("a", {}), ("b", {}), ("c", {}), ("folder", whole)]


@LINUX
@pytest.mark.parametrize("obeys", [True, False])
def test_many_files_of_a_batch_wait_for_the_disk_once_or_where_that_fails_each_for_itself(
    tmp_path: Path, waits: list[tuple[str, dict[str, bytes]]], monkeypatch: pytest.MonkeyPatch, obeys: bool
) -> None:
    load, calls = ctypes.CDLL, []

    class System:
        def __init__(self, *given: object, **named: object) -> None:
            self._own = load(*given, **named)

        def syncfs(self, handle: int) -> int:
            calls.append((Path(f"/proc/self/fd/{handle}").readlink(), names(tmp_path) == []))
            return self._own.syncfs(handle) if obeys else -1

    nameless = hasattr(os, "O_TMPFILE")
    monkeypatch.setattr(ctypes, "CDLL", System)
    with Batch() as batch:
        for number in range(30):
            batch.write(tmp_path / f"{number:02}", b"x")
    assert calls == [(tmp_path, nameless)]
    assert waits == [("x", {})] * (0 if obeys else 30) + [("folder", {f"{n:02}": b"x" for n in range(30)})]


KILLED = """
import os, signal, sys
from pathlib import Path
from medviewer.atomic import Batch
with Batch() as batch:
    for number in range(50):
        batch.write(Path(sys.argv[1]) / str(number), b"x" * 100_000)
    batch.write(Path(sys.argv[1]) / "page", lambda file: (file.write(b"half"), os.kill(os.getpid(), signal.SIGKILL)))
"""


@LINUX
def test_nothing_is_left_of_files_under_way_when_the_process_is_killed(tmp_path: Path) -> None:
    """So it is on the file systems that keep files without a name: ext4, xfs, btrfs, tmpfs."""
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False)
    assert done.returncode == -9
    assert names(tmp_path) == []


@LINUX
def test_a_full_device(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"“/dev/full” cannot be written. The disk is full. Free some space"):
        write_atomically(Path("/dev/full"), b"x")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@POSIX
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("writable", ["folder", "file", "neither"])
def test_without_permission_the_old_file_stays(tmp_path: Path, writable: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "page.txt"
    path.write_bytes(b"old")
    path.chmod(0o644 if writable == "file" else 0o444)
    folder.chmod(0o755 if writable == "folder" else 0o555)
    try:
        with pytest.raises(ExportError, match="You may not write there"):
            write_atomically(path, b"new")
    finally:
        folder.chmod(0o755)
    assert path.read_bytes() == b"old"
    assert names(folder) == ["page.txt"]


ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from medviewer.atomic import Batch, write_atomically
from medviewer.errors import ExportError
folder = Path(sys.argv[1])
try:
    write_atomically(folder / "page.txt", b"x" * 300_000)
except ExportError as error:
    print(error)
print(sorted(path.name for path in folder.iterdir()), (folder / "page.txt").read_bytes())
"""


@LINUX
@pytest.mark.parametrize(
    ("mount", "said"),
    [
        ("mount -t tmpfs -o size=64k small {0}; printf old > {0}/page.txt", "The disk is full. Free some space or"),
        ("mount -t tmpfs small {0}; printf old > {0}/page.txt; mount -o remount,bind,ro {0}", "The disk is read-only."),
    ],
)
def test_a_real_disk_that_is_full_or_read_only(tmp_path: Path, mount: str, said: str) -> None:
    script = f"{mount.format(tmp_path)} && exec {sys.executable} -c '{ON_A_SMALL_DISK}' {tmp_path}"
    own = ["unshare", "--mount", "--map-root-user"]
    try:
        subprocess.run([*own, "mount", "-t", "tmpfs", "x", str(tmp_path)], check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets no test mount a disk of its own (unshare --mount --map-root-user)")
    done = subprocess.run([*own, "sh", "-c", script], capture_output=True, text=True, timeout=60, check=True)
    message, left = done.stdout.splitlines()
    assert message.startswith(f"“{tmp_path / 'page.txt'}” cannot be written. {said}")
    assert left == "['page.txt'] b'old'"
    assert done.stderr == ""
