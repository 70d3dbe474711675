"""Windows held at the moments that matter: what one has acknowledged, no other takes away."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.desk.storage import faults
from medviewer.desk.store import Desk

PROCESS = """
import importlib, os, sys
from pathlib import Path
from medviewer.desk.store import Desk
from medviewer.errors import DeskError

path = Path(sys.argv[1])

def say(line):
    os.write(1, (str(line).replace(chr(10), " ") + chr(10)).encode())

def hold(module, name):
    "Stop once before the function is called, until a line comes."
    module = importlib.import_module(module)
    function = getattr(module, name)
    def held(*given, **named):
        setattr(module, name, function)
        say("held")
        sys.stdin.readline()
        return function(*given, **named)
    setattr(module, name, held)

def kill_at(number):
    "End at once, as by SIGKILL, before the file of that number gets another name, or goes."
    calls = iter(range(number))
    def wrap(function):
        def counted(*given, **named):
            if next(calls, None) is None:
                os._exit(9)
            return function(*given, **named)
        return counted
    for name in ("replace", "rename", "link", "unlink"):
        setattr(os, name, wrap(getattr(os, name)))

say("ready")
for line in iter(sys.stdin.readline, ""):
    try:
        exec(line)
        say("done")
    except DeskError as error:
        say(error)
"""


class Window:
    """A process that runs one line of Python after another."""

    def __init__(self, path: Path, first: str = "") -> None:
        command = [sys.executable, "-c", PROCESS, str(path)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.hear() == "ready"
        if first:
            assert self.run(first) == "done"

    def begin(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def run(self, line: str) -> str:
        """Return "done", "held" or the error."""
        self.begin(line)
        return self.hear()

    def ask(self, expression: str) -> str:
        self.begin(f"say({expression})")
        answer = self.hear()
        assert self.hear() == "done"
        return answer

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


NewWindow = Callable[..., Window]
OPEN, FOR_WINDOW = "desk = Desk.open(path)", "desk = Desk.for_window(path)"


@pytest.fixture
def window_of() -> Iterator[NewWindow]:
    """Return a function that starts a window on a desk file; all are killed at the end."""
    made: list[Window] = []

    def start(path: Path, first: str = "") -> Window:
        made.append(Window(path, first))
        return made[-1]

    yield start
    for one in made:
        one.kill()


@pytest.fixture
def window(desk_file: Path, window_of: NewWindow) -> NewWindow:
    return lambda first="": window_of(desk_file, first)


def stars(path: Path) -> dict[str, str]:
    with Desk.open(path) as desk:
        return {one.id: one.title for one in desk.favourites.all()}


def set_aside(path: Path) -> list[str]:
    """Return what was kept of damaged desks, or left of mending them."""
    return sorted(file.name for file in path.parent.glob("desk.sqlite.*"))


@pytest.fixture
def older(desk_file: Path) -> Path:
    """Return a desk that lost what its last backup holds: another title of “a”, and “b”."""
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "before")
    main = desk_file.read_bytes()
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "of the backup")
        desk.favourites.add("b", "of the backup")
        assert desk.back_up()
    desk_file.write_bytes(main)
    return desk_file


def alter(path: Path) -> None:
    """Make a desk with a letter that was not written so; of its stars, “b” is in no backup."""
    with Desk.open(path) as desk:
        desk.favourites.add("a", "A")
        desk.notes.write("a", "dosage", "Give 5 mg.", "AB")
        assert desk.back_up()
        desk.favourites.add("b", "B")
    content = path.read_bytes()
    assert b"Give 5 mg." in content
    path.write_bytes(content.replace(b"Give 5 mg.", b"Give 7 mg."))


@pytest.fixture
def altered(desk_file: Path) -> Path:
    alter(desk_file)
    return desk_file


def test_a_window_that_opened_before_a_backup_leaves_the_desk_as_it_is(desk_file: Path, window: NewWindow) -> None:
    """The desk is not older than that backup: it was made of what came after the opening."""
    first = window(OPEN)
    assert first.run("desk.favourites.add('removed', '')") == "done"
    second = window(FOR_WINDOW)
    assert first.run("desk.favourites.add('a', 'before')") == "done"
    assert first.ask("desk.back_up() is not None") == "True"
    assert first.run("desk.favourites.add('a', 'after')") == "done"
    assert first.run("desk.favourites.remove('removed')") == "done"
    assert second.run("desk.verify()") == "done"
    assert second.ask("desk.notice") == "None"
    assert set_aside(desk_file) == []
    assert stars(desk_file) == {"a": "after"}


def test_the_windows_of_a_first_start_leave_each_other_s_desk_as_it_is(desk_file: Path, window: NewWindow) -> None:
    """The second has seen that there is no file when the first makes one, and writes to it."""
    second = window("hold('medviewer.desk.storage.recovery', 'prepare')")
    assert second.run(OPEN) == "held"
    first = window(OPEN)
    assert first.run("desk.favourites.add('a', 'A')") == "done"
    second.begin("")
    assert second.hear() == "done"
    assert (second.ask("desk.notice"), stars(desk_file), set_aside(desk_file)) == ("None", {"a": "A"}, [])


def test_a_window_that_is_killed_at_a_first_start_leaves_it_to_the_next(desk_file: Path, window: NewWindow) -> None:
    first, second = window(), window()
    assert first.run("hold('medviewer.desk.storage.backup', 'publish')") == "done"
    assert first.run(OPEN) == "held"
    assert "another program is holding the file" in second.run("desk = Desk.open(path, 0.0)")
    first.kill()
    assert second.run(OPEN) == "done"
    assert second.run("desk.favourites.add('a', 'A')") == "done"
    assert (second.ask("desk.notice"), stars(desk_file), set_aside(desk_file)) == ("None", {"a": "A"}, [])


def test_an_older_desk_takes_its_backup_over_once(older: Path, window: NewWindow) -> None:
    first, second = window(FOR_WINDOW), window(FOR_WINDOW)
    assert first.run("desk.verify()") == "done"
    assert "lacked what its last backup holds" in first.ask("desk.notice")
    assert first.run("desk.favourites.add('a', 'after')") == "done"
    assert first.run("desk.favourites.remove('b')") == "done"
    assert second.run("desk.verify()") == "done"
    assert stars(older) == {"a": "after"}


def test_a_write_to_an_older_desk_is_later_than_its_backup(older: Path, window: NewWindow) -> None:
    first, second = window(FOR_WINDOW), window(FOR_WINDOW)
    assert first.run("desk.favourites.add('a', 'after')") == "done"
    assert second.run("desk.favourites.add('c', 'C')") == "done"
    assert [one.run("desk.verify()") for one in (first, second)] == ["done", "done"]
    assert "lacked what its last backup holds" in first.ask("desk.notice")
    assert stars(older) == {"a": "after", "b": "of the backup", "c": "C"}


def test_a_window_that_took_its_backup_over_still_holds_the_desk(older: Path, window: NewWindow) -> None:
    """To open a file and close it again takes SQLite's locks on it from the whole process, on POSIX: then the log goes
    with the next window that closes."""
    first = window(FOR_WINDOW)
    assert first.run("desk.favourites.add('c', 'C')") == "done"
    assert stars(older).keys() == {"a", "b", "c"}
    assert first.run("desk.favourites.add('d', 'D')") == "done"
    first.kill()
    assert stars(older).keys() == {"a", "b", "c", "d"}


def test_a_window_killed_while_it_takes_its_backup_over_leaves_that_to_the_next(older: Path, window: NewWindow) -> None:
    first, second = window(FOR_WINDOW), window(FOR_WINDOW)
    assert first.run("hold('medviewer.desk.storage.salvage', 'take_over')") == "done"
    assert first.run("desk.favourites.add('c', 'C')") == "held"
    assert second.run("desk._database.patience = 0.0") == "done"
    assert "another program is holding the file" in second.run("desk.favourites.add('d', 'D')")
    first.kill()
    assert second.run("desk.favourites.add('d', 'D')") == "done"
    assert "lacked what its last backup holds" in second.ask("desk.notice")
    assert stars(older).keys() == {"a", "b", "d"}


@pytest.mark.parametrize(
    ("module", "name"), [("backup", "publish"), ("salvage", "salvage"), ("salvage", "write"), ("salvage", "combined")]
)
def test_what_is_acknowledged_while_another_window_mends_is_kept(
    altered: Path, window: NewWindow, module: str, name: str
) -> None:
    mender, writer = window(), window(FOR_WINDOW)
    assert writer.run("desk.favourites.add('c', 'C')") == "done"
    assert writer.run("desk._database.patience = 0.0") == "done"
    assert mender.run(f"hold('medviewer.desk.storage.{module}', '{name}')") == "done"
    assert mender.run(OPEN) == "held"
    said = writer.run("desk.favourites.add('d', 'D')")
    assert said == "done" or "another program is holding the file" in said
    mender.begin("")
    assert mender.hear() == "done"
    assert "was damaged" in mender.ask("desk.notice")
    assert writer.run("desk.favourites.add('e', 'E')") == "done"
    found = {"a": "A", "b": "B", "c": "C", "e": "E"} | ({"d": "D"} if said == "done" else {})
    assert stars(altered) == found


def test_a_window_killed_at_any_step_of_mending_loses_nothing(tmp_path: Path, window_of: NewWindow) -> None:
    """Star “c” is in the log alone, which another window has open, and goes on with."""
    writer = window_of(tmp_path)
    for number in range(100):
        path = tmp_path / str(number) / "desk.sqlite"
        alter(path)
        assert writer.run(f"path = Path({str(path)!r}); {FOR_WINDOW}") == "done"
        mender = window_of(path, FOR_WINDOW)
        assert writer.run("desk.favourites.add('c', 'C')") == "done"
        survived = mender.run(f"kill_at({number}); desk.verify()") == "done"
        with Desk.open(path) as desk:
            assert {one.id for one in desk.favourites.all()} == {"a", "b", "c"}, number
            assert [note.text for note in desk.notes.all()] == ["Give 5 mg."]
            assert survived or desk.notice
            assert not list(path.parent.glob("*.mending*"))
        assert writer.run("desk.favourites.add('d', 'D')") == "done"
        assert stars(path).keys() == {"a", "b", "c", "d"}
        if survived:
            break
    assert 3 < number < 99


@pytest.mark.parametrize("left_open", [False, True])
@pytest.mark.parametrize(("module", "name"), [("salvage", "write"), ("backup", "publish"), ("recovery", "_keep")])
def test_a_window_mends_on_where_another_was_killed(
    altered: Path, window: NewWindow, module: str, name: str, left_open: bool
) -> None:
    writer, mender = window(FOR_WINDOW), window(FOR_WINDOW)
    assert writer.run("desk.favourites.add('c', 'C')") == "done"
    assert mender.run(f"hold('medviewer.desk.storage.{module}', '{name}')") == "done"
    assert mender.run("desk.verify()") == "held"
    mender.kill()
    if not left_open:
        writer.kill()
        writer = window(FOR_WINDOW)
    assert writer.run("desk.favourites.add('d', 'D')") == "done"
    assert "was damaged" in writer.ask("desk.notice")
    assert len(set_aside(altered)) <= 2  # the file and its log
    assert stars(altered).keys() == {"a", "b", "c", "d"}


def test_a_window_that_opens_while_another_mends_can_write_after(altered: Path, window: NewWindow) -> None:
    """It has opened the damaged file when that loses its name, and asks whether it may write to it."""
    opening, mender = window("hold('os', 'access')"), window()
    assert opening.run(FOR_WINDOW) == "held"
    assert mender.run("hold('medviewer.desk.storage.salvage', 'write')") == "done"
    assert mender.run(OPEN) == "held"
    opening.begin("")
    assert opening.hear() == "done"
    assert (opening.ask("desk.can_write"), opening.ask("desk.notice")) == ("True", "None")
    mender.begin("")
    assert mender.hear() == "done"
    assert opening.run("desk.favourites.add('c', 'C')") == "done"
    assert stars(altered).keys() == {"a", "b", "c"}


def test_a_desk_that_is_being_mended_is_there(altered: Path, window: NewWindow) -> None:
    """Else a command would say that there are no notes."""
    assert not Desk.is_there(altered.with_name("other.sqlite"))
    mender = window("hold('medviewer.desk.storage.salvage', 'write')")
    assert mender.run(OPEN) == "held"
    assert Desk.is_there(altered)
    mender.kill()
    assert Desk.is_there(altered)
    assert stars(altered).keys() == {"a", "b"}
    assert Desk.is_there(altered)


def test_windows_that_find_damage_at_once_mend_it_once(altered: Path, window: NewWindow) -> None:
    first, second = window(FOR_WINDOW), window(FOR_WINDOW)
    assert second.run("hold('medviewer.desk.storage.recovery', 'prepare')") == "done"
    assert second.run("desk.verify()") == "held"
    assert first.run("desk.verify()") == "done"
    assert first.run("desk.favourites.add('c', 'C')") == "done"
    second.begin("")
    assert second.hear() == "done"
    assert ["was damaged" in one.ask("desk.notice") for one in (first, second)] == [True, False]
    assert stars(altered) == {"a": "A", "b": "B", "c": "C"}


def test_a_desk_removed_while_a_window_has_it_open_is_told_and_written_to_anew(
    desk_file: Path, window: NewWindow
) -> None:
    """The window has looked at the file, and is about to open it for its first write."""
    first = window(OPEN)
    assert first.run("desk.favourites.add('a', 'A')") == "done"
    assert first.ask("desk.back_up() is not None") == "True"
    second = window(FOR_WINDOW)
    assert second.run("hold('medviewer.desk.storage.database', 'connect')") == "done"
    assert second.run("desk.favourites.add('b', 'B')") == "held"
    desk_file.unlink()
    second.begin("")
    assert second.hear() == "done"
    assert "was missing" in second.ask("desk.notice")
    assert first.run("desk.favourites.add('c', 'C')") == "done"
    assert stars(desk_file).keys() == {"a", "b", "c"}


def test_a_backup_put_back_while_a_window_opens_is_the_desk(desk_file: Path, window: NewWindow) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
        kept = desk.back_up()
        assert kept
        desk.favourites.add("b", "B")
    opening = window("hold('medviewer.desk.storage.database', 'plain')")
    assert opening.run(OPEN) == "held"
    kept.replace(desk_file)
    opening.begin("")
    assert opening.hear() == "done"
    assert opening.run("desk.favourites.add('c', 'C')") == "done"
    assert (opening.ask("desk.notice"), stars(desk_file).keys()) == ("None", {"a", "c"})
    assert set_aside(desk_file) == []


@pytest.mark.parametrize("function", ["is_header_known", "plain"])
def test_a_desk_removed_while_a_window_opens_it_is_told(desk_file: Path, window: NewWindow, function: str) -> None:
    with Desk.open(desk_file) as desk:
        desk.favourites.add("a", "A")
        desk.back_up()
    opening = window(f"hold('medviewer.desk.storage.database', '{function}')")
    assert opening.run(OPEN) == "held"
    desk_file.unlink()
    opening.begin("")
    assert opening.hear() == "done"
    assert "was missing" in opening.ask("desk.notice")
    assert (stars(desk_file), set_aside(desk_file)) == ({"a": "A"}, [])


def test_a_window_waits_while_another_migrates(desk_file: Path, window: NewWindow) -> None:
    desk_file.parent.mkdir()
    with closing(sqlite3.connect(desk_file)) as made:
        made.executescript((Path(__file__).parents[1] / "versions" / "1.sql").read_text(encoding="utf-8"))
    first, second = window("hold('medviewer.desk.storage.desk_schema', 'migrate')"), window()
    assert first.run(OPEN) == "held"
    assert second.run(FOR_WINDOW) == "done"
    assert second.ask("desk.waits") == "True"
    first.begin("")
    assert first.hear() == "done"
    assert first.run("desk.favourites.add('a', 'A')") == "done"
    assert second.ask("desk.take_up()") == "True"
    assert second.run("desk.favourites.add('b', 'B')") == "done"
    assert (first.ask("desk.notice"), set_aside(desk_file)) == ("None", [])
    assert stars(desk_file).keys() > {"a", "b"}


def test_a_lock_that_is_not_got_is_no_damage() -> None:
    """SQLite gives up on the locks of a log after some ten seconds, on a slow disk with many windows."""
    error = sqlite3.OperationalError("locking protocol")
    error.sqlite_errorcode = sqlite3.SQLITE_PROTOCOL
    assert (faults.may_be_damage(error), faults.is_held(error)) == (False, True)
    assert faults.cause(error)[0] == "another program is holding the file"
