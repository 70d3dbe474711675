"""From a key press to the list painted, through the real window, beside the least that could answer it.

    QT_QPA_PLATFORM=offscreen python benchmarks/key_presses.py LIBRARY [--typings 2000] [--profile DIR] [--seed N]

Each typing is a name of the library, or its beginning, with or without a mistake, typed key by key into the search
field. Timed is what one key costs until the names stand in the model and are painted; the text is searched after that,
in a thread. Beside it in the same run: a bare FTS5 prefix query over the same names with as many rows painted in a
plain list, and a scan of all names with rapidfuzz. Times in milliseconds.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QStringListModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from rapidfuzz import fuzz, process

from medviewer.locations import Profile
from medviewer.ui.application import Application

SCANS = 60


def typings(titles: Sequence[str], count: int, seed: int) -> Iterator[str]:
    """Yield what is typed: beginnings of names of 3 to 12 letters, a third of them with one letter wrong."""
    rng = random.Random(seed)
    for _ in range(count):
        name = rng.choice(titles).lower()[: rng.randint(3, 12)]
        if rng.random() < 1 / 3 and len(name) > 3:
            at = rng.randrange(1, len(name))
            name = name[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :]
        yield name


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    """Let the window work until `condition` holds."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def window_times(app: Application, words: Sequence[str]) -> list[float]:
    """Return the time of each key press, until painted."""
    field, viewport = app.window.drugs.field, app.window.drugs.view.viewport()
    times = []
    for word in words:
        field.clear()
        for letter in word:
            begun = time.perf_counter()
            QTest.keyClicks(field, letter)
            viewport.repaint()
            times.append(time.perf_counter() - begun)
    return times


def bare_times(titles: Sequence[str], words: Sequence[str]) -> list[float]:
    """Return the time of a bare FTS5 prefix query with its rows painted, for each key press."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE name USING fts5(title, prefix='1 2 3')")
    db.executemany("INSERT INTO name VALUES (?)", ((title,) for title in titles))
    model, view = QStringListModel(), QListView()
    view.setUniformItemSizes(True)
    view.setModel(model)
    view.resize(320, 700)
    view.show()
    times = []
    for word in words:
        for length in range(1, len(word) + 1):
            asked = '"' + word[:length].replace('"', "").strip() + '"*'
            begun = time.perf_counter()
            rows = db.execute("SELECT title FROM name WHERE name MATCH ? LIMIT 200", (asked,)).fetchall()
            model.setStringList([row[0] for row in rows])
            view.viewport().repaint()
            times.append(time.perf_counter() - begun)
    db.close()
    view.close()
    return times


def scan_times(titles: Sequence[str], words: Sequence[str]) -> list[float]:
    """Return the time of a scan of all names, for some of the words."""
    times = []
    for word in words[:SCANS]:
        begun = time.perf_counter()
        process.extract(word, titles, scorer=fuzz.WRatio, limit=10)
        times.append(time.perf_counter() - begun)
    return times


def line(name: str, times: list[float]) -> str:
    """Return p50, p99 and the longest of some times."""
    ordered = sorted(1000 * t for t in times)
    p50, p99 = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return f"{name:34} {len(ordered):6} keys   p50 {p50:7.2f}   p99 {p99:7.2f}   max {ordered[-1]:7.2f}"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--typings", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--profile", help="keep the index there for the next run")
    options = parser.parse_args()
    qt = QApplication([])
    qt.setStyle("fusion")
    with tempfile.TemporaryDirectory() as folder:
        app = Application(qt, Profile.of(options.profile or folder))
        app.start([options.library], None)
        settled: list[bool] = []
        app.session.settled.connect(lambda: settled.append(True))
        wait_until(lambda: bool(settled), 3600)
        titles = [row.title for row in app.session.rows()]
        words = list(typings(titles, options.typings, options.seed))
        app.window.drugs.field.setFocus(Qt.FocusReason.OtherFocusReason)
        print(f"{len(titles):,} pages")
        window = window_times(app, words)
        app.window.close()
        app.close()
    bare = bare_times(titles, words)
    print(line("window, key to painted", window))
    print(line("bare FTS5 prefix query, painted", bare))
    print(line("rapidfuzz WRatio over all names", scan_times(titles, words)))
    middle = sorted(window)[len(window) // 2] / sorted(bare)[len(bare) // 2]
    high = sorted(window)[len(window) * 99 // 100] / sorted(bare)[len(bare) * 99 // 100]
    print(f"window to bare: p50 {middle:.2f}, p99 {high:.2f}")


if __name__ == "__main__":
    main()
