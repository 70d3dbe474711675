"""The list of favourites that changed: time to painted, beside opening one page in the same run.

    python benchmarks/changed_list.py [--pages 6447] [--favourites 500] [--rounds 15] [--library DIR]

A library of made-up pages is indexed; the favourites were read, and each has changed since. Two ways to the list are
timed: choosing it (Alt+0), as its reader does, and looking anew at all pages and all readings besides, as happens in
the background after each update. A page is opened and painted between them. Times are medians in milliseconds; the
goal is at most three times opening one page.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from make_library import make
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.desk.store import Desk, ReadEdition
from medviewer.locations import Profile
from medviewer.ui.application import Application
from medviewer.ui.window_parts import WindowParts

GOAL = 3.0


class Painted(QObject):
    """Notes that a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count the paints."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def wait(condition: Callable[[], bool]) -> None:
    """Let the window work until `condition` holds."""
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def timed(act: Callable[[], object], done: Callable[[], bool], painted: Painted) -> float:
    """Return the milliseconds from an act until what it brings has been painted."""
    wait(lambda: not QApplication.processEvents())
    begun = time.perf_counter()
    act()
    wait(done)
    count = painted.count
    painted.parent().update()  # type: ignore[attr-defined]
    wait(lambda: painted.count > count)
    return (time.perf_counter() - begun) * 1000


def keep(desk_file: Path, editions: Iterable[ReadEdition], count: int) -> None:
    """Star pages that were read when they were others."""
    with Desk.open(desk_file) as desk:
        for page_id, title, _digest in sorted(editions)[:count]:
            desk.favourites.add(page_id, title)
            desk.readings.keep(page_id, title, "0" * 32, f"# {title}\n\n### Dosage\nIt was another one.\n")


def measure(app: WindowParts, count: int, rounds: int) -> dict[str, float]:
    """Return the medians in milliseconds of what is compared."""
    listed = Painted(app.window.drugs.view.viewport())
    page = Painted(app.window.monograph.page.viewport())
    found: list[bool] = []
    app.follower.changed_found.connect(lambda: found.append(True))
    ids = [one.id for one in app.keeper.favourites.all()]
    times: dict[str, list[float]] = {"page": [], "list": [], "anew": []}

    def is_open(page_id: str) -> bool:
        opened = app.window.monograph.opened()
        return opened is not None and opened.id == page_id

    def is_listed() -> bool:
        return app.window.drugs.model.rowCount() == count + 1

    def look_anew() -> None:
        found.clear()
        app.follower.look_now()
        app.actions.show_changed.trigger()

    for number in range(rounds):
        wanted = ids[(number * 37) % len(ids)]
        times["page"].append(timed(partial(app.page.open, wanted), partial(is_open, wanted), page))
        app.actions.show_all.trigger()
        times["list"].append(timed(app.actions.show_changed.trigger, is_listed, listed))
        app.actions.show_all.trigger()
        times["anew"].append(timed(look_anew, lambda: bool(found) and is_listed(), listed))
    return {name: median(several) for name, several in times.items()}


def main() -> int:
    """Build, measure, print; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description="Time the list of what changed.")
    parser.add_argument("--pages", type=int, default=6447)
    parser.add_argument("--favourites", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--library", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = options.library or Path(folder) / "library"
        if options.library is None:
            make(library, options.pages, seed=1)
        qt = QApplication(sys.argv[:1])
        qt.setStyle("fusion")
        profile = Profile.of(str(Path(folder) / "profile"))
        app = Application(qt, profile).start([library], None)
        wait(lambda: len(app.session.listing()) >= options.pages and not app.session.is_reading())
        assert app.session.catalogue is not None
        keep(profile.desk_file, app.session.catalogue.editions(), options.favourites)
        wait(lambda: len(app.keeper.favourites.all()) == options.favourites)
        wait(lambda: len(app.follower.changed or ()) == options.favourites)
        times = measure(app, options.favourites, options.rounds)
        app.window.close()
        app.close()
    for name, text in (
        ("page", "one page opened"),
        ("list", "changed list chosen"),
        ("anew", "looked anew and chosen"),
    ):
        print(f"{text:24} {times[name]:7.1f} ms   {times[name] / times['page']:5.2f} times")
    return int(times["list"] > GOAL * times["page"] or times["anew"] > GOAL * times["page"])


if __name__ == "__main__":
    sys.exit(main())
