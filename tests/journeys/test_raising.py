"""A second start brings the window to the front and gives it the keyboard, whatever the window manager thinks of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import Desktop

OTHER = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
field = QLineEdit()
field.setWindowTitle("Record")
field.showMaximized()
application.exec()
"""


class Managed:
    """A desktop with a window manager, the program in its first window, and another program that is being used."""

    def __init__(self, desktop: Desktop, profile: Path, wait: Callable[..., object]) -> None:
        self._desktop = desktop
        self._wait = wait
        self._profile = ("--profile", str(profile))
        sockets = Path(desktop.env["XDG_RUNTIME_DIR"]) / "medviewer"
        before = {*sockets.glob("*")} if sockets.exists() else set()
        desktop.do("set_num_desktops", "2")
        desktop.start(*self._profile, "open", "warfarin")
        self.first = self._found("Warfarin")
        wait("the door", lambda: any(file.is_socket() for file in {*sockets.glob("*")} - before))

    def _found(self, title: str) -> str:
        found = self._wait(title, lambda: self._desktop.do("search", "--onlyvisible", "--name", f"^{title}").strip())
        return str(found).split()[-1]

    def use_other(self) -> None:
        """Go to the other program and type there, as somebody does who has forgotten the first window."""
        other = self._found("Record")
        self._desktop.do("windowactivate", other)
        self._wait("the other program", lambda: self._desktop.do("getactivewindow").strip() == other)
        self._desktop.type("5 mg")

    def start_again(self) -> None:
        """Start the program once more, and see the first window in front, with the keyboard."""
        command = [sys.executable, "-m", "medviewer", *self._profile]
        environment = self._desktop.env | {"DESKTOP_STARTUP_ID": "menu/medviewer/1-0-host_TIME1"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        self._wait("the first window", lambda: self._desktop.do("getactivewindow").strip() == self.first)
        assert self._found("Warfarin") == self.first


@pytest.fixture(params=["openbox", "metacity"])
def manager(request: pytest.FixtureRequest, desktop: Desktop) -> Iterator[None]:
    """Run a window manager; one after the other, where they are installed."""
    if shutil.which(request.param) is None:
        pytest.skip(f"not installed: {request.param}")
    nowhere = subprocess.DEVNULL
    programs = [
        subprocess.Popen(command, env=desktop.env, stdout=nowhere, stderr=nowhere)
        for command in ([request.param], [sys.executable, "-c", OTHER])
    ]
    yield
    for program in programs:
        program.kill()
        program.wait()


def test_the_window_comes_from_behind_from_its_icon_and_from_another_desktop(
    desktop: Desktop, manager: None, wait, tmp_path: Path
) -> None:
    managed = Managed(desktop, tmp_path / "profile", wait)
    managed.use_other()
    managed.start_again()

    desktop.do("windowminimize", managed.first)
    managed.use_other()
    managed.start_again()

    desktop.do("set_desktop_for_window", managed.first, "1")
    desktop.do("set_desktop", "0")
    managed.use_other()
    managed.start_again()
    assert desktop.do("get_desktop").strip() == "1"
