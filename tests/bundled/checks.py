"""What is held of each bundled page, as functions that take its text: docs/writing.md, and what no label says.

Each yields `rule: what is odd`, without a line, so that what a page still lacks can be written down (`lacking`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import frontmatter

from medviewer.monograph.clinical.ranges import interval
from medviewer.monograph.clinical.rules import ClinicalPage, ClinicalSection, findings
from medviewer.monograph.sections.vocabulary import default
from tests.bundled.facts import facts_of, not_on_page, without_fact
from tests.bundled.pages import section

LACKING = Path(__file__).with_name("lacking")
HEADING = re.compile(r"^### (.+)\n", re.M)
ITEM_LABEL = re.compile(r"^\* \*\*([^*:]+):\*\* ?(.*)$", re.M)
BY_VEIN_ROW = re.compile(r"^\| By vein: diluent \| Concentration \| Over \| Line \|\n\| --- .*\n\|", re.M)
ANSWERS = {
    "Dosage": ("Giving", "Kidney", "Liver", "Children", "Older people", "Missed dose", "Hold if"),
    "Precautions": ("Monitoring",),
    "Overdose": ("Signs", "First", "Antidote"),
}
INJECTED = re.compile(r"\b(?:injection|infusion|intravenous\w*|intramuscular\w*|subcutaneous\w*|by vein)\b", re.I)
MAXIMUM = re.compile(
    r"at most|no more than|never more than|no maximum|maximum|\bonce\b(?! daily| a )|no faster than", re.I
)
SPELLINGS = {
    "unit on both ends of a range": r"\d (mg|g|micrograms|mL|units)(/[^\s/]+)? to \d[\d,.]* \1(?:\2)?(?![\w/])",
    "a day behind a stroke": r"\b(?:mg|g|micrograms|mL|units)(?:/kg|/m²)?/(?:day|dose)\b",
    "range with a dash": r"\d ?[-–] ?\d+(?:\.\d+)? ?(?:mg|g|micrograms|mL|units|%|kg|years|days|hours)\b",
    "abbreviated microgram": r"\b(?:mcg|µg|μg|ug)\b",
    "abbreviated unit": r"\d[\d,.]* ?(?:IU|mIU|U)\b",
    "sign for a word": r"[<>≤≥] ?\d",
    "abbreviated maximum": r"\bmax\b",
    "latin or shorthand": r"\b(?:q\d+h|qd|qid|bd|tds|bid|tid|prn|po|iv|im|sc)\b",
}  # fmt: skip


def page_of(text: str) -> ClinicalPage:
    """Return a bundled page as the rules of `check --clinical` read it."""
    headings = list(HEADING.finditer(text))
    starts = [(found[1], found.end()) for found in headings]
    ends = [*[found.start() for found in headings[1:]], len(text)]
    sections = [
        ClinicalSection(default().key_of(title) or "other", text.count("\n", 0, start) + 1, text[start:end])
        for (title, start), end in zip(starts, ends, strict=True)
    ]
    title = re.search(r"^title: (.+)$", text, re.M)
    return ClinicalPage((title[1] if title else "").lower(), tuple(sections))


def body_of(text: str) -> str:
    return text.split("\n---\n", 1)[-1]


def meta_of(text: str) -> dict[str, Any]:
    """Return the front matter of a page."""
    return _meta(text.partition("\n---\n")[0])


@cache
def _meta(head: str) -> dict[str, Any]:
    return dict(frontmatter.loads(f"{head}\n---\n").metadata)


def by_the_program(text: str, stem: str) -> Iterator[str]:
    """Yield what `check --clinical` finds; `answers` and others ask for more than its last rules."""
    for one in findings(page_of(text)):
        if one.rule not in {"no answer", "no maximum", "unit"}:
            yield f"{one.rule}: {one.odd}"


def facts(text: str, stem: str) -> Iterator[str]:
    """Yield amounts of Dosage without a fact, and facts that the page does not have."""
    known = facts_of(stem)
    yield from (f"no fact: {one.partition(': ')[2]}" for one in without_fact(text, known))
    yield from (f"not on the page: {one}" for one in not_on_page(text, known))


def answers(text: str, stem: str) -> Iterator[str]:
    """Yield each question of the ward that a page does not answer under its label."""
    for title, labels in ANSWERS.items():
        found = ITEM_LABEL.findall(section(text, title))
        said = [label for label, sentence in found if sentence.strip()]
        yield from (f"no answer: {title}, {label}" for label in labels if label not in said)
        asked = [label for label in said if label in labels]
        if asked != sorted(set(asked), key=labels.index):
            yield f"order of answers: {title}"
    if needs_by_vein(text):
        yield "no answer: Dosage, By vein"


def needs_by_vein(text: str) -> bool:
    """Say whether a drug with an injection has neither the table By vein nor the sentence in its place."""
    dosage = section(text, "Dosage")
    forms = dict(ITEM_LABEL.findall(section(text, "Generic Name"))).get("Forms", "")
    return bool(INJECTED.search(forms or dosage)) and not BY_VEIN_ROW.search(dosage) and "* **By vein:**" not in dosage


def two_in_one(text: str, stem: str) -> Iterator[str]:
    """Yield items of Dosage that answer two questions."""
    for line in section(text, "Dosage").splitlines():
        labels = re.findall(r"\*\*([^*:]+):\*\*", line)
        if line.startswith("* ") and len(labels) > 1:
            yield f"two answers in one item: {', '.join(labels)}"


def bold_dose(text: str) -> str:
    """Return the usual dose, the first of Dosage in bold; empty where there is none."""
    found = re.search(r"^\*\*([^*]*\d[^*]*)\*\*", section(text, "Dosage"), re.M)
    return found[1] if found else ""


def bold_has_its_maximum(text: str, stem: str) -> Iterator[str]:
    if not MAXIMUM.search(bold_dose(text)):
        yield "bold dose without its maximum"


def brands_have_forms(text: str, stem: str) -> Iterator[str]:
    """Yield brands of front matter that no `* **Brands:**` names with its form in parentheses."""
    named = dict(ITEM_LABEL.findall(section(text, "Generic Name"))).get("Brands", "")
    for brand in meta_of(text)["brands"]:
        if not re.search(rf"(?:^|[,;] ){re.escape(brand)} \([a-z0-9][^()]*\)", named):
            yield f"brand without its form: {brand}"


def spellings(text: str, stem: str) -> Iterator[str]:
    """Yield amounts that are not spelt as docs/writing.md has it."""
    body = body_of(text)
    for fault, pattern in SPELLINGS.items():
        yield from sorted({f"{fault}: {found[0]}" for found in re.finditer(pattern, body)})


def kidney_tables_are_whole(text: str, stem: str) -> Iterator[str]:
    """Yield tables by clearance whose first or last range has an end, and their lack of a row for dialysis."""
    for part in page_of(text).of("dosage"):
        tables: dict[tuple[str, ...], list[tuple[float, float]]] = {}
        for place in part.places:
            found = interval(place) if place.heads and re.search(r"clearance|GFR", place.heads[0]) else None
            if found:
                tables.setdefault(place.heads, []).append((found.low, found.high))
        if tables and not any("dialysis" in place.cells[0] for place in part.places if place.cells):
            yield "no row for dialysis"
        for heads, ranges in tables.items():
            if max(high for _, high in ranges) != float("inf") or min(low for low, _ in ranges) > 0:
                yield f"table with an end: {heads[0]}"


CHECKS: tuple[Callable[[str, str], Iterable[str]], ...] = (
    facts, by_the_program, answers, two_in_one, bold_has_its_maximum, brands_have_forms, spellings,
    kidney_tables_are_whole,
)  # fmt: skip
"""All that is held of a page by its text alone."""


def odd(text: str, stem: str) -> set[str]:
    """Return all that the checks find odd on a page."""
    return {found for check in CHECKS for found in check(text, stem)}


def lacking(stem: str) -> set[str]:
    """Return what is known that a page still lacks; empty once its file is gone."""
    path = LACKING / f"{stem}.txt"
    return set(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else set()
