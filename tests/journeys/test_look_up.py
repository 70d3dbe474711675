"""A drug looked up by a key of the desktop: a start of its own, the small window, and what comes of it."""

from __future__ import annotations

import subprocess
import sys

MARK = """
import sys
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
field = QLineEdit()
field.setWindowTitle("Record")
field.show()
application.clipboard().setText("warfarin", QClipboard.Mode.Selection)
application.exec()
"""


def test_a_name_is_looked_up_and_its_page_opened(desktop, wait) -> None:
    program = desktop.start("--look-up")
    desktop.window("Look up")
    desktop.type("metfo")
    desktop.press("Return")
    wait("the page in the window", lambda: desktop.has_window("Metformin"))
    assert not desktop.has_window("Look up")
    desktop.window("Metformin")
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")


def test_what_is_marked_in_another_program_is_looked_up(desktop, wait) -> None:
    record = subprocess.Popen([sys.executable, "-c", MARK], env=desktop.env)
    try:
        wait("another program", lambda: desktop.has_window("Record"))
        program = desktop.start("--look-up-marked")
        desktop.window("Look up")
        desktop.press("Return")
        wait("the page of the marked name", lambda: desktop.has_window("Warfarin"))
        desktop.window("Warfarin")
        desktop.press("ctrl+q")
        said, _ = program.communicate(timeout=120)
        assert (program.returncode, said) == (0, "")
    finally:
        record.kill()
        record.wait()


def test_a_program_that_nobody_would_see_ends(desktop) -> None:
    program = desktop.start("--look-up")
    desktop.window("Look up")
    desktop.press("Escape")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")


def test_without_a_notification_area_the_window_is_shown(desktop) -> None:
    program = desktop.start("--background")
    desktop.window("medviewer")
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")
