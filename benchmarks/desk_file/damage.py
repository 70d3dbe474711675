"""Damage a desk and an index at random, thousands of times; count what opens, what is lost, what is altered silently.

    python benchmarks/desk_file/damage.py [--times 2000] [--seed 1] [--only desk|index]

Each time a whole desk (with one backup, and writes since then) or index is copied, and damaged: some bits flipped, cut
short, pages zeroed; one in ten desks loses or damages its write-ahead log. Then it is opened and checked, every other
time as the window does it, and all that it holds is compared with what was written. Outcomes:

    whole      all is as it was written
    told       something is not, and the notice says so
    earlier    what was in the lost log alone, and in no backup, is not there: nobody can know of it
    lost       the last good backup holds it, and the desk does not
    silent     something is not as it was written, and nobody was told
    not opened an error

An index is to answer searches, and after an update as it did before. Exit code 1 where anything was lost, silent or not
opened.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from medviewer.desk.store import Desk
from medviewer.library.catalogue import Catalogue, name_libraries

PAGE = 4096
DRUGS = 60
QUERIES = ("drug07", "drogo", "headache", "dose of", "take", "drg12")
BAD = ("lost", "silent", "not opened")

Damage = Callable[[bytearray, random.Random], bytearray]
Entries = frozenset[tuple[object, ...]]
Report = Callable[[int, str, str, Counter[str]], None]


def flipped(content: bytearray, rng: random.Random) -> bytearray:
    """Flip one bit, or four; half of the times near the beginning of a page, where its structure is."""
    for _ in range(rng.choice((1, 1, 4))):
        place = rng.randrange(len(content))
        if rng.random() < 0.5:
            place = min(len(content) - 1, place - place % PAGE + rng.randrange(200))
        content[place] ^= 1 << rng.randrange(8)
    return content


def cut(content: bytearray, rng: random.Random) -> bytearray:
    """Cut the end off: anywhere, or at the end of a page."""
    length = rng.randrange(len(content))
    return content[: length - length % PAGE if rng.random() < 0.5 else length]


def zeroed(content: bytearray, rng: random.Random) -> bytearray:
    """Zero a page, or three."""
    for _ in range(rng.choice((1, 1, 3))):
        start = rng.randrange(max(1, len(content) // PAGE)) * PAGE
        content[start : start + PAGE] = bytes(len(content[start : start + PAGE]))
    return content


DAMAGES: tuple[Damage, ...] = (flipped, flipped, cut, zeroed)


class Made(NamedTuple):
    """A desk that was written: what its backup holds, what its file alone holds, and all with the log."""

    kept: Entries
    before: Entries
    whole: Entries


def make_desk(folder: Path) -> Made:
    """Write a desk that has a backup, later writes, and a last one that is in its log alone."""
    file = folder / "desk.sqlite"
    with Desk.open(file) as desk:
        fill(desk, 0)
        if desk.back_up() is None:
            raise RuntimeError("there is no backup")
        kept = held_by(desk)
    with Desk.open(file) as desk:
        fill(desk, DRUGS)
        desk.favourites.remove("l/3.md")
        before = held_by(desk)
    with Desk.open(file) as desk:
        desk.favourites.add("l/last.md", "Last")
        files = {path: path.read_bytes() for path in (file, file.with_name("desk.sqlite-wal"))}
        whole = held_by(desk)
    for path, content in files.items():
        path.write_bytes(content)
    return Made(kept, before, whole)


def fill(desk: Desk, first: int) -> None:
    """Write some of everything."""
    name = f"Ward {first}"
    desk.collections.create(name)
    for number in range(first, first + DRUGS):
        page, title = f"l/{number}.md", f"Drug{number:02} title"
        desk.favourites.add(page, title)
        desk.history.visit(page, title)
        desk.history.keep_position(page, "dosage", number / 7)
        if number % 3 == 0:
            desk.notes.write(page, "dosage", f"Give {number} mg. " + "Slowly. " * (number % 40), "AB")
            desk.aliases.add(f"Our {number}", page, title)
            desk.collections.add(name, page, title)
            desk.readings.keep(page, title, f"{number:032}", f"# {title}\n" * 200)
    desk.failed.note(f"warfrin{first}")
    desk.session.keep({"tabs": [first]})


def held_by(desk: Desk) -> Entries:
    """Return all that the desk holds; places in an order are not compared."""
    entries: set[tuple[object, ...]] = {("star", *one) for one in desk.favourites.all()}
    entries |= {("alias", *one) for one in desk.aliases.all()}
    entries |= {("note", *one) for one in desk.notes.all()}
    entries |= {("visit", *one) for one in desk.history.recent(1000)}
    entries |= {("read", *one, desk.readings.page(one.id)) for one in desk.readings.all()}
    for made in desk.collections.all():
        entries |= {("collection", made.name, made.colour), *(("member", made.name, *one) for one in made.members)}
    for number in range(2 * DRUGS):
        entries.add(("place", number, desk.history.position(f"l/{number}.md")))
    entries |= {("failed", *one) for one in desk.failed.all()}
    return frozenset(entries | {("session", repr(desk.session.last()))})


def damage_desk(folder: Path, rng: random.Random) -> str:
    """Damage the file, or its log; return what was done."""
    log = folder / "desk.sqlite-wal"
    if rng.random() < 0.1:
        if rng.random() < 0.3:
            log.unlink()
            return "log lost"
        log.write_bytes(rng.choice((flipped, cut))(bytearray(log.read_bytes()), rng))
        return "log damaged"
    if rng.random() < 0.5:
        Desk.open(folder / "desk.sqlite").close()  # as most desks are: closed, without a log
    return damage(folder / "desk.sqlite", rng)


def damage(file: Path, rng: random.Random) -> str:
    """Damage a file; return what was done."""
    chosen = rng.choice(DAMAGES)
    file.write_bytes(chosen(bytearray(file.read_bytes()), rng))
    return chosen.__name__


def desk_outcome(folder: Path, made: Made, by_window: bool) -> str:
    """Open a damaged desk, as the window does or as all others do, and compare it with what was written."""
    try:
        with (Desk.for_window if by_window else Desk.open)(folder / "desk.sqlite") as desk:
            held_by(desk)
            desk.favourites.add("l/new.md", "New")
            desk.favourites.remove("l/new.md")
            if by_window:
                desk.verify()
            held, told = held_by(desk), desk.notice
    except Exception as error:  # noqa: BLE001  what is counted here
        return f"not opened: {error!r}"
    lost = (made.kept & made.whole) - held
    if lost:
        return f"lost: {sorted(map(repr, lost))[:2]}"
    if held == made.whole:
        return "whole"
    if told:
        return "told"
    return "earlier" if held == made.before else f"silent: {sorted(map(repr, held ^ made.whole))[:3]}"


def make_library(root: Path) -> None:
    """Write a small library."""
    root.mkdir()
    for number in range(DRUGS):
        text = (
            f"# Drug{number:02}\n\n### Usage\nTake {number} mg against headache, with Drug{(number + 1) % DRUGS:02}.\n"
        )
        (root / f"{number}.md").write_text(text + "\n### Dosage\nThe usual dose of it. " * 20, encoding="utf-8")


def answers(catalogue: Catalogue) -> list[object]:
    """Return what the index answers."""
    search = catalogue.search()
    told: list[object] = [sorted(map(str, catalogue.rows())), catalogue.groups("class")]
    for query in QUERIES:
        told += [[str(row) for row in catalogue.match(query)], str(search.names(query)), str(search.passages(query))]
    told += [str(catalogue.named_by("library/7.md")), str(catalogue.lookalikes("library/7.md"))]
    return told


def index_outcome(root: Path, folder: Path, whole: list[object]) -> str:
    """Use a damaged index as a window does: search, bring it up to date, search again."""
    catalogue = None
    try:
        catalogue = Catalogue.open(name_libraries([root]), folder)
        answers(catalogue)
        catalogue.update()
        held, told = answers(catalogue), catalogue.notice
    except Exception as error:  # noqa: BLE001  what is counted here
        return f"not opened: {error!r}"
    finally:
        if catalogue:
            catalogue.close()
    if held == whole:
        return "told" if told else "whole"
    different = [pair for pair in zip(held, whole, strict=True) if pair[0] != pair[1]]
    return f"silent: {str(different[0])[:300]}"


def desks(times: int, seed: int, work: Path, report: Report) -> Counter[str]:
    """Damage desks; return how often each outcome came."""
    good, copy, rng, counts = work / "good", work / "copy", random.Random(seed), Counter[str]()
    made = make_desk(good)
    for number in range(times):
        shutil.copytree(good, copy)
        done = damage_desk(copy, rng)
        report(number, done, desk_outcome(copy, made, number % 2 == 0), counts)
        shutil.rmtree(copy)
    return counts


def indexes(times: int, seed: int, work: Path, report: Report) -> Counter[str]:
    """Damage indexes; return how often each outcome came."""
    root, good, copy = work / "library", work / "index", work / "damaged"
    rng, counts = random.Random(seed), Counter[str]()
    make_library(root)
    catalogue = Catalogue.open(name_libraries([root]), good)
    catalogue.update()
    whole = answers(catalogue)
    catalogue.close()
    for number in range(times):
        shutil.copytree(good, copy)
        [file] = copy.glob("*.sqlite")
        done = damage(file, rng)
        report(number, done, index_outcome(root, copy, whole), counts)
        shutil.rmtree(copy)
    return counts


def count(number: int, done: str, outcome: str, counts: Counter[str]) -> None:
    """Count an outcome, and tell at once of what must not be."""
    word, _, details = outcome.partition(":")
    counts[word] += 1
    if word in BAD:
        print(f"{number}: {done}: {word}{details}", file=sys.stderr)


def main() -> int:
    """Run the rounds, print the figures."""
    parser = argparse.ArgumentParser(description="Damage desks and indexes at random.")
    parser.add_argument("--times", type=int, default=2000, help="of both together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("desk", "index"))
    asked = parser.parse_args()
    kinds = {"desk": desks, "index": indexes}
    chosen = [asked.only] if asked.only else list(kinds)
    total = Counter[str]()
    for kind in chosen:
        with tempfile.TemporaryDirectory() as folder:
            counts = kinds[kind](asked.times // len(chosen), asked.seed, Path(folder), count)
        for outcome in ("whole", "told", "earlier", *BAD):
            print(f"{kind:6} {outcome:11} {counts[outcome]}")
        total += counts
    return int(any(total[bad] for bad in BAD))


if __name__ == "__main__":
    sys.exit(main())
