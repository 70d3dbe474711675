"""Make a library of any size: invented drugs and invented text, with the statistics of real pages.

    python benchmarks/make_library.py --pages 100000 --seed 1 [--naming 10] [--apart] OUT

--naming: each page has a section of interactions that names so many of the others, frequent ones more often. --apart:
no invented word of the text is a drug's name; else a page names more of the others, the more there are: 17 of 6,447, 63
of 100,000, so that what finding them costs a page says little of how that grows.

Taken from 501 real pages: 56 % of names have one ingredient, 23 % two, the rest up to eleven; 65 % of the single
ones are one word; sections have 10 to 210 words each, with the spread given below; the n-th most frequent word of the
text makes up about 8 % / n of it. The words are invented, but for a few dozen that every page has, so that nothing here
is anyone's text and no drug exists.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SECTIONS = (
    ("Usage", 120, 46),
    ("Dosage", 154, 63),
    ("Side Effects", 80, 25),
    ("How it Works", 74, 20),
    ("Precautions", 132, 29),
    ("FAQs", 202, 29),
)
INGREDIENTS = (283, 113, 59, 18, 18, 6, 2, 1, 1)
WORDS = (183, 69, 18, 6)
COMMON = (
    "the and a to of is for or in it with this effects not be should dosage your side may if take doctor you as "
    "used are by patients dose on before medication can treatment daily use other children adults pain blood "
    "renal impairment nausea vomiting dizziness headache allergic reactions pressure kidney liver pregnancy "
    "severe tablets hours mg oral infection bleeding heart skin risk common serious symptoms conditions body drug "
    "alcohol missed stop consult"
)
SALTS = "sodium hydrochloride acetate potassium maleate tartrate phosphate succinate mesylate citrate calcium"
STARTS = (
    "a ab ac al am an ar as at ba be bi bo bu ca ce ci clo co cu da de di do du e en er es fa fe fi flu fo ga ge "
    "gli gra ha he i in io ke la le li lo lu ma me mi mo na ne ni no o ol or ox pa pe phe pi po pra pro qua ra re "
    "ri ro sa se si so su ta te ti to tra tri u va ve vi vo xa xi za zo zu"
)
MIDDLES = (
    "ba be bi bo bra cla co cre da de di do dra fa fe fi fle ga ge gla go ka ke la le li lo lu ma me mi mo na ne "
    "ni no nu pa pe pi plo po ra re ri ro ru sa se si so sta ta te ti to tra tri va ve vi vo xa zo thi pho mer "
    "lan cor bin"
)
ENDS = (
    "olol pril sartan statin prazole tidine dipine azepam barbital caine cillin cycline floxacin mycin conazole "
    "vir tinib mab parin grel gatran xaban gliptin gliflozin formin relin tocin oxetine pramine azine peridol "
    "setron triptan dronate terol phylline lukast sone solone fenac coxib taxel rubicin platin mustine quine "
    "azole sulfone penem thiazide semide lactone amide stigmine curium fentanil codone rizine amine ine ol ate an "
    "in on ide one"
)
NO_NAME = "q"
"""A letter at the end of no name."""
DISCLAIMER = "**Disclaimer:** This page is invented for measuring and describes no drug."


def names(rng: random.Random) -> Iterator[str]:
    """Yield words that look like names of drugs, no word twice."""
    seen = set[str]()
    while True:
        middle = "".join(rng.choices(MIDDLES.split(), k=rng.choices((0, 1, 2), (1, 6, 3))[0]))
        name = (rng.choice(STARTS.split()) + middle + rng.choice(ENDS.split())).capitalize()
        if len(name) > 5 and name not in seen:
            seen.add(name)
            yield name


def titles(rng: random.Random, count: int) -> list[str]:
    """Return `count` different titles: single ingredients, and combinations of the more frequent of these."""
    fresh, singles, found = names(rng), [], dict[str, None]()
    while len(found) < count:
        parts = rng.choices(range(1, len(INGREDIENTS) + 1), INGREDIENTS)[0]
        if parts == 1 or len(singles) < 20:
            words = rng.choices(range(1, len(WORDS) + 1), WORDS)[0]
            singles.append(next(fresh))
            found[" ".join([singles[-1], *(rng.choice(SALTS.split()).capitalize() for _ in range(words - 1))])] = None
        else:
            # a few ingredients are in very many combinations
            chosen = {singles[int(len(singles) * rng.random() ** 3)] for _ in range(parts)}
            found[" + ".join(sorted(chosen))] = None
    return list(found)


class Text:
    """Writes sentences of words whose frequencies fall as those of real pages do. ending: of the invented ones."""

    def __init__(self, rng: random.Random, size: int = 20_000, ending: str = "") -> None:
        self._rng = rng
        invented = (word.lower() + ending for word in names(random.Random(rng.random())))
        self._words = [*COMMON.split(), *itertools.islice(invented, size)]
        self._weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(self._words))))

    def words(self, count: int) -> list[str]:
        """Return `count` words."""
        return self._rng.choices(self._words, cum_weights=self._weights, k=count)

    def section(self, name: str, mean: int, spread: int) -> str:
        """Return a section's Markdown: a paragraph, then a list; names the drug twice."""
        words = self.words(max(8, round(self._rng.gauss(mean, spread))))
        half = len(words) // 2
        items = [words[at : at + 12] for at in range(half, len(words), 12)]
        listed = "\n".join(
            f"* **{item[0].capitalize()}:** {name if not at else ''} {' '.join(item[1:])}."
            for at, item in enumerate(items)
        )
        return f"{name} {' '.join(words[:half])}.\n\n{listed}\n"


def interactions(titles: list[str], count: int, rng: random.Random) -> str:
    """Return a section that names `count` pages, a few of them on very many pages."""
    named = [titles[int(len(titles) * rng.random() ** 3)] for _ in range(count)]
    return "### Interactions\n\n" + "".join(f"* **{name}:** the effect may be stronger.\n" for name in named)


def page(title: str, text: Text, more: str = "") -> str:
    """Return a page in the format of the real ones."""
    sections = "\n\n".join(f"### {name}\n\n{text.section(title, mean, spread)}" for name, mean, spread in SECTIONS)
    head = f"---\nlayout: page\ntitle: {title}\n---\n\n# {title}\n### Generic Name\n{title}\n\n"
    return f"{head}{sections}\n\n{more}{DISCLAIMER}\n"


def make(out: Path, pages: int, seed: int, naming: int = 0, apart: bool = False) -> None:
    """Write `pages` pages below `out`, in a folder for each first letter; each names `naming` others.

    apart: whether no word of their texts does.
    """
    rng, other = random.Random(seed), random.Random(seed)
    text = Text(rng, ending=NO_NAME if apart else "")
    known = titles(rng, pages)
    for number, title in enumerate(known):
        more = f"{interactions(known, naming, other)}\n" if naming else ""
        folder = out / title[0].lower()
        folder.mkdir(parents=True, exist_ok=True)
        stem = "-".join(title.lower().replace("+", " ").split())[:80]
        (folder / f"{stem}-{number}.md").write_text(page(title, text, more), encoding="utf-8")


def main() -> None:
    """Read the command line and make the library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder to make; it must be empty or absent")
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--naming", type=int, default=0, help="how many others each page names")
    parser.add_argument("--apart", action="store_true", help="no other word of the text is a drug's name")
    asked = parser.parse_args()
    if asked.out.exists() and any(asked.out.iterdir()):
        sys.exit(f"{asked.out} is not empty: name another folder.")
    make(asked.out, asked.pages, asked.seed, asked.naming, asked.apart)
    print(f"{asked.pages} pages in {asked.out}")


if __name__ == "__main__":
    main()
