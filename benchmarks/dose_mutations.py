"""Mistakes put into the bundled doses one by one, and the share that the checks of tests/bundled catch.

    python benchmarks/dose_mutations.py [PAGE ...] [--missed]

Each amount of each Dosage section is multiplied and divided by ten, each mg becomes a microgram and the other way
round, each row and item is left out, each day becomes a week and the other way round, and each other number (age,
clearance, hours, days) is multiplied by ten. A mistake is caught where the page has something odd that it had not
before. `by the page` says what the rules catch that need no facts, as `medviewer check --clinical` has them for any
formulary. PAGE: only pages of these names. --missed lists what is not caught.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.monograph.clinical.quantities import quantities, value_of
from tests.bundled.checks import CHECKS, facts
from tests.bundled.facts import SOLUTIONS
from tests.bundled.pages import PAGES, section_match

NUMBER = r"(?<![\w.,])\d[\d,]*(?:\.\d+)?"
MASS = re.compile(r"(?<=\d )(mg|micrograms?)\b(?! ?PE)")
SPACE = re.compile(r"\b(?:(?:dai|week)ly|(?:day|week)s?)\b")
SPACES = {"day": "week", "days": "weeks", "daily": "weekly", "week": "day", "weeks": "days", "weekly": "daily"}
DOSED = re.compile(r"^(?:mg|unit|mL|mmol|10⁹|puff)(?:$|[/ ])|^%$")


class Mutation(NamedTuple):
    """One mistake. kind: of mistakes; where: what was changed; text: the page with it."""

    kind: str
    where: str
    text: str


def mutations(text: str) -> Iterator[Mutation]:
    """Yield every mistake in the Dosage of a page."""
    found = section_match(text, "Dosage")
    if found:
        for kind, start, end, new in changes(found[1]):
            at, to = found.start(1) + start, found.start(1) + end
            around = text[max(at - 30, 0) : to + 20].replace("\n", " ")
            yield Mutation(
                kind, f"{text[at:to].strip()[:60]} -> {new or 'nothing'}: {around}", text[:at] + new + text[to:]
            )


def changes(dosage: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield (kind, start, end, what stands there instead)."""
    for found in re.finditer(NUMBER, SOLUTIONS.sub(lambda found: "x" * len(found[0]), dosage)):
        value = value_of(found[0])
        if value:
            is_dose = is_dose_at(dosage, found.start())
            yield "times 10" if is_dose else "other number times 10", *found.span(), written(value * 10)
            if is_dose:
                yield "divided by 10", *found.span(), written(value / 10)
    for found in MASS.finditer(dosage):
        yield "mg for microgram", *found.span(), "micrograms" if found[1] == "mg" else "mg"
    for found in SPACE.finditer(dosage):
        yield "day for week", *found.span(), SPACES[found[0]]
    yield from dropped(dosage)


def dropped(dosage: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield each row of a table, but for its head, and each item as left out."""
    lines = list(re.finditer(r".*\n", dosage))
    for before, line in pairwise(lines):
        is_row = line[0].startswith("| ") and before[0].startswith("|") and not line[0].startswith("| --")
        if is_row or line[0].startswith("* "):
            yield "row dropped" if is_row else "item dropped", *line.span(), ""


def is_dose_at(dosage: str, start: int) -> bool:
    """Say whether the number at a place is one of a dose."""
    line_start = dosage.rfind("\n", 0, start) + 1
    line = dosage[line_start : dosage.find("\n", start)]
    return any(one.start == start - line_start and DOSED.match(one.unit) for one in quantities(line))


def written(value: float) -> str:
    """Return a number as the pages write it."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def catchers(text: str, stem: str, before: dict[str, set[str]]) -> Iterator[str]:
    """Yield the names of the checks that find something odd which was not odd before."""
    return (check.__name__ for check in CHECKS if not set(check(text, stem)) <= before[check.__name__])


def main() -> None:
    """Print a row for each kind of mistake."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    made, caught, alone, began = Counter[str](), Counter[str](), Counter[str](), time.perf_counter()
    for page in PAGES:
        if options.pages and page.stem not in options.pages:
            continue
        text = page.read_text(encoding="utf-8")
        before = {check.__name__: set(check(text, page.stem)) for check in CHECKS}
        for one in mutations(text):
            names = set(catchers(one.text, page.stem, before))
            made[one.kind] += 1
            caught[one.kind] += bool(names)
            alone[one.kind] += bool(names - {facts.__name__})
            if options.missed and not names:
                print(f"missed: {page.stem}: {one.kind}: {one.where}")
    for kind in [*made, "all"]:
        counts = [sum(counter.values()) if kind == "all" else counter[kind] for counter in (made, caught, alone)]
        print(f"{kind:24}{counts[0]:6} {counts[1] / counts[0]:7.1%} caught {counts[2] / counts[0]:7.1%} by the page")
    print(f"{time.perf_counter() - began:.0f} seconds")


if __name__ == "__main__":
    main()
