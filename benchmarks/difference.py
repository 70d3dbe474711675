"""Compare two versions of pages word by word; print the time beside that of reading the newer page from its text.

    python benchmarks/difference.py [--size 50000] [--repeat 5]

A page of `--size` characters in one section is changed in several ways; the worst are those that are quadratic for an
algorithm that looks for the longest common sequence. The floor is `parse` of the same page in the same run.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from medviewer.monograph.difference import difference
from medviewer.monograph.parser import parse


def pages(size: int) -> dict[str, tuple[str, str]]:
    """Return pairs of section texts, old and new, by what was done to them."""
    rng = random.Random(1)
    words = [
        f"word{rng.randrange(900)}" if rng.random() < 0.9 else f"{rng.randrange(1, 99)} mg" for _ in range(size // 7)
    ]
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    one_in_ten = [f"{rng.randrange(1, 99)} mg" if rng.random() < 0.1 else word for word in words]
    return {
        "one word": (" ".join(words), " ".join([*words[:99], "other", *words[100:]])),
        "a word in ten": (" ".join(words), " ".join(one_in_ten)),
        "lines in another order": ("\n".join(lines), "\n".join(rng.sample(lines, len(lines)))),
        "all words in another order": (" ".join(words), " ".join(rng.sample(words, len(words)))),
        "two words again and again": ("a b " * (size // 4), "b a " * (size // 4)),
        "nothing in common": ("a " * (size // 2), "b " * (size // 2)),
        "one endless word": ("x" * size, "y" * size),
    }


def best(work: Callable[[], object], repeat: int) -> float:
    """Return the least of several times, in milliseconds."""
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def main() -> None:
    """Run all, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    for name, (before, after) in pages(arguments.size).items():
        texts = [f"# Drug\n\n### Dosage\n{text}\n" for text in (before, after)]
        old, new = (parse(text, "drug") for text in texts)
        floor = best(lambda text=texts[1]: parse(text, "drug"), arguments.repeat)
        needed = best(lambda old=old, new=new: difference(old, new), arguments.repeat)
        print(f"{name:28} {needed:7.1f} ms, {needed / floor:5.2f} times reading the page ({floor:.1f} ms)")


if __name__ == "__main__":
    main()
