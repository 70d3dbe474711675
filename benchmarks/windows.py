"""What a second window costs beside the first, and whether windows that were closed leave anything.

    python benchmarks/windows.py [--openings N] [--reopened N]

Opens the program on the bundled library, then one window more, and prints the milliseconds until each was painted and
the memory that it took, each as a ratio to the first. Then opens and closes N windows (50), and prints what is left of
each: objects of Qt's, and kilobytes of memory beside those that one open window takes. Last, ends with N windows (6)
beside the first, starts again, and prints the longest time for which keys had to wait while these came back, as a ratio
to the time in which one of them is made.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from event_loop import Gaps, Painted, wait
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from medviewer import locations
from medviewer.desk.store import Desk
from medviewer.ui.application import Application
from medviewer.ui.window_parts import WindowParts

WARM = 5
"""Windows that are opened and closed before any is counted: what is loaded late is loaded by then."""


def resident() -> int:
    """Return the memory of this process in kilobytes (proc(5), VmRSS)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def watched(app: WindowParts) -> Painted:
    """Return when the drug list of a window was painted."""
    painted = Painted(app.window)
    app.window.drugs.view.viewport().installEventFilter(painted)
    return painted


def shown(app: WindowParts, begun: float) -> float:
    """Wait until a window is painted with its page; return milliseconds from `begun` to its first painting."""
    painted = watched(app)
    wait(lambda: painted.first > 0 and app.window.monograph.opened() is not None and not app.tasks.busy())
    return (painted.first - begun) * 1000


def open_first(qt: QApplication, profile: locations.Profile) -> tuple[WindowParts, float]:
    """Return the first window, and milliseconds until it was painted."""
    begun = time.perf_counter()
    program = Application(qt, profile)
    app = program.start([locations.bundled_library()], "amiodarone")
    return app, shown(app, begun)


def open_further(first: WindowParts) -> tuple[WindowParts, float]:
    """Return one window more, and milliseconds until it was painted."""
    begun = time.perf_counter()
    app = first.program.open_window(first)
    return app, shown(app, begun)


def close(app: WindowParts) -> None:
    """Close a window, and wait until it is gone."""
    window = app.window
    window.close()
    del app
    wait(lambda: not isValid(window))
    gc.collect()


def objects() -> int:
    """Return how many living objects of Qt's Python holds."""
    return sum(isinstance(one, QObject) and isValid(one) for one in gc.get_objects())


def hold(qt: QApplication, profile: locations.Profile, further: int) -> tuple[float, float]:
    """Start with windows to come back, and end; return how long keys waited at most, and the mean time of one window.

    Both in milliseconds, from the first painting on.
    """
    state = {"page": {"id": "bundled/a/amiodarone.md"}}
    with Desk.open(profile.desk_file) as desk:
        desk.session.keep({**state, "windows": [state] * further})
    program, gaps, made = Application(qt, profile), Gaps(), []
    make = program._open
    program._open = lambda state: made.append(timed(lambda: make(state))) or program.windows[-1]
    first = program.start([locations.bundled_library()], None)
    painted = watched(first)
    wait(lambda: painted.first > 0)
    gaps.begin()
    wait(lambda: len(program.windows) == further + 1 and not program.shared.tasks.busy())
    longest = gaps.longest()
    program.quit()
    first.close()
    for one in program.windows:
        one.window.deleteLater()
    wait(lambda: not any(isValid(one.window) for one in program.windows))
    return longest, sum(made) / further


def print_hold(qt: QApplication, profile: locations.Profile, further: int) -> None:
    """Print how long keys wait while windows come back."""
    longest, each = hold(qt, profile, further)
    print(
        f"{further} that come back hold keys for {longest:.0f} ms at most, {longest / each:.1f} times "
        f"the {each:.0f} ms in which one is made"
    )


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def main() -> int:
    """Measure, print, and return 1 where closed windows leave more than a tenth of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--openings", type=int, default=50)
    parser.add_argument("--reopened", type=int, default=6)
    arguments = parser.parse_args()
    openings = arguments.openings
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    with tempfile.TemporaryDirectory() as folder:
        bare = resident()
        first, took = open_first(qt, locations.Profile.of(folder))
        gc.collect()
        floor, before = resident() - bare, resident()
        print(f"first window    {took:7.0f} ms to its first painting, {floor:7} kB")
        other, further = open_further(first)
        gc.collect()
        more = resident() - before
        print(
            f"second window   {further:7.0f} ms, {further / took:4.2f} of the first; {more:7} kB, {more / floor:4.2f}"
        )
        close(other)
        del other
        for _ in range(WARM):
            close(open_further(first)[0])
        start, held = resident(), objects()
        for _ in range(openings):
            close(open_further(first)[0])
        left, kept = (resident() - start) / openings, (objects() - held) / openings
        share = left / more
        print(
            f"{openings} opened and closed leave {left:.0f} kB each, {share:.2f} of an open one, and {kept:.1f} objects"
        )
        first.program.quit()
        first.close()
        print_hold(qt, locations.Profile.of(folder), arguments.reopened)
    return int(share > 0.1 or kept >= 1)


if __name__ == "__main__":
    sys.exit(main())
