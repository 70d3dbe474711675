"""A window that a signal ends keeps what it showed as by quitting, whatever stands in front of it or is under way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from medviewer.desk.store import Desk
from medviewer.locations import Profile

from ..processes import WITH_SIGNALS, Watched, descendants

if sys.platform != "linux":
    pytest.skip("POSIX signals, and /proc", allow_module_level=True)

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from medviewer import cli
from medviewer.ui.application import Application

start = Application.start

def started(program, *given, **more):
    app = program.windows[0]
    {before}
    start(program, *given, **more)
    timer = QTimer(app.window)
    timer.timeout.connect(lambda: app.window.monograph.opened() and (timer.stop(), ready(app)))
    timer.start(0)
    return app

def ready(app):
    app.window.monograph.tabs.choose('dosage')
    {then}

def say():
    print("ready", flush=True)

def work(task):
    say()
    while not task.is_cancelled():
        pass

Application.start = started
sys.exit(cli.main())
"""
CASES = {
    "idle": "QTimer.singleShot(0, say)",
    "dialog": "QTimer.singleShot(0, say); app.messages.ask('Sure?', '', 'Yes')",
    "file dialog": "QTimer.singleShot(0, say); app.library.open_folder()",
    "job": "app.tasks.run(work, print)",
}


def start(library: Path, profile: Profile, before: str = "pass", then: str = "say()") -> subprocess.Popen[str]:
    code = WINDOW.format(before=before, then=then)
    words = ["--library", library, "--profile", profile.index.parent, "open", "Testol"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [*WITH_SIGNALS, sys.executable, "-X", "dev", "-c", code, *map(str, words)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(window: subprocess.Popen[str], by: int) -> tuple[int, str]:
    """End a window once it says that it is ready; return exit code and stderr when nothing of it is left."""
    assert window.stdout and window.stdout.readline() == "ready\n", window.communicate()
    helpers = Watched(descendants(window.pid))
    window.send_signal(by)
    try:
        _, said = window.communicate(timeout=60)
    finally:
        window.kill()
    assert helpers.left(10) == []
    ours = [line for line in said.splitlines() if not line.startswith("This plugin does not support")]
    return window.returncode, "\n".join(ours)


def kept(profile: Profile) -> dict:
    with Desk.open(profile.desk_file) as desk:
        return dict(desk.session.last() or {})


@pytest.fixture
def pages(library) -> Path:
    return library(
        {"testol.md": "# Testol\n### Usage\nPain.\n### Dosage\n5 mg.\n", "zinc.md": "# Zinc\n### Usage\nx\n"}
    )


@pytest.mark.parametrize(
    ("case", "by"), [*((case, signal.SIGTERM) for case in CASES), ("idle", signal.SIGINT), ("idle", signal.SIGHUP)]
)
def test_a_signal_ends_the_window_as_quitting_does(pages: Path, profile: Profile, case: str, by: int) -> None:
    assert end(start(pages, profile, then=CASES[case]), by) == (0, "")
    page = kept(profile)["page"]
    assert (page["id"], page["tab"]) == ("library/testol.md", "dosage")


def test_a_signal_before_the_window_is_up_keeps_the_session_that_was(pages: Path, profile: Profile) -> None:
    assert end(start(pages, profile), signal.SIGTERM) == (0, "")
    before = kept(profile)
    early = start(pages, profile, before="say(); import time; time.sleep(1)")
    assert end(early, signal.SIGTERM) == (0, "")
    assert kept(profile) == before


def test_a_signal_while_a_library_is_read_leaves_no_process(library, profile: Profile) -> None:
    root = library({f"{n:04}.md": f"# Filler {n:04}\n### Usage\n{'Pain. ' * 300}\n" for n in range(900)})
    (root / "testol.md").write_text("# Testol\n### Usage\nx\n### Dosage\ny\n")
    reading = start(root, profile, before="app.session.reading.connect(lambda done, _: done and say())")
    assert end(reading, signal.SIGTERM) == (0, "")
