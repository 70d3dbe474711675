"""What indexing costs, beside the least that it could cost, measured in the same run.

    python benchmarks/index.py LIBRARY [--warm]

The floor: read all bytes, python-frontmatter on all pages, one FTS5 insert of all text. Ours: the first indexing, in
this process alone (processor time) and as the program does it (wall time, with its processes); size of the index for
each MB of text; peak memory; what a warm start costs where nothing changed; how long after its edit one page is found.
--warm: the warm start of the library's first 1,000, 10,000 and 100,000 pages too, each in a folder of its own.

The pages are linked into a folder of this run, and one of them is replaced there; the library itself stays as it is.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.indexing import folder_library


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


def warm(library: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds, and processor seconds, from opening a library that did not change to knowing that."""
    wall, used = perf_counter(), process_time()
    with closing(Catalogue.open(name_libraries([library]), folder)) as catalogue:
        assert not catalogue.stale()
    return perf_counter() - wall, process_time() - used


def linked(library: Path, place: Path, pages: int | None = None) -> int:
    """Put the first `pages` of a library into `place`, without copying where that can be; return how many."""
    paths = list(itertools.islice(sorted(library.rglob("*.md")), pages))
    for path in paths:
        target = place / path.relative_to(library)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, target)
        except OSError:
            shutil.copy(path, target)
    return len(paths)


def edited(library: Path, folder: Path) -> tuple[float, float]:
    """Replace a page of an indexed library; return the seconds, and processor seconds, until a new word is found."""
    paths = sorted(library.rglob("*.md"))
    path = paths[len(paths) // 2]
    text = path.read_text(encoding="utf-8")
    with closing(Catalogue.open(name_libraries([library]), folder)) as catalogue:
        path.unlink()
        path.write_text(f"{text}\nA thylacine reads it.\n", encoding="utf-8")
        wall, used = perf_counter(), process_time()
        assert catalogue.stale()
        catalogue.update()
        [hit] = catalogue.search().passages("thylacine").hits
        taken = perf_counter() - wall, process_time() - used
    assert hit.id.endswith(path.name)
    return taken


def told(seconds: tuple[float, float]) -> str:
    """Return wall and processor time as a line shows them."""
    return f"{1000 * seconds[0]:8.1f} ms wall, {1000 * seconds[1]:8.1f} ms processor"


def warm_starts(library: Path, folder: Path) -> None:
    """Print what a warm start costs as a function of pages."""
    for pages in (1_000, 10_000, 100_000):
        place = folder / f"first-{pages}"
        if linked(library, place, pages) < pages:
            break
        indexed(place, folder / f"index-{pages}")
        best = min(warm(place, folder / f"index-{pages}") for _ in range(3))
        print(f"warm start, {pages:7} pages   {told(best)}")


def first_indexing(library: Path, folder: Path) -> None:
    """Measure and print the first indexing beside the floor; the index stays in `folder`, as the program made it."""
    floor_wall, floor_used, size = floor(library, folder / "floor.sqlite")
    few, folder_library.FEW = folder_library.FEW, 1 << 60
    wall, used = indexed(library, folder / "alone")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    folder_library.FEW = few
    quick, waited = indexed(library, folder / "program")
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    together = waited + others.ru_utime + others.ru_stime
    index = sum(file.stat().st_size for file in (folder / "program").iterdir())
    print(f"{size / 1e6:.1f} MB of text")
    print(f"floor                       {floor_used:8.2f} s processor, {floor_wall:8.2f} s wall")
    times = f"{used / floor_used:.2f} times the floor"
    print(f"in this process             {used:8.2f} s processor, {wall:8.2f} s wall, {times}")
    times = f"{quick / floor_wall:.2f} times the floor's wall"
    print(f"as the program does it      {together:8.2f} s processor, {quick:8.2f} s wall, {times}")
    print(f"index                       {index / 1e6:8.1f} MB, {index / size:.2f} MB for each MB of text")
    largest = others.ru_maxrss / 1024
    print(
        f"peak memory                 {peak:8.1f} MB in this process, {largest:.1f} MB in the program's largest other"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--warm", action="store_true", help="measure warm starts as a function of pages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        library = folder / "library"
        print(f"{linked(asked.library, library)} pages")
        first_indexing(library, folder)
        print(f"warm start                  {told(warm(library, folder / 'program'))}")
        print(f"edited page findable after  {told(edited(library, folder / 'program'))}")
        if asked.warm:
            warm_starts(asked.library, folder)


if __name__ == "__main__":
    main()
