"""What indexing costs, beside the least that it could cost, measured in the same run.

    python benchmarks/index.py LIBRARY

The floor: read all bytes, python-frontmatter on all pages, one FTS5 insert of all text. Ours: the first indexing, in
this process alone (processor time) and as the program does it (wall time, with its processes); size of the index for
each MB of text; peak memory; then a warm start: what `stale` costs where nothing changed.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library import holding
from medviewer.library.catalogue import Catalogue, name_libraries


def floor(library: Path, file: Path) -> tuple[float, float, int]:
    """Return wall and processor seconds of the floor, and the bytes of text."""
    import frontmatter

    wall, used = perf_counter(), process_time()
    size = 0
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE VIRTUAL TABLE page USING fts5(text)")
        for path in sorted(library.rglob("*.md")):
            data = path.read_bytes()
            size += len(data)
            text = data.decode("utf-8", "replace")
            frontmatter.loads(text)
            db.execute("INSERT INTO page VALUES (?)", (text,))
        db.commit()
    return perf_counter() - wall, process_time() - used, size


def indexed(library: Path, folder: Path) -> tuple[float, float]:
    """Index a library that no index is of yet; return wall seconds and processor seconds of this process."""
    with closing(Catalogue.open(name_libraries([library]), folder)) as catalogue:
        wall, used = perf_counter(), process_time()
        catalogue.update()
        return perf_counter() - wall, process_time() - used


def warm(library: Path, folder: Path) -> float:
    """Return the seconds from opening a library that did not change to knowing that."""
    begun = perf_counter()
    with closing(Catalogue.open(name_libraries([library]), folder)) as catalogue:
        assert not catalogue.stale()
    return perf_counter() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    library = parser.parse_args().library
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        floor_wall, floor_used, size = floor(library, folder / "floor.sqlite")
        few, holding.FEW = holding.FEW, 1 << 60
        wall, used = indexed(library, folder / "alone")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        holding.FEW = few
        quick, _ = indexed(library, folder / "program")
        index = sum(file.stat().st_size for file in (folder / "program").iterdir())
        megabytes = size / 1e6
        print(f"{megabytes:.1f} MB of text")
        print(f"floor                       {floor_used:8.1f} s processor, {floor_wall:8.1f} s wall")
        times = f"{used / floor_used:.2f} times the floor"
        print(f"in this process             {used:8.1f} s processor, {wall:8.1f} s wall, {times}")
        print(f"as the program does it      {quick:8.1f} s wall, {quick / floor_wall:.2f} times the floor's")
        print(f"index                       {index / 1e6:8.1f} MB, {index / size:.2f} MB for each MB of text")
        print(f"peak memory of this process {peak:8.1f} MB")
        print(f"warm start                  {1000 * warm(library, folder / 'program'):8.1f} ms")


if __name__ == "__main__":
    main()
