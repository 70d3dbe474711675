"""A bundled page that names another bundled drug under Interactions is named back there.

Whoever reads one of the two pages has to meet the pair. Names are those of the titles and their synonyms.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from medviewer.library.names import synonyms
from medviewer.library.names.folding import fold
from tests.bundled.pages import EVERY_PAGE, PAGES, body, post, section

SHORT = {
    "insulin glargine": ["insulin"],
    "insulin isophane": ["insulin", "insulin human"],
    "insulin lispro": ["insulin"],
    "insulin soluble": ["insulin", "insulin human"],
    "ado trastuzumab emtansine": ["trastuzumab emtansine"],
    "valproic acid": ["valproate", "divalproex"],
}
"""What other pages call a drug by, where its title says more."""
PATTERNS = {"glucose": r"glucose (?=\d)", "insulin": r"(?<!isophane )insulins?(?! isophane)(?!\w)"}
"""Names that mean something else as well: a laboratory value unless a strength follows, or one kind of insulin."""


@cache
def interactions(page: Path) -> str:
    found = section(body(page), "Interactions")
    assert found, page
    return fold(found)


@cache
def names(page: Path) -> frozenset[str]:
    """Return what a page is called, folded: its title, each ingredient or bracketed name of it, their synonyms."""
    title = str(post(page)["title"])
    called = [fold(part) for part in (title, *re.split(r"[+()]", title)) if fold(part)]
    called += [short for name in called for short in SHORT.get(name, [])]
    return frozenset([*called, *synonyms.aliases(called, synonyms.shared())])


def is_named(page: Path, text: str) -> bool:
    patterns = (PATTERNS.get(name, rf"{re.escape(name)}s?(?!\w)") for name in names(page))
    return any(re.search(rf"(?<!\w){pattern}", text) for pattern in patterns)


def shares_an_ingredient(one: Path, other: Path) -> bool:
    return bool(names(one) & names(other))


def one_way(page: Path) -> list[str]:
    """Return the pages that this one names and that do not name it."""
    others = [other for other in PAGES if other != page and not shares_an_ingredient(page, other)]
    named = [other for other in others if is_named(other, interactions(page))]
    return [other.stem for other in named if not is_named(page, interactions(other))]


@EVERY_PAGE
def test_a_drug_that_is_named_under_interactions_names_it_back(page: Path) -> None:
    assert one_way(page) == []


@pytest.mark.parametrize(
    ("stem", "text", "named"),
    [
        ("heparin", "Heparins add to it.", True),
        ("heparin", "Heparinoids add to it.", False),
        ("paracetamol", "With acetaminophen.", True),
        ("epinephrine-adrenaline", "Adrenaline: no answer.", True),
        ("sulfamethoxazole-trimethoprim", "Co-trimoxazole: avoid.", True),
        ("sulfamethoxazole-trimethoprim", "Trimethoprim: avoid.", True),
        ("insulin-glargine", "Insulin: more.", True),
        ("insulin-glargine", "Isophane insulin: allergy.", False),
        ("glucose", "Insulin: glucose rises.", False),
        ("glucose", "Only in glucose 5 %.", True),
        ("valproic-acid", "Valproate: less.", True),
        ("morphine", "Apomorphine: never.", False),
        ("amoxicillin", "Penicillins: less.", False),
    ],
)
def test_a_name_is_a_whole_word_in_any_spelling(stem: str, text: str, named: bool) -> None:
    [page] = [page for page in PAGES if page.stem == stem]
    assert is_named(page, fold(text)) is named
