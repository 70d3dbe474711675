"""How well names are found that are typed wrongly or in part: our search beside RapidFuzz's WRatio over all names.

    python benchmarks/quality.py [LIBRARY] [--names 300] [--seed 1]

LIBRARY: a folder of pages, the bundled ones without it. For each of `--names` titles of one word slips are made up as
people make them: a key beside the right one, a letter left out or doubled, two swapped, a sound spelt otherwise, the
first letter wrong, only the beginning typed; brands are asked for as they are. Printed is the share of queries whose
drug is the first answer, among the first five and among the first ten. WRatio knows titles only, so no brands.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.names.folding import fold
from medviewer.locations import bundled_library

BESIDE = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioopsdfghjkllxcvbnmn", strict=True))
SOUNDS = (
    ("ph", "f"),
    ("y", "i"),
    ("x", "ks"),
    ("c", "k"),
    ("qu", "kw"),
    ("z", "s"),
    ("th", "t"),
    ("s", "ss"),
    ("ae", "e"),
)
Query = tuple[str, str, str]


def slip(word: str, rng: random.Random) -> str:
    """Return `word` with one slip behind its first letter."""
    at = rng.randrange(1, len(word))
    kind = rng.randrange(4)
    typed = (BESIDE.get(word[at], "e"), "", word[at] * 2, word[at] + BESIDE.get(word[at], "e"))[kind]
    return word[:at] + typed + word[at + 1 :]


def misheard(word: str, rng: random.Random) -> str:
    """Return `word` with one sound spelt otherwise."""
    known = [(one, other) for one, other in SOUNDS if one in word[1:]]
    if not known:
        return word
    one, other = rng.choice(known)
    return word[0] + word[1:].replace(one, other, 1)


def swapped(word: str, rng: random.Random) -> str:
    """Return `word` with two letters swapped behind its first."""
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def queries(titles: list[str], brands: list[tuple[str, str]], count: int, rng: random.Random) -> Iterator[Query]:
    """Yield kind, query and the title that is wanted."""
    plain = [title for title in titles if title.isascii() and title.isalpha() and len(title) > 6]
    for title in rng.sample(plain, min(count, len(plain))):
        word = title.lower()
        yield from (("exact", word, title), ("one edit", slip(word, rng), title))
        yield from (("two edits", slip(slip(word, rng), rng), title), ("swap", swapped(word, rng), title))
        yield from (("sound", misheard(word, rng), title), ("first letter", BESIDE[word[0]] + word[1:], title))
        if len(word) > 8:
            yield "beginning", slip(word[:7], rng), title
    for title in rng.sample(titles, min(count, len(titles))):
        parts = [fold(part) for part in title.split("+")]
        if len(parts) == 2 and all(len(part) > 4 for part in parts):
            yield "two beginnings", f"{parts[1][:5]} {parts[0][:5]}", title
    yield from (("brand", brand, title) for brand, title in brands)


def judge(asked: list[Query], answer: Callable[[str], list[str]]) -> dict[str, list[int]]:
    """Return for each kind: queries, and how many were answered first, in five, in ten."""
    found: dict[str, list[int]] = {}
    for kind, query, wanted in asked:
        titles = answer(query)[:10]
        counts = found.setdefault(kind, [0, 0, 0, 0])
        for place, hit in enumerate((True, titles[:1] == [wanted], wanted in titles[:5], wanted in titles)):
            counts[place] += hit
    return found


def by_wratio(titles: list[str]) -> Callable[[str], list[str]]:
    """Return what answers by RapidFuzz's WRatio over all titles."""
    from rapidfuzz import fuzz, process

    folded = [fold(title) for title in titles]
    return lambda query: [
        titles[place] for _, _, place in process.extract(fold(query), folded, scorer=fuzz.WRatio, limit=10)
    ]


def brands_of(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return brand and title for every brand that one page alone has."""
    owners: dict[str, set[str]] = {}
    for row in catalogue.rows():
        for brand in catalogue.read(row.id).brands:
            owners.setdefault(brand, set()).add(row.title)
    return [(brand, titles.pop()) for brand, titles in owners.items() if len(titles) == 1]


def main() -> None:
    """Make the queries, ask both, print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path, nargs="?", default=bundled_library())
    parser.add_argument("--names", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue.open(name_libraries([asked.library]), Path(folder))
        catalogue.update()
        titles = list(dict.fromkeys(row.title for row in catalogue.rows()))
        known = {title.lower() for title in titles}
        brands = brands_of(catalogue) if len(titles) < 1000 else []
        made = queries(titles, brands, asked.names, random.Random(asked.seed))
        wanted = [one for one in made if one[0] in ("exact", "brand", "two beginnings") or one[1] not in known]
        search = catalogue.search()
        ours = judge(wanted, lambda query: [hit.title for hit in search.names(query, limit=10)])
        plain = judge(wanted, by_wratio(titles))
        print(f"{len(titles)} titles, {len(wanted)} queries: % first / in five / in ten, search | WRatio")
        for kind, (count, *hits) in ours.items():
            line = " / ".join(f"{100 * hit / count:5.1f}" for hit in hits)
            other = " / ".join(f"{100 * hit / count:5.1f}" for hit in plain[kind][1:])
            print(f"{kind:15} {count:5}   {line}   | {other}")
        catalogue.close()


if __name__ == "__main__":
    main()
