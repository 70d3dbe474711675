"""What a long page costs the reader beside a short one: to its first line, to its end, in another size, to find in it.

    QT_QPA_PLATFORM=offscreen python benchmarks/long_pages.py [--rounds 3]

Each page is opened in a window of its own library, the pages read once before. Times are in milliseconds, the shortest
of some rounds: from asking for a page until its first lines are painted. Gaps are how long the loop of events stood
still, the longest of a round and the shortest of the rounds, counted as the least of the clock and of the processor's
time, so that other work on the machine does not count. The floor of a gap is that of the short page.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from event_loop import Gaps, Painted, wait

from medviewer import locations
from medviewer.ui.application import Application

SENTENCE = (
    "Give {0} mg by mouth every {1} hours; where the kidneys are weak, half of it, and no more than {2} mg a day."
)


def section(title: str, number: int) -> str:
    """Return a section of some 1,500 letters: paragraphs, a list and a small table."""
    told = [SENTENCE.format(number + n, 4 + n % 9, 3 * number + n) for n in range(9)]
    rows = "".join(f"| {n} kg | {n * 5} mg |\n" for n in range(number, number + 5))
    items = "".join(f"* {line}\n" for line in told[5:])
    return f"### {title} {number}\n{' '.join(told[:2])}\n\n{told[3]}\n\n{items}\n| Weight | Dose |\n|---|---|\n{rows}\n"


def page(title: str, letters: int) -> str:
    """Return a page of about so many letters."""
    text, number = f"# {title}\n", 0
    while len(text) < letters:
        text += section(("Dosage", "Precautions", "Adverse Reactions", "Storage")[number % 4], number)
        number += 1
    return text


def table(title: str, rows: int) -> str:
    """Return a page with one table."""
    lines = "".join(
        f"| {n} kg | {n * 5} mg | every {n % 9 + 4} hours | with water, and slowly |\n" for n in range(rows)
    )
    return f"# {title}\n### Dosage\n| Weight | Dose | Time | Remark |\n|---|---|---|---|\n{lines}"


def doses(title: str, tables: int) -> str:
    """Return a page of tables that are cramped between the lines of a page, of a hundred cells each."""
    rows = "".join(
        f"| Patients of kind {n} with weak kidneys | {n * 5} to {n * 9} mg | every {n % 9 + 4} hours | {n} days |\n"
        for n in range(9, 34)
    )
    table = f"Text.\n\n| In whom, and for what | Dose | Interval | Longest course |\n|---|---|---|---|\n{rows}\n"
    return f"# {title}\n### Dosage\n{table * tables}"


PAGES = {
    "short": page("Short", 7_000),
    "label": page("Label", 150_000),
    "huge": page("Huge", 1_000_000),
    "table": table("Table", 2_000),
    "doses": doses("Doses", 60),
}


class Reader:
    """Opens pages in a window, and does with them what a reader does."""

    def __init__(self, qt: QApplication, folder: Path) -> None:
        self.app = Application(qt, locations.Profile.of(folder / "profile")).start([folder / "pages"], None)
        self.app.window.resize(1280, 800)
        self.page = self.app.window.monograph.page
        self.gaps = Gaps()
        self.painted = Painted()
        self.page.viewport().installEventFilter(self.painted)
        wait(lambda: len(self.app.session.listing()) == len(PAGES) and not self.app.tasks.busy())

    def settle(self) -> None:
        """Wait until all of the page is there, and nothing goes on."""
        wait(lambda: not self.app.tasks.busy() and self.page.steps.is_done())
        QTest.qWait(30)

    def open(self, name: str) -> float:
        """Open a page; return the milliseconds until it was painted."""
        shown = list[float]()
        changed = self.app.window.monograph.text.page_changed.connect(lambda: shown.append(time.perf_counter()))
        begun = time.perf_counter()
        self.app.page.open(f"pages/{name}.md")
        wait(lambda: bool(shown) and self.painted.last > shown[0])
        self.app.window.monograph.text.page_changed.disconnect(changed)
        return 1000 * (self.painted.last - begun)

    def gap(self, action: Callable[[], object]) -> float:
        """Return the longest gap while something is done, until nothing goes on."""
        self.gaps.begin()
        action()
        self.settle()
        return self.gaps.longest()

    def press(self, key: Qt.Key) -> None:
        """Press a key in the page."""
        QTest.keyClick(self.page, key)

    def find(self, text: str) -> list[float]:
        """Type a text into the find bar; return the longest gap of each key."""
        QTest.keyClick(self.app.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        field = self.app.window.monograph.find_bar.field
        field.clear()
        self.settle()
        return [self.gap(lambda letter=letter: QTest.keyClicks(field, letter)) for letter in text]


def least(rounds: int, measure: Callable[[], float]) -> float:
    """Return the shortest of some rounds."""
    return min(measure() for _ in range(rounds))


def report(reader: Reader, rounds: int) -> None:
    """Measure, and print."""
    for name in PAGES:
        reader.open(name)
        reader.settle()

    def opening(name: str) -> float:
        reader.open("short" if name != "short" else "label")
        reader.settle()
        took = reader.open(name)
        reader.settle()
        return took

    def opening_gap(name: str) -> float:
        reader.open("short" if name != "short" else "label")
        reader.settle()
        return reader.gap(lambda: reader.open(name))

    times = {name: least(rounds, lambda name=name: opening(name)) for name in PAGES}
    for name, took in times.items():
        told = f"{len(PAGES[name]) // 1000} KB"
        print(f"first lines of {name:6} {told:>8} {took:7.0f} ms   {took / times['short']:.1f} times the short one")
    floor = least(rounds, lambda: opening_gap("short"))
    print(f"longest gap in opening short {floor:7.0f} ms   (floor)")
    for name in ("label", "huge", "table", "doses"):
        print(f"longest gap, {name}:")
        tell("opening", floor, least(rounds, lambda name=name: opening_gap(name)))
        tell("End", floor, least(rounds, lambda: reader.gap(lambda: reader.press(Qt.Key.Key_End))))
        tell("narrower, from the end", floor, least(1, lambda: reader.gap(lambda: reader.app.window.resize(900, 800))))
        tell("wider, from the end", floor, least(1, lambda: reader.gap(lambda: reader.app.window.resize(1280, 800))))
        tell("larger text, from the end", floor, least(1, lambda: reader.gap(lambda: reader.app.view.resize_text(1))))
        tell("smaller text, from the end", floor, least(1, lambda: reader.gap(lambda: reader.app.view.resize_text(-1))))
        tell("Home", floor, least(rounds, lambda: reader.gap(lambda: reader.press(Qt.Key.Key_Home))))
    reader.open("huge")
    reader.settle()
    keys = reader.find("kidneys")
    print("find in huge, longest gap of each key: " + " ".join(f"{gap:.0f}" for gap in keys) + " ms")


def tell(what: str, floor: float, gap: float) -> None:
    """Print a gap."""
    print(f"    {what:26} {gap:7.0f} ms   {gap / floor:.1f} times the floor")


def main() -> None:
    """Measure in a window of our own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    qt = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / "pages").mkdir()
        for name, text in PAGES.items():
            (folder / "pages" / f"{name}.md").write_text(text, encoding="utf-8")
        reader = Reader(qt, folder)
        report(reader, rounds)
        reader.app.window.close()
        reader.app.close()


if __name__ == "__main__":
    main()
