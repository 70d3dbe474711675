"""What the index of words does not find is found on the pages letter by letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.search import AbandonedError, PassageHit, Passages, Search

Write = Callable[..., Path]
Open = Callable[..., Catalogue]
WARD = {
    "a/alpha.md": "---\ntitle: Alphastatin\ndrug_class: β-blocker (sort of)\nbrands: [Foo®, Q/R]\n---\n# Alphastatin\n"
    "### Usage\nLowers lipids like any vastatin.\n### Dosage\nIf platelets < 10<sup>9</sup>/L, give ½ tablet "
    "(50 µg). Give at ≥ 50 ml.\n### Side Effects\nSee HLA-B*57:01, c.q. `[list]`.\n",
    "b/beta.md": "# Betadrug\n### Usage\nAt 10⁹/L or ≥\u00a0500 ml.\n### Dosage\n| Weight | Dose |\n|---|---|\n"
    "| 50 kg | 10 % |\n\nThe ﬁrst dose, Straße.\n### Precautions\nCount \uff13\uff10 drops.\n",
}


@pytest.fixture
def search(library: Write, indexed: Open) -> Search:
    return indexed(library(WARD, "ward")).search()


def said(found: Passages) -> list[tuple[str, str, list[str]]]:
    """Return drug, section and marked text of passages."""
    return [(hit.title, hit.section, marked(hit)) for hit in found.hits]


def marked(hit: PassageHit) -> list[str]:
    return [hit.snippet[start : start + length] for start, length in hit.marks]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("10^9/L", [("Alphastatin", "dosage", ["10^9/L"]), ("Betadrug", "usage", ["10⁹/L"])]),
        ("½", [("Alphastatin", "dosage", ["½"])]),
        ("1/2 tablet", [("Alphastatin", "dosage", ["½ tablet"])]),
        ("ug ", [("Betadrug", "", ["ug"])]),
        ("μg", [("Alphastatin", "dosage", ["µg"])]),
        ("β-blocker", [("Alphastatin", "", ["β-blocker"])]),
        ("Q/R", [("Alphastatin", "", ["Q/R"])]),
        ("c.q.", [("Alphastatin", "side_effects", ["c.q."])]),
        ("%", [("Betadrug", "dosage", ["%"])]),
        ("≥ 50", [("Alphastatin", "dosage", ["≥ 50"]), ("Betadrug", "usage", ["≥ 50"])]),
        ("vastat", [("Alphastatin", "usage", ["vastat"])]),
        ("first d", [("Betadrug", "dosage", ["ﬁrst d"])]),
        ("strass", [("Betadrug", "dosage", ["Straß"])]),
        ("30 dr", [("Betadrug", "precautions", ["３０ dr"])]),
        ("50 kg 10 %", [("Betadrug", "dosage", ["50 kg 10 %"])]),
        ("side eff", [("Alphastatin", "side_effects", [])]),
        ("in:usage ≥", [("Betadrug", "usage", ["≥"])]),
        ("≥ -µg", [("Betadrug", "usage", ["≥"])]),
        ("zzz", []),
        ('"', []),
    ],
)
def test_pages_are_gone_through_letter_by_letter(
    search: Search, query: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert said(search.scan(query)) == expected


def test_parts_count_only_where_nothing_holds_all_as_it_was_typed(search: Search) -> None:
    assert [hit.title for hit in search.scan("ml 500").hits] == ["Betadrug"]
    assert [hit.title for hit in search.scan("500 ml").hits] == ["Betadrug"]
    assert [hit.title for hit in search.scan("≥ tablet").hits] == ["Alphastatin"]


def test_counts_are_of_all_passages_and_the_pages_are_counted(search: Search) -> None:
    found = search.scan("ml", limit=1)
    assert len(found.hits) == 1 and found.counts == {"usage": 1, "dosage": 1} and found.scanned == 2
    assert found.labels["dosage"] == "Dosage"
    usage = search.scan("in:usage ml")
    assert usage.counts == found.counts and usage.sections == {"usage"}
    assert [hit.section for hit in usage.hits] == ["usage"]
    assert search.scan('"').scanned == 0


def test_a_pack_is_gone_through_as_its_folder_is(
    library: Write, pack_of: Callable[..., Path], indexed: Open, search: Search
) -> None:
    catalogue = indexed(pack_of(library(WARD, "packed")), library({"c.md": "# Gamma\n### Usage\nAt 10⁹/l.\n"}, "more"))
    found = catalogue.search().scan("10^9/L")
    assert {hit.title for hit in found.hits} == {"Betadrug", "Alphastatin", "Gamma"} and found.scanned == 3


def test_a_scan_is_abandoned_and_says_how_far_it_is(library: Write, indexed: Open) -> None:
    pages = {f"p{number}.md": f"# Drug{number}\n### Usage\nText.\n" for number in range(1200)}
    search = indexed(library(pages)).search()
    told: list[tuple[int, int]] = []

    def interrupt(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            search.interrupt()

    with pytest.raises(AbandonedError):
        search.scan("zzz", on_progress=interrupt)
    assert told == [(0, 1200), (100, 1200)]
    with pytest.raises(AbandonedError):
        search.scan("zzz", unwanted=lambda: True)
    assert search.scan("zzz").scanned == 1200
    assert len(search.scan("Text.", limit=2000).hits) == 1200
