"""What a key press in the search box costs, beside the least that could answer it, all in one run.

    QT_QPA_PLATFORM=offscreen python benchmarks/search.py LIBRARY [--typings 2000] [--profile DIR] [--no-text]

Names of the library and phrases of its text are typed letter by letter, every fourth with a slip, which is recorded and
then played. Measured, in milliseconds (p50, p99, max), by the clock and in processor time of the thread that answers,
which other work on the machine changes less:

* the window: from the key press until the names stand in the list's model and are painted, in the real window; what
  emptying the box costs, which lists everything; and a key every tenth of a second, so that the text is searched
  meanwhile and each key abandons the search before it; and from the last key of a word, typed at once, until its
  passages are painted;
* the floor: a bare FTS5 prefix query over the names, and the rows that the window showed for the same text painted in
  a plain list of Qt's;
* RapidFuzz's WRatio over all names, as a plain scan would have it;
* the engine alone: names (50) and passages (20), without a window;
* an FTS5 table of all pages' text, one row each, asked for 20 rows without ranking.

Whatever takes longer than --seconds ends there; the number of key presses played is printed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QStringListModel, Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue
from medviewer.library.names.folding import fold
from medviewer.locations import Profile
from medviewer.ui.application import Application

PHRASES = ("renal impairment", "missed dose", "side effects nausea", "blood pressure", "in:dosage children")
LONGEST = 14
SCANNED = 200
PACED = 60
PACE = 100  # milliseconds between two keys, more than the pause after which the text is searched
SETTLING = 150  # milliseconds for what an empty box asks for to be over
ROWS = 100
PAINTED = 40  # more rows than the window can show at once
FRAME = 1000 / 60


class Measured(NamedTuple):
    """The times of one way to answer key presses, sorted, in milliseconds: by the clock, and of the processor."""

    name: str
    times: list[float]
    worked: list[float]

    def told(self) -> str:
        """Return a line."""
        return f"{self.name:42} {len(self.times):6}  {figures(self.times)}  processor {figures(self.worked)}"

    def ratio(self, other: Measured) -> str:
        """Return how much longer this takes than another."""
        shares = (("p50", 0.5), ("p99", 0.99))
        clock = ", ".join(f"{label} {at(self.times, share) / at(other.times, share):.2f}" for label, share in shares)
        worked = ", ".join(f"{label} {at(self.worked, share) / at(other.worked, share):.2f}" for label, share in shares)
        return f"{clock}; in processor time {worked}"


def at(times: Sequence[float], share: float) -> float:
    """Return the time that this share of the key presses does not exceed."""
    return times[min(len(times) - 1, int(len(times) * share))]


def figures(times: Sequence[float]) -> str:
    """Return p50, p99 and the longest."""
    return f"p50 {at(times, 0.5):7.2f} p99 {at(times, 0.99):7.2f} max {times[-1]:7.2f}"


def typings(titles: Sequence[str], count: int, rng: random.Random) -> Iterator[str]:
    """Yield what is typed: beginnings of names, every tenth time a phrase; every fourth time a letter is missing."""
    for number in range(count):
        word = rng.choice(PHRASES) if number % 10 == 9 else rng.choice(titles).lower()[: rng.randint(3, LONGEST)]
        if number % 4 == 0 and len(word) > 4:
            at = rng.randrange(1, len(word))
            word = word[:at] + word[at + 1 :]
        yield word


def presses(words: Iterable[str]) -> list[str]:
    """Return what stands in the box after each key press."""
    return [word[:end] for word in words for end in range(1, len(word) + 1)]


def timed(name: str, answers: Iterable[Callable[[], object]], seconds: float) -> Measured:
    """Call each and return what it took; those that cannot be called within `seconds` are left out."""
    times, worked, end = [], [], perf_counter() + seconds
    for answer in answers:
        begun, busy = perf_counter(), thread_time()
        answer()
        now, done = perf_counter(), thread_time()
        times.append(1000 * (now - begun))
        worked.append(1000 * (done - busy))
        if now > end:
            break
    measured = Measured(name, sorted(times), sorted(worked))
    print(measured.told(), flush=True)
    return measured


def work_for(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Window:
    """The real window on a library that has been indexed."""

    def __init__(self, qt: QApplication, library: Path, profile: str) -> None:
        program = Application(qt, Profile.of(profile))
        self.app = program.windows[0]
        self._field, self._viewport = self.app.window.drugs.field, self.app.window.drugs.view.viewport()
        settled: list[bool] = []
        self.app.session.settled.connect(lambda: settled.append(True))
        program.start([library], None)
        while not settled:
            work_for(20)
        self.shown: list[list[str]] = []
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self, words: Iterable[str], pause: int = 0) -> Iterator[Callable[[], object]]:
        """Yield what presses each key and paints, the box emptied before each word, `pause` milliseconds between.

        What the list then shows is appended to `shown`.
        """
        rows = self.app.window.drugs.model
        for word in words:
            self._field.clear()
            for letter in word:
                work_for(pause) if pause else QApplication.processEvents()
                yield lambda letter=letter: self._press(letter)
                seen = [rows.rows()[place] for place in range(min(PAINTED, rows.rowCount()))]
                texts = [f"{row.title}\n{row.subtitle}" for row in seen]
                self.shown.append(texts + [""] * (rows.rowCount() - len(texts)))

    def emptied(self, words: Iterable[str]) -> Iterator[Callable[[], object]]:
        """Yield what empties the box and paints the list of everything."""
        for word in words:
            QTest.keyClicks(self._field, word)
            QApplication.processEvents()
            yield self._empty

    def settling(self, words: Iterable[str]) -> Iterator[Callable[[], object]]:
        """Yield what presses the last letter of each word and waits until its passages are painted."""
        for word in words:
            self._field.clear()
            work_for(SETTLING)
            QTest.keyClicks(self._field, word[:-1])
            yield lambda letter=word[-1]: self._settle(letter)

    def close(self) -> None:
        """Close the window and what stands behind it."""
        self.app.window.close()
        self.app.close()

    def _press(self, letter: str) -> None:
        QTest.keyClicks(self._field, letter)
        self._viewport.repaint()

    def _settle(self, letter: str) -> None:
        loop = QEventLoop()
        connection = self.app.tasks.ended.connect(lambda task: loop.quit() if not task.cancelled else None)
        QTest.keyClicks(self._field, letter)
        loop.exec()
        self.app.tasks.ended.disconnect(connection)
        self._viewport.repaint()

    def _empty(self) -> None:
        QTest.keyClick(self._field, Qt.Key.Key_Escape)
        self._viewport.repaint()


class BareList:
    """A plain list over a bare FTS5 table of the names."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE name USING fts5(title, prefix='1 2 3')")
        self._db.executemany("INSERT INTO name VALUES (?)", ((title,) for title in titles))
        self._model, self._view = QStringListModel(), QListView()
        self._view.setUniformItemSizes(True)
        self._view.setModel(self._model)
        self._view.resize(320, 700)
        self._view.show()
        while not self._view.windowHandle().isExposed():
            work_for(20)

    def show(self, text: str, rows: list[str]) -> None:
        """Look for names with words that begin with those of `text`, and paint `rows`."""
        query = prefix_query(text)
        if query:
            self._db.execute("SELECT title FROM name WHERE name MATCH ? LIMIT ?", (query, ROWS)).fetchall()
        self._model.setStringList(rows)
        self._view.viewport().repaint()

    def close(self) -> None:
        """Close the list and its table."""
        self._view.close()
        self._db.close()


def prefix_query(text: str) -> str:
    """Return the FTS5 expression for all words of `text`, the last one as a prefix."""
    words = [f'"{word}"' for word in fold(text).split()]
    return " AND ".join(words) + "*" if words else ""


def table_of_text(catalogue: Catalogue, file: Path) -> sqlite3.Connection:
    """Return a database with nothing but an FTS5 table of all pages' text."""
    db = sqlite3.connect(file)
    db.execute("CREATE VIRTUAL TABLE page USING fts5(text)")
    for row in catalogue.listing():
        page = catalogue.page(row.id)
        text = page.path.read_text(encoding="utf-8", errors="replace") if page else ""
        db.execute("INSERT INTO page VALUES (?)", (text,))
    db.commit()
    return db


def ask_table(db: sqlite3.Connection, text: str) -> object:
    """Ask the bare table for the rows that hold all words, the last one as a prefix."""
    query = prefix_query(text)
    return db.execute("SELECT rowid FROM page WHERE page MATCH ? LIMIT 20", (query,)).fetchall() if query else []


def compare_window(window: Window, words: Sequence[str], seconds: float) -> None:
    """Measure the window, the floor and the scan, and print how they compare."""
    titles = [row.title for row in window.app.session.listing()]
    ours = timed("window, key press to painted", window.typed(words), seconds)
    shown = window.shown.copy()
    timed("window, box emptied to all painted", window.emptied(words[:SCANNED]), seconds)
    timed("window, a key every 0.1 s", window.typed(words[:PACED], PACE), seconds)
    bare = BareList(titles)
    answers = (lambda t=t, rows=rows: bare.show(t, rows) for t, rows in zip(presses(words), shown, strict=False))
    settled = timed("window, last key to passages painted", window.settling(words[:SCANNED]), seconds)
    floor = timed("bare FTS5 prefix query, same rows painted", answers, seconds)
    bare.close()
    names, some = [fold(title) for title in titles], presses(words)[:: max(1, len(presses(words)) // SCANNED)]
    scan = (lambda t=t: process.extract(fold(t), names, scorer=fuzz.WRatio, limit=50) for t in some)
    timed("RapidFuzz WRatio over all names", scan, seconds)
    print(f"window to bare query and painting: {ours.ratio(floor)}")
    print(f"window's p99 to a frame of 60 Hz: {at(ours.times, 0.99) / FRAME:.2f}")
    print(f"median of passages to three frames: {at(settled.times, 0.5) / FRAME / 3:.2f}")


def compare_engine(catalogue: Catalogue, words: Sequence[str], seconds: float) -> None:
    """Measure the engine without a window, beside a bare table of all text."""
    search, pressed = catalogue.search(), presses(words)
    timed("engine, names", (lambda t=t: search.names(t, limit=50) for t in pressed), seconds)
    timed("engine, passages", (lambda t=t: search.passages(t, limit=20) for t in pressed), seconds)
    with tempfile.TemporaryDirectory() as folder, closing(table_of_text(catalogue, Path(folder) / "bare.sqlite")) as db:
        timed("bare FTS5 prefix query over all text", (lambda t=t: ask_table(db, t) for t in pressed), seconds)


def main() -> None:
    """Read the command line, record the typings and play them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--typings", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", help="keep the index here for another run")
    parser.add_argument("--seconds", type=float, default=240, help="the longest that each may take")
    parser.add_argument("--no-text", action="store_true", help="leave out what is measured without the window")
    asked = parser.parse_args()
    qInstallMessageHandler(lambda *_: None)
    qt = QApplication([])
    qt.setStyle("fusion")
    with tempfile.TemporaryDirectory() as folder:
        window = Window(qt, asked.library, asked.profile or folder)
        titles = [row.title for row in window.app.session.listing()]
        words = list(typings(titles, asked.typings, random.Random(asked.seed)))
        print(f"{len(titles):,} pages, {len(words):,} typings, {len(presses(words)):,} key presses")
        compare_window(window, words, asked.seconds)
        if not asked.no_text and window.app.session.catalogue:
            compare_engine(window.app.session.catalogue, words, asked.seconds)
        window.close()


if __name__ == "__main__":
    main()
