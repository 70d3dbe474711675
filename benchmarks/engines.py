"""Other engines beside SQLite's FTS5 on the same sections of a library: seconds, bytes, milliseconds of a question.

    python benchmarks/engines.py LIBRARY [--pages 20000] [--postgres FOLDER]

It needs `pip install tantivy` (in an environment of its own; the program uses nothing of it), and for `--postgres`, the
folder of a server's socket, `psql` and a user and database `postgres` in which a table `passage` may be made. All get
one row for each section, title and text, in small letters of ASCII, and keep no text. FTS5 is set up as the index of a
library is, and all its parts are merged; Tantivy writes with one thread and merges as it wants to; PostgreSQL keeps a
`tsvector` of the configuration `simple` and a GIN index of it. What is asked are words of the library by their
frequency: two that a section has both, a phrase of two, and one without another; the twenty best, by BM25, in
PostgreSQL by ts_rank. Times are medians of `--rounds` in milliseconds, the engines in turn; PostgreSQL's by psql, the
way through the socket with them, and without the processor time of its server.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Protocol

import tantivy

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.store.schema import GATHERED, SEGMENTS

SETTINGS = (SEGMENTS, GATHERED)
WORD = re.compile(r"[a-z0-9]+")
HEADING = re.compile(r"(?m)^### ")
MOST = 20
RANKS = (20, 200, 2000)
"""Which words are asked for: the so many most frequent ones of the first pages."""
Row = tuple[str, str]
Pair = tuple[str, str]


def sections(library: Path, pages: int) -> Iterator[Row]:
    """Yield title and text of the sections of a library's first pages."""
    for path in itertools.islice(sorted(library.rglob("*.md")), pages):
        for part in HEADING.split(path.read_text(encoding="utf-8", errors="replace").lower())[1:]:
            title, _, text = part.partition("\n")
            yield title, " ".join(WORD.findall(text))


class Engine(Protocol):
    """What is measured."""

    name: str

    def write(self, rows: Iterator[Row]) -> None:
        """Write all rows."""

    def size(self) -> int:
        """Return the bytes that they take."""

    def ask(self, kind: str, pair: Pair) -> tuple[int, float]:
        """Return how many of the best rows there are, and the milliseconds that took."""


class Fts5:
    """An FTS5 table as the index of a library has it."""

    name = f"FTS5 of SQLite {sqlite3.sqlite_version}"

    def __init__(self, folder: Path) -> None:
        self._file = folder / "fts5.sqlite"
        self._db = sqlite3.connect(self._file)
        self._db.execute("CREATE VIRTUAL TABLE passage USING fts5(section, text, content='', tokenize='ascii')")
        self._db.execute("INSERT INTO passage (passage, rank) VALUES ('automerge', ?), ('hashsize', ?)", SETTINGS)

    def write(self, rows: Iterator[Row]) -> None:
        """Write all rows and merge them into one part."""
        self._db.executemany("INSERT INTO passage (section, text) VALUES (?, ?)", rows)
        self._db.execute("INSERT INTO passage (passage) VALUES ('optimize')")
        self._db.commit()
        self._db.execute("VACUUM")

    def size(self) -> int:
        """Return the bytes of the file."""
        return self._file.stat().st_size

    def ask(self, kind: str, pair: Pair) -> tuple[int, float]:
        """Return how many of the best rows there are, and the milliseconds that took."""
        one, other = pair
        query = {"both": f"{one} AND {other}", "phrase": f'"{one} {other}"', "without": f"{one} NOT {other}"}[kind]
        found = "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage, 3, 1) LIMIT ?"
        return counted(lambda: self._db.execute(found, (query, MOST)).fetchall())


class Tantivy:
    """An index of Tantivy's with the same two fields."""

    name = tantivy.__version__.partition(",")[0].capitalize()

    def __init__(self, folder: Path) -> None:
        build = tantivy.SchemaBuilder().add_text_field("section").add_text_field("text")
        self._folder = folder / "tantivy"
        self._folder.mkdir()
        self._index = tantivy.Index(build.build(), path=str(self._folder))

    def write(self, rows: Iterator[Row]) -> None:
        """Write all rows and wait until parts are merged."""
        writer = self._index.writer(heap_size=128 << 20, num_threads=1)
        for section, text in rows:
            writer.add_document(tantivy.Document(section=section, text=text))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def size(self) -> int:
        """Return the bytes of all its files."""
        return sum(file.stat().st_size for file in self._folder.iterdir())

    def ask(self, kind: str, pair: Pair) -> tuple[int, float]:
        """Return how many of the best rows there are, and the milliseconds that took."""
        one, other = pair
        query = {"both": f"+{one} +{other}", "phrase": f'"{one} {other}"', "without": f"+{one} -{other}"}[kind]
        boosts = {"section": 3.0}
        parsed = self._index.parse_query(query, ["section", "text"], field_boosts=boosts)
        return counted(lambda: self._searcher.search(parsed, MOST).hits)


class Postgres:
    """A table of PostgreSQL's with a `tsvector` in which the title has weight A and the text D."""

    def __init__(self, socket: str) -> None:
        self._socket = socket
        self.name = f"PostgreSQL {self._said('SHOW server_version').split()[0]}"

    def write(self, rows: Iterator[Row]) -> None:
        """Write all rows, then the index."""
        self._said("DROP TABLE IF EXISTS passage, raw; CREATE UNLOGGED TABLE raw (section text, text text)")
        copy = ["psql", "-h", self._socket, "-U", "postgres", "-q", "-c", "COPY raw FROM STDIN"]
        with subprocess.Popen(copy, stdin=subprocess.PIPE, text=True) as process:
            assert process.stdin
            process.stdin.writelines(f"{section}\t{text}\n" for section, text in rows)
        vectors = "setweight(to_tsvector('simple', section), 'A') || setweight(to_tsvector('simple', text), 'D') AS v"
        self._said(f"CREATE TABLE passage AS SELECT row_number() OVER () AS id, {vectors} FROM raw; DROP TABLE raw")
        self._said("CREATE INDEX passage_v ON passage USING gin (v)")
        self._said("VACUUM ANALYZE passage")

    def size(self) -> int:
        """Return the bytes of the table and its index."""
        return int(self._said("SELECT pg_total_relation_size('passage')"))

    def ask(self, kind: str, pair: Pair) -> tuple[int, float]:
        """Return how many of the best rows there are, and the milliseconds that took."""
        one, other = pair
        query = {"both": f"{one} & {other}", "phrase": f"{one} <-> {other}", "without": f"{one} & !{other}"}[kind]
        found = f"SELECT id FROM passage, to_tsquery('simple', '{query}') q WHERE v @@ q ORDER BY ts_rank(v, q) DESC"
        said = self._said(f"\\timing on\n{found} LIMIT {MOST}").splitlines()
        return len(said) - 1, float(said[-1].split()[1])

    def _said(self, statements: str) -> str:
        command = ["psql", "-h", self._socket, "-U", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1"]
        return subprocess.run(command, input=statements, check=True, capture_output=True, text=True).stdout


def pairs(rows: list[Row]) -> list[Pair]:
    """Return words by rank, each with the word that follows it most often."""
    counted = Counter(word for _, text in rows for word in text.split())
    following: dict[str, Counter[str]] = {}
    wanted = [word for word, _ in counted.most_common(max(RANKS))]
    chosen = {wanted[min(rank, len(wanted)) - 1] for rank in RANKS}
    for _, text in rows:
        for word, after in itertools.pairwise(text.split()):
            if word in chosen and word != after:
                following.setdefault(word, Counter())[after] += 1
    return [(word, following[word].most_common(1)[0][0]) for word in sorted(chosen, key=wanted.index)]


def counted(work: Callable[[], Sequence[object]]) -> tuple[int, float]:
    """Return how many answers there are, and the milliseconds until they were there."""
    begun = perf_counter()
    answers = work()
    return len(answers), 1000 * (perf_counter() - begun)


def written(engine: Engine, rows: Iterator[Row], text: int) -> None:
    """Have an engine write all rows, and print what that took. text: bytes of words in them."""
    used, wall = process_time(), perf_counter()
    engine.write(rows)
    used, wall = process_time() - used, perf_counter() - wall
    took, size = f"{used:7.1f} s processor {wall:7.1f} s wall", engine.size()
    print(f"{engine.name:54} {took} {size / 1e6:8.1f} MB, {size / text:.2f} of the words")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--postgres", help="folder of the socket of a server")
    asked = parser.parse_args()
    some = list(itertools.islice(sections(asked.library, asked.pages), 5_000))
    lengths = [len(text) for _, text in sections(asked.library, asked.pages)]
    print(f"{asked.pages} pages, {len(lengths)} sections, {sum(lengths) / 1e6:.1f} MB of words")
    with tempfile.TemporaryDirectory() as name:
        engines: list[Engine] = [Fts5(Path(name)), Tantivy(Path(name))]
        engines += [Postgres(asked.postgres)] if asked.postgres else []
        for engine in engines:
            written(engine, sections(asked.library, asked.pages), sum(lengths))
        for pair, kind in itertools.product(pairs(some), ("both", "phrase", "without")):
            rounds = [[engine.ask(kind, pair) for engine in engines] for _ in range(asked.rounds)]
            columns = zip(*rounds, strict=True)
            told = [f"{median(took for _, took in column):9.2f} ms, {column[0][0]:2} rows" for column in columns]
            print(f"{kind:8} {' '.join(pair):32} {'; '.join(told)}")


if __name__ == "__main__":
    main()
