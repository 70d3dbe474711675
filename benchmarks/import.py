"""What importing labels costs beside reading their XML and writing its bare text, and whether its memory stays flat.

    python benchmarks/import.py SAMPLES [--labels 2000]

SAMPLES is a folder of SPL files (XML). Labels are made of them by changing ids and names. The floor, in the same run
and one process: lxml parses each file, and all its text is written to another one.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

FEW = 200
_SET_ID = re.compile(rb'(<setId\s+root=")[^"]+')
_NAME = re.compile(rb"(<name>)([^<]+)")
_RUN = """
import resource, sys, time
from medviewer.cli import main
started = time.perf_counter()
code = main(sys.argv[1:])
spent = time.perf_counter() - started
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
busy = sum(one.ru_utime + one.ru_stime for one in used)
print("measured", spent, busy, *(one.ru_maxrss // 1024 for one in used))
sys.exit(code)
"""


def made(samples: list[bytes], count: int) -> Iterator[bytes]:
    """Yield labels that differ from the samples in setId and names."""
    for number in range(count):
        data = _SET_ID.sub(rb"\g<1>%08x-0000-4000-8000-%012x" % (number, number), samples[number % len(samples)])
        yield _NAME.sub(rb"\g<1>\g<2> %d" % number, data)


def write_labels(folder: Path, samples: list[bytes], count: int) -> int:
    """Write `count` labels into `folder`; return their bytes."""
    folder.mkdir()
    total = 0
    for number, data in enumerate(made(samples, count)):
        total += (folder / f"{number:06}.xml").write_bytes(data)
    return total


def floor(labels: Path, target: Path) -> tuple[float, float]:
    """Return the seconds that parsing all files and writing their bare text takes, and those of a processor."""
    target.mkdir()
    started, busy = time.perf_counter(), time.process_time()
    for file in sorted(labels.iterdir()):
        text = "".join(etree.parse(file).getroot().itertext())
        (target / f"{file.stem}.txt").write_text(text, encoding="utf-8")
    return time.perf_counter() - started, time.process_time() - busy


def imported(labels: Path, target: Path) -> tuple[float, float, int, int]:
    """Return the seconds that an import takes, those of processors, and the peak memory in MB.

    The memory is that of the program, and of the larger of its two helpers.
    """
    command = [sys.executable, "-c", _RUN, "import", "spl", str(labels), "--to", str(target)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    _, spent, busy, own, helper = result.stdout.splitlines()[-1].split()
    return float(spent), float(busy), int(own), int(helper)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("samples", type=Path)
    parser.add_argument("--labels", type=int, default=2000)
    options = parser.parse_args()
    samples = [file.read_bytes() for file in sorted(options.samples.glob("*.xml"))]
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for count in (FEW, options.labels):
            size = write_labels(root / "labels", samples, count)
            bare, bare_busy = floor(root / "labels", root / "bare")
            spent, busy, own, helper = imported(root / "labels", root / "pages")
            again, *_ = imported(root / "labels", root / "pages")
            print(f"{count} labels, {size / 1e6:.0f} MB")
            print(f"  bare {bare:.1f} s, import {spent:.1f} s, {spent / bare:.1f} times")
            print(f"  of processors {bare_busy:.1f} and {busy:.1f} s, {busy / bare_busy:.1f} times")
            print(f"  {spent / count * 1000:.1f} ms a label, importing again {again:.1f} s, peak {own} and {helper} MB")
            for folder in ("labels", "bare", "pages"):
                shutil.rmtree(root / folder)


if __name__ == "__main__":
    main()
