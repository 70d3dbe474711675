"""Export every page of a library as `medviewer export --all` does, beside `cp -r` of the files that it made.

    python benchmarks/export_all.py [--library DIR] [--pages 6447] [--format html] [--rounds 3]

Without --library one is made (`make_library.py`), two of whose pages have titles that agree in their first 120 bytes.
Both are whole processes and end with all files on the disk: cp is followed by `sync -f`. In each round one comes after
the other; printed are the quickest round of each, files a second, and the ratio of the times.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_library import make

LONG = "Testamycin + Samplic acid + Proofex + " * 4


def library(folder: Path, pages: int) -> Path:
    """Make a library of so many pages and return it."""
    root = folder / "library"
    make(root, pages - 2, 1)
    for number in (1, 2):
        (root / f"long-{number}.md").write_text(f"# {LONG}{number}\n### Usage\nPain.\n", encoding="utf-8")
    return root


def seconds(command: list[str | Path]) -> float:
    """Run a command and return how long it took."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Run the rounds and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--library", type=Path)
    parser.add_argument("--pages", type=int, default=6447)
    parser.add_argument("--format", default="html")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = arguments.library or library(folder, arguments.pages)
        exporting: list[str | Path] = [sys.executable, "-m", "medviewer", "--library", root, "--profile", folder / "p"]
        exports, copies, files, size = [], [], 0, 0
        for _ in range(arguments.rounds):
            for made in ("out", "copy"):
                shutil.rmtree(folder / made, ignore_errors=True)
            exports.append(seconds([*exporting, "export", "--all", "--format", arguments.format, "-o", folder / "out"]))
            found = list((folder / "out").iterdir())
            files, size = len(found), sum(file.stat().st_size for file in found)
            copies.append(seconds(["sh", "-c", 'cp -r "$0" "$1" && sync -f "$1"', folder / "out", folder / "copy"]))
    took, copied = min(exports), min(copies)
    print(f"export --all --format {arguments.format}: {files} files, {size / 1e6:.0f} MB")
    print(f"  {took:6.1f} s, {files / took:7.0f} files/s")
    print(f"  {copied:6.1f} s, {files / copied:7.0f} files/s  cp -r of the same files, and sync")
    print(f"  ratio {took / copied:.1f}")


if __name__ == "__main__":
    main()
