"""What it costs to go through all pages for a text that the index of words does not find, beside `grep -r`.

    python benchmarks/plain_scan.py LIBRARY [--rounds 5] [--profile DIR]

Each text is looked for on the pages of LIBRARY letter by letter, as the search box does where its index finds nothing,
and by `grep -rFc` and by `grep -rFic` (any case), which read the files of the folder, in turn, in the same run. Printed
are medians in milliseconds, and how many times as long the pages take, by the clock and in time of the processor, which
other work on the machine changes less. grep takes no `½` for `1/2` and knows nothing of
sections or front matter. A text that is on no page is the longest way: every page is looked at.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.locations import Profile

TEXTS = ("10^9/Q", "≥ 50", "%", "½", "nvulsan", "zzz-zzz", "µg")


class Cost(NamedTuple):
    """Milliseconds by the clock, and of the processor, of this process and its children."""

    clock: float
    worked: float


def timed(work: Callable[[], object]) -> Cost:
    """Return what a piece of work cost."""
    start, worked = perf_counter(), sum(os.times()[:4])
    work()
    return Cost(1000 * (perf_counter() - start), 1000 * (sum(os.times()[:4]) - worked))


def median_of(costs: Iterable[Cost]) -> Cost:
    """Return the middle of each."""
    return Cost(*map(median, zip(*costs, strict=True)))


def ratio(cost: Cost, other: Cost) -> str:
    """Return how much more one cost than another; the system counts the processor in hundredths of a second."""
    return f"{cost.clock / other.clock:5.1f} times, {cost.worked / max(other.worked, 10):5.1f} of the processor"


def grep(options: str, text: str, folder: Path) -> None:
    """Count the lines with a text in the files of a folder."""
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    subprocess.run(["grep", options, "--", text, folder], stdout=subprocess.DEVNULL, env=environment, check=False)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile.of(options.profile or Path(folder, "profile"))
        catalogue = Catalogue.open(name_libraries([options.library]), profile.index)
        catalogue.update()
        search = catalogue.search()
        for text in TEXTS:
            times: list[tuple[Cost, Cost, Cost]] = []
            for _ in range(options.rounds):
                scan = timed(lambda text=text: search.scan(text))
                greps = [timed(lambda o=o, text=text: grep(o, text, options.library)) for o in ("-rFc", "-rFic")]
                times.append((scan, greps[0], greps[1]))
            scan, plain, any_case = map(median_of, zip(*times, strict=True))
            found = search.scan(text)
            passages = sum(found.counts.values())
            print(f"{text:10} {found.scanned:7} pages {passages:6} passages  {scan.clock:6.0f} ms")
            print(f"    grep -rFc  {plain.clock:5.0f} ms: {ratio(scan, plain)}")
            print(f"    grep -rFic {any_case.clock:5.0f} ms: {ratio(scan, any_case)}")
        catalogue.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
