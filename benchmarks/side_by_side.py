"""What four labels side by side cost the reader beside one: to the first line, and how long the window stands still.

    QT_QPA_PLATFORM=offscreen python benchmarks/side_by_side.py [--rounds 5] [--library DIR NAME NAME NAME NAME]

Four pages of 150 KB are made, or those of a library are taken whose ids have the names in them. Times are in
milliseconds, the shortest of some rounds, all pages read once before: from asking until the first lines are painted.
The floor is the middle of what one of these pages takes; the ratio is in times of that. Gaps are how long the loop of
events stood still, as in `long_pages.py`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from event_loop import Gaps, Painted, wait
from long_pages import page

from medviewer import locations
from medviewer.ui.application import Application

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TITLES = ("First", "Second", "Third", "Fourth")


class SideBySide:
    """Opens pages one by one and side by side in a window."""

    def __init__(self, qt: QApplication, library: Path, profile: Path, names: Sequence[str]) -> None:
        self.app = Application(qt, locations.Profile.of(profile)).start([library], None)
        self.app.window.resize(1280, 800)
        self.gaps, self.painted = Gaps(), Painted()
        wait(lambda: len(self.app.session.listing()) >= len(names) and not self.app.tasks.busy())
        ids = [row.id for row in self.app.session.listing()]
        self.ids = [next(one for one in ids if name.casefold() in one.casefold()) for name in names]
        self.view = self.app.compare.view()
        for shown in (self.view, self.app.window.monograph):
            shown.page.viewport().installEventFilter(self.painted)

    def settle(self) -> None:
        """Wait until all is there that is shown, and nothing goes on."""
        QTest.qWait(10)  # what has been asked for begins
        shown = self.view if self.app.compare.is_shown() else self.app.window.monograph
        wait(lambda: not self.app.tasks.busy() and (shown.opened() is None or shown.page.steps.is_done()))
        wait(lambda: not self.app.compare.is_shown() or self.view.page.steps.is_done())
        QTest.qWait(30)

    def _painted(self, ask: Callable[[], object], is_shown: Callable[[], bool]) -> float:
        self.settle()
        begun = time.perf_counter()
        ask()
        wait(is_shown)
        shown = time.perf_counter()
        wait(lambda: self.painted.last > shown)
        took = 1000 * (self.painted.last - begun)
        self.settle()
        return took

    def open(self, page_id: str) -> float:
        """Open a page; return the milliseconds until it was painted."""
        one = self.app.window.monograph
        showing = self.app.compare.is_shown
        return self._painted(
            lambda: self.app.page.open(page_id),
            lambda: not showing() and (opened := one.opened()) is not None and opened.id == page_id,
        )

    def compare(self, count: int) -> float:
        """Put the first pages side by side; return the milliseconds until they were painted."""
        ids = self.ids[:count]
        return self._painted(
            lambda: self.app.compare.compare(ids),
            lambda: self.app.compare.is_shown() and [one.id for one in self.view.shown()] == ids,
        )

    def gap(self, action: Callable[[], object]) -> float:
        """Return the longest gap while something is done, until nothing goes on."""
        self.settle()
        self.gaps.begin()
        action()
        self.settle()
        return self.gaps.longest()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the comparison."""
        QTest.keyClick(self.view.page, key, modifier)

    def find(self, text: str) -> float:
        """Type a text into the find bar; return the longest gap of all keys."""
        self.press(Qt.Key.Key_F, CTRL)
        gaps = [self.gap(lambda letter=letter: QTest.keyClicks(self.view.find_bar.field, letter)) for letter in text]
        QTest.keyClick(self.view.find_bar.field, Qt.Key.Key_Escape)
        return max(gaps)

    def open_and_press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Put four pages side by side, and press a key as soon as they are shown."""
        self.app.compare.compare(self.ids)
        wait(lambda: self.app.compare.is_shown() and len(self.view.shown()) == len(self.ids))
        self.press(key, modifier)


def report(reader: SideBySide, rounds: int) -> None:
    """Measure one page and several in turn, and print."""
    for page_id in reader.ids:
        reader.open(page_id)
    away = dict(zip(reader.ids, [*reader.ids[1:], reader.ids[0]], strict=True))
    ones: dict[str, list[float]] = {page_id: [] for page_id in reader.ids}
    several: dict[int, list[float]] = {count: [] for count in range(2, len(reader.ids) + 1)}
    for _ in range(rounds):
        for page_id, took in ones.items():
            reader.open(away[page_id])
            took.append(reader.open(page_id))
        for count, took in several.items():
            reader.open(reader.ids[0])
            took.append(reader.compare(count))
    shortest = list(map(min, ones.values()))
    floor = median(shortest)
    print(f"one page    {' '.join(f'{one:.0f}' for one in shortest)} ms, the middle {floor:.0f} ms (floor)")
    for count, took in several.items():
        print(f"{count} of them   {min(took):5.0f} ms   {min(took) / floor:.1f} times the floor")
    report_gaps(reader, rounds)


def report_gaps(reader: SideBySide, rounds: int) -> None:
    """Measure how long the window stands still with all of them side by side, and print it."""
    page_gap = min(reader.gap(lambda: reader.open(reader.ids[0])) for _ in range(rounds) if reader.compare(4))
    print(f"longest gap in opening one    {page_gap:6.0f} ms   (floor)")

    def tell(what: str, action: Callable[[], object], before: Callable[[], object] = lambda: None) -> None:
        gaps = []
        for _ in range(rounds):
            before()
            gaps.append(reader.gap(action))
        print(f"    {what:25} {min(gaps):6.0f} ms   {min(gaps) / page_gap:.1f} times the floor")

    def away() -> None:
        reader.open(reader.ids[0])

    window, view = reader.app.window, reader.app.view
    tell("opening", lambda: reader.compare(4), away)
    for what, key, modifier in (("End", Qt.Key.Key_End, 0), ("copying all", Qt.Key.Key_C, CTRL | SHIFT)):
        modifiers = modifier or Qt.KeyboardModifier.NoModifier
        tell(f"{what}, at once", lambda key=key, with_=modifiers: reader.open_and_press(key, with_), away)
        tell(what, lambda key=key, with_=modifiers: reader.press(key, with_))
    tell("leaving from the end", away, lambda: (reader.compare(4), reader.gap(lambda: reader.press(Qt.Key.Key_End))))
    reader.compare(4)
    tell("another tab", lambda: reader.press(Qt.Key.Key_Tab, CTRL))
    reader.press(Qt.Key.Key_1, CTRL)
    tell("narrower", lambda: window.resize(900, 600), lambda: window.resize(1280, 800))
    tell("wider", lambda: window.resize(1280, 800), lambda: window.resize(900, 600))
    tell("larger text", lambda: view.resize_text(1), lambda: view.resize_text(-1))
    print(f"    find, longest of each key {reader.find('kidney'):6.0f} ms")


def main() -> None:
    """Measure in a window of our own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--library", type=Path)
    parser.add_argument("names", nargs="*", default=TITLES)
    asked = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        library = asked.library or folder / "pages"
        if not asked.library:
            library.mkdir()
            for number, title in enumerate(TITLES):
                text = page(title, 150_000 - 1_000 * number)
                (library / f"{title.lower()}.md").write_text(text, encoding="utf-8")
        reader = SideBySide(qt, library, folder / "profile", asked.names)
        report(reader, asked.rounds)
        reader.app.window.close()
        reader.app.close()


if __name__ == "__main__":
    main()
