"""Ways to open that need a display: menus, a drop from another program, and a first program in all kinds of trouble."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import Desktop

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stops programs by signals")
PAGE = "---\ntitle: {0}\n---\n# {0}\n### Dosage\n{0} 5 mg.\n"
SOURCE = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel
class Source(QLabel):
    def mousePressEvent(self, event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
application = QApplication([])
source = Source("files")
source.setWindowTitle("Files")
source.setWindowFlag(Qt.WindowType.FramelessWindowHint)
source.setGeometry(1200, 700, 60, 60)
source.show()
application.exec()
"""


class FirstProgram:
    """The program that runs first, with a small library; others come to it."""

    def __init__(self, desktop: Desktop, pages: Path, folder: Path) -> None:
        self.desktop = desktop
        self.profile = ("--profile", str(folder / "profile"))
        self.process = desktop.start("--library", str(pages), *self.profile, "open", "examplin")
        desktop.window("Examplin")
        self.sockets = Path(desktop.env["XDG_RUNTIME_DIR"]) / "medviewer"

    def is_open(self) -> bool:
        """Return whether others find it."""
        return any(file.is_socket() for file in self.sockets.glob("*"))

    def second(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """Start the program once more, with `more` variables."""
        command = [sys.executable, "-m", "medviewer", *self.profile, *arguments]
        return subprocess.Popen(
            command, env=self.desktop.env | more, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


@pytest.fixture
def first(desktop: Desktop, wait, library, tmp_path: Path) -> Iterator[FirstProgram]:
    names = ("Examplin", "Samplazole", "Testamycin")
    pages = library({f"{name.lower()}.md": PAGE.format(name) for name in names})
    desktop.env["XDG_RUNTIME_DIR"] = str(tmp_path.parents[1] / f"r{os.getpid()}")
    Path(desktop.env["XDG_RUNTIME_DIR"]).mkdir(exist_ok=True)
    found = FirstProgram(desktop, pages, tmp_path)
    wait("the door", found.is_open)
    yield found
    shutil.rmtree(desktop.env["XDG_RUNTIME_DIR"])


@pytest.fixture
def ward(library) -> Path:
    return library({"zincoval.md": PAGE.format("Zincoval")}, "ward")


def opens(first: FirstProgram, name: str) -> bool:
    """Ask for a page, which may not be read yet, and tell whether it is shown."""
    assert ended(first.second("open", name)) == (0, "")
    return first.desktop.has_window(name)


def test_a_folder_that_is_chosen_in_the_menu_is_added(first: FirstProgram, wait, ward: Path) -> None:
    desktop = first.desktop
    desktop.press("alt+l", "a")
    desktop.window("Open library folder")
    desktop.type(str(ward))
    desktop.press("Return")
    wait("the dialog to close", lambda: not desktop.has_window("Open library folder"))
    wait("its page", lambda: opens(first, "Zincoval"))


def test_a_folder_that_is_dragged_from_another_program_is_added(first: FirstProgram, wait, ward: Path) -> None:
    desktop = first.desktop
    files = subprocess.Popen([sys.executable, "-c", SOURCE, str(ward)], env=desktop.env)
    try:
        wait("the other program", lambda: desktop.has_window("Files"))
        desktop.do("mousemove", "1230", "730", "mousedown", "1")
        for place in ("1100 650", "700 400", "600 380", "598 379"):
            desktop.do("mousemove", *place.split(), "sleep", "0.1")
        desktop.do("mouseup", "1")
        desktop.window("Examplin")
        wait("its page", lambda: opens(first, "Zincoval"))
    finally:
        files.kill()
        files.wait()


def test_one_that_hangs_keeps_no_page_from_being_read(first: FirstProgram, wait) -> None:
    first.process.send_signal(signal.SIGSTOP)
    try:
        own = first.second("open", "samplazole")
        wait("a window of its own", lambda: first.desktop.has_window("Samplazole"))
        own.kill()  # to quit would wait for the desk, if the first was stopped while it wrote there
        own.communicate()
    finally:
        first.process.send_signal(signal.SIGCONT)
    assert ended(first.second("open", "testamycin")) == (0, "")
    wait("the first one's window", lambda: first.desktop.has_window("Testamycin"))


def test_of_many_starts_at_once_one_is_the_program(desktop: Desktop, wait, tmp_path: Path) -> None:
    profile = ("--profile", str(tmp_path / "profile"))
    starts = [desktop.start(*profile, "open", name) for name in ("warfarin", "metformin", "digoxin")]
    wait("all but one to end", lambda: sum(one.poll() is not None for one in starts) == 2)
    assert [one.returncode for one in starts if one.poll() is not None] == [0, 0]
    [program] = [one for one in starts if one.poll() is None]
    wait("a page", lambda: any(desktop.has_window(name) for name in ("Warfarin", "Metformin", "Digoxin")))
    program.kill()


@pytest.mark.skipif(shutil.which("trayer") is None, reason="not installed: trayer")
def test_a_program_that_nobody_sees_comes_by_its_icon_and_by_a_second_start(desktop: Desktop, wait, tmp_path) -> None:
    options = ("--edge", "top", "--align", "left", "--widthtype", "request", "--height", "30", "--SetDockType", "false")
    area = subprocess.Popen(["trayer", *options], env=desktop.env, stderr=subprocess.DEVNULL)
    try:
        wait("the notification area", lambda: desktop.has_window("panel"))
        profile = ("--profile", str(tmp_path / "profile"))
        program = desktop.start(*profile, "--background")

        def clicked() -> bool:
            desktop.do("mousemove", "12", "15", "click", "1")
            return desktop.has_window("medviewer")

        wait("the window", clicked)
        command = [sys.executable, "-m", "medviewer", *profile, "open", "warfarin"]
        assert subprocess.run(command, env=desktop.env, timeout=60).returncode == 0
        desktop.window("Warfarin")
        desktop.press("ctrl+q")
        assert ended(program) == (0, "")
    finally:
        area.kill()
        area.wait()
