"""Make a big library of a small one: its pages again and again, each time under other names.

    python benchmarks/big_library.py SOURCE OUT --pages 6447

The first round is SOURCE as it is. Each further round respells every name (the letters behind a word's first one are
swapped for others of their kind), so that lengths, initials, combinations and folders stay as they are and no title
occurs twice. The rest of each page stays: only the name in it changes.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

VOWELS = "aeiou"
CONSONANTS = "bdfglmnprstvz"
TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
WORD = re.compile(r"[A-Za-z]+")


def spelling(turn: int) -> dict[int, str]:
    """Return the letters of round `turn`: vowels and consonants each moved on within their own ring."""
    vowels, consonants = turn % len(VOWELS), turn // len(VOWELS) % len(CONSONANTS)
    moved = VOWELS[vowels:] + VOWELS[:vowels] + CONSONANTS[consonants:] + CONSONANTS[:consonants]
    letters = VOWELS + CONSONANTS
    return str.maketrans(letters + letters.upper(), moved + moved.upper())


def respell(name: str, turn: int) -> str:
    """Return `name` as round `turn` spells it; the first letter of each word and all signs stay."""
    letters = spelling(turn)
    return WORD.sub(lambda word: word[0][0] + word[0][1:].translate(letters), name)


def respelt_page(source: str, turn: int) -> str:
    """Return the page with its title, wherever it stands, as round `turn` spells it."""
    found = TITLE.search(source)
    if not found:
        return source
    title = found[1].strip("'\"")
    return source.replace(title, respell(title, turn)) if title else source


def copies(source: Path) -> Iterator[tuple[Path, int, Path]]:
    """Yield file, round and the path relative to the new library, without end."""
    files = sorted(source.rglob("*.md"))
    if not files:
        sys.exit(f"{source} holds no .md file: name a folder of pages.")
    for turn in itertools.count():
        for file in files:
            place = file.relative_to(source)
            yield file, turn, place.with_name(respell(place.stem, turn) + place.suffix)


def make(source: Path, out: Path, pages: int) -> int:
    """Write `pages` pages below `out` and return how many there are then; a name that exists is passed over."""
    written = 0
    for file, turn, place in copies(source):
        if written == pages or turn == len(VOWELS) * len(CONSONANTS):
            return written
        target = out / place
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(respelt_page(file.read_text(encoding="utf-8"), turn), encoding="utf-8")
        written += 1
    return written


def main() -> None:
    """Read the command line and make the library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="folder of .md pages with a title in their front matter")
    parser.add_argument("out", type=Path, help="folder to make; it must be empty or absent")
    parser.add_argument("--pages", type=int, default=6447)
    asked = parser.parse_args()
    if asked.out.exists() and any(asked.out.iterdir()):
        sys.exit(f"{asked.out} is not empty: name another folder.")
    print(f"{make(asked.source, asked.out, asked.pages)} pages in {asked.out}")


if __name__ == "__main__":
    main()
