"""Make a downtime pack of many monographs, beside one monograph as a PDF; print time, pages, size and memory of both.

    python benchmarks/packs/pack.py [--monographs 200] [--library DIR]

The library's pages are taken in turn until there are enough. Each of the two is made in a process of its own, so that
the memory (the most that was resident) is its own, too. The ratio is the time a monograph in the pack takes to that of
one made alone, both without the start of the program.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from medviewer.export import downtime
from medviewer.export.page_source import PageSource
from medviewer.export.paper import pdf
from medviewer.locations import bundled_library
from medviewer.monograph.decoding import read_page
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse


def read(path: Path) -> tuple[Monograph, PageSource]:
    """Read one page as the command line does."""
    text, _ = read_page(path)
    return parse(text, path.stem), PageSource(path.parent.name, path.name, "2026-01-01")


def alone(files: list[Path]) -> dict[str, float]:
    """Make PDFs of single monographs, the first of which pays for fonts, and return the figures of one."""
    pdf.render(*read(files[0]))
    started = time.perf_counter()
    made = [pdf.render(*read(file)) for file in files[:20]]
    seconds = (time.perf_counter() - started) / len(made)
    return {"seconds": seconds, "bytes": len(made[0]), "memory": most_memory()}


def together(files: list[Path]) -> dict[str, float]:
    """Make the pack and return its figures."""
    members = [downtime.DowntimePage(file.stem, lambda file=file: read(file)) for file in files]
    started = time.perf_counter()
    pack = downtime.render("Benchmark", members)
    assert pack is not None
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "bytes": len(pack.pdf), "pages": pack.pages, "memory": most_memory()}


def most_memory() -> float:
    """Return the most memory that this process had, in MB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    """Run both, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--monographs", type=int, default=200)
    parser.add_argument("--library", type=Path, default=bundled_library())
    parser.add_argument("--only", choices=("alone", "together"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    pages = sorted(path for path in arguments.library.rglob("*.md"))
    files = list(itertools.islice(itertools.cycle(pages), arguments.monographs))
    if arguments.only:
        print(json.dumps(alone(files) if arguments.only == "alone" else together(files)))
        return
    one, all_of_them = (
        json.loads(subprocess.check_output([sys.executable, *sys.argv, "--only", which]))
        for which in ("alone", "together")
    )
    each = all_of_them["seconds"] / len(files)
    print(
        f"one monograph     {one['seconds'] * 1000:6.0f} ms, {one['bytes'] / 1e6:.2f} MB, memory {one['memory']:.0f} MB"
    )
    print(
        f"pack of {len(files):4}      {all_of_them['seconds'] * 1000:6.0f} ms, {all_of_them['bytes'] / 1e6:.2f} MB, "
        f"memory {all_of_them['memory']:.0f} MB, {all_of_them['pages']:.0f} pages"
    )
    print(f"a monograph in it {each * 1000:6.0f} ms, {each / one['seconds']:.2f} times one alone")
    print(f"more memory       {all_of_them['memory'] - one['memory']:6.0f} MB")


if __name__ == "__main__":
    main()
