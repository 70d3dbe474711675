"""Importing many collections, beside writing the same rows in the same run.

    python benchmarks/desk_file/desk_import.py [--entries 300000]

Files that are allowed (64 MB): all entries as collections of their own, as members of collections of 10,000, as one
name said over and over, and as favourites and aliases. The floor reads the JSON and writes as many rows of the same
words to a table without triggers. `held`: seconds for which other windows cannot write.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from medviewer.desk import transfer
from medviewer.desk.collections import MOST_MEMBERS
from medviewer.desk.store import Desk

ADDED = "2026-01-01T00:00:00Z"


def member(number: int) -> dict[str, str]:
    """Return an entry as the files hold it."""
    return {"id": f"l/{number}.md", "title": f"Drug {number}", "added": ADDED}


def contents(entries: int) -> Iterator[tuple[str, dict[str, list[dict[str, object]]]]]:
    """Yield name and content of each file."""
    parts = range(0, entries, MOST_MEMBERS)
    yield "collections", {"collections": [{"name": f"c{n}", "members": []} for n in range(entries)]}
    yield (
        "members",
        {
            "collections": [
                {"name": f"c{start}", "members": [member(n) for n in range(start, min(start + MOST_MEMBERS, entries))]}
                for start in parts
            ]
        },
    )
    yield "one name", {"collections": [{"name": "c", "members": [member(n % MOST_MEMBERS)]} for n in range(entries)]}
    yield "favourites", {"favourites": [dict(member(n)) for n in range(entries)]}
    yield "aliases", {"aliases": [{**member(n), "alias": f"name {n}"} for n in range(entries)]}


def floor(file: Path, folder: Path, entries: int) -> float:
    """Return the seconds that reading the file and writing as many rows take."""
    start = perf_counter()
    json.loads(file.read_text(encoding="utf-8"))
    with closing(sqlite3.connect(folder / "floor.sqlite")) as db, db:
        db.execute("CREATE TABLE t (key TEXT PRIMARY KEY, title TEXT, added TEXT, position INTEGER) WITHOUT ROWID")
        db.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", ((f"l/{n}", f"D {n}", ADDED, n) for n in range(entries)))
    return perf_counter() - start


def main() -> None:
    """Print a line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=300_000)
    entries = parser.parse_args().entries
    for name, content in contents(entries):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            file = folder / "in.json"
            file.write_text(json.dumps({"version": 1, **content}), encoding="utf-8")
            least = floor(file, folder, entries)
            with Desk.open(folder / "desk" / "desk.sqlite") as desk:
                start = perf_counter()
                desk.import_json(file)
                took = perf_counter() - start
            with Desk.open(folder / "other" / "desk.sqlite") as desk:
                loaded = transfer.load(file)
                start = perf_counter()
                transfer.merge(desk._database, loaded)
                held = perf_counter() - start
        times = f"{took:6.1f} s, held {held:5.1f} s, floor {least:4.1f} s, {took / least:.1f}x"
        print(f"{name:12}{entries:9,} entries {times}")


if __name__ == "__main__":
    main()
