"""How long keys wait while the start page is filled, scrolled, resized and recoloured, by how much is kept.

    python benchmarks/start_page.py [--kept N]

Opens the program on the bundled library, its start page shown, and prints the longest time in milliseconds for which
the event loop did not turn: first with nothing kept, which is the floor, then with N favourites (300), N collections,
and eight pinned collections of N drugs, each as a ratio to the floor.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable

from event_loop import Gaps, wait
from PySide6.QtWidgets import QApplication

from medviewer import locations
from medviewer.desk.store import Desk
from medviewer.ui.application import Application
from medviewer.ui.window_parts import WindowParts

PINNED = 8


def keep(desk: Desk, kept: int) -> None:
    """Star and collect so many pages; their names are all that the desk needs of them."""
    pages = [(f"bundled/x/drug-{number}.md", f"Drug number {number}") for number in range(kept)]
    for page_id, title in pages:
        desk.favourites.add(page_id, title)
    for number in range(kept):
        desk.collections.create(f"Collection {number}")
    for number in range(min(PINNED, kept)):
        desk.collections.pin(f"Collection {number}")
        for page_id, title in pages:
            desk.collections.add(f"Collection {number}", page_id, title)


def longest(gaps: Gaps, work: Callable[[], object]) -> float:
    """Return the longest wait in milliseconds within a second from the beginning of some work."""
    gaps.begin()
    work()
    end = time.perf_counter() + 1
    wait(lambda: time.perf_counter() > end)
    return gaps.longest()


def waits(app: WindowParts) -> dict[str, float]:
    """Return the longest waits by what was done."""
    gaps, bar = Gaps(), app.start_page.view().page.verticalScrollBar()
    return {
        "filled": longest(gaps, app.start_page._ask),
        "scrolled": max(longest(gaps, lambda part=part: bar.setValue(bar.maximum() * part // 4)) for part in range(5)),
        "narrower": longest(gaps, lambda: app.window.resize(1000, 800)),
        "dark": longest(gaps, lambda: app.view.choose_theme("dark")),
        "light": longest(gaps, lambda: app.view.choose_theme("light")),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kept", type=int, default=300)
    kept = parser.parse_args().kept
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    with tempfile.TemporaryDirectory() as folder:
        program = Application(qt, locations.Profile.of(folder))
        app = program.start([locations.bundled_library()], None)
        wait(lambda: bool(app.session.listing()) and not app.session.is_reading() and not app.tasks.busy())
        waits(app)  # what is loaded late is loaded by then
        app.window.resize(1280, 800)
        floors, done = waits(app), []
        app.window.resize(1280, 800)
        app.keeper.writer.run(lambda desk: keep(desk, kept), done.append)
        wait(lambda: bool(done) and not app.tasks.busy())
        for name, took in waits(app).items():
            floor = max(floors[name], 1)
            print(f"{name:9} {took:5.0f} ms, {took / floor:4.1f} times the {floor:.0f} with nothing kept")
        grids = app.start_page.view().grids()
        print(f"{sum(len(one.tiles()) for one in grids)} tiles, {sum(len(one.buttons()) for one in grids)} buttons")
        program.quit()
        app.close()


if __name__ == "__main__":
    main()
