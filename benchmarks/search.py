"""What a key press in the search box costs the engine, beside a bare FTS5 query and a plain scan in the same run.

    python benchmarks/search.py LIBRARY [--typings 2000] [--seed 1] [--profile DIR]

Names of the library and phrases of its text are typed letter by letter, every fourth with a slip, which is recorded and
then played: each key press asks for names (50) and passages (20). Beside it the same text is asked of an FTS5 table of
all pages, one row each, as `"words"` with the last one as a prefix, 20 rows without ranking; and of RapidFuzz's WRatio
over all names, for a sample of the key presses. Milliseconds: p50, p99, max.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.folding import fold

PHRASES = ("renal impairment", "missed dose", "side effects nausea", "blood pressure", "in:dosage children")
LONGEST = 14
SCANNED = 200


def keys(titles: list[str], typings: int, rng: random.Random) -> Iterator[str]:
    """Yield what stands in the box after each key press of so many typings."""
    for number in range(typings):
        word = rng.choice(PHRASES) if number % 10 == 9 else rng.choice(titles).lower()[:LONGEST]
        if number % 4 == 0 and len(word) > 4:
            at = rng.randrange(1, len(word))
            word = word[:at] + word[at + 1 :]
        yield from (word[:end] for end in range(1, len(word) + 1))


def measured(name: str, ask: Callable[[str], object], pressed: list[str]) -> None:
    """Play the key presses and print what they cost."""
    times = []
    for text in pressed:
        begun = perf_counter()
        ask(text)
        times.append(1000 * (perf_counter() - begun))
    times.sort()
    at99 = times[len(times) * 99 // 100]
    print(f"{name:34} {len(times):6} p50 {times[len(times) // 2]:8.2f}  p99 {at99:8.2f}  max {times[-1]:8.2f} ms")


def bare(catalogue: Catalogue, file: Path) -> sqlite3.Connection:
    """Return a database with nothing but an FTS5 table of all pages' text."""
    db = sqlite3.connect(file)
    db.execute("CREATE VIRTUAL TABLE page USING fts5(text)")
    for row in catalogue.rows():
        page = catalogue.page(row.id)
        text = page.path.read_text(encoding="utf-8", errors="replace") if page else ""
        db.execute("INSERT INTO page VALUES (?)", (text,))
    db.commit()
    return db


def asking(db: sqlite3.Connection) -> Callable[[str], object]:
    """Return what asks the bare table for the rows that hold all words, the last one as a prefix."""

    def ask(text: str) -> object:
        words = [f'"{word}"' for word in fold(text).split()]
        query = " AND ".join(words) + "*" if words else ""
        return db.execute("SELECT rowid FROM page WHERE page MATCH ? LIMIT 20", (query,)).fetchall() if query else []

    return ask


def main() -> None:
    """Index, record, play."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--typings", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", type=Path, help="keep the index here for another run")
    asked = parser.parse_args()
    from rapidfuzz import fuzz, process

    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue.open(name_libraries([asked.library]), asked.profile or Path(folder))
        catalogue.update()
        titles = [row.title for row in catalogue.rows()]
        pressed = list(keys(titles, asked.typings, random.Random(asked.seed)))
        print(f"{len(titles)} pages, {asked.typings} typings, {len(pressed)} key presses")
        search = catalogue.search()
        measured("names", lambda text: search.names(text, limit=50), pressed)
        measured("passages", lambda text: search.passages(text, limit=20), pressed)
        folded = [fold(title) for title in titles]
        sample = pressed[:: max(1, len(pressed) // SCANNED)]
        scan = lambda text: process.extract(fold(text), folded, scorer=fuzz.WRatio, limit=50)  # noqa: E731
        measured("RapidFuzz WRatio over all names", scan, sample)
        with closing(bare(catalogue, Path(folder) / "bare.sqlite")) as db:
            measured("bare FTS5, prefix, 20 rows", asking(db), pressed)
        catalogue.close()


if __name__ == "__main__":
    main()
