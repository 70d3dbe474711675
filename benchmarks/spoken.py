"""What a screen reader's first question about a page costs, beside the least that could answer it, all in one run.

    QT_QPA_PLATFORM=offscreen python benchmarks/spoken.py [--times 3]

Measured, in milliseconds of the window's thread (the shortest of some): the headings, links, tables and raised numbers
that are told of a document; and what each of them says and what stands in it, which is asked for one at a time: all of
it, and the longest of one. The floor is one walk over the blocks and their fragments. Twice the page must take some
twice as long: the last column is what twice the page takes, in times of the page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.monograph.html.markdown_html import convert
from medviewer.ui.page.spoken_page import PageElement, elements_of

HEAD = "| Weight | Dose | Note |\n|---|---|---|\n"


def _table(rows: int) -> str:
    return HEAD + "".join(f"| {row} kg | {row} mg | [see](a.md#{row}) {'text ' * 20}|\n" for row in range(rows))


PAGES: dict[str, Callable[[int], str]] = {
    "a table of 300 rows": lambda times: "Give 5 mg/kg. " * 4000 + "\n\n" + _table(300 * times),
    "500 raised numbers": lambda times: "\n\n".join("10<sup>9</sup>/L" for _ in range(500 * times)),
    "300 small tables": lambda times: "\n\n".join(_table(1) for _ in range(300 * times)),
    "900 links": lambda times: " ".join(f"[{link}](a.md#{link})" for link in range(900 * times)),
}


def document(markdown: str) -> QTextDocument:
    """Return a page that is laid out."""
    made = QTextDocument()
    made.setHtml(convert(markdown))
    made.documentLayout().documentSize()
    return made


def walk(made: QTextDocument) -> None:
    """Go once over all fragments of a document."""
    block = made.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            parts.fragment().charFormat()
            parts += 1
        block = block.next()


def took(work: Callable[[], object]) -> float:
    """Return what some work takes, in milliseconds."""
    begun = perf_counter()
    work()
    return 1000 * (perf_counter() - begun)


def asked(element: PageElement) -> Iterator[float]:
    """Yield what each answer about an element takes, and about all that stands in it."""
    yield took(lambda: (element.name, element.inside))
    for inner in element.inside:
        yield from asked(inner)


def measured(made: QTextDocument) -> tuple[float, float, float, float]:
    """Return the floor, the elements, all that they say, and the longest answer of one."""
    floor, first = took(lambda: walk(made)), took(lambda: elements_of(made))
    answers = [answer for element in elements_of(made) for answer in asked(element)]
    return floor, first, sum(answers), max(answers)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    QApplication([])
    print(f"{'':22}{'floor':>8}{'first':>8}{'ratio':>7}{'all':>8}{'longest':>9}{'twice':>7}")
    for name, page in PAGES.items():
        once, twice = document(page(1)), document(page(2))
        results = [measured(once) for _ in range(times)]
        floor, first, said, longest = map(min, zip(*results, strict=True))
        more = min(sum(measured(twice)[1:3]) for _ in range(times)) / (first + said)
        print(f"{name:22}{floor:8.1f}{first:8.1f}{first / floor:7.1f}{said:8.1f}{longest:9.1f}{more:7.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
