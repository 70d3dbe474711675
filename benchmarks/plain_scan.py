"""What it costs to go through all pages for a text that the index of words does not find, beside `grep -r`.

    python benchmarks/plain_scan.py LIBRARY [--rounds 5] [--profile DIR]

Each text is looked for on the pages of LIBRARY letter by letter, as the search box does where its index finds nothing,
and by `grep -rFc` and by `grep -rFic` (any case), which read the files of the folder, in turn, in the same run. Printed
are medians in milliseconds, and how many times as long the pages take. grep takes no `½` for `1/2` and knows nothing of
sections or front matter. A text that is on no page is the longest way: every page is looked at.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.locations import Profile

TEXTS = ("10^9/Q", "≥ 50", "%", "½", "nvulsan", "zzz-zzz", "µg")


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds a piece of work took."""
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)


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
            times: list[tuple[float, float, float]] = []
            for _ in range(options.rounds):
                scan = timed(lambda text=text: search.scan(text))
                greps = [timed(lambda o=o, text=text: grep(o, text, options.library)) for o in ("-rFc", "-rFic")]
                times.append((scan, greps[0], greps[1]))
            scan, plain, any_case = map(median, zip(*times, strict=True))
            found = search.scan(text)
            print(
                f"{text:10} {found.scanned:7} pages {sum(found.counts.values()):6} passages  {scan:7.0f} ms;  grep -F "
                f"{plain:5.0f} ms: {scan / plain:5.1f} times;  -Fi {any_case:5.0f} ms: {scan / any_case:5.1f} times"
            )
        catalogue.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
