"""Measure what leaves the program: of each power, fraction, strike, list number, cell and link of a library's pages,
how many the clipboard, HTML, OpenDocument, text, Markdown and PDF still hold.

    python benchmarks/roundtrip.py DIR... [--pages N]

One table is printed: a row for each way out, a column for each kind, each a share in per cent, and below it examples of
what was lost. A page of the benchmark's own, which holds all kinds, is measured with the others. Counted is what the
page itself shows (its HTML). Clipboard, HTML and Markdown are read again as pages; of OpenDocument the XML is read, and
one page of twenty is opened and saved as HTML by LibreOffice where that is installed; of a PDF the typeset document is
read, and its links.
"""

from __future__ import annotations

import argparse
import collections
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from medviewer.export.file_formats import render
from medviewer.export.page_body import page_html
from medviewer.export.page_source import PageSource
from medviewer.export.paper.printout import for_paper
from medviewer.monograph.html.signs import with_fractions
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse
from medviewer.ui.documents.copied_text import of_document, of_tabs
from medviewer.ui.documents.page_documents import ALL, build
from medviewer.ui.documents.tab_html import tab_parts

OWN = """---
title: Roundtripin
---
### Dosage
1. 1<sup>1</sup>/<sub>2</sub> tablets, or 1½ tablets
2. ~~500 mg~~ 250 mg

7. Above 10<sup>9</sup>/L, C<sub>max</sub> of 10<sup>-3</sup> mol/L, see [the label](https://example.org/label)

| Patient | Dose | Most |
|---|---|---|
| Child | | 5 mg/m<sup>2</sup> |
| Adult | <del>1 g</del> 2 g | 4 g |
"""
KINDS = ("power", "fraction", "strike", "number", "cell", "link")
FRACTION = re.compile("[\u00bc-\u00be\u2150-\u215e]|(?<![\\d/.])\\d{1,2}[/\u2044]\\d{1,2}(?![\\d/])")
Facts = collections.Counter[tuple[str, str]]


def flat(text: str) -> str:
    """Return text whose spaces are plain and single."""
    return " ".join(re.sub("[\u2060\u200b\u00ad]", "", text).replace("\u00a0", " ").split())


class Reader(HTMLParser):
    """Counts what stands in HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts: Facts = collections.Counter()
        self._before = ""
        self._open: dict[str, str] = {}
        self._numbers: list[int | None] = []
        self._below: list[list[int]] = []
        self._column = 0
        self.listed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what is counted."""
        given = dict(attrs)
        if tag in ("sup", "sub", "s", "strike", "del"):
            self._open[tag] = ""
        elif tag in ("ol", "ul"):
            self._numbers.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li" and self._numbers:
            self._open["any"] = ""
            if self._numbers[-1] is not None:
                self._open["li"] = f"{self._numbers[-1]}. "
                self._numbers[-1] += 1
        elif tag == "table":
            self._below.append([])
        elif tag == "tr" and self._below:
            self._below[-1] = [max(0, rows - 1) for rows in self._below[-1]]
            self._column = 0
        elif tag in ("td", "th") and self._below:
            self._begin_cell(int(given.get("colspan") or 1), int(given.get("rowspan") or 1))
        elif tag == "a" and re.match("https?:|mailto:", given.get("href") or ""):
            self.facts["link", str(given["href"])] += 1
        if tag in ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "br"):
            self._before = ""

    def handle_endtag(self, tag: str) -> None:
        """Count what ends."""
        if tag in ("sup", "sub"):
            sign, raised = "^" if tag == "sup" else "_", flat(self._open.pop(tag, ""))
            if re.match(r"[\w+−–-]", raised):  # a mark such as * needs no sign
                self.facts["power", f"{self._before if self._before.isalnum() else ''}{sign}{raised}"] += 1
        elif tag in ("s", "strike", "del"):
            self.facts["strike", flat(self._open.pop(tag, ""))] += 1
        elif tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        elif tag in ("li", "p") and "li" in self._open:
            self._count_item()
        elif tag in ("td", "th") and "cell" in self._open:
            self.facts["cell", f"{self._place}:{bare(self._open.pop('cell'))}"] += 1
        elif tag == "table" and self._below:
            self._below.pop()
        if tag == "li":
            self.listed.append(bare(self._open.pop("any", "")))

    def handle_data(self, data: str) -> None:
        """Take text in for all that is open."""
        for name in self._open:
            self._open[name] += data
        if not {"sup", "sub"} & set(self._open):
            self._before = (self._before + data)[-1:]
            self.facts.update(("fraction", found) for found in FRACTION.findall(data))

    def _begin_cell(self, wide: int, high: int) -> None:
        """Find the column in which a cell stands, those of rows above that reach down left out."""
        below = self._below[-1]
        while self._column < len(below) and below[self._column]:
            self._column += 1
        self._place = self._column
        self._column += wide
        below += [0] * (self._column - len(below))
        below[self._place : self._column] = [high] * wide
        self._open["cell"] = ""

    def _count_item(self) -> None:
        said = flat(self._open.pop("li"))
        if len(said) > 3:
            self.facts["number", said[:20]] += 1


def facts_of(html: str, wanted: Facts | None = None) -> Facts:
    """Return what HTML holds, how often.

    wanted: what is looked for; a cell of it counts, too, where its table became a list of “row, column: value”.
    """
    reader = Reader()
    reader.feed(with_fractions(html))
    reader.close()
    for kind, value in wanted or ():
        if kind == "cell" and reader.facts[kind, value] < wanted[kind, value]:
            cell = value.partition(":")[2]
            listed = sum(cell in line for line in reader.listed) if cell else wanted[kind, value]
            reader.facts[kind, value] += listed
    return reader.facts


def in_text(text: str, between: str, wanted: Facts) -> Facts:
    """Return what of `wanted` stands in plain text, as often as there."""
    lines = [flat(line) for line in text.splitlines()]
    sign = between.strip(" ")
    rows = [[flat(cell) for cell in line.split(sign)] for line in text.splitlines() if sign in line]
    whole, found = flat(text), collections.Counter(wanted)
    cells = collections.Counter(f"{number}:{bare(cell)}" for row in rows for number, cell in enumerate(row))
    cells.update(f"0:{bare(line)}" for line in lines if sign not in line)
    for kind, value in wanted:
        if kind == "cell":
            found[kind, value] = cells[value]
        elif kind == "number":
            found[kind, value] = sum(bare(line).startswith(bare(value)[:15]) for line in lines)
        else:
            said = f"~~{value}~~" if kind == "strike" else value
            found[kind, value] = whole.count(said)
    return found


def bare(text: str) -> str:
    """Return the letters and digits of a text: signs that stand for tags are another kind."""
    return re.sub(r"\W|_", "", text)


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, TABLE = f"{OFFICE}text:1.0}}", f"{OFFICE}style:1.0}}", f"{OFFICE}table:1.0}}"


TAGS = {"table": "table", "table-row": "tr", "table-cell": "td", "list": "ol", "list-item": "li", "p": "p", "a": "a"}


def odt_html(content: bytes, by_office: bool) -> str:
    """Return an OpenDocument text as HTML of the tags that are counted."""
    office = shutil.which("soffice")
    if office and by_office:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "page.odt")
            file.write_bytes(content)
            command = [office, "--headless", "--convert-to", "html", "--outdir", folder, str(file)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            return file.with_suffix(".html").read_text("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        roots = [ElementTree.fromstring(packed.read(name)) for name in ("styles.xml", "content.xml")]
    looks: dict[str, str] = {}
    for style in (one for root in roots for one in root.iter(f"{STYLE}style")):
        given = " ".join(f"{key}={value}" for part in style for key, value in part.attrib.items())
        tag = "sup" if "text-position=super" in given else "sub" if "text-position=sub" in given else ""
        looks[style.get(f"{STYLE}name", "")] = "s" if "line-through" in given and "style=none" not in given else tag
    return "".join(_odt_nodes(roots[1], looks))


def _odt_nodes(node: ElementTree.Element, looks: dict[str, str]) -> Iterator[str]:
    name = node.tag.rpartition("}")[2]
    tag = TAGS.get(name, looks.get(node.get(f"{TEXT}style-name", ""), "") if name == "span" else "")
    given = {}
    if name == "list":
        first = node.find(f"{TEXT}list-item")
        given["start"] = first.get(f"{TEXT}start-value", "1") if first is not None else "1"
    elif name == "a":
        given["href"] = node.get("{http://www.w3.org/1999/xlink}href", "")
    elif name == "table-cell":
        given["colspan"] = node.get(f"{TABLE}number-columns-spanned", "1")
        given["rowspan"] = node.get(f"{TABLE}number-rows-spanned", "1")
    yield f"<{tag}{''.join(f' {key}={quoteattr(value)}' for key, value in given.items())}>" if tag else ""
    yield escape(node.text or "")
    for child in node:
        yield from _odt_nodes(child, looks)
        yield escape(child.tail or "")
    yield f"</{tag}>" if tag else ""


def ways_out(
    page: Monograph, source: PageSource, wanted: Facts, by_office: bool
) -> Iterator[tuple[str, Callable[[], Facts]]]:
    """Yield each way out of the program, and a function that returns what is found there."""
    font = QFont("DejaVu Sans", 10)

    def clipped() -> tuple[str, str]:
        parts = tab_parts(page, ALL)
        piece = of_tabs(page, None) if len(parts) > 1 else of_document(build(parts[0], "", font))  # as the window does
        return piece.html, piece.text

    yield "clipboard, HTML", lambda: facts_of(clipped()[0], wanted)
    yield "clipboard, text", lambda: in_text(clipped()[1], "\t", wanted)
    yield "HTML", lambda: facts_of(render(page, source, "html").decode())
    yield "OpenDocument", lambda: facts_of(odt_html(render(page, source, "odt"), by_office))
    yield "text", lambda: in_text(render(page, source, "text").decode(), " | ", wanted)

    def read_back() -> Facts:
        again = parse(render(page, source, "markdown").decode(), "x")
        return facts_of("".join(section.html for section in again.sections))

    yield "Markdown", read_back

    def typeset() -> Facts:
        document = build(for_paper(page_html(page, source), 500, 700), "", font)
        found = facts_of(of_document(document).html, wanted)
        pdf = render(page, source, "pdf")
        addresses = collections.Counter(match.decode() for match in re.findall(rb"/URI\s*\(([^)]*)\)", pdf))
        for kind, value in wanted:
            if kind == "link":
                found[kind, value] = addresses[value] and wanted[kind, value]
        return found

    yield "PDF", typeset


def main() -> None:
    """Measure the pages and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=0, help="the first N pages of each folder; 0 for all")
    parser.add_argument("--office", type=int, default=20, help="LibreOffice opens one page of so many")
    arguments = parser.parse_args()
    app = QApplication(sys.argv[:1])
    files = [file for folder in arguments.folders for file in sorted(folder.rglob("*.md"))[: arguments.pages or None]]
    texts = [(file.stem, file.read_text("utf-8", "replace")) for file in files] + [("own", OWN)]
    held: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    total: collections.Counter[str] = collections.Counter()
    lost: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    for number, (name, text) in enumerate(texts):
        page = parse(text, name)
        source = PageSource("library", f"{name}.md", "2026-01-01")
        wanted = facts_of("".join(section.html for section in page.sections))
        for (kind, _), count in wanted.items():
            total[kind] += count
        by_office = number % arguments.office == 0 or name == "own"
        for way, found_there in ways_out(page, source, wanted, by_office):
            found = found_there()
            for fact, count in wanted.items():
                kept = min(count, found[fact])
                held[way][fact[0]] += kept
                if kept < count:
                    lost[way, fact[0]].append(f"{name}: {fact[1][:60]}")
    del app
    print(f"{len(texts)} pages; of each kind, the share in per cent that is still there")
    print(f"{'':16}" + "".join(f"{kind + ' ' + str(total[kind]):>17}" for kind in KINDS))
    for way, counts in held.items():
        print(f"{way:16}" + "".join(f"{100 * counts[kind] / max(1, total[kind]):17.2f}" for kind in KINDS))
    for (way, kind), examples in lost.items():
        print(f"{way}, {kind}: {len(examples)} lost, such as {examples[:4]}")


if __name__ == "__main__":
    main()
