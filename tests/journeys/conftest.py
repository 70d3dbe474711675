"""A display of the test's own, the installed program on it, and a keyboard."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "xdotool", "pdftotext")
CLIPBOARD = "from PySide6.QtGui import QGuiApplication as A; a = A([]); print(a.clipboard().text())"
TESTED = "MEDVIEWER_TESTED"
"""Variable with the path of a program that is tried in place of the checkout, such as a frozen one."""
PATIENCE = 120.0  # seconds; what is awaited takes a fraction of one, but for a disk that others keep busy


def wait_for(what: str, condition: Callable[[], object]) -> object:
    """Return what `condition` returns once that is true; fail, naming `what`, where it does not become so."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


class Desktop:
    """A virtual display with the keyboard of somebody who knows no mouse."""

    def __init__(self, display: str, home: Path) -> None:
        self.prefix: Sequence[str] = ()
        self._started: list[subprocess.Popen[str]] = []
        self.home = home
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XDG_", "WAYLAND", "MEDVIEWER"))}
        self.env = kept | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home), "LC_ALL": "C.UTF-8"}
        # Its own, and short: a program that another test kills leaves its socket behind.
        self._runtime = self.env["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(dir=os.environ["XDG_RUNTIME_DIR"])
        self.env["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"  # else a bus is started that outlives the program

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the program as its user would."""
        tested = [os.environ[TESTED]] if TESTED in os.environ else [sys.executable, "-m", "medviewer"]
        command = [*self.prefix, *tested, *arguments]
        program = subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self._started.append(program)
        return program

    def end(self) -> None:
        """End what a test that failed has left running, and show what it said."""
        for program in self._started:
            if program.poll() is None:
                program.kill()
                program.wait()
                print(program.stdout.read() if program.stdout else "")
            if program.stdout is not None:
                program.stdout.close()
        shutil.rmtree(self._runtime)

    def window(self, title: str) -> str:
        """Return the window whose title begins with `title`, once it is there, and give it the keyboard."""

        def visible() -> str:
            ended = [program for program in self._started[-1:] if program.poll()]
            assert not ended, [program.communicate()[0] for program in ended]
            found = self._xdotool("search", "--onlyvisible", "--name", f"^{title}")
            return found.split()[-1] if found else ""

        number = str(wait_for(f"a window “{title}”", visible))
        self._xdotool("windowfocus", number)
        wait_for("the focus", lambda: self._xdotool("getwindowfocus").strip() == number)
        return number

    def has_window(self, title: str) -> bool:
        """Return whether a window's title begins with `title`."""
        return bool(self._xdotool("search", "--onlyvisible", "--name", f"^{title}"))

    def type(self, text: str) -> None:
        """Type letters."""
        self._xdotool("type", "--delay", "20", text)

    def press(self, *keys: str) -> None:
        """Press keys, such as "ctrl+p", one after the other."""
        self._xdotool("key", "--delay", "60", *keys)

    def do(self, *words: str) -> str:
        """Have xdotool do something, and return what it says."""
        return self._xdotool(*words)

    def clipboard(self) -> str:
        """Return what was copied."""
        done = subprocess.run([sys.executable, "-c", CLIPBOARD], env=self.env, capture_output=True, text=True)
        return done.stdout

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True).stdout


@contextlib.contextmanager
def _display() -> Iterator[str]:
    reading, writing = os.pipe()
    # Else the server begins anew whenever its last client goes, as each xdotool does, and refuses who comes meanwhile.
    options = ["-noreset", "-nolisten", "tcp"]
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", *options]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Return a display of the test's own, or skip where the tools for one are not installed."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    home = tmp_path / "home"
    home.mkdir()
    with _display() as display:
        desk = Desktop(display, home)
        yield desk
        desk.end()


@pytest.fixture
def wait() -> Callable[[str, Callable[[], object]], object]:
    """Return the function that waits for a thing that another process does."""
    return wait_for
