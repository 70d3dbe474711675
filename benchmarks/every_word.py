"""Ask for every word of a library as it stands there, and tell how many are found, and in what time.

    QT_QPA_PLATFORM=offscreen python benchmarks/every_word.py LIBRARY [--most 0]

Each word that stands between spaces in the texts of the index is typed as it stands, without the signs of punctuation
around it. Printed: how many of them the index of words finds, those that it does not find, what one question costs
beside the least, an FTS5 query for one row (p50, p99); and how many find in page finds and marks to the letter in the
text of the page that has them. --most: words that are asked for, chosen by chance, 0 for all.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.text.indexed_words import words_of
from medviewer.library.text.plain_text import ShownText
from medviewer.library.text.stored_texts import unpacked

_AROUND = "\"'“”‘’«»().,;:!?[]{}*|-–—•…<>=+/\\"
SHOWN = 20


def words(texts: list[str]) -> dict[str, int]:
    """Return each word as it stands, with the number of the first text that has it."""
    found: dict[str, int] = {}
    for number, text in enumerate(texts):
        for word in re.findall(r"\S*\w\S*", text):
            asked = word.strip(_AROUND)
            if asked and words_of(asked) and not asked.startswith("in:"):
                found.setdefault(asked, number)
    return found


def at(times: list[float], share: float) -> float:
    """Return the milliseconds that this share of the questions does not exceed."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def asked(catalogue: Catalogue, sought: list[str]) -> None:
    """Ask the index for each word, and for one row of a bare query; print what is found."""
    search, missed = catalogue.search(), list[str]()
    ours, least = list[float](), list[float]()
    [opened] = catalogue._holdings
    for word in sought:
        begun = perf_counter()
        found = search.passages(word, limit=1)
        ours.append(perf_counter() - begun)
        if not found.counts:
            missed.append(word)
        phrase = f'"{" ".join(words_of(word))}"'
        begun = perf_counter()
        opened.index.ask(lambda db, phrase=phrase: db.execute(_LEAST, (phrase,)).fetchall())
        least.append(perf_counter() - begun)
    print(f"library search   {len(sought) - len(missed)} of {len(sought)} words found; not {missed[:SHOWN]}")
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        print(f"{name:16} {at(ours, share):.2f} ms, {at(ours, share) / at(least, share):.1f} times a bare FTS5 query")


_LEAST = "SELECT rowid FROM passage WHERE passage MATCH ? LIMIT 1"


def on_pages(texts: list[str], sought: list[str], places: dict[str, int]) -> None:
    """Look for each word in the text that has it; print how many are marked just where they stand."""
    missed = []
    for word in sought:
        text = texts[places[word]]
        spans = ShownText.of(word).spans(text)
        if not any(text[start:end] == word for start, end in spans):
            missed.append(word)
    print(f"find in page     {len(sought) - len(missed)} of {len(sought)} words marked; not {missed[:SHOWN]}")


def main() -> None:
    """Print what is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--most", type=int, default=0)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Catalogue.open(name_libraries([options.library]), Path(folder))) as catalogue,
    ):
        catalogue.update()
        rows = catalogue._holdings[0].index.ask(lambda db: db.execute("SELECT content FROM text").fetchall())
        texts = ["\n".join(text for _, text in unpacked(content)) for (content,) in rows]
        places = words(texts)
        sought = sorted(places)
        if options.most:
            sought = random.Random(1).sample(sought, min(options.most, len(sought)))
        asked(catalogue, sought)
        on_pages(texts, sought, places)


if __name__ == "__main__":
    main()
