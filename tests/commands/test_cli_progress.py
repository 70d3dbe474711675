"""Long commands tell on a terminal how far they are, in one line that goes, and nothing of it anywhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="terminals of Linux")
PAGES = 5
LONG = {
    "check": (["check"], f"0 of {PAGES}"),
    "export --all": (["export", "--all", "--format", "text", "-o", "{tmp}/out"], f"0 of {PAGES}"),
    "export --all, lines": (["export", "--all", "--format", "jsonl", "-o", "{tmp}/all.jsonl"], f"0 of {PAGES}"),
    "export of several": (["export", "Drug 1", "Drug 2", "--format", "html", "-o", "{tmp}/out"], "0 of 2"),
    "pack build": (["pack", "build", "{root}", "-o", "{tmp}/made.medpack"], f" of {PAGES} read"),
    "import": (["import", "csv", "{tmp}/list.csv", "--to", "{tmp}/to"], "drugs"),
    "search through all pages": (["search", "ithin the wor"], f"0 of {PAGES}"),
}


@pytest.fixture
def words(
    library: Callable[..., Path], tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> Callable[[str], list[str]]:
    """Return a function that returns the command of a name of LONG, on some pages that are indexed by now."""
    root = library({f"{n}.md": f"# Drug {n}\n### Usage\nWithin the words.\n" for n in range(PAGES)})
    (tmp_path / "list.csv").write_text("name\nZinc\nIron\n", encoding="utf-8")
    own = ["--library", str(root), "--profile", str(tmp_path / "own")]
    assert run_cli(*own, "list")[0] == 0
    base = [sys.executable, "-m", "medviewer", *own]
    places = {"tmp": tmp_path, "root": root}
    return lambda name: base + [word.format(**places) for word in LONG[name][0]]


class Terminal:
    """A terminal of so many columns."""

    def __init__(self, columns: int = 80) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.master, self.inside = pty.openpty()
        fcntl.ioctl(self.inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def written(self) -> str:
        """Return what was written to it, until all have closed it."""
        os.close(self.inside)
        parts = []
        try:
            while part := os.read(self.master, 65536):
                parts.append(part)
        except OSError:
            pass
        os.close(self.master)
        return b"".join(parts).decode()


def on_terminal(command: list[str], columns: int = 80, out: int = subprocess.DEVNULL) -> str:
    """Return what a command writes to a terminal on stderr; on stdout too where `out` is 0."""
    terminal = Terminal(columns)
    stdout = terminal.inside if out == 0 else out
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=terminal.inside)
    written = terminal.written()
    process.wait()
    return written


def screen(written: str) -> list[str]:
    """Return the lines that stand on a terminal in the end."""
    rows: list[list[str]] = [[]]
    place = 0
    for sign in written:
        if sign == "\n":
            rows.append([])
        elif sign == "\r":
            place = 0
        else:
            rows[-1][place : place + 1] = [sign]
            place += 1
    return ["".join(row).rstrip() for row in rows]


@pytest.mark.parametrize("name", LONG)
def test_a_terminal_is_told_and_nothing_of_it_stays(words: Callable[[str], list[str]], name: str) -> None:
    written = on_terminal(words(name))
    assert LONG[name][1] in written
    assert "\x1b" not in written
    said = [line for line in screen(written) if line]
    assert [line for line in said if not line.startswith("medviewer: ")] == []


def test_a_narrow_terminal_has_one_line_all_the_same(words: Callable[[str], list[str]]) -> None:
    written = on_terminal(words("pack build"), columns=10)
    assert [part for part in written.split("\r") if len(part) > 9] == []
    assert "5 of 5 re" in written


@pytest.mark.parametrize("name", ["check", "export --all"])
def test_pipes_get_nothing_of_it(words: Callable[[str], list[str]], name: str) -> None:
    done = subprocess.run(words(name), capture_output=True, encoding="utf-8", check=False)
    assert "\r" not in done.stdout + done.stderr
    assert LONG[name][1] not in done.stderr


def test_nothing_is_told_among_pages_that_are_written_to_the_terminal(words: Callable[[str], list[str]]) -> None:
    command = [*words("check")[:-1], "export", "--all", "--format", "jsonl"]
    written = on_terminal(command, out=0)
    assert written.count('{"id": ') == PAGES
    assert f" of {PAGES}" not in written
