"""The clinician's desk, time to painted, beside opening one page in the same run.

    python benchmarks/make_library.py --pages 6447 --naming 10 OUT
    python benchmarks/desk_file/desk.py OUT [--profile DIR] [NAME...]

A real window on the library, its list filled. Each NAME (all without one) is done many times over, with other drugs
each time, pages that were never read before; what is measured is the time from asking until the pane has been painted
with the answer. QT_QPA_PLATFORM=offscreen measures without a display.

    compare   four pages side by side            goal: at most 4 times opening one page
    tray      30 drugs of the tray together       goal: at most 3 times
    named     the 30 most named drugs together    the same
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions.together import MOST
from medviewer.locations import Profile
from medviewer.ui.application import Application

TIMES = 20
LONGEST = 60_000  # milliseconds


class Painted(QObject):
    """Waits until a widget is painted while what was asked for is shown."""

    def __init__(self, loop: QEventLoop, is_shown: Callable[[], bool]) -> None:
        super().__init__()
        self._loop = loop
        self._is_shown = is_shown

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """End the waiting once the painting that is due has been done."""
        if event.type() == QEvent.Type.Paint and self._is_shown():
            QTimer.singleShot(0, self._loop.quit)
        return False


class Bench:
    """A window on a library, and what is done in it."""

    def __init__(self, qt: QApplication, library: Path, profile: Path, seed: int) -> None:
        self._rng = random.Random(seed)
        self.app = Application(qt, Profile.of(str(profile))).start([library], None)
        self._until(lambda: bool(self.app.session.catalogue) and not self.app.session.is_reading(), settled=True)
        catalogue = self.app.session.catalogue
        assert catalogue is not None
        self.ids = [row.id for row in catalogue.rows()]
        self._fresh = self._unread()

    def page(self) -> float:
        """Return the milliseconds until one page is painted."""
        [page_id] = self._some(1)
        view = self.app.window.monograph
        return self._timed(
            lambda: self.app.page.open(page_id),
            lambda: bool((opened := view.opened()) and opened.id == page_id),
            lambda: view.page.viewport(),
        )

    def compare(self) -> float:
        """Return the milliseconds until four pages are painted side by side."""
        ids = self._some(4)
        compare = self.app.compare
        compare.view()
        return self._timed(
            lambda: compare.compare(ids),
            lambda: compare.is_shown() and [page.id for page in compare.view().shown()] == ids,
            lambda: compare.view().page.viewport(),
        )

    def tray(self) -> float:
        """Return the milliseconds until what 30 drugs say of one another is painted."""
        return self._together(self._rng.sample(self.ids, MOST))

    def named(self) -> float:
        """Return the same for the most named drugs, in another order each time."""
        catalogue = self.app.session.catalogue
        assert catalogue is not None
        counted = {id: _times_named(catalogue, id) for id in self._rng.sample(self.ids, min(400, len(self.ids)))}
        ids = sorted(counted, key=lambda id: -counted[id])[:MOST]
        return self._together(ids)

    def _together(self, ids: Sequence[str]) -> float:
        tray = self.app.tray
        tray.empty()
        tray.leave()
        tray.add(ids)
        view = tray.view()
        return self._timed(
            tray.show, lambda: tray.is_shown() and list(view.tabs.keys()[1:]) == list(ids), lambda: view.page.viewport()
        )

    def close(self) -> None:
        """Close the window and what stands behind it."""
        self.app.window.close()
        self.app.close()

    def _some(self, count: int) -> list[str]:
        return [next(self._fresh) for _ in range(count)]

    def _unread(self) -> Iterator[str]:
        yield from self._rng.sample(self.ids, len(self.ids))

    def _timed(self, ask: Callable[[], object], is_shown: Callable[[], bool], seen: Callable[[], QWidget]) -> float:
        loop = QEventLoop()
        painted, widget = Painted(loop, is_shown), seen()
        widget.installEventFilter(painted)
        QTimer.singleShot(LONGEST, loop, loop.quit)
        gc.collect()
        begun = perf_counter()
        ask()
        loop.exec()
        spent = 1000 * (perf_counter() - begun)
        widget.removeEventFilter(painted)
        assert is_shown(), "the window did not come so far"
        self._until(lambda: not self.app.tasks.busy())
        return spent

    def _until(self, condition: Callable[[], bool], settled: bool = False) -> None:
        loop = QEventLoop()
        if settled:
            self.app.session.settled.connect(loop.quit)
            loop.exec()
            self.app.session.settled.disconnect(loop.quit)
        while not condition():
            QTimer.singleShot(5, loop.quit)
            loop.exec()


def _times_named(catalogue: Catalogue, id: str) -> int:
    return sum(len(part.pages) for part in catalogue.named_by(id).sections)


GOALS = {"compare": 4, "tray": 3, "named": 3}


def main() -> None:
    """Measure what is named, opening one page between."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(GOALS)}")
    parser.add_argument("--profile", type=Path, help="keep the index here for another run")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    with tempfile.TemporaryDirectory() as made:
        bench = Bench(qt, asked.library, asked.profile or Path(made), asked.seed)
        times: dict[str, list[float]] = {name: [] for name in ("page", *(asked.names or GOALS))}
        for _ in range(TIMES):
            for name, found in times.items():
                found.append(getattr(bench, name)())
        bench.close()
    floor = sorted(times["page"])[TIMES // 2]
    print(f"{len(bench.ids)} pages, {TIMES} times each, milliseconds until painted")
    for name, found in times.items():
        found.sort()
        goal = f"   {found[TIMES // 2] / floor:5.2f} times opening a page, goal {GOALS[name]}" if name in GOALS else ""
        print(f"{name:10} p50 {found[TIMES // 2]:8.1f}  p90 {found[TIMES * 9 // 10]:8.1f}{goal}")


if __name__ == "__main__":
    main()
