"""What a first query needs is loaded before it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from medviewer.locations import Profile
from medviewer.ui.application import Application

NEEDED = {"rapidfuzz", "medviewer.library.chosen_page", "medviewer.library.names.ranking"}
qt = QApplication(sys.argv[:1])
app = Application(qt, Profile.of(Path(sys.argv[2])))
app.start([Path(sys.argv[1])], None)
print(*NEEDED & set(sys.modules))
while not NEEDED <= set(sys.modules) or app.tasks.busy():
    qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
before = set(sys.modules)
app.window.drugs.field.setText("warf")
print(*(name for name in set(sys.modules) - before if name.startswith(("medviewer.library", "rapidfuzz"))))
app.window.close()
app.close()
"""


def test_the_first_letter_loads_nothing_of_the_library(formulary: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(formulary), str(tmp_path / "profile")]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    started, first_letter = done.stdout.split("\n")[:2]
    assert (started, first_letter) == ("", "")
