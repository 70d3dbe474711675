"""Work that is shared by processes goes on where one of them dies, and none of them outlives the one that shares it."""

from __future__ import annotations

import ctypes
import operator
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medviewer.commands.every_page import each_page
from medviewer.library.records import LibraryPlace, name_libraries
from medviewer.workers import AHEAD, Processes, Workers

from .processes import WITH_SIGNALS, Watched, descendants


def test_results_come_in_order_and_one_that_kills_its_process_is_told() -> None:
    """Reading one byte at the address 1 ends a process; reading none does not."""
    sizes = [0] * AHEAD + [1, 0, 0, 1] + [0] * AHEAD
    shared = Workers(1, ctypes.string_at, lambda size: [size], lambda _: b"lost")
    assert list(shared.results(sizes)) == [b"lost" if size else b"" for size in sizes]


def test_what_the_work_raises_is_raised_here() -> None:
    shared = Workers(1, operator.truediv, lambda one: [one], lambda _: 0.0)
    results = shared.results([1, 2, 0, 4])
    assert [next(results), next(results)] == [1.0, 0.5]
    with pytest.raises(ZeroDivisionError):
        next(results)


@pytest.mark.parametrize("ahead", [AHEAD, 1, 3])
def test_what_is_not_asked_for_is_not_begun(ahead: int) -> None:
    taken: list[int] = []

    def sizes() -> Iterator[int]:
        for _ in range(1000):
            taken.append(0)
            yield 0

    shared = Workers(1, ctypes.string_at, lambda size: [size], lambda _: b"lost", ahead=ahead)
    results = shared.results(sizes())
    assert next(results) == b""
    results.close()
    assert len(taken) == ahead


def test_work_under_way_is_ended_when_no_result_is_asked_for_any_more() -> None:
    shared = Workers(time.sleep, operator.call, lambda one: [one], lambda _: None)
    results = shared.results([0, *[600] * AHEAD])
    next(results)
    begun = time.monotonic()
    results.close()
    assert time.monotonic() - begun < 60


def test_where_no_process_can_start_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    shared = Workers(2, operator.add, lambda one: [one], lambda _: 0)
    assert list(shared.results([1, 2, 3])) == [3, 4, 5]


def test_a_page_that_ends_the_process_that_reads_it_is_told_and_the_others_are_done(
    library: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import os\n"
        "def told(one):\n"
        "    if one.readable and one.monograph.title == 'Deadlin':\n"
        "        os.abort()\n"
        "    return one.monograph.problems[0].message if one.monograph.problems else one.monograph.title\n"
    )
    (tmp_path / "deadly.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    import deadly

    root = library({f"{n:03}.md": f"# {'Deadlin' if n == 77 else f'Drug {n:03}'}\n### Usage\nx\n" for n in range(250)})
    places = [LibraryPlace(library, library.root) for library in name_libraries([root])]
    said = list(each_page(places, deadly.told))
    assert said[:77] + said[78:] == [f"Drug {n:03}" for n in range(250) if n != 77]
    assert said[77] == "The process that read this page ended. Please report it, with the page."


SHARING = """
import operator, time
from contextlib import closing
from medviewer.workers import Workers
sleeps = Workers(time.sleep, operator.call, lambda one: [one], lambda _: None).results([0, 0, *[600] * 6, 0])
with closing(sleeps):
    next(sleeps), next(sleeps)
    print("busy", flush=True)
    next(sleeps)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("by", ["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"])
def test_no_process_is_left_whatever_ends_the_one_that_shares(by: str) -> None:
    command = [*WITH_SIGNALS, sys.executable, "-c", SHARING]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert parent.stdout and parent.stdout.readline() == b"busy\n"
        workers = Watched(descendants(parent.pid))
        assert len(workers) == 2
        parent.send_signal(signal.Signals[by])
        _, complaint = parent.communicate(timeout=60)
    finally:
        parent.kill()
    assert workers.left(30) == []
    assert b"resource_tracker" not in complaint and b"leaked" not in complaint


def test_processes_go_on_with_other_work_and_this_one_does_its_own_meanwhile() -> None:
    done: list[int] = []

    def meanwhile() -> bool:
        done.append(len(done))
        return True

    with Processes(1) as processes:
        slow = Workers(time.sleep, operator.call, lambda one: [one], lambda _: None, processes)
        assert list(slow.results([0.1], meanwhile)) == [None]
        ours = processes.workers[0].start()
        sums = Workers(2, operator.add, lambda one: [one], lambda _: 0, processes)
        assert list(sums.results([1, 2, 3])) == [3, 4, 5]
        assert processes.workers[0].start() is ours
    assert ours.returncode
    assert len(done) > 1


def test_a_process_that_died_is_told_its_work_anew() -> None:
    with Processes(1) as processes:
        sums = Workers(2, operator.add, lambda one: [one], lambda _: 0, processes)
        results = sums.results([1, 2])
        assert next(results) == 3
        processes.workers[0].start().kill()
        again = Workers(3, operator.add, lambda one: [one], lambda _: 0, processes)
        assert list(results) in ([4], [0])
        assert list(again.results([1, 2])) == [4, 5]
