"""The quick way of a second start: it reads what is typed as the command line does, and imports next to nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medviewer import cli
from medviewer.arriving.meeting_place import MeetingPlace, meeting_place
from medviewer.arriving.requests import StartRequest, understood
from medviewer.arriving.second_start import activation_token, hand_over, typed
from medviewer.errors import MedviewerError
from medviewer.locations import Profile
from medviewer.own_places import own_places

WORDS = st.sampled_from(
    (
        *(
            "open",
            "warfarin",
            "list",
            "medviewer:open?name=a",
            "MEDVIEWER:x",
            "https://a.test/",
            "Häpp 5 %",
            "",
            "-",
            ".",
        ),
        *(
            "/tmp/a b.medpack",
            "x.medpack",
            "a/../b",
            "a\n/b",
            "~/x.md",
            "~nobody-of-that-name/x",
            "a\udcff/b",
            "x" * 5_000,
        ),
        *(
            "file:///tmp/a%20b",
            "file:/x",
            "file://localhost/x",
            "file://server/x",
            "FILE:///x",
            "file:///%00",
            "file:///%FFé",
        ),
        *("--profile", "--profile=/p", "--profile=", "--new-window", "--look-up", "--background", "--look-up-marked"),
        *(
            "--library",
            "--version",
            "--help",
            "--",
            "--process",
            "--verbose",
            "--startup-report",
            "--new",
            "-x",
            "--json",
        ),
    )
)


def read_by_the_command_line(words: list[str]) -> tuple[str, StartRequest] | None:
    """Return what the whole command line would ask the window for; None where it would not, or refuses it."""
    found: list[tuple[str, StartRequest]] = []

    def window(options, request: StartRequest, _place: MeetingPlace | None) -> int:
        found.append((options.profile or "", request))
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "_window", window)
        patch.setattr(sys, "stderr", open(os.devnull, "w"))  # noqa: SIM115, PTH123
        patch.setattr(sys, "stdout", sys.stderr)
        try:
            cli._run(words, None)
        except (SystemExit, MedviewerError):
            found.clear()
        finally:
            sys.stderr.close()
    return found[0] if found else None


@given(st.lists(WORDS, max_size=5).filter(lambda words: not {"list", "--library", "--process"} & {*words}))
@example(["open", "list"])
@example(["--profile", "list"])
@example([f"/{number}" for number in range(21)])
def test_what_is_read_quickly_is_what_the_command_line_reads(words: list[str]) -> None:
    read = typed(words)
    if read is not None:
        assert read == read_by_the_command_line(words)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["open", "warfarin", "sodium"],
        ["--profile", "/p", "--new-window", "open", "x"],
        ["--look-up"],
        ["medviewer:open?name=a"],
        ["/tmp/a.medpack", "file:///tmp/b%20c"],
    ],
    ids=str,
)
def test_what_is_usual_is_read_quickly(words: list[str]) -> None:
    assert typed(words) is not None


def test_a_folder_that_is_called_like_a_command_is_none(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").mkdir()
    assert typed(["list"]) is None
    assert typed(["./list"]) == ("", StartRequest(paths=(f"{tmp_path}/./list",)))


@pytest.mark.parametrize(
    "words", [["list"], ["--process", "reading"], ["--library", "/x"], ["--help"], ["open"], ["warfarin"]], ids=str
)
def test_what_is_no_matter_of_the_window_is_left_to_the_command_line(words: list[str]) -> None:
    assert hand_over(words) == (False, None)


@given(st.text(max_size=50), st.lists(st.text(max_size=20), max_size=3), st.booleans())
def test_the_line_is_json_whatever_it_holds(text: str, paths: list[str], flag: bool) -> None:
    request = StartRequest(text, paths=tuple(f"/{path}" for path in paths), new_window=flag)
    line = request.line(text)
    said = {"format": 1, "profile": text, **request._asdict(), "paths": [*request.paths], "libraries": []}
    assert (json.loads(line), line.isascii(), line.index(b"\n")) == (said, True, len(line) - 1)
    if "\0" not in text + "".join(paths):
        assert understood(line, text) == request


@pytest.mark.parametrize(
    "variables",
    [
        {"HOME": "/home/a"},
        {"HOME": "/home/a/"},
        {"HOME": "/"},
        {"HOME": "/home/a", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/c/", "XDG_CACHE_HOME": ""},
        {"HOME": "/home/a", "XDG_DATA_HOME": "relative"},
        {"HOME": "relative"},
        {},
    ],
    ids=str,
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other places")
def test_a_users_own_places_are_those_of_the_system(monkeypatch, variables: dict[str, str]) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "MEDVIEWER_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    dirs = platformdirs.PlatformDirs("medviewer", appauthor=False)
    said = dirs.user_cache_path, dirs.user_data_path, dirs.user_config_path
    assert tuple(map(Path, own_places())) == said


def test_a_token_that_is_too_long_for_a_request_is_left_out(monkeypatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "x" * 201)
    assert activation_token() == ""


@pytest.mark.skipif(os.name != "posix", reason="speaks through sockets, and is interrupted by a signal")
def test_one_that_waits_for_an_answer_is_interrupted_in_silence(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="mv") as folder, socket.socket(socket.AF_UNIX) as hangs:
        variables = os.environ | {"XDG_RUNTIME_DIR": folder, "DISPLAY": ":7", "QT_QPA_PLATFORM": "offscreen"}
        place = meeting_place(Profile.of(str(tmp_path)), variables)
        assert place is not None and place.claim()
        hangs.bind(place.address)
        hangs.listen()
        command = [sys.executable, "-m", "medviewer", "--profile", str(tmp_path)]
        start = subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        with hangs.accept()[0]:
            start.send_signal(signal.SIGINT)
            said, _ = start.communicate(timeout=60)
        assert (start.returncode, said) == (130, "")
        place.leave()


def test_next_to_nothing_is_imported_before_it_is_handed_over() -> None:
    script = (
        "import sys\nbefore = {*sys.modules}\nimport medviewer.__main__ as program\n"
        "program.hand_over(['/nowhere/a.medpack'])\n"
        "print(*sorted({*sys.modules} - before))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    allowed = {"__future__", "binascii", "fcntl", "_socket", "stat"}
    more = {name for name in done.stdout.split() if not name.startswith("medviewer")} - allowed
    assert more == set()
