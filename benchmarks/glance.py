"""What a page's glance (essentials and topics) costs where the page is read, beside reading it, all in one run.

    python benchmarks/glance.py [LIBRARY …] [--times 5]

Measured, in milliseconds of the processor in one thread (the shortest of some): parsing each page, which is the floor;
and its glance. Printed for the bundled pages, for those of each LIBRARY (labels that `medviewer import` has written),
and for a label of 150 KB that is made here: how many, their characters, both times for the page that takes longest, and
what a page takes with its glance in times of one without, over all of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import thread_time
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer import locations
from medviewer.library.glance.page_glance import glance_of
from medviewer.monograph.parser import parse

LABEL = "---\ntitle: Made\nsource: {kind: spl, set_id: made}\n---\n\n"
SAID = "Patients with severe disease were watched for signs of harm, and {} of {} recovered within weeks. "


class Cost(NamedTuple):
    """The time of one page. read, glanced: milliseconds."""

    characters: int
    read: float
    glanced: float


def made_label() -> str:
    """Return a label of 19 sections and 150 KB whose dose stands behind much that is none."""
    text = "".join(SAID.format(number, 2 * number) for number in range(20))
    paragraphs = "\n\n".join(text for _ in range(4))
    dosage = "\n\n".join(["Tablets of 250 mg are available.", paragraphs, "The recommended dose is 250 mg once daily."])
    titles = ("Usage", "Contraindications", "Precautions", "Side Effects", "Interactions", "How it Works")
    others = [f"## {title}\n\n{paragraphs}" for title in titles * 3]
    return f"{LABEL}> **WARNING: HARM**\n>\n> {text}\n\n## Dosage\n\n{dosage}\n\n" + "\n\n".join(others)


def cost(text: str, times: int) -> Cost:
    """Return what a page costs."""
    monograph = parse(text, "page")
    read = min(_timed(lambda: parse(text, "page")) for _ in range(times))
    glanced = min(_timed(lambda: glance_of(monograph)) for _ in range(times))
    return Cost(len(text), read, glanced)


def _timed(work: object) -> float:
    begin = thread_time()
    work()  # type: ignore[operator]
    return (thread_time() - begin) * 1000


def pages(folder: Path) -> Iterator[str]:
    """Yield the text of each page of a folder."""
    for path in sorted(folder.rglob("*.md")):
        yield path.read_text(encoding="utf-8")


def report(name: str, texts: Iterable[str], times: int) -> None:
    """Print a line for a set of pages."""
    costs = [cost(text, times) for text in texts]
    slowest = max(costs, key=lambda one: one.glanced)
    read, glanced = sum(one.read for one in costs), sum(one.glanced for one in costs)
    print(
        f"{name:<16} {len(costs):>4} pages   slowest: {slowest.characters:>7,} characters, "
        f"read {slowest.read:7.1f} ms, glance {slowest.glanced:5.2f} ms   all: {(read + glanced) / read:.3f} times"
    )


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("libraries", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    report("bundled pages", pages(locations.bundled_library()), asked.times)
    for folder in asked.libraries:
        report(folder.name, pages(folder), asked.times)
    report("a made label", [made_label()], asked.times)


if __name__ == "__main__":
    main()
