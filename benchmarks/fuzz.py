"""Mutate pages and take them through load, index, render and export; count what breaks.

    python benchmarks/fuzz.py [--pages 20000] [--seed 1] [--jobs 2] [--from DIR]...

Mutations: byte flips, cuts, splices, repeats, nesting, control characters, pumps (a few signs over and over, up to
400,000 bytes), several at once. Each mutated page is read
and parsed, indexed in a library, laid out as the window lays out its whole page, and exported as HTML, text, Markdown
and JSON; every fortieth as PDF and ODT, too. Words lost are those of the text that CommonMark makes of each section's
own Markdown (as `medviewer.monograph.html.markdown_html` has it) and the screen does not show. What it prints is what
it saw.
Exit code 1 after an exception, a lost word, or a page that takes fifty times as long for each of its bytes as the
median one; a page counts as 4,000 bytes at least.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medviewer.library.catalogue import Catalogue
    from medviewer.monograph.model import Monograph

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).resolve().parents[1]
SAMPLES = [REPOSITORY / "data", *(REPOSITORY.parent / "shared" / name for name in ("corpus-1", "corpus-2"))]
BATCH = 100
LARGEST = 40_000
"""Bytes of a page before it is mutated."""
LARGEST_PUMPED = 400_000
SMALLEST = 4_000
"""Bytes that a page counts as at least, where its time is told for each."""
SLOWEST = 50
CONTROLS = "\0\x07\x1b\x85\u00ad\u200b\u200e\u200f\u202a\u202e\u2066\u2069\u2028\ufeff\ufffd\ud800\U000e0041"
OPENINGS = (
    b"> ",
    b"* ",
    b"1. ",
    b"  - ",
    b"[",
    b"*",
    b"**",
    b"_",
    b"`",
    b"<b>",
    b"<table><tr><td>",
    b"| ",
    b"#",
    b"![",
    b"&",
)
PUMPS = (
    *(
        b" ",
        b"\t",
        "\u00a0".encode(),
        b"\n",
        b"a",
        b"0",
        b"*",
        b"_",
        b"[",
        b"(",
        b"<",
        b"&",
        b"`",
        b"|",
        b">",
        b"-",
        b'"',
    ),
    *(b"'", b",", b"and ", b"a, ", b"#", b"\\", b"=", b"~", b"!", b":", b"?", b"]", b"![", b"[]", b"[a](", b"[a](b) "),
    *(
        b"**a** ",
        b"*a ",
        b"`a",
        b"<a ",
        b"<b>",
        b"</b>",
        b"<!--",
        b"<p>",
        b"<div>\n\n",
        b"<td>",
        b"<img src=a>",
        b"&amp;",
    ),
    *(
        b"&#1;",
        b"> > ",
        b"| a ",
        b"* * ",
        b"* a\n",
        b"  - a\n",
        b"1. a\n",
        b"> a\n",
        b"| a | b |\n|-|-|\n",
        b"| a | b |\n",
    ),
    *(b"```\n", b"~~~\n", b"    a\n", b"a\n===\n", b"# a\n", b"### Dosage\n", b"**Dosage:** a\n\n", b"[a]: /b\n"),
    *(b"[^a]: b\n\n", b"[^a] ", b"Q: a? A: b ", b"**Q: a?** A: b\n\n", b"Brand names: A, ", b"drug class ", b"a: b\n"),
    *(b"---\n", b"5 mg ", b"a. B ", b"a\\\n", b"a  \n", b"\r\n", b"https://a.b ", "é".encode(), "“".encode()),
)
PLACES = (b"Brand names: ", b"### FAQs\n", b"---\ntitle: ", b"| a | b |\n|-|-|\n", b"**Q: ", b"")
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"^ *(?:- |\d+\. )+", re.MULTILINE)

Mutation = Callable[[bytearray, random.Random, Sequence[bytes]], bytes]


class Result(NamedTuple):
    """What came of some pages. times: seconds of the processor, for the page and for each byte, and name of each."""

    times: list[tuple[float, float, str]]
    problems: Counter[str]
    failures: list[str]
    lost: list[str]


def flip(page: bytearray, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Change single bytes."""
    for _count in range(rng.randint(1, 30)):
        page[rng.randrange(len(page))] = rng.randrange(256)
    return bytes(page)


def cut(page: bytearray, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Take a piece out."""
    start = rng.randrange(len(page))
    del page[start : start + rng.randint(1, len(page))]
    return bytes(page)


def splice(page: bytearray, rng: random.Random, pages: Sequence[bytes]) -> bytes:
    """Put a piece of another page in."""
    other = rng.choice(pages)
    start = rng.randrange(len(other))
    at = rng.randrange(len(page))
    return bytes(page[:at] + other[start : start + rng.randint(1, 4000)] + page[at:])


def repeat(page: bytearray, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Repeat a piece many times."""
    start = rng.randrange(len(page))
    piece = page[start : start + rng.choice((1, 2, 5, 30, 200))]
    return bytes(page[:start] + piece * rng.choice((2, 10, 100, 1000)) + page[start:])


def nest(page: bytearray, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Put many openings of one kind in, some of them closed."""
    at = rng.randrange(len(page))
    opening = rng.choice(OPENINGS)
    count = rng.choice((3, 30, 300, 3000))
    return bytes(page[:at] + opening * count + page[at:])


def control(page: bytearray, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Put characters in that nobody sees."""
    for _count in range(rng.randint(1, 20)):
        at = rng.randrange(len(page))
        page[at:at] = rng.choice(CONTROLS).encode("utf-8", "surrogatepass")
    return bytes(page)


def lines(page: bytearray, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Put the lines in another order, or end them otherwise."""
    found = bytes(page).split(b"\n")
    if rng.random() < 0.5:
        rng.shuffle(found)
        return b"\n".join(found)
    return b"".join(line + rng.choice((b"\n", b"\r", b"\r\n", b"\n\n", b"")) for line in found)


def pump(page: bytearray, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Put a few signs in over and over, seldom to the largest size, behind what may have a meaning before them."""
    at = bytes(page).rfind(b"\n", 0, rng.randrange(len(page))) + 1
    signs = rng.choice(PUMPS) * rng.choice((1, 1, 1, 2)) + rng.choice((b"", b"", b"", rng.choice(PUMPS)))
    size = rng.choice((400, 4_000, 4_000, 40_000, 40_000, LARGEST_PUMPED))
    pumped = signs * max(1, (size - len(page)) // len(signs))
    return bytes(page[:at] + rng.choice(PLACES) + pumped + rng.choice((b"", b"a", b"\0", b"\n\n")) + page[at:])


MUTATIONS: tuple[Mutation, ...] = (flip, cut, splice, repeat, nest, control, lines, pump)


def mutated(number: int, seed: int, pages: Sequence[bytes]) -> tuple[bytes, str]:
    """Return mutated page `number`, and what was done to it."""
    rng = random.Random(f"{seed}/{number}")
    page, done = rng.choice(pages), []
    for _count in range(rng.choice((1, 1, 2, 3))):
        mutation = rng.choice(MUTATIONS)
        done.append(mutation.__name__)
        page = mutation(bytearray(page[:LARGEST] or b" "), rng, pages)
    page = page[: LARGEST_PUMPED if "pump" in done else LARGEST]
    return page, f"{number} ({', '.join(done)}, {len(page):,} bytes)"


def words(text: str) -> Counter[str]:
    """Return the words of a text; what the eye does not tell apart is one."""
    return Counter(WORD.findall(_folded(text)))


def _folded(text: str) -> str:
    plain = text.replace("_", "").replace("^", "")  # which stand for lowered and raised letters in plain text
    return unicodedata.normalize("NFKC", plain).casefold()


def unnumbered(text: str) -> str:
    """Return plain text without the numbers of its lists, which are no text of a document."""
    return NUMBER.sub("", text)


class Chain:
    """Takes pages through everything that a page goes through."""

    def __init__(self) -> None:
        from PySide6.QtGui import QGuiApplication

        self._qt = QGuiApplication.instance() or QGuiApplication([])
        self.font = QGuiApplication.font()
        self.result = Result([], Counter(), [], [])
        self.folder = Path()

    def run(self, folder: Path, names: dict[str, str]) -> None:
        """Index a folder of mutated pages, then read, lay out and export each."""
        from medviewer.library.catalogue import Catalogue, name_libraries

        self.folder = folder
        catalogue = Catalogue.open(name_libraries([folder]), folder / ".index")
        try:
            catalogue.update()
            for problem in catalogue.problems():
                self.result.problems[re.sub(r"[\d“].*", "…", problem.message)[:60]] += 1
            for row in catalogue.rows():
                self._page(catalogue, row.id, names[Path(row.id).name])
            if len(catalogue.rows()) != len(names):
                self.result.failures.append(f"{len(names) - len(catalogue.rows())} pages are not in the list")
        finally:
            catalogue.close()

    def _page(self, catalogue: Catalogue, page_id: str, name: str) -> None:
        begun = time.process_time()
        try:
            monograph, shown = self._whole_way(catalogue, page_id, name)
            taken = time.process_time() - begun
            size = (self.folder / Path(page_id).name).stat().st_size
            self.result.times.append((taken, taken / max(size, SMALLEST), name))
            self._compare(monograph, shown, name)
        except Exception:  # noqa: BLE001  what this program looks for
            self.result.failures.append(f"page {name}\n{traceback.format_exc()}")

    def _whole_way(self, catalogue: Catalogue, page_id: str, name: str) -> tuple[Monograph, str]:
        """Read, lay out and export a page; return it and what the screen shows of it."""

        from medviewer.export.file_formats import render
        from medviewer.export.page_source import PageSource
        from medviewer.ui.documents import page_documents
        from medviewer.ui.documents.tab_html import tab_parts

        monograph, page = catalogue.read(page_id), catalogue.page(page_id)
        assert page is not None
        shown = [monograph.title]
        for part in tab_parts(monograph, page_documents.ALL):
            document = page_documents.build(part, "", self.font)
            document.setTextWidth(600)
            document.size()
            shown.append(page_documents.text_of(document))
        forms = ["html", "text", "markdown", "json"]
        forms += ["pdf", "odt"] if int(name.split()[0]) % 40 == 0 else []
        for form in forms:
            render(monograph, PageSource.of(page, monograph), form)
        return monograph, "\n".join(shown)

    def _compare(self, monograph: Monograph, screen: str, name: str) -> None:
        from medviewer.monograph.html.markdown_html import to_html, to_text

        own = [section.text + "\n" + section.title for section in monograph.disclaimer]
        shown = "\n".join([screen, *own])
        texts = "\n".join(unnumbered(section.text) for section in monograph.sections)
        markdown = (section.markdown for section in monograph.sections if section.title != "Front matter")
        written = map(to_text, map(to_html, markdown))
        for wanted in (texts, "\n".join(map(unnumbered, written))):
            if lost := _lost(wanted, shown):
                self.result.lost.append(f"page {name}: {', '.join(lost[:5])}")


def _lost(wanted: str, shown: str) -> list[str]:
    """Return the words of one text that another does not show as often, not even with signs between their letters.

    A question's mark, or an asterisk that opens emphasis in one place and not in another, may part letters.
    """
    counted = words(wanted)
    folded = _folded(shown)
    return [word for word in counted - words(shown) if len(re.findall(_parted(word), folded)) < counted[word]]


def _parted(word: str) -> str:
    letters = r"[\W_]*".join(map(re.escape, word))
    return rf"(?<![^\W_]){letters}(?![^\W_])"


def batch(job: tuple[int, int, int, list[str]]) -> Result:
    """Make and run the pages of one batch."""
    first, count, seed, folders = job
    pages = [path.read_bytes() for folder in folders for path in sorted(Path(folder).rglob("*.md"))]
    chain = Chain()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        folder.mkdir()
        names = {}
        for number in range(first, first + count):
            content, done = mutated(number, seed, pages)
            (folder / f"{number}.md").write_bytes(content)
            names[f"{number}.md"] = done
        chain.run(folder, names)
    return chain.result


def main() -> int:
    """Run the batches, print the figures."""
    parser = argparse.ArgumentParser(description="Mutate pages and take them through load, index, render and export.")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--from", dest="folders", action="append", help="folder of pages to mutate; may be repeated")
    options = parser.parse_args()
    folders = options.folders or [str(folder) for folder in SAMPLES if folder.is_dir()]
    starts = range(0, options.pages, BATCH)
    jobs = [(start, min(BATCH, options.pages - start), options.seed, folders) for start in starts]
    total = Result([], Counter(), [], [])
    with ProcessPoolExecutor(options.jobs, get_context("spawn")) as pool:
        for result in pool.map(batch, jobs):
            total.times.extend(result.times)
            total.problems.update(result.problems)
            total.failures.extend(result.failures)
            total.lost.extend(result.lost)
    return report(total)


def report(total: Result) -> int:
    """Print what came of all pages; return the exit code."""
    for line in (*total.failures[:20], *total.lost[:20]):
        print(line, file=sys.stderr)
    median = statistics.median(seconds for seconds, _, _ in total.times)
    usual = statistics.median(a_byte for _, a_byte, _ in total.times)
    slowest, _, name = max(total.times)
    dearest = sorted((a_byte, name) for _, a_byte, name in total.times)[::-1]
    print(f"pages                {len(total.times)}")
    print(f"distinct problems    {len(total.problems)}, {total.problems.total()} in all")
    print(f"median page          {median * 1000:.1f} ms")
    print(f"slowest page         {slowest * 1000:.1f} ms, {slowest / median:.1f} times the median: {name}")
    print(f"median byte          {usual * 1e6:.2f} µs")
    for a_byte, page in dearest[:5]:
        print(f"dearest byte         {a_byte * 1e6:.2f} µs, {a_byte / usual:.1f} times the median: {page}")
    print(f"exceptions           {len(total.failures)}")
    print(f"pages with words lost {len(total.lost)}")
    return int(bool(total.failures or total.lost or dearest[0][0] > SLOWEST * usual))


if __name__ == "__main__":
    sys.exit(main())
