"""What stands in place of a command: links, paths, and neither; without a display, where that is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command where no window can be opened: (exit code, stdout, stderr)."""
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: run_cli("--profile", tmp_path / "profile", *words)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("https://example.org/", "Only links that begin with medviewer: are opened."),
        ("medviewer:open?name=%00", "characters that cannot be seen"),
        ("medviewer:open?name=" + "a" * 100_000, "longer than"),
        ("medviewer:run?name=x", "was not understood"),
    ],
)
def test_a_refused_link_is_told_where_there_is_no_window(run: Run, link: str, words: str) -> None:
    code, out, err = run(link)
    assert (code, out) == (1, "")
    assert words in err
    assert err.startswith("medviewer: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("words", [("medviewer:open?name=x",), ("x.md",), ("file:///x.medpack",), ("--new-window",)])
def test_what_would_open_a_window_says_that_there_is_none(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert "There is no display" in err


@pytest.mark.parametrize("behind", [("--profile", "x"), ("--library", r"\\server\share"), ("y.md",), ("--help",)])
def test_nothing_stands_behind_a_link(run: Run, behind: tuple[str, ...]) -> None:
    code, out, err = run("medviewer:open?name=x", *behind)
    assert (code, out) == (2, "")
    assert "nothing may stand behind a link" in err


@pytest.mark.parametrize("words", [("warfarin",), ("x.md", "--colour"), ("lists",)])
def test_what_is_neither_is_no_sense(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_the_file_of_another_computer_is_told(run: Run) -> None:
    code, _, err = run("file://server/share/x.medpack")
    assert (code, err.startswith("medviewer: The file is on another computer")) == (1, True)


def test_a_command_goes_before_a_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("list", "--help")[1].startswith("usage: medviewer list")
