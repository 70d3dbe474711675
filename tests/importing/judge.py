"""Judge pages by their sources: python -m tests.importing.judge SOURCES... prints all that differs."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Import
from medviewer.importing.spl.mapping import HEADINGS, mapped
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse
from medviewer.monograph.sections.vocabulary import Vocabulary

from .judge_label import Held, label_holds
from .judge_page import page_holds
from .judge_signs import IMAGE, NO_IMAGE, Sign, faults, seen

ALLOWED = frozenset(
    "".join(seen(text))
    for text in (*HEADINGS.values(), "Overview", "Boxed warning", "Boxed in the label", "Questions and answers", "FAQs")
)


def compared(wanted: Held, given: Held) -> Iterator[str]:
    """Yield how a page differs from its label."""
    wanted_runs, given_runs = dict(joined(wanted)), dict(joined(given))
    for key in dict.fromkeys([*wanted_runs, *given_runs]):
        for fault in faults(wanted_runs.get(key, []), given_runs.get(key, []), ALLOWED):
            yield f"{key}: {fault}"
    order = [[key for key, signs in held.runs if signs] for held in (wanted, given)]
    if order[0] != order[1]:
        yield f"sections stand as {order[1]}, not {order[0]}"
    if wanted.boxes != given.boxes:
        yield f"{given.boxes} boxes, not {wanted.boxes}"
    if [grid.cells for grid in wanted.tables] != [grid.cells for grid in given.tables]:
        yield from _tables(wanted, given)
    elif lacking := [
        n for n, (one, other) in enumerate(zip(wanted.tables, given.tables, strict=True)) if one.heads - other.heads
    ]:
        yield f"tables {lacking} lack heads"


def _tables(wanted: Held, given: Held) -> Iterator[str]:
    if len(wanted.tables) != len(given.tables):
        yield f"{len(given.tables)} tables, not {len(wanted.tables)}"
    for number, (one, other) in enumerate(zip(wanted.tables, given.tables, strict=False)):
        if one.cells != other.cells:
            yield f"table {number} is {str(other.cells)[:300]}, not {str(one.cells)[:300]}"
            return


def joined(held: Held) -> dict[str, list[Sign]]:
    """Return all signs of each key."""
    found: dict[str, list[Sign]] = {}
    for key, signs in held.runs:
        found.setdefault(key, []).extend(signs)
    return {key: _images(signs) for key, signs in found.items() if signs}


def _images(signs: list[Sign]) -> list[Sign]:
    """Return signs in which the words that stand for an image that cannot be shown are one sign."""
    text = "".join(sign.char for sign in signs)
    out, at = [], 0
    for found in NO_IMAGE.finditer(text):
        out += [*signs[at : found.start()], Sign(IMAGE, signs[found.start()].looks & {"box"})]
        at = found.end()
    return [*out, *signs[at:]] if at else signs


def read_back(library: Path) -> dict[str, Monograph]:
    """Return the pages of a library by their setId, as the library reads them."""
    vocabulary = Vocabulary.load(library / "sections.toml")
    found = {}
    for file in sorted(library.rglob("*.md")):
        page = parse(file.read_text(encoding="utf-8"), file.stem, vocabulary)
        found[page.front_matter["source"]["set_id"]] = page  # type: ignore[index]
    return found


def documents(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of a label's file, or of a folder of these."""
    for file in sorted(source.rglob("*")) if source.is_dir() else [source]:
        if file.suffix == ".xml":
            yield str(file), file.read_bytes()
        elif file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                yield from ((f"{file} {n}", archive.read(n)) for n in archive.namelist() if n.endswith(".xml"))


def judged(source: Path, pages: Mapping[str, Monograph]) -> Iterator[tuple[str, list[str]]]:
    """Yield each document of a source with what is wrong with its page."""
    for where, data in documents(source):
        root: Any = etree.fromstring(data)
        set_id = root.find("{urn:hl7-org:v3}setId").get("root").lower()
        page = pages.get(set_id)
        if page is None:
            yield where, ["no page"]
            continue
        found = list(compared(label_holds(root, mapped().codes), page_holds(page)))
        yield where, [*found, *(problem.message for problem in page.problems)]


def main() -> None:
    """Import sources, judge all pages and print what differs."""
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(name) for name in sys.argv[1:]]
        report = Import("spl", sources, Path(folder), Filter()).run()
        for refusal in report.refused:
            print(*refusal)
        pages = read_back(Path(folder))
        for source in sources:
            for where, found in judged(source, pages):
                total += len(found)
                print(f"{where}: {len(found)} faults")
                for fault in found[:12]:
                    print(f"    {fault}")
    print(f"{len(pages)} pages, {total} faults")


if __name__ == "__main__":
    main()
