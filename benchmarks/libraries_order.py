"""What a change of the order of libraries costs, beside a first look at the list in the new order.

    python benchmarks/libraries_order.py LIBRARY [LIBRARY...]

Each library is opened, brought up to date and then moved to the front. The floor: the rows that a window shows first,
read in the new order, which nothing can leave out. Beside it, what was done before: all opened anew.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries

ROUNDS = 20


def main() -> None:
    """Print milliseconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("libraries", metavar="LIBRARY", nargs="+", type=Path)
    libraries = name_libraries(parser.parse_args().libraries)
    with tempfile.TemporaryDirectory() as folder, closing(Catalogue.open(libraries, Path(folder))) as catalogue:
        catalogue.update()
        read: list[int] = []
        moving, showing, opening = [], [], []
        for _round in range(ROUNDS):
            roots = [library.root for library in catalogue.libraries]
            begun = perf_counter()
            assert catalogue.arrange([roots[-1], *roots[:-1]]) == []
            moved = perf_counter()
            pages = len(catalogue.listing()[:128])
            shown = perf_counter()
            with closing(Catalogue.open(catalogue.libraries, Path(folder))) as anew:
                opened = perf_counter()
                anew.stale()
            moving.append(moved - begun)
            showing.append(shown - moved)
            opening.append(opened - shown)
        changes = catalogue.update(lambda _done, total: read.append(total))
    move, show, anew_time = (sorted(times)[ROUNDS // 2] * 1000 for times in (moving, showing, opening))
    print(f"{len(libraries)} libraries, {pages} rows shown, pages read after all changes: {max(read)}, {bool(changes)}")
    print(f"change of order {move:.3f} ms, rows shown {show:.3f} ms: {move / show:.4f} of the floor")
    print(f"opened anew {anew_time:.3f} ms: {anew_time / show:.4f} of the floor")


if __name__ == "__main__":
    main()
