"""Draw links and quotes of real pages, to be read by hand: does the name that is marked mean the drug?

    python benchmarks/drawn_names.py FOLDER... [--of FOLDER] [--links 150] [--quotes 150] [--seed 1]

The folders are read as one library. A link is a name in the running text of a page as the window underlines it; a quote
is a passage of *Named together*. Pages are drawn first, then one of their links or quotes, so that a page that names
many counts as often as others; with `--of` only what stands on the pages of that folder. Each is printed in a line with
tabs between: kind, page, section, the page that is meant, a hash of the sentence, the sentence with the name in ⟦ ⟧.
"""

from __future__ import annotations

import argparse
import hashlib
import html as markup
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.text.sentences import sentence

_ENDS = re.compile(r"</?(?:p|li|ul|ol|t[dhr]|table|h[1-6]|blockquote|div|br)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_MARKED = re.compile("\x01(.*?)\x02(.*?)\x03", re.DOTALL)


class Drawn(NamedTuple):
    """A name in a sentence of a page. target: id of the page that it is said to mean; kind: link, or a quote's."""

    page: str
    section: str
    target: str
    kind: str
    said: str
    start: int
    length: int

    def digest(self) -> str:
        """Return what tells this sentence and this place in it from others, without its words."""
        words = " ".join(self.said.split())
        before = len(" ".join(self.said[: self.start].split()))
        return hashlib.sha256(f"{words}\n{before}".encode()).hexdigest()[:16]

    def line(self, titles: dict[str, str]) -> str:
        """Return it in one line, with tabs between."""
        end = self.start + self.length
        shown = f"{self.said[: self.start]}⟦{self.said[self.start : end]}⟧{self.said[end:]}"
        target = f"{titles[self.target]} <{self.target}>"
        return "\t".join((self.kind, self.page, self.section, target, self.digest(), " ".join(shown.split())))


def joined(folders: Iterable[Path], into: Path) -> Path:
    """Return a library with the pages of all folders, each under the folder's name."""
    for folder in folders:
        shutil.copytree(folder, into / folder.name, ignore=shutil.ignore_patterns("*.toml", ".*", "*.jpg"))
    return into


def links_of(catalogue: Catalogue, page: str) -> Iterator[Drawn]:
    """Yield the links of a page, in its order."""
    links = catalogue.links(page)
    for section in catalogue.read(page).sections:
        made = links.in_html(section.html, section.key, lambda id: f"m:{id}")
        text = re.sub(r'<a href="m:([^"]*)">(.*?)</a>', "\x01\\1\x02\\2\x03", made)
        text = markup.unescape(_TAG.sub("", _ENDS.sub("\n\n", text)))
        yield from _marked(text, page, section.key)


def _marked(text: str, page: str, section: str) -> Iterator[Drawn]:
    plain, marks, at = "", [], 0
    for found in _MARKED.finditer(text):
        plain += text[at : found.start()]
        marks.append((len(plain), len(found[2]), found[1]))
        plain += found[2]
        at = found.end()
    plain += text[at:]
    for start, length, target in marks:
        first, last = sentence(plain, start, start + length)
        yield Drawn(page, section, target, "link", plain[first:last], start - first, length)


def naming(catalogue: Catalogue, page: str, of: str = "") -> list[str]:
    """Return the pages that name one and whose ids begin with `of`."""
    ids = (one.id for part in catalogue.named_by(page).sections for one in part.pages)
    return [id for id in dict.fromkeys(ids) if id.startswith(of)]


def quotes_of(catalogue: Catalogue, page: str, others: Iterable[str]) -> Iterator[Drawn]:
    """Yield the names of a page in the passages in which others name it."""
    for passages in catalogue.passages_naming(page, [*others]).values():
        for one in passages:
            for mark in one.marks:
                yield Drawn(one.id, one.section, page, mark.kind, one.sentence, mark.start, mark.length)


def _naming_quotes(catalogue: Catalogue, page: str, of: str) -> Iterator[Drawn]:
    return quotes_of(catalogue, page, naming(catalogue, page, of))


def drawn(
    catalogue: Catalogue, of: Callable[[Catalogue, str], Iterable[Drawn]], pages: list[str], count: int, seed: int
) -> list[Drawn]:
    """Return `count` of what `of` gives for pages, each place once."""
    rng = random.Random(seed)
    kept: dict[str, list[Drawn]] = {}
    found: dict[str, Drawn] = {}
    left = list(pages)
    while left and len(found) < count:
        page = rng.choice(left)
        if page not in kept:
            kept[page] = list(of(catalogue, page))
            rng.shuffle(kept[page])
        if not kept[page]:
            left.remove(page)
            continue
        one = kept[page].pop()
        found.setdefault(one.digest(), one)
    return list(found.values())


def opened(folders: Iterable[Path], scratch: Path) -> Catalogue:
    """Return the catalogue of one library with the pages of all folders."""
    catalogue = Catalogue.open(name_libraries([joined(folders, scratch / "pages")]), scratch / "index")
    catalogue.update()
    return catalogue


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--of", default="", help="name of the folder on whose pages they stand")
    parser.add_argument("--links", type=int, default=150)
    parser.add_argument("--quotes", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        catalogue = opened(asked.folders, Path(folder))
        titles = {row.id: row.title for row in catalogue.rows()}
        start = f"pages/{asked.of}/" if asked.of else ""
        linking = [id for id in sorted(titles) if id.startswith(start)]
        found = drawn(catalogue, links_of, linking, asked.links, asked.seed)
        found += drawn(catalogue, partial(_naming_quotes, of=start), sorted(titles), asked.quotes, asked.seed)
        for one in found:
            print(one.line(titles))
        catalogue.close()


if __name__ == "__main__":
    main()
