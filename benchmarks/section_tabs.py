"""What the tabs of a page cost whose rest is in a menu, beside Qt's own bar with the same tabs, all in one run.

    QT_QPA_PLATFORM=offscreen python benchmarks/section_tabs.py [--tabs 20]

Measured, in milliseconds of the window's thread (the middle of many): one pixel more width, another tab chosen, the
tabs of a page that has those of the page before, and of one that has others. The last column is a ratio: in times of
the same with a QTabBar that scrolls. Each is painted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.ui.base.tabs import FoldedTabs
from medviewer.ui.base.theme import Theme

ROUNDS = 200


def refill(bar: QTabBar, titles: list[str]) -> None:
    """Have these tabs, as they are put into either bar."""
    if isinstance(bar, FoldedTabs):
        bar.put(titles, 3)
        return
    while bar.count():
        bar.removeTab(0)
    for title in titles:
        bar.addTab(title)
    bar.setCurrentIndex(3)


def work_on(bar: QTabBar, titles: list[str]) -> dict[str, Callable[[int], object]]:
    """Return what is measured, each called with the number of the round."""
    others = [[f"{title} {odd}" for title in titles] for odd in ("a", "b")]
    return {
        "a pixel wider": lambda round_: bar.window().resize(500 + round_, 60),
        "another tab": lambda round_: bar.setCurrentIndex(round_ % bar.count()),
        "the same tabs": lambda _round: refill(bar, titles),
        "other tabs": lambda round_: refill(bar, others[round_ % 2]),
    }


def measured(bar: QTabBar, titles: list[str]) -> dict[str, float]:
    """Return the middle of what each takes until it is painted, in milliseconds."""
    took: dict[str, float] = {}
    for name, work in work_on(bar, titles).items():
        refill(bar, titles)
        times = []
        for round_ in range(ROUNDS):
            begun = perf_counter()
            work(round_)
            QApplication.processEvents()
            times.append(1000 * (perf_counter() - begun))
        took[name] = median(times)
    return took


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tabs", type=int, default=20)
    titles = [f"Some section {number}" for number in range(parser.parse_args().tabs)]
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    sheet, found = Theme(qt, "light").style_sheet("page"), []
    for make in (lambda window: FoldedTabs("sections", "Sections", window), QTabBar):
        window = QWidget()
        window.setStyleSheet(sheet)
        bar = make(window)
        bar.setExpanding(False)
        QVBoxLayout(window).addWidget(bar)
        window.show()
        found.append(measured(bar, titles))
        window.hide()
    folded, floor = found
    for name, took in folded.items():
        print(f"{name:16}{took:8.2f} ms   floor {floor[name]:8.2f} ms   ratio {took / floor[name]:5.2f}")


if __name__ == "__main__":
    main()
