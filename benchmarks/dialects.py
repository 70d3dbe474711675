"""What it costs to look for dialects of Markdown on pages, beside all that an index takes from them.

    python benchmarks/dialects.py LIBRARY [--rounds 9]

The body of each page of LIBRARY, a folder, is rewritten as it is before anything else reads it; the floor is the whole
of `index_view`, which a page costs anyhow. Printed are the medians in microseconds a page, of the processor, and
the share of the first in the second. Pages with signs of a dialect cost more; how many have some is printed too.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.indexing.folder import Folder, PageFile
from medviewer.monograph.decoding import read_page
from medviewer.monograph.dialects.rewriting import rewritten
from medviewer.monograph.frontmatter import front_matter
from medviewer.monograph.parser import index_view


def main() -> None:
    """Print the costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    files = [found for found in Folder(options.library).walk() if isinstance(found, PageFile)]
    sources = [read_page(options.library / found.path.decode())[0] for found in files]
    bodies = [front_matter.split(source).body for source in sources]
    looked, whole = [], []
    for _ in range(options.rounds):
        begun = process_time()
        changed = sum(rewritten(body).text != body for body in bodies)
        between = process_time()
        for source in sources:
            index_view(source, "page")
        looked.append(between - begun)
        whole.append(process_time() - between)
    each, all_of_it = (1e6 * median(taken) / len(bodies) for taken in (looked, whole))
    print(f"{len(bodies)} pages, {changed} of them hold a dialect")
    print(f"rewritten {each:.0f} µs a page, the whole of it {all_of_it:.0f}: {each / all_of_it:.2f} of it")


if __name__ == "__main__":
    main()
