"""A minute of use, act by act, in the real window: the longest time for which the event loop stood still in each.

    python benchmarks/minute.py [--pages 100000] [--library DIR] [--profile DIR] [--rounds 3] [--slow]

A library of made-up pages is indexed, or DIR is read with what the profile has of it. Each act is keys as a reader
presses them, and lasts until what they asked for has come, or some seconds. Of clock and processor the lesser counts,
and of the rounds the median. The floor, in the same run: the longest gap in which nothing is asked of the window. Acts
above 50 ms are marked, and the exit code is then 1. --slow: print in each, when it stands still, what is being run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from event_loop import Gaps, wait
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.locations import Profile
from medviewer.ui.application import Application
from medviewer.ui.window_parts import WindowParts

LONGEST = 50.0  # milliseconds
STILL = 0.035  # seconds
QUIET, ENOUGH = 0.25, 4.0
"""Seconds without work after which an act is over, and after which it is anyway: reading all texts takes longer."""
QUERIES = ("a", "me", "renal impairment", "mbe", "xqz", "in:dosage children", "kidny", "pain nausea")
MOVES = ("Down", "Down", "PgDown", "PgDown", "End", "Home", "Up")
Act = tuple[str, Callable[[], None]]


class Reader:
    """Somebody at the keys of one window."""

    def __init__(self, app: WindowParts) -> None:
        self.app = app

    def press(self, keys: str) -> None:
        """Press keys where the focus is; each comes in a turn of the event loop of its own, as from a keyboard."""
        combined = QKeySequence(keys)[0]
        target = QApplication.activeModalWidget() or QApplication.focusWidget() or self.app.window
        QTest.keyClick(target, combined.key(), combined.keyboardModifiers())
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a query anew, a letter after the other."""
        for keys in ("Ctrl+L", "Ctrl+A", "Del", *text):
            self.press(keys if keys != " " else "Space")

    def settle(self) -> None:
        """Wait until nothing has been at work for a while."""
        begun = last = time.monotonic()

        def quiet() -> bool:
            nonlocal last
            if self.app.tasks.busy() or self.app.reader.is_reading() or self.app.session.is_reading():
                last = time.monotonic()
            return time.monotonic() - last > QUIET or time.monotonic() - begun > ENOUGH

        wait(quiet)

    def acts(self) -> Iterator[Act]:
        """Yield what is done, one after the other."""
        for query in QUERIES:
            yield f"type “{query}”", lambda query=query: self.type(query)
        yield "empty the field", lambda: self.type("")
        for keys in MOVES:
            yield f"{keys} in the list", lambda keys=keys: self.press(keys)
        yield "open a page", lambda: self.press("Return")
        for number in (2, 3, 4):
            yield f"tab {number}", lambda number=number: self.press(f"Ctrl+{number}")
        yield "find in page", lambda: self.press("Ctrl+F")
        for letter in "pain":
            yield f"find “{letter}”", lambda letter=letter: self.press(letter)
        yield "end find in page", lambda: self.press("Esc")
        yield "favourite", lambda: self.press("Ctrl+D")
        yield "mentioned in", lambda: self.press("Ctrl+B")
        yield "back from it", lambda: self.press("Alt+Left")
        yield "to named together", lambda: self.press("Ctrl+Shift+T")
        yield "another page", lambda: self._another("Return")
        yield "a page in a new tab", lambda: self._another("Shift+Return")
        yield "compare", lambda: self._another("Ctrl+Return")
        yield "back from comparing", lambda: self.press("Alt+Left")
        yield "named together", lambda: self.press("Ctrl+T")
        yield "back", lambda: self.press("Alt+Left")
        yield from self._ways()
        yield from self._looks()
        yield "new window", lambda: self.press("Ctrl+Shift+N")
        yield "close it", lambda: self.app.program.windows[-1].window.close()
        yield "read all anew", lambda: self.press("F5")

    def _another(self, keys: str) -> None:
        self.type("")
        self.press("PgDown")
        self.press(keys)

    def _ways(self) -> Iterator[Act]:
        """Yield the ways through the list."""
        for name, keys in (
            ("letter", "Alt+5"), ("class", "Alt+6"), ("ATC group", "Alt+7"), ("library", "Alt+8"), ("name", "Alt+4"),
        ):  # fmt: skip
            yield f"A–Z by {name}", lambda keys=keys: self._group(keys)
            if name != "name":
                yield f"open a group by {name}", lambda: self.press("Return")
                yield "its end", lambda: self.press("End")
                yield "out of it", lambda: self.press("Esc")
        for name, keys in (("favourites", "Alt+2"), ("recent", "Alt+3"), ("changed", "Alt+0"), ("all", "Alt+1")):
            yield f"list: {name}", lambda keys=keys: self.press(keys)
        yield "go to anything", lambda: self.press("Ctrl+K")
        for letter in "mab":
            yield f"anything: “{letter}”", lambda letter=letter: self.press(letter)
        yield "end anything", lambda: self.press("Esc")

    def _group(self, keys: str) -> None:
        self.press(keys)
        self.app.window.drugs.view.setFocus()
        self.press("Home")

    def _looks(self) -> Iterator[Act]:
        """Yield what changes the looks of it all."""
        for name, keys in (("larger", "Ctrl++"), ("larger again", "Ctrl++"), ("normal", "Ctrl+0"), ("outline", "F4")):
            yield f"text: {name}", lambda keys=keys: self.press(keys)
        for name in ("dark", "light"):
            yield f"theme: {name}", lambda name=name: self.app.actions.theme[name].trigger()
        yield "narrow window", lambda: self.app.window.resize(700, 600)
        yield "wide window", lambda: self.app.window.resize(1600, 900)
        yield "start page", lambda: self.press("Alt+Home")


def made(pages: int, folder: Path) -> Path:
    """Return a library of invented pages."""
    library = folder / "library"
    script = [sys.executable, str(Path(__file__).with_name("make_library.py")), "--pages", str(pages), "--naming", "10"]
    subprocess.run([*script, str(library)], check=True, stdout=subprocess.DEVNULL)
    return library


def tell_when_still(gaps: Gaps) -> None:
    """Print what the main thread runs whenever it has stood still for long."""
    main, told = threading.main_thread().ident, None
    while True:
        time.sleep(0.005)
        since, beat = gaps.still()
        if since > STILL and beat != told:
            told = beat
            print(f"{1000 * since:.0f} ms\n", *traceback.format_stack(sys._current_frames()[main])[-9:])


def played(qt: QApplication, library: Path, profile: Path, slow: bool) -> dict[str, float]:
    """Open the window, do everything, close it; return the longest gap of each act, and that of none as `""`."""
    program = Application(qt, Profile.of(str(profile)))
    app = program.start([library], None)
    reader, gaps, longest = Reader(app), Gaps(), {}
    if slow:
        threading.Thread(target=tell_when_still, args=(gaps,), daemon=True).start()
    wait(lambda: app.window.isVisible() and app.window.drugs.model.rowCount() > 0)
    app.window.activateWindow()
    reader.settle()
    gaps.begin()
    reader.settle()
    longest[""] = gaps.longest()
    for name, act in reader.acts():
        if slow:
            print(f"--- {name}")
        gaps.begin()
        act()
        reader.settle()
        longest[name] = gaps.longest()
    program.quit()
    wait(lambda: not any(one.isVisible() for one in QApplication.topLevelWidgets() if isinstance(one, QWidget)))
    program.close()
    return longest


def main() -> int:
    """Measure and print; return 1 where an act holds the window for longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow", action="store_true")
    arguments = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    with tempfile.TemporaryDirectory() as folder:
        library = arguments.library or made(arguments.pages, Path(folder))
        profile = arguments.profile or Path(folder) / "profile"
        listed = [sys.executable, "-m", "medviewer", "--library", str(library), "--profile", str(profile), "list"]
        subprocess.run(listed, check=True, stdout=subprocess.DEVNULL)
        rounds = [played(qt, library, profile, arguments.slow) for _ in range(arguments.rounds)]
    gaps = {name: median(one[name] for one in rounds) for name in rounds[0]}
    floor = gaps.pop("")
    for name, gap in sorted(gaps.items(), key=lambda pair: -pair[1]):
        print(f"{name:32} {gap:7.1f} ms {'  too long' if gap > LONGEST else ''}")
    print(f"longest {max(gaps.values()):.1f} ms, {max(gaps.values()) / floor:.1f} times the {floor:.1f} ms of none")
    return int(max(gaps.values()) > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
