"""From the key press to passages that stand still on the screen: medviewer's window beside Recoll's, on the same pages.

    python benchmarks/recoll.py LIBRARY [--profile DIR] [--rounds 3]    # recollcmd recollgui xdotool openbox (Debian)

Both windows are on one virtual screen, each in front and as large as the other while it is asked. Of each query all
but the last letter stands in the box and has settled; then that letter is pressed here, and in Recoll, which searches
when it is told to, letter and Return. The screen is looked at all the time, below the box, whose caret blinks: settled
is when its picture last changed before it stood still for half a second. Times are medians in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from ctypes import CDLL, c_void_p
from pathlib import Path
from statistics import median
from typing import NamedTuple

from second_start import Desk, awaited
from startup import display, medviewer

QUERIES = ("renal impairment", "missed dose", "side effects nausea", "blood pressure", "liver disease", "breast milk")
STILL = 0.5  # seconds
LONGEST = 20.0
WINDOWS = {"medviewer": ("medviewer", 180, ()), "Recoll": ("recoll", 330, ("Return",))}
"""By name: the class of its window, the pixels from its top in which no result stands, and what follows the letter."""
PLACE = (0, 0, 1200, 780)


def placed(desk: Desk, kind: str) -> str:
    """Wait for a window of a class, put it where all are, and return its number."""
    window = awaited(lambda: desk.xdotool("search", "--onlyvisible", "--class", kind))
    x, y, width, height = map(str, PLACE)
    desk.xdotool("windowmove", window, x, y, "windowsize", "--sync", window, width, height)
    return window


class Keys:
    """A keyboard of the screen whose presses are there at once, by Xlib's XTest."""

    def __init__(self, display: str) -> None:
        self._x, self._test = CDLL("libX11.so.6"), CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = self._x.XStringToKeysym.restype = c_void_p
        self._display = c_void_p(self._x.XOpenDisplay(display.encode()))

    def press(self, *names: str) -> None:
        """Press keys one after the other."""
        for name in names:
            symbol = c_void_p(self._x.XStringToKeysym(name.encode()))
            code = self._x.XKeysymToKeycode(self._display, symbol)
            for is_down in (1, 0):
                self._test.XTestFakeKeyEvent(self._display, code, is_down, 0)
        self._x.XFlush(self._display)


class Watched:
    """What stands below the box of the window in front."""

    def __init__(self, top: int) -> None:
        from PySide6.QtGui import QGuiApplication

        self._screen = QGuiApplication.primaryScreen()
        self._top = top

    def picture(self) -> bytes:
        """Return it as it is now."""
        image = self._screen.grabWindow(0, PLACE[0], self._top, PLACE[2], PLACE[3] - self._top).toImage()
        return image.constBits().tobytes()

    def settled(self, do: Callable[[], object], changes: bool = False) -> float:
        """Do something, wait until the picture stands still, and return the milliseconds until its last change.

        changes: wait until it has changed at all.
        """
        last = self.picture()
        begun = changed = time.perf_counter()
        do()
        while (now := time.perf_counter()) - begun < LONGEST and (changes or now - changed < STILL):
            picture = self.picture()
            if picture != last:
                last, changed, changes = picture, time.perf_counter(), False
        return (changed - begun) * 1000


class Asked(NamedTuple):
    """A window that is asked."""

    desk: Desk
    keys: Keys
    watched: Watched
    after: tuple[str, ...]

    def passages_of(self, query: str) -> float:
        """Type a query and return the milliseconds from its last key press until its passages have settled."""
        typed = ("key", "ctrl+l", "key", "ctrl+a", "key", "BackSpace", "type", "--delay", "60", query[:-1])
        self.watched.settled(lambda: self.desk.xdotool(*typed))
        took = self.watched.settled(lambda: self.keys.press(query[-1], *self.after), changes=True)
        if not took:
            sys.exit(f"Nothing changed below the box after “{query}” and {self.after}")
        return took


def main() -> None:
    """Print the medians of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    lacking = [name for name in ("recoll", "recollindex", "xdotool", "openbox") if not shutil.which(name)]
    if lacking:
        sys.exit(f"Not installed: {', '.join(lacking)}. On Debian: apt-get install recollcmd recollgui xdotool openbox")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        name = stack.enter_context(display())
        environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        os.environ.update(environment)
        from PySide6.QtGui import QGuiApplication

        _application = QGuiApplication([])
        print(report(Desk(environment, stack), Keys(name), options, folder))


def report(desk: Desk, keys: Keys, options: argparse.Namespace, folder: Path) -> str:
    """Open both windows, ask each in turn, and return what is to be said."""
    (folder / "recoll").mkdir()
    (folder / "recoll" / "recoll.conf").write_text(f"topdirs = {options.library.resolve()}\n", encoding="utf-8")
    ours = [*medviewer(), "--library", str(options.library), "--profile", str(options.profile or folder / "profile")]
    theirs = ["-c", str(folder / "recoll")]
    for command in ([*ours, "list"], ["recollindex", *theirs]):
        subprocess.run(command, check=True, capture_output=True)
    for command in (ours, ["recoll", *theirs]):
        desk.run(*command)
    windows = {name: placed(desk, kind) for name, (kind, _top, _after) in WINDOWS.items()}
    times: dict[str, list[float]] = {name: [] for name in WINDOWS}
    for number in range(options.rounds):
        for name, (_kind, top, after) in WINDOWS.items():
            watched = Watched(top)
            watched.settled(lambda name=name: desk.xdotool("windowactivate", "--sync", windows[name]))
            asked = Asked(desk, keys, watched, after)
            found = [asked.passages_of(query) for query in QUERIES]
            times[name] += found if number else []  # the first round reads files that the others find in memory
    medians = {name: median(found) for name, found in times.items()}
    lines = [f"{name:10} {medians[name]:7.0f} ms   {[round(one) for one in found]}" for name, found in times.items()]
    return "\n".join([*lines, f"medviewer/Recoll {medians['medviewer'] / medians['Recoll']:.2f}"])


if __name__ == "__main__":
    main()
