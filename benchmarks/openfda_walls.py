"""How much of openFDA's texts are walls once imported, and whether a word is lost.

    python benchmarks/openfda_walls.py SOURCE...

SOURCE: JSON as openFDA gives it, or a folder of such files. Printed are the records without a paragraph of more than
3,500 letters, in Dosage and anywhere, the longest paragraphs, how many paragraphs, items and headings there are, and
how many words are lost by giving the texts their lines back: those that a page has more often where each text stays as
it is. Tables count as words, not as paragraphs.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html

from medviewer.importing import openfda
from medviewer.importing.bounds import RefusedError
from medviewer.importing.openfda_lines import RestoredLine, Subsections
from medviewer.importing.spl.mapping import mapped
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse

WALL = 3500
_WORD = re.compile(r"[^\W_]+")
_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6")


def records(sources: list[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records of files and folders with where each stands."""
    files = [file for path in sources for file in (sorted(path.rglob("*.json")) if path.is_dir() else [path])]
    for file in files:
        found = json.loads(file.read_text(encoding="utf-8"))
        for number, record in enumerate(found.get("results", []) if isinstance(found, dict) else [], 1):
            yield f"{file.name}, record {number}", openfda._plain(record)


def page_of(record: dict[str, Any]) -> Monograph:
    """Return the page of a record as a library reads it."""
    made = openfda.page_of(record, openfda.envelope(record), openfda.product(record), "page")
    return parse(made.content.decode(), "page", mapped().vocabulary)


def blocks(page: Monograph) -> Iterator[tuple[str, str, str]]:
    """Yield section key, tag and text of each paragraph, item and heading outside of tables."""
    for section in page.sections:
        root = lxml.html.fragment_fromstring(section.html or "<p></p>", create_parent="div")
        for node in root.iter(*_BLOCKS):
            if not any(above.tag == "table" for above in node.iterancestors()):
                inner = sum(len(below.text_content()) for below in node.iterdescendants("li") if below is not node)
                text = node.text_content()
                yield section.key, node.tag, text[: len(text) - inner] if node.tag == "li" else text


def said(page: Monograph) -> Counter[str]:
    """Return how often a page has each word."""
    found: Counter[str] = Counter()
    for section in page.sections:
        root = lxml.html.fragment_fromstring(section.html or "<p></p>", create_parent="div")
        found.update(_WORD.findall(section.title))
        found.update(_WORD.findall(" ".join(root.itertext())))
    return found


class WholeText(Subsections):
    """A text without lines."""

    def lines(self, text: str) -> list[RestoredLine]:
        """Return the text as it stands."""
        return [RestoredLine("plain", text)]


def lost_words(record: dict[str, Any], page: Monograph) -> Counter[str]:
    """Return the words that a page has less often than the one that is made without lines."""
    openfda.Subsections = WholeText  # type: ignore[misc]
    try:
        return said(page_of(record)) - said(page)
    finally:
        openfda.Subsections = Subsections  # type: ignore[misc]


def main() -> None:
    """Measure and print."""
    longest: list[tuple[int, str]] = []
    whole: list[tuple[int, str]] = []
    tags: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    started = time.perf_counter()
    for where, record in records([Path(name) for name in sys.argv[1:]]):
        try:
            page = page_of(record)
        except RefusedError as error:
            print(f"{where}: refused: {error}")
            continue
        found = list(blocks(page))
        tags.update(tag for _, tag, _ in found)
        longest.append((max((len(text) for key, _, text in found if key == "dosage"), default=0), where))
        whole.append((max((len(text) for _, _, text in found), default=0), where))
        lost.update(lost_words(record, page))
    for name, sizes in (("Dosage", longest), ("any section", whole)):
        good = sum(size <= WALL for size, _ in sizes)
        print(f"{name}: {good} of {len(sizes)} records without a paragraph over {WALL:,} letters")
        print("  the longest:", ", ".join(f"{size:,} ({where})" for size, where in sorted(sizes, reverse=True)[:4]))
    print(f"{tags['p']:,} paragraphs, {tags['li']:,} items, {sum(tags[f'h{n}'] for n in range(2, 7)):,} headings")
    print(f"{lost.total():,} words lost {dict(lost.most_common(8)) if lost else ''}")
    print(f"{time.perf_counter() - started:.1f} s for {len(whole)} records")


if __name__ == "__main__":
    main()
