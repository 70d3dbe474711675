"""The first key of a session finds loaded what answers it: no file of the program is read for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

WINDOW = """
import json, sys
from pathlib import Path
import medviewer.ui  # takes PySide6's import hook out, which reads the source of what is imported later
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from medviewer.locations import Profile
from medviewer.ui.application import Application

read = []
sys.addaudithook(lambda event, args: read.append(str(args[0])) if event == "open" and read is not None else None)
qt = QApplication([])
program = Application(qt, Profile.of({profile!r}))
app = program.windows[0]
rehearsed = []
app.list.rehearsed.connect(lambda: rehearsed.append(True))
program.start([Path({library!r})], None)
while not rehearsed or app.tasks.busy():
    qt.processEvents()
begun = any(path.endswith("abbreviations.toml") for path in read)
read.clear()
for typed in {typed!r}:
    app.window.drugs.field.clear()
    QTest.keyClicks(app.window.drugs.field, typed)
    app.window.drugs.view.viewport().repaint()
print(json.dumps([begun, [path for path in read if path.endswith((".py", ".pyc", ".toml", ".so"))]]))
app.window.close()
app.close()
"""


def test_a_key_reads_no_file_of_the_program(formulary: Path, tmp_path: Path) -> None:
    typed = ("w", "mtx", "beta blocker", "amoxicilin 500 mg po tds", "metformin renal")
    code = WINDOW.format(profile=str(tmp_path / "profile"), library=str(formulary), typed=typed)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [True, []]
