"""What indexing costs, beside the least that it could cost, measured in the same run, and stage by stage.

    python benchmarks/index.py LIBRARY [--warm]
    python benchmarks/index.py LIBRARY --growth 6447,20000,100000
    python benchmarks/index.py LIBRARY LIBRARY LIBRARY --growth

The floor: read all bytes, python-frontmatter on all pages, one FTS5 insert of all text. Ours: the first indexing, in
this process alone (processor time, by stages) and as the program does it (wall time, with its processes); size of the
index for each MB of text; peak memory; what a warm start costs where nothing changed; how long after its edit one page
is found. --warm: the warm start of the library's first 1,000, 10,000 and 100,000 pages too, each in a folder of its
own. --growth: nothing but what a page costs by stages in several sizes, and how many times the first: in so many pages
of the library, from all over it, or in several libraries as they are. A page of a library with more names may hold
more of them, so it prints how many are found as well.

The pages are linked into a folder of this run, and one of them is replaced there; the library itself stays as it is.
The peak of all processes together is looked at twenty times a second, by Linux's means; what they share counts twice.
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
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, process_time
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.indexing import folder_library, page_entries, refresh
from medviewer.library.mentions import mention_index, shared_search, tables
from medviewer.library.names import name_forms
from medviewer.library.text import stored_texts
from medviewer.monograph import decoding, parser
from medviewer.workers import collect_seldom

READ, FRONT_MATTER, TEXT = "read and decode", "front matter", "full text"
STAGES: tuple[tuple[str, object, str], ...] = (
    (READ, decoding, "read_page"),
    ("digest", decoding, "digest_of"),
    ("front matter, blocks, sections, names", parser, "index_view"),
    ("marks taken out of the text", page_entries, "_texts"),
    ("packing", refresh, "packed"),
    ("the rest of reading", refresh, "read"),
    ("names as they are compared", refresh.Writer, "_names"),
    ("spellings and their rests", name_forms.Spellings, "put"),
    ("full text: words", stored_texts.PassageWriter, "put"),
    ("full text: written", name_forms.LateRows, "write"),
    ("other rows, commits", refresh.Writer, "put"),
    ("common words in names", refresh.Writer, "settle_names"),
    ("look-alikes: near names met", refresh.Writer, "meet_names"),
    ("look-alikes: the rest", refresh.Writer, "compare_names"),
    ("full text: merged", refresh.Writer, "merge_texts"),
    ("word counts", refresh.Writer, "count_words"),
    ("who names whom: terms", shared_search, "take_names"),
    ("who names whom: terms written", mention_index, "_write_names"),
    ("who names whom: texts fetched", tables, "stored"),
    ("who names whom: texts looked through", shared_search, "look_through"),
    ("who names whom: places written", tables, "put"),
    ("who names whom: the rest", mention_index, "bring_up_to_date"),
    ("checksum", refresh.Writer, "finish"),
    ("everything else", refresh, "refresh"),
)
"""Each with the function whose time it is, without that of the others in it."""


class StageClock:
    """Processor seconds of stages, each without those that it holds."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner: list[float] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of what is done in this context for a stage."""
        self._inner.append(0.0)
        begun = process_time()
        try:
            yield
        finally:
            taken = process_time() - begun
            self.seconds[name] += taken - self._inner.pop()
            if self._inner:
                self._inner[-1] += taken

    def timed(self, name: str, work: Callable[..., object]) -> Callable[..., object]:
        """Return a function that does the work and takes its time."""

        def done(*given: object, **named: object) -> object:
            with self.stage(name):
                result = work(*given, **named)
            return self._each(name, result) if isinstance(result, Generator) else result

        return done

    def _each(self, name: str, steps: Generator[object, None, None]) -> Iterator[object]:
        """Yield what a generator does, and take the time of each step."""
        while True:
            with self.stage(name):
                step = next(steps, self)
            if step is self:
                return
            yield step


class PeakWatch:
    """The most memory that this process and all that it started held together, in MB; 0 where Linux does not tell."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.05):
            held = sum(map(resident, descendants(os.getpid())))
            self.peak = max(self.peak, held)


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes that one started, and those that they did."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, read_or_nothing(task).split()):
            yield child
            yield from descendants(child)


def resident(pid: int) -> float:
    """Return how many MB a process holds."""
    fields = read_or_nothing(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if fields else 0.0


def read_or_nothing(file: Path) -> str:
    """Return what a file of a process says, nothing once that has ended."""
    try:
        return file.read_text()
    except OSError:
        return ""


def floor(library: Path, file: Path, clock: StageClock) -> tuple[float, float, int]:
    """Return wall and processor seconds of the floor, and the bytes of text."""
    import frontmatter

    wall, used = perf_counter(), process_time()
    size = 0
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE VIRTUAL TABLE page USING fts5(text)")
        for path in sorted(library.rglob("*.md")):
            with clock.stage(READ):
                data = path.read_bytes()
                text = data.decode("utf-8", "replace")
            size += len(data)
            with clock.stage(FRONT_MATTER):
                frontmatter.loads(text)
            with clock.stage(TEXT):
                db.execute("INSERT INTO page VALUES (?)", (text,))
        with clock.stage(TEXT):
            db.commit()
    return perf_counter() - wall, process_time() - used, size


def indexed(library: Path, folder: Path) -> tuple[float, float]:
    """Index a library that no index is of yet; return wall seconds and processor seconds of this process."""
    with closing(Catalogue.open(name_libraries([library]), folder)) as catalogue:
        wall, used = perf_counter(), process_time()
        catalogue.update()
        return perf_counter() - wall, process_time() - used


def indexed_alone(library: Path, folder: Path) -> tuple[StageClock, tuple[float, float]]:
    """Do the same in this process alone; return the time by stages, and those seconds."""
    clock = StageClock()
    collect_seldom()
    with ExitStack() as patched:
        patched.enter_context(mock.patch.object(folder_library, "FEW", 1 << 60))
        for name, place, attribute in STAGES:
            timed = clock.timed(name, getattr(place, attribute))
            patched.enter_context(mock.patch.object(place, attribute, timed))
        return clock, indexed(library, folder)


def warm(library: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds, and processor seconds, from opening a library that did not change to knowing that."""
    wall, used = perf_counter(), process_time()
    with closing(Catalogue.open(name_libraries([library]), folder)) as catalogue:
        assert not catalogue.stale()
    return perf_counter() - wall, process_time() - used


def linked(library: Path, place: Path, pages: int | None = None) -> int:
    """Put the first `pages` of a library into `place`, without copying where that can be; return how many."""
    return put(library, place, list(itertools.islice(sorted(library.rglob("*.md")), pages)))


def linked_from_all_over(library: Path, place: Path, pages: int) -> int:
    """Put so many pages of a library into `place`, at even distances by their names; return how many there were."""
    paths = sorted(library.rglob("*.md"))
    most = min(pages, len(paths))
    return put(library, place, [paths[at * len(paths) // most] for at in range(most)])


def put(library: Path, place: Path, paths: list[Path]) -> int:
    """Put files of a library into `place` as links, as copies on another disk; return how many."""
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


def first_indexing(library: Path, folder: Path, pages: int) -> None:
    """Measure and print the first indexing beside the floor; the index stays in `folder`, as the program made it."""
    least = StageClock()
    floor_wall, floor_used, size = floor(library, folder / "floor.sqlite", least)
    clock, (wall, used) = indexed_alone(library, folder / "alone")
    with PeakWatch() as watch:
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
    print(f"peak memory                 {watch.peak:8.1f} MB of the program's others together, {largest:.1f} MB of one")
    show_stages(clock, least, pages)


def show_stages(clock: StageClock, least: StageClock, pages: int) -> None:
    """Print the microseconds of the processor that each stage takes for a page, in one process, beside the floor's."""
    print(f"{'stage, us of the processor a page':40} {'ours':>6} {'floor':>6}")
    in_floor = {"front matter, blocks, sections, names": FRONT_MATTER, "full text: written": TEXT, READ: READ}
    for name, *_ in STAGES:
        floors = least.seconds[in_floor[name]] if name in in_floor else None
        beside = "" if floors is None else f"{1e6 * floors / pages:6.0f}"
        print(f"{name:40} {1e6 * clock.seconds[name] / pages:6.0f} {beside}")
    ours, theirs = (sum(one.seconds.values()) for one in (clock, least))
    print(f"{'all':40} {1e6 * ours / pages:6.0f} {1e6 * theirs / pages:6.0f}")


def growth(libraries: list[Path], sizes: list[int], folder: Path) -> None:
    """Print what a page costs by stages in parts of a library of these sizes; in several libraries, all of each."""
    columns: list[dict[str, float]] = []
    wanted = [(libraries[0], size) for size in sizes] or [(library, 1 << 60) for library in libraries]
    for library, size in wanted:
        place, index = folder / "library", folder / "index"
        pages = linked_from_all_over(library, place, size)
        clock, (_, used) = indexed_alone(place, index)
        [file] = index.glob("*.sqlite")
        costs = {name: 1e6 * clock.seconds[name] / pages for name, *_ in STAGES}
        columns.append({"pages": pages, **costs, "all": 1e6 * used / pages, **found_a_page(file, pages)})
        shutil.rmtree(place)
        shutil.rmtree(index)
    show_growth(columns)


def found_a_page(file: Path, pages: int) -> dict[str, float]:
    """Return how much a page's share of an index is: what there was to find and to write."""
    counted = {"terms": "mention_term", "mentions": "mention", "look-alikes": "lookalike", "spellings": "spelling"}
    with closing(sqlite3.connect(file)) as db:
        held = {name: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in counted.items()}
    return {f"{name} a page": count / pages for name, count in held.items()}


def show_growth(columns: list[dict[str, float]]) -> None:
    """Print one line for each stage: all sizes, then the last one as times the first."""
    first, last = columns[0], columns[-1]
    print("us of the processor a page in one process, and the last as times the first")
    for name in first:
        digits = 1 if name.endswith(" a page") else 0
        cells = "".join(f"{column[name]:10.{digits}f}" for column in columns)
        print(f"{name:40}{cells}{last[name] / first[name]:8.2f}" if first[name] else f"{name:40}{cells}")


def sizes_of(text: str) -> list[int]:
    """Return the numbers of pages that the command line lists."""
    return [int(size) for size in text.split(",") if size]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path, nargs="+")
    parser.add_argument("--warm", action="store_true", help="measure warm starts as a function of pages")
    parser.add_argument("--growth", type=sizes_of, nargs="?", const=[], help="measure what a page costs in these sizes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if asked.growth is not None:
            growth(asked.library, asked.growth, folder)
            return
        library = folder / "library"
        pages = linked(asked.library[0], library)
        print(f"{pages} pages")
        first_indexing(library, folder, pages)
        print(f"warm start                  {told(warm(library, folder / 'program'))}")
        print(f"edited page findable after  {told(edited(library, folder / 'program'))}")
        if asked.warm:
            warm_starts(asked.library, folder)


if __name__ == "__main__":
    main()
