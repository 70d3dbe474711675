"""Several windows, several processes, and processes that are killed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from medviewer.desk.store import Desk
from medviewer.errors import DeskError

CRASH = Path(__file__).resolve().parents[3] / "benchmarks" / "desk_file" / "crash.py"

WRITER = """
import pathlib, sys
from medviewer.desk.store import Desk
from medviewer.errors import DeskError
path, name, number = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
with Desk.open(path) as desk:
    try:
        desk.collections.create("All")
    except DeskError as error:
        assert "“All” already" in str(error)
    for number in range(number):
        desk.favourites.add(f"{name}-{number}", f"{name} {number}")
        desk.history.visit(f"{name}-{number}", name)
        if number % 10 == 0:
            desk.favourites.remove(f"{name}-{number}")
            desk.aliases.add("Ours", f"{name}-{number}", name)
            desk.failed.note("warfrin")
            desk.notes.write(f"{name}-{number}", "dosage", name)
            desk.collections.add("All", f"{name}-{number}", name)
            desk.readings.keep(f"{name}-{number}", name, "0" * 32, name)
    print(desk.notice)
"""


def write_at_once(path: Path, names: tuple[str, ...], number: int) -> list[str]:
    """Let processes open the desk at the same moment and write; return what each was told."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name, str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    assert [writer.stdout and writer.stdout.readline() for writer in writers] == ["ready\n"] * len(names)
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [writer.communicate() for writer in writers]
    assert [errors for _, errors in said] == [""] * len(names)
    return [output.strip() for output, _ in said]


def starred_by(names: tuple[str, ...], number: int) -> set[str]:
    return {f"{name}-{one}" for name in names for one in range(number) if one % 10}


def test_processes_that_write_at_once_lose_nothing_of_each_other(desk_file: Path) -> None:
    """All start on a desk that does not exist yet, so that they make it at once, too."""
    names = ("one", "two", "three")
    assert write_at_once(desk_file, names, 100) == ["None"] * 3
    with Desk.open(desk_file) as desk:
        assert desk.favourites.ids() == starred_by(names, 100)
        assert len(desk.history.recent(1000)) == 300
        aliased = {f"{name}-{number}" for name in names for number in range(0, 100, 10)}
        assert {one.id for one in desk.aliases.all()} == aliased
        assert {one.id for one in desk.notes.all()} == aliased
        assert {one.id for one in desk.collections.get("All").members} == aliased
        assert {one.id for one in desk.readings.all()} == aliased
        assert [(one.query, one.count) for one in desk.failed.all()] == [("warfrin", 30)]
        own = [one.id for one in desk.favourites.all() if one.id.startswith("one")]
    assert own == [f"one-{number}" for number in range(100) if number % 10]


def test_two_windows_see_each_other(desk: Desk, desk_file: Path) -> None:
    with Desk.open(desk_file) as other:
        seen = desk.versions()
        note = other.notes.write("a", "", "one")
        other.collections.create("Ward 7")
        assert {name for name, number in desk.versions().items() if number != seen[name]} == {"notes", "collections"}
        assert desk.notes.of_page("a") == [note]
        desk.notes.change(note.key, "two")
        desk.collections.rename("Ward 7", "Ward 8")
        assert [one.text for one in other.notes.all()] == ["two"]
        with pytest.raises(DeskError, match="Ward 8"):
            other.collections.add("Ward 7", "a", "A")
        desk.notes.delete(note.key)
        with pytest.raises(DeskError, match="another window deleted it"):
            other.notes.change(note.key, "three")


def test_processes_that_find_a_damaged_file_at_once_mend_it_once(desk_file: Path) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
        desk.back_up()
    desk_file.write_bytes(b"no database" * 1000)
    names = ("one", "two", "three")
    told = write_at_once(desk_file, names, 20)
    assert sorted("was damaged" in notice for notice in told) == [False, False, True]
    assert len(list(desk_file.parent.glob("desk.sqlite.damaged-*"))) == 1
    with Desk.open(desk_file) as desk:
        assert desk.favourites.ids() == {"a"} | starred_by(names, 20)


@pytest.fixture(scope="module")
def crash() -> ModuleType:
    spec = importlib.util.spec_from_file_location("crash", CRASH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_process_loses_nothing_that_was_acknowledged(seed: int) -> None:
    command = [sys.executable, str(CRASH), "--kills", "12", "--seed", str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    figures = {" ".join(line.split()[:-1]): line.split()[-1] for line in done.stdout.splitlines()[1:]}
    assert int(figures["writes acknowledged"]) > 5
    assert figures["found"] == figures["writes acknowledged"]
    assert (figures["lost"], figures["damaged files"]) == ("0", "0")


@pytest.mark.parametrize(
    ("known", "under_way", "found", "lost"),
    [
        ({"star/a": "1"}, {}, {"star/a": "1"}, []),
        ({"star/a": "1"}, {}, {}, ["star/a"]),
        ({"star/a": "2"}, {}, {"star/a": "1"}, ["star/a"]),
        ({"star/a": ""}, {}, {"star/a": "1"}, ["star/a"]),
        ({"star/a": "1"}, {"star/a": ""}, {}, []),
        ({"star/a": "1"}, {"star/a": "2"}, {"star/a": "1"}, []),
        ({"star/a": "1"}, {"star/a": "2"}, {"star/a": "3"}, ["star/a"]),
        ({}, {}, {"star/a": "1"}, ["star/a"]),
        ({"session/0": "1"}, {}, {"session/kept": "1"}, []),
        ({"session/0": "1", "session/1": "2"}, {}, {"session/kept": "1"}, []),
        ({"session/0": "2", "session/kept": "1"}, {}, {"session/kept": "1"}, ["session/kept"]),
        ({"session/kept": "1"}, {"session/0": "2"}, {"session/kept": "2"}, []),
        ({"session/kept": "1"}, {}, {}, ["session/kept"]),
    ],
)
def test_the_crash_benchmark_sees_what_is_lost(
    crash: ModuleType, known: dict[str, str], under_way: dict[str, str], found: dict[str, str], lost: list[str]
) -> None:
    assert crash.judge(known, under_way, found) == lost
