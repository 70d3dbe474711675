"""Build a library pack and open it, beside the same library as an indexed folder and as a zip, in one run.

    python benchmarks/packs/library_pack.py --library DIR [--starts 5] [--searches 400]

Opening is a process of its own each time: from the import of the library's code, through `Catalogue.open`, to the
first 100 rows, and on to the answer that nothing changed since, which every command waits for; the median of some
starts. The pack was verified before, as the folder was indexed before. What the first opening takes, which copies the
pack to the cache, verifies it and looks at all of it, is printed beside what hashing the same file takes.
Searching asks both the same queries, names and passages, made of words of the library's titles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.pack.building import BuildOptions, build

START = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from medviewer.library.catalogue import Catalogue, name_libraries
catalogue = Catalogue.open(name_libraries([Path(sys.argv[1])]), Path(sys.argv[2]))
rows = catalogue.listing()[:100]
assert len(rows) == min(100, len(catalogue.listing()))
names = time.perf_counter()
assert not catalogue.stale()
print((names - begun) * 1000, (time.perf_counter() - begun) * 1000)
"""


def opened(root: Path, index: Path) -> tuple[float, float]:
    """Return the milliseconds from the first import to the first rows, and until it is known that they are true."""
    said = subprocess.run([sys.executable, "-c", START, root, index], capture_output=True, text=True, check=True)
    first, sure = map(float, said.stdout.split())
    return first, sure


def updated(root: Path, index: Path) -> float:
    """Return the seconds that indexing a folder, or verifying a pack, takes."""
    begun = time.perf_counter()
    catalogue = Catalogue.open(name_libraries([root]), index)
    catalogue.update()
    catalogue.close()
    return time.perf_counter() - begun


def hashed(pack: Path) -> float:
    """Return the seconds that hashing a pack takes."""
    begun = time.perf_counter()
    with pack.open("rb") as file:
        hashlib.file_digest(file, "sha256")
    return time.perf_counter() - begun


def searched(root: Path, index: Path, queries: Sequence[str]) -> float:
    """Return the 99th percentile of the milliseconds that names and passages of a query take."""
    catalogue = Catalogue.open(name_libraries([root]), index)
    search, times = catalogue.search(), []
    for query in queries:
        begun = time.perf_counter()
        search.names(query)
        search.passages(query)
        times.append((time.perf_counter() - begun) * 1000)
    catalogue.close()
    return statistics.quantiles(times, n=100)[98]


def queries_of(root: Path, index: Path, count: int) -> list[str]:
    """Return words of titles spread over the library, every third of them cut short, every third with a letter lost."""
    catalogue = Catalogue.open(name_libraries([root]), index)
    titles = [row.title.split()[0] for row in catalogue.rows()]
    catalogue.close()
    words = titles[:: max(1, len(titles) // count)][:count]
    return [(word, word[: max(3, len(word) // 2)], word[:2] + word[3:])[n % 3] for n, word in enumerate(words)]


def zipped(root: Path, target: Path) -> int:
    """Return the size of a zip of the folder."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for file in sorted(root.rglob("*")):
            if file.is_file():
                made.write(file, file.relative_to(root))
    return target.stat().st_size


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--searches", type=int, default=400)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="medviewer-pack-") as place:
        print(json.dumps(measured(options.library.absolute(), Path(place), options.starts, options.searches), indent=1))


def measured(root: Path, place: Path, starts: int, searches: int) -> dict[str, object]:
    """Return the figures by their names."""
    pack, of_folder, of_pack = place / "x.medpack", place / "index", place / "index of packs"
    indexing = updated(root, of_folder)
    begun = time.perf_counter()
    manifest = build(BuildOptions(root, pack), place / "work").manifest
    building = time.perf_counter() - begun
    first = [(hashed(pack), updated(pack, place / f"first {number}")) for number in range(starts)]
    hashing, verifying = (statistics.median(one[which] for one in first) for which in range(2))
    updated(pack, of_pack)
    times = [(*opened(root, of_folder), *opened(pack, of_pack)) for _ in range(starts)]
    folder, folder_sure, packed, packed_sure = (statistics.median(one[which] for one in times) for which in range(4))
    queries = queries_of(pack, of_pack, searches)
    index_size = sum(file.stat().st_size for file in of_folder.glob("*.sqlite"))
    zip_size, size = zipped(root, place / "x.zip"), pack.stat().st_size
    slow_folder, slow_pack = searched(root, of_folder, queries), searched(pack, of_pack, queries)
    return {
        "pages": manifest.pages,
        "library MB": round(manifest.bytes / 1e6, 1),
        "indexing the folder, s": round(indexing, 1),
        "building the pack, s": round(building, 1),
        "building, MB of pages a second": round(manifest.bytes / 1e6 / building, 2),
        "building / indexing": round(building / indexing, 2),
        "hashing the pack, ms": round(hashing * 1000),
        "opening the pack for the first time, ms": round(verifying * 1000),
        "opening for the first time / hashing": round(verifying / hashing, 2),
        "opening the indexed folder, ms": round(folder, 1),
        "opening the pack, ms": round(packed, 1),
        "opening, pack / folder": round(packed / folder, 2),
        "opening the folder and looking for changes, ms": round(folder_sure, 1),
        "opening the pack and looking for changes, ms": round(packed_sure, 1),
        "opening and looking, pack / folder": round(packed_sure / folder_sure, 2),
        "pack MB": round(size / 1e6, 1),
        "index MB": round(index_size / 1e6, 1),
        "zip MB": round(zip_size / 1e6, 1),
        "size, pack / (index + zip)": round(size / (index_size + zip_size), 2),
        "search p99 of the folder, ms": round(slow_folder, 1),
        "search p99 of the pack, ms": round(slow_pack, 1),
    }


if __name__ == "__main__":
    main()
