"""Damage packs, seal them anew as anybody can, and use them as the program does.

    python benchmarks/packs/fuzz_packs.py [--packs 20000] [--seed 1] [--seconds 2]

Each pack is one of a small library to which something was done: bytes turned, pages of the database zeroed, swapped,
repeated or cut off, rows set to values of other kinds, tables and views added, facts of the manifest changed. It is
then verified, opened, listed, searched, read, compared, unpacked and closed. An error of medviewer's own is right;
anything else is counted as uncaught and printed. Printed at the end: what became of the packs, the slowest in seconds
of the processor and beside the median, and the peak of memory, over that of a good pack.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import statistics
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from medviewer.errors import MedviewerError
from medviewer.export.result_table import pieces
from medviewer.export.table_request import TableRequest, made
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.names.folding import fold
from medviewer.library.pack.building import BuildOptions, build
from medviewer.library.pack.packed import PackCopy
from medviewer.library.pack.unpacking import unpack
from medviewer.library.pack.verification.copies import Copies
from medviewer.library.pack.verification.verified import verified
from medviewer.sealing.seal import LENGTH, seal
from medviewer.sealing.trust import Trust

NAMES = ("Warfarin", "Aspirin", "Metformin", "Amlodipine", "Amiodarone", "Zinc")
PAGE = """---
title: {name}
brands: [{name}on, {name}al]
drug_class: class of {other}
atc: [B01AA0{number}]
---
# {name}
### Usage
For the complaint, not with {other}.
### Dosage
Adults: {number} mg once.
### Interactions
{other} raises what {name} does.
"""
LABEL = """---
title: {name} tablet
generic_name: {name}
labeler: Firm {number}
dosage_forms: [TABLET]
strengths: [{number} mg]
ndc: [0093-100{number}]
source:
  kind: spl
  set_id: 0000000{number}-0000-0000-0000-000000000000
  version: 1
  effective_date: "2024-01-0{number}"
---
### Dosage
{number} mg once.
"""
VALUES = (
    "NULL",
    "0",
    "-1",
    "9223372036854775807",
    "1e308",
    "''",
    "'x'",
    "x'00ff'",
    "zeroblob(100000)",
    "CAST(x'ff' AS TEXT)",
)
Edit = Callable[[random.Random, bytearray], None]


def library(folder: Path) -> Path:
    """Write a library of a few pages, a picture and words of its own."""
    root = folder / "ward"
    root.mkdir()
    for number, name in enumerate(NAMES):
        text = PAGE.format(name=name, other=NAMES[number - 1], number=number + 1)
        (root / f"{name.lower()}.md").write_text(text)
        label = LABEL.format(name=NAMES[number // 2], number=number + 1)
        (root / f"label{number}.md").write_text(label)
    (root / "dot.bmp").write_bytes(b"BM" + bytes(200))
    (root / "sections.toml").write_text('[rules]\ntitle = "Rules"\ntab = "Ward"\nnames = ["rules"]\n')
    return root


def turned(by: random.Random, body: bytearray) -> None:
    """Turn bits, mostly few."""
    for _ in range(by.choice((1, 1, 2, 8, 64))):
        body[by.randrange(len(body))] ^= 1 << by.randrange(8)


def paged(by: random.Random, body: bytearray) -> None:
    """Zero, repeat, swap or spoil a page of the database."""
    size = 4096
    one, other = (by.randrange(len(body) // size) * size for _ in range(2))
    kept = bytes(body[one : one + size])
    kind = by.randrange(4)
    body[one : one + size] = (bytes(size), bytes(body[other : other + size]), by.randbytes(size), kept)[kind]
    if kind == 3:
        body[one : one + size], body[other : other + size] = bytes(body[other : other + size]), kept


def cut(by: random.Random, body: bytearray) -> None:
    """Cut the end off, or add to it."""
    if by.random() < 0.7:
        del body[by.randrange(100, len(body)) :]
    else:
        body += by.randbytes(by.randrange(10_000))


def cells(by: random.Random, body: bytearray) -> None:
    """Spoil the heads of pages, where SQLite finds its cells."""
    for _ in range(by.choice((1, 3, 10))):
        start = by.randrange(len(body) // 4096) * 4096
        for _ in range(4):
            body[start + by.randrange(64)] = by.randrange(256)


def asked(by: random.Random, db: sqlite3.Connection) -> None:
    """Set values of rows to others, by SQL, or add tables, views and facts."""
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")]
    columns_of = {table: [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')] for table in tables}
    for _ in range(by.choice((1, 1, 3))):
        table = by.choice(tables)
        columns = columns_of[table]
        statement = by.choice(
            (
                f'UPDATE "{table}" SET "{by.choice(columns)}" = {by.choice(VALUES)}',
                f'UPDATE "{table}" SET "{by.choice(columns)}" = {by.choice(VALUES)} WHERE rowid = 1',
                f'DELETE FROM "{table}"',
                f'INSERT INTO "{table}" SELECT {", ".join(by.choice(VALUES) for _ in columns)}',
                f'CREATE VIEW v{by.randrange(99)} AS SELECT * FROM "{table}"',
                f'CREATE INDEX i{by.randrange(99)} ON "{table}" ("{by.choice(columns)}")',
                f"""UPDATE manifest SET content = json_set(content, '$.{by.choice(FACTS)}', {by.choice(VALUES[:7])})""",
                f"PRAGMA user_version = {by.randrange(9)}",
            )
        )
        try:
            db.execute(statement)
        except sqlite3.Error:
            continue


MEANT = ("warfarin", "warfa", "NDC 0093-1001", "B01A", "class of zinc", "HCTZ", "warfarin 5 mg", "warfarin renal")
FACTS = (
    "format",
    "name",
    "made",
    "program",
    "index_version",
    "pages",
    "pictures",
    "bytes",
    "content",
    "licence",
    "notes",
)


def damaged(by: random.Random, body: bytes, target: Path) -> str:
    """Write a damaged pack, sealed anew; return what was done to it."""
    kind = by.choice(("turned", "turned", "paged", "cut", "cells", "asked", "asked", "asked", "turned in tables"))
    spoilt = bytearray(body)
    if kind == "asked":
        target.write_bytes(body)
        with closing(sqlite3.connect(target, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous=OFF")
            db.execute("PRAGMA journal_mode=OFF")
            asked(by, db)
    elif kind == "turned in tables":
        turned(by, memoryview(spoilt)[: 40 * 4096])  # type: ignore[arg-type]
        target.write_bytes(spoilt)
    else:
        {"turned": turned, "paged": paged, "cut": cut, "cells": cells}[kind](by, spoilt)
        target.write_bytes(spoilt)
    seal(target)
    return kind


def use(pack: Path, place: Path) -> str:
    """Do with a pack what the program does; return what became of it."""
    index = place / "index"
    catalogue = Catalogue.open(name_libraries([pack]), index, Trust())
    try:
        catalogue.update()
        seen = question(catalogue)
        notice = catalogue.notice
    finally:
        catalogue.close()
    found = verified(pack, Trust(), index)
    with closing(PackCopy(found.copy, pack)) as packed:
        unpack(packed, place / f"new {time.monotonic_ns()}")
    return "let go of" if "can no longer" in notice else seen


def question(catalogue: Catalogue) -> str:
    """Ask everything that a window asks."""
    rows = catalogue.rows()
    for kind in ("letter", "class", "atc", "library"):
        catalogue.groups(kind)
    list(catalogue.listing()[:50]), list(catalogue.folded_listing()[:50])
    asked_by_meaning(catalogue)
    search = catalogue.search()
    for text in ("warf", "warfrin", "dosage", '"adults 1 mg"', "amio in:interactions", "zzz"):
        search.names(text), search.names(text, apart=())
        search.passages(text)
    catalogue.problems(), catalogue.problem_count(), catalogue.editions()
    ids = [row.id for row in rows][:12]
    catalogue.named_together(ids)
    failed = 0
    for row in ids:
        shown_of_labels(catalogue, row)
        catalogue.lookalikes(row)
        catalogue.named_by(row)
        catalogue.links(row)
        try:
            page = catalogue.read(row)
            assert page.title is not None
        except MedviewerError:
            failed += 1
    return "pages refused" if failed else "opened" if rows else "empty"


def asked_by_meaning(catalogue: Catalogue) -> None:
    """Ask for what a query may mean, for tables of sentences, and for what the list of libraries says."""
    for text in (
        "warfarin",
        "warfa",
        "NDC 0093-1001",
        "B01A",
        "class of zinc",
        "HCTZ",
        "warfarin 5 mg",
        "warfarin renal",
    ):
        choice = catalogue.choice(text)
        if choice.group:
            list(catalogue.members(choice.group)[:50])
        if choice.id:
            catalogue.page(choice.id)
    for query in ("mg", "warfarin complaint"):
        table = made(catalogue, TableRequest.of(query, catalogue.choice(query)))
        "".join(pieces(table, "csv")), table.closing()
    catalogue.facts()
    catalogue.read_list("warfarin 5 mg\naspirin")


def shown_of_labels(catalogue: Catalogue, id: str) -> None:
    """Make what the list shows of the labels of a page."""
    for label in catalogue.labels(id):
        assert isinstance(label.subtitle + label.title + label.id + fold(label.generic), str)


def main() -> int:
    """Print the figures as JSON; 1 where anything was not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=2.0, help="of the processor, that one pack may take")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="medviewer-fuzz-") as folder:
        return fuzz(Path(folder), options.packs, options.seed, options.seconds)


def fuzz(place: Path, count: int, seed: int, seconds: float) -> int:
    """Damage and use so many packs; return 1 where anything was not as it must be."""
    build(BuildOptions(library(place), place / "good.medpack"), place / "work")
    body = (place / "good.medpack").read_bytes()[:-LENGTH]
    assert use(place / "good.medpack", place) == "opened"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ends, uncaught, times = Counter[str](), Counter[str](), list[float]()
    for number in range(count):
        by = random.Random(seed * 1_000_003 + number)
        pack = place / "x.medpack"
        kind = damaged(by, body, pack)
        begun = time.process_time()
        try:
            end = use(pack, place)
        except MedviewerError as error:
            end = f"refused: {type(error).__name__}"
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            end = "uncaught"
            uncaught[f"{kind}: {type(error).__name__}: {str(error)[:80]}"] += 1
            print(f"{number}: {kind}:", *traceback.format_exception(error)[-3:], file=sys.stderr)
        times.append(time.process_time() - begun)
        ends[end] += 1
        Copies(place / "index").clear()
        _sweep(place)
    slow = sum(one > seconds for one in times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {
        "packs": count,
        "seed": seed,
        "what became of them": dict(ends.most_common()),
        "uncaught": dict(uncaught),
        f"slower than {seconds:g} s": slow,
        "slowest, s": round(max(times), 2),
        "slowest / median": round(max(times) / statistics.median(times), 1),
        "peak memory, MB": peak // 1024,
        "peak memory over a good pack, MB": (peak - before) // 1024,
    }
    print(json.dumps(figures, indent=1))
    return int(bool(uncaught) or slow > 0 or peak > 300 * 1024)


def _sweep(place: Path) -> None:
    import shutil

    for folder in place.glob("new *"):
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
