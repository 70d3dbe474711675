"""Many pages are read by another process: as well as here, and without harm whenever one of the two is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.errors import LibraryError
from medviewer.library.catalogue import Catalogue
from medviewer.library.indexing import folder_library, worker_client
from medviewer.library.records import NAMING, READING
from medviewer.library.store.index import Index
from tests.processes import Watched, descendants

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

COUNT = 400
TEXT = "* An item of a list.\n" * 60
PAGES = {f"{number % 7}/{number:03}.md": f"# Drug{number:03}\n### Usage\n{TEXT}" for number in range(COUNT)}


@pytest.fixture
def root(library: Write) -> Path:
    return library(PAGES)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return the worker processes of this test, in the order in which they were started."""
    workers: list[subprocess.Popen[bytes]] = []
    start = worker_client._start
    monkeypatch.setattr(worker_client, "_start", lambda *given: (workers.append(start(*given)), workers[-1])[1])
    return workers


def is_whole(catalogue: Catalogue) -> bool:
    ids = {f"library/{source}" for source in PAGES}
    return {row.id for row in catalogue.rows()} == ids == {row.id for row in catalogue.match("drug")}


def is_sound(index_folder: Path) -> bool:
    [file] = index_folder.glob("*.sqlite")
    with closing(sqlite3.connect(file)) as db:
        db.execute("INSERT INTO name (name) VALUES ('integrity-check')")
        return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_many_pages_are_read_by_another_process(
    root: Path, opened: Open, started: list[subprocess.Popen[bytes]]
) -> None:
    catalogue, told = opened(root), []
    stages: list[tuple[str, int]] = []
    changes = catalogue.update(
        lambda read, count: told.append((read, count)), stage=lambda name: stages.append((name, told[-1][0]))
    )
    assert len(started) == 1
    assert [name for name, _ in stages] == [READING, NAMING]
    assert stages[1][1] <= COUNT * 3 // 5 and any(COUNT * 3 // 5 < read < COUNT for read, _ in told)
    assert set(changes.added) == {f"library/{source}" for source in PAGES}
    assert not changes.elsewhere
    assert is_whole(catalogue) and not catalogue.stale()
    assert told == sorted(told) and told[0] == (0, COUNT) and told[-1] == (COUNT, COUNT)
    assert not catalogue.update()
    assert len(started) == 1


def test_few_pages_are_read_here(library: Write, opened: Open, started: list[subprocess.Popen[bytes]]) -> None:
    catalogue = opened(library(dict(list(PAGES.items())[: folder_library.FEW])))
    assert len(catalogue.update().added) == folder_library.FEW
    assert started == []


def test_where_no_process_can_start_pages_are_read_here(
    root: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    catalogue = opened(root)
    assert len(catalogue.update().added) == COUNT
    assert is_whole(catalogue)


def test_a_worker_that_is_killed_is_replaced(
    root: Path, opened: Open, index_folder: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    def kill(read: int, _: int) -> None:
        if read and len(started) == 1:
            started[0].kill()

    catalogue = opened(root)
    catalogue.update(kill)
    assert len(started) == 2 and started[0].returncode
    assert is_whole(catalogue) and not catalogue.stale()
    assert is_sound(index_folder)


def test_where_each_worker_dies_that_is_said_and_the_next_update_goes_on(
    root: Path, opened: Open, started: list[subprocess.Popen[bytes]]
) -> None:
    catalogue = opened(root)
    with pytest.raises(LibraryError, match="stopped before its end"):
        catalogue.update(lambda *_: started[-1].kill() if started else None)
    assert len(started) == 2
    assert catalogue.stale()
    catalogue.update()
    assert is_whole(catalogue) and not catalogue.stale()


def test_what_a_worker_says_last_is_in_the_error(root: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/no/such/home")
    with pytest.raises(LibraryError, match=r"encodings|Python"):
        opened(root).update()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_cancel_ends_a_worker_that_hangs(
    root: Path, opened: Open, index_folder: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    looks = []

    def cancelled() -> bool:
        if started and not looks:
            started[0].send_signal(signal.SIGSTOP)
        looks.extend(started)
        return len(looks) > 5

    catalogue = opened(root)
    catalogue.update(cancelled=cancelled)
    assert started[0].returncode == -signal.SIGKILL
    assert catalogue.stale()
    assert is_sound(index_folder)
    catalogue.update()
    assert is_whole(catalogue)


UPDATE = """
import sys
import threading
from pathlib import Path
from medviewer.library.indexing import folder_library
from medviewer.library.catalogue import Catalogue, Library
folder_library.FEW = int(sys.argv[3])
catalogue = Catalogue.open([Library("library", Path(sys.argv[1]))], Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.readline()
catalogue.update(lambda read, count: print(read, flush=True))
print(catalogue.notice)
catalogue.close()
"""


def window(root: Path, index_folder: Path, few: int) -> subprocess.Popen[str]:
    """Start a process that opens the library, and updates it once it is told to."""
    command = [sys.executable, "-c", UPDATE, root, index_folder, str(few)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("few", [10_000, 0])
def test_windows_that_update_at_once(root: Path, index_folder: Path, opened: Open, few: int) -> None:
    windows = [window(root, index_folder, few) for _ in range(3)]
    for one in windows:
        assert one.stdout and one.stdout.readline() == "open\n"
    for one in windows:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in windows:
        said, _ = one.communicate(timeout=120)
        assert one.returncode == 0
        assert said.splitlines()[-1] == ""
    catalogue = opened(root)
    assert is_whole(catalogue) and not catalogue.stale() and not catalogue.notice
    assert is_sound(index_folder)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for a process that is not its own")
@pytest.mark.parametrize("few", [10_000, 0])
def test_a_window_that_is_killed_leaves_a_sound_index_and_no_worker(
    root: Path, index_folder: Path, opened: Open, few: int
) -> None:
    with window(root, index_folder, few) as killed:
        assert killed.stdin and killed.stdout
        killed.stdin.write("go\n")
        killed.stdin.flush()
        while killed.stdout.readline().strip() in ("open", "0"):
            pass
        workers = Watched(descendants(killed.pid))
        assert bool(workers) == (few == 0)
        killed.kill()
    assert workers.left(30) == []
    assert is_sound(index_folder)
    catalogue = opened(root)
    catalogue.update()
    assert is_whole(catalogue) and not catalogue.stale() and not catalogue.notice


ALIKE = 700
"""Pages with names that are nearly equal: finding which look alike takes longer than reading them."""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for a process that is not its own")
@pytest.mark.parametrize("by", ["SIGKILL", "SIGTERM"])
def test_a_window_that_is_ended_while_names_are_compared_leaves_no_worker(
    library: Write, index_folder: Path, opened: Open, by: str
) -> None:
    root = library({f"{number:05}.md": f"# Filler {number:05}\n### Usage\nPain.\n" for number in range(ALIKE)})
    with window(root, index_folder, 0) as ended:
        assert ended.stdin and ended.stdout
        ended.stdin.write("go\n")
        ended.stdin.flush()
        while ended.stdout.readline() and not is_comparing(index_folder):
            pass
        workers = Watched(descendants(ended.pid))
        assert len(workers) >= 1
        ended.send_signal(signal.Signals[by])
    assert workers.left(5) == []
    assert is_comparing(index_folder), "the worker was not in its last stage, or went on after its parent"
    catalogue = opened(root)
    catalogue.update()
    assert len(catalogue.rows()) == ALIKE and not catalogue.stale() and not catalogue.notice
    assert is_sound(index_folder)


def is_comparing(index_folder: Path) -> bool:
    """Tell whether all pages are in the index, and some are not yet compared with the others."""
    files = list(index_folder.glob("*.sqlite"))
    if not files:
        return False
    with closing(sqlite3.connect(files[0])) as db:
        pages, uncompared = db.execute(
            "SELECT (SELECT count(*) FROM page), (SELECT count(*) FROM uncompared)"
        ).fetchone()
        return bool(pages == ALIKE and uncompared)


def test_windows_that_make_an_index_at_once_all_keep_it(tmp_path: Path) -> None:
    def make(file: Path) -> None:
        together.wait()
        with closing(Index(file)) as index:
            notices.append(index.notice)

    together, notices = threading.Barrier(6), []
    for number in range(60):
        threads = [threading.Thread(target=make, args=[tmp_path / str(number) / "a.sqlite"]) for _ in range(6)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert len(notices) == 360 and {str(notice) for notice in notices} == {""}
